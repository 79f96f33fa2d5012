//! What has an extent: outlines of regions, circles and wedges of uncertainty.

use geo::MultiPolygon;

use super::super::facts::{Facts, Spot, km, places_of};
use super::super::style::Color;
use super::super::table::{Column, Geometry, Row, Value};
use super::super::{foreign, geometry};
use super::{
    DESCRIPTION, END, FILL, FILL_OPACITY, ID, PUBLISHED, QUOTE, REPORT, START, STROKE,
    STROKE_OPACITY, STROKE_WIDTH, TITLE, URL, integer, joined, real, statement, text,
};
use crate::geodesy::{Tolerance, disc, ground};
use crate::model::{
    Event, GeoPrecision, Meters, Place, PlaceId, Position, Relative, RelativeShape, Span,
};

pub(super) const COLUMNS: [Column; 27] = [
    ID,
    text("kind", "region for an outline, circle or wedge for the doubt about a point."),
    text("name", "The place whose outline it is or which the doubt is about."),
    text("place_id", "The row of the layer places that it belongs to."),
    text("event_id", "The event whose place is in doubt."),
    real("uncertainty_km", "km", "Radius of the circle that holds the doubt."),
    text("feature", "Feature class and code of the place, as A.ADM1."),
    integer("geonameid", "", "Identifier of the place in GeoNames."),
    text("country", "ISO 3166-1 alpha-2 code of the country."),
    text("admin1", "The first-level region."),
    integer("events", "", "How many events of the report are told of it."),
    text("event_types", "Their types, separated by ; ."),
    text("statements", "The events in one line each, separated by a vertical bar."),
    text(
        "note",
        "What to know of the place: disputed status, where the outline is from.",
    ),
    QUOTE,
    START,
    END,
    REPORT,
    PUBLISHED,
    URL,
    TITLE,
    DESCRIPTION,
    STROKE,
    STROKE_WIDTH,
    STROKE_OPACITY,
    FILL,
    FILL_OPACITY,
];

/// No circle is drawn for less doubt than a city is wide.
const SMALLEST_CIRCLE: Meters = Meters(500.0);

/// A circle that is wider than this is no ground to be tinted: it lies over everything.
const WIDEST_TINTED: Meters = Meters(100_000.0);

/// An area with what it is about.
struct Area<'a> {
    kind: &'static str,
    name: String,
    place: Option<&'a Place>,
    group: Option<usize>,
    event: Option<usize>,
    radius: Meters,
    span: Span,
    /// Whether the text tells it relative to a place.
    is_told: bool,
    shape: MultiPolygon<f64>,
}

pub(super) fn rows(
    facts: &Facts<'_>,
    outline: &dyn Fn(PlaceId) -> Option<MultiPolygon<f64>>,
) -> Vec<Row> {
    let mut areas = Vec::new();
    for (group, placed) in facts.places.iter().enumerate() {
        let place = placed.place;
        if !place.feature.is_area() {
            continue;
        }
        let first = &facts.briefing.resolutions[placed.resolutions[0]];
        let shape = place.id.and_then(outline);
        let whole = |shape| foreign::without_slits(&foreign::own_polygons(&shape));
        let shape = shape.map(whole);
        let kind = if shape.is_some() { "region" } else { "circle" };
        areas.extend(shape.or_else(|| circle(place.position, place.radius)).map(
            |shape| Area {
                kind,
                name: place.name.clone(),
                place: Some(place),
                group: Some(group),
                event: None,
                radius: place.radius,
                span: first.mention.span,
                is_told: false,
                shape,
            },
        ));
    }
    for (index, event) in facts.briefing.events.iter().enumerate() {
        let spots = facts.points_of(event);
        areas.extend(spots.iter().filter_map(|spot| doubt(facts, index, event, spot)));
        let told = places_of(event).filter_map(|told| facts.relative(told));
        areas.extend(told.filter_map(|told| relative(facts, Some(index), told)));
    }
    let used = |index: usize| {
        let mut places = facts.briefing.events.iter().flat_map(places_of);
        places.any(|told| told.relative == Some(index))
    };
    let rest = facts.briefing.relatives.iter().enumerate();
    let rest = rest.filter(|(index, _)| !used(*index));
    areas.extend(rest.filter_map(|(_, told)| relative(facts, None, told)));
    areas
        .into_iter()
        .filter_map(|area| {
            let shape = geometry::polygons(&area.shape);
            (!shape.0.is_empty()).then_some((area, shape))
        })
        .enumerate()
        .map(|(index, (area, shape))| row(facts, index, &area, shape))
        .collect()
}

