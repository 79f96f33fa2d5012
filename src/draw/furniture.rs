//! Title, source line, and the choice of corners for what lies inside the frame.

use super::scene::{
    Anchor, Face, Fill, Group, Mark, Outline, Point, Rect, Shape, Stroke, Text,
};
use super::text;
use crate::settings::{Color, Theme};

/// Pages narrower than this have smaller margins and titles, in pixels.
const NARROW: f64 = 1_000.0;
/// Space between the edge of the page and everything on it, and the least there is.
const MARGIN: (f64, f64) = (40.0, 20.0);
/// Space between the frame and a box inside it.
const INSET: (f64, f64) = (8.0, 16.0);
/// Size of the title, and the least there is.
const TITLE: (f64, f64) = (34.0, 23.0);
/// The same where it takes two lines.
const LONG_TITLE: (f64, f64) = (28.0, 20.0);
/// Size of the line below.
const SUBTITLE: (f64, f64) = (18.0, 14.0);
/// Size of notes: the smallest text there is.
pub(super) const NOTE: f64 = 13.0;

/// A size on a page of a width, and the least that it may be.
fn scaled((most, least): (f64, f64), width: f64) -> f64 {
    (most * width / NARROW).clamp(least, most)
}

/// Space between the edge of a page of this width and everything on it.
pub(super) fn margin(width: f64) -> f64 {
    scaled(MARGIN, width)
}

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
    let margin = margin(width);
    let room = width - 2.0 * margin;
    let [title_size, long_size, small] =
        [TITLE, LONG_TITLE, SUBTITLE].map(|size| scaled(size, width));
    let mut marks = Vec::new();
    let one = text::wrapped(title, title_size, Face::Bold, room, 1);
    let cut =
        one.first().is_some_and(|line| line.ends_with('…') && !title.ends_with('…'));
    let size = if cut { long_size } else { title_size };
    let mut y = 0.8 * margin;
    for line in text::wrapped(title, size, Face::Bold, room, if cut { 2 } else { 1 }) {
        y += size * 1.06;
        marks.push(words(Point::new(margin, y), &line, size, Face::Bold, theme.ink));
    }
    for line in text::wrapped(subtitle, small, Face::Regular, room, 1) {
        y += 29.0 * small / SUBTITLE.0;
        let at = Point::new(margin, y);
        marks.push(words(at, &line, small, Face::Regular, theme.muted));
    }
    (Mark::Group(Group::named("heading", marks)), y + small)
}

/// The notes below the map, and where the map must end.
pub(super) fn notes(
    lines: &[String],
    width: f64,
    height: f64,
    theme: &Theme,
) -> (Mark, f64) {
    let margin = margin(width);
    let room = width - 2.0 * margin;
    let wrap = |line: &String| text::wrapped(line, NOTE, Face::Regular, room, 2);
    let apart: Vec<String> = lines.iter().flat_map(wrap).collect();
    // On a narrow page one note begins behind the other where that saves a line.
    let joined =
        text::wrapped(&lines.join(" "), NOTE, Face::Regular, room, 2 * lines.len());
    let is_narrow = apart.len() > lines.len();
    let wrapped = if is_narrow && joined.len() < apart.len() { joined } else { apart };
    let count = f64::from(u32::try_from(wrapped.len()).unwrap_or(0));
    let top = height - 0.55 * margin - count * 18.0;
    let mut marks = Vec::new();
    let mut y = top;
    for line in wrapped {
        y += 18.0;
        marks.push(words(Point::new(margin, y), &line, NOTE, Face::Regular, theme.muted));
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
        let inset = (0.02 * frame.width().min(frame.height())).clamp(INSET.0, INSET.1);
        let left = match self {
            Self::UpperRight | Self::LowerRight => frame.right - inset - width,
            Self::LowerLeft | Self::UpperLeft => frame.left + inset,
        };
        let top = match self {
            Self::UpperRight | Self::UpperLeft => frame.top + inset,
            Self::LowerRight | Self::LowerLeft => frame.bottom - inset - height,
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
    let rects: Vec<[Rect; 4]> =
        wishes.iter().map(|wish| Corner::ALL.map(|c| c.rect(frame, wish.size))).collect();
    let weights: Vec<[f64; 4]> =
        rects.iter().map(|own| own.map(|r| weight(r.grown(3.0)))).collect();
    let mut best: Option<(f64, Vec<usize>)> = None;
    for order in orders(wishes.len()) {
        let chosen = || order.iter().copied().enumerate();
        let rect = |(wish, corner): (usize, usize)| rects[wish][corner];
        let clash = chosen().any(|a| {
            chosen().skip(a.0 + 1).any(|b| rect(a).grown(4.0).overlaps(rect(b)))
        });
        let hidden: f64 = chosen().map(|(wish, corner)| weights[wish][corner]).sum();
        let strange =
            |(at, corner): &(usize, usize)| Corner::ALL[*corner] != wishes[*at].prefers;
        let strange = chosen().filter(strange).count();
        let strange = f64::from(u32::try_from(strange).unwrap_or(0));
        let cost = hidden + 0.4 * strange + if clash { 1e6 } else { 0.0 };
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, order));
        }
    }
    let Some((cost, order)) = best else { return (Vec::new(), 0.0) };
    (order.into_iter().zip(&rects).map(|(corner, own)| own[corner]).collect(), cost)
}

/// All ways to give so many boxes a corner of their own, by its place in [`Corner::ALL`].
fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in 0..count.min(4) {
        found = found
            .into_iter()
            .flat_map(|taken| {
                let free = (0..Corner::ALL.len()).filter(|c| !taken.contains(c));
                free.map(|c| taken.iter().copied().chain([c]).collect::<Vec<_>>())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    found
}
