//! Names of the gazetteer in a row of words.

use super::words::{Shape, Style, Word, is_tag};
use crate::gazetteer::{Gazetteer, Gist, NameForm};
use crate::model::{Feature, Span};
use crate::settings::Cue;
use crate::text::{key, key_into, spaced};

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

impl Match {
    /// The class of its word at an index, with where in the match the word stands; above 0.
    pub(super) fn class(&self, at: usize) -> u8 {
        let place = if self.end - self.start == 1 {
            0
        } else if self.start == at {
            1
        } else {
            2
        };
        1 + place + 3 * kind(self.gist)
    }
}

/// The class of a name that tells most.
fn kind(gist: Gist) -> u8 {
    let ordered = [
        Gist::COUNTRY,
        Gist::STATE,
        Gist::ADMIN1,
        Gist::DEMONYM,
        Gist::ABBREVIATION,
        Gist::REGION,
        Gist::UNION,
    ];
    let rest = [Gist::ADMIN2, Gist::SHORT, Gist::WATER, Gist::RELIEF, Gist::SPOT];
    let place = |classes: &[u16]| {
        (0..).zip(classes).find(|(_, c)| gist.classes & **c != 0).map(|(at, _)| at)
    };
    if let Some(at) = place(&ordered) {
        return at;
    }
    let alternate = if gist.current { 0 } else { 16 };
    if gist.classes & Gist::SETTLEMENT != 0 {
        return 7 + gist.size.min(5) + alternate;
    }
    13 + place(&rest).unwrap_or(5)
}

/// The leftmost longest names, none overlapping another. A name starts at a capital; at
/// every content word where a text knows no capitals.
pub(super) fn matches(
    text: &str,
    words: &[Word],
    style: Style,
    inflects: bool,
    gazetteer: &Gazetteer,
) -> Vec<Match> {
    let mut found = Vec::new();
    let mut key = String::new();
    let mut at = 0;
    while at < words.len() {
        let word = words[at];
        let small = style == Style::Small
            && word.shape == Shape::Lower
            && !word.cue.has(Cue::FUNCTION)
            && word.span.end - word.span.start > 3;
        let begins =
            word.open && word.shape != Shape::Symbol && word.shape != Shape::Number;
        let name = (begins || small)
            .then(|| {
                let name = longest(text, words, at, gazetteer, &mut key);
                name.or_else(|| {
                    inflects.then(|| case(text, words, at, gazetteer)).flatten()
                })
            })
            .flatten();
        if let Some(name) = name {
            found.push(name);
            at = name.end;
        } else {
            at += 1;
        }
    }
    found
}

/// The longest name that starts at a word; `key` is room for its key.
fn longest(
    text: &str,
    words: &[Word],
    start: usize,
    gazetteer: &Gazetteer,
    key: &mut String,
) -> Option<Match> {
    let mut best = None;
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
        key_into(written, key);
        let (gist, continues) = gazetteer.glance(key);
        if let Some(gist) = gist {
            best = Some(Match { start, end, gist });
        }
        if !continues {
            break;
        }
    }
    best.or_else(|| tag(text, words, start, gazetteer))
}

/// A name in another case than the first, of at most two words: "в Нижнем Тагиле".
fn case(
    text: &str,
    words: &[Word],
    start: usize,
    gazetteer: &Gazetteer,
) -> Option<Match> {
    let next = words.get(start + 1);
    let pair = next.is_some_and(|next| next.shape == Shape::Capital && !next.breaks);
    let lengths = if pair { [2, 1] } else { [1, 1] };
    lengths.into_iter().find_map(|length| {
        let end = start + length;
        let written = span(words, start, end).of(text);
        if written.chars().count() < 4 {
            return None;
        }
        let gist = gist(gazetteer, written)?;
        Some(Match { start, end, gist })
    })
}

/// What an inflected name is at a glance.
fn gist(gazetteer: &Gazetteer, written: &str) -> Option<Gist> {
    let named = gazetteer.named(written);
    let inflected = named.iter().filter(|named| named.form == NameForm::Inflected);
    let records = inflected.filter_map(|named| gazetteer.record(named.place));
    let mut gist = Gist::default();
    for record in records {
        gist.classes |= class(record.feature);
        gist.count = gist.count.saturating_add(1);
        gist.size = gist.size.max(Gist::size_of(record.population));
    }
    gist.current = true;
    (gist.count > 0).then_some(gist)
}

fn class(feature: Feature) -> u16 {
    match feature {
        Feature::Country | Feature::Dependency => Gist::COUNTRY,
        Feature::Admin1 => Gist::ADMIN1,
        Feature::Admin2 => Gist::ADMIN2,
        Feature::Union => Gist::UNION,
        _ => match feature.class() {
            'P' => Gist::SETTLEMENT,
            'H' => Gist::WATER,
            'T' => Gist::RELIEF,
            'L' => Gist::REGION,
            _ => Gist::SPOT,
        },
    }
}

/// A name written in one word after a "#": `#NewYork`.
fn tag(text: &str, words: &[Word], start: usize, gazetteer: &Gazetteer) -> Option<Match> {
    let word = words[start];
    if !is_tag(text, words, start) || word.shape != Shape::Mixed {
        return None;
    }
    let gist = gazetteer.gist(&key(&spaced(word.span.of(text))))?;
    Some(Match { start, end: start + 1, gist })
}

/// The span of a stretch of words.
pub(super) fn span(words: &[Word], start: usize, end: usize) -> Span {
    Span::new(words[start].span.start, words[end - 1].span.end)
}
