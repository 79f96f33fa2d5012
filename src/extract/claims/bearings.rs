//! Directions as they are written: "north-west", "north-northwest", "to the south".

use super::sentence::Sentence;
use crate::settings::measure::{Cue, Found};

/// A stated direction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::extract) struct Bearing {
    /// Degrees clockwise from north.
    pub(in crate::extract) degrees: f64,
    /// The first word behind it.
    pub(in crate::extract) next: usize,
}

/// The direction that starts at a word, behind "to the" or "due" too.
pub(in crate::extract) fn bearing(sentence: &Sentence<'_>, at: usize) -> Option<Bearing> {
    let mut at = at;
    for _ in 0..2 {
        if point(sentence, at).is_some() {
            break;
        }
        at += sentence.cue(at, Cue::ToThe)?;
    }
    if let Some(short) = short(sentence, at) {
        return Some(short);
    }
    let (mut degrees, mut next) = point(sentence, at)?;
    for _ in 0..2 {
        let dash = usize::from(sentence.is(next, &["-", "–", "‑", "−"]));
        let Some((further, end)) = point(sentence, next + dash) else { break };
        let between = (further - degrees + 180.0).rem_euclid(360.0) - 180.0;
        if between.abs() > 100.0 {
            break;
        }
        degrees = (degrees + between / 2.0).rem_euclid(360.0);
        next = end;
    }
    Some(Bearing { degrees, next })
}

/// "n of", "SW of": the word "of" stays behind.
fn short(sentence: &Sentence<'_>, at: usize) -> Option<Bearing> {
    sentence.cue(at, Cue::ShortBearing)?;
    let degrees = match sentence.lower(at) {
        "n" => 0.0,
        "ne" => 45.0,
        "e" => 90.0,
        "se" => 135.0,
        "s" => 180.0,
        "sw" => 225.0,
        "w" => 270.0,
        "nw" => 315.0,
        _ => return None,
    };
    Some(Bearing { degrees, next: at + 1 })
}

fn point(sentence: &Sentence<'_>, at: usize) -> Option<(f64, usize)> {
    if sentence.has(at, Cue::ShortBearing) {
        return short(sentence, at).map(|b| (b.degrees, b.next));
    }
    let mut points = sentence.found(at).iter().filter_map(|(found, len)| match found {
        Found::Bearing(point) => Some((f64::from(*point) * 22.5, at + len)),
        _ => None,
    });
    points.next()
}

/// The direction that ends right before a word: "north 15 miles to".
pub(in crate::extract) fn bearing_before(
    sentence: &Sentence<'_>,
    at: usize,
) -> Option<Bearing> {
    (1..=4.min(at))
        .rev()
        .filter_map(|len| bearing(sentence, at - len))
        .find(|found| found.next == at)
}
