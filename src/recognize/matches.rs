//! Names of the gazetteer in a row of words.

use super::words::{Shape, Style, Word, is_tag};
use crate::gazetteer::{Gazetteer, Gist, NameForm};
use crate::model::{Feature, Span};
use crate::settings::Cue;
use crate::text::{key, key_into, spaced};

/// The most words and symbols in a name.
const LONGEST: usize = 8;

/// The most parts of a name in another case than the first.
const LONGEST_CASE: usize = 3;

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
                let end = name.map_or(at, |name| name.end);
                // A name that ends at a hyphen may be the first part of a longer one.
                if inflects && (end == at || is_hyphen(text, words, end)) {
                    return case(text, words, at, end, gazetteer).or(name);
                }
                name
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

/// Words in small letters behind the adjective that names a sea.
const SEAS: &[&str] = &["море", "моря", "морю", "морем", "морі"];

/// A name in another case than the first, the longest that is one: "в Нижнем Тагиле",
/// "Ростове-на-Дону". It is longer than one that ends at `known`.
fn case(
    text: &str,
    words: &[Word],
    start: usize,
    known: usize,
    gazetteer: &Gazetteer,
) -> Option<Match> {
    let found = std::iter::successors(Some(start + 1), |end| longer(text, words, *end));
    let mut ends = [None; LONGEST_CASE];
    for (end, found) in ends.iter_mut().zip(found) {
        *end = Some(found);
    }
    // Three words that no hyphen joins are hardly ever one name.
    if ends[2].is_some_and(|end| end == start + 3) {
        ends[2] = None;
    }
    ends.into_iter().rev().flatten().filter(|end| *end > known).find_map(|end| {
        let written = span(words, start, end).of(text);
        if written.chars().count() < 4 {
            return None;
        }
        let gist = gist(gazetteer, written)?;
        Some(Match { start, end, gist })
    })
}

/// The end of a name with one more part than one that ends here: another word with a capital,
/// one behind a hyphen and perhaps a small word, or that of a sea.
fn longer(text: &str, words: &[Word], end: usize) -> Option<usize> {
    let next = words.get(end).filter(|next| !next.breaks)?;
    let capital = |at: usize| {
        words.get(at).is_some_and(|word| !word.spaced && word.shape == Shape::Capital)
    };
    if is_hyphen(text, words, end) {
        let linked = is_hyphen(text, words, end + 2) && capital(end + 3);
        return if capital(end + 1) { Some(end + 2) } else { linked.then_some(end + 4) };
    }
    let sea = next.shape == Shape::Lower && SEAS.contains(&next.span.of(text));
    (next.shape == Shape::Capital || sea).then_some(end + 1)
}

/// Whether a hyphen joins this word and the one before.
fn is_hyphen(text: &str, words: &[Word], at: usize) -> bool {
    let word = words.get(at);
    word.is_some_and(|word| !word.spaced && matches!(word.span.of(text), "-" | "‑"))
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
