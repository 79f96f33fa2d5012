//! Which of the triggers are events, and which of the events are one.

use super::actors::Party;
use super::places::{Scene, Where};
use super::triggers::Trigger;
use super::words::Words;
use super::{Draft, clause};
use crate::model::{
    CountryCode, Event, EventKind, GeoPrecision, Modality, Polarity, SourceKind, Span,
    When,
};
use crate::settings::events::{Form, Governs, Tag};

/// Words around a trigger in which what supports it is looked for.
const AROUND: usize = 10;

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
    if !kind.is_material() {
        return actor.is_some()
            || trigger.form == Form::Noun && (located || target.is_some());
    }
    if !trigger.pattern.weak {
        return true;
    }
    let floor = clause::start(words, trigger.first, sentence.0)
        .max(trigger.first.saturating_sub(AROUND));
    let end =
        clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + 1 + AROUND));
    let military = (floor..trigger.first).chain(trigger.last + 1..end).any(|at| {
        words.is(at, Tag::Combatant) || words.entry(at).is_some_and(|e| e.mode.is_some())
    });
    let control = matches!(kind, EventKind::Capture | EventKind::Control);
    if control && trigger.pattern.governs == Governs::Object {
        return is_territory(scene, trigger, found) && (located || military);
    }
    match kind {
        EventKind::Strike | EventKind::Clash => {
            military || located && (target.is_some() || trigger.form == Form::Noun)
        }
        _ => military || located,
    }
}

/// Whether the object of a trigger, or the subject of its passive, is ground.
fn is_territory(scene: Scene, trigger: &Trigger, found: Option<&Where>) -> bool {
    let Scene { words, sentence, .. } = scene;
    let end = clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + 9));
    let place = found.and_then(|found| found.place.resolution);
    let ground = |at: usize| {
        words.any(at, Tag::Target.bit() | Tag::Anaphor.bit())
            || place.is_some() && words.resolution(at).map(|(index, _)| index) == place
    };
    let floor = clause::start(words, trigger.first, sentence.0);
    if matches!(trigger.form, Form::Past | Form::Participle)
        && clause::is_passive(words, trigger.first, floor)
    {
        return (floor..trigger.first).any(ground);
    }
    let led = Tag::In.bit() | Tag::From.bit() | Tag::By.bit() | Tag::Near.bit();
    (trigger.last + 1..end)
        .take_while(|at| !words.any(*at, led) && !words.is_comma(*at))
        .any(ground)
}

/// The time that belongs to a trigger: the nearest of its sentence.
pub(super) fn when<'t>(
    words: &Words,
    trigger: &Trigger,
    sentence: Span,
    times: &'t [When],
) -> Option<&'t When> {
    let at = words.span(trigger.first, trigger.last);
    let first = times.partition_point(|when| when.span.end <= sentence.start);
    let inside =
        times.get(first..)?.iter().take_while(|when| when.span.start < sentence.end);
    inside.min_by_key(|when| {
        if when.span.start >= at.end {
            when.span.start - at.end
        } else {
            at.start.saturating_sub(when.span.end)
        }
    })
}

/// The countries that take part in fighting, by the parties of the events on the ground.
fn belligerents(words: &Words, drafts: &[Draft]) -> Vec<CountryCode> {
    let fights = |kind| {
        matches!(
            kind,
            EventKind::Strike
                | EventKind::Clash
                | EventKind::Capture
                | EventKind::Infiltrate
                | EventKind::Control
        )
    };
    let mut found: Vec<CountryCode> = drafts
        .iter()
        .filter(|draft| fights(draft.event.kind))
        .filter_map(|draft| draft.actor.as_ref().and_then(|party| party.country))
        .collect();
    found.extend(words.at_war());
    found.sort_unstable();
    found.dedup();
    found
}

/// The events among the drafts: doubles left out, sources judged by who fights.
pub(super) fn chosen(words: &Words, mut drafts: Vec<Draft>) -> Vec<Event> {
    let sides = belligerents(words, &drafts);
    for draft in &mut drafts {
        judge(draft, &sides);
    }
    let mut events: Vec<Event> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        if is_hollow(&draft)
            || events.iter().rev().take(6).any(|e| is_same(e, &draft.event))
        {
            continue;
        }
        events.push(draft.event);
    }
    events
}

/// A government that fights is a party; what a party says of the ground is its claim.
fn judge(draft: &mut Draft, sides: &[CountryCode]) {
    let event = &mut draft.event;
    let fights = draft.country.is_some_and(|country| sides.contains(&country));
    if fights && event.source.kind == SourceKind::Government {
        event.source.kind = SourceKind::Party;
    }
    if event.kind.is_material()
        && event.source.kind == SourceKind::Party
        && event.modality == Modality::Asserted
    {
        event.modality = Modality::Claimed;
    }
}

/// Whether a trigger says next to nothing: no place, nobody who acts, and not as a fact.
fn is_hollow(draft: &Draft) -> bool {
    let event = &draft.event;
    let nowhere =
        matches!(event.geo_precision, GeoPrecision::None | GeoPrecision::Country);
    let told = matches!(event.modality, Modality::Asserted | Modality::Claimed)
        && event.polarity == Polarity::Positive;
    nowhere && event.actors.is_empty() && !told
}

/// Whether a later event of the same sentence tells the same as an earlier one.
fn is_same(earlier: &Event, later: &Event) -> bool {
    let at = |event: &Event| event.place.as_ref().and_then(|place| place.resolution);
    earlier.sentence == later.sentence
        && earlier.kind == later.kind
        && (at(earlier) == at(later) || at(later).is_none())
        && (earlier.polarity == later.polarity)
        && (earlier.modality == later.modality || at(later).is_none())
}
