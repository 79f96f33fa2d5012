//! Cells of one degree that settlements are found by.

use crate::model::Bbox;

/// How many cells the world has.
pub(super) const CELLS: u32 = 360 * 180;

/// The cell of a position in 1e-7 degrees; it is below [`CELLS`] for any number.
pub(super) fn cell(lon: i32, lat: i32) -> u32 {
    let column = lon.div_euclid(10_000_000).clamp(-180, 179) + 180;
    let row = lat.div_euclid(10_000_000).clamp(-90, 89) + 90;
    (row * 360 + column).cast_unsigned()
}

/// The cells that a box meets, row by row; across the antimeridian where west > east.
pub(super) fn cells(within: Bbox) -> impl Iterator<Item = u32> {
    #[expect(clippy::cast_possible_truncation, reason = "clamped before")]
    let degree = |value: f64, limit: f64| value.clamp(-limit, limit - 1.0).floor() as i32;
    let rows = degree(within.south, 90.0)..=degree(within.north, 90.0);
    let (west, east) = (degree(within.west, 180.0), degree(within.east, 180.0));
    let spans = if within.west > within.east {
        [west..=179, -180..=east]
    } else {
        [west..=east, EMPTY]
    };
    rows.flat_map(move |row| {
        spans
            .clone()
            .into_iter()
            .flatten()
            .map(move |column| ((row + 90) * 360 + column + 180).cast_unsigned())
    })
}

#[expect(clippy::reversed_empty_ranges, reason = "it is meant to be empty")]
const EMPTY: std::ops::RangeInclusive<i32> = 1..=0;
