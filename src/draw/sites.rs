//! The places of the report on the page: dots, symbols of events, what they cover.

use std::collections::BTreeSet;

use super::content::{Content, Site};
use super::crowd::{Member, SPOT, apart};
use super::extent::apart as apart_on_sphere;
use super::labels::line_boxes;
use super::layers::{circle, shape};
use super::scene::{Fill, Group, Line, Mark, Outline, Pattern, Point, Rect, Stroke};
use super::sea::at_sea;
use super::symbols::{RADIUS, symbol};
use super::view::View;
use crate::model::{Meters, Position, Ring, RingCenter};
use crate::settings::Theme;

/// Radius of the dot of a place without an event.
pub(super) const DOT: f64 = 4.5;

/// Symbols keep this far inside the frame, in pixels, negative.
const INSET: f64 = -4.0;
/// Events of one symbol that have a name of their own on the map.
const MOST_NAMES: usize = 24;

/// A site placed on the page.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// Index in the content.
    pub(super) site: usize,
    /// Where the place is.
    pub(super) at: Point,
    /// Where its symbols are: beside the place where they would lie on others.
    pub(super) shown: Point,
    /// Where the line from the place to them ends.
    head: Point,
    /// What its symbols cover.
    pub(super) covers: Rect,
}

impl Placed {
    /// The line from the place to the symbols that stand beside it.
    pub(super) fn tie(&self) -> Option<(Point, Point)> {
        (self.at.distance(self.shown) > 1.0).then_some((self.at, self.head))
    }

    /// What its mark and line cover, but for what its symbols do.
    pub(super) fn tied(&self) -> Vec<Rect> {
        let Some((at, head)) = self.tie() else { return Vec::new() };
        let mut found = line_boxes(at, head, 1.5);
        found.retain(|rect| !rect.overlaps(self.covers));
        found.push(Rect::around(at, SPOT, SPOT));
        found
    }
}

/// Whether what a site covers lies inside the frame.
pub(super) fn is_inside(covers: Rect, frame: Rect) -> bool {
    frame.grown(INSET).contains(covers)
}

/// The sites inside the frame at their places, and what they cover; the most important first.
fn ranked(content: &Content, view: &View) -> Vec<Placed> {
    // A sea has its name along its water.
    let set = |at: &usize| !content.sites[*at].is_setting();
    let mut order: Vec<usize> = (0..content.sites.len()).filter(set).collect();
    order.sort_by_key(|&at| {
        let site = &content.sites[at];
        (site.events.is_empty(), !site.is_end, usize::MAX - site.events.len())
    });
    let place = |site: usize| {
        let at = view.at(content.sites[site].position);
        let covers = site_box(&content.sites[site], at);
        Placed { site, at, shown: at, head: at, covers }
    };
    let all = order.into_iter().map(place);
    all.filter(|p| is_inside(p.covers, view.frame)).collect()
}

/// Where the sites inside the frame are, whatever lies on what.
pub(super) fn unmoved(content: &Content, view: &View) -> Vec<Placed> {
    let mut found = ranked(content, view);
    found.sort_by_key(|p| p.site);
    found
}

/// Where the sites inside the frame are, and what they cover. Symbols that would lie on
/// those of another site are moved aside.
pub(super) fn placed(content: &Content, view: &View) -> Vec<Placed> {
    let mut found = ranked(content, view);
    let members: Vec<Member> =
        found.iter().map(|p| member(&content.sites[p.site], p.at)).collect();
    let inside = |point: Point| {
        let mut rings = content.rings.iter().peekable();
        let at = rings.peek().and_then(|_| view.position(point));
        rings.map(|ring| at.is_some_and(|at| is_within(ring, at))).collect()
    };
    let stands = apart(&members, view.frame.grown(INSET), &inside);
    for (place, stand) in found.iter_mut().zip(stands) {
        (place.shown, place.head) = (stand.shown, stand.head);
        place.covers = site_box(&content.sites[place.site], stand.shown);
    }
    found.sort_by_key(|p| p.site);
    found
}

/// Whether a position lies in a range around a point, as far as the page shows it.
fn is_within(ring: &Ring, at: Position) -> bool {
    let RingCenter::Point(center) = ring.center else { return false };
    let away = Meters(apart_on_sphere(center, at));
    ring.min <= away && away <= ring.max
}

/// A site as one of many that need room.
fn member(site: &Site, at: Point) -> Member {
    let covers = site_box(site, at);
    // A dot marks its place by itself; what is measured from a place ends at it.
    let weight = match (site.events.is_empty(), site.is_end) {
        (true, _) => 3.0,
        (false, true) => 1.5,
        (false, false) => 1.0,
    };
    let half = (covers.width() / 2.0, covers.height() / 2.0);
    let count = u32::try_from(site.events.len()).unwrap_or(1);
    Member { at, half, row: (count, pitch(site)), weight }
}

