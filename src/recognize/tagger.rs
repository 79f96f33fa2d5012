//! The trained sequence model: a linear one, first order, over the labels outside, begin,
//! inside and people; most rows of its table say nothing and are left out in memory.

use std::sync::LazyLock;

use super::commons::Commons;
use super::context::Context;
use super::features::{ROW_BITS, rows};
use super::scene::Tagged;
use super::words::Shape;
use crate::settings::Cue;

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

static BUNDLED: LazyLock<Option<Model<'static>>> =
    LazyLock::new(|| Model::read(super::WEIGHTS));

/// The weights of the model.
#[derive(Debug, Clone)]
pub(super) struct Model<'a> {
    /// What a label says after another; the last row is the start of a chain.
    pub(super) transitions: [[i32; LABELS]; LABELS + 1],
    /// How many units make a margin of one, see [`Model::confidence`].
    scale: f32,
    common: Commons<'a>,
    /// The rows that say anything, one weight a label, in their order. Most features of a text
    /// are rare ones that say nothing; without them the table nearly fits the cache.
    weights: Vec<[i8; LABELS]>,
    /// Where the rows stand in it, by 64 of them.
    telling: Vec<Block>,
}

/// Which of 64 rows of weights say anything.
#[derive(Debug, Clone, Copy, Default)]
struct Block {
    /// One bit a row.
    bits: u64,
    /// How many rows in front say anything.
    before: u32,
}

impl<'a> Model<'a> {
    /// The weights that come with the program.
    pub(super) fn bundled() -> Option<&'static Model<'static>> {
        BUNDLED.as_ref()
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
        let says = |row: &&[u8; LABELS]| **row != [0; LABELS];
        let mut before = 0;
        let block = |rows: &[[u8; LABELS]]| {
            let bit = |(at, row)| u64::from(says(&row)) << at;
            let bits: u64 = rows.iter().enumerate().map(bit).sum();
            let block = Block { bits, before };
            before += bits.count_ones();
            block
        };
        let telling = weights.chunks(64).map(block).collect();
        let weights = weights.iter().filter(says);
        let weights = weights.map(|row| row.map(u8::cast_signed)).collect();
        Some(Self { transitions, scale, common: Commons(common), weights, telling })
    }

    /// The names of places and peoples in a document.
    pub(super) fn tagged(&self, context: &Context<'_>) -> Vec<Tagged> {
        let mut found = Vec::new();
        let mut lattice = Lattice::default();
        for (start, end) in chains(context) {
            if end - start == 1 && opens_only(context, start) {
                continue;
            }
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
            self.keep_telling(&mut lattice.rows);
            let mut score = [0; LABELS];
            for row in &lattice.rows {
                for (sum, weight) in score.iter_mut().zip(self.weights_of(*row)) {
                    *sum += i32::from(weight);
                }
            }
            lattice.scores.push(score);
        }
        lattice.solve(&self.transitions);
    }

    fn block(&self, row: u32) -> Block {
        self.telling.get(row as usize / 64).copied().unwrap_or_default()
    }

    /// Leaves out the rows that say nothing; without a branch, as they come in no order.
    fn keep_telling(&self, rows: &mut Vec<u32>) {
        let mut kept = 0;
        for at in 0..rows.len() {
            let row = rows[at];
            rows[kept] = row;
            kept += usize::from(self.block(row).bits >> (row % 64) & 1 != 0);
        }
        rows.truncate(kept);
    }

    /// The weights of a row that says something.
    fn weights_of(&self, row: u32) -> [i8; LABELS] {
        let Block { bits, before } = self.block(row);
        let in_front = bits & ((1 << (row % 64)) - 1);
        let at = before + in_front.count_ones();
        self.weights.get(at as usize).copied().unwrap_or_default()
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

/// Whether a word has its capital from the start of a sentence and is there for grammar: "The",
/// "He". None is a name, so the model need not be asked.
fn opens_only(context: &Context<'_>, at: usize) -> bool {
    let word = &context.words[at];
    word.starts
        && word.shape == Shape::Capital
        && word.cue.has(Cue::FUNCTION)
        && context.found(at).is_none_or(|found| found.end - found.start == 1)
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
