//! Two places and how far apart they are: "from A to B it is 130 km".

use super::super::bearings::bearing;
use super::super::sentence::Sentence;
use super::{Rule, Shape, Tail};
use crate::settings::measure::Cue;

/// Some words, from one to before another.
type Words = (usize, usize);

/// The most words that a name in a pair has.
const LONGEST: usize = 6;

/// What may join two places that are told together.
const JOINTS: [Cue; 3] = [Cue::To, Cue::And, Cue::RangeAnd];

impl Rule<'_> {
    /// Two places named together, before or behind the figure, where the words tell how far
    /// apart they are: no way gone, no length of a road.
    pub(super) fn pair(&self, tail: &Tail) -> Option<Shape> {
        let s = self.sentence;
        // "130 km of trenches", "130 km long"
        let of = tail.bearing.is_none() && tail.next == self.at + 1 && {
            s.has(tail.next, Cue::Of) && !s.any(tail.next, &[Cue::From, Cue::Outset])
        };
        if of || self.is_small_unit() {
            return None;
        }
        let found = self.pair_before().or_else(|| self.pair_behind(tail));
        let (one, other) = found.or_else(|| self.pair_parted())?;
        Some(Shape::Pair(one, other))
    }

    /// "From A to B it is 130 km", "the distance between A and B is 130 km", "from A to B, a
    /// distance of 130 km".
    fn pair_before(&self) -> Option<(Words, Words)> {
        let s = self.sentence;
        let mut end = self.start;
        let (mut told, mut comma) = (false, false);
        loop {
            let last = end.checked_sub(1)?;
            if let Some(from) =
                s.before(end, Cue::Amounts).or_else(|| s.before(end, Cue::Copula))
            {
                (told, end) = (true, from);
            } else if s.is(last, &[",", "-", "–", "—", "−", ":"]) && !s.joins(last)
            {
                comma |= s.is(last, &[","]);
                end = last;
            } else if let Some(from) = s.before(end, Cue::At).filter(|from| *from > 0) {
                end = from;
            } else {
                break;
            }
        }
        let (one, other, start) = pair_in_front(s, end)?;
        let between = s.has(start, Cue::RangeBetween) && !s.has(start, Cue::Outset);
        if (start.saturating_sub(4)..start).any(|i| s.has(i, Cue::Distance)) {
            return Some((one, other));
        }
        // ", a distance of 130 km"
        let measured = (end..self.at).any(|i| s.has(i, Cue::Distance));
        if comma && measured {
            return Some((one, other));
        }
        let head = start.checked_sub(1).is_none_or(|i| {
            !s.words[i].letters && s.words[i].length.is_none()
                || s.any(i, &[Cue::And, Cue::Clause])
        });
        let clause = s.clause_start(start);
        let goes = |from: usize, to: usize| {
            s.within(from, to, Cue::Movement) || s.within(from, to, Cue::Leads)
        };
        let goes = goes(clause, start) || goes(end, self.start) || {
            !told && goes(self.at + 1, self.at + 6)
        };
        let ends = told || !comma && !between && self.is_last();
        (head && ends && !goes).then_some((one, other))
    }

    /// Whether nothing but how it is measured stands behind the figure in its clause.
    fn is_last(&self) -> bool {
        let s = self.sentence;
        let behind = self.measure_at(self.at + 1).map_or(self.at + 1, |(_, next)| next);
        behind >= s.len()
            || !s.words[behind].letters && s.words[behind].length.is_none()
            || s.any(behind, &[Cue::And, Cue::Clause])
    }

    /// "It is 130 km from A to B".
    fn pair_behind(&self, tail: &Tail) -> Option<(Words, Words)> {
        let s = self.sentence;
        let clause = s.clause_start(self.at);
        let told = s.before(self.start, Cue::Amounts);
        let told = told.filter(|from| *from == clause || !s.words[from - 1].letters);
        let noun = s.within(clause, self.start, Cue::Distance);
        if told.is_none() && self.start != clause && !noun {
            return None;
        }
        let one = tail.next + s.cue(tail.next, Cue::Outset)?;
        let joint = (one + 1..(one + LONGEST).min(s.len()))
            .find(|i| s.has(*i, Cue::To) && is_name(s, one, *i))?;
        if bearing(s, joint).is_some() {
            return None;
        }
        let other = joint + s.cue(joint, Cue::To)?;
        let end = (other + 1..=(other + LONGEST).min(s.len()))
            .rfind(|end| is_name(s, other, *end))?;
        Some(((one, joint), (other, end)))
    }

    /// "130 km separate A from B", "A is parted from B by 130 km".
    fn pair_parted(&self) -> Option<(Words, Words)> {
        let s = self.sentence;
        let joints = |i: usize| s.any(i, &[Cue::Outset, Cue::From, Cue::And]);
        let behind = self.at + 1;
        if let Some(len) = s.cue(behind, Cue::Parts) {
            let one = behind + len;
            let joint = (one + 1..(one + LONGEST).min(s.len()))
                .find(|i| joints(*i) && is_name(s, one, *i))?;
            let other = joint + joint_length(s, joint)?;
            let end = (other + 1..=(other + LONGEST).min(s.len()))
                .rfind(|end| is_name(s, other, *end))?;
            return Some(((one, joint), (other, end)));
        }
        let end = self.start;
        let joint = (end.saturating_sub(LONGEST)..end)
            .rev()
            .find(|i| s.any(*i, &[Cue::Outset, Cue::From]))?;
        let other = joint + joint_length(s, joint)?;
        let verb = (joint.saturating_sub(2)..joint).find(|i| s.has(*i, Cue::Parts))?;
        let start = (verb.saturating_sub(LONGEST)..verb)
            .rev()
            .take_while(|start| is_name(s, *start, verb))
            .last()?;
        let names = is_name(s, other, end) && verb + 1 == joint;
        names.then_some(((start, verb), (other, end)))
    }
}

