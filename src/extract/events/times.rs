//! When it happens: the time of a trigger's clause, and whether it is past or to come.

use super::clause;
use super::scene::Scene;
use super::triggers::{self, Trigger};
use super::words::Words;
use crate::model::{EventKind, Modality, Span, TimePrecision, When};
use crate::settings::events::{Form, Tag};
use crate::settings::times::Times;

/// Bytes between a trigger and its time at most.
const FAR: usize = 600;
/// Words from one that leads a time to the time at most.
const LEAD: usize = 3;
/// How far apart the time of a dateline stands.
const HEADED: u8 = 2;
/// Words of a dateline at most.
const DATELINE: usize = 14;
/// Words behind a noun in which its predicate is looked for.
const PREDICATE: usize = 10;

/// The time that belongs to a trigger: the nearest of its own clause, else the nearest of the
/// sentence that belongs to no other event, else that of the dateline.
pub(super) fn when<'t>(
    scene: Scene,
    trigger: &Trigger,
    span: Span,
    times: &'t [When],
) -> Option<&'t When> {
    let words = scene.words;
    let at = words.span(trigger.first, trigger.last);
    let from = span.start.max(at.start.saturating_sub(FAR));
    let to = span.end.min(at.end + FAR);
    let first = times.partition_point(|when| when.span.end <= from);
    let inside = times.get(first..)?.iter().take_while(|when| when.span.start < to);
    let rank = |when: &'t When| {
        let apart = if when.span.start >= at.end {
            when.span.start - at.end
        } else {
            at.start.saturating_sub(when.span.end)
        };
        apartness(scene, trigger, words.within(when.span))
            .map(|class| (class, apart, when))
    };
    let ranked: Vec<_> = inside.filter_map(rank).collect();
    let (.., best) = ranked.iter().min_by_key(|(class, apart, _)| (*class, *apart))?;
    let headed = ranked.iter().find(|(class, ..)| *class == HEADED);
    match headed {
        Some((.., day)) if best.date.is_none() && is_of_the_day(words, best) => Some(day),
        _ => Some(best),
    }
}

/// Whether a time is the day on which the report was written: "overnight", "today".
fn is_of_the_day(words: &Words, when: &When) -> bool {
    let times = Times::of_language(words.language);
    let (first, _) = words.within(when.span);
    times.phrases(words.lower(first)).iter().any(|phrase| phrase.days == Some(0))
}

/// How far apart a time and a trigger stand: 0 in one clause, 1 in two, [`HEADED`] in a
/// dateline; `None` where the time belongs to something else.
fn apartness(
    scene: Scene,
    trigger: &Trigger,
    (first, end): (usize, usize),
) -> Option<u8> {
    let Scene { words, sentence, .. } = scene;
    if dateline(words, sentence).is_some_and(|dash| first < dash) {
        return Some(HEADED);
    }
    let (from, to) = if first > trigger.last {
        (trigger.last + 1, first)
    } else if end <= trigger.first {
        (end, trigger.first)
    } else {
        return Some(0);
    };
    if end <= trigger.first && is_infinitive_behind(words, trigger, end) {
        return None;
    }
    let mut parted = end <= trigger.first && is_aside(words, first, to, sentence.0);
    for at in from..to {
        if words.written(at) == ";" {
            return None;
        }
        if leads(words, at, first) {
            continue;
        }
        if words.is(at, Tag::Sequence) && clause::is_boundary(words, at) {
            // "On Monday, after a long siege, troops withdrew": what lies between is an aside.
            if (at + 1..to).any(|at| words.is_comma(at)) {
                continue;
            }
            return None;
        }
        parted |= clause::is_boundary(words, at) || opens_clause(words, at);
    }
    if parted && is_anothers(scene, trigger, first) {
        return None;
    }
    let coordinated = end <= trigger.first && is_coordinated(words, trigger, to);
    Some(u8::from(parted || coordinated))
}

