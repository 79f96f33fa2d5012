//! Rings: polygons without stroke, and their limits as lines without the seam.

use super::super::facts::{Facts, ring_title, signed_km};
use super::super::geometry;
use super::super::style::Color;
use super::super::table::{Column, Geometry, Row, Value};
use super::{
    DESCRIPTION, END, FILL, FILL_OPACITY, ID, PUBLISHED, QUOTE, REPORT, START, STROKE,
    STROKE_OPACITY, STROKE_WIDTH, TITLE, URL, joined, real, text,
};
use crate::model::{Relation, Ring, RingCenter};

pub(super) const COLUMNS: [Column; 29] = [
    ID,
    text("ring_id", "The ring, the same in the layers rings and ring_outlines."),
    text("origin", "The place from which the distance counts."),
    text("origin_kind", "point, or region where it counts from any point of an outline."),
    real(
        "origin_lon",
        "degrees east",
        "Longitude of the point that stands for the origin.",
    ),
    real(
        "origin_lat",
        "degrees north",
        "Latitude of the point that stands for the origin.",
    ),
    real("min_km", "km", "Inner limit; 0 for a disc."),
    real("max_km", "km", "Outer limit."),
    real(
        "from_deg",
        "degrees",
        "Where its directions start, clockwise from north; empty if it goes all around.",
    ),
    real("to_deg", "degrees", "Where its directions end; empty if it goes all around."),
    text("system", "The system whose range it is, if one is named."),
    text("basis", "Where the figure is known from."),
    text("inside", "Places of the report inside it, separated by ; ."),
    text("on_edge", "Places that may lie on either side of a limit, separated by ; ."),
    text("outside", "Places of the report outside it, separated by ; ."),
    text(
        "margins",
        "How far each place is from the nearer limit in km, below 0 outside: place: km, \
         separated by ; .",
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

/// Fill and stroke of the two layers.
struct Look {
    suffix: &'static str,
    stroke_width: f64,
    stroke_opacity: f64,
    fill_opacity: f64,
}

pub(super) fn rows(facts: &Facts<'_>) -> Vec<Row> {
    let look =
        Look { suffix: "", stroke_width: 0.0, stroke_opacity: 0.0, fill_opacity: 0.12 };
    all(facts, &look, |ring| {
        let polygons = geometry::polygons(&ring.footprint);
        (!polygons.0.is_empty()).then_some(Geometry::Polygons(polygons))
    })
}

pub(super) fn outline_rows(facts: &Facts<'_>) -> Vec<Row> {
    let look = Look {
        suffix: "-outline",
        stroke_width: 2.0,
        stroke_opacity: 0.9,
        fill_opacity: 0.0,
    };
    all(facts, &look, |ring| {
        let lines = geometry::outline(&geometry::polygons(&ring.footprint));
        (!lines.0.is_empty()).then_some(Geometry::Lines(lines))
    })
}

fn all(
    facts: &Facts<'_>,
    look: &Look,
    geometry: impl Fn(&Ring) -> Option<Geometry>,
) -> Vec<Row> {
    let rings = facts.briefing.rings.iter().enumerate();
    rings
        .filter_map(|(index, ring)| {
            let values = values(facts, index, ring, look).into();
            Some(Row { geometry: geometry(ring)?, values })
        })
        .collect()
}

fn values(
    facts: &Facts<'_>,
    index: usize,
    ring: &Ring,
    look: &Look,
) -> [Value; COLUMNS.len()] {
    let (kind, center) = match ring.center {
        RingCenter::Point(at) => ("point", at),
        RingCenter::Region { label, .. } => ("region", label),
    };
    let [start, end] = match ring.sentence {
        Some(span) => super::offsets(facts, span),
        None => [Value::Null, Value::Null],
    };
    let [report, published, url] = super::provenance(facts);
    let margins = ring.places.iter();
    let margins = margins.map(|p| format!("{}: {}", p.name, signed_km(p.margin)));
    let color = Value::text(Color::ring(index).hex());
    let described = match answers(ring, Relation::Inside) {
        inside if inside.is_empty() => format!("{}; no place inside", ring.basis),
        inside => format!("{}; inside: {inside}", ring.basis),
    };
    [
        Value::text(format!("{}{}", ring.id, look.suffix)),
        Value::text(ring.id.clone()),
        Value::text(ring.origin.clone()),
        Value::text(kind),
        Value::real(Some(center.lon()), 7),
        Value::real(Some(center.lat()), 7),
        Value::real(Some(ring.min.km()), 3),
        Value::real(Some(ring.max.km()), 3),
        Value::real(ring.sector.map(|sector| sector.from.degrees()), 3),
        Value::real(ring.sector.map(|sector| sector.to.degrees()), 3),
        Value::maybe(ring.system.as_deref()),
        Value::text(ring.basis.clone()),
        Value::text(answers(ring, Relation::Inside)),
        Value::text(answers(ring, Relation::OnEdge)),
        Value::text(answers(ring, Relation::Outside)),
        Value::text(joined(margins, "; ")),
        Value::maybe(ring.sentence.map(|span| facts.quotes.quote(span))),
        start,
        end,
        report,
        published,
        url,
        Value::text(ring_title(ring)),
        Value::text(described),
        color.clone(),
        Value::real(Some(look.stroke_width), 2),
        Value::real(Some(look.stroke_opacity), 2),
        color,
        Value::real(Some(look.fill_opacity), 2),
    ]
}

fn answers(ring: &Ring, relation: Relation) -> String {
    let named = ring.places.iter().filter(|p| p.relation == relation);
    joined(named.map(|p| p.name.as_str()), "; ")
}
