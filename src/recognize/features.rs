//! What the tagger sees of a word: rows of its table of weights, by feature hashing.
//!
//! The templates follow the usual ones of linear taggers (words, shapes, affixes, gazetteer
//! classes and their conjunctions); any change here asks for new weights.

use super::commons::Commons;
use super::context::{Context, Seen};
use super::matches::Match;
use super::words::{Shape, Word};
use crate::settings::Cue;

/// The number of rows, as a power of two.
pub(super) const ROW_BITS: u32 = 18;

/// A neighbor beyond the edge of the line.
const EDGE: u64 = 0x9e37_79b9;

/// Collects rows for one word.
pub(super) struct Rows<'a> {
    out: &'a mut Vec<u32>,
    template: u64,
}

impl Rows<'_> {
    /// Adds the feature of the next template with a value.
    fn put(&mut self, value: u64) {
        self.template += 1;
        let mixed = (value ^ self.template.wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.out.push(u32::try_from(mixed >> (64 - ROW_BITS)).unwrap_or_default());
    }

    fn put2(&mut self, a: u64, b: u64) {
        self.put(pair(a, b));
    }

    fn put3(&mut self, a: u64, b: u64, c: u64) {
        self.put(pair(pair(a, b), c));
    }

    /// Passes over a template that does not apply.
    fn skip(&mut self) {
        self.template += 1;
    }
}

fn pair(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0xff51_afd7_ed55_8ccd)
}

/// Adds the rows of a word.
pub(super) fn rows(
    context: &Context<'_>,
    at: usize,
    common: Commons<'_>,
    out: &mut Vec<u32>,
) {
    let mut rows = Rows { out, template: 0 };
    let near = Near { context, at };
    let word = &context.words[at];
    let shape = word.shape as u64;
    let starts = u64::from(word.starts);
    let usual = u64::from(common.of(word.sig));
    let class = near.class(0);
    words(&mut rows, &near, word);
    rows.put(shape * 16 + usual * 2 + starts);
    gazetteer(&mut rows, &near, usual);
    runs(&mut rows, &near);
    affixes(&mut rows, word.span.of(context.text));
    document(&mut rows, context.seen(word.sig), class);
    rows.put3(context.tongue, class, shape * 2 + starts);
    rows.put3(u64::from(context.tongue > 0), class, near.cue(-1));
    rows.put3(context.tongue, class, usual);
    rows.put2(u64::from(dateline(context, at)), class);
    rows.put3(u64::from(context.seen(word.sig) & Seen::SMALL), usual, class);
}

/// The words around one.
struct Near<'a> {
    context: &'a Context<'a>,
    at: usize,
}

impl Near<'_> {
    /// A word of the same line.
    fn word(&self, offset: isize) -> Option<&Word> {
        let at = self.at.checked_add_signed(offset)?;
        let words = self.context.words;
        let word = words.get(at)?;
        let between = words.get(self.at.min(at) + 1..=self.at.max(at))?;
        (!between.iter().any(|word| word.breaks)).then_some(word)
    }

    fn sig(&self, offset: isize) -> u64 {
        self.word(offset).map_or(EDGE, |word| word.sig)
    }

    fn cue(&self, offset: isize) -> u64 {
        self.word(offset).map_or(1 << 15, |word| u64::from(word.cue.0))
    }

    fn shape(&self, offset: isize) -> u64 {
        self.word(offset).map_or(15, |word| word.shape as u64)
    }

    /// The gazetteer's class of the word and its place in the match; 0 for no match.
    fn class(&self, offset: isize) -> u64 {
        let at = self.at.checked_add_signed(offset);
        at.map_or(0, |at| u64::from(self.context.class(at)))
    }
}

fn words(rows: &mut Rows<'_>, near: &Near<'_>, word: &Word) {
    let shape = word.shape as u64;
    rows.put(0);
    rows.put2(word.sig, shape);
    rows.put(word.sig);
    for offset in [-1, 1, -2, 2] {
        rows.put(near.sig(offset));
    }
    let shapes = |offsets: &[isize]| {
        offsets.iter().fold(0, |all, offset| all * 16 + near.shape(*offset))
    };
    rows.put(shapes(&[-1, 0, 1]));
    rows.put(shapes(&[-2, -1, 0, 1, 2]));
    for offset in [-1, 1] {
        rows.put2(near.sig(offset), shape);
        rows.put2(near.cue(offset), shape);
    }
    rows.put2(near.cue(0), shape);
    rows.put3(near.cue(-2), near.sig(-1), shape);
    rows.put2(near.sig(-2), near.sig(-1));
    rows.put2(near.sig(1), near.sig(2));
}

