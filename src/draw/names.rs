//! The names on the map: which there are, how they are set, and where they go.

use super::content::Content;
use super::labels::{
    Block, Ground, Request, along_line, around_point, on_rim, solved, spread,
};
use super::land::Land;
use super::layers::{Placed, Rim, km, town};
use super::scene::{
    Anchor, Face, Group, Halo, Line, Mark, Outline, Point, Rect, Shape, Stroke, Text,
};
use super::text::{self, ASCENT, DESCENT};
use super::view::View;
use crate::gazetteer::{Basemap, Gazetteer, LabelKind};
use crate::model::{Feature, Language, Meters};
use crate::settings::{Color, Theme};

/// How a name is set.
#[derive(Debug, Clone, Copy)]
struct Style {
    size: f64,
    face: Face,
    color: Color,
    spacing: f64,
    /// Width of the rim; 0 for none.
    halo: f64,
}

/// A name with what is drawn when it finds a place.
struct Name {
    text: String,
    style: Style,
    /// The dot of a context place.
    dot: Option<(Point, f64)>,
}

/// What a name may lie on at no cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Crosses {
    /// Nothing: it costs to hide a ring or line, and a little to hide a coast or border.
    Nothing,
    /// Its own line, but no ring.
    Lines,
    /// A ring.
    Rings,
}

/// Everything that names have to keep clear of or may cross.
pub(super) struct Scenery<'a> {
    pub(super) view: &'a View,
    pub(super) content: &'a Content,
    pub(super) placed: &'a [Placed],
    pub(super) rims: &'a [Rim],
    pub(super) lines: &'a [Vec<Point>],
    pub(super) area_edges: &'a [Line],
    pub(super) land: &'a Land,
    pub(super) furniture: &'a [Rect],
}

/// Collects names and the requests for their places.
pub(super) struct Names<'a> {
    scenery: &'a Scenery<'a>,
    theme: &'a Theme,
    names: Vec<Name>,
    requests: Vec<Request>,
    /// Rings and measured lines.
    strong: Ground,
    /// Rings.
    rings: Ground,
    /// Coasts and borders.
    weak: Ground,
}

/// The names drawn, and what is known about them.
#[derive(Debug, Default)]
pub(super) struct Lettering {
    pub(super) marks: Vec<Mark>,
    /// Whether some context town is drawn.
    pub(super) has_towns: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(scenery: &'a Scenery<'a>, theme: &'a Theme) -> Self {
        let mut strong = Ground::new(scenery.view.frame);
        let mut rings = Ground::new(scenery.view.frame);
        for rim in scenery.rims {
            for ground in [&mut strong, &mut rings] {
                ground.add(&rim.outer);
                ground.add(&rim.inner);
            }
        }
        rings.sum();
        for points in scenery.lines {
            strong.add(&[Line { points: points.clone(), closed: false }]);
        }
        strong.sum();
        let mut weak = Ground::new(scenery.view.frame);
        weak.add(&scenery.land.coast);
        weak.add(&scenery.land.borders);
        weak.add(scenery.area_edges);
        weak.sum();
        Self {
            scenery,
            theme,
            names: Vec::new(),
            requests: Vec::new(),
            strong,
            rings,
            weak,
        }
    }

    fn style(&self, size: f64, face: Face, color: Color) -> Style {
        let _ = self;
        Style { size, face, color, spacing: 0.0, halo: 2.6 }
    }

    fn push(&mut self, name: Name, mut request: Request, crosses: Crosses) {
        for candidate in &mut request.candidates {
            let worst = |ground: &Ground| {
                let over = candidate.boxes.iter().map(|rect| ground.crossings(*rect));
                over.fold(0.0, f64::max).min(2.0)
            };
            candidate.cost += match crosses {
                Crosses::Nothing => 3.0 * worst(&self.strong) + 0.5 * worst(&self.weak),
                Crosses::Lines => 2.0 * worst(&self.rings),
                Crosses::Rings => 0.0,
            };
        }
        self.names.push(name);
        self.requests.push(request);
    }

    /// The names of the report's own places: these come first.
    pub(super) fn sites(&mut self) {
        for (own, place) in self.scenery.placed.iter().enumerate() {
            let site = &self.scenery.content.sites[place.site];
            if site.name.trim().is_empty() {
                continue;
            }
            let told = !site.events.is_empty();
            let style = if site.is_water {
                self.style(16.0, Face::Italic, self.theme.water_ink)
            } else if told || site.is_end {
                self.style(18.0, Face::Bold, self.theme.ink)
            } else {
                self.style(16.0, Face::Bold, self.theme.ink)
            };
            let hidden = match (told, site.is_end) {
                (true, _) => 1000.0,
                (false, true) => 400.0,
                _ => 200.0,
            };
            let block = block(&site.name, style);
            let candidates = around_point(place.covers, block, None);
            let name = Name { text: site.name.clone(), style, dot: None };
            self.push(
                name,
                Request { candidates, hidden, own: Some(own) },
                Crosses::Nothing,
            );
        }
    }