/// Half the width of each symbol of a site.
fn radius(site: &Site) -> f64 {
    if site.events.len() > 2 { RADIUS * 0.82 } else { RADIUS }
}

/// From the middle of a symbol of a site to that of the next.
fn pitch(site: &Site) -> f64 {
    2.0 * (radius(site) + 2.0)
}

fn site_box(site: &Site, at: Point) -> Rect {
    if site.events.is_empty() {
        return Rect::around(at, DOT + 2.0, DOT + 2.0);
    }
    let count = f64::from(u32::try_from(site.events.len()).unwrap_or(1));
    let r = radius(site);
    Rect::around(at, count * (r + 2.0) + 1.0, r + 3.0)
}

/// The symbols of the sites; `dry` are the land and the lakes.
pub(super) fn site_marks(
    content: &Content,
    placed: &[Placed],
    dry: [&[Line]; 2],
    view: &View,
    theme: &Theme,
) -> Mark {
    let mut doubts = Vec::new();
    let mut marks = Vec::new();
    let mut known = BTreeSet::new();
    for place in placed {
        let site = &content.sites[place.site];
        if let Some(doubt) = site.doubt {
            let points = if site.ground.is_empty() {
                circle(site.position, doubt, view)
            } else {
                site.ground.iter().map(|at| view.at(*at)).collect()
            };
            let lines = if site.is_at_sea {
                at_sea(&points, &dry)
            } else {
                vec![Line { points, closed: true }]
            };
            doubts.extend(doubtful(&Outline::Lines(lines), theme));
        }
        let mut own = Vec::new();
        if let Some((at, shown)) = place.tie() {
            own.extend(tie(at, shown, theme));
        }
        if site.events.is_empty() {
            if !site.is_water {
                own.extend(dot(place.shown, DOT, theme));
            }
        } else {
            let r = radius(site);
            let mut x = place.covers.left + r + 3.0;
            for happening in &site.events {
                let (kind, manner) = (happening.symbol, happening.manner);
                let at = Point::new(x, place.shown.y);
                let mut group = Group {
                    title: Some(format!(
                        "{}: {} ({})",
                        site.name,
                        kind.words(),
                        manner.title()
                    )),
                    marks: symbol(kind, manner, at, r, theme),
                    ..Group::default()
                };
                // One symbol may stand for several events: each has its own name, as far as
                // groups may stand in groups.
                let new = happening.events.iter().filter(|e| known.insert(**e));
                for event in new.take(MOST_NAMES) {
                    let id = Some(format!("map-event-{}", event + 1));
                    if group.id.is_none() {
                        group.id = id;
                    } else {
                        let marks = vec![Mark::Group(group)];
                        group = Group { id, marks, ..Group::default() };
                    }
                }
                own.push(Mark::Group(group));
                x += pitch(site);
            }
        }
        let group = Group {
            id: Some(format!("map-site-{}", place.site + 1)),
            title: Some(site.name.clone()),
            marks: own,
            ..Group::default()
        };
        marks.push(Mark::Group(group));
    }
    doubts.append(&mut marks);
    Mark::Group(Group::named("sites", doubts))
}

/// Where something may be: dotted, with a dashed edge.
pub(super) fn doubtful(outline: &Outline, theme: &Theme) -> [Mark; 2] {
    let dots = Some(Pattern::Dots { gap: 7.0 });
    let even = Fill::tint(theme.ink, 0.07);
    let fill = Fill { pattern: dots, ..Fill::tint(theme.ink, 0.4) };
    let rim = Stroke::dashed(theme.ink, 1.3, &[4.0, 3.0]);
    [
        shape(outline.clone(), Some(even), None),
        shape(outline.clone(), Some(fill), Some(rim)),
    ]
}

/// What ties symbols to the place beside which they stand.
fn tie(at: Point, shown: Point, theme: &Theme) -> [Mark; 2] {
    let line = Line { points: vec![at, shown], closed: false };
    let spot = Outline::Circle { center: at, radius: 2.2 };
    [
        shape(Outline::Lines(vec![line]), None, Some(Stroke::solid(theme.ink, 1.2))),
        shape(spot, Some(Fill::solid(theme.ink)), None),
    ]
}

/// The dot of a place that the report names.
pub(super) fn dot(at: Point, radius: f64, theme: &Theme) -> [Mark; 2] {
    let circle = |radius, color| {
        shape(Outline::Circle { center: at, radius }, Some(Fill::solid(color)), None)
    };
    [circle(radius + 1.8, theme.halo), circle(radius, theme.ink)]
}

/// The small ring of a place that is there for context.
pub(super) fn town(at: Point, radius: f64, theme: &Theme) -> Mark {
    let rim = Stroke::solid(theme.muted, 1.4);
    shape(
        Outline::Circle { center: at, radius },
        Some(Fill::solid(theme.halo)),
        Some(rim),
    )
}
