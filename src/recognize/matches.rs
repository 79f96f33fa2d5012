//! Names of the gazetteer in a row of words.

use super::words::{Shape, Style, Word};
use crate::gazetteer::{Gazetteer, Gist};
use crate::model::Span;
use crate::settings::Cue;
use crate::text::{key, key_into};

/// The most words and symbols in a name.
const LONGEST: usize = 8;

/// A stretch of words that the gazetteer knows as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// The first word.
    pub(super) start: usize,
    /// One past the last word.
    pub(super) end: usize,
    /// What the name is.
    pub(super) gist: Gist,
}

/// The leftmost longest names, none overlapping another. A name starts at a capital; at
/// every content word where a text knows no capitals.
pub(super) fn matches(
    text: &str,
    words: &[Word],
    style: Style,
    gazetteer: &Gazetteer,
) -> Vec<Match> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let small = style == Style::Small
            && word.shape == Shape::Lower
            && !word.cue.has(Cue::FUNCTION)
            && word.span.end - word.span.start > 3;
        let begins =
            word.open && word.shape != Shape::Symbol && word.shape != Shape::Number;
        let name =
            (begins || small).then(|| longest(text, words, at, gazetteer)).flatten();
        if let Some(name) = name {
            found.push(name);
            at = name.end;
        } else {
            at += 1;
        }
    }
    found
}

/// The longest name that starts at a word.
fn longest(
    text: &str,
    words: &[Word],
    start: usize,
    gazetteer: &Gazetteer,
) -> Option<Match> {
    let mut best = None;
    let mut key = String::new();
    let rest = words.len().min(start + LONGEST);
    for end in start + 1..=rest {
        let last = words[end - 1];
        if end - 1 > start && last.breaks {
            break;
        }
        if matches!(last.shape, Shape::Symbol | Shape::Handle) {
            if matches!(last.span.of(text), "," | ";" | "(" | ")" | ":" | "\"") {
                break;
            }
            continue;
        }
        let written = &text[words[start].span.start..last.span.end];
        key_into(written, &mut key);
        if let Some(gist) = gazetteer.gist(&key) {
            best = Some(Match { start, end, gist });
        }
        if !gazetteer.continues(&key) {
            break;
        }
    }
    best.or_else(|| tag(text, words, start, gazetteer))
}

/// A name written in one word after a "#": `#NewYork`.
fn tag(text: &str, words: &[Word], start: usize, gazetteer: &Gazetteer) -> Option<Match> {
    let word = words[start];
    let tagged = start > 0 && !word.spaced && words[start - 1].span.of(text) == "#";
    if !tagged || word.shape != Shape::Mixed {
        return None;
    }
    let gist = gazetteer.gist(&key(&parted(word.span.of(text))))?;
    Some(Match { start, end: start + 1, gist })
}

/// A run of capitalized words as words: `NewYork` as "New York".
pub(super) fn parted(written: &str) -> String {
    let mut apart = String::with_capacity(written.len() + 4);
    let mut small = false;
    for c in written.chars() {
        if c.is_uppercase() && small {
            apart.push(' ');
        }
        small = c.is_lowercase();
        apart.push(c);
    }
    apart
}

/// The span of a stretch of words.
pub(super) fn span(words: &[Word], start: usize, end: usize) -> Span {
    Span::new(words[start].span.start, words[end - 1].span.end)
}
