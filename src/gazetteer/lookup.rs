//! What an opened gazetteer answers.

use std::borrow::Cow;

use geo::MultiPolygon;

use super::format::{self, HAS_DISPLAYS, HAS_NOTE, HAS_OUTLINE, NONE, Raw};
use super::layer::Layer;
use super::table::LANGUAGES;
use super::{Gazetteer, Gist, NameForm, Named, Record, footprint, grid, prior};
use crate::error::Error;
use crate::model::{
    Bbox, CountryCode, Feature, GeonameId, Language, Meters, Place, PlaceId, Position,
};
use crate::text::key;

/// The compiled gazetteer in the program.
#[cfg(feature = "bundled")]
static WORLD: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteer/world.gaz"));
#[cfg(not(feature = "bundled"))]
static WORLD: &[u8] = &[];

impl Gazetteer {
    /// The gazetteer that comes with the program.
    ///
    /// # Errors
    /// [`Error::Damaged`] if the file in the program is damaged, or none is in it.
    pub fn bundled() -> Result<Self, Error> {
        Self::from_bytes(Cow::Borrowed(WORLD))
    }

    /// A gazetteer from the bytes of a `.gaz` file. Only its header is checked: see
    /// [`Gazetteer::check`].
    ///
    /// # Errors
    /// [`Error::Damaged`] if they are none, of another version, or cut off.
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        Ok(Self { layers: vec![Layer::new(bytes, 0)?] })
    }

    /// The layer of a place, and the place's number in it.
    #[inline]
    pub(super) fn at(&self, place: PlaceId) -> Option<(&Layer, u32)> {
        let layer = self.layers.iter().rev().find(|layer| layer.first <= place.0)?;
        Some((layer, place.0 - layer.first))
    }

    #[inline]
    pub(super) fn raw(&self, place: PlaceId) -> Option<(&Layer, Raw)> {
        let (layer, number) = self.at(place)?;
        Some((layer, layer.raw(number)?))
    }

    /// All places that bear a name, best first: exact and folded matches; where there are
    /// none, derived and inflected ones. Never fuzzy ones.
    ///
    /// # Examples
    /// ```
    /// # use plotroom::gazetteer::Gazetteer;
    /// let world = Gazetteer::bundled()?;
    /// let best = world.named("Tiraspol")[0];
    /// assert_eq!(world.record(best.place).unwrap().country.unwrap().as_str(), "MD");
    /// # Ok::<(), plotroom::Error>(())
    /// ```
    #[must_use]
    pub fn named(&self, name: &str) -> Vec<Named> {
        let mut found = Vec::new();
        let key = key(name);
        self.exact(&key, None, &mut found);
        if found.is_empty() {
            self.otherwise(name, &mut found);
        } else {
            self.irregular(&key, &mut found);
        }
        self.ranked(found)
    }

    /// Whether a place is found by exactly this name.
    pub(crate) fn bears(&self, place: PlaceId, name: &str) -> bool {
        let mut found = Vec::new();
        self.exact(&key(name), None, &mut found);
        found.iter().any(|(bearer, _)| *bearer == place)
    }

    /// Adds the bearers of a key; `form` replaces theirs if it is given.
    pub(super) fn exact(
        &self,
        key: &str,
        form: Option<NameForm>,
        found: &mut Vec<(PlaceId, NameForm)>,
    ) {
        for layer in &self.layers {
            let Some(entry) = layer.index().and_then(|i| i.get(key.as_bytes())) else {
                continue;
            };
            for (place, own) in layer.postings(entry) {
                let place = PlaceId(place.saturating_add(layer.first));
                found.push((place, form.unwrap_or(own)));
            }
        }
    }

    /// Bearers with their priors, likeliest first.
    fn ranked(&self, mut found: Vec<(PlaceId, NameForm)>) -> Vec<Named> {
        found.sort_unstable();
        found.dedup_by_key(|(place, _)| *place);
        if self.layers.len() > 1 {
            self.without_shadowed(&mut found);
        }
        let mut scored: Vec<(f64, PlaceId, NameForm)> = found
            .into_iter()
            .filter_map(|(place, form)| {
                let (layer, raw) = self.raw(place)?;
                let feature = *Feature::ALL.get(usize::from(raw.feature))?;
                let people = u64::from(raw.population);
                let own = if layer.own { prior::OWN } else { 0.0 };
                Some((prior::logit(feature, people, raw.names, form) + own, place, form))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let best = scored.first().map_or(0.0, |s| s.0);
        let total: f64 = scored.iter().map(|s| (s.0 - best).exp()).sum();
        #[expect(clippy::cast_possible_truncation, reason = "a share")]
        let named = |(score, place, form): (f64, PlaceId, NameForm)| Named {
            place,
            form,
            prior: ((score - best).exp() / total) as f32,
        };
        scored.into_iter().map(named).collect()
    }

    /// Drops the places that a layer above describes anew under the same identifier.
    fn without_shadowed(&self, found: &mut Vec<(PlaceId, NameForm)>) {
        let id = |place: PlaceId| {
            self.raw(place).map(|(_, raw)| raw.geonameid).filter(|id| *id != 0)
        };
        let ids: Vec<(PlaceId, u32)> =
            found.iter().filter_map(|(place, _)| Some((*place, id(*place)?))).collect();
        found.retain(|(place, _)| {
            id(*place).is_none_or(|own| {
                !ids.iter().any(|(other, theirs)| other > place && *theirs == own)
            })
        });
    }

    /// Whether it knows the countries of the world, not only places to lay over others.
    #[must_use]
    pub fn is_world(&self) -> bool {
        let countries = format::Section::Countries;
        self.layers.first().is_some_and(|layer| !layer.section(countries).is_empty())
    }

    /// What a folded key ([`crate::text::key`]) is at a glance. Allocates nothing.
    #[must_use]
    pub fn gist(&self, key: &str) -> Option<Gist> {
        let mut gists = self.layers.iter().filter_map(|layer| {
            let entry = layer.index()?.get(key.as_bytes())?;
            layer.gist(entry)
        });
        let first = gists.next()?;
        Some(gists.fold(first, Gist::with))
    }

    /// Whether some name starts with these folded words followed by a space: whether a
    /// longer match is possible. Allocates nothing.
    #[must_use]
    pub fn continues(&self, key: &str) -> bool {
        self.layers.iter().filter_map(Layer::index).any(|index| {
            let behind = |state| index.step(state, b' ').is_some();
            let Some((short, long)) = crate::text::shortened(key) else {
                return index.walk(index.root(), key.as_bytes()).is_some_and(behind);
            };
            // In front of another word "saint" is folded to "st".
            let head = key.len() - long.len();
            let state = index.walk(index.root(), &key.as_bytes()[..head]);
            state.and_then(|s| index.walk(s, short.as_bytes())).is_some_and(behind)
        })
    }

    /// [`Gazetteer::gist`] and [`Gazetteer::continues`] of a key in one look.
    #[must_use]
    pub fn glance(&self, key: &str) -> (Option<Gist>, bool) {
        if crate::text::shortened(key).is_some() {
            return (self.gist(key), self.continues(key));
        }
        let (mut gist, mut continues) = (None::<Gist>, false);
        for layer in &self.layers {
            let Some(index) = layer.index() else { continue };
            let Some(state) = index.walk(index.root(), key.as_bytes()) else { continue };
            continues |= index.step(state, b' ').is_some();
            if let Some(more) = index.value(state).and_then(|entry| layer.gist(entry)) {
                gist = Some(gist.map_or(more, |known| known.with(more)));
            }
        }
        (gist, continues)
    }

    /// The facts of a place.
    #[must_use]
    pub fn record(&self, place: PlaceId) -> Option<Record> {
        let (layer, raw) = self.raw(place)?;
        let parent = |number: u32| {
            (number != NONE).then(|| PlaceId(number.saturating_add(layer.parents)))
        };
        Some(Record {
            geonameid: (raw.geonameid != 0).then_some(GeonameId(raw.geonameid)),
            position: position(&raw),
            feature: *Feature::ALL.get(usize::from(raw.feature))?,
            country: country(&raw),
            admin1: parent(raw.admin1),
            admin2: parent(raw.admin2),
            population: u64::from(raw.population),
            radius: Meters(f64::from(raw.radius)),
            names: raw.names,
            has_outline: raw.flags & HAS_OUTLINE != 0,
        })
    }

    /// A place with its display names, in English.
    #[must_use]
    pub fn place(&self, place: PlaceId) -> Option<Place> {
        let record = self.record(place)?;
        let (layer, number) = self.at(place)?;
        let (_, raw) = self.raw(place)?;
        let noted = raw.flags & HAS_NOTE != 0;
        Some(Place {
            id: Some(place),
            geonameid: record.geonameid,
            name: self.display(place, Language::En),
            position: record.position,
            feature: record.feature,
            country: record.country,
            admin1: record.admin1.map(|area| self.display(area, Language::En)),
            population: record.population,
            radius: record.radius,
            note: if noted { layer.note(number).map(in_words) } else { None },
        })
    }

    /// The display name in a language; in English where there is none in that.
    #[must_use]
    pub fn display(&self, place: PlaceId, language: Language) -> String {
        let Some((layer, raw)) = self.raw(place) else { return String::new() };
        let number = LANGUAGES.iter().position(|(_, l)| *l == language);
        let own = if raw.flags & HAS_DISPLAYS != 0 {
            let number = number.and_then(|n| u8::try_from(n).ok());
            number.and_then(|n| layer.display(place.0 - layer.first, n))
        } else {
            None
        };
        let name = own.unwrap_or_else(|| layer.name(&raw));
        if matches!(&raw.country, b"RO" | b"MD") && !layer.own {
            with_commas(name)
        } else {
            name.to_owned()
        }
    }

    /// The outline of an area, closed rings in lon/lat, outer rings counter-clockwise.
    #[must_use]
    pub fn outline(&self, place: PlaceId) -> Option<MultiPolygon<f64>> {
        let (layer, number) = self.at(place)?;
        footprint::unpack(layer.shape(number)?)
    }

    /// Whether an area's outline holds a position; `None` for a place without an outline.
    #[must_use]
    pub fn holds(&self, area: PlaceId, position: Position) -> Option<bool> {
        let (layer, number) = self.at(area)?;
        let at = geo::Coord { x: position.lon(), y: position.lat() };
        footprint::holds(layer.shape(number)?, at)
    }

    /// The record of a country.
    #[must_use]
    pub fn country(&self, code: CountryCode) -> Option<PlaceId> {
        let code = code.as_str().as_bytes().try_into().ok()?;
        self.layers.iter().find_map(|layer| {
            Some(PlaceId(layer.country(code)?.saturating_add(layer.first)))
        })
    }

    /// The settlements inside a box with at least so many people, largest first.
    #[must_use]
    pub fn settlements(&self, within: Bbox, people: u64) -> Vec<PlaceId> {
        let mut found = Vec::new();
        for layer in &self.layers {
            for cell in grid::cells(within) {
                for number in layer.cell(cell) {
                    let Some(raw) = layer.raw(number) else { continue };
                    if u64::from(raw.population) < people {
                        break;
                    }
                    if inside(within, position(&raw)) {
                        let place = PlaceId(number.saturating_add(layer.first));
                        found.push((std::cmp::Reverse(raw.population), place));
                    }
                }
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, place)| place).collect()
    }

    /// Checks every byte: the checksums of all files that are laid over one another.
    ///
    /// # Errors
    /// [`Error::Damaged`] if a byte differs from what was compiled.
    pub fn check(&self) -> Result<(), Error> {
        if self.layers.iter().all(|layer| format::checksum_holds(layer.bytes())) {
            return Ok(());
        }
        Err(Error::Damaged {
            what: "gazetteer",
            message: "its checksum is wrong: some bytes have changed".to_owned(),
        })
    }

    /// What is in the gazetteer: for each file its data date (yyyymmdd), its size in bytes and
    /// what its compiler wrote about sources and counts, as JSON.
    #[must_use]
    pub fn info(&self) -> Vec<(u32, usize, serde_json::Value)> {
        let one = |layer: &Layer| {
            let meta = layer.section(format::Section::Meta);
            let meta = serde_json::from_slice(meta).unwrap_or_default();
            (layer.date(), layer.bytes().len(), meta)
        };
        self.layers.iter().map(one).collect()
    }

    /// The SHA-256 that the header of the lowest file states, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> Option<String> {
        let stated = format::stated_checksum(self.layers.first()?.bytes())?;
        let hex = |byte: &u8| {
            [byte >> 4, byte & 15]
                .map(|half| char::from_digit(half.into(), 16).unwrap_or('0'))
        };
        Some(stated.iter().flat_map(hex).collect())
    }

    /// How many places there are.
    #[must_use]
    pub fn places(&self) -> u32 {
        self.layers.last().map_or(0, |layer| layer.first.saturating_add(layer.places()))
    }
}

