//! How well a name fits a trigger as its place, by what leads it in and what stands between.

use super::clause;
use super::scene::Scene;
use super::triggers::Trigger;
use super::words::Words;
use crate::model::{EventKind, Sense};
use crate::settings::events::{Form, Governs, Tag};

/// Words behind a trigger in which its place is looked for.
pub(super) const AHEAD: usize = 22;

/// How a name is led in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    Direct,
    In,
    Near,
    From,
    To,
    Of,
    Against,
    By,
    Other,
}

/// How the name whose first word is given is led in.
pub(super) fn lead(words: &Words, first: usize, floor: usize) -> Lead {
    let mut at = first;
    let skip = Tag::Determiner.bit()
        | Tag::Anaphor.bit()
        | Tag::Bearing.bit()
        | Tag::Title.bit();
    // Whether words that describe a town are passed: "the besieged mining town of X".
    let mut described = false;
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= floor) else {
            return Lead::Direct;
        };
        if at == first
            && words.is(before, Tag::Coordinator)
            && before > floor
            && let Some((index, _)) = words.resolution(before - 1)
        {
            let listed = (floor..before)
                .rev()
                .take_while(|at| words.resolution(*at).is_some_and(|(i, _)| i == index))
                .last();
            // Of a list from which something comes every name is led so.
            let from = |name: usize| self::lead(words, name, floor) == Lead::From;
            if listed.is_some_and(from) {
                return Lead::From;
            }
        }
        if words.is(before, Tag::Near) {
            return Lead::Near;
        }
        if words.is(before, Tag::Of) {
            let thing = before.checked_sub(1).filter(|b| *b >= floor);
            match thing {
                Some(thing) if words.any(thing, Tag::Near.bit() | Tag::Bearing.bit()) => {
                    return Lead::Near;
                }
                Some(thing) if words.is(thing, Tag::Anaphor) => {
                    at = thing;
                    described = true;
                    continue;
                }
                Some(thing) if is_origin(words, thing, floor) => return Lead::From,
                _ => return Lead::Of,
            }
        }
        let leads = [
            (Tag::From, Lead::From),
            (Tag::By, Lead::By),
            (Tag::In, Lead::In),
            (Tag::To, Lead::To),
            (Tag::Against, Lead::Against),
            (Tag::Preposition, Lead::Other),
        ];
        if let Some((_, lead)) = leads.into_iter().find(|(tag, _)| words.is(before, *tag))
        {
            return lead;
        }
        let adjective = words.any(before, skip)
            || words.sense(before) == Some(Sense::Demonym)
            || words.lower(before).ends_with("ern")
            || words.lower(before).ends_with("occupied")
            || words.lower(before).ends_with("held")
            || words.written(before) == "-"
            || described
                && words.lower(before).chars().all(|c| c.is_lowercase() || c == '-');
        described &= !words.is(before, Tag::Determiner);
        if !adjective {
            return Lead::Direct;
        }
        at = before;
    }
    Lead::Direct
}

/// Whether "from" leads to the word before "of": "from the directions of X".
fn is_origin(words: &Words, thing: usize, floor: usize) -> bool {
    let skip = Tag::Determiner.bit() | Tag::Bearing.bit();
    (floor..thing)
        .rev()
        .find(|at| !words.any(*at, skip))
        .is_some_and(|at| words.is(at, Tag::From))
}

/// How well a name fits a trigger, by the words in between.
pub(super) fn fit(
    scene: Scene,
    trigger: &Trigger,
    (first, last): (usize, usize),
    lead: Lead,
    floor: usize,
) -> f64 {
    let Scene { words, sentence, .. } = scene;
    if first > trigger.first && last <= trigger.last {
        return 1.0;
    }
    let between = if first > trigger.last {
        trigger.last + 1..first
    } else {
        last + 1..trigger.first
    };
    if between.into_iter().any(|at| words.written(at) == ";") {
        return 0.0;
    }
    let between = if first > trigger.last {
        trigger.last + 1..first
    } else {
        last + 1..trigger.first
    };
    // Where it is felt it need not be.
    if between.into_iter().any(|at| words.is(at, Tag::Felt)) {
        return 0.0;
    }
    // Where fire comes from is not what it hits.
    if lead == Lead::From && trigger.pattern.kind == Some(EventKind::Strike) {
        return 0.0;
    }
    if first > trigger.last {
        let gap = first - trigger.last - 1;
        let crossed = (trigger.last + 1..first)
            .filter(|at| clause::is_boundary(words, *at) || opens_predicate(words, *at))
            .count();
        let commas = (trigger.last + 1..first).filter(|at| words.is_comma(*at)).count();
        if gap > AHEAD
            || is_past_aside(words, trigger, first, floor)
            || crossed > 0 && is_anothers(words, trigger.last + 1, first)
        {
            return 0.0;
        }
        let mut fit =
            ahead(lead, gap == 0, trigger) - 0.03 * float(gap) - 0.35 * float(crossed);
        if lead == Lead::Direct {
            fit -= 0.25 * float(commas);
            if gap > 4 {
                fit -= 0.3;
            }
        }
        return fit;
    }
    let gap = trigger.first.saturating_sub(last + 1);
    let crossed = (last + 1..trigger.first)
        .filter(|at| clause::is_boundary(words, *at) || opens_clause(words, *at))
        .count();
    let participle = matches!(trigger.form, Form::Past | Form::Participle);
    let passive = trigger.pattern.governs == Governs::Subject
        || trigger.pattern.governs == Governs::Object
            && participle
            && clause::is_passive(words, trigger.first, floor);
    let opens = first <= sentence.0 + 3 && matches!(lead, Lead::In | Lead::Near);
    let penalty = if opens { 0.005 } else { 0.03 };
    behind(lead, gap == 0, passive && first >= floor, trigger)
        - penalty * float(gap)
        - 0.3 * float(crossed)
}

