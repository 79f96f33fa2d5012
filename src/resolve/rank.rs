//! The ranker: a log-linear model in passes over all names of a text.

use std::ops::Range;

use super::bearers::{Bearer, Groups, apart};
use super::context::{Context, Surroundings};
use super::defaults;
use super::level;
use super::links::{Link, level, links};
use super::local::{local, longer};
use super::relations::{Relation, Tie, located, relations};
use super::said;
use super::signs::{SIGNS, Sign, Signs};
use super::weights::Weights;
use crate::gazetteer::Gazetteer;
use crate::model::{Document, Length, Mention};
use crate::settings::Names;

/// How far from coordinates a place of which they are given lies at the most, in kilometers.
const AT_KM: f32 = 25.0;
/// How many mentions of a name are asked what the text says it is.
const ASKED: usize = 4;
/// How many passes look at the other names.
const LATER: usize = 2;

/// The names of a text with their candidates, the signs of each and the belief in each.
#[derive(Debug)]
pub(super) struct Ranking {
    pub groups: Groups,
    /// One vector a candidate, in the order of [`Groups::bearers`].
    pub signs: Vec<Signs>,
    /// The belief in each candidate; 1 a group.
    pub shares: Vec<f32>,
    /// What the surroundings say of each candidate, after the last pass.
    pub surroundings: Vec<Surroundings>,
    /// Whether only a stated distance made the choice of a group; empty where the text states
    /// none.
    pub by_distance: Vec<bool>,
    links: Vec<Link>,
    /// Names with those that the text says they lie in, by group.
    pub containers: Vec<(u32, u32)>,
}

impl Ranking {
    /// The ranking after all passes.
    pub(super) fn new(
        document: &Document,
        mentions: &[Mention],
        lengths: &[Length],
        gazetteer: &Gazetteer,
        weights: &Weights,
    ) -> Self {
        let mut ranking = Self::begun(document, mentions, lengths, gazetteer);
        let plain = ranking.without_distances(weights);
        ranking.passes(weights);
        if let Some(plain) = plain {
            let chosen = ranking.favorites();
            ranking.by_distance =
                plain.iter().zip(&chosen).map(|(a, b)| a != b).collect();
        }
        ranking
    }

    /// What each group would be taken for if the text stated no distances; `None` where it
    /// states none.
    fn without_distances(&mut self, weights: &Weights) -> Option<Vec<usize>> {
        let away = |link: &Link| link.tie == Tie::Away;
        let (stated, others): (Vec<Link>, Vec<Link>) =
            self.links.iter().partition(|link| away(link));
        if stated.is_empty() {
            return None;
        }
        let signs: Vec<f32> = self.signs.iter().map(|s| s.get(Sign::Away)).collect();
        let links = std::mem::replace(&mut self.links, others);
        for signs in &mut self.signs {
            signs.set(Sign::Away, 0.0);
        }
        self.passes(weights);
        let plain = self.favorites();
        self.links = links;
        for (signs, away) in self.signs.iter_mut().zip(signs) {
            signs.set(Sign::Away, away);
        }
        Some(plain)
    }

    /// The likeliest candidate of each group, by index; the end of its candidates where it
    /// has none.
    fn favorites(&self) -> Vec<usize> {
        let best = |range: Range<usize>| {
            let by_share = |a: &usize, b: &usize| {
                self.shares[*a].total_cmp(&self.shares[*b]).then(b.cmp(a))
            };
            range.clone().max_by(by_share).unwrap_or(range.end)
        };
        self.groups.groups.iter().map(|group| best(group.bearers.clone())).collect()
    }

    /// All passes.
    pub(super) fn passes(&mut self, weights: &Weights) {
        self.forget();
        self.believe(&weights.first);
        for _ in 0..LATER {
            self.look_around();
            self.believe(&weights.second);
        }
    }

    /// Empties the signs that come from belief.
    pub(super) fn forget(&mut self) {
        for signs in &mut self.signs {
            for sign in Sign::BELIEVED {
                signs.set(*sign, 0.0);
            }
        }
    }

