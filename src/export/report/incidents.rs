//! The events, with who says so and in what mode.

use super::super::facts::{Facts, places_of};
use super::super::layers::deed;
use super::words::{around, time_precision};
use super::{Block, Entry, Inline, Line, Section, cell, head, quoted, text};
use crate::model::{Event, Polarity, SourceKind, TimePrecision};
use crate::text::day_in_words;

pub(super) fn section(facts: &Facts<'_>) -> Option<Section> {
    let events = &facts.briefing.events;
    if events.is_empty() {
        return None;
    }
    let mut before = None;
    let mut rows = Vec::new();
    for (index, event) in events.iter().enumerate() {
        let sentence = facts.quotes.kept(event.trigger).0;
        let again = before.replace(sentence) == Some(sentence);
        rows.push(entry(facts, index, event, again));
    }
    let head = head(["Event", "Where", "When", "Who says so", "How it is said", "Quote"]);
    let blocks = vec![Block::Table { head, rows }];
    Some(Section { id: "events", heading: "Events", blocks })
}

/// The row of an event; `again` where the sentence before is quoted once more.
fn entry(facts: &Facts<'_>, index: usize, event: &Event, again: bool) -> Entry {
    let when = match &event.date {
        Some(date) if event.time_precision == TimePrecision::Week => {
            format!("about {}", day_in_words(date))
        }
        Some(date) => day_in_words(date),
        None => time_precision(event.time_precision).to_owned(),
    };
    let source = match event.source.name.as_str() {
        "author" | "" => "the report itself".to_owned(),
        name if event.source.kind == SourceKind::Other => name.to_owned(),
        name => format!("{name} ({})", event.source.kind.as_str().replace('_', " ")),
    };
    let said = match event.polarity {
        Polarity::Positive => event.modality.as_str().to_owned(),
        Polarity::Negative => format!("{} not to be so", event.modality.as_str()),
    };
    Entry {
        anchor: Some(format!("event-{}", index + 1)),
        cells: vec![
            vec![Inline::OnMap(format!("map-event-{}", index + 1), deed(event))],
            place(facts, event),
            cell(when),
            cell(source),
            cell(said),
            if again {
                cell(format!(
                    "in the same sentence: “{}”",
                    facts.quotes.words(event.trigger)
                ))
            } else {
                quoted(facts, event.trigger)
            },
        ],
    }
}

fn place(facts: &Facts<'_>, event: &Event) -> Line {
    let mut line = Vec::new();
    for told in places_of(event) {
        if !line.is_empty() {
            line.push(text(", "));
        }
        let relative = facts.relative(told);
        let name = match relative {
            Some(relative) => super::places::about(facts, relative),
            None => super::super::quote::plain(&told.text),
        };
        line.push(match facts.group_of(told) {
            Some(group) => Inline::Inside(facts.places[group].id.clone(), name),
            None => text(name),
        });
        if let Some(doubt) = relative.map(|relative| relative.uncertainty) {
            line.push(text(format!(", ± {} km", super::places::whole(doubt))));
        }
    }
    if line.is_empty() {
        return cell("no place given");
    }
    let (before, behind) = around(event.geo_precision);
    // The words of a relative place say themselves that it is near.
    let told = places_of(event).next().and_then(|told| facts.relative(told));
    line.insert(0, text(if told.is_some() { "" } else { before }));
    line.push(text(behind));
    line.retain(|part| !matches!(part, Inline::Text(text) if text.is_empty()));
    line
}
