//! How sure an answer is: a logistic model over what is known of the winner.

use super::bearers::Bearer;
use super::clues::{CLUES, Clue};
use super::rank::Ranking;
use super::signs::Sign;
use crate::gazetteer::NameForm;

/// The clues about the winner of a group.
pub(super) fn clues(ranking: &Ranking, group: usize, best: usize) -> [f32; CLUES] {
    let range = ranking.groups.groups[group].bearers.clone();
    let bearers = &ranking.groups.bearers[range.clone()];
    let shares = &ranking.shares[range.clone()];
    let winner = &ranking.groups.bearers[best];
    let signs = &ranking.signs[best];
    let around = &ranking.surroundings[best];
    let close = |b: &Bearer| b.place == winner.place || b.km(winner) < 60.0;
    let mut mass = 0.0;
    let mut rival = 0.0_f32;
    for (bearer, share) in bearers.iter().zip(shares) {
        if close(bearer) {
            mass += share;
        } else {
            rival = rival.max(*share);
        }
    }
    let alone = bearers.iter().all(close);
    let small = winner.feature.is_settlement() && winner.population < 15_000;
    let contained = signs.get(Sign::CommaSure).max(signs.get(Sign::WithinSure));
    let supported = around.nearest > 0.2 || contained > 0.3 || around.region_named > 0.3;
    let flag = |on: bool| if on { 1.0 } else { 0.0 };
    let mut clues = [0.0; CLUES];
    let mut set = |clue: Clue, value: f32| clues[clue as usize] = value;
    set(Clue::Base, 1.0);
    set(Clue::Mass, mass);
    set(Clue::Margin, mass - rival);
    set(Clue::Odds, ((mass + 0.005) / (1.005 - mass)).ln() / 5.0);
    #[expect(clippy::cast_precision_loss, reason = "at most 60")]
    set(Clue::Count, (bearers.len() as f32).ln() / 4.0);
    set(Clue::Alone, flag(alone));
    set(Clue::AloneSmall, flag(alone && small && !supported));
    set(
        Clue::Alternate,
        flag(matches!(winner.form, NameForm::Alternate | NameForm::Former)),
    );
    set(Clue::Derived, flag(winner.form >= NameForm::Derived));
    set(Clue::Short, flag(winner.form == NameForm::Short));
    set(Clue::Known, f32::from(winner.names).ln_1p() / 4.0);
    set(Clue::People, winner.people / 7.0);
    set(Clue::Near50, around.near50.min(3.0).ln_1p());
    set(Clue::Near200, around.near200.min(6.0).ln_1p());
    set(Clue::Admin1Share, around.region_share);
    set(Clue::CountryShare, around.country_share);
    set(Clue::Contained, contained);
    set(Clue::Holds, signs.get(Sign::HoldsSure));
    set(Clue::Country, flag(winner.feature.is_country()));
    set(Clue::Region, signs.get(Sign::Admin1).max(signs.get(Sign::Region)));
    set(Clue::Admin2, signs.get(Sign::Admin2));
    set(Clue::Ground, signs.get(Sign::Water).max(signs.get(Sign::Relief)));
    set(Clue::Spot, signs.get(Sign::Spot));
    set(Clue::Small, flag(small));
    set(Clue::SmallFar, flag(small && !supported));
    set(Clue::Hinted, signs.get(Sign::Hinted));
    set(Clue::Unhinted, signs.get(Sign::Unhinted));
    let words = ranking.groups.groups[group].key.split(' ').count();
    set(Clue::Words, flag(words > 1));
    set(Clue::AlonePeople, flag(alone) * winner.people / 7.0);
    set(Clue::AloneKnown, flag(alone) * f32::from(winner.names).ln_1p() / 4.0);
    set(Clue::SmallNear, flag(small) * around.nearest);
    set(Clue::Default, signs.get(Sign::Default));
    let others = ranking.groups.groups.len() > 1;
    let far = flag(others && !supported && around.country_share == 0.0);
    let other_name = matches!(
        winner.form,
        NameForm::Alternate | NameForm::Former | NameForm::Inflected
    );
    set(Clue::AlternateFar, flag(other_name) * far);
    set(Clue::DerivedFar, flag(winner.form >= NameForm::Derived) * far);
    let inside = contained.max(signs.get(Sign::DefinedSure));
    set(Clue::Contradicted, (stated(ranking, group) - inside).max(0.0));
    clues
}

/// How surely a text says that a name lies in a region or country.
fn stated(ranking: &Ranking, group: usize) -> f32 {
    let containers = &ranking.containers;
    let group = u32::try_from(group).unwrap_or(u32::MAX);
    let first = containers.partition_point(|(inner, _)| *inner < group);
    let said = containers[first..].iter().take_while(|(inner, _)| *inner == group);
    let sure = |outer: u32| {
        let range = ranking.groups.groups[outer as usize].bearers.clone();
        let bearers = range.map(|at| (&ranking.groups.bearers[at], ranking.shares[at]));
        let regions = bearers.filter(|(bearer, _)| bearer.feature.class() == 'A');
        regions.map(|(_, share)| share).fold(0.0, f32::max)
    };
    said.map(|(_, outer)| sure(*outer)).fold(0.0, f32::max)
}

/// How probable it is that the winner is the right place.
pub(super) fn confidence(clues: &[f32; CLUES], weights: &[f32; CLUES]) -> f32 {
    let logit: f32 = clues.iter().zip(weights).map(|(clue, weight)| clue * weight).sum();
    1.0 / (1.0 + (-logit).exp())
}
