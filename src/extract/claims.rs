//! Stated distances: which lengths are claims, of what kind, between what.

use crate::model::{
    Azimuth, Bound, Claim, ClaimKind, Document, Length, Measure, Obstacle, Resolution,
};
use crate::settings::measure::Lexicons;

pub(super) mod bearings;
mod ends;
mod rules;
pub(super) mod sentence;

use ends::Ends;
use rules::{Finding, Shape};
use sentence::Sentence;

/// The stated distances of a document, in order.
#[must_use]
pub fn claims(
    document: &Document,
    lengths: &[Length],
    resolutions: &[Resolution],
) -> Vec<Claim> {
    let lexicons = Lexicons::bundled();
    let mut found = Vec::new();
    let mut rest = lengths;
    for span in &document.sentences {
        let first = rest.partition_point(|l| l.span.start < span.start);
        let last = rest.partition_point(|l| l.span.end <= span.end).max(first);
        let here = &rest[first..last];
        rest = &rest[last..];
        if here.is_empty() {
            continue;
        }
        let sentence = Sentence::new(document, *span, here, resolutions, lexicons);
        if let Some(sentence) = sentence {
            of_sentence(document, &sentence, resolutions, &mut found);
        }
    }
    found
}

fn of_sentence(
    document: &Document,
    sentence: &Sentence<'_>,
    resolutions: &[Resolution],
    found: &mut Vec<Claim>,
) {
    let findings: Vec<Finding> = (0..sentence.lengths.len())
        .filter_map(|number| rules::finding(sentence, number))
        .collect();
    let mut ends = Ends::new(document, sentence, resolutions);
    for finding in findings {
        let mut next = Some(finding);
        // "3 miles both south-west of Grantham and west of the A1": one figure, two claims.
        while let Some(finding) = next {
            let ((mut from, to), behind) = ends.of(&finding);
            let length = sentence.lengths[finding.number].clone();
            let moving = ends.moves(to.as_ref());
            // Troops and storms are at no place that a gazetteer knows.
            if !moving
                && ends.moves(from.as_ref())
                && let Some(from) = &mut from
            {
                from.resolution = None;
            }
            let obstacle = obstacle(&length, &finding, moving);
            found.push(Claim {
                sentence: sentence.span,
                kind: finding.kind,
                length: bounded(length, finding.kind),
                measure: finding.measure,
                from,
                to,
                bearing: finding.bearing.map(Azimuth::new),
                obstacle,
            });
            next = rules::further(sentence, &finding, behind);
        }
    }
}

/// A distance that something lies within binds as an upper limit however it is put.
fn bounded(mut length: Length, kind: ClaimKind) -> Length {
    if kind == ClaimKind::Within && length.bound == Bound::Exact {
        length.bound = Bound::AtMost;
    }
    length
}

fn obstacle(length: &Length, finding: &Finding, moving: bool) -> Option<Obstacle> {
    if moving || finding.shape == Shape::Behind {
        Some(Obstacle::MovingReference)
    } else if finding.kind == ClaimKind::Capability {
        Some(Obstacle::CapabilityNeedsSource)
    } else if length.rounding.0 == 0.0 {
        Some(Obstacle::VagueQuantity)
    } else {
        None
    }
}

/// How the words about a length say it is measured; a weapon's reach is straight.
fn straight_if_weapon(kind: ClaimKind, measure: Measure) -> Measure {
    match (kind, measure) {
        (ClaimKind::Capability, Measure::Unknown) => Measure::Straight,
        (_, measure) => measure,
    }
}
