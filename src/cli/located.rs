//! Places and ranges as they are typed.

use plotroom::Error;
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Feature, Meters, Place, PlaceId, Position};
use plotroom::settings::{Catalogue, RingRequest};
use plotroom::text::position;

use super::places::described;

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
    let (name, area) = match typed.split_once(',') {
        Some((name, area)) => (name.trim(), Some(area.trim())),
        None => (typed.trim(), None),
    };
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

fn looks_like_position(typed: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | ' ');
    typed.contains('°') || typed.contains(',') && typed.chars().all(figure)
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

/// The range of `--ring`: `25-100@Tiraspol`, `60mi@46.8,29.6`, `Shahed-136@Tiraspol`.
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
    let Some((min, max)) = radii(range) else {
        if !range.contains(char::is_alphabetic) {
            return Err(unread("its radii are no numbers of km"));
        }
        let system = catalogue.system(range.trim())?;
        return Ok(RingRequest {
            origin: place(origin, gazetteer)?,
            min: system.min(),
            max: system.max(),
            system: Some(system.name.clone()),
            basis: format!("asked for; range catalogue: {}", system.basis()),
        });
    };
    if !(0.0 <= min.0 && min < max && max.km() < 19_000.0) {
        return Err(unread("its radii must ascend, from 0 to below 19,000 km"));
    }
    Ok(RingRequest {
        origin: place(origin, gazetteer)?,
        min,
        max,
        system: None,
        basis: "asked for".to_owned(),
    })
}

/// The inner and outer radius of `25-100`, `60mi` or `12 nmi`; km where no unit is typed.
fn radii(range: &str) -> Option<(Meters, Meters)> {
    let range = range.trim();
    let units = [("nmi", 1852.0), ("mi", 1609.344), ("km", 1000.0)];
    let typed = |(name, meters)| Some((range.strip_suffix(name)?, meters));
    let (figures, meters) = units.into_iter().find_map(typed).unwrap_or((range, 1000.0));
    let number = |text: &str| {
        let number = text.trim().parse::<f64>().ok().filter(|n| n.is_finite())?;
        Some(Meters(number * meters))
    };
    match figures.split_once('-') {
        Some((min, max)) => Some((number(min)?, number(max)?)),
        None => Some((Meters(0.0), number(figures)?)),
    }
}
