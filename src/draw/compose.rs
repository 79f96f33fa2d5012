//! The whole page: heading, map, notes.

use super::furniture::{heading, margin, notes};
use super::inside::Backdrop;
use super::page::Page;
use super::scene::{Mark, Outline, Rect, Scene, Shape, Stroke};
use super::view::View;

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
    let bottom = |view: Option<&View>, disputed: bool, beyond: &str| {
        let lines = page.notes(view, disputed, beyond);
        notes(&lines, width, height, theme).1.max(top + 50.0)
    };
    let frame = |bottom: f64| {
        let (left, right) = (margin(width), width - margin(width));
        Rect { left, top, right, bottom }
    };
    let (mut view, mut boxes) = page.view(frame(bottom(None, true, "")));
    let beyond = page.beyond(&view);
    if !beyond.is_empty() {
        // Room for the note on what lies beyond the map.
        (view, boxes) = page.view(frame(bottom(None, true, &beyond)));
    }
    // On a narrow page the notes may need a line less than there is room for.
    let needed = |view: &View| bottom(Some(view), page.disputes(view), &beyond);
    if bottom(Some(&view), false, &beyond) > view.frame.bottom {
        let lower = frame(needed(&view));
        if lower != view.frame {
            let other = page.view(lower);
            if needed(&other.0) >= lower.bottom && page.beyond(&other.0) == beyond {
                (view, boxes) = other;
            }
        }
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
