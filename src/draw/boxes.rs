//! The boxes inside the frame: legend, locator, scale. They go where they hide least.

use super::content::Area;
use super::furniture::{Corner, Wish, corners};
use super::legend::Legend;
use super::page::Page;
use super::picture::Picture;
use super::scene::{Line, Point, Rect};
use super::view::View;
use super::{clip, globe, layers, sites, user};

/// What it costs to hide an event.
pub(super) const HIDES_EVENT: f64 = 100.0;
/// What it costs to hide a place that is only named.
const HIDES_NAMED: f64 = 40.0;
/// What it costs to hide the whole of an area.
const HIDES_AREA: f64 = 40.0;
/// What it costs to hide the whole of a ring's limit.
const HIDES_RING: f64 = 60.0;

/// The boxes inside the frame.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Boxes {
    pub(super) legend: Option<Rect>,
    pub(super) locator: Option<Rect>,
    pub(super) scale: Option<Rect>,
}

impl Page<'_> {
    /// Where legend, locator and scale bar go, and how much they hide.
    pub(super) fn boxes(&self, view: &View, numbered: &[usize]) -> (Boxes, f64) {
        let placed = sites::placed(self.content, view);
        let basemap = self.options.basemap;
        let own = user::drawn(&self.briefing.layers, view, &self.options.theme);
        let legend = Legend::of(self.content, &placed, numbered, basemap, basemap)
            .with_user(&own)
            .size();
        let locator = (!view.is_world() && basemap).then_some((globe::SIDE, globe::SIDE));
        let scale = self.scale(view).size().filter(|_| !view.is_world());
        let mut sizes = [
            (
                legend,
                if view.is_world() { Corner::LowerLeft } else { Corner::UpperRight },
            ),
            (locator, Corner::LowerRight),
            (scale, Corner::LowerLeft),
        ];
        let lines: Vec<Vec<Point>> =
            self.content.lines.iter().map(|l| layers::geodesic(l, view)).collect();
        let rims = layers::rims(self.content, view, &self.options.theme);
        let area = |area: &Area| {
            let fill = clip::area(layers::rings(&area.outline), view).fill;
            Picture::of(&fill, view.frame, 10.0)
        };
        let areas: Vec<Picture> = self.content.areas.iter().map(area).collect();
        let weight = |rect: Rect| -> f64 {
            let covered = placed.iter().filter(|p| p.covers.overlaps(rect));
            let sites: f64 = covered
                .map(|p| {
                    let site = &self.content.sites[p.site];
                    let minor = site.events.is_empty() && !site.is_end;
                    if minor { HIDES_NAMED } else { HIDES_EVENT }
                })
                .sum();
            let on = |points: &[Point], each: f64| -> f64 {
                points.iter().filter(|p| rect.holds(**p)).map(|_| each).sum()
            };
            let lines: f64 = lines.iter().map(|points| on(points, 2.0)).sum();
            let share = |points: &[Point]| {
                let all = u32::try_from(points.len().max(1)).unwrap_or(u32::MAX);
                on(points, HIDES_RING / f64::from(all))
            };
            let rims: f64 = rims.iter().map(|r| share(&r.whole) + share(&r.hole)).sum();
            let areas: f64 = areas.iter().map(|a| HIDES_AREA * a.covered(rect)).sum();
            sites + lines + rims + areas
        };
        // A small page has no room for all of them: the locator goes first, the legend last.
        for dropped in [1, 2, 0] {
            let wishes: Vec<Wish> = sizes
                .iter()
                .filter_map(|(size, prefers)| {
                    size.map(|size| Wish { size, prefers: *prefers })
                })
                .collect();
            let (rects, hidden) = corners(&wishes, view.frame, &weight);
            if fits(&rects, view.frame) {
                let mut rects = rects.into_iter();
                let [legend, locator, scale] =
                    sizes.map(|(size, _)| size.and_then(|_| rects.next()));
                return (Boxes { legend, locator, scale }, hidden);
            }
            sizes[dropped].0 = None;
        }
        (Boxes::default(), 0.0)
    }
}

/// How much of lines is seen in a frame beside boxes, in pixels.
pub(super) fn seen(lines: &[Line], frame: Rect, boxes: &[Rect]) -> f64 {
    let step = 2.0;
    let mut found = 0.0;
    for edge in lines.iter().flat_map(|line| line.points.windows(2)) {
        let long = edge[0].distance(edge[1]);
        let mut at = step / 2.0;
        while at < long {
            let share = at / long;
            let point = edge[0]
                .moved(share * (edge[1].x - edge[0].x), share * (edge[1].y - edge[0].y));
            if frame.holds(point) && !boxes.iter().any(|b| b.holds(point)) {
                found += step;
            }
            at += step;
        }
    }
    found
}

/// Whether boxes lie within the frame and apart from each other.
fn fits(rects: &[Rect], frame: Rect) -> bool {
    let apart = |at: usize, rect: &Rect| {
        !rects[at + 1..].iter().any(|other| rect.grown(4.0).overlaps(*other))
    };
    rects.iter().enumerate().all(|(at, r)| frame.contains(r.grown(4.0)) && apart(at, r))
}

/// A box made smaller; its corner of the frame stays.
pub(super) fn shrunk(rect: Rect, (width, height): (f64, f64), frame: Rect) -> Rect {
    let upper = rect.center().y < frame.center().y;
    let right = rect.center().x > frame.center().x;
    let left = if right { rect.right - width } else { rect.left };
    let top = if upper { rect.top } else { rect.bottom - height };
    Rect::sized(left, top, width, height)
}