fn gazetteer(rows: &mut Rows<'_>, near: &Near<'_>, usual: u64) {
    let class = near.class(0);
    rows.put(class);
    rows.put2(near.class(-1), class);
    rows.put2(class, near.class(1));
    let Some(found) = near.context.found(near.at) else {
        rows.template += 12;
        return;
    };
    let Match { start, end, gist } = *found;
    let length = (end - start).min(4) as u64;
    let count = match gist.count {
        0 | 1 => 0,
        2..=4 => 1,
        _ => 2_u64,
    };
    let (before, after) = (Near { at: start, ..*near }, Near { at: end - 1, ..*near });
    rows.put3(u64::from(gist.size), count, u64::from(gist.current));
    rows.put3(class, usual, length);
    rows.put2(u64::from(gist.classes), class);
    rows.put2(before.sig(-1), class);
    rows.put2(after.sig(1), class);
    rows.put2(before.cue(-1), class);
    rows.put2(after.cue(1), class);
    rows.put3(class, after.sig(1), after.class(2));
    rows.put3(class, before.sig(-1), before.class(-2));
    rows.put3(class, before.cue(-2), before.sig(-1));
    rows.put3(class, before.shape(-1), after.shape(1));
    rows.put3(class, before.cue(-1), after.cue(1));
}

fn runs(rows: &mut Rows<'_>, near: &Near<'_>) {
    let (start, end) = near.context.run(near.at);
    let (first, last) = (Near { at: start, ..*near }, Near { at: end - 1, ..*near });
    let place = match (near.at == start, near.at + 1 == end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3_u64,
    };
    let length = (end - start).min(5) as u64;
    rows.put2(first.sig(0), place);
    rows.put2(last.sig(0), place);
    rows.put2(first.sig(-1), place);
    rows.put2(last.sig(1), place);
    rows.put2(length, place);
    rows.put3(first.cue(0), place, near.class(0));
    rows.put3(last.cue(0), place, near.class(0));
    let relation = match near.context.found(near.at) {
        None => 0,
        Some(found) => match (found.start.cmp(&start), found.end.cmp(&end)) {
            (std::cmp::Ordering::Equal, std::cmp::Ordering::Equal) => 1,
            (std::cmp::Ordering::Equal, std::cmp::Ordering::Less) => 2,
            (std::cmp::Ordering::Greater, std::cmp::Ordering::Equal) => 3,
            (std::cmp::Ordering::Greater, std::cmp::Ordering::Less) => 4,
            _ => 5_u64,
        },
    };
    rows.put3(relation, near.class(0), length);
    rows.put3(relation, first.class(0), last.class(0));
    rows.put3(first.cue(-1), last.cue(1), place);
    rows.put2(pair(first.cue(-1), near.class(0)), place);
    rows.put2(pair(last.cue(1), near.class(0)), place);
}

fn affixes(rows: &mut Rows<'_>, written: &str) {
    let mut ends = written.char_indices().rev().map(|(at, _)| &written[at..]);
    let (third, fourth) = (ends.nth(2), ends.next());
    for tail in [third, fourth] {
        match tail {
            Some(tail) => rows.put(crate::text::signature(tail)),
            None => rows.skip(),
        }
    }
    let head = written.char_indices().nth(3).map(|(at, _)| &written[..at]);
    match head {
        Some(head) => rows.put(crate::text::signature(head)),
        None => rows.skip(),
    }
}

fn document(rows: &mut Rows<'_>, seen: u16, class: u64) {
    for bit in 0..8 {
        if seen & (1 << bit) == 0 {
            rows.skip();
        } else {
            rows.put(class);
        }
    }
    rows.put(u64::from(seen));
}

/// Whether a word stands in the dateline of a report: in capitals at the start of a line,
/// before a dash, a bracket or a comma.
fn dateline(context: &Context<'_>, at: usize) -> bool {
    let (start, end) = context.run(at);
    let words = context.words;
    let opens = words[start].breaks && words[at].shape == Shape::Upper;
    opens
        && words.get(end).is_some_and(|next| {
            matches!(next.span.of(context.text), "," | "-" | "–" | "—" | "(" | "--")
        })
        && !words[at].cue.has(Cue::FUNCTION)
}
