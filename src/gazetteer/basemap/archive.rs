//! The container of a basemap file: shapes in packed chunks behind an index of boxes.
//!
//! ```text
//! file  = "plotbase" version:u32 index-length:u32 index-crc:u32 index chunk*      (little endian)
//! index = count entry*      entry = layer detail west width south height packed-length crc length
//! ```
//! The numbers of the index are [`varint`](crate::gazetteer::varint)s, boxes are in units of
//! 1e-4 degree. A chunk is a deflate stream; the checksum (CRC-32) of its bytes is verified
//! when it is inflated, so opening reads the index alone and a map inflates only the chunks
//! that it meets.

use std::borrow::Cow;
use std::io::{Read, Write};

use flate2::Crc;
use flate2::read::{DeflateDecoder, DeflateEncoder};

use super::window::{Extent, Window};
use crate::error::Error;
use crate::gazetteer::varint::{Reader, put};

const MAGIC: &[u8; 8] = b"plotbase";
const VERSION: u32 = 1;
/// Bytes in front of the index.
const HEAD: usize = 20;
/// No deflate stream grows by more than this when inflated.
const MOST_PACKED: usize = 1032;
/// Bytes of shapes that are packed together, more only for a single larger shape.
pub(super) const CHUNK: usize = 24_000;

/// An opened file.
#[derive(Debug)]
pub(super) struct Archive {
    bytes: Cow<'static, [u8]>,
    chunks: Vec<Chunk>,
}

/// What the index says of a chunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk {
    /// What kind of things it holds.
    pub(super) layer: u8,
    /// For maps of which scale.
    pub(super) detail: u8,
    /// The box around all of it.
    pub(super) extent: Extent,
    start: usize,
    packed: usize,
    crc: u64,
    length: usize,
}

/// A chunk that is not packed yet.
#[derive(Debug)]
pub(super) struct Content {
    /// What kind of things it holds.
    pub(super) layer: u8,
    /// For maps of which scale.
    pub(super) detail: u8,
    /// The box around all of it.
    pub(super) extent: Extent,
    /// The things.
    pub(super) bytes: Vec<u8>,
}

impl Archive {
    /// The whole file.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Opens a file: verifies the index and that all chunks lie within the file.
    pub(super) fn open(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        let wrong = super::damaged;
        if bytes.get(..8) != Some(MAGIC) {
            return Err(wrong("it does not start as a basemap does"));
        }
        let word = |at: usize| {
            let four = bytes.get(at..at + 4)?.try_into().ok()?;
            Some(u32::from_le_bytes(four))
        };
        if word(8) != Some(VERSION) {
            return Err(wrong("it is of another version"));
        }
        let short = || wrong("it ends too early");
        let length = word(12).ok_or_else(short)? as usize;
        let end = HEAD.checked_add(length).ok_or_else(short)?;
        let index = bytes.get(HEAD..end).ok_or_else(short)?;
        if word(16) != Some(checksum(index)) {
            return Err(wrong("its index is damaged"));
        }
        let chunks = chunks(index, end).ok_or_else(|| wrong("its index is damaged"))?;
        if chunks.last().map_or(end, |c| c.start + c.packed) != bytes.len() {
            return Err(wrong("its length is not the one it should have"));
        }
        Ok(Self { bytes, chunks })
    }

    /// The chunks of a layer and detail that meet a window, or all where there is none.
    pub(super) fn chunks(
        &self,
        layer: u8,
        detail: u8,
        window: Option<Window>,
    ) -> impl Iterator<Item = &Chunk> {
        self.chunks.iter().filter(move |c| {
            c.layer == layer
                && c.detail == detail
                && window.is_none_or(|w| w.meets(c.extent))
        })
    }

    /// Whether anything is there for a layer and detail.
    pub(super) fn has(&self, layer: u8, detail: u8) -> bool {
        self.chunks(layer, detail, None).next().is_some()
    }

    /// The bytes of a chunk, `None` if they are damaged.
    pub(super) fn inflated(&self, chunk: &Chunk) -> Option<Vec<u8>> {
        let packed = self.bytes.get(chunk.start..chunk.start + chunk.packed)?;
        if u64::from(checksum(packed)) != chunk.crc {
            return None;
        }
        let mut bytes = Vec::with_capacity(chunk.length);
        let most = chunk.length as u64 + 1;
        DeflateDecoder::new(packed).take(most).read_to_end(&mut bytes).ok()?;
        (bytes.len() == chunk.length).then_some(bytes)
    }

    /// Inflates everything, for a check of the whole file.
    pub(super) fn all(&self) -> impl Iterator<Item = (&Chunk, Option<Vec<u8>>)> {
        self.chunks.iter().map(|chunk| (chunk, self.inflated(chunk)))
    }
}

fn chunks(index: &[u8], mut start: usize) -> Option<Vec<Chunk>> {
    let mut reader = Reader::new(index);
    let count = reader.count(8)?;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let layer = u8::try_from(reader.number()?).ok()?;
        let detail = u8::try_from(reader.number()?).ok()?;
        let extent = Extent::read(&mut reader)?;
        let packed = usize::try_from(reader.number()?).ok()?;
        let crc = reader.number()?;
        let length = usize::try_from(reader.number()?).ok()?;
        if length > packed.checked_mul(MOST_PACKED)? {
            return None;
        }
        found.push(Chunk { layer, detail, extent, start, packed, crc, length });
        start = start.checked_add(packed)?;
    }
    reader.rest.is_empty().then_some(found)
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A file with these chunks, in their order.
pub(super) fn archive(contents: &[Content]) -> std::io::Result<Vec<u8>> {
    let (mut index, mut body) = (Vec::new(), Vec::new());
    put(&mut index, contents.len() as u64);
    for content in contents {
        let mut packed = Vec::new();
        let level = flate2::Compression::best();
        DeflateEncoder::new(content.bytes.as_slice(), level).read_to_end(&mut packed)?;
        put(&mut index, u64::from(content.layer));
        put(&mut index, u64::from(content.detail));
        content.extent.write(&mut index);
        put(&mut index, packed.len() as u64);
        put(&mut index, u64::from(checksum(&packed)));
        put(&mut index, content.bytes.len() as u64);
        body.extend(packed);
    }
    let length = u32::try_from(index.len()).map_err(std::io::Error::other)?;
    let mut file = Vec::with_capacity(HEAD + index.len() + body.len());
    file.write_all(MAGIC)?;
    for word in [VERSION, length, checksum(&index)] {
        file.write_all(&word.to_le_bytes())?;
    }
    file.extend(index);
    file.extend(body);
    Ok(file)
}
