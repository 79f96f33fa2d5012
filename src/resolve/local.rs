//! The signs that a candidate bears by itself, or beside the others of its name.

use super::bearers::{Bearer, Groups};
use super::links::OUTER;
use super::said;
use super::signs::{Sign, Signs};
use crate::gazetteer::NameForm;
use crate::model::Feature;

pub(super) fn local(
    signs: &mut Signs,
    bearer: &Bearer,
    most: f32,
    hint: Option<Feature>,
) {
    signs.set(Sign::People, bearer.people / 7.0);
    signs.set(Sign::Largest, (bearer.people - most) / 3.0);
    signs.set(Sign::Known, f32::from(bearer.names).ln_1p() / 4.0);
    signs.set(Sign::Prior, bearer.prior.max(1e-4).ln() / 4.0);
    let kind = match bearer.feature {
        f if f.is_country() => Some(Sign::Country),
        Feature::Admin1 => Some(Sign::Admin1),
        Feature::Admin2 => Some(Sign::Admin2),
        Feature::Capital => Some(Sign::Capital),
        Feature::Seat => Some(Sign::Seat),
        Feature::District | Feature::Former => Some(Sign::District),
        f if f.is_settlement() => None,
        f => Some(match f.class() {
            'H' => Sign::Water,
            'T' => Sign::Relief,
            'S' => Sign::Spot,
            _ => Sign::Region,
        }),
    };
    if let Some(kind) = kind {
        signs.set(kind, 1.0);
    }
    if bearer.feature.is_settlement() && bearer.population < 5000 {
        signs.set(Sign::Tiny, 1.0);
    }
    let form = match bearer.form {
        NameForm::Current | NameForm::Demonym => Sign::Exact,
        NameForm::Alternate | NameForm::Inflected => Sign::Alternate,
        NameForm::Former => Sign::Former,
        NameForm::Short => Sign::Short,
        NameForm::Abbreviation => Sign::Abbreviation,
        NameForm::Derived | NameForm::Fuzzy => Sign::Derived,
    };
    signs.set(form, 1.0);
    if let Some(hint) = hint {
        let sign = if said::agrees(hint, bearer.feature) {
            Sign::Hinted
        } else {
            Sign::Unhinted
        };
        signs.set(sign, 1.0);
    }
}

/// "Lancaster" where the text names "Lancaster County" too: what lies there.
pub(super) fn longer(groups: &Groups, signs: &mut [Signs]) {
    let mut by_word: Vec<(&str, usize)> = Vec::new();
    for (number, group) in groups.groups.iter().enumerate() {
        if let Some((first, _)) = group.key.split_once(' ') {
            by_word.push((first, number));
        }
    }
    by_word.sort_unstable();
    for (number, group) in groups.groups.iter().enumerate() {
        let first = group.key.split(' ').next().unwrap_or_default();
        let from = by_word.partition_point(|(word, _)| *word < first);
        let same = by_word[from..].iter().take_while(|(word, _)| *word == first).take(8);
        for (_, other) in same {
            let rest = groups.groups[*other].key.strip_prefix(group.key.as_str());
            if *other == number || !rest.is_some_and(|rest| rest.starts_with(' ')) {
                continue;
            }
            for at in group.bearers.clone() {
                let bearer = &groups.bearers[at];
                let near = |o: &Bearer| o.place == bearer.place || o.km(bearer) < 60.0;
                if groups.bearers(*other).iter().take(OUTER).any(near) {
                    signs[at].set(Sign::Longer, 1.0);
                }
            }
        }
    }
}
