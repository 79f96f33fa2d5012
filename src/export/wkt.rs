//! Layers as CSV with their geometry as well-known text, and the two files that tell GDAL
//! and QGIS the types and the reference system.

use geo::{Coord, LineString, Polygon};

use super::csv::{field, push_row};
use super::geojson::push_degrees;
use super::table::{Column, ColumnKind, Geometry, LayerTable};

/// The content of every `.prj`: WGS 84 in the well-known text of ESRI, longitude first.
pub(super) const PRJ: &str = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",\
    SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],\
    UNIT[\"Degree\",0.0174532925199433]]\n";

/// A layer as CSV: the column `WKT`, then all others.
#[must_use]
pub(super) fn csv(table: &LayerTable) -> String {
    let mut out = String::new();
    let names = table.columns.iter().map(|column| column.name);
    push_row(&mut out, std::iter::once("WKT").chain(names));
    for row in &table.rows {
        let values = row.values.iter().map(field);
        push_row(&mut out, std::iter::once(wkt(&row.geometry)).chain(values));
    }
    out
}

/// The types of the columns, in the order of [`csv()`].
#[must_use]
pub(super) fn csvt(columns: &[Column]) -> String {
    let kinds = columns.iter().map(|column| match column.kind {
        ColumnKind::Text => "\"String\"",
        ColumnKind::Integer => "\"Integer\"",
        ColumnKind::Real => "\"Real\"",
        ColumnKind::Date => "\"Date\"",
    });
    let all: Vec<_> = std::iter::once("\"WKT\"").chain(kinds).collect();
    all.join(",") + "\n"
}

fn wkt(geometry: &Geometry) -> String {
    let mut out = String::new();
    match geometry {
        Geometry::Point(point) => {
            out.push_str("POINT ");
            push_coords(&mut out, std::slice::from_ref(&point.0));
        }
        Geometry::Lines(lines) => {
            out.push_str("MULTILINESTRING ");
            push_list(&mut out, lines.iter(), |out, line| push_coords(out, &line.0));
        }
        Geometry::Polygons(polygons) => {
            out.push_str("MULTIPOLYGON ");
            push_list(&mut out, polygons.iter(), push_polygon);
        }
    }
    out
}

fn push_polygon(out: &mut String, polygon: &Polygon<f64>) {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    push_list(out, rings, |out, ring: &LineString<f64>| push_coords(out, &ring.0));
}

fn push_list<'a, T: 'a>(
    out: &mut String,
    items: impl Iterator<Item = &'a T>,
    push: impl Fn(&mut String, &T),
) {
    out.push('(');
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        push(out, item);
    }
    out.push(')');
}

fn push_coords(out: &mut String, coords: &[Coord<f64>]) {
    push_list(out, coords.iter(), |out, c| {
        push_degrees(out, c.x);
        out.push(' ');
        push_degrees(out, c.y);
    });
}
