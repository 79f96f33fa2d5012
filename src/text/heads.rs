//! The words of a list by their starts and wholes: a quick "no" for most words of a text.

/// The starts and, in plain letters, the wholes of the words of a list, as sets of bits (Bloom
/// 1970, with one hash).
///
/// A word that fails is surely not in the list; one that passes must still be looked up. It
/// is asked once or more for every word of a text, where most words are in no list.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Heads {
    starts: Bits,
    whole: Bits,
    stems: Bits,
}

/// Sixteen bits of a hash tell the slot.
const SLOTS: usize = 1 << 16;

/// One bit for each slot.
#[derive(Clone, PartialEq, Eq)]
struct Bits(Box<[u64; SLOTS / 64]>);

impl Default for Bits {
    fn default() -> Self {
        Self(Box::new([0; SLOTS / 64]))
    }
}

impl Bits {
    /// Sets the bit of a hash; multiplicative hashing (Knuth, The Art of Computer Programming,
    /// volume 3, section 6.4) spreads it.
    fn set(&mut self, hash: u32) {
        let at = slot(hash);
        self.0[at / 64] |= 1 << (at % 64);
    }

    #[inline]
    fn has(&self, hash: u32) -> bool {
        let at = slot(hash);
        self.0[at / 64] & (1 << (at % 64)) != 0
    }
}

#[inline]
fn slot(hash: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// The hash of a word of no letters (FNV-1a, 32 bits).
const EMPTY: u32 = 0x811c_9dc5;

/// The hash of a word with one byte more, whatever the case.
#[inline]
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(folded(byte))).wrapping_mul(0x0100_0193)
}

/// Bytes of a word that starts with a Latin letter, and of any other, that are looked at.
const LATIN: usize = 3;
const OTHER: usize = 4;

impl std::fmt::Debug for Heads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let slots: u32 = self.starts.0.iter().map(|word| word.count_ones()).sum();
        f.debug_struct("Heads").field("slots", &slots).finish_non_exhaustive()
    }
}

impl Heads {
    /// Adds a word of the list, in small letters.
    pub fn add(&mut self, word: &str) {
        if word.is_ascii() {
            self.starts.set(number(head(word.as_bytes())));
            self.whole.set(word.bytes().fold(EMPTY, step));
            return;
        }
        for written in spellings(word) {
            self.starts.set(number(head(written.as_bytes())));
        }
    }

    /// Adds every word that starts with a stem, in small letters.
    pub fn add_stem(&mut self, stem: &str) {
        for written in spellings(stem) {
            let bytes = written.as_bytes();
            let Some(first) = bytes.first() else { continue };
            let missing = reach(*first).saturating_sub(bytes.len());
            self.set_all(head(bytes), bytes.len(), missing);
        }
        if stem.is_ascii() {
            self.stems.set(stem.bytes().fold(EMPTY, step));
        }
    }

    /// Sets every start whose bytes from one on are any.
    fn set_all(&mut self, mut head: [u8; OTHER], from: usize, missing: usize) {
        self.starts.set(number(head));
        if missing == 0 {
            return;
        }
        for byte in 0..=u8::MAX {
            head[from] = folded(byte);
            self.set_all(head, from + 1, missing - 1);
        }
    }

    /// Whether a word may be in the list, however it is capitalized.
    ///
    /// # Examples
    /// ```
    /// let mut months = plotroom::text::Heads::default();
    /// months.add("march");
    /// assert!(months.may_hold("March") && months.may_begin("marble"));
    /// assert!(!months.may_hold("the") && !months.may_hold("marble"));
    /// ```
    #[inline]
    #[must_use]
    pub fn may_hold(&self, word: &str) -> bool {
        self.may_begin(word) && self.may_spell(word.as_bytes())
    }

    /// Whether a word of the list may start as a word does: with the same three letters or so.
    #[inline]
    #[must_use]
    pub fn may_begin(&self, word: &str) -> bool {
        !word.is_empty() && self.starts.has(number(head(word.as_bytes())))
    }

    /// Whether a word in plain letters is one of the list or starts with a stem of it; others
    /// pass.
    fn may_spell(&self, word: &[u8]) -> bool {
        let mut hash = EMPTY;
        for byte in word {
            if !byte.is_ascii() {
                return true;
            }
            hash = step(hash, *byte);
            if self.stems.has(hash) {
                return true;
            }
        }
        self.whole.has(hash)
    }
}

/// How many bytes of a word with this first byte are looked at.
fn reach(first: u8) -> usize {
    if first.is_ascii() { LATIN } else { OTHER }
}

/// A byte with the difference of case taken out of a Latin letter.
fn folded(byte: u8) -> u8 {
    if byte.is_ascii() { byte | 0x20 } else { byte }
}

/// The start of a word.
#[inline]
fn head(word: &[u8]) -> [u8; OTHER] {
    let mut head = [0; OTHER];
    let reach = word.first().map_or(0, |first| reach(*first));
    for (to, from) in head.iter_mut().zip(word.iter().take(reach)) {
        *to = folded(*from);
    }
    head
}

/// The start of a word as a number.
#[inline]
fn number(head: [u8; OTHER]) -> u32 {
    u32::from_le_bytes(head)
}

/// The start of a word with each letter small and capital, where both are one character, as
/// far as [`head`] looks. Of letters that [`folded`] makes alike there is no second spelling.
fn spellings(word: &str) -> Vec<String> {
    if word.is_ascii() {
        return vec![word.to_owned()];
    }
    let mut all = vec![String::with_capacity(OTHER)];
    let mut bytes = 0;
    for letter in word.chars() {
        if bytes >= OTHER {
            break;
        }
        let mut capitals = letter.to_uppercase();
        let capital = capitals.next().filter(|_| capitals.next().is_none());
        let capital = capital.filter(|c| !letter.is_ascii() && *c != letter);
        bytes += letter.len_utf8().min(capital.map_or(OTHER, char::len_utf8));
        let mut others = Vec::new();
        for begun in &mut all {
            others.extend(capital.map(|capital| format!("{begun}{capital}")));
            begun.push(letter);
        }
        all.append(&mut others);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::Heads;

    #[test]
    fn a_word_of_the_list_passes_in_any_case() {
        let mut heads = Heads::default();
        let list = ["mile", "m", "au", "верста", "в", "îles", "fünf", "ß"];
        for word in list {
            heads.add(word);
        }
        for word in list {
            let capital = word.to_uppercase();
            let first: String = capital.chars().take(1).collect();
            let rest: String = word.chars().skip(1).collect();
            assert!(heads.may_hold(word), "{word}");
            assert!(word == "ß" || heads.may_hold(&capital), "{capital}");
            assert!(word == "ß" || heads.may_hold(&format!("{first}{rest}")), "{word}");
        }
        for word in ["", "the", "k", "mn", "a", "1", "миля", "вёрст"] {
            assert!(!heads.may_hold(word), "{word}");
        }
    }

    #[test]
    fn a_stem_passes_whatever_follows() {
        let mut heads = Heads::default();
        for stem in ["kilo", "me", "вер"] {
            heads.add_stem(stem);
        }
        for word in ["Kilometers", "me", "metres", "METRES", "Верста", "вер"] {
            assert!(heads.may_hold(word), "{word}");
        }
        assert!(!heads.may_hold("miles") && !heads.may_hold("миля"));
        let mut heads = Heads::default();
        heads.add_stem("к");
        for word in ["к", "К", "км", "Кілометр"] {
            assert!(heads.may_hold(word), "{word}");
        }
    }
}
