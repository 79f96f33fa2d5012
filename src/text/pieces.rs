//! Pieces of a text: runs of letters, runs of digits, single symbols. They are finer than
//! [`super::tokens`], because "300km" and "25–100" are glued in many ways.

use crate::model::Span;

/// A run of letters, a run of digits, or one symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: PieceKind,
}

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// Letters with their marks, and apostrophes between letters; an elided word ("l'") is
    /// one of its own.
    Letters,
    /// ASCII digits.
    Digits,
    /// Anything else but white space.
    Symbol,
}

/// The pieces of a stretch of text in order; white space is between them.
///
/// # Examples
/// ```
/// use plotroom::{model::Span, text::pieces};
/// let text = "25–100km";
/// let found = pieces(text, Span::new(0, text.len()));
/// let words: Vec<&str> = found.iter().map(|p| p.span.of(text)).collect();
/// assert_eq!(words, ["25", "–", "100", "km"]);
/// ```
#[must_use]
pub fn pieces(text: &str, within: Span) -> Vec<Piece> {
    let part = within.of(text);
    let bytes = part.as_bytes();
    let plain = |from: usize, fits: fn(&u8) -> bool| {
        from + bytes[from..].iter().take_while(|byte| fits(byte)).count()
    };
    let mut found = Vec::with_capacity(part.len() / 5);
    let mut at = 0;
    while let Some(c) = part[at..].chars().next() {
        let behind = at + c.len_utf8();
        let Some(kind) = kind(c) else {
            at = behind;
            continue;
        };
        let end = match kind {
            PieceKind::Symbol => behind,
            PieceKind::Digits => plain(behind, u8::is_ascii_digit),
            PieceKind::Letters => letters(part, at, behind, &plain),
        };
        let span = Span::new(within.start + at, within.start + end);
        found.push(Piece { span, kind });
        at = end;
    }
    found
}

/// The end of the letters that start at a byte and go on behind another.
fn letters(
    part: &str,
    start: usize,
    behind: usize,
    plain: &impl Fn(usize, fn(&u8) -> bool) -> usize,
) -> usize {
    let mut end = behind;
    loop {
        end = plain(end, u8::is_ascii_alphabetic);
        let Some(c) = part[end..].chars().next() else { return end };
        let next = end + c.len_utf8();
        if is_apostrophe(c) && elision(&part[start..next]) > 0 {
            return next;
        }
        if !(is_letter(c) || is_apostrophe(c) && letter_after(part, end, c)) {
            return end;
        }
        end = next;
    }
}

/// The bytes of an elided article or preposition that a word starts with: "l'", "dell'".
#[must_use]
pub fn elision(word: &str) -> usize {
    let Some((at, sign)) = word.char_indices().find(|(_, c)| is_apostrophe(*c)) else {
        return 0;
    };
    let before = &word[..at];
    let known = ["d", "l", "dell", "dall", "nell", "sull"];
    let elided = known.iter().any(|short| before.eq_ignore_ascii_case(short));
    if elided { at + sign.len_utf8() } else { 0 }
}

fn kind(c: char) -> Option<PieceKind> {
    if c.is_ascii_digit() {
        Some(PieceKind::Digits)
    } else if is_letter(c) {
        Some(PieceKind::Letters)
    } else if c.is_whitespace() || c.is_control() || is_invisible(c) {
        None
    } else {
        Some(PieceKind::Symbol)
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn letter_after(text: &str, at: usize, c: char) -> bool {
    text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text, Span::new(0, text.len())).iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn words_digits_and_symbols_come_apart() {
        assert_eq!(cut("Kyiv's 4,700-meter"), ["Kyiv's", "4", ",", "700", "-", "meter"]);
        assert_eq!(cut("10−13 км"), ["10", "−", "13", "км"]);
        assert_eq!(cut("30km/19mi."), ["30", "km", "/", "19", "mi", "."]);
        assert_eq!(cut("об'єкт"), ["об'єкт"]);
        assert_eq!(cut("à l'est d’Odessa"), ["à", "l'", "est", "d’", "Odessa"]);
        assert!(cut(" \u{200b}\n").is_empty());
    }
}
