//! The places that a label may take.

use super::{Candidate, Point};
use crate::draw::scene::Rect;

/// The size of a label on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::draw) struct Block {
    /// Width of its widest line.
    pub(in crate::draw) width: f64,
    /// Height of what is seen of it.
    pub(in crate::draw) height: f64,
    /// What the halo and a margin add on every side.
    pub(in crate::draw) margin: f64,
}

impl Block {
    /// What it covers around a middle, the margin included.
    pub(in crate::draw) fn rect(&self, middle: Point) -> Rect {
        Rect::around(
            middle,
            self.width / 2.0 + self.margin,
            self.height / 2.0 + self.margin,
        )
    }
}

/// Gap between a symbol and its label.
const GAP: f64 = 2.0;
/// Lengths of leader lines.
const LEADERS: [f64; 3] = [20.0, 38.0, 60.0];
/// Directions of leader lines.
const DIRECTIONS: u32 = 12;

/// Places along an arc that are tried, less one.
const ON_ARC: u32 = 48;

/// Around a symbol: right above, right, right below, left, above, below, the steps between,
/// then farther out with a line that leads back. `own` is the box of a dot that comes and
/// goes with its label.
pub(in crate::draw) fn around_point(
    symbol: Rect,
    block: Block,
    own: Option<Rect>,
) -> Vec<Candidate> {
    let center = symbol.center();
    let (hw, hh) = (block.width / 2.0, block.height / 2.0);
    let gap = GAP + block.margin;
    let east = symbol.right + gap + hw;
    let west = symbol.left - gap - hw;
    let north = symbol.top - block.margin - hh - 0.2;
    let south = symbol.bottom + block.margin + hh + 0.2;
    let up = center.y - 0.55 * block.height;
    let down = center.y + 0.55 * block.height;
    let near = [
        (east, center.y + 0.06 * block.height, 0.0),
        (east, up, 0.08),
        (east, down, 0.16),
        (west, center.y + 0.06 * block.height, 0.24),
        (west, up, 0.30),
        (west, down, 0.36),
        (center.x, north, 0.40),
        (center.x, south, 0.46),
        (center.x + hw * 0.55, north, 0.50),
        (center.x + hw * 0.55, south, 0.56),
        (center.x - hw * 0.55, north, 0.60),
        (center.x - hw * 0.55, south, 0.66),
    ];
    let mut found: Vec<Candidate> = near
        .into_iter()
        .map(|(x, y, cost)| {
            let middle = Point::new(x, y);
            let boxes = std::iter::once(block.rect(middle)).chain(own).collect();
            Candidate { boxes, cost, middle, angle: 0.0, leader: None }
        })
        .collect();
    for (far, length) in LEADERS.into_iter().enumerate() {
        for i in 0..DIRECTIONS {
            let turn = (f64::from(i) * 360.0 / f64::from(DIRECTIONS) + 15.0).to_radians();
            let (sin, cos) = turn.sin_cos();
            let start = edge_point(symbol, sin, -cos);
            let end = start.moved(length * sin, -length * cos);
            let side = |v: f64| {
                if v > 0.2 {
                    1.0
                } else if v < -0.2 {
                    -1.0
                } else {
                    0.0
                }
            };
            let middle = end.moved(side(sin) * (hw + 2.0), -side(cos) * (hh * 0.4 + 2.0));
            let middle = if side(sin) == 0.0 {
                end.moved(0.0, -side(cos) * (hh + 2.0))
            } else {
                middle
            };
            let rect = block.rect(middle);
            let tip = Point::new(
                end.x.clamp(rect.left, rect.right),
                end.y.clamp(rect.top, rect.bottom),
            );
            let mut boxes: Vec<Rect> = std::iter::once(rect).chain(own).collect();
            boxes.extend(line_boxes(start.moved(3.0 * sin, -3.0 * cos), tip, 1.5));
            let far = f64::from(u32::try_from(far).unwrap_or(0));
            found.push(Candidate {
                boxes,
                cost: 1.5 + 0.75 * far + 0.01 * f64::from(i),
                middle,
                angle: 0.0,
                leader: Some((start, tip)),
            });
        }
    }
    found
}

