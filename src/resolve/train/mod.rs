//! Training of the weights that the stage uses; only with the feature `train`.
//!
//! `examples/train_resolve/` reads the corpora, calls this and writes the weight files.

mod descent;
mod rank;
mod sense;

pub use rank::{Outcome, RankDocument, RankModel};
pub use sense::{SenseExample, SenseModel};
