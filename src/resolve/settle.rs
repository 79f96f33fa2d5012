//! Namesakes that a stated distance tells apart: "Novopavlivka, 40 km west of Donetsk".
//!
//! To the ranker a stated distance is one sign among many. Where what it chose clearly does
//! not fit a distance and a direction from a place that is sure, and exactly one place of the
//! name does, that place is taken. Either way the answer says by which claims: those cannot
//! then be confirmed by it.

use super::answer::is_pinned;
use crate::gazetteer::{Gazetteer, NameForm};
use crate::geodesy::inverse;
use crate::model::{
    Bound, Candidate, Claim, ClaimKind, End, MentionKind, Place, PlaceId, Position,
    Resolution, Sense, Settled,
};

/// A ground below this confidence settles nothing.
const SURE: f64 = 0.8;
/// A town with less of the belief is not meant by the name of its region.
const SECOND: f64 = 0.3;
/// A choice with a greater share of the belief is left alone.
const SETTLED: f64 = 0.97;
/// What a stated distance may be of the true one where a place fits well.
const WELL: (f64, f64) = (0.87, 1.2);
/// Beyond these a place fits no longer: of true statements one in twenty is below .85, one in
/// ten above 1.45.
const LOOSELY: (f64, f64) = (0.8, 1.45);
/// Degrees that a stated direction is off at most where a place fits well.
const TOWARD: f64 = 35.0;
/// Beyond these a place fits no longer: 98 of 100 directions are within 45.
const LOOSELY_TOWARD: f64 = 60.0;
/// Extents count for so much of a distance, where its rounding is no more.
const SLACK: f64 = 0.03;
/// The belief in a place that a claim settles.
const SHARE: f64 = 0.7;
/// Most places of a name that are tried.
const MOST: usize = 400;

/// Changes the resolutions that a claim settles, and says which, by which claims: all
/// mentions of the name that were taken for the same place.
pub fn settle(
    resolutions: &mut [Resolution],
    claims: &[Claim],
    gazetteer: &Gazetteer,
) -> Vec<Settled> {
    let choices: Vec<(usize, usize, Place)> = claims
        .iter()
        .enumerate()
        .filter_map(|(number, claim)| {
            let (at, place) = choice(claim, resolutions, gazetteer)?;
            Some((number, at, place))
        })
        .collect();
    let mut settled = by_ranker(resolutions, claims);
    for (number, at, place) in choices {
        let Some(resolution) = resolutions.get(at) else { continue };
        let before = resolution.candidates.first().and_then(id);
        let name = resolution.mention.name.clone();
        if settled.iter().any(|known| known.resolution == at) {
            // A second claim that picks the same place by itself; a third place is ignored.
            if before == place.id {
                let taken = |known: &&mut Settled| {
                    let mention = &resolutions[known.resolution].mention;
                    mention.name == name
                };
                for known in settled.iter_mut().filter(taken) {
                    known.claims.push(number);
                }
            }
            continue;
        }
        for (other, resolution) in resolutions.iter_mut().enumerate() {
            let same = resolution.mention.name == name
                && resolution.candidates.first().and_then(id) == before
                && resolution.mention.kind == MentionKind::Toponym;
            if same {
                prefer(resolution, &place);
                settled.push(Settled { resolution: other, claims: vec![number] });
            }
        }
    }
    settled
}

/// What the ranker chose by a stated distance alone, with all claims about it.
fn by_ranker(resolutions: &[Resolution], claims: &[Claim]) -> Vec<Settled> {
    let chosen = resolutions.iter().enumerate().filter(|(_, r)| r.by_distance && r.known);
    let settled = chosen.map(|(at, resolution)| {
        let name = &resolution.mention.name;
        let about = |end: &Option<End>| {
            let other = end.as_ref().and_then(|end| resolutions.get(end.resolution?));
            other.is_some_and(|other| other.mention.name == *name)
        };
        let claims = claims.iter().enumerate();
        let claims = claims.filter(|(_, claim)| about(&claim.from) || about(&claim.to));
        Settled { resolution: at, claims: claims.map(|(number, _)| number).collect() }
    });
    settled.filter(|settled| !settled.claims.is_empty()).collect()
}

fn id(candidate: &Candidate) -> Option<PlaceId> {
    candidate.place.id
}