/// Where a ray from the middle of a rectangle leaves it.
fn edge_point(rect: Rect, dx: f64, dy: f64) -> Point {
    let (hw, hh) = (rect.width() / 2.0, rect.height() / 2.0);
    let share =
        |half: f64, d: f64| if d.abs() < 1e-9 { f64::INFINITY } else { half / d.abs() };
    let reach = share(hw, dx).min(share(hh, dy));
    rect.center().moved(reach * dx, reach * dy)
}

/// Small boxes that together cover a slanted strip.
pub(in crate::draw) fn line_boxes(from: Point, to: Point, half: f64) -> Vec<Rect> {
    let step = (2.0 * half).max(3.0);
    let count = (from.distance(to) / step).ceil().clamp(1.0, 200.0);
    let mut found = Vec::new();
    let mut at = 0.0;
    while at <= count {
        let share = at / count;
        let point = Point::new(
            from.x + share * (to.x - from.x),
            from.y + share * (to.y - from.y),
        );
        found.push(Rect::around(point, half, half));
        at += 1.0;
    }
    found
}

/// The boxes of a text turned around its middle.
pub(in crate::draw) fn turned_boxes(
    middle: Point,
    block: Block,
    angle: f64,
) -> Vec<Rect> {
    if angle.abs() < 0.5 {
        return vec![block.rect(middle)];
    }
    let (sin, cos) = angle.to_radians().sin_cos();
    let half = block.height / 2.0 + block.margin;
    let reach = (block.width / 2.0 + block.margin - half).max(0.0);
    let end = |side: f64| middle.moved(side * reach * cos, side * reach * sin);
    line_boxes(end(-1.0), end(1.0), half)
}

/// Degrees brought into the range in which text stands upright.
pub(in crate::draw) fn upright(angle: f64) -> f64 {
    let angle = angle.rem_euclid(180.0);
    if angle > 90.0 { angle - 180.0 } else { angle }
}

/// Beside a line, at several shares of its length, on either side.
pub(in crate::draw) fn along_line(points: &[Point], block: Block) -> Vec<Candidate> {
    let mut found = Vec::new();
    let total: f64 = points.windows(2).map(|e| e[0].distance(e[1])).sum();
    for (rank, share) in
        [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82].into_iter().enumerate()
    {
        let Some((at, angle)) = point_along(points, share * total) else { continue };
        let angle = upright(angle);
        let (sin, cos) = angle.to_radians().sin_cos();
        for (side, extra) in [(-1.0, 0.0), (1.0, 0.1)] {
            let off = block.height / 2.0 + 5.0;
            let middle = at.moved(-side * off * sin, side * off * cos);
            let rank = f64::from(u32::try_from(rank).unwrap_or(0));
            found.push(Candidate {
                boxes: turned_boxes(middle, block, angle),
                cost: 0.12 * rank + extra,
                middle,
                angle,
                leader: None,
            });
        }
    }
    found
}

