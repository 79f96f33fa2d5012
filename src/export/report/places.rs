//! The places on the map, with how each was decided.

use super::super::facts::{Facts, km, places_of};
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
        let mut before = None;
        let rows = (0..facts.places.len()).map(|group| {
            let first = facts.places[group].resolutions[0];
            let span = facts.briefing.resolutions[first].mention.span;
            let sentence = facts.quotes.kept(span).0;
            let again = before.replace(sentence) == Some(sentence);
            entry(facts, group, again)
        });
        let rows = rows.collect();
        let head = head([
            "Place",
            "What and where",
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

/// A place that no event is at and whose doubt is larger says nothing.
const LARGEST_DOUBT: Meters = Meters(200_000.0);

/// The places told relative to others, with their doubt.
fn relative(facts: &Facts<'_>) -> Option<Block> {
    let events = &facts.briefing.events;
    let has_event = |at: usize| {
        events.iter().flat_map(places_of).any(|told| told.relative == Some(at))
    };
    let all = facts.briefing.relatives.iter().enumerate();
    let worth =
        all.filter(|(at, told)| told.uncertainty <= LARGEST_DOUBT || has_event(*at));
    let rows = worth.map(|(_, told)| {
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

/// The row of a place; `again` where the sentence before is quoted once more.
fn entry(facts: &Facts<'_>, group: usize, again: bool) -> Entry {
    let placed = &facts.places[group];
    let place = placed.place;
    let all = || placed.resolutions.iter().map(|i| &facts.briefing.resolutions[*i]);
    let first = &facts.briefing.resolutions[placed.resolutions[0]];
    let best =
        all().max_by(|a, b| a.confidence.total_cmp(&b.confidence)).unwrap_or(first);
    let mut name: Line = vec![Inline::Strong(place.name.clone())];
    if let Some(note) = &place.note {
        name.push(text(format!(" ({})", note.trim_end_matches('.'))));
    }
    let at = match facts.whereabouts(place) {
        at if at.is_empty() => feature(place.feature).to_owned(),
        at => format!("{}, {at}", feature(place.feature)),
    };
    let runner_up = match best.candidates.get(1) {
        Some(other) => {
            format!("{} ({})", facts.full_name(&other.place), share(other.weight))
        }
        None if best.considered > 1 => {
            format!("none close, of {} by that name", best.considered)
        }
        None => "–".to_owned(),
    };
    Entry {
        anchor: Some(placed.id.clone()),
        cells: vec![
            name,
            cell(at),
            cell(share(best.confidence)),
            cell(runner_up),
            cell(placed.resolutions.len().to_string()),
            if again {
                cell("in the same sentence")
            } else {
                quoted(facts, first.mention.span)
            },
        ],
    }
}

/// A share in whole percent, never a certainty that nothing has.
fn share(of_one: f64) -> String {
    match 100.0 * of_one {
        little if little < 1.0 => "under 1 %".to_owned(),
        much if much > 99.0 => "over 99 %".to_owned(),
        percent => format!("{percent:.0} %"),
    }
}
