//! Geometry as the layers need it: rounded, oriented, without seams, lines along geodesics.

use geo::orient::Direction;
use geo::{Coord, LineString, MultiLineString, MultiPolygon, Orient, Point, Polygon};

use crate::geodesy::{destination, inverse};
use crate::model::{Meters, Position};

/// Coordinates are written to so many parts of a degree: 11 mm at the most.
const PARTS: f64 = 1e7;
/// What a union may leave a corner off the antimeridian or pole, in degrees.
const NOISE: f64 = 3e-7;
/// A geodesic gets a vertex at least every so many meters.
const STEP: f64 = 25_000.0;
/// Vertices of a geodesic at the most: half the Earth at 40 km a step.
const MOST_STEPS: u32 = 512;

/// A degree value rounded to seven decimals, never -0.
fn rounded(degrees: f64) -> f64 {
    (degrees * PARTS).round() / PARTS + 0.0
}

pub(super) fn rounded_coord(c: Coord<f64>) -> Coord<f64> {
    Coord { x: rounded(c.x), y: rounded(c.y) }
}

/// A position as a rounded point.
pub(super) fn point(position: Position) -> Point<f64> {
    Point(rounded_coord(Coord { x: position.lon(), y: position.lat() }))
}

/// A corner of a polygon: rounded, and exactly on the antimeridian or pole where it stands
/// there but for the noise of a union.
fn corner(c: Coord<f64>) -> Coord<f64> {
    let snapped = |degrees: f64, limit: f64| {
        let near = (degrees.abs() - limit).abs() < NOISE || degrees.abs() > limit;
        if near { limit.copysign(degrees) } else { rounded(degrees) }
    };
    Coord { x: snapped(c.x, 180.0), y: snapped(c.y, 90.0) }
}

/// Extra corners between two on a pole, so that no reader takes the other way round.
fn along_pole(a: Coord<f64>, b: Coord<f64>) -> Vec<Coord<f64>> {
    if a.y.abs() < 90.0 || a.y.signum() != b.y.signum() || b.y.abs() < 90.0 {
        return Vec::new();
    }
    let between = [-90.0, 0.0, 90.0].into_iter();
    let mut found: Vec<_> = between
        .filter(|lon| *lon > a.x.min(b.x) && *lon < a.x.max(b.x))
        .map(|lon| Coord { x: lon, y: a.y })
        .collect();
    if a.x > b.x {
        found.reverse();
    }
    found
}

/// Polygons rounded, without repeated positions, outer rings counter-clockwise.
pub(super) fn polygons(footprint: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |line: &LineString<f64>| {
        let mut coords: Vec<Coord<f64>> = Vec::with_capacity(line.0.len());
        for next in line.0.iter().copied().map(corner) {
            if let Some(last) = coords.last().copied() {
                coords.extend(along_pole(last, next));
            }
            coords.push(next);
        }
        coords.dedup();
        (coords.len() > 3).then_some(LineString(coords))
    };
    let kept = footprint.iter().filter_map(|polygon| {
        let holes = polygon.interiors().iter().filter_map(ring).collect();
        Some(Polygon::new(ring(polygon.exterior())?, holes).orient(Direction::Default))
    });
    MultiPolygon(kept.collect())
}

/// Whether an edge is no limit of anything: it runs along the antimeridian or lies on a pole.
#[expect(clippy::float_cmp, reason = "seams stand exactly on the meridian and the pole")]
fn is_seam(a: Coord<f64>, b: Coord<f64>) -> bool {
    a.x.abs() == 180.0 && a.x == b.x || a.y.abs() == 90.0 && a.y == b.y
}

/// Whether polygons have an edge along the antimeridian or on a pole.
pub(super) fn has_seam(polygons: &MultiPolygon<f64>) -> bool {
    let rings =
        polygons.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.flat_map(|ring| ring.0.windows(2)).any(|edge| is_seam(edge[0], edge[1]))
}

/// The limits of polygons as lines, without the edges where they were cut.
pub(super) fn outline(polygons: &MultiPolygon<f64>) -> MultiLineString<f64> {
    let mut lines = Vec::new();
    let rings =
        polygons.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    for ring in rings {
        let mut coords = ring.0.as_slice();
        let mut turned = Vec::new();
        // A ring that is cut starts behind a seam, so that no line is split at its start.
        if let Some(at) = coords.windows(2).position(|e| is_seam(e[0], e[1])) {
            turned.extend_from_slice(&coords[at + 1..]);
            turned.extend_from_slice(&coords[1..=at + 1]);
            coords = &turned;
        }
        let mut line: Vec<Coord<f64>> = Vec::new();
        for edge in coords.windows(2) {
            if is_seam(edge[0], edge[1]) {
                lines.push(std::mem::take(&mut line));
                continue;
            }
            if line.is_empty() {
                line.push(edge[0]);
            }
            line.push(edge[1]);
        }
        lines.push(line);
    }
    lines.retain(|line| line.len() > 1);
    MultiLineString(lines.into_iter().flat_map(open).map(LineString).collect())
}

