//! Lines as outlines, and the line that two neighboring regions have in common.

use std::collections::BTreeSet;

use geo::{Coord, LineString, MultiLineString, MultiPolygon, Polygon};

use super::edges::rings;

/// Corners are the same within this many parts of a degree, about a meter.
const GRID: f64 = 1e5;

/// A line as an outline without an inside: distances to it are those to the line.
#[must_use]
pub fn line_outline(lines: &[LineString<f64>]) -> MultiPolygon<f64> {
    let ring = |line: &LineString<f64>| {
        let back = line.0.iter().rev().skip(1).copied();
        let ring: Vec<_> = line.0.iter().copied().chain(back).collect();
        Polygon::new(LineString(ring), Vec::new())
    };
    MultiPolygon(lines.iter().filter(|line| line.0.len() > 1).map(ring).collect())
}

/// The edges that two outlines share, as lines along the first.
///
/// Empty where the regions are no neighbors, or where their outlines do not come from the
/// same lines.
#[must_use]
pub fn common_border(
    one: &MultiPolygon<f64>,
    other: &MultiPolygon<f64>,
) -> MultiLineString<f64> {
    #[expect(clippy::cast_possible_truncation, reason = "at most 1.8e7")]
    let corner =
        |c: Coord<f64>| ((c.x * GRID).round() as i64, (c.y * GRID).round() as i64);
    let edge = |e: &[Coord<f64>]| {
        let (a, b) = (corner(e[0]), corner(e[1]));
        if a < b { (a, b) } else { (b, a) }
    };
    let theirs: BTreeSet<_> =
        rings(other).flat_map(|ring| ring.0.windows(2).map(edge)).collect();
    let mut lines: Vec<LineString<f64>> = Vec::new();
    for ring in rings(one) {
        let first = lines.len();
        let mut goes_on = false;
        for e in ring.0.windows(2) {
            let shared = e[0] != e[1] && theirs.contains(&edge(e));
            match lines.last_mut() {
                Some(line) if shared && goes_on => line.0.push(e[1]),
                _ if shared => lines.push(LineString(vec![e[0], e[1]])),
                _ => {}
            }
            goes_on = shared;
        }
        // A ring may start in the middle of the line.
        if lines.len() > first + 1
            && lines[first].0.first() == lines.last().and_then(|line| line.0.last())
            && let Some(mut last) = lines.pop()
        {
            last.0.extend(lines[first].0.iter().skip(1));
            lines[first] = last;
        }
    }
    MultiLineString(lines)
}
