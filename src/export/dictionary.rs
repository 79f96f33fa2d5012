//! The columns of all layers, for people as a table and for programs as JSON Schema.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::layers::{columns, tables_without_geometry};
use super::table::{Column, ColumnKind, GeometryKind, Layer};

/// The data dictionary as Markdown: name, type, unit and meaning of every column.
#[must_use]
pub fn dictionary() -> String {
    let mut out = String::from(
        "# Data dictionary\n\n\
         The same columns in every format: GeoJSON, GeoPackage, KML and CSV. A value that is\n\
         not known or does not apply is null (empty in CSV, left out in KML). Text of several\n\
         values is joined with `; `, sentences with ` | `. Offsets count Unicode code points\n\
         of the report's text from 0, the end exclusive. Coordinates are degrees on WGS 84,\n\
         longitude first, to seven decimals. This file is written by the tests\n\
         (`BLESS=1 cargo test --test main export`).\n",
    );
    for layer in Layer::ALL.iter().rev() {
        let geometry = match layer.geometry() {
            GeometryKind::Point => "points",
            GeometryKind::Line => "lines",
            GeometryKind::Polygon => "polygons",
        };
        let name = layer.as_str();
        let _ = writeln!(out, "\n## {name} ({geometry})\n\n{}\n", about(*layer));
        push_columns(&mut out, columns(*layer));
    }
    for (name, about, columns) in tables_without_geometry() {
        let _ = writeln!(out, "\n## {name} (no geometry)\n\n{about}\n");
        push_columns(&mut out, columns);
    }
    out
}

fn push_columns(out: &mut String, columns: &[Column]) {
    out.push_str("| column | type | unit | meaning |\n|---|---|---|---|\n");
    for column in columns {
        let kind = match column.kind {
            ColumnKind::Text => "text",
            ColumnKind::Integer => "integer",
            ColumnKind::Real => "number",
            ColumnKind::Date => "date",
        };
        let _ = writeln!(
            out,
            "| {} | {kind} | {} | {} |",
            column.name, column.unit, column.about
        );
    }
}

fn about(layer: Layer) -> &'static str {
    match layer {
        Layer::UserAreas => {
            "The polygons of the user's own layers, cut at the antimeridian and made valid."
        }
        Layer::UserLines => {
            "The lines of the user's own layers, cut at the antimeridian; front lines and \
             borders among them."
        }
        Layer::UserPoints => "The points of the user's own layers.",
        Layer::Areas => {
            "What has an extent: outlines of the regions on the map, and the doubt about \
             points that are near a place (circle) or at a distance of one (wedge)."
        }
        Layer::Rings => {
            "Range rings as true geodesic polygons, drawn without stroke because they are \
             cut at the antimeridian."
        }
        Layer::RingOutlines => "The limits of the rings, without the cut.",
        Layer::Links => {
            "The measured geodesic of each stated distance whose two ends are known."
        }
        Layer::Places => {
            "One row a place on the map, however often the report names it. Countries, \
             governments and peoples are never rows; they are listed in unlocated."
        }
        Layer::Events => {
            "One row a point of an event: at a settlement or spot, near one, or at a \
             distance of one. Events of regions are told in areas; those of countries, and \
             those without a place, have no point."
        }
    }
}

/// The JSON Schema (draft 2020-12) of a layer's GeoJSON file.
#[must_use]
pub fn schema(layer: Layer) -> Value {
    let mut properties = Map::new();
    for column in columns(layer) {
        let mut rule = match column.kind {
            ColumnKind::Text => json!({"type": ["string", "null"]}),
            ColumnKind::Integer => json!({"type": ["integer", "null"]}),
            ColumnKind::Real => json!({"type": ["number", "null"]}),
            ColumnKind::Date => json!({
                "type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            }),
        };
        if column.name == "id" {
            rule = json!({"type": "string"});
        }
        if let Some(rule) = rule.as_object_mut() {
            rule.insert("description".to_owned(), column.about.into());
        }
        properties.insert(column.name.to_owned(), rule);
    }
    let required: Vec<_> = columns(layer).iter().map(|column| column.name).collect();
    let kinds = match layer.geometry() {
        GeometryKind::Point => json!(["Point"]),
        GeometryKind::Line => json!(["LineString", "MultiLineString"]),
        GeometryKind::Polygon => json!(["Polygon", "MultiPolygon"]),
    };
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": layer.as_str(),
        "description": about(layer),
        "type": "object",
        "required": ["type", "name", "bbox", "features"],
        "additionalProperties": false,
        "properties": {
            "type": {"const": "FeatureCollection"},
            "name": {"const": layer.as_str()},
            "bbox": {"type": "array", "items": {"type": "number"}},
            "features": {"type": "array", "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "additionalProperties": false,
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "additionalProperties": false,
                        "properties": {
                            "type": {"enum": kinds},
                            "coordinates": {"type": "array"}
                        }
                    },
                    "properties": {
                        "type": "object",
                        "required": required,
                        "additionalProperties": false,
                        "properties": properties
                    }
                }
            }}
        }
    })
}
