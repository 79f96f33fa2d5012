//! What a clause is about.

use super::super::sentence::Sentence;
use super::phrase::{Phrase, behind};
use crate::settings::measure::Cue;

/// What a clause is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Subject {
    /// Nothing, "there"; "they" with its word.
    Pronoun(Option<Phrase>),
    /// "It", "this": what was spoken of before.
    It(Phrase),
    /// "The town".
    Generic(Phrase),
    /// A named or described thing.
    Thing(Phrase),
    /// People: no place.
    Nobody,
}

/// Where the words that join a figure to its distance begin.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four facts, all pairs of them occur")]
pub(super) struct Back {
    pub(super) at: usize,
    /// Whether a finite verb is among them.
    pub(super) verb: bool,
    /// Whether "which" is among them.
    pub(super) relative: bool,
    /// Whether the verb goes on from an earlier one: "lies on the river and is".
    pub(super) further: bool,
    /// Whether a participle follows its noun without a comma: "the base located".
    pub(super) close: bool,
}

/// Left over what joins a figure to its distance: "which lies only", ", located".
pub(super) fn walk_back(s: &Sentence<'_>, start: usize) -> Back {
    let mut back =
        Back { at: start, verb: false, relative: false, further: false, close: false };
    while let Some(before) = back.at.checked_sub(1) {
        let at = back.at;
        let comma = s.is(before, &[","]);
        if comma && back.verb && !s.has(before.wrapping_sub(1), Cue::Relative) {
            // A comma before the verb closes what stands between subject and verb.
            break;
        }
        if let Some(from) = s.before(at, Cue::Copula) {
            back.verb = true;
            back.close = false;
            back.at = from;
        } else if let Some(from) = s.before(at, Cue::Located) {
            back.close = true;
            back.at = from;
        } else if let Some(from) = s.before(at, Cue::Relative).filter(|_| !back.relative)
        {
            back.relative = true;
            back.at = from;
            if from > 0 && s.is(from - 1, &[","]) {
                back.at = from - 1;
            }
        } else if let Some(from) = s
            .before(at, Cue::Distant)
            .or_else(|| s.before(at, Cue::At))
            .filter(|_| at == start)
        {
            back.at = from;
        } else if s.is(before, &[")"]) {
            let open = (0..before).rev().find(|i| s.is(*i, &["("]));
            back.at = open.unwrap_or(before);
        } else if s.has(before, Cue::And) && !s.has(before, Cue::Generic) {
            back.further |= back.verb;
            back.at = before;
        } else if comma
            || s.is(before, &["(", "—"])
            || s.is(before, &["-", "–"]) && !s.joins(before)
            || s.any(before, &[Cue::Color, Cue::About]) && !s.has(before, Cue::Generic)
        {
            back.close &= !comma;
            back.at = before;
        } else if before > 0 && s.has(before, Cue::Time) && s.has(before - 1, Cue::Time) {
            back.at = before - 1;
        } else {
            break;
        }
    }
    back
}

/// The finite verb of a clause that says what or where a place is: "X is a town in Y, 30 km
/// from Z" is about X.
pub(super) fn place_sentence(
    s: &Sentence<'_>,
    end: usize,
    floor: usize,
) -> Option<usize> {
    let start = s.clause_start(end).max(floor);
    let finite = |i: &usize| s.has(*i, Cue::Copula) && !s.has(i - 1, Cue::Relative);
    let verb = (start + 1..end).find(finite)?;
    let behind = verb + s.cue(verb, Cue::Copula).unwrap_or(1);
    if s.has(behind, Cue::Located) {
        return Some(verb);
    }
    let article = s.cue(behind, Cue::Article)?;
    let described = (behind + article..(behind + article + 6).min(end))
        .take_while(|i| !s.is(*i, &[",", ";"]) && !s.has(*i, Cue::Stop))
        .any(|i| s.has(i, Cue::Generic));
    described.then_some(verb)
}

/// The subject of the clause that ends at a word; not before the floor. A verb that goes on
/// from an earlier one has the subject of the whole clause.
pub(super) fn subject(
    s: &Sentence<'_>,
    end: usize,
    floor: usize,
    whole: bool,
) -> Subject {
    let clause = s.clause_start(end).max(floor.min(end));
    let mut stop = end;
    // "Tiraspol, the regional capital, lies": over what stands between commas.
    if stop > clause && s.is(stop - 1, &[","]) {
        let before = outside_brackets(s, clause, stop - 1, |i| s.is(i, &[","]));
        stop = before.filter(|i| *i > clause).unwrap_or(stop - 1);
        while stop > clause && s.is(stop - 1, &[","]) {
            stop -= 1;
        }
    }
    let opens = outside_brackets(s, clause, stop, |i| {
        s.has(i, Cue::Clause)
            || s.has(i, Cue::Relative) && !s.has(i, Cue::Article)
            || !whole && s.is(i, &[","]) && i + 1 < stop
    });
    let mut start = opens.map_or(clause, |i| i + 1);
    let skipped =
        |i: usize| s.is(i, &[",", "\"", "“", "(", "-", ".", ")"]) || s.has(i, Cue::And);
    while start < stop && skipped(start) {
        start += 1;
    }
    // "with the boundaries being located": a preposition in front.
    if s.has(start, Cue::Stop) && !s.any(start, &[Cue::Pronoun, Cue::Article]) {
        start += 1;
    }
    if (start..(start + 2).min(stop)).any(|i| s.has(i, Cue::Person)) {
        return Subject::Nobody;
    }
    let described = s.capital(start + 1) || s.has(start + 1, Cue::Generic);
    if s.has(start, Cue::Pronoun) && !described || start >= stop {
        let plural = start < stop && !matches!(s.lower(start), "it" | "this" | "there");
        let word = Phrase { start, end: start + 1 };
        if start < stop && matches!(s.lower(start), "it" | "this") {
            return Subject::It(word);
        }
        return if plural && !s.any(start, &[Cue::Article, Cue::Relative]) {
            Subject::Pronoun(Some(word))
        } else {
            Subject::Pronoun(None)
        };
    }
    let Some(found) = behind(s, start).filter(|p| p.start < stop) else {
        return Subject::Pronoun(None);
    };
    let mut found = Phrase { end: found.end.min(stop), ..found };
    let named = |p: Phrase| {
        (p.start..p.end).any(|i| s.words[i].place.is_some() || s.capital(i) && i > 0)
    };
    // "the town", "the site of the former village"
    let short = found.end - found.start <= 2;
    let plain =
        short || s.has(found.start, Cue::Generic) && s.has(found.start + 1, Cue::Of);
    if !named(found) && plain && s.has(found.end - 1, Cue::Settlement) {
        return Subject::Generic(found);
    }
    // "the strike on Starychi district": on to the name behind a preposition.
    if !named(found) && s.has(found.end, Cue::In) && found.end + 1 < stop {
        let name = behind(s, found.end + 1).filter(|p| named(*p) && p.end <= stop);
        found.end = name.map_or(found.end, |p| p.end);
    }
    Subject::Thing(found)
}

/// The last of some words, those in brackets left out, that fits.
fn outside_brackets(
    s: &Sentence<'_>,
    from: usize,
    to: usize,
    fits: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut depth = 0_usize;
    (from..to).rev().find(|i| {
        if s.is(*i, &[")"]) {
            depth += 1;
        } else if s.is(*i, &["("]) {
            depth = depth.saturating_sub(1);
        }
        depth == 0 && fits(*i)
    })
}
