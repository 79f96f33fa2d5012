//! A picture as pixels, drawn in bands side by side.

use std::panic::resume_unwind;

use resvg::{tiny_skia, usvg};
use tiny_skia::{
    FillRule, FilterQuality, Paint, PathBuilder, Pattern, Pixmap, Rect, SpreadMode,
    Transform,
};

/// Bands of a picture. Always as many, whatever the machine: equal pictures have equal
/// pixels.
const BANDS: u32 = 2;
/// Rows that a band is drawn beyond its own on either side, in pixels: at the edge of what
/// is drawn lines end a little early.
const BEYOND: u32 = 4;

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
            let band = Band::new(width, rows, at * rows, scale)?;
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
}

impl Band {
    fn new(width: u32, rows: u32, top: u32, scale: f32) -> Option<Self> {
        let count = rows + 2 * BEYOND;
        #[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
        let (first, last) = (top as f32 - BEYOND as f32, (top + rows + BEYOND) as f32);
        Some(Self {
            pixels: Pixmap::new(width, count)?,
            transform: Transform::from_scale(scale, scale).post_translate(0.0, -first),
            shown: (first / scale, last / scale),
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
        self.pixels.fill_path(path.data(), &paint, rule, transform, None);
    }

    fn stroke(&mut self, path: &usvg::Path, transform: Transform) {
        let Some(stroke) = path.stroke() else { return };
        let paint = paint(stroke.paint(), stroke.opacity());
        let pen = stroke.to_tiny_skia();
        self.pixels.stroke_path(path.data(), &paint, &pen, transform, None);
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
        let skipped = 4 * (self.pixels.width() * BEYOND) as usize;
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
