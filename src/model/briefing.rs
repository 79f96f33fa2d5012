//! Everything that is known about a report: the one value that every writer reads.

use serde::{Deserialize, Serialize};

use super::{
    Claim, Diagnostic, Document, Event, Relative, Resolution, Ring, UserLayer, Verdict,
};

/// A report read, located, measured and checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Briefing {
    /// The report.
    pub document: Document,
    /// Its mentions in order of the text, with the places they are.
    pub resolutions: Vec<Resolution>,
    /// Its stated distances in order of the text.
    pub claims: Vec<Claim>,
    /// One verdict a claim, in the same order.
    pub verdicts: Vec<Verdict>,
    /// The places that it gives relative to others, in order of the text.
    #[serde(default)]
    pub relatives: Vec<Relative>,
    /// Its events in order of the text.
    pub events: Vec<Event>,
    /// The ranges it speaks of, and those asked for.
    pub rings: Vec<Ring>,
    /// The user's own layers that it was drawn and checked with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<UserLayer>,
    /// Every doubt.
    pub diagnostics: Vec<Diagnostic>,
}
