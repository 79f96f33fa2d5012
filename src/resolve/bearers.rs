//! The places that may be meant: every name once a document, with the facts of its bearers in
//! flat arrays.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::gazetteer::{self, Gazetteer, NameForm, Named};
use crate::model::{
    CountryCode, Document, Feature, GeonameId, Mention, MentionKind, PlaceId, Position,
};
use crate::settings::{Cue, Names};
use crate::text::{key, signature, spaced};

/// How many bearers of a name are weighed.
const MOST: usize = 60;

/// How far the point of a region that is a city lies from the city's, in kilometers.
const CITY_KM: f32 = 30.0;
/// How many times as many people such a region may have, as a power of ten.
const CITY_PEOPLE: f32 = 0.5;

/// People of a town that the country of its name is not mistaken for.
const SMALL_TOWN: u64 = 100_000;

/// A place that bears a name of the text: the facts that ranking needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bearer {
    pub place: PlaceId,
    pub geonameid: Option<GeonameId>,
    pub form: NameForm,
    pub prior: f32,
    pub feature: Feature,
    pub country: Option<CountryCode>,
    pub admin1: Option<PlaceId>,
    pub admin2: Option<PlaceId>,
    pub position: Position,
    /// The position as a unit vector.
    pub unit: [f32; 3],
    /// log10 of the people, counted from 1.
    pub people: f32,
    pub population: u64,
    /// How many names it has.
    pub names: u16,
    pub radius_km: f32,
    pub has_outline: bool,
}

impl Bearer {
    /// The great-circle distance in kilometers, good to a percent: for ranking only.
    pub(super) fn km(&self, other: &Self) -> f32 {
        apart(self.unit, other.unit)
    }

    /// Whether it is neither a town nor a region.
    pub(super) fn is_wet(&self) -> bool {
        !matches!(self.feature.class(), 'A' | 'P')
    }

    /// Whether it is too wide for its point to say where it is.
    pub(super) fn is_wide(&self) -> bool {
        self.feature.is_country()
            || matches!(
                self.feature,
                Feature::Continent | Feature::Union | Feature::Ocean
            )
            || self.feature.is_area() && self.radius_km > 400.0
    }
}

/// The distance in kilometers between two unit vectors, on a sphere of 6,371 km.
pub(super) fn apart(a: [f32; 3], b: [f32; 3]) -> f32 {
    let square: f32 = a.iter().zip(&b).map(|(x, y)| (x - y) * (x - y)).sum();
    12742.0 * (square.sqrt() * 0.5).min(1.0).asin()
}

/// A position as a unit vector.
pub(super) fn unit(position: Position) -> [f32; 3] {
    let (lon, lat) = (position.lon().to_radians(), position.lat().to_radians());
    #[expect(clippy::cast_possible_truncation, reason = "meters do not matter here")]
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()].map(|x| x as f32)
}

/// A name of the text with all its mentions.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The folded name.
    pub key: String,
    /// What the words at the name say it is.
    pub hint: Option<Feature>,
    /// Its mentions, by index, in order.
    pub mentions: Vec<u32>,
    /// Its bearers, in [`Groups::bearers`].
    pub bearers: Range<usize>,
    /// How many places bear the name in all.
    pub considered: usize,
    /// Whether the words at the name, and not the name itself, say that it is a water: "the
    /// Helmand River" is no province.
    pub water: bool,
}

/// The names of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Groups {
    pub groups: Vec<Group>,
    pub bearers: Vec<Bearer>,
    /// The group of every mention; `None` for coordinates.
    pub of: Vec<Option<u32>>,
    /// Coordinates written in the text, with how many groups stand in front.
    pub points: Vec<(usize, [f32; 3])>,
}

