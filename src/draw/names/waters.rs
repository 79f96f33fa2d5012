//! The names of seas, gulfs, straits and lakes: on their water where they fit, in small
//! letters across it where it is narrow.

use super::{Crosses, Name, Names, Style};
use crate::draw::labels::{Candidate, around_point, spread};
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Point, Rect};
use crate::draw::text;
use crate::gazetteer::{Basemap, Label, LabelKind};
use crate::model::{Bbox, Language};

/// Side of a cell of the picture of the waters, in pixels.
const CELL: f64 = 6.0;
/// A water whose radius is shorter on the page is not named, in pixels.
const SHORTEST: f64 = 26.0;
/// A lake of which fewer cells are seen is not named.
const FEWEST: usize = 12;
/// How far from its center a sea is taken to reach, as a share of its radius.
const REACH: f64 = 0.85;
/// A sea is far off whose middle is farther from the frame than this, as a share of its
/// height.
const AROUND: f64 = 0.6;
/// How far away a sea that is far off may be, as a share of how far any other is.
const LEAD: f64 = 0.8;
/// The box of all labels.
const EVERYWHERE: Bbox = Bbox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
/// Narrow waters are named across on maps finer than this, in meters a pixel.
const ACROSS_BELOW: f64 = 2_000.0;
/// What it costs to leave out the name of a sea.
const HIDDEN: f64 = 15.0;
/// The same for one that is narrow on the page, and for a lake.
const HIDDEN_SMALL: f64 = 2.2;

/// A sea on the page: a circle that holds it.
struct Sea {
    name: String,
    at: Point,
    radius: f64,
}

impl Sea {
    /// How far a point is from the middle, 1 at the circle.
    fn away(&self, point: Point) -> f64 {
        self.at.distance(point) / self.radius
    }

    /// Whether some of it may lie in a rectangle.
    fn reaches(&self, rect: Rect) -> bool {
        let nearest = Point::new(
            self.at.x.clamp(rect.left, rect.right),
            self.at.y.clamp(rect.top, rect.bottom),
        );
        self.away(nearest) < REACH
    }
}

/// The radius in meters of a water of a rank, which is 0 from 2,000 km on and then one more
/// for every halving; the middle of the range.
fn radius(rank: u8) -> f64 {
    2_000_000.0 * 2_f64.powf(0.5 - f64::from(rank))
}

impl Names<'_> {
    /// The names of seas and lakes.
    pub(in crate::draw) fn waters(&mut self, basemap: &Basemap, language: Language) {
        let view = self.scenery.view;
        let land = Picture::of(&self.scenery.land.ground, view.frame, CELL);
        let lakes = Picture::of(&self.scenery.land.lakes, view.frame, CELL);
        let open = land.kept(|at, is_land| {
            !is_land
                && !lakes.has(at)
                && (!view.is_world() || view.position(at).is_some())
        });
        let labels = basemap.labels(EVERYWHERE, language);
        let sea = |label: &Label| Sea {
            name: label.name.clone(),
            at: view.at(label.position),
            radius: radius(label.rank) / view.meters,
        };
        let seas = labels.iter().filter(|l| l.kind == LabelKind::Sea).map(sea);
        // The middle of a sea may be far from a map that shows some of it.
        let seas: Vec<Sea> = seas.filter(|sea| sea.reaches(view.frame)).collect();
        for (index, sea) in seas.iter().enumerate() {
            self.sea(index, sea, &seas, &open);
        }
        for label in labels.iter().filter(|l| l.kind == LabelKind::Lake) {
            self.lake(&label.name, view.at(label.position), &lakes);
        }
    }

    /// Whether a name is not to be set: it stands on the map already, or cannot be written.
    fn is_settled(&self, name: &str) -> bool {
        !text::is_drawable(name)
            || self.is_named(name)
            || self.names.iter().any(|known| known.text == name)
    }

    fn sea(&mut self, index: usize, sea: &Sea, all: &[Sea], open: &Picture) {
        let view = self.scenery.view;
        if sea.radius < SHORTEST || self.is_settled(&sea.name) {
            return;
        }
        let seen = view.frame.holds(sea.at);
        let piece =
            if seen { open.piece(sea.at, 3.0 * CELL) } else { Some(open.clone()) };
        // Its water is what no other sea is nearer to: by far, where its middle is far off.
        let around = view.frame.grown(AROUND * view.frame.height());
        let lead = if around.holds(sea.at) { 1.0 } else { LEAD };
        let own = |point: Point| {
            let away = sea.away(point);
            let mut others = all.iter().enumerate().filter(|(at, _)| *at != index);
            away < REACH && others.all(|(_, other)| away <= lead * other.away(point))
        };
        let own = piece.map(|piece| piece.kept(|at, inside| inside && own(at)));
        let water = self.theme.water_ink;
        let set = |size: f64| {
            let style = Style {
                spacing: 0.13 * size,
                halo: 0.0,
                ..Style::new(size, Face::Italic, water)
            };
            let places = own.as_ref()?.places(style.block(&sea.name), sea.at);
            (!places.is_empty()).then_some((style, places))
        };
        // Rather smaller than on a rim.
        let clear = |(_, places): &(Style, Vec<Candidate>)| {
            let mut boxes = places.iter().flat_map(|place| &place.boxes);
            boxes.any(|rect| self.strong.crossings(*rect) == 0.0)
        };
        let fitting: Vec<_> = [19.0, 16.5, 14.0].into_iter().filter_map(set).collect();
        let best = fitting.iter().position(clear).unwrap_or(0);
        if let Some((style, places)) = fitting.into_iter().nth(best) {
            let name = Name::new(sea.name.clone(), style);
            return self.push(name, places, HIDDEN, Crosses::Nothing);
        }
        if seen && view.meters < ACROSS_BELOW {
            self.across(&sea.name, sea.at);
        }
    }

    fn lake(&mut self, name: &str, at: Point, lakes: &Picture) {
        if !self.scenery.view.frame.holds(at) || self.is_settled(name) {
            return;
        }
        let piece = lakes.piece(at, 2.0 * CELL);
        let Some(piece) = piece.filter(|piece| piece.count() >= FEWEST) else { return };
        let style =
            Style { halo: 0.0, ..Style::new(13.5, Face::Italic, self.theme.water_ink) };
        let places = piece.places(style.block(name), at);
        if places.is_empty() {
            self.across(name, at);
        } else {
            let name = Name::new(name.to_owned(), style);
            self.push(name, places, HIDDEN_SMALL, Crosses::Nothing);
        }
    }

    /// A name across a narrow water or close beside it.
    fn across(&mut self, name: &str, at: Point) {
        let style =
            Style { halo: 1.4, ..Style::new(13.0, Face::Italic, self.theme.water_ink) };
        let block = style.block(name);
        // On it, or farther away with a line to it.
        let on = spread(at, block, 8.0).into_iter().take(9);
        let near = around_point(Rect::around(at, 1.5, 1.5), block, None).into_iter();
        let near = near.filter(|c| c.leader.is_some());
        let places: Vec<Candidate> =
            on.chain(near.map(|c| Candidate { cost: c.cost - 0.6, ..c })).collect();
        let name = Name::new(name.to_owned(), style);
        self.push(name, places, HIDDEN_SMALL, Crosses::Shores);
    }
}
