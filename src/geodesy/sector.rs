//! Ranges limited to directions: the part of a disc or band between two azimuths.
//!
//! Arcs and the geodesics at either side are refined like circles. The outline is then cut
//! at the antimeridian, closed over a pole, or turned inside out where it holds both.

use geo::{BooleanOps, Coord, LineString, MapCoordsInPlace, MultiPolygon, Polygon};

use super::antimeridian::{polygon, world};
use super::geodesic::{arrival, inverse};
use super::ring::{Circle, Tolerance, Vertex, continued, is_close, simple_radius};
use crate::error::Error;
use crate::model::{Azimuth, Meters, Position, Sector};

/// Halvings of a side at the most: it may pass a pole by a centimeter.
const DEEPEST: u32 = 48;
/// How far from north or south a side is turned that would run over a pole, in degrees.
const PAST_POLE: f64 = 1e-7;
/// What an intersection may move a corner, in degrees.
const NOISE: f64 = 1e-6;
/// A center this near to a pole stands on it, in degrees.
const ON_POLE: f64 = 1e-9;
/// Two vertices as near as this, in degrees, are one corner computed on two ways.
const CORNER: f64 = 1e-10;

/// Everything at least `inner` and at most `outer` away from `center`, in these directions.
///
/// Polygons as those of [`disc`](super::disc). Vertices lie on the true circles, or on the
/// geodesics that start in the outermost directions.
///
/// # Errors
/// [`Error::Radius`] if the radii are not finite, not from 0 up, or do not ascend, and from
/// about 19,900 km on, where directions lose their meaning.
///
/// # Examples
/// ```
/// use plotroom::geodesy::{Tolerance, sector};
/// use plotroom::model::{Azimuth, Meters, Position, Sector};
/// let tiraspol = Position::new(29.6284, 46.84275).unwrap();
/// let east = Sector::new(Azimuth::new(60.0), Azimuth::new(120.0)).unwrap();
/// let km = Meters::from_km;
/// let ground = sector(tiraspol, km(25.0), km(100.0), east, Tolerance::default()).unwrap();
/// assert_eq!(ground.0.len(), 1);
/// ```
pub fn sector(
    center: Position,
    inner: Meters,
    outer: Meters,
    directions: Sector,
    tolerance: Tolerance,
) -> Result<MultiPolygon<f64>, Error> {
    let limit = simple_radius(center, outer)?;
    if outer.0 > limit {
        return Err(Error::Radius { meters: outer.0, limit });
    }
    if !(inner.0 >= 0.0 && inner < outer) {
        return Err(Error::Radius { meters: inner.0, limit: outer.0 });
    }
    let mut outline =
        Outline { center, inner, outer, directions, tolerance, ring: Vec::new() };
    outline.trace();
    // On a pole the tip is an edge along it, and nothing goes around.
    let tip = outline.is_on_pole() && inner.0 == 0.0;
    let ring = outline.ring;
    let turns = match (ring.first(), ring.last()) {
        (Some(first), Some(last)) if !tip => ((last.lon - first.lon) / 360.0).round(),
        _ => 0.0,
    };
    let coords = ring.into_iter().map(|v| Coord { x: v.lon, y: v.lat }).collect();
    Ok(with_pole_vertices(&if turns.abs() < 0.5 {
        folded(coords)
    } else {
        around_pole(coords, turns)
    }))
}

/// The outline of a sector with its inside on the left, longitudes continuous.
struct Outline {
    center: Position,
    inner: Meters,
    outer: Meters,
    directions: Sector,
    tolerance: Tolerance,
    ring: Vec<Vertex>,
}

impl Outline {
    fn trace(&mut self) {
        let from = self.side(self.directions.from.degrees(), PAST_POLE);
        let to = self.side(self.directions.to.degrees(), -PAST_POLE);
        let to_above = if to > from { to } else { to + 360.0 };
        self.along(to);
        let mut arc = self.circle(self.outer).between(from, to_above);
        arc.reverse();
        self.extend(arc);
        let outwards = self.ring.len();
        self.along(from);
        // The further side was traced outwards.
        let mut inwards = self.ring.split_off(outwards);
        inwards.reverse();
        self.extend(inwards);
        if self.inner.0 > 0.0 {
            let arc = self.circle(self.inner).between(from, to_above);
            self.extend(arc);
        }
        if !self.is_on_pole() || self.inner.0 > 0.0 {
            self.close();
        }
    }

