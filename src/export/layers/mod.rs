//! The layers of a briefing: one table each, that all GIS formats are written from.

mod areas;
mod events;
mod links;
mod places;
mod rings;
mod unlocated;
mod user;

pub(super) use events::{deed, statement};
#[cfg(feature = "geopackage")]
pub(super) use links::claims;
pub(super) use links::obstacle;
pub(super) use places::full_name;
pub(super) use unlocated::unlocated;

use geo::MultiPolygon;

use super::facts::Facts;
use super::table::{Column, ColumnKind, Layer, LayerTable, Value};
use crate::gazetteer::Gazetteer;
use crate::model::{Briefing, PlaceId};

/// All layers of a briefing from the bottom of the map to its top, empty ones included.
///
/// Rows are in order of the text. Pure: equal input gives equal tables.
#[must_use]
pub fn layers(briefing: &Briefing, gazetteer: &Gazetteer) -> Vec<LayerTable> {
    tables(&Facts::new(briefing), &|place| gazetteer.outline(place))
}

/// The layers, outlines taken from wherever they are.
pub(super) fn tables(
    facts: &Facts<'_>,
    outline: &dyn Fn(PlaceId) -> Option<MultiPolygon<f64>>,
) -> Vec<LayerTable> {
    Layer::ALL
        .map(|layer| LayerTable {
            layer,
            columns: columns(layer),
            rows: match layer {
                Layer::UserAreas => user::area_rows(facts),
                Layer::UserLines => user::line_rows(facts),
                Layer::UserPoints => user::point_rows(facts),
                Layer::Areas => areas::rows(facts, outline),
                Layer::Rings => rings::rows(facts),
                Layer::RingOutlines => rings::outline_rows(facts),
                Layer::Links => links::rows(facts),
                Layer::Places => places::rows(facts),
                Layer::Events => events::rows(facts),
            },
        })
        .into()
}

/// The columns of a layer, the same in every briefing and format.
#[must_use]
pub fn columns(layer: Layer) -> &'static [Column] {
    match layer {
        Layer::UserAreas => &user::AREA_COLUMNS,
        Layer::UserLines => &user::LINE_COLUMNS,
        Layer::UserPoints => &user::POINT_COLUMNS,
        Layer::Areas => &areas::COLUMNS,
        Layer::Rings | Layer::RingOutlines => &rings::COLUMNS,
        Layer::Links => &links::COLUMNS,
        Layer::Places => &places::COLUMNS,
        Layer::Events => &events::COLUMNS,
    }
}

/// The tables without geometry: name, what they hold, columns.
pub(super) fn tables_without_geometry()
-> [(&'static str, &'static str, &'static [Column]); 2] {
    [
        (
            "unlocated",
            "Every mention that got no point, with the reason: unlocated.csv, and a table of \
             the GeoPackage.",
            &unlocated::COLUMNS,
        ),
        (
            "claims",
            "Every stated distance, also those that cannot be drawn: a table of the \
             GeoPackage, with the columns of links.",
            &links::COLUMNS,
        ),
    ]
}

const fn text(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: ColumnKind::Text, unit: "", about }
}

const fn integer(name: &'static str, unit: &'static str, about: &'static str) -> Column {
    Column { name, kind: ColumnKind::Integer, unit, about }
}

const fn real(name: &'static str, unit: &'static str, about: &'static str) -> Column {
    Column { name, kind: ColumnKind::Real, unit, about }
}

const fn date(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: ColumnKind::Date, unit: "", about }
}

const ID: Column = text("id", "Unique within the layer and the same in every format.");
const QUOTE: Column = text("quote", "The sentence of the report that says so.");
const START: Column = integer(
    "start",
    "code points",
    "Where the words stand in the text of the report, counted from 0.",
);
const END: Column = integer("end", "code points", "One past the end of the words.");
const REPORT: Column = text("report", "The title of the report.");
const PUBLISHED: Column = date("published", "The day on which the report was published.");
const URL: Column = text("url", "Where the report was published.");
const TITLE: Column = text("title", "Heading of a pop-up (simplestyle).");
const DESCRIPTION: Column = text("description", "Text of a pop-up (simplestyle).");
const STROKE: Column = text("stroke", "Color of lines (simplestyle).");
const STROKE_WIDTH: Column = real("stroke-width", "px", "Width of lines (simplestyle).");
const STROKE_OPACITY: Column =
    real("stroke-opacity", "0 to 1", "Opacity of lines (simplestyle).");
const FILL: Column = text("fill", "Color of the polygon (simplestyle).");
const FILL_OPACITY: Column =
    real("fill-opacity", "0 to 1", "Opacity of the polygon (simplestyle).");

/// The values of [`REPORT`], [`PUBLISHED`] and [`URL`].
fn provenance(facts: &Facts<'_>) -> [Value; 3] {
    let document = &facts.briefing.document;
    [
        Value::text(facts.title()),
        Value::date(document.date.as_deref()),
        Value::maybe(document.url.as_deref()),
    ]
}

/// The values of [`START`] and [`END`].
fn offsets(facts: &Facts<'_>, span: crate::model::Span) -> [Value; 2] {
    let (start, end) = facts.offsets(span);
    [Value::count(start), Value::count(end)]
}

/// Several texts as one value, each once.
fn joined<S: AsRef<str> + Into<String>>(
    texts: impl IntoIterator<Item = S>,
    between: &str,
) -> String {
    let mut seen: Vec<String> = Vec::new();
    for text in texts {
        let old = || seen.iter().any(|old| old == text.as_ref());
        if !text.as_ref().is_empty() && !old() {
            seen.push(text.into());
        }
    }
    match seen.len() {
        1 => seen.remove(0),
        _ => seen.join(between),
    }
}
