//! Noun phrases at the ends of a claim.

use super::super::sentence::Sentence;
use crate::settings::measure::Cue;

/// Some words of a sentence, from one to before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The most words a phrase has.
const LONGEST: usize = 12;

/// Words that may stand in a phrase behind its name: "Lviv oblast", "Adelaide city centre".
const NOUNS: [Cue; 6] =
    [Cue::Generic, Cue::Border, Cue::Edge, Cue::Center, Cue::Moving, Cue::Stretch];

/// The phrase that starts at a word, its article left out.
pub(super) fn behind(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let mut start = at;
    while let Some(len) = s.cue(start, Cue::Article) {
        let name = s.capital(start) && numbered(s, start + len);
        if name || s.words[start].place.is_some() && s.capital(start) {
            break;
        }
        start += len;
    }
    while s.is(start, &["\"", "“", "«", "„", "'", "‘"]) {
        start += 1;
    }
    let mut end = start;
    let mut named = false;
    while end < s.len() && end - start < LONGEST {
        let word = &s.words[end];
        if word.length.is_some() {
            break;
        }
        if word.place.is_some() {
            named = true;
        } else if !word.letters {
            if !joins(s, start, end) {
                break;
            }
        } else if stops(s, start, end) {
            // "the alternate and proposed town of Pearl"
            let list = s.has(end, Cue::And) && !named && end > start;
            if !list
                || s.capital(end + 1)
                || !s.words.get(end + 1).is_some_and(|w| w.letters)
            {
                break;
            }
            if s.any(end + 1, &[Cue::Article, Cue::Stop, Cue::Copula, Cue::Pronoun]) {
                break;
            }
        } else if end > start
            && !word.capital
            && s.any(end - 1, &[Cue::Border, Cue::Edge, Cue::Center, Cue::Moving])
            && !s.any(end, &NOUNS)
            && !s.has(end, Cue::Of)
            && !s.any(end, &[Cue::Stop, Cue::Article])
        {
            // "the border burned"
            break;
        } else if end > start && !word.capital && !named && s.has(end, Cue::Act) {
            // "the ferry left Zanzibar"
            break;
        } else if end > start && !word.capital && is_past(s, end) {
            // "remnants persisted for hours"
            break;
        } else if word.capital {
            named = true;
        } else if named
            && !s.any(end, &NOUNS)
            && !s.has(end, Cue::Of)
            && !particle(s, end)
        {
            break;
        }
        end += 1;
    }
    let digits = |i: usize| s.lower(i).starts_with(|c: char| c.is_ascii_digit());
    while end > start
        && !s.words[end - 1].letters
        && !digits(end - 1)
        && s.words[end - 1].place.is_none()
        || end > start && s.any(end - 1, &[Cue::Of, Cue::Article]) && !s.capital(end - 1)
    {
        end -= 1;
    }
    (end > start).then_some(Phrase { start, end })
}

/// Whether a symbol belongs to the phrase: a hyphen inside a name, the dot of "St.", digits
/// of a road's number.
fn joins(s: &Sentence<'_>, start: usize, at: usize) -> bool {
    let glued = |i: usize| {
        let before = i.checked_sub(1).and_then(|b| s.words.get(b));
        let here = s.words.get(i);
        before.zip(here).is_some_and(|(a, b)| a.span.end == b.span.start)
    };
    match s.lower(at) {
        "-" | "–" | "‑" | "−" | "'" | "’" | "/" => {
            at > start && glued(at) && glued(at + 1)
        }
        "." => {
            at > start
                && glued(at)
                && s.capital(at - 1)
                && s.lower(at - 1).chars().count() <= 2
                && s.capital(at + 1)
        }
        "\"" | "”" | "»" | "“" | "«" => at > start && !glued(at) || at == start,
        other => other.starts_with(|c: char| c.is_ascii_digit()),
    }
}

/// Whether a lower-case word behind a noun is an English verb of the past: "-ed" before what
/// ends a phrase.
fn is_past(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.lower(at);
    word.len() > 4 && word.ends_with("ed") && s.has(at + 1, Cue::Stop)
}

