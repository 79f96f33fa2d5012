//! A picture as pixels, drawn in bands side by side.

use std::panic::resume_unwind;

use resvg::{tiny_skia, usvg};
use tiny_skia::{
    FillRule, FilterQuality, LineCap, Paint, Path, PathBuilder, Pattern, Pixmap, Rect,
    SpreadMode, Stroke, Transform,
};

use super::corners;

/// Bands of a picture. Always as many, whatever the machine: equal pictures have equal
/// pixels.
const BANDS: u32 = 2;
/// Rows that a band is drawn beyond its own on either side, in pixels: at the edge of what
/// is drawn lines end a little early.
const BEYOND: u32 = 6;
/// Those of them in which lines get a corner, from the edge of what is drawn on.
const CORNERS: (f32, f32) = (1.5, 3.5);

/// The pixels of a picture as red, green and blue, row by row; `None` without memory.
pub(super) fn pixels(
    tree: &usvg::Tree,
    (width, height): (u32, u32),
    scale: f32,
) -> Option<Vec<u8>> {
    let row = 3 * width as usize;
    let mut found = vec![0; row * height as usize];
    let rows = height.div_ceil(BANDS).max(1);
    std::thread::scope(|scope| {
        let bands = found.chunks_mut(row * rows as usize).zip(0_u32..);
        let draw = |(rgb, at): (&mut [u8], u32)| {
            let band = Band::new((width, height), rows, at * rows, scale)?;
            band.drawn(tree.root()).rgb(rgb);
            Some(())
        };
        let threads: Vec<_> = bands.map(|band| scope.spawn(move || draw(band))).collect();
        let mut drawn = threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        drawn.all(|band| band.is_some())
    })
    .then_some(found)
}

/// Some rows of a picture.
struct Band {
    pixels: Pixmap,
    transform: Transform,
    /// The first and last row of it, in logical pixels.
    shown: (f32, f32),
    /// Rows that are drawn above those that are kept.
    above: u32,
    /// The rows in which lines get a corner.
    corners: Vec<(f32, f32)>,
}

impl Band {
    fn new((width, height): (u32, u32), rows: u32, top: u32, scale: f32) -> Option<Self> {
        // The edges of the picture are those of the whole.
        let first = top.saturating_sub(BEYOND);
        let last = (top + rows + BEYOND).min(height);
        let count = last.checked_sub(first)?;
        #[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
        let [from, to, deep] = [first, last, count].map(|row| row as f32);
        let (near, far) = CORNERS;
        let above = (first > 0).then_some((near, far));
        let below = (last < height).then_some((deep - far, deep - near));
        Some(Self {
            pixels: Pixmap::new(width, count)?,
            transform: Transform::from_scale(scale, scale).post_translate(0.0, -from),
            shown: (from / scale, to / scale),
            above: top - first,
            corners: above.into_iter().chain(below).collect(),
        })
    }

    fn drawn(mut self, root: &usvg::Group) -> Self {
        self.nodes(root, self.transform.pre_concat(root.transform()));
        self
    }

    fn nodes(&mut self, group: &usvg::Group, transform: Transform) {
        for node in group.children() {
            let bounds = node.abs_stroke_bounding_box();
            if bounds.bottom() < self.shown.0 || bounds.top() > self.shown.1 {
                continue;
            }
            match node {
                usvg::Node::Group(group) if !group.should_isolate() => {
                    self.nodes(group, transform.pre_concat(group.transform()));
                }
                usvg::Node::Group(group) if frame(group).is_some() => {
                    self.framed(group, transform.pre_concat(group.transform()));
                }
                usvg::Node::Text(text) => {
                    let letters = text.flattened();
                    self.nodes(letters, transform.pre_concat(letters.transform()));
                }
                usvg::Node::Path(path) if is_plain(path) => self.path(path, transform),
                _ => {
                    let Some(layer) = node.abs_layer_bounding_box() else { continue };
                    // The renderer of a single node moves it to the origin.
                    let there = transform.pre_translate(layer.x(), layer.y());
                    resvg::render_node(node, there, &mut self.pixels.as_mut());
                }
            }
        }
    }

