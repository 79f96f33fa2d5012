//! Finds toponyms, demonyms, coordinates and lengths in a text.

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Length, Mention};

/// The mentions of places in a document, in order, none overlapping another.
#[must_use]
pub fn mentions(_document: &Document, _gazetteer: &Gazetteer) -> Vec<Mention> {
    Vec::new()
}

/// The lengths of a document, in order.
#[must_use]
pub fn lengths(_document: &Document) -> Vec<Length> {
    Vec::new()
}
