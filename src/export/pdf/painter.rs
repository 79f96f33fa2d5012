//! Marks as operators of a page.

use std::collections::BTreeSet;

use pdf_writer::types::{
    ColorSpaceOperand, LineCapStyle, LineJoinStyle, TextRenderingMode,
};
use pdf_writer::{Content, Name, Str};

use super::fonts::{Fonts, name};
use super::single;
use crate::draw::{
    Anchor, Fill, Glyph, Group, Line, Mark, Outline, Pattern, Point, Rect, Scene, Shape,
    Stroke, Text, advance, glyphs,
};
use crate::settings::Color;

/// The handles of a quarter circle of radius 1 as a cubic curve.
const HANDLE: f64 = 0.552_284_75;

/// How much is seen of what is filled and stroked, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub(super) fill: u16,
    pub(super) stroke: u16,
}

impl State {
    const OPAQUE: Self = Self { fill: 1000, stroke: 1000 };

    pub(super) fn name(self) -> String {
        format!("A{}-{}", self.fill, self.stroke)
    }
}

/// A pattern by its color, kind and gap in 1/100 pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tile {
    pub(super) color: Color,
    pub(super) dots: bool,
    hundredths: i32,
}

impl Tile {
    fn of(color: Color, pattern: Pattern) -> Self {
        let (dots, gap) = match pattern {
            Pattern::Lines { gap } => (false, gap),
            Pattern::Dots { gap } => (true, gap),
        };
        #[expect(clippy::cast_possible_truncation, reason = "gaps are a few pixels")]
        let hundredths = (gap * 100.0).round().clamp(1.0, 1e6) as i32;
        Self { color, dots, hundredths }
    }

    pub(super) fn gap(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }

    pub(super) fn name(self) -> String {
        let kind = if self.dots { "D" } else { "L" };
        let Color { r, g, b } = self.color;
        format!("{kind}{r:02x}{g:02x}{b:02x}-{}", self.hundredths)
    }
}

/// What a page is made of.
pub(super) struct Done {
    pub(super) content: Vec<u8>,
    pub(super) fonts: Fonts,
    pub(super) states: BTreeSet<State>,
    pub(super) tiles: BTreeSet<Tile>,
}

/// Turns marks into operators, in units of the scene with y down.
pub(super) struct Painter {
    content: Content,
    fonts: Fonts,
    states: BTreeSet<State>,
    tiles: BTreeSet<Tile>,
    state: State,
}

impl Painter {
    /// A painter for a page so many points high, `scale` points a unit.
    pub(super) fn new(scale: f64, height: f64) -> Self {
        let mut content = Content::new();
        #[expect(clippy::cast_possible_truncation, reason = "a factor of about 1")]
        let scale = scale as f32;
        content.transform([scale, 0.0, 0.0, -scale, 0.0, single(height)]);
        content.set_line_join(LineJoinStyle::RoundJoin);
        Self {
            content,
            fonts: Fonts::default(),
            states: BTreeSet::new(),
            tiles: BTreeSet::new(),
            state: State::OPAQUE,
        }
    }

    pub(super) fn page(&mut self, scene: &Scene) {
        let rect = Rect::sized(0.0, 0.0, scene.width, scene.height);
        let outline = Outline::Rect { rect, corner: 0.0 };
        let fill = Some(Fill::solid(scene.background));
        self.shape(&Shape { outline, fill, stroke: None });
        self.marks(&scene.marks);
    }

    pub(super) fn done(self) -> Done {
        let Self { content, fonts, states, tiles, .. } = self;
        Done { content: content.finish().to_vec(), fonts, states, tiles }
    }

