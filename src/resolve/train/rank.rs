//! Training of the ranker and of the confidence.

use std::fmt::Write as _;

use super::super::bearers::{apart, unit};
use super::super::clues::{CLUES, Clue};
use super::super::confidence::{clues, confidence};
use super::super::rank::Ranking;
use super::super::signs::{SIGNS, Sign};
use super::super::weights::Weights;
use super::descent::minimize;
use crate::gazetteer::Gazetteer;
use crate::model::{Document, Length, Mention, Position};

/// Within this distance an answer is right, in kilometers: the measure of the field.
const RIGHT_KM: f32 = 161.0;
/// How fast a target fades with the distance from the gold point, in kilometers.
const TARGET_KM: f32 = 30.0;
/// The total weight of a corpus, however many names it has.
const CORPUS_WEIGHT: f64 = 1000.0;
/// The Gaussian prior of the ranker.
const RANK_PENALTY: f64 = 3.0;
/// Signs that the corpora hardly show: where their weights are held, and how tightly.
const HELD: [(Sign, f64, f64); 10] = [
    (Sign::Level, 1.5, 10.0),
    (Sign::Defined, 2.5, 60.0),
    (Sign::DefinedSure, 2.5, 60.0),
    (Sign::At, 5.0, 60.0),
    (Sign::Tongue, 1.2, 60.0),
    (Sign::Hinted, 2.5, 60.0),
    (Sign::Unhinted, -2.0, 60.0),
    (Sign::Where, 5.0, 60.0),
    (Sign::Owned, 1.5, 10.0),
    (Sign::Former, -1.0, 10.0),
];
/// The Gaussian prior of the confidence.
const CONFIDENCE_PENALTY: f64 = 1.0;

/// A document whose places are known.
#[derive(Debug)]
pub struct RankDocument {
    corpus: usize,
    ranking: Ranking,
    golds: Vec<Gold>,
}

/// A mention whose place is known.
#[derive(Debug)]
struct Gold {
    group: Option<usize>,
    mention: usize,
    points: Vec<[f32; 3]>,
}

/// What became of a mention whose place is known.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// The mention, by index.
    pub mention: usize,
    /// Whether the answer is right; `None` without an answer.
    pub right: Option<bool>,
    /// Whether the right place is a candidate at all.
    pub present: bool,
    /// The confidence of the answer.
    pub confidence: f32,
}

impl RankDocument {
    /// A document of a corpus (by number) with its mentions and, for some of them, the
    /// positions that count as right.
    #[must_use]
    pub fn new(
        corpus: usize,
        document: &Document,
        mentions: &[Mention],
        lengths: &[Length],
        right: &[(usize, Vec<Position>)],
        gazetteer: &Gazetteer,
    ) -> Self {
        let ranking = Ranking::begun(document, mentions, lengths, gazetteer);
        let golds = right.iter().map(|(mention, points)| Gold {
            group: ranking.groups.of[*mention].map(|group| group as usize),
            mention: *mention,
            points: points.iter().map(|point| unit(*point)).collect(),
        });
        let golds = golds.collect();
        Self { corpus, ranking, golds }
    }

    /// The corpus that it is of.
    #[must_use]
    pub fn corpus(&self) -> usize {
        self.corpus
    }

    /// What the ranker makes of it with trained weights.
    #[must_use]
    pub fn outcomes(&mut self, model: &RankModel) -> Vec<Outcome> {
        self.ranking.passes(&model.weights);
        let each = self.golds.iter().map(|gold| {
            let group =
                gold.group.filter(|g| !self.ranking.groups.bearers(*g).is_empty());
            let Some(group) = group else {
                return Outcome {
                    mention: gold.mention,
                    right: None,
                    present: false,
                    confidence: 0.0,
                };
            };
            let best = self.best(group);
            let sure = clues(&self.ranking, group, best);
            let range = self.ranking.groups.groups[group].bearers.clone();
            Outcome {
                mention: gold.mention,
                right: Some(self.km(gold, best) <= RIGHT_KM),
                present: range.clone().any(|at| self.km(gold, at) <= RIGHT_KM),
                confidence: confidence(&sure, &model.weights.confidence),
            }
        });
        each.collect()
    }

