//! What the recognizer finds in a text.

use serde::{Deserialize, Serialize};

use super::{Feature, Meters, Position, Span};

/// A recognized span: a toponym, a demonym or coordinates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands, generic word included ("Odesa oblast").
    pub span: Span,
    /// What it is.
    pub kind: MentionKind,
    /// The name to look up, without article, possessive and generic word ("Odesa").
    pub name: String,
    /// What the words at the name say it is: "oblast" a first-level region, "river" a river.
    pub hint: Option<Feature>,
    /// How sure the recognizer is that this names a place, 0 to 1.
    pub confidence: f64,
}

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MentionKind {
    /// A place name.
    Toponym,
    /// A people or language named after a place ("Russian").
    Demonym,
    /// Coordinates written in the text.
    Coordinates(Position),
}

/// A length as it is written: what the claims are made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Length {
    /// Number, unit and the conversion in brackets behind it; the hedge is outside.
    pub span: Span,
    /// The figure, or the lower end of a range.
    pub low: Meters,
    /// The upper end of a range.
    pub high: Option<Meters>,
    /// Half the last significant place of the figure as written: 80 km -> 5 km.
    pub rounding: Meters,
    /// How the figure binds.
    pub bound: Bound,
    /// Whether a word says that the figure is about right ("some", "nearly").
    pub approximate: bool,
    /// The hedge or bound in front, if any ("only", "less than").
    pub hedge: Option<Span>,
}

/// How a stated figure binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The figure itself.
    Exact,
    /// No more than the figure.
    AtMost,
    /// No less than the figure.
    AtLeast,
    /// Between two figures.
    Range,
}
