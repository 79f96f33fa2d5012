//! A scene as SVG 1.1 text: the one writer that PNG and PDF start from.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::draw::{
    Anchor, FAMILY, Face, Fill, Group, Line, Mark, Outline, Pattern, Rect, Scene, Shape,
    Stroke, Text,
};
use crate::settings::Color;

/// The scene as an SVG document.
///
/// Equal scenes give equal text. Coordinates are rounded to 1/100 pixel.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    let mut out = Writer::default();
    let (w, h) = (number(scene.width), number(scene.height));
    let (wide, high) =
        (number(scene.width * scene.unit), number(scene.height * scene.unit));
    out.text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" \
         viewBox=\"0 0 {w} {h}\" role=\"img\" \
         font-family=\"'{FAMILY}', 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif\">\n"
    );
    out.element("title", &scene.title);
    out.element("desc", &scene.description);
    patterns(&scene.marks, &mut out.patterns);
    out.definitions();
    out.line(&format!(
        "<rect width=\"{w}\" height=\"{h}\" fill=\"{}\"/>",
        scene.background
    ));
    out.marks(&scene.marks);
    out.text.push_str("</svg>\n");
    out.text
}

/// A pattern by its color, whether it has dots, and its gap in 1/100 pixel.
type Pattern100 = (Color, bool, i64);

fn pattern(fill: &Fill) -> Option<Pattern100> {
    #[expect(clippy::cast_possible_truncation, reason = "gaps are a few pixels")]
    let hundredths = |gap: f64| (gap * 100.0).round() as i64;
    match fill.pattern? {
        Pattern::Lines { gap } => Some((fill.color, false, hundredths(gap))),
        Pattern::Dots { gap } => Some((fill.color, true, hundredths(gap))),
    }
}

fn pattern_name((color, dots, gap): Pattern100) -> String {
    let kind = if dots { "dots" } else { "hatch" };
    format!("{kind}-{:02x}{:02x}{:02x}-{gap}", color.r, color.g, color.b)
}

