//! The one table form that every GIS format is written from, so that their columns agree.

use geo::{Coord, MultiLineString, MultiPolygon, Point};

use crate::model::Bbox;

/// A layer of the output folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Areas of the user's own.
    UserAreas,
    /// What has an extent: region outlines, circles and wedges of uncertainty.
    Areas,
    /// Range rings as polygons without stroke.
    Rings,
    /// The edges of the rings, without the seam at 180 degrees.
    RingOutlines,
    /// The measured geodesics of the claims.
    Links,
    /// Lines of the user's own.
    UserLines,
    /// Points of the user's own.
    UserPoints,
    /// Places on the map, one row a place.
    Places,
    /// Events with a place precise enough for a point.
    Events,
}

impl Layer {
    /// Every layer, from the bottom of the map to its top.
    pub const ALL: [Self; 9] = [
        Self::UserAreas,
        Self::Areas,
        Self::Rings,
        Self::RingOutlines,
        Self::Links,
        Self::UserLines,
        Self::UserPoints,
        Self::Places,
        Self::Events,
    ];

    /// The stem of its files and the name of its tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UserAreas => "user_areas",
            Self::UserLines => "user_lines",
            Self::UserPoints => "user_points",
            Self::Areas => "areas",
            Self::Rings => "rings",
            Self::RingOutlines => "ring_outlines",
            Self::Links => "links",
            Self::Places => "places",
            Self::Events => "events",
        }
    }

    /// What a legend calls it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::UserAreas => "Own areas",
            Self::UserLines => "Own lines",
            Self::UserPoints => "Own points",
            Self::Areas => "Areas and uncertainty",
            Self::Rings => "Ranges",
            Self::RingOutlines => "Range limits",
            Self::Links => "Measured distances",
            Self::Places => "Places",
            Self::Events => "Events",
        }
    }

    /// The kind of geometry that all its rows have.
    #[must_use]
    pub fn geometry(self) -> GeometryKind {
        match self {
            Self::Places | Self::Events | Self::UserPoints => GeometryKind::Point,
            Self::RingOutlines | Self::Links | Self::UserLines => GeometryKind::Line,
            Self::Rings | Self::Areas | Self::UserAreas => GeometryKind::Polygon,
        }
    }
}

/// The kind of geometry of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GeometryKind {
    /// One position a row.
    Point,
    /// One or more lines a row.
    Line,
    /// One or more polygons a row.
    Polygon,
}

/// A column: its name, what its values are, and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The name, the same in every format.
    pub name: &'static str,
    /// The type of all its values.
    pub kind: ColumnKind,
    /// The unit, empty where there is none.
    pub unit: &'static str,
    /// What it means, in one sentence.
    pub about: &'static str,
}

/// The type of a column; any value may be missing besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Real,
    /// Days as `YYYY-MM-DD`.
    Date,
}

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Not known, or does not apply.
    Null,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Real(f64),
    /// A day as `YYYY-MM-DD`.
    Date(String),
}

impl Value {
    /// Whether a column of this type may hold the value.
    #[must_use]
    pub fn fits(&self, kind: ColumnKind) -> bool {
        match self {
            Self::Null => true,
            Self::Text(_) => kind == ColumnKind::Text,
            Self::Integer(_) => kind == ColumnKind::Integer,
            Self::Real(number) => kind == ColumnKind::Real && number.is_finite(),
            Self::Date(_) => kind == ColumnKind::Date,
        }
    }

    /// A number rounded to so many decimals, null where it is missing or not finite.
    pub(super) fn real(number: Option<f64>, decimals: i32) -> Self {
        let scale = 10_f64.powi(decimals);
        match number.filter(|n| n.is_finite()) {
            // Adding zero turns -0 into 0.
            Some(number) => Self::Real((number * scale).round() / scale + 0.0),
            None => Self::Null,
        }
    }

    /// A count.
    pub(super) fn count(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Null, Self::Integer)
    }

    /// Text, null where it is empty.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Null } else { Self::Text(text) }
    }

    /// Text that may be missing.
    pub(super) fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Null, Self::text)
    }

    /// A day, null for anything that is none.
    pub(super) fn date(text: Option<&str>) -> Self {
        match text {
            Some(text) if is_day(text) => Self::Date(text.to_owned()),
            _ => Self::Null,
        }
    }
}

/// Whether a text is a day of the calendar as `YYYY-MM-DD`.
pub(super) fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, digits: usize| {
        let all = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| all)
    };
    let (Some(year), Some(month), Some(day)) =
        (number(year, 4), number(month, 2), number(day, 2))
    else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=days).contains(&day)
}

