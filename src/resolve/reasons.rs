//! The ranking in words.

use std::borrow::Cow;

use super::bearers::Bearer;
use super::rank::Ranking;
use super::signs::{SIGNS, Sign};
use crate::gazetteer::Gazetteer;
use crate::model::Language;

/// A reason in words.
pub(super) type Reason = Cow<'static, str>;

/// How many reasons are given for a candidate.
const MOST: usize = 3;
/// The smallest difference in the score that is worth a word, in logits.
const LEAST: f32 = 0.25;
/// How far a place may be to be named as a neighbor, in kilometers.
const NEIGHBOR_KM: f32 = 150.0;

/// What speaks for and against a candidate next to another, strongest first.
pub(super) fn reasons(
    ranking: &Ranking,
    landmarks: &[usize],
    gazetteer: &Gazetteer,
    language: Language,
    weights: &[f32; SIGNS],
    candidate: usize,
    other: Option<usize>,
) -> Vec<Reason> {
    let signs = &ranking.signs[candidate];
    let bearer = &ranking.groups.bearers[candidate];
    let mut pushes: Vec<(f32, Sign)> = Vec::new();
    for sign in Sign::ALL {
        let against = other.map_or(0.0, |at| ranking.signs[at].get(*sign));
        let push = weights[*sign as usize] * (signs.get(*sign) - against);
        let stated = if push > 0.0 { sign.favors() } else { sign.counts_against() };
        // Only what is true of the candidate itself is said of it.
        let own = signs.get(*sign) != 0.0 || matches!(sign, Sign::Largest);
        if push.abs() >= LEAST && !stated.is_empty() && own {
            pushes.push((push, *sign));
        }
    }
    pushes.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(&b.1)));
    let mut said: Vec<Reason> = Vec::new();
    for (push, sign) in pushes {
        let words = if push > 0.0 {
            worded(ranking, landmarks, gazetteer, language, sign, candidate)
        } else {
            Reason::Borrowed(sign.counts_against())
        };
        if !said.contains(&words) {
            said.push(words);
        }
        if said.len() == MOST {
            break;
        }
    }
    if other.is_none() && ranking.groups.bearers.get(candidate).is_some() {
        let small = bearer.feature.is_settlement() && bearer.population < 15_000;
        let only = if small {
            "the only candidate, and a small place"
        } else {
            "the only candidate"
        };
        said.insert(0, only.into());
        said.truncate(MOST);
    }
    said
}

/// A favorable sign in words, with the names that it rests on.
fn worded(
    ranking: &Ranking,
    landmarks: &[usize],
    gazetteer: &Gazetteer,
    language: Language,
    sign: Sign,
    candidate: usize,
) -> Reason {
    let bearer = &ranking.groups.bearers[candidate];
    match sign {
        Sign::Admin1Named | Sign::Admin1Top | Sign::Admin1Share => {
            if let Some(region) = bearer.admin1 {
                let name = gazetteer.display(region, language);
                return if sign == Sign::Admin1Named {
                    format!("in the named region {name}").into()
                } else {
                    format!("the text is about {name}").into()
                };
            }
        }
        Sign::CountryNamed | Sign::CountryShare => {
            let country = bearer.country.and_then(|code| gazetteer.country(code));
            if let Some(country) = country {
                let name = gazetteer.display(country, language);
                return if sign == Sign::CountryNamed {
                    format!("in the named country {name}").into()
                } else {
                    format!("the text is about {name}").into()
                };
            }
        }
        Sign::Near50 | Sign::Near200 | Sign::Nearest => {
            let neighbors = neighbors(ranking, landmarks, gazetteer, language, bearer);
            if !neighbors.is_empty() {
                return neighbors.into();
            }
        }
        _ => {}
    }
    sign.favors().into()
}

/// The places that neighbors are named by: what the first names of the text are, where that
/// is sure and a point.
pub(super) fn landmarks(ranking: &Ranking) -> Vec<usize> {
    let groups = ranking.groups.groups.iter().take(400);
    let best = groups.filter_map(|group| {
        group.bearers.clone().max_by(|a, b| {
            ranking.shares[*a].total_cmp(&ranking.shares[*b]).then(b.cmp(a))
        })
    });
    best.filter(|best| {
        let other = &ranking.groups.bearers[*best];
        ranking.shares[*best] > 0.5
            && !other.is_wide()
            && other.admin1 != Some(other.place)
    })
    .collect()
}

/// "near Tiraspol and Bender (40 km)".
fn neighbors(
    ranking: &Ranking,
    landmarks: &[usize],
    gazetteer: &Gazetteer,
    language: Language,
    bearer: &Bearer,
) -> String {
    let mut near: Vec<(f32, usize)> = Vec::new();
    for best in landmarks.iter().copied() {
        let other = &ranking.groups.bearers[best];
        let km = other.km(bearer);
        if other.place != bearer.place
            && km < NEIGHBOR_KM
            && !near.iter().any(|(d, _)| (d - km).abs() < 0.01)
        {
            near.push((km, best));
        }
    }
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.truncate(2);
    let names: Vec<String> = near
        .iter()
        .map(|(_, at)| gazetteer.display(ranking.groups.bearers[*at].place, language))
        .collect();
    let far = near.last().map_or(0.0, |(km, _)| *km);
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("near {one} ({far:.0} km)"),
        more => format!("near {} ({far:.0} km)", more.join(" and ")),
    }
}