    /// The measured lengths, along their lines.
    pub(super) fn lengths(&mut self) {
        for (points, line) in self.scenery.lines.iter().zip(&self.scenery.content.lines) {
            let color = super::layers::line_style(line.outcome, self.theme).color;
            let style = self.style(16.0, Face::Bold, color);
            let text = measured(line.measured);
            let long: f64 = points.windows(2).map(|e| e[0].distance(e[1])).sum();
            let full = format!("{text} (stated: {})", line.stated);
            let fits = !line.stated.is_empty()
                && text::width(&full, style.size, style.face, 0.0) < 0.72 * long;
            let text = if fits { full } else { text };
            let block = block(&text, style);
            let request = Request {
                candidates: along_line(points, block),
                hidden: 500.0,
                own: None,
            };
            self.push(Name { text, style, dot: None }, request, Crosses::Lines);
        }
    }

    /// The radii of rings, along their rims.
    pub(super) fn rims(&mut self) {
        for (rim, ring) in self.scenery.rims.iter().zip(&self.scenery.content.rings) {
            let style = self.style(15.0, Face::Bold, rim.color);
            for (points, length) in [(&rim.whole, ring.max), (&rim.hole, ring.min)] {
                let text = format!("{} km", km(length));
                let block = block(&text, style);
                let request = Request {
                    candidates: on_rim(points, block),
                    hidden: 300.0,
                    own: None,
                };
                self.push(Name { text, style, dot: None }, request, Crosses::Rings);
            }
        }
    }

    /// The names of areas that no symbol stands for.
    pub(super) fn areas(&mut self) {
        for area in &self.scenery.content.areas {
            let sites = &self.scenery.content.sites;
            if sites.iter().any(|s| s.id.is_some() && s.id == area.id) {
                continue;
            }
            let style = Style {
                spacing: 1.2,
                ..self.style(17.0, Face::Bold, self.theme.area.over(self.theme.ink, 0.45))
            };
            let block = block(&area.name, style);
            let candidates = spread(self.scenery.view.at(area.label), block, 34.0);
            let name = Name { text: area.name.clone(), style, dot: None };
            self.push(
                name,
                Request { candidates, hidden: 150.0, own: None },
                Crosses::Nothing,
            );
        }
    }

    /// Settlements for context, the largest first.
    pub(super) fn towns(&mut self, gazetteer: &Gazetteer, language: Language) {
        let view = self.scenery.view;
        let people = least_people(view.meters);
        let mut taken: Vec<(Point, f64)> =
            self.scenery.placed.iter().map(|p| (p.at, 22.0)).collect();
        let known: Vec<Option<crate::model::PlaceId>> =
            self.scenery.content.sites.iter().map(|s| s.id).collect();
        let inner = view.frame.grown(-10.0);
        let mut count = 0;
        for id in gazetteer.settlements(view.window.bbox(), people) {
            if count >= MOST_TOWNS {
                break;
            }
            let Some(record) = gazetteer.record(id) else { continue };
            let at = view.at(record.position);
            let crowded = taken.iter().any(|(p, apart)| p.distance(at) < *apart);
            if record.feature == Feature::District
                || known.contains(&Some(id))
                || !inner.holds(at)
                || crowded
            {
                continue;
            }
            let name = gazetteer.display(id, language);
            if name.is_empty() || !text::is_drawable(&name) {
                continue;
            }
            taken.push((at, 26.0));
            count += 1;
            let capital = record.feature == Feature::Capital;
            let (size, face, hidden) = match record.population {
                _ if capital => (16.0, Face::Bold, 60.0),
                p if p >= 500_000 => (15.5, Face::Regular, 20.0),
                p if p >= 100_000 => (14.5, Face::Regular, 12.0),
                _ => (13.5, Face::Regular, 5.0),
            };
            let color = if capital {
                self.theme.ink
            } else {
                self.theme.ink.over(self.theme.muted, 0.65)
            };
            let style = self.style(size, face, color);
            let radius = if capital { 4.2 } else { 3.2 };
            let own = Rect::around(at, radius + 2.0, radius + 2.0);
            let block = block(&name, style);
            let symbol = Rect::around(at, radius + 0.5, radius + 0.5);
            let candidates = around_point(symbol, block, Some(own));
            let name = Name { text: name, style, dot: Some((at, radius)) };
            self.push(name, Request { candidates, hidden, own: None }, Crosses::Nothing);
        }
    }