    /// Draws a path in even colors.
    fn path(&mut self, path: &usvg::Path, transform: Transform) {
        if !path.is_visible() {
            return;
        }
        if path.paint_order() == usvg::PaintOrder::FillAndStroke {
            self.fill(path, transform);
            self.stroke(path, transform);
        } else {
            self.stroke(path, transform);
            self.fill(path, transform);
        }
    }

    fn fill(&mut self, path: &usvg::Path, transform: Transform) {
        let bounds = path.data().bounds();
        let is_flat = bounds.width() == 0.0 || bounds.height() == 0.0;
        let Some(fill) = path.fill().filter(|_| !is_flat) else { return };
        let rule = match fill.rule() {
            usvg::FillRule::NonZero => FillRule::Winding,
            usvg::FillRule::EvenOdd => FillRule::EvenOdd,
        };
        let paint = paint(fill.paint(), fill.opacity());
        if let Some(area) = path.data().clone().transform(transform) {
            self.area(&area, &paint, rule);
        }
    }

    /// Fills an area of the band.
    fn area(&mut self, area: &Path, paint: &Paint, rule: FillRule) {
        let cornered = corners::area(area, &self.corners);
        let area = cornered.as_ref().unwrap_or(area);
        self.pixels.fill_path(area, paint, rule, Transform::identity(), None);
    }

    fn stroke(&mut self, path: &usvg::Path, transform: Transform) {
        let Some(stroke) = path.stroke() else { return };
        let paint = paint(stroke.paint(), stroke.opacity());
        let pen = stroke.to_tiny_skia();
        let scale = transform.sx;
        if transform.has_skew() || (transform.sy - scale).abs() > f32::EPSILON {
            self.pixels.stroke_path(path.data(), &paint, &pen, transform, None);
            return;
        }
        let dashed = pen.dash.as_ref().map(|dash| path.data().dash(dash, scale));
        let Some(lines) = dashed.unwrap_or_else(|| Some(path.data().clone())) else {
            return;
        };
        let pen = Stroke { dash: None, ..pen };
        if pen.width * scale > 1.0 {
            let outline = lines.stroke(&pen, scale).and_then(|o| o.transform(transform));
            if let Some(outline) = outline {
                self.area(&outline, &paint, FillRule::Winding);
            }
        } else if let Some(lines) = lines.transform(transform) {
            let pen = Stroke { width: pen.width * scale, ..pen };
            let cornered = corners::hairline(&lines, pen.line_cap, &self.corners);
            let (lines, pen) = match cornered {
                Some(lines) => (lines, Stroke { line_cap: LineCap::Butt, ..pen }),
                None => (lines, pen),
            };
            let whole = Transform::identity();
            self.pixels.stroke_path(&lines, &paint, &pen, whole, None);
        }
    }

    /// Draws what a rectangle cuts: all of it, then what was there before around the
    /// rectangle. A layer of its own, as renderers make it, takes several times as long.
    fn framed(&mut self, group: &usvg::Group, transform: Transform) {
        let before = self.pixels.clone();
        self.nodes(group, transform);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
        let (width, height) = (self.pixels.width() as f32, self.pixels.height() as f32);
        let page = Rect::from_xywh(-1.0, -1.0, width + 2.0, height + 2.0);
        let frame = frame(group).and_then(|frame| frame.transform(transform));
        let (Some(page), Some(frame)) = (page, frame) else { return };
        let mut around = PathBuilder::from_rect(page);
        let mut both = PathBuilder::new();
        both.push_path(&around);
        both.push_rect(frame);
        if let Some(path) = both.finish() {
            around = path;
        }
        let paint = Paint {
            shader: Pattern::new(
                before.as_ref(),
                SpreadMode::Pad,
                FilterQuality::Nearest,
                1.0,
                Transform::identity(),
            ),
            ..Paint::default()
        };
        let whole = Transform::identity();
        self.pixels.fill_path(&around, &paint, FillRule::EvenOdd, whole, None);
    }

    /// Writes the pixels of an opaque picture as red, green and blue.
    fn rgb(&self, to: &mut [u8]) {
        let skipped = 4 * (self.pixels.width() * self.above) as usize;
        let own = self.pixels.data().get(skipped..).unwrap_or_default();
        for (rgb, pixel) in to.chunks_exact_mut(3).zip(own.chunks_exact(4)) {
            rgb.copy_from_slice(&pixel[..3]);
        }
    }
}

