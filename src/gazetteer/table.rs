//! The intermediate: tables of places as tab-separated text, and outlines as GeoJSON lines.

use std::collections::BTreeMap;
use std::path::Path;

use geo::MultiPolygon;

use crate::error::Error;
use crate::model::{Feature, Language, Meters, Position};

/// One place of the intermediate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// What the place is called in tables: `geonames:698740`, `admin1:UA.17`,
    /// `country:UA`, `region:transnistria`.
    pub(super) key: String,
    /// Stated, or the number in a key of that form; 0 for none.
    pub(super) geonameid: u32,
    pub(super) name: String,
    pub(super) feature: Option<Feature>,
    /// ISO 3166-1 alpha-2, or empty.
    pub(super) country: String,
    /// Country and code, `UA.17`, or empty.
    pub(super) admin1: String,
    /// Key of the second-level area, or empty.
    pub(super) admin2: String,
    pub(super) position: Option<Position>,
    pub(super) radius: Option<Meters>,
    pub(super) population: u64,
    /// `outline:KEY`, `KEY+KEY`, `poly:lon lat, ...` or empty.
    pub(super) outline: String,
    pub(super) names: Vec<(Tag, String)>,
    pub(super) note: String,
}

/// What a name in a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// Some name or spelling.
    Plain,
    /// Today's name in a language that the program shows.
    In(Language),
    /// Today's name in another language.
    Foreign,
    /// A former name.
    Old,
    /// An abbreviation.
    Abbreviation,
    /// A short form.
    Short,
    /// A name of the people.
    Demonym,
}

/// The languages of display names, by the tag in the tables; the place is the stored number.
pub(super) const LANGUAGES: [(&str, Language); 9] = [
    ("en", Language::En),
    ("uk", Language::Uk),
    ("ru", Language::Ru),
    ("de", Language::De),
    ("fr", Language::Fr),
    ("es", Language::Es),
    ("it", Language::It),
    ("pl", Language::Pl),
    ("ro", Language::Ro),
];

fn names(cell: &str) -> Vec<(Tag, String)> {
    let tagged = |part: &str| {
        let (tag, name) = match part.split_once(':') {
            Some((tag, name))
                if tag.len() <= 7 && tag.bytes().all(|b| b.is_ascii_lowercase()) =>
            {
                (tag, name)
            }
            _ => ("", part),
        };
        let tag = match tag {
            "" => Tag::Plain,
            "old" => Tag::Old,
            "abbr" => Tag::Abbreviation,
            "short" => Tag::Short,
            "demonym" => Tag::Demonym,
            tag => LANGUAGES
                .iter()
                .find(|(code, _)| *code == tag)
                .map_or(Tag::Foreign, |(_, language)| Tag::In(*language)),
        };
        (tag, name.trim().to_owned())
    };
    cell.split('|').map(tagged).filter(|(_, name)| !name.is_empty()).collect()
}

/// All rows of the tables, by key in the order of first sight. A row whose key was seen
/// before amends that one: its filled cells replace, its names are added.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    by_key: BTreeMap<String, usize>,
    /// Whether the names of amending rows go before those that are known.
    pub(super) amendments_first: bool,
}

