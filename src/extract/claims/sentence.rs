//! A sentence as the rules see it: words, lengths as one word each, cues at every word.

use std::borrow::Cow;

use crate::model::{Document, Length, Resolution, Span};
use crate::settings::measure::{Cue, Found, Lexicon, Lexicons};
use crate::text::{PieceKind, lower, pieces};

/// A word, a symbol, or a whole length.
#[derive(Debug)]
pub(in crate::extract) struct Word<'a> {
    pub(in crate::extract) span: Span,
    /// In lower case; empty for a length.
    pub(in crate::extract) lower: Cow<'a, str>,
    /// Whether it starts with a capital.
    pub(in crate::extract) capital: bool,
    /// Whether it is letters.
    pub(in crate::extract) letters: bool,
    /// The length it is, by number.
    pub(in crate::extract) length: Option<usize>,
    /// The resolution it belongs to, by index.
    pub(in crate::extract) place: Option<usize>,
}

/// A sentence as the rules see it.
#[derive(Debug)]
pub(in crate::extract) struct Sentence<'a> {
    pub(in crate::extract) span: Span,
    pub(in crate::extract) text: &'a str,
    pub(in crate::extract) lengths: &'a [Length],
    pub(in crate::extract) words: Vec<Word<'a>>,
    /// Where each length stands among the words.
    pub(in crate::extract) at: Vec<usize>,
    found: Vec<(Found, usize)>,
    /// Where in them those of each word end.
    found_to: Vec<usize>,
}

impl<'a> Sentence<'a> {
    /// The sentence cut into words, `None` where no language is known at all.
    pub(in crate::extract) fn new(
        document: &'a Document,
        span: Span,
        lengths: &'a [Length],
        resolutions: &[Resolution],
        lexicons: &'a Lexicons,
    ) -> Option<Self> {
        let text = document.text.as_str();
        let mut words: Vec<Word> = Vec::with_capacity((span.end - span.start) / 5);
        let mut at = vec![0; lengths.len()];
        let mut next = 0;
        let mut place = resolutions.partition_point(|r| r.mention.span.end <= span.start);
        for piece in pieces(text, span) {
            while lengths.get(next).is_some_and(|l| l.span.end <= piece.span.start) {
                next += 1;
            }
            if let Some(length) =
                lengths.get(next).filter(|l| l.span.overlaps(piece.span))
            {
                if words.last().is_none_or(|w| w.length != Some(next)) {
                    at[next] = words.len();
                    words.push(Word {
                        span: length.span,
                        lower: Cow::Borrowed(""),
                        capital: false,
                        letters: false,
                        length: Some(next),
                        place: None,
                    });
                }
                continue;
            }
            let past = |r: &Resolution| r.mention.span.end <= piece.span.start;
            while resolutions.get(place).is_some_and(past) {
                place += 1;
            }
            let inside = |r: &&Resolution| r.mention.span.overlaps(piece.span);
            let word = piece.span.of(text);
            words.push(Word {
                span: piece.span,
                lower: lower(word),
                capital: word.chars().next().is_some_and(char::is_uppercase),
                letters: piece.kind == PieceKind::Letters,
                length: None,
                place: resolutions.get(place).filter(inside).map(|_| place),
            });
        }
        let lower: Vec<&str> = words.iter().map(|w| w.lower.as_ref()).collect();
        let lexicon: &Lexicon =
            lexicons.fitting(lower.iter().copied(), document.language)?;
        let mut found = Vec::with_capacity(lower.len());
        let mut found_to = Vec::with_capacity(lower.len());
        for at in 0..lower.len() {
            found.extend(lexicon.phrases.at(&lower[at..]));
            found_to.push(found.len());
        }
        Some(Self { span, text, lengths, words, at, found, found_to })
    }

    pub(in crate::extract) fn len(&self) -> usize {
        self.words.len()
    }

