//! A town, or the region named after it: without a word that points to the region the town is
//! meant ("a convoy between Kayes and Bamako").
//!
//! The corpora that the ranker learns from count both as right, as they lie near each other;
//! distances, symbols and outlines do not.

use super::rank::Ranking;
use super::signs::Sign;
use crate::gazetteer::{Gazetteer, NameForm};
use crate::model::{Feature, Language, PlaceId};
use crate::text::key;

/// Farther from the middle of its region than this the town is another place on the map, and
/// the ranker has learned to tell them apart; in kilometers.
const APART_KM: f32 = 161.0;

/// What in a text points to a region: a clause about it, something inside it, usage.
const POINTS: [Sign; 5] =
    [Sign::Where, Sign::Holds, Sign::HoldsSure, Sign::Hinted, Sign::Default];

/// Puts the town in front of the region that is the first of the candidates of a group, where
/// nothing in the text points to the region. Says whether it did.
///
/// `order` holds the candidates by index, likeliest first.
pub(super) fn town_before_region(
    ranking: &Ranking,
    gazetteer: &Gazetteer,
    group: usize,
    order: &mut [usize],
) -> bool {
    let Some(first) = order.first().copied() else { return false };
    let bearers = &ranking.groups.bearers;
    let region = &bearers[first];
    let named_after = match region.feature {
        Feature::Admin1 | Feature::Admin2 => ranking.groups.groups[group].hint.is_none(),
        _ => false,
    };
    let points = POINTS.iter().any(|sign| ranking.signs[first].get(*sign) > 0.0);
    if !named_after || points {
        return false;
    }
    let town = order.iter().position(|at| {
        let town = &bearers[*at];
        let inside = town.admin1 == Some(region.place)
            || town.admin2 == Some(region.place)
            || region.feature == Feature::Admin2
                && town.admin1 == region.admin1
                && town.km(region) <= region.radius_km;
        town.feature.is_settlement()
            && matches!(
                town.form,
                NameForm::Current | NameForm::Alternate | NameForm::Inflected
            )
            && inside
            && town.km(region) <= APART_KM
            && !is_called_after(gazetteer, town.place, region.place)
    });
    let Some(town) = town else { return false };
    order[..=town].rotate_right(1);
    true
}

/// Whether a town has the name of its region as a part of its own: "Santa Fe de Antioquia" is
/// not what "Antioquia" alone means.
fn is_called_after(gazetteer: &Gazetteer, town: PlaceId, region: PlaceId) -> bool {
    let name = |place: PlaceId| key(&gazetteer.display(place, Language::En));
    let (town, region) = (name(town), name(region));
    town.len() > region.len() && town.split(' ').any(|word| word == region)
}
