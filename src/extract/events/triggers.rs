//! The words that tell of an event.

use super::clause;
use super::words::Words;
use crate::model::EventKind;
use crate::settings::EventWords;
use crate::settings::events::{Form, Part, Pattern, Tag};

/// Words that a gap in a pattern spans at most.
const GAP: usize = 4;
/// Letters from which on a headline writes a word with a capital.
const LONG: usize = 4;
/// Words that are there for grammar.
const FUNCTION: u64 = clause::PREPOSITIONS
    | Tag::Subordinator.bit()
    | Tag::Contrast.bit()
    | Tag::Coordinator.bit()
    | Tag::Determiner.bit()
    | Tag::Be.bit()
    | Tag::Auxiliary.bit();

/// A place where a pattern matches.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger<'s> {
    /// Its first word.
    pub(super) first: usize,
    /// Its last word.
    pub(super) last: usize,
    /// The form of the first word.
    pub(super) form: Form,
    /// The pattern.
    pub(super) pattern: &'s Pattern,
}

/// The last word of what follows the first, `None` where it does not match.
fn rest(words: &Words, parts: &[Part], at: usize, end: usize) -> Option<usize> {
    let Some((part, more)) = parts.split_first() else {
        return at.checked_sub(1);
    };
    if *part == Part::Gap {
        for from in at..=at.saturating_add(GAP) {
            if let Some(last) = rest(words, more, from, end) {
                return Some(last);
            }
            if from >= end
                || words.is_symbol(from) && !clause::is_quote(words.written(from))
            {
                return None;
            }
        }
        return None;
    }
    if at >= end || words.is_time(at) {
        return None;
    }
    let fits = match part {
        Part::Any(list) => {
            let here = words.lower(at);
            list.iter().any(|(word, stem)| {
                word == here || *stem && here.starts_with(word.as_str())
            })
        }
        Part::Tagged(tag) => words.is(at, *tag),
        Part::Gap => false,
    };
    if fits { rest(words, more, at + 1, end) } else { None }
}

/// The best pattern that starts at a word of a sentence: the longest, and among equals the
/// one whose form suits the words around it.
pub(super) fn at<'s>(
    words: &Words,
    settings: &'s EventWords,
    at: usize,
    sentence: (usize, usize),
) -> Option<Trigger<'s>> {
    let entry = words.entry(at)?;
    let mut best: Option<(usize, bool, bool, Trigger)> = None;
    for &(number, form) in &entry.heads {
        let Some(pattern) = settings.pattern(number) else { continue };
        let Some(last) = rest(words, &pattern.rest, at + 1, sentence.1) else { continue };
        let suits = suits(
            words,
            at,
            form,
            sentence.0,
            if pattern.rest.is_empty() { &entry.heads } else { &[] },
        );
        if !suits && pattern.kind.is_some() {
            continue;
        }
        let rank = (last, pattern.kind.is_none(), !pattern.weak);
        let better =
            best.as_ref().is_none_or(|(l, none, strong, _)| rank > (*l, *none, *strong));
        if better {
            let trigger = Trigger { first: at, last, form, pattern };
            best = Some((rank.0, rank.1, rank.2, trigger));
        }
    }
    best.map(|(_, _, _, trigger)| trigger)
}

/// Whether the words around allow the form.
fn suits(
    words: &Words,
    at: usize,
    form: Form,
    start: usize,
    heads: &[(u32, Form)],
) -> bool {
    let both = heads.iter().any(|(_, f)| *f == Form::Noun)
        && heads.iter().any(|(_, f)| matches!(f, Form::Base | Form::Third));
    if form == Form::Noun
        && words.any(at + 1, Tag::Combatant.bit() | Tag::Actor.bit())
        && !words.opens(at + 1)
    {
        return false;
    }
    match form {
        // "was hit" is a participle, though "hit" may be more.
        Form::Base if at > start && words.is(at - 1, Tag::Be) => false,
        Form::Base | Form::Third => reads_as_verb(words, at, start, form, both),
        Form::Noun if both => !reads_as_verb(words, at, start, form, both),
        Form::Past | Form::Participle => !is_adjective(words, at, start),
        _ => true,
    }
}

