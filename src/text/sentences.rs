//! Sentences of a text.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::floor;
use crate::model::{Language, Span};

/// Words that end in a dot without ending a sentence, the dot left out; a capitalized one
/// counts only where it is capitalized.
static ABBREVIATIONS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("abbreviations.txt").lines();
    let words = lines.filter(|line| !line.starts_with('#'));
    words.flat_map(str::split_whitespace).collect()
});

/// Of the abbreviations, those that may well end a sentence too: a capital after them that
/// starts a common sentence opener ends it.
const MAY_END: &[&str] =
    &["etc", "a.m", "p.m", "u.s", "u.k", "u.n", "jr", "sr", "inc", "co", "ok", "no"];
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "It",
    "He",
    "She",
    "They",
    "We",
    "But",
    "And",
    "This",
    "That",
    "These",
    "There",
    "As",
    "For",
    "With",
    "However",
    "Meanwhile",
    "According",
    "After",
];

/// Of the abbreviations, units behind a figure: a word with a capital after them starts a new
/// sentence, but for a point of the compass ("30 km. NE of").
const UNITS: &[&str] = &["km", "mi"];

/// Bytes of the longest sentence: a longer one is none, and is cut between two words so that
/// what takes a sentence as a whole stays quick.
const LONGEST: usize = 4_000;

/// The sentences of a stretch of text, in order, white space at their ends left out.
///
/// A sentence ends at `.`, `!`, `?` or an ellipsis with closing quotes behind it, before a
/// capital, a digit or an opening mark, and at every blank line or line break that follows
/// a short line, a closing mark or comes before a bullet.
#[must_use]
pub fn sentences(text: &str, within: Span, _language: Option<Language>) -> Vec<Span> {
    let mut found = Vec::new();
    let stretch = within.of(text);
    let mut start = within.start;
    for line in stretch.split_inclusive('\n') {
        let end = start + line.len();
        of_line(text, Span::new(start, end), &mut found);
        start = end;
    }
    joined(text, found, is_wrapped(stretch))
}

/// Lengths of the lines of hard-wrapped text, in characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=100;

/// Whether a text is hard-wrapped: most lines that another follows at once are of such a
/// length.
fn is_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().take(200).map(str::trim_end).collect();
    let followed = lines.windows(2).filter(|w| !w[0].is_empty() && !w[1].is_empty());
    let lengths: Vec<usize> = followed.map(|w| w[0].chars().count()).collect();
    let fit = lengths.iter().filter(|length| WRAPPED.contains(length)).count();
    fit >= 2 && fit * 10 >= lengths.len() * 7
}

/// Lines back to sentences: a line without a closing mark goes on where the next starts in
/// lower case, and in hard-wrapped text also before a capital.
fn joined(text: &str, pieces: Vec<Span>, wrapped: bool) -> Vec<Span> {
    let mut whole: Vec<Span> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let Some(last) = whole.last_mut() {
            let gap = &text[last.end..piece.start];
            let one_break = gap.matches('\n').count() == 1;
            let open = !last.of(text).ends_with(['.', '!', '?', '…', ':', '"', '”', '»']);
            let lower = piece.of(text).chars().next().is_some_and(char::is_lowercase);
            let fits = piece.end - last.start <= LONGEST;
            if one_break && open && fits && (lower || wrapped) {
                last.end = piece.end;
                continue;
            }
        }
        whole.push(piece);
    }
    whole
}

fn of_line(text: &str, line: Span, found: &mut Vec<Span>) {
    let body = line.of(text);
    let mut start = 0;
    let mut marks = body.char_indices().peekable();
    while let Some((at, c)) = marks.next() {
        if !matches!(c, '.' | '!' | '?' | '…' | '。') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, c)) = marks.peek() {
            let closes = matches!(
                c,
                '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | ')' | ']'
            );
            if !closes {
                break;
            }
            end = next + c.len_utf8();
            marks.next();
        }
        if ends_here(body, at, c, end) {
            push(text, line.start + start, line.start + end, found);
            start = end;
        }
    }
    push(text, line.start + start, line.start + body.len(), found);
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let raw = &text[start..end];
    let mut from = start + (raw.len() - raw.trim_start().len());
    let to = from + raw.trim().len();
    while to > from + LONGEST {
        let most = floor(text, from + LONGEST);
        let cut = text[from..most].rfind(char::is_whitespace);
        let cut = cut.map_or(most, |at| from + at);
        found.push(Span::new(from, cut));
        from = to - text[cut..to].trim_start().len();
    }
    if from < to {
        found.push(Span::new(from, to));
    }
}

