//! A scene as a page of PDF: the marks of the SVG as vectors, its text as text in subsets of
//! the bundled typefaces.
//!
//! Written from the scene itself: no second reader of SVG, no date, no random name.

mod fonts;
mod painter;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{PaintType, TilingType};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};

use painter::{Painter, Tile};

use crate::draw::{Pattern, Scene};
use crate::error::Error;

/// Points (1/72 inch) of a logical pixel (1/96 inch, CSS).
const POINTS: f64 = 0.75;
/// The catalog, the page tree, the page, what is on it, and what is known about the document.
const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const PAGE: Ref = Ref::new(3);
const CONTENT: Ref = Ref::new(4);
const INFO: Ref = Ref::new(5);
const FIRST_FREE: i32 = 6;

/// The scene as a PDF document of one page, 96 logical pixels an inch.
///
/// Equal scenes give equal bytes. Text can be searched and copied.
///
/// # Errors
/// [`Error::Image`] if a typeface cannot be cut down to the letters that are used.
pub fn pdf(scene: &Scene) -> Result<Vec<u8>, Error> {
    let scale = scene.unit * POINTS;
    let (width, height) = (scene.width * scale, scene.height * scale);
    let mut painter = Painter::new(scale, height);
    painter.page(scene);
    let done = painter.done();

    let mut pdf = Pdf::new();
    let mut free = Ref::new(FIRST_FREE);
    let fonts = done.fonts.written(&mut pdf, &mut free)?;
    let mut states = Vec::new();
    for state in &done.states {
        let id = free.bump();
        let mut dict = pdf.ext_graphics(id);
        dict.non_stroking_alpha(share(state.fill)).stroking_alpha(share(state.stroke));
        states.push((state.name(), id));
    }
    let mut patterns = Vec::new();
    for tile in &done.tiles {
        let id = free.bump();
        tiled(&mut pdf, id, *tile, scale, height);
        patterns.push((tile.name(), id));
    }
    let content = compressed(&done.content);
    pdf.stream(CONTENT, &content).filter(Filter::FlateDecode);

    pdf.catalog(CATALOG).pages(PAGES);
    pdf.pages(PAGES).kids([PAGE]).count(1);
    let mut page = pdf.page(PAGE);
    page.media_box(Rect::new(0.0, 0.0, single(width), single(height)));
    page.parent(PAGES).contents(CONTENT);
    let mut resources = page.resources();
    let mut dict = resources.fonts();
    for (name, id) in &fonts {
        dict.pair(Name(name.as_bytes()), *id);
    }
    dict.finish();
    let mut dict = resources.ext_g_states();
    for (name, id) in &states {
        dict.pair(Name(name.as_bytes()), *id);
    }
    dict.finish();
    let mut dict = resources.patterns();
    for (name, id) in &patterns {
        dict.pair(Name(name.as_bytes()), *id);
    }
    dict.finish();
    resources.finish();
    page.finish();
    let mut info = pdf.document_info(INFO);
    if !scene.title.is_empty() {
        info.title(TextStr(&scene.title));
    }
    if !scene.description.is_empty() {
        info.subject(TextStr(&scene.description));
    }
    info.producer(TextStr("plotroom"));
    info.finish();
    Ok(pdf.finish())
}

/// A pattern, in the coordinates of the page: turned by 45 degrees as in the SVG.
fn tiled(pdf: &mut Pdf, id: Ref, tile: Tile, scale: f64, height: f64) {
    let mut content = Content::new();
    let [r, g, b] = painter::rgb(tile.color);
    content.set_fill_rgb(r, g, b);
    let gap = tile.gap();
    if tile.dots {
        let middle = crate::draw::Point::new(gap / 2.0, gap / 2.0);
        painter::circle(&mut content, middle, Pattern::DOT);
    } else {
        content.rect(0.0, 0.0, single(Pattern::LINE), single(gap));
    }
    content.fill_nonzero();
    let content = content.finish();
    let turn = scale * std::f64::consts::FRAC_1_SQRT_2;
    let (turn, side) = (single(turn), single(gap));
    let mut pattern = pdf.tiling_pattern(id, &content);
    pattern.paint_type(PaintType::Colored).tiling_type(TilingType::ConstantSpacing);
    pattern.bbox(Rect::new(0.0, 0.0, side, side)).x_step(side).y_step(side);
    pattern.matrix([turn, -turn, -turn, -turn, 0.0, single(height)]);
    pattern.resources();
}