/// The geometry of a row, coordinates in degrees rounded to seven decimals.
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// A position.
    Point(Point<f64>),
    /// Lines within `-180..=180`, cut at the antimeridian.
    Lines(MultiLineString<f64>),
    /// Polygons within `-180..=180`, cut at the antimeridian, outer rings
    /// counter-clockwise, holes clockwise (RFC 7946 section 3.1.6).
    Polygons(MultiPolygon<f64>),
}

impl Geometry {
    /// The positions, part by part: rings of polygons closed, holes behind their outer ring.
    #[must_use]
    pub fn parts(&self) -> Vec<&[Coord<f64>]> {
        match self {
            Self::Point(point) => vec![std::slice::from_ref(&point.0)],
            Self::Lines(lines) => lines.iter().map(|l| l.0.as_slice()).collect(),
            Self::Polygons(polygons) => polygons
                .iter()
                .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
                .map(|ring| ring.0.as_slice())
                .collect(),
        }
    }

    /// How many points, lines or polygons it has.
    #[must_use]
    pub fn members(&self) -> usize {
        match self {
            Self::Point(_) => 1,
            Self::Lines(lines) => lines.0.len(),
            Self::Polygons(polygons) => polygons.0.len(),
        }
    }
}

/// A row: what a feature is and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where it is.
    pub geometry: Geometry,
    /// One value a column, in order; the first is the unique id.
    pub values: Vec<Value>,
}

impl Row {
    /// Its unique id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self.values.first() {
            Some(Value::Text(id)) => id,
            _ => "",
        }
    }
}

/// A layer with its columns and rows.
#[derive(Debug, Clone, PartialEq)]
pub struct LayerTable {
    /// Which layer.
    pub layer: Layer,
    /// Its columns, `id` first.
    pub columns: &'static [Column],
    /// Its rows, in order of the text.
    pub rows: Vec<Row>,
}

impl LayerTable {
    /// The smallest box around all rows, with `west > east` where the antimeridian lies
    /// inside it (RFC 7946 section 5.2); `None` for a layer without rows.
    #[must_use]
    pub fn bbox(&self) -> Option<Bbox> {
        bbox(self.rows.iter().map(|row| &row.geometry))
    }

    /// The value of a named column in a row.
    #[must_use]
    pub fn value<'a>(&self, row: &'a Row, column: &str) -> Option<&'a Value> {
        let at = self.columns.iter().position(|c| c.name == column)?;
        row.values.get(at)
    }
}

/// A table without geometry.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The stem of its file and the name of its table.
    pub name: &'static str,
    /// What a legend calls it.
    pub title: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows, one value a column.
    pub rows: Vec<Vec<Value>>,
}

/// The smallest box around geometries: the complement of the widest gap in longitude.
pub(super) fn bbox<'a>(geometries: impl Iterator<Item = &'a Geometry>) -> Option<Bbox> {
    let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for part in geometries.flat_map(Geometry::parts) {
        let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
        for c in part {
            (west, east) = (west.min(c.x), east.max(c.x));
            (south, north) = (south.min(c.y), north.max(c.y));
        }
        if west <= east {
            spans.push((west, east));
        }
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let (first, rest) = spans.split_first()?;
    let mut merged = vec![*first];
    for &(west, east) in rest {
        match merged.last_mut() {
            Some(last) if west <= last.1 => last.1 = last.1.max(east),
            _ => merged.push((west, east)),
        }
    }
    let (west, east) = (merged[0].0, merged[merged.len() - 1].1);
    let mut found = Bbox { west, south, east, north };
    let mut widest = west + 360.0 - east + 1e-9;
    for pair in merged.windows(2) {
        let gap = pair[1].0 - pair[0].1;
        if gap > widest {
            widest = gap;
            (found.west, found.east) = (pair[1].0, pair[0].1);
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_cross_the_antimeridian_where_that_is_shorter() {
        let points: Vec<_> = [(179.0, -17.0), (-179.0, -16.0)]
            .map(|(x, y)| Geometry::Point(Point::new(x, y)))
            .into();
        let found = bbox(points.iter()).unwrap();
        assert!(found.west > found.east, "{found:?}");
        assert!(bbox([].iter()).is_none());
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        assert!(is_day("2024-02-29") && is_day("2025-12-31"));
        assert!(!is_day("2025-02-29") && !is_day("2025-13-01") && !is_day("2025-1-01"));
        assert!(!is_day("2025-11") && !is_day("") && !is_day("+025-01-01"));
    }
}