    /// The azimuth of a side, turned inwards a little where it would run over a pole.
    fn side(&self, azimuth: f64, inwards: f64) -> f64 {
        let off = (azimuth + 90.0).rem_euclid(180.0) - 90.0;
        if off.abs() < PAST_POLE && !self.is_on_pole() {
            azimuth + inwards
        } else {
            azimuth
        }
    }

    fn is_on_pole(&self) -> bool {
        self.center.lat().abs() >= 90.0 - ON_POLE
    }

    fn circle(&self, radius: Meters) -> Circle {
        Circle { center: self.center, radius, tolerance: self.tolerance }
    }

    fn extend(&mut self, vertices: Vec<Vertex>) {
        for vertex in vertices {
            let next = match self.ring.last() {
                Some(last) => continued(*last, vertex),
                None => vertex,
            };
            if self.ring.last().is_none_or(|last| !is_corner(*last, next)) {
                self.ring.push(next);
            }
        }
    }

    /// Makes the last vertex the first again, some whole turns away.
    fn close(&mut self) {
        let Some(first) = self.ring.first().copied() else { return };
        let Some(last) = self.ring.last_mut() else { return };
        let turns = ((last.lon - first.lon) / 360.0).round();
        let end = Vertex { lon: first.lon + 360.0 * turns, ..first };
        if is_corner(*last, end) {
            *last = end;
        } else {
            self.ring.push(end);
        }
    }

    /// Adds the geodesic in a direction from the inner to the outer limit.
    fn along(&mut self, azimuth: f64) {
        let start = match self.at(azimuth, self.inner) {
            // On a pole every direction starts from a longitude of its own.
            start if self.inner.0 == 0.0 && self.is_on_pole() => {
                Vertex { lon: self.at(azimuth, Meters(1.0)).lon, ..start }
            }
            start => start,
        };
        let end = self.at(azimuth, self.outer);
        let mut found = vec![start];
        let span = (self.inner, self.outer);
        self.refine(
            azimuth,
            (start, span.0),
            (continued(start, end), span.1),
            DEEPEST,
            &mut found,
        );
        self.extend(found);
    }

    fn at(&self, azimuth: f64, away: Meters) -> Vertex {
        if away.0 == 0.0 && !self.is_on_pole() {
            // The tip, which both sides must meet in to the last bit.
            let (lon, lat) = (self.center.lon(), self.center.lat());
            return Vertex { azimuth, lon, lat, outward: Azimuth::new(azimuth) };
        }
        let (p, outward) = arrival(self.center, Azimuth::new(azimuth), away);
        Vertex { azimuth, lon: p.lon(), lat: p.lat(), outward }
    }

    fn refine(
        &self,
        azimuth: f64,
        from: (Vertex, Meters),
        to: (Vertex, Meters),
        depth: u32,
        found: &mut Vec<Vertex>,
    ) {
        let allowed = self.tolerance.0 * self.outer.0;
        let strays = |at: Position| {
            let way = inverse(self.center, at);
            let off = (way.azimuth.degrees() - azimuth).to_radians();
            // Beyond a quarter of the Earth geodesics come together again.
            let wide = (way.distance.0 / 6_371_000.0).sin() * 6_371_000.0;
            off.cos() < 0.0 && way.distance.0 > 1.0 || (wide * off.sin()).abs() > allowed
        };
        if depth == 0 || is_close(from.0, to.0, strays) {
            found.push(continued(found[found.len() - 1], to.0));
            return;
        }
        let middle = Meters(f64::midpoint(from.1.0, to.1.0));
        let half = (continued(from.0, self.at(azimuth, middle)), middle);
        self.refine(azimuth, from, half, depth - 1, found);
        self.refine(azimuth, half, (continued(half.0, to.0), to.1), depth - 1, found);
    }
}

fn is_corner(a: Vertex, b: Vertex) -> bool {
    (a.lon - b.lon).abs() < CORNER && (a.lat - b.lat).abs() < CORNER
}

/// A ring that goes around no pole, or around both, within `-180..=180`.
fn folded(ring: Vec<Coord<f64>>) -> MultiPolygon<f64> {
    let doubled: f64 = ring
        .iter()
        .zip(ring.iter().cycle().skip(1))
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    let parts = windows(ring);
    if doubled >= 0.0 {
        return parts;
    }
    // With its inside on the left it would run counter-clockwise, unless that holds the poles.
    MultiPolygon(vec![world()]).difference(&parts)
}

