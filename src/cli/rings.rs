//! `rings`: ranges on the ground as GeoJSON.

use std::path::Path;

use geo::{BooleanOps, MultiPolygon, unary_union};
use geojson::{Feature, FeatureCollection, Geometry, JsonObject};
use plotroom::Error;
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{Tolerance, band, disc, reach, reach_of_all, sector};
use plotroom::model::{LengthUnit, Meters, Position, Sector};
use plotroom::settings::System;
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::Rings;
use super::{files, located, ranges, typed};

#[derive(Deserialize)]
struct Circle {
    id: Value,
    lat: f64,
    lon: f64,
    radius_km: f64,
}

/// Something that ranges count from.
struct Origin {
    name: Option<String>,
    center: Option<Position>,
    outline: Option<MultiPolygon<f64>>,
}

/// A range asked for.
#[derive(Clone, Copy)]
struct Band {
    inner: Meters,
    outer: Meters,
    unit: LengthUnit,
}

/// What holds for all ranges asked for.
struct Ask<'a> {
    sector: Option<Sector>,
    every: bool,
    tolerance: Tolerance,
    system: Option<&'a System>,
    within: Option<(String, MultiPolygon<f64>)>,
}

/// Writes rings as one `FeatureCollection`.
pub(super) fn rings(
    flags: &Rings,
    opened: impl Fn() -> Result<Gazetteer, Error>,
) -> Result<(), Error> {
    let tolerance = Tolerance(flags.tolerance.clamp(1e-6, 0.1));
    let features = match &flags.batch {
        Some(path) => batch(path, tolerance)?,
        None => asked(flags, tolerance, opened)?,
    };
    let layer = FeatureCollection { bbox: None, features, foreign_members: None };
    let mut text = layer.to_string();
    text.push('\n');
    files::write(flags.output.as_deref(), text.as_bytes())
}

fn batch(path: &Path, tolerance: Tolerance) -> Result<Vec<Feature>, Error> {
    let mut features = Vec::new();
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
    Ok(features)
}

fn asked(
    flags: &Rings,
    tolerance: Tolerance,
    opened: impl Fn() -> Result<Gazetteer, Error>,
) -> Result<Vec<Feature>, Error> {
    let catalogue = ranges::catalogue(&flags.catalogue.files)?;
    let system = flags.system.as_deref().map(|name| catalogue.system(name));
    let system = system.transpose()?;
    let bands = bands(flags, system)?;
    let sector = flags.azimuth.as_deref().map(typed::sector).transpose()?.flatten();
    let mut within = None;
    let origins = if let Some(path) = &flags.outline {
        let outline = Some(files::outline(path)?);
        vec![Origin { name: None, center: None, outline }]
    } else {
        let gazetteer = opened()?;
        let origin = |typed: &String| origin(typed, &gazetteer);
        flags.places.iter().map(origin).collect::<Result<Vec<_>, _>>()?
    };
    if let Some(typed) = &flags.within {
        within = Some(region(typed, &opened()?)?);
    }
    let region = origins.iter().find(|origin| origin.outline.is_some());
    if let (Some(_), Some(region)) = (sector, region) {
        return Err(Error::Directions {
            text: flags.azimuth.clone().unwrap_or_default(),
            message: format!(
                "they count from a point, and {} is a region; give a town or lat,lon",
                region.name.as_deref().unwrap_or("an outline")
            ),
        });
    }
    let ask = Ask { sector, every: flags.every, tolerance, system, within };
    let mut features = Vec::new();
    for band in bands {
        if flags.union {
            let all: Vec<&Origin> = origins.iter().collect();
            features.extend(ask.feature(&all, band)?);
        } else {
            for origin in &origins {
                features.extend(ask.feature(&[origin], band)?);
            }
        }
    }
    Ok(features)
}

fn origin(typed: &str, gazetteer: &Gazetteer) -> Result<Origin, Error> {
    let ground = located::ground(typed, gazetteer)?;
    let outline = ground.outline(gazetteer);
    let center = (!ground.has_own()).then_some(ground.place.position);
    Ok(Origin { name: Some(ground.place.name), center, outline })
}

/// The outline of a region that is typed.
fn region(
    typed: &str,
    gazetteer: &Gazetteer,
) -> Result<(String, MultiPolygon<f64>), Error> {
    let ground = located::ground(typed, gazetteer)?;
    let outline = ground.outline(gazetteer).filter(|_| !ground.is_line);
    let outline = outline.ok_or_else(|| Error::Outline {
        path: typed.into(),
        message: "no outline of it is known".to_owned(),
    })?;
    Ok((ground.place.name, outline))
}

