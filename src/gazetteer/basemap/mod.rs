//! The shapes that maps are drawn on.

use std::borrow::Cow;

use geo::Coord;

use crate::error::Error;
use crate::model::{Bbox, Language, Position};

mod archive;
mod compile;
mod labels;
mod shapes;
mod window;

pub use compile::compile;

use archive::Archive;
use window::Window;

/// An opened basemap: the one of the program, perhaps with a finer one laid over it.
///
/// # Examples
/// ```
/// use plotroom::gazetteer::{Basemap, Detail, Layer};
/// use plotroom::model::Bbox;
/// let basemap = Basemap::bundled().unwrap();
/// let odesa = Bbox { west: 28.0, south: 45.0, east: 33.0, north: 48.0 };
/// let rivers = basemap.shapes(Layer::Rivers, Detail::Region, odesa);
/// assert!(rivers.iter().any(|r| r.name.as_deref() == Some("Dniester")));
/// ```
#[derive(Debug)]
pub struct Basemap {
    /// The finest first.
    files: Vec<Archive>,
}

/// A kind of shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layer {
    /// Land: polygons, even-odd. Lakes are holes in it, but not at [`Detail::Fine`]: paint
    /// [`Layer::Lakes`] over it.
    Land,
    /// Lakes: polygons, even-odd; islands are holes in them.
    Lakes,
    /// Rivers, and their course through lakes: lines. Rank 0 to 10 as Natural Earth has it;
    /// the further ones of the finer file have rank 10.
    Rivers,
    /// Country borders that are agreed: lines.
    Borders,
    /// Disputed borders, lines of control, and borders of areas with limited recognition:
    /// lines.
    DisputedBorders,
    /// First-level lines: lines. Rank 0 to 5 in large countries, from 8 on in countries
    /// whose units are many and small.
    Admin1Lines,
    /// Countries: polygons, even-odd, for tinting; the name is the code of the country
    /// ("UA"). Crimea and Sevastopol are in Ukraine, Western Sahara is its own.
    Countries,
}

impl Layer {
    /// Every layer.
    pub const ALL: &'static [Self] = &[
        Self::Land,
        Self::Lakes,
        Self::Rivers,
        Self::Borders,
        Self::DisputedBorders,
        Self::Admin1Lines,
        Self::Countries,
    ];

    /// Whether its shapes are polygons rather than lines.
    #[must_use]
    pub fn is_area(self) -> bool {
        matches!(self, Self::Land | Self::Lakes | Self::Countries)
    }

    /// Its code in files.
    fn code(self) -> u8 {
        match self {
            Self::Land => 0,
            Self::Lakes => 1,
            Self::Rivers => 2,
            Self::Borders => 3,
            Self::DisputedBorders => 4,
            Self::Admin1Lines => 5,
            Self::Countries => 6,
        }
    }

    /// Its name in the layers that a basemap is compiled from.
    fn word(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Lakes => "lakes",
            Self::Rivers => "rivers",
            Self::Borders => "borders",
            Self::DisputedBorders => "disputed_borders",
            Self::Admin1Lines => "admin1_lines",
            Self::Countries => "countries",
        }
    }
}

/// The code of labels among the layers of a file.
const LABELS: u8 = 100;

/// How much detail a map needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// A map of the world: coarser than 5 km a pixel.
    World,
    /// A map of a continent: 1.5 to 5 km a pixel.
    Continent,
    /// A map of a region: finer than 1.5 km a pixel.
    Region,
    /// A map of a small region: finer than 1 km a pixel. Answered from the
    /// finer file ([`Basemap::with_finer`]) where there is one and it has the layer, else as
    /// [`Detail::Region`].
    Fine,
}

impl Detail {
    /// Every detail, coarsest first.
    pub const ALL: &'static [Self] =
        &[Self::World, Self::Continent, Self::Region, Self::Fine];

    /// The detail for a map of this scale.
    ///
    /// # Units
    /// Meters a pixel.
    #[must_use]
    pub fn at(meters_per_pixel: f64) -> Self {
        match meters_per_pixel {
            scale if scale < 1_000.0 => Self::Fine,
            scale if scale < 1_500.0 => Self::Region,
            scale if scale < 5_000.0 => Self::Continent,
            _ => Self::World,
        }
    }

    /// Its code in files.
    fn code(self) -> u8 {
        match self {
            Self::World => 0,
            Self::Continent => 1,
            Self::Region => 2,
            Self::Fine => 3,
        }
    }

