//! `distance`: the geodesic between two places.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{apart, distance_to_region, inverse};
use plotroom::model::{LengthUnit, Meters, Place, Position};
use plotroom::verify::edge_to_edge;
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::Distance;
use super::located::Ground;
use super::places::described;
use super::{files, located, typed};

#[derive(Deserialize)]
struct Pair {
    id: Value,
    lat1: f64,
    lon1: f64,
    lat2: f64,
    lon2: f64,
}

/// Where two things are nearest to one another.
struct Nearest {
    distance: Meters,
    from: Position,
    to: Position,
}

/// Prints the geodesic between two places, or answers a batch of them.
pub(super) fn distance(
    flags: &Distance,
    opened: impl Fn() -> Result<Gazetteer, Error>,
) -> Result<(), Error> {
    if let Some(path) = &flags.batch {
        return distances(path);
    }
    let unit = typed::unit(&flags.unit)?;
    let text = |typed: &Option<String>| typed.clone().unwrap_or_default();
    let gazetteer = opened()?;
    let mut from = located::ground(&text(&flags.from), &gazetteer)?;
    let mut to = match &flags.outline {
        Some(path) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            Ground::of_outline(name.into_owned(), files::outline(path)?)
        }
        None => located::ground(&text(&flags.to), &gazetteer)?,
    };
    let near = nearest(&from, &to, &gazetteer);
    let shaped = from.has_own() || to.has_own();
    // What has no name and center of its own is measured where it is nearest.
    if let (true, Some(near)) = (shaped, &near) {
        from.place.position = near.from;
        to.place.position = near.to;
    }
    // A position that nobody lives at has no edge but itself.
    let bare = |ground: &Ground| ground.place.id.is_none() && !ground.has_own();
    let edge = match &near {
        Some(near) if shaped || bare(&from) || bare(&to) => near.distance,
        None if bare(&from) && bare(&to) => {
            inverse(from.place.position, to.place.position).distance
        }
        _ => edge_to_edge(&from.place, &to.place, &gazetteer),
    };
    let (from, to) = (from.place, to.place);
    let answer = if flags.json {
        as_json(&from, &to, edge, near.as_ref(), unit)
    } else {
        told(&from, &to, edge, near.filter(|_| !shaped).as_ref(), unit)
    };
    files::write(None, format!("{answer}\n").as_bytes())
}

/// The nearest points, where one of the two has an outline.
fn nearest(from: &Ground, to: &Ground, gazetteer: &Gazetteer) -> Option<Nearest> {
    let (here, there) = (from.place.position, to.place.position);
    match (from.outline(gazetteer), to.outline(gazetteer)) {
        (None, None) => None,
        (None, Some(region)) => distance_to_region(here, &region).map(|near| Nearest {
            distance: near.distance,
            from: here,
            to: near.at,
        }),
        (Some(region), None) => distance_to_region(there, &region).map(|near| Nearest {
            distance: near.distance,
            from: near.at,
            to: there,
        }),
        (Some(one), Some(other)) => apart(&one, &other).map(|found| Nearest {
            distance: found.nearest,
            from: found.from,
            to: found.to,
        }),
    }
}

fn as_json(
    from: &Place,
    to: &Place,
    edge: Meters,
    near: Option<&Nearest>,
    unit: LengthUnit,
) -> String {
    let way = inverse(from.position, to.position);
    let at = |p: Position| json!({ "lat": p.lat(), "lon": p.lon() });
    let end = |place: &Place| {
        json!({
            "name": place.name, "lat": place.position.lat(), "lon": place.position.lon(),
            "geonameid": place.geonameid, "feature": place.feature,
        })
    };
    json!({
        "distance_m": way.distance.0,
        "distance": way.distance.0 / unit.meters().0,
        "unit": unit.symbol(),
        "azimuth_deg": way.azimuth.degrees(),
        "back_azimuth_deg": way.back_azimuth.degrees(),
        "edge_to_edge_m": edge.0,
        "nearest": near.map(|near| json!({
            "distance_m": near.distance.0, "from": at(near.from), "to": at(near.to),
        })),
        "from": end(from),
        "to": end(to),
    })
    .to_string()
}

fn told(
    from: &Place,
    to: &Place,
    edge: Meters,
    near: Option<&Nearest>,
    unit: LengthUnit,
) -> String {
    let way = inverse(from.position, to.position);
    let figure = |length: Meters, unit: LengthUnit| {
        let decimals = if unit == LengthUnit::Meter { 0 } else { 2 };
        format!("{:.decimals$} {}", length.0 / unit.meters().0, unit.symbol())
    };
    let usual = [LengthUnit::Kilometer, LengthUnit::Mile, LengthUnit::NauticalMile];
    let others = usual.into_iter().filter(|other| *other != unit);
    let others: Vec<String> = others.map(|other| figure(way.distance, other)).collect();
    let mut text = format!(
        "{} ({}), azimuth {:.1}°, back {:.1}°",
        figure(way.distance, unit),
        others.join(", "),
        way.azimuth.degrees(),
        way.back_azimuth.degrees()
    );
    if from.id.is_some() || to.id.is_some() {
        let _ = write!(text, "\n{} – {}", described(from), described(to));
    }
    let point = |p: Position| format!("{:.4}, {:.4}", p.lat(), p.lon());
    if let Some(near) = near {
        let _ = write!(
            text,
            "\n{} at the nearest: {} to {}",
            figure(near.distance, unit),
            point(near.from),
            point(near.to)
        );
    } else if (edge.0 - way.distance.0).abs() > 100.0 {
        let rounded = edge.0 / unit.meters().0;
        let _ = write!(text, "\nabout {rounded:.0} {} from edge to edge", unit.symbol());
    }
    text
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
