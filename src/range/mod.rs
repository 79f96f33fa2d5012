//! The ranges that a report speaks of, as ground, and which of its places lie in them.

mod origins;
mod relation;
mod systems;

use geo::MultiPolygon;

use crate::gazetteer::Gazetteer;
use crate::geodesy::{Tolerance, band, reach, sector};
use crate::model::{
    Claim, ClaimKind, Document, Meters, Place, PlaceId, Resolution, Ring, RingCenter,
    Sector, Span,
};
use crate::settings::{RingRequest, Settings};

use origins::origins;
use relation::in_range;

/// How far an edge of a ring may stray from the true circle.
const TOLERANCE: Tolerance = Tolerance(0.0005);
/// Ranges with an upper limit beyond this are not drawn: half the Earth.
const FURTHEST: Meters = Meters(19_000_000.0);

/// A range before it is drawn.
struct Footing<'a> {
    origin: &'a Place,
    min: Meters,
    max: Meters,
    sector: Option<Sector>,
    system: Option<String>,
    basis: String,
    sentence: Option<Span>,
    /// Whether an area of unknown outline has no ring rather than one around its label.
    needs_outline: bool,
}

/// The rings of a report: every stated reach around each place it is applied to, the ranges
/// of systems around the places they are launched from, and those that the settings ask for.
///
/// A system that a sentence names where it is launched from or deployed at gets the range of
/// the catalogue around that place, unless the report gives its own figure there.
///
/// A reach is applied to the places of its sentence that it counts from ("from X", "forces
/// in X"), and to the places that a neighboring sentence locates as being in range. Around
/// a settlement it is a band; around a region it is all that lies within the upper limit of
/// any point of its outline.
#[must_use]
pub fn rings(
    document: &Document,
    claims: &[Claim],
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
    settings: &Settings,
) -> Vec<Ring> {
    let mut footings = Vec::new();
    for claim in claims.iter().filter(|claim| claim.kind == ClaimKind::Capability) {
        let (min, max) = match claim.length.high {
            Some(high) => (claim.length.low, high),
            None => (Meters(0.0), claim.length.low),
        };
        let part = origins::part(document, claim);
        let system = only_system(part.of(&document.text), settings);
        for origin in origins(document, claim, claims, resolutions, settings) {
            footings.push(Footing {
                origin,
                min,
                max,
                sector: None,
                system: system.clone(),
                basis: "stated in the report".to_owned(),
                sentence: Some(claim.sentence),
                needs_outline: false,
            });
        }
    }
    let stated = footings.len();
    for launch in systems::launches(document, resolutions, &settings.catalogue) {
        let says_itself = |footing: &Footing<'_>| {
            footing.origin.position == launch.origin.position
                && footing.system.as_deref() == Some(launch.system.name.as_str())
        };
        if footings[..stated].iter().any(says_itself) {
            continue;
        }
        footings.push(Footing {
            origin: launch.origin,
            min: launch.system.min(),
            max: launch.system.max(),
            sector: None,
            system: Some(launch.system.name.clone()),
            basis: format!("range catalogue: {}", launch.system.basis()),
            sentence: Some(launch.sentence),
            needs_outline: true,
        });
    }
    footings.extend(settings.rings.iter().map(asked));
    let mut rings: Vec<Ring> = Vec::new();
    for footing in footings {
        if footing.max > FURTHEST || footing.max.0 <= 0.0 || footing.min >= footing.max {
            continue;
        }
        let Some(mut ring) = drawn(&footing, gazetteer) else { continue };
        let same = |other: &Ring| {
            (other.center, other.min, other.max, other.sector, &other.system)
                == (ring.center, ring.min, ring.max, ring.sector, &ring.system)
        };
        if rings.iter().any(same) {
            continue;
        }
        ring.id = format!("ring-{}", rings.len() + 1);
        ring.places = in_range(&ring, resolutions, gazetteer);
        rings.push(ring);
    }
    rings
}

fn asked(request: &RingRequest) -> Footing<'_> {
    Footing {
        origin: &request.origin,
        min: request.min,
        max: request.max,
        sector: request.sector,
        system: request.system.clone(),
        basis: request.basis.clone(),
        sentence: None,
        needs_outline: false,
    }
}

/// The system that a sentence names, if it names one and no other.
fn only_system(sentence: &str, settings: &Settings) -> Option<String> {
    let named = settings.catalogue.mentioned(sentence);
    let (first, rest) = named.split_first()?;
    let same = rest.iter().all(|other| other.system.name == first.system.name);
    same.then(|| first.system.name.clone())
}

/// The outline of a place that is an area.
fn outline(place: &Place, gazetteer: &Gazetteer) -> Option<(PlaceId, MultiPolygon<f64>)> {
    let id = place.id.filter(|_| place.feature.is_area())?;
    Some((id, gazetteer.outline(id)?))
}

fn drawn(footing: &Footing<'_>, gazetteer: &Gazetteer) -> Option<Ring> {
    let place = footing.origin;
    let outline = outline(place, gazetteer);
    if footing.needs_outline && place.feature.is_area() && outline.is_none() {
        return None;
    }
    let (center, min, footprint) = if let Some((id, outline)) = outline {
        let ground = reach(&outline, footing.max, TOLERANCE).ok()?;
        let center = RingCenter::Region { place: id, label: place.position };
        (center, Meters(0.0), ground)
    } else {
        let (at, min, max) = (place.position, footing.min, footing.max);
        let ground = match footing.sector {
            Some(directions) => sector(at, min, max, directions, TOLERANCE),
            None => band(at, min, max, TOLERANCE),
        };
        let ground = ground.ok()?;
        (RingCenter::Point(place.position), footing.min, ground)
    };
    Some(Ring {
        id: String::new(),
        origin: place.name.clone(),
        center,
        min,
        max: footing.max,
        sector: footing.sector.filter(|_| matches!(center, RingCenter::Point(_))),
        system: footing.system.clone(),
        basis: footing.basis.clone(),
        sentence: footing.sentence,
        footprint,
        places: Vec::new(),
    })
}

#[cfg(test)]
mod tests;
