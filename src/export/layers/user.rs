//! The user's own lines, areas and points as they were used, with what each was taken for.

use super::super::facts::Facts;
use super::super::style::Color;
use super::super::table::{Column, Geometry, Row, Value};
use super::super::{foreign, geometry};
use super::{
    DESCRIPTION, FILL, FILL_OPACITY, ID, STROKE, STROKE_OPACITY, STROKE_WIDTH, TITLE,
    date, text,
};
use crate::model::{UserFeature, UserKind, UserLayer, UserShape};

const LAYER: Column = text("layer", "The name of the user's layer.");
const FEATURE_ID: Column = text("feature_id", "Its id in the user's file.");
const NAME: Column = text("name", "Its name, else that of its layer.");
const KIND: Column =
    text("kind", "What it was taken for: front_line, border, control, other.");
const DATE: Column = date("date", "The day of its data, else of its layer's.");
const PROPERTIES: Column =
    text("properties", "What else the file says of it: key: value, separated by ; .");

/// The columns of all three layers, with those of the look of one.
macro_rules! columns {
    ($($look:expr),*) => {
        [
            ID, LAYER, FEATURE_ID, NAME, KIND, DATE, PROPERTIES, TITLE, DESCRIPTION, $($look),*
        ]
    };
}

pub(super) const POINT_COLUMNS: [Column; 10] =
    columns![text("marker-color", "Color of the point (simplestyle).")];
pub(super) const LINE_COLUMNS: [Column; 12] =
    columns![STROKE, STROKE_WIDTH, STROKE_OPACITY];
pub(super) const AREA_COLUMNS: [Column; 14] =
    columns![STROKE, STROKE_WIDTH, STROKE_OPACITY, FILL, FILL_OPACITY];

pub(super) fn point_rows(facts: &Facts<'_>) -> Vec<Row> {
    rows(facts, "user-point", |feature| {
        let UserShape::Points(points) = &feature.shape else { return Vec::new() };
        let style = &feature.style;
        let color = color(style.marker_color.or(style.fill), feature.kind);
        let points = points.iter().map(|at| Geometry::Point(geometry::point(*at)));
        points.map(|point| (point, vec![color.clone()])).collect()
    })
}

pub(super) fn line_rows(facts: &Facts<'_>) -> Vec<Row> {
    rows(facts, "user-line", |feature| {
        let UserShape::Lines(lines) = &feature.shape else { return Vec::new() };
        let lines = foreign::own_lines(lines);
        let row =
            (!lines.0.is_empty()).then(|| (Geometry::Lines(lines), stroke(feature)));
        row.into_iter().collect()
    })
}

pub(super) fn area_rows(facts: &Facts<'_>) -> Vec<Row> {
    rows(facts, "user-area", |feature| {
        let UserShape::Areas(areas) = &feature.shape else { return Vec::new() };
        let areas = foreign::own_polygons(areas);
        if areas.0.is_empty() {
            return Vec::new();
        }
        let mut look = stroke(feature);
        if geometry::has_seam(&areas) {
            // A stroke along the antimeridian would show a border where there is none.
            look[2] = Value::Real(0.0);
        }
        let style = &feature.style;
        look.push(color(style.fill.or(style.stroke), feature.kind));
        look.push(Value::real(Some(style.fill_opacity.unwrap_or(0.16)), 2));
        vec![(Geometry::Polygons(areas), look)]
    })
}

/// The rows of all features that have one, numbered through.
fn rows(
    facts: &Facts<'_>,
    id: &str,
    drawn: impl Fn(&UserFeature) -> Vec<(Geometry, Vec<Value>)>,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for layer in &facts.briefing.layers {
        for feature in &layer.features {
            for (geometry, look) in drawn(feature) {
                let number = rows.len() + 1;
                let mut values = vec![Value::text(format!("{id}-{number}"))];
                values.extend(told(layer, feature));
                values.extend(look);
                rows.push(Row { geometry, values });
            }
        }
    }
    rows
}

/// The values behind the id and before the look.
fn told(layer: &UserLayer, feature: &UserFeature) -> [Value; 8] {
    let name = layer.name_of(feature);
    let kind = match feature.kind {
        UserKind::FrontLine => "front_line",
        UserKind::Border => "border",
        UserKind::Control => "control",
        UserKind::Other => "other",
    };
    let day = layer.date_of(feature);
    let described = match day {
        Some(day) => format!("layer {}, {day}", layer.name),
        None => format!("layer {}, undated", layer.name),
    };
    [
        Value::text(layer.name.clone()),
        Value::maybe(feature.id.as_deref()),
        Value::text(name),
        Value::text(kind),
        Value::date(day),
        Value::maybe(feature.about.as_deref()),
        Value::text(name),
        Value::text(described),
    ]
}

/// The values of [`STROKE`], [`STROKE_WIDTH`] and [`STROKE_OPACITY`].
fn stroke(feature: &UserFeature) -> Vec<Value> {
    let style = &feature.style;
    let width = match feature.kind {
        UserKind::FrontLine => 3.4,
        UserKind::Border | UserKind::Other => 2.0,
        UserKind::Control => 1.4,
    };
    vec![
        color(style.stroke, feature.kind),
        Value::real(Some(style.stroke_width.unwrap_or(width)), 2),
        Value::real(Some(style.stroke_opacity.unwrap_or(0.95)), 2),
    ]
}

/// A color of the file, else by what the feature stands for.
fn color(own: Option<[u8; 3]>, kind: UserKind) -> Value {
    let usual = || Color::of_user(kind).hex();
    Value::text(own.map_or_else(usual, |[r, g, b]| format!("#{r:02x}{g:02x}{b:02x}")))
}
