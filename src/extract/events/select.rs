//! Which of the triggers are events, and which of the events are one.

use super::actors::Party;
use super::places::{Scene, Where};
use super::triggers::Trigger;
use super::words::Words;
use super::{Draft, clause};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::extract::attribution;
use crate::model::{
    CountryCode, Event, EventKind, GeoPrecision, Modality, Polarity, SourceKind, Span,
    When,
};
use crate::settings::events::{Form, Governs, Tag};

/// Words around a trigger in which what supports it is looked for.
const AROUND: usize = 10;

/// Bytes between a trigger and its time at most.
const FAR: usize = 600;

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
        let passive = matches!(trigger.form, Form::Past | Form::Participle)
            && clause::is_passive(words, trigger.first, floor);
        if passive {
            return false;
        }
    }
    if trigger.pattern.agent && actor.is_none() {
        return false;
    }
    if !kind.is_material() {
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
    let past = matches!(trigger.form, Form::Past | Form::Participle);
    if past && clause::is_passive(words, trigger.first, floor) {
        return target.is_some();
    }
    let finite = past || trigger.form == Form::Third;
    finite && floor == sentence.0 && (floor..group).any(|at| words.is_capital(at))
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
    let from = sentence.start.max(at.start.saturating_sub(FAR));
    let to = sentence.end.min(at.end + FAR);
    let first = times.partition_point(|when| when.span.end <= from);
    let inside = times.get(first..)?.iter().take_while(|when| when.span.start < to);
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
