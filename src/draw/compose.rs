//! The whole page: heading, map, notes.

use super::furniture::{heading, margin, notes};
use super::inside::Backdrop;
use super::page::Page;
use super::scene::{Mark, Outline, Rect, Scene, Shape, Stroke};

/// How often names that find no place are moved to the key.
const KEY_ATTEMPTS: usize = 3;
/// The most names that the key has room for.
const MOST_NUMBERED: usize = 24;

/// A small page is drawn no smaller than this: its smallest letters stay 11 pixels high.
const SMALLEST_UNIT: f64 = 0.85;

/// The whole page.
pub(super) fn scene(page: &Page<'_>) -> Scene {
    let theme = &page.options.theme;
    let (wide, high) = page.options.size;
    let unit = (wide / 1600.0).min(high / 1200.0).clamp(SMALLEST_UNIT, 2.0);
    let (width, height) = (wide / unit, high / unit);
    let (title, subtitle) = (page.title(), page.subtitle());
    let (head, top) = heading(&title, &subtitle, width, theme);
    let frame = |beyond: &str| {
        let (_, bottom) = notes(&page.notes(None, true, beyond), width, height, theme);
        let bottom = bottom.max(top + 50.0);
        Rect { left: margin(width), top, right: width - margin(width), bottom }
    };
    let (mut view, mut boxes) = page.view(frame(""));
    let beyond = page.beyond(&view);
    if !beyond.is_empty() {
        // Room for the note on what lies beyond the map.
        (view, boxes) = page.view(frame(&beyond));
    }
    let frame = view.frame;
    let mut numbered: Vec<usize> = Vec::new();
    let backdrop = Backdrop::of(page, &view);
    let mut lettering = backdrop.lettering(&boxes, &numbered);
    for _ in 0..KEY_ATTEMPTS {
        if lettering.unnamed.is_empty() {
            break;
        }
        numbered.append(&mut lettering.unnamed);
        numbered.sort_unstable();
        numbered.dedup();
        numbered.truncate(MOST_NUMBERED);
        boxes = page.boxes(&view, &backdrop.placed, &numbered);
        lettering = backdrop.lettering(&boxes, &numbered);
    }
    let inside = backdrop.inside(&boxes, &numbered, lettering);
    let (foot, _) =
        notes(&page.notes(Some(&view), inside.disputed, &beyond), width, height, theme);
    let border = Mark::Shape(Shape {
        outline: Outline::Rect { rect: frame, corner: 0.0 },
        fill: None,
        stroke: Some(Stroke::solid(theme.frame, 1.2)),
    });
    Scene {
        width,
        height,
        unit,
        background: theme.paper,
        title,
        description: page.description(&subtitle),
        credits: page.credits(&view),
        marks: vec![head, inside.mark, border, foot],
        layout: inside.layout,
    }
}