/// Whether a trigger is part of a name in a sentence that is no headline: "Border Patrol",
/// "Pacific Tsunami Warning Center". A storm may have a name of its own ("Cyclone Chido"), so
/// words for disasters are part of one only beside a word for an institution.
pub(super) fn is_in_name(
    words: &Words,
    trigger: &Trigger,
    kind: EventKind,
    sentence: (usize, usize),
) -> bool {
    let written = words.written(trigger.first);
    let acronym = written.chars().count() > 1 && written.chars().all(char::is_uppercase);
    if !words.is_capital(trigger.first) || acronym || !is_prose(words, sentence) {
        return false;
    }
    let part = |at: usize| {
        (sentence.0..sentence.1).contains(&at)
            && words.is_capital(at)
            && !words.is_symbol(at)
            && !words.is_time(at)
    };
    let mut first = trigger.first;
    while first > 0 && part(first - 1) {
        first -= 1;
    }
    let mut last = trigger.last;
    while part(last + 1) {
        last += 1;
    }
    let function = FUNCTION
        | Tag::Actor.bit()
        | Tag::Combatant.bit()
        | Tag::Pronoun.bit()
        | Tag::Possible.bit();
    let others = (first..trigger.first).chain(trigger.last + 1..=last);
    let institution = |at: usize| words.entry(at).is_some_and(|e| e.source.is_some());
    let opens = words.opens(trigger.first);
    let mut others = others
        .filter(|at| words.resolution(*at).is_none() && !(opens && *at < trigger.first));
    if kind == EventKind::Accident || opens {
        others.any(institution)
    } else {
        others.any(|at| !words.any(at, function))
    }
}

/// Whether a sentence is no headline: a longer word that is not there for grammar is written
/// small.
fn is_prose(words: &Words, sentence: (usize, usize)) -> bool {
    (sentence.0..sentence.1).any(|at| {
        let written = words.written(at);
        written.chars().count() >= LONG
            && written.chars().next().is_some_and(char::is_lowercase)
            && !words.any(at, FUNCTION)
    })
}

/// Whether a participle stands right behind what opens a phrase ("the seized ship", "to burnt
/// houses").
fn is_adjective(words: &Words, at: usize, start: usize) -> bool {
    let opens = Tag::Determiner.bit() | Tag::From.bit() | Tag::To.bit() | Tag::Of.bit();
    at > start && words.any(at - 1, opens) && !words.is(at - 1, Tag::Pronoun)
}

/// Whether "strike", "attacks" and the like stand where a verb stands.
fn reads_as_verb(words: &Words, at: usize, start: usize, form: Form, both: bool) -> bool {
    // Behind "to" a verb stands too.
    let nominal = Tag::Determiner.bit() | clause::PREPOSITIONS & !Tag::To.bit();
    let leading = Tag::Pronoun.bit()
        | Tag::Auxiliary.bit()
        | Tag::Possible.bit()
        | Tag::Planned.bit()
        | Tag::Conditional.bit();
    if at <= start {
        return !both;
    }
    let mut before = at - 1;
    while before > start && clause::is_adverb(words, before) {
        before -= 1;
    }
    let follows = at + 1;
    let object = words.is(follows, Tag::Determiner)
        || words.resolution(follows).is_some()
        || words.is_capital(follows)
        || words.is(follows, Tag::Target)
        || words.is(follows, Tag::Pronoun);
    let modal = words.is(before, Tag::Modal);
    if modal || words.any(before, leading) && !words.is(before, Tag::Determiner) {
        return true;
    }
    if words.any(before, nominal) || words.is_possessive(before) {
        return false;
    }
    if form == Form::Third && !both {
        let subject = words.any(
            before,
            Tag::Actor.bit()
                | Tag::Combatant.bit()
                | Tag::Coordinator.bit()
                | Tag::Relative.bit(),
        ) || words.resolution(before).is_some()
            || words.is_capital(before);
        return subject || object || words.is(before, Tag::Adverb);
    }
    let subject = words.any(before, Tag::Actor.bit() | Tag::Combatant.bit())
        || words.resolution(before).is_some()
        || words.is_capital(before)
        || words.is(before, Tag::Coordinator);
    let plural =
        words.lower(before).ends_with('s') && !words.lower(before).ends_with("ss");
    let plain = words.entry(before).is_none_or(|e| e.tags & !Tag::Bearing.bit() == 0);
    let lone = form == Form::Base
        && plain
        && !(subject || object || plural || words.is_symbol(before));
    if both { subject && object } else { !lone }
}
