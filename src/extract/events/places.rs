//! Where it happens: the literal place that a trigger's clause governs.

use super::clause;
use super::fit::{AHEAD, Lead, fit, lead};
use super::scene::Scene;
use super::triggers::Trigger;
use super::words::Words;
use crate::model::{
    EventKind, EventPlace, Feature, GeoPrecision, Meters, Place, RelativeKind,
    Resolution, Sense,
};
use crate::settings::events::Tag;

/// How well a name must fit to be the place of words: talks lie where they say they do.
const VERBAL: f64 = 0.7;
/// Doubt about "near X": half the way to a usual neighbor town.
const NEAR: Meters = Meters(10_000.0);

/// The place of a trigger.
#[derive(Debug, Clone)]
pub(super) struct Where {
    pub(super) place: EventPlace,
    pub(super) also: Vec<EventPlace>,
    pub(super) precision: GeoPrecision,
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    resolution: usize,
    lead: Lead,
    score: f64,
}

/// How precisely a place of a kind is known, and whether it is fit for an event at all.
fn precision(place: &Place) -> GeoPrecision {
    match place.feature {
        Feature::Country | Feature::Dependency => GeoPrecision::Country,
        Feature::Continent | Feature::Union | Feature::Ocean | Feature::Government => {
            GeoPrecision::None
        }
        Feature::Admin1 | Feature::DeFacto => GeoPrecision::Admin1,
        Feature::Admin2 => GeoPrecision::Admin2,
        Feature::Region
        | Feature::Sea
        | Feature::Gulf
        | Feature::Desert
        | Feature::Mountains
        | Feature::Plain
        | Feature::Peninsula => GeoPrecision::Admin1Group,
        Feature::River | Feature::Canal | Feature::Line | Feature::Strait => {
            GeoPrecision::Line
        }
        _ => GeoPrecision::Settlement,
    }
}

/// Preference for the more precise place of two in one phrase.
fn rank(precision: GeoPrecision) -> f64 {
    match precision {
        GeoPrecision::Settlement => 0.35,
        GeoPrecision::Admin2 => 0.25,
        GeoPrecision::Line => 0.2,
        GeoPrecision::Admin1 => 0.15,
        GeoPrecision::Admin1Group => 0.1,
        GeoPrecision::Country => -0.3,
        _ => -0.6,
    }
}

/// Whether a name is meant as a place here.
fn is_literal(words: &Words, at: usize, resolution: &Resolution) -> bool {
    let Some(place) = resolution.place() else { return false };
    match resolution.sense {
        Sense::Literal => true,
        Sense::Associative => !place.feature.is_country() && !words.is_possessive(at),
        Sense::Metonymic | Sense::Demonym => false,
    }
}

/// The place of a trigger: the best literal name of its clause, a line nobody has drawn, or
/// a place named before that a word like "the city" stands for.
pub(super) fn place(scene: Scene, trigger: &Trigger, kind: EventKind) -> Option<Where> {
    let meets = matches!(
        kind,
        EventKind::Consult
            | EventKind::Agree
            | EventKind::SuspendTalks
            | EventKind::Threaten
    );
    if !meets && !kind.is_material() {
        return None;
    }
    let Scene { words, sentence, .. } = scene;
    let floor = clause::start(words, trigger.first, sentence.0);
    let mut best: Option<Candidate> = None;
    let mut at = sentence.0;
    while at < sentence.1 {
        let Some((index, resolution)) = words.resolution(at) else {
            at += 1;
            continue;
        };
        let first = at;
        while words.resolution(at).is_some_and(|(other, _)| other == index) {
            at += 1;
        }
        let last = at - 1;
        let told = scene.relative(index).map(|(_, relative)| relative.kind);
        let border = told == Some(RelativeKind::Border);
        if !border && !is_literal(words, last, resolution)
            || told.is_none() && scene.is_reference(index)
        {
            continue;
        }
        let Some(place) = resolution.place() else { continue };
        let mut lead = lead(words, first, sentence.0);
        if told.is_some_and(|kind| kind != RelativeKind::Part) {
            lead = Lead::Near;
        }
        let fit = fit(scene, trigger, (first, last), lead, floor);
        let exact = if border { GeoPrecision::Line } else { precision(place) };
        let score = fit + rank(exact);
        let enough = if kind.is_material() { 0.2 } else { VERBAL };
        if fit > enough && best.is_none_or(|b| score > b.score) {
            best = Some(Candidate { resolution: index, lead, score });
        }
    }
    if let Some(best) = best.filter(|b| b.score > 0.3) {
        return Some(located(scene, best));
    }
    if !kind.is_material() {
        return best.map(|best| located(scene, best));
    }
    vague_line(scene, trigger)
        .or_else(|| anaphor(scene, trigger))
        .or_else(|| best.map(|best| located(scene, best)))
}

fn of(words: &Words, index: usize) -> Option<EventPlace> {
    let resolution = words.resolutions.get(index)?;
    Some(EventPlace {
        text: resolution.mention.span.of(words.text).to_owned(),
        resolution: Some(index),
        position: None,
        radius: None,
        relative: None,
    })
}

