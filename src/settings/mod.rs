//! What a user may set, and the words and figures that come as data.

pub mod catalogue;
pub mod events;
mod launch;
pub mod lexicon;
mod lines;
pub mod measure;
mod names;
mod senses;
pub mod times;

use std::borrow::Cow;

use crate::model::{Language, Meters, Place, Sector, UserLayer};

pub use catalogue::{Catalogue, System};
pub use events::EventWords;
pub use launch::{LaunchClass, LaunchSet, LaunchWords};
pub use lexicon::Lexicon;
pub use lines::line_kind;
pub use names::{Cue, Generic, Level, Link, Names};
pub use senses::{Senses, WordClass, WordSet};

mod theme;

pub use theme::{Color, Theme};

/// What a user may set about an analysis.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Settings {
    /// The language of names on maps and in reports.
    pub language: Language,
    /// Ranges asked for besides those of the report.
    pub rings: Vec<RingRequest>,
    /// Whether page furniture is analyzed like the rest.
    pub keep_furniture: bool,
    /// The systems whose ranges are drawn where the report says they are.
    pub catalogue: Cow<'static, Catalogue>,
    /// The user's own layers: drawn, and measured to where the report counts from a front
    /// line or border.
    pub layers: Vec<UserLayer>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::En,
            rings: Vec::new(),
            keep_furniture: false,
            catalogue: Cow::Borrowed(Catalogue::bundled()),
            layers: Vec::new(),
        }
    }
}

/// A range that somebody asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct RingRequest {
    /// Where it counts from.
    pub origin: Place,
    /// Inner limit, 0 for a disc.
    pub min: Meters,
    /// Outer limit.
    pub max: Meters,
    /// The directions that it is limited to; only around a place that is no region.
    pub sector: Option<Sector>,
    /// The system whose range it is.
    pub system: Option<String>,
    /// Where the figure is known from.
    pub basis: String,
}
