//! The bytes of a `.gaz` file: a header, a table of sections, and the sections as they are
//! used, so that opening one is a check of the header and nothing else.
//!
//! All numbers are little-endian. Nothing is aligned, nothing is compressed but outlines.
//!
//! ```text
//! header    magic "PLOTGAZ\0"  version u32  data date u32 (yyyymmdd)  sections u32  0 u32
//!           SHA-256 of the version to the 0 and of all bytes behind the header
//! table     one entry a section: number u32  0 u32  offset u64  length u64
//! META      JSON: sources, licences, counts
//! KEYS      fst: folded name -> number of its entry
//! ENTRIES   8 bytes a name: first posting u32, gist u32 (one more entry closes the list)
//! POSTINGS  4 bytes: place in the low 26 bits, form of the name above; likeliest first
//! RECORDS   40 bytes a place, see `Raw`
//! TEXT      display names and notes, UTF-8
//! DISPLAYS  12 bytes, by place and language: place u32, text u32, language u8, length u8, 0 u16
//! NOTES     12 bytes, by place: place u32, text u32, length u32
//! OUTLINES  12 bytes, by place: place u32, offset u32, length u32 in SHAPES
//! SHAPES    packed outlines
//! GRID      first number in CELLS of each cell of one degree, south to north, west to east
//! CELLS     4 bytes a settlement, largest of a cell first
//! COUNTRIES 8 bytes, by code: code [u8; 2], 0 u16, place u32
//! ```

use std::ops::Range;

use sha2::{Digest as _, Sha256};

use crate::error::Error;

/// First bytes of every file.
const MAGIC: &[u8; 8] = b"PLOTGAZ\0";
/// Raised when the layout changes.
pub(super) const VERSION: u32 = 1;
const HEADER: usize = 56;
const ENTRY: usize = 24;

/// The sections, in the order of their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Section {
    Meta,
    Keys,
    Entries,
    Postings,
    Records,
    Text,
    Displays,
    Notes,
    Outlines,
    Shapes,
    Grid,
    Cells,
    Countries,
}

/// How many sections a file has.
pub(super) const SECTIONS: usize = 13;

/// Size of a record in bytes.
pub(super) const RECORD: usize = 40;

/// Bits of a record's flags.
pub(super) const HAS_OUTLINE: u8 = 1;
pub(super) const HAS_NOTE: u8 = 2;
pub(super) const HAS_DISPLAYS: u8 = 4;

/// Bits of a posting that number the place.
pub(super) const PLACE_BITS: u32 = 26;

/// No place, where a place is expected.
pub(super) const NONE: u32 = u32::MAX;

/// Where the sections of an opened file are.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) date: u32,
    ranges: [Range<usize>; SECTIONS],
}

impl Layout {
    /// Reads the header of a file.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is no gazetteer, of another version, or cut off.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = |message: &str| Error::Damaged {
            what: "gazetteer",
            message: message.to_owned(),
        };
        if bytes.get(..8) != Some(MAGIC) {
            return Err(damaged("it does not start as a gazetteer does"));
        }
        let cut = || damaged("it is cut off");
        let word = |at: usize| u32_at(bytes, at).ok_or_else(cut);
        if word(8)? != VERSION {
            return Err(damaged("it is of another version of plotroom"));
        }
        if word(16)? as usize != SECTIONS {
            return Err(damaged("it has other sections than expected"));
        }
        let mut ranges = std::array::from_fn(|_| 0..0);
        for (i, range) in ranges.iter_mut().enumerate() {
            let at = HEADER + i * ENTRY;
            let long = |at: usize| {
                let bytes = bytes.get(at..at + 8).ok_or_else(cut)?;
                let number = bytes.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b));
                usize::try_from(number).ok().ok_or_else(cut)
            };
            let (start, length) = (long(at + 8)?, long(at + 16)?);
            let end = start.checked_add(length).ok_or_else(cut)?;
            if word(at)? as usize != i || end > bytes.len() {
                return Err(cut());
            }
            *range = start..end;
        }
        Ok(Self { date: word(12)?, ranges })
    }

    /// The bytes of a section.
    #[inline]
    pub(super) fn section<'a>(&self, bytes: &'a [u8], section: Section) -> &'a [u8] {
        bytes.get(self.ranges[section as usize].clone()).unwrap_or_default()
    }
}

