//! The events with a point: at a settlement or spot, near one, or at a distance of one.

use std::fmt::Write as _;

use super::super::facts::{Facts, Spot, km};
use super::super::geometry;
use super::super::style::Color;
use super::super::table::{Column, Geometry, Row, Value};
use super::{
    DESCRIPTION, END, ID, PUBLISHED, QUOTE, REPORT, START, TITLE, URL, date, joined,
    real, text,
};
use crate::model::{Event, EventKind, Modality, Polarity};

pub(super) const COLUMNS: [Column; 33] = [
    ID,
    text("type", "What happened, as STRIKE or CAPTURE."),
    text("mode", "How: drone, missile, artillery."),
    text("statement", "The event in one line, with who says so and in what mode."),
    text("trigger", "The words that tell it."),
    text("actors", "Who did it, separated by ; ."),
    text("targets", "To whom or what, separated by ; ."),
    text(
        "modality",
        "In what mode it is said: asserted, claimed, possible, unlikely, conditional, planned.",
    ),
    text(
        "polarity",
        "positive where it is said to be so, negative where it is said not to be so.",
    ),
    text(
        "said_by",
        "Who says so, as named in the report; author where nobody else is named.",
    ),
    text("said_by_kind", "What kind of source that is."),
    date("date", "The day, where the report gives one."),
    text("date_text", "The day, month or year, as far as it is known."),
    text("time_precision", "How precisely the time is known."),
    text("place", "The words that name the place."),
    text("place_id", "The row of the layer places that it is."),
    text("place_name", "The display name of the place."),
    text("geo_precision", "How precisely the place is known: settlement, near, offset."),
    real(
        "uncertainty_km",
        "km",
        "Radius of the circle around the point that holds the event, as far as the report says.",
    ),
    real("confidence", "0 to 1", "How sure it is that this place is meant."),
    text("feature", "Feature class and code of the place, as P.PPLA."),
    super::integer("geonameid", "", "Identifier of the place in GeoNames."),
    text("country", "ISO 3166-1 alpha-2 code of the country."),
    text("admin1", "The first-level region."),
    QUOTE,
    START,
    END,
    REPORT,
    PUBLISHED,
    URL,
    TITLE,
    DESCRIPTION,
    text("marker-color", "Color of the point (simplestyle)."),
];

pub(super) fn rows(facts: &Facts<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, event) in facts.briefing.events.iter().enumerate() {
        for (further, spot) in facts.points_of(event).iter().enumerate() {
            let id = match further {
                0 => format!("event-{}", index + 1),
                _ => format!("event-{}-{}", index + 1, further + 1),
            };
            rows.push(row(facts, event, id, spot));
        }
    }
    rows
}

fn row(facts: &Facts<'_>, event: &Event, id: String, spot: &Spot<'_, '_>) -> Row {
    let Spot { told, place, position, radius, .. } = *spot;
    let resolution = told.resolution.and_then(|i| facts.briefing.resolutions.get(i));
    let row_of = facts.group_of(told).map(|group| facts.places[group].id.clone());
    let [start, end] = super::offsets(facts, event.trigger);
    let [report, published, url] = super::provenance(facts);
    let values: [Value; COLUMNS.len()] = [
        Value::text(id),
        Value::text(event.kind.as_str()),
        Value::maybe(event.mode.as_deref()),
        Value::text(statement(event)),
        Value::text(facts.quotes.words(event.trigger)),
        Value::text(joined(&event.actors, "; ")),
        Value::text(joined(&event.targets, "; ")),
        Value::text(event.modality.as_str()),
        Value::text(event.polarity.as_str()),
        Value::text(event.source.name.clone()),
        Value::text(event.source.kind.as_str()),
        Value::date(event.date.as_deref()),
        Value::maybe(event.date.as_deref()),
        Value::text(event.time_precision.as_str()),
        Value::text(told.text.clone()),
        Value::maybe(row_of),
        Value::maybe(place.map(|p| p.name.as_str())),
        Value::text(event.geo_precision.as_str()),
        Value::real(Some(radius.km()), 3),
        Value::real(resolution.map(|r| r.confidence), 3),
        Value::maybe(place.map(|p| p.feature.as_str())),
        place
            .and_then(|p| p.geonameid)
            .map_or(Value::Null, |id| Value::Integer(id.0.into())),
        Value::maybe(place.and_then(|p| p.country).map(|c| c.as_str().to_owned())),
        Value::maybe(place.and_then(|p| p.admin1.as_deref())),
        Value::text(facts.quotes.quote(event.trigger)),
        start,
        end,
        report,
        published,
        url,
        Value::text(heading(event)),
        Value::text(format!(
            "{}; {}, within {} km",
            statement(event),
            told.text,
            km(radius)
        )),
        Value::text(Color::of_event(event).hex()),
    ];
    Row { geometry: Geometry::Point(geometry::point(position)), values: values.into() }
}