    fn best(&self, group: usize) -> usize {
        let range = self.ranking.groups.groups[group].bearers.clone();
        let shares = &self.ranking.shares;
        let best =
            range.clone().max_by(|a, b| shares[*a].total_cmp(&shares[*b]).then(b.cmp(a)));
        best.unwrap_or(range.start)
    }

    fn km(&self, gold: &Gold, bearer: usize) -> f32 {
        let at = self.ranking.groups.bearers[bearer].unit;
        gold.points.iter().map(|point| apart(*point, at)).fold(f32::MAX, f32::min)
    }
}

/// Trained weights.
#[derive(Debug, Clone)]
pub struct RankModel {
    weights: Weights,
}

impl RankModel {
    /// Learns from documents; corpora count alike. Signs whose keys are in `without` get no
    /// weight: what they are worth shows.
    #[must_use]
    pub fn train(documents: &mut [&mut RankDocument], without: &[String]) -> Self {
        let mut weights = Weights {
            first: [0.0; SIGNS],
            second: [0.0; SIGNS],
            confidence: [0.0; CLUES],
        };
        for document in documents.iter_mut() {
            document.ranking.forget();
        }
        weights.first = ranked(documents, without);
        for document in documents.iter_mut() {
            document.ranking.believe(&weights.first);
            document.ranking.look_around();
        }
        weights.second = ranked(documents, without);
        for document in documents.iter_mut() {
            document.ranking.believe(&weights.second);
            document.ranking.look_around();
        }
        weights.second = ranked(documents, without);
        for document in documents.iter_mut() {
            document.ranking.passes(&weights);
        }
        weights.confidence = sure(documents);
        Self { weights }
    }

    /// The weight file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut text = String::new();
        let sections = [("first", &self.weights.first), ("second", &self.weights.second)];
        for (name, weights) in sections {
            let _ = writeln!(text, "[{name}]");
            for (sign, weight) in Sign::ALL.iter().zip(weights) {
                if weight.abs() >= 0.005 {
                    let _ = writeln!(text, "{} = {weight:.2}", sign.key());
                }
            }
            text.push('\n');
        }
        text.push_str("[confidence]\n");
        for (clue, weight) in Clue::ALL.iter().zip(&self.weights.confidence) {
            if weight.abs() >= 0.005 {
                let _ = writeln!(text, "{} = {weight:.2}", clue.key());
            }
        }
        text
    }
}

/// A decision between candidates: their signs, and how right each is.
struct Choice {
    weight: f64,
    signs: Vec<[f32; SIGNS]>,
    targets: Vec<f64>,
}

