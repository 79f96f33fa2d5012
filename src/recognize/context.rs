//! What a document says about its capitals: runs of them, matches, and cues gathered from
//! every place where a word stands.

use rustc_hash::FxHashMap;

use super::matches::Match;
use super::words::{Shape, Word};
use crate::gazetteer::Gist;
use crate::settings::{Cue, Names};

/// Nothing at an index.
pub(super) const NONE: u32 = u32::MAX;

/// Cues that one mention of a word gives to all others of the document.
pub(super) struct Seen;

impl Seen {
    /// After "in", "near" and their like.
    pub(super) const PLACED: u16 = 1;
    /// Before a comma and a state or country.
    pub(super) const STATED: u16 = 1 << 1;
    /// After a title or first name.
    pub(super) const TITLED: u16 = 1 << 2;
    /// As the last word of a longer name that starts with no place.
    pub(super) const SURNAME: u16 = 1 << 3;
    /// Before an age or a verb of speech.
    pub(super) const SPEAKS: u16 = 1 << 4;
    /// In small letters.
    pub(super) const SMALL: u16 = 1 << 5;
    /// Before the head of an organization.
    pub(super) const ORGANIZED: u16 = 1 << 6;
    /// Before a generic word in small letters.
    pub(super) const GENERIC: u16 = 1 << 7;
}

/// A document's words with what reaches beyond one of them.
pub(super) struct Context<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) matches: &'a [Match],
    pub(super) names: &'a Names,
    /// The number of the text's language, 0 for English and unknown ones.
    pub(super) tongue: u64,
    /// The match that holds a word.
    match_of: Vec<u32>,
    /// The class of each word's match, see [`Match::class`]; 0 for none.
    class_of: Vec<u8>,
    /// The run of capitals that holds a word.
    run_of: Vec<u32>,
    runs: Vec<(u32, u32)>,
    seen: FxHashMap<u64, u16>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        text: &'a str,
        words: &'a [Word],
        matches: &'a [Match],
        names: &'a Names,
        tongue: u64,
    ) -> Self {
        let mut match_of = vec![NONE; words.len()];
        let mut class_of = vec![0; words.len()];
        for (number, found) in (0..).zip(matches) {
            match_of[found.start..found.end].fill(number);
            let classes = class_of[found.start..found.end].iter_mut();
            for (at, class) in (found.start..).zip(classes) {
                *class = found.class(at);
            }
        }
        let (runs, run_of) = runs(text, words);
        let seen = FxHashMap::default();
        let mut context = Self {
            text,
            words,
            matches,
            names,
            tongue,
            match_of,
            class_of,
            run_of,
            runs,
            seen,
        };
        context.gather();
        context
    }

    /// The match that holds a word.
    pub(super) fn found(&self, at: usize) -> Option<&'a Match> {
        self.matches.get(*self.match_of.get(at)? as usize)
    }

    /// The class of the match that holds a word, see [`Match::class`]; 0 for none.
    pub(super) fn class(&self, at: usize) -> u8 {
        self.class_of.get(at).copied().unwrap_or_default()
    }

    /// The run of capitals around a word: first word and one past the last.
    pub(super) fn run(&self, at: usize) -> (usize, usize) {
        match self.runs.get(self.run_of[at] as usize) {
            Some((start, end)) => (*start as usize, *end as usize),
            None => (at, at + 1),
        }
    }

    /// What other mentions of a word say.
    pub(super) fn seen(&self, sig: u64) -> u16 {
        self.seen.get(&sig).copied().unwrap_or_default()
    }

    /// Whether a word is a first name and no well-known place.
    fn first_name(&self, at: usize) -> bool {
        const KNOWN: u16 = Gist::COUNTRY | Gist::STATE | Gist::ADMIN1;
        let known =
            |found: &Match| found.gist.classes & KNOWN != 0 || found.gist.size >= 4;
        self.words[at].cue.has(Cue::FIRST_NAME) && !self.found(at).is_some_and(known)
    }

    fn gather(&mut self) {
        for (start, end) in &self.runs {
            let (start, end) = (*start as usize, *end as usize);
            for at in start..end {
                let bits = self.says(at, start, end);
                *self.seen.entry(self.words[at].sig).or_default() |= bits;
            }
        }
        for word in self.words.iter().filter(|word| word.shape == Shape::Lower) {
            if let Some(bits) = self.seen.get_mut(&word.sig) {
                *bits |= Seen::SMALL;
            }
        }
    }

    /// What one mention says of its word.
    fn says(&self, at: usize, start: usize, end: usize) -> u16 {
        let words = self.words;
        let mut bits = 0;
        let before = at.checked_sub(1).map(|last| &words[last]);
        let after = words.get(end).filter(|word| !word.breaks);
        if let Some(before) = before.filter(|_| !words[at].breaks) {
            if at == start && before.cue.has(Cue::PREPOSITION) {
                bits |= Seen::PLACED;
            }
            if before.cue.has(Cue::TITLE) || self.first_name(at - 1) {
                bits |= Seen::TITLED;
            }
        }
        let last = at + 1 == end;
        if last && end - start > 1 {
            let opens = words[start];
            let place = self.match_of[start] != NONE && !self.first_name(start);
            if !place && !opens.cue.has(Cue::GEOGRAPHIC) && !opens.cue.has(Cue::DIRECTION)
            {
                bits |= Seen::SURNAME;
            }
        }
        if let Some(after) = after.filter(|_| last) {
            let comma = after.span.of(self.text) == ",";
            let next = words.get(end + 1).filter(|word| !word.breaks);
            if after.cue.has(Cue::SPEECH)
                || comma && next.is_some_and(|next| next.shape == Shape::Number)
            {
                bits |= Seen::SPEAKS;
            }
            let region = |found: &Match| {
                found.gist.classes & (Gist::STATE | Gist::COUNTRY | Gist::ADMIN1) != 0
            };
            if comma && self.found(end + 1).is_some_and(region) {
                bits |= Seen::STATED;
            }
            if after.shape == Shape::Lower && self.names.generic(after.sig).is_some() {
                bits |= Seen::GENERIC;
            }
        }
        if words[at + 1..end].iter().any(|word| word.cue.has(Cue::ORGANIZATION)) {
            bits |= Seen::ORGANIZED;
        }
        bits
    }
}

/// The runs of capitals, and the one that holds each word.
fn runs(text: &str, words: &[Word]) -> (Vec<(u32, u32)>, Vec<u32>) {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    let mut run_of = vec![NONE; words.len()];
    let mut at = 0;
    while at < words.len() {
        if !belongs(words[at]) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < words.len() && !words[at].breaks {
            let joined = is_joint(text, words[at])
                && words.get(at + 1).is_some_and(|next| belongs(*next) && !next.breaks);
            if joined {
                at += 2;
            } else if belongs(words[at]) {
                at += 1;
            } else {
                break;
            }
        }
        let number = u32::try_from(runs.len()).unwrap_or(NONE);
        let bound = |at| u32::try_from(at).unwrap_or(NONE);
        run_of[start..at].fill(number);
        runs.push((bound(start), bound(at)));
    }
    (runs, run_of)
}

fn belongs(word: Word) -> bool {
    word.shape.is_capital() && !(word.starts && word.cue.has(Cue::FUNCTION))
}

fn is_joint(text: &str, word: Word) -> bool {
    !word.spaced && matches!(word.span.of(text), "-" | "–" | "‐" | "‑")
        || word.span.of(text) == "&"
}
