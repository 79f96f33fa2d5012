//! Places and ranges as they are typed.

use plotroom::Error;
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Feature, Meters, Place, PlaceId, Position};
use plotroom::settings::RingRequest;

use super::places::described;

/// From this prior on another place of the name is mentioned.
const RIVAL: f32 = 0.15;

/// The place that somebody typed: `lat,lon`, a name, or a name with the region or country it
/// lies in ("Odessa, Texas"). Says on the standard error which one was taken where several
/// are likely.
pub(super) fn place(typed: &str, gazetteer: &Gazetteer) -> Result<Place, Error> {
    if looks_like_position(typed) {
        return Ok(at(typed.parse()?));
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
    typed.contains(',')
        && typed
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | ' '))
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

/// The range of `--ring`: `25-100@Tiraspol`, `300@46.8,29.6`.
pub(super) fn ring(typed: &str, gazetteer: &Gazetteer) -> Result<RingRequest, Error> {
    let unread = |message: &str| Error::Ring {
        text: typed.to_owned(),
        message: message.to_owned(),
    };
    let (range, origin) =
        typed.split_once('@').ok_or_else(|| unread("it names no place behind an @"))?;
    let km = |text: &str| text.trim().parse::<f64>().ok().filter(|km| km.is_finite());
    let (min, max) = match range.split_once('-') {
        Some((min, max)) => (km(min), km(max)),
        None => (Some(0.0), km(range)),
    };
    match (min, max) {
        (Some(min), Some(max)) if 0.0 <= min && min < max && max < 19_000.0 => {
            Ok(RingRequest {
                origin: place(origin, gazetteer)?,
                min: Meters::from_km(min),
                max: Meters::from_km(max),
                system: None,
                basis: "asked for".to_owned(),
            })
        }
        (Some(_), Some(_)) => {
            Err(unread("its radii must ascend, from 0 to below 19,000 km"))
        }
        _ => Err(unread("its radii are no numbers of km")),
    }
}
