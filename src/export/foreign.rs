//! Shapes that are not of our making: outlines of the gazetteer, and whatever a user's file
//! holds.

use geo::{
    BooleanOps as _, Coord, CoordsIter as _, LineString, MapCoords as _, MultiLineString,
    MultiPolygon, Polygon, Rect, Validation as _, unary_union,
};

use super::geometry::{extend, open, polygons, rounded_coord};

/// The mean width below which a hole in a region is a slit, in degrees: some hundred meters.
const SLIT: f64 = 1e-3;

/// Corners of polygons up to which it is worth asking whether they are valid; larger ones are
/// made so unasked, since the question takes the square of the time.
const ASKED: usize = 2_000;

/// Polygons without the holes that are none: slits where regions were joined.
pub(super) fn without_slits(areas: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let is_slit = |hole: &&LineString<f64>| {
        let (mut doubled, mut length) = (0.0, 0.0);
        for edge in hole.0.windows(2) {
            let (a, b) = (edge[0], edge[1]);
            doubled += (a.x - b.x) * (a.y + b.y);
            length += (b.x - a.x).hypot(b.y - a.y);
        }
        // The mean width: twice the area by the way around.
        f64::abs(doubled) < SLIT * length
    };
    let whole = areas.iter().map(|area| {
        let holes = area.interiors().iter().filter(|hole| !is_slit(hole));
        Polygon::new(area.exterior().clone(), holes.cloned().collect())
    });
    MultiPolygon(whole.collect())
}

/// Whether an edge goes more than half around the Earth, and so the other way.
fn is_crossing(edge: &[Coord<f64>]) -> bool {
    (edge[1].x - edge[0].x).abs() > 180.0
}

/// Lines of anybody's, their edges straight in lon/lat: rounded and cut where they cross the
/// antimeridian. A line without length is left out.
pub(super) fn own_lines(lines: &MultiLineString<f64>) -> MultiLineString<f64> {
    let mut found: Vec<Vec<Coord<f64>>> = Vec::new();
    for line in lines {
        found.push(line.0.first().copied().into_iter().collect());
        for edge in line.0.windows(2) {
            let (a, b) = (edge[0], edge[1]);
            if is_crossing(edge) {
                let side = 180.0_f64.copysign(a.x);
                let beyond = b.x + 2.0 * side;
                let y = a.y + (b.y - a.y) * (side - a.x) / (beyond - a.x);
                extend(&mut found, Coord { x: side, y });
                found.push(vec![Coord { x: -side, y }]);
            }
            extend(&mut found, b);
        }
    }
    let rounded = found.into_iter().map(|line| {
        let mut line: Vec<_> = line.into_iter().map(rounded_coord).collect();
        line.dedup();
        line
    });
    let kept = rounded.filter(|line| line.len() > 1).flat_map(open);
    MultiLineString(kept.filter(|line| line.len() > 1).map(LineString).collect())
}

/// Polygons of anybody's, their edges straight in lon/lat: rounded, cut where they cross the
/// antimeridian, closed over the nearer pole where they go around it, parts that overlap as
/// one, rings that cross themselves as several. What has no area is left out.
pub(super) fn own_polygons(areas: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let rings =
        areas.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let crosses = rings.flat_map(|ring| ring.0.windows(2)).any(is_crossing);
    if !crosses && areas.coords_count() <= ASKED && areas.is_valid() {
        return polygons(areas);
    }
    let frame = Rect::new(Coord { x: -180.0, y: -90.0 }, Coord { x: 180.0, y: 90.0 });
    let frame = frame.to_polygon();
    let mut parts: Vec<Polygon<f64>> = Vec::new();
    for area in areas {
        let area = continuous(area);
        for turn in [-360.0, 0.0, 360.0] {
            let turned = area.map_coords(|c| Coord { x: c.x + turn, y: c.y });
            parts.extend(turned.intersection(&frame));
        }
    }
    polygons(&stepped(&unary_union(&parts)))
}

/// Polygons with a corner at least every 90 degrees, so that no reader takes an edge around
/// half the Earth for one that goes the other way.
fn stepped(areas: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |ring: &LineString<f64>| {
        let mut coords: Vec<Coord<f64>> = ring.0.first().copied().into_iter().collect();
        for edge in ring.0.windows(2) {
            let (a, b) = (edge[0], edge[1]);
            let parts = ((b.x - a.x).abs() / 90.0).ceil().clamp(1.0, 4.0);
            let mut step = 1.0;
            while step < parts {
                let share = step / parts;
                let at = |a: f64, b: f64| a + share * (b - a);
                coords.push(Coord { x: at(a.x, b.x), y: at(a.y, b.y) });
                step += 1.0;
            }
            coords.push(b);
        }
        LineString(coords)
    };
    let whole = areas.iter().map(|area| {
        Polygon::new(ring(area.exterior()), area.interiors().iter().map(ring).collect())
    });
    MultiPolygon(whole.collect())
}

