//! Places of the gazetteer.

use serde::{Deserialize, Serialize};

use super::{Meters, Position};

/// The number of a record of the opened gazetteer; it holds for that gazetteer only.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct PlaceId(pub u32);

/// A GeoNames identifier (<https://www.geonames.org>).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct GeonameId(pub u32);

/// An ISO 3166-1 alpha-2 country code in capitals, as GeoNames uses it (XK for Kosovo).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// A code of two capital letters, `None` for anything else.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => {
                Some(Self([a, b]))
            }
            _ => None,
        }
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Serialize for CountryCode {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CountryCode {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let code = String::deserialize(input)?;
        let bad = || serde::de::Error::custom(format!("\"{code}\" is no country code"));
        Self::new(&code).ok_or_else(bad)
    }
}

macro_rules! features {
    ($($name:ident $code:literal $doc:literal,)*) => {
        /// What a place is: a feature class and code of GeoNames
        /// (<https://www.geonames.org/export/codes.html>).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Feature {
            $(#[doc = $doc] $name,)*
        }

        impl Feature {
            /// Every feature that a gazetteer may hold, in the order of its stored number.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Class and code, as in "P.PPLC".
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
        }
    };
}

// The order is that of the stored bytes: add at the end only.
features! {
    Country "A.PCLI" "An independent country.",
    Dependency "A.PCLD" "A dependent territory.",
    Admin1 "A.ADM1" "A first-level region: oblast, state, province.",
    Admin2 "A.ADM2" "A second-level area: raion, county, district.",
    Capital "P.PPLC" "The capital of a country.",
    Seat "P.PPLA" "The seat of a first-level region.",
    Settlement "P.PPL" "A city, town or village.",
    District "P.PPLX" "A part of a settlement.",
    Continent "L.CONT" "A continent.",
    Region "L.RGN" "A region without a border, a historical one, or a group of countries.",
    DeFacto "L.RGNE" "A region under a de facto authority that few states recognize.",
    Union "A.ZNF" "A union of states or an alliance: it acts, and is never pinned.",
    Ocean "H.OCN" "An ocean.",
    Sea "H.SEA" "A sea.",
    Gulf "H.GULF" "A gulf or bay.",
    Strait "H.STRT" "A strait or channel.",
    Lake "H.LK" "A lake.",
    Reservoir "H.RSV" "A reservoir.",
    River "H.STM" "A river.",
    Canal "H.CNL" "A canal.",
    Island "T.ISL" "An island.",
    Islands "T.ISLS" "A group of islands.",
    Peninsula "T.PEN" "A peninsula.",
    Cape "T.CAPE" "A cape or spit.",
    Mountains "T.MTS" "A mountain range.",
    Mountain "T.MT" "A mountain.",
    Pass "T.PASS" "A mountain pass.",
    Desert "T.DSRT" "A desert.",
    Plain "T.PLN" "A plain, plateau or steppe.",
    Airfield "S.AIRF" "An airport, airfield or air base.",
    Base "S.INSM" "A military installation.",
    PowerPlant "S.PS" "A power station.",
    NuclearPlant "S.PSN" "A nuclear power station.",
    Refinery "S.OILR" "An oil refinery or terminal.",
    Factory "S.MFG" "A factory or works.",
    Bridge "S.BDG" "A bridge.",
    Dam "S.DAM" "A dam.",
    Crossing "S.PSTB" "A border crossing.",
    Port "L.PRT" "A port.",
    Government "S.GOVL" "A seat of government that stands for it: the Kremlin, the Pentagon.",
    Line "L.BTL" "A named line: a border, a front line, a road.",
    Spot "S.SPOT" "Another named spot.",
    Hill "T.HLL" "A hill.",
    Valley "T.VAL" "A valley.",
    Park "L.PRK" "A park or reserve.",
    University "S.UNIV" "A university or school.",
    Former "P.PPLQ" "An abandoned or destroyed settlement.",
}

impl Feature {
    /// The feature with a class and code, `None` for one that no gazetteer holds.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|feature| feature.as_str() == code)
    }

    /// The feature class: A administrative, H water, L area, P settlement, S spot, T relief.
    #[must_use]
    pub fn class(self) -> char {
        self.as_str().chars().next().unwrap_or('S')
    }

    /// Whether it is a city, town, village or a part of one.
    #[must_use]
    pub fn is_settlement(self) -> bool {
        self.class() == 'P'
    }

    /// Whether it is a country or dependent territory.
    #[must_use]
    pub fn is_country(self) -> bool {
        matches!(self, Self::Country | Self::Dependency)
    }

    /// Whether a single point misleads: it is an area or a line, wider than a city.
    #[must_use]
    pub fn is_area(self) -> bool {
        match self.class() {
            'A' | 'L' => self != Self::Port,
            'H' => true,
            'T' => !matches!(self, Self::Mountain | Self::Pass | Self::Hill | Self::Cape),
            _ => false,
        }
    }
}

impl Serialize for Feature {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Feature {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let code = String::deserialize(input)?;
        let bad = || serde::de::Error::custom(format!("\"{code}\" is no feature code"));
        Self::from_code(&code).ok_or_else(bad)
    }
}

/// A place as an answer: everything that writers need to know of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its record, `None` for a position that is in no gazetteer (coordinates in the text).
    pub id: Option<PlaceId>,
    /// Its GeoNames identifier, where it has one.
    pub geonameid: Option<GeonameId>,
    /// The display name.
    pub name: String,
    /// Its center, or the point that stands for it.
    pub position: Position,
    /// What it is.
    pub feature: Feature,
    /// The country it lies in.
    pub country: Option<CountryCode>,
    /// The display name of the first-level region it lies in.
    pub admin1: Option<String>,
    /// People who live there, 0 if unknown.
    pub population: u64,
    /// Radius of the circle around `position` that holds the place and the doubt about it.
    pub radius: Meters,
    /// What a reader should know: "occupied, status disputed", "position unverified".
    pub note: Option<String>,
}

impl Place {
    /// The point of a sea or mountain range with a greater radius says little of where it is.
    /// It is the tolerance within which figures about places count one as right: 100 miles.
    pub const WIDE: Meters = Meters(161_000.0);
}
