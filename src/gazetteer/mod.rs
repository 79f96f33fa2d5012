//! The places of the world with all their names, and the basemap, opened without parsing.

use std::borrow::Cow;

use geo::MultiPolygon;

use crate::error::Error;
use crate::model::{
    Bbox, CountryCode, Feature, GeonameId, Language, Meters, Place, PlaceId, Position,
};

mod basemap;
mod footprint;
mod varint;

pub use basemap::{Basemap, Detail, Label, LabelKind, Layer, Shape};

/// An opened gazetteer.
#[derive(Debug)]
pub struct Gazetteer {
    bytes: Cow<'static, [u8]>,
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

impl Gazetteer {
    /// The gazetteer that comes with the program.
    ///
    /// # Errors
    /// [`Error`] if the file in the program is damaged.
    pub fn bundled() -> Result<Self, Error> {
        Self::from_bytes(Cow::Borrowed(&[]))
    }

    /// A gazetteer from the bytes of a `.gaz` file.
    ///
    /// # Errors
    /// [`Error`] if they are none, of another version, or damaged.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        Ok(Self { bytes })
    }

    /// All places that bear a name, best first: exact and folded matches; where there are
    /// none, derived and inflected ones. Never fuzzy ones.
    #[must_use]
    pub fn named(&self, _name: &str) -> Vec<Named> {
        let _ = self.bytes.len();
        Vec::new()
    }

    /// What a folded key ([`crate::text::key`]) is at a glance.
    #[must_use]
    pub fn gist(&self, _key: &str) -> Option<Gist> {
        None
    }

    /// Whether some name starts with these folded words followed by a space: whether a
    /// longer match is possible.
    #[must_use]
    pub fn continues(&self, _key: &str) -> bool {
        false
    }

    /// The facts of a place.
    #[must_use]
    pub fn record(&self, _place: PlaceId) -> Option<Record> {
        None
    }

    /// A place with its display names.
    #[must_use]
    pub fn place(&self, _place: PlaceId) -> Option<Place> {
        None
    }

    /// The display name in a language; in English where there is none in that.
    #[must_use]
    pub fn display(&self, _place: PlaceId, _language: Language) -> String {
        String::new()
    }

    /// The outline of an area, closed rings in lon/lat, outer rings counter-clockwise.
    #[must_use]
    pub fn outline(&self, _place: PlaceId) -> Option<MultiPolygon<f64>> {
        None
    }

    /// Whether an area's outline holds a position; `None` for a place without an outline.
    #[must_use]
    pub fn holds(&self, _area: PlaceId, _position: Position) -> Option<bool> {
        None
    }

    /// The record of a country.
    #[must_use]
    pub fn country(&self, _code: CountryCode) -> Option<PlaceId> {
        None
    }

    /// The settlements inside a box with at least so many people, largest first.
    #[must_use]
    pub fn settlements(&self, _within: Bbox, _people: u64) -> Vec<PlaceId> {
        Vec::new()
    }

    /// Names close to one that is not found, for "did you mean", best first.
    #[must_use]
    pub fn suggestions(&self, _name: &str, _most: usize) -> Vec<String> {
        Vec::new()
    }
}
