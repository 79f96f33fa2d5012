//! How much of what lies under a label would be hidden by it: lines of the map in cells,
//! summed so that any rectangle is counted in one step.

use crate::draw::scene::{Line, Rect};

/// Side of a cell in pixels.
const CELL: f64 = 4.0;

/// Lines of one importance, counted in cells.
#[derive(Debug)]
pub(in crate::draw) struct Ground {
    frame: Rect,
    columns: usize,
    rows: usize,
    cells: Vec<bool>,
    sums: Vec<u32>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of cells"
)]
fn index(offset: f64, count: usize) -> usize {
    ((offset / CELL).max(0.0) as usize).min(count.saturating_sub(1))
}

impl Ground {
    pub(in crate::draw) fn new(frame: Rect) -> Self {
        let count = |length: f64| index(length, 100_000) + 1;
        let (columns, rows) = (count(frame.width()), count(frame.height()));
        Self {
            frame,
            columns,
            rows,
            cells: vec![false; columns * rows],
            sums: Vec::new(),
        }
    }

    pub(in crate::draw) fn add(&mut self, lines: &[Line]) {
        for line in lines {
            let first = line.points.first().filter(|_| line.closed);
            let mut before = None;
            for point in line.points.iter().chain(first) {
                if let Some(from) = before.replace(*point) {
                    self.edge(from, *point);
                }
            }
        }
    }

    fn edge(&mut self, from: super::Point, to: super::Point) {
        let steps = (from.distance(to) / (CELL / 2.0)).ceil().clamp(1.0, 20_000.0);
        let mut at = 0.0;
        while at <= steps {
            let share = at / steps;
            let x = from.x + share * (to.x - from.x);
            let y = from.y + share * (to.y - from.y);
            if self.frame.holds(super::Point::new(x, y)) {
                let column = index(x - self.frame.left, self.columns);
                let row = index(y - self.frame.top, self.rows);
                self.cells[row * self.columns + column] = true;
            }
            at += 1.0;
        }
    }

    /// Sums the cells; to be called when all lines are in.
    pub(in crate::draw) fn sum(&mut self) {
        let width = self.columns + 1;
        self.sums = vec![0; width * (self.rows + 1)];
        for row in 0..self.rows {
            let mut run = 0;
            for column in 0..self.columns {
                run += u32::from(self.cells[row * self.columns + column]);
                self.sums[(row + 1) * width + column + 1] =
                    self.sums[row * width + column + 1] + run;
            }
        }
    }

    /// How much of a rectangle is crossed: about 1 for one line through it.
    pub(in crate::draw) fn crossings(&self, rect: Rect) -> f64 {
        if self.sums.is_empty() || !rect.overlaps(self.frame) {
            return 0.0;
        }
        let width = self.columns + 1;
        let left = index(rect.left - self.frame.left, self.columns);
        let right = index(rect.right - self.frame.left, self.columns) + 1;
        let top = index(rect.top - self.frame.top, self.rows);
        let bottom = index(rect.bottom - self.frame.top, self.rows) + 1;
        let at = |row: usize, column: usize| self.sums[row * width + column];
        let count = at(bottom, right) + at(top, left) - at(top, right) - at(bottom, left);
        let shorter = rect.width().min(rect.height()).max(CELL) / CELL;
        f64::from(count) / shorter
    }
}
