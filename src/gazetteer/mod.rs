//! The places of the world with all their names, and the basemap, opened without parsing.

use crate::model::{CountryCode, Feature, GeonameId, Meters, PlaceId, Position};

mod basemap;
mod cases;
mod compile;
mod districts;
#[cfg(feature = "fetch")]
mod fetch;
mod footprint;
mod format;
mod grid;
mod index;
mod layer;
mod lookup;
mod naming;
mod near;
mod overlay;
mod prior;
mod regions;
mod search;
mod table;
mod upstream;
mod variants;
mod varint;

pub use basemap::{
    Basemap, Detail, Label, LabelKind, Layer, Shape, compile as compile_basemap,
};
pub use compile::{Compiled, compile};
#[cfg(feature = "fetch")]
pub use fetch::{GEONAMES, Progress, Request, fetch};
pub(crate) use prior::peopled;

/// An opened gazetteer: the bundled one, and what a user has laid over it.
#[derive(Debug)]
pub struct Gazetteer {
    layers: Vec<layer::Layer>,
}

/// A place that bears a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Named {
    /// The place.
    pub place: PlaceId,
    /// How it bears the name.
    pub form: NameForm,
    /// How likely the name means this place when nothing else is known; all places of a name
    /// together make 1.
    pub prior: f32,
}

/// How a place bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
// The order is that of the stored numbers: add at the end only.
pub enum NameForm {
    /// The name it goes by today, in some language.
    Current,
    /// Another name or spelling.
    Alternate,
    /// A name it had before.
    Former,
    /// A short form ("Lancaster" for Lancaster County).
    Short,
    /// An abbreviation ("W.Va.").
    Abbreviation,
    /// The name of its people ("Russian").
    Demonym,
    /// A case of the name ("Харькове").
    Inflected,
    /// The name without or with a generic word, article or direction ("northern Syria").
    Derived,
    /// A name that differs in a few letters.
    Fuzzy,
}

/// What a name is in the gazetteer, at a glance: for the recognizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gist {
    /// One bit a class of bearers, see the constants.
    pub classes: u16,
    /// Population of the largest bearer: 0 unknown, 1 below 5,000, 2 below 15,000,
    /// 3 below 100,000, 4 below 1,000,000, 5 above.
    pub size: u8,
    /// How many places bear the name, at most 255.
    pub count: u8,
    /// Whether some place goes by this very name today.
    pub current: bool,
}

impl Gist {
    /// A country or dependency.
    pub const COUNTRY: u16 = 1;
    /// A first-level region.
    pub const ADMIN1: u16 = 1 << 1;
    /// A second-level area.
    pub const ADMIN2: u16 = 1 << 2;
    /// A settlement.
    pub const SETTLEMENT: u16 = 1 << 3;
    /// A region without a border, or a continent.
    pub const REGION: u16 = 1 << 4;
    /// Water.
    pub const WATER: u16 = 1 << 5;
    /// Relief, islands.
    pub const RELIEF: u16 = 1 << 6;
    /// A spot: airfield, plant, bridge.
    pub const SPOT: u16 = 1 << 7;
    /// A union or alliance.
    pub const UNION: u16 = 1 << 8;
    /// A demonym.
    pub const DEMONYM: u16 = 1 << 9;
    /// An abbreviation of a region or country.
    pub const ABBREVIATION: u16 = 1 << 10;
    /// A state or province of the US or Canada.
    pub const STATE: u16 = 1 << 11;
    /// A short form of a county or district.
    pub const SHORT: u16 = 1 << 12;

    /// The size of so many people, see [`Gist::size`].
    #[must_use]
    pub fn size_of(people: u64) -> u8 {
        match people {
            0 => 0,
            1..5_000 => 1,
            5_000..15_000 => 2,
            15_000..100_000 => 3,
            100_000..1_000_000 => 4,
            _ => 5,
        }
    }
}

/// What is known of a place without building strings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// Its GeoNames identifier.
    pub geonameid: Option<GeonameId>,
    /// Its center, or the point that stands for it.
    pub position: Position,
    /// What it is.
    pub feature: Feature,
    /// The country it lies in.
    pub country: Option<CountryCode>,
    /// The first-level region it lies in.
    pub admin1: Option<PlaceId>,
    /// The second-level area it lies in.
    pub admin2: Option<PlaceId>,
    /// People who live there, 0 if unknown.
    pub population: u64,
    /// Radius of the circle that holds the place and the doubt about it.
    pub radius: Meters,
    /// How many names it has: a measure of how known it is.
    pub names: u16,
    /// Whether it has an outline.
    pub has_outline: bool,
}

impl NameForm {
    const ALL: [Self; 9] = [
        Self::Current,
        Self::Alternate,
        Self::Former,
        Self::Short,
        Self::Abbreviation,
        Self::Demonym,
        Self::Inflected,
        Self::Derived,
        Self::Fuzzy,
    ];

    /// One lower-case word, as `gazetteer lookup` prints it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Alternate => "alternate",
            Self::Former => "former",
            Self::Short => "short",
            Self::Abbreviation => "abbreviation",
            Self::Demonym => "demonym",
            Self::Inflected => "inflected",
            Self::Derived => "derived",
            Self::Fuzzy => "fuzzy",
        }
    }
}

impl Gist {
    fn packed(self) -> u32 {
        u32::from(self.classes & 0x1fff)
            | u32::from(self.size & 7) << 13
            | u32::from(self.count) << 16
            | u32::from(self.current) << 24
    }

    #[expect(clippy::cast_possible_truncation, reason = "the bits are masked")]
    fn unpacked(bits: u32) -> Self {
        Self {
            classes: (bits & 0x1fff) as u16,
            size: (bits >> 13 & 7) as u8,
            count: (bits >> 16) as u8,
            current: bits >> 24 & 1 == 1,
        }
    }

    /// What two gazetteers know of one name.
    fn with(self, other: Self) -> Self {
        Self {
            classes: self.classes | other.classes,
            size: self.size.max(other.size),
            count: self.count.saturating_add(other.count),
            current: self.current || other.current,
        }
    }
}
