//! The trained sequence model: a linear one, first order, over the labels outside, begin,
//! inside and people; its table of weights is read in place.

use super::commons::Commons;
use super::context::Context;
use super::features::{ROW_BITS, rows};
use super::generic::Tagged;

/// The number of labels.
pub(super) const LABELS: usize = 4;
/// No part of a name.
pub(super) const OUT: usize = 0;
/// The first word of a place name.
pub(super) const BEGIN: usize = 1;
/// Another word of a place name.
pub(super) const INSIDE: usize = 2;
/// A word that names a people or language.
pub(super) const PEOPLE: usize = 3;

/// What a file of weights starts with: a name and a version.
pub(super) const MAGIC: [u8; 8] = *b"plotrec1";
/// Magic, scale, 20 transitions, length of the table of common words.
pub(super) const HEADER: usize = 8 + 4 + 20 * 4 + 4;

/// The log odds of a name whose margin is nothing, fitted as the slope is.
const CLOSE: f64 = 0.62;

/// A score that no path reaches by features.
const NEVER: i32 = i32::MIN / 4;

/// The weights of the model.
#[derive(Debug, Clone, Copy)]
pub(super) struct Model<'a> {
    /// What a label says after another; the last row is the start of a chain.
    pub(super) transitions: [[i32; LABELS]; LABELS + 1],
    /// How many units make a margin of one, see [`Model::confidence`].
    scale: f32,
    common: Commons<'a>,
    /// One row a feature, one weight a label.
    weights: &'a [[u8; LABELS]],
}

impl<'a> Model<'a> {
    /// The weights that come with the program.
    pub(super) fn bundled() -> Option<Model<'static>> {
        Model::read(super::WEIGHTS)
    }

    /// Weights from a file's bytes, `None` if they are of another version or cut short.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let number = |at: usize| {
            let four = bytes.get(at..at + 4)?;
            four.try_into().ok().map(i32::from_le_bytes)
        };
        if bytes.get(..8)? != MAGIC {
            return None;
        }
        let scale = f32::from_bits(number(8)?.cast_unsigned());
        let mut transitions = [[0; LABELS]; LABELS + 1];
        for (at, cell) in transitions.iter_mut().flatten().enumerate() {
            *cell = number(12 + at * 4)?;
        }
        let common = usize::try_from(number(HEADER - 4)?).ok()?;
        let rest = bytes.get(HEADER..)?;
        let (common, weights) = rest.split_at_checked(common)?;
        let (weights, []) = weights.as_chunks() else { return None };
        if weights.len() != 1 << ROW_BITS {
            return None;
        }
        Some(Self { transitions, scale, common: Commons(common), weights })
    }

    /// The names of places and peoples in a document.
    pub(super) fn tagged(&self, context: &Context<'_>) -> Vec<Tagged> {
        let mut found = Vec::new();
        let mut lattice = Lattice::default();
        for (start, end) in chains(context) {
            self.decode(context, start, end, &mut lattice);
            self.collect(&lattice, start, &mut found);
        }
        found
    }

    fn decode(
        &self,
        context: &Context<'_>,
        start: usize,
        end: usize,
        lattice: &mut Lattice,
    ) {
        lattice.scores.clear();
        for at in start..end {
            lattice.rows.clear();
            rows(context, at, self.common, &mut lattice.rows);
            let mut score = [0; LABELS];
            for row in &lattice.rows {
                let weights =
                    self.weights.get(*row as usize).copied().unwrap_or_default();
                for (sum, weight) in score.iter_mut().zip(weights) {
                    *sum += i32::from(weight.cast_signed());
                }
            }
            lattice.scores.push(score);
        }
        lattice.solve(&self.transitions);
    }

    /// Adds the names that the best labels make.
    fn collect(&self, lattice: &Lattice, start: usize, found: &mut Vec<Tagged>) {
        let mut last = OUT;
        for (at, (label, margin)) in
            lattice.labels.iter().zip(&lattice.margins).enumerate()
        {
            let (label, at) = (*label, start + at);
            let confidence = self.confidence(*margin);
            let goes_on =
                label == INSIDE && last != OUT || label == PEOPLE && last == PEOPLE;
            match found.last_mut().filter(|_| goes_on) {
                Some(name) => {
                    name.end = at + 1;
                    name.confidence = name.confidence.min(confidence);
                }
                None if label != OUT => found.push(Tagged {
                    start: at,
                    end: at + 1,
                    demonym: label == PEOPLE,
                    confidence,
                }),
                None => {}
            }
            last = label;
        }
    }

    /// How sure a margin of scores makes, by a logistic curve fitted on held-out corpora.
    fn confidence(&self, margin: i32) -> f64 {
        let margin = f64::from(margin) / f64::from(self.scale);
        1.0 / (1.0 + (-margin - CLOSE).exp())
    }
}

