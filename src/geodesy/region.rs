//! Distances to regions and the reach of a region.
//!
//! Edges of outlines are straight in lon/lat, as RFC 7946 section 3.1.1 says. Holes count
//! as outside.

use geo::orient::Direction;
use geo::{
    Contains, Coord, LineString, MultiPolygon, Orient, Point, Polygon, unary_union,
};

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

/// The equatorial radius of WGS 84.
const EQUATOR: Meters = Meters(6_378_137.0);
/// The smallest radius of curvature of WGS 84: that of the meridian at the equator.
const SMALLEST_RADIUS: Meters = Meters(6_335_439.0);
/// Points sampled along an edge before the search narrows.
const SAMPLES: u32 = 9;
/// Steps of the golden-section search: it ends within millimeters.
const STEPS: u32 = 42;
/// Discs that are united in one go.
const NEIGHBORS: usize = 8;
/// Most that a distance on the sphere differs from the geodesic, as a share: the flattening
/// of WGS 84, twice for safety.
const SPHERE: f64 = 0.007;
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
    let region = without_small_holes(region, radius);
    let mut corners = Vec::new();
    for ring in rings(&region) {
        corners.extend(spaced(ring, spacing, negligible));
    }
    let (exposed, covered) = by_exposure(corners, radius);
    let mut parts: Vec<MultiPolygon<f64>> = Vec::new();
    for at in exposed {
        parts.push(disc(at, radius, tolerance)?);
    }
    // The union goes by winding, and outlines come wound either way.
    let whole = union(parts, region.orient(Direction::Default));
    // Without the covered discs a hole may open that they would fill.
    let mut fillings = Vec::new();
    for at in covered.into_iter().filter(|at| is_near_hole(&whole, *at, radius)) {
        fillings.push(disc(at, radius, tolerance)?);
    }
    if fillings.is_empty() { Ok(whole) } else { Ok(union(fillings, whole)) }
}

/// The union of discs with what they surround.
fn union(
    mut parts: Vec<MultiPolygon<f64>>,
    inside: MultiPolygon<f64>,
) -> MultiPolygon<f64> {
    // Neighbors first: most of their circles lie inside one another and are gone at once.
    while parts.len() > NEIGHBORS {
        parts = parts.chunks(NEIGHBORS).map(unary_union).collect();
    }
    parts.push(inside);
    unary_union(&parts)
}

/// Whether a disc may reach into a hole: by boxes, a little too often.
fn is_near_hole(whole: &MultiPolygon<f64>, at: Position, radius: Meters) -> bool {
    let north = radius.0 / EQUATOR.0.to_radians() * 1.02;
    let east = north / at.lat().to_radians().cos().max(0.05);
    whole.iter().flat_map(Polygon::interiors).any(|hole| {
        let near = |c: &Coord<f64>| {
            (c.x - at.lon()).abs() <= east && (c.y - at.lat()).abs() <= north
        };
        hole.0.iter().any(near)
    })
}

/// The region without holes that the reach fills anyway: those no wider than the radius.
fn without_small_holes(region: &MultiPolygon<f64>, radius: Meters) -> MultiPolygon<f64> {
    let wide = |hole: &&LineString<f64>| {
        let lons = hole.0.iter().map(|c| c.x);
        let lats = hole.0.iter().map(|c| c.y);
        let span = |values: &mut dyn Iterator<Item = f64>| {
            let ends = values.fold((f64::MAX, f64::MIN), |e, v| (e.0.min(v), e.1.max(v)));
            ends.1 - ends.0
        };
        let degrees = span(&mut lons.into_iter()).hypot(span(&mut lats.into_iter()));
        degrees.to_radians() * EQUATOR.0 > radius.0
    };
    let kept = region.iter().map(|polygon| {
        let holes = polygon.interiors().iter().filter(wide).cloned().collect();
        Polygon::new(polygon.exterior().clone(), holes)
    });
    MultiPolygon(kept.collect())
}

/// Directions in which the edge of a disc is looked at.
const DIRECTIONS: usize = 384;
/// What the plane around a point adds to the angles seen from it, in radians, up to
/// [`PLANE`].
const ANGLE_DOUBT: f64 = 0.02;
/// Largest radius for which the surroundings of a point are taken as a plane.
const PLANE: Meters = Meters(400_000.0);

/// The corners whose discs can reach the edge of the union, and the others.
///
/// The edge of a disc is covered by another of the same radius in all directions within
/// acos(d / 2r) of the other's center, d away. Corners that are covered all around add
/// nothing: most of those in the notches of a coast.
fn by_exposure(corners: Vec<Position>, radius: Meters) -> (Vec<Position>, Vec<Position>) {
    let polar = corners.iter().any(|p| p.lat().abs() > 75.0 || p.lon().abs() > 170.0);
    if radius > PLANE || polar || corners.len() < 2 * NEIGHBORS {
        return (corners, Vec::new());
    }
    let degree = EQUATOR.0.to_radians();
    let is_exposed = |at: &Position| {
        let shrink = at.lat().to_radians().cos();
        let mut open = [true; DIRECTIONS];
        let mut left = DIRECTIONS;
        for other in &corners {
            let y = (other.lat() - at.lat()) * degree;
            if y.abs() > 2.0 * radius.0 {
                continue;
            }
            let x = (other.lon() - at.lon()) * shrink * degree;
            let away = x.hypot(y);
            if away == 0.0 || away >= 2.0 * radius.0 {
                continue;
            }
            let half = (away / (2.0 * radius.0)).acos() - ANGLE_DOUBT;
            left -= close(&mut open, x.atan2(y), half);
            if left == 0 {
                return false;
            }
        }
        true
    };
    corners.iter().copied().partition(is_exposed)
}

/// Closes the directions that lie wholly within `half` of an angle; how many were open.
fn close(open: &mut [bool; DIRECTIONS], angle: f64, half: f64) -> usize {
    let turn = std::f64::consts::TAU;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let step = turn / DIRECTIONS as f64;
    let first = ((angle - half) / step).ceil();
    let last = ((angle + half) / step).floor();
    let mut closed = 0;
    let mut at = first;
    while at < last {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        #[expect(clippy::cast_precision_loss)]
        let bin = at.rem_euclid(DIRECTIONS as f64) as usize % DIRECTIONS;
        closed += usize::from(std::mem::replace(&mut open[bin], false));
        at += 1.0;
    }
    closed
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
