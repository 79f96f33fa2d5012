//! The trained part of the sense decision: a linear softmax over hashed features.

use std::sync::LazyLock;

use super::features::BUCKETS;
use crate::model::Sense;

/// The classes of the model in the order of its numbers.
pub(in super::super) const CLASSES: [Sense; 3] =
    [Sense::Literal, Sense::Metonymic, Sense::Associative];

/// One number a class for each bucket, in steps of [`STEP`], beside one another for the cache;
/// the file has all buckets of a class in a row. What it was trained on says
/// `src/resolve/weights/README.md`.
static WEIGHTS: LazyLock<Vec<[i8; CLASSES.len()]>> = LazyLock::new(|| {
    let weight = |at: usize| crate::resolve::WEIGHTS.1.get(at).copied();
    let of = |bucket: usize, class: usize| {
        weight(class * BUCKETS + bucket).unwrap_or_default().cast_signed()
    };
    (0..BUCKETS).map(|bucket| std::array::from_fn(|class| of(bucket, class))).collect()
});

/// The size of one step of a stored weight, in logits.
pub(in super::super) const STEP: f32 = 1.0 / 32.0;

/// How probable each class is.
pub(super) fn probabilities(features: &[u32]) -> [f32; 3] {
    let table = WEIGHTS.as_slice();
    let mut steps = [0_i16; CLASSES.len()];
    for feature in features {
        let row = table.get(*feature as usize).copied().unwrap_or_default();
        for (sum, weight) in steps.iter_mut().zip(row) {
            *sum = sum.saturating_add(i16::from(weight));
        }
    }
    softmax(steps.map(|steps| f32::from(steps) * STEP))
}

/// Scores to shares that make 1.
pub(super) fn softmax(scores: [f32; 3]) -> [f32; 3] {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|score| (score - top).exp());
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}
