//! Stated distances against the ground.
//!
//! Every reading that a careful reader would allow is tried: center to center, edge to edge,
//! nearest and farthest point of a region, along roads. A figure that fits only one of them
//! is true under a condition, and the verdict names it.

use crate::gazetteer::Gazetteer;
use crate::model::{
    BearingOutcome, Claim, Meters, Obstacle, Outcome, Position, Resolution, UserLayer,
    Verdict,
};

mod circular;
mod derive;
mod judge;
mod lines;
mod measured;
mod pairs;
mod places;
mod words;

pub use circular::without_circles;
use derive::Missing;
use judge::Stated;
use measured::Measured;
pub use measured::edge_to_edge;

/// One verdict a claim, in the same order.
///
/// A claim that counts from a front line or border is measured to the nearest point of such
/// a line of the user's `layers`; without one it cannot be checked.
#[must_use]
pub fn verdicts(
    claims: &[Claim],
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
    layers: &[UserLayer],
) -> Vec<Verdict> {
    let numbered = claims.iter().enumerate();
    numbered
        .map(|(number, claim)| {
            lines::verdict(number, claim, resolutions, gazetteer, layers)
                .unwrap_or_else(|| verdict(number, claim, claims, resolutions, gazetteer))
        })
        .collect()
}

fn verdict(
    number: usize,
    claim: &Claim,
    claims: &[Claim],
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
) -> Verdict {
    let stated = Stated::of(claim);
    let ends = claim.from.as_ref().zip(claim.to.as_ref());
    let sites = ends.map(|(from, to)| {
        let sites = |end| places::sites(end, resolutions, gazetteer);
        (sites(from), sites(to))
    });
    let unchecked = |obstacle, sites: Option<(Position, Position)>| Verdict {
        claim: number,
        outcome: Outcome::Unverifiable,
        bearing: claim.bearing.map(|_| BearingOutcome::Unverifiable),
        from: sites.map(|s| s.0),
        to: sites.map(|s| s.1),
        center: None,
        edge: None,
        obstacle: Some(obstacle),
        reason: words::obstacle(obstacle, claim),
    };
    let Some((mut from, mut to)) = sites else {
        let obstacle = claim.obstacle.unwrap_or(Obstacle::MissingEnd);
        let mut found = unchecked(obstacle, None);
        let known = |end: Option<&crate::model::End>| {
            let first = places::sites(end?, resolutions, gazetteer).into_iter().next()?;
            Some(first.place.position)
        };
        found.from = known(claim.from.as_ref());
        found.to = known(claim.to.as_ref());
        return found;
    };
    let pairs = pairs::likely(&from, &to);
    if pairs.is_empty() {
        // What its words do not bind is no place without the other end beside it.
        from.retain(|site| !site.loose);
        to.retain(|site| !site.loose);
        let half = match (from.is_empty(), to.is_empty()) {
            (true, false) => Some((Missing::From, to.as_slice())),
            (false, true) => Some((Missing::To, from.as_slice())),
            _ => None,
        };
        let put = half.filter(|_| claim.obstacle.is_none()).and_then(|half| {
            derive::derived(number, half, claims, resolutions, gazetteer)
        });
        if let Some(put) = put
            && let Some(mut found) = answer(number, claim, &stated, &put.measured)
        {
            words::derived(&mut found, &put);
            return found;
        }
        let obstacle = claim.obstacle.unwrap_or(Obstacle::EndNotInGazetteer);
        let mut found = unchecked(obstacle, None);
        found.from = from.first().map(|site| site.place.position);
        found.to = to.first().map(|site| site.place.position);
        if obstacle == Obstacle::EndNotInGazetteer {
            found.reason = words::missing(claim, from.is_empty(), to.is_empty());
        }
        return found;
    }
    let measured: Vec<Measured> =
        pairs.iter().map(|pair| Measured::of(pair, claim, gazetteer)).collect();
    answer(number, claim, &stated, &measured)
        .unwrap_or_else(|| unchecked(Obstacle::EndNotInGazetteer, None))
}

/// The verdict on measured places, the likeliest first; `None` where there are none.
fn answer(
    number: usize,
    claim: &Claim,
    stated: &Stated,
    measured: &[Measured],
) -> Option<Verdict> {
    let best = measured.first()?;
    if best.is_pointless() && claim.obstacle.is_none() {
        return Some(Verdict {
            claim: number,
            outcome: Outcome::Unverifiable,
            bearing: claim.bearing.map(|_| BearingOutcome::Unverifiable),
            from: Some(best.from),
            to: Some(best.to),
            center: None,
            edge: None,
            obstacle: Some(Obstacle::EndNotInGazetteer),
            reason: words::pointless(best),
        });
    }
    let (outcome, obstacle) = match claim.obstacle {
        Some(obstacle) => (Outcome::Unverifiable, Some(obstacle)),
        None => judged(stated, measured),
    };
    let bearing = claim.bearing.map(|said| judge::bearing(said, measured));
    Some(Verdict {
        claim: number,
        outcome,
        bearing,
        from: Some(best.from),
        to: Some(best.to),
        center: best.center,
        edge: Some(best.edge),
        obstacle,
        reason: words::reason(claim, stated, best, outcome, obstacle, bearing),
    })
}

/// The outcome of the likeliest reading of the places; a contradiction only where every
/// likely reading contradicts.
fn judged(stated: &Stated, measured: &[Measured]) -> (Outcome, Option<Obstacle>) {
    let Some(best) = measured.first() else {
        return (Outcome::Unverifiable, Some(Obstacle::EndNotInGazetteer));
    };
    let outcome = stated.outcome(best);
    if outcome == Outcome::Unverifiable {
        return (outcome, Some(Obstacle::AmbiguousPlace));
    }
    if !outcome.is_contradicted() {
        return (outcome, None);
    }
    let contradicts =
        |m: &Measured| m.is_pointless() || stated.outcome(m).is_contradicted();
    let all = measured.iter().all(contradicts);
    if all && !stated.is_absurd(best) {
        (outcome, None)
    } else {
        (Outcome::Unverifiable, Some(Obstacle::AmbiguousPlace))
    }
}

/// A length no less than zero.
fn positive(length: f64) -> Meters {
    Meters(length.max(0.0))
}