fn position(raw: &Raw) -> Position {
    Position::folded(f64::from(raw.lon) / 1e7, f64::from(raw.lat) / 1e7)
}

fn country(raw: &Raw) -> Option<CountryCode> {
    CountryCode::new(std::str::from_utf8(&raw.country).ok()?)
}

/// A Romanian name with commas below s and t, as they are written: the sources have the
/// cedillas of older encodings in some names.
fn with_commas(name: &str) -> String {
    let letter = |letter| match letter {
        'ş' => 'ș',
        'Ş' => 'Ș',
        'ţ' => 'ț',
        'Ţ' => 'Ț',
        other => other,
    };
    name.chars().map(letter).collect()
}

fn inside(within: Bbox, position: Position) -> bool {
    let (lon, lat) = (position.lon(), position.lat());
    let across = if within.west > within.east {
        lon >= within.west || lon <= within.east
    } else {
        (within.west..=within.east).contains(&lon)
    };
    across && (within.south..=within.north).contains(&lat)
}

/// A note in words for readers; that of a renamed place says how long it had another name.
fn in_words(note: &str) -> String {
    let former = note.strip_prefix("renamed in ").and_then(|n| n.split_once(", before "));
    former.map_or_else(|| note.to_owned(), |(year, name)| format!("until {year} {name}"))
}
