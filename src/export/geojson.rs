//! GeoJSON by RFC 7946: one kind of geometry a file, flat properties with the same keys in
//! every feature, string ids, seven decimals, a bbox, and neither `crs` nor heights.

use std::fmt::Write as _;

use geo::{Coord, LineString, Polygon};

use super::table::{Geometry, LayerTable, Row, Value};

/// A layer as a `FeatureCollection`, one feature a line.
#[must_use]
pub fn geojson(table: &LayerTable) -> String {
    let mut out = String::with_capacity(256 + 1024 * table.rows.len());
    out.push_str("{\"type\":\"FeatureCollection\",\"name\":\"");
    out.push_str(table.layer.as_str());
    out.push('"');
    if let Some(bbox) = table.bbox() {
        out.push_str(",\"bbox\":[");
        for (index, degrees) in
            [bbox.west, bbox.south, bbox.east, bbox.north].into_iter().enumerate()
        {
            if index > 0 {
                out.push(',');
            }
            push_degrees(&mut out, degrees);
        }
        out.push(']');
    }
    out.push_str(",\"features\":[\n");
    for (index, row) in table.rows.iter().enumerate() {
        if index > 0 {
            out.push_str(",\n");
        }
        push_feature(&mut out, table, row);
    }
    out.push_str("\n]}\n");
    out
}

/// A layer as a GeoJSON text sequence (RFC 8142): a record separator, a feature, a line feed.
#[must_use]
pub fn geojson_sequence(table: &LayerTable) -> String {
    let mut out = String::with_capacity(1024 * table.rows.len());
    for row in &table.rows {
        out.push('\u{1e}');
        push_feature(&mut out, table, row);
        out.push('\n');
    }
    out
}

fn push_feature(out: &mut String, table: &LayerTable, row: &Row) {
    out.push_str("{\"type\":\"Feature\",\"id\":");
    push_string(out, row.id());
    out.push_str(",\"geometry\":");
    push_geometry(out, &row.geometry);
    out.push_str(",\"properties\":{");
    for (index, (column, value)) in table.columns.iter().zip(&row.values).enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_string(out, column.name);
        out.push(':');
        push_value(out, value);
    }
    out.push_str("}}");
}

fn push_value(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Text(text) | Value::Date(text) => push_string(out, text),
        Value::Integer(number) => {
            let _ = write!(out, "{number}");
        }
        // Always with a point: readers tell whole numbers from numbers by it.
        Value::Real(number) => {
            let _ = write!(out, "{number:?}");
        }
    }
}

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        let escape = match c {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            // Line separators end a line in scripts, controls are not allowed in JSON.
            c if c < ' ' || matches!(c, '\u{7f}' | '\u{2028}' | '\u{2029}') => {
                out.push_str(&text[kept..at]);
                kept = at + c.len_utf8();
                let _ = write!(out, "\\u{:04x}", u32::from(c));
                continue;
            }
            _ => continue,
        };
        out.push_str(&text[kept..at]);
        kept = at + c.len_utf8();
        out.push_str(escape);
    }
    out.push_str(&text[kept..]);
    out.push('"');
}

/// Degrees with up to seven decimals, no trailing zeros.
pub(super) fn push_degrees(out: &mut String, degrees: f64) {
    let text = format!("{degrees:.7}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    out.push_str(if text == "-0" { "0" } else { text });
}

pub(super) fn push_geometry(out: &mut String, geometry: &Geometry) {
    let multi = geometry.members() > 1;
    match geometry {
        Geometry::Point(point) => {
            out.push_str("{\"type\":\"Point\",\"coordinates\":");
            push_position(out, point.0);
        }
        Geometry::Lines(lines) => {
            let members = lines.iter();
            push_members(out, "LineString", multi, members, push_line);
        }
        Geometry::Polygons(polygons) => {
            push_members(out, "Polygon", multi, polygons.iter(), push_polygon);
        }
    }
    out.push('}');
}

/// All members as one multi-geometry, or the only member alone.
fn push_members<'a, T: 'a>(
    out: &mut String,
    kind: &str,
    multi: bool,
    members: impl Iterator<Item = &'a T>,
    push: impl Fn(&mut String, &T),
) {
    let (prefix, open, close) = if multi { ("Multi", "[", "]") } else { ("", "", "") };
    let _ = write!(out, "{{\"type\":\"{prefix}{kind}\",\"coordinates\":{open}");
    for (index, member) in members.enumerate() {
        if index > 0 {
            out.push(',');
        }
        push(out, member);
    }
    out.push_str(close);
}

fn push_line(out: &mut String, line: &LineString<f64>) {
    out.push('[');
    for (index, c) in line.0.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push_position(out, *c);
    }
    out.push(']');
}

fn push_polygon(out: &mut String, polygon: &Polygon<f64>) {
    out.push('[');
    push_line(out, polygon.exterior());
    for hole in polygon.interiors() {
        out.push(',');
        push_line(out, hole);
    }
    out.push(']');
}

fn push_position(out: &mut String, c: Coord<f64>) {
    out.push('[');
    push_degrees(out, c.x);
    out.push(',');
    push_degrees(out, c.y);
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_have_no_trailing_zeros() {
        let written = |degrees| {
            let mut out = String::new();
            push_degrees(&mut out, degrees);
            out
        };
        assert_eq!(written(29.6284), "29.6284");
        assert_eq!(written(-180.0), "-180");
        assert_eq!(written(-0.000_000_01), "0");
        assert_eq!(written(100.0), "100");
    }

    #[test]
    fn strings_survive_whatever_they_hold() {
        let hostile = "a\"\\\n\u{0}\u{1f}\u{2028}</script>🚀";
        let mut out = String::new();
        push_string(&mut out, hostile);
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), hostile);
    }
}
