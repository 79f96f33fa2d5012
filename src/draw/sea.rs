//! The part of an area of the page that lies at sea.

use geo::algorithm::bool_ops::{BooleanOps, FillRule};
use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::clip::{bounds, clipped_ring};
use super::scene::{Line, Point};

/// What of the sea is smaller than a square of this side is no sea, in pixels.
const CRUMB: f64 = 4.0;

/// The part of a closed ring of the page that is on none of the `dry` areas, each of them
/// closed lines by the even-odd rule: closed lines, even-odd.
pub(super) fn at_sea(ring: &[Point], dry: &[&[Line]]) -> Vec<Line> {
    let around = bounds(ring).grown(2.0);
    let closed = |points: &[Point]| {
        let coords = points.iter().map(|p| Coord { x: p.x, y: p.y });
        Polygon::new(LineString(coords.collect()), Vec::new())
    };
    let mut wet = MultiPolygon(vec![closed(ring)]);
    for area in dry {
        let near = area.iter().filter(|line| bounds(&line.points).overlaps(around));
        let cut = near.map(|line| clipped_ring(&line.points, around));
        let land = MultiPolygon(cut.map(|points| closed(&points)).collect());
        wet = wet.difference_with_fill_rule(&land, FillRule::EvenOdd);
    }
    let rings =
        wet.0.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    let lines = rings.map(|ring| Line {
        points: ring.0.iter().skip(1).map(|c| Point::new(c.x, c.y)).collect(),
        closed: true,
    });
    let is_seen = |line: &Line| {
        let around = bounds(&line.points);
        around.width() * around.height() > CRUMB * CRUMB
    };
    lines.filter(is_seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(left: f64, top: f64, side: f64) -> Line {
        let at = |x: f64, y: f64| Point::new(left + x * side, top + y * side);
        let points = vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)];
        Line { points, closed: true }
    }

    fn size(lines: &[Line]) -> f64 {
        let twice = |line: &Line| -> f64 {
            let next = line.points.iter().cycle().skip(1);
            line.points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
        };
        // Holes run the other way.
        (lines.iter().map(twice).sum::<f64>() / 2.0).abs()
    }

    #[test]
    fn land_and_lakes_are_no_sea() {
        let area = square(0.0, 0.0, 100.0).points;
        assert!((size(&at_sea(&area, &[])) - 10_000.0).abs() < 1.0);
        // Half of it is land, with a lake in it that is a hole, and an island beside.
        let land = [
            square(-60.0, -10.0, 110.0),
            square(10.0, 10.0, 20.0),
            square(70.0, 40.0, 10.0),
        ];
        let lakes = [square(10.0, 10.0, 20.0)];
        let open = at_sea(&area, &[&land]);
        assert!((size(&open) - (5_000.0 + 400.0 - 100.0)).abs() < 1.0, "{}", size(&open));
        let wet = at_sea(&area, &[&land, &lakes]);
        assert!((size(&wet) - 4_900.0).abs() < 1.0, "{}", size(&wet));
        assert!(at_sea(&area, &[&[square(-10.0, -10.0, 200.0)]]).is_empty());
    }
}
