//! How closely the rows of the legend are set, and what room there is for it.

use crate::draw::furniture::NOTE;
use crate::draw::scene::Rect;

/// How closely rows are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Set {
    /// Size of the words.
    pub(super) size: f64,
    /// Height of a row.
    pub(super) row: f64,
    /// Height of a further line of a row.
    pub(super) line: f64,
    /// The widest that words may be.
    pub(super) widest: f64,
    /// Where words begin, from the left of their column.
    pub(super) indent: f64,
    /// How many columns there are.
    pub(super) columns: u8,
    /// What it costs to set rows so: what is easy to read goes first.
    pub(super) cost: f64,
}

pub(super) const WIDE: Set = Set {
    size: 14.5,
    row: 25.5,
    line: 18.0,
    widest: 270.0,
    indent: 54.0,
    columns: 1,
    cost: 0.0,
};
/// Where there is little room.
pub(super) const CLOSE: Set = Set {
    size: NOTE,
    row: 21.5,
    line: 16.0,
    widest: 215.0,
    indent: 48.0,
    columns: 1,
    cost: 1.5,
};
/// Where there is little room above each other.
pub(super) const PAIRED: Set = Set { columns: 2, cost: 2.0, ..CLOSE };
/// Below a map, in so many columns.
pub(super) const fn below(columns: u8) -> Set {
    Set { columns, ..CLOSE }
}
/// What it costs to leave out a row.
pub(super) const LEFT_OUT: f64 = 0.4;

/// What a legend may take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::draw) struct Room {
    pub(in crate::draw) width: f64,
    pub(in crate::draw) height: f64,
    pub(in crate::draw) area: f64,
}

impl Room {
    /// All of a box.
    pub(in crate::draw) fn of(rect: Rect) -> Self {
        let (width, height) = (rect.width() + 1e-6, rect.height() + 1e-6);
        Self { width, height, area: f64::INFINITY }
    }
}
