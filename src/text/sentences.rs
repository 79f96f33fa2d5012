//! Sentences of a text.

use crate::model::{Language, Span};

/// The sentences of a stretch of text.
#[must_use]
pub fn sentences(_text: &str, _within: Span, _language: Option<Language>) -> Vec<Span> {
    Vec::new()
}
