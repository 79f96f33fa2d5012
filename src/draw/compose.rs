//! The whole page: heading, map, legend, notes.

use super::boxes::Boxes;
use super::furniture::{heading, margin, notes};
use super::inside::Backdrop;
use super::names::Short;
use super::page::Page;
use super::scene::{Mark, Outline, Rect, Scene, Shape, Stroke};
use super::view::View;

/// How often names that find no place are moved to the key, or shortened.
const KEY_ATTEMPTS: usize = 6;
/// How often a legend below the map may ask for more room.
const LEGEND_ATTEMPTS: usize = 3;
/// A legend that would take more of the map than this goes below it, as a share.
const MOST_INSIDE: f64 = 0.12;
/// The most that stays empty between a legend and the notes below it.
const MOST_EMPTY: f64 = 8.0;
/// The least height of a map with its legend below it, as a share of the page.
const LEAST_MAP: f64 = 0.35;

/// A small page is drawn no smaller than this: its smallest letters stay 11 pixels high.
const SMALLEST_UNIT: f64 = 0.85;

/// The whole page.
pub(super) fn scene(page: &Page<'_>) -> Scene {
    let inside = draft(page, 0.0);
    if !inside.is_crowded {
        return inside.scene;
    }
    let page = Page { is_legend_below: true, ..*page };
    let (mut height, mut best) = (inside.legend_height, None);
    for _ in 0..LEGEND_ATTEMPTS {
        let below = draft(&page, height);
        let (needed, left) = (below.legend_height, height - below.legend_height);
        if below.scene.layout.frame.height() < LEAST_MAP * below.scene.height {
            break;
        }
        if left > -1.0 {
            best = Some(below.scene);
        }
        if (-1.0..MOST_EMPTY).contains(&left) {
            break;
        }
        height = needed;
    }
    best.unwrap_or(inside.scene)
}

/// A page, and what its legend would be elsewhere.
struct Draft {
    scene: Scene,
    /// Whether the legend takes much of the map, or found no room on it.
    is_crowded: bool,
    /// How much lower the map ends for a legend below it, 0 where it takes little of the map.
    legend_height: f64,
}

/// The page with so much room for a legend below the map.
fn draft(page: &Page<'_>, room: f64) -> Draft {
    let theme = &page.options.theme;
    let (wide, high) = page.options.size;
    let unit = (wide / 1600.0).min(high / 1200.0).clamp(SMALLEST_UNIT, 2.0);
    let (width, height) = (wide / unit, high / unit);
    let title = page.title();
    let (_, top) = heading(&title, &page.subtitle(None), width, theme);
    let bottom = |view: Option<&View>, disputed: bool, beyond: &str| {
        let lines = page.notes(view, disputed, beyond);
        (notes(&lines, width, height, theme).1 - room).max(top + 50.0)
    };
    let frame = |bottom: f64| {
        let (left, right) = (margin(width), width - margin(width));
        Rect { left, top, right, bottom }
    };
    let (view, mut boxes, beyond) = fitted(page, &frame, &bottom);
    let frame = view.frame;
    let mut short = Short::default();
    let backdrop = Backdrop::of(page, &view);
    let mut lettering = backdrop.lettering(&boxes, &short);
    for _ in 0..KEY_ATTEMPTS {
        if !short.add(std::mem::take(&mut lettering.unplaced)) {
            break;
        }
        boxes = page.boxes(&view, &backdrop.placed, &short.numbered);
        lettering = backdrop.lettering(&boxes, &short);
    }
    let subtitle = page.subtitle(Some(&view));
    let (head, _) = heading(&title, &subtitle, width, theme);
    let inside = backdrop.inside(&boxes, &short.numbered, lettering);
    let (foot, _) =
        notes(&page.notes(Some(&view), inside.disputed, &beyond), width, height, theme);
    let border = Mark::Shape(Shape {
        outline: Outline::Rect { rect: frame, corner: 0.0 },
        fill: None,
        stroke: Some(Stroke::solid(theme.frame, 1.2)),
    });
    let taken = boxes.legend.map_or(1.0, |rect| {
        rect.width() * rect.height() / (frame.width() * frame.height())
    });
    let (below, legend_height) = match inside.below {
        Some((mark, height)) => (Some(mark), height),
        None if taken > MOST_INSIDE => (None, page.legend_height(&view, &short.numbered)),
        None => (None, 0.0),
    };
    let marks = [Some(head), Some(inside.mark), below, Some(border), Some(foot)];
    let scene = Scene {
        width,
        height,
        unit,
        background: theme.paper,
        title,
        description: page.description(&subtitle),
        credits: page.credits(&view),
        marks: marks.into_iter().flatten().collect(),
        layout: inside.layout,
    };
    Draft { scene, is_crowded: taken > MOST_INSIDE && legend_height > 0.0, legend_height }
}

/// The view and the boxes on it, with the note on what lies beyond; `frame` is what ends at
/// a height, `bottom` where it has to end for the notes.
fn fitted(
    page: &Page<'_>,
    frame: &dyn Fn(f64) -> Rect,
    bottom: &dyn Fn(Option<&View>, bool, &str) -> f64,
) -> (View, Boxes, String) {
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
    (view, boxes, beyond)
}
