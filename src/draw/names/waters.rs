//! The names of seas, gulfs and straits: on their water where they fit, in small
//! letters across it where it is narrow.

use super::limits::{self, Limits};
use super::oceans::{Ocean, ocean};
use super::{Crosses, Name, Names, Style};
use crate::draw::labels::{Block, Candidate, around_point, spread};
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Point, Rect};
use crate::draw::text;
use crate::gazetteer::{Basemap, Gazetteer, Label, LabelKind};
use crate::geodesy::inverse;
use crate::model::{Bbox, Feature, Language};

/// Sizes of the letters of a sea, the best first.
const SEA_SIZES: [f64; 3] = [19.0, 16.5, 14.0];
/// The same along a water that is long and narrow.
const SLANTED_SIZES: [f64; 3] = [19.0, 16.0, 13.5];
/// Size where nothing larger fits.
const SMALL: f64 = 13.0;
/// A water so many times longer than wide is long.
pub(super) const ELONGATED: f64 = 1.7;
/// Side of a cell of the picture of the waters, in pixels.
pub(super) const CELL: f64 = 6.0;
/// A water whose radius is shorter on the page is not named, in pixels.
const SHORTEST: f64 = 26.0;
/// How far from its center a sea is taken to reach, as a share of its radius.
pub(super) const REACH: f64 = 0.85;
/// A sea is far off whose middle is farther from the frame than this, as a share of its
/// height.
const AROUND: f64 = 0.6;
/// How far away a sea that is far off may be, as a share of how far any other is.
const LEAD: f64 = 0.7;
/// The box of all labels.
const EVERYWHERE: Bbox = Bbox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
/// Narrow waters are named across on maps finer than this, in meters a pixel.
const ACROSS_BELOW: f64 = 4_000.0;
/// What it costs to leave out the name of a sea.
const HIDDEN: f64 = 15.0;
/// The same for one that is narrow on the page, and for a lake.
pub(super) const HIDDEN_SMALL: f64 = 2.2;
/// What it costs to set the name of a narrow water on a border.
const ON_BORDER: f64 = 1.2;

/// A sea on the page: a circle that holds it.
struct Sea {
    name: String,
    /// Its English name if its limits are known: it is where they say, not in the circle.
    limited: Option<String>,
    at: Point,
    radius: f64,
}

impl Sea {
    /// Whether it is likelier than a larger water to be meant by a place in its circle.
    fn is_at(&self, point: Point) -> bool {
        self.limited.is_none() && self.away(point) < REACH
    }

    /// How far a point is from the middle, 1 at the circle.
    fn away(&self, point: Point) -> f64 {
        self.at.distance(point) / self.radius
    }

    /// Whether some of it may lie in a rectangle.
    fn reaches(&self, rect: Rect) -> bool {
        rect.gap(Rect::around(self.at, 0.0, 0.0)) < REACH * self.radius
    }
}

/// The open sea of the page, and the waters whose limits are known.
struct Water {
    open: Picture,
    limits: Limits,
}

/// The radius in meters of a water of a rank, which is 0 from 2,000 km on and then one more
/// for every halving; the middle of the range.
pub(super) fn radius(rank: u8) -> f64 {
    2_000_000.0 * 2_f64.powf(0.5 - f64::from(rank))
}

