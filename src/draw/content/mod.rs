//! What of a briefing belongs on its map: sites, areas, measured lines, rings.
//!
//! Countries, unions and continents are never pinned, nor is a name that stands for a
//! government.

mod collect;
mod kinds;

use geo::MultiPolygon;

use collect::Collector;
pub(super) use kinds::{Happening, Manner, Symbol};

use crate::gazetteer::Gazetteer;
use crate::geodesy::{destination, inverse};
use crate::model::{
    Azimuth, Briefing, Feature, Language, Meters, Outcome, Place, PlaceId, Position, Ring,
};

/// Everything that is drawn because the report speaks of it.
#[derive(Debug, Clone, Default)]
pub(in crate::draw) struct Content {
    pub(in crate::draw) sites: Vec<Site>,
    pub(in crate::draw) areas: Vec<Area>,
    pub(in crate::draw) lines: Vec<Measured>,
    pub(in crate::draw) rings: Vec<Ring>,
}

/// A place of the report that gets a symbol or dot.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::draw) struct Site {
    pub(in crate::draw) id: Option<PlaceId>,
    pub(in crate::draw) name: String,
    pub(in crate::draw) position: Position,
    /// What happened there, each kind and manner once.
    pub(in crate::draw) events: Vec<Happening>,
    /// Doubt about the position, where it is worth showing.
    pub(in crate::draw) doubt: Option<Meters>,
    /// The narrower shape of the doubt, where a distance and a direction are told.
    pub(in crate::draw) wedge: Option<Wedge>,
    /// Whether the position only stands for an area.
    pub(in crate::draw) stands_for_area: bool,
    /// Whether a claim or ring counts from here.
    pub(in crate::draw) is_end: bool,
    /// Whether it is a water: its name is set like one, without a dot.
    pub(in crate::draw) is_water: bool,
    pub(in crate::draw) population: u64,
}

/// Where something may be that is told to lie at a distance and in a direction of a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::draw) struct Wedge {
    pub(in crate::draw) anchor: Position,
    pub(in crate::draw) azimuth: Azimuth,
    pub(in crate::draw) inner: Meters,
    pub(in crate::draw) outer: Meters,
}

impl Wedge {
    /// Half its angle in degrees, as in the layers: four in five stated directions hold
    /// within.
    const HALF_ANGLE: f64 = 22.5;

    /// The wedge of a position, the doubt along the way given; `None` where that doubt holds
    /// the anchor itself: a circle is drawn then.
    fn around(anchor: Position, position: Position, along: Meters) -> Option<Self> {
        let way = inverse(anchor, position);
        (along.0 > 0.0 && along < way.distance).then_some(Self {
            anchor,
            azimuth: way.azimuth,
            inner: Meters(way.distance.0 - along.0),
            outer: Meters(way.distance.0 + along.0),
        })
    }

    /// Its edge, not closed: the outer arc one way, the inner one back.
    pub(in crate::draw) fn edge(&self) -> Vec<Position> {
        const STEPS: u32 = 24;
        let arc = |radius: Meters, side: f64| {
            (0..=STEPS).map(move |i| {
                let share = 2.0 * f64::from(i) / f64::from(STEPS) - 1.0;
                let turn = self.azimuth.degrees() + side * share * Self::HALF_ANGLE;
                destination(self.anchor, Azimuth::new(turn), radius)
            })
        };
        arc(self.outer, 1.0).chain(arc(self.inner, -1.0)).collect()
    }
}

/// A region of the report.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::draw) struct Area {
    pub(in crate::draw) id: Option<PlaceId>,
    pub(in crate::draw) name: String,
    pub(in crate::draw) outline: MultiPolygon<f64>,
    /// Where its name goes.
    pub(in crate::draw) label: Position,
    /// Whether its limits are vague: a circle that holds it, not an outline.
    pub(in crate::draw) is_vague: bool,
    /// Whether it is a part of a state, whose limits are fixed even where they are not at
    /// hand.
    pub(in crate::draw) is_administrative: bool,
    /// Whether an event took place somewhere in it.
    pub(in crate::draw) has_events: bool,
    /// Whether its status is disputed.
    pub(in crate::draw) is_disputed: bool,
}

/// A measured distance.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::draw) struct Measured {
    /// Which of the briefing's claims it belongs to.
    pub(in crate::draw) claim: usize,
    pub(in crate::draw) from: Position,
    pub(in crate::draw) to: Position,
    pub(in crate::draw) measured: Meters,
    /// The figure of the report in words.
    pub(in crate::draw) stated: String,
    pub(in crate::draw) outcome: Outcome,
}

/// Whether a place may be marked at all.
fn is_markable(place: &Place) -> bool {
    !place.feature.is_country()
        && !matches!(place.feature, Feature::Union | Feature::Continent | Feature::Ocean)
}

impl Content {
    pub(in crate::draw) fn of(
        briefing: &Briefing,
        gazetteer: &Gazetteer,
        language: Language,
    ) -> Self {
        let mut collector =
            Collector { briefing, gazetteer, language, found: Self::default() };
        collector.events();
        collector.places();
        collector.claims();
        collector.rings();
        collector.found
    }

    /// Whether there is nothing to show.
    pub(in crate::draw) fn is_empty(&self) -> bool {
        self.sites.is_empty()
            && self.areas.is_empty()
            && self.lines.is_empty()
            && self.rings.is_empty()
    }
}
