//! Symbols that would lie on each other stand beside their places: so near as it goes, with a
//! mark at the place and a line to it that no other symbol covers.
//!
//! Each symbol in turn takes the best place against all others, until none can do better.

use std::cell::Cell;

use super::scene::{Point, Rect};

/// How far the places around a point are apart, in pixels, and how many rings of them there
/// are.
const STEP: f64 = 6.0;
const RINGS: u32 = 14;
/// Places on a ring.
const DIRECTIONS: u32 = 16;
/// What a mark takes to every side.
pub(super) const SPOT: f64 = 3.4;
/// How far a line keeps from what is no part of it.
const CLEAR: f64 = 1.6;
/// What it costs to stand beside the place at all, in pixels of distance.
const BESIDE: f64 = 12.0;
/// What it costs to stand on the wrong side of its neighbors: what lies west of them stands
/// west of them.
const TURNED: f64 = 24.0;
/// What it costs to stand on the other side of the limit of a range.
const ACROSS: f64 = 60.0;
/// How far from a place the others are its neighbors, in pixels.
const NEIGHBORS: f64 = 60.0;
/// What it costs to lie on another symbol.
const OVERLAP: f64 = 4000.0;
/// What it costs to hide a mark, or a part of a line.
const HIDDEN: f64 = 1000.0;
/// What it costs where two lines cross or a line runs over the mark of another.
const CROSSING: f64 = 120.0;
/// How often every symbol gets a turn.
const TURNS: usize = 12;
/// How many times two places are compared at most: where hundreds of symbols share a few
/// pixels there is no room whatever is tried.
const MOST_COMPARED: usize = 1_000_000;

/// A symbol that wants to stand at a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    /// The place.
    pub(super) at: Point,
    /// Half of the width and of the height of what it covers.
    pub(super) half: (f64, f64),
    /// How many symbols stand beside each other, and how far apart their middles are.
    pub(super) row: (u32, f64),
    /// What a pixel of distance from the place costs.
    pub(super) weight: f64,
}

impl Member {
    fn rect(&self, at: Point) -> Rect {
        Rect::around(at, self.half.0, self.half.1)
    }

    /// The middle of the symbol of a row that is nearest to the place.
    fn head(&self, shown: Point) -> Point {
        let (count, pitch) = self.row;
        let first = -0.5 * pitch * f64::from(count.saturating_sub(1));
        let all =
            (0..count.max(1)).map(|i| shown.moved(first + pitch * f64::from(i), 0.0));
        let far = |p: &Point| p.distance(self.at);
        all.min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(shown)
    }
}

/// Where a symbol may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stand {
    /// Where it is.
    pub(super) shown: Point,
    /// Where the line from the place ends.
    pub(super) head: Point,
    covers: Rect,
    /// All that belongs to it: mark and line too where it stands beside its place.
    bounds: Rect,
    /// The place, where the symbol stands beside it.
    tied: Option<Point>,
    cost: f64,
}

impl Stand {
    fn home(member: &Member) -> Self {
        let covers = member.rect(member.at);
        let at = member.at;
        Self { shown: at, head: at, covers, bounds: covers, tied: None, cost: 0.0 }
    }

    /// What it costs that both are drawn.
    fn with(&self, other: &Self) -> f64 {
        if !self.bounds.overlaps(other.bounds) {
            return 0.0;
        }
        let mut cost = 0.0;
        if self.covers.overlaps(other.covers) {
            cost += OVERLAP;
        }
        for (a, b) in [(self, other), (other, self)] {
            let Some(spot) = a.tied else { continue };
            if b.covers.overlaps(Rect::around(spot, SPOT, SPOT)) {
                cost += HIDDEN;
            }
            if passes(spot, a.head, b.covers.grown(CLEAR)) {
                cost += HIDDEN;
            }
        }
        if let (Some(a), Some(b)) = (self.tied, other.tied)
            && a.distance(b) > 2.0 * SPOT
            && (cross(a, self.head, b, other.head)
                || passes(a, self.head, Rect::around(b, SPOT, SPOT))
                || passes(b, other.head, Rect::around(a, SPOT, SPOT)))
        {
            cost += CROSSING;
        }
        cost
    }
}

