//! How common words are in small letters: a table of fingerprints, read in place.

/// A table of 32-bit slots, little-endian: 29 bits of fingerprint, 3 bits of answer; 0 is
/// empty, a taken slot's successor is tried next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Commons<'a>(pub(super) &'a [u8]);

/// The part of a slot that is the answer.
const ANSWER: u32 = 7;

impl Commons<'_> {
    /// 0 for an unknown word, 1 for one hardly ever in small letters, up to 4 for one mostly
    /// so.
    pub(super) fn of(self, sig: u64) -> u8 {
        let slots = self.0.len() / 4;
        if slots == 0 {
            return 0;
        }
        let (mut at, mark) = place(sig, slots);
        for _ in 0..slots {
            let slot = self.0.get(at * 4..at * 4 + 4);
            let slot =
                slot.and_then(|slot| slot.try_into().ok()).map_or(0, u32::from_le_bytes);
            if slot == 0 {
                return 0;
            }
            if slot & !ANSWER == mark {
                return u8::try_from(slot & ANSWER).unwrap_or_default();
            }
            at = (at + 1) % slots;
        }
        0
    }
}

/// The first slot of a word, and its fingerprint.
fn place(sig: u64, slots: usize) -> (usize, u32) {
    let mixed = sig.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mark = u32::try_from(mixed >> 32).unwrap_or_default() & !ANSWER;
    let at = usize::try_from(mixed & 0xffff_ffff).unwrap_or_default() % slots;
    (at, mark)
}

/// A table of words and answers, the words in ascending order of their signature.
#[cfg(feature = "train")]
pub(super) fn table(words: &[(u64, u8)]) -> Vec<u8> {
    let slots = (words.len() * 3 / 2).max(1);
    let mut table = vec![0; slots * 4];
    for (sig, answer) in words {
        let (mut at, mark) = place(*sig, slots);
        let slot = (mark | u32::from(*answer)).to_le_bytes();
        while table[at * 4..at * 4 + 4] != [0; 4] {
            at = (at + 1) % slots;
        }
        table[at * 4..at * 4 + 4].copy_from_slice(&slot);
    }
    table
}
