//! Runs the stages in their order; nothing else knows it.

use crate::gazetteer::Gazetteer;
use crate::model::{
    Briefing, Document, Event, GeoPrecision, Length, Mention, Resolution, Sense, Span,
};
use crate::settings::{EventWords, Settings};
use crate::{diagnose, extract, range, recognize, resolve, verify};

/// Everything about a report. Total: it never fails and never panics; doubt is in the answer.
#[must_use]
pub fn brief(document: Document, gazetteer: &Gazetteer, settings: &Settings) -> Briefing {
    let document = dated(document);
    let mentions = recognize::mentions(&document, gazetteer);
    let lengths = recognize::lengths(&document);
    let resolutions = resolve::places(&document, &mentions, &lengths, gazetteer);
    of_resolutions(document, &lengths, resolutions, gazetteer, settings)
}

/// As [`brief`], for a report whose place names are already known: exactly these spans are
/// resolved, in the order of the text. Spans that overlap an earlier one are left out. The
/// other names of the text help to decide and are not in the answer.
#[must_use]
pub fn brief_of(
    document: Document,
    spans: &[Span],
    gazetteer: &Gazetteer,
    settings: &Settings,
) -> Briefing {
    let document = dated(document);
    let given = recognize::given(&document, spans, gazetteer);
    let free = |mention: &Mention| {
        let next = given.partition_point(|other| other.span.end <= mention.span.start);
        !given.get(next).is_some_and(|other| other.span.overlaps(mention.span))
    };
    let mut mentions = recognize::mentions(&document, gazetteer);
    mentions.retain(free);
    mentions.extend(given.iter().cloned());
    mentions.sort_by_key(|mention| mention.span);
    let lengths = recognize::lengths(&document);
    let mut resolutions = resolve::places(&document, &mentions, &lengths, gazetteer);
    let asked = |span: &Span| given.binary_search_by_key(span, |m| m.span).is_ok();
    resolutions.retain(|resolution| asked(&resolution.mention.span));
    of_resolutions(document, &lengths, resolutions, gazetteer, settings)
}

/// The document with the day of its dateline where no other is known.
fn dated(mut document: Document) -> Document {
    if document.date.is_none() {
        document.date = recognize::dateline(&document);
    }
    document
}

fn of_resolutions(
    document: Document,
    lengths: &[Length],
    mut resolutions: Vec<Resolution>,
    gazetteer: &Gazetteer,
    settings: &Settings,
) -> Briefing {
    let claims = extract::claims(&document, lengths, &resolutions);
    let settled = resolve::settle(&mut resolutions, &claims, gazetteer);
    let verdicts = verify::verdicts(&claims, &resolutions, gazetteer, &settings.layers);
    let verdicts = verify::without_circles(verdicts, &claims, &settled);
    let relatives =
        extract::relatives(&document, lengths, &resolutions, &claims, gazetteer);
    let events = extract::events(
        &document,
        &resolutions,
        &relatives,
        &claims,
        &recognize::times(&document),
        EventWords::bundled(),
    );
    map_event_places(&events, &mut resolutions);
    let rings = range::rings(&document, &claims, &resolutions, gazetteer, settings);
    let mut briefing = Briefing {
        document,
        resolutions,
        claims,
        verdicts,
        relatives,
        events,
        rings,
        layers: settings.layers.clone(),
        diagnostics: Vec::new(),
    };
    briefing.diagnostics = diagnose::diagnostics(&briefing);
    briefing
}

/// An event's place belongs on the map, unless it is no more than a country or somebody who
/// acts.
fn map_event_places(events: &[Event], resolutions: &mut [Resolution]) {
    for event in events {
        if matches!(event.geo_precision, GeoPrecision::None | GeoPrecision::Country) {
            continue;
        }
        let at = event.place.as_ref().and_then(|place| place.resolution);
        let Some(resolution) = at.and_then(|at| resolutions.get_mut(at)) else {
            continue;
        };
        let country = resolution.place().is_none_or(|p| p.feature.is_country());
        resolution.map |= !country && resolution.sense == Sense::Literal;
    }
}
