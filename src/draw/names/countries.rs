//! The names of countries, set within what is seen of each, so that none crosses a border.

use std::collections::{BTreeMap, BTreeSet};

use super::{Crosses, Name, Names, Style};
use crate::draw::clip::{area, bounds};
use crate::draw::labels::{around_point, spread};
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Line, Rect};
use crate::draw::text;
use crate::gazetteer::{Basemap, Gazetteer, Layer};
use crate::model::{CountryCode, Feature, Language};
use crate::settings::Theme;

/// Side of a cell of the picture of a country, in pixels.
const CELL: f64 = 8.0;
/// The size of the smallest letters.
const SMALLEST: f64 = 13.0;
/// What it costs to leave out the name of a country.
const HIDDEN: f64 = 30.0;
/// The same where it does not fit on its land.
const HIDDEN_NARROW: f64 = 8.0;
/// What it costs to set it on an area of the report, which has a name of its own.
const ON_AREA: f64 = 2.0;
/// So many cells of a narrow country lie under its name.
const FEWEST_UNDER: usize = 4;
/// A country of which fewer cells are seen is not named.
const FEWEST: usize = 30;

/// The smallest island that a country's name stands beside, in pixels.
const SMALLEST_ISLAND: f64 = 3.0;
/// Countries of small islands are named on maps finer than this, in meters a pixel.
const BESIDE_BELOW: f64 = 2_000.0;
/// Dependent territories are named on maps finer than this, in meters a pixel.
const DEPENDENCIES_BELOW: f64 = 5_000.0;

