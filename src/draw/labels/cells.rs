//! What stands where on a page: the page in cells, each with those that reach into it.

use crate::draw::scene::Rect;

/// Side of a cell in pixels: about the height of two lines of text.
const CELL: f64 = 40.0;

/// Who reaches into which cells.
#[derive(Debug)]
pub(super) struct Cells {
    frame: Rect,
    columns: usize,
    rows: usize,
    owners: Vec<Vec<usize>>,
}

/// A block of cells, the ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    columns: (usize, usize),
    rows: (usize, usize),
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of cells"
)]
fn index(offset: f64, count: usize) -> usize {
    ((offset / CELL).max(0.0) as usize).min(count.saturating_sub(1))
}

impl Cells {
    /// Cells that nothing reaches into. What lies beyond the frame counts to the cells at
    /// its edge.
    pub(super) fn new(frame: Rect) -> Self {
        let count = |length: f64| index(length, 10_000) + 1;
        let (columns, rows) = (count(frame.width()), count(frame.height()));
        Self { frame, columns, rows, owners: vec![Vec::new(); columns * rows] }
    }

    /// The cells that a rectangle reaches into.
    pub(super) fn reach(&self, rect: Rect) -> Reach {
        let column = |x: f64| index(x - self.frame.left, self.columns);
        let row = |y: f64| index(y - self.frame.top, self.rows);
        Reach {
            columns: (column(rect.left), column(rect.right)),
            rows: (row(rect.top), row(rect.bottom)),
        }
    }

    fn cells(&self, reach: Reach) -> impl Iterator<Item = usize> + use<> {
        let (columns, width) = (reach.columns, self.columns);
        (reach.rows.0..=reach.rows.1)
            .flat_map(move |row| (columns.0..=columns.1).map(move |c| row * width + c))
    }

    pub(super) fn add(&mut self, owner: usize, reach: Reach) {
        for cell in self.cells(reach) {
            self.owners[cell].push(owner);
        }
    }

    pub(super) fn remove(&mut self, owner: usize, reach: Reach) {
        for cell in self.cells(reach) {
            self.owners[cell].retain(|known| *known != owner);
        }
    }

    /// Those that reach into the cells; one that reaches into several comes several times.
    pub(super) fn owners(&self, reach: Reach) -> impl Iterator<Item = usize> {
        self.cells(reach).flat_map(|cell| self.owners[cell].iter().copied())
    }
}
