//! Rankings to resolutions.

use std::sync::Arc;

use super::clues::Clue;
use super::confidence::{clues, confidence};
use super::rank::Ranking;
use super::reasons::{Reason, landmarks, reasons};
use super::seat::town_before_region;
use super::sense;
use super::weights::Weights;
use crate::gazetteer::Gazetteer;
use crate::model::{
    Candidate, Document, Feature, Language, Mention, MentionKind, Meters, Place,
    Position, Resolution, Sense,
};

/// Below this confidence the place counts as unknown.
const UNKNOWN: f32 = 0.15;
/// The same for a small place that is the only candidate and that nothing in the text
/// supports: a name that the gazetteer lacks falls on such a namesake.
const UNKNOWN_ALONE: f32 = 0.5;
/// The same for a place whose name is only a part of what is written, in a country of nothing
/// else in the text: "Port Fourchon" is no Le Port.
const UNKNOWN_PART: f32 = 0.35;
/// Confidence is learned on points that are right within [`Place::WIDE`]. A sea or a mountain
/// range that is wider is right wherever its point lies; how sure it is at the most.
const SURE_WIDE: f32 = 0.9;
/// Wider than this a region is no place on a map, in kilometers.
const WIDEST_KM: f64 = 1500.0;
/// The doubt about coordinates written in the text.
const COORDINATES: Meters = Meters(100.0);

/// Why a town stands before the region of its name.
const TOWN: &str = "the town, as nothing points to the region of its name";

/// What is decided about a name of the text.
struct Decided {
    candidates: Arc<[Candidate]>,
    considered: usize,
    confidence: f32,
    known: bool,
    by_distance: bool,
    feature: Option<Feature>,
}

/// One resolution a mention, in the same order.
pub(super) fn resolutions(
    document: &Document,
    mentions: &[Mention],
    gazetteer: &Gazetteer,
    ranking: &Ranking,
    weights: &Weights,
) -> Vec<Resolution> {
    let count = ranking.groups.groups.len();
    let landmarks = landmarks(ranking);
    let decided: Vec<Decided> = (0..count)
        .map(|group| decided(document, gazetteer, ranking, &landmarks, weights, group))
        .collect();
    let of = |group: &Option<u32>| group.map(|group| &decided[group as usize]);
    let each = mentions.iter().zip(&ranking.groups.of);
    let mut senses: Vec<sense::Decision> = each
        .map(|(mention, group)| {
            sense::decide(document, mention, of(group).and_then(|found| found.feature))
        })
        .collect();
    sense::agree(document, mentions, &mut senses);
    let each = mentions.iter().zip(&ranking.groups.of).zip(senses);
    each.map(|((mention, group), sense)| match (mention.kind, of(group)) {
        (MentionKind::Coordinates(position), _) => {
            coordinates(document, mention, position)
        }
        (_, Some(decided)) => resolution(mention, sense, decided),
        (_, None) => unknown(mention),
    })
    .collect()
}

