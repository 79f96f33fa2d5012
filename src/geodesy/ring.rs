//! Range rings: the set of points within a distance of a point, as polygons in lon/lat.
//!
//! Vertices lie on the true geodesic circle and are as dense as the tolerance asks. Rings
//! are cut at the antimeridian, closed over a pole, and turned inside out beyond a quarter
//! of the Earth where they hold both poles.

use geo::{BooleanOps, Coord, MultiPolygon};

use super::antimeridian::{cut, over_pole, world};
use super::geodesic::{arrival, curvature, inverse};
use crate::error::Error;
use crate::model::{Azimuth, Meters, Position};

/// Half the length of a meridian ellipse of WGS 84: no point is farther from any other.
const WHOLE_EARTH: Meters = Meters(20_003_931.458_625_4);
/// The circle around a point of the equator may cross itself when it comes this close to
/// half the Earth: a little more than the width of the caustic at the antipode, which is
/// about `pi f a` and shrinks to nothing at the poles.
const CAUSTIC: Meters = Meters(103_931.458_625_4);
/// The length of the equator of WGS 84: no radius is longer.
const EQUATOR: Meters = Meters(40_075_016.7);
/// Azimuths that a circle starts from before it is refined.
const FIRST_AZIMUTHS: u32 = 64;
/// Neighbors farther apart in longitude are refined whatever the tolerance, in degrees.
const WIDEST_STEP: f64 = 100.0;
/// Mean radius of the Earth in meters, roughly.
const EARTH: f64 = 6_371_000.0;
/// What is left out of a short edge may be this share of what is allowed.
const NEGLIGIBLE: f64 = 0.02;
/// No chord is refined below this error.
const FINEST: Meters = Meters(0.005);
/// Halvings of a first sector at the most: a guard for circles that graze a pole.
const DEEPEST: u32 = 24;

/// How far an edge may stray from the true circle, as a share of the radius.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tolerance(pub f64);

impl Default for Tolerance {
    /// 0.05 %: invisible on paper, about 128 vertices.
    fn default() -> Self {
        Self(0.000_5)
    }
}

/// A vertex of the circle: azimuth from the center in degrees, longitude, latitude.
#[derive(Clone, Copy)]
pub(super) struct Vertex {
    pub(super) azimuth: f64,
    pub(super) lon: f64,
    pub(super) lat: f64,
    /// The direction away from the center.
    pub(super) outward: Azimuth,
}

/// Everything within `radius` of `center`.
///
/// The polygons are closed, counter-clockwise outside (RFC 7946 section 3.1.6), within
/// `-180..=180`, and do not overlap.
///
/// # Errors
/// [`Error::Radius`] if the radius is not above zero or longer than the equator (half of
/// which holds the whole Earth already), [`Error::Antipode`] from
/// about 19,900 km up to half the Earth, where the circle crosses itself (not around a pole).
///
/// # Examples
/// ```
/// use plotroom::{geodesy::{disc, Tolerance}, model::{Meters, Position}};
/// let suva = Position::new(178.44149, -18.14161).unwrap();
/// let ring = disc(suva, Meters::from_km(500.0), Tolerance::default()).unwrap();
/// assert_eq!(ring.0.len(), 2); // one part on either side of the antimeridian
/// ```
pub fn disc(
    center: Position,
    radius: Meters,
    tolerance: Tolerance,
) -> Result<MultiPolygon<f64>, Error> {
    let last_simple = simple_radius(center, radius)?;
    if radius >= WHOLE_EARTH {
        return Ok(MultiPolygon(vec![world()]));
    }
    if radius.0 > last_simple {
        return Err(Error::Antipode {
            meters: radius.0,
            limit: last_simple,
            whole: WHOLE_EARTH.0,
        });
    }
    let circle = Circle { center, radius, tolerance };
    let holds = |lat: f64| inverse(center, Position::folded(0.0, lat)).distance <= radius;
    Ok(match (holds(90.0), holds(-90.0)) {
        (false, false) => cut(&circle.unwrapped()),
        (true, true) => MultiPolygon(vec![world()]).difference(&cut(&circle.unwrapped())),
        (north, _) => MultiPolygon(vec![over_pole(circle.across(), north)]),
    })
}

/// Everything at least `inner` and at most `outer` away from `center`.
///
/// # Errors
/// As [`disc`]; also [`Error::Radius`] if `inner` is not below `outer`.
pub fn band(
    center: Position,
    inner: Meters,
    outer: Meters,
    tolerance: Tolerance,
) -> Result<MultiPolygon<f64>, Error> {
    let whole = disc(center, outer, tolerance)?;
    if inner.0 == 0.0 {
        return Ok(whole);
    }
    if inner >= outer {
        return Err(Error::Radius { meters: inner.0, limit: outer.0 });
    }
    let hole = disc(center, inner, tolerance)?;
    Ok(match (whole.0.as_slice(), hole.0.as_slice()) {
        // Far from the antimeridian and the poles the hole simply stands inside.
        ([outside], [inside]) if !touches_edge(outside) => {
            let mut outside = outside.clone();
            let mut ring = inside.exterior().clone();
            ring.0.reverse();
            outside.interiors_push(ring);
            MultiPolygon(vec![outside])
        }
        _ => whole.difference(&hole),
    })
}

