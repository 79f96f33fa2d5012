//! What a report states about distances, and what measuring says.

use serde::{Deserialize, Serialize};

use super::{Azimuth, Length, Meters, Position, Span};

/// A stated distance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The sentence that states it.
    pub sentence: Span,
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// The figure.
    pub length: Length,
    /// How the distance is meant to be measured.
    pub measure: Measure,
    /// The thing located (figure).
    pub from: Option<End>,
    /// The reference it is located from (ground).
    pub to: Option<End>,
    /// The direction of the figure as seen from the ground.
    pub bearing: Option<Azimuth>,
    /// Why it cannot be checked, where the text itself says so.
    pub obstacle: Option<Obstacle>,
}

/// What kind of statement a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Two things are so far apart.
    Between,
    /// Something lies in a direction of something.
    Offset,
    /// Something lies within a distance.
    Within,
    /// Something can reach so far.
    Capability,
}

/// How a stated distance is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// As the crow flies.
    Straight,
    /// Along roads.
    Road,
    /// Given as a journey.
    Travel,
    /// The text does not say.
    Unknown,
}

/// One end of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// The words that name it, as written or as taken from the title.
    pub text: String,
    /// Where they stand; `None` for one taken from the title.
    pub span: Option<Span>,
    /// The resolution that it is, by index.
    pub resolution: Option<usize>,
    /// From which part of it the distance counts.
    pub part: Part,
}

impl End {
    /// Whether its words stand in the text as they are here, no more of them taken from the
    /// title: then its resolution says which place it is.
    #[must_use]
    pub fn is_as_written(&self) -> bool {
        self.span.is_some_and(|span| self.text.len() <= span.end - span.start)
    }
}

/// From which part of a place a distance counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The text does not say.
    Unsaid,
    /// The center.
    Center,
    /// The outskirts or edge.
    Edge,
    /// The border.
    Border,
}

/// What keeps a claim from being checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Obstacle {
    /// An end is not named.
    MissingEnd,
    /// An end is in no gazetteer.
    EndNotInGazetteer,
    /// The candidate places give different answers.
    AmbiguousPlace,
    /// The reference moves: a front line, a ship.
    MovingReference,
    /// The figure is too vague.
    VagueQuantity,
    /// A reach needs a source, not a map.
    CapabilityNeedsSource,
    /// An end is the one of several places of its name that this very claim fits.
    PlaceChosenByClaim,
}

/// What measuring says about a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The claim, by index.
    pub claim: usize,
    /// The answer.
    pub outcome: Outcome,
    /// The answer about the stated direction, `None` where none is stated.
    pub bearing: Option<BearingOutcome>,
    /// Where the figure is, if known.
    pub from: Option<Position>,
    /// Where the ground is, if known.
    pub to: Option<Position>,
    /// Center to center.
    pub center: Option<Meters>,
    /// Edge to edge.
    pub edge: Option<Meters>,
    /// What keeps it from being checked.
    pub obstacle: Option<Obstacle>,
    /// The answer in words, its condition and its figures named.
    pub reason: String,
}

/// The answer about a stated distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// True center to center.
    Supported,
    /// True only from edge to edge.
    SupportedIfEdgeToEdge,
    /// True only along roads.
    SupportedIfRoad,
    /// Too small.
    Understated,
    /// Too large.
    Overstated,
    /// Far too small or too large.
    Refuted,
    /// Not to be checked.
    Unverifiable,
}

impl Outcome {
    /// Whether measuring contradicts the text.
    #[must_use]
    pub fn is_contradicted(self) -> bool {
        matches!(self, Self::Understated | Self::Overstated | Self::Refuted)
    }
}

/// The answer about a stated direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BearingOutcome {
    /// Within 45 degrees.
    Supported,
    /// Further off.
    Refuted,
    /// Not to be checked.
    Unverifiable,
}
