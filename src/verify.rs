//! Stated distances against the ground.

use crate::gazetteer::Gazetteer;
use crate::model::{Claim, Resolution, Verdict};

/// One verdict a claim, in the same order.
#[must_use]
pub fn verdicts(
    _claims: &[Claim],
    _resolutions: &[Resolution],
    _gazetteer: &Gazetteer,
) -> Vec<Verdict> {
    Vec::new()
}