/// The largest radius in meters of a circle around a center that does not cross itself.
///
/// # Errors
/// [`Error::Radius`] if `radius` is not above zero, or longer than the equator.
pub(super) fn simple_radius(center: Position, radius: Meters) -> Result<f64, Error> {
    if !(radius.0 > 0.0 && radius < EQUATOR) {
        return Err(Error::Radius { meters: radius.0, limit: EQUATOR.0 });
    }
    Ok(WHOLE_EARTH.0 - CAUSTIC.0 * center.lat().to_radians().cos().powi(2))
}

/// The vertices of a circle from one azimuth, in degrees, clockwise to another.
///
/// The circle must not meet the antimeridian or a pole there.
pub(super) fn arc(
    center: Position,
    radius: Meters,
    tolerance: Tolerance,
    from: f64,
    to: f64,
) -> Vec<Coord<f64>> {
    let circle = Circle { center, radius, tolerance };
    circle.between(from, to).into_iter().map(|v| Coord { x: v.lon, y: v.lat }).collect()
}

fn touches_edge(part: &geo::Polygon<f64>) -> bool {
    part.exterior().0.iter().any(|c| c.x.abs() >= 180.0 || c.y.abs() >= 90.0)
}

pub(super) struct Circle {
    pub(super) center: Position,
    pub(super) radius: Meters,
    pub(super) tolerance: Tolerance,
}

impl Circle {
    fn at(&self, azimuth: f64) -> Vertex {
        let (p, outward) = arrival(self.center, Azimuth::new(azimuth), self.radius);
        Vertex { azimuth, lon: p.lon(), lat: p.lat(), outward }
    }

    /// Vertices in the order of their azimuths, longitudes continuous, closed: the last
    /// vertex is the first again, a whole turn away if the circle goes around a pole.
    fn vertices(&self) -> Vec<Vertex> {
        self.between(0.0, 360.0)
    }

