//! Whole numbers in as few bytes as they need: seven bits a byte, low bits first (LEB128),
//! signed ones in zigzag order.

/// Appends a number.
pub(super) fn put(to: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the low seven bits are meant"
        )]
        to.push(value as u8 | 0x80);
        value >>= 7;
    }
    #[expect(clippy::cast_possible_truncation, reason = "what is left has seven bits")]
    to.push(value as u8);
}

/// Appends a signed number.
pub(super) fn put_signed(to: &mut Vec<u8>, value: i64) {
    put(to, ((value << 1) ^ (value >> 63)).cast_unsigned());
}

/// Reads numbers from the front of bytes; `None` where they end or make no number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    /// What is not read yet.
    pub(super) rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// A reader at the start of bytes.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// The next number.
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for (place, &byte) in self.rest.iter().enumerate().take(10) {
            let bits = u64::from(byte & 0x7f);
            if place == 9 && bits > 1 {
                return None;
            }
            value |= bits << (7 * place);
            if byte < 0x80 {
                self.rest = &self.rest[place + 1..];
                return Some(value);
            }
        }
        None
    }

    /// The next signed number.
    pub(super) fn signed(&mut self) -> Option<i64> {
        let value = self.number()?;
        Some((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// The next number as a count of things that take at least `least` bytes each: no count
    /// that the rest cannot hold, so that damaged bytes never ask for much memory.
    pub(super) fn count(&mut self, least: usize) -> Option<usize> {
        let value = usize::try_from(self.number()?).ok()?;
        (value <= self.rest.len() / least.max(1)).then_some(value)
    }

    /// The next number as a length, and that many bytes.
    pub(super) fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.count(1)?;
        self.take(length)
    }

    /// The next bytes.
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let all = [0, 1, -1, 63, -64, 64, 300, -18_000_000, i64::MAX, i64::MIN];
        let mut bytes = Vec::new();
        for value in all {
            put_signed(&mut bytes, value);
        }
        let mut reader = Reader::new(&bytes);
        let back: Vec<i64> = std::iter::from_fn(|| reader.signed()).collect();
        assert_eq!(back, all);
    }

    #[test]
    fn an_endless_number_and_a_count_beyond_the_bytes_are_none() {
        assert_eq!(Reader::new(&[0xff; 12]).number(), None);
        assert_eq!(Reader::new(&[0x80]).number(), None);
        assert_eq!(Reader::new(&[9, 0, 0]).count(1), None);
        assert_eq!(Reader::new(&[2, 0, 0]).count(1), Some(2));
    }
}