/// Bytes packed as PDF readers unpack them.
fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// A share of so many thousandths.
fn share(thousandths: u16) -> f32 {
    f32::from(thousandths) / 1000.0
}

/// A length of a page: PDF writers need no more than single precision.
#[expect(clippy::cast_possible_truncation, reason = "pages are small")]
fn single(value: f64) -> f32 {
    let hundredths = (value * 1000.0).round() / 1000.0;
    if hundredths.is_finite() { hundredths as f32 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{
        Anchor, Face, Fill, Group, Layout, Line, Mark, Outline, Point, Shape, Text,
    };
    use crate::settings::Color;

    fn page() -> Scene {
        let ink = Color { r: 10, g: 20, b: 30 };
        let words = |text: &str, face, y| {
            Mark::Text(Text {
                at: Point::new(20.0, y),
                text: text.to_owned(),
                size: 20.0,
                face,
                color: ink,
                halo: None,
                anchor: Anchor::Start,
                angle: 30.0,
                spacing: 1.5,
            })
        };
        let corners = [(10.0, 10.0), (90.0, 10.0), (50.0, 90.0)];
        let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
        let pattern = Some(Pattern::Dots { gap: 7.0 });
        let area = Mark::Shape(Shape {
            outline: Outline::Lines(vec![Line { points, closed: true }]),
            fill: Some(Fill { pattern, ..Fill::tint(ink, 0.5) }),
            stroke: None,
        });
        let clip = Some(crate::draw::Rect::sized(5.0, 5.0, 80.0, 80.0));
        let marks = vec![
            Mark::Group(Group { clip, marks: vec![area], ..Group::default() }),
            words("Odesa", Face::Bold, 120.0),
            words("\u{5d7}\u{5d9}\u{5e4}\u{5d4} 12", Face::Regular, 150.0),
        ];
        Scene {
            width: 200.0,
            height: 160.0,
            unit: 1.5,
            background: Color::WHITE,
            title: "A page (of \"two\" words)".to_owned(),
            description: String::new(),
            credits: Vec::new(),
            marks,
            layout: Layout::default(),
        }
    }

    #[test]
    fn equal_scenes_give_equal_documents() {
        let once = pdf(&page()).unwrap();
        assert_eq!(once, pdf(&page()).unwrap());
        let text = String::from_utf8_lossy(&once);
        assert!(text.starts_with("%PDF-1."));
        assert!(text.trim_end().ends_with("%%EOF"));
        // 200 x 160 units of 1.5 logical pixels, 3/4 point each.
        assert!(text.contains("/MediaBox [0 0 225 180]"));
        for face in ["NotoSans-Bold", "NotoSansHebrew-Regular", "NotoSans-Regular"] {
            assert!(text.contains(face), "{face} is embedded");
        }
        assert!(!text.contains("/CreationDate") && !text.contains("/ID"));
        let whole = crate::draw::TYPEFACES[0].bytes.len();
        assert!(once.len() < whole / 4, "subsets only: {} bytes", once.len());
    }

    #[test]
    fn letters_can_be_found_again() {
        let (glyphs, width) =
            crate::draw::glyphs("fi \u{5d7}\u{5d9}", Face::Regular, 0.0);
        let letters: String = glyphs.iter().map(|g| g.letters.as_str()).collect();
        assert_eq!(letters.chars().count(), 5);
        assert!(glyphs.windows(2).all(|pair| pair[0].x <= pair[1].x));
        assert!(
            (width * 20.0
                - crate::draw::width("fi \u{5d7}\u{5d9}", 20.0, Face::Regular, 0.0))
            .abs()
                < 1e-6
        );
    }
}
