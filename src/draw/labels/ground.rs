//! How much of what lies under a label would be hidden by it: lines of the map in cells,
//! summed so that any rectangle is counted in one step.

use super::grid::Grid;
use crate::draw::scene::{Line, Rect};

/// Side of a cell in pixels.
const CELL: f64 = 4.0;

/// Lines of one importance, counted in cells.
#[derive(Debug)]
pub(in crate::draw) struct Ground {
    grid: Grid,
    cells: Vec<bool>,
    sums: Vec<u32>,
}

impl Ground {
    pub(in crate::draw) fn new(frame: Rect) -> Self {
        let grid = Grid::new(frame, CELL);
        let cells = vec![false; grid.columns * grid.rows];
        Self { grid, cells, sums: Vec::new() }
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
            if self.grid.frame.holds(super::Point::new(x, y)) {
                let column = self.grid.column(x);
                let row = self.grid.row(y);
                self.cells[row * self.grid.columns + column] = true;
            }
            at += 1.0;
        }
    }

    /// Sums the cells; to be called when all lines are in.
    pub(in crate::draw) fn sum(&mut self) {
        let width = self.grid.columns + 1;
        self.sums = vec![0; width * (self.grid.rows + 1)];
        for row in 0..self.grid.rows {
            let mut run = 0;
            for column in 0..self.grid.columns {
                run += u32::from(self.cells[row * self.grid.columns + column]);
                self.sums[(row + 1) * width + column + 1] =
                    self.sums[row * width + column + 1] + run;
            }
        }
    }

    /// How much of a rectangle is crossed: about 1 for one line through it.
    pub(in crate::draw) fn crossings(&self, rect: Rect) -> f64 {
        if self.sums.is_empty() || !rect.overlaps(self.grid.frame) {
            return 0.0;
        }
        let width = self.grid.columns + 1;
        let left = self.grid.column(rect.left);
        let right = self.grid.column(rect.right) + 1;
        let top = self.grid.row(rect.top);
        let bottom = self.grid.row(rect.bottom) + 1;
        let at = |row: usize, column: usize| self.sums[row * width + column];
        let count = at(bottom, right) + at(top, left) - at(top, right) - at(bottom, left);
        let shorter = rect.width().min(rect.height()).max(CELL) / CELL;
        f64::from(count) / shorter
    }
}