/// Whether a path is drawn in even colors alone.
fn is_plain(path: &usvg::Path) -> bool {
    let fill = path.fill().map(usvg::Fill::paint);
    let stroke = path.stroke().map(usvg::Stroke::paint);
    let mut paints = fill.into_iter().chain(stroke);
    paints.all(|paint| matches!(paint, usvg::Paint::Color(_)))
}

/// An even color; black for what is none.
fn paint(paint: &usvg::Paint, opacity: usvg::Opacity) -> Paint<'static> {
    let mut found = Paint::default();
    if let usvg::Paint::Color(color) = paint {
        found.set_color_rgba8(color.red, color.green, color.blue, opacity.to_u8());
    }
    found
}

/// The rectangle that cuts a group, if that is all that sets it apart: all that the SVG of a
/// scene has.
fn frame(group: &usvg::Group) -> Option<Rect> {
    let clip = group.clip_path()?;
    let plain = group.opacity() == usvg::Opacity::ONE
        && group.mask().is_none()
        && group.filters().is_empty()
        && clip.clip_path().is_none();
    match clip.root().children() {
        [usvg::Node::Path(path)] if plain => Some(path.bounding_box()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines and letters across the middle, a frame that cuts, a hatch, a translucent area.
    const PICTURE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='90'>\
        <defs><pattern id='hatch' width='6' height='6' patternUnits='userSpaceOnUse' \
        patternTransform='rotate(45)'><rect width='1.4' height='6' fill='#804000'/>\
        </pattern></defs><rect width='120' height='90' fill='#fffefa'/>\
        <clipPath id='cut'><rect x='10.4' y='8.3' width='99' height='70.5'/></clipPath>\
        <g clip-path='url(#cut)'><rect x='10' y='8' width='100' height='72' fill='#cddfe9'/>\
        <path d='M14.3 30.1L60.2 44.9 103.7 20.6V70.3L31.9 74.6Z' fill='#f6f3eb' \
        stroke='#456' stroke-width='0.9' stroke-linecap='round'/><path d='M39.7 11.3L\
        49.1 77.9' stroke='#29d' stroke-width='0.33' fill='none'/><path d='M20 45L100 45' \
        stroke='#b01040' stroke-width='2.2' stroke-dasharray='7 4.5' fill='none'/><circle cx='60' cy='45' r='28' fill='#b01040' \
        fill-opacity='0.1' stroke='#b01040'/><rect x='70' y='35' width='60' height='20' \
        fill='url(#hatch)'/></g><path d='M3 20L3 80' stroke='#000' stroke-width='1.2'/></svg>";

    #[test]
    fn bands_are_the_picture_that_the_renderer_draws_as_a_whole() {
        let tree = usvg::Tree::from_str(PICTURE, &usvg::Options::default());
        let tree = tree.expect("it is SVG");
        for scale in [1_u16, 2, 3] {
            let size = (120 * u32::from(scale), 90 * u32::from(scale));
            let mut whole = Pixmap::new(size.0, size.1).expect("there is memory");
            let factor = f32::from(scale);
            let transform = Transform::from_scale(factor, factor);
            resvg::render(&tree, transform, &mut whole.as_mut());
            let rgb = pixels(&tree, size, factor).expect("there is memory");
            let drawn = rgb.chunks_exact(3).zip(whole.data().chunks_exact(4));
            let off = drawn.map(|(ours, theirs)| {
                let channels = ours.iter().zip(theirs);
                channels.map(|(a, b)| a.abs_diff(*b)).max().unwrap_or_default()
            });
            let off: Vec<u8> = off.collect();
            assert_eq!(off.len(), (size.0 * size.1) as usize);
            // A slope that is rounded otherwise may count a sixteenth of a pixel otherwise.
            let differ = off.iter().filter(|off| **off > 2).count();
            assert!(differ * 20_000 <= off.len(), "{scale}: {differ} pixels differ");
            assert!(off.iter().all(|off| *off <= 16), "{scale}: {:?}", off.iter().max());
        }
    }
}