    /// The candidates with the signs that need no belief in others.
    pub(super) fn begun(
        document: &Document,
        mentions: &[Mention],
        lengths: &[Length],
        gazetteer: &Gazetteer,
    ) -> Self {
        let groups = Groups::new(document, mentions, gazetteer);
        let mut signs = vec![Signs::default(); groups.bearers.len()];
        let names = Names::of(document.language);
        let spoken = names.countries();
        for (number, group) in groups.groups.iter().enumerate() {
            let bearers = groups.bearers(number);
            let people = bearers.iter().map(|b| b.people);
            let most = people.fold(0.0_f32, f32::max);
            let asked = group.mentions.iter().take(ASKED);
            let said = asked
                .filter_map(|at| mentions.get(*at as usize))
                .find_map(|mention| said::kind(document, mention.span.end, names));
            let urban = level::urban(document, mentions, group, bearers, names);
            for (bearer, signs) in bearers.iter().zip(&mut signs[group.bearers.clone()]) {
                local(signs, bearer, most, group.hint);
                if let Some(kind) = said {
                    let fits = said::agrees(kind, bearer.feature);
                    signs.set(if fits { Sign::Said } else { Sign::Unsaid }, 1.0);
                }
                if let Some(urban) = urban {
                    signs.set(Sign::Level, level::fits(urban, bearer.feature));
                }
                if bearer.country.is_some_and(|c| spoken.contains(&c)) {
                    signs.set(Sign::Tongue, 1.0);
                }
                if defaults::is_usual(&group.key, bearer.geonameid) {
                    signs.set(Sign::Default, 1.0);
                }
            }
        }
        longer(&groups, &mut signs);
        for (group, unit) in located(document, mentions, &groups) {
            for at in groups.groups[group as usize].bearers.clone() {
                if apart(groups.bearers[at].unit, unit) < AT_KM {
                    signs[at].set(Sign::At, 1.0);
                }
            }
        }
        let ties = relations(document, mentions, lengths, &groups);
        let links = links(gazetteer, &groups, &ties);
        let mut ranking = Self {
            shares: vec![0.0; groups.bearers.len()],
            surroundings: vec![Surroundings::default(); groups.bearers.len()],
            groups,
            signs,
            by_distance: Vec::new(),
            links,
            containers: containers(&ties),
        };
        ranking.link_signs(&ties);
        ranking
    }

    /// Turns signs into belief.
    pub(super) fn believe(&mut self, weights: &[f32; SIGNS]) {
        for group in &self.groups.groups {
            let range = group.bearers.clone();
            let scores = self.signs[range.clone()].iter().map(|s| s.score(weights));
            let shares = &mut self.shares[range];
            shares.iter_mut().zip(scores).for_each(|(share, score)| *share = score);
            let top = shares.iter().copied().fold(f32::MIN, f32::max);
            for share in shares.iter_mut() {
                *share = (*share - top).exp();
            }
            let sum: f32 = shares.iter().sum();
            for share in shares.iter_mut() {
                *share /= sum;
            }
        }
    }

    /// Fills the signs that come from the belief in other names.
    pub(super) fn look_around(&mut self) {
        let context = Context::new(&self.groups, &self.shares);
        let mut found = Vec::new();
        for (number, group) in self.groups.groups.iter().enumerate() {
            context.surroundings(&self.groups, &self.shares, number, &mut found);
            for (at, around) in group.bearers.clone().zip(&found) {
                surrounded(&mut self.signs[at], around, &self.groups.bearers[at]);
                self.surroundings[at] = *around;
            }
        }
        let believed = [
            Sign::CommaSure,
            Sign::WithinSure,
            Sign::DefinedSure,
            Sign::AwaySure,
            Sign::HoldsSure,
            Sign::SiblingNear,
        ];
        for signs in &mut self.signs {
            for sign in believed {
                signs.set(sign, 0.0);
            }
        }
        for link in &self.links {
            let (inner, outer) = (link.inner as usize, link.outer as usize);
            let (inner_share, outer_share) = (self.shares[inner], self.shares[outer]);
            match link.tie {
                Tie::Comma => self.signs[inner].raise(Sign::CommaSure, outer_share),
                Tie::Away => {
                    self.signs[inner].raise(Sign::AwaySure, outer_share);
                    self.signs[outer].raise(Sign::AwaySure, inner_share);
                    continue;
                }
                Tie::Sibling => {
                    self.signs[inner].raise(Sign::SiblingNear, outer_share);
                    self.signs[outer].raise(Sign::SiblingNear, inner_share);
                    continue;
                }
                Tie::Defined => {
                    self.signs[inner].raise(Sign::DefinedSure, outer_share);
                }
                Tie::Within | Tie::Owned | Tie::Where => {
                    self.signs[inner].raise(Sign::WithinSure, outer_share);
                }
            }
            self.signs[outer].raise(Sign::HoldsSure, inner_share);
        }
    }

