//! How the words of a list start: a quick "no" for most words of a text.

/// The starts of the words of a list, as a set of bits.
///
/// A word that fails is surely not in the list; one that passes must still be looked up. It
/// is asked once or more for every word of a text, where most words are in no list.
#[derive(Clone, PartialEq, Eq)]
pub struct Heads {
    bits: Box<[u64; WORDS]>,
}

/// One bit for each slot.
const WORDS: usize = (1 << 16) / 64;
/// Bytes of a word that starts with a Latin letter, and of any other, that are looked at.
const LATIN: usize = 3;
const OTHER: usize = 4;

impl Default for Heads {
    fn default() -> Self {
        Self { bits: Box::new([0; WORDS]) }
    }
}

impl std::fmt::Debug for Heads {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let slots: u32 = self.bits.iter().map(|word| word.count_ones()).sum();
        f.debug_struct("Heads").field("slots", &slots).finish()
    }
}

impl Heads {
    /// Adds a word of the list, in small letters.
    pub fn add(&mut self, word: &str) {
        for written in spellings(word) {
            self.set(head(written.as_bytes()));
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
    }

    /// Sets every start whose bytes from one on are any.
    fn set_all(&mut self, mut head: [u8; OTHER], from: usize, missing: usize) {
        self.set(head);
        if missing == 0 {
            return;
        }
        for byte in 0..=u8::MAX {
            head[from] = folded(byte);
            self.set_all(head, from + 1, missing - 1);
        }
    }

    fn set(&mut self, head: [u8; OTHER]) {
        let at = slot(head);
        self.bits[at / 64] |= 1 << (at % 64);
    }

    /// Whether a word may be in the list, however it is capitalized.
    ///
    /// # Examples
    /// ```
    /// let mut months = plotroom::text::Heads::default();
    /// months.add("march");
    /// assert!(months.may_hold("March") && months.may_hold("marble"));
    /// assert!(!months.may_hold("the"));
    /// ```
    #[inline]
    #[must_use]
    pub fn may_hold(&self, word: &str) -> bool {
        let at = slot(head(word.as_bytes()));
        !word.is_empty() && self.bits[at / 64] & (1 << (at % 64)) != 0
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

/// The bit of a start, by multiplicative hashing (Knuth, The Art of Computer Programming,
/// volume 3, section 6.4).
#[inline]
fn slot(head: [u8; OTHER]) -> usize {
    (u32::from_le_bytes(head).wrapping_mul(0x9e37_79b1) >> 16) as usize
}

/// The start of a word with each letter small and capital, where both are one character, as
/// far as [`head`] looks. Of letters that [`folded`] makes alike there is no second spelling.
fn spellings(word: &str) -> Vec<String> {
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
