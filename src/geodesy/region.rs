//! Distances to regions and lines.
//!
//! Edges of outlines are straight in lon/lat, as RFC 7946 section 3.1.1 says. Holes count
//! as outside.

use geo::{Contains, Coord, LineString, MultiPolygon, Point};

use super::edges::{Edge, Edges, SPHERE, rings, unit};
use super::geodesic::inverse;
use crate::model::{Azimuth, Meters, Position};

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
/// Where the search along an edge ends: the distance changes by far less than a millimeter.
const ENOUGH: Meters = Meters(0.01);
/// More than the directions to a place on the sphere and on WGS 84 differ, in degrees, up to
/// a quarter of the Earth away: the flattening turns a geodesic by no more than .2.
const TURNED: f64 = 1.0;
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
    lines: impl Iterator<Item = &'a LineString<f64>> + Clone,
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
        let found = nearest_on_edge(away, edge);
        if best.is_none_or(|(distance, _)| found.0 < distance) {
            best = Some(found);
        }
    }
    best.map(|(distance, c)| Nearest {
        distance: Meters(distance),
        at: Position::folded(c.x, c.y),
    })
}

pub(super) fn along(a: Coord<f64>, b: Coord<f64>, share: f64) -> Coord<f64> {
    Coord { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) }
}

/// Golden-section search around the best sample of an edge (Kiefer 1953).
fn nearest_on_edge(away: impl Fn(Coord<f64>) -> f64, edge: &Edge) -> (f64, Coord<f64>) {
    let (a, b) = (edge.a, edge.b);
    let at = |share: f64| away(along(a, b, share));
    let step = 1.0 / f64::from(SAMPLES);
    let samples = (0..=SAMPLES).map(|i| f64::from(i) * step);
    let best = samples
        .map(|share| (share, at(share)))
        .min_by(|x, y| x.1.total_cmp(&y.1))
        .map_or(0.0, |(share, _)| share);
    let (mut low, mut high) = ((best - step).max(0.0), (best + step).min(1.0));
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    let enough = ENOUGH.0 / (edge.length * LARGEST_RADIUS.0).max(ENOUGH.0);
    let inner =
        |low: f64, high: f64| (high - golden * (high - low), low + golden * (high - low));
    let (mut left, mut right) = inner(low, high);
    let (mut at_left, mut at_right) = (at(left), at(right));
    while high - low > enough {
        if at_left < at_right {
            high = right;
            (right, at_right) = (left, at_left);
            left = inner(low, high).0;
            at_left = at(left);
        } else {
            low = left;
            (left, at_left) = (right, at_right);
            right = inner(low, high).1;
            at_right = at(right);
        }
    }
    let ends = [f64::midpoint(low, high), 0.0, 1.0].map(|share| (share, at(share)));
    let nearest = ends.into_iter().min_by(|x, y| x.1.total_cmp(&y.1));
    let (share, distance) = nearest.unwrap_or((0.0, at(0.0)));
    (distance, along(a, b, share))
}

/// How far the outline of a region reaches from a position in the directions around an
/// azimuth: the way to the farthest corner there, `None` where none lies there.
///
/// # Units
/// `half_angle` in degrees to either side; meters along the geodesic.
#[must_use]
pub fn reach_towards(
    from: Position,
    region: &MultiPolygon<f64>,
    azimuth: Azimuth,
    half_angle: f64,
) -> Option<Meters> {
    let up = unit(Coord { x: from.lon(), y: from.lat() });
    let (sin_lat, cos_lat) = from.lat().to_radians().sin_cos();
    let (sin_lon, cos_lon) = from.lon().to_radians().sin_cos();
    let north = [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat];
    let east = [-sin_lon, cos_lon, 0.0];
    let (sin, cos) = azimuth.degrees().to_radians().sin_cos();
    let ahead = [0, 1, 2].map(|i| cos * north[i] + sin * east[i]);
    let dot = |a: [f64; 3], b: [f64; 3]| (0..3).map(|i| a[i] * b[i]).sum::<f64>();
    let least = (half_angle + TURNED).min(180.0).to_radians().cos();
    let corners = region.iter().flat_map(|polygon| polygon.exterior().0.iter());
    let mut there: Vec<(f64, Coord<f64>)> = corners
        .map(|corner| (unit(*corner), *corner))
        .filter(|(there, _)| {
            let level = (1.0 - dot(*there, up).powi(2)).max(0.0).sqrt();
            let far = dot(*there, up) < 0.0;
            far || dot(*there, ahead) >= least * level
        })
        .map(|(there, corner)| (dot(there, up), corner))
        .collect();
    // Farthest first, so that most ways need not be measured.
    there.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut best: Option<f64> = None;
    for (cosine, corner) in there {
        let most = cosine.clamp(-1.0, 1.0).acos() * LARGEST_RADIUS.0 * (1.0 + SPHERE);
        if best.is_some_and(|best| best > most) {
            break;
        }
        let way = inverse(from, Position::folded(corner.x, corner.y));
        let turn = way.azimuth.degrees() - azimuth.degrees();
        let turn = (turn + 180.0).rem_euclid(360.0) - 180.0;
        if turn.abs() <= half_angle {
            best = Some(best.unwrap_or(0.0).max(way.distance.0));
        }
    }
    best.map(Meters)
}

#[cfg(test)]
mod tests {
    use geo::{LineString, Polygon};

    use super::*;

    /// A ragged outline of so many corners around a position.
    fn ragged(middle: (f64, f64), wide: f64) -> MultiPolygon<f64> {
        let corners = (0..90_u32).map(|i| {
            let turn = (f64::from(i) * 4.0).to_radians();
            let out = wide * (0.5 + 0.5 * f64::from(i * 37 % 90) / 90.0);
            (middle.0 + out * turn.cos(), middle.1 + 0.6 * out * turn.sin())
        });
        MultiPolygon(vec![Polygon::new(corners.collect::<LineString>(), Vec::new())])
    }

    #[test]
    fn the_farthest_corner_of_a_sector_is_that_of_measuring_all() {
        for (middle, wide) in
            [((31.0, 49.0), 8.0), ((-102.0, 23.0), 20.0), ((20.0, 68.0), 40.0)]
        {
            let region = ragged(middle, wide);
            let from = Position::folded(middle.0 + 1.0, middle.1 - 0.5);
            for (degrees, half_angle) in
                [(0.0, 45.0), (45.0, 22.5), (112.5, 11.25), (270.0, 45.0), (10.0, 0.5)]
            {
                let corners = region.iter().flat_map(|p| p.exterior().0.iter());
                let ways = corners.map(|c| inverse(from, Position::folded(c.x, c.y)));
                let ways = ways.filter(|way| {
                    let turn = way.azimuth.degrees() - degrees;
                    ((turn + 180.0).rem_euclid(360.0) - 180.0).abs() <= half_angle
                });
                let most = ways.map(|way| way.distance.0).reduce(f64::max);
                let found =
                    reach_towards(from, &region, Azimuth::new(degrees), half_angle);
                assert_eq!(found.map(|reach| reach.0), most, "{middle:?} {degrees}");
            }
        }
    }
}
