//! `distance` and `rings`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use geojson::{Feature, FeatureCollection, Geometry, JsonObject};
use plotroom::Error;
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{
    Inverse, Tolerance, band, disc, distance_to_region, inverse, reach,
};
use plotroom::model::{Meters, Place, Position};
use plotroom::settings::System;
use plotroom::verify::edge_to_edge;
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::{Distance, Rings};
use super::places::described;
use super::{files, located, ranges};

#[derive(Deserialize)]
struct Pair {
    id: Value,
    lat1: f64,
    lon1: f64,
    lat2: f64,
    lon2: f64,
}

#[derive(Deserialize)]
struct Circle {
    id: Value,
    lat: f64,
    lon: f64,
    radius_km: f64,
}

/// Prints the geodesic between two places, or answers a batch of them.
pub(super) fn distance(
    flags: &Distance,
    opened: impl Fn() -> Result<Gazetteer, Error>,
) -> Result<(), Error> {
    if let Some(path) = &flags.batch {
        return distances(path);
    }
    let typed = |text: &Option<String>| text.clone().unwrap_or_default();
    let gazetteer = opened()?;
    let from = located::place(&typed(&flags.from), &gazetteer)?;
    let (to, edge) = if let Some(path) = &flags.outline {
        (nearest(from.position, path)?, None)
    } else {
        let to = located::place(&typed(&flags.to), &gazetteer)?;
        let edge = edge_to_edge(&from, &to, &gazetteer);
        (to, Some(edge))
    };
    let way = inverse(from.position, to.position);
    let answer = if flags.json {
        let end = |place: &Place| {
            json!({
                "name": place.name, "lat": place.position.lat(), "lon": place.position.lon(),
                "geonameid": place.geonameid, "feature": place.feature,
            })
        };
        json!({
            "distance_m": way.distance.0,
            "azimuth_deg": way.azimuth.degrees(),
            "back_azimuth_deg": way.back_azimuth.degrees(),
            "edge_to_edge_m": edge.map(|e| e.0),
            "from": end(&from),
            "to": end(&to),
        })
        .to_string()
    } else {
        told(&way, &from, &to, edge)
    };
    files::write(None, format!("{answer}\n").as_bytes())
}

fn told(way: &Inverse, from: &Place, to: &Place, edge: Option<Meters>) -> String {
    let mut text = format!(
        "{:.2} km ({:.2} mi, {:.2} nmi), azimuth {:.1}°, back {:.1}°",
        way.distance.km(),
        way.distance.0 / 1609.344,
        way.distance.0 / 1852.0,
        way.azimuth.degrees(),
        way.back_azimuth.degrees()
    );
    if from.id.is_some() || to.id.is_some() {
        let _ = write!(text, "\n{} – {}", described(from), described(to));
    }
    if let Some(edge) = edge.filter(|e| (e.0 - way.distance.0).abs() > 100.0) {
        let _ = write!(text, "\nabout {:.0} km from edge to edge", edge.km());
    }
    text
}

fn nearest(from: Position, path: &Path) -> Result<Place, Error> {
    let none =
        || Error::Outline { path: path.to_owned(), message: "it is empty".to_owned() };
    let nearest = distance_to_region(from, &files::outline(path)?).ok_or_else(none)?;
    Ok(located::at(nearest.at))
}

fn distances(path: &Path) -> Result<(), Error> {
    let expected = r#"{"id","lat1","lon1","lat2","lon2"}"#;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let failed = |source| Error::Io { action: "write", path: PathBuf::from("-"), source };
    files::each_line(path, expected, |pair: Pair| {
        let from = Position::wrapped(pair.lon1, pair.lat1)?;
        let way = inverse(from, Position::wrapped(pair.lon2, pair.lat2)?);
        let answer = json!({
            "id": pair.id, "s12_m": way.distance.0, "azi1": way.azimuth.degrees()
        });
        writeln!(out, "{answer}").map_err(failed)
    })?;
    out.flush().map_err(failed)
}

/// Writes rings as one `FeatureCollection`.
pub(super) fn rings(
    flags: &Rings,
    opened: impl Fn() -> Result<Gazetteer, Error>,
) -> Result<(), Error> {
    let tolerance = Tolerance(flags.tolerance.clamp(1e-6, 0.1));
    let mut features = Vec::new();
    if let Some(path) = &flags.batch {
        let expected = r#"{"id","lat","lon","radius_km"}"#;
        files::each_line(path, expected, |circle: Circle| {
            let center = Position::wrapped(circle.lon, circle.lat)?;
            let radius = Meters::from_km(circle.radius_km);
            let ring = disc(center, radius, tolerance)?;
            let facts = json!({
                "case_id": circle.id, "min_km": 0.0, "max_km": circle.radius_km,
                "center_lon": circle.lon, "center_lat": circle.lat,
            });
            features.push(feature(&ring, facts));
            Ok(())
        })?;
    } else {
        let catalogue = ranges::catalogue(&flags.catalogue.files)?;
        let system = flags.system.as_deref().map(|name| catalogue.system(name));
        let system = system.transpose()?;
        let (region, place) = if let Some(path) = &flags.outline {
            (Some(files::outline(path)?), None)
        } else {
            let typed = flags.place.as_deref().unwrap_or_default();
            let gazetteer = opened()?;
            let place = located::place(typed, &gazetteer)?;
            let area = place.id.filter(|_| place.feature.is_area());
            (area.and_then(|id| gazetteer.outline(id)), Some(place))
        };
        let center = place.as_ref().map(|place| place.position);
        for (inner, outer) in bands(flags, system) {
            let (inner, ring) = match (&region, center) {
                (None, Some(center)) => (inner, band(center, inner, outer, tolerance)?),
                (Some(outline), _) => (Meters(0.0), reach(outline, outer, tolerance)?),
                (None, None) => continue,
            };
            let facts = json!({
                "case_id": null, "origin": place.as_ref().map(|place| &place.name),
                "system": system.map(|system| &system.name),
                "basis": system.map(System::basis),
                "min_km": inner.km(), "max_km": outer.km(),
                "center_lon": center.map(Position::lon),
                "center_lat": center.map(Position::lat),
            });
            features.push(feature(&ring, facts));
        }
    }
    let layer = FeatureCollection { bbox: None, features, foreign_members: None };
    let mut text = layer.to_string();
    text.push('\n');
    files::write(flags.output.as_deref(), text.as_bytes())
}

/// The inner and outer radius of each ring asked for.
fn bands(flags: &Rings, system: Option<&System>) -> Vec<(Meters, Meters)> {
    if let Some(system) = system {
        return vec![(system.min(), system.max())];
    }
    let outer = flags.km.iter().copied().map(Meters::from_km);
    let inner = std::iter::once(Meters(0.0)).chain(outer.clone());
    inner.zip(outer).collect()
}

/// A multi-polygon feature with coordinates to seven decimals, 11 mm at the most.
fn feature(ring: &geo::MultiPolygon<f64>, facts: Value) -> Feature {
    let rounded = geo::MapCoords::map_coords(ring, |c| geo::Coord {
        x: (c.x * 1e7).round() / 1e7,
        y: (c.y * 1e7).round() / 1e7,
    });
    let properties: Option<JsonObject> = match facts {
        Value::Object(facts) => Some(facts),
        _ => None,
    };
    Feature {
        geometry: Some(Geometry::new((&rounded).into())),
        properties,
        ..Feature::default()
    }
}