/// A ring that goes around one pole, `turns` being 1 around the north and -1 around the south.
fn around_pole(mut ring: Vec<Coord<f64>>, turns: f64) -> MultiPolygon<f64> {
    let turn = |x: f64| ((x + 180.0) / 360.0).floor();
    let crossed = |e: &[Coord<f64>]| {
        let meridian = 360.0 * turn(e[0].x).max(turn(e[1].x)) - 180.0;
        let share = (meridian - e[0].x) / (e[1].x - e[0].x);
        Coord { x: meridian, y: e[0].y + share * (e[1].y - e[0].y) }
    };
    // Of several crossings the one nearest to the pole: nothing lies between them.
    let crossings = ring
        .windows(2)
        .enumerate()
        .filter(|(_, e)| (turn(e[0].x) - turn(e[1].x)).abs() > 0.5);
    let nearest = crossings
        .map(|(at, e)| (at, crossed(e)))
        .max_by(|a, b| (a.1.y * turns).total_cmp(&(b.1.y * turns)));
    let Some((at, cut)) = nearest else { return windows(ring) };
    // From the cut once around to the cut again, then over the pole.
    ring.pop();
    let mut opened: Vec<Coord<f64>> = vec![cut];
    opened.extend(&ring[at + 1..]);
    opened.extend(ring[..=at].iter().map(|c| Coord { x: c.x + 360.0 * turns, y: c.y }));
    opened.push(Coord { x: cut.x + 360.0 * turns, y: cut.y });
    let pole = 90.0 * turns;
    opened.push(Coord { x: cut.x + 360.0 * turns, y: pole });
    opened.push(Coord { x: cut.x, y: pole });
    windows(opened)
}

/// The parts of a planar ring in each turn of the Earth, brought into `-180..=180`.
fn windows(ring: Vec<Coord<f64>>) -> MultiPolygon<f64> {
    let turn = |x: f64| ((x + 180.0) / 360.0).floor();
    let west = ring.iter().map(|c| c.x).fold(f64::INFINITY, f64::min);
    let east = ring.iter().map(|c| c.x).fold(f64::NEG_INFINITY, f64::max);
    let mut first = turn(west);
    let last = ((east + 180.0) / 360.0).ceil() - 1.0;
    let whole = polygon(ring);
    let shifted = |part: &Polygon<f64>, turns: f64| {
        let moved =
            part.exterior().0.iter().map(|c| Coord { x: c.x - 360.0 * turns, y: c.y });
        polygon(moved.collect())
    };
    if last <= first {
        return MultiPolygon(vec![shifted(&whole, first)]);
    }
    let mut parts = Vec::new();
    while first <= last {
        let (w, e) = (360.0 * first - 180.0, 360.0 * first + 180.0);
        let frame = polygon(vec![
            Coord { x: w, y: -90.0 },
            Coord { x: e, y: -90.0 },
            Coord { x: e, y: 90.0 },
            Coord { x: w, y: 90.0 },
        ]);
        let mut inside = whole.intersection(&frame);
        // The intersection rounds its corners: those on the frame stand there exactly.
        let snapped = |degrees: f64, limit: f64| {
            if (degrees - limit).abs() < NOISE { limit } else { degrees }
        };
        inside.map_coords_in_place(|c| Coord {
            x: snapped(snapped(c.x, w), e),
            y: snapped(snapped(c.y, -90.0), 90.0),
        });
        parts.extend(inside.iter().map(|part| shifted(part, first)));
        first += 1.0;
    }
    MultiPolygon(parts)
}

/// No edge along a pole is longer than 90 degrees, so that no reader takes the other way.
fn with_pole_vertices(ground: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    let ring = |line: &LineString<f64>| {
        let mut found: Vec<Coord<f64>> = Vec::with_capacity(line.0.len());
        for &c in &line.0 {
            if let Some(&last) = found.last()
                && last.y.abs() >= 90.0
                && c.y.abs() >= 90.0
            {
                let between = [-90.0, 0.0, 90.0].into_iter();
                let mut more: Vec<f64> = between
                    .filter(|x| *x > last.x.min(c.x) && *x < last.x.max(c.x))
                    .collect();
                if last.x > c.x {
                    more.reverse();
                }
                found.extend(more.into_iter().map(|x| Coord { x, y: c.y }));
            }
            found.push(c);
        }
        LineString(found)
    };
    let parts = ground.iter().map(|part| {
        Polygon::new(ring(part.exterior()), part.interiors().iter().map(ring).collect())
    });
    MultiPolygon(parts.collect())
}
