//! Claims and events out of resolved text.

use crate::model::{Claim, Document, Event, Length, Resolution};

/// The stated distances of a document, in order.
#[must_use]
pub fn claims(
    _document: &Document,
    _lengths: &[Length],
    _resolutions: &[Resolution],
) -> Vec<Claim> {
    Vec::new()
}

/// The events of a document, in order of their triggers.
#[must_use]
pub fn events(_document: &Document, _resolutions: &[Resolution]) -> Vec<Event> {
    Vec::new()
}
