//! Which two places a claim is about: both ends are chosen together, and never by the stated
//! distance.

use super::places::Site;
use crate::geodesy::inverse;

/// Two places with their share of the belief.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) from: &'a Site,
    pub(super) to: &'a Site,
    pub(super) weight: f64,
}

/// Pairs with less than this share are left out.
const LIKELY: f64 = 0.05;
/// Distance up to which two places are no less likely to be named together, in km.
const NEAR: f64 = 30.0;
/// How fast the belief falls with distance beyond it: a power of ten a decade.
const FALL: f64 = 1.1;
/// Powers of ten for the same country and the same first-level region.
const SAME_COUNTRY: f64 = 0.5;
const SAME_REGION: f64 = 0.25;

/// A distance is measured between settlements and spots far more often than from a region of
/// the same name.
const REGION: f64 = -2.0;

/// A settlement that is believed in less than this share of a region of its name is no more
/// than a namesake: "Sardinia" is not the village in Greece.
const NAMESAKE: f64 = 0.05;

/// The likely pairs, likeliest first.
pub(super) fn likely<'a>(from: &'a [Site], to: &'a [Site]) -> Vec<Pair<'a>> {
    let regional = |sites: &[Site]| {
        let heaviest = |is_area: bool| {
            let those = sites.iter().filter(|s| s.place.feature.is_area() == is_area);
            those.map(|s| s.weight).fold(0.0, f64::max)
        };
        let (area, spot) = (heaviest(true), heaviest(false));
        area > 0.0 && spot > NAMESAKE * area
    };
    let (mixed_from, mixed_to) = (regional(from), regional(to));
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for a in from {
        for b in to {
            let same = a.place.id.is_some() && a.place.id == b.place.id;
            if same && (from.len() > 1 || to.len() > 1) {
                continue;
            }
            let known = a.place.country.is_some() && a.place.admin1.is_some();
            let region =
                a.place.country == b.place.country && a.place.admin1 == b.place.admin1;
            if (a.loose || b.loose) && !(known && region) {
                continue;
            }
            let away = inverse(a.place.position, b.place.position).distance.km();
            let mut power = -FALL * (away.max(NEAR) / NEAR).log10();
            if a.place.country.is_some() && a.place.country == b.place.country {
                power += SAME_COUNTRY;
                if a.place.admin1.is_some() && a.place.admin1 == b.place.admin1 {
                    power += SAME_REGION;
                }
            }
            if mixed_from && a.place.feature.is_area() {
                power += REGION;
            }
            if mixed_to && b.place.feature.is_area() {
                power += REGION;
            }
            let weight = a.weight * b.weight * 10_f64.powf(power);
            pairs.push(Pair { from: a, to: b, weight });
        }
    }
    let sum: f64 = pairs.iter().map(|pair| pair.weight).sum();
    for pair in &mut pairs {
        pair.weight /= sum;
    }
    pairs.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let best = pairs.first().map_or(0.0, |pair| pair.weight);
    pairs.retain(|pair| pair.weight >= LIKELY || pair.weight >= best);
    pairs
}
