//! The names of countries, set within what is seen of each, so that none crosses a border.

use std::collections::BTreeMap;

use super::{Crosses, Name, Names, Style};
use crate::draw::clip::area;
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Line};
use crate::draw::text;
use crate::gazetteer::{Basemap, Gazetteer, Layer};
use crate::model::{CountryCode, Language};

/// Side of a cell of the picture of a country, in pixels.
const CELL: f64 = 8.0;
/// What it costs to leave out the name of a country.
const HIDDEN: f64 = 30.0;
/// The same where it does not fit on its land.
const HIDDEN_NARROW: f64 = 8.0;
/// So many cells of a narrow country lie under its name.
const FEWEST_UNDER: usize = 4;
/// A country of which fewer cells are seen is not named.
const FEWEST: usize = 30;

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
                continue;
            }
            let seen =
                f64::from(u32::try_from(picture.count()).unwrap_or(u32::MAX)).sqrt();
            // From 13 px for a small part to 25 px for half the map.
            let size = (9.0 + seen / 7.0).clamp(13.0, 25.0);
            let text = name.to_uppercase();
            let mut found = false;
            for size in [size, (0.8 * size).max(13.0), 13.0] {
                let style = Style {
                    spacing: 0.2 * size,
                    halo: 1.4,
                    ..Style::new(size, Face::Regular, self.theme.muted)
                };
                let places = picture.places(style.block(&text), picture.middle());
                if !places.is_empty() {
                    let name = Name::new(text.clone(), style);
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

    /// The name of a narrow country, partly on its water: never on another country.
    fn at_sea(&mut self, text: String, country: &Picture, water: &Picture) {
        let style = Style {
            spacing: 1.6,
            halo: 1.4,
            ..Style::new(13.0, Face::Regular, self.theme.muted)
        };
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
