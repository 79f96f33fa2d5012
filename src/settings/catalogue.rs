//! The range catalogue: systems that reports name, and how far they reach.
//!
//! ```
//! use plotroom::settings::Catalogue;
//! let catalogue = Catalogue::bundled();
//! let system = catalogue.named("герань-2").expect("an alias of it");
//! assert_eq!(system.name, "Shahed-136");
//! let text = "Two Shahed 136s flew over Izmail.";
//! let found = catalogue.mentioned(text);
//! assert_eq!(&text[found[0].span.start..found[0].span.end], "Shahed 136s");
//! ```

mod matching;
mod openings;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::{Meters, Span};

use matching::Keys;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    Catalogue::default()
        .with(Catalogue::BUNDLED)
        .expect("the program's own file is read by a test")
});

/// The longest range that is believed, in km: half the Earth is about 20,000.
const FARTHEST_KM: f64 = 20_000.0;

/// Systems and their ranges, with a matcher of their names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Catalogue {
    systems: Vec<System>,
    keys: Keys,
}

/// A system with its range.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct System {
    /// What it is called here.
    pub name: String,
    /// What it is.
    pub class: SystemClass,
    /// The shortest distance it reaches, in km.
    #[serde(default)]
    pub min_km: f64,
    /// The longest distance it reaches, in km.
    pub max_km: f64,
    /// What kind of figure the range is.
    pub figure: Figure,
    /// Where the figure is known from.
    pub source: String,
    /// The year it is known from.
    pub year: u16,
    /// The page that was read for it; without one the figure is unverified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Other names, a stem ending in `*`.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that are ordinary words too: they count only near a word of the trade.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cautious: Vec<String>,
    /// How wide the figures spread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a system is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SystemClass {
    /// A drone that strikes by flying into its target.
    LoiteringMunition,
    /// A drone that comes back.
    Drone,
    /// A gun.
    Artillery,
    /// A launcher of unguided or guided rockets.
    RocketArtillery,
    /// A missile on a ballistic path.
    BallisticMissile,
    /// A missile that flies like an aircraft.
    CruiseMissile,
    /// A missile for ships as targets.
    AntiShipMissile,
    /// A missile fired by aircraft.
    AirLaunchedMissile,
    /// A missile for vehicles as targets.
    AntiTankMissile,
    /// A bomb with wings.
    GlideBomb,
    /// A system against aircraft and missiles.
    AirDefense,
}

/// What kind of figure a range is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Stated by a maker or a user.
    Stated,
    /// Assessed by others.
    Assessed,
    /// Observed in use.
    Observed,
}

impl Figure {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Assessed => "assessed",
            Self::Observed => "observed",
        }
    }
}

impl SystemClass {
    /// What it is in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LoiteringMunition => "loitering munition",
            Self::Drone => "drone",
            Self::Artillery => "artillery",
            Self::RocketArtillery => "rocket artillery",
            Self::BallisticMissile => "ballistic missile",
            Self::CruiseMissile => "cruise missile",
            Self::AntiShipMissile => "anti-ship missile",
            Self::AirLaunchedMissile => "air-launched missile",
            Self::AntiTankMissile => "anti-tank missile",
            Self::GlideBomb => "glide bomb",
            Self::AirDefense => "air defense",
        }
    }
}

impl System {
    /// The shortest distance it reaches.
    #[must_use]
    pub fn min(&self) -> Meters {
        Meters::from_km(self.min_km)
    }

    /// The longest distance it reaches.
    #[must_use]
    pub fn max(&self) -> Meters {
        Meters::from_km(self.max_km)
    }

    /// Whether somebody read the source of the figure.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.url.is_some()
    }

    /// Where the figure is known from, in words: for the basis of a ring.
    #[must_use]
    pub fn basis(&self) -> String {
        let source = self.url.as_deref().unwrap_or(&self.source);
        let doubt = if self.is_verified() { "" } else { ", unverified" };
        format!("{source}, {} ({} figure{doubt})", self.year, self.figure.as_str())
    }
}

