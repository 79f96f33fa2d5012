//! The page: heading, map, notes; what lies inside the frame and in what order.

use super::content::Content;
use super::furniture::{
    Corner, MARGIN, Wish, bar, bar_marks, bar_size, corners, heading, notes, panel, words,
};
use super::legend::Legend;
use super::names::{Names, Scenery};
use super::projection::{Projection, turned};
use super::scene::{
    Face, Fill, Group, Layout, Line, Mark, Outline, Point, Rect, Scene, Shape, Stroke,
};
use super::view::View;
use super::{MapOptions, extent, globe, land, layers, text};
use crate::gazetteer::{Basemap, Gazetteer};
use crate::model::{Briefing, Position};

/// How much wider the view gets when a box would hide an event, and how often.
const WIDER: f64 = 1.1;
const ATTEMPTS: usize = 8;
/// How often names that find no place are moved to the key.
const KEY_ATTEMPTS: usize = 3;
/// What it costs to hide an event.
const HIDES_EVENT: f64 = 100.0;
/// What it costs to hide a place that is only named.
const HIDES_NAMED: f64 = 40.0;

/// What a map is drawn from.
pub(super) struct Page<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) basemap: &'a Basemap,
    pub(super) options: &'a MapOptions,
    pub(super) content: &'a Content,
}

/// The boxes inside the frame.
#[derive(Debug, Clone, Copy, Default)]
struct Boxes {
    legend: Option<Rect>,
    locator: Option<Rect>,
    scale: Option<Rect>,
}

/// What was drawn inside the frame.
struct Inside {
    mark: Mark,
    layout: Layout,
    disputed: bool,
    /// Sites with events whose name found no place.
    unnamed: Vec<usize>,
}

/// The whole page.
pub(super) fn scene(page: &Page<'_>) -> Scene {
    let theme = &page.options.theme;
    let (wide, high) = page.options.size;
    let unit = (wide / 1600.0).min(high / 1200.0).clamp(0.75, 2.0);
    let (width, height) = (wide / unit, high / unit);
    let (title, subtitle) = (page.title(), page.subtitle());
    let (head, top) = heading(&title, &subtitle, width, theme);
    let (_, bottom) = notes(&page.notes(None, false), width, height, theme);
    let frame = Rect { left: MARGIN, top, right: width - MARGIN, bottom };
    let frame = Rect { bottom: frame.bottom.max(top + 50.0), ..frame };

    let (view, mut boxes) = page.view(frame);
    let mut numbered: Vec<usize> = Vec::new();
    let mut inside = page.inside(&view, boxes, &numbered);
    for _ in 0..KEY_ATTEMPTS {
        if inside.unnamed.is_empty() {
            break;
        }
        numbered.append(&mut inside.unnamed);
        numbered.sort_unstable();
        numbered.dedup();
        boxes = page.boxes(&view, &numbered).0;
        inside = page.inside(&view, boxes, &numbered);
    }
    let (foot, _) =
        notes(&page.notes(Some(&view), inside.disputed), width, height, theme);
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
        description: subtitle,
        marks: vec![head, inside.mark, border, foot],
        layout: inside.layout,
    }
}

