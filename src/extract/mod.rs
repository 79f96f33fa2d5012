//! Claims and events out of resolved text.

mod attribution;
mod events;

use crate::model::{Claim, Document, Length, Resolution};

pub use events::events;

/// The stated distances of a document, in order.
#[must_use]
pub fn claims(
    _document: &Document,
    _lengths: &[Length],
    _resolutions: &[Resolution],
) -> Vec<Claim> {
    Vec::new()
}
