//! Outlines in few bytes: steps between points in units of 1e-5 degree, about one meter.
//!
//! ```text
//! outline = count polygon*        polygon = count ring*
//! ring    = length of the rest in bytes, west, width, south, height, points, first point, steps
//! ```
//! The box in front of each ring lets a point-in-outline test skip most of them. The closing
//! point is not stored. Every number is a [`varint`](super::varint).

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::varint::{Reader, put, put_signed};

/// Steps a degree.
const GRID: f64 = 1e5;
/// The largest coordinate in steps: 360 degrees.
const LIMIT: i64 = 36_000_000;

/// An outline as bytes. Coordinates are rounded to 1e-5 degree.
pub(super) fn pack(outline: &MultiPolygon<f64>) -> Vec<u8> {
    let mut bytes = Vec::new();
    put(&mut bytes, outline.0.len() as u64);
    for polygon in &outline.0 {
        put(&mut bytes, 1 + polygon.interiors().len() as u64);
        pack_ring(&mut bytes, polygon.exterior());
        for hole in polygon.interiors() {
            pack_ring(&mut bytes, hole);
        }
    }
    bytes
}

fn pack_ring(bytes: &mut Vec<u8>, ring: &LineString<f64>) {
    let mut points: Vec<(i64, i64)> = ring.0.iter().map(|c| steps(*c)).collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    let mut body = Vec::new();
    let bounds = |values: &mut dyn Iterator<Item = i64>| {
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        values.for_each(|v| (low, high) = (low.min(v), high.max(v)));
        if low > high { (0, 0) } else { (low, high) }
    };
    let (west, east) = bounds(&mut points.iter().map(|p| p.0));
    let (south, north) = bounds(&mut points.iter().map(|p| p.1));
    for value in [west, east - west, south, north - south] {
        put_signed(&mut body, value);
    }
    put(&mut body, points.len() as u64);
    let mut last = (0, 0);
    for point in points {
        put_signed(&mut body, point.0 - last.0);
        put_signed(&mut body, point.1 - last.1);
        last = point;
    }
    put(bytes, body.len() as u64);
    bytes.extend(body);
}

/// A coordinate in whole steps.
#[expect(clippy::cast_possible_truncation, reason = "a degree value has few digits")]
fn steps(c: Coord<f64>) -> (i64, i64) {
    ((c.x * GRID).round() as i64, (c.y * GRID).round() as i64)
}

/// A coordinate in degrees: the double that is closest to its five decimals.
#[expect(clippy::cast_precision_loss, reason = "within 2^26")]
fn degrees((x, y): (i64, i64)) -> Coord<f64> {
    Coord { x: x as f64 / GRID, y: y as f64 / GRID }
}

/// The outline in bytes of [`pack`], rings closed; `None` if they are damaged.
pub(super) fn unpack(bytes: &[u8]) -> Option<MultiPolygon<f64>> {
    let mut reader = Reader::new(bytes);
    let count = reader.count(1)?;
    let mut polygons = Vec::with_capacity(count);
    for _ in 0..count {
        let rings = reader.count(1)?;
        let mut parts = Vec::with_capacity(rings);
        for _ in 0..rings {
            parts.push(unpack_ring(reader.block()?)?);
        }
        let mut parts = parts.into_iter();
        polygons.push(Polygon::new(parts.next()?, parts.collect()));
    }
    reader.rest.is_empty().then_some(MultiPolygon(polygons))
}

/// The box of a ring in steps: west, east, south, north; the reader then stands at its points.
fn ring_box(reader: &mut Reader<'_>) -> Option<[i64; 4]> {
    let mut values = [0_i64; 4];
    for value in &mut values {
        *value = reader.signed()?;
    }
    let [west, width, south, height] = values;
    Some([west, west.checked_add(width)?, south, south.checked_add(height)?])
}

/// The next point of a ring.
fn next(reader: &mut Reader<'_>, last: (i64, i64)) -> Option<(i64, i64)> {
    let x = last.0.checked_add(reader.signed()?)?;
    let y = last.1.checked_add(reader.signed()?)?;
    (x.abs() <= LIMIT && y.abs() <= LIMIT).then_some((x, y))
}