/// Whether a comma and a coordinator open a clause in front of the trigger: "X agrees, and Y
/// sent troops".
fn opens_clause(words: &Words, at: usize) -> bool {
    words.is(at, Tag::Coordinator)
        && at > 0
        && words.is_comma(at - 1)
        && (words
            .any(at + 1, Tag::Determiner.bit() | Tag::Actor.bit() | Tag::Pronoun.bit())
            || matches!(words.sense(at + 1), Some(Sense::Metonymic | Sense::Demonym)))
}

/// Whether "and" leads to a verb of its own: "visited X and will be in Y".
fn opens_predicate(words: &Words, at: usize) -> bool {
    let verb = Tag::Be.bit() | Tag::Auxiliary.bit() | Tag::Future.bit();
    words.is(at, Tag::Coordinator) && words.any(at + 1, verb)
}

/// Whether a name stands behind the comma that closes the clause of a trigger inside another:
/// "X, which a storm struck, is closer to the capital than Y".
fn is_past_aside(words: &Words, trigger: &Trigger, first: usize, floor: usize) -> bool {
    floor > 1
        && words.is(floor - 1, Tag::Subordinator)
        && words.is_comma(floor - 2)
        && (trigger.last + 1..first).any(|at| words.is_comma(at))
}

/// Whether a name beyond the clause belongs to an event of its own clause: "a strike sets a
/// depot ablaze as talks in Geneva falter".
fn is_anothers(words: &Words, from: usize, name: usize) -> bool {
    (from..name).rev().take_while(|at| !clause::is_boundary(words, *at)).any(|at| {
        words.resolution(at).is_none()
            && words.entry(at).is_some_and(|entry| !entry.heads.is_empty())
    })
}

/// How well a name fits behind a trigger.
fn ahead(lead: Lead, close: bool, trigger: &Trigger) -> f64 {
    let governs = trigger.pattern.governs;
    let noun = trigger.form == Form::Noun;
    match (lead, governs) {
        (Lead::From, Governs::From) | (Lead::To, Governs::To) => 1.2,
        (Lead::From, _) => 0.25,
        (Lead::To, Governs::From) => 0.2,
        (Lead::To, _) => 0.75,
        (Lead::Near, _) => 0.9,
        (Lead::In | Lead::Against, _) => 1.0,
        (Lead::Of, _) => 0.95,
        (Lead::Direct, Governs::Object | Governs::From) if !noun => 1.05,
        (Lead::Direct, _) if noun && close => 0.9,
        (Lead::Direct, _) => 0.6,
        (Lead::By, _) => -1.0,
        (Lead::Other, _) => 0.15,
    }
}

/// How well a name fits in front of a trigger.
fn behind(lead: Lead, adjacent: bool, subject: bool, trigger: &Trigger) -> f64 {
    match lead {
        Lead::In | Lead::Near => 0.8,
        Lead::Direct if adjacent && trigger.form == Form::Noun => 0.95,
        Lead::Direct if subject => 1.0,
        Lead::Of | Lead::Against => 0.6,
        Lead::From if trigger.pattern.governs == Governs::From => 0.7,
        Lead::From | Lead::To => 0.25,
        Lead::Direct => 0.35,
        Lead::By | Lead::Other => 0.0,
    }
}

fn float(count: usize) -> f64 {
    u16::try_from(count).map_or(f64::from(u16::MAX), f64::from)
}
