//! Geometry as a GeoPackage stores it (section 2.1.3): a header with a box, then well-known
//! binary, all little-endian.

use geo::{Coord, LineString, Polygon};

use super::super::table::Geometry;

/// Flags: little-endian, no box.
const WITHOUT_BOX: u8 = 0b0000_0001;
/// Flags: little-endian, a box in two dimensions.
const WITH_BOX: u8 = 0b0000_0011;
const LITTLE_ENDIAN: u8 = 1;
const POINT: u32 = 1;
const LINE: u32 = 2;
const POLYGON: u32 = 3;
const MULTI_LINE: u32 = 5;
const MULTI_POLYGON: u32 = 6;

/// The smallest and the largest corner of a geometry: (x, y) each.
pub(super) fn bounds(geometry: &Geometry) -> ((f64, f64), (f64, f64)) {
    let (mut low, mut high) =
        ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
    for c in geometry.parts().into_iter().flatten() {
        low = (low.0.min(c.x), low.1.min(c.y));
        high = (high.0.max(c.x), high.1.max(c.y));
    }
    (low, high)
}

/// The bytes of a geometry; lines and polygons as multi-geometries, as the columns say.
pub(super) fn blob(geometry: &Geometry) -> Vec<u8> {
    let mut out = vec![b'G', b'P', 0];
    let is_point = matches!(geometry, Geometry::Point(_));
    out.push(if is_point { WITHOUT_BOX } else { WITH_BOX });
    out.extend(4326_i32.to_le_bytes());
    if !is_point {
        let (low, high) = bounds(geometry);
        for value in [low.0, high.0, low.1, high.1] {
            out.extend(value.to_le_bytes());
        }
    }
    push_wkb(&mut out, geometry);
    out
}

/// Well-known binary of a geometry.
fn push_wkb(out: &mut Vec<u8>, geometry: &Geometry) {
    match geometry {
        Geometry::Point(point) => {
            push_head(out, POINT);
            push_coord(out, point.0);
        }
        Geometry::Lines(lines) => {
            push_head(out, MULTI_LINE);
            push_count(out, lines.0.len());
            for line in lines {
                push_head(out, LINE);
                push_line(out, line);
            }
        }
        Geometry::Polygons(polygons) => {
            push_head(out, MULTI_POLYGON);
            push_count(out, polygons.0.len());
            for polygon in polygons {
                push_head(out, POLYGON);
                push_polygon(out, polygon);
            }
        }
    }
}

fn push_head(out: &mut Vec<u8>, kind: u32) {
    out.push(LITTLE_ENDIAN);
    out.extend(kind.to_le_bytes());
}

/// A count; nothing that fits into memory has more than 32 bits of it.
fn push_count(out: &mut Vec<u8>, count: usize) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn push_polygon(out: &mut Vec<u8>, polygon: &Polygon<f64>) {
    push_count(out, 1 + polygon.interiors().len());
    push_line(out, polygon.exterior());
    for hole in polygon.interiors() {
        push_line(out, hole);
    }
}

fn push_line(out: &mut Vec<u8>, line: &LineString<f64>) {
    push_count(out, line.0.len());
    for c in &line.0 {
        push_coord(out, *c);
    }
}

fn push_coord(out: &mut Vec<u8>, c: Coord<f64>) {
    out.extend(c.x.to_le_bytes());
    out.extend(c.y.to_le_bytes());
}
