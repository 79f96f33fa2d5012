//! The words around a mention, no further than its sentence.

use std::borrow::Cow;

use crate::model::{Document, Span};
use crate::settings::{Senses, WordSet};
use crate::text::{floor, lower};

/// How many bytes to either side of a mention are read.
const REACH: usize = 220;
/// How many words and signs to either side are kept.
const MOST: usize = 14;

/// A word or a sign near a mention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'d> {
    /// In lower case.
    pub text: Cow<'d, str>,
    /// The classes that the word is in.
    pub classes: WordSet,
    /// Whether it is written with a capital.
    pub capital: bool,
    /// Whether it is a word rather than a sign.
    pub word: bool,
}

/// What stands around a mention.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Window<'d> {
    /// In front, nearest first.
    pub before: Vec<Piece<'d>>,
    /// Behind, nearest first; a possessive ending is left out.
    pub after: Vec<Piece<'d>>,
    /// Whether the mention ends in or is followed by a possessive ending.
    pub possessive: bool,
    /// Whether everything in front up to the start of the sentence is kept.
    pub whole_before: bool,
}

impl<'d> Window<'d> {
    /// The words around a span.
    pub(super) fn new(document: &'d Document, span: Span, senses: &Senses) -> Self {
        let text = document.text.as_str();
        let (first, last) = limits(document, span);
        let (start, end) =
            (floor(text, span.start), floor(text, span.end.max(span.start)));
        let reach = floor(text, start.saturating_sub(REACH)).max(first).min(start);
        let before = last_pieces(&text[reach..start], MOST + 1);
        let whole_before = reach == first && before.len() <= MOST;
        let before = kept(&before, senses);
        let stop = floor(text, end.saturating_add(REACH)).min(last).max(end);
        let rest = &text[end..stop];
        let own = text[start..end].trim_end();
        let (rest, possessive) = match ending(rest) {
            Some(length) => (&rest[length..], true),
            None => (rest, own.ends_with("'s") || own.ends_with("’s")),
        };
        let after = kept(&pieces(rest, MOST), senses);
        Self { before, after, possessive, whole_before }
    }
}

/// The sentence around a span; without one, the line.
pub(super) fn limits(document: &Document, span: Span) -> (usize, usize) {
    let text = document.text.as_str();
    let at = document.sentences.partition_point(|s| s.end <= span.start);
    if let Some(sentence) = document.sentences.get(at).filter(|s| s.overlaps(span)) {
        let (start, end) = (floor(text, sentence.start), floor(text, sentence.end));
        return (start, end.max(start));
    }
    let from = floor(text, span.start.saturating_sub(REACH));
    let upto = floor(text, span.end.saturating_add(REACH));
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let first = text[from..start].rfind('\n').map_or(from, |at| from + at + 1);
    let last = text[end..upto.max(end)].find('\n').map_or(upto.max(end), |at| end + at);
    (first, last)
}

/// The length of a possessive ending that a text starts with.
fn ending(text: &str) -> Option<usize> {
    for mark in ["'s", "’s"] {
        if let Some(rest) = text.strip_prefix(mark) {
            let stops = !rest.starts_with(char::is_alphanumeric);
            return stops.then_some(mark.len());
        }
    }
    for mark in ["'", "’"] {
        if text.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' ')) {
            return Some(mark.len());
        }
    }
    None
}

/// The nearest words and signs with what the lists say of them.
fn kept<'d>(pieces: &[&'d str], senses: &Senses) -> Vec<Piece<'d>> {
    let each = pieces.iter().take(MOST);
    each.map(|written| {
        let word = written.starts_with(char::is_alphanumeric);
        let capital = word && written.starts_with(char::is_uppercase);
        let text = if word { small(written) } else { Cow::Borrowed(*written) };
        let classes = senses.classes(&text);
        Piece { text, classes, capital, word }
    })
    .collect()
}

/// A word in lower case, its apostrophes straight.
fn small(word: &str) -> Cow<'_, str> {
    let small = lower(word);
    if small.is_ascii() {
        return small;
    }
    if small.contains('’') { Cow::Owned(small.replace('’', "'")) } else { small }
}

/// The last words and signs of a text, as written, last first: cut where [`pieces`] cuts.
fn last_pieces(text: &str, most: usize) -> Vec<&str> {
    let mut found = Vec::with_capacity(most.min(text.len() / 4));
    let mut rest = text.trim_end();
    while found.len() < most
        && let Some(last) = rest.chars().next_back()
    {
        let mut start = rest.len() - last.len_utf8();
        if last.is_alphanumeric() {
            while let Some(before) = rest[..start].chars().next_back() {
                let at = start - before.len_utf8();
                let joins = is_joint(before)
                    && rest[..at].ends_with(char::is_alphanumeric)
                    && rest[start..].starts_with(char::is_alphanumeric);
                if !before.is_alphanumeric() && !joins {
                    break;
                }
                start = at;
            }
        }
        found.push(&rest[start..]);
        rest = rest[..start].trim_end();
    }
    found
}

/// Whether a sign between letters joins them to one word.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '.' | '‐' | '‑')
}

/// The first words and signs of a text, as written.
fn pieces(text: &str, most: usize) -> Vec<&str> {
    let mut found = Vec::with_capacity(most.min(text.len() / 4));
    let mut chars = text.char_indices().peekable();
    while found.len() < most
        && let Some((start, c)) = chars.next()
    {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        if !c.is_alphanumeric() {
            found.push(&text[start..end]);
            continue;
        }
        while let Some(&(at, next)) = chars.peek() {
            let joins = || {
                is_joint(next)
                    && text[at + next.len_utf8()..].starts_with(char::is_alphanumeric)
            };
            if !next.is_alphanumeric() && !joins() {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        found.push(&text[start..end]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{last_pieces, pieces};

    proptest::proptest! {
        #[test]
        fn a_text_is_cut_alike_from_either_end(text in "[ab1 .’'\\-é,]{0,40}") {
            let mut forward = pieces(&text, usize::MAX);
            forward.reverse();
            proptest::prop_assert_eq!(last_pieces(&text, usize::MAX), forward);
        }
    }

    #[test]
    fn only_the_nearest_are_cut() {
        assert_eq!(pieces("in St. Paul, U.S.", 3), ["in", "St", "."]);
        assert_eq!(last_pieces("in St. Paul, U.S.", 3), [".", "U.S", ","]);
    }
}
