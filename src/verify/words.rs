//! Verdicts in words: the condition and the figures always named.

use std::fmt::Write as _;

use super::derive::Derived;
use super::judge::Stated;
use super::measured::Measured;
use crate::model::{BearingOutcome, Bound, Claim, Meters, Obstacle, Outcome, Verdict};

/// A length as people read it: "94.1 km", "800 m".
fn said(length: Meters) -> String {
    if length.0 < 1_000.0 {
        format!("{:.0} m", length.0)
    } else if length.0 < 1_000_000.0 {
        let text = format!("{:.1} km", length.km());
        text.replace(".0 km", " km")
    } else {
        format!("{:.0} km", length.km())
    }
}

/// Why a claim cannot be checked.
pub(super) fn obstacle(obstacle: Obstacle, claim: &Claim) -> String {
    let name = |end: &Option<crate::model::End>| {
        end.as_ref()
            .map_or_else(|| "an end".to_owned(), |end| format!("\"{}\"", end.text))
    };
    match obstacle {
        Obstacle::MissingEnd if claim.to.is_none() && claim.from.is_some() => {
            format!("the text does not say from where {} is measured", name(&claim.from))
        }
        Obstacle::MissingEnd if claim.from.is_none() && claim.to.is_some() => {
            format!("the text does not name what lies there, only {}", name(&claim.to))
        }
        Obstacle::MissingEnd => "the text names neither end".to_owned(),
        Obstacle::EndNotInGazetteer => {
            format!("no known position for {} or {}", name(&claim.from), name(&claim.to))
        }
        Obstacle::AmbiguousPlace => {
            "the places that bear these names give different answers".to_owned()
        }
        Obstacle::MovingReference => {
            let end = claim.to.as_ref().map_or("a line", |end| end.text.as_str());
            format!("measured from \"{end}\", which moves: give that line to check it")
        }
        Obstacle::PlaceChosenByClaim => {
            "this statement itself told which place of the name is meant".to_owned()
        }
        Obstacle::VagueQuantity => "the figure is too vague to be checked".to_owned(),
        Obstacle::CapabilityNeedsSource => {
            "a reach is not on the map: it needs a source about the system".to_owned()
        }
    }
}

/// Which end has no known position.
pub(super) fn missing(claim: &Claim, from: bool, to: bool) -> String {
    let name = |end: &Option<crate::model::End>| {
        end.as_ref().map_or_else(String::new, |end| format!("\"{}\"", end.text))
    };
    match (from, to) {
        (true, true) => {
            format!("no known position for {} and {}", name(&claim.from), name(&claim.to))
        }
        (true, false) => format!("no known position for {}", name(&claim.from)),
        _ => format!("no known position for {}", name(&claim.to)),
    }
}

/// An area or a line of which only a point is known.
pub(super) fn pointless(measured: &Measured) -> String {
    let (a, b) = &measured.names;
    format!("of {a} or {b} only a point is known, not its extent")
}

/// The verdict on a claim whose places are known.
pub(super) fn reason(
    claim: &Claim,
    stated: &Stated,
    measured: &Measured,
    outcome: Outcome,
    why_not: Option<Obstacle>,
    bearing: Option<BearingOutcome>,
) -> String {
    let (a, b) = &measured.names;
    let edge = said(measured.edge);
    let figures = match (measured.center, measured.far) {
        (Some(center), _) => {
            format!("{} center to center, {edge} edge to edge", said(center))
        }
        (None, Some(far)) => {
            format!("{edge} at the nearest, {} at the farthest", said(far))
        }
        (None, None) => format!("{edge} at the nearest"),
    };
    let figure = match (claim.length.high, claim.length.bound) {
        (Some(high), _) => format!("{} to {}", said(claim.length.low), said(high)),
        (None, Bound::AtMost) => format!("at most {}", said(stated.figure)),
        (None, Bound::AtLeast) => format!("at least {}", said(stated.figure)),
        (None, _) => said(stated.figure),
    };
    let verdict = match outcome {
        Outcome::Supported if measured.center.is_none() => {
            format!("{figure} is true to the nearest point")
        }
        Outcome::Supported if stated.is_rough(measured) => {
            format!("{figure} is about right")
        }
        Outcome::Supported => format!("{figure} is true center to center"),
        Outcome::SupportedIfEdgeToEdge if measured.center.is_none() => {
            format!("{figure} is true only to the nearest point")
        }
        Outcome::SupportedIfEdgeToEdge => {
            format!("{figure} is true only from edge to edge")
        }
        Outcome::SupportedIfRoad => {
            format!("{figure} is true only along roads, up to 1.6 times as long")
        }
        Outcome::Understated => format!("{figure} is too little, {}", nearest(measured)),
        Outcome::Overstated => {
            format!("{figure} is too much, even along roads; {}", nearest(measured))
        }
        Outcome::Refuted => format!("{figure} fits no reading; {}", nearest(measured)),
        Outcome::Unverifiable => {
            obstacle(why_not.unwrap_or(Obstacle::AmbiguousPlace), claim)
        }
    };
    let mut text = format!("{verdict}: {a} to {b} {figures}");
    match (bearing, measured.azimuth) {
        (Some(BearingOutcome::Refuted), Some(azimuth)) => {
            let side = compass(azimuth.degrees());
            let _ = write!(text, "; the direction is wrong, {a} lies {side} of {b}");
        }
        (Some(BearingOutcome::Supported), Some(azimuth)) => {
            let side = compass(azimuth.degrees());
            let _ = write!(text, "; {a} lies {side} of {b}");
        }
        _ => {}
    }
    text
}

/// Adds to a verdict that a place was put by another statement. What these words leave open
/// is no matter of namesakes, and no direction is wrong then.
pub(super) fn derived(verdict: &mut Verdict, put: &Derived) {
    let Derived { figure, azimuth, ground, name, .. } = put;
    let side = compass(azimuth.degrees());
    let put = format!(
        "no gazetteer knows {name}, put {} {side} of {ground} as the text says elsewhere",
        said(*figure)
    );
    if verdict.outcome == Outcome::Unverifiable {
        verdict.bearing = verdict.bearing.map(|_| BearingOutcome::Unverifiable);
        verdict.reason = format!("{put}, too loosely to tell");
        return;
    }
    let _ = write!(verdict.reason, "; {put}");
    if verdict.outcome.is_contradicted() {
        verdict.reason.push_str(": one of the two statements is wrong");
    }
}

/// Which reading comes nearest to a figure that is wrong.
fn nearest(measured: &Measured) -> String {
    match measured.center {
        Some(center) => format!("the nearest reading is {}", said(center)),
        None => format!("the nearest reading is {}", said(measured.edge)),
    }
}

fn compass(degrees: f64) -> &'static str {
    const POINTS: [&str; 8] = [
        "north",
        "northeast",
        "east",
        "southeast",
        "south",
        "southwest",
        "west",
        "northwest",
    ];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let point = ((degrees + 22.5) / 45.0).rem_euclid(8.0) as usize;
    POINTS[point.min(7)]
}
