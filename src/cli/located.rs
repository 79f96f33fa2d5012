//! Places and ranges as they are typed.

use std::path::Path;

use geo::MultiPolygon;
use plotroom::Error;
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{common_border, line_outline};
use plotroom::model::{
    Feature, Meters, Place, PlaceId, Position, UserFeature, UserShape,
};
use plotroom::settings::{Catalogue, RingRequest, System};
use plotroom::text::position;

use super::places::described;
use super::typed::{directed, radii};
use super::user_layers;

/// From this prior on another place of the name is mentioned.
const RIVAL: f32 = 0.15;

/// The place that somebody typed: a position in any common spelling, a name, or a name with the region or country it
/// lies in ("Odessa, Texas"). Says on the standard error which one was taken where several
/// are likely.
pub(super) fn place(typed: &str, gazetteer: &Gazetteer) -> Result<Place, Error> {
    if looks_like_position(typed) {
        let written = position(typed).map_or_else(|| typed.parse(), Ok);
        return Ok(at(written?));
    }
    if let Some(written) = position(typed) {
        return Ok(at(written));
    }
    let (name, area) = name_and_area(typed);
    let named = gazetteer.named(name);
    let fits = |id: &PlaceId| area.is_none_or(|area| lies_in(*id, area, gazetteer));
    let mut ids = named.iter().map(|n| n.place).filter(fits);
    let best = ids.next().and_then(|id| gazetteer.place(id));
    let Some(best) = best else {
        return Err(Error::UnknownPlace {
            name: typed.to_owned(),
            suggestions: gazetteer.suggestions(name, 3),
        });
    };
    let rival = named.iter().skip(1).find(|n| n.prior >= RIVAL);
    if let (None, Some(rival)) = (area, rival.and_then(|r| gazetteer.place(r.place))) {
        eprintln!(
            "plotroom: {name} is taken for {}; not {} (write \"{name}, REGION\" for another)",
            described(&best),
            described(&rival)
        );
    }
    Ok(best)
}

/// The likeliest place of a name that has an outline; any place of it where none has one.
/// Says on the standard error which one was taken where it is not the likeliest of all.
pub(super) fn outlined(typed: &str, gazetteer: &Gazetteer) -> Result<Place, Error> {
    let (name, area) = name_and_area(typed);
    let named = gazetteer.named(name).into_iter().map(|named| named.place);
    let fits = |id: &PlaceId| area.is_none_or(|area| lies_in(*id, area, gazetteer));
    let mut fitting = named.filter(fits).enumerate();
    let found = fitting.find(|(_, id)| gazetteer.outline(*id).is_some());
    let Some((rank, place)) =
        found.and_then(|(rank, id)| Some((rank, gazetteer.place(id)?)))
    else {
        return self::place(typed, gazetteer);
    };
    if rank > 0 {
        eprintln!(
            "plotroom: {name} is taken for {}, which has an outline",
            described(&place)
        );
    }
    Ok(place)
}

/// What was typed in front of the first comma and behind it.
fn name_and_area(typed: &str) -> (&str, Option<&str>) {
    match typed.split_once(',') {
        Some((name, area)) => (name.trim(), Some(area.trim())),
        None => (typed.trim(), None),
    }
}

fn looks_like_position(typed: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | ' ');
    // What is read as two numbers, "nan" among them, is not the name of a place.
    let numbers = typed.split(',').map(|part| part.trim().parse::<f64>().is_ok());
    let numbers: Vec<bool> = numbers.collect();
    typed.contains('°')
        || typed.contains(',') && typed.chars().all(figure)
        || numbers == [true, true]
}

/// A place that is nothing but a position.
pub(super) fn at(position: Position) -> Place {
    Place {
        id: None,
        geonameid: None,
        name: format!("{:.4}, {:.4}", position.lat(), position.lon()),
        position,
        feature: Feature::Spot,
        country: None,
        admin1: None,
        population: 0,
        radius: Meters(0.0),
        note: None,
    }
}

/// Whether a place lies in the region or country of that name or code.
fn lies_in(id: PlaceId, area: &str, gazetteer: &Gazetteer) -> bool {
    let Some(record) = gazetteer.record(id) else { return false };
    let code = record.country.map(|c| c.as_str().to_owned());
    if code.is_some_and(|code| code.eq_ignore_ascii_case(area)) {
        return true;
    }
    gazetteer.named(area).iter().any(|named| {
        let own = Some(named.place);
        own == record.admin1
            || own == record.admin2
            || own == record.country.and_then(|c| gazetteer.country(c))
    })
}

/// What somebody typed, with a geometry of its own where it is a feature of a file or a
/// border.
#[derive(Debug)]
pub(super) struct Ground {
    pub(super) place: Place,
    /// Its polygons; lines there and back.
    own: Option<MultiPolygon<f64>>,
    /// Whether that is a line.
    pub(super) is_line: bool,
}

impl Ground {
    /// The outline it counts from: its own, or that of a region of the gazetteer.
    pub(super) fn outline(&self, gazetteer: &Gazetteer) -> Option<MultiPolygon<f64>> {
        let known = || {
            let area = self.place.id.filter(|_| self.place.feature.is_area())?;
            gazetteer.outline(area)
        };
        self.own.clone().or_else(known)
    }

    /// Whether it has a geometry of its own.
    pub(super) fn has_own(&self) -> bool {
        self.own.is_some()
    }

