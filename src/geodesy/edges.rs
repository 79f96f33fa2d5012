//! The edges of lines, prepared so that many positions can be measured to them.

use std::cell::OnceCell;

use geo::{
    BoundingRect, Contains, Coord, Intersects, LineString, MultiPolygon, Point, Rect,
};

use super::region::{Nearest, SPHERE, nearest_of, rings, unit};
use crate::model::{Meters, Position};

/// An edge with the least angle that any of its points can be away, in radians.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    pub(super) least: f64,
    /// No less than its length, in radians.
    pub(super) length: f64,
    pub(super) a: Coord<f64>,
    pub(super) b: Coord<f64>,
}

/// The edges of lines.
#[derive(Debug, Default)]
pub(super) struct Edges {
    corners: Vec<(Coord<f64>, [f64; 3])>,
    /// The first corner of each edge (the next one ends it) and its length, in radians.
    edges: Vec<(usize, f64)>,
}

impl Edges {
    pub(super) fn new<'a>(
        lines: impl Iterator<Item = &'a LineString<f64>> + Clone,
    ) -> Self {
        let count = lines.clone().map(|line| line.0.len()).sum();
        let mut edges =
            Self { corners: Vec::with_capacity(count), edges: Vec::with_capacity(count) };
        for line in lines.filter(|line| line.0.len() > 1) {
            for pair in line.0.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                let lowest = if a.y * b.y < 0.0 { 0.0 } else { a.y.abs().min(b.y.abs()) };
                let equatorward = lowest.to_radians().cos();
                let (up, across) = (b.y - a.y, (b.x - a.x) * equatorward);
                let length = (up * up + across * across).sqrt().to_radians();
                edges.edges.push((edges.corners.len(), length));
                edges.corners.push((a, unit(a)));
            }
            edges.corners.extend(line.0.last().map(|c| (*c, unit(*c))));
        }
        edges
    }

    /// The edges by how near they can be to a position on the sphere, and how near the
    /// nearest surely is. Those that cannot be the nearest are left out.
    pub(super) fn near(&self, from: Position) -> (Vec<Edge>, f64) {
        let here = unit(Coord { x: from.lon(), y: from.lat() });
        let chord = |there: [f64; 3]| {
            (0..3).map(|i| (there[i] - here[i]).powi(2)).sum::<f64>().sqrt()
        };
        let chords: Vec<f64> = self.corners.iter().map(|(_, at)| chord(*at)).collect();
        let angle = |chord: f64| 2.0 * (chord / 2.0).min(1.0).asin();
        let best = angle(chords.iter().copied().fold(f64::INFINITY, f64::min));
        let limit = best * (1.0 + 2.0 * SPHERE);
        let mut edges = Vec::new();
        for &(first, length) in &self.edges {
            let (a, b) = (chords[first], chords[first + 1]);
            // An angle is no less than its chord: most edges are too far by that alone.
            if (a + b - length) / 2.0 > limit {
                continue;
            }
            let least = (angle(a) + angle(b) - length) / 2.0;
            if least <= limit {
                let (a, b) = (self.corners[first].0, self.corners[first + 1].0);
                edges.push(Edge { least, length, a, b });
            }
        }
        edges.sort_by(|x, y| x.least.total_cmp(&y.least));
        (edges, limit)
    }
}

/// A region prepared so that many positions can be measured to it.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    region: &'a MultiPolygon<f64>,
    boxes: Vec<Option<Rect<f64>>>,
    /// Prepared when something is measured to them first.
    edges: OnceCell<Edges>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(region: &'a MultiPolygon<f64>) -> Self {
        let boxes = region.iter().map(BoundingRect::bounding_rect).collect();
        Self { region, boxes, edges: OnceCell::new() }
    }

    /// Whether a position lies inside.
    pub(super) fn holds(&self, c: Coord<f64>) -> bool {
        let mut parts = self.region.iter().zip(&self.boxes);
        parts.any(|(part, around)| {
            around.is_some_and(|around| around.intersects(&c)) && part.contains(&Point(c))
        })
    }

    /// The nearest point to a position, `None` for a region without an outline.
    pub(super) fn nearest(&self, from: Position) -> Option<Nearest> {
        if self.holds(Coord { x: from.lon(), y: from.lat() }) {
            return Some(Nearest { distance: Meters(0.0), at: from });
        }
        nearest_of(from, self.edges.get_or_init(|| Edges::new(rings(self.region))))
    }
}
