//! Title, source line, and the choice of corners for what lies inside the frame.

use super::scene::{
    Anchor, Face, Fill, Group, Mark, Outline, Point, Rect, Shape, Stroke, Text,
};
use super::text;
use crate::settings::{Color, Theme};

/// Space between the edge of the page and everything on it.
pub(super) const MARGIN: f64 = 40.0;
/// Space between the frame and a box inside it.
const INSET: f64 = 16.0;
/// Size of the title.
const TITLE: f64 = 34.0;
/// Size of the line below.
const SUBTITLE: f64 = 18.0;
/// Size of notes: the smallest text there is.
pub(super) const NOTE: f64 = 13.0;

/// A line of text without a rim.
pub(super) fn words(at: Point, text: &str, size: f64, face: Face, color: Color) -> Mark {
    Mark::Text(Text {
        at,
        text: text.to_owned(),
        size,
        face,
        color,
        halo: None,
        anchor: Anchor::Start,
        angle: 0.0,
        spacing: 0.0,
    })
}

/// A box that things are written on.
pub(super) fn panel(rect: Rect, theme: &Theme) -> Mark {
    Mark::Shape(Shape {
        outline: Outline::Rect { rect, corner: 3.0 },
        fill: Some(Fill::tint(theme.panel, 0.95)),
        stroke: Some(Stroke { opacity: 0.55, ..Stroke::solid(theme.frame, 1.0) }),
    })
}

/// The title with the line below it, and where the map may begin.
pub(super) fn heading(
    title: &str,
    subtitle: &str,
    width: f64,
    theme: &Theme,
) -> (Mark, f64) {
    let room = width - 2.0 * MARGIN;
    let mut marks = Vec::new();
    let one = text::wrapped(title, TITLE, Face::Bold, room, 1);
    let cut =
        one.first().is_some_and(|line| line.ends_with('…') && !title.ends_with('…'));
    let size = if cut { 28.0 } else { TITLE };
    let mut y = MARGIN - 8.0;
    for line in text::wrapped(title, size, Face::Bold, room, if cut { 2 } else { 1 }) {
        y += size * 1.06;
        marks.push(words(Point::new(MARGIN, y), &line, size, Face::Bold, theme.ink));
    }
    for line in text::wrapped(subtitle, SUBTITLE, Face::Regular, room, 1) {
        y += 29.0;
        marks.push(words(
            Point::new(MARGIN, y),
            &line,
            SUBTITLE,
            Face::Regular,
            theme.muted,
        ));
    }
    (Mark::Group(Group::named("heading", marks)), y + 18.0)
}

/// The notes below the map, and where the map must end.
pub(super) fn notes(
    lines: &[String],
    width: f64,
    height: f64,
    theme: &Theme,
) -> (Mark, f64) {
    let room = width - 2.0 * MARGIN;
    let wrapped: Vec<String> = lines
        .iter()
        .flat_map(|line| text::wrapped(line, NOTE, Face::Regular, room, 2))
        .collect();
    let count = f64::from(u32::try_from(wrapped.len()).unwrap_or(0));
    let top = height - 22.0 - count * 18.0;
    let mut marks = Vec::new();
    let mut y = top;
    for line in wrapped {
        y += 18.0;
        marks.push(words(Point::new(MARGIN, y), &line, NOTE, Face::Regular, theme.muted));
    }
    (Mark::Group(Group::named("notes", marks)), top - 8.0)
}

/// A corner of the frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Corner {
    UpperRight,
    LowerRight,
    LowerLeft,
    UpperLeft,
}

impl Corner {
    const ALL: [Self; 4] =
        [Self::UpperRight, Self::LowerRight, Self::LowerLeft, Self::UpperLeft];

    fn rect(self, frame: Rect, (width, height): (f64, f64)) -> Rect {
        let left = match self {
            Self::UpperRight | Self::LowerRight => frame.right - INSET - width,
            Self::LowerLeft | Self::UpperLeft => frame.left + INSET,
        };
        let top = match self {
            Self::UpperRight | Self::UpperLeft => frame.top + INSET,
            Self::LowerRight | Self::LowerLeft => frame.bottom - INSET - height,
        };
        Rect::sized(left, top, width, height)
    }
}

/// A box that wants a corner.
pub(super) struct Wish {
    pub(super) size: (f64, f64),
    pub(super) prefers: Corner,
}

/// The boxes in the corners where they hide least, and how much they hide there. `weight`
/// says how bad it is to cover a rectangle.
pub(super) fn corners(
    wishes: &[Wish],
    frame: Rect,
    weight: &dyn Fn(Rect) -> f64,
) -> (Vec<Rect>, f64) {
    let mut best: Option<(f64, Vec<Rect>)> = None;
    for order in orders(wishes.len()) {
        let rects: Vec<Rect> = order
            .iter()
            .zip(wishes)
            .map(|(corner, wish)| corner.rect(frame, wish.size))
            .collect();
        let clash = rects
            .iter()
            .enumerate()
            .any(|(at, a)| rects[at + 1..].iter().any(|b| a.grown(4.0).overlaps(*b)));
        let hidden: f64 = rects.iter().map(|r| weight(r.grown(3.0))).sum();
        let strange = order.iter().zip(wishes).filter(|(c, w)| **c != w.prefers).count();
        let strange = f64::from(u32::try_from(strange).unwrap_or(0));
        let cost = hidden + 0.4 * strange + if clash { 1e6 } else { 0.0 };
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, rects));
        }
    }
    best.map(|(cost, rects)| (rects, cost)).unwrap_or_default()
}

/// All ways to give so many boxes a corner of their own.
fn orders(count: usize) -> Vec<Vec<Corner>> {
    let mut found: Vec<Vec<Corner>> = vec![Vec::new()];
    for _ in 0..count.min(4) {
        found = found
            .into_iter()
            .flat_map(|taken| {
                let free = Corner::ALL.into_iter().filter(|c| !taken.contains(c));
                free.map(|c| taken.iter().copied().chain([c]).collect::<Vec<_>>())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    found
}
