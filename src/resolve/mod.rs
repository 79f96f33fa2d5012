//! Decides which place a mention is, and in what sense it is used.

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Mention, Resolution};

/// One resolution a mention, in the same order.
#[must_use]
pub fn places(
    _document: &Document,
    _mentions: &[Mention],
    _gazetteer: &Gazetteer,
) -> Vec<Resolution> {
    Vec::new()
}