/// Where each symbol stands within a frame; those of `members` that come first stay at their
/// place rather than later ones. `inside` says in which ranges a point lies.
pub(super) fn apart(
    members: &[Member],
    inner: Rect,
    inside: &dyn Fn(Point) -> Vec<bool>,
) -> Vec<Stand> {
    let homes: Vec<Stand> = members.iter().map(Stand::home).collect();
    let reach = STEP * f64::from(RINGS);
    let near: Vec<Vec<usize>> = members
        .iter()
        .enumerate()
        .map(|(at, member)| {
            let is_near = |(other, known): &(usize, &Member)| {
                let far = |half: f64, known: f64| 2.0 * reach + half + known;
                *other != at
                    && (member.at.x - known.at.x).abs() < far(member.half.0, known.half.0)
                    && (member.at.y - known.at.y).abs() < far(member.half.1, known.half.1)
            };
            members.iter().enumerate().filter(is_near).map(|(other, _)| other).collect()
        })
        .collect();
    let mut stands = homes.clone();
    let mut choices: Vec<Option<Vec<Stand>>> = vec![None; members.len()];
    let compared = Cell::new(0_usize);
    for _ in 0..TURNS {
        let mut is_settled = true;
        for at in (0..members.len()).rev() {
            if compared.get() > MOST_COMPARED {
                break;
            }
            let against = |stand: &Stand, most: f64| {
                let mut cost = stand.cost;
                for other in &near[at] {
                    if cost >= most {
                        break;
                    }
                    cost += stand.with(&stands[*other]);
                    compared.set(compared.get() + 1);
                }
                cost
            };
            let was = against(&stands[at], f64::INFINITY);
            if was <= 0.0 {
                continue;
            }
            let mut best = (was - 1e-6, None);
            let own = choices[at].get_or_insert_with(|| {
                let neighbors = near[at].iter().map(|other| members[*other].at);
                let outward = outward(members[at].at, neighbors);
                around(&members[at], outward, inner, inside)
            });
            for stand in std::iter::once(&homes[at]).chain(own.iter()) {
                if stand.cost >= best.0 {
                    break;
                }
                let cost = against(stand, best.0);
                if cost < best.0 {
                    best = (cost, Some(*stand));
                }
            }
            if let Some(stand) = best.1 {
                stands[at] = stand;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    stands
}

/// The direction in which a place lies from the middle of its neighbors, of length 1;
/// nothing where it lies among them.
fn outward(at: Point, others: impl Iterator<Item = Point>) -> (f64, f64) {
    let near = others.filter(|other| at.distance(*other) < NEIGHBORS);
    let sum = |(x, y), other: Point| (x + at.x - other.x, y + at.y - other.y);
    let (x, y) = near.fold((0.0_f64, 0.0_f64), sum);
    let long = x.hypot(y);
    if long < 1.0 { (0.0, 0.0) } else { (x / long, y / long) }
}

/// Where a symbol may stand beside its place, the best first.
fn around(
    member: &Member,
    outward: (f64, f64),
    inner: Rect,
    inside: &dyn Fn(Point) -> Vec<bool>,
) -> Vec<Stand> {
    let ranges = inside(member.at);
    let mark = Rect::around(member.at, SPOT, SPOT);
    let mut found = Vec::new();
    for ring in 1..=RINGS {
        let far = STEP * f64::from(ring);
        for i in 0..DIRECTIONS {
            let turn = f64::from(i) * std::f64::consts::TAU / f64::from(DIRECTIONS)
                + 0.2 * f64::from(ring);
            let shown = member.at.moved(far * turn.sin(), -far * turn.cos());
            let covers = member.rect(shown);
            if inner.contains(covers) && !covers.overlaps(mark) {
                let along = turn.sin() * outward.0 - turn.cos() * outward.1;
                let turned = 0.5 * TURNED * (1.0 - along);
                let across = if inside(shown) == ranges { 0.0 } else { ACROSS };
                found.push(Stand {
                    shown,
                    head: member.head(shown),
                    covers,
                    bounds: covers.union(mark).grown(CLEAR),
                    tied: Some(member.at),
                    cost: member.weight * (BESIDE + far + turned + across),
                });
            }
        }
    }
    found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    found
}

/// Whether a straight line has a part inside a rectangle.
fn passes(a: Point, b: Point, rect: Rect) -> bool {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (from, way, low, high) in
        [(a.x, b.x - a.x, rect.left, rect.right), (a.y, b.y - a.y, rect.top, rect.bottom)]
    {
        if way.abs() < 1e-9 {
            if from <= low || from >= high {
                return false;
            }
            continue;
        }
        let (one, two) = ((low - from) / way, (high - from) / way);
        enter = enter.max(one.min(two));
        leave = leave.min(one.max(two));
    }
    enter < leave
}

/// Whether two straight lines cross.
fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |a: Point, b: Point, p: Point| {
        (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
    };
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 400.0 };

    fn member(x: f64, y: f64) -> Member {
        Member { at: Point::new(x, y), half: (14.0, 14.0), row: (1, 0.0), weight: 1.0 }
    }

    fn stands(all: &[Member]) -> Vec<Point> {
        apart(all, FRAME, &|_| Vec::new()).into_iter().map(|stand| stand.shown).collect()
    }

    #[test]
    fn what_has_room_stays() {
        let all = [member(100.0, 100.0), member(129.0, 100.0)];
        assert_eq!(stands(&all), [all[0].at, all[1].at]);
        // A little of it covered, its place not: one moves.
        let all = [member(100.0, 100.0), member(125.0, 100.0)];
        let shown = stands(&all);
        assert_eq!(shown[0], all[0].at);
        assert!(shown[1].distance(all[1].at) > 15.0);
    }

    #[test]
    fn places_that_nearly_coincide_are_marked_beside_their_symbols() {
        let all = [
            member(200.0, 200.0),
            member(206.0, 200.0),
            member(203.0, 204.0),
            member(200.0, 200.0),
            member(4.0, 200.0),
        ];
        let shown = stands(&all[..4]);
        for (at, (member, shown_at)) in all.iter().zip(&shown).enumerate() {
            for (other, covers) in shown.iter().map(|p| member.rect(*p)).enumerate() {
                let spot = Rect::around(member.at, SPOT, SPOT);
                assert!(!covers.overlaps(spot), "{at} under {other}");
                let own = other == at;
                assert!(own || !covers.overlaps(member.rect(*shown_at)));
                assert!(own || !passes(member.at, *shown_at, covers));
            }
        }
    }

    #[test]
    fn a_symbol_stays_on_its_side_of_a_limit() {
        let west = |point: Point| vec![point.x < 206.0];
        let all = [member(200.0, 200.0), member(203.0, 200.0), member(200.0, 203.0)];
        let shown = apart(&all, FRAME, &west);
        assert!(shown.iter().all(|stand| stand.shown.x < 206.0), "{shown:?}");
    }

    #[test]
    fn hundreds_at_one_place_take_no_time() {
        let all: Vec<Member> = (0..600)
            .map(|i| member(190.0 + f64::from(i % 25), 190.0 + f64::from(i / 25)))
            .collect();
        let start = std::time::Instant::now();
        assert_eq!(apart(&all, FRAME, &|_| Vec::new()).len(), 600);
        assert!(start.elapsed().as_secs() < 5);
    }

    #[test]
    fn the_line_to_a_row_ends_in_a_symbol() {
        let row = Member { row: (3, 22.0), half: (40.0, 14.0), ..member(100.0, 100.0) };
        assert_eq!(row.head(Point::new(150.0, 100.0)), Point::new(128.0, 100.0));
        assert_eq!(row.head(Point::new(104.0, 120.0)), Point::new(104.0, 120.0));
    }

    #[test]
    fn lines_and_rectangles() {
        let rect = Rect { left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 };
        let point = Point::new;
        assert!(passes(point(0.0, 15.0), point(30.0, 15.0), rect));
        assert!(passes(point(15.0, 15.0), point(16.0, 15.0), rect));
        assert!(!passes(point(0.0, 15.0), point(9.0, 15.0), rect));
        assert!(!passes(point(0.0, 0.0), point(9.0, 30.0), rect));
        assert!(!passes(point(15.0, 0.0), point(15.0, 9.0), rect));
        let (a, b) = (point(0.0, 0.0), point(2.0, 2.0));
        assert!(cross(a, b, point(0.0, 2.0), point(2.0, 0.0)));
        assert!(!cross(a, b, point(3.0, 2.0), point(5.0, 0.0)));
    }
}
