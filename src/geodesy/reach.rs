//! The reach of a region: everything within a distance of any of its points.
//!
//! The union of discs along the outline, of which only those arcs are drawn that no other
//! disc covers: thick sectors along the edge of the reach. What they enclose is filled,
//! where it is within reach.

use geo::orient::Direction;
use geo::{
    BooleanOps, BoundingRect, Contains, Coord, InteriorPoint, LineString, MultiPolygon,
    Orient, Polygon, unary_union,
};

use super::antimeridian::polygon;
use super::edges::{SPHERE, rings, unit};
use super::geodesic::destination;
use super::region::{along, distance_to_region};
use super::ring::{Tolerance, arc, disc};
use crate::error::Error;
use crate::model::{Azimuth, Meters, Position};

/// The equatorial radius of WGS 84.
pub(super) const EQUATOR: Meters = Meters(6_378_137.0);
/// Directions in which the edge of a disc is looked at: whole words of bits.
const DIRECTIONS: usize = 384;
const WORDS: usize = DIRECTIONS / 64;
/// What the sphere adds to the angles seen from a point, in radians.
const ANGLE_DOUBT: f64 = 0.02;
/// Directions that an arc goes on beyond what no other disc covers.
const BEYOND: usize = 3;
/// An arc of so many directions is drawn as a whole disc.
const WHOLE: usize = 300;
/// How far in from its arc a sector reaches, as a share of the radius.
const INNER: f64 = 0.8;
/// Whether the corners of a hole nearer than this share of the radius tell that it is none.
const WITHIN: f64 = 0.97;
/// From this radius on no sectors are drawn, only discs: a straight edge in lon/lat may
/// leave a large disc.
const LARGE: Meters = Meters(1_000_000.0);
/// From this radius on every disc is drawn: the angles above hold up to a quarter of the
/// Earth.
const HUGE: Meters = Meters(8_000_000.0);

/// Points of an outline at the most: a longer one is walked in longer steps.
const MOST: f64 = 20_000.0;

/// A point of the outline.
pub(super) struct Corner {
    pub(super) at: Position,
    /// Its direction from the center of the Earth.
    pub(super) unit: [f64; 3],
    /// Whether its disc may meet the antimeridian or a pole.
    by_seam: bool,
}

/// Everything within `radius` of any point of a region.
///
/// The union of the region and of discs along its outline, spaced so that their scallops
/// stay within the tolerance; of an outline thousands of times longer than the radius, so that
/// there are no more than 20,000: the edge then strays by less than such a step.
///
/// # Errors
/// As [`disc`].
pub fn reach(
    region: &MultiPolygon<f64>,
    radius: Meters,
    tolerance: Tolerance,
) -> Result<MultiPolygon<f64>, Error> {
    let region = without_small_holes(region, radius);
    let corners = outline_corners(&region, radius, tolerance);
    let by_height = by_height(&corners);
    let mut parts: Vec<MultiPolygon<f64>> = Vec::new();
    for (at, corner) in corners.iter().enumerate() {
        if corner.by_seam || radius >= HUGE {
            parts.push(disc(corner.at, radius, tolerance)?);
            continue;
        }
        let open = open_directions(&corners, &by_height, at, radius);
        if open == [0; WORDS] {
            continue;
        }
        let runs = runs(&open);
        if radius >= LARGE || runs.iter().any(|(_, count)| *count >= WHOLE) {
            parts.push(disc(corner.at, radius, tolerance)?);
            continue;
        }
        let sectors =
            runs.into_iter().map(|run| sector(corner.at, radius, run, tolerance));
        parts.push(MultiPolygon(sectors.collect()));
    }
    // A sector is checked nowhere else.
    if let Some(first) = corners.first() {
        disc(first.at, radius, tolerance)?;
    }
    if corners.iter().any(|corner| corner.by_seam) {
        // The union goes by winding, and outlines come wound either way.
        parts.push(region.orient(Direction::Default));
    }
    let bounds = unary_union(&parts);
    Ok(filled(bounds, &corners, &region, radius))
}

