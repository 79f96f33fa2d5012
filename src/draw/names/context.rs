//! The names that show where one is: settlements and regions.

use std::collections::{BTreeMap, BTreeSet};

use super::{Crosses, Name, Names, Style};
use crate::draw::clip::{area, bounds};
use crate::draw::labels::around_point;
use crate::draw::layers::rings;
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Point, Rect};
use crate::draw::spelling::{is_foreign, place_name, region_name};
use crate::draw::text;
use crate::gazetteer::{Gazetteer, Record};
use crate::geodesy::inverse;
use crate::model::{Feature, Language, PlaceId};
use crate::text::key;

/// The most settlements that are tried.
const MOST_TOWNS: usize = 48;
/// A quarter of a city that passes for one lies this near to it, in meters; neither has so many
/// times the people of the other, and the city has at least so many times its names.
const QUARTER: f64 = 9_000.0;
const ALIKE: u64 = 2;
const BETTER_KNOWN: u16 = 3;
/// People from which on a settlement may be taken for a city.
const CITY: u64 = 100_000;
/// Settlements keep this far from each other, in pixels.
const APART: f64 = 34.0;
/// They keep this far from places of the report.
const APART_FROM_SITES: f64 = 22.0;
/// Names of other places keep so far from the dot of a town, in pixels.
const ALONE: f64 = 3.5;
/// First-level regions are named on maps finer than this, in meters a pixel.
const REGIONS_BELOW: f64 = 900.0;
/// A region is looked for where a settlement has at least so many people.
const REGION_TOWNS: u64 = 3_000;
/// A region narrower than this is not named, in pixels.
const NARROWEST: f64 = 30.0;
/// Side of a cell of the picture of a region, in pixels.
const CELL: f64 = 6.0;

impl Names<'_> {
    /// Settlements, the largest first.
    pub(in crate::draw) fn towns(&mut self, gazetteer: &Gazetteer, language: Language) {
        let view = self.scenery.view;
        let people = least_people(view.meters);
        let placed = self.scenery.placed.iter();
        let mut taken: Vec<(Point, f64)> =
            placed.map(|p| (p.at, APART_FROM_SITES)).collect();
        let sites = &self.scenery.content.sites;
        let inner = view.frame.grown(-10.0);
        let mut count = 0;
        let settlements = gazetteer.settlements(view.window.bbox(), people);
        let quarters = quarters(&settlements, gazetteer);
        for id in settlements {
            if count >= MOST_TOWNS {
                break;
            }
            let Some(record) = gazetteer.record(id) else { continue };
            let at = view.at(record.position);
            let crowded = taken.iter().any(|(p, apart)| p.distance(at) < *apart);
            if record.feature == Feature::District
                || quarters.contains(&id)
                || sites.iter().any(|s| s.id == Some(id))
                || !inner.holds(at)
                || crowded
            {
                continue;
            }
            let name = place_name(gazetteer, id, language);
            if name.is_empty() || !text::is_drawable(&name) || is_foreign(&name, language)
            {
                continue;
            }
            taken.push((at, APART));
            count += 1;
            let capital = record.feature == Feature::Capital;
            // Only a city is worth a leader line, which costs 1.5 and more.
            let (size, face, hidden) = match record.population {
                // Bold is for what the report names.
                _ if capital => (16.5, Face::Regular, 60.0),
                p if p >= 500_000 => (15.5, Face::Regular, 20.0),
                p if p >= 100_000 => (14.5, Face::Regular, 5.0),
                _ => (13.5, Face::Regular, 1.3),
            };
            let share = if capital { 1.0 } else { 0.65 };
            let color = self.theme.ink.over(self.theme.muted, share);
            let style = Style::new(size, face, color);
            let radius = if capital { 4.2 } else { 3.2 };
            let own = Rect::around(at, radius + ALONE, radius + ALONE);
            let symbol = Rect::around(at, radius + 0.5, radius + 0.5);
            let mut candidates = around_point(symbol, style.block(&name), Some(own));
            self.told_apart(&mut candidates, symbol, false);
            let name = Name { dot: Some((at, radius)), ..Name::new(name, style) };
            self.push(name, candidates, hidden, Crosses::Nothing);
        }
    }

    /// Whether a place of the report is shown by this name.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let content = &self.scenery.content;
        content.areas.iter().any(|a| a.name == name)
            || content.sites.iter().any(|s| s.name == name && !s.is_setting())
    }

    /// The names of first-level regions, each within what is seen of it.
    pub(in crate::draw) fn regions(&mut self, gazetteer: &Gazetteer, language: Language) {
        let view = self.scenery.view;
        if view.meters >= REGIONS_BELOW {
            return;
        }
        let settlements = gazetteer.settlements(view.window.bbox(), REGION_TOWNS);
        let regions: BTreeSet<PlaceId> = settlements
            .iter()
            .filter_map(|id| gazetteer.record(*id).and_then(|record| record.admin1))
            .collect();
        let spelled = spellings(&regions, &settlements, gazetteer, language);
        let set: BTreeSet<String> =
            self.names.iter().map(|name| key(&name.text)).collect();
        for id in regions {
            let name = region_name(gazetteer, id, language);
            let folded = key(&name);
            // A town of the same name shows where its region is.
            if name.is_empty()
                || !text::is_drawable(&name)
                || is_foreign(&name, language)
                || set.contains(&folded)
                || self.is_named(&name)
            {
                continue;
            }
            let name = spelled.get(&folded).cloned().unwrap_or(name);
            let Some(outline) = gazetteer.outline(id) else { continue };
            let fill = area(rings(&outline), view).fill;
            let widest = fill.iter().map(|line| bounds(&line.points).width());
            if widest.fold(0.0, f64::max) < NARROWEST {
                continue;
            }
            let picture = Picture::of(&fill, view.frame, CELL);
            let style = |spacing| Style {
                spacing,
                halo: 1.4,
                ..Style::new(13.0, Face::Regular, self.theme.muted)
            };
            let middle = picture.middle();
            let fits = [0.8, 0.2].into_iter().map(style).find_map(|style| {
                let places = picture.places(style.block(&name), middle);
                (!places.is_empty()).then_some((style, places))
            });
            let Some((style, mut places)) = fits else { continue };
            for place in &mut places {
                place.cost *= 0.6;
            }
            self.push(Name::new(name, style), places, 1.0, Crosses::Nothing);
        }
    }
}

