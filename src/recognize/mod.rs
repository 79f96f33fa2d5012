//! Finds toponyms, demonyms, coordinates and lengths in a text.

mod commons;
mod context;
mod dates;
mod features;
mod generic;
mod given;
mod lengths;
mod matches;
mod rules;
mod sight;
mod tagger;
#[cfg(feature = "train")]
pub mod train;
mod words;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Mention, Span};
use sight::Sight;
use tagger::Model;

pub use dates::times;
pub use lengths::lengths;

/// The mentions of places in a document, in order, none overlapping another.
#[must_use]
pub fn mentions(document: &Document, gazetteer: &Gazetteer) -> Vec<Mention> {
    let sight = Sight::new(document, gazetteer);
    let tagged = match Model::bundled() {
        Some(model) => model.tagged(&sight.context()),
        None => rules::tagged(&sight.context()),
    };
    generic::mentions(&sight.scene(gazetteer), &tagged)
}

/// Mentions at spans that somebody else found, ascending; what overlaps an earlier one is
/// left out.
#[must_use]
pub fn given(document: &Document, spans: &[Span], gazetteer: &Gazetteer) -> Vec<Mention> {
    let sight = Sight::new(document, gazetteer);
    given::given(&sight.scene(gazetteer), spans)
}
