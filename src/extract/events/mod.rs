//! The events of a document: what happened, where, when, and who says so.

pub(super) mod actors;
pub(super) mod clause;
mod fit;
mod mood;
mod places;
mod scene;
mod select;
mod support;
mod times;
mod triggers;
pub(super) mod words;

use crate::extract::attribution::{self, Attribution};
use crate::model::{
    Claim, CountryCode, Document, Event, EventKind, GeoPrecision, Modality, Polarity,
    Relative, Resolution, Source, SourceKind, Span, TimePrecision, When,
};
use crate::settings::EventWords;
use crate::settings::events::{Form, Tag};

use actors::Party;
use places::Where;
use scene::Scene;
use triggers::Trigger;
use words::Words;

/// Words of a sentence that are read at once; a longer one is no sentence.
const LONGEST: usize = 300;

/// The events of a document, in order of their triggers.
///
/// Precision before recall: a trigger without a place and without anybody who acts is left
/// out, and so is one whose words have a peaceful meaning as well and nothing military near.
#[must_use]
pub fn events(
    document: &Document,
    resolutions: &[Resolution],
    relatives: &[Relative],
    claims: &[Claim],
    times: &[When],
    settings: &EventWords,
) -> Vec<Event> {
    let words = Words::new(document, resolutions, times, settings);
    let mut drafts = Vec::new();
    for &span in &document.sentences {
        let (first, end) = words.within(span);
        for from in (first..end).step_by(LONGEST) {
            let sentence = (from, end.min(from + LONGEST));
            let scene = Scene { words: &words, settings, relatives, claims, sentence };
            read_sentence(scene, span, times, &mut drafts);
        }
    }
    select::chosen(&words, drafts)
}

/// An event with what the choice among events needs.
#[derive(Debug)]
struct Draft {
    event: Event,
    actor: Option<Party>,
    country: Option<CountryCode>,
    first: usize,
    last: usize,
    form: Form,
    source_verb: Option<usize>,
}

fn read_sentence(scene: Scene, span: Span, times: &[When], drafts: &mut Vec<Draft>) {
    let Scene { words, settings, sentence, .. } = scene;
    let mut at = sentence.0;
    let mut sources: Option<Vec<Attribution>> = None;
    let mut before: Option<(Trigger, EventKind)> = None;
    let first = drafts.len();
    while at < sentence.1 {
        let Some(trigger) = triggers::at(words, settings, at, sentence) else {
            at += 1;
            continue;
        };
        at = trigger.last + 1;
        let Some(kind) = trigger.pattern.kind else { continue };
        if words.resolution(trigger.first).is_some()
            || words.is_time(trigger.first)
            || triggers::is_in_name(words, &trigger, kind, sentence)
        {
            continue;
        }
        let sources =
            sources.get_or_insert_with(|| attribution::attributions(words, sentence));
        let source = attribution::source_of(sources, trigger.first);
        if let Some(found) = draft(scene, &trigger, kind, span, source, times) {
            let nested = before.as_ref().is_some_and(|(outer, outer_kind)| {
                select::is_nested(scene, outer, *outer_kind, &trigger, &found.event)
                    || select::is_nature(scene, outer, *outer_kind, &trigger, kind)
            });
            if !nested {
                drafts.push(found);
            }
        }
        before = Some((trigger, kind));
    }
    let verbs: Vec<usize> =
        sources.iter().flatten().filter_map(|source| source.verb).collect();
    select::settle(words, drafts, first, &verbs);
}