impl Names<'_> {
    /// The names of the countries of which enough is seen.
    pub(in crate::draw) fn countries(
        &mut self,
        basemap: &Basemap,
        gazetteer: &Gazetteer,
        language: Language,
    ) {
        let view = self.scenery.view;
        let shapes = basemap.shapes(Layer::Countries, view.detail(), view.window.bbox());
        let mut countries: BTreeMap<CountryCode, Vec<Line>> = BTreeMap::new();
        for shape in &shapes {
            if let Some(code) = shape.name.as_deref().and_then(CountryCode::new) {
                let drawn = area(shape.parts.iter().map(Vec::as_slice), view);
                countries.entry(code).or_default().extend(drawn.fill);
            }
        }
        let land = Picture::of(&self.scenery.land.ground, view.frame, CELL);
        let water = land.kept(|at, is_land| {
            !is_land && (!view.is_world() || view.position(at).is_some())
        });
        for (code, parts) in countries {
            let Some(place) = gazetteer.country(code) else { continue };
            let name = gazetteer.display(place, language);
            if name.is_empty() || !text::is_drawable(&name) || self.is_named(&name) {
                continue;
            }
            let picture = Picture::of(&parts, view.frame, CELL);
            if picture.count() < FEWEST {
                self.beside(name.to_uppercase(), &parts, &water);
                continue;
            }
            let seen =
                f64::from(u32::try_from(picture.count()).unwrap_or(u32::MAX)).sqrt();
            // From 13 px for a small part to 25 px for half the map.
            let size = (9.0 + seen / 7.0).clamp(SMALLEST, 25.0);
            let text = name.to_uppercase();
            let mut found = false;
            let in_one = [size, (0.8 * size).max(SMALLEST), SMALLEST];
            let in_one = in_one.map(|size| (text.clone(), size)).into_iter();
            for (text, size) in in_one.chain(in_two(&text).map(|text| (text, SMALLEST))) {
                let style = Style {
                    spacing: 0.2 * size,
                    halo: 1.4,
                    ..Style::new(size, Face::Regular, self.theme.muted)
                };
                let mut places = picture.places(style.block(&text), picture.middle());
                for place in &mut places {
                    let on = |area: &Picture| {
                        place.boxes.iter().any(|rect| area.touches(*rect, 1))
                    };
                    if self.named.iter().any(on) {
                        place.cost += ON_AREA;
                    }
                }
                if !places.is_empty() {
                    let name = Name::new(text, style);
                    self.push(name, places, HIDDEN, Crosses::Nothing);
                    found = true;
                    break;
                }
            }
            if !found {
                self.at_sea(text, &picture, &water);
            }
        }
    }

    /// The name of a country of small islands, on the water beside the largest.
    fn beside(&mut self, text: String, parts: &[Line], water: &Picture) {
        let view = self.scenery.view;
        let seen = parts.iter().map(|part| bounds(&part.points));
        let seen = seen.filter(|rect| view.frame.contains(*rect));
        let size = |rect: &Rect| rect.width().max(rect.height());
        let largest = seen.max_by(|a, b| size(a).total_cmp(&size(b)));
        let Some(island) = largest.filter(|rect| size(rect) >= SMALLEST_ISLAND) else {
            return;
        };
        if view.meters >= BESIDE_BELOW {
            return;
        }
        let style = small(self.theme);
        let block = style.block(&text);
        let mut places = around_point(island, block, None);
        places.retain(|c| c.leader.is_none() && water.holds(block.rect(c.middle)));
        if !places.is_empty() {
            self.push(Name::new(text, style), places, HIDDEN_NARROW, Crosses::Shores);
        }
    }

    /// The names of dependent territories that the basemap counts to another country.
    pub(in crate::draw) fn dependencies(
        &mut self,
        basemap: &Basemap,
        gazetteer: &Gazetteer,
        language: Language,
    ) {
        let view = self.scenery.view;
        if view.meters >= DEPENDENCIES_BELOW {
            return;
        }
        let shapes = basemap.shapes(Layer::Countries, view.detail(), view.window.bbox());
        let shown: BTreeSet<CountryCode> =
            shapes.iter().filter_map(|s| CountryCode::new(s.name.as_deref()?)).collect();
        let letters = || (b'A'..=b'Z').map(char::from);
        let codes = letters().flat_map(|a| letters().map(move |b| format!("{a}{b}")));
        for code in codes.filter_map(|code| CountryCode::new(&code)) {
            let place = gazetteer.country(code).filter(|_| !shown.contains(&code));
            let record = place.and_then(|place| gazetteer.record(place));
            let Some((place, record)) = place.zip(record) else { continue };
            let (at, name) =
                (view.at(record.position), gazetteer.display(place, language));
            let is_here = record.feature == Feature::Dependency && view.frame.holds(at);
            if !is_here || !text::is_drawable(&name) || self.is_named(&name) {
                continue;
            }
            let text = name.to_uppercase();
            let style = small(self.theme);
            let block = style.block(&text);
            let mut places = spread(at, block, 14.0);
            places.extend(around_point(Rect::around(at, 12.0, 12.0), block, None));
            self.push(Name::new(text, style), places, HIDDEN_NARROW, Crosses::Shores);
        }
    }

    /// The name of a narrow country, partly on its water: never on another country.
    fn at_sea(&mut self, text: String, country: &Picture, water: &Picture) {
        let style = small(self.theme);
        let block = style.block(&text);
        let both = water.kept(|at, is_water| is_water || country.has(at));
        let mut places = both.places_where(block, country.middle(), |rect| {
            country.touches(rect, FEWEST_UNDER)
        });
        for place in &mut places {
            place.cost += 0.5;
        }
        if !places.is_empty() {
            self.push(Name::new(text, style), places, HIDDEN_NARROW, Crosses::Shores);
        }
    }
}

/// A name of several words in two lines of about the same length.
fn in_two(name: &str) -> Option<String> {
    let ends = |at: usize| at.abs_diff(name.len() - at);
    let spaces = name.match_indices(' ').map(|(at, _)| at);
    let cut = spaces.min_by_key(|at| ends(*at))?;
    Some(format!("{}\n{}", &name[..cut], &name[cut + 1..]))
}

/// The letters of a country that is small on the page.
fn small(theme: &Theme) -> Style {
    let size = SMALLEST;
    Style { spacing: 1.6, halo: 1.4, ..Style::new(size, Face::Regular, theme.muted) }
}

#[cfg(test)]
mod tests {
    use super::in_two;

    #[test]
    fn a_long_name_is_cut_in_its_middle() {
        for (name, wanted) in [
            ("SOUTH SUDAN", Some("SOUTH\nSUDAN")),
            ("BOSNIA AND HERZEGOVINA", Some("BOSNIA AND\nHERZEGOVINA")),
            ("CÔTE D'IVOIRE", Some("CÔTE\nD'IVOIRE")),
            ("JORDAN", None),
        ] {
            assert_eq!(in_two(name).as_deref(), wanted);
        }
    }
}
