//! Layers of GeoJSON lines in, a basemap file out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use geo::Coord;
use geojson::{Feature, GeometryValue, JsonObject};

use super::archive::{CHUNK, Content, archive};
use super::labels::{KINDS, Names};
use super::window::Extent;
use super::{Detail, LABELS, Layer, Shape, labels, shapes};
use crate::error::Error;
use crate::model::{Language, Position};

/// What a line has to be.
const EXPECTED: &str =
    "a GeoJSON feature with the properties layer, detail, rank and perhaps name";

/// Things with their boxes.
type Packed = Vec<(Extent, Vec<u8>)>;

/// Things by layer and detail.
type Sorted = BTreeMap<(u8, u8), Packed>;

/// The bytes of a basemap file from a folder of layers.
///
/// Each line of each `*.geojsonl` file in the folder is a feature with the properties
/// `layer` ("land", "lakes", "rivers", "borders", `disputed_borders`, `admin1_lines`,
/// "countries"), `detail` ("world", "continent", "region", "fine"), `rank` and `name`; or a
/// point with `layer` "labels", `kind` ("country", "admin1", "sea", "lake"), `rank` and
/// `names`, an object of names by language.
///
/// # Errors
/// [`Error`] if the folder cannot be read or a line is not such a feature.
#[expect(clippy::disallowed_methods, reason = "the compiler reads its layers")]
pub fn compile(folder: &Path) -> Result<Vec<u8>, Error> {
    let mut sorted = Sorted::new();
    for path in files(folder)? {
        let text =
            std::fs::read_to_string(&path).map_err(|source| io("read", &path, source))?;
        for (number, line) in text.lines().enumerate() {
            let wrong = |message: String| Error::Line {
                path: path.clone(),
                line: number + 1,
                message,
                expected: EXPECTED,
            };
            add(line, &mut sorted).map_err(wrong)?;
        }
    }
    let contents: Vec<Content> = sorted.into_iter().flat_map(chunks).collect();
    archive(&contents).map_err(|source| io("write", folder, source))
}

fn io(action: &'static str, path: &Path, source: std::io::Error) -> Error {
    Error::Io { action, path: path.to_owned(), source }
}

/// The layers in a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let entries =
        std::fs::read_dir(folder).map_err(|source| io("read", folder, source))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|source| io("read", folder, source))?.path();
        if path.extension().is_some_and(|e| e == "geojsonl") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn add(line: &str, to: &mut Sorted) -> Result<(), String> {
    let feature: Feature = line.parse().map_err(|e: geojson::Error| e.to_string())?;
    let properties = feature.properties.unwrap_or_default();
    let geometry = feature.geometry.ok_or("it has no geometry")?.value;
    let word = |key: &str| properties.get(key).and_then(|v| v.as_str());
    let rank = properties.get("rank").and_then(serde_json::Value::as_u64).unwrap_or(0);
    let rank = u8::try_from(rank).map_err(|e| format!("rank: {e}"))?;
    let layer = word("layer").ok_or("it names no layer")?;
    if layer == "labels" {
        let packed = labels::pack(&label(&properties, rank, &geometry)?);
        to.entry((LABELS, 0)).or_default().push(packed.ok_or("it is no label")?);
        return Ok(());
    }
    let known = Layer::ALL.iter().find(|l| l.word() == layer);
    let layer = *known.ok_or_else(|| format!("{layer} is no layer"))?;
    let detail = word("detail").ok_or("it names no detail")?;
    let known = Detail::ALL.iter().find(|d| d.word() == detail);
    let detail = *known.ok_or_else(|| format!("{detail} is no detail"))?;
    let all = to.entry((layer.code(), detail.code())).or_default();
    for parts in parts(geometry, layer)? {
        let shape = Shape { parts, name: word("name").map(str::to_owned), rank };
        all.extend(shapes::pack(&shape, layer));
    }
    Ok(())
}

fn label(
    properties: &JsonObject,
    rank: u8,
    geometry: &GeometryValue,
) -> Result<Names, String> {
    let GeometryValue::Point { coordinates } = geometry else {
        return Err("a label is a point".to_owned());
    };
    let position =
        Position::new(coordinates[0], coordinates[1]).map_err(|e| e.to_string())?;
    let word = properties.get("kind").and_then(|v| v.as_str()).unwrap_or_default();
    let kind = KINDS.iter().find(|(name, _)| *name == word);
    let (_, kind) = *kind.ok_or_else(|| format!("{word} is no kind of label"))?;
    let given = properties.get("names").and_then(|v| v.as_object());
    let given = given.ok_or("it has no names")?;
    let of = |language: Language| {
        let name = given.get(language.code())?.as_str()?;
        Some((language, name.to_owned()))
    };
    let names = Language::ALL.iter().filter_map(|l| of(*l)).collect();
    Ok(Names { kind, rank, position, names })
}

/// The parts of each shape in a geometry: one shape a polygon, one a line.
fn parts(
    geometry: GeometryValue,
    layer: Layer,
) -> Result<Vec<Vec<Vec<Coord<f64>>>>, String> {
    let line = |line: Vec<geojson::Position>| {
        line.iter().map(|p| Coord { x: p[0], y: p[1] }).collect::<Vec<_>>()
    };
    let polygon =
        |rings: Vec<Vec<geojson::Position>>| rings.into_iter().map(line).collect();
    match geometry {
        GeometryValue::Polygon { coordinates } if layer.is_area() => {
            Ok(vec![polygon(coordinates)])
        }
        GeometryValue::MultiPolygon { coordinates } if layer.is_area() => {
            Ok(coordinates.into_iter().map(polygon).collect())
        }
        GeometryValue::LineString { coordinates } if !layer.is_area() => {
            Ok(vec![vec![line(coordinates)]])
        }
        GeometryValue::MultiLineString { coordinates } if !layer.is_area() => {
            Ok(coordinates.into_iter().map(|l| vec![line(l)]).collect())
        }
        other => {
            Err(format!("a {} does not belong in {}", other.type_name(), layer.word()))
        }
    }
}

/// Neighbors together in chunks: along a curve through the middles of their boxes.
fn chunks(((layer, detail), mut all): ((u8, u8), Packed)) -> Vec<Content> {
    all.sort_by(|a, b| (curve(a.0), &a.1).cmp(&(curve(b.0), &b.1)));
    let mut found: Vec<Content> = Vec::new();
    for (extent, bytes) in all {
        match found.last_mut() {
            Some(last) if last.bytes.len() + bytes.len() <= CHUNK => {
                last.extent = last.extent.joined(extent);
                last.bytes.extend(bytes);
            }
            _ => found.push(Content { layer, detail, extent, bytes }),
        }
    }
    found
}

/// The place of a box on a Z curve (Morton order) of its center.
fn curve(extent: Extent) -> u64 {
    let spread = |value: i64| {
        let value = u64::try_from(value + 3_600_000).unwrap_or(0) >> 7;
        (0..20).fold(0_u64, |all, bit| all | ((value >> bit & 1) << (2 * bit)))
    };
    let (x, y) = extent.center();
    spread(x) | spread(y) << 1
}
