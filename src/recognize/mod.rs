//! Finds toponyms, demonyms, coordinates and lengths in a text.

mod commons;
mod context;
mod coordinates;
mod dates;
mod features;
mod generic;
mod given;
mod lengths;
mod matches;
mod missed;
mod people;
mod rules;
mod scene;
mod sight;
mod tagger;
mod tags;
mod towns;
#[cfg(feature = "train")]
pub mod train;
mod words;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Mention, Span};
use sight::Sight;
use tagger::Model;

pub use dates::{dateline, times};
pub use lengths::lengths;

/// The bytes of the weights by which names are found.
pub const WEIGHTS: &[u8] = include_bytes!("tagger.bin");

/// The mentions of places in a document, in order, none overlapping another.
#[must_use]
pub fn mentions(document: &Document, gazetteer: &Gazetteer) -> Vec<Mention> {
    let sight = Sight::new(document, gazetteer);
    let tagged = match Model::bundled() {
        Some(model) => model.tagged(&sight.context()),
        None => rules::tagged(&sight.context()),
    };
    let named = generic::mentions(&sight.scene(gazetteer), &tagged);
    let named = merged(sight.tags(gazetteer), named);
    let mut found = coordinates::coordinates(&document.text);
    found.retain(|mention| !document.furniture.iter().any(|f| f.overlaps(mention.span)));
    merged(named, found)
}

/// Two rows of mentions as one, in order; the second wins where they overlap.
fn merged(named: Vec<Mention>, mut found: Vec<Mention>) -> Vec<Mention> {
    if found.is_empty() {
        return named;
    }
    let mut at = 0;
    let mut apart = named;
    apart.retain(|mention| {
        while found.get(at).is_some_and(|other| other.span.end <= mention.span.start) {
            at += 1;
        }
        !found.get(at).is_some_and(|other| other.span.overlaps(mention.span))
    });
    found.extend(apart);
    found.sort_by_key(|mention| mention.span);
    found
}

/// Mentions at spans that somebody else found, ascending; what overlaps an earlier one is
/// left out.
#[must_use]
pub fn given(document: &Document, spans: &[Span], gazetteer: &Gazetteer) -> Vec<Mention> {
    let sight = Sight::new(document, gazetteer);
    given::given(&sight.scene(gazetteer), spans)
}
