//! GeoJSON files of the user: lines, areas and points with names. Whatever a file holds is
//! bounded and checked here, and never read again.

use std::path::Path;

use geo::{Coord, CoordsIter, LineString, MultiLineString, MultiPolygon, Polygon};
use geojson::{Feature, GeoJson, JsonObject};
use plotroom::Error;
use plotroom::model::{Position, UserFeature, UserKind, UserLayer, UserShape, UserStyle};
use plotroom::settings::{Color, line_kind};
use serde_json::Value;

use super::args::LayerFlags;
use super::files;

/// The most features and corners that a file may have.
const MOST_FEATURES: usize = 50_000;
const MOST_CORNERS: usize = 4_000_000;
/// Geometry collections in one another, at most.
const DEEPEST: usize = 8;
/// The longest name that is taken, in characters.
const LONGEST: usize = 120;
/// The most that is taken of what else a file says of a feature, in characters.
const LONGEST_ABOUT: usize = 1_000;
/// Properties that are taken by themselves: names, kinds, days, style.
const TAKEN: [&str; 19] = [
    "id",
    "fid",
    "name",
    "title",
    "label",
    "kind",
    "type",
    "class",
    "date",
    "as_of",
    "asof",
    "updated",
    "timestamp",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "fill",
    "fill-opacity",
    "marker-color",
];

/// The layers that flags name, in their order.
pub(super) fn layers(flags: &LayerFlags) -> Result<Vec<UserLayer>, Error> {
    let plain = flags.layer.iter().map(|path| read(path, false));
    plain.chain(flags.front_line.iter().map(|path| read(path, true))).collect()
}

/// The layer of a file; `is_front` takes every line of it for a front line.
///
/// # Errors
/// [`Error::Io`] if it cannot be read, [`Error::Unreadable`] if it is no GeoJSON, has a
/// position off the Earth, nothing to draw, or more than a map can show.
pub(super) fn read(path: &Path, is_front: bool) -> Result<UserLayer, Error> {
    let unusable = |message: String| Error::Unreadable { path: path.to_owned(), message };
    let text = files::text(path)?;
    let json: GeoJson = text.trim_start_matches('\u{feff}').parse().map_err(
        |error: geojson::Error| {
            unusable(format!("it is no GeoJSON ({error}); give a FeatureCollection"))
        },
    )?;
    let (features, about) = match json {
        GeoJson::FeatureCollection(all) => (all.features, all.foreign_members),
        GeoJson::Feature(one) => (vec![one], None),
        GeoJson::Geometry(geometry) => {
            (vec![Feature { geometry: Some(geometry), ..Feature::default() }], None)
        }
    };
    if features.len() > MOST_FEATURES {
        return Err(unusable(format!(
            "it has {} features; give at most {MOST_FEATURES}",
            features.len()
        )));
    }
    let about = about.unwrap_or_default();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = text_of(&about, &["name", "title"]).unwrap_or_else(|| cleaned(&stem));
    let mut layer = UserLayer { date: date_of(&about), name, features: Vec::new() };
    let mut corners = 0;
    for (number, feature) in features.iter().enumerate() {
        let wrong =
            |message: String| unusable(format!("feature {}: {message}", number + 1));
        let Some(geometry) = feature.geometry.clone() else { continue };
        let shape = geo::Geometry::try_from(geometry)
            .map_err(|error| wrong(format!("{error}; give points, lines or polygons")))?;
        corners += shape.coords_count();
        if corners > MOST_CORNERS {
            return Err(unusable(format!(
                "it has more than {MOST_CORNERS} corners; simplify it"
            )));
        }
        if let Some(corner) =
            shape.coords_iter().find(|c| Position::new(c.x, c.y).is_err())
        {
            let Coord { x, y } = corner;
            return Err(wrong(format!(
                "{x}, {y} is no longitude and latitude; give degrees on WGS 84, longitude first"
            )));
        }
        let mut found = Shapes::default();
        found.add(shape, DEEPEST).map_err(wrong)?;
        let about = feature.properties.clone().unwrap_or_default();
        for shape in found.all() {
            layer.features.push(user_feature(feature, &about, shape, &layer, is_front));
        }
    }
    if layer.features.is_empty() {
        return Err(unusable("it has no point, line or polygon".to_owned()));
    }
    Ok(layer)
}

/// The parts of a geometry by their kind.
#[derive(Default)]
struct Shapes {
    points: Vec<Position>,
    lines: Vec<LineString<f64>>,
    areas: Vec<Polygon<f64>>,
}

impl Shapes {
    fn add(&mut self, shape: geo::Geometry<f64>, depth: usize) -> Result<(), String> {
        let mut point = |at: geo::Point<f64>| {
            self.points.extend(Position::new(at.x(), at.y()).ok());
        };
        match shape {
            geo::Geometry::Point(one) => point(one),
            geo::Geometry::MultiPoint(many) => many.0.into_iter().for_each(point),
            geo::Geometry::LineString(one) => self.lines.push(one),
            geo::Geometry::MultiLineString(many) => self.lines.extend(many.0),
            geo::Geometry::Polygon(one) => self.areas.push(one),
            geo::Geometry::MultiPolygon(many) => self.areas.extend(many.0),
            geo::Geometry::GeometryCollection(many) => {
                if depth == 0 {
                    return Err(format!(
                        "geometry collections stand in one another more than {DEEPEST} deep; give them side by side"
                    ));
                }
                for one in many.0 {
                    self.add(one, depth - 1)?;
                }
            }
            _ => return Err("give it points, lines or polygons".to_owned()),
        }
        Ok(())
    }