    /// Vertices from one azimuth clockwise to another, longitudes continuous.
    pub(super) fn between(&self, start: f64, end: f64) -> Vec<Vertex> {
        let widest = 360.0 / f64::from(FIRST_AZIMUTHS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let count = ((end - start) / widest).ceil().clamp(1.0, 64.0) as u32;
        let step = (end - start) / f64::from(count);
        let mut found = vec![self.at(start)];
        for sector in 1..=count {
            let from = found[found.len() - 1];
            let to = continued(from, self.at(start + f64::from(sector) * step));
            self.refine(from, to, DEEPEST, &mut found);
        }
        found
    }

    /// Appends the vertices after `from` up to and with `to`.
    fn refine(&self, from: Vertex, to: Vertex, depth: u32, found: &mut Vec<Vertex>) {
        if depth == 0 || self.is_close(from, to) {
            found.push(continued(found[found.len() - 1], to));
            return;
        }
        let middle = continued(from, self.at(f64::midpoint(from.azimuth, to.azimuth)));
        self.refine(from, middle, depth - 1, found);
        self.refine(middle, continued(middle, to), depth - 1, found);
    }

    /// Whether the straight edge in lon/lat stays within the tolerance.
    fn is_close(&self, from: Vertex, to: Vertex) -> bool {
        let allowed = (self.tolerance.0 * self.radius.0).max(FINEST.0);
        if let Some(close) = self.is_close_nearby(from, to, allowed) {
            return close;
        }
        is_close(from, to, |at| {
            let away = inverse(self.center, at).distance;
            (away.0 - self.radius.0).abs() > allowed
        })
    }

    /// As `is_close` on the plane that touches the Earth at the first vertex, where the
    /// circle is a parabola; `None` where the edge is too long for that.
    fn is_close_nearby(&self, from: Vertex, to: Vertex, allowed: f64) -> Option<bool> {
        let lat = from.lat.to_radians();
        let (sin_lat, cos_lat) = lat.sin_cos();
        let (dx, dy) =
            ((to.lon - from.lon).to_radians(), (to.lat - from.lat).to_radians());
        // The terms that are left out are of the third order.
        let wide = dx.abs() * (1.0 + (sin_lat / cos_lat).abs()) + dy.abs();
        let left_out = wide.powi(3) / 3.0 * EARTH;
        if left_out.is_nan() || left_out >= NEGLIGIBLE * allowed {
            return None;
        }
        let (along, across) = curvature(lat);
        let mean = (along * across).sqrt();
        let bend = 1.0 / (mean * (self.radius.0 / mean).tan());
        let (sin_out, cos_out) = from.outward.degrees().to_radians().sin_cos();
        let strays = |x: f64, y: f64| {
            let east = across * x * (cos_lat - sin_lat * y);
            let north = along * y + across * sin_lat * cos_lat * x * x / 2.0;
            let out = east * sin_out + north * cos_out;
            let aside = east * cos_out - north * sin_out;
            (out + bend * aside * aside / 2.0).abs() > (1.0 - NEGLIGIBLE) * allowed
        };
        let mercator = dy / 2.0 + dy * dy / 8.0 * sin_lat / cos_lat;
        let quarters = [0.5, 0.25, 0.75].map(|share| (share * dx, share * dy));
        let mut points = quarters.into_iter().chain([(dx / 2.0, mercator)]);
        Some(!points.any(|(x, y)| strays(x, y)))
    }

    /// The closed ring of a circle that goes around no pole or around both, with a vertex
    /// wherever it meets the antimeridian.
    fn unwrapped(&self) -> Vec<Coord<f64>> {
        let mut ring = self.with_crossings();
        if let (Some(first), Some(last)) = (ring.first().copied(), ring.last_mut()) {
            *last = first;
        }
        ring.into_iter().map(|v| Coord { x: v.lon, y: v.lat }).collect()
    }

    /// The open ring of a circle around one pole, from the antimeridian to the antimeridian.
    fn across(&self) -> Vec<Coord<f64>> {
        let mut ring = self.with_crossings();
        ring.pop();
        let start = ring.iter().position(|v| is_antimeridian(v.lon)).unwrap_or(0);
        let turn = ring.last().map_or(0.0, |v| v.lon) - ring[0].lon;
        ring.rotate_left(start);
        let eastward = turn > 0.0;
        let side = if eastward { -180.0 } else { 180.0 };
        let first = ring[0];
        let mut coords = vec![Coord { x: side, y: first.lat }];
        let between = ring[1..].iter().filter(|v| !is_antimeridian(v.lon));
        coords.extend(between.map(|v| {
            let p = Position::folded(v.lon, v.lat);
            Coord { x: p.lon(), y: p.lat() }
        }));
        coords.push(Coord { x: -side, y: first.lat });
        coords
    }

    fn with_crossings(&self) -> Vec<Vertex> {
        let plain = self.vertices();
        let mut ring = vec![plain[0]];
        for edge in plain.windows(2) {
            ring.extend(self.crossing(edge[0], edge[1]));
            ring.push(edge[1]);
        }
        ring
    }

    /// The exact point where the circle meets the antimeridian between two vertices.
    #[expect(clippy::float_cmp, reason = "a vertex may stand exactly on the meridian")]
    fn crossing(&self, from: Vertex, to: Vertex) -> Option<Vertex> {
        let turn = |lon: f64| (lon + 180.0).div_euclid(360.0);
        let meridian = 360.0 * turn(from.lon).max(turn(to.lon)) - 180.0;
        let side = |v: Vertex| v.lon >= meridian;
        if side(from) == side(to) || from.lon == meridian || to.lon == meridian {
            return None;
        }
        let (mut low, mut high) = (from, to);
        for _ in 0..60 {
            let middle =
                continued(low, self.at(f64::midpoint(low.azimuth, high.azimuth)));
            if side(middle) == side(low) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(Vertex { lon: meridian, ..low })
    }
}

/// Whether a straight edge in lon/lat strays nowhere: looked at are its quarters and the
/// point that the Mercator projection shows as its middle.
pub(super) fn is_close(
    from: Vertex,
    to: Vertex,
    strays: impl Fn(Position) -> bool,
) -> bool {
    let (dx, dy) = (to.lon - from.lon, to.lat - from.lat);
    if dx.abs() > WIDEST_STEP {
        return false;
    }
    let strays = |lon: f64, lat: f64| strays(Position::folded(lon, lat));
    let on_edge = |share: f64| strays(from.lon + share * dx, from.lat + share * dy);
    if [0.5, 0.25, 0.75].into_iter().any(on_edge) {
        return false;
    }
    let mercator = |lat: f64| lat.to_radians().tan().asinh();
    let middle = f64::midpoint(mercator(from.lat), mercator(to.lat)).sinh().atan();
    !strays(f64::midpoint(from.lon, to.lon), middle.to_degrees())
}

fn is_antimeridian(lon: f64) -> bool {
    (lon - 180.0).rem_euclid(360.0) == 0.0
}

/// The vertex with its longitude within half a turn of its predecessor's.
pub(super) fn continued(before: Vertex, vertex: Vertex) -> Vertex {
    let turns = ((before.lon - vertex.lon) / 360.0).round();
    Vertex { lon: vertex.lon + 360.0 * turns, ..vertex }
}
