//! Where labels go: candidates after Imhof (1975) with leader lines, then a search that never
//! lets two overlap.
//!
//! Greedy by importance first, then random exchanges that cool down (Christensen, Marks and
//! Shieber 1995) from a fixed seed, so that equal input gives equal labels.

mod candidates;
mod cells;
mod course;
mod grid;
mod ground;

use super::clip::bounds;
pub(super) use super::scene::Point;
use super::scene::Rect;
pub(super) use candidates::{
    Block, along_line, around_point, line_boxes, on_arc, on_rim, spread, turned_boxes,
};
use cells::{Cells, Reach};
pub(super) use course::along_course;
pub(super) use ground::Ground;

/// Rounds of exchange a label.
const ROUNDS: usize = 60;
/// How often the labels go to the best place that the others leave them.
const SETTLING: usize = 3;
/// Temperature at the start, in units of cost.
const HOT: f64 = 2.0;
/// Where the random numbers start.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// A label that wants a place.
#[derive(Debug, Clone, Default)]
pub(super) struct Request {
    /// Where it may go.
    pub(super) candidates: Vec<Candidate>,
    /// What it costs to leave it out.
    pub(super) hidden: f64,
    /// The obstacle that is its own symbol: a leader line may start on it.
    pub(super) own: Option<usize>,
}

/// A place for a label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// What it covers, halo, own dot and leader line included.
    pub(super) boxes: Vec<Rect>,
    /// How bad the place is.
    pub(super) cost: f64,
    /// Where the middle of the text is.
    pub(super) middle: Point,
    /// Degrees clockwise.
    pub(super) angle: f64,
    /// The line that leads to its point.
    pub(super) leader: Option<(Point, Point)>,
}

impl Candidate {
    /// Whether it covers a point of a line of many.
    pub(super) fn lies_on(&self, line: &[Point]) -> bool {
        let corners =
            |r: &Rect| [Point::new(r.left, r.top), Point::new(r.right, r.bottom)];
        let corners: Vec<Point> = self.boxes.iter().flat_map(corners).collect();
        let around = bounds(&corners);
        let mut near = line.iter().filter(|point| around.holds(**point));
        near.any(|point| self.boxes.iter().any(|rect| rect.holds(*point)))
    }
}

/// The candidate of each label, `None` for those left out. No two boxes of different labels
/// overlap, none overlaps an obstacle, none reaches out of the frame.
pub(super) fn solved(
    requests: &mut [Request],
    obstacles: &[Rect],
    frame: Rect,
) -> Vec<Option<usize>> {
    let mut hard = Cells::new(frame);
    for (owner, &rect) in obstacles.iter().enumerate() {
        hard.add(owner, hard.reach(rect));
    }
    let free = |rect: &Rect, own: Option<usize>| {
        let mut near = hard.owners(hard.reach(*rect));
        frame.contains(*rect)
            && !near.any(|owner| Some(owner) != own && obstacles[owner].overlaps(*rect))
    };
    for request in requests.iter_mut() {
        let own = request.own;
        request.candidates.retain(|c| c.boxes.iter().all(|rect| free(rect, own)));
        request.candidates.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    }
    let taken = Cells::new(frame);
    let bounds = |candidate: &Candidate| {
        let all = candidate.boxes.iter().copied().reduce(Rect::union);
        let all = all.unwrap_or_default();
        (all, taken.reach(all))
    };
    let bounds = |request: &Request| request.candidates.iter().map(bounds).collect();
    let mut search = Search {
        bounds: requests.iter().map(bounds).collect(),
        requests,
        chosen: vec![None; requests.len()],
        taken,
        random: SEED,
    };
    search.greedy();
    search.anneal();
    for _ in 0..SETTLING {
        search.greedy();
        search.settle();
    }
    search.greedy();
    search.chosen
}

struct Search<'a> {
    requests: &'a [Request],
    /// What each candidate of each label covers at most, and the cells of that.
    bounds: Vec<Vec<(Rect, Reach)>>,
    chosen: Vec<Option<usize>>,
    /// The cells that the chosen candidates reach into.
    taken: Cells,
    random: u64,
}