impl Page<'_> {
    fn title(&self) -> String {
        let document = &self.briefing.document;
        let own = self.options.title.clone().or_else(|| document.title.clone());
        own.filter(|t| !t.trim().is_empty()).unwrap_or_else(|| document.name.clone())
    }

    fn subtitle(&self) -> String {
        let document = &self.briefing.document;
        let mut parts = vec![match &document.date {
            Some(date) => format!("Report of {}", spelled(date)),
            None => "Undated report".to_owned(),
        }];
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let content = self.content;
        let events = content.sites.iter().flat_map(|s| &s.events).map(|h| h.count).sum();
        parts.extend(counted(events, "event on the map", "events on the map"));
        parts.extend(counted(
            content.lines.len(),
            "measured distance",
            "measured distances",
        ));
        parts.extend(counted(content.rings.len(), "range", "ranges"));
        parts.join("  ·  ")
    }

    fn notes(&self, view: Option<&View>, disputed: bool) -> Vec<String> {
        let mut first = String::new();
        if self.options.basemap {
            first.push_str("Basemap: Natural Earth. Places: GeoNames (CC BY 4.0). ");
        }
        if let Some(view) = view {
            first.push_str("Projection: ");
            first.push_str(&view.projection.name());
            first.push('.');
        }
        let second = if disputed {
            "Dashed borders and lines are disputed; the map takes no position on the \
             status of any territory. Drawn by plotroom."
        } else {
            "Borders do not imply a position on the status of any territory. Drawn by \
             plotroom."
        };
        vec![first, second.to_owned()]
    }

    /// The view and the boxes on it: wider than the subjects need where a box would hide an
    /// event otherwise.
    fn view(&self, frame: Rect) -> (View, Boxes) {
        let nothing = self.content.is_empty() && self.options.extent.is_none();
        let mut view = if nothing {
            extent::world(0.0, frame)
        } else {
            extent::view(self.content, self.options, frame)
        };
        let (mut boxes, mut hidden) = self.boxes(&view, &[]);
        let fixed = nothing || self.options.extent.is_some() || is_world(&view);
        let mut attempts = if fixed { 0 } else { ATTEMPTS };
        while hidden >= HIDES_EVENT && attempts > 0 {
            attempts -= 1;
            view = View::new(view.projection, view.middle, view.meters * WIDER, frame);
            (boxes, hidden) = self.boxes(&view, &[]);
        }
        (view, boxes)
    }

    /// Where legend, locator and scale bar go, and how much they hide.
    fn boxes(&self, view: &View, numbered: &[usize]) -> (Boxes, f64) {
        let placed = layers::placed(self.content, view);
        let basemap = self.options.basemap;
        let legend = Legend::of(self.content, &placed, numbered, basemap, basemap).size();
        let locator = (!is_world(view) && basemap).then_some((globe::SIDE, globe::SIDE));
        let scale = bar(view).filter(|_| !is_world(view)).map(bar_size);
        let mut sizes = [
            (legend, if is_world(view) { Corner::LowerLeft } else { Corner::UpperRight }),
            (locator, Corner::LowerRight),
            (scale, Corner::LowerLeft),
        ];
        let lines: Vec<Vec<Point>> =
            self.content.lines.iter().map(|l| layers::geodesic(l, view)).collect();
        let rims = layers::rims(self.content, view, &self.options.theme);
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
            let rims: f64 =
                rims.iter().map(|r| on(&r.whole, 0.03) + on(&r.hole, 0.06)).sum();
            sites + lines + rims
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

    /// Everything inside the frame.
    fn inside(&self, view: &View, boxes: Boxes, numbered: &[usize]) -> Inside {
        let theme = &self.options.theme;
        let land = if self.options.basemap {
            land::land(view, self.basemap, theme)
        } else {
            land::Land::default()
        };
        let (areas, area_edges) = layers::areas(self.content, view, theme);
        let rims = layers::rims(self.content, view, theme);
        let (distances, lines) = layers::line_marks(self.content, view, theme);
        let placed = layers::placed(self.content, view);
        let furniture: Vec<Rect> = [boxes.legend, boxes.locator, boxes.scale]
            .into_iter()
            .flatten()
            .map(|r| r.grown(3.0))
            .collect();
        let scenery = Scenery {
            view,
            content: self.content,
            placed: &placed,
            rims: &rims,
            lines: &lines,
            area_edges: &area_edges,
            land: &land,
            furniture: &furniture,
            numbered,
        };
        let mut names = Names::new(&scenery, theme);
        names.sites();
        names.lengths();
        names.rims();
        names.areas();
        if self.options.basemap {
            let language = self.options.language;
            names.countries(self.basemap, self.gazetteer, language);
            names.towns(self.gazetteer, language);
            names.basemap(self.basemap, language);
        }
        let lettering = names.drawn();

        let mut marks = sea(view, !land.is_empty, theme);
        marks.extend(land.marks);
        marks.push(areas);
        marks.push(layers::ring_marks(self.content, &rims));
        marks.push(distances);
        let mut names = lettering.marks.into_iter();
        marks.extend(names.next());
        marks.push(layers::site_marks(self.content, &placed, view, theme));
        marks.extend(names);
        if let Some(rect) = boxes.legend {
            let (towns, disputed) = (lettering.has_towns, land.has_disputed);
            let legend = Legend::of(self.content, &placed, numbered, towns, disputed);
            if let Some(size) = legend.size() {
                let rect = shrunk(rect, size, view.frame);
                marks.push(legend.marks(rect, &rims, theme));
            }
        }
        if let Some(rect) = boxes.locator {
            marks.push(globe::globe(view, self.basemap, rect, theme));
        }
        if let Some((rect, bar)) = boxes.scale.zip(bar(view)) {
            marks.push(bar_marks(bar, rect, theme));
        }
        if self.content.is_empty() {
            marks.push(nothing(view.frame, theme));
        }
        let mark = Mark::Group(Group {
            id: Some("map".to_owned()),
            clip: Some(view.frame),
            marks,
            ..Group::default()
        });
        let layout = Layout {
            frame: view.frame,
            names: lettering.names,
            symbols: placed.iter().map(|p| p.covers).collect(),
            furniture,
        };
        let (disputed, unnamed) = (land.has_disputed, lettering.unnamed);
        Inside { mark, layout, disputed, unnamed }
    }
}

