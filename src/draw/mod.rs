//! A briefing as marks on a page.
//!
//! [`map`] chooses what to show ([`content`]), which part of the Earth that is ([`extent`]),
//! draws the basemap and the layers of the report, and finds a place for every name.

mod clip;
mod content;
mod extent;
mod furniture;
mod globe;
mod labels;
mod land;
mod layers;
mod legend;
mod names;
mod projection;
mod scene;
mod symbols;
mod text;
mod view;

use content::Content;
use furniture::{
    Corner, MARGIN, Wish, bar, bar_marks, bar_size, corners, heading, notes,
};
use legend::Legend;
use names::{Names, Scenery};
pub use projection::Projection;
pub use scene::{
    Anchor, Face, Fill, Group, Halo, Line, Mark, Outline, Point, Rect, Scene, Shape,
    Stroke, Text,
};
pub use text::{FAMILY, TYPEFACES, Typeface, typeface};
use view::View;

use crate::gazetteer::{Basemap, Gazetteer};
use crate::model::{Bbox, Briefing, Language};
use crate::settings::Theme;

/// What a user may set about a map.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MapOptions {
    /// Width and height of the page in logical pixels.
    pub size: (f64, f64),
    /// The title instead of the report's.
    pub title: Option<String>,
    /// The colors.
    pub theme: Theme,
    /// The language of names.
    pub language: Language,
    /// The projection instead of the one that suits the extent.
    pub projection: Option<ProjectionKind>,
    /// What to show instead of what the report is about.
    pub extent: Option<Bbox>,
    /// Whether land, borders and towns are drawn.
    pub basemap: bool,
}

impl Default for MapOptions {
    fn default() -> Self {
        Self {
            size: (1600.0, 1200.0),
            title: None,
            theme: Theme::default(),
            language: Language::En,
            projection: None,
            extent: None,
            basemap: true,
        }
    }
}

/// A kind of projection; its center comes from what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProjectionKind {
    /// Azimuthal equidistant: up to about 2,500 km across.
    Equidistant,
    /// Lambert azimuthal equal-area: continents.
    EqualArea,
    /// Equal Earth: the world.
    EqualEarth,
}

/// The briefing map.
///
/// A report without a place that belongs on a map gets the world with a note that says so.
#[must_use]
pub fn map(
    briefing: &Briefing,
    gazetteer: &Gazetteer,
    basemap: &Basemap,
    options: &MapOptions,
) -> Scene {
    let content = Content::of(briefing, gazetteer, options.language);
    let page = Page { briefing, gazetteer, basemap, options, content: &content };
    page.scene()
}

struct Page<'a> {
    briefing: &'a Briefing,
    gazetteer: &'a Gazetteer,
    basemap: &'a Basemap,
    options: &'a MapOptions,
    content: &'a Content,
}

/// How much wider the view gets when a box would hide an event, and how often.
const WIDER: f64 = 1.1;
const ATTEMPTS: usize = 8;

