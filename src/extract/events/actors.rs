//! Who does it, and to whom.

use super::clause;
use super::triggers::Trigger;
use super::words::Words;
use crate::model::{CountryCode, Sense};
use crate::settings::events::{Form, Governs, Tag};

/// Words behind a trigger in which its object is looked for.
const OBJECT: usize = 8;
/// Words between a noun and its "by".
const AGENT: usize = 8;

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) struct Party {
    /// The words that name them.
    pub(in crate::extract) name: String,
    /// Their country, if a name says so.
    pub(in crate::extract) country: Option<CountryCode>,
    /// Their first word.
    pub(in crate::extract) first: usize,
    /// Their last word.
    pub(in crate::extract) last: usize,
}

/// The country of the first name in a phrase that has one.
pub(in crate::extract) fn country(
    words: &Words,
    first: usize,
    last: usize,
) -> Option<CountryCode> {
    (first..=last).find_map(|at| {
        let (_, resolution) = words.resolution(at)?;
        resolution.place().and_then(|place| place.country)
    })
}

/// The party that a phrase names.
pub(in crate::extract) fn party(words: &Words, first: usize, last: usize) -> Party {
    let written = words.span(first, last).of(words.text);
    let name =
        ["'s", "’s"].iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    Party { name, country: country(words, first, last), first, last }
}

/// Who does it.
pub(super) fn actor(
    words: &Words,
    trigger: &Trigger,
    sentence: (usize, usize),
) -> Option<Party> {
    let floor = clause::start(words, trigger.first, sentence.0);
    if let Some(agent) = agent(words, trigger.last + 1, sentence.1) {
        return Some(agent);
    }
    if trigger.form == Form::Noun {
        return of_noun(words, trigger, floor);
    }
    let group = clause::verb_group(words, trigger.first, floor);
    let participle = matches!(trigger.form, Form::Past | Form::Participle);
    if trigger.pattern.governs == Governs::Subject
        || participle && clause::is_passive(words, trigger.first, floor)
    {
        return None;
    }
    let adds = trigger.form == Form::Gerund
        && group > floor
        && words.is_comma(group - 1)
        && clause::apposition(words, group, floor).is_none();
    if adds {
        // "Rebels shot three people, wounding one": who does the first does the second.
        return main_subject(words, group, floor)
            .map(|(first, last)| party(words, first, last))
            .or_else(|| agent(words, floor, group));
    }
    let found = clause::subject(words, group, floor).or_else(|| {
        let relative = floor > sentence.0 && words.is(floor - 1, Tag::Relative);
        relative.then(|| clause::subject(words, floor - 1, sentence.0)).flatten()
    });
    found
        .filter(|(_, last)| !is_told(words, trigger, last + 1, group))
        .map(|(first, last)| party(words, first, last))
}

/// Who does it together with a party: of "Cairo, Amman and Riyadh have called" those in front of
/// the last, each a name that stands for somebody.
pub(super) fn beside(words: &Words, party: &Party, start: usize) -> Vec<Party> {
    let stands = |at: usize| words.sense(at) == Some(Sense::Metonymic);
    let opens = |last: usize| {
        let own = words.resolution(last).map(|(index, _)| index);
        let same = |at: &usize| words.resolution(*at).map(|(index, _)| index) == own;
        (start..=last).rev().take_while(same).last().unwrap_or(last)
    };
    let mut found = Vec::new();
    let mut first = party.first;
    if !stands(first) {
        return found;
    }
    while first >= start + 2 {
        let joint = first - 1;
        let joins = words.is(joint, Tag::Coordinator)
            || !found.is_empty() && words.is_comma(joint);
        if !joins || !stands(joint - 1) {
            break;
        }
        first = opens(joint - 1);
        found.push(self::party(words, first, joint - 1));
    }
    found.reverse();
    found
}

/// The first phrase of a clause that can be its subject.
fn main_subject(words: &Words, before: usize, floor: usize) -> Option<(usize, usize)> {
    (floor + 1..=before)
        .filter(|at| clause::is_head(words, at - 1) && !clause::is_head(words, *at))
        .find_map(|at| clause::subject(words, at, floor))
}

