//! The ground of places that a text gives relative to others.

use geo::{Coord, LineString, MultiPolygon, Polygon};

use super::ring::{Tolerance, disc};
use super::{destination, inverse};
use crate::model::{Azimuth, Meters, Position, Relative, RelativeShape, Wedge};

/// Straight pieces of each arc of a wedge.
const ARC: u32 = 32;

/// The ground that a relative place may lie on: its wedge, or the disc of its uncertainty.
///
/// One closed ring, counter-clockwise; several where a disc is cut at the antimeridian. A
/// wedge that meets the antimeridian or a pole is given as the disc; `None` for a place
/// without any doubt.
#[must_use]
pub fn ground(relative: &Relative) -> Option<MultiPolygon<f64>> {
    let wedge = match relative.shape {
        RelativeShape::Wedge(wedge) => sector(&wedge),
        RelativeShape::Circle => None,
    };
    let round = || {
        let wide = relative.uncertainty.0 > 0.0;
        let drawn = disc(relative.position, relative.uncertainty, Tolerance::default());
        drawn.ok().filter(|_| wide)
    };
    wedge.or_else(round)
}

/// A wedge as one closed ring, counter-clockwise; `None` where it meets the antimeridian.
fn sector(wedge: &Wedge) -> Option<MultiPolygon<f64>> {
    let at = |turn: f64, radius: Meters| {
        let azimuth = Azimuth::new(wedge.azimuth.degrees() + turn);
        let found = destination(wedge.from, azimuth, radius);
        Coord { x: found.lon(), y: found.lat() }
    };
    let arc = |radius: Meters, from: f64, to: f64| {
        (0..=ARC)
            .map(move |i| at(from + (to - from) * f64::from(i) / f64::from(ARC), radius))
    };
    let half = wedge.half_angle;
    let mut ring: Vec<Coord<f64>> = arc(wedge.outer, half, -half).collect();
    if wedge.inner.0 > 0.0 {
        ring.extend(arc(wedge.inner, -half, half));
    } else {
        ring.push(Coord { x: wedge.from.lon(), y: wedge.from.lat() });
    }
    ring.extend(ring.first().copied());
    let broken = ring.windows(2).any(|edge| (edge[0].x - edge[1].x).abs() > 90.0);
    (!broken).then(|| MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new())]))
}

/// The largest distance of a position on the axis of a wedge from anything in it.
#[must_use]
pub fn farthest(wedge: &Wedge, position: Position) -> Meters {
    let steps = (0..=4).map(|i| f64::from(i) / 4.0);
    let corners = steps.flat_map(|share| {
        let turn = wedge.half_angle * share;
        [wedge.inner, wedge.outer].map(|radius| {
            let azimuth = Azimuth::new(wedge.azimuth.degrees() + turn);
            inverse(position, destination(wedge.from, azimuth, radius)).distance.0
        })
    });
    Meters(corners.fold(0.0, f64::max))
}
