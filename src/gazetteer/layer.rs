//! One opened file: names to postings, places to records, all by slicing.

use std::borrow::Cow;

use super::format::{Layout, NONE, PLACE_BITS, RECORD, Raw, Section, u32_at};
use super::index::Index;
use super::{Gist, NameForm};
use crate::error::Error;

/// The bytes of one `.gaz` file. Places are numbered from 0 here; the gazetteer adds `first`.
#[derive(Debug)]
pub(super) struct Layer {
    bytes: Cow<'static, [u8]>,
    layout: Layout,
    pub(super) first: u32,
    /// What is added to the numbers of parents: 0 where they are those of the gazetteer.
    pub(super) parents: u32,
    /// Whether these are the places that a user has listed, which go before all others.
    pub(super) own: bool,
}

impl Layer {
    pub(super) fn new(bytes: Cow<'static, [u8]>, first: u32) -> Result<Self, Error> {
        let layout = Layout::of(&bytes)?;
        let layer = Self { bytes, layout, first, parents: first, own: false };
        if Index::new(layer.section(Section::Keys)).is_none() {
            return Err(Error::Damaged {
                what: "gazetteer",
                message: "its name index is damaged".to_owned(),
            });
        }
        Ok(layer)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The data date as yyyymmdd.
    pub(super) fn date(&self) -> u32 {
        self.layout.date
    }

    #[inline]
    pub(super) fn section(&self, section: Section) -> &[u8] {
        self.layout.section(&self.bytes, section)
    }

    #[inline]
    pub(super) fn index(&self) -> Option<Index<'_>> {
        Index::new(self.section(Section::Keys))
    }

    /// How many places it has.
    pub(super) fn places(&self) -> u32 {
        let count = self.section(Section::Records).len() / RECORD;
        u32::try_from(count).unwrap_or(0)
    }

    /// The record of a place.
    #[inline]
    pub(super) fn raw(&self, place: u32) -> Option<Raw> {
        Raw::at(self.section(Section::Records), place)
    }

    /// The gist of a name's entry.
    #[inline]
    pub(super) fn gist(&self, entry: u64) -> Option<Gist> {
        let at = usize::try_from(entry).ok()?.checked_mul(8)?.checked_add(4)?;
        Some(Gist::unpacked(u32_at(self.section(Section::Entries), at)?))
    }

    /// The bearers of a name's entry, likeliest first.
    pub(super) fn postings(
        &self,
        entry: u64,
    ) -> impl Iterator<Item = (u32, NameForm)> + '_ {
        let entries = self.section(Section::Entries);
        let bound = |entry: u64| {
            let at = usize::try_from(entry).ok()?.checked_mul(8)?;
            u32_at(entries, at).map(|i| i as usize)
        };
        let range = match (bound(entry), bound(entry.saturating_add(1))) {
            (Some(start), Some(end)) => start..end,
            _ => 0..0,
        };
        let postings = self.section(Section::Postings);
        range.map_while(move |i| u32_at(postings, i.checked_mul(4)?)).filter_map(|bits| {
            let form = NameForm::ALL.get((bits >> PLACE_BITS) as usize)?;
            Some((bits & ((1 << PLACE_BITS) - 1), *form))
        })
    }

    /// A text, empty if the bytes are damaged.
    pub(super) fn text(&self, at: u32, length: usize) -> &str {
        let start = at as usize;
        let bytes = self.section(Section::Text).get(start..start.saturating_add(length));
        bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    pub(super) fn name(&self, raw: &Raw) -> &str {
        self.text(raw.name, usize::from(raw.name_length))
    }

    /// The two words behind the first entry of a sorted section that starts with `wanted`;
    /// entries are of 12 bytes, `key` makes the sorting key of the three words.
    fn sorted(
        &self,
        section: Section,
        wanted: u64,
        key: impl Fn([u32; 3]) -> u64,
    ) -> Option<[u32; 3]> {
        let bytes = self.section(section);
        let entry = |i: usize| {
            let word = |n: usize| u32_at(bytes, i * 12 + n * 4);
            Some([word(0)?, word(1)?, word(2)?])
        };
        let (mut low, mut high) = (0, bytes.len() / 12);
        while low < high {
            let middle = low + (high - low) / 2;
            if key(entry(middle)?) < wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        entry(low).filter(|found| key(*found) == wanted)
    }

    /// The display name in a language by its number, where it differs from the name.
    pub(super) fn display(&self, place: u32, language: u8) -> Option<&str> {
        let wanted = u64::from(place) << 8 | u64::from(language);
        let key = |e: [u32; 3]| u64::from(e[0]) << 8 | u64::from(e[2] & 0xff);
        let [_, at, rest] = self.sorted(Section::Displays, wanted, key)?;
        Some(self.text(at, (rest >> 8 & 0xff) as usize)).filter(|text| !text.is_empty())
    }

    /// The note of a place.
    pub(super) fn note(&self, place: u32) -> Option<&str> {
        let [_, at, length] =
            self.sorted(Section::Notes, u64::from(place), |e| u64::from(e[0]))?;
        Some(self.text(at, length as usize))
    }

    /// The packed outline of a place.
    pub(super) fn shape(&self, place: u32) -> Option<&[u8]> {
        let [_, at, length] =
            self.sorted(Section::Outlines, u64::from(place), |e| u64::from(e[0]))?;
        let start = at as usize;
        self.section(Section::Shapes).get(start..start.checked_add(length as usize)?)
    }

    /// The place of a country.
    pub(super) fn country(&self, code: [u8; 2]) -> Option<u32> {
        let mut entries = self.section(Section::Countries).chunks_exact(8);
        let found = entries.find(|entry| entry[..2] == code)?;
        u32_at(found, 4).filter(|place| *place != NONE)
    }

    /// The settlements of a cell, largest first.
    pub(super) fn cell(&self, cell: u32) -> impl Iterator<Item = u32> + '_ {
        let grid = self.section(Section::Grid);
        let bound =
            |cell: u32| u32_at(grid, (cell as usize).checked_mul(4)?).map(|i| i as usize);
        let range = match (bound(cell), bound(cell.saturating_add(1))) {
            (Some(start), Some(end)) => start..end,
            _ => 0..0,
        };
        let cells = self.section(Section::Cells);
        range.map_while(move |i| u32_at(cells, i.checked_mul(4)?))
    }
}
