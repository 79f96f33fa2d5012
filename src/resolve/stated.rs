//! Distances that a text states between two names: "X, 12 km north of Y".
//!
//! What they decide is marked ([`Resolution::by_distance`](crate::model::Resolution)), so that
//! no statement is confirmed by a place that it chose.

use super::bearers::Bearer;
use crate::model::{Document, Length, Span};
use crate::settings::measure::{Cue, Found, Lexicon, Lexicons};

/// The most bytes between two names that are read as a distance.
const REACH: usize = 90;

/// A distance between two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Stated {
    /// In whole kilometers, at least one.
    pub km: u16,
    /// The direction in sixteenths of the compass from north over east, if it is said.
    pub point: Option<u8>,
}

/// The distance that the words between two names state, such as "12 km north of".
pub(super) fn stated(
    document: &Document,
    words: Span,
    lengths: &[Length],
) -> Option<Stated> {
    if words.end - words.start > REACH {
        return None;
    }
    let first = lengths.partition_point(|length| length.span.start < words.start);
    let length = lengths.get(first).filter(|length| words.contains(length.span))?;
    let behind = document.text.get(length.span.end..words.end)?;
    let behind: Vec<String> = behind
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let lexicons = Lexicons::bundled();
    let lexicon =
        lexicons.fitting(behind.iter().map(String::as_str), document.language)?;
    if !leads(&behind, lexicon) {
        return None;
    }
    let km = length
        .high
        .map_or(length.low.km(), |high| f64::midpoint(length.low.km(), high.km()));
    if !(0.5..2000.0).contains(&km) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within bounds"
    )]
    let km = km.round() as u16;
    Some(Stated { km: km.max(1), point: point(&behind, lexicon) })
}

/// Whether the words lead to what the distance is measured from: "of the", "від".
fn leads(words: &[String], lexicon: &Lexicon) -> bool {
    let is = |at: usize, cues: &[Cue]| {
        let mut here = lexicon.phrases.at(&words[at..]);
        here.any(|(found, _)| cues.iter().any(|cue| found == Found::Cue(*cue)))
    };
    let last = (0..words.len()).rev().find(|at| !is(*at, &[Cue::Article]));
    last.is_some_and(|at| is(at, &[Cue::Of, Cue::From, Cue::FromWeak]))
}

/// The direction among the words; of "north-west" the middle of both.
fn point(words: &[String], lexicon: &Lexicon) -> Option<u8> {
    let at = |at: usize| {
        let rest = words.get(at..)?;
        lexicon.phrases.at(rest).find_map(|(found, len)| match found {
            Found::Bearing(point) => Some((point, at + len)),
            _ => None,
        })
    };
    let (first, next) = (0..words.len()).find_map(at)?;
    Some(match at(next) {
        // North and west meet over the top of the compass.
        Some((second, _)) if first.abs_diff(second) > 8 => {
            (u8::midpoint(first, second) + 8) % 16
        }
        Some((second, _)) => u8::midpoint(first, second),
        None => first,
    })
}

/// Whether a place lies from another as far, and where it is said, in the direction, as
/// stated; figures in prose are rounded, and roads are longer than the line.
pub(super) fn is_away(a: &Bearer, b: &Bearer, stated: Stated) -> bool {
    let (km, said) = (a.km(b), f32::from(stated.km));
    let fits = km <= said * 1.25 + 5.0 && km >= said * 0.6 - 5.0;
    if a.place == b.place || a.is_wide() || b.is_wide() || !fits {
        return false;
    }
    let Some(point) = stated.point.filter(|_| km > 5.0) else { return true };
    let (from, to) = (b.position, a.position);
    let east = (to.lon() - from.lon()) * from.lat().to_radians().cos();
    let bearing = east.atan2(to.lat() - from.lat()).to_degrees();
    let off = (bearing - f64::from(point) * 22.5).rem_euclid(360.0);
    off.min(360.0 - off) <= 60.0
}
