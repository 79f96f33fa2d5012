//! What all writers ask of a briefing: places grouped, points decided, reasons in words.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::quote::Quotes;
use crate::gazetteer::Gazetteer;
use crate::model::{
    Briefing, CountryCode, Event, EventPlace, GeoPrecision, InRange, Language,
    MentionKind, Meters, Place, Position, Relation, Relative, Resolution, Ring, Sense,
    Span,
};

/// A place on the map with everything in the report that names it.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    /// "place-1".
    pub(super) id: String,
    /// The place.
    pub(super) place: &'a Place,
    /// Its mentions on the map, by index, in order of the text.
    pub(super) resolutions: Vec<usize>,
    /// The events there, by index.
    pub(super) events: Vec<usize>,
}

/// A point of an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a, 'e> {
    /// The words and figures of the report.
    pub(super) told: &'e EventPlace,
    /// The place of the gazetteer that it is, or is told from.
    pub(super) place: Option<&'a Place>,
    pub(super) position: Position,
    /// Radius of the circle around `position` that holds the doubt.
    pub(super) radius: Meters,
    /// The relative place that it is, where it is one.
    pub(super) relative: Option<&'a Relative>,
}

/// All places of an event.
pub(super) fn places_of(event: &Event) -> impl Iterator<Item = &EventPlace> {
    event.place.iter().chain(&event.also)
}

/// A briefing with what writers look up in it.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) quotes: Quotes<'a>,
    /// The places on the map in order of the text.
    pub(super) places: Vec<Placed<'a>>,
    /// For each resolution its place on the map, by index.
    pub(super) placed: Vec<Option<usize>>,
    /// The names of the countries concerned, where they were looked up.
    countries: BTreeMap<CountryCode, String>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(briefing: &'a Briefing) -> Self {
        let mut facts = Self {
            briefing,
            quotes: Quotes::new(&briefing.document),
            places: Vec::new(),
            placed: vec![None; briefing.resolutions.len()],
            countries: BTreeMap::new(),
        };
        let mut known: FxHashMap<_, usize> = FxHashMap::default();
        for (index, resolution) in briefing.resolutions.iter().enumerate() {
            let Some(place) = on_map(resolution) else { continue };
            let at = (place.position.lon().to_bits(), place.position.lat().to_bits());
            let key = (place.id, place.name.as_str(), at);
            let next = facts.places.len();
            let group = *known.entry(key).or_insert(next);
            if group == next {
                facts.places.push(Placed {
                    id: format!("place-{}", next + 1),
                    place,
                    resolutions: Vec::new(),
                    events: Vec::new(),
                });
            }
            facts.places[group].resolutions.push(index);
            facts.placed[index] = Some(group);
        }
        for (index, event) in briefing.events.iter().enumerate() {
            for told in places_of(event) {
                if let Some(group) = facts.group_of(told) {
                    let there = &mut facts.places[group].events;
                    if there.last() != Some(&index) {
                        there.push(index);
                    }
                }
            }
        }
        facts
    }

    /// The facts, with the names of the countries concerned.
    pub(super) fn named(briefing: &'a Briefing, gazetteer: &Gazetteer) -> Self {
        let mut facts = Self::new(briefing);
        for placed in &facts.places {
            for index in &placed.resolutions {
                for candidate in briefing.resolutions[*index].candidates.iter() {
                    let Some(code) = candidate.place.country else { continue };
                    let Some(country) = gazetteer.country(code) else { continue };
                    let name = || gazetteer.display(country, Language::En);
                    facts.countries.entry(code).or_insert_with(name);
                }
            }
        }
        facts
    }

    /// A place told apart from its namesakes: "Odesa, Odesa Oblast, Ukraine".
    pub(super) fn full_name(&self, place: &Place) -> String {
        match self.whereabouts(place) {
            at if at.is_empty() || at == place.name => place.name.clone(),
            at => match at.strip_prefix(&place.name).and_then(|r| r.strip_prefix(", ")) {
                Some(rest) => format!("{}, {rest}", place.name),
                None => format!("{}, {at}", place.name),
            },
        }
    }

    /// Where a place lies: "Odesa Oblast, Ukraine".
    pub(super) fn whereabouts(&self, place: &Place) -> String {
        let country = place.country.map(|code| {
            let name = self.countries.get(&code).filter(|name| !name.is_empty());
            name.cloned().unwrap_or_else(|| code.as_str().to_owned())
        });
        let parts = [place.admin1.clone(), country];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The place on the map that an event's place is, by index.
    pub(super) fn group_of(&self, told: &EventPlace) -> Option<usize> {
        self.placed.get(told.resolution?).copied().flatten()
    }

    /// The gazetteer's place that an event's place is, on the map or not.
    pub(super) fn place_of(&self, told: &EventPlace) -> Option<&'a Place> {
        self.briefing.resolutions.get(told.resolution?)?.place()
    }

    /// Where an event gets points, with the doubt about each: only where its place is a
    /// settlement or spot, near one, or at a distance of one.
    pub(super) fn points_of<'e>(&self, event: &'e Event) -> Vec<Spot<'a, 'e>> {
        let precise = matches!(
            event.geo_precision,
            GeoPrecision::Settlement | GeoPrecision::Near | GeoPrecision::Offset
        );
        let told = places_of(event).filter(|_| precise);
        told.filter_map(|told| self.spot(told)).collect()
    }

    fn spot<'e>(&self, told: &'e EventPlace) -> Option<Spot<'a, 'e>> {
        let place = self.place_of(told);
        let own = told.position;
        let center = || place.filter(|p| !p.feature.is_area()).map(|p| p.position);
        let position = own.or_else(center)?;
        let known = place.map_or(Meters(0.0), |p| p.radius);
        let radius = told.radius.unwrap_or(known);
        Some(Spot { told, place, position, radius, relative: self.relative(told) })
    }

    /// The relative place that an event's place is.
    pub(super) fn relative(&self, told: &EventPlace) -> Option<&'a Relative> {
        self.briefing.relatives.get(told.relative?)
    }

    /// What a relative place is called: "12 km NE of Pokrovsk".
    pub(super) fn label(&self, relative: &Relative) -> String {
        let name = |at: &usize| {
            let place = self.briefing.resolutions.get(*at).and_then(Resolution::place);
            place.map_or_else(String::new, |place| place.name.clone())
        };
        relative.label(&relative.anchors.iter().map(name).collect::<Vec<_>>())
    }

    /// The answers of all rings about a place on the map.
    pub(super) fn in_range(&self, group: usize) -> Vec<(&'a Ring, &'a InRange)> {
        let mut found = Vec::new();
        for ring in &self.briefing.rings {
            let here = |answer: &&InRange| {
                self.placed.get(answer.resolution).copied().flatten() == Some(group)
            };
            found.extend(ring.places.iter().find(here).map(|answer| (ring, answer)));
        }
        found
    }

    /// Code points in front of a span and up to its end.
    pub(super) fn offsets(&self, span: Span) -> (usize, usize) {
        (self.quotes.code_points(span.start), self.quotes.code_points(span.end))
    }

    /// The name of the report: its title, or else what the file is called.
    pub(super) fn title(&self) -> String {
        let document = &self.briefing.document;
        let title = document.title.as_deref().map(super::quote::plain);
        title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| super::quote::plain(&document.name))
    }
}

