//! Whether a trigger has beside it what it needs to count as an event.

use super::actors::Party;
use super::clause;
use super::fit::{self, Lead};
use super::places::Where;
use super::scene::Scene;
use super::triggers::Trigger;
use super::words::Words;
use crate::model::{EventKind, Feature, GeoPrecision, Sense, SourceKind};
use crate::settings::events::{Form, Governs, Tag};

/// Words around a trigger in which what supports it is looked for.
const AROUND: usize = 10;
/// Letters of an acronym that may name an armed group.
const ACRONYM: std::ops::RangeInclusive<usize> = 3..=6;

/// Whether a place is more than a country.
fn is_located(found: Option<&Where>) -> bool {
    found.is_some_and(|found| {
        !matches!(found.precision, GeoPrecision::Country | GeoPrecision::None)
    })
}

/// Whether a trigger has beside it what it needs to count as an event.
pub(super) fn is_supported(
    scene: Scene,
    trigger: &Trigger,
    kind: EventKind,
    actor: Option<&Party>,
    target: Option<&Party>,
    found: Option<&Where>,
) -> bool {
    let Scene { words, sentence, .. } = scene;
    let located = is_located(found);
    if trigger.form == Form::Noun
        && is_led(scene, trigger)
        && !is_ahead(scene, trigger, found)
    {
        return false;
    }
    if kind == EventKind::Statement {
        let floor = clause::start(words, trigger.first, sentence.0);
        if is_passive(words, trigger, floor) {
            return false;
        }
    }
    if kind == EventKind::Strike && trigger.pattern.weak && is_described(scene, trigger) {
        return false;
    }
    if trigger.pattern.agent && actor.is_none() {
        return false;
    }
    if trigger.pattern.armed && !is_armed(words, trigger, actor) {
        return false;
    }
    if !kind.is_material() {
        if trigger.pattern.weak && !actor.is_some_and(|party| is_official(words, party))
            || trigger.form == Form::Gerund && is_name(scene, trigger)
            || kind == EventKind::Threaten && is_of_nature(scene, trigger)
        {
            return false;
        }
        let noun = trigger.form == Form::Noun && (located || target.is_some());
        return actor.is_some() || noun || has_subject(scene, trigger, target);
    }
    if !trigger.pattern.weak {
        return true;
    }
    let floor = clause::start(words, trigger.first, sentence.0)
        .max(trigger.first.saturating_sub(AROUND));
    let end =
        clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + 1 + AROUND));
    let military = (floor..trigger.first)
        .chain(trigger.last + 1..end)
        .any(|at| words.is(at, Tag::Combatant) || words.mode(at).is_some());
    let control = matches!(kind, EventKind::Capture | EventKind::Control);
    if control && trigger.pattern.governs == Governs::Object {
        return is_territory(scene, trigger, found) && (located || military);
    }
    match kind {
        EventKind::Strike | EventKind::Clash => {
            let aimed = target.is_some() || trigger.form == Form::Noun;
            let states = actor.is_some_and(|party| is_state(words, party))
                || is_passive(words, trigger, floor);
            military || located && (aimed || states && is_object(scene, trigger, found))
        }
        EventKind::Deploy => military,
        // A ship that leaves a port goes where it is bound.
        EventKind::Withdraw if trigger.form.is_verb() => {
            let ship =
                |at: usize| words.is(at, Tag::Movable) && !words.is(at, Tag::Combatant);
            (military || located) && !(floor..trigger.first).any(ship)
        }
        EventKind::Crime if trigger.form.is_verb() => {
            (military || located) && target.is_some_and(|party| is_person(words, party))
        }
        _ => military || located,
    }
}

/// Whether a weapon is described rather than used: how far it can reach is told.
fn is_described(scene: Scene, trigger: &Trigger) -> bool {
    let Scene { words, sentence, .. } = scene;
    let ranged = scene.tells_a_range(words.span(trigger.first, trigger.last));
    if trigger.form.is_verb() {
        return false;
    }
    let end = sentence.1.min(trigger.last + 2 * AROUND);
    let mut behind = (trigger.last + 1..end).take_while(|at| words.written(*at) != ";");
    let can = words.is(trigger.last + 1, Tag::Possible)
        && words.is(trigger.last + 1, Tag::Modal);
    trigger.first == trigger.last
        && words.mode(trigger.first).is_some()
        && (ranged || can || behind.any(|at| words.is(at, Tag::Reach)))
}

