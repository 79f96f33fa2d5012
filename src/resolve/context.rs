//! What the other names of the text say about a candidate: countries, regions, nearness.

use super::bearers::{Bearer, Groups};
use super::nearness::{Anchors, Nearness};
use crate::model::{CountryCode, Feature, PlaceId};

/// How many groups around one, in the order of the text, are its surroundings: the bound that
/// keeps long documents linear.
const AROUND: usize = 32;
/// How many candidates of a group count as its likely positions.
const LIKELY: usize = 3;

/// Sums over a whole text.
#[derive(Debug, Default)]
pub(super) struct Context {
    countries: Vec<(CountryCode, f32)>,
    regions: Vec<(PlaceId, f32)>,
    named_countries: Vec<(CountryCode, f32)>,
    named_regions: Vec<(PlaceId, f32)>,
    named_counties: Vec<(PlaceId, f32)>,
    /// The regions by what is believed of them, the most first.
    top_regions: Vec<(PlaceId, f32)>,
    /// Likely positions of the groups.
    anchors: Anchors,
    /// Where the anchors of each group start.
    starts: Vec<usize>,
    total: f32,
}

/// What the surroundings say about one candidate.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings {
    pub country_share: f32,
    pub country_named: f32,
    pub region_share: f32,
    pub region_named: f32,
    pub region_top: bool,
    pub county_named: f32,
    pub near50: f32,
    pub near200: f32,
    pub near800: f32,
    pub nearest: f32,
    /// How many countries share the other names: 0 for one, near 1 for very many.
    pub breadth: f32,
}

impl Context {
    /// Sums the belief in the candidates of all groups.
    pub(super) fn new(groups: &Groups, shares: &[f32]) -> Self {
        let mut context = Self::default();
        for (number, group) in groups.groups.iter().enumerate() {
            context.starts.push(context.anchors.len());
            let range = group.bearers.clone();
            let bearers = groups.bearers(number);
            let mut likely: Vec<(f32, usize)> = Vec::new();
            for (at, (bearer, share)) in bearers.iter().zip(&shares[range]).enumerate() {
                context.total += share;
                if *share < 0.01 {
                    continue;
                }
                if let Some(country) = bearer.country {
                    context.countries.push((country, *share * told(bearer)));
                    if bearer.feature.is_country() {
                        context.named_countries.push((country, *share));
                    }
                }
                if bearer.feature == Feature::Admin1 {
                    context.regions.push((bearer.place, *share));
                    context.named_regions.push((bearer.place, *share));
                } else if let Some(region) = bearer.admin1 {
                    context.regions.push((region, *share));
                }
                if bearer.feature == Feature::Admin2 {
                    context.named_counties.push((bearer.place, *share));
                }
                if *share > 0.05 && !bearer.is_wide() && bearer.feature != Feature::Admin1
                {
                    likely.push((*share, at));
                }
            }
            likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            for (share, at) in likely.into_iter().take(LIKELY) {
                context.anchors.push(bearers[at].unit, share);
            }
        }
        context.starts.push(context.anchors.len());
        merge(&mut context.countries);
        merge(&mut context.regions);
        merge(&mut context.named_countries);
        merge(&mut context.named_regions);
        merge(&mut context.named_counties);
        context.top_regions.clone_from(&context.regions);
        context.top_regions.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        context
    }

    /// What the other groups say about the candidates of one group, in their order.
    pub(super) fn surroundings(
        &self,
        groups: &Groups,
        shares: &[f32],
        group: usize,
        found: &mut Vec<Surroundings>,
    ) {
        found.clear();
        let bearers = groups.bearers(group);
        let range = groups.groups.get(group).map_or(0..0, |g| g.bearers.clone());
        let own = Own::new(bearers, &shares[range.clone()]);
        let rest = (self.total - own.total).max(0.0);
        let top_region = self.top_region(&own);
        let (before, after) = self.around(group);
        let breadth = self.breadth(&own);
        for bearer in bearers {
            let mut around = Surroundings { breadth, ..Surroundings::default() };
            if let Some(country) = bearer.country {
                let all = lookup(&self.countries, country);
                around.country_share = share(all - own.of_country(country), rest);
                let named = lookup(&self.named_countries, country);
                let itself = own.of_named_country(country);
                around.country_named = (named - itself).clamp(0.0, 1.0);
            }
            if let Some(region) = region_of(bearer) {
                let all = lookup(&self.regions, region);
                around.region_share = share(all - own.of_region(region), rest);
                around.region_top = top_region == Some(region);
                let named = lookup(&self.named_regions, region);
                around.region_named = (named - own.of_place(region)).clamp(0.0, 1.0);
            }
            if let Some(county) = bearer.admin2 {
                let named = lookup(&self.named_counties, county);
                let itself = bearers.iter().zip(&shares[range.clone()]);
                let itself = itself.filter(|(b, _)| b.place == county);
                let itself: f32 = itself.map(|(_, share)| share).sum();
                around.county_named = (named - itself).clamp(0.0, 1.0);
            }
            if !bearer.is_wide() {
                let mut near = Nearness::default();
                near.add(bearer.unit, &self.anchors, before);
                near.add(bearer.unit, &self.anchors, after);
                let first = groups.points.partition_point(|(at, _)| at + AROUND < group);
                let points = groups.points[first..].iter();
                let points = points.take_while(|(at, _)| *at <= group + AROUND);
                for (_, point) in points.take(AROUND) {
                    near.add_point(bearer.unit, *point);
                }
                [around.near50, around.near200, around.near800] = near.sums;
                around.nearest = near.nearest;
            }
            found.push(around);
        }
    }