/// The doubt about a point of an event that is near a place, no more being told.
fn doubt<'a>(
    facts: &Facts<'a>,
    index: usize,
    event: &Event,
    spot: &Spot<'a, '_>,
) -> Option<Area<'a>> {
    let near = matches!(event.geo_precision, GeoPrecision::Near | GeoPrecision::Offset);
    if !near || spot.relative.is_some() {
        return None;
    }
    Some(Area {
        kind: "circle",
        name: spot.told.text.clone(),
        place: spot.place,
        group: facts.group_of(spot.told),
        event: Some(index),
        radius: spot.radius,
        span: event.trigger,
        is_told: false,
        shape: circle(spot.position, spot.radius)?,
    })
}

/// The ground of a place told relative to others, for an event that is there.
fn relative<'a>(
    facts: &Facts<'a>,
    event: Option<usize>,
    told: &Relative,
) -> Option<Area<'a>> {
    let first = told.anchors.first().copied();
    let events = &facts.briefing.events;
    let place = first.and_then(|at| facts.briefing.resolutions.get(at)?.place());
    let is_wedge = matches!(told.shape, RelativeShape::Wedge(_));
    Some(Area {
        kind: if is_wedge { "wedge" } else { "circle" },
        name: facts.label(told),
        place,
        group: first.and_then(|at| facts.placed.get(at).copied().flatten()),
        event,
        radius: told.uncertainty,
        span: event.and_then(|at| events.get(at)).map_or(told.span, |e| e.trigger),
        is_told: true,
        shape: ground(told)?,
    })
}

fn circle(center: Position, radius: Meters) -> Option<MultiPolygon<f64>> {
    if radius < SMALLEST_CIRCLE {
        return None;
    }
    disc(center, radius, Tolerance::default()).ok()
}

fn row(
    facts: &Facts<'_>,
    index: usize,
    area: &Area<'_>,
    shape: MultiPolygon<f64>,
) -> Row {
    let events: Vec<&Event> = match (area.event, area.group) {
        (Some(index), _) => vec![&facts.briefing.events[index]],
        (None, Some(group)) if !area.is_told => {
            let there = facts.places[group].events.iter();
            there.map(|index| &facts.briefing.events[*index]).collect()
        }
        (None, _) => Vec::new(),
    };
    let is_region = area.kind == "region";
    let color = match events.first() {
        Some(event) if area.event.is_some() => Color::of_event(event),
        _ => Color::AREA,
    };
    let described = if is_region {
        match events.len() {
            0 => "named in the report".to_owned(),
            many => {
                let number = super::super::facts::counted(many, "event", "events");
                format!("{number} told of it")
            }
        }
    } else if area.event.is_none() && !area.is_told {
        format!("a circle of {} km that holds it: no outline is at hand", km(area.radius))
    } else {
        format!("somewhere in here, within {} km", km(area.radius))
    };
    let is_wide = !is_region && area.radius > WIDEST_TINTED;
    let tint = if is_wide { 0.0 } else { 0.15 };
    // A stroke along the antimeridian would show a border where there is none.
    let opacity = if geometry::has_seam(&shape) { 0.0 } else { 0.7 };
    let place = area.place;
    let [start, end] = super::offsets(facts, area.span);
    let [report, published, url] = super::provenance(facts);
    let values: [Value; COLUMNS.len()] = [
        Value::text(format!("area-{}", index + 1)),
        Value::text(area.kind),
        Value::text(area.name.clone()),
        Value::maybe(area.group.map(|group| facts.places[group].id.clone())),
        Value::maybe(area.event.map(|index| format!("event-{}", index + 1))),
        Value::real((!is_region).then_some(area.radius.km()), 3),
        Value::maybe(place.map(|p| p.feature.as_str())),
        place
            .and_then(|p| p.geonameid)
            .map_or(Value::Null, |id| Value::Integer(id.0.into())),
        Value::maybe(place.and_then(|p| p.country).map(|c| c.as_str().to_owned())),
        Value::maybe(place.and_then(|p| p.admin1.as_deref())),
        Value::count(events.len()),
        Value::text(joined(events.iter().map(|e| e.kind.as_str()), "; ")),
        Value::text(joined(events.iter().map(|e| statement(e)), " | ")),
        Value::maybe(place.and_then(|p| p.note.as_deref())),
        Value::text(facts.quotes.quote(area.span)),
        start,
        end,
        report,
        published,
        url,
        Value::text(area.name.clone()),
        Value::text(described),
        Value::text(color.hex()),
        Value::Real(1.5),
        Value::Real(opacity),
        Value::text(color.hex()),
        Value::Real(tint),
    ];
    Row { geometry: Geometry::Polygons(shape), values: values.into() }
}
