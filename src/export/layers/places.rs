//! The places on the map: one row a place, its mentions counted and quoted.

use std::fmt::Write as _;

use super::super::facts::{Facts, Placed, km, relation, ring_title, sense, signed_km};
use super::super::geometry;
use super::super::style::Color;
use super::super::table::{Column, Geometry, Row, Value};
use super::{
    DESCRIPTION, END, ID, PUBLISHED, QUOTE, REPORT, START, TITLE, URL, integer, joined,
    real, text,
};
use crate::model::{Place, Resolution};

/// The most sentences that a row quotes.
const MOST_QUOTES: usize = 12;

pub(super) const COLUMNS: [Column; 33] = [
    ID,
    text("name", "The display name of the place."),
    integer(
        "mentions",
        "",
        "How often the report names it in a way that puts it on the map.",
    ),
    text(
        "sense",
        "How its name is used: literal, or associative where an event is there.",
    ),
    real(
        "confidence",
        "0 to 1",
        "How sure it is that this place is meant: the best of its mentions.",
    ),
    text(
        "precision",
        "point for a settlement or spot, area where the point only stands for an area.",
    ),
    real(
        "uncertainty_km",
        "km",
        "Radius of the circle around the point that holds the place and the doubt about it.",
    ),
    text("feature", "Feature class and code of GeoNames, as P.PPLA."),
    integer("geonameid", "", "Identifier of the place in GeoNames."),
    text("country", "ISO 3166-1 alpha-2 code of the country it lies in."),
    text("admin1", "The first-level region it lies in."),
    integer("population", "people", "How many people live there, if known."),
    text("names_used", "The words that name it in the report, separated by ; ."),
    text("runner_up", "The place that it would be otherwise."),
    real(
        "runner_up_weight",
        "0 to 1",
        "The share of the belief that this other place has.",
    ),
    integer(
        "candidates",
        "",
        "How many places of the name were weighed, the most of its mentions.",
    ),
    text("reasons", "Why this place was chosen, strongest first, separated by ; ."),
    text("note", "What to know of the place: disputed status, unverified position."),
    integer("events", "", "How many events of the report took place there."),
    text("event_types", "Their types, separated by ; ."),
    text(
        "in_range",
        "How it lies to each ring of the briefing, its distance, and its margin, which is \
         below 0 outside; separated by ; .",
    ),
    QUOTE,
    text(
        "quotes",
        "Every sentence that names it, up to twelve, separated by a vertical bar.",
    ),
    START,
    END,
    text("spans", "Where all its mentions stand, as start-end, separated by ; ."),
    REPORT,
    PUBLISHED,
    URL,
    TITLE,
    DESCRIPTION,
    text("marker-color", "Color of the point (simplestyle)."),
    text("marker-size", "Size of the point: small, medium, large (simplestyle)."),
];

pub(super) fn rows(facts: &Facts<'_>) -> Vec<Row> {
    (0..facts.places.len()).map(|group| row(facts, group)).collect()
}

fn row(facts: &Facts<'_>, group: usize) -> Row {
    let placed = &facts.places[group];
    let place = placed.place;
    let all = || placed.resolutions.iter().map(|i| &facts.briefing.resolutions[*i]);
    let spans = || all().map(|r| r.mention.span);
    let best = all()
        .max_by(|a, b| a.confidence.total_cmp(&b.confidence))
        .unwrap_or(&facts.briefing.resolutions[placed.resolutions[0]]);
    let first = &facts.briefing.resolutions[placed.resolutions[0]];
    let runner_up = best.candidates.get(1);
    let quotes = spans().take(MOST_QUOTES).map(|span| facts.quotes.quote(span));
    let in_range = facts.in_range(group).into_iter().map(|(ring, answer)| {
        format!(
            "{} {} ({} km, margin {} km)",
            relation(answer.relation),
            ring_title(ring),
            km(answer.distance),
            signed_km(answer.margin)
        )
    });
    let offsets_of = |span| {
        let (start, end) = facts.offsets(span);
        format!("{start}-{end}")
    };
    let events = placed.events.iter().map(|i| facts.briefing.events[*i].kind.as_str());
    let [start, end] = super::offsets(facts, first.mention.span);
    let [report, published, url] = super::provenance(facts);
    let color = if place.feature.is_area() { Color::AREA } else { Color::PLACE };
    let values: [Value; COLUMNS.len()] = [
        Value::text(placed.id.clone()),
        Value::text(place.name.clone()),
        Value::count(placed.resolutions.len()),
        Value::text(sense(best.sense)),
        Value::real(Some(best.confidence), 3),
        Value::text(if place.feature.is_area() { "area" } else { "point" }),
        Value::real(Some(place.radius.km()), 3),
        Value::text(place.feature.as_str()),
        place.geonameid.map_or(Value::Null, |id| Value::Integer(id.0.into())),
        Value::maybe(place.country.map(|c| c.as_str().to_owned())),
        Value::maybe(place.admin1.as_deref()),
        population(place.population),
        Value::text(joined(spans().map(|s| facts.quotes.words(s)), "; ")),
        Value::maybe(runner_up.map(|other| full_name(&other.place))),
        Value::real(runner_up.map(|other| other.weight), 3),
        Value::count(all().map(|r| r.considered).max().unwrap_or_default()),
        Value::text(joined(best.reasons.iter().map(AsRef::as_ref), "; ")),
        Value::maybe(place.note.as_deref()),
        Value::count(placed.events.len()),
        Value::text(joined(events, "; ")),
        Value::text(joined(in_range, "; ")),
        Value::text(facts.quotes.quote(first.mention.span)),
        Value::text(joined(quotes, " | ")),
        start,
        end,
        Value::text(joined(spans().map(offsets_of), "; ")),
        report,
        published,
        url,
        Value::text(place.name.clone()),
        Value::text(description(placed, best)),
        Value::text(color.hex()),
        Value::text(if best.confidence < 0.5 { "small" } else { "medium" }),
    ];
    Row {
        geometry: Geometry::Point(geometry::point(place.position)),
        values: values.into(),
    }
}

fn population(people: u64) -> Value {
    match i64::try_from(people) {
        Ok(people) if people > 0 => Value::Integer(people),
        _ => Value::Null,
    }
}

/// A place told apart from its namesakes: "Odesa, Odesa Oblast, UA".
pub(in super::super) fn full_name(place: &Place) -> String {
    let country = place.country.as_ref().map(crate::model::CountryCode::as_str);
    let parts = [Some(place.name.as_str()), place.admin1.as_deref(), country];
    joined(parts.into_iter().flatten(), ", ")
}

fn description(placed: &Placed<'_>, best: &Resolution) -> String {
    let place = placed.place;
    let share = (best.confidence * 100.0).round();
    let mut text = format!("{}; confidence {share} %", full_name(place));
    if let Some(other) = best.candidates.get(1) {
        let _ = write!(text, "; else {}", full_name(&other.place));
    }
    if let Some(note) = &place.note {
        let _ = write!(text, "; {note}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Feature, Meters};

    #[test]
    fn a_namesake_region_is_said_once() {
        let place = Place {
            id: None,
            geonameid: None,
            name: "Kassala".into(),
            position: crate::model::Position::new(36.4, 15.45).unwrap(),
            feature: Feature::from_code("P.PPLA").unwrap(),
            country: crate::model::CountryCode::new("SD"),
            admin1: Some("Kassala".into()),
            population: 0,
            radius: Meters(5000.0),
            note: None,
        };
        assert_eq!(full_name(&place), "Kassala, SD");
    }
}