fn draft(
    scene: Scene,
    trigger: &Trigger,
    kind: EventKind,
    span: Span,
    source: Option<&Attribution>,
    times: &[When],
) -> Option<Draft> {
    let Scene { words, sentence, .. } = scene;
    if trigger.pattern.said && source.is_none() {
        return None;
    }
    let actor = actors::actor(words, trigger, sentence);
    let target = actors::target(words, trigger, sentence);
    let kind = support::kind_of(words, trigger, kind, actor.as_ref());
    let found = places::place(scene, trigger, kind);
    if !support::is_supported(
        scene,
        trigger,
        kind,
        actor.as_ref(),
        target.as_ref(),
        found.as_ref(),
    ) {
        return None;
    }
    let mode = mode(scene, trigger);
    let mood = mood::mood(words, trigger, sentence);
    let told = if trigger.pattern.failed { Polarity::Negative } else { mood.polarity() };
    let (kind, polarity) = kind_of(kind, mode, told);
    let floor = clause::start(words, trigger.first, sentence.0);
    let group = clause::verb_group(words, trigger.first, floor);
    let mut modality = match kind {
        EventKind::Threaten
            if trigger.form.is_verb()
                && words
                    .any(trigger.first, Tag::Planned.bit() | Tag::Conditional.bit()) =>
        {
            Modality::Conditional
        }
        _ => mood.modality(),
    };
    if modality == Modality::Asserted {
        modality = source.map_or(Modality::Asserted, |source| source.modality);
    }
    let (place, also, precision) = match found {
        Some(Where { place, also, precision }) => (Some(place), also, precision),
        None => (None, Vec::new(), GeoPrecision::None),
    };
    let when = times::when(scene, trigger, span, times);
    if modality == Modality::Asserted && times::is_to_come(scene, trigger) {
        modality = Modality::Planned;
    }
    let date = when.and_then(|when| {
        let ahead = times::is_ahead(scene, trigger, kind, modality, when);
        when.ahead.as_ref().filter(|_| ahead).or(when.date.as_ref()).cloned()
    });
    let time_precision =
        when.map_or_else(|| tense(words, trigger, group, kind), |when| when.precision);
    let event = Event {
        trigger: words.span(group, trigger.last),
        sentence: span,
        kind,
        mode: trigger.pattern.mode.clone().or_else(|| mode.map(str::to_owned)),
        actors: actor
            .iter()
            .filter(|party| !is_only_means(words, party, mode))
            .flat_map(|party| {
                let beside = actors::beside(words, party, sentence.0).into_iter();
                beside.map(|other| other.name).chain([party.name.clone()])
            })
            .collect(),
        targets: target.iter().map(|party| party.name.clone()).collect(),
        place,
        also,
        geo_precision: precision,
        date,
        time_precision,
        source: source.map_or_else(author, |source| source.source.clone()),
        modality,
        polarity,
    };
    let country = source.and_then(|source| source.country);
    let source_verb = source.and_then(|source| source.verb);
    let Trigger { first, last, form, .. } = *trigger;
    Some(Draft { event, actor, country, first, last, form, source_verb })
}

/// Whether a party is no more than the means that the event has anyway: "missile".
fn is_only_means(words: &Words, party: &Party, mode: Option<&str>) -> bool {
    party.first == party.last
        && mode.is_some_and(|mode| {
            words.lower(party.first).strip_prefix(mode).is_some_and(|rest| rest.len() < 2)
        })
}

fn author() -> Source {
    Source { name: "author".to_owned(), kind: SourceKind::Author }
}

/// The means, by the words of the clause.
fn mode<'s>(scene: Scene<'s>, trigger: &Trigger) -> Option<&'s str> {
    let Scene { words, settings, sentence, .. } = scene;
    let floor = clause::start(words, trigger.first, sentence.0)
        .max(trigger.first.saturating_sub(8));
    let end = clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + 9));
    let inside = trigger.first..=trigger.last;
    inside
        .chain((floor..trigger.first).rev())
        .chain(trigger.last + 1..end)
        .find_map(|at| words.mode(at))
        .and_then(|number| settings.mode(number))
}

/// An attack from afar is a strike; not to agree is to reject.
fn kind_of(
    kind: EventKind,
    mode: Option<&str>,
    polarity: Polarity,
) -> (EventKind, Polarity) {
    match (kind, polarity) {
        (EventKind::Clash, _) if mode.is_some() => (EventKind::Strike, polarity),
        (EventKind::Agree | EventKind::Offer, Polarity::Negative) => {
            (EventKind::Reject, Polarity::Positive)
        }
        _ => (kind, polarity),
    }
}

/// The time that the verb itself gives away.
fn tense(
    words: &Words,
    trigger: &Trigger,
    group: usize,
    kind: EventKind,
) -> TimePrecision {
    let has = |tag: Tag| (group..trigger.first).any(|at| words.is(at, tag));
    if has(Tag::Habitual) {
        TimePrecision::Habitual
    } else if kind == EventKind::Control
        && matches!(trigger.form, Form::Third | Form::Base)
    {
        TimePrecision::PresentState
    } else if trigger.form == Form::Gerund && has(Tag::Be) {
        TimePrecision::Ongoing
    } else {
        TimePrecision::Undated
    }
}