/// How many words join a pair at a word.
fn joint_length(s: &Sentence<'_>, at: usize) -> Option<usize> {
    [Cue::Outset, Cue::From, Cue::And, Cue::To, Cue::RangeAnd, Cue::With]
        .into_iter()
        .filter_map(|cue| s.cue(at, cue))
        .max()
}

/// The pair that ends right before a word, and where the word in front of it stands: "from A
/// to B", "between A and B", "linking A with B".
pub(in super::super) fn pair_in_front(
    s: &Sentence<'_>,
    end: usize,
) -> Option<(Words, Words, usize)> {
    for joint in (end.saturating_sub(LONGEST)..end).rev() {
        let with = s.has(joint, Cue::With);
        if !with && !s.any(joint, &JOINTS) {
            continue;
        }
        let len = joint_length(s, joint).unwrap_or(1);
        if !is_name(s, joint + len, end) {
            continue;
        }
        for start in (joint.saturating_sub(LONGEST + 2)..joint).rev() {
            let opens = [
                (Cue::Outset, s.has(joint, Cue::To)),
                (Cue::RangeBetween, s.any(joint, &[Cue::And, Cue::RangeAnd])),
                (Cue::Links, true),
            ];
            let len = opens
                .into_iter()
                .filter(|(_, fits)| *fits)
                .filter_map(|(cue, _)| s.cue(start, cue))
                .max();
            let Some(len) = len.filter(|len| is_name(s, start + len, joint)) else {
                continue;
            };
            return Some((
                (start + len, joint),
                (joint + joint_length(s, joint)?, end),
                start,
            ));
        }
    }
    None
}

/// Whether some words are one name, with what describes it: "Gao", "the city of Kidal", "the
/// border with Poland".
fn is_name(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    let kinds =
        [Cue::Generic, Cue::Border, Cue::Edge, Cue::Center, Cue::Article, Cue::Of];
    let word = |i: usize| {
        s.capital(i)
            || s.words[i].place.is_some()
            || s.any(i, &kinds)
            || s.joins(i)
            || s.is(i, &["'", "’", "."])
    };
    let named = |i: usize| {
        s.capital(i)
            || s.words[i].place.is_some()
            || s.any(i, &[Cue::Border, Cue::Generic, Cue::Center])
    };
    from < to
        && to <= s.len()
        && to - from <= LONGEST
        && (from..to).all(|i| s.words[i].length.is_none() && word(i))
        && (from..to).any(named)
        && (s.capital(from) || s.words[from].place.is_some() || s.any(from, &kinds))
        && (s.words[to - 1].letters || s.words[to - 1].place.is_some())
        && !s.is(to - 1, &["."])
        && !s.any(to - 1, &[Cue::Article, Cue::Of])
}
