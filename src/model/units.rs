//! Lengths and azimuths, so that a bare number never crosses a module.

use serde::{Deserialize, Serialize};

/// A length in meters.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Meters(pub f64);

impl Meters {
    /// A length given in kilometers.
    #[must_use]
    pub fn from_km(km: f64) -> Self {
        Self(km * 1000.0)
    }

    /// The length in kilometers.
    #[must_use]
    pub fn km(self) -> f64 {
        self.0 / 1000.0
    }
}

/// A unit of length that reports use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    /// 1,000 m.
    Kilometer,
    /// 1 m.
    Meter,
    /// The international mile, 1,609.344 m.
    Mile,
    /// The international nautical mile, 1,852 m.
    NauticalMile,
}

impl LengthUnit {
    /// The letters that stand for it.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Kilometer => "km",
            Self::Meter => "m",
            Self::Mile => "mi",
            Self::NauticalMile => "nmi",
        }
    }

    /// The unit at the end of a typed figure, and what stands before it; `None` where no
    /// unit stands.
    ///
    /// # Examples
    /// ```
    /// use plotroom::model::LengthUnit;
    /// assert_eq!(LengthUnit::at_end("100 nmi"), Some(("100", LengthUnit::NauticalMile)));
    /// assert_eq!(LengthUnit::at_end("100"), None);
    /// ```
    #[must_use]
    pub fn at_end(typed: &str) -> Option<(&str, Self)> {
        let longest_first =
            [Self::NauticalMile, Self::Mile, Self::Kilometer, Self::Meter];
        longest_first.into_iter().find_map(|unit| {
            let figure = typed.trim_end().strip_suffix(unit.symbol())?;
            Some((figure.trim_end(), unit))
        })
    }

    /// The length of one unit, in meters. Miles by the international agreement of 1959,
    /// nautical miles by the First International Extraordinary Hydrographic Conference, 1929.
    #[must_use]
    pub fn meters(self) -> Meters {
        Meters(match self {
            Self::Kilometer => 1000.0,
            Self::Meter => 1.0,
            Self::Mile => 1609.344,
            Self::NauticalMile => 1852.0,
        })
    }
}

/// A direction in degrees clockwise from north, `0 <= a < 360`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Azimuth(f64);

impl Azimuth {
    /// Any finite number of degrees, brought into `0 <= a < 360`.
    ///
    /// # Examples
    /// ```
    /// use plotroom::model::Azimuth;
    /// assert_eq!(Azimuth::new(-90.0).degrees(), 270.0);
    /// assert_eq!(Azimuth::new(-1e-300).degrees(), 0.0);
    /// ```
    #[must_use]
    pub fn new(degrees: f64) -> Self {
        let folded = degrees.rem_euclid(360.0);
        Self(if folded >= 360.0 { 0.0 } else { folded })
    }

    /// Degrees clockwise from north.
    #[must_use]
    pub fn degrees(self) -> f64 {
        self.0
    }

    /// The opposite direction.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self::new(self.0 + 180.0)
    }
}