/// The inner and outer radius of each ring asked for.
fn bands(flags: &Rings, system: Option<&System>) -> Result<Vec<Band>, Error> {
    if let Some(system) = system {
        let (inner, outer) = (system.min(), system.max());
        return Ok(vec![Band { inner, outer, unit: LengthUnit::Kilometer }]);
    }
    let lengths = flags.km.iter().map(|typed| typed::length(typed));
    let mut lengths = lengths.collect::<Result<Vec<_>, _>>()?;
    // "100,25" is the same band as "25,100".
    lengths.sort_by(|a, b| a.0.0.total_cmp(&b.0.0));
    let mut inner = Meters(0.0);
    let mut found = Vec::new();
    for (outer, unit) in lengths {
        found.push(Band { inner, outer, unit });
        inner = outer;
    }
    Ok(found)
}

impl Ask<'_> {
    /// The range of one or several origins as a feature; none where it is empty.
    fn feature(&self, origins: &[&Origin], band: Band) -> Result<Option<Feature>, Error> {
        let mut ring = self.ground(origins, band)?;
        if let Some((_, region)) = &self.within {
            ring = ring.intersection(region);
        }
        let name = names(origins);
        if ring.0.is_empty() {
            let place = name.unwrap_or_else(|| "the outline".to_owned());
            let part = if self.every { "all of " } else { "" };
            let region = self.within.as_ref().map(|(name, _)| name.as_str());
            eprintln!(
                "plotroom: {part}{place} is within {:.1} km of no point of {}",
                band.outer.km(),
                region.unwrap_or("the Earth")
            );
            return Ok(None);
        }
        let center = if let [one] = origins { one.center } else { None };
        // The reach of a region has no hole.
        let whole = matches!(origins, [one] if one.outline.is_some());
        let inner = if whole { Meters(0.0) } else { band.inner };
        let meters = band.unit.meters().0;
        let facts = json!({
            "case_id": null,
            "origin": name,
            "system": self.system.map(|system| &system.name),
            "basis": self.system.map(System::basis),
            "min_km": inner.km(), "max_km": band.outer.km(),
            "min": inner.0 / meters, "max": band.outer.0 / meters,
            "unit": band.unit.symbol(),
            "from_deg": self.sector.map(|sector| sector.from.degrees()),
            "to_deg": self.sector.map(|sector| sector.to.degrees()),
            "every": self.every,
            "within": self.within.as_ref().map(|(name, _)| name),
            "center_lon": center.map(Position::lon),
            "center_lat": center.map(Position::lat),
        });
        Ok(Some(feature(&ring, facts)))
    }

    fn ground(
        &self,
        origins: &[&Origin],
        band: Band,
    ) -> Result<MultiPolygon<f64>, Error> {
        if let [one] = origins {
            return self.around(one, band.inner, band.outer);
        }
        let union = |inner: Meters, outer: Meters| {
            let parts = origins.iter().map(|origin| self.around(origin, inner, outer));
            Ok(unary_union(&parts.collect::<Result<Vec<_>, Error>>()?))
        };
        // A system has a dead zone around each launcher; a band of radii lies around all.
        if self.system.is_some() || band.inner.0 == 0.0 {
            return union(band.inner, band.outer);
        }
        let nearer = union(Meters(0.0), band.inner)?;
        Ok(union(Meters(0.0), band.outer)?.difference(&nearer))
    }

    fn around(
        &self,
        origin: &Origin,
        inner: Meters,
        outer: Meters,
    ) -> Result<MultiPolygon<f64>, Error> {
        match (&origin.outline, origin.center, self.sector) {
            (Some(outline), ..) if self.every => {
                reach_of_all(outline, outer, self.tolerance)
            }
            (Some(outline), ..) => reach(outline, outer, self.tolerance),
            (None, Some(center), Some(directions)) => {
                sector(center, inner, outer, directions, self.tolerance)
            }
            (None, Some(center), None) => band(center, inner, outer, self.tolerance),
            (None, None, _) => Ok(MultiPolygon(Vec::new())),
        }
    }
}

/// The names of origins as one.
fn names(origins: &[&Origin]) -> Option<String> {
    let names: Vec<&str> = origins.iter().filter_map(|o| o.name.as_deref()).collect();
    (!names.is_empty()).then(|| names.join("; "))
}

/// A multi-polygon feature with coordinates to seven decimals, 11 mm at the most.
fn feature(ring: &MultiPolygon<f64>, facts: Value) -> Feature {
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
