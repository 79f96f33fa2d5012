//! A user's own places, laid over an opened gazetteer.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use geo::{LineString, MultiPolygon};

use super::compile::pack;
use super::layer::Layer;
use super::table::{Outlines, Row, Rows, Tag, text_of};
use super::{Gazetteer, Record};
use crate::error::Error;
use crate::geodesy::{inverse, line_outline};
use crate::model::{Bbox, Feature, Meters, PlaceId, Position};

impl Gazetteer {
    /// Opens a `.gaz` file.
    ///
    /// # Errors
    /// [`Error::Io`] if it cannot be read, [`Error::Damaged`] as [`Gazetteer::from_bytes`].
    pub fn open(path: &Path) -> Result<Self, Error> {
        #[expect(clippy::disallowed_methods, reason = "the gazetteer opens its files")]
        let bytes = std::fs::read(path).map_err(|source| Error::Io {
            action: "read",
            path: path.to_owned(),
            source,
        })?;
        Self::from_bytes(Cow::Owned(bytes))
    }

    /// Lays a compiled file, or a CSV or GeoJSON file of places over the gazetteer: columns or properties `name`,
    /// `lat`, `lon`, and if wanted `aliases` (separated by `|` or `;`), `radius` (km), `kind` (a
    /// word such as village, airfield, line, or a feature code), `country`, `population`,
    /// `note`. Polygons and lines become outlines. Answers what could not be used, one
    /// sentence a row that names file, line and cure.
    ///
    /// # Errors
    /// [`Error::Io`] if the file cannot be read, [`Error::Row`] if it is neither.
    pub fn lay_over(&mut self, path: &Path) -> Result<Vec<String>, Error> {
        let first = self.places();
        if path.extension().is_some_and(|ending| ending == "gaz") {
            for mut layer in Self::open(path)?.layers {
                layer.first = first;
                layer.parents = first;
                self.layers.push(layer);
            }
            return Ok(Vec::new());
        }
        let text = text_of(path)?;
        let mut found = Found::default();
        if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
            from_geojson(&text, path, &mut found)?;
        } else {
            from_csv(&text, path, &mut found)?;
        }
        let mut parents = BTreeMap::new();
        for row in &mut found.rows.rows {
            self.placed(row, &mut parents);
        }
        let sources = serde_json::json!([{
            "name": path.file_name().unwrap_or_default().to_string_lossy(),
            "gives": "the user's own places",
        }]);
        let built = pack(found.rows, &found.shapes, 0, &sources, &parents);
        let mut layer = Layer::new(Cow::Owned(built.bytes), first)?;
        (layer.parents, layer.own) = (0, true);
        self.layers.push(layer);
        found.bad.extend(built.warnings);
        Ok(found.bad)
    }

    /// Gives a row the country and region of the nearest known settlement, if it states none.
    fn placed(&self, row: &mut Row, parents: &mut BTreeMap<String, u32>) {
        let Some(position) = row.position else { return };
        let Some(near) = self.nearest(position) else { return };
        if row.country.is_empty() {
            row.country =
                near.country.map_or_else(String::new, |c| c.as_str().to_owned());
        }
        if let Some(PlaceId(area)) = near.admin1 {
            row.admin1 = format!("@{area}");
            parents.insert(format!("admin1:@{area}"), area);
        }
    }

    /// The settlement nearest to a position, if one is within about 50 km: in the region whose
    /// outline holds the position, if one does.
    fn nearest(&self, position: Position) -> Option<Record> {
        let (lon, lat) = (position.lon(), position.lat());
        [0.1, 0.5].into_iter().find_map(|reach| {
            let within = Bbox {
                west: (lon - reach * 2.0).max(-180.0),
                south: (lat - reach).max(-90.0),
                east: (lon + reach * 2.0).min(180.0),
                north: (lat + reach).min(90.0),
            };
            let mut near: Vec<(f64, Record)> = self
                .settlements(within, 0)
                .into_iter()
                .filter_map(|place| self.record(place))
                .map(|record| (inverse(position, record.position).distance.0, record))
                .collect();
            near.sort_by(|a, b| a.0.total_cmp(&b.0));
            let held = near.iter().find(|(_, record)| {
                record.admin1.and_then(|area| self.holds(area, position)) == Some(true)
            });
            held.or_else(|| near.first()).map(|(_, record)| *record)
        })
    }
}

