//! Which place a mention is.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Mention, Place};

/// A mention with the places it may be, and the decision.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Resolution {
    /// What was found in the text.
    pub mention: Mention,
    /// In what sense the name is used.
    pub sense: Sense,
    /// Whether the first candidate is the answer; `false` means that the place is unknown.
    pub known: bool,
    /// The places it may be, best first, at most [`Resolution::KEPT`]; one list for all
    /// mentions of a name.
    pub candidates: Arc<[Candidate]>,
    /// How many places bear the name in all.
    pub considered: usize,
    /// How sure the decision is, 0 to 1, calibrated.
    pub confidence: f64,
    /// Whether only a distance that the text states tells the place from its namesakes.
    #[serde(default)]
    pub by_distance: bool,
    /// Whether it belongs on a map: a literal mention, or an event's place.
    pub map: bool,
    /// Why the decision fell as it did, strongest first.
    pub reasons: Vec<Cow<'static, str>>,
}

impl Resolution {
    /// How many candidates are kept with a decision.
    pub const KEPT: usize = 5;

    /// The place decided on, `None` where it is unknown.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.candidates.first().filter(|_| self.known).map(|best| &best.place)
    }
}

/// A resolution that stated distances changed: of several places of a name they fit one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The resolution, by index.
    pub resolution: usize,
    /// The claims that each by itself tell which place is meant, by index.
    pub claims: Vec<usize>,
}

/// A place that a mention may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The place.
    pub place: Place,
    /// Its share of the belief, 0 to 1; all candidates together at most 1.
    pub weight: f64,
    /// What speaks for and against it.
    pub reasons: Vec<Cow<'static, str>>,
}

/// In what sense a place name is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// The place itself.
    Literal,
    /// Somebody who acts there: a government, an army, a team ("Moscow rejected").
    Metonymic,
    /// Something that belongs to the place or is about it ("Ukraine's president").
    Associative,
    /// A people or language ("Russian").
    Demonym,
}
