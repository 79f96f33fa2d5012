//! Shapes as bytes in a chunk.
//!
//! ```text
//! shape = box length rank name parts part*      part = points first-point step*
//! ```
//! The box and the length in front let a map skip a shape without reading it. Rings are
//! stored without their closing point.

use geo::Coord;

use super::window::{Extent, Window, degrees, sane, units};
use super::{Layer, Shape};
use crate::gazetteer::varint::{Reader, put, put_signed};

/// The bytes of a shape and the box around it, `None` for a shape without points.
pub(super) fn pack(shape: &Shape, layer: Layer) -> Option<(Extent, Vec<u8>)> {
    let parts: Vec<Vec<(i64, i64)>> = shape
        .parts
        .iter()
        .map(|part| short(part, layer))
        .filter(|part| part.len() >= if layer.is_area() { 3 } else { 2 })
        .collect();
    let extent = Extent::around(parts.iter().flatten().copied())?;
    let mut body = vec![shape.rank];
    let name = shape.name.as_deref().unwrap_or_default();
    put(&mut body, name.len() as u64);
    body.extend(name.as_bytes());
    put(&mut body, parts.len() as u64);
    let mut last = (0, 0);
    for part in parts {
        put(&mut body, part.len() as u64);
        for point in part {
            put_signed(&mut body, point.0 - last.0);
            put_signed(&mut body, point.1 - last.1);
            last = point;
        }
    }
    let mut bytes = Vec::with_capacity(body.len() + 16);
    extent.write(&mut bytes);
    put(&mut bytes, body.len() as u64);
    bytes.extend(body);
    Some((extent, bytes))
}

/// A part in units, without repeated points and, for a ring, without its closing point.
fn short(part: &[Coord<f64>], layer: Layer) -> Vec<(i64, i64)> {
    let mut points: Vec<(i64, i64)> = part.iter().map(|c| units(*c)).collect();
    points.dedup();
    if layer.is_area() && points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// Appends the shapes of a chunk that meet a window; `None` at damaged bytes.
pub(super) fn unpack(
    bytes: &[u8],
    layer: Layer,
    window: Option<Window>,
    to: &mut Vec<Shape>,
) -> Option<()> {
    let mut reader = Reader::new(bytes);
    while !reader.rest.is_empty() {
        let extent = Extent::read(&mut reader)?;
        let body = reader.block()?;
        if window.is_none_or(|w| w.meets(extent)) {
            to.push(shape(body, layer)?);
        }
    }
    Some(())
}

fn shape(body: &[u8], layer: Layer) -> Option<Shape> {
    let (&rank, rest) = body.split_first()?;
    let mut reader = Reader::new(rest);
    let name = std::str::from_utf8(reader.block()?).ok()?;
    let count = reader.count(5)?;
    let mut parts = Vec::with_capacity(count);
    let mut last = (0_i64, 0_i64);
    for _ in 0..count {
        let points = reader.count(2)?;
        let mut part = Vec::with_capacity(points + 1);
        for _ in 0..points {
            let step = (reader.signed()?, reader.signed()?);
            last = (last.0.checked_add(step.0)?, last.1.checked_add(step.1)?);
            if !sane(last) {
                return None;
            }
            part.push(degrees(last));
        }
        if layer.is_area() {
            part.extend(part.first().copied());
        }
        parts.push(part);
    }
    let name = (!name.is_empty()).then(|| name.to_owned());
    reader.rest.is_empty().then_some(Shape { parts, name, rank })
}