/// Stretches of words that may be part of names, without a break inside.
pub(super) fn chains(context: &Context<'_>) -> Vec<(usize, usize)> {
    let mut chains: Vec<(usize, usize)> = Vec::new();
    for (at, word) in context.words.iter().enumerate().filter(|(_, word)| word.open) {
        match chains.last_mut().filter(|chain| chain.1 == at && !word.breaks) {
            Some(chain) => chain.1 = at + 1,
            None => chains.push((at, at + 1)),
        }
    }
    chains
}

/// Room for one chain.
#[derive(Debug, Default)]
struct Lattice {
    rows: Vec<u32>,
    scores: Vec<[i32; LABELS]>,
    /// Best score of a path that ends with a label, and of one that goes on from it.
    ahead: Vec<[i32; LABELS]>,
    behind: Vec<[i32; LABELS]>,
    labels: Vec<usize>,
    margins: Vec<i32>,
}

impl Lattice {
    /// The best labels, and by how much each beats the best path without it.
    fn solve(&mut self, transitions: &[[i32; LABELS]; LABELS + 1]) {
        let length = self.scores.len();
        self.ahead.clear();
        self.behind.clear();
        self.behind.resize(length, [0; LABELS]);
        for (at, score) in self.scores.iter().enumerate() {
            let mut best = [NEVER; LABELS];
            for (label, best) in best.iter_mut().enumerate() {
                let before = match at.checked_sub(1) {
                    None => step(transitions, LABELS, label),
                    Some(last) => {
                        let reach = |from: usize| {
                            self.ahead[last][from].saturating_add(step(
                                transitions,
                                from,
                                label,
                            ))
                        };
                        (0..LABELS).map(reach).max().unwrap_or(NEVER)
                    }
                };
                *best = before.saturating_add(score[label]);
            }
            self.ahead.push(best);
        }
        for at in (1..length).rev() {
            for from in 0..LABELS {
                let reach = |to: usize| {
                    step(transitions, from, to)
                        .saturating_add(self.scores[at][to])
                        .saturating_add(self.behind[at][to])
                };
                self.behind[at - 1][from] = (0..LABELS).map(reach).max().unwrap_or(NEVER);
            }
        }
        self.labels.clear();
        self.margins.clear();
        for (ahead, behind) in self.ahead.iter().zip(&self.behind) {
            let through: [i32; LABELS] =
                std::array::from_fn(|label| ahead[label].saturating_add(behind[label]));
            let label =
                (0..LABELS).rev().max_by_key(|label| through[*label]).unwrap_or(OUT);
            let other = (0..LABELS).filter(|o| *o != label).map(|o| through[o]).max();
            self.labels.push(label);
            self.margins.push(through[label].saturating_sub(other.unwrap_or(NEVER)));
        }
    }
}

/// What a step from a label to the next is worth; inside follows a name only.
pub(super) fn step(
    transitions: &[[i32; LABELS]; LABELS + 1],
    from: usize,
    to: usize,
) -> i32 {
    if to == INSIDE && !matches!(from, BEGIN | INSIDE) {
        NEVER
    } else {
        transitions[from][to]
    }
}
