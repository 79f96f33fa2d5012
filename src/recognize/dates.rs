//! Times as reports write them, anchored at the day of publication.

use crate::model::{Document, When};

/// The times of a document, in order.
#[must_use]
pub fn times(_document: &Document) -> Vec<When> {
    Vec::new()
}
