//! Stated relations between candidates that hold on the ground.

use super::bearers::{Bearer, Groups};
use super::inside::inside;
use super::relations::{Relation, Tie};
use super::stated::is_away;
use crate::gazetteer::Gazetteer;
use crate::model::Feature;

/// How many candidates of a related name are looked at.
pub(super) const OUTER: usize = 25;

/// A relation between two candidates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// The inner candidate, by index among all.
    pub inner: u32,
    /// The outer candidate.
    pub outer: u32,
    pub tie: Tie,
}

/// Countries, regions, counties, settlements, and each sort of ground.
pub(super) fn level(bearer: &Bearer) -> u8 {
    match bearer.feature {
        f if f.is_country() => 0,
        Feature::Admin1 => 1,
        Feature::Admin2 => 2,
        f if f.is_settlement() => 3,
        f => f.class() as u8,
    }
}

/// The relations between candidates that hold on the ground.
pub(super) fn links(
    gazetteer: &Gazetteer,
    groups: &Groups,
    ties: &[Relation],
) -> Vec<Link> {
    let mut links = Vec::new();
    for relation in ties {
        let (Some(inner), Some(outer)) = (
            groups.groups.get(relation.inner as usize),
            groups.groups.get(relation.outer as usize),
        ) else {
            continue;
        };
        for i in inner.bearers.clone() {
            for o in outer.bearers.clone().take(OUTER) {
                let (a, b) = (&groups.bearers[i], &groups.bearers[o]);
                let holds = match (relation.tie, relation.stated) {
                    (_, Some(stated)) => is_away(a, b, stated),
                    (Tie::Sibling, _) => {
                        level(a) == level(b)
                            && a.country == b.country
                            && a.place != b.place
                    }
                    _ => inside(gazetteer, a, b),
                };
                if holds
                    && let (Ok(inner), Ok(outer)) = (u32::try_from(i), u32::try_from(o))
                {
                    links.push(Link { inner, outer, tie: relation.tie });
                }
            }
        }
    }
    links
}