    /// The anchors of the groups around one, a stretch a group, those of itself left out.
    fn around(&self, group: usize) -> (&[usize], &[usize]) {
        let end = self.starts.len() - 1;
        let (first, last) = (group.saturating_sub(AROUND), (group + AROUND + 1).min(end));
        (&self.starts[first..=group], &self.starts[group + 1..=last])
    }

    /// How evenly the other groups are spread over countries: the chance that two of them,
    /// drawn at random, are of different ones (Simpson 1949).
    fn breadth(&self, own: &Own) -> f32 {
        let others = || {
            let other =
                |(country, all): &(CountryCode, f32)| all - own.of_country(*country);
            self.countries.iter().map(other).map(|other| other.max(0.0))
        };
        let sum: f32 = others().sum();
        let same: f32 = others().map(|other| other * other).sum();
        if sum > 0.0 { 1.0 - share(same, sum * sum) } else { 0.0 }
    }

    /// The region with the largest share among the other groups.
    fn top_region(&self, own: &Own) -> Option<PlaceId> {
        let mut top: Option<(PlaceId, f32)> = None;
        for (region, all) in &self.top_regions {
            let most = top.map_or(LEADS, |(_, most)| most);
            if *all < most {
                break;
            }
            let others = all - own.of_region(*region);
            let first = top.is_some_and(|(top, most)| others >= most && *region < top);
            if others > most || first {
                top = Some((*region, others));
            }
        }
        top.map(|(region, _)| region)
    }
}

/// How much a name tells of the country that a text is about: a capital often stands for its
/// government, wherever that acts.
fn told(bearer: &Bearer) -> f32 {
    if bearer.feature == Feature::Capital { GOVERNMENT } else { 1.0 }
}

/// What a capital tells of it: set by hand, since the corpora hardly tell (their figures stay
/// within noise) and reports of wars and talks do.
const GOVERNMENT: f32 = 0.35;

/// From this share on a region leads a text.
const LEADS: f32 = 0.4;

/// The belief in the candidates of one group, by what they share.
struct Own {
    total: f32,
    countries: Vec<(CountryCode, f32)>,
    named_countries: Vec<(CountryCode, f32)>,
    regions: Vec<(PlaceId, f32)>,
    places: Vec<(PlaceId, f32)>,
}

impl Own {
    fn new(bearers: &[Bearer], shares: &[f32]) -> Self {
        let mut own = Self {
            total: shares.iter().sum(),
            countries: Vec::with_capacity(16),
            named_countries: Vec::new(),
            regions: Vec::with_capacity(16),
            places: Vec::new(),
        };
        for (bearer, share) in bearers.iter().zip(shares) {
            if let Some(country) = bearer.country {
                add(&mut own.countries, country, *share * told(bearer));
                if bearer.feature.is_country() {
                    add(&mut own.named_countries, country, *share);
                }
            }
            if let Some(region) = region_of(bearer) {
                add(&mut own.regions, region, *share);
            }
        }
        for (bearer, share) in bearers.iter().zip(shares) {
            if own.regions.iter().any(|(region, _)| *region == bearer.place) {
                add(&mut own.places, bearer.place, *share);
            }
        }
        own
    }

    fn of_country(&self, country: CountryCode) -> f32 {
        sum(&self.countries, country)
    }

    fn of_named_country(&self, country: CountryCode) -> f32 {
        sum(&self.named_countries, country)
    }

    fn of_region(&self, region: PlaceId) -> f32 {
        sum(&self.regions, region)
    }

    fn of_place(&self, place: PlaceId) -> f32 {
        sum(&self.places, place)
    }
}

fn add<K: PartialEq>(sums: &mut Vec<(K, f32)>, key: K, share: f32) {
    match sums.iter_mut().find(|(known, _)| *known == key) {
        Some((_, sum)) => *sum += share,
        None => sums.push((key, share)),
    }
}

fn sum<K: PartialEq + Copy>(sums: &[(K, f32)], key: K) -> f32 {
    sums.iter().find(|(known, _)| *known == key).map_or(0.0, |(_, sum)| *sum)
}

fn region_of(bearer: &Bearer) -> Option<PlaceId> {
    if bearer.feature == Feature::Admin1 { Some(bearer.place) } else { bearer.admin1 }
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}

/// Sorts by key and adds up what belongs to one key.
fn merge<K: Ord + Copy>(sums: &mut Vec<(K, f32)>) {
    sums.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut kept: Vec<(K, f32)> = Vec::with_capacity(sums.len().min(64));
    for (key, share) in sums.drain(..) {
        match kept.last_mut() {
            Some(last) if last.0 == key => last.1 += share,
            _ => kept.push((key, share)),
        }
    }
    *sums = kept;
}

fn lookup<K: Ord + Copy>(sums: &[(K, f32)], key: K) -> f32 {
    sums.binary_search_by(|(other, _)| other.cmp(&key)).map_or(0.0, |at| sums[at].1)
}
