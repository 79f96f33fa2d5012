//! No claim is confirmed by a place that was chosen by it.

use std::fmt::Write as _;

use crate::model::{BearingOutcome, Claim, Obstacle, Outcome, Settled, Verdict};

/// Takes back the verdicts that rest on a place which their own claim alone chose, and says
/// in the others that another statement of the text chose it.
#[must_use]
pub fn without_circles(
    mut verdicts: Vec<Verdict>,
    claims: &[Claim],
    settled: &[Settled],
) -> Vec<Verdict> {
    for verdict in &mut verdicts {
        let Some(claim) = claims.get(verdict.claim) else { continue };
        for end in [&claim.from, &claim.to].into_iter().flatten() {
            let at = end.resolution.filter(|_| end.is_as_written());
            let Some(chosen) = settled.iter().find(|s| Some(s.resolution) == at) else {
                continue;
            };
            let name = &end.text;
            if chosen.claims == [verdict.claim] {
                verdict.outcome = Outcome::Unverifiable;
                verdict.bearing = verdict.bearing.map(|_| BearingOutcome::Unverifiable);
                verdict.obstacle = Some(Obstacle::PlaceChosenByClaim);
                verdict.reason = format!(
                    "of the places called {name} this statement itself told which is meant: \
                     that place cannot confirm it"
                );
                break;
            }
            let _ = write!(
                verdict.reason,
                "; of the places called {name} another statement of the text told which is meant"
            );
        }
    }
    verdicts
}
