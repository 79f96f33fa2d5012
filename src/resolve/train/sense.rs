//! Training of the sense model.

use super::super::sense::{self, BUCKETS, CLASSES, Kind, LOOSE, STEP};
use super::descent::minimize;
use crate::model::{Document, Sense, Span};

/// How much a loose word counts against a feature that says where its word stands: so much
/// of the evidence, so that the prior holds its weight down more.
const LOOSE_VALUE: f64 = 0.7;

/// A mention whose sense is known.
#[derive(Debug, Clone)]
pub struct SenseExample {
    features: Vec<u32>,
    class: usize,
    weight: f64,
}

impl SenseExample {
    /// An example of a mention in a document; `None` for a sense that is not learned.
    #[must_use]
    pub fn new(
        document: &Document,
        span: Span,
        feature: Option<crate::model::Feature>,
        sense: Sense,
        weight: f64,
    ) -> Option<Self> {
        let class = CLASSES.iter().position(|known| *known == sense)?;
        let features = sense::features(document, span, Kind::of(feature));
        Some(Self { features, class, weight })
    }

    /// The sense that is right.
    #[must_use]
    pub fn sense(&self) -> Sense {
        CLASSES[self.class]
    }
}

/// The trained numbers of a sense model.
#[derive(Debug, Clone)]
pub struct SenseModel {
    weights: Vec<f64>,
}

impl SenseModel {
    /// Learns from examples with a Gaussian prior on every weight.
    #[must_use]
    pub fn train(examples: &[SenseExample], penalty: f64) -> Self {
        let size = BUCKETS * CLASSES.len();
        let weights = minimize(vec![0.0; size], 120, |weights, gradient| {
            let mut loss = 0.0;
            for (slot, weight) in gradient.iter_mut().zip(weights) {
                *slot = penalty * weight;
                loss += 0.5 * penalty * weight * weight;
            }
            for example in examples {
                let shares = shares(weights, &example.features, value);
                loss -= example.weight * shares[example.class].max(1e-12).ln();
                for (class, share) in shares.iter().enumerate() {
                    let target = if class == example.class { 1.0 } else { 0.0 };
                    let push = example.weight * (share - target);
                    for feature in &example.features {
                        let at = class * BUCKETS + *feature as usize;
                        gradient[at] += push * value(*feature);
                    }
                }
            }
            loss
        });
        // The program adds weights up as they are.
        let in_class = |at: usize| u32::try_from(at % BUCKETS).unwrap_or_default();
        let weights = weights.iter().enumerate().map(|(at, w)| w * value(in_class(at)));
        Self { weights: weights.collect() }
    }

    /// The most probable sense of an example.
    #[must_use]
    pub fn sense(&self, example: &SenseExample) -> Sense {
        let shares = shares(&self.weights, &example.features, |_| 1.0);
        let mut best = 0;
        for class in 1..shares.len() {
            if shares[class] > shares[best] {
                best = class;
            }
        }
        CLASSES[best]
    }

    /// The bytes of the weight file: one signed byte a bucket and class.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let step = f64::from(STEP);
        #[expect(clippy::cast_possible_truncation, reason = "clamped to a byte")]
        let byte = |weight: &f64| {
            ((weight / step).round().clamp(-127.0, 127.0) as i8).cast_unsigned()
        };
        self.weights.iter().map(byte).collect()
    }
}

/// The value of a feature in training.
fn value(feature: u32) -> f64 {
    if (feature as usize) < LOOSE { 1.0 } else { LOOSE_VALUE }
}

fn shares(weights: &[f64], features: &[u32], value: impl Fn(u32) -> f64) -> [f64; 3] {
    let mut scores = [0.0; 3];
    for (class, score) in scores.iter_mut().enumerate() {
        let of = |f: &u32| weights[class * BUCKETS + *f as usize] * value(*f);
        *score = features.iter().map(of).sum();
    }
    let top = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers = scores.map(|s: f64| (s - top).exp());
    let sum: f64 = powers.iter().sum();
    powers.map(|p| p / sum)
}
