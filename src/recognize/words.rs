//! The words of a document with what their letters, their lists and their place say.

use crate::model::{Document, Span};
use crate::settings::{Cue, Names};
use crate::text::{Token, TokenKind, each_token, signature};

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Shape {
    /// Small letters.
    Lower,
    /// A capital, then small letters.
    Capital,
    /// Two capitals or more and nothing small.
    Upper,
    /// One capital letter, perhaps with a dot.
    Initial,
    /// Capitals inside: "`McCain`".
    Mixed,
    /// Letters of a script without capitals.
    Uncased,
    /// Digits.
    Number,
    /// A symbol.
    Symbol,
    /// An address or an @name.
    Handle,
}

impl Shape {
    /// Whether a name may start here.
    pub(super) fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper | Self::Initial | Self::Mixed)
    }
}

/// A token with what is known of it at sight.
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one word")]
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// Its signature, whatever its case.
    pub(super) sig: u64,
    /// What the lists say of it.
    pub(super) cue: Cue,
    /// How it is written.
    pub(super) shape: Shape,
    /// Whether a sentence or line starts here.
    pub(super) starts: bool,
    /// Whether a name cannot reach over from the token before.
    pub(super) breaks: bool,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether it may be part of a name.
    pub(super) open: bool,
}

/// The words of a document in order, without its furniture.
pub(super) fn words(document: &Document, names: &Names) -> Vec<Word> {
    let text = document.text.as_str();
    let mut furniture = document.furniture.iter().peekable();
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 5 + 4);
    let mut skipped = true;
    for token in each_token(text) {
        while furniture.peek().is_some_and(|span| span.end <= token.span.start) {
            furniture.next();
        }
        if furniture.peek().is_some_and(|span| span.overlaps(token.span)) {
            skipped = true;
            continue;
        }
        let last = if skipped { None } else { found.last().copied() };
        found.push(word(document, token, last, names));
        skipped = false;
    }
    open(text, &mut found);
    found
}

fn word(document: &Document, token: Token, last: Option<Word>, names: &Names) -> Word {
    let text = document.text.as_str();
    let written = token.span.of(text);
    let sig = signature(written);
    let gap = last.map_or("\n", |last| &text[last.span.end..token.span.start]);
    let line = gap.bytes().any(|byte| matches!(byte, b'\n' | b'\r'))
        && !goes_on(document, token.span.start);
    let ended = last.is_none_or(|last| ends_sentence(text, last));
    Word {
        span: token.span,
        sig,
        cue: names.cue(sig),
        shape: shape(written, token.kind),
        starts: line || ended,
        breaks: line,
        spaced: !gap.is_empty(),
        open: false,
    }
}

/// Whether a sentence that began in front goes on at a byte: the line is only wrapped there.
fn goes_on(document: &Document, at: usize) -> bool {
    let next = document.sentences.partition_point(|sentence| sentence.start < at);
    let last = next.checked_sub(1).and_then(|last| document.sentences.get(last));
    last.is_some_and(|sentence| sentence.end > at)
}

/// Whether a sentence ends with this token, or a quotation opens a new one.
fn ends_sentence(text: &str, last: Word) -> bool {
    if last.shape != Shape::Symbol {
        return false;
    }
    let opens = matches!(last.span.of(text), "\"" | "“" | "«" | "„" | "(" | "'" | "‘");
    matches!(last.span.of(text), "." | "!" | "?" | ":" | "…" | "•" | "|")
        || (opens || last.span.of(text) == "”") && last.starts
}

fn shape(written: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Number => return Shape::Number,
        TokenKind::Symbol => return Shape::Symbol,
        TokenKind::Handle => return Shape::Handle,
        TokenKind::Word => {}
    }
    let (mut upper, mut lower, mut other) = (0, 0, 0);
    let mut first_upper = false;
    if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    for (at, c) in written.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= at == 0;
        } else if c.is_lowercase() {
            lower += 1;
        } else if c.is_alphabetic() {
            other += 1;
        }
    }
    match (first_upper, upper, lower) {
        (true, 1, 0) => Shape::Initial,
        (true, 1, _) => Shape::Capital,
        (true, _, 0) => Shape::Upper,
        (true, _, _) => Shape::Mixed,
        (false, 0, 0) if other > 0 => Shape::Uncased,
        _ => Shape::Lower,
    }
}

/// The most small words that a name holds between two capitals.
const BRIDGE: usize = 3;

/// Marks the words that may be part of a name: capitals, tags, and the small words and
/// symbols between two capitals ("Rio de Janeiro", "Bosnia-Herzegovina").
fn open(text: &str, words: &mut [Word]) {
    let mut last_capital: Option<usize> = None;
    for at in 0..words.len() {
        let word = words[at];
        if word.breaks {
            last_capital = None;
        }
        let tag = is_tag(text, words, at);
        let numbered = word.shape == Shape::Number && last_capital == at.checked_sub(1);
        words[at].open = word.shape.is_capital()
            || word.shape == Shape::Uncased
            || tag && word.shape == Shape::Lower
            || numbered && last_capital.is_some();
        if word.shape.is_capital() {
            if let Some(first) = last_capital
                && at - first <= BRIDGE + 1
                && words[first + 1..at].iter().all(|word| bridges(text, *word))
            {
                for between in &mut words[first + 1..at] {
                    between.open = true;
                }
            }
            last_capital = Some(at);
        }
    }
}

/// Whether a word stands behind a "#" without white space.
pub(super) fn is_tag(text: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let tight = words.get(at).is_some_and(|word| !word.spaced);
    tight && before.is_some_and(|sign| sign.span.of(text) == "#")
}

fn bridges(text: &str, word: Word) -> bool {
    match word.shape {
        Shape::Lower => word.cue.has(Cue::PARTICLE),
        Shape::Number => true,
        Shape::Symbol => {
            matches!(
                word.span.of(text),
                "-" | "–" | "'" | "’" | "&" | "/" | "." | "‐" | "‑"
            )
        }
        _ => false,
    }
}

/// Whether capitals say nothing here: most words are small, or most are capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Names have capitals.
    Usual,
    /// Hardly a capital at all.
    Small,
}

/// The style of a document's words.
pub(super) fn style(words: &[Word]) -> Style {
    let letters = words.iter().filter(|word| word.shape as u8 <= Shape::Mixed as u8);
    let (mut all, mut capital) = (0_usize, 0_usize);
    for word in letters {
        all += 1;
        capital += usize::from(word.shape.is_capital());
    }
    if all > 3 && capital * 20 < all { Style::Small } else { Style::Usual }
}
