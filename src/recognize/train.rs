//! Learns the weights of the tagger from annotated documents.
//!
//! An averaged structured perceptron (Collins 2002) over the features of the recognizer;
//! where a document leaves words unjudged, it learns toward the best path that the judged
//! ones allow. Several seeds are averaged, rows of little weight dropped, and what is left
//! is written as one byte a weight. Equal input gives equal bytes.

use rustc_hash::FxHashMap;

use super::commons::{Commons, table};
use super::context::Context;
use super::features::{ROW_BITS, rows};
use super::tagger::{BEGIN, HEADER, INSIDE, LABELS, MAGIC, Model, OUT, PEOPLE, chains};
use super::words::{Shape, Word};
use super::{Sight, generic};
use crate::gazetteer::{Gazetteer, Gist};
use crate::model::{Document, Mention, Span};

/// A document with the names that people marked in it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The document.
    pub document: Document,
    /// The marked names, ascending; true where it is a people.
    pub gold: Vec<(Span, bool)>,
    /// Whether only some names are marked: the other words say nothing.
    pub partial: bool,
    /// Whether peoples are marked too.
    pub peoples: bool,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Passes over the samples.
    pub epochs: usize,
    /// Runs with another order of the samples, averaged.
    pub seeds: u16,
    /// Rows whose largest weight is below it are dropped.
    pub prune: f32,
    /// Added to the score of what is no name: precision for recall.
    pub caution: f32,
}

impl Default for Options {
    fn default() -> Self {
        Self { epochs: 4, seeds: 4, prune: 0.5, caution: 0.0 }
    }
}

/// The mentions of a document by other weights than the bundled ones, `None` if they are
/// none.
#[must_use]
pub fn mentions(
    document: &Document,
    gazetteer: &Gazetteer,
    weights: &[u8],
) -> Option<Vec<Mention>> {
    let model = Model::read(weights)?;
    let sight = Sight::new(document, gazetteer);
    let tagged = model.tagged(&sight.context());
    let named = generic::mentions(&sight.scene(gazetteer), &tagged);
    Some(super::merged(sight.tags(gazetteer), named))
}

/// The file of weights that the samples teach.
#[must_use]
pub fn weights(samples: &[Sample], gazetteer: &Gazetteer, options: &Options) -> Vec<u8> {
    let common = table(&commonness(samples));
    let mut lessons = Vec::new();
    for sample in samples {
        let sight = Sight::new(&sample.document, gazetteer);
        learnable(&sight.context(), sample, Commons(&common), &mut lessons);
    }
    let mut sum = Table::new();
    for seed in 0..options.seeds {
        let run = perceptron(&lessons, options.epochs, u64::from(seed));
        sum.add(&run);
    }
    sum.file(&common, options)
}

/// A chain of words: the rows and the allowed labels of each.
#[derive(Debug)]
struct Lesson {
    rows: Vec<Vec<u32>>,
    allowed: Vec<[bool; LABELS]>,
}

fn learnable(
    context: &Context<'_>,
    sample: &Sample,
    common: Commons<'_>,
    lessons: &mut Vec<Lesson>,
) {
    let allowed = allowed(context, sample);
    for (start, end) in chains(context) {
        let mut allowed = allowed[start..end].to_vec();
        if allowed.iter().all(|labels| *labels == [true; LABELS]) {
            continue;
        }
        // A chain cannot start inside a name.
        if allowed[0] == only(INSIDE) {
            allowed[0] = only(BEGIN);
        }
        let each = (start..end).map(|at| {
            let mut found = Vec::new();
            rows(context, at, common, &mut found);
            found
        });
        lessons.push(Lesson { rows: each.collect(), allowed });
    }
}

fn only(label: usize) -> [bool; LABELS] {
    std::array::from_fn(|other| other == label)
}

