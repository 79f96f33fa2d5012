//! The boxes inside the frame: legend, locator, scale. They go where they hide least.

use super::content::Area;
use super::furniture::{Corner, Wish, corners};
use super::legend::{Legend, Room, Seen};
use super::page::Page;
use super::picture::Picture;
use super::scene::{Line, Point, Rect};
use super::sites::Placed;
use super::view::View;
use super::{clip, extent, globe, layers, sites, user};

/// How much wider the view gets at a time where a box hides something, and how often.
const WIDER: f64 = 1.08;
const ATTEMPTS: u32 = 8;
/// What it costs to widen the view once.
const WIDENING: f64 = 2.5;
/// What it costs to move the map by the width of the frame.
const MOVING: f64 = 3.0;
/// What the map has to show keeps this far from the frame, as a share of its height.
const CLOSEST: f64 = 0.045;
/// A locator that would take more of the frame than this is left out, as a share.
const MOST_LOCATOR: f64 = 0.08;
/// The legend takes no more of the width, height and area of the frame than this, as shares.
const MOST_LEGEND: (f64, f64, f64) = (0.9, 0.75, 0.25);
/// Which of legend, locator and scale bar are kept where there is less and less room.
const KEPT: [[bool; 3]; 4] = [
    [true, true, true],
    [true, false, true],
    [true, false, false],
    [false, false, false],
];
/// What it costs to hide an event.
const HIDES_EVENT: f64 = 100.0;
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

impl Boxes {
    /// What they take of the frame, with a rim.
    pub(super) fn taken(&self) -> Vec<Rect> {
        let all = [self.legend, self.locator, self.scale].into_iter().flatten();
        all.map(|rect| rect.grown(3.0)).collect()
    }
}

/// What boxes may hide, on the page.
struct Obstacles {
    placed: Vec<(Rect, f64)>,
    lines: Vec<Vec<Point>>,
    limits: Vec<Vec<Point>>,
    /// What of the content is on the map.
    seen: Seen,
    areas: Vec<Picture>,
    /// The user's layers, which the legend explains.
    own: Vec<user::Drawn>,
}

impl Obstacles {
    fn of(page: &Page<'_>, view: &View, placed: &[Placed]) -> Self {
        let content = page.content;
        let cost = |p: &Placed| {
            let site = &content.sites[p.site];
            let minor = site.events.is_empty() && !site.is_end;
            (p.covers, if minor { HIDES_NAMED } else { HIDES_EVENT })
        };
        let area = |area: &Area| {
            let fill = clip::area(layers::rings(&area.outline), view).fill;
            Picture::of(&fill, view.frame, 10.0)
        };
        let rims = layers::rims(content, view, &page.options.theme);
        let seen = Seen::of(content, view, &rims);
        let limits = rims.into_iter().flat_map(|r| [r.whole, r.hole]);
        Self {
            placed: placed.iter().map(cost).collect(),
            lines: content.lines.iter().map(|l| layers::geodesic(l, view)).collect(),
            limits: limits.filter(|limit| !limit.is_empty()).collect(),
            seen,
            areas: content.areas.iter().map(area).collect(),
            own: user::drawn(&page.briefing.layers, view, &page.options.theme),
        }
    }

    /// How bad it is to move the map by so much: what of the sites leaves the frame.
    fn lost(&self, frame: Rect, (x, y): (f64, f64)) -> f64 {
        let lost = self.placed.iter().filter(|(covers, _)| {
            let moved = covers.moved(x, y);
            !sites::is_inside(moved, frame)
        });
        lost.map(|(_, cost)| cost).sum()
    }

    /// How bad it is to cover a rectangle.
    fn weight(&self, rect: Rect) -> f64 {
        let covered = self.placed.iter().filter(|(covers, _)| covers.overlaps(rect));
        let sites: f64 = covered.map(|(_, cost)| cost).sum();
        let on = |points: &[Point], each: f64| -> f64 {
            points.iter().filter(|p| rect.holds(**p)).map(|_| each).sum()
        };
        let lines: f64 = self.lines.iter().map(|points| on(points, 2.0)).sum();
        let share = |points: &Vec<Point>| {
            let all = u32::try_from(points.len().max(1)).unwrap_or(u32::MAX);
            on(points, HIDES_RING / f64::from(all))
        };
        let limits: f64 = self.limits.iter().map(share).sum();
        let areas: f64 = self.areas.iter().map(|a| HIDES_AREA * a.covered(rect)).sum();
        sites + lines + limits + areas
    }
}

