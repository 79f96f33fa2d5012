//! A rectangle of the page in square cells.

use crate::draw::scene::Rect;

/// Most cells to a side.
const MOST: usize = 100_000;

/// How a rectangle is divided into cells. What lies beyond it counts to the cells at its edge.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    pub frame: Rect,
    /// Side of a cell in pixels.
    side: f64,
    pub columns: usize,
    pub rows: usize,
}

impl Grid {
    pub(super) fn new(frame: Rect, side: f64) -> Self {
        let count = |length: f64| index(length / side, MOST) + 1;
        let (columns, rows) = (count(frame.width()), count(frame.height()));
        Self { frame, side, columns, rows }
    }

    pub(super) fn column(&self, x: f64) -> usize {
        index((x - self.frame.left) / self.side, self.columns)
    }

    pub(super) fn row(&self, y: f64) -> usize {
        index((y - self.frame.top) / self.side, self.rows)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of cells"
)]
fn index(offset: f64, count: usize) -> usize {
    (offset.max(0.0) as usize).min(count.saturating_sub(1))
}
