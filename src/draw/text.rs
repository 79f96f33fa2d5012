//! The bundled typefaces and how wide text is in them.

use std::sync::LazyLock;

use harfrust::{
    Direction, FontRef, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script,
};
use skrifa::MetadataProvider;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};

use super::scene::Face;

/// The family that is asked for first.
pub const FAMILY: &str = "Noto Sans";

/// A typeface that comes with the program.
#[derive(Debug, Clone, Copy)]
pub struct Typeface {
    /// Weight and slant.
    pub face: Face,
    /// Its PostScript name with the ending of the file.
    pub file: &'static str,
    /// The bytes of the TrueType file.
    pub bytes: &'static [u8],
}

macro_rules! typefaces {
    ($($face:ident $file:literal,)*) => {
        &[$(Typeface {
            face: Face::$face,
            file: $file,
            bytes: include_bytes!(concat!("fonts/", $file)),
        },)*]
    };
}

/// Every bundled typeface: the Latin, Cyrillic and Greek ones first, then those that are
/// fallen back to for other scripts. All are Noto Sans (SIL Open Font License 1.1).
pub const TYPEFACES: &[Typeface] = typefaces! {
    Regular "NotoSans-Regular.ttf",
    Bold "NotoSans-Bold.ttf",
    Italic "NotoSans-Italic.ttf",
    Regular "NotoSansArabic-Regular.ttf",
    Bold "NotoSansArabic-Bold.ttf",
    Regular "NotoSansHebrew-Regular.ttf",
    Bold "NotoSansHebrew-Bold.ttf",
    Regular "NotoSansGeorgian-Regular.ttf",
    Bold "NotoSansGeorgian-Bold.ttf",
    Regular "NotoSansArmenian-Regular.ttf",
    Bold "NotoSansArmenian-Bold.ttf",
};

/// How far letters reach above the baseline, accents included, as a share of the size.
pub(crate) const ASCENT: f64 = 0.80;
/// How far letters reach below the baseline, as a share of the size.
pub(crate) const DESCENT: f64 = 0.22;

struct Font {
    face: Face,
    font: FontRef<'static>,
    letters: Charmap<'static>,
    data: ShaperData,
    /// How Latin letters are shaped, worked out once.
    latin: ShapePlan,
    units: f64,
}

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let open = |typeface: &Typeface| {
        let font = FontRef::new(typeface.bytes).ok()?;
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).build();
        let units = f64::from(shaper.units_per_em());
        let (way, latin) = (Direction::LeftToRight, Some(script::LATIN));
        let latin = ShapePlan::new(&shaper, way, latin, None, &[]);
        let letters = font.charmap();
        Some(Font { face: typeface.face, font, letters, data, latin, units })
    };
    TYPEFACES.iter().filter_map(open).collect()
});

/// Which bundled typeface draws a character: the one asked for, else one of another script
/// in the same weight, else any. `None` if no bundled typeface has it.
#[must_use]
pub fn typeface(letter: char, face: Face) -> Option<usize> {
    let has = |font: &Font| font.letters.map(letter).is_some_and(|g| g.to_u32() != 0);
    let wanted = if face == Face::Italic { Face::Regular } else { face };
    let fonts = &*FONTS;
    let first = fonts.iter().position(|f| f.face == face && has(f));
    let same = || fonts.iter().position(|f| f.face == wanted && has(f));
    first.or_else(same).or_else(|| fonts.iter().position(has))
}

/// Whether every visible character of a text can be drawn.
#[must_use]
pub(super) fn is_drawable(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || typeface(c, Face::Regular).is_some())
}

/// The width of a line of text in pixels.
#[must_use]
pub(crate) fn width(text: &str, size: f64, face: Face, spacing: f64) -> f64 {
    let letters = f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
    let wide = |run: Run<'_>| shaped(run.text, run.typeface).map_or(0.0, |set| set.width);
    runs(text, face).into_iter().map(wide).sum::<f64>() * size + letters * spacing
}

/// A glyph of a bundled typeface in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Which of [`TYPEFACES`].
    pub typeface: usize,
    /// Which glyph of the typeface.
    pub id: u16,
    /// How far from the start of the text its origin is, in ems.
    pub x: f64,
    /// How far above the baseline its origin is, in ems.
    pub y: f64,
    /// The letters that it stands for; empty where the glyph before stands for them.
    pub letters: String,
}

/// A line of text as glyphs from left to right, and its width in ems, `spacing` ems after
/// every glyph. Letters that no bundled typeface has are left out.
#[must_use]
pub fn glyphs(text: &str, face: Face, spacing: f64) -> (Vec<Glyph>, f64) {
    let mut runs = runs(text, face);
    if text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left) {
        runs.reverse();
    }
    let (mut found, mut x) = (Vec::new(), 0.0);
    for run in runs {
        let Some(typeface) = run.typeface else { continue };
        let Some(set) = shaped(run.text, run.typeface) else { continue };
        let mut starts: Vec<usize> = set.glyphs.iter().map(|g| g.start).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut told = None;
        for glyph in set.glyphs {
            let next = starts.iter().find(|s| **s > glyph.start);
            let end = next.copied().unwrap_or(run.text.len());
            let letters =
                run.text.get(glyph.start..end).filter(|_| told != Some(glyph.start));
            told = Some(glyph.start);
            let letters = letters.unwrap_or_default().to_owned();
            let (dx, y) = glyph.offset;
            found.push(Glyph { typeface, id: glyph.id, x: x + dx, y, letters });
            x += glyph.advance + spacing;
        }
    }
    (found, x)
}