/// Whether a phrase only tells of what another does: a verb of saying stands behind it, and
/// behind that a subject of its own ("the governor said shelling wounded four").
fn is_told(words: &Words, trigger: &Trigger, from: usize, group: usize) -> bool {
    let says = Tag::Reports.bit() | Tag::Claims.bit() | Tag::Denies.bit();
    let own = Tag::Pronoun.bit() | Tag::Modal.bit() | Tag::Coordinator.bit();
    let Some(verb) = (from..group).rev().find(|at| words.any(*at, says)) else {
        return false;
    };
    let between = verb + 1..group;
    // "said shelling": a noun in -ing.
    if between.is_empty() {
        return trigger.form == Form::Gerund && words.is(verb, Tag::Reports);
    }
    !between.clone().any(|at| words.any(at, own))
        && between.clone().any(|at| {
            !words.is_symbol(at) && !words.is_time(at) && !words.is(at, Tag::That)
        })
}

/// The party behind "by".
fn agent(words: &Words, from: usize, end: usize) -> Option<Party> {
    let to = end.min(from + AGENT);
    let by = (from..to)
        .take_while(|at| {
            !clause::is_boundary(words, *at)
                && !words.is_comma(*at)
                && !words.any(*at, Tag::Be.bit() | Tag::Auxiliary.bit())
        })
        .find(|at| words.is(*at, Tag::By))?;
    // "a clinic run by X": whose it is, not who does it.
    if words.is(by.checked_sub(1)?, Tag::Owned) {
        return None;
    }
    (by + 1..end.min(by + 7))
        .take_while(|at| !words.is_symbol(*at) && !clause::is_boundary(words, *at))
        .filter(|at| clause::is_head(words, *at))
        .find(|at| !clause::is_head(words, at + 1) || words.is_symbol(at + 1))
        .map(|head| party(words, clause::phrase_start(words, head, by + 1), head))
}

/// The party in front of a noun: "Russian drone attacks", "the rebels' attack".
fn of_noun(words: &Words, trigger: &Trigger, floor: usize) -> Option<Party> {
    let mut at = trigger.first;
    while at > floor && trigger.first - at < 4 {
        at -= 1;
        if words.is_symbol(at)
            || words.is(at, Tag::Determiner) && !words.is_possessive(at)
        {
            return None;
        }
        let named = matches!(words.sense(at), Some(Sense::Demonym | Sense::Metonymic));
        if named || words.is_possessive(at) && clause::is_head(words, at) {
            return Some(party(words, at, at));
        }
    }
    None
}

/// To whom or what it is done.
pub(super) fn target(
    words: &Words,
    trigger: &Trigger,
    sentence: (usize, usize),
) -> Option<Party> {
    let floor = clause::start(words, trigger.first, sentence.0);
    let participle = matches!(trigger.form, Form::Past | Form::Participle);
    if trigger.pattern.governs == Governs::Subject
        || participle && clause::is_passive(words, trigger.first, floor)
    {
        let group = clause::verb_group(words, trigger.first, floor);
        return clause::subject(words, group, floor)
            .map(|(first, last)| party(words, first, last));
    }
    let from = trigger.last + 1;
    let end = clause::end(words, from, sentence.1.min(from + OBJECT));
    let begin = if trigger.form == Form::Noun {
        (from..end).find(|at| words.is(*at, Tag::Against))? + 1
    } else {
        from
    };
    let is_object = |at: usize| {
        words.is(at, Tag::Target) || clause::is_head(words, at) && !words.is_symbol(at)
    };
    let inside = |at: usize| {
        words.any(at, Tag::In.bit() | Tag::Near.bit()) && !words.is(at, Tag::Against)
    };
    // The object of "fired missiles at" is in the pattern.
    let direct = trigger.form.is_verb()
        && trigger.pattern.governs == Governs::Object
        && trigger.pattern.rest.is_empty();
    let head = (begin..end)
        .take_while(|at| !words.is(*at, Tag::By) && !words.is_comma(*at))
        .take_while(|at| !(direct && inside(*at)))
        .filter(|at| is_object(*at))
        .find(|at| !is_object(at + 1))?;
    let first = clause::phrase_start(words, head, begin);
    let led = (begin..first).rev().find(|at| !words.is(*at, Tag::Determiner));
    // "with artillery" is the means.
    let means = led.is_some_and(|at| words.is(at, Tag::Preposition))
        && words.mode(head).is_some();
    (!means).then(|| party(words, first, head))
}
