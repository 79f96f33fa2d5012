//! Finds toponyms, demonyms, coordinates and lengths in a text.

mod dates;
mod generic;
mod given;
mod lengths;
mod matches;
mod rules;
mod words;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Mention, Span};
use crate::settings::Names;

pub use dates::times;
pub use lengths::lengths;

/// The mentions of places in a document, in order, none overlapping another.
#[must_use]
pub fn mentions(document: &Document, gazetteer: &Gazetteer) -> Vec<Mention> {
    let names = Names::of(document.language);
    let words = words::words(document, names);
    let text = document.text.as_str();
    let matches = matches::matches(text, &words, words::style(&words), gazetteer);
    let tagged = rules::tagged(text, &words, &matches);
    let scene =
        generic::Scene { text, words: &words, matches: &matches, names, gazetteer };
    generic::mentions(&scene, &tagged)
}

/// Mentions at spans that somebody else found, ascending; what overlaps an earlier one is
/// left out.
#[must_use]
pub fn given(document: &Document, spans: &[Span], gazetteer: &Gazetteer) -> Vec<Mention> {
    let names = Names::of(document.language);
    let words = words::words(document, names);
    let text = document.text.as_str();
    let matches = matches::matches(text, &words, words::style(&words), gazetteer);
    let scene =
        generic::Scene { text, words: &words, matches: &matches, names, gazetteer };
    given::given(&scene, spans)
}
