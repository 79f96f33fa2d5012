//! Mentions at spans that somebody else found.

use super::generic::mentions;
use super::scene::{Scene, Tagged};
use super::words::Word;
use crate::gazetteer::Gist;
use crate::model::{Mention, MentionKind, Span};

/// Mentions at given spans, ascending; what overlaps an earlier one is left out, and so is
/// what holds no word of the body.
pub(super) fn given(scene: &Scene<'_>, spans: &[Span]) -> Vec<Mention> {
    let mut ordered = spans.to_vec();
    ordered.sort_unstable();
    let mut reached = 0;
    let mut found = Vec::with_capacity(ordered.len());
    for span in ordered {
        if span.start < reached || span.of(scene.text).trim().is_empty() {
            continue;
        }
        reached = span.end;
        found.push(mention(scene, span));
    }
    found
}

fn mention(scene: &Scene<'_>, span: Span) -> Mention {
    let start = scene.words.partition_point(|word| word.span.end <= span.start);
    let end = scene.words.partition_point(|word| word.span.start < span.end);
    let end = trimmed(scene, start, end);
    let made = (start < end).then(|| {
        let at = scene.matches.partition_point(|found| found.start < start);
        let peoples = scene.matches.get(at).is_some_and(|found| {
            (found.start, found.end) == (start, end)
                && found.gist.classes == Gist::DEMONYM
        });
        let tag = Tagged { start, end, demonym: peoples, confidence: 1.0 };
        mentions(scene, &[tag])
    });
    let made = made
        .and_then(|made| made.into_iter().find(|mention| mention.span.overlaps(span)));
    made.map_or_else(|| plain(scene.text, span), |mention| Mention { span, ..mention })
}

/// The end without a possessive.
fn trimmed(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let clitic =
        |word: &Word| matches!(word.span.of(scene.text), "'s" | "’s" | "'S" | "’S");
    let last = scene.words[start..end].last();
    if end - start > 1 && last.is_some_and(clitic) { end - 1 } else { end }
}

fn plain(text: &str, span: Span) -> Mention {
    Mention {
        span,
        kind: MentionKind::Toponym,
        name: span.of(text).trim().to_owned(),
        hint: None,
        confidence: 1.0,
    }
}
