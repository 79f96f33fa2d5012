//! The trained part of the sense decision: a linear softmax over hashed features.

use super::features::BUCKETS;
use crate::model::Sense;

/// The classes of the model in the order of its numbers.
pub(in super::super) const CLASSES: [Sense; 3] =
    [Sense::Literal, Sense::Metonymic, Sense::Associative];

/// One signed byte a bucket and class, in steps of [`STEP`]. What it was trained on says
/// `src/resolve/weights/README.md`.
static WEIGHTS: &[u8] = crate::resolve::WEIGHTS.1;

/// The size of one step of a stored weight, in logits.
pub(in super::super) const STEP: f32 = 1.0 / 32.0;

/// How probable each class is.
pub(super) fn probabilities(features: &[u32]) -> [f32; 3] {
    let mut scores = [0.0_f32; 3];
    for feature in features {
        for (class, score) in scores.iter_mut().enumerate() {
            let at = class * BUCKETS + *feature as usize;
            let byte = WEIGHTS.get(at).copied().unwrap_or_default();
            *score += f32::from(byte.cast_signed()) * STEP;
        }
    }
    softmax(scores)
}

/// Scores to shares that make 1.
pub(super) fn softmax(scores: [f32; 3]) -> [f32; 3] {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|score| (score - top).exp());
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}
