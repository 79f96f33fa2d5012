//! Finds toponyms, demonyms, coordinates and lengths in a text.

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Length, Mention, MentionKind, Span};

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

/// Mentions at spans that somebody else found, ascending; what overlaps an earlier one is
/// left out.
#[must_use]
pub fn given(
    document: &Document,
    spans: &[Span],
    _gazetteer: &Gazetteer,
) -> Vec<Mention> {
    let mut ordered = spans.to_vec();
    ordered.sort_unstable();
    let mut end = 0;
    let mut found = Vec::with_capacity(ordered.len());
    for span in ordered {
        let words = span.of(&document.text);
        if span.start < end || words.is_empty() {
            continue;
        }
        end = span.end;
        let name = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s"));
        found.push(Mention {
            span,
            kind: MentionKind::Toponym,
            name: name.unwrap_or(words).to_owned(),
            hint: None,
            confidence: 1.0,
        });
    }
    found
}
