//! Collecting what of a briefing is drawn.

use geo::MultiPolygon;

use super::kinds::{Happening, Manner, Symbol, happened};
use super::{Area, Content, Measured, Site, is_markable};
use crate::draw::spelling::{place_name, region_name};
use crate::draw::text;
use crate::gazetteer::Gazetteer;
use crate::geodesy::{Tolerance, disc, ground};
use crate::model::{
    Briefing, End, Event, EventKind, EventPlace, Feature, GeoPrecision, Language, Meters,
    Obstacle, Place, PlaceId, Position, Relative, RelativeKind, RelativeShape,
    Resolution, Span,
};

pub(super) struct Collector<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) language: Language,
    pub(super) found: Content,
}

impl Collector<'_> {
    fn name(&self, place: &Place) -> String {
        let is_region = place.feature.class() == 'A';
        let display = |language| {
            place.id.map(|id| {
                if is_region {
                    region_name(self.gazetteer, id, language)
                } else {
                    place_name(self.gazetteer, id, language)
                }
            })
        };
        let written = |name: &String| !name.is_empty() && text::is_drawable(name);
        // A script that no bundled typeface has: the name in Latin letters.
        let found = display(self.language).filter(written);
        let found = found.or_else(|| display(Language::En).filter(written));
        found.unwrap_or_else(|| place.name.clone())
    }

    fn resolved(&self, index: Option<usize>) -> Option<&Resolution> {
        index.and_then(|at| self.briefing.resolutions.get(at))
    }

    pub(super) fn events(&mut self) {
        for (index, event) in self.briefing.events.iter().enumerate() {
            let unplaceable =
                matches!(event.geo_precision, GeoPrecision::Country | GeoPrecision::None);
            if unplaceable {
                continue;
            }
            let happening = Happening {
                symbol: Symbol::of(event.kind),
                manner: Manner::of(event),
                events: vec![index],
            };
            for spot in event.place.iter().chain(&event.also) {
                if let Some(site) = self.event_site(event, spot) {
                    happened(&mut self.found.sites[site].events, happening.clone());
                }
            }
        }
        for site in &mut self.found.sites {
            site.events.sort_unstable();
        }
    }

    /// The site of an event, `None` where it is not to be marked.
    fn event_site(&mut self, event: &Event, spot: &EventPlace) -> Option<usize> {
        let resolution = self.resolved(spot.resolution).filter(|r| r.map);
        let place = resolution.and_then(Resolution::place).cloned();
        if place.as_ref().is_some_and(|p| !is_markable(p)) {
            return None;
        }
        let relative = spot.relative.and_then(|at| self.briefing.relatives.get(at));
        if let Some(position) = spot.position {
            return Some(match relative {
                Some(relative) => self.relative_site(relative),
                None => self.site_at(None, spot.text.clone(), position, spot.radius),
            });
        }
        let place = place?;
        let at = self.site(&place);
        if event.geo_precision == GeoPrecision::Near {
            let site = &mut self.found.sites[at];
            site.doubt = site.doubt.or(spot.radius);
        }
        self.area(&place, true);
        Some(at)
    }

    /// The site of a place told relative to others, with the ground it may lie on.
    fn relative_site(&mut self, relative: &Relative) -> usize {
        let name = |at: &usize| {
            let place = self.resolved(Some(*at)).and_then(Resolution::place);
            place.map_or_else(String::new, |place| self.name(place))
        };
        let names: Vec<String> = relative.anchors.iter().map(name).collect();
        let (label, doubt) = (relative.label(&names), relative.uncertainty);
        let at = self.site_at(None, label, relative.position, Some(doubt));
        self.found.sites[at].is_at_sea = relative.kind == RelativeKind::Off;
        if matches!(relative.shape, RelativeShape::Wedge(_)) {
            let outline = ground(relative).unwrap_or(MultiPolygon(Vec::new()));
            if let [whole] = outline.0.as_slice() {
                let ring = whole.exterior().0.iter();
                self.found.sites[at].ground =
                    ring.map(|c| Position::folded(c.x, c.y)).collect();
            }
        }
        at
    }

    /// The places that the text puts at a distance and in a direction of others.
    pub(super) fn relatives(&mut self) {
        for relative in &self.briefing.relatives {
            if relative.kind == RelativeKind::Offset && relative.is_point() {
                self.relative_site(relative);
            }
        }
    }

    pub(super) fn places(&mut self) {
        for resolution in self.briefing.resolutions.iter().filter(|r| r.map) {
            let Some(place) = resolution.place().filter(|p| is_markable(p)) else {
                continue;
            };
            let place = place.clone();
            if !self.area(&place, false) {
                self.site(&place);
            }
        }
    }

    pub(super) fn claims(&mut self) {
        for verdict in &self.briefing.verdicts {
            let Some(claim) = self.briefing.claims.get(verdict.claim) else { continue };
            let (Some(from), Some(to), Some(measured)) =
                (verdict.from, verdict.to, verdict.center)
            else {
                continue;
            };
            let ends = [(&claim.from, from), (&claim.to, to)];
            let places: Vec<Option<Place>> = ends
                .iter()
                .map(|(end, _)| {
                    let index = end.as_ref().and_then(|e| e.resolution);
                    self.resolved(index).and_then(Resolution::place).cloned()
                })
                .collect();
            let pins_a_state = places.iter().flatten().any(|p| !is_markable(p));
            // Which places are meant is open: a line between these would say it is not.
            let is_open = verdict.obstacle == Some(Obstacle::AmbiguousPlace);
            if pins_a_state || is_open || measured.0 < 1.0 {
                continue;
            }
            for ((end, position), place) in ends.into_iter().zip(&places) {
                // Both ends are chosen together: the other may say that another place is meant.
                let is_it = |p: &&Place| p.position == position || p.feature.is_area();
                let place = place.as_ref().filter(is_it).cloned();
                let place = place.or_else(|| self.looked_up(end.as_ref()?, position));
                let at = if let Some(place) = place {
                    self.site(&place)
                } else {
                    let name = end.as_ref().map_or_else(String::new, |e| e.text.clone());
                    self.site_at(None, name, position, None)
                };
                self.found.sites[at].is_end = true;
            }
            let stated = claim.length.span.of(&self.briefing.document.text).to_owned();
            let outcome = verdict.outcome;
            let claim = verdict.claim;
            let line = Measured { claim, from, to, measured, stated, outcome };
            let same = |known: &Measured| Measured { claim, ..known.clone() } == line;
            if !self.found.lines.iter().any(same) {
                self.found.lines.push(line);
            }
        }
    }

    /// The place that words of an end were taken for by its position.
    fn looked_up(&self, end: &End, position: Position) -> Option<Place> {
        let named = self.gazetteer.named(&end.text).into_iter();
        let mut places = named.filter_map(|named| self.gazetteer.place(named.place));
        places.find(|place| place.position == position)
    }

    /// The ranges, each from its origin as the map names it.
    pub(super) fn rings(&mut self) {
        self.found.rings.clone_from(&self.briefing.rings);
        for (number, ring) in self.briefing.rings.iter().enumerate() {
            if let crate::model::RingCenter::Point(center) = ring.center {
                let known = self.found.sites.iter().position(|s| s.position == center);
                let at = known.unwrap_or_else(|| {
                    self.site_at(None, ring.origin.clone(), center, None)
                });
                self.found.sites[at].is_end = true;
                self.found.rings[number].origin.clone_from(&self.found.sites[at].name);
                if ring.system.is_some()
                    && let Some(sentence) = ring.sentence
                {
                    self.launched(at, sentence);
                }
            } else if let crate::model::RingCenter::Region { place, .. } = ring.center
                && let Some(place) = self.gazetteer.place(place)
            {
                self.found.rings[number].origin = self.name(&place);
                self.area(&place, false);
            }
        }
    }

    /// Takes the strikes of a sentence off the site that they were launched from: nothing was
    /// struck there.
    fn launched(&mut self, site: usize, sentence: Span) {
        let events = &self.briefing.events;
        let struck = |at: &usize| {
            events.get(*at).is_some_and(|event| {
                event.kind == EventKind::Strike && sentence.contains(event.trigger)
            })
        };
        let happenings = &mut self.found.sites[site].events;
        for happening in happenings.iter_mut() {
            happening.events.retain(|at| !struck(at));
        }
        happenings.retain(|happening| !happening.events.is_empty());
    }

    /// The site of a place, made if it is new.
    fn site(&mut self, place: &Place) -> usize {
        let known = self.found.sites.iter().position(|s| {
            s.id.is_some() && s.id == place.id
                || s.position == place.position && s.name == place.name
        });
        known.unwrap_or_else(|| {
            let name = self.name(place);
            let at = self.site_at(place.id, name, place.position, None);
            let site = &mut self.found.sites[at];
            site.stands_for_area = place.feature.is_area();
            site.is_water = place.feature.class() == 'H';
            site.is_wide = site.is_water && place.radius > Place::WIDE;
            site.population = place.population;
            at
        })
    }

    fn site_at(
        &mut self,
        id: Option<PlaceId>,
        name: String,
        position: Position,
        doubt: Option<Meters>,
    ) -> usize {
        let same = |s: &Site| s.position == position && s.name == name;
        if let Some(at) = self.found.sites.iter().position(same) {
            return at;
        }
        self.found.sites.push(Site {
            id,
            name,
            position,
            events: Vec::new(),
            doubt: doubt.filter(|d| d.0 > 0.0),
            ground: Vec::new(),
            is_at_sea: false,
            stands_for_area: false,
            is_end: false,
            is_water: false,
            is_wide: false,
            population: 0,
        });
        self.found.sites.len() - 1
    }

    /// Adds the area of a place that has one; returns whether it is an area.
    fn area(&mut self, place: &Place, has_events: bool) -> bool {
        if !place.feature.is_area() || place.feature.class() == 'H' {
            return false;
        }
        let known =
            self.found.areas.iter().position(|a| a.id.is_some() && a.id == place.id);
        if let Some(at) = known {
            self.found.areas[at].has_events |= has_events;
            return true;
        }
        let outline = place.id.and_then(|id| self.gazetteer.outline(id));
        let is_vague = outline.is_none();
        let round = || {
            let wide = place.radius.0 > 2_000.0;
            wide.then(|| disc(place.position, place.radius, Tolerance::default()).ok())?
        };
        let Some(outline) = outline.or_else(round) else { return false };
        self.found.areas.push(Area {
            id: place.id,
            name: self.name(place),
            outline,
            label: place.position,
            is_vague,
            is_administrative: place.feature.class() == 'A',
            has_events,
            is_disputed: place.feature == Feature::DeFacto
                || place.note.as_deref().is_some_and(|n| n.contains("disputed")),
        });
        true
    }
}