/// A polygon whose longitudes run on beyond 180 degrees instead of jumping.
fn continuous(area: &Polygon<f64>) -> Polygon<f64> {
    let start = area.exterior().0.first().map_or(0.0, |c| c.x);
    let ring = |ring: &LineString<f64>| {
        let mut before = start;
        let mut coords: Vec<Coord<f64>> = Vec::with_capacity(ring.0.len());
        for c in &ring.0 {
            let x = before + (c.x - before + 180.0).rem_euclid(360.0) - 180.0;
            // An edge of half the Earth goes the way that it is written.
            let x = if (c.x - before).abs() <= 180.0 { c.x } else { x };
            coords.push(Coord { x, y: c.y });
            before = x;
        }
        if let (Some(first), Some(last)) =
            (coords.first().copied(), coords.last().copied())
            && (last.x - first.x).abs() > 180.0
        {
            let sum: f64 = coords.iter().map(|c| c.y).sum();
            let pole = 90.0_f64.copysign(sum);
            coords.extend([last.x, first.x].map(|x| Coord { x, y: pole }));
        }
        LineString(coords)
    };
    Polygon::new(ring(area.exterior()), area.interiors().iter().map(ring).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, east: f64) -> Polygon<f64> {
        let corners =
            [(west, -1.0), (east, -1.0), (east, 1.0), (west, 1.0), (west, -1.0)];
        Polygon::new(corners.map(Coord::from).to_vec().into(), Vec::new())
    }

    #[test]
    fn lines_of_anybody_are_cut_at_the_antimeridian() {
        let line = LineString::from(vec![(179.0, 10.0), (-179.0, 20.0), (-178.0, 20.0)]);
        let still = LineString::from(vec![(5.0, 5.0), (5.0, 5.0)]);
        let cut = own_lines(&MultiLineString(vec![line, still]));
        assert_eq!(cut.0.len(), 2);
        assert_eq!(cut.0[0].0[1], Coord { x: 180.0, y: 15.0 });
        assert_eq!(cut.0[1].0[0], Coord { x: -180.0, y: 15.0 });
    }

    #[test]
    fn slits_between_joined_regions_are_no_holes() {
        let hole = |width: f64| {
            let corners =
                [(0.0, 0.0), (0.0, 0.5), (width, 0.5), (width, 0.0), (0.0, 0.0)];
            LineString::from(corners.to_vec())
        };
        let outer = square(-1.0, 1.0).exterior().clone();
        let area = Polygon::new(outer, vec![hole(1e-5), hole(0.1)]);
        let kept = without_slits(&MultiPolygon(vec![area]));
        assert_eq!(kept.0[0].interiors(), [hole(0.1)]);
    }

    #[test]
    fn polygons_of_anybody_are_made_valid() {
        use geo::Area as _;
        let valid = |area: Polygon<f64>, parts: usize, size: f64| {
            let made = own_polygons(&MultiPolygon(vec![area.clone()]));
            assert!(made.is_valid(), "{area:?}");
            assert_eq!(made.0.len(), parts, "{area:?}");
            assert!((made.unsigned_area() - size).abs() < 1e-4, "{area:?}");
            let rings = made.iter().flat_map(|part| part.exterior().0.windows(2));
            assert!(rings.into_iter().all(|edge| !is_crossing(edge)), "{made:?}");
            assert!(made.coords_iter().all(|c| c.x.abs() <= 180.0 && c.y.abs() <= 90.0));
        };
        valid(square(170.0, -170.0), 2, 40.0);
        let bow = [(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)];
        valid(Polygon::new(bow.map(Coord::from).to_vec().into(), Vec::new()), 2, 2.0);
        let ring = [(0.0, 80.0), (120.0, 80.0), (-120.0, 80.0), (0.0, 80.0)];
        valid(Polygon::new(ring.map(Coord::from).to_vec().into(), Vec::new()), 1, 3600.0);
        let flat = [(0.0, 0.0), (1.0, 1.0), (0.0, 0.0), (0.0, 0.0)];
        valid(Polygon::new(flat.map(Coord::from).to_vec().into(), Vec::new()), 0, 0.0);
        let two = own_polygons(&MultiPolygon(vec![square(0.0, 2.0), square(1.0, 3.0)]));
        assert!(two.is_valid() && two.0.len() == 1, "{two:?}");
    }
}