/// A closed line as two open ones: in a layer of several lines a row QGIS takes the closing
/// point for a crossing with itself.
pub(super) fn open(mut line: Vec<Coord<f64>>) -> Vec<Vec<Coord<f64>>> {
    if line.first() != line.last() {
        return vec![line];
    }
    let half = line.len() / 2;
    let rest = line[half..].to_vec();
    line.truncate(half + 1);
    vec![line, rest]
}

/// The geodesic between two positions, with a vertex every 25 km, cut at the antimeridian;
/// no line where the two are the same.
pub(super) fn geodesic(from: Position, to: Position) -> MultiLineString<f64> {
    let way = inverse(from, to);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let steps = (way.distance.0 / STEP).ceil().clamp(1.0, f64::from(MOST_STEPS)) as u32;
    let at = |share: f64| destination(from, way.azimuth, Meters(way.distance.0 * share));
    let mut lines = vec![vec![coord(from)]];
    let mut before = (0.0, coord(from));
    for step in 1..=steps {
        let share = f64::from(step) / f64::from(steps);
        let next = if step == steps { coord(to) } else { coord(at(share)) };
        let width = (next.x - before.1.x).abs();
        if width > 180.0 {
            let (lat, side) = crossing(&at, before, (share, next));
            extend(&mut lines, Coord { x: side, y: lat });
            lines.push(vec![Coord { x: -side, y: lat }]);
        } else if width > 90.0 {
            // Straight over a pole: up one meridian and down the other.
            let pole = 90.0_f64.copysign(next.y);
            for lon in [before.1.x, f64::midpoint(before.1.x, next.x), next.x] {
                extend(&mut lines, Coord { x: lon, y: pole });
            }
        }
        extend(&mut lines, next);
        before = (share, next);
    }
    let mut lines: Vec<Vec<_>> = lines
        .into_iter()
        .map(|line| line.into_iter().map(rounded_coord).collect())
        .collect();
    for line in &mut lines {
        line.dedup();
    }
    lines.retain(|line: &Vec<_>| line.len() > 1);
    MultiLineString(lines.into_iter().map(LineString).collect())
}

fn coord(position: Position) -> Coord<f64> {
    Coord { x: position.lon(), y: position.lat() }
}

pub(super) fn extend(lines: &mut [Vec<Coord<f64>>], c: Coord<f64>) {
    if let Some(line) = lines.last_mut() {
        line.push(c);
    }
}

/// The latitude where a geodesic meets the antimeridian between two shares of its length, and
/// the side (180 or -180) from which it comes.
fn crossing(
    at: &impl Fn(f64) -> Position,
    from: (f64, Coord<f64>),
    to: (f64, Coord<f64>),
) -> (f64, f64) {
    let side = 180.0_f64.copysign(from.1.x);
    let (mut low, mut high) = (from.0, to.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if at(middle).lon().signum() == side.signum() {
            low = middle;
        } else {
            high = middle;
        }
    }
    (at(low).lat(), side)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "cuts stand exactly on the meridian")]
mod tests {
    use super::*;
    use crate::geodesy::{Tolerance, disc};

    fn at(lon: f64, lat: f64) -> Position {
        Position::new(lon, lat).unwrap()
    }

    #[test]
    fn a_geodesic_across_the_antimeridian_is_cut_there() {
        let lines = geodesic(at(178.44, -18.14), at(-171.75, -13.83));
        assert_eq!(lines.0.len(), 2);
        let (west, east) = (&lines.0[0].0, &lines.0[1].0);
        assert_eq!(west[west.len() - 1].x, 180.0);
        assert_eq!(east[0].x, -180.0);
        assert_eq!(west[west.len() - 1].y, east[0].y);
        assert!(geodesic(at(5.0, 5.0), at(5.0, 5.0)).0.is_empty());
    }

    #[test]
    fn a_geodesic_over_the_pole_touches_it() {
        let lines = geodesic(at(10.0, 80.0), at(-170.0, 80.0));
        let coords: Vec<_> = lines.0.iter().flat_map(|l| l.0.iter()).collect();
        assert!(coords.iter().any(|c| c.y > 89.9), "{coords:?}");
    }

    #[test]
    fn outlines_leave_the_seam_out() {
        let ring = disc(at(178.44, -18.14), Meters::from_km(500.0), Tolerance::default())
            .unwrap();
        let lines = outline(&polygons(&ring));
        assert_eq!(lines.0.len(), 2, "one arc on either side");
        for line in &lines.0 {
            assert!(line.0.windows(2).all(|e| !is_seam(e[0], e[1])));
        }
        let polar = disc(at(15.6, 78.2), Meters::from_km(2000.0), Tolerance::default());
        let lines = outline(&polygons(&polar.unwrap()));
        assert_eq!(lines.0.len(), 1, "one line around the pole");
        let whole = disc(at(29.6, 46.8), Meters::from_km(100.0), Tolerance::default());
        let halves = outline(&polygons(&whole.unwrap())).0;
        assert_eq!(halves.len(), 2);
        assert_eq!(halves[0].0.last(), halves[1].0.first());
        assert_eq!(halves[0].0.first(), halves[1].0.last());
    }
}