impl Groups {
    /// Groups mentions by name: one name has one sense in a document.
    pub(super) fn new(
        document: &Document,
        mentions: &[Mention],
        gazetteer: &Gazetteer,
    ) -> Self {
        let mut groups = Self::default();
        let names = Names::of(document.language);
        let mut known: FxHashMap<(String, Option<Feature>, bool), u32> =
            FxHashMap::default();
        for (at, mention) in mentions.iter().enumerate() {
            if let MentionKind::Coordinates(position) = mention.kind {
                groups.points.push((groups.groups.len(), unit(position)));
                groups.of.push(None);
                continue;
            }
            let demonym = mention.kind == MentionKind::Demonym;
            let written = mention.span.of(&document.text);
            let name = if mention.name.is_empty() { written } else { &mention.name };
            let word = (key(name), mention.hint, demonym);
            let next = u32::try_from(groups.groups.len()).unwrap_or(u32::MAX);
            let group = *known.entry(word).or_insert_with_key(|(folded, hint, _)| {
                let found = named(gazetteer, written, name, demonym, names);
                let generic = |word| names.generic(signature(word)).is_some();
                let water = hint.is_some_and(|hint| hint.class() == 'H')
                    && !folded.split(' ').any(generic);
                groups.add(folded.clone(), (*hint, water), &found, gazetteer);
                next
            });
            if let Some(group) = groups.groups.get_mut(group as usize) {
                group.mentions.push(u32::try_from(at).unwrap_or(u32::MAX));
            }
            groups.of.push(Some(group));
        }
        groups
    }

    fn add(
        &mut self,
        key: String,
        (hint, water): (Option<Feature>, bool),
        found: &[Named],
        gazetteer: &Gazetteer,
    ) {
        let start = self.bearers.len();
        let bearers = found.iter().filter_map(|named| bearer(named, gazetteer));
        self.bearers.extend(bearers.take(MOST));
        if hint.is_none() {
            drop_city_regions(&mut self.bearers, start);
            drop_towns_of_their_country(&mut self.bearers, start);
            drop_aliases_of_capitals(&mut self.bearers, start);
        } else if hint.is_some_and(|hint| hint.class() == 'H') {
            drop_dry(&mut self.bearers, start, water);
        }
        let bearers = start..self.bearers.len();
        let considered = found.len();
        let mentions = Vec::new();
        self.groups.push(Group { key, hint, mentions, bearers, considered, water });
    }

    /// The bearers of a group.
    pub(super) fn bearers(&self, group: usize) -> &[Bearer] {
        let range = self.groups.get(group).map_or(0..0, |group| group.bearers.clone());
        self.bearers.get(range).unwrap_or_default()
    }
}

/// Drops towns and regions where a water bears the name: all of them where the word for the
/// water stands beside the name, else those that only go by it ("Red Sea State").
fn drop_dry(bearers: &mut Vec<Bearer>, start: usize, all: bool) {
    let own = |bearer: &Bearer| bearer.form == NameForm::Current;
    let wet = |bearer: &Bearer| bearer.feature.class() == 'H' && (all || own(bearer));
    if bearers[start..].iter().any(wet) {
        let tail = bearers.split_off(start);
        bearers.extend(tail.into_iter().filter(|b| b.is_wet() || !all && own(b)));
    }
}

/// Drops regions that are no more than the city whose name they bear, where the words do not
/// ask for the region: "Kyiv" is the city.
fn drop_city_regions(bearers: &mut Vec<Bearer>, start: usize) {
    let tail = bearers.split_off(start);
    let is_city = |region: &Bearer| {
        matches!(region.feature, Feature::Admin1 | Feature::Admin2)
            && tail.iter().any(|city| {
                city.feature.is_settlement()
                    && city.people + CITY_PEOPLE >= region.people
                    && city.km(region) < CITY_KM
            })
    };
    bearers.extend(tail.iter().filter(|bearer| !is_city(bearer)));
}

/// Drops a small town that bears the name of the country in which it lies, unless it is the
/// capital: "Mozambique" is the country.
fn drop_towns_of_their_country(bearers: &mut Vec<Bearer>, start: usize) {
    let tail = bearers.split_off(start);
    let is_namesake = |town: &Bearer| {
        let small = town.feature.is_settlement()
            && town.feature != Feature::Capital
            && town.population < SMALL_TOWN;
        let bears = |country: &Bearer| {
            country.feature.is_country()
                && country.form == NameForm::Current
                && country.country == town.country
        };
        small && tail.iter().any(bears)
    };
    bearers.extend(tail.iter().filter(|bearer| !is_namesake(bearer)));
}