impl Search<'_> {
    /// A random number below `limit` (xorshift; Marsaglia 2003).
    fn below(&mut self, limit: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random >> 33).unwrap_or(0) % limit.max(1)
    }

    /// Whether what is chosen for another label overlaps a candidate.
    fn is_rival(&self, other: usize, label: usize, choice: usize) -> bool {
        let Some(chosen) = self.chosen[other].filter(|_| other != label) else {
            return false;
        };
        if !self.bounds[other][chosen].0.overlaps(self.bounds[label][choice].0) {
            return false;
        }
        let theirs = &self.requests[other].candidates[chosen].boxes;
        let ours = &self.requests[label].candidates[choice].boxes;
        ours.iter().any(|rect| theirs.iter().any(|taken| taken.overlaps(*rect)))
    }

    /// The labels that stand in the way of a candidate of another, in their order.
    fn rivals(&self, label: usize, choice: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for other in self.taken.owners(self.bounds[label][choice].1) {
            if !found.contains(&other) && self.is_rival(other, label, choice) {
                found.push(other);
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether no label stands in the way of a candidate of another.
    fn is_free(&self, label: usize, choice: usize) -> bool {
        let mut near = self.taken.owners(self.bounds[label][choice].1);
        !near.any(|other| self.is_rival(other, label, choice))
    }

    fn cost(&self, label: usize) -> f64 {
        let request = &self.requests[label];
        self.chosen[label].map_or(request.hidden, |at| request.candidates[at].cost)
    }

    fn set(&mut self, label: usize, choice: Option<usize>) {
        if let Some(old) = self.chosen[label] {
            self.taken.remove(label, self.bounds[label][old].1);
        }
        self.chosen[label] = choice;
        if let Some(new) = choice {
            self.taken.add(label, self.bounds[label][new].1);
        }
    }

    /// The best candidate that is free and better than leaving the label out.
    fn best_free(&self, label: usize) -> Option<usize> {
        let request = &self.requests[label];
        let worth = request.candidates.iter().take_while(|c| c.cost < request.hidden);
        (0..worth.count()).find(|at| self.is_free(label, *at))
    }

    /// Places what is not placed, the most important first.
    fn greedy(&mut self) {
        let requests = self.requests;
        let mut order: Vec<usize> =
            (0..requests.len()).filter(|&l| self.chosen[l].is_none()).collect();
        order.sort_by(|&a, &b| requests[b].hidden.total_cmp(&requests[a].hidden));
        for label in order {
            let best = self.best_free(label);
            self.set(label, best);
        }
    }

    /// Every label takes the best place that the others leave it, the most important first.
    fn settle(&mut self) {
        let requests = self.requests;
        let mut order: Vec<usize> =
            (0..requests.len()).filter(|&l| self.chosen[l].is_some()).collect();
        order.sort_by(|&a, &b| requests[b].hidden.total_cmp(&requests[a].hidden));
        for label in order {
            let old = self.chosen[label];
            self.set(label, None);
            let best = self.best_free(label).or(old);
            self.set(label, best);
        }
    }

    /// Exchanges: a label takes a place and those in its way look for another.
    fn anneal(&mut self) {
        let requests = self.requests;
        let steps = ROUNDS * requests.len();
        let mut heat = HOT;
        let cooling = (0.01_f64 / HOT)
            .powf(1.0 / f64::from(u32::try_from(steps.max(1)).unwrap_or(u32::MAX)));
        for _ in 0..steps {
            heat *= cooling;
            let label = self.below(requests.len());
            let count = requests[label].candidates.len();
            if count == 0 {
                continue;
            }
            let choice = self.below(count);
            if self.chosen[label] == Some(choice)
                || self.chosen[label] == Some(0)
                    && requests[label].candidates[0].cost <= 0.0
            {
                continue;
            }
            let rivals = self.rivals(label, choice);
            if rivals.len() > 3 {
                continue;
            }
            let before: Vec<(usize, Option<usize>)> = std::iter::once(label)
                .chain(rivals)
                .map(|l| (l, self.chosen[l]))
                .collect();
            let was: f64 = before.iter().map(|(l, _)| self.cost(*l)).sum();
            for (l, _) in &before[1..] {
                self.set(*l, None);
            }
            self.set(label, Some(choice));
            for (l, _) in &before[1..] {
                let best = self.best_free(*l);
                self.set(*l, best);
            }
            let is: f64 = before.iter().map(|(l, _)| self.cost(*l)).sum();
            let chance =
                f64::from(u32::try_from(self.below(1 << 20)).unwrap_or(0)) / 1_048_576.0;
            if is > was && chance >= ((was - is) / heat).exp() {
                for (l, _) in &before {
                    self.set(*l, None);
                }
                for (l, old) in &before {
                    self.set(*l, *old);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_could_stand_better_where_it_is_free() {
        let block = Block { width: 40.0, height: 12.0, margin: 2.0 };
        let frame = Rect { left: 0.0, top: 0.0, right: 600.0, bottom: 400.0 };
        let symbols: Vec<Rect> = (0..40_i32)
            .map(|i| {
                let (x, y) = (60 + 53 * i % 480, 50 + 37 * i % 300);
                Rect::around(Point::new(f64::from(x), f64::from(y)), 6.0, 6.0)
            })
            .collect();
        let request = |(own, symbol): (usize, &Rect)| Request {
            candidates: around_point(*symbol, block, None),
            hidden: 100.0,
            own: Some(own),
        };
        let mut requests: Vec<Request> =
            symbols.iter().enumerate().map(request).collect();
        let chosen = solved(&mut requests, &symbols, frame);
        assert!(chosen.iter().filter(|choice| choice.is_some()).count() > 35);
        for (label, choice) in chosen.iter().enumerate() {
            let Some(choice) = *choice else { continue };
            for better in &requests[label].candidates[..choice] {
                let is_taken = chosen.iter().enumerate().any(|(other, theirs)| {
                    let theirs = theirs.map(|at| &requests[other].candidates[at].boxes);
                    let covers = |rect: &Rect| {
                        theirs.is_some_and(|all| all.iter().any(|t| t.overlaps(*rect)))
                    };
                    other != label && better.boxes.iter().any(covers)
                });
                assert!(is_taken, "{label} could stand better");
            }
        }
    }
}
