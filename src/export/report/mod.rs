//! The briefing on one page: its content, written out as Markdown and as HTML.

mod close;
mod distances;
mod html;
mod incidents;
mod markdown;
mod places;
mod words;

pub use html::html;
pub use markdown::markdown;

use std::fmt::Write as _;

use super::facts::{Facts, counted};
use super::manifest::Provenance;
use crate::model::Span;
use crate::text::day_in_words;

/// A page: a heading, what it is about, and its sections.
#[derive(Debug, Clone, PartialEq)]
struct Page {
    title: String,
    /// Date, source, language.
    about: Vec<Line>,
    /// What the page holds, in numbers.
    summary: Line,
    sections: Vec<Section>,
}

#[derive(Debug, Clone, PartialEq)]
struct Section {
    /// The anchor of the heading.
    id: &'static str,
    heading: &'static str,
    blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq)]
enum Block {
    Paragraph(Line),
    List(Vec<Line>),
    Table { head: Vec<Head>, rows: Vec<Entry> },
}

/// The head of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Head {
    text: &'static str,
    numeric: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    /// What links lead to: "place-1".
    anchor: Option<String>,
    cells: Vec<Line>,
}

type Line = Vec<Inline>;

#[derive(Debug, Clone, PartialEq)]
enum Inline {
    Text(String),
    Strong(String),
    /// A word whose color says what is meant.
    Tone(Tone, String),
    /// Highlighted words of a quotation.
    Mark(Mark, String),
    /// A link to an anchor of the page.
    Inside(String, String),
    /// A link to something on the map, where the map has it.
    OnMap(String, String),
    /// A link to an address.
    Outside(String),
}

/// What a highlighted word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Place,
    Distance,
    Event,
}

/// Whether a word is good or bad news for what it qualifies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Good,
    Conditional,
    Bad,
    Open,
}

/// The page of a briefing.
fn page(facts: &Facts<'_>, provenance: &Provenance) -> Page {
    let document = &facts.briefing.document;
    let mut about = Vec::new();
    if let Some(date) = &document.date {
        about.push(vec![text(format!("Published on {}", day_in_words(date)))]);
    }
    if let Some(url) = &document.url {
        about.push(vec![text("Source: "), Inline::Outside(url.clone())]);
    } else {
        about.push(vec![text(format!("Report: {}", document.name))]);
    }
    let sections = [
        Some(places::section(facts)),
        distances::claims(facts),
        distances::rings(facts),
        incidents::section(facts),
        close::doubts(facts),
        close::left_out(facts),
        Some(close::sources(provenance)),
    ];
    Page {
        title: facts.title(),
        about,
        summary: vec![text(summary(facts))],
        sections: sections.into_iter().flatten().collect(),
    }
}

fn summary(facts: &Facts<'_>) -> String {
    let briefing = facts.briefing;
    let contradicted =
        briefing.verdicts.iter().filter(|v| v.outcome.is_contradicted()).count();
    let mut claims =
        counted(briefing.claims.len(), "stated distance", "stated distances");
    if contradicted > 0 {
        let _ = write!(claims, " ({contradicted} contradicted by measuring)");
    }
    let parts = [
        (
            facts.places.len(),
            counted(facts.places.len(), "place on the map", "places on the map"),
        ),
        (briefing.claims.len(), claims),
        (briefing.events.len(), counted(briefing.events.len(), "event", "events")),
        (briefing.rings.len(), counted(briefing.rings.len(), "range", "ranges")),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(_, said)| said)
        .collect();
    match said.as_slice() {
        [] => "Nothing in it belongs on a map.".to_owned(),
        [all] => format!("{all}."),
        [first @ .., last] => format!("{} and {last}.", first.join(", ")),
    }
}

fn text(text: impl Into<String>) -> Inline {
    Inline::Text(text.into())
}

fn cell(content: impl Into<String>) -> Line {
    vec![text(content)]
}

fn head<const N: usize>(columns: [&'static str; N]) -> Vec<Head> {
    // A leading "#" says that the column holds figures.
    columns
        .map(|text| match text.strip_prefix('#') {
            Some(text) => Head { text, numeric: true },
            None => Head { text, numeric: false },
        })
        .into()
}

/// The sentence around a span with its places, stated distances and events highlighted.
fn quoted(facts: &Facts<'_>, span: Span) -> Line {
    let (kept, cut_before, cut_after) = facts.quotes.kept(span);
    let document_text = &facts.briefing.document.text;
    let mut line = vec![text(if cut_before { "“… " } else { "“" })];
    let mut at = kept.start;
    for (mark, span) in marks(facts, kept) {
        if span.start < at {
            continue;
        }
        let between = Span { start: at, end: span.start }.of(document_text);
        line.push(text(spaced(between)));
        line.push(Inline::Mark(mark, super::quote::plain(span.of(document_text))));
        at = span.end;
    }
    let rest = Span { start: at, end: kept.end.max(at) }.of(document_text);
    line.push(text(spaced(rest)));
    line.push(text(if cut_after { " …”" } else { "”" }));
    line.retain(|part| !matches!(part, Inline::Text(text) if text.is_empty()));
    line
}

/// What is highlighted inside a stretch of text, in order.
fn marks(facts: &Facts<'_>, within: Span) -> Vec<(Mark, Span)> {
    let briefing = facts.briefing;
    let places = facts.places.iter().flat_map(|p| &p.resolutions);
    let places = places.map(|i| (Mark::Place, briefing.resolutions[*i].mention.span));
    let claims = briefing.claims.iter().map(|c| (Mark::Distance, c.length.span));
    let events = briefing.events.iter().map(|e| (Mark::Event, e.trigger));
    let mut found: Vec<_> = places
        .chain(claims)
        .chain(events)
        .filter(|(_, span)| within.contains(*span) && span.start < span.end)
        .collect();
    found.sort_by_key(|(_, span)| (span.start, span.end));
    found
}

/// White space made plain, a single space kept at either end.
fn spaced(text: &str) -> String {
    let plain = super::quote::plain(text);
    if plain.is_empty() {
        return if text.is_empty() { plain } else { " ".to_owned() };
    }
    let gap = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() || c.is_control());
    let (before, after) = (gap(text.chars().next()), gap(text.chars().next_back()));
    format!("{}{plain}{}", if before { " " } else { "" }, if after { " " } else { "" })
}