    pub(in crate::extract) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_ref())
    }

    pub(in crate::extract) fn is(&self, at: usize, symbols: &[&str]) -> bool {
        symbols.contains(&self.lower(at)) && !self.lower(at).is_empty()
    }

    pub(in crate::extract) fn capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.capital)
    }

    /// Everything that starts at a word.
    pub(in crate::extract) fn found(&self, at: usize) -> &[(Found, usize)] {
        let Some(to) = self.found_to.get(at) else { return &[] };
        let from = at.checked_sub(1).map_or(0, |before| self.found_to[before]);
        &self.found[from..*to]
    }

    /// The longest phrase of a kind that starts at a word: its number of words.
    pub(in crate::extract) fn cue(&self, at: usize, cue: Cue) -> Option<usize> {
        let here = self.found(at).iter().filter(|(found, _)| *found == Found::Cue(cue));
        here.map(|(_, len)| *len).max()
    }

    pub(in crate::extract) fn has(&self, at: usize, cue: Cue) -> bool {
        self.cue(at, cue).is_some()
    }

    /// Whether one of several kinds of phrase starts at a word.
    pub(in crate::extract) fn any(&self, at: usize, cues: &[Cue]) -> bool {
        cues.iter().any(|cue| self.has(at, *cue))
    }

    /// Where a phrase of a kind starts that ends right before a word.
    pub(in crate::extract) fn before(&self, at: usize, cue: Cue) -> Option<usize> {
        (1..=4.min(at))
            .rev()
            .map(|len| at - len)
            .find(|start| self.found(*start).contains(&(Found::Cue(cue), at - start)))
    }

    /// Whether such a phrase starts among some words.
    pub(in crate::extract) fn within(&self, from: usize, to: usize, cue: Cue) -> bool {
        (from..to.min(self.len())).any(|at| self.has(at, cue))
    }

    /// The words of the text from one to before another.
    pub(in crate::extract) fn words_between(&self, from: usize, to: usize) -> Span {
        let start = self.words.get(from).map_or(self.span.start, |w| w.span.start);
        let end = to.checked_sub(1).and_then(|i| self.words.get(i)).map(|w| w.span.end);
        Span::new(start, end.unwrap_or(start).max(start))
    }

    /// Where the hedge of a length begins, or the length itself.
    pub(in crate::extract) fn start_of(&self, number: usize) -> usize {
        let at = self.at[number];
        let Some(hedge) = self.lengths[number].hedge else {
            // "à une vingtaine de kilomètres": the article belongs to the figure.
            let article = at.checked_sub(1).filter(|i| self.has(*i, Cue::Article));
            let put = article.filter(|i| self.before(*i, Cue::At).is_some());
            return put.unwrap_or(at);
        };
        let inside = |i: &usize| self.words[*i].span.start >= hedge.start;
        (0..at).rev().take_while(inside).last().unwrap_or(at)
    }

    /// Where the clause of a word begins: behind a semicolon, a colon or a dash that stands
    /// free, what is in brackets left out.
    pub(in crate::extract) fn clause_start(&self, at: usize) -> usize {
        let mut depth = 0_usize;
        for i in (0..at).rev() {
            if self.is(i, &[")"]) {
                depth += 1;
            } else if self.is(i, &["("]) {
                depth = depth.saturating_sub(1);
            } else if depth == 0
                && (self.is(i, &[";", ":", "…", "?", "!"])
                    || self.is(i, &["—", "–"]) && !self.joins(i))
            {
                return i + 1;
            }
        }
        0
    }

    /// Whether a symbol joins the words beside it: no space on either side.
    pub(in crate::extract) fn joins(&self, at: usize) -> bool {
        let ends = |i: usize| self.words.get(i).map(|word| word.span);
        let before = at.checked_sub(1).and_then(ends);
        match (before, ends(at), ends(at + 1)) {
            (Some(a), Some(b), Some(c)) => a.end == b.start && b.end == c.start,
            _ => false,
        }
    }
}
