//! The point, the radius and the shape of a place told relative to others.
//!
//! The radius is the sum that Wieczorek, Guo and Hijmans (2004) give: the extent of the place
//! told from, the precision of its coordinates, the precision of the distance as written, and
//! what the coarseness of the direction makes of them.

use super::grammar::Phrase;
use crate::gazetteer::Gazetteer;
use crate::geodesy::{self, destination, farthest, inverse, reach_towards};
use crate::model::{
    Azimuth, Bound, Length, Meters, Place, Position, RelativeKind, RelativeShape, Wedge,
};

/// Doubt about a point of the gazetteer: half a minute of arc of latitude, to which many of
/// its coordinates are rounded.
pub(super) const COORDINATES: Meters = Meters(930.0);
/// Half of the territorial sea, 12 nautical miles (United Nations Convention on the Law of
/// the Sea, article 3): how far out "off X" is, where no distance is told.
const OFFSHORE: Meters = Meters(11_112.0);
/// A hedged figure ("about 30 km") is right within a tenth.
const HEDGED: f64 = 0.1;
/// How much further something may be than "at least" so far, as a share.
const BEYOND: f64 = 0.5;
/// Halfway is nearer to the middle than to a quarter: an eighth of the whole to either side.
const HALFWAY: f64 = 0.125;
/// Places further apart than this have nothing in particular between them.
const APART: Meters = Meters(400_000.0);
/// How far inside and outside of the radius of a place its outskirts lie, as a share.
const OUTSKIRTS: (f64, f64) = (0.5, 1.5);
/// Directions in which the sea is looked for.
const LOOKS: u16 = 32;

/// What the words come to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Made {
    pub(super) position: Position,
    pub(super) uncertainty: Meters,
    pub(super) shape: RelativeShape,
}

impl Made {
    pub(super) fn circle(position: Position, uncertainty: Meters) -> Self {
        Self { position, uncertainty, shape: RelativeShape::Circle }
    }

    /// A wedge with its likeliest point on its axis, so far out.
    fn wedge(wedge: Wedge, out: Meters) -> Self {
        let position = destination(wedge.from, wedge.azimuth, out);
        let uncertainty = farthest(&wedge, position);
        Self { position, uncertainty, shape: RelativeShape::Wedge(wedge) }
    }
}

/// How far a direction may be off as written, in degrees to either side: half the way to the
/// next of the points among which it was chosen. "North" is one of four, "northeast" one of
/// eight, "north-northeast" one of sixteen.
pub(super) fn spread(degrees: f64) -> f64 {
    let is = |step: f64| {
        let off = degrees.rem_euclid(step);
        off.min(step - off) < 1.0
    };
    if is(90.0) {
        45.0
    } else if is(45.0) {
        22.5
    } else {
        11.25
    }
}

/// A told distance: the likeliest, and how far it may be off.
fn figure(length: &Length) -> (f64, f64) {
    let (low, rounding) = (length.low.0, length.rounding.0);
    let (figure, doubt) = match (length.high, length.bound) {
        (Some(high), _) => {
            (f64::midpoint(low, high.0), (high.0 - low).abs() / 2.0 + rounding)
        }
        (None, Bound::AtMost) => (low / 2.0, low / 2.0 + rounding),
        (None, Bound::AtLeast) => {
            let half = low * BEYOND / 2.0;
            (low + half, half + rounding)
        }
        (None, _) => (low, rounding),
    };
    let hedged = if length.approximate { HEDGED * figure } else { 0.0 };
    (figure, doubt.max(hedged))
}

/// The ground of a phrase; `None` where the words say too little.
pub(super) fn made(
    phrase: &Phrase,
    anchors: &[&Place],
    length: Option<&Length>,
    gazetteer: &Gazetteer,
) -> Option<Made> {
    let place = *anchors.first()?;
    let from = place.position;
    let extent = place.radius.0.max(0.0) + COORDINATES.0;
    let around = |distance: f64| Made::circle(from, Meters(distance + extent));
    Some(match phrase.kind {
        RelativeKind::Offset => {
            let (distance, doubt) = figure(length?);
            ahead(from, phrase.bearing?, distance, doubt + extent)
        }
        RelativeKind::Distance => {
            let (distance, doubt) = figure(length?);
            around(distance + doubt)
        }
        RelativeKind::Direction => {
            let degrees = phrase.bearing?;
            let azimuth = Azimuth::new(degrees);
            let found = geodesy::toward(from, Meters(extent), azimuth, spread(degrees));
            let out = inverse(from, found.position).distance.0;
            ahead(from, degrees, out, out + extent)
        }
        RelativeKind::Near => {
            let found = geodesy::near(from, Meters(extent));
            Made::circle(found.position, found.radius)
        }
        RelativeKind::Edge => edge(place, phrase.bearing, extent),
        RelativeKind::Between | RelativeKind::Halfway => {
            between(place, anchors.get(1)?, phrase.kind)?
        }
        RelativeKind::Off => {
            let (distance, doubt) = length.map_or((OFFSHORE.0, OFFSHORE.0), figure);
            if place.feature.is_area() || place.feature.is_country() {
                return Some(around(distance + doubt));
            }
            seaward(place, distance, doubt + extent, gazetteer)
                .unwrap_or_else(|| around(distance + doubt))
        }
        RelativeKind::Part => part(place, phrase.bearing?, extent, gazetteer),
        RelativeKind::Border => return None,
    })
}