/// Whether boxes lie within the frame and apart from each other.
fn fits(rects: &[Rect], frame: Rect) -> bool {
    let apart = |at: usize, rect: &Rect| {
        !rects[at + 1..].iter().any(|other| rect.grown(4.0).overlaps(*other))
    };
    rects.iter().enumerate().all(|(at, r)| frame.contains(r.grown(4.0)) && apart(at, r))
}

fn is_world(view: &View) -> bool {
    matches!(view.projection, Projection::EqualEarth(_)) && view.window.is_whole_turn()
}

/// A box made smaller; its corner of the frame stays.
fn shrunk(rect: Rect, (width, height): (f64, f64), frame: Rect) -> Rect {
    let upper = rect.center().y < frame.center().y;
    let right = rect.center().x > frame.center().x;
    let left = if right { rect.right - width } else { rect.left };
    let top = if upper { rect.top } else { rect.bottom - height };
    Rect::sized(left, top, width, height)
}

/// What lies under everything: water, or on a map of the world the water of its outline.
fn sea(view: &View, has_land: bool, theme: &crate::settings::Theme) -> Vec<Mark> {
    let shape = |outline, color, stroke| {
        Mark::Shape(Shape { outline, fill: Some(Fill::solid(color)), stroke })
    };
    let frame = Outline::Rect { rect: view.frame, corner: 0.0 };
    let ground = if has_land { theme.water } else { theme.land };
    if !is_world(view) {
        return vec![shape(frame, ground, None)];
    }
    let meridian = view.projection.center().lon();
    let edge =
        |lon: f64, lat: f64| view.at(Position::folded(turned(meridian + lon), lat));
    let lats = (-90..=90).map(f64::from);
    let mut points: Vec<Point> = lats.clone().map(|lat| edge(179.999_9, lat)).collect();
    points.extend(lats.rev().map(|lat| edge(-179.999_9, lat)));
    let outline = Outline::Lines(vec![Line { points, closed: true }]);
    vec![
        shape(frame, theme.paper, None),
        shape(outline, ground, Some(Stroke::solid(theme.frame, 1.0))),
    ]
}

/// The note on a map of nothing.
fn nothing(frame: Rect, theme: &crate::settings::Theme) -> Mark {
    let note = "The report names no place that belongs on a map.";
    let width = text::width(note, 20.0, Face::Bold, 0.0);
    let rect = Rect::around(frame.center(), width / 2.0 + 26.0, 30.0);
    let at = Point::new(rect.left + 26.0, rect.center().y + 7.0);
    let marks = vec![panel(rect, theme), words(at, note, 20.0, Face::Bold, theme.ink)];
    Mark::Group(Group::named("note", marks))
}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date in words: "25 November 2026"; as it is where it is none.
fn spelled(date: &str) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|m| m.parse::<usize>().ok());
    let month = month.and_then(|m| MONTHS.get(m.checked_sub(1)?));
    let day = parts.next().and_then(|d| d.parse::<u8>().ok());
    match (month, day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => date.to_owned(),
    }
}
