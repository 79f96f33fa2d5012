//! A document as the event rules see it: words that know what they are.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::model::{CountryCode, Document, Language, Resolution, Sense, Span, When};
use crate::settings::EventWords;
use crate::settings::events::{Entry, Tag, UNLISTED};
use crate::text::{Token, TokenKind, each_token, lower};

/// A word or symbol.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Word {
    /// Where it stands.
    pub(in crate::extract) span: Span,
    /// What it is made of.
    pub(in crate::extract) kind: TokenKind,
    /// Its number in the vocabulary, [`PLAIN`] for a small word of no list.
    entry: u32,
    /// Its tags, see [`Tag::bit`].
    tags: u64,
    /// The resolution that covers it, by index.
    pub(in crate::extract) place: Option<u32>,
    /// Whether it belongs to a time ("Monday", "15 May").
    timed: bool,
}

/// The number of words in small letters that no list holds: most words, and nothing is to be
/// kept of them.
const PLAIN: u32 = u32::MAX;

/// What is known of a word wherever it stands.
#[derive(Debug)]
struct Known<'d> {
    lower: Cow<'d, str>,
    entry: Meaning<'d>,
}

/// What the lists say of a word.
#[derive(Debug)]
enum Meaning<'d> {
    /// As one list has it.
    Listed(&'d Entry),
    /// What its exact form and its stems say together.
    Merged(Box<Entry>),
}

impl Meaning<'_> {
    fn get(&self) -> &Entry {
        match self {
            Self::Listed(entry) => entry,
            Self::Merged(entry) => entry,
        }
    }
}

impl<'d> From<Cow<'d, Entry>> for Meaning<'d> {
    fn from(entry: Cow<'d, Entry>) -> Self {
        match entry {
            Cow::Borrowed(entry) => Self::Listed(entry),
            Cow::Owned(entry) => Self::Merged(Box::new(entry)),
        }
    }
}

/// Whether a word is in small letters and in no list.
fn is_plain(word: &str, settings: &EventWords) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase()) && !settings.may_list(word)
}

/// The words of a document.
#[derive(Debug)]
pub(in crate::extract) struct Words<'d> {
    pub(in crate::extract) text: &'d str,
    pub(in crate::extract) resolutions: &'d [Resolution],
    pub(super) language: Option<Language>,
    sentences: &'d [Span],
    words: Vec<Word>,
    vocabulary: Vec<Known<'d>>,
}