/// A system named in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Named<'c> {
    /// The words that name it.
    pub span: Span,
    /// The system.
    pub system: &'c System,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    context: Vec<String>,
    #[serde(default)]
    system: Vec<System>,
}

impl Catalogue {
    /// The file that comes with the program.
    pub const BUNDLED: &'static str = include_str!("catalogue.toml");
    /// The catalogue of that file.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &CATALOGUE
    }

    /// This catalogue with a TOML file laid over it: a system of the same name is replaced,
    /// another one is added.
    ///
    /// # Errors
    /// [`Error::Settings`] where the text is no such file or a range makes no sense.
    pub fn with(mut self, toml: &str) -> Result<Self, Error> {
        let file: File = toml::from_str(toml)
            .map_err(|error| Error::Settings { message: error.to_string() })?;
        self.keys.context(&file.context);
        for system in file.system {
            check(&system)?;
            match self.systems.iter_mut().find(|known| known.name == system.name) {
                Some(known) => *known = system,
                None => self.systems.push(system),
            }
        }
        self.keys.rebuild(&self.systems);
        Ok(self)
    }

    /// Every system.
    #[must_use]
    pub fn systems(&self) -> &[System] {
        &self.systems
    }

    /// The system with a name or alias; case, hyphens and spaces do not count.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&System> {
        self.keys.named(name).and_then(|at| self.systems.get(at))
    }

    /// The systems whose name or an alias holds these letters, for "did you mean".
    #[must_use]
    pub fn like(&self, letters: &str) -> Vec<&System> {
        let key = matching::key(letters);
        let holds = |system: &&System| {
            let mut names = std::iter::once(&system.name)
                .chain(&system.aliases)
                .chain(&system.cautious);
            !key.is_empty() && names.any(|name| matching::key(name).contains(&key))
        };
        self.systems.iter().filter(holds).collect()
    }

    /// The system with a name or alias.
    ///
    /// # Errors
    /// [`Error::UnknownSystem`] with the names that are spelled like it.
    pub fn system(&self, name: &str) -> Result<&System, Error> {
        self.named(name).ok_or_else(|| Error::UnknownSystem {
            name: name.to_owned(),
            suggestions: self.suggestions(name, 3),
        })
    }

    /// The names spelled like this one, best first: at most `most`.
    fn suggestions(&self, name: &str, most: usize) -> Vec<String> {
        let key = matching::key(name);
        let furthest = if key.chars().count() <= 4 { 1 } else { 2 };
        let away = |system: &System| {
            let names = std::iter::once(&system.name).chain(&system.aliases);
            let names = names.filter(|name| !name.ends_with('*'));
            names
                .map(|name| (matching::edits(&key, &matching::key(name)), name.clone()))
                .min_by_key(|(edits, _)| *edits)
                .filter(|(edits, _)| *edits <= furthest)
        };
        let mut near: Vec<_> = self.systems.iter().filter_map(away).collect();
        near.sort_by_key(|(edits, _)| *edits);
        let near = near.into_iter().map(|(_, name)| name);
        let mut names: Vec<String> = Vec::new();
        for name in near.chain(self.like(name).into_iter().map(|s| s.name.clone())) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.truncate(most);
        names
    }

    /// The systems that a text names, in order; spans count from its start.
    #[must_use]
    pub fn mentioned(&self, text: &str) -> Vec<Named<'_>> {
        let found = self.keys.found(text).into_iter();
        found
            .filter_map(|(span, at)| {
                self.systems.get(at).map(|system| Named { span, system })
            })
            .collect()
    }
}

fn check(system: &System) -> Result<(), Error> {
    let within = system.min_km >= 0.0
        && system.min_km < system.max_km
        && system.max_km <= FARTHEST_KM;
    if within {
        return Ok(());
    }
    Err(Error::Settings {
        message: format!(
            "\"{}\" reaches from {} to {} km; give 0 <= min_km < max_km <= {FARTHEST_KM}",
            system.name, system.min_km, system.max_km
        ),
    })
}

#[cfg(test)]
mod tests;
