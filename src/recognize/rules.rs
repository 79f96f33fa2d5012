//! Names of places by rules alone: capitalized longest matches and the words around them.

use super::context::Context;
use super::matches::Match;
use super::scene::Tagged;
use super::words::{Shape, Word};
use crate::gazetteer::Gist;
use crate::settings::Cue;

/// The matches that the words around them let stand.
pub(super) fn tagged(context: &Context<'_>) -> Vec<Tagged> {
    let Context { text, words, matches, .. } = *context;
    let each = matches.iter();
    each.filter_map(|found| tag(text, words, found)).collect()
}

fn tag(text: &str, words: &[Word], found: &Match) -> Option<Tagged> {
    let Match { start, end, gist } = *found;
    let demonym = gist.classes & Gist::DEMONYM != 0
        && gist.classes & (Gist::COUNTRY | Gist::ADMIN1) == 0;
    let certain = gist.classes
        & (Gist::COUNTRY
            | Gist::STATE
            | Gist::REGION
            | Gist::WATER
            | Gist::UNION
            | Gist::ADMIN1)
        != 0;
    let confidence = if certain || demonym { 0.8 } else { 0.6 };
    let here = Tagged { start, end, demonym, confidence };
    if demonym {
        return Some(here);
    }
    let single = end - start == 1;
    let word = words[start];
    let weak = single && word.starts && word.cue.has(Cue::FUNCTION)
        || single && word.cue.has(Cue::CALENDAR)
        || single && word.shape == Shape::Initial
        || single && word.cue.has(Cue::FUNCTION) && word.shape != Shape::Upper;
    if weak || person(text, words, start, end) || organization(words, start, end) {
        return None;
    }
    let placed = start > 0 && words[start - 1].cue.has(Cue::PREPOSITION);
    (certain || placed || gist.current && gist.size >= 2).then_some(here)
}

/// Whether a name stands beside the other names of a person.
fn person(text: &str, words: &[Word], start: usize, end: usize) -> bool {
    let before = words[..start].last().filter(|_| !words[start].breaks);
    let after = words.get(end).filter(|word| !word.breaks);
    let titled = before.is_some_and(|word| {
        word.cue.has(Cue::TITLE) && word.shape.is_capital()
            || word.cue.has(Cue::FIRST_NAME)
    });
    let surname = after.is_some_and(|word| {
        word.shape == Shape::Capital && !word.cue.has(Cue::ORGANIZATION) && word.spaced
    });
    let first = words[start].cue.has(Cue::FIRST_NAME) && surname;
    let initial = before.is_some_and(|word| {
        word.shape == Shape::Initial && word.span.of(text).ends_with('.')
    });
    titled || first || initial
}

/// Whether the capitals go on with the head of an organization or unit.
fn organization(words: &[Word], start: usize, end: usize) -> bool {
    let run = words[end..].iter();
    let mut run = run.take_while(|word| word.shape.is_capital() && !word.breaks);
    let heads = |word: &Word| word.cue.has(Cue::ORGANIZATION) || word.cue.has(Cue::UNIT);
    let ship = words[..start].last().is_some_and(|word| {
        word.shape.is_capital() && word.cue.has(Cue::UNIT) && !words[start].breaks
    });
    run.any(heads) || ship
}
