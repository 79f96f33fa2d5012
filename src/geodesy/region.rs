//! Distances to regions and lines.
//!
//! Edges of outlines are straight in lon/lat, as RFC 7946 section 3.1.1 says. Holes count
//! as outside.

use geo::{Contains, Coord, LineString, MultiPolygon, Point};

use super::edges::Edges;
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
/// More than the largest radius of curvature of WGS 84, that at the poles.
const LARGEST_RADIUS: Meters = Meters(6_400_000.0);
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
    nearest_of(from, &Edges::new(lines))
}

/// The nearest point of edges to a position, `None` if there is none.
pub(super) fn nearest_of(from: Position, edges: &Edges) -> Option<Nearest> {
    let away = |c: Coord<f64>| inverse(from, Position::folded(c.x, c.y)).distance.0;
    let (edges, limit) = edges.near(from);
    let mut best: Option<(f64, Coord<f64>)> = None;
    for edge in edges.iter().take_while(|edge| edge.least <= limit).take(SEARCHED) {
        // No later edge can be nearer.
        if best.is_some_and(|(distance, _)| edge.least * SMALLEST_RADIUS.0 > distance) {
            break;
        }
        // No point of an edge is nearer than half of what the ways to its ends are longer
        // than the edge.
        let spare = |distance: f64| {
            let ends = away(edge.a) + away(edge.b);
            (ends - edge.length * LARGEST_RADIUS.0) / 2.0 > distance
        };
        if best.is_some_and(|(distance, _)| spare(distance)) {
            continue;
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
    let samples = (0..=SAMPLES).map(|i| f64::from(i) * step);
    let best = samples
        .map(|share| (share, at(share)))
        .min_by(|x, y| x.1.total_cmp(&y.1))
        .map_or(0.0, |(share, _)| share);
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
    let ends = [f64::midpoint(low, high), 0.0, 1.0].map(|share| (share, at(share)));
    let nearest = ends.into_iter().min_by(|x, y| x.1.total_cmp(&y.1));
    let (share, distance) = nearest.unwrap_or((0.0, at(0.0)));
    (distance, along(a, b, share))
}