fn patterns(marks: &[Mark], found: &mut BTreeSet<Pattern100>) {
    for mark in marks {
        match mark {
            Mark::Shape(shape) => found.extend(shape.fill.as_ref().and_then(pattern)),
            Mark::Group(group) => patterns(&group.marks, found),
            Mark::Text(_) => {}
        }
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    patterns: BTreeSet<Pattern100>,
    clips: usize,
    depth: usize,
}

impl Writer {
    fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n(' ', self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn element(&mut self, name: &str, content: &str) {
        if !content.is_empty() {
            self.line(&format!("<{name}>{}</{name}>", escaped(content)));
        }
    }

    fn definitions(&mut self) {
        if self.patterns.is_empty() {
            return;
        }
        self.line("<defs>");
        for pattern in self.patterns.clone() {
            let (color, dots, gap) = pattern;
            let gap = f64::from(i32::try_from(gap).unwrap_or(600)) / 100.0;
            let (name, side) = (pattern_name(pattern), number(gap));
            let tile = if dots {
                let (middle, radius) = (number(gap / 2.0), number(Pattern::DOT));
                format!("<circle cx=\"{middle}\" cy=\"{middle}\" r=\"{radius}\"")
            } else {
                let width = number(Pattern::LINE);
                format!("<rect width=\"{width}\" height=\"{side}\"")
            };
            self.line(&format!(
                "<pattern id=\"{name}\" width=\"{side}\" height=\"{side}\" \
                 patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                 {tile} fill=\"{color}\"/></pattern>"
            ));
        }
        self.line("</defs>");
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
        let mut tag = "<g".to_owned();
        if let Some(id) = &group.id {
            attribute(&mut tag, "id", &escaped(id));
        }
        if let Some(rect) = group.clip {
            self.clips += 1;
            let name = format!("clip-{}", self.clips);
            attribute(&mut tag, "clip-path", &format!("url(#{name})"));
            let corners = rect_attributes(rect);
            self.line(&format!("<clipPath id=\"{name}\"><rect{corners}/></clipPath>"));
        }
        self.line(&format!("{tag}>"));
        self.depth += 1;
        self.element("title", group.title.as_deref().unwrap_or_default());
        self.marks(&group.marks);
        self.depth -= 1;
        self.line("</g>");
    }

    fn shape(&mut self, shape: &Shape) {
        let mut tag = match &shape.outline {
            Outline::Lines(lines) => {
                let data = path_data(lines);
                if data.is_empty() {
                    return;
                }
                format!("<path d=\"{data}\"")
            }
            Outline::Circle { center, radius } => format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                number(center.x),
                number(center.y),
                number(*radius)
            ),
            Outline::Rect { rect, corner } => {
                let mut tag = format!("<rect{}", rect_attributes(*rect));
                if *corner > 0.0 {
                    attribute(&mut tag, "rx", &number(*corner));
                }
                tag
            }
        };
        fill(&mut tag, shape);
        if let Some(line) = &shape.stroke {
            stroke(&mut tag, line);
        }
        tag.push_str("/>");
        self.line(&tag);
    }

    fn words(&mut self, text: &Text) {
        let (x, y) = (number(text.at.x), number(text.at.y));
        let mut tag = format!("<text x=\"{x}\" y=\"{y}\"");
        attribute(&mut tag, "font-size", &number(text.size));
        match text.face {
            Face::Regular => {}
            Face::Bold => attribute(&mut tag, "font-weight", "700"),
            Face::Italic => attribute(&mut tag, "font-style", "italic"),
        }
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => attribute(&mut tag, "text-anchor", "middle"),
            Anchor::End => attribute(&mut tag, "text-anchor", "end"),
        }
        attribute(&mut tag, "fill", &text.color.to_string());
        if text.spacing != 0.0 {
            attribute(&mut tag, "letter-spacing", &number(text.spacing));
        }
        if text.angle != 0.0 {
            let turn = format!("rotate({} {x} {y})", number(text.angle));
            attribute(&mut tag, "transform", &turn);
        }
        if let Some(halo) = text.halo {
            attribute(&mut tag, "stroke", &halo.color.to_string());
            attribute(&mut tag, "stroke-width", &number(2.0 * halo.width));
            attribute(&mut tag, "stroke-opacity", &number(halo.opacity));
            tag.push_str(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        }
        self.line(&format!("{tag}>{}</text>", escaped(&text.text)));
    }
}

fn attribute(tag: &mut String, name: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = write!(tag, " {name}=\"{value}\"");
}

fn rect_attributes(rect: Rect) -> String {
    format!(
        " x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        number(rect.left),
        number(rect.top),
        number(rect.width()),
        number(rect.height())
    )
}

fn fill(tag: &mut String, shape: &Shape) {
    let Some(fill) = &shape.fill else {
        return attribute(tag, "fill", "none");
    };
    let paint = match pattern(fill) {
        Some(pattern) => format!("url(#{})", pattern_name(pattern)),
        None => fill.color.to_string(),
    };
    attribute(tag, "fill", &paint);
    if fill.opacity < 1.0 {
        attribute(tag, "fill-opacity", &number(fill.opacity));
    }
    if matches!(&shape.outline, Outline::Lines(lines) if lines.len() > 1) {
        attribute(tag, "fill-rule", "evenodd");
    }
}

fn stroke(tag: &mut String, stroke: &Stroke) {
    attribute(tag, "stroke", &stroke.color.to_string());
    attribute(tag, "stroke-width", &number(stroke.width));
    if stroke.opacity < 1.0 {
        attribute(tag, "stroke-opacity", &number(stroke.opacity));
    }
    tag.push_str(" stroke-linejoin=\"round\"");
    if stroke.dash.is_empty() {
        tag.push_str(" stroke-linecap=\"round\"");
    } else {
        let dash: Vec<String> = stroke.dash.iter().map(|d| number(*d)).collect();
        attribute(tag, "stroke-dasharray", &dash.join(" "));
    }
}

fn path_data(lines: &[Line]) -> String {
    let mut data = String::new();
    for line in lines.iter().filter(|line| line.points.len() > 1) {
        for (at, point) in line.points.iter().enumerate() {
            data.push(match at {
                0 => 'M',
                1 => 'L',
                _ => ' ',
            });
            push_number(&mut data, point.x);
            data.push(' ');
            push_number(&mut data, point.y);
        }
        if line.closed {
            data.push('Z');
        }
    }
    data
}

fn number(value: f64) -> String {
    let mut text = String::new();
    push_number(&mut text, value);
    text
}

/// Appends a number with at most two decimals and no trailing zeros.
fn push_number(text: &mut String, value: f64) {
    if !value.is_finite() {
        text.push('0');
        return;
    }
    #[expect(clippy::cast_possible_truncation, reason = "pages are far smaller")]
    let hundredths = (value * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
    // Writing to a string cannot fail.
    let _ = write!(text, "{whole}");
    if rest != 0 {
        let _ = match rest % 10 {
            0 => write!(text, ".{}", rest / 10),
            _ => write!(text, ".{rest:02}"),
        };
    }
}

/// Text that is safe inside an element or attribute; characters that XML forbids are left
/// out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => safe.push(other),
        }
    }
    safe
}