impl Rows {
    /// Whether a row of this key is there.
    pub(super) fn knows(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// Adds a row, or amends the row of the same key.
    pub(super) fn add(&mut self, row: Row) {
        let Some(&at) = self.by_key.get(&row.key) else {
            self.by_key.insert(row.key.clone(), self.rows.len());
            self.rows.push(row);
            return;
        };
        let known = &mut self.rows[at];
        for (old, new) in [
            (&mut known.country, row.country),
            (&mut known.admin1, row.admin1),
            (&mut known.admin2, row.admin2),
            (&mut known.outline, row.outline),
            (&mut known.note, row.note),
        ] {
            if !new.is_empty() {
                *old = new;
            }
        }
        if !row.name.is_empty() && row.name != known.name {
            let before = std::mem::replace(&mut known.name, row.name);
            known.names.push((Tag::Plain, before));
        }
        if row.geonameid != 0 {
            known.geonameid = row.geonameid;
        }
        known.feature = row.feature.or(known.feature);
        known.position = row.position.or(known.position);
        known.radius = row.radius.or(known.radius);
        known.population =
            if row.population > 0 { row.population } else { known.population };
        // The first name in a language is the one that is displayed.
        if self.amendments_first {
            known.names.splice(0..0, row.names);
        } else {
            known.names.extend(row.names);
        }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// [`Error::Io`], or [`Error::Row`] that names the line and the cure.
    pub(super) fn read(&mut self, path: &Path) -> Result<(), Error> {
        let text = text_of(path)?;
        let bad = |line: usize, message: String| Error::Row {
            path: path.to_owned(),
            line,
            message,
        };
        let mut lines = (1..).zip(text.lines()).filter(|(_, l)| !l.starts_with('#'));
        let (_, header) =
            lines.next().ok_or_else(|| bad(1, "it has no header line".into()))?;
        let columns: Vec<&str> = header.split('\t').collect();
        for (line, text) in lines.filter(|(_, l)| !l.trim().is_empty()) {
            let cells: Vec<&str> = text.split('\t').collect();
            let cell = |name: &str| {
                let at = columns.iter().position(|c| *c == name);
                at.and_then(|at| cells.get(at)).map_or("", |c| c.trim())
            };
            let row = row(&cell).map_err(|message| bad(line, message))?;
            self.add(row);
        }
        Ok(())
    }
}

/// The whole text of a file.
pub(super) fn text_of(path: &Path) -> Result<String, Error> {
    #[expect(clippy::disallowed_methods, reason = "the compiler reads its tables")]
    std::fs::read_to_string(path).map_err(|source| Error::Io {
        action: "read",
        path: path.to_owned(),
        source,
    })
}

fn row<'a>(cell: &dyn Fn(&str) -> &'a str) -> Result<Row, String> {
    let number = |name: &str| match cell(name) {
        "" => Ok(None),
        text => text
            .parse::<f64>()
            .map(Some)
            .ok()
            .ok_or_else(|| format!("\"{text}\" in column {name} is no number")),
    };
    let feature = match cell("feature") {
        "" => None,
        code => Some(Feature::from_code(code).ok_or_else(|| {
            format!("\"{code}\" in column feature is no feature code that we know")
        })?),
    };
    let position = match (number("lon")?, number("lat")?) {
        (Some(lon), Some(lat)) => {
            Some(Position::new(lon, lat).map_err(|error| error.to_string())?)
        }
        (None, None) => None,
        _ => return Err("give both lat and lon, or neither".to_owned()),
    };
    let population = number("population")?.unwrap_or(0.0).max(0.0);
    let mut key = cell("key").to_owned();
    if key.is_empty() {
        // Demonyms are listed by the key of their country or region.
        cell("country_or_region_key").clone_into(&mut key);
    }
    if key.is_empty() {
        return Err("give the row a key".to_owned());
    }
    let mut listed = names(cell("names"));
    listed.extend(
        cell("forms")
            .split('|')
            .filter(|form| !form.trim().is_empty())
            .map(|form| (Tag::Demonym, form.trim().to_owned())),
    );
    let geonameid = match cell("geonameid") {
        "" => key.strip_prefix("geonames:").unwrap_or("0"),
        stated => stated,
    };
    let geonameid = geonameid
        .parse()
        .ok()
        .ok_or_else(|| format!("\"{geonameid}\" is no GeoNames identifier"))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is not negative, and people are whole"
    )]
    Ok(Row {
        geonameid,
        key,
        name: cell("name").to_owned(),
        feature,
        country: cell("country").to_owned(),
        admin1: cell("admin1").to_owned(),
        admin2: cell("admin2").to_owned(),
        position,
        radius: number("radius_km")?.map(Meters::from_km),
        population: population as u64,
        outline: cell("outline").to_owned(),
        names: listed,
        note: cell("note").to_owned(),
    })
}

/// Outlines by key.
pub(super) type Outlines = BTreeMap<String, MultiPolygon<f64>>;

/// Reads outlines, one GeoJSON Feature with a property `key` a line. A file that is not
/// there holds none.
///
/// # Errors
/// [`Error::Row`] for a line that is no such feature.
pub(super) fn outlines(path: &Path) -> Result<Outlines, Error> {
    let mut found = Outlines::new();
    if !path.exists() {
        return Ok(found);
    }
    for (line, text) in (1..).zip(text_of(path)?.lines()) {
        let bad = |message: &str| Error::Row {
            path: path.to_owned(),
            line,
            message: message.to_owned(),
        };
        if text.trim().is_empty() {
            continue;
        }
        let feature: geojson::Feature =
            text.parse().ok().ok_or_else(|| bad("it is no GeoJSON feature"))?;
        let key = feature.property("key").and_then(|k| k.as_str()).map(str::to_owned);
        let key = key.ok_or_else(|| bad("the feature has no property \"key\""))?;
        let geometry =
            feature.geometry.ok_or_else(|| bad("the feature has no geometry"))?;
        let polygons = match geo::Geometry::try_from(geometry) {
            Ok(geo::Geometry::Polygon(one)) => MultiPolygon(vec![one]),
            Ok(geo::Geometry::MultiPolygon(many)) => many,
            _ => return Err(bad("its geometry is no polygon")),
        };
        found.insert(key, polygons);
    }
    Ok(found)
}
