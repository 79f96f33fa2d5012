//! What lies inside the frame, and in what order.

use super::boxes::{Boxes, seen, shrunk};
use super::furniture::{panel, words};
use super::land::Land;
use super::layers::Rim;
use super::legend::{Legend, Room, Seen};
use super::names::{Lettering, Names, Scenery, Short};
use super::page::Page;
use super::projection::turned;
use super::scene::{
    Face, Fill, Group, Layout, Line, Mark, Outline, Point, Rect, Shape, Stroke,
};
use super::sites::Placed;
use super::view::View;
use super::{areas, globe, land, layers, sites, text, user};
use crate::model::Position;

/// Disputed lines of which less is seen need no explanation, in pixels.
const LEAST_DISPUTED: f64 = 14.0;

/// What was drawn inside the frame.
pub(super) struct Inside {
    pub(super) mark: Mark,
    /// The legend, where it goes below the map, and how much lower the map ends for it.
    pub(super) below: Option<(Mark, f64)>,
    pub(super) layout: Layout,
    pub(super) disputed: bool,
}

/// All that is drawn at its own place, whatever names and boxes there are.
pub(super) struct Backdrop<'a> {
    page: &'a Page<'a>,
    view: &'a View,
    land: Land,
    areas: Mark,
    area_edges: Vec<Line>,
    rims: Vec<Rim>,
    distances: Mark,
    lines: Vec<Vec<Point>>,
    pub(super) placed: Vec<Placed>,
}

impl<'a> Backdrop<'a> {
    pub(super) fn of(page: &'a Page<'a>, view: &'a View) -> Self {
        let (content, theme) = (page.content, &page.options.theme);
        let land = if page.options.basemap {
            land::land(view, page.basemap, theme)
        } else {
            Land::default()
        };
        let (areas, area_edges) = areas::areas(content, view, &land, theme);
        let rims = layers::rims(content, view, theme);
        let (distances, lines) = layers::line_marks(content, view, theme);
        let placed = sites::placed(content, view);
        Self { page, view, land, areas, area_edges, rims, distances, lines, placed }
    }

    /// What boxes and, on a map of nothing, its note take of the frame.
    fn taken(&self, boxes: &Boxes) -> Vec<Rect> {
        let mut taken = boxes.taken();
        if self.page.content.is_empty() {
            taken.push(note(self.view.frame).grown(3.0));
        }
        taken
    }

    /// The names around these boxes, shorter for what has no room in full.
    pub(super) fn lettering(&self, boxes: &Boxes, short: &Short) -> Lettering {
        let options = self.page.options;
        let scenery = Scenery {
            view: self.view,
            content: self.page.content,
            placed: &self.placed,
            rims: &self.rims,
            lines: &self.lines,
            area_edges: &self.area_edges,
            land: &self.land,
            furniture: &self.taken(boxes),
            short,
        };
        let mut names = Names::new(&scenery, &options.theme);
        names.sites();
        names.lengths();
        names.rims();
        names.areas();
        if options.basemap {
            let (basemap, gazetteer) = (self.page.basemap, self.page.gazetteer);
            let language = options.language;
            names.countries(basemap, gazetteer, language);
            names.dependencies(basemap, gazetteer, language);
            names.towns(gazetteer, language);
            names.waters(basemap, gazetteer, language);
            names.islands(gazetteer, language);
            names.regions(gazetteer, language);
            names.rivers(gazetteer, language);
        }
        names.drawn()
    }

    /// Everything inside the frame.
    pub(super) fn inside(
        self,
        boxes: &Boxes,
        numbered: &[usize],
        lettering: Lettering,
    ) -> Inside {
        let furniture = self.taken(boxes);
        let Self { page, view, land, placed, rims, .. } = self;
        let (content, theme) = (page.content, &page.options.theme);
        let disputed = seen(&land.disputed, view.frame, &furniture) >= LEAST_DISPUTED;

        let mut marks = sea(view, page.options.basemap, theme);
        marks.extend(land.marks);
        marks.push(self.areas);
        marks.extend(land.over);
        let own = user::drawn(&page.briefing.layers, view, theme);
        let [own_areas, own_lines] = user::groups(&own);
        if !own.is_empty() {
            marks.push(own_areas);
        }
        marks.push(layers::ring_marks(content, &rims));
        if !own.is_empty() {
            marks.push(own_lines);
        }
        marks.push(self.distances);
        let mut names = lettering.marks.into_iter();
        marks.extend(names.next());
        let dry = [land.ground.as_slice(), land.lakes.as_slice()];
        marks.push(sites::site_marks(content, &placed, dry, view, theme));
        marks.extend(names);
        let seen = Seen::of(content, view, &rims);
        let towns = lettering.has_towns;
        let legend = Legend::of(content, &placed, &seen, numbered, towns, disputed)
            .with_user(&own);
        let mut below = None;
        if let Some(rect) = boxes.legend {
            let legend = legend.within(Room::of(rect));
            if let Some(size) = legend.size() {
                let rect = shrunk(rect, size, view.frame);
                marks.push(legend.marks(rect, &rims, theme));
            }
        } else if page.is_legend_below {
            below = legend.below(view.frame, &rims, theme);
        }
        if let Some(rect) = boxes.locator {
            marks.push(globe::globe(view, page.basemap, rect, theme));
        }
        if let Some(rect) = boxes.scale {
            marks.push(page.scale(view).marks(rect, theme));
        }
        if content.is_empty() {
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
            ties: placed.iter().map(Placed::tie).collect(),
            furniture,
        };
        Inside { mark, below, layout, disputed }
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

/// What the note on a map of nothing says.
const NOTHING: &str = "The report names no place that belongs on a map.";
/// Size of its letters.
const NOTHING_SIZE: f64 = 20.0;

/// The box of the note on a map of nothing.
fn note(frame: Rect) -> Rect {
    let width = text::width(NOTHING, NOTHING_SIZE, Face::Bold, 0.0);
    Rect::around(frame.center(), width / 2.0 + 26.0, 30.0)
}

/// The note on a map of nothing.
fn nothing(frame: Rect, theme: &crate::settings::Theme) -> Mark {
    let rect = note(frame);
    let at = Point::new(rect.left + 26.0, rect.center().y + 7.0);
    let note = words(at, NOTHING, NOTHING_SIZE, Face::Bold, theme.ink);
    Mark::Group(Group::named("note", vec![panel(rect, theme), note]))
}
