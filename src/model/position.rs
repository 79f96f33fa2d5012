//! Positions and bounding boxes on the ellipsoid, longitude before latitude (CRS84).

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// What a computed latitude may be past a pole, in degrees.
const PAST_POLE: f64 = 1e-6;

/// A point on the WGS 84 ellipsoid.
///
/// # Units
/// Degrees; longitude `-180..=180`, latitude `-90..=90`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "RawPosition")]
pub struct Position {
    lon: f64,
    lat: f64,
}

#[derive(Deserialize)]
struct RawPosition {
    lon: f64,
    lat: f64,
}

impl TryFrom<RawPosition> for Position {
    type Error = Error;

    fn try_from(raw: RawPosition) -> Result<Self, Error> {
        Self::new(raw.lon, raw.lat)
    }
}

impl Position {
    /// A position, checked.
    ///
    /// # Errors
    /// [`Error::Coordinate`] if a value is not finite or outside its range. Longitudes are
    /// not wrapped: 190 is more often a mistake than a place.
    ///
    /// # Examples
    /// ```
    /// use plotroom::model::Position;
    /// let tiraspol = Position::new(29.6284, 46.84275).unwrap();
    /// assert_eq!(tiraspol.lat(), 46.84275);
    /// assert!(Position::new(29.6, f64::NAN).is_err());
    /// ```
    pub fn new(lon: f64, lat: f64) -> Result<Self, Error> {
        let within = |value: f64, limit: f64| value.is_finite() && value.abs() <= limit;
        if !within(lat, 90.0) {
            return Err(Error::Coordinate { axis: "latitude", value: lat, limit: 90.0 });
        }
        if !within(lon, 180.0) {
            return Err(Error::Coordinate {
                axis: "longitude",
                value: lon,
                limit: 180.0,
            });
        }
        Ok(Self { lon, lat })
    }

    /// A position whose longitude may count on past the antimeridian, as tables of test
    /// cases and tracks across it do. A latitude up to a millionth of a degree (11 cm) past a
    /// pole is the pole: that much is lost where tables are computed.
    ///
    /// # Errors
    /// [`Error::Coordinate`] beyond a whole turn past the antimeridian (540 degrees), or as
    /// [`Position::new`].
    ///
    /// # Examples
    /// ```
    /// use plotroom::model::Position;
    /// assert_eq!(Position::wrapped(190.0, 0.0).unwrap().lon(), -170.0);
    /// assert_eq!(Position::wrapped(0.0, -90.000_000_1).unwrap().lat(), -90.0);
    /// assert!(Position::wrapped(0.0, -90.01).is_err());
    /// ```
    pub fn wrapped(lon: f64, lat: f64) -> Result<Self, Error> {
        if !lon.is_finite() || lon.abs() > 540.0 {
            return Err(Error::Coordinate {
                axis: "longitude",
                value: lon,
                limit: 540.0,
            });
        }
        let past = lat.abs() - 90.0;
        let lat =
            if past > 0.0 && past <= PAST_POLE { 90_f64.copysign(lat) } else { lat };
        Self::new(Self::folded(lon, 0.0).lon, lat)
    }

    /// A position from finite numbers, the longitude brought into `-180..=180` and the
    /// latitude into `-90..=90`.
    #[must_use]
    pub(crate) fn folded(lon: f64, lat: f64) -> Self {
        let lon = if (-180.0..=180.0).contains(&lon) {
            lon
        } else {
            (lon + 180.0).rem_euclid(360.0) - 180.0
        };
        Self { lon, lat: lat.clamp(-90.0, 90.0) }
    }

    /// Longitude in degrees east.
    #[must_use]
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Latitude in degrees north.
    #[must_use]
    pub fn lat(self) -> f64 {
        self.lat
    }
}

impl FromStr for Position {
    type Err = Error;

    /// Reads decimal degrees as people write them: `lat,lon`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let unread = || Error::Position { text: text.to_owned() };
        let (lat, lon) = text.split_once(',').ok_or_else(unread)?;
        let number = |part: &str| part.trim().parse::<f64>().ok();
        match (number(lat), number(lon)) {
            (Some(lat), Some(lon)) => Self::new(lon, lat),
            _ => Err(unread()),
        }
    }
}

/// A box in degrees; `west > east` where it crosses the antimeridian (RFC 7946 section 5.2).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bbox {
    /// Western edge, degrees east.
    pub west: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Eastern edge, degrees east.
    pub east: f64,
    /// Northern edge, degrees north.
    pub north: f64,
}
