//! Shapes of the page in cells: where a name lies wholly inside one, and which pieces hang
//! together.

use super::labels::{Block, Candidate, turned_boxes};
use super::scene::{Line, Point, Rect};

/// Places that are tried for a name.
const TRIED: usize = 30;

/// How far names keep from the edge of the frame, in pixels.
pub(super) const EDGE: f64 = 3.0;

/// Which cells of a frame lie in a shape.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    frame: Rect,
    /// Side of a cell, in pixels.
    cell: f64,
    columns: usize,
    rows: usize,
    inside: Vec<bool>,
    /// Sums of cells, one row and column more than there are cells.
    sums: Vec<u32>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of cells"
)]
fn whole(cells: f64, most: usize) -> usize {
    (cells.max(0.0) as usize).min(most)
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred cells")]
fn middle(at: usize) -> f64 {
    at as f64 + 0.5
}

impl Picture {
    /// The cells whose middle lies inside closed lines, even-odd.
    pub(super) fn of(lines: &[Line], frame: Rect, cell: f64) -> Self {
        let columns = whole(frame.width() / cell, 10_000);
        let rows = whole(frame.height() / cell, 10_000);
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); rows];
        for line in lines {
            let mut before = line.points.last().copied();
            for &point in &line.points {
                let Some(from) = before.replace(point) else { continue };
                let (high, low) =
                    if from.y < point.y { (from, point) } else { (point, from) };
                // The rows whose middle is between the two ends.
                let row = |y: f64| whole(((y - frame.top) / cell + 0.5).floor(), rows);
                for (at, row) in
                    crossings.iter_mut().enumerate().take(row(low.y)).skip(row(high.y))
                {
                    let y = frame.top + cell * middle(at);
                    let share = (y - high.y) / (low.y - high.y);
                    row.push(high.x + share * (low.x - high.x));
                }
            }
        }
        let mut inside = vec![false; columns * rows];
        for (at, row) in crossings.iter_mut().enumerate() {
            row.sort_by(f64::total_cmp);
            for pair in row.chunks_exact(2) {
                let column =
                    |x: f64| whole(((x - frame.left) / cell + 0.5).floor(), columns);
                for column in column(pair[0])..column(pair[1]) {
                    inside[at * columns + column] = true;
                }
            }
        }
        Self { frame, cell, columns, rows, inside, sums: Vec::new() }.summed()
    }

    /// The same frame with other cells inside.
    fn with(&self, inside: Vec<bool>) -> Self {
        let Self { frame, cell, columns, rows, .. } = *self;
        Self { frame, cell, columns, rows, inside, sums: Vec::new() }.summed()
    }

    fn summed(mut self) -> Self {
        let width = self.columns + 1;
        self.sums = vec![0; width * (self.rows + 1)];
        for row in 0..self.rows {
            let mut run = 0;
            for column in 0..self.columns {
                run += u32::from(self.inside[row * self.columns + column]);
                self.sums[(row + 1) * width + column + 1] =
                    self.sums[row * width + column + 1] + run;
            }
        }
        self
    }

    /// The cells that are kept, by their middle and whether they were inside.
    pub(super) fn kept(&self, keep: impl Fn(Point, bool) -> bool) -> Self {
        let inside = self.inside.iter().enumerate();
        let inside =
            inside.map(|(at, was)| keep(self.point(at), *was)).collect::<Vec<bool>>();
        self.with(inside)
    }

    fn point(&self, at: usize) -> Point {
        let (row, column) = (at / self.columns.max(1), at % self.columns.max(1));
        Point::new(
            self.frame.left + self.cell * middle(column),
            self.frame.top + self.cell * middle(row),
        )
    }

    /// The cell of a point, `None` outside the frame.
    fn cell(&self, point: Point) -> Option<usize> {
        let column = whole((point.x - self.frame.left) / self.cell, self.columns);
        let row = whole((point.y - self.frame.top) / self.cell, self.rows);
        let seen = self.frame.holds(point) && column < self.columns && row < self.rows;
        seen.then_some(row * self.columns + column)
    }

    /// Whether a point is inside.
    pub(super) fn has(&self, point: Point) -> bool {
        self.cell(point).is_some_and(|at| self.inside[at])
    }

    /// How many cells are inside.
    pub(super) fn count(&self) -> usize {
        self.sums.last().map_or(0, |sum| *sum as usize)
    }

    /// How many cells of a rectangle are inside, and how many it has.
    fn counts(&self, rect: Rect) -> (usize, usize) {
        let along = |from: f64, to: f64, most: usize| {
            let (from, to) = (from / self.cell, to / self.cell);
            (whole(from, most), whole((to - 1e-6).ceil(), most))
        };
        let frame = self.frame;
        let (left, right) =
            along(rect.left - frame.left, rect.right - frame.left, self.columns);
        let (top, bottom) =
            along(rect.top - frame.top, rect.bottom - frame.top, self.rows);
        let (right, bottom) = (right.max(left), bottom.max(top));
        let at = |row: usize, column: usize| self.sums[row * (self.columns + 1) + column];
        let inside =
            (at(bottom, right) + at(top, left)) - at(top, right) - at(bottom, left);
        (inside as usize, (right - left) * (bottom - top))
    }

    /// Whether a rectangle lies wholly inside, and off the edge of the frame.
    pub(super) fn holds(&self, rect: Rect) -> bool {
        let (inside, all) = self.counts(rect);
        self.frame.grown(-EDGE).contains(rect) && inside == all
    }

    /// The share of the shape that a rectangle covers, 0 to 1.
    pub(super) fn covered(&self, rect: Rect) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of cells")]
        let share = self.counts(rect).0 as f64 / self.count().max(1) as f64;
        share
    }

    /// The mean of the cells inside.
    pub(super) fn middle(&self) -> Point {
        let (mut x, mut y) = (0.0, 0.0);
        for (at, _) in self.inside.iter().enumerate().filter(|(_, inside)| **inside) {
            let point = self.point(at);
            (x, y) = (x + point.x, y + point.y);
        }
        let share = 1.0 / f64::from(self.sums.last().copied().unwrap_or(0).max(1));
        Point::new(x * share, y * share)
    }

    /// In so many directions from the middle, the last point inside, and the direction.
    pub(super) fn outermost(&self, directions: u32) -> Vec<(Point, (f64, f64))> {
        let middle = self.middle();
        let turn = std::f64::consts::TAU / f64::from(directions.max(1));
        let ray = |i: u32| {
            let (dx, dy) = (turn * f64::from(i)).sin_cos();
            let mut last = None;
            let mut at = middle;
            while self.frame.holds(at) {
                if self.has(at) {
                    last = Some(at);
                }
                at = at.moved(self.cell * dx, self.cell * dy);
            }
            Some((last?, (dx, dy)))
        };
        (0..directions).filter_map(ray).collect()
    }

    /// What hangs together with a point or with the nearest cell within so many pixels.
    pub(super) fn piece(&self, near: Point, within: f64) -> Option<Self> {
        let around = |middle: f64, start: f64, most: usize| {
            let at = (middle - start) / self.cell;
            let reach = within / self.cell;
            whole((at - reach).floor(), most)..whole((at + reach).ceil() + 1.0, most)
        };
        let columns = around(near.x, self.frame.left, self.columns);
        let rows = around(near.y, self.frame.top, self.rows);
        let cells = rows.flat_map(|row| columns.clone().map(move |c| (row, c)));
        let (start, away) = cells
            .map(|(row, column)| row * self.columns + column)
            .filter(|at| self.inside[*at])
            .map(|at| (at, self.point(at).distance(near)))
            .min_by(|a, b| a.1.total_cmp(&b.1))?;
        if away > within {
            return None;
        }
        let mut piece = vec![false; self.inside.len()];
        let mut open = vec![start];
        piece[start] = true;
        while let Some(at) = open.pop() {
            let column = at % self.columns;
            let beside = [
                (column > 0).then(|| at - 1),
                (column + 1 < self.columns).then_some(at + 1),
                at.checked_sub(self.columns),
                Some(at + self.columns),
            ];
            for next in beside.into_iter().flatten() {
                if self.inside.get(next) == Some(&true) && !piece[next] {
                    piece[next] = true;
                    open.push(next);
                }
            }
        }
        Some(self.with(piece))
    }

    /// Places for a block wholly inside, those near a point first; the cost is 0 there and 1
    /// at the farthest.
    pub(super) fn places(&self, block: Block, near: Point) -> Vec<Candidate> {
        self.places_where(block, near, |_| true)
    }

    /// Whether at least so many cells of a rectangle are inside.
    pub(super) fn touches(&self, rect: Rect, least: usize) -> bool {
        self.counts(rect).0 >= least
    }

    /// Those of the places that a rule allows.
    pub(super) fn places_where(
        &self,
        block: Block,
        near: Point,
        allows: impl Fn(Rect) -> bool,
    ) -> Vec<Candidate> {
        let boxes = |at| Some(vec![block.rect(at)]).filter(|own| allows(own[0]));
        self.places_of(near, 0.0, boxes)
    }

    /// Places for a block that is turned by an angle in degrees.
    pub(super) fn slanted(
        &self,
        block: Block,
        near: Point,
        angle: f64,
    ) -> Vec<Candidate> {
        self.places_of(near, angle, |at| Some(turned_boxes(at, block, angle)))
    }

    /// The angle of the direction in which it is longest, in degrees as text is turned, and
    /// how many times longer than wide it is.
    pub(super) fn axis(&self) -> (f64, f64) {
        let middle = self.middle();
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (at, _) in self.inside.iter().enumerate().filter(|(_, inside)| **inside) {
            let point = self.point(at);
            let (x, y) = (point.x - middle.x, point.y - middle.y);
            (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y);
        }
        let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
        let spread = (0.5 * (xx - yy)).hypot(xy);
        let (long, wide) = (0.5 * (xx + yy) + spread, 0.5 * (xx + yy) - spread);
        (angle.to_degrees(), (long / wide.max(1e-9)).sqrt())
    }

    /// Places for boxes around a point that lie wholly inside, those near a point first.
    fn places_of(
        &self,
        near: Point,
        angle: f64,
        boxes: impl Fn(Point) -> Option<Vec<Rect>>,
    ) -> Vec<Candidate> {
        let mut found = Vec::new();
        for row in (0..self.rows).step_by(2) {
            for column in (0..self.columns).step_by(2) {
                let cell = row * self.columns + column;
                if !self.inside[cell] {
                    continue;
                }
                let at = self.point(cell);
                let Some(boxes) = boxes(at) else { continue };
                if boxes.iter().all(|rect| self.holds(*rect)) {
                    found.push(((at.x - near.x).hypot(1.6 * (at.y - near.y)), at, boxes));
                }
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        let step = (found.len() / TRIED).max(1);
        let reach = found.last().map_or(1.0, |last| last.0.max(1.0));
        let candidate = |(away, middle, boxes): (f64, Point, Vec<Rect>)| Candidate {
            boxes,
            cost: away / reach,
            middle,
            angle,
            leader: None,
        };
        found.into_iter().step_by(step).map(candidate).collect()
    }
}
