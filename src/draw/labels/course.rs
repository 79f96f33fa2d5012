//! The places of a name along a winding line, as that of a river: beside it, where it runs
//! nearly straight for the length of the name.

use super::candidates::{Block, turned_boxes, upright};
use super::{Candidate, Point};
use crate::draw::scene::Line;

/// Points of the line are looked at so far apart, in pixels.
const STEP: f64 = 4.0;
/// The line is longer than the name by this much.
const LONGER: f64 = 1.12;
/// The least share of its length by which the line gets ahead there.
const STRAIGHT: f64 = 0.86;
/// The line strays no more than so many heights of the name there.
const STRAY: f64 = 0.9;
/// Space between the line and the name, in pixels.
const GAP: f64 = 1.5;
/// The most places that are tried.
const TRIED: usize = 48;

/// The points of a line, evenly far apart.
fn even(line: &Line) -> Vec<Point> {
    let mut found = Vec::new();
    let mut rest = 0.0;
    for edge in line.points.windows(2) {
        let (a, b) = (edge[0], edge[1]);
        let long = a.distance(b);
        let mut at = rest;
        while at < long {
            let share = at / long;
            found.push(a.moved(share * (b.x - a.x), share * (b.y - a.y)));
            at += STEP;
        }
        rest = at - long;
    }
    found
}

/// Places beside lines that are one thing, the best first.
pub(in crate::draw) fn along_course(lines: &[Line], block: Block) -> Vec<Candidate> {
    let courses: Vec<Vec<Point>> = lines.iter().map(even).collect();
    let mut found = Vec::new();
    for course in &courses {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few hundred"
        )]
        let count = (LONGER * block.width / STEP).ceil().clamp(2.0, 10_000.0) as usize;
        for stretch in course.windows(count + 1).step_by(2) {
            found.extend(beside(stretch, block));
        }
    }
    found.retain(|place: &Candidate| courses.iter().all(|line| !place.lies_on(line)));
    found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    found.truncate(TRIED);
    found
}

/// The places on either side of a stretch, none where it bends too much.
fn beside(stretch: &[Point], block: Block) -> Vec<Candidate> {
    let (Some(&first), Some(&last)) = (stretch.first(), stretch.last()) else {
        return Vec::new();
    };
    let ahead = first.distance(last);
    if ahead < STRAIGHT * block.width * LONGER {
        return Vec::new();
    }
    let angle = upright((last.y - first.y).atan2(last.x - first.x).to_degrees());
    let (sin, cos) = angle.to_radians().sin_cos();
    let middle =
        Point::new(f64::midpoint(first.x, last.x), f64::midpoint(first.y, last.y));
    // How far below the middle of the name's line, as it is read.
    let below = |p: &Point| (p.y - middle.y) * cos - (p.x - middle.x) * sin;
    let start = (f64::INFINITY, f64::NEG_INFINITY);
    let (high, low) =
        stretch.iter().map(below).fold(start, |(high, low), d| (high.min(d), low.max(d)));
    let stray = (low - high) / block.height.max(1.0);
    if stray > STRAY {
        return Vec::new();
    }
    let off = block.height / 2.0 + block.margin + GAP;
    let place = |down: f64, cost: f64| {
        let middle = middle.moved(-down * sin, down * cos);
        Candidate {
            boxes: turned_boxes(middle, block, angle),
            cost: cost + 0.6 * stray + 0.4 * (angle.abs() / 90.0).powi(2),
            middle,
            angle,
            leader: None,
        }
    };
    vec![place(high - off, 0.0), place(low + off, 0.15)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Line {
        let points = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        Line { points, closed: false }
    }

    #[test]
    fn a_name_stands_where_its_river_is_straight() {
        let block = Block { width: 60.0, height: 14.0, margin: 1.0 };
        // Bends, then a straight way down to the left.
        let bends = (0..20).map(|i| (f64::from(i) * 8.0, f64::from(i % 2) * 30.0));
        let way =
            (0..20).map(|i| (160.0 - f64::from(i) * 6.0, 40.0 + f64::from(i) * 5.0));
        let river = line(&bends.chain(way).collect::<Vec<_>>());
        let places = along_course(std::slice::from_ref(&river), block);
        assert!(!places.is_empty());
        for place in &places {
            assert!(place.middle.y > 35.0, "{place:?}");
            assert!((place.angle + 39.8).abs() < 15.0, "{place:?}");
            assert!(!place.lies_on(&even(&river)));
        }
        let zigzag: Vec<_> =
            (0..40).map(|i| (f64::from(i) * 8.0, f64::from(i % 2) * 30.0)).collect();
        assert!(along_course(&[line(&zigzag)], block).is_empty());
    }
}