    /// Something that is nothing but an outline.
    pub(super) fn of_outline(name: String, outline: MultiPolygon<f64>) -> Self {
        let first = outline.0.first().and_then(|part| part.exterior().0.first().copied());
        let first = first.and_then(|c| Position::new(c.x, c.y).ok());
        let zero = || Position::new(0.0, 0.0).expect("it lies on the equator");
        let place = at(first.unwrap_or_else(zero));
        Self {
            place: Place { name, feature: Feature::Region, ..place },
            own: Some(outline),
            is_line: false,
        }
    }
}

/// The words before the names of two neighbors.
const BORDER: &str = "border:";

/// What somebody typed: as [`place`], a feature of a file (`FILE.geojson#NAME`), or the line
/// between two neighbors (`border:Ukraine/Poland`).
pub(super) fn ground(typed: &str, gazetteer: &Gazetteer) -> Result<Ground, Error> {
    if let Some(names) = typed.strip_prefix(BORDER) {
        return border(names, gazetteer);
    }
    if let Some((file, name)) = typed.split_once('#') {
        return feature(Path::new(file), name);
    }
    Ok(Ground { place: place(typed, gazetteer)?, own: None, is_line: false })
}

fn border(names: &str, gazetteer: &Gazetteer) -> Result<Ground, Error> {
    let (one, other) = names.split_once('/').unwrap_or((names, ""));
    let outline = |name: &str| {
        let place = place(name.trim(), gazetteer)?;
        let area = place.id.filter(|_| place.feature.is_area());
        let outline = area.and_then(|id| gazetteer.outline(id));
        Ok((place.name, outline.unwrap_or_else(|| MultiPolygon(Vec::new()))))
    };
    let (one, other) = (outline(one)?, outline(other)?);
    let line = common_border(&one.1, &other.1);
    if line.0.is_empty() {
        return Err(Error::Border { one: one.0, other: other.0 });
    }
    let name = format!("border between {} and {}", one.0, other.0);
    let mut found = Ground::of_outline(name, line_outline(&line.0));
    (found.is_line, found.place.feature) = (true, Feature::Line);
    Ok(found)
}

/// The features of that name or id in a file, as one.
fn feature(path: &Path, name: &str) -> Result<Ground, Error> {
    let layer = user_layers::read(path, false)?;
    let wanted = name.trim().to_lowercase();
    let fits = |feature: &&UserFeature| {
        let mut names = feature.id.iter().chain(&feature.name);
        names.any(|name| name.to_lowercase() == wanted)
    };
    let mut polygons = Vec::new();
    let mut lines = Vec::new();
    let mut points: Vec<Position> = Vec::new();
    let mut called = None;
    for feature in layer.features.iter().filter(fits) {
        called = called.or_else(|| feature.name.clone());
        match &feature.shape {
            UserShape::Points(some) => points.extend(some),
            UserShape::Lines(some) => lines.extend(some.0.iter().cloned()),
            UserShape::Areas(some) => polygons.extend(some.0.iter().cloned()),
        }
    }
    let called = called.unwrap_or_else(|| name.trim().to_owned());
    let is_line = polygons.is_empty() && !lines.is_empty();
    polygons.extend(line_outline(&lines).0);
    match points.as_slice() {
        _ if !polygons.is_empty() => {
            let mut found = Ground::of_outline(called, MultiPolygon(polygons));
            found.is_line = is_line;
            if is_line {
                found.place.feature = Feature::Line;
            }
            Ok(found)
        }
        [first, ..] => {
            let place = Place { name: called, ..at(*first) };
            Ok(Ground { place, own: None, is_line: false })
        }
        [] => {
            let named = layer.features.iter();
            let known = named.filter_map(|f| f.name.clone().or_else(|| f.id.clone()));
            let (path, name) = (path.to_owned(), name.to_owned());
            Err(Error::UnknownFeature { path, name, known: known.take(8).collect() })
        }
    }
}

/// The range of `--ring`: `25-100@Tiraspol`, `60mi@46.8,29.6`, `Shahed-136@Tiraspol`, each
/// with directions if wanted: `25-100@Tiraspol:30-120`.
pub(super) fn ring(
    typed: &str,
    gazetteer: &Gazetteer,
    catalogue: &Catalogue,
) -> Result<RingRequest, Error> {
    let unread = |message: &str| Error::Ring {
        text: typed.to_owned(),
        message: message.to_owned(),
    };
    let (range, origin) =
        typed.split_once('@').ok_or_else(|| unread("it names no place behind an @"))?;
    let (origin, sector) = directed(origin)?;
    let (range, origin) = (range.trim(), place(origin, gazetteer)?);
    let outlined =
        |id: PlaceId| origin.feature.is_area() && gazetteer.outline(id).is_some();
    if sector.is_some() && origin.id.is_some_and(outlined) {
        return Err(unread("directions count from a point, and its place is a region"));
    }
    let (min, max, system) = match radii(range) {
        Ok((min, max)) => (min, max, None),
        Err(_) if range.contains(char::is_alphabetic) => {
            let system = catalogue.system(range)?;
            (system.min(), system.max(), Some(system))
        }
        Err(_) => return Err(unread("its radii are no lengths")),
    };
    if !(0.0 <= min.0 && min < max && max.km() < 19_000.0) {
        return Err(unread("its radii must ascend, from 0 to below 19,000 km"));
    }
    let known =
        |system: &System| format!("asked for; range catalogue: {}", system.basis());
    Ok(RingRequest {
        origin,
        min,
        max,
        sector,
        system: system.map(|system| system.name.clone()),
        basis: system.map_or_else(|| "asked for".to_owned(), known),
    })
}