/// Whether digits are glued to the word before: "A1".
fn numbered(s: &Sentence<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| s.words.get(b));
    before.zip(s.words.get(at)).is_some_and(|(a, b)| {
        a.span.end == b.span.start && b.lower.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether a word ends the phrase.
fn stops(s: &Sentence<'_>, start: usize, at: usize) -> bool {
    if s.has(at, Cue::And) || s.has(at, Cue::Relative) {
        return true;
    }
    if s.words[at].capital && at > start {
        return false;
    }
    if !s.any(at, &[Cue::Stop, Cue::Copula, Cue::Located, Cue::Pronoun]) {
        return false;
    }
    // "the border with Senegal", "the border between A and B"
    let border = at > start && s.has(at - 1, Cue::Border);
    !border || s.has(at, Cue::Copula)
}

/// "de", "la", "al" inside a name.
fn particle(s: &Sentence<'_>, at: usize) -> bool {
    s.capital(at + 1)
        && matches!(
            s.lower(at),
            "de" | "la"
                | "las"
                | "los"
                | "del"
                | "du"
                | "des"
                | "di"
                | "da"
                | "al"
                | "el"
                | "the"
                | "upon"
                | "van"
                | "der"
                | "le"
                | "les"
                | "na"
                | "nad"
                | "pe"
        )
}

/// Whether a lower-case word in front of a name belongs to it: "the town of Tabqa", "de",
/// "al-Akr".
fn belongs(s: &Sentence<'_>, at: usize) -> bool {
    let next = s.words.get(at + 1);
    let glued = next.is_some_and(|next| s.words[at].span.end == next.span.start);
    glued || s.any(at, &NOUNS) || s.has(at, Cue::Of) || particle(s, at)
}

/// The phrase that ends right before a word, its article left out.
pub(super) fn in_front(s: &Sentence<'_>, at: usize) -> Option<Phrase> {
    let mut end = at;
    while end > 0
        && (s.is(end - 1, &[",", "(", "-", "–", "—", "\"", "”", "»", "'", "’"])
            || s.has(end - 1, Cue::Of) && !s.capital(end - 1))
    {
        end -= 1;
    }
    let mut start = end;
    let mut named = false;
    while let Some(before) = start.checked_sub(1) {
        let word = &s.words[before];
        if word.length.is_some() || end - before > LONGEST {
            break;
        }
        let article = s.has(before, Cue::Article) && start < end;
        if before == 0 && start < end && s.any(0, &[Cue::In, Cue::Near, Cue::From]) {
            // "In Aden, 320 km south of": no part of the name.
            break;
        }
        if word.place.is_some() || word.capital && word.letters && !article {
            named = true;
            start = before;
            continue;
        }
        // "a missile hit Muridke", "a dam failed upstream of Derna": the name alone.
        let name = end == start || s.capital(end - 1) || s.words[end - 1].place.is_some();
        if named && name && word.letters && !belongs(s, before) {
            break;
        }
        if !word.letters {
            if s.is(before, &["-", "–", "'", "’"]) && before > 0 && start < end {
                let glued = s.words[before - 1].span.end == word.span.start
                    && s.words[start].span.start == word.span.end;
                if glued {
                    start = before;
                    continue;
                }
            }
            // "County Road 109", "two villages": a number in or before the phrase.
            if word.lower.starts_with(|c: char| c.is_ascii_digit()) {
                start = before;
                if start + 1 < end || !s.capital(before.saturating_sub(1)) {
                    break;
                }
                continue;
            }
            break;
        }
        if s.has(before, Cue::Article) {
            break;
        }
        let of = s.has(before, Cue::Of) && !s.has(before, Cue::Stop);
        let stops =
            [Cue::Stop, Cue::Copula, Cue::Located, Cue::And, Cue::Relative, Cue::Pronoun];
        if !of && s.any(before, &stops) {
            break;
        }
        start = before;
    }
    while start < end && s.has(start, Cue::Of) && !s.capital(start) {
        start += 1;
    }
    (end > start).then_some(Phrase { start, end })
}