fn ranked(documents: &[&mut RankDocument], without: &[String]) -> [f32; SIGNS] {
    let mut held = HELD.to_vec();
    let left_out = Sign::ALL.iter().filter(|s| without.iter().any(|key| key == s.key()));
    held.extend(left_out.map(|sign| (*sign, 0.0, 1e7)));
    let mut choices = Vec::new();
    let mut sizes = Vec::new();
    for document in documents {
        for gold in &document.golds {
            let Some(group) = gold.group else { continue };
            let range = document.ranking.groups.groups[group].bearers.clone();
            let target = |at: usize| {
                let km = document.km(gold, at);
                if km <= RIGHT_KM { f64::from((-km / TARGET_KM).exp()) } else { 0.0 }
            };
            let mut targets: Vec<f64> = range.clone().map(target).collect();
            let sum: f64 = targets.iter().sum();
            if sum <= 0.0 || targets.len() < 2 {
                continue;
            }
            for target in &mut targets {
                *target /= sum;
            }
            if sizes.len() <= document.corpus {
                sizes.resize(document.corpus + 1, 0.0);
            }
            sizes[document.corpus] += 1.0;
            let signs = document.ranking.signs[range].iter().map(|s| s.0).collect();
            #[expect(clippy::cast_precision_loss, reason = "a number of a corpus")]
            let weight = document.corpus as f64;
            choices.push(Choice { weight, signs, targets });
        }
    }
    for choice in &mut choices {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "as set above"
        )]
        let corpus = choice.weight as usize;
        choice.weight = CORPUS_WEIGHT / sizes[corpus];
    }
    let found = minimize(vec![0.0; SIGNS], 200, |weights, gradient| {
        let mut loss = penalty(weights, gradient, RANK_PENALTY);
        for &(sign, value, strength) in &held {
            let off = weights[sign as usize] - value;
            gradient[sign as usize] += strength * off;
            loss += 0.5 * strength * off * off;
        }
        for choice in &choices {
            let scores = choice.signs.iter().map(|signs| score(signs, weights));
            let mut shares: Vec<f64> = scores.collect();
            let top = shares.iter().copied().fold(f64::MIN, f64::max);
            for share in &mut shares {
                *share = (*share - top).exp();
            }
            let sum: f64 = shares.iter().sum();
            for ((share, target), signs) in
                shares.iter().zip(&choice.targets).zip(&choice.signs)
            {
                let share = share / sum;
                loss -= choice.weight * target * share.max(1e-12).ln();
                let push = choice.weight * (share - target);
                for (slot, sign) in gradient.iter_mut().zip(signs) {
                    *slot += push * f64::from(*sign);
                }
            }
        }
        loss
    });
    narrow(&found)
}

fn sure(documents: &[&mut RankDocument]) -> [f32; CLUES] {
    let mut examples: Vec<(usize, [f32; CLUES], bool)> = Vec::new();
    let mut sizes = Vec::new();
    for document in documents {
        for gold in &document.golds {
            let group =
                gold.group.filter(|g| !document.ranking.groups.bearers(*g).is_empty());
            let Some(group) = group else { continue };
            let best = document.best(group);
            let right = document.km(gold, best) <= RIGHT_KM;
            if sizes.len() <= document.corpus {
                sizes.resize(document.corpus + 1, 0.0);
            }
            sizes[document.corpus] += 1.0;
            examples.push((
                document.corpus,
                clues(&document.ranking, group, best),
                right,
            ));
        }
    }
    let found = minimize(vec![0.0; CLUES], 200, |weights, gradient| {
        let mut loss = penalty(weights, gradient, CONFIDENCE_PENALTY);
        for (corpus, clues, right) in &examples {
            let weight = CORPUS_WEIGHT / sizes[*corpus];
            let logit = score(clues, weights);
            let share = 1.0 / (1.0 + (-logit).exp());
            let target = if *right { 1.0 } else { 0.0 };
            let hit = if *right { share } else { 1.0 - share };
            loss -= weight * hit.max(1e-12).ln();
            for (slot, clue) in gradient.iter_mut().zip(clues) {
                *slot += weight * (share - target) * f64::from(*clue);
            }
        }
        loss
    });
    narrow(&found)
}

fn penalty(weights: &[f64], gradient: &mut [f64], strength: f64) -> f64 {
    let mut loss = 0.0;
    for (slot, weight) in gradient.iter_mut().zip(weights) {
        *slot = strength * weight;
        loss += 0.5 * strength * weight * weight;
    }
    loss
}

fn score(values: &[f32], weights: &[f64]) -> f64 {
    values.iter().zip(weights).map(|(value, weight)| f64::from(*value) * weight).sum()
}

fn narrow<const N: usize>(weights: &[f64]) -> [f32; N] {
    let mut narrowed = [0.0; N];
    #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
    for (slot, weight) in narrowed.iter_mut().zip(weights) {
        *slot = *weight as f32;
    }
    narrowed
}
