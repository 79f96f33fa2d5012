//! Coordinates written in a text, as mentions.

use crate::model::{Mention, MentionKind};

/// The coordinates of a stretch of text, in order.
pub(super) fn coordinates(text: &str) -> Vec<Mention> {
    let found = crate::text::coordinates(text).into_iter();
    found
        .map(|(span, position)| Mention {
            span,
            kind: MentionKind::Coordinates(position),
            name: span.of(text).to_owned(),
            hint: None,
            confidence: 1.0,
        })
        .collect()
}
