//! The edges of lines, prepared so that many positions can be measured to them.

use geo::{Coord, LineString, MultiPolygon};

use crate::model::Position;

/// Most that a distance on the sphere differs from the geodesic, as a share: the flattening
/// of WGS 84, twice for safety.
pub(super) const SPHERE: f64 = 0.007;

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

/// The direction of a position from the center of a sphere.
pub(super) fn unit(c: Coord<f64>) -> [f64; 3] {
    let (sin_lat, cos_lat) = c.y.to_radians().sin_cos();
    let (sin_lon, cos_lon) = c.x.to_radians().sin_cos();
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// All rings of an outline.
pub(super) fn rings(
    region: &MultiPolygon<f64>,
) -> impl Iterator<Item = &LineString<f64>> + Clone {
    region.0.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}