/// The names of regions that are called after a settlement, spelled as the settlement is:
/// by their folded names.
fn spellings(
    regions: &BTreeSet<PlaceId>,
    settlements: &[PlaceId],
    gazetteer: &Gazetteer,
    language: Language,
) -> BTreeMap<String, String> {
    let folded: BTreeSet<String> =
        regions.iter().map(|id| key(&gazetteer.display(*id, language))).collect();
    let mut found = BTreeMap::new();
    for id in settlements {
        let name = gazetteer.display(*id, language);
        let folded_name = key(&name);
        if folded.contains(&folded_name) {
            found.entry(folded_name).or_insert(name);
        }
    }
    found
}

/// The settlements beside a city that is better known: the source lists some quarters with
/// as many people as the whole city ("Al Mawsil al Jadidah" beside Mosul).
fn quarters(settlements: &[PlaceId], gazetteer: &Gazetteer) -> BTreeSet<PlaceId> {
    let cities: Vec<(PlaceId, Record)> = settlements
        .iter()
        .filter_map(|id| Some((*id, gazetteer.record(*id)?)))
        .filter(|(_, record)| record.population >= CITY)
        .collect();
    let is_part = |(_, part): &&(PlaceId, Record)| {
        let near = |city: &Record| {
            let (a, b) = (part.position, city.position);
            (a.lat() - b.lat()).abs() < 0.1
                && inverse(a, b).distance.0 < QUARTER
                && part.population < ALIKE * city.population
                && city.population < ALIKE * part.population
                && part.names * BETTER_KNOWN <= city.names
        };
        part.feature == Feature::Settlement && cities.iter().any(|(_, city)| near(city))
    };
    cities.iter().filter(is_part).map(|(id, _)| *id).collect()
}

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
