//! The bundled typefaces and how wide text is in them.

use std::sync::LazyLock;

use harfrust::{FontRef, ShaperData, UnicodeBuffer};
use skrifa::MetadataProvider;

use super::scene::Face;

/// The family that is asked for first.
pub const FAMILY: &str = "Noto Sans";

/// A typeface that comes with the program.
#[derive(Debug, Clone, Copy)]
pub struct Typeface {
    /// Weight and slant.
    pub face: Face,
    /// The bytes of the TrueType file.
    pub bytes: &'static [u8],
}

macro_rules! typefaces {
    ($($face:ident $file:literal,)*) => {
        &[$(Typeface { face: Face::$face, bytes: include_bytes!(concat!("fonts/", $file)) },)*]
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
    data: ShaperData,
    units: f64,
}

static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let open = |typeface: &Typeface| {
        let font = FontRef::new(typeface.bytes).ok()?;
        let data = ShaperData::new(&font);
        let units = f64::from(data.shaper(&font).build().units_per_em());
        Some(Font { face: typeface.face, font, data, units })
    };
    TYPEFACES.iter().filter_map(open).collect()
});

/// Which bundled typeface draws a character: the one asked for, else one of another script
/// in the same weight, else any. `None` if no bundled typeface has it.
#[must_use]
pub fn typeface(letter: char, face: Face) -> Option<usize> {
    let has =
        |font: &Font| font.font.charmap().map(letter).is_some_and(|g| g.to_u32() != 0);
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
    let mut total = 0.0;
    let mut letters = 0.0;
    let mut run = String::new();
    let mut current = None;
    for letter in text.chars() {
        letters += 1.0;
        let wanted = if letter.is_whitespace() && current.is_some() {
            current
        } else {
            typeface(letter, face).or(current)
        };
        if wanted != current {
            total += run_width(&run, current, size);
            run.clear();
            current = wanted;
        }
        run.push(letter);
    }
    total + run_width(&run, current, size) + letters * spacing
}

fn run_width(run: &str, font: Option<usize>, size: f64) -> f64 {
    let Some(font) = font.and_then(|at| FONTS.get(at)) else { return 0.0 };
    if run.is_empty() {
        return 0.0;
    }
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(run);
    buffer.guess_segment_properties();
    let shaper = font.data.shaper(&font.font).build();
    let shaped = shaper.shape(buffer, harfrust::ShapeOptions::new());
    let advance: i64 =
        shaped.glyph_positions().iter().map(|g| i64::from(g.x_advance)).sum();
    #[expect(
        clippy::cast_precision_loss,
        reason = "advances of a line are small numbers"
    )]
    let advance = advance as f64;
    advance * size / font.units
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
