//! Decides which place a mention is, and in what sense it is used.
//!
//! A name is looked up once a document (`bearers`). What the text says between names
//! (`relations`) and what lies near what (`context`) become named signs (`signs`); a
//! log-linear model over them (`rank`) shares the belief between the candidates, first each
//! name by itself, then all together. How sure the best one is says a model of its own
//! (`confidence`), and the words around each mention decide its sense (`sense`). The
//! method and its figures are in `docs/measurements.md`.

mod answer;
mod bearers;
mod clues;
mod confidence;
mod context;
mod defaults;
mod inside;
mod level;
mod links;
mod local;
mod nearness;
mod rank;
mod reasons;
mod relations;
mod said;
mod seat;
mod sense;
mod settle;
mod signs;
mod stated;
#[cfg(feature = "train")]
pub mod train;
mod weights;
mod window;

pub use settle::settle;

use crate::gazetteer::Gazetteer;
use crate::model::{Document, Length, Mention, Resolution};

/// The weights of the ranker, as TOML, and of the senses.
pub const WEIGHTS: (&str, &[u8]) =
    (include_str!("weights/rank.toml"), include_bytes!("weights/sense.bin"));

/// One resolution a mention, in the same order; the lengths are those of the document, for
/// the distances that it states between places.
#[must_use]
pub fn places(
    document: &Document,
    mentions: &[Mention],
    lengths: &[Length],
    gazetteer: &Gazetteer,
) -> Vec<Resolution> {
    let weights = weights::Weights::bundled();
    let ranking = rank::Ranking::new(document, mentions, lengths, gazetteer, weights);
    answer::resolutions(document, mentions, gazetteer, &ranking, weights)
}