#[derive(Default)]
struct Found {
    rows: Rows,
    shapes: Outlines,
    bad: Vec<String>,
}

/// What a user calls a kind, and the feature it is.
const KINDS: &[(&str, Feature)] = &[
    ("city", Feature::Settlement),
    ("town", Feature::Settlement),
    ("village", Feature::Settlement),
    ("settlement", Feature::Settlement),
    ("district", Feature::District),
    ("region", Feature::Region),
    ("area", Feature::Region),
    ("zone", Feature::Region),
    ("line", Feature::Line),
    ("front", Feature::Line),
    ("front line", Feature::Line),
    ("border", Feature::Line),
    ("road", Feature::Line),
    ("river", Feature::River),
    ("lake", Feature::Lake),
    ("sea", Feature::Sea),
    ("island", Feature::Island),
    ("mountain", Feature::Mountain),
    ("hill", Feature::Hill),
    ("airfield", Feature::Airfield),
    ("airport", Feature::Airfield),
    ("air base", Feature::Airfield),
    ("base", Feature::Base),
    ("plant", Feature::PowerPlant),
    ("power plant", Feature::PowerPlant),
    ("nuclear plant", Feature::NuclearPlant),
    ("refinery", Feature::Refinery),
    ("factory", Feature::Factory),
    ("bridge", Feature::Bridge),
    ("dam", Feature::Dam),
    ("port", Feature::Port),
    ("crossing", Feature::Crossing),
    ("spot", Feature::Spot),
];

fn kind(text: &str, otherwise: Feature) -> Result<Feature, String> {
    let word = text.trim().to_lowercase();
    if word.is_empty() {
        return Ok(otherwise);
    }
    let known = KINDS.iter().find(|(name, _)| *name == word).map(|(_, feature)| *feature);
    known.or_else(|| Feature::from_code(text.trim())).ok_or_else(|| {
        let words: Vec<&str> = KINDS.iter().map(|(name, _)| *name).collect();
        format!(
            "\"{text}\" is no kind; write one of {}, or leave it empty",
            words.join(", ")
        )
    })
}

/// A row from its cells; `outlined` says what it is if no kind is stated.
fn row(
    cell: &dyn Fn(&str) -> String,
    number: usize,
    position: Option<Position>,
    otherwise: Feature,
) -> Result<Row, String> {
    let name = cell("name");
    if name.is_empty() {
        return Err("it has no name; fill the column or property \"name\"".to_owned());
    }
    let optional = |column: &str| {
        let text = cell(column);
        match text.parse::<f64>() {
            _ if text.is_empty() => Ok(None),
            Ok(number) if number.is_finite() && number >= 0.0 => Ok(Some(number)),
            _ => Err(format!("\"{text}\" is no {column}; write a number or nothing")),
        }
    };
    let aliases = cell("aliases");
    let names =
        aliases.split(['|', ';']).map(str::trim).filter(|alias| !alias.is_empty());
    let stated = optional("population")?.unwrap_or(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is not negative, and people are whole"
    )]
    Ok(Row {
        key: format!("user:{number}"),
        geonameid: 0,
        name,
        feature: Some(kind(&cell("kind"), otherwise)?),
        country: cell("country").to_uppercase(),
        admin1: String::new(),
        admin2: String::new(),
        position,
        radius: optional("radius")?.map(Meters::from_km),
        population: stated as u64,
        outline: String::new(),
        // What a user calls a place counts as its name, whatever it looks like.
        names: names.map(|alias| (Tag::Foreign, alias.to_owned())).collect(),
        note: cell("note"),
    })
}

