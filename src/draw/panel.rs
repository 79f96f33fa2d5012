//! plotters draws charts into a scene: a backend that records marks instead of pixels.
//!
//! plotters counts in whole units, so that a unit is 1/16 of a pixel here: lines stay where
//! they belong and letters keep their spacing.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend,
    DrawingErrorKind, FontStyle, FontTransform,
};

use super::scene::{
    Anchor, Face, Fill, Line, Mark, Outline, Point, Rect, Shape, Stroke, Text,
};
use super::text::{self, ASCENT, DESCENT};
use crate::settings::Color;

/// Backend units a pixel. Everything that plotters is told in units is multiplied by it:
/// sizes of fonts, widths of lines, margins.
pub(super) const UNITS: u32 = 16;

/// Height of capital letters as a share of the font size.
const CAP_HEIGHT: f64 = 0.714;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A backend of plotters that records into a list of marks.
#[derive(Debug)]
pub(super) struct SceneBackend<'a> {
    width: u32,
    height: u32,
    marks: &'a mut Vec<Mark>,
}

impl<'a> SceneBackend<'a> {
    /// A backend for a page of so many pixels.
    pub(super) fn new(width: u32, height: u32, marks: &'a mut Vec<Mark>) -> Self {
        Self { width, height, marks }
    }

    fn shape(&mut self, outline: Outline, fill: Option<Fill>, stroke: Option<Stroke>) {
        self.marks.push(Mark::Shape(Shape { outline, fill, stroke }));
    }
}

fn pixels(units: f64) -> f64 {
    units / f64::from(UNITS)
}

fn point((x, y): BackendCoord) -> Point {
    Point::new(pixels(f64::from(x)), pixels(f64::from(y)))
}

fn ink(color: BackendColor) -> Color {
    let (r, g, b) = color.rgb;
    Color { r, g, b }
}

fn filling<S: BackendStyle>(style: &S) -> Fill {
    Fill::tint(ink(style.color()), style.color().alpha)
}

fn stroking<S: BackendStyle>(style: &S) -> Stroke {
    let width = pixels(f64::from(style.stroke_width()));
    Stroke { opacity: style.color().alpha, ..Stroke::solid(ink(style.color()), width) }
}

/// Fill or stroke of a figure.
fn painted<S: BackendStyle>(style: &S, fill: bool) -> (Option<Fill>, Option<Stroke>) {
    if fill { (Some(filling(style)), None) } else { (None, Some(stroking(style))) }
}

fn face<S: BackendTextStyle>(style: &S) -> Face {
    match style.style() {
        FontStyle::Bold => Face::Bold,
        FontStyle::Italic | FontStyle::Oblique => Face::Italic,
        FontStyle::Normal => Face::Regular,
    }
}

impl DrawingBackend for SceneBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width * UNITS, self.height * UNITS)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        let side = pixels(1.0);
        let at = point(at);
        let outline =
            Outline::Rect { rect: Rect::sized(at.x, at.y, side, side), corner: 0.0 };
        self.shape(outline, Some(filling(&color)), None);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        if style.color().alpha > 0.0 {
            let points = path.into_iter().map(point).collect();
            let outline = Outline::Lines(vec![Line { points, closed: false }]);
            self.shape(outline, None, Some(stroking(style)));
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        lower_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (a, b) = (point(upper_left), point(lower_right));
        let rect = Rect {
            left: a.x.min(b.x),
            top: a.y.min(b.y),
            right: a.x.max(b.x),
            bottom: a.y.max(b.y),
        };
        let (fill, stroke) = painted(style, fill);
        self.shape(Outline::Rect { rect, corner: 0.0 }, fill, stroke);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (fill, stroke) = painted(style, fill);
        let radius = pixels(f64::from(radius));
        self.shape(Outline::Circle { center: point(center), radius }, fill, stroke);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        let points = vertices.into_iter().map(point).collect();
        let outline = Outline::Lines(vec![Line { points, closed: true }]);
        self.shape(outline, Some(filling(style)), None);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Drawn {
        let size = pixels(style.size());
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        let drop = size
            * match style.anchor().v_pos {
                VPos::Top => ASCENT,
                VPos::Center => CAP_HEIGHT / 2.0,
                VPos::Bottom => -DESCENT,
            };
        let angle: f64 = match style.transform() {
            FontTransform::None => 0.0,
            FontTransform::Rotate90 => 90.0,
            FontTransform::Rotate180 => 180.0,
            FontTransform::Rotate270 => 270.0,
        };
        let (sin, cos) = angle.to_radians().sin_cos();
        self.marks.push(Mark::Text(Text {
            at: point(at).moved(-drop * sin, drop * cos),
            text: text.to_owned(),
            size,
            face: face(style),
            color: ink(style.color()),
            halo: None,
            anchor,
            angle,
            spacing: 0.0,
        }));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = text::width(text, style.size(), face(style), 0.0);
        let height = (ASCENT + DESCENT) * style.size();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "lengths of a page in units"
        )]
        let whole = |length: f64| length.ceil().clamp(0.0, 1e6) as u32;
        Ok((whole(width), whole(height)))
    }
}