/// Drops towns that only have been called as a country's capital is today: "Islamabad" is not
/// Anantnag, however near that is.
fn drop_aliases_of_capitals(bearers: &mut Vec<Bearer>, start: usize) {
    let tail = &bearers[start..];
    let capital =
        |b: &Bearer| b.feature == Feature::Capital && b.form == NameForm::Current;
    if tail.iter().any(capital) {
        let tail = bearers.split_off(start);
        let is_alias =
            |b: &Bearer| b.feature.is_settlement() && b.form != NameForm::Current;
        bearers.extend(tail.into_iter().filter(|b| !is_alias(b)));
    }
}

fn bearer(named: &Named, gazetteer: &Gazetteer) -> Option<Bearer> {
    let record = gazetteer.record(named.place)?;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a logarithm"
    )]
    let people = ((gazetteer::peopled(record.feature, record.population) + 1) as f64)
        .log10() as f32;
    #[expect(clippy::cast_possible_truncation, reason = "a radius for ranking")]
    let radius_km = record.radius.km() as f32;
    Some(Bearer {
        place: named.place,
        geonameid: record.geonameid,
        form: named.form,
        prior: named.prior,
        feature: record.feature,
        country: record.country,
        admin1: record.admin1,
        admin2: record.admin2,
        position: record.position,
        unit: unit(record.position),
        people,
        population: record.population,
        names: record.names,
        radius_km,
        has_outline: record.has_outline,
    })
}

/// The bearers of a mention, by the words as written and by the bare name.
fn named(
    gazetteer: &Gazetteer,
    written: &str,
    name: &str,
    demonym: bool,
    words: &Names,
) -> Vec<Named> {
    let mut found = if written == name { Vec::new() } else { gazetteer.named(written) };
    for other in gazetteer.named(name) {
        if found.iter().all(|known| known.place != other.place) {
            found.push(other);
        }
    }
    if demonym {
        if found.iter().any(|named| named.form == NameForm::Demonym) {
            found.retain(|named| named.form == NameForm::Demonym);
        }
    } else if found.iter().any(|named| named.form != NameForm::Demonym) {
        found.retain(|named| named.form != NameForm::Demonym);
    }
    if found.is_empty() { parts(gazetteer, name, words) } else { found }
}

/// The bearers of the longest part of a name that is known: "Grand Rapids area".
fn parts(gazetteer: &Gazetteer, name: &str, names: &Names) -> Vec<Named> {
    let spaced = unjoined(name);
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if words.len() > 8 {
        return Vec::new();
    }
    let lookup = |words: &[&str]| {
        let mut found = gazetteer.named(&words.join(" "));
        found.retain(|named| named.form != NameForm::Demonym);
        for named in &mut found {
            named.form = named.form.max(NameForm::Derived);
        }
        found
    };
    if spaced != name {
        let found = lookup(&words);
        if !found.is_empty() {
            return found;
        }
    }
    for length in (1..words.len()).rev() {
        for part in [&words[..length], &words[words.len() - length..]] {
            let capital = part[0].starts_with(char::is_uppercase);
            let tells = part.iter().any(|word| !is_common(word, names));
            let found = if capital && tells { lookup(part) } else { Vec::new() };
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// Whether a word of a name is one of many names: "Islands", "Greater", "University".
fn is_common(word: &str, names: &Names) -> bool {
    let cues = [
        Cue::GEOGRAPHIC,
        Cue::DIRECTION,
        Cue::FACILITY,
        Cue::ORGANIZATION,
        Cue::UNIT,
        Cue::TITLE,
        Cue::FUNCTION,
    ];
    let sig = signature(word);
    names.generic(sig).is_some() || cues.iter().any(|cue| names.cue(sig).has(*cue))
}

/// `#NewYork` as "New York", `Foo/Bar` as "Foo Bar".
fn unjoined(name: &str) -> String {
    let parts = name.split(['#', '@', '_', '/']).map(spaced);
    parts.collect::<Vec<_>>().join(" ")
}
