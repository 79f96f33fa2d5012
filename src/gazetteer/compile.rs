//! From the tables to the bytes of a `.gaz` file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use geo::MultiPolygon;
use serde_json::json;

use super::format::{
    HAS_DISPLAYS, HAS_NOTE, HAS_OUTLINE, NONE, PLACE_BITS, Raw, SECTIONS, Section, file,
};
use super::naming::forms;
use super::prior::logit;
use super::table::{LANGUAGES, Outlines, Row, Rows, Tag, outlines};
use super::{Gist, NameForm, districts, footprint};
use crate::error::Error;
use crate::model::{Feature, Meters, Position};
use crate::text::floor;

/// The tables in the order they are read: later ones amend the rows of earlier ones.
const TABLES: &[&str] = &[
    "countries",
    "continents",
    "admin1",
    "admin2",
    "places",
    "raions",
    "areas",
    "regions",
    "waters",
    "supplement",
    "unions",
    "abbreviations",
    "renames",
    "capitals",
    "display",
    "demonyms",
];

/// What a compiled gazetteer holds, for a word to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// What could not be taken, one sentence each.
    pub warnings: Vec<String>,
}

/// Compiles the tables in some folders (`places.tsv`, `countries.tsv`, `regions.tsv` ...; each
/// may be absent) and `outlines.geojsonl` to the bytes of a gazetteer. `date` is that of the
/// data, as yyyymmdd; `sources` is written into the file for `info`.
///
/// # Errors
/// [`Error::Io`] for a file that cannot be read, [`Error::Row`] for a bad line.
pub fn compile(
    folders: &[PathBuf],
    date: u32,
    sources: &serde_json::Value,
) -> Result<Compiled, Error> {
    let mut rows = Rows::default();
    let mut shapes = Outlines::new();
    for table in TABLES {
        rows.amendments_first = *table == "display";
        for folder in folders {
            let path = folder.join(format!("{table}.tsv"));
            if path.exists() {
                rows.read(&path)?;
            }
            // Upstream files know more of the places, and the tables behind them have the
            // last word.
            if *table == "places" {
                super::upstream::read(folder, &mut rows)?;
            }
        }
    }
    for folder in folders {
        shapes.extend(outlines(&folder.join("outlines.geojsonl"))?);
    }
    Ok(pack(rows, &shapes, date, sources, &BTreeMap::new()))
}

/// The bytes of a gazetteer of some rows. `parents` numbers areas that are not among the rows,
/// by key.
pub(super) fn pack(
    rows: Rows,
    shapes: &Outlines,
    date: u32,
    sources: &serde_json::Value,
    parents: &BTreeMap<String, u32>,
) -> Compiled {
    let mut warnings = Vec::new();
    let mut rows = rows;
    super::regions::merge(&mut rows.rows);
    let outlines: Vec<Option<MultiPolygon<f64>>> =
        rows.rows.iter().map(|row| super::regions::outline(row, shapes)).collect();
    for (row, outline) in rows.rows.iter_mut().zip(&outlines) {
        if row.position.is_none() {
            row.position = outline.as_ref().and_then(super::regions::center);
        }
    }
    super::regions::centered(&mut rows.rows);
    for row in &rows.rows {
        if row.name.is_empty() || row.position.is_none() {
            warnings.push(format!(
                "{} is left out: it has no {}",
                row.key,
                if row.name.is_empty() { "name" } else { "position" }
            ));
        }
    }
    districts::demote(&mut rows.rows);
    let mut writer = Writer::default();
    let mut places = Writer::places(&rows);
    let count = places.len();
    places.extend(parents.iter().map(|(key, place)| (key.as_str(), *place)));
    for (row, outline) in rows.rows.iter().zip(&outlines) {
        if let Some(&place) = places.get(row.key.as_str()) {
            writer.row(row, outline.as_ref(), place, &places);
        }
    }
    let meta = json!({
        "sources": sources,
        "places": count,
        "countries": writer.countries.len(),
        "outlines": writer.sections[Section::Outlines as usize].len() / 12,
        "names": writer.names.len(),
    });
    Compiled { bytes: writer.file(date, &meta), warnings }
}