/// Who comes in arms is deployed, whatever the words say of others who come.
pub(super) fn kind_of(
    words: &Words,
    trigger: &Trigger,
    kind: EventKind,
    actor: Option<&Party>,
) -> EventKind {
    let comes = kind == EventKind::Consult && trigger.pattern.weak;
    let armed = actor.is_some_and(|party| {
        (party.first..=party.last).any(|at| words.is(at, Tag::Combatant))
    });
    if comes && armed { EventKind::Deploy } else { kind }
}

/// Whether a party is a country or the capital that stands for it.
fn is_state(words: &Words, party: &Party) -> bool {
    (party.first..=party.last).any(|at| {
        words.resolution(at).is_some_and(|(_, resolution)| {
            matches!(resolution.sense, Sense::Metonymic | Sense::Demonym)
                && resolution.place().is_some_and(|place| {
                    place.feature.is_country() || place.feature == Feature::Capital
                })
        })
    })
}

/// Whether a combatant does it: armed by name, by nation, or by an acronym nobody else has.
fn is_armed(words: &Words, trigger: &Trigger, actor: Option<&Party>) -> bool {
    let Some(party) = actor.filter(|party| party.first < trigger.first) else {
        return false;
    };
    let acronym = |at: usize| {
        let written = words.written(at);
        ACRONYM.contains(&written.chars().count())
            && written.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
            && words.entry(at).is_none_or(|entry| entry.source.is_none())
    };
    is_state(words, party)
        || (party.first..=party.last)
            .any(|at| words.is(at, Tag::Combatant) || acronym(at))
}

/// Whether a party speaks for somebody: an office, a delegation or a person with a name.
fn is_official(words: &Words, party: &Party) -> bool {
    let office = |at: usize| {
        words.is(at, Tag::Title)
            || words.sense(at) == Some(Sense::Metonymic)
            || words.entry(at).is_some_and(|entry| {
                matches!(
                    entry.source,
                    Some(SourceKind::Government | SourceKind::International)
                )
            })
    };
    let named = party.last > party.first
        && (party.first..=party.last).all(|at| words.is_capital(at));
    named || (party.first..=party.last).any(office)
}

/// Whether a party is somebody rather than something.
fn is_person(words: &Words, party: &Party) -> bool {
    let somebody = Tag::Actor.bit() | Tag::Title.bit() | Tag::Combatant.bit();
    (party.first..=party.last).any(|at| words.any(at, somebody))
}

/// Whether the place found is the object right behind the trigger ("struck Sumy"), or the
/// subject of its passive ("Sumy was hit").
fn is_object(scene: Scene, trigger: &Trigger, found: Option<&Where>) -> bool {
    let Scene { words, sentence, .. } = scene;
    let place = found.and_then(|found| found.place.resolution);
    let adjective = Tag::Determiner.bit() | Tag::Bearing.bit() | Tag::Against.bit();
    let floor = clause::start(words, trigger.first, sentence.0);
    let covers = |at: usize| {
        place.is_some() && words.resolution(at).map(|(index, _)| index) == place
    };
    if is_passive(words, trigger, floor) {
        let group = clause::verb_group(words, trigger.first, floor);
        let first = (floor..group).rev().take_while(|at| covers(*at)).last();
        return first.is_some_and(|at| fit::lead(words, at, floor) == Lead::Direct);
    }
    (trigger.last + 1..sentence.1)
        .find(|at| !words.any(*at, adjective))
        .is_some_and(covers)
}

fn is_passive(words: &Words, trigger: &Trigger, floor: usize) -> bool {
    matches!(trigger.form, Form::Past | Form::Participle)
        && clause::is_passive(words, trigger.first, floor)
}