/// Points of an outline whose discs stand for those of all its points.
pub(super) fn outline_corners(
    region: &MultiPolygon<f64>,
    radius: Meters,
    tolerance: Tolerance,
) -> Vec<Corner> {
    // The disc of a point touches its neighbors' within the tolerance at this spacing.
    let spacing = 1.4 * radius.0 * (2.0 * tolerance.0).sqrt() / (1.0 + SPHERE);
    // A corner this close to the one before adds less than half the tolerance.
    let negligible = 0.5 * tolerance.0 * radius.0;
    let step = rings(region).map(length).sum::<f64>() / MOST;
    let (spacing, negligible) = if step > spacing {
        (step, negligible.max(step / 4.0))
    } else {
        (spacing, negligible)
    };
    let mut corners = Vec::new();
    for ring in rings(region) {
        spaced(ring, spacing, negligible, radius, &mut corners);
    }
    corners
}

/// The corners by number, from south to north.
fn by_height(corners: &[Corner]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corners.len()).collect();
    order.sort_by(|a, b| corners[*a].unit[2].total_cmp(&corners[*b].unit[2]));
    order
}

/// The directions, as bits, in which no other disc covers the edge of a corner's disc.
///
/// Seen from the center of a disc of the angular radius r, another of the same radius whose
/// center is d away covers all directions within acos(tan(d/2) / tan r) of it.
///
/// `by_height` holds the corners from south to north.
fn open_directions(
    corners: &[Corner],
    by_height: &[usize],
    at: usize,
    radius: Meters,
) -> [u64; WORDS] {
    let mut open = [u64::MAX; WORDS];
    let here = &corners[at];
    let tangent = (radius.0 / EQUATOR.0).tan();
    let (sin_lon, cos_lon) = here.at.lon().to_radians().sin_cos();
    let (sin_lat, cos_lat) = here.at.lat().to_radians().sin_cos();
    let north = [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat];
    let widest = (2.0 * (radius.0 / EQUATOR.0).sin()).powi(2);
    let close = |other: &Corner, open: &mut [u64; WORDS]| {
        let d: [f64; 3] = std::array::from_fn(|i| other.unit[i] - here.unit[i]);
        let chord = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
        if chord == 0.0 || chord >= widest {
            return;
        }
        let half_chord = chord / 4.0;
        let cosine = (half_chord / (1.0 - half_chord)).sqrt() / tangent * (1.0 + SPHERE);
        if cosine >= 1.0 {
            return;
        }
        let east = d[1] * cos_lon - d[0] * sin_lon;
        let northward = d[0] * north[0] + d[1] * north[1] + d[2] * north[2];
        close_around(open, east.atan2(northward), cosine.acos() - ANGLE_DOUBT);
    };
    // Neighbors first: together they cover most corners of a coast all around.
    let mut stride = 1;
    while stride < corners.len() {
        let count = corners.len();
        close(&corners[(at + stride) % count], &mut open);
        close(&corners[(at + count - stride) % count], &mut open);
        stride = stride * 3 / 2 + 1;
    }
    // The discs of others touch this one only where they are no higher or lower.
    let (height, most) = (here.unit[2], widest.sqrt());
    let from = by_height.partition_point(|at| corners[*at].unit[2] < height - most);
    let upto = by_height.partition_point(|at| corners[*at].unit[2] <= height + most);
    for others in by_height[from..upto.max(from)].chunks(64) {
        for other in others {
            close(&corners[*other], &mut open);
        }
        if open == [0; WORDS] {
            break;
        }
    }
    open
}