#[derive(Default)]
struct Writer {
    sections: [Vec<u8>; SECTIONS],
    raws: Vec<(Raw, Feature)>,
    names: BTreeMap<String, Vec<(u32, NameForm)>>,
    countries: Vec<([u8; 2], u32)>,
}

fn small<T: TryFrom<usize> + Default>(number: usize) -> T {
    T::try_from(number).unwrap_or_default()
}

impl Writer {
    /// The number of each usable row, by key.
    fn places(rows: &Rows) -> BTreeMap<&str, u32> {
        let usable =
            rows.rows.iter().filter(|row| !row.name.is_empty() && row.position.is_some());
        (0..1 << PLACE_BITS).zip(usable).map(|(i, row)| (row.key.as_str(), i)).collect()
    }

    fn text(&mut self, text: &str) -> u32 {
        let section = &mut self.sections[Section::Text as usize];
        let at = small(section.len());
        section.extend(text.as_bytes());
        at
    }

    fn push(&mut self, section: Section, words: &[u32]) {
        for word in words {
            self.sections[section as usize].extend(word.to_le_bytes());
        }
    }

    fn row(
        &mut self,
        row: &Row,
        outline: Option<&MultiPolygon<f64>>,
        place: u32,
        places: &BTreeMap<&str, u32>,
    ) {
        let Some(position) = row.position else { return };
        let feature = row.feature.unwrap_or(Feature::Spot);
        let parent = |key: String| places.get(key.as_str()).copied().unwrap_or(NONE);
        let admin1 = parent(format!("admin1:{}", row.admin1));
        let name = self.text(clipped(&row.name));
        let mut flags = 0;
        if let Some(outline) = outline {
            flags |= HAS_OUTLINE;
            let packed = footprint::pack(outline);
            let at = small(self.sections[Section::Shapes as usize].len());
            self.push(Section::Outlines, &[place, at, small(packed.len())]);
            self.sections[Section::Shapes as usize].extend(packed);
        }
        if !row.note.is_empty() {
            flags |= HAS_NOTE;
            let at = self.text(&row.note);
            self.push(Section::Notes, &[place, at, small(row.note.len())]);
        }
        for (number, (_, language)) in (0_u32..).zip(LANGUAGES) {
            let shown = row.names.iter().find(|(tag, _)| *tag == Tag::In(language));
            let Some((_, shown)) = shown.filter(|(_, shown)| *shown != row.name) else {
                continue;
            };
            // English is decided by the name itself.
            if number == 0 {
                continue;
            }
            flags |= HAS_DISPLAYS;
            let shown = clipped(shown).to_owned();
            let at = self.text(&shown);
            let length: u32 = small(shown.len());
            self.push(Section::Displays, &[place, at, number | length << 8]);
        }
        for (key, form) in forms(row, feature) {
            let bearers = self.names.entry(key).or_default();
            match bearers.iter_mut().find(|(p, _)| *p == place) {
                Some((_, known)) => *known = (*known).min(form),
                None => bearers.push((place, form)),
            }
        }
        let code: [u8; 2] = row.country.as_bytes().try_into().unwrap_or_default();
        if feature.is_country() {
            self.countries.push((code, place));
        }
        let raw = Raw {
            geonameid: row.geonameid,
            lon: fixed(position.lon()),
            lat: fixed(position.lat()),
            population: u32::try_from(row.population).unwrap_or(u32::MAX),
            admin1,
            admin2: parent(row.admin2.clone()),
            radius: radius(row, position, outline),
            name,
            names: small(row.names.len().min(usize::from(u16::MAX))),
            country: code,
            feature: number_of(feature),
            name_length: small(clipped(&row.name).len()),
            flags,
        };
        self.raws.push((raw, feature));
    }

