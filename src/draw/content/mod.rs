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
use crate::model::{
    Briefing, Feature, Language, Meters, Outcome, Place, PlaceId, Position, Ring,
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
    /// The ground it may lie on where that is no circle: one closed ring.
    pub(in crate::draw) ground: Vec<Position>,
    /// Whether it is told to be at sea: its doubt ends at the coast.
    pub(in crate::draw) is_at_sea: bool,
    /// Whether the position only stands for an area.
    pub(in crate::draw) stands_for_area: bool,
    /// Whether a claim or ring counts from here.
    pub(in crate::draw) is_end: bool,
    /// Whether it is a water: its name is set like one, without a dot.
    pub(in crate::draw) is_water: bool,
    /// Whether its point says little of where it is: a sea.
    pub(in crate::draw) is_wide: bool,
    pub(in crate::draw) population: u64,
}

impl Site {
    /// Whether it only sets the scene: a sea in which nothing happens and from which nothing
    /// is measured.
    pub(in crate::draw) fn is_setting(&self) -> bool {
        self.is_wide && self.events.is_empty() && !self.is_end
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
        collector.relatives();
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