/// What happened, and what stands between it and whom it is done to.
fn noun(kind: EventKind) -> (&'static str, &'static str) {
    match kind {
        EventKind::Statement => ("statement", "on"),
        EventKind::Reject => ("rejection", "of"),
        EventKind::Agree => ("agreement", "with"),
        EventKind::Offer => ("offer", "to"),
        EventKind::Consult => ("talks", "with"),
        EventKind::SuspendTalks => ("end of talks", "with"),
        EventKind::Demand => ("demand", "to"),
        EventKind::Accuse => ("accusation", "against"),
        EventKind::Disapprove => ("criticism", "of"),
        EventKind::Threaten => ("threat", "to"),
        EventKind::Aid => ("aid", "to"),
        EventKind::Transfer => ("transfer", "to"),
        EventKind::Sanction => ("sanctions", "on"),
        EventKind::Investigate => ("investigation", "of"),
        EventKind::Arrest => ("arrest", "of"),
        EventKind::Protest => ("protest", "against"),
        EventKind::Deploy => ("deployment", "of"),
        EventKind::Mobilize => ("mobilization", "of"),
        EventKind::Redeploy => ("redeployment", "of"),
        EventKind::Infiltrate => ("infiltration", "of"),
        EventKind::Strike => ("strike", "on"),
        EventKind::Clash => ("clash", "with"),
        EventKind::Capture => ("capture", "of"),
        EventKind::Control => ("control", "of"),
        EventKind::Withdraw => ("withdrawal", "of"),
        EventKind::Accident => ("accident", "involving"),
        EventKind::Crime => ("crime", "against"),
    }
}

/// What happened in words: "strike (drone)", "no capture".
fn heading(event: &Event) -> String {
    let mut text = noun(event.kind).0.to_owned();
    if let Some(mode) = &event.mode {
        let _ = write!(text, " ({mode})");
    }
    match event.polarity {
        Polarity::Negative => format!("no {text}"),
        _ => text,
    }
}

/// What happened, by whom and on whom.
pub(in super::super) fn deed(event: &Event) -> String {
    let mut text = heading(event);
    if !event.actors.is_empty() {
        let _ = write!(text, " by {}", joined(&event.actors, ", "));
    }
    if !event.targets.is_empty() {
        let (_, to) = noun(event.kind);
        let _ = write!(text, " {to} {}", joined(&event.targets, ", "));
    }
    text
}

/// An event in one line: what, by whom, on whom, who says so and in what mode.
pub(in super::super) fn statement(event: &Event) -> String {
    let mut text = deed(event);
    let mode = match event.modality {
        Modality::Asserted => "stated",
        other => other.as_str(),
    };
    let who = match event.source.name.as_str() {
        "author" | "" => "the report",
        name => name,
    };
    let says = match event.modality {
        Modality::Asserted | Modality::Claimed => "by",
        _ => "according to",
    };
    let _ = write!(text, ", {mode} {says} {who}");
    text
}