/// The word without a possessive ending.
fn stripped(word: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_hyphen(text: &str) -> bool {
    matches!(text, "-" | "‐" | "‑")
}

impl<'d> Words<'d> {
    /// The words of a document with what the settings, the resolutions and the times say of
    /// them.
    pub(in crate::extract) fn new(
        document: &'d Document,
        resolutions: &'d [Resolution],
        times: &[When],
        settings: &'d EventWords,
    ) -> Self {
        let text = document.text.as_str();
        let forms = (text.len() / 24 + 4).min(4096);
        let mut numbers: FxHashMap<&str, u32> =
            FxHashMap::with_capacity_and_hasher(forms, FxBuildHasher);
        let mut vocabulary: Vec<Known<'d>> = Vec::with_capacity(forms);
        let mut words = Vec::with_capacity(text.len() / 6 + 4);
        let (mut next, mut past) = (0, 0);
        joined(text, resolutions, |token| {
            while resolutions
                .get(next)
                .is_some_and(|r| r.mention.span.end <= token.span.start)
            {
                next += 1;
            }
            let place = resolutions
                .get(next)
                .filter(|r| r.mention.span.overlaps(token.span))
                .and_then(|_| u32::try_from(next).ok());
            let written = token.span.of(text);
            let mut number = || {
                *numbers.entry(written).or_insert_with(|| {
                    let lower = lower(stripped(written));
                    let entry = settings.entry(&lower).into();
                    vocabulary.push(Known { lower, entry });
                    u32::try_from(vocabulary.len() - 1).unwrap_or(PLAIN)
                })
            };
            let entry = if is_plain(written, settings) { PLAIN } else { number() };
            let known = vocabulary.get(entry as usize);
            let tags = known.map_or(0, |known| known.entry.get().tags);
            while times.get(past).is_some_and(|time| time.span.end <= token.span.start) {
                past += 1;
            }
            let timed =
                times.get(past).is_some_and(|time| time.span.overlaps(token.span));
            let Token { span, kind } = token;
            words.push(Word { span, kind, entry, tags, place, timed });
        });
        let (sentences, language) = (&document.sentences, document.language);
        Self { text, resolutions, language, sentences, words, vocabulary }
    }

    /// The numbers of the words inside a span.
    pub(in crate::extract) fn within(&self, span: Span) -> (usize, usize) {
        let start = self.words.partition_point(|word| word.span.start < span.start);
        let end = self.words.partition_point(|word| word.span.start < span.end);
        (start, end)
    }

    pub(in crate::extract) fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The word as written; empty past the end.
    pub(in crate::extract) fn written(&self, at: usize) -> &'d str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// The word in lower case without a possessive ending.
    pub(in crate::extract) fn lower(&self, at: usize) -> &str {
        let Some(word) = self.words.get(at) else { return "" };
        let known = self.vocabulary.get(word.entry as usize);
        known.map_or_else(|| word.span.of(self.text), |known| known.lower.as_ref())
    }

    /// What the settings say of the word.
    pub(in crate::extract) fn entry(&self, at: usize) -> Option<&Entry> {
        let word = self.words.get(at)?;
        let known = self.vocabulary.get(word.entry as usize);
        Some(known.map_or(&UNLISTED, |known| known.entry.get()))
    }

    /// Whether the word has a tag.
    pub(in crate::extract) fn is(&self, at: usize, tag: Tag) -> bool {
        self.any(at, tag.bit())
    }

    /// Whether the word has one of the tags.
    pub(in crate::extract) fn any(&self, at: usize, tags: u64) -> bool {
        self.words.get(at).is_some_and(|word| word.tags & tags != 0)
    }

    /// Whether it is a symbol: punctuation, a quotation mark.
    pub(in crate::extract) fn is_symbol(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.kind == TokenKind::Symbol)
    }

    pub(in crate::extract) fn is_comma(&self, at: usize) -> bool {
        self.written(at) == ","
    }

    /// Whether a symbol stands between two words without white space ("25–100").
    pub(in crate::extract) fn is_tight(&self, at: usize) -> bool {
        let touches = |a: Option<&Word>, b: Option<&Word>| match (a, b) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        };
        at > 0
            && touches(self.words.get(at - 1), self.words.get(at))
            && touches(self.words.get(at), self.words.get(at + 1))
    }

    /// Whether it is the first word of a sentence, apart from a quotation mark or bullet.
    pub(in crate::extract) fn opens(&self, at: usize) -> bool {
        let starts = |word: &Word| {
            let starts = |span: &Span| span.start;
            self.sentences.binary_search_by_key(&word.span.start, starts).is_ok()
        };
        let Some(word) = self.words.get(at) else { return false };
        let before = at.checked_sub(1).filter(|before| self.is_symbol(*before));
        starts(word) || before.and_then(|before| self.get(before)).is_some_and(starts)
    }

    /// Whether it belongs to a time.
    pub(in crate::extract) fn is_time(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.timed)
    }

    /// The mode that a word gives an event, alone or with the words behind it.
    pub(in crate::extract) fn mode(&self, at: usize) -> Option<u8> {
        let entry = self.entry(at)?;
        let follow = |rest: &[String]| {
            rest.iter().zip(at + 1..).all(|(word, at)| self.lower(at) == word)
        };
        let long = entry.long_modes.iter().find(|(rest, _)| follow(rest));
        long.map(|(_, mode)| *mode).or(entry.mode)
    }

    /// Whether it is written with a capital.
    pub(in crate::extract) fn is_capital(&self, at: usize) -> bool {
        self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it ends in a possessive ("Moscow's").
    pub(in crate::extract) fn is_possessive(&self, at: usize) -> bool {
        let written = self.written(at);
        ["'s", "’s", "s'", "s’"].iter().any(|end| written.ends_with(end))
    }

    /// The resolution that covers the word, with its index.
    pub(in crate::extract) fn resolution(
        &self,
        at: usize,
    ) -> Option<(usize, &'d Resolution)> {
        let index = self.words.get(at)?.place? as usize;
        self.resolutions.get(index).map(|resolution| (index, resolution))
    }

    /// The sense of the name that the word belongs to.
    pub(in crate::extract) fn sense(&self, at: usize) -> Option<Sense> {
        self.resolution(at).map(|(_, resolution)| resolution.sense)
    }

    /// The countries named beside a word for war ("the war between X and Y", "the X war").
    pub(in crate::extract) fn at_war(&self) -> Vec<CountryCode> {
        let mut found = Vec::new();
        for at in 0..self.words.len() {
            if !self.is(at, Tag::War) {
                continue;
            }
            for near in at.saturating_sub(2)..at + 7 {
                let country = self.resolution(near).and_then(|(_, r)| r.place());
                found.extend(country.and_then(|place| place.country));
            }
        }
        found
    }

    /// The text from one word to another, both included.
    pub(in crate::extract) fn span(&self, first: usize, last: usize) -> Span {
        match (self.words.get(first), self.words.get(last)) {
            (Some(a), Some(b)) if a.span.start <= b.span.end => {
                Span::new(a.span.start, b.span.end)
            }
            _ => Span::new(0, 0),
        }
    }
}

/// Tokens with possessive endings joined to their words, and words joined at their hyphens
/// ("sit-in", "Shahed-136") except where a name begins or ends ("Russian-occupied").
fn joined(text: &str, resolutions: &[Resolution], mut each: impl FnMut(Token)) {
    let mut tokens = each_token(text).fuse();
    // The next token and the one behind it.
    let mut ahead = [tokens.next(), tokens.next()];
    let mut before: Option<Token> = None;
    let mut next = 0;
    while let Some(token) = ahead[0] {
        ahead = [ahead[1], tokens.next()];
        if let Some(before) = &mut before {
            let tail = matches!(token.span.of(text), "'s" | "’s" | "'S" | "’S");
            if tail && before.span.end == token.span.start {
                before.span = Span::new(before.span.start, token.span.end);
                continue;
            }
        }
        if let Some(whole) = before.take() {
            each(whole);
        }
        let mut whole = token;
        while let [Some(hyphen), Some(tail)] = ahead {
            let close = whole.span.end == hyphen.span.start
                && hyphen.span.end == tail.span.start
                && is_hyphen(hyphen.span.of(text))
                && whole.kind != TokenKind::Symbol
                && (tail.kind == TokenKind::Word
                    || tail.kind == TokenKind::Number && is_capital(whole.span.of(text)));
            if !close {
                break;
            }
            while resolutions
                .get(next)
                .is_some_and(|r| r.mention.span.end < whole.span.end)
            {
                next += 1;
            }
            let cut =
                resolutions.get(next..).unwrap_or_default().iter().take(2).any(|r| {
                    let span = r.mention.span;
                    span.end == whole.span.end || span.start == tail.span.start
                });
            if cut {
                break;
            }
            whole.span = Span::new(whole.span.start, tail.span.end);
            whole.kind = TokenKind::Word;
            ahead = [tokens.next(), tokens.next()];
        }
        before = Some(whole);
    }
    before.into_iter().for_each(each);
}
