//! KML 2.2 (OGC 07-147r2): a folder a layer, colors of the layers, all columns as data.

use std::fmt::Write as _;

use geo::{Coord, LineString, Polygon};

use super::geojson::push_degrees;
use super::qml::escaped;
use super::table::{Geometry, Layer, LayerTable, Row, Value};

/// All layers that have rows, in one document; the upper layers come last.
#[must_use]
pub(super) fn kml(title: &str, tables: &[LayerTable]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    );
    let _ = writeln!(out, "<name>{}</name>", escaped(title));
    for table in tables.iter().filter(|t| !t.rows.is_empty()) {
        let _ = writeln!(
            out,
            "<Folder id=\"{}\">\n<name>{}</name>",
            table.layer.as_str(),
            escaped(table.layer.title())
        );
        for row in &table.rows {
            push_placemark(&mut out, table, row);
        }
        out.push_str("</Folder>\n");
    }
    out.push_str("</Document>\n</kml>\n");
    out
}

fn push_placemark(out: &mut String, table: &LayerTable, row: &Row) {
    let layer = table.layer.as_str();
    let words = |column: &str| match table.value(row, column) {
        Some(Value::Text(text)) => escaped(text),
        _ => String::new(),
    };
    let _ = writeln!(
        out,
        "<Placemark id=\"{layer}-{}\">\n<name>{}</name>\n<description>{}</description>",
        escaped(row.id()),
        words("title"),
        words("description")
    );
    push_style(out, table, row);
    out.push_str("<ExtendedData>\n");
    for (column, value) in table.columns.iter().zip(&row.values) {
        let text = match value {
            Value::Null => continue,
            Value::Text(text) | Value::Date(text) => escaped(text),
            Value::Integer(number) => number.to_string(),
            Value::Real(number) => format!("{number:?}"),
        };
        let _ =
            writeln!(out, "<Data name=\"{}\"><value>{text}</value></Data>", column.name);
    }
    out.push_str("</ExtendedData>\n");
    push_geometry(out, &row.geometry);
    out.push_str("</Placemark>\n");
}

fn push_style(out: &mut String, table: &LayerTable, row: &Row) {
    let color = |color: &str, opacity: &str| {
        let opacity = match table.value(row, opacity) {
            Some(Value::Real(share)) => *share,
            _ => 1.0,
        };
        match table.value(row, color) {
            Some(Value::Text(hex)) => Some(aabbggrr(hex, opacity)),
            _ => None,
        }
    };
    out.push_str("<Style>");
    if let Some(color) = color("marker-color", "") {
        let _ = write!(out, "<IconStyle><color>{color}</color></IconStyle>");
    }
    if let Some(color) = color("stroke", "stroke-opacity") {
        let _ =
            write!(out, "<LineStyle><color>{color}</color><width>2</width></LineStyle>");
    }
    if let Some(color) = color("fill", "fill-opacity") {
        let outline = u8::from(!color.starts_with("00") && table.layer != Layer::Rings);
        let _ = write!(
            out,
            "<PolyStyle><color>{color}</color><outline>{outline}</outline></PolyStyle>"
        );
    }
    out.push_str("</Style>\n");
}

/// `#rrggbb` in the order of KML.
fn aabbggrr(hex: &str, opacity: f64) -> String {
    let part = |at: usize| hex.get(at..at + 2).unwrap_or("00");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let alpha = (255.0 * opacity.clamp(0.0, 1.0)).round() as u8;
    format!("{alpha:02x}{}{}{}", part(5), part(3), part(1))
}

fn push_geometry(out: &mut String, geometry: &Geometry) {
    let multi = geometry.members() > 1;
    if multi {
        out.push_str("<MultiGeometry>");
    }
    match geometry {
        Geometry::Point(point) => {
            out.push_str("<Point>");
            push_coordinates(out, std::slice::from_ref(&point.0));
            out.push_str("</Point>");
        }
        Geometry::Lines(lines) => lines.iter().for_each(|line| push_line(out, line)),
        Geometry::Polygons(polygons) => {
            polygons.iter().for_each(|polygon| push_polygon(out, polygon));
        }
    }
    out.push_str(if multi { "</MultiGeometry>\n" } else { "\n" });
}

fn push_line(out: &mut String, line: &LineString<f64>) {
    out.push_str("<LineString><tessellate>1</tessellate>");
    push_coordinates(out, &line.0);
    out.push_str("</LineString>");
}

fn push_polygon(out: &mut String, polygon: &Polygon<f64>) {
    out.push_str("<Polygon><tessellate>1</tessellate>");
    let rings = std::iter::once(("outerBoundaryIs", polygon.exterior()))
        .chain(polygon.interiors().iter().map(|hole| ("innerBoundaryIs", hole)));
    for (role, ring) in rings {
        let _ = write!(out, "<{role}><LinearRing>");
        push_coordinates(out, &ring.0);
        let _ = write!(out, "</LinearRing></{role}>");
    }
    out.push_str("</Polygon>");
}

fn push_coordinates(out: &mut String, coords: &[Coord<f64>]) {
    out.push_str("<coordinates>");
    for (index, c) in coords.iter().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        push_degrees(out, c.x);
        out.push(',');
        push_degrees(out, c.y);
    }
    out.push_str("</coordinates>");
}
