//! The measured lines of the claims, one row a claim whose two ends are known.

use super::super::facts::{Facts, km};
use super::super::geometry;
use super::super::style::Color;
use super::super::table::{Column, Geometry, Row, Value};
use super::{
    DESCRIPTION, END, ID, PUBLISHED, QUOTE, REPORT, START, STROKE, STROKE_OPACITY,
    STROKE_WIDTH, TITLE, URL, real, text,
};
use crate::model::{
    BearingOutcome, Bound, Claim, ClaimKind, Measure, Meters, Obstacle, Outcome, Verdict,
};

pub(super) const COLUMNS: [Column; 32] = [
    ID,
    text("kind", "What the claim states: between, offset, within, capability."),
    text("from", "The thing located, as named in the report."),
    text("to", "The reference it is located from, as named in the report."),
    text("from_place", "The place that this is taken for, if it is known."),
    text("to_place", "The place that the reference is taken for, if it is known."),
    text("stated", "The figure as it is written."),
    real("stated_km", "km", "The stated figure, or the lower end of a stated range."),
    real("stated_high_km", "km", "The upper end of a stated range."),
    text("bound", "How the figure binds: exact, at_most, at_least, range."),
    text("approximate", "yes where a word says that the figure is about right, else no."),
    text("measure", "How it is meant to be measured: straight, road, travel, unknown."),
    real(
        "center_km",
        "km",
        "Measured from center to center along the geodesic on WGS 84.",
    ),
    real("edge_km", "km", "Measured from edge to edge."),
    real("excess_km", "km", "Stated minus measured from center to center."),
    text("verdict", "What measuring says about the figure."),
    text("condition", "The condition under which the claim is true, where it has one."),
    text("reason", "The verdict in words, with its figures."),
    real("bearing_deg", "degrees", "The stated direction, clockwise from north."),
    text("bearing_verdict", "What measuring says about the direction."),
    text("obstacle", "What keeps the claim from being checked."),
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
];

pub(super) fn rows(facts: &Facts<'_>) -> Vec<Row> {
    let verdicts = facts.briefing.verdicts.iter();
    verdicts.filter_map(|verdict| row(facts, verdict)).collect()
}

fn row(facts: &Facts<'_>, answer: &Verdict) -> Option<Row> {
    let line = geometry::geodesic(answer.from?, answer.to?);
    if line.0.is_empty() {
        return None;
    }
    let values = values(facts, answer)?.into();
    Some(Row { geometry: Geometry::Lines(line), values })
}

/// All claims, those that cannot be drawn too.
#[cfg(feature = "geopackage")]
pub(in super::super) fn claims(facts: &Facts<'_>) -> super::super::table::Table {
    let verdicts = facts.briefing.verdicts.iter();
    let rows = verdicts.filter_map(|answer| values(facts, answer)).map(Into::into);
    super::super::table::Table {
        name: "claims",
        title: "Stated distances",
        columns: &COLUMNS,
        rows: rows.collect(),
    }
}