impl Page<'_> {
    fn scene(&self) -> Scene {
        let theme = &self.options.theme;
        let unit = (self.options.size.0 / 1600.0).min(self.options.size.1 / 1200.0);
        let unit = unit.clamp(0.75, 2.0);
        let (width, height) = (self.options.size.0 / unit, self.options.size.1 / unit);
        let title = self.title();
        let (head, top) = heading(&title, &self.subtitle(), width, theme);
        let foot_lines = 2.0;
        let bottom = height - 22.0 - foot_lines * 18.0 - 8.0;
        let frame = Rect { left: MARGIN, top, right: width - MARGIN, bottom };

        let mut view = if self.content.is_empty() && self.options.extent.is_none() {
            extent::world(0.0, frame)
        } else {
            extent::view(self.content, self.options, frame)
        };
        let mut boxes = Vec::new();
        let fixed = self.options.extent.is_some() || self.content.is_empty();
        for attempt in 0..=ATTEMPTS {
            let (found, hidden) = self.boxes(&view);
            boxes = found;
            if hidden < HIDES_EVENT || fixed || attempt == ATTEMPTS {
                break;
            }
            view = View::new(view.projection, view.middle, view.meters * WIDER, frame);
        }
        let (inside, disputed) = self.inside(&view, &boxes);
        let (foot, _) = notes(&self.notes(&view, disputed), width, height, theme);

        let border = Mark::Shape(Shape {
            outline: Outline::Rect { rect: frame, corner: 0.0 },
            fill: None,
            stroke: Some(Stroke::solid(theme.frame, 1.2)),
        });
        let description = self.subtitle();
        Scene {
            width,
            height,
            unit,
            background: theme.paper,
            title,
            description,
            marks: vec![head, inside, border, foot],
        }
    }

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
        let events =
            self.content.sites.iter().flat_map(|s| &s.events).map(|h| h.count).sum();
        parts.extend(counted(events, "event on the map", "events on the map"));
        parts.extend(counted(
            self.content.lines.len(),
            "measured distance",
            "measured distances",
        ));
        parts.extend(counted(self.content.rings.len(), "range", "ranges"));
        parts.join("  ·  ")
    }

    fn notes(&self, view: &View, disputed: bool) -> Vec<String> {
        let mut first = String::new();
        if self.options.basemap {
            first.push_str("Basemap: Natural Earth. Places: GeoNames (CC BY 4.0). ");
        }
        first.push_str(&format!("Projection: {}.", view.projection.name()));
        let second = if disputed {
            "Dashed borders and lines are disputed; the map takes no position on the status of any territory. Drawn by plotroom."
        } else {
            "Borders do not imply a position on the status of any territory. Drawn by plotroom."
        };
        vec![first, second.to_owned()]
    }

    fn legend(&self, view: &View, towns: bool, disputed: bool) -> Legend {
        let placed = layers::placed(self.content, view);
        Legend::of(self.content, &placed, towns, disputed)
    }

    /// Where legend, locator and scale bar go, in this order, and how much they hide.
    fn boxes(&self, view: &View) -> (Vec<Option<Rect>>, f64) {
        let world = matches!(view.projection, Projection::EqualEarth(_));
        let legend = self.legend(view, self.options.basemap, self.options.basemap).size();
        let locator =
            (!world && self.options.basemap).then_some((globe::SIDE, globe::SIDE));
        let scale = bar(view).filter(|_| !world).map(bar_size);
        let sizes = [
            (legend, Corner::UpperRight),
            (locator, Corner::LowerRight),
            (scale, Corner::LowerLeft),
        ];
        let wishes: Vec<Wish> = sizes
            .iter()
            .filter_map(|(size, prefers)| {
                size.map(|size| Wish { size, prefers: *prefers })
            })
            .collect();
        let placed = layers::placed(self.content, view);
        let lines: Vec<Vec<Point>> =
            self.content.lines.iter().map(|l| layers::geodesic(l, view)).collect();
        let rims = layers::rims(self.content, view, &self.options.theme);
        let weight = |rect: Rect| {
            let sites: f64 = placed
                .iter()
                .filter(|p| p.covers.overlaps(rect))
                .map(|p| {
                    let site = &self.content.sites[p.site];
                    if site.events.is_empty() && !site.is_end {
                        40.0
                    } else {
                        HIDES_EVENT
                    }
                })
                .sum();
            let on = |points: &[Point], each: f64| {
                points.iter().filter(|p| rect.holds(**p)).map(|_| each).sum::<f64>()
            };
            let lines: f64 = lines.iter().map(|points| on(points, 2.0)).sum();
            let rims: f64 =
                rims.iter().map(|r| on(&r.whole, 0.03) + on(&r.hole, 0.06)).sum();
            sites + lines + rims
        };
        let (rects, hidden) = corners(&wishes, view.frame, weight);
        let mut rects = rects.into_iter();
        let boxes =
            sizes.iter().map(|(size, _)| size.and_then(|_| rects.next())).collect();
        (boxes, hidden)
    }

    /// Everything inside the frame, and whether a disputed line is among it.
    fn inside(&self, view: &View, boxes: &[Option<Rect>]) -> (Mark, bool) {
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
        let furniture: Vec<Rect> = boxes.iter().flatten().map(|r| r.grown(3.0)).collect();
        let scenery = Scenery {
            view,
            content: self.content,
            placed: &placed,
            rims: &rims,
            lines: &lines,
            area_edges: &area_edges,
            land: &land,
            furniture: &furniture,
        };
        let mut names = Names::new(&scenery, theme);
        names.sites();
        names.lengths();
        names.rims();
        names.areas();
        if self.options.basemap {
            names.towns(self.gazetteer, self.options.language);
            names.basemap(self.basemap, self.options.language);
        }
        let lettering = names.drawn();

        let sea = Mark::Shape(Shape {
            outline: Outline::Rect { rect: view.frame, corner: 0.0 },
            fill: Some(Fill::solid(if land.is_empty { theme.land } else { theme.water })),
            stroke: None,
        });
        let mut marks = vec![sea];
        marks.extend(land.marks);
        marks.push(areas);
        marks.push(layers::ring_marks(self.content, &rims));
        marks.push(distances);
        let mut names = lettering.marks.into_iter();
        marks.extend(names.next());
        marks.push(layers::site_marks(self.content, &placed, view, theme));
        marks.extend(names);

        if let Some(Some(rect)) = boxes.first() {
            let legend =
                Legend::of(self.content, &placed, lettering.has_towns, land.has_disputed);
            if let Some((width, height)) = legend.size() {
                // What is not drawn after all makes the box smaller; its corner stays.
                let upper = rect.center().y < view.frame.center().y;
                let right = rect.center().x > view.frame.center().x;
                let left = if right { rect.right - width } else { rect.left };
                let top = if upper { rect.top } else { rect.bottom - height };
                let rect = Rect::sized(left, top, width, height);
                marks.push(legend.marks(rect, &rims, theme));
            }
        }
        if let Some(Some(rect)) = boxes.get(1) {
            marks.push(globe::globe(view, self.basemap, *rect, theme));
        }
        if let (Some(Some(rect)), Some(bar)) = (boxes.get(2), bar(view)) {
            marks.push(bar_marks(bar, *rect, theme));
        }
        if self.content.is_empty() {
            marks.push(self.nothing(view.frame));
        }
        let group = Group {
            id: Some("map".to_owned()),
            clip: Some(view.frame),
            marks,
            ..Group::default()
        };
        (Mark::Group(group), land.has_disputed)
    }

    /// The note on a map of nothing.
    fn nothing(&self, frame: Rect) -> Mark {
        let theme = &self.options.theme;
        let text = "The report names no place that belongs on a map.";
        let width = text::width(text, 20.0, Face::Bold, 0.0);
        let rect = Rect::around(frame.center(), width / 2.0 + 26.0, 30.0);
        let at = Point::new(rect.left + 26.0, rect.center().y + 7.0);
        let marks = vec![
            furniture::panel(rect, theme),
            furniture::words(at, text, 20.0, Face::Bold, theme.ink),
        ];
        Mark::Group(Group::named("note", marks))
    }
}

/// What it costs to hide an event.
const HIDES_EVENT: f64 = 100.0;

/// A date in words: "25 November 2026"; as it is where it is none.
fn spelled(date: &str) -> String {
    const MONTHS: [&str; 12] = [
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