/// The answer for a candidate: with its neighbors in a list, and what leads it in.
fn located(scene: Scene, best: Candidate) -> Where {
    let Scene { words, .. } = scene;
    let resolution = words.resolutions.get(best.resolution);
    let known = resolution.and_then(Resolution::place);
    let mut exact = known.map_or(GeoPrecision::None, precision);
    let mut place = of(words, best.resolution).unwrap_or_default();
    let pinned = !matches!(exact, GeoPrecision::Country | GeoPrecision::None);
    let mut also = if pinned { listed(scene, best) } else { Vec::new() };
    if let (Some(known), Some((index, relative))) =
        (known, scene.relative(best.resolution))
    {
        place.relative = Some(index);
        exact = match relative.kind {
            RelativeKind::Border => GeoPrecision::Line,
            RelativeKind::Part => exact,
            _ if !pinned => exact,
            RelativeKind::Offset => GeoPrecision::Offset,
            _ => GeoPrecision::Near,
        };
        if pinned && relative.kind != RelativeKind::Part {
            place.radius = Some(relative.uncertainty);
            let aside = relative.position != known.position
                && relative.kind != RelativeKind::Border;
            place.position = aside.then_some(relative.position);
        }
    } else if let Some(known) = known.filter(|_| pinned)
        && best.lead == Lead::Near
        && exact == GeoPrecision::Settlement
    {
        exact = GeoPrecision::Near;
        place.radius = Some(around(known));
    }
    if exact == GeoPrecision::Near && place.position.is_none() {
        // "Near A, B and C" is near each of them.
        for other in &mut also {
            let resolution = other.resolution.and_then(|at| words.resolutions.get(at));
            other.radius = resolution.and_then(Resolution::place).map(around);
        }
    }
    Where { place, also, precision: exact }
}

/// How far from a place may be what is near it.
fn around(place: &Place) -> Meters {
    Meters(place.radius.0 + NEAR.0)
}

/// The other names of the list that a name belongs to.
fn listed(scene: Scene, best: Candidate) -> Vec<EventPlace> {
    let Scene { words, sentence, .. } = scene;
    let mine =
        words.resolutions.get(best.resolution).and_then(Resolution::place).map(precision);
    let mut found = Vec::new();
    let mut index = best.resolution;
    let mut end = words.resolutions.get(index).map_or(0, |r| r.mention.span.end);
    while let Some(next) = words.resolutions.get(index + 1) {
        let (from, to) =
            words.within(crate::model::Span::new(end, next.mention.span.start.max(end)));
        let joins = to <= sentence.1
            && from < to
            && to - from <= 3
            && (from..to).all(|at| {
                words.is_comma(at)
                    || words.any(
                        at,
                        Tag::Coordinator.bit() | Tag::In.bit() | Tag::Determiner.bit(),
                    )
            })
            && (from..to).any(|at| words.is_comma(at) || words.is(at, Tag::Coordinator));
        let kind = next.place().map(precision);
        if !joins || !is_literal(words, to, next) || kind != mine {
            break;
        }
        found.extend(of(words, index + 1));
        index += 1;
        end = next.mention.span.end;
    }
    found
}

/// A line nobody has drawn: "behind Ukrainian lines", "the eastern front".
fn vague_line(scene: Scene, trigger: &Trigger) -> Option<Where> {
    let Scene { words, sentence, .. } = scene;
    let end = clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + AHEAD));
    let line = (trigger.last + 1..end).find(|at| words.is(*at, Tag::VagueLine))?;
    let last = if words.is(line + 1, Tag::VagueLine) { line + 1 } else { line };
    let mut first = line;
    while first > trigger.last + 1 {
        let before = first - 1;
        let part = words.resolution(before).is_some() || words.is(before, Tag::Bearing);
        if words.is(before, Tag::Near) {
            first = before;
            break;
        }
        if !part {
            break;
        }
        first = before;
    }
    if first == line && !words.is(line.checked_sub(1)?, Tag::Determiner) {
        return None;
    }
    let place = EventPlace {
        text: words.span(first, last).of(words.text).to_owned(),
        resolution: None,
        position: None,
        radius: None,
        relative: None,
    };
    Some(Where { place, also: Vec::new(), precision: GeoPrecision::VagueLine })
}

/// The last literal place before a word like "the city" that such a word stands for.
fn anaphor(scene: Scene, trigger: &Trigger) -> Option<Where> {
    let Scene { words, sentence, .. } = scene;
    let floor = clause::start(words, trigger.first, sentence.0);
    let end = clause::end(words, trigger.last + 1, sentence.1.min(trigger.last + 8));
    let points = |at: &usize| {
        words.is(*at, Tag::Anaphor)
            && words.resolution(at + 1).is_none()
            && at.checked_sub(1).is_some_and(|before| words.is(before, Tag::Determiner))
    };
    let word = (trigger.first..end)
        .find(points)
        .or_else(|| (floor..trigger.first).rev().find(points))?;
    let small = words.is(word, Tag::Town);
    let start = words.get(word)?.span.start;
    let before = words.resolutions.partition_point(|r| r.mention.span.end <= start);
    let found = (0..before).rev().take(6).find(|index| {
        let resolution = &words.resolutions[*index];
        let near = start - resolution.mention.span.end <= 400;
        near && resolution.sense == Sense::Literal
            && resolution.place().is_some_and(|place| {
                if small {
                    place.feature.is_settlement()
                } else {
                    !place.feature.is_settlement() && !place.feature.is_country()
                }
            })
    })?;
    Some(located(scene, Candidate { resolution: found, lead: Lead::Direct, score: 0.0 }))
}