    fn all(self) -> Vec<UserShape> {
        let lines: Vec<_> = self.lines.into_iter().filter(|l| l.0.len() > 1).collect();
        let areas = self.areas.into_iter().filter(|part| part.exterior().0.len() > 3);
        let areas: Vec<_> = areas.collect();
        let mut found = Vec::new();
        if !areas.is_empty() {
            found.push(UserShape::Areas(MultiPolygon(areas)));
        }
        if !lines.is_empty() {
            found.push(UserShape::Lines(MultiLineString(lines)));
        }
        if !self.points.is_empty() {
            found.push(UserShape::Points(self.points));
        }
        found
    }
}

fn user_feature(
    feature: &Feature,
    about: &JsonObject,
    shape: UserShape,
    layer: &UserLayer,
    is_front: bool,
) -> UserFeature {
    let id = feature.id.as_ref().map(|id| match id {
        geojson::feature::Id::String(text) => cleaned(text),
        geojson::feature::Id::Number(number) => number.to_string(),
    });
    let id = id.or_else(|| text_of(about, &["id", "fid"]));
    let name = text_of(about, &["name", "title", "label"]);
    let is_line = matches!(shape, UserShape::Lines(_));
    let kind = if is_front && is_line {
        UserKind::FrontLine
    } else {
        // Its kind goes before its name, its own words before those of the layer.
        let kind = text_of(about, &["kind", "type", "class"]);
        let words = [kind.as_deref(), name.as_deref(), Some(layer.name.as_str())];
        let told = words.into_iter().flatten().map(line_kind);
        let fits = |kind: &UserKind| match kind {
            UserKind::FrontLine | UserKind::Border => is_line,
            UserKind::Control => matches!(shape, UserShape::Areas(_)),
            UserKind::Other => false,
        };
        let mut told = told.filter(fits);
        told.next().unwrap_or(UserKind::Other)
    };
    UserFeature {
        id,
        name,
        kind,
        date: date_of(about),
        shape,
        style: style(about),
        about: rest(about),
    }
}

/// The other properties in one line; what is no text, number or truth value is left out.
fn rest(about: &JsonObject) -> Option<String> {
    let told = |(key, value): (&String, &Value)| {
        if TAKEN.iter().any(|taken| key.eq_ignore_ascii_case(taken)) {
            return None;
        }
        let value = match value {
            Value::String(text) => cleaned(text),
            Value::Number(_) | Value::Bool(_) => value.to_string(),
            _ => return None,
        };
        (!value.is_empty()).then(|| format!("{}: {value}", cleaned(key)))
    };
    let all: Vec<String> = about.iter().filter_map(told).collect();
    let line: String = all.join("; ").chars().take(LONGEST_ABOUT).collect();
    (!line.is_empty()).then_some(line)
}

/// A text or number among properties, by the first of these names, in any case.
fn text_of(about: &JsonObject, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let (_, value) = about.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        let text = match value {
            Value::String(text) => cleaned(text),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    })
}

/// Text in one line and of a length that a legend can hold.
fn cleaned(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    line.chars().take(LONGEST).collect()
}

/// The day that properties name, `YYYY-MM-DD`.
fn date_of(about: &JsonObject) -> Option<String> {
    let names = ["date", "as_of", "asof", "updated", "timestamp"];
    let text = text_of(about, &names)?;
    let day = text.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}

/// What of simplestyle is there and valid.
fn style(about: &JsonObject) -> UserStyle {
    let color = |name: &str| {
        let text = about.get(name)?.as_str()?.trim();
        let long = match text.strip_prefix('#') {
            Some(short) if short.len() == 3 && short.is_ascii() => {
                let doubled = short.chars().flat_map(|digit| [digit, digit]);
                format!("#{}", doubled.collect::<String>())
            }
            _ => text.to_owned(),
        };
        Color::from_hex(&long).map(|color| [color.r, color.g, color.b])
    };
    let figure = |name: &str, most: f64| {
        let value = about.get(name)?;
        let written = || value.as_str()?.trim().parse().ok();
        let figure = value.as_f64().or_else(written)?;
        (figure.is_finite() && (0.0..=most).contains(&figure)).then_some(figure)
    };
    UserStyle {
        stroke: color("stroke"),
        stroke_width: figure("stroke-width", 20.0).filter(|width| *width > 0.0),
        stroke_opacity: figure("stroke-opacity", 1.0),
        fill: color("fill"),
        fill_opacity: figure("fill-opacity", 1.0),
        marker_color: color("marker-color"),
    }
}