/// The labels that the marks of a sample allow for each word.
fn allowed(context: &Context<'_>, sample: &Sample) -> Vec<[bool; LABELS]> {
    let words = context.words;
    let free = |at: usize| {
        if sample.partial {
            return [true; LABELS];
        }
        let people =
            |found: &super::matches::Match| found.gist.classes & Gist::DEMONYM != 0;
        let mut labels = only(OUT);
        labels[PEOPLE] = !sample.peoples && context.found(at).is_some_and(people);
        labels
    };
    let mut labels: Vec<[bool; LABELS]> = (0..words.len()).map(free).collect();
    let mut reached = 0;
    for (span, people) in &sample.gold {
        let start =
            words.partition_point(|word| word.span.end <= span.start).max(reached);
        let end = words.partition_point(|word| word.span.start < span.end);
        let mut first = true;
        for at in start..end {
            if !words[at].open {
                labels[at] = only(OUT);
                continue;
            }
            labels[at] = only(match (*people, first) {
                (true, _) => PEOPLE,
                (false, true) => BEGIN,
                (false, false) => INSIDE,
            });
            first = false;
        }
        reached = reached.max(end);
    }
    labels
}

/// How often words stand in small letters, of all places where a capital would tell.
fn commonness(samples: &[Sample]) -> Vec<(u64, u8)> {
    let mut counts: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
    for sample in samples {
        let names = crate::settings::Names::of(sample.document.language);
        for word in super::words::words(&sample.document, names) {
            count(&word, &mut counts);
        }
    }
    let mut known: Vec<(u64, u8)> = counts
        .into_iter()
        .filter(|(_, (small, capital))| small + capital >= 2)
        .map(|(sig, (small, capital))| {
            let share = f64::from(small) / f64::from(small + capital);
            let bucket = match share {
                share if share < 0.05 => 1,
                share if share < 0.3 => 2,
                share if share < 0.8 => 3,
                _ => 4,
            };
            (sig, bucket)
        })
        .collect();
    known.sort_unstable();
    known
}

fn count(word: &Word, counts: &mut FxHashMap<u64, (u32, u32)>) {
    match word.shape {
        Shape::Lower => counts.entry(word.sig).or_default().0 += 1,
        Shape::Capital | Shape::Mixed if !word.starts => {
            counts.entry(word.sig).or_default().1 += 1;
        }
        _ => {}
    }
}

/// Weights under way: those of now, and their sum over time.
struct Table {
    weights: Vec<[f32; LABELS]>,
    sums: Vec<[f64; LABELS]>,
    steps: [[f32; LABELS]; LABELS + 1],
    step_sums: [[f64; LABELS]; LABELS + 1],
}

impl Table {
    fn new() -> Self {
        Self {
            weights: vec![[0.0; LABELS]; 1 << ROW_BITS],
            sums: vec![[0.0; LABELS]; 1 << ROW_BITS],
            steps: [[0.0; LABELS]; LABELS + 1],
            step_sums: [[0.0; LABELS]; LABELS + 1],
        }
    }

    /// Moves one path's weights, counted at a time for the average.
    fn update(&mut self, lesson: &Lesson, path: &[usize], by: f32, time: f64) {
        let mut last = LABELS;
        for (rows, label) in lesson.rows.iter().zip(path) {
            for row in rows {
                self.weights[*row as usize][*label] += by;
                self.sums[*row as usize][*label] += f64::from(by) * time;
            }
            self.steps[last][*label] += by;
            self.step_sums[last][*label] += f64::from(by) * time;
            last = *label;
        }
    }