impl Page<'_> {
    /// The view and the boxes on it: moved, and wider than the subjects need, where a box
    /// would hide something of the report otherwise.
    pub(super) fn view(&self, frame: Rect) -> (View, Boxes) {
        let nothing = self.content.is_empty() && self.options.extent.is_none();
        let (view, bounds) = if nothing {
            (extent::world(0.0, frame), frame)
        } else {
            extent::view(self.content, self.options, frame)
        };
        let fixed = nothing || self.options.extent.is_some() || view.is_world();
        let mut best: Option<(f64, View)> = None;
        let mut widened = 1.0;
        for attempt in 0..if fixed { 0 } else { ATTEMPTS } {
            let wider = view.changed(widened, (0.0, 0.0));
            let center = frame.center();
            let bounds = bounds.scaled(center, 1.0 / widened);
            let placed = sites::unmoved(self.content, &wider);
            let obstacles = Obstacles::of(self, &wider, &placed);
            let sizes = self.sizes(&wider, &placed, &obstacles, &[]);
            let widening = WIDENING * f64::from(attempt);
            for moved in moves(bounds, frame) {
                let (_, hidden) = corners_of(&sizes, &obstacles, frame, moved);
                let away = moved.0.hypot(moved.1) / frame.width();
                let lost = obstacles.lost(frame, moved);
                let cost = hidden + lost + widening + MOVING * away;
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, view.changed(widened, moved)));
                }
            }
            // No wider view can be better.
            if best.as_ref().is_some_and(|(least, _)| *least < widening + WIDENING) {
                break;
            }
            widened *= WIDER;
        }
        let view = best.map_or(view, |(_, view)| view);
        let boxes = self.boxes(&view, &sites::placed(self.content, &view), &[]);
        (view, boxes)
    }

    /// How much lower the map ends for a legend below it, of all that may be drawn.
    pub(super) fn legend_height(&self, view: &View, numbered: &[usize]) -> f64 {
        let (content, theme) = (self.content, &self.options.theme);
        let placed = sites::unmoved(content, view);
        let rims = layers::rims(content, view, theme);
        let seen = Seen::of(content, view, &rims);
        let towns = self.options.basemap;
        let disputed = self.disputes(view);
        Legend::of(content, &placed, &seen, numbered, towns, disputed)
            .with_user(&user::drawn(&self.briefing.layers, view, theme))
            .height_below(view.frame.width())
    }

    /// Where legend, locator and scale bar go.
    pub(super) fn boxes(
        &self,
        view: &View,
        placed: &[Placed],
        numbered: &[usize],
    ) -> Boxes {
        let obstacles = Obstacles::of(self, view, placed);
        let sizes = self.sizes(view, placed, &obstacles, numbered);
        corners_of(&sizes, &obstacles, view.frame, (0.0, 0.0)).0
    }

    /// The sizes of the boxes on a view.
    fn sizes(
        &self,
        view: &View,
        placed: &[Placed],
        obstacles: &Obstacles,
        numbered: &[usize],
    ) -> Sizes {
        let (basemap, frame) = (self.options.basemap, view.frame);
        let room = Room {
            width: MOST_LEGEND.0 * frame.width(),
            height: MOST_LEGEND.1 * frame.height(),
            area: MOST_LEGEND.2 * frame.width() * frame.height(),
        };
        let legend = if self.is_legend_below {
            Vec::new()
        } else {
            let seen = &obstacles.seen;
            Legend::of(self.content, placed, seen, numbered, basemap, basemap)
                .with_user(&obstacles.own)
                .sizes(room)
        };
        let small =
            globe::SIDE * globe::SIDE > MOST_LOCATOR * frame.width() * frame.height();
        let locator =
            (!view.is_world() && basemap && !small).then_some((globe::SIDE, globe::SIDE));
        let scale = self.scale(view).size().filter(|_| !view.is_world());
        Sizes { legend, locator, scale, is_world: view.is_world() }
    }
}

/// How large the boxes are.
struct Sizes {
    /// The forms that the legend may have and what each costs; none without a legend.
    legend: Vec<((f64, f64), f64)>,
    locator: Option<(f64, f64)>,
    scale: Option<(f64, f64)>,
    is_world: bool,
}

/// The corners for boxes on a map that is moved by so much, and how much they hide there.
fn corners_of(
    sizes: &Sizes,
    obstacles: &Obstacles,
    frame: Rect,
    moved: (f64, f64),
) -> (Boxes, f64) {
    let weight = |rect: Rect| obstacles.weight(rect.moved(-moved.0, -moved.1));
    let legend_prefers =
        if sizes.is_world { Corner::LowerLeft } else { Corner::UpperRight };
    // A small page has no room for all of them: the locator goes first, the legend last.
    for [has_legend, has_locator, has_scale] in KEPT {
        let locator = (sizes.locator.filter(|_| has_locator), Corner::LowerRight);
        let scale = (sizes.scale.filter(|_| has_scale), Corner::LowerLeft);
        let forms = sizes.legend.iter().filter(|_| has_legend);
        let mut forms: Vec<_> = forms.map(|(size, cost)| (Some(*size), *cost)).collect();
        if forms.is_empty() {
            forms.push((None, 0.0));
        }
        let mut best: Option<(f64, Boxes)> = None;
        for (legend, cost) in forms {
            if best.as_ref().is_some_and(|(least, _)| *least <= cost) {
                continue;
            }
            let all = [(legend, legend_prefers), locator, scale];
            let wish = |(size, prefers): &(Option<(f64, f64)>, Corner)| {
                size.map(|size| Wish { size, prefers: *prefers })
            };
            let wishes: Vec<Wish> = all.iter().filter_map(wish).collect();
            let (rects, hidden) = corners(&wishes, frame, &weight);
            let cost = hidden + cost;
            if fits(&rects, frame) && best.as_ref().is_none_or(|(least, _)| cost < *least)
            {
                let mut rects = rects.into_iter();
                let [legend, locator, scale] =
                    all.map(|(size, _)| size.and_then(|_| rects.next()));
                best = Some((cost, Boxes { legend, locator, scale }));
            }
        }
        if let Some((hidden, boxes)) = best {
            return (boxes, hidden);
        }
    }
    (Boxes::default(), 0.0)
}

/// How far the map may be moved so that what it has to show stays inside the frame: not at
/// all, or as far as it goes to the sides and corners.
fn moves(bounds: Rect, frame: Rect) -> Vec<(f64, f64)> {
    let room = frame.grown(-CLOSEST * frame.height());
    let ways = |low: f64, high: f64| {
        let mut found = vec![0.0];
        found.extend((low < -1.0).then_some(low));
        found.extend((high > 1.0).then_some(high));
        found
    };
    let across = ways(room.left - bounds.left, room.right - bounds.right);
    let along = ways(room.top - bounds.top, room.bottom - bounds.bottom);
    across.iter().flat_map(|x| along.iter().map(move |y| (*x, *y))).collect()
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