/// The place of a mention that belongs on the map: never a country.
pub(super) fn on_map(resolution: &Resolution) -> Option<&Place> {
    let place = resolution.place().filter(|_| resolution.map)?;
    (!place.feature.is_country()).then_some(place)
}

/// Why a mention got no point, `None` where it got one.
pub(super) fn reason_unlocated(resolution: &Resolution) -> Option<&'static str> {
    if on_map(resolution).is_some() {
        return None;
    }
    Some(match (resolution.mention.kind, resolution.sense, resolution.place()) {
        (MentionKind::Demonym, ..) | (_, Sense::Demonym, _) => {
            "a people or language, not a place"
        }
        (_, Sense::Metonymic, _) => "stands for those who act there, not for the place",
        (_, _, None) if resolution.considered == 0 => {
            "no place of this name in the gazetteer"
        }
        (_, _, None) => "undecided between the places of this name",
        (_, _, Some(place)) if place.feature.is_country() => {
            "a country is never drawn as a point"
        }
        (_, Sense::Associative, _) => "tells what something belongs to, not where it is",
        (_, Sense::Literal, _) => "nothing is said to be or to happen there",
    })
}

/// A number with its noun.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The sense as it is written out.
pub(super) fn sense(sense: Sense) -> &'static str {
    match sense {
        Sense::Literal => "literal",
        Sense::Metonymic => "metonymic",
        Sense::Associative => "associative",
        Sense::Demonym => "demonym",
    }
}

/// How a place lies to a ring, as it is written out.
pub(super) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Inside => "inside",
        Relation::OnEdge => "on the edge",
        Relation::Outside => "outside",
    }
}

/// A ring in words: "25-100 km of Tiraspol", "within 100 km of Transnistria".
pub(super) fn ring_title(ring: &Ring) -> String {
    let span = if ring.min.0 > 0.0 {
        format!("{}–{} km from {}", km(ring.min), km(ring.max), ring.origin)
    } else {
        format!("within {} km of {}", km(ring.max), ring.origin)
    };
    let span = match ring.sector {
        Some(sector) => {
            let (from, to) = (sector.from.degrees(), sector.to.degrees());
            format!("{span}, azimuth {from:.0}–{to:.0}°")
        }
        None => span,
    };
    match &ring.system {
        Some(system) => format!("{system}: {span}"),
        None => span,
    }
}

/// A length with its sign, as [`km`].
pub(super) fn signed_km(length: Meters) -> String {
    let sign = if length.0 < 0.0 { "-" } else { "" };
    format!("{sign}{}", km(Meters(length.0.abs())))
}

/// A length in kilometers for readers: a decimal below 100 km where it says something.
pub(super) fn km(length: Meters) -> String {
    let km = length.km();
    let digits = usize::from(km.abs() < 100.0);
    let text = format!("{km:.digits$}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}