    /// The average over time in place of the last weights.
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a mean of weights is of their size"
    )]
    fn averaged(mut self, time: f64) -> Self {
        let pairs = self.weights.iter_mut().zip(&self.sums);
        let steps = self.steps.iter_mut().zip(&self.step_sums);
        for (weights, sums) in pairs.chain(steps) {
            for (weight, sum) in weights.iter_mut().zip(sums) {
                *weight -= (sum / time) as f32;
            }
        }
        self
    }

    fn add(&mut self, other: &Self) {
        let pairs = self.weights.iter_mut().zip(&other.weights);
        for (mine, theirs) in pairs.chain(self.steps.iter_mut().zip(&other.steps)) {
            for (mine, their) in mine.iter_mut().zip(theirs) {
                *mine += their;
            }
        }
    }

    fn path(&self, lesson: &Lesson, allowed: Option<&[[bool; LABELS]]>) -> Vec<usize> {
        let never = f32::NEG_INFINITY;
        let mut best = [[never; LABELS]; 2];
        let mut from = Vec::with_capacity(lesson.rows.len());
        for (at, rows) in lesson.rows.iter().enumerate() {
            let mut score = [0.0; LABELS];
            for row in rows {
                for (sum, weight) in score.iter_mut().zip(self.weights[*row as usize]) {
                    *sum += weight;
                }
            }
            let mut back = [LABELS; LABELS];
            let mut now = [never; LABELS];
            for label in 0..LABELS {
                if allowed.is_some_and(|allowed| !allowed[at][label]) {
                    continue;
                }
                if at == 0 {
                    now[label] =
                        if label == INSIDE { never } else { self.steps[LABELS][label] };
                } else {
                    for (last, reached) in best[0].into_iter().enumerate() {
                        let follows = label != INSIDE || matches!(last, BEGIN | INSIDE);
                        let reach = reached + self.steps[last][label];
                        if follows && reach > now[label] {
                            now[label] = reach;
                            back[label] = last;
                        }
                    }
                }
                now[label] += score[label];
            }
            best = [now, best[0]];
            from.push(back);
        }
        let mut label = 0;
        for other in 1..LABELS {
            if best[0][other] > best[0][label] {
                label = other;
            }
        }
        let mut path = vec![label; lesson.rows.len()];
        for at in (1..path.len()).rev() {
            label = from[at][label].min(LABELS - 1);
            path[at - 1] = label;
        }
        path
    }

    /// The weights as the file that the tagger reads.
    #[allow(clippy::cast_possible_truncation, reason = "clamped to the range of a byte")]
    fn file(&self, common: &[u8], options: &Options) -> Vec<u8> {
        let seeds = f32::from(options.seeds);
        let kept = |row: &[f32; LABELS]| {
            let center = row.iter().sum::<f32>() * SHARE;
            let row = row.map(|weight| (weight - center) / seeds);
            let largest = row.iter().fold(0.0_f32, |a, b| a.max(b.abs()));
            if largest < options.prune { [0.0; LABELS] } else { row }
        };
        let rows: Vec<[f32; LABELS]> = self.weights.iter().map(kept).collect();
        let largest = rows.iter().flatten().fold(0.0_f32, |a, b| a.max(b.abs()));
        let unit = if largest > 0.0 { 127.0 / largest } else { 1.0 };
        let mut bytes = Vec::with_capacity(HEADER + common.len() + rows.len() * LABELS);
        bytes.extend(MAGIC);
        bytes.extend((unit * SPREAD).to_bits().to_le_bytes());
        for row in &self.steps {
            for (label, weight) in row.iter().enumerate() {
                let caution = if label == OUT { options.caution } else { 0.0 };
                let whole = ((weight / seeds + caution) * unit).round() as i32;
                bytes.extend(whole.to_le_bytes());
            }
        }
        bytes.extend((common.len() as u32).to_le_bytes());
        bytes.extend(common);
        let whole = |weight: f32| (weight * unit).round().clamp(-127.0, 127.0) as i8;
        bytes.extend(rows.iter().flatten().map(|weight| whole(*weight).cast_unsigned()));
        bytes
    }
}

/// One label's share.
const SHARE: f32 = 0.25;

/// The slope of confidence over the margin, in weights of the perceptron: a logistic curve
/// fitted on four corpora that the weights never saw, see docs/measurements.md.
const SPREAD: f32 = 29.7;

fn perceptron(lessons: &[Lesson], epochs: usize, seed: u64) -> Table {
    let mut table = Table::new();
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d;
    let mut time = 1.0;
    for _ in 0..epochs {
        shuffle(&mut order, &mut random);
        for lesson in order.iter().map(|at| &lessons[*at]) {
            let guess = table.path(lesson, None);
            let right =
                guess.iter().zip(&lesson.allowed).all(|(label, allowed)| allowed[*label]);
            if !right {
                let wanted = table.path(lesson, Some(&lesson.allowed));
                table.update(lesson, &wanted, 1.0, time);
                table.update(lesson, &guess, -1.0, time);
            }
            time += 1.0;
        }
    }
    table.averaged(time)
}

/// Fisher and Yates, with splitmix64.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for at in (1..order.len()).rev() {
        *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = *random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let other = (mixed >> 32) % (at as u64 + 1);
        order.swap(at, usize::try_from(other).unwrap_or_default());
    }
}
