//! The first letters of names: which sentences need not be read for them.

use rustc_hash::FxHashSet;

/// Letters and digits that are looked at.
const LETTERS: usize = 6;
/// Of these, the first, by which a table says "no" to most words at once.
const FIRST: usize = 3;
/// Letters and digits of ASCII whatever their case, and nothing.
const DIGITS: usize = 37;

/// The first letters and digits of every name, in small letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Openings {
    /// What names and stems begin with: all bytes of a short stem, the first ones of others.
    begun: FxHashSet<u64>,
    /// The short names, whole.
    whole: FxHashSet<u64>,
    /// Whether a name starts with three letters or digits, by their number; one that has
    /// fewer starts with each that begins like it.
    first: Vec<bool>,
}

impl Default for Openings {
    fn default() -> Self {
        let first = vec![false; DIGITS * DIGITS * DIGITS];
        Self { begun: FxHashSet::default(), whole: FxHashSet::default(), first }
    }
}

impl Openings {
    /// Adds a name by its key, or a stem, which words of any ending may follow.
    pub(super) fn add(&mut self, key: &str, stem: bool) {
        let opening: Vec<u8> = key.bytes().take(LETTERS).collect();
        let reach =
            DIGITS.pow(u32::try_from(FIRST.saturating_sub(opening.len())).unwrap_or(0));
        let from = number(&opening);
        if let Some(like) = self.first.get_mut(from..from + reach) {
            like.fill(true);
        }
        let packed = opening.iter().fold(0, |packed, byte| push(packed, *byte));
        let whole = opening.len() < LETTERS && !stem;
        if whole { &mut self.whole } else { &mut self.begun }.insert(packed);
    }

    /// Whether a name may stand anywhere in a text: `false` only where the first letters and
    /// digits from the start of each word on, whatever stands between them, open none.
    pub(super) fn may_stand_in(&self, text: &[u8]) -> bool {
        let mut rest = text;
        while let [byte, behind @ ..] = rest {
            match class(*byte) {
                FOREIGN => return true,
                0 => rest = behind,
                _ if self.may_start(rest) => return true,
                // Behind a digit a name may start, inside a word none.
                27.. => rest = behind,
                _ => {
                    let word =
                        behind.iter().take_while(|b| (1..27).contains(&class(**b)));
                    let behind = &behind[word.count()..];
                    let digit = behind
                        .first()
                        .is_some_and(|b| class(*b) != FOREIGN && class(*b) >= 27);
                    rest = &behind[usize::from(digit)..];
                }
            }
        }
        false
    }

    /// Whether the first letters and digits of a text open a name.
    fn may_start(&self, text: &[u8]) -> bool {
        let mut found = text.iter().filter(|byte| (1..FOREIGN).contains(&class(**byte)));
        let mut first = [0; FIRST];
        for (to, from) in first.iter_mut().zip(found.by_ref()) {
            *to = *from;
        }
        if !self.first.get(number(&first)).is_some_and(|starts| *starts) {
            return false;
        }
        let mut packed = 0;
        let letters = text.iter().enumerate();
        let letters = letters.filter(|(_, byte)| byte.is_ascii_alphanumeric());
        for (at, byte) in letters.take(LETTERS) {
            packed = push(packed, byte.to_ascii_lowercase());
            let ends = || may_end(text.get(at + 1..).unwrap_or_default());
            if self.begun.contains(&packed) || self.whole.contains(&packed) && ends() {
                return true;
            }
        }
        false
    }
}

/// Bytes with one more behind them, as a number.
fn push(packed: u64, byte: u8) -> u64 {
    packed << 8 | u64::from(byte)
}

/// Whether a word may end in front of a text, as it is or behind the s of more than one.
fn may_end(text: &[u8]) -> bool {
    let inside =
        |byte: Option<&u8>| byte.is_some_and(|b| (1..FOREIGN).contains(&class(*b)));
    let plural = matches!(text.first(), Some(b's' | b'S'));
    !inside(text.first()) || plural && !inside(text.get(1))
}

/// The class of a byte that belongs to a letter outside ASCII; those of dashes and quotation
/// marks do not.
const FOREIGN: u8 = u8::MAX;

/// Every byte's class: letters from 1 whatever their case, digits from 27, else 0.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'a'..=b'z' => byte - b'a' + 1,
            b'A'..=b'Z' => byte - b'A' + 1,
            b'0'..=b'9' => byte - b'0' + 27,
            0xe2 => 0,
            0xc3.. => FOREIGN,
            _ => 0,
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

/// The number of the first three letters or digits; nothing counts as the first of all.
fn number(letters: &[u8]) -> usize {
    (0..FIRST).fold(0, |number, at| {
        let digit = letters.get(at).map_or(0, |byte| class(*byte));
        number * DIGITS + if digit == FOREIGN { 0 } else { usize::from(digit) }
    })
}

#[cfg(test)]
mod tests {
    use super::Openings;

    #[test]
    fn only_words_that_open_a_name_let_a_text_through() {
        let mut openings = Openings::default();
        for key in ["iskander", "s300", "m1", "x", "tor"] {
            openings.add(key, false);
        }
        openings.add("geran", true);
        for text in [
            "an Iskander",
            "the S-300s",
            "M-1 tanks",
            "m1",
            "of X",
            "x-ray",
            "Ж",
            "Tors",
            "a TOR",
            "Gerans",
            "Geranium",
            "toré",
        ] {
            assert!(openings.may_stand_in(text.as_bytes()), "{text}");
        }
        for text in [
            "",
            "the island",
            "an ISK-12",
            "s 30 men",
            "am 1",
            "m 2",
            "“is” – it",
            "Toronto",
            "torso",
            "gera",
            "xs1",
        ] {
            assert!(!openings.may_stand_in(text.as_bytes()), "{text}");
        }
    }
}
