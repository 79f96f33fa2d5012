//! A scene as pixels: the SVG of it drawn with the bundled typefaces only.

use std::sync::{Arc, LazyLock};

use resvg::usvg;
use usvg::fontdb;

use super::raster::pixels;
use super::svg::svg;
use crate::draw::{FAMILY, Face, Scene, TYPEFACES, typeface};
use crate::error::Error;

/// The most pixels of an image: 256 million.
const MOST_PIXELS: f64 = 256e6;
/// Logical pixels in an inch (CSS).
const LOGICAL_DPI: f64 = 96.0;
const INCHES_PER_METER: f64 = 1.0 / 0.0254;

/// The scene as a PNG file, `scale` image pixels a logical pixel.
///
/// Equal scenes give equal bytes: no typeface of the system is looked at.
///
/// # Errors
/// [`Error::Image`] if the image would have no pixel or too many.
pub fn png(scene: &Scene, scale: f64) -> Result<Vec<u8>, Error> {
    let failed = |message: &str| Error::Image { message: message.to_owned() };
    let (width, height) =
        (scene.width * scene.unit * scale, scene.height * scene.unit * scale);
    let sane = |length: f64| length.is_finite() && length >= 1.0;
    if !sane(width) || !sane(height) || width * height > MOST_PIXELS {
        return Err(failed(
            "it would have no pixel or too many; choose a smaller --scale",
        ));
    }
    let tree = usvg::Tree::from_str(&svg(scene), &options())
        .map_err(|error| failed(&error.to_string()))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are between 1 and the limit"
    )]
    let size = (width.round() as u32, height.round() as u32);
    #[expect(clippy::cast_possible_truncation, reason = "the rasterizer works in f32")]
    let rgb = pixels(&tree, size, scale as f32)
        .ok_or_else(|| failed("there is no memory for it; choose a smaller --scale"))?;
    encoded(&rgb, size, scale, &scene.title).map_err(|error| failed(&error.to_string()))
}

/// Pixels of red, green and blue as a PNG.
fn encoded(
    rgb: &[u8],
    size: (u32, u32),
    scale: f64,
    title: &str,
) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::with_capacity(rgb.len() / 8);
    let mut encoder = png::Encoder::new(&mut bytes, size.0, size.1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few thousand pixels a meter"
    )]
    let density = (LOGICAL_DPI * scale * INCHES_PER_METER).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: density,
        yppu: density,
        unit: png::Unit::Meter,
    }));
    if !title.is_empty() {
        encoder.add_itxt_chunk("Title".to_owned(), title.to_owned())?;
    }
    encoder.add_text_chunk("Software".to_owned(), "plotroom".to_owned())?;
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgb)?;
    writer.finish()?;
    Ok(bytes)
}

/// The bundled typefaces, opened once.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for typeface in TYPEFACES {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(typeface.bytes)));
    }
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    Arc::new(fonts)
});

/// How SVG of ours is read: the bundled typefaces, and for a character that one lacks the
/// bundled one of the same weight that has it.
fn options() -> usvg::Options<'static> {
    // The faces are in the order in which they were loaded.
    let fallback =
        |letter: char, used: &[fontdb::ID], fonts: &mut Arc<fontdb::Database>| {
            let base = fonts.face(*used.first()?)?;
            let face = match (base.weight, base.style) {
                (fontdb::Weight::BOLD, _) => Face::Bold,
                (_, fontdb::Style::Italic) => Face::Italic,
                _ => Face::Regular,
            };
            let found = fonts.faces().nth(typeface(letter, face)?)?.id;
            (!used.contains(&found)).then_some(found)
        };
    let font_resolver = usvg::FontResolver {
        select_font: usvg::FontResolver::default_font_selector(),
        select_fallback: Box::new(fallback),
    };
    usvg::Options {
        font_family: FAMILY.to_owned(),
        fontdb: FONTS.clone(),
        font_resolver,
        ..usvg::Options::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::{Anchor, Face, Layout, Mark, Point, Scene, Text, width};
    use crate::settings::Color;

    /// How wide the rasterizer sets the first text of a scene.
    fn text_width(scene: &Scene) -> Option<f32> {
        fn first(group: &usvg::Group) -> Option<f32> {
            group.children().iter().find_map(|node| match node {
                usvg::Node::Text(text) => Some(text.bounding_box().width()),
                usvg::Node::Group(group) => first(group),
                _ => None,
            })
        }
        let tree = usvg::Tree::from_str(&svg(scene), &options()).ok()?;
        first(tree.root())
    }

    /// What the rasterizer makes of a line of text: its width in pixels.
    fn rasterized(text: &str, face: Face) -> f64 {
        let mark = Mark::Text(Text {
            at: Point::new(10.0, 50.0),
            text: text.to_owned(),
            size: 20.0,
            face,
            color: Color { r: 0, g: 0, b: 0 },
            halo: None,
            anchor: Anchor::Start,
            angle: 0.0,
            spacing: 0.0,
        });
        let scene = Scene {
            width: 900.0,
            height: 100.0,
            unit: 1.0,
            background: Color::WHITE,
            title: String::new(),
            description: String::new(),
            credits: Vec::new(),
            marks: vec![mark],
            layout: Layout::default(),
        };
        f64::from(text_width(&scene).expect("there is text"))
    }

    #[test]
    fn widths_are_those_of_the_rasterizer() {
        let latin = "Al Ḩudaydah, Žitomir 94.1 km";
        let cyrillic = "Білгород-Дністровський";
        let greek = "Θεσσαλονίκη";
        let hebrew = "\u{5d7}\u{5d9}\u{5e4}\u{5d4}";
        let georgian = "\u{10d7}\u{10d1}\u{10d8}\u{10da}\u{10d8}\u{10e1}\u{10d8}";
        for face in [Face::Regular, Face::Bold] {
            for text in [latin, cyrillic, greek, hebrew, georgian] {
                let (measured, drawn) =
                    (width(text, 20.0, face, 0.0), rasterized(text, face));
                assert!((measured - drawn).abs() < 0.5, "{text}: {measured}, {drawn}");
            }
        }
    }
}