fn decided(
    document: &Document,
    gazetteer: &Gazetteer,
    ranking: &Ranking,
    landmarks: &[usize],
    weights: &Weights,
    group: usize,
) -> Decided {
    let group_of = &ranking.groups.groups[group];
    let mut order: Vec<usize> = group_of.bearers.clone().collect();
    order
        .sort_by(|a, b| ranking.shares[*b].total_cmp(&ranking.shares[*a]).then(a.cmp(b)));
    order.truncate(Resolution::KEPT);
    let Some(best) = order.first().copied() else {
        return Decided {
            candidates: Arc::default(),
            considered: 0,
            confidence: 0.0,
            known: false,
            by_distance: false,
            feature: None,
        };
    };
    let clues = clues(ranking, group, best);
    let mut confidence = confidence(&clues, &weights.confidence);
    let winner = &ranking.groups.bearers[best];
    let wide = || {
        let record = gazetteer.record(winner.place);
        record.is_some_and(|record| record.radius > Place::WIDE)
    };
    if matches!(winner.feature.class(), 'H' | 'T') && wide() {
        confidence = confidence.max(SURE_WIDE * ranking.shares[best]);
    }
    let part = ranking.groups.groups.len() > 1
        && clues[Clue::Derived as usize] > 0.0
        && ranking.surroundings[best].country_share == 0.0;
    let bar = if clues[Clue::AloneSmall as usize] > 0.0 {
        UNKNOWN_ALONE
    } else if part {
        UNKNOWN_PART
    } else {
        UNKNOWN
    };
    let shares: Vec<f32> = order.iter().map(|at| ranking.shares[*at]).collect();
    let seat = town_before_region(ranking, gazetteer, group, &mut order);
    let mut candidates = Vec::with_capacity(order.len());
    for (rank, at) in order.iter().enumerate() {
        let Some(place) = gazetteer.place(ranking.groups.bearers[*at].place) else {
            continue;
        };
        let other = if rank == 0 { order.get(1).copied() } else { Some(best) };
        let language = document.language.unwrap_or(Language::En);
        let mut reasons =
            reasons(ranking, landmarks, gazetteer, language, &weights.second, *at, other);
        if seat && rank == 0 {
            reasons.insert(0, TOWN.into());
        }
        candidates.push(Candidate { place, weight: f64::from(shares[rank]), reasons });
    }
    Decided {
        known: confidence >= bar
            && !candidates.is_empty()
            && !(group_of.water && winner.feature.class() == 'A'),
        by_distance: ranking.by_distance.get(group).is_some_and(|by| *by),
        feature: order.first().map(|at| ranking.groups.bearers[*at].feature),
        considered: group_of.considered,
        candidates: candidates.into(),
        confidence,
    }
}

fn resolution(
    mention: &Mention,
    sense: sense::Decision,
    decided: &Decided,
) -> Resolution {
    let mut reasons: Vec<Reason> = sense.reason.into_iter().collect();
    if decided.candidates.is_empty() {
        reasons.push("no place of this name in the gazetteer".into());
    } else if !decided.known {
        reasons.push("no place of this name fits the text".into());
    }
    if let Some(best) = decided.candidates.first() {
        reasons.extend(best.reasons.iter().cloned());
    }
    let place = decided.candidates.first().filter(|_| decided.known);
    let map = sense.sense == Sense::Literal && place.is_some_and(|c| is_pinned(&c.place));
    Resolution {
        mention: mention.clone(),
        sense: sense.sense,
        known: decided.known,
        candidates: Arc::clone(&decided.candidates),
        considered: decided.considered,
        confidence: f64::from(decided.confidence),
        by_distance: decided.by_distance,
        map,
        reasons,
    }
}

/// Whether a place has a position worth a mark: no country, continent or union.
pub(super) fn is_pinned(place: &Place) -> bool {
    let too_wide = place.feature.is_country()
        || matches!(place.feature, Feature::Continent | Feature::Union);
    !too_wide && place.radius.km() <= WIDEST_KM
}

fn coordinates(document: &Document, mention: &Mention, position: Position) -> Resolution {
    let place = Place {
        id: None,
        geonameid: None,
        name: mention.span.of(&document.text).to_owned(),
        position,
        feature: Feature::Spot,
        country: None,
        admin1: None,
        population: 0,
        radius: COORDINATES,
        note: None,
    };
    let reason = Reason::Borrowed("coordinates written in the text");
    Resolution {
        mention: mention.clone(),
        sense: Sense::Literal,
        known: true,
        candidates: [Candidate { place, weight: 1.0, reasons: vec![reason.clone()] }]
            .into(),
        considered: 1,
        confidence: 0.98,
        by_distance: false,
        map: true,
        reasons: vec![reason],
    }
}

fn unknown(mention: &Mention) -> Resolution {
    Resolution {
        mention: mention.clone(),
        sense: Sense::Literal,
        known: false,
        candidates: Arc::default(),
        considered: 0,
        confidence: 0.0,
        by_distance: false,
        map: false,
        reasons: vec!["no place of this name in the gazetteer".into()],
    }
}
