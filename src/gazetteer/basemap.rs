//! The shapes that maps are drawn on.

use std::borrow::Cow;

use geo::Coord;

use crate::error::Error;
use crate::model::{Bbox, Language, Position};

/// An opened basemap.
#[derive(Debug)]
pub struct Basemap {
    bytes: Cow<'static, [u8]>,
}

/// A kind of shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// Land: polygons, even-odd.
    Land,
    /// Lakes: polygons, even-odd.
    Lakes,
    /// Rivers: lines.
    Rivers,
    /// Country borders that are agreed: lines.
    Borders,
    /// Disputed borders and lines of control: lines.
    DisputedBorders,
    /// First-level lines: lines.
    Admin1Lines,
    /// Countries: polygons, even-odd, for tinting.
    Countries,
}

/// How much detail a map needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// A map of the world: coarser than 5 km a pixel.
    World,
    /// A map of a continent: 1.5 to 5 km a pixel.
    Continent,
    /// A map of a region: finer than 1.5 km a pixel.
    Region,
}

/// One shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Closed rings of a polygon, or lines. Degrees, lon before lat, within `-180..=180`.
    pub parts: Vec<Vec<Coord<f64>>>,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// Importance: 0 first.
    pub rank: u8,
}

/// A name to be set on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The name in the language asked for.
    pub name: String,
    /// Where it goes best.
    pub position: Position,
    /// What it names.
    pub kind: LabelKind,
    /// Importance: 0 first.
    pub rank: u8,
}

/// What a label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LabelKind {
    /// A country.
    Country,
    /// A first-level region.
    Admin1,
    /// An ocean, sea, gulf or strait.
    Sea,
    /// A lake.
    Lake,
}

impl Basemap {
    /// The basemap that comes with the program.
    ///
    /// # Errors
    /// [`Error`] if the file in the program is damaged.
    pub fn bundled() -> Result<Self, Error> {
        Self::from_bytes(Cow::Borrowed(&[]))
    }

    /// A basemap from the bytes of its file.
    ///
    /// # Errors
    /// [`Error`] if they are none, of another version, or damaged.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        Ok(Self { bytes })
    }

    /// The shapes of a layer that meet a box, whole (not clipped).
    #[must_use]
    pub fn shapes(&self, _layer: Layer, _detail: Detail, _within: Bbox) -> Vec<Shape> {
        let _ = self.bytes.len();
        Vec::new()
    }

    /// The labels inside a box, most important first.
    #[must_use]
    pub fn labels(&self, _within: Bbox, _language: Language) -> Vec<Label> {
        Vec::new()
    }
}