    /// The names of countries, first-level regions, seas and lakes.
    pub(super) fn basemap(&mut self, basemap: &Basemap, language: Language) {
        let view = self.scenery.view;
        for label in basemap.labels(view.window.bbox(), language) {
            let at = view.at(label.position);
            if !view.frame.holds(at) || !text::is_drawable(&label.name) {
                continue;
            }
            let areas = &self.scenery.content.areas;
            if areas.iter().any(|a| a.name == label.name) {
                continue;
            }
            let (style, hidden, step, upper) = match label.kind {
                LabelKind::Country => (
                    Style {
                        spacing: 3.5,
                        halo: 1.6,
                        ..self.style(17.0, Face::Regular, self.theme.muted)
                    },
                    30.0,
                    46.0,
                    true,
                ),
                LabelKind::Admin1 if view.meters < 900.0 => (
                    Style {
                        spacing: 0.8,
                        halo: 1.4,
                        ..self.style(13.0, Face::Regular, self.theme.muted)
                    },
                    3.0,
                    20.0,
                    false,
                ),
                LabelKind::Admin1 => continue,
                LabelKind::Sea => (
                    Style {
                        spacing: 2.4,
                        halo: 0.0,
                        ..self.style(18.0, Face::Italic, self.theme.water_ink)
                    },
                    15.0,
                    40.0,
                    false,
                ),
                LabelKind::Lake => (
                    Style {
                        halo: 1.2,
                        ..self.style(13.5, Face::Italic, self.theme.water_ink)
                    },
                    3.0,
                    14.0,
                    false,
                ),
            };
            let text = if upper { label.name.to_uppercase() } else { label.name };
            let block = block(&text, style);
            let request =
                Request { candidates: spread(at, block, step), hidden, own: None };
            self.push(Name { text, style, dot: None }, request, Crosses::Nothing);
        }
    }

    /// Finds places for all names and draws them.
    pub(super) fn drawn(mut self) -> Lettering {
        let obstacles: Vec<Rect> = self
            .scenery
            .placed
            .iter()
            .map(|p| p.covers)
            .chain(self.scenery.furniture.iter().copied())
            .collect();
        let frame = self.scenery.view.frame.grown(-3.0);
        let chosen = solved(&mut self.requests, &obstacles, frame);
        let (mut leaders, mut towns, mut words) = (Vec::new(), Vec::new(), Vec::new());
        let mut has_towns = false;
        // The most important last: their rims lie over those of lesser names.
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by(|&a, &b| {
            self.requests[a].hidden.total_cmp(&self.requests[b].hidden)
        });
        for index in order {
            let Some(choice) = chosen[index] else { continue };
            let candidate = &self.requests[index].candidates[choice];
            let name = &self.names[index];
            if let Some((at, radius)) = name.dot {
                towns.push(town(at, radius, self.theme));
                has_towns = true;
            }
            if let Some((from, to)) = candidate.leader {
                leaders.push(leader(from, to, self.theme));
            }
            words.push(written(name, candidate.middle, candidate.angle, self.theme));
        }
        let marks = vec![
            Mark::Group(Group::named("towns", towns)),
            Mark::Group(Group::named("leaders", leaders)),
            Mark::Group(Group::named("names", words)),
        ];
        Lettering { marks, has_towns }
    }
}

/// The most context settlements that are tried.
const MOST_TOWNS: usize = 70;

/// The fewest people of a settlement that is worth a name at a scale.
fn least_people(meters: f64) -> u64 {
    match meters {
        m if m < 100.0 => 500,
        m if m < 300.0 => 2_000,
        m if m < 700.0 => 10_000,
        m if m < 1_500.0 => 50_000,
        m if m < 4_000.0 => 200_000,
        m if m < 10_000.0 => 1_000_000,
        _ => 4_000_000,
    }
}

/// A measured length: a tenth of a kilometer up to 200 km, whole kilometers beyond.
fn measured(length: Meters) -> String {
    if length.km() < 200.0 {
        format!("{:.1} km", length.km())
    } else {
        format!("{} km", super::layers::grouped(length.km().round()))
    }
}

fn block(text: &str, style: Style) -> Block {
    Block {
        width: text::width(text, style.size, style.face, style.spacing),
        height: (ASCENT + DESCENT) * style.size,
        margin: style.halo.min(2.0) + 0.5,
    }
}

fn written(name: &Name, middle: Point, angle: f64, theme: &Theme) -> Mark {
    let style = name.style;
    let drop = (ASCENT - DESCENT) / 2.0 * style.size;
    let (sin, cos) = angle.to_radians().sin_cos();
    let shift = style.spacing / 2.0;
    let at = middle.moved(shift * cos - drop * sin, shift * sin + drop * cos);
    let halo = (style.halo > 0.0).then_some(Halo {
        color: theme.halo,
        width: style.halo,
        opacity: 0.9,
    });
    Mark::Text(Text {
        at,
        text: name.text.clone(),
        size: style.size,
        face: style.face,
        color: style.color,
        halo,
        anchor: Anchor::Middle,
        angle,
        spacing: style.spacing,
    })
}

fn leader(from: Point, to: Point, theme: &Theme) -> Mark {
    let line = Line { points: vec![from, to], closed: false };
    let stroke = |color, width| Shape {
        outline: Outline::Lines(vec![line.clone()]),
        fill: None,
        stroke: Some(Stroke::solid(color, width)),
    };
    Mark::Group(Group {
        marks: vec![
            Mark::Shape(stroke(theme.halo, 3.0)),
            Mark::Shape(stroke(theme.ink, 1.1)),
        ],
        ..Group::default()
    })
}