/// Puts a place first, and says why.
fn prefer(resolution: &mut Resolution, place: &Place) {
    let reason = "fits the distance and direction that the text states".to_owned();
    let mut candidates = resolution.candidates.to_vec();
    candidates.retain(|candidate| candidate.place.id != place.id);
    for candidate in &mut candidates {
        candidate.weight *= 1.0 - SHARE;
    }
    let best = Candidate {
        place: place.clone(),
        weight: SHARE,
        reasons: vec![reason.clone().into()],
    };
    candidates.insert(0, best);
    candidates.truncate(Resolution::KEPT);
    resolution.candidates = candidates.into();
    resolution.known = true;
    resolution.confidence = SHARE;
    resolution.map = resolution.sense == Sense::Literal && is_pinned(place);
    resolution.reasons = vec![reason.into()];
}

/// The resolution that a claim settles, by index, and as which place.
fn choice(
    claim: &Claim,
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
) -> Option<(usize, Place)> {
    let told = claim.kind == ClaimKind::Offset
        && claim.obstacle.is_none()
        && matches!(claim.length.bound, Bound::Exact | Bound::Range);
    let bearing = claim.bearing.filter(|_| told)?.degrees();
    let (from, to) = (claim.from.as_ref()?, claim.to.as_ref()?);
    // The ground of the sure end, and whether the unsure end is the figure.
    let sure = |end: &End| {
        let resolution = resolutions.get(end.resolution?)?;
        // Distances count from the town, where it has the name of its region.
        let spot = |c: &&Candidate| {
            let feature = c.place.feature;
            !feature.is_area() && !feature.is_country() && c.weight >= SECOND
        };
        let sure = resolution.known && resolution.confidence >= SURE;
        let town = resolution.candidates.iter().find(spot).filter(|_| sure)?;
        Some(town.place.position)
    };
    let unsure = |end: &End| {
        let at = end.resolution?;
        let resolution = resolutions.get(at)?;
        let share = resolution.candidates.first().map_or(0.0, |best| best.weight);
        let open = (share < SETTLED || !resolution.known)
            && resolution.mention.kind == MentionKind::Toponym
            && resolution.sense != Sense::Demonym
            && resolution.mention.hint.is_none()
            && end.is_as_written();
        open.then_some((at, resolution))
    };
    let ((at, resolution), ground, bearing) = match (unsure(from), sure(to)) {
        (Some(found), Some(ground)) => (found, ground, bearing),
        _ => (unsure(to)?, sure(from)?, (bearing + 180.0).rem_euclid(360.0)),
    };
    let low = claim.length.low.km();
    let high = claim.length.high.map_or(low, crate::model::Meters::km);
    let fit = Fit { ground, bearing, low, high, rounding: claim.length.rounding.km() };
    if resolution.place().is_some_and(|place| fit.loosely(place.position)) {
        return None;
    }
    let named = gazetteer.named(&resolution.mention.name);
    let mut possible: Vec<Place> = Vec::new();
    for named in named.into_iter().take(MOST) {
        if matches!(named.form, NameForm::Demonym | NameForm::Fuzzy) {
            continue;
        }
        let Some(record) = gazetteer.record(named.place) else { continue };
        if record.feature.is_area() || record.feature.is_country() {
            continue;
        }
        if fit.loosely(record.position)
            && !possible.iter().any(|p| p.id == Some(named.place))
        {
            possible.extend(gazetteer.place(named.place));
        }
    }
    // Clearly better than all others: no second one fits even loosely.
    match <[Place; 1]>::try_from(possible) {
        Ok([one]) if fit.well(one.position) => Some((at, one)),
        _ => None,
    }
}

/// A stated distance and direction from a place.
#[derive(Debug, Clone, Copy)]
struct Fit {
    ground: Position,
    bearing: f64,
    low: f64,
    high: f64,
    rounding: f64,
}

impl Fit {
    fn within(&self, at: Position, (least, most): (f64, f64), toward: f64) -> bool {
        let way = inverse(self.ground, at);
        let km = way.distance.km();
        let slack = self.rounding.max(SLACK * km);
        let turn =
            (way.azimuth.degrees() - self.bearing + 180.0).rem_euclid(360.0) - 180.0;
        self.high + slack >= least * km
            && self.low - slack <= most * km
            && turn.abs() <= toward
    }

    fn well(&self, at: Position) -> bool {
        self.within(at, WELL, TOWARD)
    }

    fn loosely(&self, at: Position) -> bool {
        self.within(at, LOOSELY, LOOSELY_TOWARD)
    }
}