/// Closes the directions that lie wholly within `half` of an azimuth, in radians.
fn close_around(open: &mut [u64; WORDS], azimuth: f64, half: f64) {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let count = DIRECTIONS as f64;
    let step = std::f64::consts::TAU / count;
    let first = ((azimuth - half) / step).ceil();
    let last = ((azimuth + half) / step).floor();
    if last <= first {
        return;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (mut at, mut left) = (
        first.rem_euclid(count) as usize % DIRECTIONS,
        (last - first).min(count) as usize,
    );
    while left > 0 {
        let (word, bit) = (at / 64, at % 64);
        let span = left.min(64 - bit);
        open[word] &= !((u64::MAX >> (64 - span)) << bit);
        at = (at + span) % DIRECTIONS;
        left -= span;
    }
}

/// The open directions as runs, a little wider: first direction and count.
fn runs(open: &[u64; WORDS]) -> Vec<(usize, usize)> {
    let is_open = |at: usize| {
        let near =
            (at + DIRECTIONS - BEYOND..=at + DIRECTIONS + BEYOND).map(|n| n % DIRECTIONS);
        near.into_iter().any(|n| open[n / 64] >> (n % 64) & 1 == 1)
    };
    let wide: Vec<bool> = (0..DIRECTIONS).map(is_open).collect();
    let Some(start) = wide.iter().position(|open| !open) else {
        return vec![(0, DIRECTIONS)];
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut before = false;
    for at in (start..start + DIRECTIONS).map(|at| at % DIRECTIONS) {
        match found.last_mut() {
            Some(run) if before && wide[at] => run.1 += 1,
            _ if wide[at] => found.push((at, 1)),
            _ => {}
        }
        before = wide[at];
    }
    found
}

/// The part of a disc near its edge, in a run of directions.
fn sector(
    center: Position,
    radius: Meters,
    (first, count): (usize, usize),
    tolerance: Tolerance,
) -> Polygon<f64> {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
    let azimuth = |direction: usize| 360.0 / DIRECTIONS as f64 * direction as f64;
    let (from, to) = (azimuth(first), azimuth(first + count));
    let mut ring = arc(center, radius, tolerance, from, to);
    for end in [to, from] {
        let inner = destination(center, Azimuth::new(end), Meters(INNER * radius.0));
        ring.push(Coord { x: inner.lon(), y: inner.lat() });
    }
    polygon(ring)
}

/// What the sectors bound: only holes that are out of reach stay open.
fn filled(
    bounds: MultiPolygon<f64>,
    corners: &[Corner],
    region: &MultiPolygon<f64>,
    radius: Meters,
) -> MultiPolygon<f64> {
    let mut parts = Vec::new();
    let mut open = Vec::new();
    for part in bounds {
        let (exterior, holes) = part.into_inner();
        let out = holes
            .into_iter()
            .filter(|hole| is_out_of_reach(hole, corners, region, radius));
        open.extend(out.map(|hole| Polygon::new(hole, Vec::new())));
        parts.push(MultiPolygon(vec![Polygon::new(exterior, Vec::new())]));
    }
    let whole = unary_union(&parts);
    if open.is_empty() {
        return whole;
    }
    // An island in a lagoon has a reach of its own.
    let islands = |hole: &Polygon<f64>| {
        let inside = parts.iter().flat_map(|part| part.0.iter()).filter(|part| {
            part.exterior().0.first().is_some_and(|corner| hole.contains(corner))
        });
        MultiPolygon(inside.cloned().collect())
    };
    let open = open.iter().flat_map(|hole| hole.difference(&islands(hole)).0);
    whole.difference(&MultiPolygon(open.collect()))
}

/// Whether a hole of the bounds is one of the reach.
///
/// All of the edge of such a hole is as far away as the radius; any other has corners of
/// sectors.
fn is_out_of_reach(
    hole: &LineString<f64>,
    corners: &[Corner],
    region: &MultiPolygon<f64>,
    radius: Meters,
) -> bool {
    let near = (2.0 * (WITHIN * radius.0 / EQUATOR.0 / 2.0).min(1.5).sin()).powi(2);
    let is_near = |c: &Coord<f64>| {
        let here = unit(*c);
        corners.iter().any(|corner| {
            let d: [f64; 3] = std::array::from_fn(|i| corner.unit[i] - here[i]);
            d[0] * d[0] + d[1] * d[1] + d[2] * d[2] < near
        })
    };
    if hole.0.iter().any(is_near) {
        return false;
    }
    let hole = Polygon::new(hole.clone(), Vec::new());
    let inside = hole.interior_point();
    let wide = hole.bounding_rect().map_or(0.0, |b| b.width().hypot(b.height()));
    // A wide one may hold islands, but its edge is as far away as the radius: it is open
    // unless it lies in the region itself.
    if wide.to_radians() * EQUATOR.0 > radius.0 {
        return !lies_inland(&hole, region);
    }
    let away = inside.and_then(|point| {
        distance_to_region(Position::folded(point.x(), point.y()), region)
    });
    away.is_some_and(|nearest| nearest.distance > radius)
}

/// Whether the edge of a hole runs in the region.
fn lies_inland(hole: &Polygon<f64>, region: &MultiPolygon<f64>) -> bool {
    let first = hole.exterior().0.first();
    first.is_some_and(|corner| region.contains(corner))
}

/// The region without holes that the reach fills anyway: those no wider than the radius.
fn without_small_holes(region: &MultiPolygon<f64>, radius: Meters) -> MultiPolygon<f64> {
    let wide = |hole: &&LineString<f64>| {
        let diagonal = hole.bounding_rect().map_or(0.0, |b| b.width().hypot(b.height()));
        diagonal.to_radians() * EQUATOR.0 > radius.0
    };
    let kept = region.iter().map(|polygon| {
        let holes = polygon.interiors().iter().filter(wide).cloned().collect();
        Polygon::new(polygon.exterior().clone(), holes)
    });
    MultiPolygon(kept.collect())
}

/// How far two directions from the center of the Earth are apart on a sphere, in meters.
fn between(a: [f64; 3], b: [f64; 3]) -> f64 {
    let chord = (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt();
    2.0 * (chord / 2.0).min(1.0).asin() * EQUATOR.0
}

/// The length of a ring on a sphere, in meters.
fn length(ring: &LineString<f64>) -> f64 {
    let units: Vec<[f64; 3]> = ring.0.iter().map(|c| unit(*c)).collect();
    units.windows(2).map(|pair| between(pair[0], pair[1])).sum()
}

/// Adds points along a closed ring: its corners, but those within `negligible` of the one
/// before, and further ones so that none are more than `spacing` meters apart.
fn spaced(
    ring: &LineString<f64>,
    spacing: f64,
    negligible: f64,
    radius: Meters,
    found: &mut Vec<Corner>,
) {
    let first = found.len();
    let mut ends = ring.0.iter().map(|c| (*c, unit(*c)));
    let Some(mut start) = ends.next() else { return };
    for end in ends {
        let length = between(start.1, end.1);
        let last = found[first..].last();
        let near = last.is_some_and(|last| between(last.unit, start.1) < negligible);
        if !near || length >= negligible {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let pieces = (length / spacing).ceil().clamp(1.0, 100_000.0) as u32;
            for piece in 0..pieces {
                let share = f64::from(piece) / f64::from(pieces);
                found.push(Corner::of(along(start.0, end.0, share), radius));
            }
        }
        start = end;
    }
}

impl Corner {
    fn of(c: Coord<f64>, radius: Meters) -> Self {
        let at = Position::folded(c.x, c.y);
        let degrees = (radius.0 / EQUATOR.0).to_degrees() * (1.0 + SPHERE) + 0.01;
        let lat = at.lat().abs() + degrees;
        let by_seam =
            lat >= 80.0 || at.lon().abs() + degrees / lat.to_radians().cos() >= 180.0;
        Self { at, unit: unit(c), by_seam }
    }
}
