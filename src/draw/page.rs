//! The page: heading, map, notes; what lies inside the frame and in what order.

use super::boxes::{Boxes, seen, shrunk};
use super::content::Content;
use super::furniture::{MARGIN, heading, notes, panel, words};
use super::legend::Legend;
use super::names::{Names, Scenery};
use super::projection::turned;
use super::scale::Scale;
use super::scene::{
    Face, Fill, Group, Layout, Line, Mark, Outline, Point, Rect, Scene, Shape, Stroke,
};
use super::view::View;
use super::{MapOptions, areas, globe, land, layers, sites, text, user};
use crate::gazetteer::{Basemap, Detail, Gazetteer, Layer};
use crate::model::{Briefing, Position};
use crate::text::day_in_words;

/// How often names that find no place are moved to the key.
const KEY_ATTEMPTS: usize = 3;
/// The most names that the key has room for.
const MOST_NUMBERED: usize = 24;
/// Who made the coast of maps of small areas.
const COAST: &str = "Coast of detailed maps: GSHHG (soest.hawaii.edu/pwessel/gshhg), \
     LGPL 3.0 or later";
/// The longest that the name of a projection becomes.
const LONGEST: &str = "Lambert azimuthal equal-area around 88.8° N, 188.8° W (WGS 84)";
/// The most symbols that the description speaks of.
const MOST_DESCRIBED: usize = 40;
/// The most places beyond the map that the note names.
const MOST_BEYOND: usize = 12;
/// Disputed lines of which less is seen need no explanation, in pixels.
const LEAST_DISPUTED: f64 = 5.0;
/// What a map is drawn from.
pub(super) struct Page<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) basemap: &'a Basemap,
    pub(super) options: &'a MapOptions,
    pub(super) content: &'a Content,
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
    let frame = |beyond: &str| {
        let (_, bottom) = notes(&page.notes(None, false, beyond), width, height, theme);
        let bottom = bottom.max(top + 50.0);
        Rect { left: MARGIN, top, right: width - MARGIN, bottom }
    };
    let (mut view, mut boxes) = page.view(frame(""));
    let beyond = page.beyond(&view);
    if !beyond.is_empty() {
        // Room for the note on what lies beyond the map.
        (view, boxes) = page.view(frame(&beyond));
    }
    let frame = view.frame;
    let mut numbered: Vec<usize> = Vec::new();
    let mut inside = page.inside(&view, boxes, &numbered);
    for _ in 0..KEY_ATTEMPTS {
        if inside.unnamed.is_empty() {
            break;
        }
        numbered.append(&mut inside.unnamed);
        numbered.sort_unstable();
        numbered.dedup();
        numbered.truncate(MOST_NUMBERED);
        boxes = page.boxes(&view, &numbered);
        inside = page.inside(&view, boxes, &numbered);
    }
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
        credits: page.is_fine(&view).then(|| COAST.to_owned()).into_iter().collect(),
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
            Some(date) => format!("Report of {}", day_in_words(date)),
            None => "Undated report".to_owned(),
        }];
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let content = self.content;
        let events =
            content.sites.iter().flat_map(|s| &s.events).map(|h| h.events.len()).sum();
        parts.extend(counted(events, "event on the map", "events on the map"));
        parts.extend(counted(
            content.lines.len(),
            "measured distance",
            "measured distances",
        ));
        parts.extend(counted(content.rings.len(), "range", "ranges"));
        parts.join("  ·  ")
    }

    pub(super) fn scale(&self, view: &View) -> Scale {
        Scale::of(view, self.options.miles)
    }

    /// Whether the coast is that of the finer basemap.
    fn is_fine(&self, view: &View) -> bool {
        self.options.basemap
            && view.detail() == Detail::Fine
            && self.basemap.has(Layer::Land, Detail::Fine)
    }

    /// What the map shows, for those who cannot see it.
    fn description(&self, subtitle: &str) -> String {
        let sites = self.content.sites.iter().flat_map(|site| {
            site.events.iter().map(|happening| {
                let (what, how) = (happening.symbol.words(), happening.manner.title());
                format!("{}: {what} ({how})", site.name)
            })
        });
        let told: Vec<String> = sites.take(MOST_DESCRIBED).collect();
        if told.is_empty() {
            return subtitle.to_owned();
        }
        format!("{subtitle}. {}.", told.join("; "))
    }

    /// What of the report lies beyond the map, in words: far places are told, not drawn.
    fn beyond(&self, view: &View) -> String {
        if self.options.extent.is_some() {
            return String::new();
        }
        let placed = sites::placed(self.content, view);
        let is_seen = |at: usize| placed.iter().any(|p| p.site == at);
        let sites = self.content.sites.iter().enumerate();
        let mut told: Vec<String> = Vec::new();
        for (_, site) in sites.filter(|(at, _)| !is_seen(*at)) {
            let kinds: Vec<String> =
                site.events.iter().map(|h| h.symbol.words().to_lowercase()).collect();
            told.push(if kinds.is_empty() {
                site.name.clone()
            } else {
                format!("{} ({})", site.name, kinds.join("; "))
            });
        }
        if told.is_empty() {
            return String::new();
        }
        let rest = told.len().saturating_sub(MOST_BEYOND);
        told.truncate(MOST_BEYOND);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        format!("Beyond this map: {}{more}.", told.join(", "))
    }

    /// The lines below the map; without a view, as long as they may become.
    fn notes(&self, view: Option<&View>, disputed: bool, beyond: &str) -> Vec<String> {
        let mut first = String::new();
        if self.options.basemap {
            let fine = view.is_none_or(|view| self.is_fine(view));
            let coast = if fine { ", coast and lakes GSHHG (LGPL)" } else { "" };
            first =
                format!("Basemap: Natural Earth{coast}. Places: GeoNames (CC BY 4.0). ");
        }
        first.push_str("Projection: ");
        first.push_str(&view.map_or_else(|| LONGEST.to_owned(), |v| v.projection.name()));
        first.push('.');
        let second = if disputed {
            "Dashed borders and lines are disputed; the map takes no position on the \
             status of any territory. Drawn by plotroom."
        } else {
            "Borders do not imply a position on the status of any territory. Drawn by \
             plotroom."
        };
        let beyond = (!beyond.is_empty()).then(|| beyond.to_owned());
        beyond.into_iter().chain([first, second.to_owned()]).collect()
    }

    /// Everything inside the frame.
    fn inside(&self, view: &View, boxes: Boxes, numbered: &[usize]) -> Inside {
        let theme = &self.options.theme;
        let land = if self.options.basemap {
            land::land(view, self.basemap, theme)
        } else {
            land::Land::default()
        };
        let (areas, area_edges) = areas::areas(self.content, view, theme);
        let rims = layers::rims(self.content, view, theme);
        let (distances, lines) = layers::line_marks(self.content, view, theme);
        let placed = sites::placed(self.content, view);
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
            names.waters(self.basemap, language);
            names.regions(self.gazetteer, language);
        }
        let lettering = names.drawn();
        let disputed = seen(&land.disputed, view.frame, &furniture) >= LEAST_DISPUTED;

        let mut marks = sea(view, self.options.basemap, theme);
        marks.extend(land.marks);
        marks.push(areas);
        let own = user::drawn(&self.briefing.layers, view, theme);
        let [own_areas, own_lines] = user::groups(&own);
        if !own.is_empty() {
            marks.push(own_areas);
        }
        marks.push(layers::ring_marks(self.content, &rims));
        if !own.is_empty() {
            marks.push(own_lines);
        }
        marks.push(distances);
        let mut names = lettering.marks.into_iter();
        marks.extend(names.next());
        marks.push(sites::site_marks(self.content, &placed, view, theme));
        marks.extend(names);
        if let Some(rect) = boxes.legend {
            let towns = lettering.has_towns;
            let legend = Legend::of(self.content, &placed, numbered, towns, disputed)
                .with_user(&own);
            if let Some(size) = legend.size() {
                let rect = shrunk(rect, size, view.frame);
                marks.push(legend.marks(rect, &rims, theme));
            }
        }
        if let Some(rect) = boxes.locator {
            marks.push(globe::globe(view, self.basemap, rect, theme));
        }
        if let Some(rect) = boxes.scale {
            marks.push(self.scale(view).marks(rect, theme));
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
        Inside { mark, layout, disputed, unnamed: lettering.unnamed }
    }
}

/// What lies under everything: water, or on a map of the world the water of its outline.
fn sea(view: &View, has_basemap: bool, theme: &crate::settings::Theme) -> Vec<Mark> {
    let shape = |outline, color, stroke| {
        Mark::Shape(Shape { outline, fill: Some(Fill::solid(color)), stroke })
    };
    let frame = Outline::Rect { rect: view.frame, corner: 0.0 };
    let ground = if has_basemap { theme.water } else { theme.land };
    if !view.is_world() {
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
