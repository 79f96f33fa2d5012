//! Cutting rings at the antimeridian and closing them over a pole (RFC 7946 section 3.1.9).

use geo::{Coord, LineString, MultiPolygon, Polygon};

/// Which side of a meridian is kept.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    West,
    East,
}

/// Cuts a closed ring with continuous longitudes, some of them beyond 180 degrees, into
/// polygons within `-180..=180`.
///
/// The ring must hold no pole and span less than 360 degrees.
pub(super) fn cut(ring: &[Coord<f64>]) -> MultiPolygon<f64> {
    let west = ring.iter().map(|c| c.x).fold(f64::INFINITY, f64::min);
    let shift = -360.0 * ((west + 180.0) / 360.0).floor();
    let ring: Vec<_> = ring.iter().map(|c| Coord { x: c.x + shift, y: c.y }).collect();
    let east = ring.iter().map(|c| c.x).fold(f64::NEG_INFINITY, f64::max);
    if east <= 180.0 {
        return MultiPolygon(vec![polygon(ring)]);
    }
    let near = clipped(&ring, Side::West);
    let far = clipped(&ring, Side::East)
        .into_iter()
        .map(|c| Coord { x: c.x - 360.0, y: c.y })
        .collect();
    let parts = [near, far].into_iter().filter(|part: &Vec<_>| part.len() > 3);
    MultiPolygon(parts.map(polygon).collect())
}

/// The polygon of a ring that goes once around a pole, from one side of the map to the other.
///
/// `ring` is open, runs from a vertex at one end of `-180..=180` to one at the other end.
pub(super) fn over_pole(mut ring: Vec<Coord<f64>>, north: bool) -> Polygon<f64> {
    let lat = if north { 90.0 } else { -90.0 };
    let end = ring.last().map_or(180.0, |c| c.x).signum();
    ring.extend(
        [180.0, 90.0, 0.0, -90.0, -180.0].map(|lon| Coord { x: end * lon, y: lat }),
    );
    polygon(ring)
}

/// The whole Earth.
pub(super) fn world() -> Polygon<f64> {
    let corners =
        [(-180.0, -90.0), (-90.0, -90.0), (0.0, -90.0), (90.0, -90.0), (180.0, -90.0)]
            .into_iter()
            .chain([(180.0, 90.0), (90.0, 90.0), (0.0, 90.0), (-90.0, 90.0)])
            .chain([(-180.0, 90.0)]);
    polygon(corners.map(Coord::from).collect())
}

/// A closed polygon, outer ring counter-clockwise.
pub(super) fn polygon(mut ring: Vec<Coord<f64>>) -> Polygon<f64> {
    ring.dedup();
    if ring.first() != ring.last() {
        ring.extend(ring.first().copied());
    }
    let doubled: f64 = ring.windows(2).map(|e| e[0].x * e[1].y - e[1].x * e[0].y).sum();
    if doubled < 0.0 {
        ring.reverse();
    }
    Polygon::new(LineString(ring), Vec::new())
}

/// The part of a closed ring on one side of the meridian 180 (Sutherland and Hodgman 1974).
#[expect(clippy::float_cmp, reason = "crossings stand exactly on the meridian")]
fn clipped(ring: &[Coord<f64>], side: Side) -> Vec<Coord<f64>> {
    let inside = |c: Coord<f64>| match side {
        Side::West => c.x <= 180.0,
        Side::East => c.x >= 180.0,
    };
    let mut kept = Vec::with_capacity(ring.len() + 2);
    for edge in ring.windows(2) {
        let (a, b) = (edge[0], edge[1]);
        if inside(a) {
            kept.push(a);
        }
        if inside(a) != inside(b) && a.x != 180.0 && b.x != 180.0 {
            let share = (180.0 - a.x) / (b.x - a.x);
            kept.push(Coord { x: 180.0, y: a.y + share * (b.y - a.y) });
        }
    }
    kept.extend(kept.first().copied());
    kept
}