/// Whether "and" stands right before the verb of a trigger ("struck X in May and left Y in
/// June"): a time behind it is nearer than one before.
fn is_coordinated(words: &Words, trigger: &Trigger, verb: usize) -> bool {
    trigger.form.is_verb()
        && verb > 0
        && (words.is(verb - 1, Tag::Coordinator)
            || verb > 1
                && clause::is_adverb(words, verb - 1)
                && words.is(verb - 2, Tag::Coordinator))
}

/// Whether a word leads a time behind it rather than a clause: "since Monday", "just before
/// 7 p.m. on Sunday".
fn leads(words: &Words, at: usize, time: usize) -> bool {
    let figure = words.written(at + 1).starts_with(|c: char| c.is_ascii_digit());
    at < time && (time - at <= LEAD || figure && time - at <= 2 * LEAD)
}

/// Whether a time stands in an aside that a comma closes before the trigger: "the coast, which
/// a storm hit on Monday, was flooded".
fn is_aside(words: &Words, time: usize, trigger: usize, sentence: usize) -> bool {
    let start = clause::start(words, time, sentence);
    start > sentence + 1
        && words.is(start - 1, Tag::Subordinator)
        && words.is_comma(start - 2)
        && (time..trigger).any(|at| words.is_comma(at))
}

/// Whether a trigger is an infinitive right behind a time ("agreed on Monday to meet"): the
/// time tells when the verb before it happened.
fn is_infinitive_behind(words: &Words, trigger: &Trigger, end: usize) -> bool {
    trigger.form == Form::Base
        && words.is(end, Tag::To)
        && words.is(end, Tag::Modal)
        && (end + 1..trigger.first).all(|at| clause::is_adverb(words, at))
}

/// Whether a coordinator behind a comma, or one with a verb behind it, opens a clause.
fn opens_clause(words: &Words, at: usize) -> bool {
    let verb = Tag::Be.bit() | Tag::Auxiliary.bit() | Tag::Modal.bit();
    words.is(at, Tag::Coordinator)
        && (at > 0 && words.is_comma(at - 1) || words.any(at + 1, verb))
}

/// Whether another event stands in the clause of a time.
fn is_anothers(scene: Scene, trigger: &Trigger, time: usize) -> bool {
    let Scene { words, settings, sentence, .. } = scene;
    let is_limit = |at: &usize| {
        clause::is_boundary(words, *at)
            || opens_clause(words, *at)
            || (trigger.first..=trigger.last).contains(at)
    };
    let is_event = |at: usize| {
        triggers::at(words, settings, at, sentence)
            .is_some_and(|other| other.pattern.kind.is_some())
    };
    (sentence.0..time).rev().take_while(|at| !is_limit(at)).any(is_event)
        || (time..sentence.1).take_while(|at| !is_limit(at)).any(is_event)
}

/// The dash that ends the dateline of a sentence: "KYIV, Ukraine, 3 Dec (Agency) -". Only
/// names, dates and figures stand in front of it.
fn dateline(words: &Words, sentence: (usize, usize)) -> Option<usize> {
    let end = sentence.1.min(sentence.0 + DATELINE);
    let dash = (sentence.0 + 1..end).find(|at| clause::is_dash(words, *at))?;
    let plain = |at: usize| {
        words.is_symbol(at)
            || words.is_capital(at)
            || words.is_time(at)
            || words.written(at).starts_with(|c: char| c.is_ascii_digit())
    };
    let named = words.written(sentence.0).chars().all(|c| !c.is_lowercase())
        || words.resolution(sentence.0).is_some();
    (named && (sentence.0..dash).all(plain)).then_some(dash)
}