/// The point so far along a line, and the direction of the line there in degrees.
fn point_along(points: &[Point], mut length: f64) -> Option<(Point, f64)> {
    for edge in points.windows(2) {
        let (a, b) = (edge[0], edge[1]);
        let long = a.distance(b);
        if length <= long && long > 0.0 {
            let share = length / long;
            let at = Point::new(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
            return Some((at, (b.y - a.y).atan2(b.x - a.x).to_degrees()));
        }
        length -= long;
    }
    None
}

/// On the rim of a ring, the line passing behind the text: at the top first, then around.
pub(in crate::draw) fn on_rim(rim: &[Point], block: Block) -> Vec<Candidate> {
    let mut found = Vec::new();
    let count = rim.len();
    if count < 8 {
        return found;
    }
    let inverse = 1.0 / f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let center = rim.iter().fold(Point::default(), |sum, p| sum.moved(p.x, p.y));
    let center = Point::new(center.x * inverse, center.y * inverse);
    for i in 0..72 {
        let at = i * count / 72;
        let before = rim[(at + count - 1) % count];
        let after = rim[(at + 1) % count];
        let point = rim[at];
        let angle = upright((after.y - before.y).atan2(after.x - before.x).to_degrees());
        let out = (point.x - center.x).atan2(center.y - point.y).to_degrees();
        // From the top: 0 at the top, 1 at the bottom; the upper right is preferred.
        let cost = 0.1
            + 0.5 * ((out - 30.0).abs().min(360.0 - (out - 30.0).abs()) / 180.0)
            + 0.5 * (angle.abs() / 90.0);
        found.push(Candidate {
            boxes: turned_boxes(point, block, angle),
            cost,
            middle: point,
            angle,
            leader: None,
        });
    }
    found
}

/// On an arc, the line passing behind the text, clear of its ends: in the middle first;
/// beside the middle where the arc is too short.
pub(in crate::draw) fn on_arc(arc: &[Point], block: Block) -> Vec<Candidate> {
    let mut found = Vec::new();
    let total: f64 = arc.windows(2).map(|e| e[0].distance(e[1])).sum();
    let clear = block.width / 2.0 + block.height / 2.0 + 2.0 * block.margin;
    for i in 0..=ON_ARC {
        let share = f64::from(i) / f64::from(ON_ARC);
        let along = clear + share * (total - 2.0 * clear);
        let Some((at, angle)) = point_along(arc, along).filter(|_| total > 2.0 * clear)
        else {
            continue;
        };
        let angle = upright(angle);
        found.push(Candidate {
            boxes: turned_boxes(at, block, angle),
            cost: 0.1 + (share - 0.5).abs() + 0.5 * (angle.abs() / 90.0),
            middle: at,
            angle,
            leader: None,
        });
    }
    if found.is_empty()
        && let Some((middle, _)) = point_along(arc, total / 2.0)
    {
        found = around_point(Rect::around(middle, 3.0, 3.0), block, None);
    }
    found
}

/// Around a middle that may be moved: names of areas and waters.
pub(in crate::draw) fn spread(middle: Point, block: Block, step: f64) -> Vec<Candidate> {
    let mut found = Vec::new();
    for ring in 0..4_u32 {
        let count = if ring == 0 { 1 } else { 8 };
        for i in 0..count {
            let turn = (f64::from(i) * 45.0).to_radians();
            let away = f64::from(ring) * step;
            let at = middle.moved(away * 1.6 * turn.sin(), -away * turn.cos());
            found.push(Candidate {
                boxes: vec![block.rect(at)],
                cost: 0.25 * f64::from(ring) + 0.01 * f64::from(i),
                middle: at,
                angle: 0.0,
                leader: None,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_on_an_arc_keeps_clear_of_its_ends() {
        let arc = |radius: f64| -> Vec<Point> {
            let turns = (0..=90).map(|d| f64::from(d).to_radians());
            turns.map(|t| Point::new(radius * t.sin(), -radius * t.cos())).collect()
        };
        let block = Block { width: 50.0, height: 16.0, margin: 3.0 };
        let long = on_arc(&arc(300.0), block);
        assert!(long.len() > 10);
        // The sides of the sector are x = 0 and y = 0.
        let clear =
            |c: &Candidate| c.boxes.iter().all(|b| b.left > 0.0 && b.bottom < 0.0);
        assert!(long.iter().all(clear));
        let short = on_arc(&arc(20.0), block);
        assert!(!short.is_empty() && short.iter().all(|c| c.angle == 0.0));
    }
}