/// So far out in a direction, with the doubt along the way.
fn ahead(from: Position, degrees: f64, distance: f64, doubt: f64) -> Made {
    let wedge = Wedge {
        from,
        azimuth: Azimuth::new(degrees),
        half_angle: spread(degrees),
        inner: Meters((distance - doubt).max(0.0)),
        outer: Meters(distance + doubt),
    };
    Made::wedge(wedge, Meters(distance))
}

fn edge(place: &Place, bearing: Option<f64>, extent: f64) -> Made {
    let (inner, outer) = (OUTSKIRTS.0 * extent, OUTSKIRTS.1 * extent);
    let Some(degrees) = bearing else {
        return Made::circle(place.position, Meters(outer));
    };
    ahead(place.position, degrees, extent, extent - inner)
}

fn between(first: &Place, second: &Place, kind: RelativeKind) -> Option<Made> {
    let line = inverse(first.position, second.position);
    if line.distance > APART || line.distance.0 < 1.0 {
        return None;
    }
    let ends = (first.position, first.radius);
    let found = geodesy::between(ends, (second.position, second.radius));
    let extent = first.radius.0.max(second.radius.0) + COORDINATES.0;
    let uncertainty = match kind {
        RelativeKind::Halfway => Meters(line.distance.0 * HALFWAY + extent),
        _ => Meters(found.radius.0 + COORDINATES.0),
    };
    Some(Made::circle(found.position, uncertainty))
}

/// Out at sea from a place on a coast: the directions in which its country ends before the
/// distance is gone; `None` where there is no one such stretch.
fn seaward(
    place: &Place,
    distance: f64,
    doubt: f64,
    gazetteer: &Gazetteer,
) -> Option<Made> {
    let country = gazetteer.country(place.country?)?;
    let step = 360.0 / f64::from(LOOKS);
    let open: Vec<bool> = (0..LOOKS)
        .map(|look| {
            let azimuth = Azimuth::new(f64::from(look) * step);
            let out = |far: f64| {
                let at = destination(place.position, azimuth, Meters(far));
                gazetteer.holds(country, at) == Some(false)
            };
            out(distance) && out(distance + doubt)
        })
        .collect();
    let count = open.iter().filter(|open| **open).count();
    if count == 0 || count == open.len() {
        return None;
    }
    // The longest run of open directions, around the circle.
    let closed = open.iter().position(|open| !open)?;
    let mut best = (0, 0);
    let mut run = 0;
    for step in 1..=open.len() {
        let at = (closed + step) % open.len();
        run = if open[at] { run + 1 } else { 0 };
        if run > best.0 {
            best = (run, at);
        }
    }
    let (length, last) = (f64::from(u16::try_from(best.0).ok()?), best.1);
    let last = f64::from(u16::try_from(last).ok()?);
    let wedge = Wedge {
        from: place.position,
        azimuth: Azimuth::new((last - (length - 1.0) / 2.0) * step),
        half_angle: length * step / 2.0,
        inner: Meters((distance - doubt).max(0.0)),
        outer: Meters(distance + doubt),
    };
    Some(Made::wedge(wedge, Meters(distance)))
}

/// A part of a place in a direction from its center: as far as its outline reaches there.
fn part(place: &Place, degrees: f64, extent: f64, gazetteer: &Gazetteer) -> Made {
    let half_angle = spread(degrees);
    let outline = place.id.filter(|_| !place.feature.class().eq(&'P'));
    let outline = outline.and_then(|id| gazetteer.outline(id));
    let azimuth = Azimuth::new(degrees);
    let reach = outline
        .and_then(|outline| reach_towards(place.position, &outline, azimuth, half_angle));
    let reach = reach.map_or(0.0, |reach| reach.0);
    let reach = if reach > 0.0 { reach } else { extent };
    let wedge = Wedge {
        from: place.position,
        azimuth,
        half_angle,
        inner: Meters(0.0),
        outer: Meters(reach),
    };
    // The middle of the ground of a sector is two thirds out.
    Made::wedge(wedge, Meters(reach * 2.0 / 3.0))
}