/// Whether the mark at `at` with its closing marks up to `end` ends a sentence.
fn ends_here(line: &str, at: usize, mark: char, end: usize) -> bool {
    let rest = &line[end..];
    if rest.trim().is_empty() {
        return false; // the line's own end is pushed by the caller
    }
    if !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let next = rest.trim_start();
    let opens = next.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_numeric()
            || matches!(
                c,
                '"' | '“' | '„' | '«' | '‘' | '(' | '[' | '¿' | '¡' | '—' | '–'
            )
            || c.is_alphabetic() && !c.is_lowercase()
    });
    if !opens {
        return false;
    }
    if mark != '.' {
        return true;
    }
    let before = line[..at]
        .rsplit(|c: char| {
            c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '«' | '—' | '–')
        })
        .next()
        .unwrap_or_default();
    let word = before.to_lowercase();
    let letters = before.chars().filter(|c| c.is_alphabetic()).count();
    if letters == 1
        && before.chars().count() <= 2
        && before.chars().all(|c| !c.is_lowercase())
    {
        return false; // an initial
    }
    let known = [before, word.as_str()].iter().any(|form| ABBREVIATIONS.contains(*form));
    if known || dotted_initials(before) {
        let opener = next.split_whitespace().next().unwrap_or_default();
        if UNITS.contains(&word.as_str()) {
            return opener.chars().filter(|c| c.is_alphabetic()).count() > 2;
        }
        let may_end = MAY_END.contains(&word.as_str()) || dotted_initials(before);
        return may_end && OPENERS.contains(&opener);
    }
    // A month or number word before a figure: "No. 5", "Dec. 3" are caught above; a bare
    // number before the dot in German dates ("am 3. Dezember") is not an end.
    !(before.chars().all(|c| c.is_ascii_digit())
        && before.len() <= 2
        && !before.is_empty()
        && next.chars().next().is_some_and(char::is_uppercase)
        && !OPENERS.contains(&next.split_whitespace().next().unwrap_or_default()))
}

/// "U.S", "D.C": single capitals with dots between.
fn dotted_initials(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let spans = sentences(text, Span::new(0, text.len()), None);
        spans.into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_a_sentence() {
        assert_eq!(
            split(
                "Gen. J. R. Hill met Mr. Ito in St. Paul, Minn., on Dec. 3. He left at 9 a.m. The talks go on."
            ),
            [
                "Gen. J. R. Hill met Mr. Ito in St. Paul, Minn., on Dec. 3.",
                "He left at 9 a.m.",
                "The talks go on."
            ]
        );
        assert_eq!(
            split("The U.S. Navy sailed. It rained."),
            ["The U.S. Navy sailed.", "It rained."]
        );
        assert_eq!(split("He fell ill. They left.").len(), 2);
        assert_eq!(split("Peoria, Ill. has a bridge.").len(), 1);
        assert_eq!(split("The camp is at 5 km. The river is near.").len(), 2);
        assert_eq!(split("The rocket flies 300 km. Manila voiced concern.").len(), 2);
        assert_eq!(split("The camp is 5 km. NE of Goma.").len(), 1);
        assert_eq!(split("Am 3. Dezember fiel Schnee. Es war kalt.").len(), 2);
        assert_eq!(split("У м. Одеса пролунав вибух. Загинули двоє.").len(), 2);
    }

    #[test]
    fn what_is_too_long_for_a_sentence_is_cut_between_words() {
        let text = "Київ and then ".repeat(2_000);
        let found = split(&text);
        assert!(found.len() > 8 && found.iter().all(|s| s.len() <= LONGEST));
        let words = |text: &str| text.split_whitespace().count();
        assert_eq!(found.iter().map(|s| words(s)).sum::<usize>(), words(&text));
        assert!(split(&"ї".repeat(9_000)).iter().all(|s| s.len() <= LONGEST));
        let wrapped =
            format!("{}\n", "a word on a line that is wrapped, and so on and on")
                .repeat(200);
        assert!(split(&wrapped).iter().all(|s| s.len() <= LONGEST));
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        assert_eq!(
            split("“We stay.” They left! «Нет.» Он ушёл."),
            ["“We stay.”", "They left!", "«Нет.»", "Он ушёл."]
        );
    }

    #[test]
    fn line_breaks_end_headlines_and_wrapped_lines_go_on() {
        assert_eq!(
            split("Floods hit Sylhet\n\nRivers rose."),
            ["Floods hit Sylhet", "Rivers rose."]
        );
        assert_eq!(
            split(
                "The column moved north along the old road\ntowards the river and stopped."
            ),
            ["The column moved north along the old road\ntowards the river and stopped."]
        );
        assert_eq!(
            split("Ceasefire holds for a second day in the capital\nPeople queued.")
                .len(),
            2
        );
        assert_eq!(split("Prices rose 2.5 per cent.").len(), 1);
        assert!(split("  \n \n").is_empty());
    }
}
