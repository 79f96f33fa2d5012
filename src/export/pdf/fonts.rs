//! The letters that a page uses, as subsets of the bundled typefaces.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, Str};
use subsetter::GlyphRemapper;

use super::{compressed, single};
use crate::draw::{Face, Glyph, TYPEFACES, advance};
use crate::error::Error;

/// Heights of all faces of Noto Sans in thousandths of the size: ascender, descender, capital
/// letters (the tables `hhea` and `OS/2` of its files).
const ASCENT: f32 = 1069.0;
const DESCENT: f32 = -293.0;
const CAPITAL: f32 = 714.0;
/// A box that holds every glyph of them.
const BOX: [f32; 4] = [-1000.0, -600.0, 3000.0, 1300.0];
/// How far the italic leans, in degrees.
const SLANT: f32 = -12.0;

/// What a page uses of each typeface.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    used: BTreeMap<usize, Used>,
}

#[derive(Debug, Default)]
struct Used {
    glyphs: GlyphRemapper,
    /// The letters of a glyph of the subset.
    letters: BTreeMap<u16, String>,
    /// The glyphs of the subset as they are numbered in the whole typeface.
    whole: BTreeMap<u16, u16>,
}

/// The name of a typeface among the resources of the page.
pub(super) fn name(typeface: usize) -> String {
    format!("F{typeface}")
}

impl Fonts {
    /// Takes a glyph into the subset; its number there.
    pub(super) fn taken(&mut self, glyph: &Glyph) -> u16 {
        let used = self.used.entry(glyph.typeface).or_default();
        let id = used.glyphs.remap(glyph.id);
        used.whole.insert(id, glyph.id);
        if !glyph.letters.is_empty() {
            used.letters.entry(id).or_insert_with(|| glyph.letters.clone());
        }
        id
    }

    /// Embeds the subsets; their names and where they are.
    pub(super) fn written(
        &self,
        pdf: &mut Pdf,
        free: &mut Ref,
    ) -> Result<Vec<(String, Ref)>, Error> {
        let mut found = Vec::new();
        for (&typeface, used) in &self.used {
            found.push((name(typeface), used.embedded(typeface, pdf, free)?));
        }
        Ok(found)
    }
}

impl Used {
    fn embedded(
        &self,
        typeface: usize,
        pdf: &mut Pdf,
        free: &mut Ref,
    ) -> Result<Ref, Error> {
        let source = &TYPEFACES[typeface];
        let failed = |error: subsetter::Error| Error::Image {
            message: format!("{} cannot be cut down: {error}", source.file),
        };
        let file = subsetter::subset(source.bytes, 0, &self.glyphs).map_err(failed)?;
        let base = format!("{}+{}", self.tag(), source.file.trim_end_matches(".ttf"));
        let base = Name(base.as_bytes());
        let [font, descendant, descriptor, data, letters] = [(); 5].map(|()| free.bump());
        pdf.type0_font(font)
            .base_font(base)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(descendant)
            .to_unicode(letters);
        let mut cid = pdf.cid_font(descendant);
        cid.subtype(CidFontType::Type2).base_font(base);
        cid.system_info(system(b"Identity"));
        cid.font_descriptor(descriptor).default_width(0.0);
        cid.cid_to_gid_map_predefined(Name(b"Identity"));
        let width = |id: u16| {
            self.whole.get(&id).map_or(0.0, |id| single(1000.0 * advance(typeface, *id)))
        };
        cid.widths().consecutive(0, (0..self.glyphs.num_gids()).map(width));
        cid.finish();
        let is_italic = source.face == Face::Italic;
        let slanted = if is_italic { FontFlags::ITALIC } else { FontFlags::empty() };
        let [left, low, right, high] = BOX;
        pdf.font_descriptor(descriptor)
            .name(base)
            .flags(FontFlags::SYMBOLIC | slanted)
            .bbox(Rect::new(left, low, right, high))
            .italic_angle(if is_italic { SLANT } else { 0.0 })
            .ascent(ASCENT)
            .descent(DESCENT)
            .cap_height(CAPITAL)
            .stem_v(if source.face == Face::Bold { 140.0 } else { 85.0 })
            .font_file2(data);
        let packed = compressed(&file);
        let length = i32::try_from(file.len()).unwrap_or(0);
        let mut stream = pdf.stream(data, &packed);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Length1"), length);
        stream.finish();
        let mut map = UnicodeCmap::new(Name(b"Letters"), system(b"UCS"));
        for (id, text) in &self.letters {
            map.pair_with_multiple(*id, text.chars());
        }
        let map = compressed(&map.finish());
        pdf.cmap(letters, &map).filter(Filter::FlateDecode);
        Ok(font)
    }

    /// Six letters that tell one subset from another, as the format asks for.
    fn tag(&self) -> String {
        // FNV-1a (Fowler, Noll, Vo).
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in self.whole.values().flat_map(|id| id.to_be_bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        (0..6_u32)
            .map(|at| {
                let letter = u8::try_from(hash / 26_u64.pow(at) % 26).unwrap_or(0);
                char::from(b'A' + letter)
            })
            .collect()
    }
}

fn system(ordering: &[u8]) -> SystemInfo<'_> {
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(ordering), supplement: 0 }
}
