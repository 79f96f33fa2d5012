//! What the other names of the text say about a candidate: countries, regions, nearness.

use super::bearers::{Bearer, Groups};
use crate::model::{CountryCode, Feature, PlaceId};

/// How many groups around one, in the order of the text, are its surroundings: the bound that
/// keeps long documents linear.
const AROUND: usize = 32;
/// How many candidates of a group count as its likely positions.
const LIKELY: usize = 3;

/// A likely position of a group.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    group: u32,
    unit: [f32; 3],
    share: f32,
}

/// Sums over a whole text.
#[derive(Debug, Default)]
pub(super) struct Context {
    countries: Vec<(CountryCode, f32)>,
    regions: Vec<(PlaceId, f32)>,
    named_countries: Vec<(CountryCode, f32)>,
    named_regions: Vec<(PlaceId, f32)>,
    named_counties: Vec<(PlaceId, f32)>,
    anchors: Vec<Anchor>,
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
}

impl Context {
    /// Sums the belief in the candidates of all groups.
    pub(super) fn new(groups: &Groups, shares: &[f32]) -> Self {
        let mut context = Self::default();
        for (number, group) in groups.groups.iter().enumerate() {
            context.starts.push(context.anchors.len());
            let range = group.bearers.clone();
            let bearers = groups.bearers(number);
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let mut likely: Vec<(f32, usize)> = Vec::new();
            for (at, (bearer, share)) in bearers.iter().zip(&shares[range]).enumerate() {
                context.total += share;
                if *share < 0.01 {
                    continue;
                }
                if let Some(country) = bearer.country {
                    context.countries.push((country, *share));
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
                context.anchors.push(Anchor {
                    group: number,
                    unit: bearers[at].unit,
                    share,
                });
            }
        }
        context.starts.push(context.anchors.len());
        merge(&mut context.countries);
        merge(&mut context.regions);
        merge(&mut context.named_countries);
        merge(&mut context.named_regions);
        merge(&mut context.named_counties);
        context
    }

    /// What the other groups say about the candidates of one group, in their order.
    pub(super) fn surroundings(
        &self,
        groups: &Groups,
        shares: &[f32],
        group: usize,
    ) -> Vec<Surroundings> {
        let bearers = groups.bearers(group);
        let range = groups.groups.get(group).map_or(0..0, |g| g.bearers.clone());
        let own = &shares[range];
        let mine: f32 = own.iter().sum();
        let rest = (self.total - mine).max(0.0);
        let (top_region, _) = self.top_region(bearers, own);
        let first = self.starts[group.saturating_sub(AROUND)];
        let last = self.starts[(group + AROUND + 1).min(self.starts.len() - 1)];
        let anchors = &self.anchors[first..last];
        let each = bearers.iter().map(|bearer| {
            let mut found = Surroundings::default();
            let of_country = own_sum(bearers, own, |b| b.country == bearer.country);
            if let Some(country) = bearer.country {
                let all = lookup(&self.countries, country);
                found.country_share = share(all - of_country, rest);
                let countries =
                    |b: &Bearer| b.country == bearer.country && b.feature.is_country();
                let named = lookup(&self.named_countries, country);
                found.country_named =
                    (named - own_sum(bearers, own, countries)).clamp(0.0, 1.0);
            }
            if let Some(region) = region_of(bearer) {
                let all = lookup(&self.regions, region);
                let of_region = own_sum(bearers, own, |b| region_of(b) == Some(region));
                found.region_share = share(all - of_region, rest);
                found.region_top = top_region == Some(region);
                let named = lookup(&self.named_regions, region);
                let itself = own_sum(bearers, own, |b| b.place == region);
                found.region_named = (named - itself).clamp(0.0, 1.0);
            }
            if let Some(county) = bearer.admin2 {
                let named = lookup(&self.named_counties, county);
                let itself = own_sum(bearers, own, |b| b.place == county);
                found.county_named = (named - itself).clamp(0.0, 1.0);
            }
            if !bearer.is_wide() {
                near(&mut found, bearer, anchors, group);
                let first = groups.points.partition_point(|(at, _)| at + AROUND < group);
                let points = groups.points[first..].iter();
                let points = points.take_while(|(at, _)| *at <= group + AROUND);
                for (_, point) in points.take(AROUND) {
                    let km = super::bearers::apart(bearer.unit, *point);
                    let close =
                        [50.0, 200.0, 800.0].map(|reach: f32| (-km / reach).exp());
                    found.near50 += close[0];
                    found.near200 += close[1];
                    found.near800 += close[2];
                    found.nearest = found.nearest.max(close[1]);
                }
            }
            found
        });
        each.collect()
    }

    /// The region with the largest share among the other groups.
    fn top_region(&self, bearers: &[Bearer], own: &[f32]) -> (Option<PlaceId>, f32) {
        let mut top = (None, 0.4);
        for (region, all) in &self.regions {
            if *all > top.1 {
                let mine = own_sum(bearers, own, |b| region_of(b) == Some(*region));
                if all - mine > top.1 {
                    top = (Some(*region), all - mine);
                }
            }
        }
        top
    }
}

fn region_of(bearer: &Bearer) -> Option<PlaceId> {
    if bearer.feature == Feature::Admin1 { Some(bearer.place) } else { bearer.admin1 }
}

fn own_sum(bearers: &[Bearer], own: &[f32], of: impl Fn(&Bearer) -> bool) -> f32 {
    bearers.iter().zip(own).filter(|(b, _)| of(b)).map(|(_, share)| share).sum()
}

fn share(part: f32, whole: f32) -> f32 {
    if whole > 0.0 { (part / whole).clamp(0.0, 1.0) } else { 0.0 }
}

fn near(found: &mut Surroundings, bearer: &Bearer, anchors: &[Anchor], group: usize) {
    let mut at = 0;
    while let Some(anchor) = anchors.get(at) {
        // The best of a group's likely positions counts once, by its share.
        let mut best = [0.0_f32; 3];
        let same = anchor.group;
        while let Some(other) = anchors.get(at).filter(|a| a.group == same) {
            at += 1;
            if same as usize == group {
                continue;
            }
            let km = super::bearers::apart(bearer.unit, other.unit);
            for (slot, reach) in best.iter_mut().zip([50.0, 200.0, 800.0]) {
                *slot += other.share * (-km / reach).exp();
            }
        }
        found.near50 += best[0];
        found.near200 += best[1];
        found.near800 += best[2];
        found.nearest = found.nearest.max(best[1]);
    }
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