/// Whether an event is still to come, so that "on Monday" is the next one.
pub(super) fn is_ahead(
    scene: Scene,
    trigger: &Trigger,
    kind: EventKind,
    modality: Modality,
    when: &When,
) -> bool {
    let Scene { words, sentence, .. } = scene;
    let (first, _) = words.within(when.span);
    let before = (sentence.0..first).rev().find(|at| !words.is(*at, Tag::Determiner));
    if before.is_some_and(|at| words.is(at, Tag::Deadline)) && !is_done(kind) {
        return true;
    }
    let floor = clause::start(words, trigger.first, sentence.0);
    let has = |tag: Tag| (floor..trigger.first).any(|at| words.is(at, tag));
    match trigger.form {
        Form::Noun => {
            modality == Modality::Planned && has(Tag::Future)
                || is_to_come(scene, trigger)
        }
        Form::Base | Form::Participle | Form::Past | Form::Gerund
            if is_led(words, trigger, floor) =>
        {
            true
        }
        Form::Base | Form::Third => is_scheduled(scene, trigger, kind, when, first),
        Form::Verb => modality == Modality::Planned,
        _ => false,
    }
}

/// Whether it tells what has come to pass rather than what is laid down for a time.
fn is_done(kind: EventKind) -> bool {
    kind.is_material() && kind != EventKind::Sanction && kind != EventKind::Deploy
}

/// Whether a word for the future leads to a verb: "will visit", "are to meet", "plans to hold",
/// "talks to be held"; not "could have struck", "tried to enter".
fn is_led(words: &Words, trigger: &Trigger, floor: usize) -> bool {
    let group = clause::verb_group(words, trigger.first, floor);
    let inside = group..trigger.first;
    let perfect = |at: usize| {
        words.is(at, Tag::Auxiliary) && at > group && words.is(at - 1, Tag::Modal)
    };
    if inside.clone().any(perfect) || trigger.form == Form::Base && group == trigger.first
    {
        return false;
    }
    if inside.clone().any(|at| words.is(at, Tag::Future)) {
        return true;
    }
    let Some(to) = inside.clone().find(|at| words.is(*at, Tag::To)) else { return false };
    let bare = |at: usize| {
        words.is_symbol(at)
            || words.is_capital(at)
            || words.any(
                at,
                Tag::Actor.bit()
                    | Tag::Combatant.bit()
                    | Tag::Title.bit()
                    | Tag::Determiner.bit()
                    | Tag::Coordinator.bit(),
            )
    };
    let is = inside.clone().any(|at| at < to && words.is(at, Tag::Be));
    is || group == to && to > floor && (floor..to).all(bare)
}

/// Whether the predicate of a noun puts it in the future: "the summit in X is to open".
pub(super) fn is_to_come(scene: Scene, trigger: &Trigger) -> bool {
    let Scene { words, sentence, .. } = scene;
    let arranged = matches!(
        trigger.pattern.kind,
        Some(EventKind::Consult | EventKind::Mobilize | EventKind::Protest)
    );
    let from = trigger.first + 1;
    let end =
        clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + PREDICATE));
    let verb = (from..end).find(|at| {
        words.is(*at, Tag::Be)
            || words.is(*at, Tag::Modal) && !words.is(*at, Tag::To)
            || words.is(*at, Tag::Auxiliary)
    });
    arranged
        && trigger.form == Form::Noun
        && verb.is_some_and(|at| {
            let next = words.any(at + 1, Tag::Future.bit() | Tag::To.bit());
            words.is(at, Tag::Future) || words.is(at, Tag::Be) && next
        })
}

/// Whether a verb in the present tells what is laid down for a day behind it: "they meet on
/// Friday", "insists on a vote in December".
fn is_scheduled(
    scene: Scene,
    trigger: &Trigger,
    kind: EventKind,
    when: &When,
    first: usize,
) -> bool {
    let words = scene.words;
    let finite = trigger.form == Form::Third
        || trigger.first == 0
        || !words.is(trigger.first - 1, Tag::Modal);
    let dated = when.precision == TimePrecision::Month
        || when.span.of(words.text).contains(|c: char| c.is_ascii_digit());
    let arranged = kind == EventKind::Consult
        || dated && matches!(kind, EventKind::Demand | EventKind::Offer);
    finite && arranged && first > trigger.last
}
