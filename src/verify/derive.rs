//! Places that no gazetteer holds, put where another statement of the report puts them.
//!
//! "30 km east of A and 20 km west of B" gives a village unknown to the gazetteer two
//! positions. Each statement is then checked at the position that the other one gives, never
//! at its own: what is checked is whether the two fit together, and the verdict says so.

use super::measured::Measured;
use super::pairs::{self, Pair};
use super::places::{self, Site};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{destination, inverse};
use crate::model::{
    Azimuth, Bound, Claim, ClaimKind, End, Feature, Measure, Meters, Place, Position,
    Resolution,
};

/// How much longer than the geodesic the figure may be where a road is open.
const ROAD: f64 = 1.3;
/// How much shorter it may be, from edge to edge or rounded down.
const EDGE: f64 = 1.15;
/// How far a stated direction may be off: 81 % lie within it.
const SPREAD: f64 = 22.5;
/// Two grounds nearer than this are one: two figures from it say nothing about a position.
const APART: Meters = Meters(2_000.0);

/// The distances of a claim with an end put by another statement.
pub(super) struct Derived {
    /// Measured at the likeliest position first, then where the words allow as well.
    pub(super) measured: Vec<Measured>,
    /// The figure of the other statement.
    pub(super) figure: Meters,
    /// The direction in which it puts the place.
    pub(super) azimuth: Azimuth,
    /// The place that it counts from.
    pub(super) ground: String,
    /// The place that it puts.
    pub(super) name: String,
}

/// Which end of a claim no gazetteer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    From,
    To,
}

/// The distances of a claim whose one end only another statement locates.
pub(super) fn derived(
    number: usize,
    (missing, known): (Missing, &[Site]),
    claims: &[Claim],
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
) -> Option<Derived> {
    let claim = claims.get(number)?;
    let end = match missing {
        Missing::From => claim.from.as_ref()?,
        Missing::To => claim.to.as_ref()?,
    };
    if end.span.is_some() && !places::is_name(&end.text) {
        return None;
    }
    let others = claims.iter().enumerate().filter(|(at, other)| {
        *at != number && other.length.span != claim.length.span && locates(other)
    });
    let mut best: Option<Derived> = None;
    for (_, other) in others {
        let Some((ground, reversed)) = ground_of(other, &end.text) else { continue };
        if best.as_ref().is_some_and(|best| best.figure.0 <= figure(other).0) {
            continue;
        }
        let grounds = places::sites(ground, resolutions, gazetteer);
        let grounds: Vec<Site> = grounds
            .into_iter()
            .filter(|site| !site.place.feature.is_area())
            .filter(|site| places::may_hold(&end.text, &site.place, gazetteer))
            .collect();
        let known: Vec<Site> = known
            .iter()
            .filter(|site| places::may_hold(&end.text, &site.place, gazetteer))
            .cloned()
            .collect();
        let pairs = pairs::likely(&known, &grounds);
        let mut measured = Vec::new();
        for pair in &pairs {
            let way = inverse(pair.from.place.position, pair.to.place.position);
            if way.distance < APART {
                measured.clear();
                break;
            }
            for at in spots(pair.to.place.position, other, reversed) {
                let put = placed(end, at, &pair.to.place);
                let pair = match missing {
                    Missing::From => Pair { from: &put, to: pair.from, weight: 1.0 },
                    Missing::To => Pair { from: pair.from, to: &put, weight: 1.0 },
                };
                measured.push(Measured::of(&pair, claim, gazetteer));
            }
        }
        if measured.is_empty() {
            continue;
        }
        best = Some(Derived {
            measured,
            figure: figure(other),
            azimuth: direction(other, reversed),
            ground: pairs[0].to.place.name.clone(),
            name: end.text.clone(),
        });
    }
    best
}

/// Whether a claim puts its figure at a point: a direction and an exact figure.
fn locates(claim: &Claim) -> bool {
    claim.kind == ClaimKind::Offset
        && claim.bearing.is_some()
        && claim.obstacle.is_none()
        && matches!(claim.length.bound, Bound::Exact | Bound::Range)
}

/// The other end of a claim about a place, and whether it is the figure.
fn ground_of<'a>(claim: &'a Claim, name: &str) -> Option<(&'a End, bool)> {
    let same = |end: &End| end.text.to_lowercase() == name.to_lowercase();
    let (from, to) = (claim.from.as_ref()?, claim.to.as_ref()?);
    match (same(from), same(to)) {
        (true, false) => Some((to, false)),
        (false, true) => Some((from, true)),
        _ => None,
    }
}

fn figure(claim: &Claim) -> Meters {
    let length = &claim.length;
    Meters(f64::midpoint(length.low.0, length.high.unwrap_or(length.low).0))
}

/// The direction from the ground; turned round where the figure is known.
fn direction(claim: &Claim, reversed: bool) -> Azimuth {
    let stated = claim.bearing.map_or(0.0, Azimuth::degrees);
    Azimuth::new(if reversed { (stated + 180.0).rem_euclid(360.0) } else { stated })
}

/// Where the words of a claim may put a place, likeliest first.
fn spots(from: Position, claim: &Claim, reversed: bool) -> Vec<Position> {
    let (figure, azimuth) = (figure(claim).0, direction(claim, reversed).degrees());
    let road = if claim.measure == Measure::Straight { 1.0 } else { ROAD };
    let mut found = Vec::with_capacity(9);
    for factor in [1.0, 1.0 / road, EDGE] {
        for turn in [0.0, -SPREAD, SPREAD] {
            let toward = Azimuth::new((azimuth + turn).rem_euclid(360.0));
            found.push(destination(from, toward, Meters(figure * factor)));
        }
    }
    found
}

/// A place without a record.
fn placed(end: &End, position: Position, ground: &Place) -> Site {
    let place = Place {
        id: None,
        geonameid: None,
        name: end.text.clone(),
        position,
        feature: Feature::Settlement,
        country: ground.country,
        admin1: None,
        population: 0,
        radius: Meters(0.0),
        note: None,
    };
    Site { place, weight: 1.0, loose: false }
}
