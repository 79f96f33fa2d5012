//! Boxes in whole units, and whether a map meets them.

use geo::Coord;

use crate::gazetteer::varint::{Reader, put_signed};
use crate::model::Bbox;

/// Units a degree: about eleven meters each, finer than Natural Earth is drawn.
const GRID: f64 = 1e4;
/// The largest coordinate in units: 360 degrees.
const LIMIT: i64 = 3_600_000;

/// A coordinate in whole units.
#[expect(clippy::cast_possible_truncation, reason = "a degree value has few digits")]
pub(super) fn units(c: Coord<f64>) -> (i64, i64) {
    ((c.x * GRID).round() as i64, (c.y * GRID).round() as i64)
}

/// A coordinate in degrees.
#[expect(clippy::cast_precision_loss, reason = "within 2^23")]
pub(super) fn degrees((x, y): (i64, i64)) -> Coord<f64> {
    Coord { x: x as f64 / GRID, y: y as f64 / GRID }
}

/// Whether a point in units is one.
pub(super) fn sane((x, y): (i64, i64)) -> bool {
    x.abs() <= LIMIT && y.abs() <= LIMIT
}

/// A box in units that does not cross the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    west: i64,
    south: i64,
    east: i64,
    north: i64,
}

impl Extent {
    /// The box around points, `None` around none.
    pub(super) fn around(points: impl IntoIterator<Item = (i64, i64)>) -> Option<Self> {
        let mut points = points.into_iter();
        let (x, y) = points.next()?;
        let first = Self { west: x, south: y, east: x, north: y };
        Some(points.fold(first, |b, (x, y)| Self {
            west: b.west.min(x),
            south: b.south.min(y),
            east: b.east.max(x),
            north: b.north.max(y),
        }))
    }

    /// The box around both.
    pub(super) fn joined(self, other: Self) -> Self {
        Self {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Its center in units.
    pub(super) fn center(self) -> (i64, i64) {
        (i64::midpoint(self.west, self.east), i64::midpoint(self.south, self.north))
    }

    /// Appends it.
    pub(super) fn write(self, to: &mut Vec<u8>) {
        for value in
            [self.west, self.east - self.west, self.south, self.north - self.south]
        {
            put_signed(to, value);
        }
    }

    /// The next box, `None` if it is none.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let west = reader.signed()?;
        let east = west.checked_add(reader.signed()?)?;
        let south = reader.signed()?;
        let north = south.checked_add(reader.signed()?)?;
        let ordered = west <= east && south <= north;
        (ordered && sane((west, south)) && sane((east, north))).then_some(Self {
            west,
            south,
            east,
            north,
        })
    }
}

/// What a map shows: a box that may cross the antimeridian, as one or two that do not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    first: Extent,
    second: Option<Extent>,
}

impl Window {
    /// The window of a box in degrees; `None` if it has a number that is none.
    pub(super) fn new(within: Bbox) -> Option<Self> {
        let Bbox { west, south, east, north } = within;
        if [west, south, east, north].iter().any(|v| !v.is_finite() || v.abs() > 360.0) {
            return None;
        }
        let part = |west: f64, east: f64| {
            let (low, high) = (Coord { x: west, y: south }, Coord { x: east, y: north });
            Extent::around([units(low), units(high)])
        };
        if west <= east {
            // A box that counts on past the antimeridian shows the other side too.
            let second = if east > 180.0 {
                part(-180.0, east - 360.0)
            } else if west < -180.0 {
                part(west + 360.0, 180.0)
            } else {
                None
            };
            Some(Self { first: part(west, east)?, second })
        } else {
            Some(Self { first: part(west, 180.0)?, second: part(-180.0, east) })
        }
    }

    /// Whether it shows any of a box.
    pub(super) fn meets(self, other: Extent) -> bool {
        let meets = |one: Extent| {
            one.west <= other.east
                && other.west <= one.east
                && one.south <= other.north
                && other.south <= one.north
        };
        meets(self.first) || self.second.is_some_and(meets)
    }

    /// Whether it shows a point.
    pub(super) fn holds(self, c: Coord<f64>) -> bool {
        Extent::around([units(c)]).is_some_and(|e| self.meets(e))
    }
}
