//! The names on the map: which there are, how they are set, and where they go.

mod belonging;
mod context;
mod countries;
mod islands;
mod lakes;
mod lengths;
mod limits;
mod oceans;
mod rivers;
mod subjects;
mod waters;

use super::content::Content;
use super::labels::{Block, Candidate, Ground, Request, solved};
use super::land::Land;
use super::layers::Rim;
use super::picture::{EDGE, Picture};
use super::scene::{
    Anchor, Face, Group, Halo, Lettered, Line, Mark, Outline, Point, Rect, Shape, Stroke,
    Text,
};
use super::sites::{Placed, town};
use super::text::{self, ASCENT, DESCENT};
use super::view::View;
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

impl Style {
    fn new(size: f64, face: Face, color: Color) -> Self {
        Self { size, face, color, spacing: 0.0, halo: 3.1 }
    }

    /// The size of a name; its lines are apart by line breaks.
    fn block(self, text: &str) -> Block {
        let width = |line| text::width(line, self.size, self.face, self.spacing);
        let below: f64 = text.lines().skip(1).map(|_| LEADING * self.size).sum();
        Block {
            width: text.lines().map(width).fold(0.0, f64::max),
            height: (ASCENT + DESCENT) * self.size + below,
            // Letters far apart need more room around them to be seen as one name.
            margin: if self.spacing > 1.0 { 4.0 } else { self.halo.min(2.0) + 0.5 },
        }
    }
}

/// From one line of a name to the next, as a share of its size.
const LEADING: f64 = 1.2;
/// What it costs to hide a ring or measured line with a name that the report calls for.
const HIDES_LINE: f64 = 3.0;
/// The same with a name that is there for context: a minor one rather stays out.
const CONTEXT_HIDES_LINE: f64 = 25.0;
/// From this cost of leaving it out on a name is one that the report calls for.
const CALLED_FOR: f64 = 100.0;
/// The most names that the key has room for.
const MOST_NUMBERED: usize = 24;
/// Of sites without events so many at most are put in the key.
const FEW: usize = 4;

/// A name with what is drawn when it finds a place.
#[derive(Debug)]
struct Name {
    text: String,
    style: Style,
    /// The dot of a context place.
    dot: Option<(Point, f64)>,
    /// The site with events that it names.
    site: Option<usize>,
    /// The measured line whose length it is.
    line: Option<usize>,
}

impl Name {
    fn new(text: String, style: Style) -> Self {
        Self { text, style, dot: None, site: None, line: None }
    }
}

/// What a name may lie on at no cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Crosses {
    /// Nothing: it costs to hide a ring or line, and a little to hide a coast or border.
    Nothing,
    /// Coasts and borders, but no ring or line.
    Shores,
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
    pub(super) short: &'a Short,
}

/// What has no room for all that would be written of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Short {
    /// Sites that show a number; their names are in the key.
    pub(super) numbered: Vec<usize>,
    /// Measured lines that show their length alone.
    pub(super) lengths: Vec<usize>,
}

impl Short {
    /// Adds what else found no room; whether it is more than there was.
    pub(super) fn add(&mut self, mut other: Self) -> bool {
        let before = self.clone();
        let all = [
            (&mut self.numbered, &mut other.numbered),
            (&mut self.lengths, &mut other.lengths),
        ];
        for (own, more) in all {
            own.append(more);
            own.sort_unstable();
            own.dedup();
        }
        self.numbered.truncate(MOST_NUMBERED);
        *self != before
    }
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
    /// Borders alone.
    borders: Ground,
    /// The areas of the report that have a name of their own.
    named: Vec<Picture>,
}

