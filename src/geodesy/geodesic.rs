//! The geodesic problems on WGS 84, and the one place that knows the lat/lon order of
//! the library underneath.

use std::sync::LazyLock;

use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};

use crate::model::{Azimuth, Meters, Position};

static WGS84: LazyLock<Geodesic> = LazyLock::new(Geodesic::wgs84);

/// The answer of the inverse problem.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inverse {
    /// Length of the geodesic.
    pub distance: Meters,
    /// Direction at the first point, towards the second.
    pub azimuth: Azimuth,
    /// Direction at the second point, towards the first.
    pub back_azimuth: Azimuth,
}

/// Distance and azimuths between two positions: the inverse problem.
///
/// # Units
/// Meters and degrees, exact to nanometers (Karney 2013, "Algorithms for geodesics").
///
/// # Examples
/// ```
/// use plotroom::{geodesy::inverse, model::Position};
/// let tiraspol = Position::new(29.6284, 46.84275).unwrap();
/// let odesa = Position::new(30.74383, 46.48572).unwrap();
/// let way = inverse(tiraspol, odesa);
/// assert_eq!(format!("{:.2} km", way.distance.km()), "94.14 km");
/// ```
#[must_use]
pub fn inverse(from: Position, to: Position) -> Inverse {
    let (s12, azi1, azi2, _arc): (f64, f64, f64, f64) =
        WGS84.inverse(from.lat(), from.lon(), to.lat(), to.lon());
    Inverse {
        distance: Meters(s12),
        azimuth: Azimuth::new(azi1),
        back_azimuth: Azimuth::new(azi2).reversed(),
    }
}

/// The position at a distance in a direction: the direct problem.
///
/// # Examples
/// ```
/// use plotroom::{geodesy::destination, model::{Azimuth, Meters, Position}};
/// let quito = Position::new(-78.52495, -0.22985).unwrap();
/// let east = destination(quito, Azimuth::new(90.0), Meters::from_km(100.0));
/// assert!((east.lon() - -77.6267).abs() < 0.001);
/// ```
#[must_use]
pub fn destination(from: Position, azimuth: Azimuth, distance: Meters) -> Position {
    let (lat, lon): (f64, f64) =
        WGS84.direct(from.lat(), from.lon(), azimuth.degrees(), distance.0);
    Position::folded(lon, lat)
}

/// As [`destination`], with the direction in which the geodesic arrives there.
pub(super) fn arrival(
    from: Position,
    azimuth: Azimuth,
    distance: Meters,
) -> (Position, Azimuth) {
    let (lat, lon, onward): (f64, f64, f64) =
        WGS84.direct(from.lat(), from.lon(), azimuth.degrees(), distance.0);
    (Position::folded(lon, lat), Azimuth::new(onward))
}

/// The radii of curvature of WGS 84 at a latitude in radians: along the meridian and across.
pub(super) fn curvature(lat: f64) -> (f64, f64) {
    let (radius, flattening) = (6_378_137.0, 1.0 / 298.257_223_563);
    let squared = flattening * (2.0 - flattening);
    let share = 1.0 - squared * lat.sin().powi(2);
    let across = radius / share.sqrt();
    (across * (1.0 - squared) / share, across)
}