/// Whether a word in -ing of talk is a noun here, as in "the warning", "a flood warning".
fn is_name(scene: Scene, trigger: &Trigger) -> bool {
    let Scene { words, sentence, .. } = scene;
    let Some(before) = trigger.first.checked_sub(1).filter(|at| *at >= sentence.0) else {
        return false;
    };
    let known = words.entry(before).is_some_and(|entry| entry.tags != 0);
    let article = words.is(before, Tag::Determiner) && !words.is(before, Tag::Pronoun);
    let subject = words.is_capital(before) && !words.is_capital(trigger.first);
    let plain = !known && !words.is_symbol(before) && !clause::is_adverb(words, before);
    let behind = trigger.last + 1;
    let object = Tag::Determiner.bit() | Tag::That.bit() | Tag::Pronoun.bit();
    let verb = words.any(behind, object) || words.resolution(behind).is_some();
    article || plain && !subject && !verb
}

/// Whether a warning is of the weather or the like: "warned of heavy rain".
fn is_of_nature(scene: Scene, trigger: &Trigger) -> bool {
    let Scene { words, sentence, .. } = scene;
    let floor = clause::start(words, trigger.first, sentence.0);
    (floor..sentence.1.min(trigger.last + AROUND))
        .take_while(|at| *at < trigger.last || words.written(*at) != ";")
        .any(|at| words.is(at, Tag::Nature))
}

/// Whether a preposition that leads to no event stands before the phrase of a noun ("within
/// range for drone attacks").
fn is_led(scene: Scene, trigger: &Trigger) -> bool {
    let Scene { words, sentence, .. } = scene;
    let first = clause::phrase_start(words, trigger.first, sentence.0);
    let led = Tag::Preposition.bit() | Tag::To.bit();
    [first, trigger.first]
        .into_iter()
        .any(|first| first > sentence.0 && words.any(first - 1, led))
}

/// Whether the place found stands behind the trigger and is more than a country.
fn is_ahead(scene: Scene, trigger: &Trigger, found: Option<&Where>) -> bool {
    let Scene { words, .. } = scene;
    let place = found.and_then(|found| found.place.resolution);
    let start =
        place.and_then(|at| words.resolutions.get(at)).map(|r| r.mention.span.start);
    let trigger = words.span(trigger.first, trigger.last);
    is_located(found) && start.is_none_or(|start| start >= trigger.start)
}

/// Whether a verb has a subject that no list knows, or an object that stands before it.
fn has_subject(scene: Scene, trigger: &Trigger, target: Option<&Party>) -> bool {
    let Scene { words, sentence, .. } = scene;
    let floor = clause::start(words, trigger.first, sentence.0);
    let group = clause::verb_group(words, trigger.first, floor);
    if is_passive(words, trigger, floor) {
        return target.is_some();
    }
    let finite = matches!(trigger.form, Form::Past | Form::Participle | Form::Third);
    finite && floor == sentence.0 && (floor..group).any(|at| words.is_capital(at))
}

/// Whether the object of a trigger, or the subject of its passive, is ground.
fn is_territory(scene: Scene, trigger: &Trigger, found: Option<&Where>) -> bool {
    let Scene { words, sentence, .. } = scene;
    let end = clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + 9));
    let place = found.and_then(|found| found.place.resolution);
    let ground = |at: usize| {
        words.any(at, Tag::Target.bit() | Tag::Anaphor.bit())
            && !words.is(at, Tag::Movable)
            && words.resolution(at).is_none()
            || place.is_some() && words.resolution(at).map(|(index, _)| index) == place
    };
    let floor = clause::start(words, trigger.first, sentence.0);
    if is_passive(words, trigger, floor) {
        return (floor..trigger.first).any(ground);
    }
    let led =
        Tag::In.bit() | Tag::From.bit() | Tag::By.bit() | Tag::Near.bit() | Tag::To.bit();
    (trigger.last + 1..end)
        .take_while(|at| !words.any(*at, led) && !words.is_comma(*at))
        .any(ground)
}
