//! One number for a word, whatever its case: what word lists and models are keyed by.

/// A 64-bit number of a word: equal for "Kyiv", "KYIV" and "kyiv", and for straight and
/// typographic apostrophes.
///
/// FNV-1a over the small letters; the same on every platform and in every version, since
/// trained weights rest on it.
///
/// # Examples
/// ```
/// use plotroom::text::signature;
/// assert_eq!(signature("L\u{2019}viv"), signature("l'VIV"));
/// assert_ne!(signature("Lviv"), signature("Lvov"));
/// ```
#[must_use]
pub fn signature(word: &str) -> u64 {
    let mut hash = START;
    for byte in word.bytes() {
        if !byte.is_ascii() {
            return wide(word);
        }
        hash = step(hash, byte.to_ascii_lowercase());
    }
    hash
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

fn wide(word: &str) -> u64 {
    let mut hash = START;
    let mut bytes = [0; 4];
    for c in word.chars() {
        let c = match c {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' => '\'',
            other => other,
        };
        for small in c.to_lowercase() {
            hash = small.encode_utf8(&mut bytes).bytes().fold(hash, step);
        }
    }
    hash
}
