//! Which of the triggers are events, and which of the events are one.

use super::scene::Scene;
use super::triggers::Trigger;
use super::words::Words;
use super::{Draft, clause};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::attribution;
use crate::model::{
    CountryCode, Event, EventKind, GeoPrecision, Modality, Polarity, SourceKind,
};
use crate::settings::events::{Form, Tag};

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
    let people = people(words, &drafts);
    for draft in &mut drafts {
        let name = draft.event.source.name.rsplit(' ').next().unwrap_or_default();
        if let Some((kind, country)) = people.get(&name.to_lowercase())
            && draft.event.source.kind == SourceKind::Other
        {
            draft.event.source.kind = *kind;
            draft.country = draft.country.or(*country);
        }
        judge(draft, &sides);
    }
    let mut events: Vec<Event> = Vec::with_capacity(drafts.len());
    let mut echoes: FxHashSet<(EventKind, Option<String>, String)> = FxHashSet::default();
    for draft in drafts {
        let near = events.iter().rev().take(6);
        let mut told = near.clone().any(|event| is_same(event, &draft.event));
        if draft.form == Form::Noun && !is_pinned(&draft.event) {
            let words = draft.event.trigger.of(words.text).to_lowercase();
            let actor = draft.event.actors.first().cloned();
            told |= !echoes.insert((draft.event.kind, actor, words));
        }
        if told || is_hollow(&draft) {
            continue;
        }
        events.push(draft.event);
    }
    events
}

/// Whether an event has a place of its own.
fn is_pinned(event: &Event) -> bool {
    !matches!(event.geo_precision, GeoPrecision::None | GeoPrecision::Country)
}

/// What the report says elsewhere about the people it quotes, by the last word of their
/// names: "the minister Jane Doe" speaks for a government wherever "Doe" does.
fn people(
    words: &Words,
    drafts: &[Draft],
) -> FxHashMap<String, (SourceKind, Option<CountryCode>)> {
    let mut known = FxHashMap::default();
    for draft in drafts {
        if let Some(party) = draft.actor.as_ref().filter(|party| party.last > party.first)
        {
            let kind = attribution::kind(words, party);
            let named = words.is_capital(party.last)
                && words.entry(party.last).is_none_or(|entry| entry.tags == 0)
                && words.resolution(party.last).is_none();
            if named && kind != SourceKind::Other {
                let name = words.lower(party.last).to_owned();
                known.entry(name).or_insert((kind, party.country));
            }
        }
    }
    known
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

/// Whether a verb of attack tells what the disaster before it did: "an earthquake struck".
pub(super) fn is_nature(
    scene: Scene,
    outer: &Trigger,
    outer_kind: EventKind,
    trigger: &Trigger,
    kind: EventKind,
) -> bool {
    let Scene { words, sentence, .. } = scene;
    let floor = clause::start(words, trigger.first, sentence.0);
    outer_kind == EventKind::Accident
        && outer.form == Form::Noun
        && outer.first >= floor
        && matches!(kind, EventKind::Strike | EventKind::Clash)
        && trigger.form.is_verb()
        && !clause::is_passive(words, trigger.first, floor)
}

/// Whether a trigger is only the content of the one before it in its clause: what is refused,
/// offered or demanded, or a participle inside its object.
pub(super) fn is_nested(
    scene: Scene,
    outer: &Trigger,
    outer_kind: EventKind,
    inner: &Trigger,
    event: &Event,
) -> bool {
    let Scene { words, sentence, .. } = scene;
    let clause = clause::start(words, inner.first, sentence.0);
    if outer.first < clause {
        return false;
    }
    let between = outer.last + 1..inner.first;
    let nowhere =
        matches!(event.geo_precision, GeoPrecision::None | GeoPrecision::Country);
    let content = matches!(
        outer_kind,
        EventKind::Demand
            | EventKind::Reject
            | EventKind::Offer
            | EventKind::Threaten
            | EventKind::Agree
            | EventKind::Accuse
    );
    if content && nowhere {
        return true;
    }
    let infinitive =
        inner.form == Form::Base && between.clone().all(|at| words.is(at, Tag::Modal));
    if infinitive && !outer_kind.is_material() && !event.kind.is_material() {
        return true;
    }
    let bare = matches!(inner.form, Form::Past | Form::Participle)
        && clause::verb_group(words, inner.first, clause) == inner.first;
    bare && outer.form.is_verb()
        && !between.clone().any(|at| words.is_comma(at) || words.is(at, Tag::Coordinator))
}

/// Settles the drafts of one sentence: a saying whose content is an event of its own is no
/// event, and what follows a colon lies where the words before it do.
pub(super) fn settle(
    words: &Words,
    drafts: &mut Vec<Draft>,
    first: usize,
    verbs: &[usize],
) {
    let mut kept: Vec<Draft> = Vec::new();
    let all: Vec<Draft> = drafts.split_off(first.min(drafts.len()));
    let told: Vec<usize> = all.iter().filter_map(|draft| draft.source_verb).collect();
    for mut draft in all {
        let says = |verb: &usize| (draft.first..=draft.last).contains(verb);
        let saying =
            matches!(draft.event.kind, EventKind::Statement | EventKind::Threaten)
                && verbs.iter().any(says)
                && told.iter().any(says);
        if saying {
            continue;
        }
        if let Some(earlier) = kept.last() {
            let colon = (earlier.last..draft.first).any(|at| words.written(at) == ":");
            if draft.event.place.is_none() && draft.form == Form::Noun && colon {
                draft.event.place.clone_from(&earlier.event.place);
                draft.event.also.clone_from(&earlier.event.also);
                draft.event.geo_precision = earlier.event.geo_precision;
            }
        }
        kept.push(draft);
    }
    drafts.append(&mut kept);
}