    fn marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            match mark {
                Mark::Shape(shape) => self.shape(shape),
                Mark::Text(text) => self.words(text),
                Mark::Group(group) => self.group(group),
            }
        }
    }

    fn group(&mut self, group: &Group) {
        let Some(clip) = group.clip else { return self.marks(&group.marks) };
        let before = self.state;
        self.content.save_state();
        rect(&mut self.content, clip, 0.0);
        self.content.clip_nonzero().end_path();
        self.marks(&group.marks);
        self.content.restore_state();
        self.state = before;
    }

    /// Sets how much is seen of what comes.
    fn seen(&mut self, fill: f64, stroke: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 1000"
        )]
        let thousandths = |share: f64| (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
        let state = State { fill: thousandths(fill), stroke: thousandths(stroke) };
        if state != self.state {
            self.states.insert(state);
            self.content.set_parameters(Name(state.name().as_bytes()));
            self.state = state;
        }
    }

    fn shape(&mut self, shape: &Shape) {
        if let Some(fill) = &shape.fill {
            self.seen(fill.opacity, 1.0);
            match fill.pattern {
                Some(pattern) => {
                    let tile = Tile::of(fill.color, pattern);
                    self.tiles.insert(tile);
                    self.content.set_fill_color_space(ColorSpaceOperand::Pattern);
                    self.content.set_fill_pattern([], Name(tile.name().as_bytes()));
                }
                None => self.fill_color(fill.color),
            }
            path(&mut self.content, &shape.outline);
            // A path of one line is the same by either rule, unless it crosses itself.
            match &shape.outline {
                Outline::Lines(lines) if lines.len() > 1 => self.content.fill_even_odd(),
                _ => self.content.fill_nonzero(),
            };
        }
        if let Some(stroke) = &shape.stroke {
            self.stroke(stroke);
            path(&mut self.content, &shape.outline);
            self.content.stroke();
        }
    }

    fn fill_color(&mut self, color: Color) {
        let [r, g, b] = rgb(color);
        self.content.set_fill_rgb(r, g, b);
    }

    fn stroke(&mut self, stroke: &Stroke) {
        self.seen(1.0, stroke.opacity);
        let [r, g, b] = rgb(stroke.color);
        self.content.set_stroke_rgb(r, g, b);
        self.content.set_line_width(single(stroke.width));
        let dash: Vec<f32> = stroke.dash.iter().map(|d| single(*d)).collect();
        let cap =
            if dash.is_empty() { LineCapStyle::RoundCap } else { LineCapStyle::ButtCap };
        self.content.set_line_cap(cap);
        self.content.set_dash_pattern(dash, 0.0);
    }

    fn words(&mut self, text: &Text) {
        let (set, width) = glyphs(&text.text, text.face, text.spacing / text.size);
        let share = match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => 0.5,
            Anchor::End => 1.0,
        };
        let start = -share * width;
        if let Some(halo) = text.halo {
            let around = Stroke {
                opacity: halo.opacity,
                ..Stroke::solid(halo.color, 2.0 * halo.width)
            };
            self.stroke(&around);
            // The rim is no second text for those who search or copy.
            let mut rim =
                self.content.begin_marked_content_with_properties(Name(b"Span"));
            rim.properties().actual_text(pdf_writer::TextStr(""));
            drop(rim);
            self.content.begin_text();
            self.content.set_text_rendering_mode(TextRenderingMode::Stroke);
            self.set(text, &set, start);
            self.content.end_text();
            self.content.end_marked_content();
        }
        self.seen(1.0, 1.0);
        self.fill_color(text.color);
        self.content.begin_text();
        self.content.set_text_rendering_mode(TextRenderingMode::Fill);
        self.set(text, &set, start);
        self.content.end_text();
    }

    /// Shows glyphs, those of one typeface and height at once.
    fn set(&mut self, text: &Text, set: &[Glyph], start: f64) {
        let (sin, cos) = text.angle.to_radians().sin_cos();
        let same =
            |a: &Glyph, b: &Glyph| a.typeface == b.typeface && (a.y - b.y).abs() < 1e-9;
        for run in set.chunk_by(same) {
            let Some(first) = run.first() else { continue };
            let (dx, dy) = ((start + first.x) * text.size, -first.y * text.size);
            let at = text.at.moved(dx * cos - dy * sin, dx * sin + dy * cos);
            self.content
                .set_font(Name(name(first.typeface).as_bytes()), single(text.size));
            #[expect(clippy::cast_possible_truncation, reason = "between -1 and 1")]
            let (sin, cos) = (sin as f32, cos as f32);
            self.content.set_text_matrix([
                cos,
                sin,
                sin,
                -cos,
                single(at.x),
                single(at.y),
            ]);
            let codes: Vec<u16> = run.iter().map(|g| self.fonts.taken(g)).collect();
            let mut show = self.content.show_positioned();
            let mut items = show.items();
            let mut pen = first.x;
            for (glyph, code) in run.iter().zip(codes) {
                let gap = 1000.0 * (glyph.x - pen);
                if gap.abs() > 0.5 {
                    items.adjust(single(-gap));
                    pen = glyph.x;
                }
                items.show(Str(&code.to_be_bytes()));
                pen += advance(glyph.typeface, glyph.id);
            }
        }
    }
}

/// Red, green and blue between 0 and 1.
pub(super) fn rgb(color: Color) -> [f32; 3] {
    [color.r, color.g, color.b].map(|byte| single(f64::from(byte) / 255.0))
}

fn path(content: &mut Content, outline: &Outline) {
    match outline {
        Outline::Lines(lines) => {
            for line in lines.iter().filter(|line| line.points.len() > 1) {
                lined(content, line);
            }
        }
        Outline::Circle { center, radius } => circle(content, *center, *radius),
        Outline::Rect { rect: shape, corner } => rect(content, *shape, *corner),
    }
}

fn lined(content: &mut Content, line: &Line) {
    for (at, point) in line.points.iter().enumerate() {
        // 1/100 pixel, as in the SVG.
        let hundredth = |value: f64| single((value * 100.0).round() / 100.0);
        let (x, y) = (hundredth(point.x), hundredth(point.y));
        if at == 0 {
            content.move_to(x, y);
        } else {
            content.line_to(x, y);
        }
    }
    if line.closed {
        content.close_path();
    }
}

/// A circle of four curves.
pub(super) fn circle(content: &mut Content, center: Point, radius: f64) {
    rounded(content, Rect::around(center, radius, radius), radius);
}

fn rect(content: &mut Content, rect: Rect, corner: f64) {
    if corner > 0.0 {
        return rounded(content, rect, corner);
    }
    let (width, height) = (single(rect.width()), single(rect.height()));
    content.rect(single(rect.left), single(rect.top), width, height);
}

fn rounded(content: &mut Content, r: Rect, corner: f64) {
    let corner = corner.min(r.width() / 2.0).min(r.height() / 2.0);
    let bend = corner * (1.0 - HANDLE);
    let (left, right, top, bottom) = (r.left, r.right, r.top, r.bottom);
    let sides = [
        [
            (right - corner, top),
            (right - bend, top),
            (right, top + bend),
            (right, top + corner),
        ],
        [
            (right, bottom - corner),
            (right, bottom - bend),
            (right - bend, bottom),
            (right - corner, bottom),
        ],
        [
            (left + corner, bottom),
            (left + bend, bottom),
            (left, bottom - bend),
            (left, bottom - corner),
        ],
        [
            (left, top + corner),
            (left, top + bend),
            (left + bend, top),
            (left + corner, top),
        ],
    ];
    content.move_to(single(left + corner), single(top));
    for side in sides {
        let [line, a, b, end] = side.map(|(x, y)| (single(x), single(y)));
        content.line_to(line.0, line.1);
        content.cubic_to(a.0, a.1, b.0, b.1, end.0, end.1);
    }
    content.close_path();
}