fn values(facts: &Facts<'_>, answer: &Verdict) -> Option<[Value; COLUMNS.len()]> {
    let claim = facts.briefing.claims.get(answer.claim)?;
    let named = |end: &Option<crate::model::End>| {
        Value::maybe(end.as_ref().map(|e| super::super::quote::plain(&e.text)))
    };
    let [from, to] = [&claim.from, &claim.to].map(|end| {
        let at = end.as_ref().and_then(|end| end.resolution);
        let resolution = at.and_then(|at| facts.briefing.resolutions.get(at));
        resolution.and_then(|found| found.place()).map(|place| place.name.as_str())
    });
    let said = |end: &'_ Option<crate::model::End>| {
        end.as_ref().map_or_else(|| "?".to_owned(), |end| end.text.clone())
    };
    let ends = [(from, &claim.from), (to, &claim.to)]
        .map(|(place, end)| place.map_or_else(|| said(end), str::to_owned));
    let stated = facts.quotes.words(claim.length.span);
    let measured = answer.center.map_or("?".to_owned(), |c| format!("{} km", km(c)));
    let [start, end] = super::offsets(facts, claim.length.span);
    let [report, published, url] = super::provenance(facts);
    let excess = answer.center.map(|c| claim.length.low.km() - c.km());
    let exact = claim.length.high.is_none() && claim.length.bound == Bound::Exact;
    Some([
        Value::text(format!("claim-{}", answer.claim + 1)),
        Value::text(kind(claim.kind)),
        named(&claim.from),
        named(&claim.to),
        Value::maybe(from),
        Value::maybe(to),
        Value::text(stated.clone()),
        kilometers(Some(claim.length.low)),
        kilometers(claim.length.high),
        Value::text(bound(claim.length.bound)),
        Value::text(if claim.length.approximate { "yes" } else { "no" }),
        Value::text(measure(claim)),
        kilometers(answer.center),
        kilometers(answer.edge),
        Value::real(excess.filter(|_| exact), 3),
        Value::text(verdict(answer.outcome)),
        Value::maybe(condition(answer.outcome)),
        Value::text(answer.reason.clone()),
        Value::real(claim.bearing.map(crate::model::Azimuth::degrees), 1),
        Value::maybe(answer.bearing.map(bearing)),
        Value::maybe(answer.obstacle.or(claim.obstacle).map(obstacle)),
        Value::text(facts.quotes.quote(claim.length.span)),
        start,
        end,
        report,
        published,
        url,
        Value::text(format!("{} – {}: {measured}", ends[0], ends[1])),
        Value::text(format!("stated {stated}; {}", answer.reason)),
        Value::text(Color::of_outcome(answer.outcome).hex()),
        Value::Real(2.0),
        Value::Real(0.9),
    ])
}

fn kilometers(length: Option<Meters>) -> Value {
    Value::real(length.map(Meters::km), 3)
}

fn kind(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Between => "between",
        ClaimKind::Offset => "offset",
        ClaimKind::Within => "within",
        ClaimKind::Capability => "capability",
    }
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtMost => "at_most",
        Bound::AtLeast => "at_least",
        Bound::Range => "range",
    }
}

fn measure(claim: &Claim) -> &'static str {
    match claim.measure {
        Measure::Straight => "straight",
        Measure::Road => "road",
        Measure::Travel => "travel",
        Measure::Unknown => "unknown",
    }
}

/// The verdict as INTERFACE.md writes it.
fn verdict(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Supported => "supported",
        Outcome::SupportedIfEdgeToEdge => "supported_if_edge_to_edge",
        Outcome::SupportedIfRoad => "supported_if_road",
        Outcome::Understated => "understated",
        Outcome::Overstated => "overstated",
        Outcome::Refuted => "refuted",
        Outcome::Unverifiable => "unverifiable",
    }
}

/// The condition of a conditional verdict, in words.
fn condition(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::SupportedIfEdgeToEdge => Some("measured from edge to edge"),
        Outcome::SupportedIfRoad => Some("measured along roads"),
        _ => None,
    }
}

fn bearing(outcome: BearingOutcome) -> &'static str {
    match outcome {
        BearingOutcome::Supported => "supported",
        BearingOutcome::Refuted => "refuted",
        BearingOutcome::Unverifiable => "unverifiable",
    }
}

pub(in super::super) fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::MissingEnd => "an end is not named",
        Obstacle::EndNotInGazetteer => "an end is in no gazetteer",
        Obstacle::AmbiguousPlace => "the places of that name give different answers",
        Obstacle::MovingReference => "the reference moves",
        Obstacle::PlaceChosenByClaim => "the place was chosen by this statement",
        Obstacle::VagueQuantity => "the figure is too vague",
        Obstacle::CapabilityNeedsSource => "a reach needs a source, not a map",
    }
}
