//! Doubts, what was left out and why, and where everything is from.

use std::fmt::Write as _;

use super::super::facts::{Facts, reason_unlocated};
use super::super::manifest::Provenance;
use super::{Block, Entry, Inline, Section, Tone, cell, head, text};
use crate::model::{Diagnostic, Severity};

/// The most names that are listed for one reason.
const MOST_NAMES: usize = 40;

pub(super) fn doubts(facts: &Facts<'_>) -> Option<Section> {
    let diagnostics = &facts.briefing.diagnostics;
    if diagnostics.is_empty() {
        return None;
    }
    // The same doubt about several mentions is said once.
    let mut told: Vec<(&Diagnostic, usize)> = Vec::new();
    // What the tables above say already.
    let verdicts = &facts.briefing.verdicts;
    let notes = || {
        facts.places.iter().filter_map(|placed| {
            let note = placed.place.note.as_deref()?;
            Some(format!("{}: {note}", placed.place.name))
        })
    };
    let is_told = |doubt: &Diagnostic| {
        verdicts.iter().any(|verdict| verdict.reason == doubt.message)
            || notes().any(|note| note == doubt.message)
    };
    for doubt in diagnostics.iter().filter(|doubt| !is_told(doubt)) {
        let same = |(other, _): &&mut (&Diagnostic, usize)| {
            other.message == doubt.message && other.severity == doubt.severity
        };
        match told.iter_mut().find(same) {
            Some((_, times)) => *times += 1,
            None => told.push((doubt, 1)),
        }
    }
    if told.is_empty() {
        return None;
    }
    let lines = told.into_iter().map(|(doubt, times)| {
        let (tone, word) = match doubt.severity {
            Severity::Warning => (Tone::Bad, "warning"),
            Severity::Note => (Tone::Open, "note"),
        };
        let mut said = format!(": {}", super::super::quote::plain(&doubt.message));
        if times > 1 {
            let _ = write!(said, " (×{times})");
        }
        vec![Inline::Tone(tone, word.to_owned()), text(said)]
    });
    let blocks = vec![Block::List(lines.collect())];
    Some(Section { id: "doubts", heading: "Doubts", blocks })
}

/// Mentions that are left out for one reason, in order of the text.
struct Reason {
    why: &'static str,
    /// Names with how often each is meant.
    names: Vec<(String, usize)>,
    mentions: usize,
}

pub(super) fn left_out(facts: &Facts<'_>) -> Option<Section> {
    let mut reasons: Vec<Reason> = Vec::new();
    for resolution in &facts.briefing.resolutions {
        let Some(reason) = reason_unlocated(resolution) else { continue };
        let words = facts.quotes.words(resolution.mention.span);
        let at = reasons.iter().position(|r| r.why == reason).unwrap_or_else(|| {
            reasons.push(Reason { why: reason, names: Vec::new(), mentions: 0 });
            reasons.len() - 1
        });
        let found = &mut reasons[at];
        found.mentions += 1;
        match found.names.iter_mut().find(|(name, _)| *name == words) {
            Some((_, count)) => *count += 1,
            None => found.names.push((words, 1)),
        }
    }
    if reasons.is_empty() {
        return None;
    }
    let rows = reasons.into_iter().map(|Reason { why, names, mentions }| {
        let more = names.len().saturating_sub(MOST_NAMES);
        let mut listed: Vec<String> = names
            .into_iter()
            .take(MOST_NAMES)
            .map(|(name, count)| match count {
                1 => name,
                _ => format!("{name} ×{count}"),
            })
            .collect();
        if more > 0 {
            listed.push(format!("and {more} more"));
        }
        let cells = vec![cell(why), cell(mentions.to_string()), cell(listed.join(", "))];
        Entry { anchor: None, cells }
    });
    let head = head(["Why it is not drawn", "#Mentions", "Which"]);
    let blocks = vec![Block::Table { head, rows: rows.collect() }];
    Some(Section { id: "left-out", heading: "Left out", blocks })
}

pub(super) fn sources(provenance: &Provenance) -> Section {
    let mut lines = vec![
        cell(
            "Distances are geodesics on WGS 84, rings are true geodesic circles; positions \
             are those of the gazetteer, and no more precise than it says.",
        ),
        cell(
            "Only sentences that carry a place, a distance or an event are quoted; the \
             report belongs to its publisher.",
        ),
    ];
    if let Some(date) = &provenance.gazetteer_date {
        lines.push(cell(format!("Gazetteer of {}.", crate::text::day_in_words(date))));
    }
    lines.extend(provenance.attributions.iter().map(|line| cell(line.clone())));
    lines.push(cell(format!(
        "Made with {} {}.",
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION")
    )));
    let blocks = vec![Block::List(lines)];
    Section { id: "sources", heading: "Sources and method", blocks }
}