impl Names<'_> {
    /// The names of seas and lakes.
    pub(in crate::draw) fn waters(
        &mut self,
        basemap: &Basemap,
        gazetteer: &Gazetteer,
        language: Language,
    ) {
        let view = self.scenery.view;
        let land = Picture::of(&self.scenery.land.ground, view.frame, CELL);
        let lakes = Picture::of(&self.scenery.land.lakes, view.frame, CELL);
        let open = land.kept(|at, is_land| {
            !is_land
                && !lakes.has(at)
                && (!view.is_world() || view.position(at).is_some())
        });
        let limits = Limits::of(view, CELL);
        let water = Water { open, limits };
        let labels = basemap.labels(EVERYWHERE, language);
        let english = if language == Language::En {
            labels.clone()
        } else {
            basemap.labels(EVERYWHERE, Language::En)
        };
        let in_english = |label: &Label| {
            let found = english.iter().find(|l| l.position == label.position)?;
            Some(found.name.as_str())
        };
        let limited = |label: &Label| {
            let known = |name: &&str| !view.is_world() && limits::is_known(name);
            in_english(label).filter(known).map(str::to_owned)
        };
        let is_a = |feature: Feature, name: &str| {
            let named = gazetteer.named(name).into_iter();
            let mut records = named.filter_map(|n| gazetteer.record(n.place));
            records.any(|record| record.feature == feature)
        };
        // Part of a sea that is named itself, but for gulfs and straits; of an ocean where the
        // whole world is seen.
        let is_part = |label: &Label| {
            if view.is_world() {
                let whole = ocean(label.position).map(Ocean::name);
                return label.rank == 0 && in_english(label) != whole;
            }
            limits::holds(label.position)
                && limited(label).is_none()
                && is_a(Feature::Sea, &label.name)
        };
        let sea = |label: &Label| Sea {
            name: label.name.clone(),
            limited: limited(label),
            at: view.at(label.position),
            radius: radius(label.rank) / view.meters,
        };
        let seas = labels.iter().filter(|l| l.kind == LabelKind::Sea && !is_part(l));
        let seas = seas.map(sea);
        // The middle of a sea may be far from a map that shows some of it.
        let seen = |sea: &Sea| match &sea.limited {
            Some(name) => water.limits.shows(name),
            None => sea.reaches(view.frame),
        };
        let seas: Vec<Sea> = seas.filter(seen).collect();
        let around = |index: usize, others: &[usize]| -> Vec<&Sea> {
            let others = others.iter().filter(|other| **other != index);
            others.map(|other| &seas[*other]).collect()
        };
        let all: Vec<usize> = (0..seas.len()).collect();
        let (mut set, left): (Vec<usize>, Vec<usize>) =
            all.iter().partition(|at| self.sea(&seas[**at], &around(**at, &all), &water));
        // What found no room leaves its water to the others, the largest first; but a strait
        // is part of neither of the seas that it joins.
        let mut left = left;
        left.sort_by(|a, b| seas[*b].radius.total_cmp(&seas[*a].radius));
        let is_strait = |at: &&usize| is_a(Feature::Strait, &seas[**at].name);
        set.extend(left.iter().filter(is_strait));
        for at in left {
            if self.sea(&seas[at], &around(at, &set), &water) {
                set.push(at);
            } else if lakes.has(seas[at].at) {
                // The Caspian Sea is drawn as a lake.
                self.lake(&seas[at].name, seas[at].at, &lakes);
            } else if self.is_seen(&seas[at]) {
                self.across(&seas[at].name, seas[at].at);
            }
        }
        self.far_ocean(&labels, &seas, &water);
        self.lakes(basemap, &labels, &lakes, language);
    }

    /// The name of an ocean on water that is far from its label and from every other sea.
    fn far_ocean(&mut self, labels: &[Label], seas: &[Sea], water: &Water) {
        let view = self.scenery.view;
        if view.is_world() {
            return;
        }
        let is_free = |at: Point| {
            !seas.iter().any(|sea| sea.is_at(at)) && water.limits.holder(at).is_none()
        };
        let free = water.open.kept(|at, inside| inside && is_free(at));
        let of = |at: Point| view.position(at).and_then(ocean);
        let dot = Block { width: 1.0, height: 1.0, margin: 1.0 };
        let water = free.places(dot, free.middle());
        let Some((at, which)) =
            water.iter().find_map(|place| Some((place.middle, of(place.middle)?)))
        else {
            return;
        };
        let Some(at) = view.position(at) else { return };
        let far = |label: &&Label| inverse(at, label.position).distance.0;
        let oceans = labels.iter().filter(|label| {
            let is_ocean = label.kind == LabelKind::Sea && label.rank == 0;
            is_ocean && ocean(label.position) == Some(which)
        });
        let Some(label) = oceans.min_by(|a, b| far(a).total_cmp(&far(b))) else { return };
        if self.is_settled(&label.name) {
            return;
        }
        let set = |size: f64| {
            let style = self.spaced(size);
            let mut places = free.places(style.block(&label.name), free.middle());
            places.retain(|place| of(place.middle) == Some(which));
            (!places.is_empty()).then_some((style, places))
        };
        if let Some((style, places)) = SEA_SIZES.into_iter().find_map(set) {
            let name = Name::new(label.name.clone(), style);
            self.push(name, places, HIDDEN, Crosses::Nothing);
        }
    }

    fn spaced(&self, size: f64) -> Style {
        let style = Style::new(size, Face::Italic, self.theme.water_ink);
        Style { spacing: 0.13 * size, halo: 0.0, ..style }
    }

    /// Whether a name is not to be set: it stands on the map already, or cannot be written.
    pub(super) fn is_settled(&self, name: &str) -> bool {
        !text::is_drawable(name)
            || self.is_named(name)
            || self.names.iter().any(|known| known.text == name)
    }

    /// Whether a sea is one to be named across its water, or close beside it.
    fn is_seen(&self, sea: &Sea) -> bool {
        let view = self.scenery.view;
        view.frame.holds(sea.at)
            && view.meters < ACROSS_BELOW
            && sea.radius >= SHORTEST
            && !self.is_settled(&sea.name)
    }

    /// Sets the name of a sea on its water, if there is room.
    fn sea(&mut self, sea: &Sea, others: &[&Sea], water: &Water) -> bool {
        let view = self.scenery.view;
        if sea.radius < SHORTEST || self.is_settled(&sea.name) {
            return false;
        }
        let open = &water.open;
        let seen = view.frame.holds(sea.at);
        let piece =
            if seen { open.piece(sea.at, 3.0 * CELL) } else { Some(open.clone()) };
        let Some(piece) = piece else { return false };
        // Where its limits are known its water is what lies in them and in no smaller water.
        // Else it is what no other sea is nearer to, by far where its middle is far off, and
        // what does not lie in the limits of a smaller one.
        let around = view.frame.grown(AROUND * view.frame.height());
        let lead = if around.holds(sea.at) { 1.0 } else { LEAD };
        let own = |point: Point| {
            let holder = water.limits.holder(point);
            if let Some(own) = &sea.limited {
                let taken =
                    |other: &&Sea| other.is_at(point) && other.radius < sea.radius;
                return holder.is_some_and(|(name, _)| name == own)
                    && !others.iter().any(taken);
            }
            let away = sea.away(point);
            let is_within =
                holder.is_none_or(|(_, radius)| radius > sea.radius * view.meters);
            let rivals = others.iter().filter(|other| other.limited.is_none());
            is_within
                && away < REACH
                && rivals.into_iter().all(|other| away <= lead * other.away(point))
        };
        let own = piece.kept(|at, inside| inside && own(at));
        let near = if seen { sea.at } else { own.middle() };
        let Some((style, places)) = self.set_on(&sea.name, &own, near) else {
            return false;
        };
        let name = Name::new(sea.name.clone(), style);
        self.push(name, places, HIDDEN, Crosses::Nothing);
        true
    }

    /// How the name of a sea is set on its water: in letters as large as fit, along the water
    /// where it is long and narrow, smaller rather than on a rim.
    fn set_on(
        &self,
        name: &str,
        own: &Picture,
        near: Point,
    ) -> Option<(Style, Vec<Candidate>)> {
        let (axis, times) = own.axis();
        let is_long = times >= ELONGATED;
        let level = SEA_SIZES.into_iter().map(|size| {
            let style = self.spaced(size);
            (style, own.places(style.block(name), near))
        });
        let slanted = SLANTED_SIZES.into_iter().filter(|_| is_long).map(|size| {
            let style = self.spaced(size);
            let block = Block { margin: 1.0, ..style.block(name) };
            (style, own.slanted(block, near, axis))
        });
        let plain = Style { spacing: 0.4, ..self.spaced(SMALL) };
        let small = std::iter::once_with(|| (plain, own.places(plain.block(name), near)));
        let mut fitting =
            level.chain(slanted).chain(small).filter(|(_, p)| !p.is_empty());
        let first = fitting.next()?;
        let clear = |(_, places): &(Style, Vec<Candidate>)| {
            let mut boxes = places.iter().flat_map(|place| &place.boxes);
            boxes.any(|rect| self.strong.crossings(*rect) == 0.0)
        };
        if clear(&first) {
            return Some(first);
        }
        Some(fitting.find(clear).unwrap_or(first))
    }

    /// A name across a narrow water or close beside it.
    pub(super) fn across(&mut self, name: &str, at: Point) {
        let style =
            Style { halo: 1.4, ..Style::new(13.0, Face::Italic, self.theme.water_ink) };
        let block = style.block(name);
        // On it, or farther away with a line to it.
        let on = spread(at, block, 8.0).into_iter().take(9);
        let near = around_point(Rect::around(at, 1.5, 1.5), block, None).into_iter();
        let near = near.filter(|c| c.leader.is_some());
        let mut places: Vec<Candidate> =
            on.chain(near.map(|c| Candidate { cost: c.cost - 0.6, ..c })).collect();
        for place in &mut places {
            let over = place.boxes.iter().map(|rect| self.borders.crossings(*rect));
            place.cost += ON_BORDER * over.fold(0.0, f64::max).min(1.0);
        }
        let name = Name::new(name.to_owned(), style);
        self.push(name, places, HIDDEN_SMALL, Crosses::Shores);
    }
}