/// How far a glyph of one of [`TYPEFACES`] moves the pen by itself, in ems.
#[must_use]
pub fn advance(typeface: usize, glyph: u16) -> f64 {
    let Some(font) = FONTS.get(typeface) else { return 0.0 };
    let metrics = font.font.glyph_metrics(Size::unscaled(), LocationRef::default());
    f64::from(metrics.advance_width(glyph.into()).unwrap_or_default()) / font.units
}

/// Whether a letter is of a script that is written from right to left.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Letters that one typeface draws.
#[derive(Clone, Copy)]
struct Run<'a> {
    text: &'a str,
    typeface: Option<usize>,
}

/// A text cut where the typeface changes.
fn runs(text: &str, face: Face) -> Vec<Run<'_>> {
    let mut found = Vec::new();
    let (mut start, mut current) = (0, None);
    for (at, letter) in text.char_indices() {
        let wanted = if letter.is_whitespace() && current.is_some() {
            current
        } else {
            typeface(letter, face).or(current)
        };
        if wanted != current {
            found.push(Run { text: &text[start..at], typeface: current });
            (start, current) = (at, wanted);
        }
    }
    found.push(Run { text: &text[start..], typeface: current });
    found.retain(|run| !run.text.is_empty());
    found
}

/// A run after shaping, in ems.
struct Set {
    glyphs: Vec<Piece>,
    width: f64,
}

struct Piece {
    id: u16,
    advance: f64,
    offset: (f64, f64),
    /// Where its letters start in the run, in bytes.
    start: usize,
}

fn shaped(run: &str, typeface: Option<usize>) -> Option<Set> {
    let font = typeface.and_then(|at| FONTS.get(at))?;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(run);
    buffer.guess_segment_properties();
    let shaper = font.data.shaper(&font.font).build();
    let is_latin = buffer.script() == script::LATIN
        && buffer.direction() == Direction::LeftToRight
        && buffer.language().is_none();
    let plan = is_latin.then_some(&font.latin);
    let shaped = shaper.shape(buffer, ShapeOptions::new().plan(plan));
    let ems = |units: i32| f64::from(units) / font.units;
    let piece = |(info, at): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| Piece {
        id: u16::try_from(info.glyph_id).unwrap_or(0),
        advance: ems(at.x_advance),
        offset: (ems(at.x_offset), ems(at.y_offset)),
        start: info.cluster as usize,
    };
    let all = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    let glyphs: Vec<Piece> = all.map(piece).collect();
    let width = glyphs.iter().map(|glyph| glyph.advance).sum();
    Some(Set { glyphs, width })
}

/// The text cut with an ellipsis where it is wider than allowed.
#[must_use]
pub(super) fn fitted(text: &str, size: f64, face: Face, most: f64) -> String {
    if width(text, size, face, 0.0) <= most {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let fits = |end: &usize| {
        width(&format!("{}…", text[..*end].trim_end()), size, face, 0.0) <= most
    };
    let count = ends.partition_point(fits);
    let end = count.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0);
    format!("{}…", text[..end].trim_end_matches([' ', ',', ';', ':', '-', '–']))
}

/// The text in lines no wider than allowed, at most so many; the last one is cut.
#[must_use]
pub(super) fn wrapped(
    text: &str,
    size: f64,
    face: Face,
    most: f64,
    lines: usize,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let mut line = word.to_owned();
        if found.len() + 1 == lines {
            for rest in words.by_ref() {
                line.push(' ');
                line.push_str(rest);
            }
            found.push(fitted(&line, size, face, most));
            break;
        }
        while let Some(next) = words.peek() {
            let longer = format!("{line} {next}");
            if width(&longer, size, face, 0.0) > most {
                break;
            }
            line = longer;
            words.next();
        }
        found.push(fitted(&line, size, face, most));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_cut_and_wrapped() {
        let text = "one two three four five six";
        assert_eq!(fitted(text, 20.0, Face::Regular, 1e4), text);
        let cut = fitted(text, 20.0, Face::Regular, 120.0);
        assert!(cut.ends_with('…') && width(&cut, 20.0, Face::Regular, 0.0) <= 120.0);
        let lines = wrapped(text, 20.0, Face::Regular, 120.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|l| width(l, 20.0, Face::Regular, 0.0) <= 120.0));
        assert!(wrapped("", 20.0, Face::Regular, 120.0, 2).is_empty());
    }
}