/// The checksum that the header states.
pub(super) fn stated_checksum(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(24..HEADER)
}

/// Whether the checksum in the header is that of the bytes behind it.
pub(super) fn checksum_holds(bytes: &[u8]) -> bool {
    let (Some(stated), Some(rest)) = (stated_checksum(bytes), bytes.get(HEADER..)) else {
        return false;
    };
    digest(bytes.get(8..24).unwrap_or_default(), rest) == stated
}

fn digest(head: &[u8], rest: &[u8]) -> Vec<u8> {
    Sha256::new().chain_update(head).chain_update(rest).finalize().to_vec()
}

/// A whole file from its sections, in their order.
pub(super) fn file(date: u32, sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut rest = Vec::new();
    let mut offset = HEADER + SECTIONS * ENTRY;
    for (i, section) in sections.iter().enumerate() {
        rest.extend((i as u64).to_le_bytes());
        rest.extend((offset as u64).to_le_bytes());
        rest.extend((section.len() as u64).to_le_bytes());
        offset += section.len();
    }
    for section in sections {
        rest.extend(section);
    }
    let mut bytes = MAGIC.to_vec();
    #[expect(clippy::cast_possible_truncation, reason = "13 sections")]
    for word in [VERSION, date, SECTIONS as u32, 0] {
        bytes.extend(word.to_le_bytes());
    }
    let digest = digest(&bytes[8..], &rest);
    bytes.extend(digest);
    bytes.extend(rest);
    bytes
}

/// A number of four bytes.
#[inline]
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

/// A record as it is stored: integers, `NONE` for no place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Raw {
    /// 0 for none.
    pub(super) geonameid: u32,
    /// In 1e-7 degrees.
    pub(super) lon: i32,
    /// In 1e-7 degrees.
    pub(super) lat: i32,
    pub(super) population: u32,
    pub(super) admin1: u32,
    pub(super) admin2: u32,
    /// In meters.
    pub(super) radius: f32,
    /// Where its name starts in TEXT.
    pub(super) name: u32,
    pub(super) names: u16,
    pub(super) country: [u8; 2],
    pub(super) feature: u8,
    pub(super) name_length: u8,
    pub(super) flags: u8,
}

impl Raw {
    /// Record number `i`.
    #[inline]
    pub(super) fn at(records: &[u8], i: u32) -> Option<Self> {
        let start = (i as usize).checked_mul(RECORD)?;
        let r: &[u8; RECORD] = records.get(start..start + RECORD)?.try_into().ok()?;
        let word =
            |at: usize| u32::from_le_bytes([r[at], r[at + 1], r[at + 2], r[at + 3]]);
        Some(Self {
            geonameid: word(0),
            lon: word(4).cast_signed(),
            lat: word(8).cast_signed(),
            population: word(12),
            admin1: word(16),
            admin2: word(20),
            radius: f32::from_bits(word(24)),
            name: word(28),
            names: u16::from_le_bytes([r[32], r[33]]),
            country: [r[34], r[35]],
            feature: r[36],
            name_length: r[37],
            flags: r[38],
        })
    }

    /// Adds the record to the section of records.
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        out.extend(self.geonameid.to_le_bytes());
        out.extend(self.lon.to_le_bytes());
        out.extend(self.lat.to_le_bytes());
        for word in [self.population, self.admin1, self.admin2] {
            out.extend(word.to_le_bytes());
        }
        out.extend(self.radius.to_le_bytes());
        out.extend(self.name.to_le_bytes());
        out.extend(self.names.to_le_bytes());
        out.extend(self.country);
        out.extend([self.feature, self.name_length, self.flags, 0]);
    }
}
