//! Distances to regions and the reach of a region.
//!
//! Edges of outlines are straight in lon/lat, as RFC 7946 section 3.1.1 says. Holes count
//! as outside.

use geo::orient::Direction;
use geo::{Contains, Coord, LineString, MultiPolygon, Orient, Point, unary_union};

use super::geodesic::inverse;
use super::ring::{Tolerance, disc};
use crate::error::Error;
use crate::model::{Meters, Position};

/// The nearest point of a region.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// Zero for a position inside.
    pub distance: Meters,
    /// The nearest point of the outline, or the position itself if it is inside.
    pub at: Position,
}

/// Points sampled along an edge before the search narrows.
const SAMPLES: u32 = 9;
/// Steps of the golden-section search: it ends within millimeters.
const STEPS: u32 = 60;
/// Discs that are united in one go.
const NEIGHBORS: usize = 8;
/// Edges whose best sample is within this share of the overall best are searched.
const WORTH_SEARCHING: f64 = 1.2;

/// How far a position is from a region, `None` for a region without an outline.
///
/// # Units
/// Meters along the geodesic to the nearest point of the outline.
#[must_use]
pub fn distance_to_region(from: Position, region: &MultiPolygon<f64>) -> Option<Nearest> {
    if region.contains(&Point::new(from.lon(), from.lat())) {
        return Some(Nearest { distance: Meters(0.0), at: from });
    }
    let away = |c: Coord<f64>| inverse(from, Position::folded(c.x, c.y)).distance.0;
    let mut sampled: Vec<(f64, Coord<f64>, Coord<f64>)> = edges(region)
        .map(|(a, b)| {
            let shares = (0..=SAMPLES).map(|i| f64::from(i) / f64::from(SAMPLES));
            let best = shares.map(|s| away(along(a, b, s))).fold(f64::INFINITY, f64::min);
            (best, a, b)
        })
        .collect();
    sampled.sort_by(|a, b| a.0.total_cmp(&b.0));
    let limit = sampled.first()?.0 * WORTH_SEARCHING + 1.0;
    sampled
        .iter()
        .take_while(|(best, ..)| *best <= limit)
        .take(40)
        .map(|&(_, a, b)| nearest_on_edge(away, a, b))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(distance, c)| Nearest {
            distance: Meters(distance),
            at: Position::folded(c.x, c.y),
        })
}

/// Everything within `radius` of any point of a region.
///
/// The union of the region and of discs along its outline, spaced so that their scallops
/// stay within the tolerance.
///
/// # Errors
/// As [`disc`].
pub fn reach(
    region: &MultiPolygon<f64>,
    radius: Meters,
    tolerance: Tolerance,
) -> Result<MultiPolygon<f64>, Error> {
    // The disc of a point touches its neighbors' within the tolerance at this spacing.
    let spacing = Meters(1.4 * radius.0 * (2.0 * tolerance.0).sqrt());
    // A corner this close to the one before adds less than half the tolerance.
    let negligible = Meters(0.5 * tolerance.0 * radius.0);
    let mut parts: Vec<MultiPolygon<f64>> = Vec::new();
    for ring in rings(region) {
        for at in spaced(ring, spacing, negligible) {
            parts.push(disc(at, radius, tolerance)?);
        }
    }
    // Neighbors first: most of their circles lie inside one another and are gone at once.
    while parts.len() > NEIGHBORS {
        parts = parts.chunks(NEIGHBORS).map(unary_union).collect();
    }
    // The union goes by winding, and outlines come wound either way.
    parts.push(region.orient(Direction::Default));
    Ok(unary_union(&parts))
}

/// Positions along a closed ring: its corners, but those within `negligible` of the one
/// before, and further ones so that none are more than `spacing` apart.
fn spaced(ring: &LineString<f64>, spacing: Meters, negligible: Meters) -> Vec<Position> {
    let mut found: Vec<Position> = Vec::new();
    for edge in ring.0.windows(2) {
        let (a, b) = (
            Position::folded(edge[0].x, edge[0].y),
            Position::folded(edge[1].x, edge[1].y),
        );
        let length = inverse(a, b).distance.0;
        let near =
            found.last().is_some_and(|last| inverse(*last, a).distance < negligible);
        if near && length < negligible.0 {
            continue;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let pieces = (length / spacing.0).ceil().clamp(1.0, 100_000.0) as u32;
        found.extend((0..pieces).map(|i| {
            let c = along(edge[0], edge[1], f64::from(i) / f64::from(pieces));
            Position::folded(c.x, c.y)
        }));
    }
    found
}

fn rings(region: &MultiPolygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    region.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
}

fn edges(region: &MultiPolygon<f64>) -> impl Iterator<Item = (Coord<f64>, Coord<f64>)> {
    rings(region).flat_map(|ring| ring.0.windows(2).map(|e| (e[0], e[1])))
}

fn along(a: Coord<f64>, b: Coord<f64>, share: f64) -> Coord<f64> {
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