fn from_csv(text: &str, path: &Path, found: &mut Found) -> Result<(), Error> {
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or_default();
    let delimiter = *b",;\t"
        .iter()
        .max_by_key(|mark| header.bytes().filter(|byte| byte == *mark).count())
        .unwrap_or(&b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let whole = |line: usize, message: String| Error::Row {
        path: path.to_owned(),
        line,
        message,
    };
    let headers = reader.headers().map_err(|error| whole(1, error.to_string()))?.clone();
    let column = |name: &str| headers.iter().position(|h| h.eq_ignore_ascii_case(name));
    for needed in ["name", "lat", "lon"] {
        if column(needed).is_none() {
            return Err(whole(
                1,
                format!("it has no column \"{needed}\"; name, lat and lon are needed"),
            ));
        }
    }
    let mut record = csv::StringRecord::new();
    for number in 0_usize.. {
        let more = reader.read_record(&mut record);
        let line = record
            .position()
            .map_or(number + 2, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
        let result = match more {
            Ok(false) => break,
            Ok(true) => {
                let cell = |name: &str| {
                    column(name).and_then(|at| record.get(at)).unwrap_or("").to_owned()
                };
                position(&cell("lat"), &cell("lon"))
                    .and_then(|p| row(&cell, number, Some(p), Feature::Spot))
            }
            Err(error) => Err(error.to_string()),
        };
        match result {
            Ok(row) => found.rows.add(row),
            Err(message) => {
                let bad = whole(line, format!("the row is left out: {message}"));
                found.bad.push(bad.to_string());
            }
        }
    }
    Ok(())
}

fn position(lat: &str, lon: &str) -> Result<Position, String> {
    let number = |text: &str, axis: &str| {
        let text = text.replace(',', ".");
        text.parse::<f64>().ok().ok_or_else(|| {
            format!("\"{text}\" is no {axis}; write decimal degrees, such as 46.84")
        })
    };
    Position::new(number(lon, "longitude")?, number(lat, "latitude")?)
        .map_err(|error| error.to_string())
}

fn from_geojson(text: &str, path: &Path, found: &mut Found) -> Result<(), Error> {
    let whole = |message: String| Error::Row { path: path.to_owned(), line: 1, message };
    let json: geojson::GeoJson =
        text.parse().map_err(|e: geojson::Error| whole(e.to_string()))?;
    let features = match json {
        geojson::GeoJson::FeatureCollection(all) => all.features,
        geojson::GeoJson::Feature(one) => vec![one],
        geojson::GeoJson::Geometry(_) => {
            return Err(whole(
                "a bare geometry has no name; make it a Feature with one".to_owned(),
            ));
        }
    };
    for (number, feature) in features.into_iter().enumerate() {
        if let Err(message) = from_feature(&feature, number, found) {
            found.bad.push(format!(
                "{}, feature {}: it is left out: {message}",
                path.display(),
                number + 1
            ));
        }
    }
    Ok(())
}

fn from_feature(
    feature: &geojson::Feature,
    number: usize,
    found: &mut Found,
) -> Result<(), String> {
    let cell = |name: &str| match feature.property(name) {
        Some(serde_json::Value::String(text)) => text.trim().to_owned(),
        Some(serde_json::Value::Number(number)) => number.to_string(),
        Some(serde_json::Value::Array(all)) => {
            all.iter().filter_map(|v| v.as_str()).collect::<Vec<_>>().join("|")
        }
        _ => String::new(),
    };
    let geometry = feature.geometry.clone().ok_or("it has no geometry; give it one")?;
    let shape = geo::Geometry::try_from(geometry).map_err(|error| error.to_string())?;
    for corner in geo::CoordsIter::coords_iter(&shape) {
        Position::new(corner.x, corner.y).map_err(|error| error.to_string())?;
    }
    let (outline, point, otherwise) = match shape {
        geo::Geometry::Point(point) => (None, Some(point), Feature::Spot),
        geo::Geometry::Polygon(one) => {
            (Some(MultiPolygon(vec![one])), None, Feature::Region)
        }
        geo::Geometry::MultiPolygon(many) => (Some(many), None, Feature::Region),
        geo::Geometry::LineString(one) => {
            let middle = middle(&one);
            (Some(line_outline(&[one])), middle, Feature::Line)
        }
        geo::Geometry::MultiLineString(many) => {
            let middle = many.0.first().and_then(middle);
            (Some(line_outline(&many.0)), middle, Feature::Line)
        }
        _ => return Err("give it a point, a line or a polygon".to_owned()),
    };
    let position = match point {
        Some(point) => {
            Some(Position::new(point.x(), point.y()).map_err(|error| error.to_string())?)
        }
        None => outline.as_ref().and_then(super::regions::center),
    };
    let row = row(&cell, number, position, otherwise)?;
    if let Some(outline) = outline {
        let oriented =
            geo::orient::Orient::orient(&outline, geo::orient::Direction::Default);
        found.shapes.insert(row.key.clone(), oriented);
    }
    found.rows.add(row);
    Ok(())
}

/// The corner in the middle of a line.
fn middle(line: &LineString<f64>) -> Option<geo::Point<f64>> {
    line.0.get(line.0.len() / 2).map(|corner| geo::Point(*corner))
}
