//! Words of a text: tokens, sentences, language, numerals, days, lookup keys.

mod capitals;
mod coordinates;
mod dateline;
mod days;
mod fold;
mod grid;
mod heads;
mod language;
mod numerals;
mod pieces;
mod sentences;
mod signature;
mod tokens;

use std::borrow::Cow;

pub(crate) use capitals::{apart, spaced};
pub use coordinates::{coordinates, position};
pub use dateline::dateline;
pub use days::{MONTHS, day_in_words};
pub(crate) use fold::shortened;
pub use fold::{key, key_into};
pub use heads::Heads;
pub use language::{is_function_word, language};
pub use numerals::{NumberStyle, NumberWord, Numeral, numeral};
pub use pieces::{Piece, PieceKind, elision, pieces};
pub use sentences::sentences;
pub use signature::signature;
pub use tokens::{Token, TokenKind, each_token, tokens};

/// A word in small letters, copied only where it has others.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else if word.is_ascii() {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// The last character boundary at or before a byte.
pub(crate) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How many bytes at the start of some belong together.
fn run(bytes: &[u8], belongs: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| belongs(byte)).count()
}
