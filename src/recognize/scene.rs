//! What is seen of a text between its tagged words and its mentions.

use super::matches::Match;
use super::words::{Shape, Word};
use crate::gazetteer::{Gazetteer, Gist};
use crate::model::Feature;
use crate::settings::{Link, Names};

/// How sure a name is that only its list or its meaning tells.
pub(super) const LISTED: f64 = 0.9;

/// A stretch of words that names a place or a people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tagged {
    /// The first word.
    pub(super) start: usize,
    /// One past the last word.
    pub(super) end: usize,
    /// Whether it is a people, not a place.
    pub(super) demonym: bool,
    /// How sure, 0 to 1.
    pub(super) confidence: f64,
}

/// What the steps from tagged words to mentions need to see.
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) matches: &'a [Match],
    pub(super) names: &'static Names,
    pub(super) gazetteer: &'a Gazetteer,
    /// Whether the language spares its capitals for names.
    pub(super) spares: bool,
    /// Whether the language is known and not English, which the model has read most of.
    pub(super) foreign: bool,
    /// Whether the language writes all nouns with capitals.
    pub(super) nouns: bool,
}

pub(super) fn known(scene: &Scene<'_>, start: usize, end: usize) -> Option<Gist> {
    let at = scene.matches.partition_point(|found| found.start < start);
    let found = scene.matches.get(at)?;
    (found.start == start && found.end == end).then_some(found.gist)
}

/// The kind that a generic word in front gives: "the province of X", "the river X".
pub(super) fn before(scene: &Scene<'_>, tag: Tagged) -> Option<Feature> {
    if scene.words[tag.start].breaks {
        return None;
    }
    let last = scene.words[..tag.start].last()?;
    let small = |word: &Word| {
        let generic = scene.names.generic(word.sig);
        let common = word.shape == Shape::Lower || scene.nouns;
        generic.filter(|generic| !generic.plural && common)
    };
    if let Some(generic) = small(last) {
        return Some(generic.feature);
    }
    let of = scene.names.links(last.span.of(scene.text), Link::Of);
    let head = scene.words[..tag.start].iter().rev().nth(1).filter(|_| of)?;
    small(head).map(|generic| generic.feature)
}

/// Whether only commas and one conjunction stand between two names.
pub(super) fn joins(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    let between = &scene.words[from..to];
    (1..=3).contains(&between.len())
        && between.iter().all(|word| {
            let written = word.span.of(scene.text);
            matches!(written, "," | "&" | "/")
                || scene.names.links(written, Link::Conjunction)
        })
}
