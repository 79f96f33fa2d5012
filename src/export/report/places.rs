//! The places on the map, with how each was decided.

use super::super::facts::{Facts, counted, km, sense};
use super::words::feature;
use super::{Block, Entry, Inline, Line, Section, cell, head, quoted, text};
use crate::model::{Meters, Relative, RelativeShape};

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let blocks = if facts.places.is_empty() {
        vec![Block::Paragraph(cell(
            "The report names no place that belongs on a map. What it names, and why it is \
             not drawn, is listed under “Left out”.",
        ))]
    } else {
        let rows = (0..facts.places.len()).map(|group| entry(facts, group)).collect();
        let head = head([
            "Place",
            "What and where",
            "Sense",
            "#Confidence",
            "Runner-up",
            "#Mentions",
            "Where it is first said",
        ]);
        vec![Block::Table { head, rows }]
    };
    let told = relative(facts);
    let blocks = blocks.into_iter().chain(told).collect();
    Section { id: "places", heading: "Places", blocks }
}

/// The places told relative to others, with their doubt.
fn relative(facts: &Facts<'_>) -> Option<Block> {
    let rows = facts.briefing.relatives.iter().map(|told| {
        let shape = match told.shape {
            RelativeShape::Circle => "circle",
            RelativeShape::Wedge(_) => "wedge",
        };
        let cells = vec![
            vec![Inline::Strong(about(facts, told))],
            cell(format!("± {} km", whole(told.uncertainty))),
            cell(shape),
            quoted(facts, told.span),
        ];
        Entry { anchor: None, cells }
    });
    let rows: Vec<Entry> = rows.collect();
    let head = head(["Told relative to a place", "#Doubt", "Shape", "Where it is said"]);
    (!rows.is_empty()).then_some(Block::Table { head, rows })
}

/// "about 12 km NE of Pokrovsk"; no figure, no "about".
pub(super) fn about(facts: &Facts<'_>, told: &Relative) -> String {
    let label = facts.label(told);
    if told.low.is_some() { format!("about {label}") } else { label }
}

/// Kilometers of doubt, which are good to no decimal from 10 on.
pub(super) fn whole(doubt: Meters) -> String {
    if doubt.km() < 9.95 { km(doubt) } else { format!("{:.0}", doubt.km()) }
}

fn entry(facts: &Facts<'_>, group: usize) -> Entry {
    let placed = &facts.places[group];
    let place = placed.place;
    let all = || placed.resolutions.iter().map(|i| &facts.briefing.resolutions[*i]);
    let first = &facts.briefing.resolutions[placed.resolutions[0]];
    let best =
        all().max_by(|a, b| a.confidence.total_cmp(&b.confidence)).unwrap_or(first);
    let mut name: Line = vec![Inline::Strong(place.name.clone())];
    if let Some(note) = &place.note {
        name.push(text(format!(" ({note})")));
    }
    let at = match facts.whereabouts(place) {
        at if at.is_empty() => feature(place.feature).to_owned(),
        at => format!("{}, {at}", feature(place.feature)),
    };
    let runner_up = match best.candidates.get(1) {
        Some(other) => format!(
            "{} ({:.0} %)",
            facts.full_name(&other.place),
            (100.0 * other.weight).clamp(0.0, 100.0)
        ),
        None if best.considered > 1 => {
            format!("of {}", counted(best.considered, "place", "places"))
        }
        None => "–".to_owned(),
    };
    Entry {
        anchor: Some(placed.id.clone()),
        cells: vec![
            name,
            cell(at),
            cell(sense(best.sense)),
            cell(format!("{:.0} %", (100.0 * best.confidence).clamp(0.0, 100.0))),
            cell(runner_up),
            cell(placed.resolutions.len().to_string()),
            quoted(facts, first.mention.span),
        ],
    }
}
