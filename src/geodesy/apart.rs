//! How far two regions are apart.

use geo::{Coord, CoordsIter, MultiPolygon};

use super::edges::unit;
use super::geodesic::inverse;
use super::ground::Ground;

use crate::model::{Meters, Position};

/// The nearest and the farthest points of two regions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Apart {
    /// Between the nearest points; zero where the regions share ground or an edge.
    pub nearest: Meters,
    /// The point of the first region that is nearest to the second.
    pub from: Position,
    /// The point of the second region that is nearest to the first.
    pub to: Position,
    /// Between the farthest corners.
    pub farthest: Meters,
}

/// Corners of an outline that the first search looks at.
const CORNERS: usize = 500;
/// Pairs of corners from which the search goes on.
const STARTS: usize = 4;
/// How often it goes back and forth between the outlines.
const TURNS: usize = 4;

/// How far two regions are apart, `None` where one has no outline.
///
/// # Units
/// Meters along geodesics. The nearest points are found from the nearest corners on the
/// sphere, going back and forth between the outlines.
#[must_use]
pub fn apart(one: &MultiPolygon<f64>, other: &MultiPolygon<f64>) -> Option<Apart> {
    let (ours, theirs) = (corners(one), corners(other));
    let mut nearest: Vec<(f64, Coord<f64>)> = Vec::with_capacity(ours.len());
    let mut widest: Option<(f64, Coord<f64>, Coord<f64>)> = None;
    for (a, here) in &ours {
        let chords = theirs.iter().map(|(_, there)| chord(*here, *there));
        let (least, most) = extremes(chords);
        if widest.is_none_or(|(widest, ..)| most > widest) {
            let far = theirs.iter().find(|(_, there)| chord(*here, *there) >= most);
            widest = far.map(|(b, _)| (most, *a, *b));
        }
        nearest.push((least, *a));
    }
    let (_, far_a, far_b) = widest?;
    let position = |c: Coord<f64>| Position::folded(c.x, c.y);
    let farthest = inverse(position(far_a), position(far_b)).distance;
    let (one, other) = (Ground::new(one), Ground::new(other));
    let shared = |corners: &[(Coord<f64>, [f64; 3])], region: &Ground<'_>| {
        let inside = |(c, _): &&(Coord<f64>, _)| region.holds(*c);
        corners.iter().find(inside).map(|(c, _)| position(*c))
    };
    if let Some(at) = shared(&ours, &other).or_else(|| shared(&theirs, &one)) {
        return Some(Apart { nearest: Meters(0.0), from: at, to: at, farthest });
    }
    nearest.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut found: Vec<Apart> = Vec::with_capacity(STARTS);
    for (_, start) in nearest.into_iter().take(STARTS) {
        if let Some(apart) = settled(position(start), (&one, &other), &found) {
            found.push(Apart { farthest, ..apart });
        }
    }
    found.into_iter().min_by(|a, b| a.nearest.0.total_cmp(&b.nearest.0))
}

/// Where going back and forth between two regions ends; `None` where it comes to what was
/// found before.
fn settled(
    start: Position,
    (one, other): (&Ground<'_>, &Ground<'_>),
    before: &[Apart],
) -> Option<Apart> {
    let mut from = start;
    let mut to = other.nearest(from)?;
    for _ in 0..TURNS {
        let last = to;
        from = one.nearest(to.at)?.at;
        if before.iter().any(|apart| apart.from == from) {
            return None;
        }
        to = other.nearest(from)?;
        // Going back and forth once more would change nothing.
        if to == last {
            break;
        }
    }
    Some(Apart { nearest: to.distance, from, to: to.at, farthest: Meters(0.0) })
}

/// The square of the chord between two directions from the center of the Earth.
fn chord(a: [f64; 3], b: [f64; 3]) -> f64 {
    (0..3).map(|i| (a[i] - b[i]) * (a[i] - b[i])).sum()
}

/// The least and the greatest of some numbers.
fn extremes(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), number| {
        let least = if number < least { number } else { least };
        (least, if number > most { number } else { most })
    })
}

/// Corners of the outlines, thinned, with their directions from the center of the Earth.
fn corners(region: &MultiPolygon<f64>) -> Vec<(Coord<f64>, [f64; 3])> {
    let count = region.coords_count();
    let step = count.div_ceil(CORNERS).max(1);
    region.coords_iter().step_by(step).map(|c| (c, unit(c))).collect()
}
