//! Distances to regions and lines.
//!
//! Edges of outlines are straight in lon/lat, as RFC 7946 section 3.1.1 says. Holes count
//! as outside.

use geo::{Contains, Coord, LineString, MultiPolygon, Point};

use super::geodesic::inverse;
use crate::model::{Meters, Position};

/// The nearest point of a region.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Zero for a position inside.
    pub distance: Meters,
    /// The nearest point of the outline, or the position itself if it is inside.
    pub at: Position,
}

/// The smallest radius of curvature of WGS 84: that of the meridian at the equator.
const SMALLEST_RADIUS: Meters = Meters(6_335_439.0);
/// Points sampled along an edge before the search narrows.
const SAMPLES: u32 = 9;
/// Steps of the golden-section search: it ends within millimeters.
const STEPS: u32 = 42;
/// Most that a distance on the sphere differs from the geodesic, as a share: the flattening
/// of WGS 84, twice for safety.
pub(super) const SPHERE: f64 = 0.007;
/// Edges that are searched at the most.
const SEARCHED: usize = 60;

/// How far a position is from a region, `None` for a region without an outline.
///
/// # Units
/// Meters along the geodesic to the nearest point of the outline, within a millimeter.
#[must_use]
pub fn distance_to_region(from: Position, region: &MultiPolygon<f64>) -> Option<Nearest> {
    if region.contains(&Point::new(from.lon(), from.lat())) {
        return Some(Nearest { distance: Meters(0.0), at: from });
    }
    distance_to_lines(from, rings(region))
}

/// How far a position is from the nearest point of lines, `None` if there is none.
pub(super) fn distance_to_lines<'a>(
    from: Position,
    lines: impl Iterator<Item = &'a LineString<f64>>,
) -> Option<Nearest> {
    let away = |c: Coord<f64>| inverse(from, Position::folded(c.x, c.y)).distance.0;
    let (edges, limit) = near_edges(from, lines);
    let mut best: Option<(f64, Coord<f64>)> = None;
    for edge in edges.iter().take_while(|edge| edge.least <= limit).take(SEARCHED) {
        // No later edge can be nearer.
        if best.is_some_and(|(distance, _)| edge.least * SMALLEST_RADIUS.0 > distance) {
            break;
        }
        let found = nearest_on_edge(away, edge.a, edge.b);
        if best.is_none_or(|(distance, _)| found.0 < distance) {
            best = Some(found);
        }
    }
    best.map(|(distance, c)| Nearest {
        distance: Meters(distance),
        at: Position::folded(c.x, c.y),
    })
}

/// An edge with the least angle that any of its points can be away, in radians.
struct Edge {
    least: f64,
    a: Coord<f64>,
    b: Coord<f64>,
}

/// The edges by how near they can be on the sphere, and how near the nearest surely is.
fn near_edges<'a>(
    from: Position,
    lines: impl Iterator<Item = &'a LineString<f64>>,
) -> (Vec<Edge>, f64) {
    let here = unit(Coord { x: from.lon(), y: from.lat() });
    let angle = |c: Coord<f64>| {
        let there = unit(c);
        let chord = (0..3).map(|i| (there[i] - here[i]).powi(2)).sum::<f64>().sqrt();
        2.0 * (chord / 2.0).min(1.0).asin()
    };
    let mut best = f64::INFINITY;
    let mut edges = Vec::new();
    for line in lines {
        let mut before = line.0.first().map(|c| (angle(*c), *c));
        for &b in line.0.iter().skip(1) {
            let Some((far_a, a)) = before else { break };
            let far_b = angle(b);
            let equatorward = a.y.abs().min(b.y.abs()).to_radians().cos();
            let length = (b.y - a.y).hypot((b.x - a.x) * equatorward).to_radians();
            best = best.min(far_a).min(far_b);
            edges.push(Edge { least: (far_a + far_b - length) / 2.0, a, b });
            before = Some((far_b, b));
        }
    }
    let limit = best * (1.0 + 2.0 * SPHERE);
    edges.retain(|edge| edge.least <= limit);
    edges.sort_by(|x, y| x.least.total_cmp(&y.least));
    (edges, limit)
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
) -> impl Iterator<Item = &LineString<f64>> {
    region.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

pub(super) fn along(a: Coord<f64>, b: Coord<f64>, share: f64) -> Coord<f64> {
    Coord { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }
}

/// Golden-section search around the best sample of an edge.
fn nearest_on_edge(
    away: impl Fn(Coord<f64>) -> f64,
    a: Coord<f64>,
    b: Coord<f64>,
) -> (f64, Coord<f64>) {
    let at = |share: f64| away(along(a, b, share));
    let step = 1.0 / f64::from(SAMPLES);
    let best = (0..=SAMPLES)
        .map(|i| f64::from(i) * step)
        .min_by(|x, y| at(*x).total_cmp(&at(*y)))
        .unwrap_or(0.0);
    let (mut low, mut high) = ((best - step).max(0.0), (best + step).min(1.0));
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    for _ in 0..STEPS {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if at(left) < at(right) {
            high = right;
        } else {
            low = left;
        }
    }
    let share = [f64::midpoint(low, high), 0.0, 1.0]
        .into_iter()
        .min_by(|x, y| at(*x).total_cmp(&at(*y)))
        .unwrap_or(0.0);
    (at(share), along(a, b, share))
}
