//! Stated distances against the ground, and ranges with what lies in them.

use super::super::facts::{Facts, km, relation, ring_title};
use super::super::layers::obstacle;
use super::words::{bearing, length, outcome};
use super::{Block, Entry, Inline, Section, Tone, cell, head, quoted, text};
use crate::model::{Azimuth, Claim, ClaimKind, InRange, Meters, Relation, Ring, Verdict};

pub(super) fn claims(facts: &Facts<'_>) -> Option<Section> {
    let verdicts = &facts.briefing.verdicts;
    if verdicts.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    let mut quotes = Vec::new();
    for verdict in verdicts {
        let Some(claim) = facts.briefing.claims.get(verdict.claim) else { continue };
        rows.push(entry(facts, claim, verdict));
        let mut line = quoted(facts, claim.length.span);
        line.insert(0, text(format!("{}: ", name(claim))));
        line.push(text(format!(" – {}.", verdict.reason.trim_end_matches('.'))));
        quotes.push(line);
    }
    let head = head([
        "Claim",
        "Kind",
        "#Stated",
        "#Center to center",
        "#Edge to edge",
        "What measuring says",
    ]);
    let blocks = vec![Block::Table { head, rows }, Block::List(quotes)];
    Some(Section { id: "distances", heading: "Stated distances", blocks })
}

fn name(claim: &Claim) -> String {
    let named = |end: &Option<crate::model::End>| {
        end.as_ref().map_or("?".to_owned(), |e| super::super::quote::plain(&e.text))
    };
    let reach = claim.kind == ClaimKind::Capability;
    match (&claim.from, &claim.to) {
        (None, None) if reach => "a reach".to_owned(),
        (Some(_), None) if reach => format!("reach of {}", named(&claim.from)),
        (from, to) => format!("{} – {}", named(from), named(to)),
    }
}

fn entry(facts: &Facts<'_>, claim: &Claim, verdict: &Verdict) -> Entry {
    let mut answer = vec![outcome(verdict.outcome)];
    if let Some(why) = verdict.obstacle.or(claim.obstacle) {
        answer.push(text(format!(": {}", obstacle(why))));
    }
    if let Some(direction) = verdict.bearing {
        answer.extend(bearing(direction, claim.bearing.map(Azimuth::degrees)));
    }
    let mut stated = facts.quotes.words(claim.length.span);
    if let Some(hedge) = claim.length.hedge {
        stated = format!("{} {stated}", facts.quotes.words(hedge));
    }
    Entry {
        anchor: Some(format!("claim-{}", verdict.claim + 1)),
        cells: vec![
            vec![Inline::OnMap(format!("map-claim-{}", verdict.claim + 1), name(claim))],
            cell(said(claim.kind)),
            cell(stated),
            cell(length(verdict.center)),
            cell(length(verdict.edge)),
            answer,
        ],
    }
}

/// What kind of statement it is, in the words of a reader.
fn said(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Between => "between two places",
        ClaimKind::Offset => "off a place",
        ClaimKind::Within => "within a distance",
        ClaimKind::Capability => "reach",
    }
}

pub(super) fn rings(facts: &Facts<'_>) -> Option<Section> {
    let rings = &facts.briefing.rings;
    if rings.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    let mut before = None;
    let known = rings.iter().map(|ring| {
        let mut line =
            vec![Inline::Strong(ring_title(ring)), text(format!(" – {}", ring.basis))];
        if let Some(sentence) = ring.sentence {
            let again = before.replace(sentence) == Some(sentence);
            line.push(text(if again { " in the same sentence" } else { ": " }));
            if !again {
                line.extend(quoted(facts, sentence));
            }
        }
        line
    });
    blocks.push(Block::List(known.collect()));
    let answers =
        rings.iter().flat_map(|ring| ring.places.iter().map(move |p| (ring, p)));
    let rows: Vec<Entry> = answers.map(|(ring, place)| answer(ring, place)).collect();
    if !rows.is_empty() {
        let head = head(["Is it in range?", "Range", "Answer", "#Distance", "#Margin"]);
        blocks.push(Block::Table { head, rows });
    }
    Some(Section { id: "ranges", heading: "Ranges", blocks })
}

fn answer(ring: &Ring, place: &InRange) -> Entry {
    let words = relation(place.relation).to_owned();
    let said = match place.relation {
        Relation::Inside => Inline::Strong(words),
        Relation::OnEdge => Inline::Tone(Tone::Conditional, words),
        Relation::Outside => text(words),
    };
    let margin = km(Meters(place.margin.0.abs()));
    let margin = if place.margin.0 < 0.0 {
        format!("{margin} km short")
    } else {
        format!("{margin} km to spare")
    };
    Entry {
        anchor: None,
        cells: vec![
            vec![Inline::Strong(place.name.clone())],
            cell(ring_title(ring)),
            vec![said],
            cell(match place.distance.0 {
                inside if inside <= 0.0 => "in it".to_owned(),
                _ => format!("{} km", km(place.distance)),
            }),
            cell(margin),
        ],
    }
}