    /// The signs of stated relations, whatever is believed of the other name.
    fn link_signs(&mut self, ties: &[Relation]) {
        for link in &self.links {
            let (inner, outer) = (link.inner as usize, link.outer as usize);
            let sign = match link.tie {
                Tie::Comma => Sign::Comma,
                Tie::Within | Tie::Where => Sign::Within,
                Tie::Defined => Sign::Defined,
                Tie::Owned => Sign::Owned,
                Tie::Away => {
                    self.signs[inner].set(Sign::Away, 1.0);
                    self.signs[outer].set(Sign::Away, 1.0);
                    continue;
                }
                Tie::Sibling => continue,
            };
            self.signs[inner].set(sign, 1.0);
            let holds = if link.tie == Tie::Where { Sign::Where } else { Sign::Holds };
            self.signs[outer].set(holds, 1.0);
        }
        // A candidate that is not inside what is named right behind it, where another is.
        for tie in ties.iter().filter(|tie| tie.tie == Tie::Comma) {
            let range = self.groups.groups[tie.inner as usize].bearers.clone();
            let signs = &mut self.signs[range];
            if signs.iter().any(|s| s.get(Sign::Comma) > 0.0) {
                for sign in signs.iter_mut().filter(|s| s.get(Sign::Comma) == 0.0) {
                    sign.set(Sign::Clash, 1.0);
                }
            }
        }
        for tie in ties.iter().filter(|tie| tie.tie == Tie::Sibling) {
            let (a, b) = (tie.inner as usize, tie.outer as usize);
            for (one, other) in [(a, b), (b, a)] {
                let levels: Vec<u8> =
                    self.groups.bearers(other).iter().map(level).collect();
                for at in self.groups.groups[one].bearers.clone() {
                    let own = level(&self.groups.bearers[at]);
                    if levels.contains(&own) {
                        self.signs[at].set(Sign::Sibling, 1.0);
                    }
                }
            }
        }
    }
}

fn surrounded(signs: &mut Signs, around: &Surroundings, bearer: &Bearer) {
    signs.set(Sign::CountryShare, around.country_share);
    signs.set(Sign::CountryNamed, around.country_named);
    let foreign = around.country_share == 0.0 && bearer.country.is_some();
    signs.set(Sign::Foreign, if foreign { 1.0 } else { 0.0 });
    signs.set(Sign::Admin1Share, around.region_share);
    signs.set(Sign::Admin1Top, if around.region_top { 1.0 } else { 0.0 });
    signs.set(Sign::Admin1Named, around.region_named);
    signs.set(Sign::CountyNamed, around.county_named);
    signs.set(Sign::Near50, around.near50.ln_1p());
    signs.set(Sign::Near200, around.near200.ln_1p());
    signs.set(Sign::Near800, around.near800.ln_1p());
    signs.set(Sign::Nearest, around.nearest);
    signs.set(Sign::TinyShare, signs.get(Sign::Tiny) * around.region_share);
    signs.set(Sign::Renowned, bearer.prior * around.breadth);
}

/// The names that are said to lie in others, with those, in order.
fn containers(ties: &[Relation]) -> Vec<(u32, u32)> {
    let contains = |tie: Tie| matches!(tie, Tie::Comma | Tie::Within | Tie::Defined);
    let said = ties.iter().filter(|relation| contains(relation.tie));
    said.map(|relation| (relation.inner, relation.outer)).collect()
}
