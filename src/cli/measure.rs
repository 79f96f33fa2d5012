//! `distance` and `rings`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use geojson::{Feature, FeatureCollection, Geometry, JsonObject};
use plotroom::Error;
use plotroom::geodesy::{Tolerance, band, disc, distance_to_region, inverse, reach};
use plotroom::model::{Meters, Position};
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::{Distance, Rings};
use super::files;

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

/// Prints the geodesic between two positions, or answers a batch of them.
pub(super) fn distance(flags: &Distance) -> Result<(), Error> {
    if let Some(path) = &flags.batch {
        return distances(path);
    }
    let end = |text: &Option<String>| text.as_deref().unwrap_or_default().parse();
    let from: Position = end(&flags.from)?;
    let to: Position = match &flags.outline {
        Some(path) => nearest(from, path)?,
        None => end(&flags.to)?,
    };
    let way = inverse(from, to);
    let answer = if flags.json {
        let place = |p: Position| json!({ "lat": p.lat(), "lon": p.lon() });
        json!({
            "distance_m": way.distance.0,
            "azimuth_deg": way.azimuth.degrees(),
            "back_azimuth_deg": way.back_azimuth.degrees(),
            "edge_to_edge_m": null,
            "from": place(from),
            "to": place(to),
        })
        .to_string()
    } else {
        format!(
            "{:.2} km ({:.2} mi, {:.2} nmi), azimuth {:.1}°, back {:.1}°",
            way.distance.km(),
            way.distance.0 / 1609.344,
            way.distance.0 / 1852.0,
            way.azimuth.degrees(),
            way.back_azimuth.degrees()
        )
    };
    files::write(None, format!("{answer}\n").as_bytes())
}

fn nearest(from: Position, path: &Path) -> Result<Position, Error> {
    let none =
        || Error::Outline { path: path.to_owned(), message: "it is empty".to_owned() };
    Ok(distance_to_region(from, &files::outline(path)?).ok_or_else(none)?.at)
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
pub(super) fn rings(flags: &Rings) -> Result<(), Error> {
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
    } else if let Some(path) = &flags.outline {
        let region = files::outline(path)?;
        for &km in &flags.km {
            let ring = reach(&region, Meters::from_km(km), tolerance)?;
            let facts = json!({
                "case_id": null, "min_km": 0.0, "max_km": km,
                "center_lon": null, "center_lat": null,
            });
            features.push(feature(&ring, facts));
        }
    } else {
        let center: Position = flags.place.as_deref().unwrap_or_default().parse()?;
        let mut inner = Meters(0.0);
        for &km in &flags.km {
            let outer = Meters::from_km(km);
            let ring = band(center, inner, outer, tolerance)?;
            let facts = json!({
                "case_id": null, "min_km": inner.km(), "max_km": km,
                "center_lon": center.lon(), "center_lat": center.lat(),
            });
            features.push(feature(&ring, facts));
            inner = outer;
        }
    }
    let layer = FeatureCollection { bbox: None, features, foreign_members: None };
    let mut text = layer.to_string();
    text.push('\n');
    files::write(flags.output.as_deref(), text.as_bytes())
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