/// The names drawn, and what is known about them.
#[derive(Debug, Default)]
pub(super) struct Lettering {
    pub(super) marks: Vec<Mark>,
    /// Whether some context town is drawn.
    pub(super) has_towns: bool,
    /// Every name, drawn or left out.
    pub(super) names: Vec<Lettered>,
    /// What found no place: sites with events, those that are only named where there are few
    /// of them, lengths.
    pub(super) unplaced: Short,
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
        for points in scenery.lines {
            strong.add(&[Line { points: points.clone(), closed: false }]);
        }
        let mut weak = Ground::new(scenery.view.frame);
        weak.add(&scenery.land.coast);
        weak.add(&scenery.land.borders);
        weak.add(scenery.area_edges);
        let mut borders = Ground::new(scenery.view.frame);
        borders.add(&scenery.land.borders);
        for ground in [&mut strong, &mut rings, &mut weak, &mut borders] {
            ground.sum();
        }
        let (names, requests) = (Vec::new(), Vec::new());
        let named = Vec::new();
        Self { scenery, theme, names, requests, strong, rings, weak, borders, named }
    }

    fn push(
        &mut self,
        name: Name,
        mut candidates: Vec<Candidate>,
        hidden: f64,
        crosses: Crosses,
    ) {
        let line = if hidden < CALLED_FOR { CONTEXT_HIDES_LINE } else { HIDES_LINE };
        for candidate in &mut candidates {
            // The room around a dot may lie on a line, the dot not.
            let seen = |rect: &Rect| match name.dot {
                Some((at, radius)) if rect.center().distance(at) < 1e-6 => {
                    Rect::around(at, radius + 2.0, radius + 2.0)
                }
                _ => *rect,
            };
            let worst = |ground: &Ground| {
                let over =
                    candidate.boxes.iter().map(|rect| ground.crossings(seen(rect)));
                over.fold(0.0, f64::max).min(2.0)
            };
            candidate.cost += match crosses {
                Crosses::Nothing => line * worst(&self.strong) + 0.5 * worst(&self.weak),
                Crosses::Shores => line * worst(&self.strong),
                Crosses::Lines => 2.0 * worst(&self.rings),
                Crosses::Rings => 0.0,
            };
        }
        let own = name.site.and_then(|site| {
            self.scenery.placed.iter().position(|placed| placed.site == site)
        });
        self.names.push(name);
        self.requests.push(Request { candidates, hidden, own });
    }

    /// What no name may lie on: symbols, the boxes of the map, and the lines to moved
    /// symbols.
    fn obstacles(&self) -> Vec<Rect> {
        let symbols = self.scenery.placed.iter().map(|p| p.covers);
        let ties = self.scenery.placed.iter().flat_map(Placed::tied);
        let furniture = self.scenery.furniture.iter().copied();
        symbols.chain(furniture).chain(ties).collect()
    }

    /// Finds places for all names and draws them.
    pub(super) fn drawn(mut self) -> Lettering {
        let obstacles = self.obstacles();
        let frame = self.scenery.view.frame.grown(-EDGE);
        let chosen = solved(&mut self.requests, &obstacles, frame);
        let mut found = Lettering::default();
        let mut only_named = Vec::new();
        let (mut leaders, mut towns, mut words) = (Vec::new(), Vec::new(), Vec::new());
        // The most important last: their rims lie over those of lesser names.
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by(|&a, &b| {
            self.requests[a].hidden.total_cmp(&self.requests[b].hidden)
        });
        for index in order {
            let (name, request) = (&self.names[index], &self.requests[index]);
            let candidate = chosen[index].map(|choice| &request.candidates[choice]);
            let told = name
                .site
                .is_some_and(|at| !self.scenery.content.sites[at].events.is_empty());
            found.names.push(Lettered {
                text: name.text.replace('\n', " "),
                weight: request.hidden,
                of_event: told,
                symbol: request.own.map(|own| self.scenery.placed[own].covers),
                boxes: candidate.map(|c| c.boxes.clone()).unwrap_or_default(),
            });
            let Some(candidate) = candidate else {
                let numbered = &mut found.unplaced.numbered;
                let unnamed = if told { numbered } else { &mut only_named };
                unnamed.extend(name.site);
                found.unplaced.lengths.extend(name.line);
                continue;
            };
            if let Some((at, radius)) = name.dot {
                towns.push(town(at, radius, self.theme));
                found.has_towns = true;
            }
            if let Some((from, to)) = candidate.leader {
                leaders.push(leader(from, to, name.style.color, self.theme));
            }
            words.extend(written(name, candidate, self.theme));
        }
        found.marks = vec![
            Mark::Group(Group::named("towns", towns)),
            Mark::Group(Group::named("leaders", leaders)),
            Mark::Group(Group::named("names", words)),
        ];
        let numbered = &mut found.unplaced.numbered;
        if numbered.len() + only_named.len() <= FEW {
            numbered.append(&mut only_named);
        }
        found
    }
}

/// The lines of a name at its place.
fn written<'a>(
    name: &'a Name,
    candidate: &Candidate,
    theme: &Theme,
) -> impl Iterator<Item = Mark> + 'a {
    let style = name.style;
    let (angle, middle) = (candidate.angle, candidate.middle);
    let (sin, cos) = angle.to_radians().sin_cos();
    let shift = style.spacing / 2.0;
    let leading = LEADING * style.size;
    let below: f64 = name.text.lines().skip(1).map(|_| leading).sum();
    let first = (ASCENT - DESCENT) / 2.0 * style.size - below / 2.0;
    let halo = (style.halo > 0.0).then_some(Halo {
        color: theme.halo,
        width: style.halo,
        opacity: 0.9,
    });
    let drops = std::iter::successors(Some(first), move |drop| Some(drop + leading));
    name.text.lines().zip(drops).map(move |(line, drop)| {
        Mark::Text(Text {
            at: middle.moved(shift * cos - drop * sin, shift * sin + drop * cos),
            text: line.to_owned(),
            size: style.size,
            face: style.face,
            color: style.color,
            halo,
            anchor: Anchor::Middle,
            angle,
            spacing: style.spacing,
        })
    })
}

fn leader(from: Point, to: Point, color: Color, theme: &Theme) -> Mark {
    let line = Line { points: vec![from, to], closed: false };
    let stroke = |color, width| Shape {
        outline: Outline::Lines(vec![line.clone()]),
        fill: None,
        stroke: Some(Stroke::solid(color, width)),
    };
    Mark::Group(Group {
        marks: vec![
            Mark::Shape(stroke(theme.halo, 3.0)),
            Mark::Shape(stroke(color, 1.1)),
        ],
        ..Group::default()
    })
}