    fn file(mut self, date: u32, meta: &serde_json::Value) -> Vec<u8> {
        let mut keys = fst::MapBuilder::memory();
        let names = std::mem::take(&mut self.names);
        let mut postings = 0_u32;
        for (number, (key, mut bearers)) in (0_u64..).zip(names) {
            let gist = self.order(&mut bearers);
            // Keys of a map ascend, so the builder has nothing to object to.
            let _ = keys.insert(key.as_bytes(), number);
            self.push(Section::Entries, &[postings, gist]);
            for (place, form) in &bearers {
                self.push(Section::Postings, &[place | (*form as u32) << PLACE_BITS]);
            }
            postings += small::<u32>(bearers.len());
        }
        self.push(Section::Entries, &[postings, 0]);
        self.sections[Section::Keys as usize] = keys.into_inner().unwrap_or_default();
        self.sections[Section::Meta as usize] = meta.to_string().into_bytes();
        let mut records = Vec::with_capacity(self.raws.len() * super::format::RECORD);
        self.raws.iter().for_each(|(raw, _)| raw.put(&mut records));
        self.sections[Section::Records as usize] = records;
        self.countries.sort_unstable();
        for (code, place) in std::mem::take(&mut self.countries) {
            self.sections[Section::Countries as usize].extend([code[0], code[1], 0, 0]);
            self.push(Section::Countries, &[place]);
        }
        self.cells();
        file(date, &self.sections)
    }

    /// Puts the likeliest bearer first, and tells what the name is at a glance.
    fn order(&self, bearers: &mut [(u32, NameForm)]) -> u32 {
        let score = |&(place, form): &(u32, NameForm)| {
            let (raw, feature) = &self.raws[place as usize];
            logit(*feature, u64::from(raw.population), raw.names, form)
        };
        bearers.sort_by(|a, b| score(b).total_cmp(&score(a)).then(a.0.cmp(&b.0)));
        let mut gist = Gist::default();
        let mut largest = 0;
        for &(place, form) in bearers.iter() {
            let (raw, feature) = &self.raws[place as usize];
            gist.classes |= super::naming::classes(*feature, form, raw.country);
            gist.current |= form == NameForm::Current;
            if form != NameForm::Demonym {
                largest = largest.max(raw.population);
            }
        }
        gist.count = u8::try_from(bearers.len()).unwrap_or(u8::MAX);
        gist.size = Gist::size_of(largest.into());
        gist.packed()
    }

    /// Settlements by cell of one degree, largest first.
    fn cells(&mut self) {
        let mut cells: Vec<(u32, u32, u32)> = (0..)
            .zip(&self.raws)
            .filter(|(_, (_, feature))| {
                feature.is_settlement() && *feature != Feature::District
            })
            .map(|(place, (raw, _))| {
                (super::grid::cell(raw.lon, raw.lat), u32::MAX - raw.population, place)
            })
            .collect();
        cells.sort_unstable();
        let mut starts = vec![0; super::grid::CELLS as usize + 1];
        for (cell, _, place) in &cells {
            self.push(Section::Cells, &[*place]);
            starts[*cell as usize + 1] += 1;
        }
        let mut total = 0;
        for count in &mut starts {
            total += *count;
            *count = total;
        }
        self.push(Section::Grid, &starts);
    }
}

/// A name of at most 255 bytes.
fn clipped(name: &str) -> &str {
    &name[..floor(name, 255)]
}

#[expect(clippy::cast_possible_truncation, reason = "180 degrees are 1.8e9 units")]
fn fixed(degrees: f64) -> i32 {
    (degrees * 1e7).round() as i32
}

fn number_of(feature: Feature) -> u8 {
    small(Feature::ALL.iter().position(|f| *f == feature).unwrap_or(0))
}

/// The radius of a row in meters: the stated one, that of its outline, or for a settlement
/// the circle that so many people live in: 15 km for a million, never less than 1 km.
fn radius(row: &Row, position: Position, outline: Option<&MultiPolygon<f64>>) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a square root of people")]
    let people = row.population as f64;
    let meters = match (row.radius, outline) {
        (Some(Meters(stated)), _) => stated,
        (None, Some(outline)) => super::regions::radius(outline, position).0,
        (None, None) => match row.feature {
            Some(feature) if feature.is_settlement() => {
                (15.0 * people.sqrt()).clamp(1_000.0, 40_000.0)
            }
            Some(Feature::Country) => 300_000.0,
            Some(Feature::Admin1) => 60_000.0,
            Some(Feature::Admin2) => 25_000.0,
            _ => 10_000.0,
        },
    };
    #[expect(clippy::cast_possible_truncation, reason = "meters to seven digits")]
    let meters = meters as f32;
    meters
}
