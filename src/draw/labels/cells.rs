//! What stands where on a page: the page in cells, each with those that reach into it.

use super::grid::Grid;
use crate::draw::scene::Rect;

/// Side of a cell in pixels: about the height of two lines of text.
const CELL: f64 = 40.0;

/// Who reaches into which cells.
#[derive(Debug)]
pub(super) struct Cells {
    grid: Grid,
    owners: Vec<Vec<usize>>,
}

/// A block of cells, the ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    columns: (usize, usize),
    rows: (usize, usize),
}

impl Cells {
    /// Cells that nothing reaches into.
    pub(super) fn new(frame: Rect) -> Self {
        let grid = Grid::new(frame, CELL);
        Self { owners: vec![Vec::new(); grid.columns * grid.rows], grid }
    }

    /// The cells that a rectangle reaches into.
    pub(super) fn reach(&self, rect: Rect) -> Reach {
        Reach {
            columns: (self.grid.column(rect.left), self.grid.column(rect.right)),
            rows: (self.grid.row(rect.top), self.grid.row(rect.bottom)),
        }
    }

    fn cells(&self, reach: Reach) -> impl Iterator<Item = usize> + use<> {
        let (columns, width) = (reach.columns, self.grid.columns);
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