    /// Its name in the layers that a basemap is compiled from.
    fn word(self) -> &'static str {
        match self {
            Self::World => "world",
            Self::Continent => "continent",
            Self::Region => "region",
            Self::Fine => "fine",
        }
    }
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

/// The basemap in the program.
#[cfg(feature = "bundled")]
static BUNDLED: &[u8] = include_bytes!("../../../gazetteer/basemap.bin");
#[cfg(not(feature = "bundled"))]
static BUNDLED: &[u8] = &[];

impl Basemap {
    /// The basemap that comes with the program.
    ///
    /// # Errors
    /// [`Error`] if the file in the program is damaged, or if the program was built without
    /// it (feature `bundled`).
    pub fn bundled() -> Result<Self, Error> {
        Self::from_bytes(Cow::Borrowed(BUNDLED))
    }

    /// A basemap from the bytes of its file.
    ///
    /// # Errors
    /// [`Error`] if they are none, of another version, or damaged. Only the index is
    /// verified: a shape that is damaged is left out of answers, [`Basemap::check`] finds it.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        Ok(Self { files: vec![Archive::open(bytes)?] })
    }

    /// Lays the bytes of a finer basemap over this one, for [`Detail::Fine`].
    ///
    /// # Errors
    /// As [`Basemap::from_bytes`].
    pub fn with_finer(mut self, bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        self.files.insert(0, Archive::open(bytes)?);
        Ok(self)
    }

    /// The bytes of its files, the finest first.
    pub fn files(&self) -> impl Iterator<Item = &[u8]> {
        self.files.iter().map(Archive::bytes)
    }

    /// Whether a layer has shapes of its own at a detail, rather than those of the next
    /// coarser one.
    #[must_use]
    pub fn has(&self, layer: Layer, detail: Detail) -> bool {
        self.files.iter().any(|f| f.has(layer.code(), detail.code()))
    }

    /// The shapes of a layer that meet a box, whole (not clipped), in the same order every
    /// time.
    #[must_use]
    pub fn shapes(&self, layer: Layer, detail: Detail, within: Bbox) -> Vec<Shape> {
        let mut found = Vec::new();
        let Some(window) = Window::new(within) else { return found };
        let coarser = Detail::ALL.iter().rev().filter(|d| **d <= detail);
        for detail in coarser {
            let code = (layer.code(), detail.code());
            let Some(file) = self.files.iter().find(|f| f.has(code.0, code.1)) else {
                continue;
            };
            for chunk in file.chunks(code.0, code.1, Some(window)) {
                if let Some(bytes) = file.inflated(chunk) {
                    let _ = shapes::unpack(&bytes, layer, Some(window), &mut found);
                }
            }
            break;
        }
        found
    }

    /// The labels inside a box, most important first.
    #[must_use]
    pub fn labels(&self, within: Bbox, language: Language) -> Vec<Label> {
        let Some(window) = Window::new(within) else { return Vec::new() };
        let mut found: Vec<Label> = Vec::new();
        for file in &self.files {
            let chunks = file.chunks(LABELS, 0, Some(window));
            let all = chunks.filter_map(|c| labels::unpack(&file.inflated(c)?)).flatten();
            let labels = all.filter_map(|names| names.label(language));
            found.extend(labels.filter(|l| {
                window.holds(Coord { x: l.position.lon(), y: l.position.lat() })
            }));
        }
        found.sort_by_key(|l| l.rank);
        found
    }

    /// Reads everything in the files, each byte under its checksum.
    ///
    /// # Errors
    /// [`Error::Damaged`] at the first thing that is damaged.
    pub fn check(&self) -> Result<(), Error> {
        let wrong = || damaged("some of its shapes are damaged");
        for (chunk, bytes) in self.files.iter().flat_map(Archive::all) {
            let bytes = bytes.ok_or_else(wrong)?;
            if chunk.layer == LABELS {
                labels::unpack(&bytes).ok_or_else(wrong)?;
            } else if let Some(layer) =
                Layer::ALL.iter().find(|l| l.code() == chunk.layer)
            {
                shapes::unpack(&bytes, *layer, None, &mut Vec::new())
                    .ok_or_else(wrong)?;
            }
        }
        Ok(())
    }
}

/// The error of a basemap file.
fn damaged(message: &str) -> Error {
    Error::Damaged { what: "basemap", message: message.to_owned() }
}

#[cfg(test)]
mod tests;
