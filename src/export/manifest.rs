//! `briefing.json`: the briefing as the library serializes it, with what it was made from.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::facts::Facts;
use super::table::{Layer, LayerTable};
use crate::model::{Briefing, Span};

/// What a briefing was made from, as far as the briefing itself does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Provenance {
    /// SHA-256 of the report as it was read, in hexadecimal.
    pub input_sha256: Option<String>,
    /// The day of the gazetteer's data.
    pub gazetteer_date: Option<String>,
    /// SHA-256 of the gazetteer, in hexadecimal.
    pub gazetteer_sha256: Option<String>,
    /// What was asked for, as far as it changes the files.
    pub settings: serde_json::Map<String, serde_json::Value>,
    /// Everything that went into the briefing besides the report.
    #[serde(rename = "made_from")]
    pub ingredients: Vec<Ingredient>,
    /// SHA-256 of `settings` and all of `ingredients`, in hexadecimal: equal for two
    /// briefings that differ in nothing but their reports.
    pub settings_sha256: Option<String>,
    /// The day that files are dated, as `YYYY-MM-DD`: that of the report where there is
    /// none. Never the clock.
    pub dated: Option<String>,
    /// Who made the data that is shown, one line each with its licence.
    pub attributions: Vec<String>,
}

impl Provenance {
    /// Takes down what was asked for and what goes into the briefing.
    pub fn settle(
        &mut self,
        settings: serde_json::Map<String, serde_json::Value>,
        ingredients: Vec<Ingredient>,
    ) {
        // Keys are in the order of their making, so equal settings are equal text.
        let asked = serde_json::to_vec(&settings).unwrap_or_default();
        let parts = ingredients.iter().map(|i| (i.what.as_str(), i.sha256.as_bytes()));
        let parts = parts.chain([("settings", asked.as_slice())]);
        self.settings_sha256 = Some(sha256_of(parts));
        self.settings = settings;
        self.ingredients = ingredients;
    }
}

/// A file of data or settings that a briefing is made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ingredient {
    /// "gazetteer", "basemap", "weights", "words", "catalogue", "theme", "layer",
    /// "front\_line", "lexicon".
    pub what: String,
    /// "bundled", or the name of a file of the user's without its folder.
    pub name: String,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

/// The SHA-256 of several files with their names and lengths, in hexadecimal.
#[must_use]
pub fn sha256_of<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in files {
        hash.update(format!("{name}\n{}\n", bytes.len()));
        hash.update(bytes);
    }
    hexadecimal(hash)
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[derive(Serialize)]
struct File<'a> {
    manifest: Manifest<'a>,
    #[serde(flatten)]
    briefing: &'a Briefing,
    /// The sentences that carry a place on the map, a claim or an event.
    quotes: Vec<Quote>,
}

#[derive(Serialize)]
struct Manifest<'a> {
    program: Program,
    text_sha256: String,
    #[serde(flatten)]
    provenance: &'a Provenance,
    offsets: &'static str,
    files: &'a [String],
    layers: Vec<Written>,
    not_written: Vec<Missing>,
}

#[derive(Serialize)]
struct Program {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Written {
    layer: &'static str,
    features: usize,
    columns: usize,
}

#[derive(Serialize)]
struct Missing {
    layer: &'static str,
    reason: &'static str,
}

#[derive(Serialize)]
struct Quote {
    start: usize,
    end: usize,
    text: String,
}

/// The text of `briefing.json`; it reads back as a [`Briefing`] without the report's text.
///
/// `files` are the names of all files of the folder.
#[must_use]
pub(super) fn json(
    facts: &Facts<'_>,
    tables: &[LayerTable],
    provenance: &Provenance,
    files: &[String],
) -> String {
    let (full, empty): (Vec<_>, Vec<_>) = tables.iter().partition(|t| !t.rows.is_empty());
    let written = |table: &&LayerTable| Written {
        layer: table.layer.as_str(),
        features: table.rows.len(),
        columns: table.columns.len(),
    };
    let missing = |table: &&LayerTable| Missing {
        layer: table.layer.as_str(),
        reason: why_empty(table.layer),
    };
    let file = File {
        manifest: Manifest {
            program: Program {
                name: env!("CARGO_PKG_NAME"),
                version: env!("CARGO_PKG_VERSION"),
            },
            text_sha256: sha256(facts.briefing.document.text.as_bytes()),
            provenance,
            offsets: "bytes of the text in UTF-8; code points in the layers",
            files,
            layers: full.iter().map(written).collect(),
            not_written: empty.iter().map(missing).collect(),
        },
        briefing: facts.briefing,
        quotes: quotes(facts),
    };
    // Plain data with text keys and no foreign types: nothing of it can fail.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn why_empty(layer: Layer) -> &'static str {
    match layer {
        Layer::Places => "the report names no place that belongs on a map",
        Layer::Events => "no event has a place precise enough for a point",
        Layer::Rings | Layer::RingOutlines => "no range is stated or asked for",
        Layer::Links => "no stated distance has two known ends",
        Layer::UserAreas => "no layer of the user's own has an area",
        Layer::UserLines => "no layer of the user's own has a line",
        Layer::UserPoints => "no layer of the user's own has a point",
        Layer::Areas => "no region with an outline and no doubt wide enough to draw",
    }
}

/// The sentences concerned, in order, each once.
fn quotes(facts: &Facts<'_>) -> Vec<Quote> {
    let briefing = facts.briefing;
    let places = facts.places.iter().flat_map(|p| &p.resolutions);
    let mut spans: Vec<Span> = places
        .map(|index| briefing.resolutions[*index].mention.span)
        .chain(briefing.claims.iter().map(|c| c.length.span))
        .chain(briefing.events.iter().map(|e| e.trigger))
        .map(|span| facts.quotes.kept(span).0)
        .collect();
    spans.sort_unstable();
    spans.dedup();
    let quote = |span: Span| Quote {
        start: span.start,
        end: span.end,
        text: facts.quotes.words(span),
    };
    spans.into_iter().map(quote).collect()
}