fn unpack_ring(bytes: &[u8]) -> Option<LineString<f64>> {
    let mut reader = Reader::new(bytes);
    ring_box(&mut reader)?;
    let points = reader.count(2)?;
    let mut ring = Vec::with_capacity(points + 1);
    let mut last = (0, 0);
    for _ in 0..points {
        last = next(&mut reader, last)?;
        ring.push(degrees(last));
    }
    ring.extend(ring.first().copied());
    Some(LineString(ring))
}

/// Whether an outline in bytes of [`pack`] holds a position, without building it; `None` if
/// the bytes are damaged. A position on the edge may count as either.
pub(super) fn holds(bytes: &[u8], at: Coord<f64>) -> Option<bool> {
    let mut reader = Reader::new(bytes);
    let at = Coord { x: at.x * GRID, y: at.y * GRID };
    let mut inside = false;
    for _ in 0..reader.count(1)? {
        for _ in 0..reader.count(1)? {
            inside ^= odd_crossings(reader.block()?, at)?;
        }
    }
    Some(inside)
}

/// Whether a ray to the east crosses a ring an odd number of times.
#[expect(clippy::cast_precision_loss, reason = "within 2^26")]
fn odd_crossings(ring: &[u8], at: Coord<f64>) -> Option<bool> {
    let mut reader = Reader::new(ring);
    let [_, east, south, north] = ring_box(&mut reader)?;
    if at.y < south as f64 || at.y > north as f64 || at.x > east as f64 {
        return Some(false);
    }
    let points = reader.count(2)?;
    if points == 0 {
        return Some(false);
    }
    let first = next(&mut reader, (0, 0))?;
    let (mut last, mut odd) = (first, false);
    for place in 1..=points {
        let point = if place == points { first } else { next(&mut reader, last)? };
        let (a, b) = ((last.0 as f64, last.1 as f64), (point.0 as f64, point.1 as f64));
        if (a.1 > at.y) != (b.1 > at.y) {
            let crossing = a.0 + (at.y - a.1) / (b.1 - a.1) * (b.0 - a.0);
            odd ^= at.x < crossing;
        }
        last = point;
    }
    Some(odd)
}

#[cfg(test)]
mod tests {
    use geo::{Contains, Point, polygon};

    use super::*;

    fn square_with_hole() -> MultiPolygon<f64> {
        MultiPolygon(vec![
            polygon!(
                exterior: [(x: 0.0, y: 0.0), (x: 10.0, y: 0.0), (x: 10.0, y: 10.0), (x: 0.0, y: 10.0)],
                interiors: [[(x: 4.0, y: 4.0), (x: 6.0, y: 4.0), (x: 6.0, y: 6.0), (x: 4.0, y: 6.0)]],
            ),
            polygon![(x: -180.0, y: -16.5), (x: -179.12345, y: -16.1), (x: -180.0, y: -16.1)],
        ])
    }

    #[test]
    fn an_outline_comes_back_as_it_was() {
        let outline = square_with_hole();
        assert_eq!(unpack(&pack(&outline)), Some(outline));
        let none = MultiPolygon(Vec::new());
        assert_eq!(unpack(&pack(&none)), Some(none));
    }

    #[test]
    fn holding_agrees_with_the_full_outline() {
        let outline = square_with_hole();
        let bytes = pack(&outline);
        for x in -2..26 {
            for y in -2..26 {
                let at =
                    Coord { x: f64::from(x) * 0.5 + 0.1, y: f64::from(y) * 0.5 + 0.1 };
                let expected = outline.contains(&Point(at));
                assert_eq!(holds(&bytes, at), Some(expected), "{at:?}");
            }
        }
        assert_eq!(holds(&bytes, Coord { x: -179.9, y: -16.2 }), Some(true));
    }

    #[test]
    fn damaged_bytes_are_none_or_another_outline_and_never_a_panic() {
        let bytes = pack(&square_with_hole());
        for end in 0..bytes.len() {
            assert_eq!(unpack(&bytes[..end]), None, "cut at {end}");
            let _ = holds(&bytes[..end], Coord { x: 5.0, y: 5.0 });
        }
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut wrong = bytes.clone();
                wrong[place] ^= 1 << bit;
                let _ = unpack(&wrong);
                let _ = holds(&wrong, Coord { x: 5.0, y: 5.0 });
            }
        }
    }
}
