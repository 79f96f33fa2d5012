//! How likely a name means a place when nothing else is known.

use crate::model::Feature;

use super::NameForm;

/// What a user's own place is ahead of the bundled ones by.
pub(super) const OWN: f64 = 20.0;

/// How many people a settlement has at the least whose people nobody counted: the source lists
/// it as the seat of something.
const UNCOUNTED: u64 = 1_000;

/// The people of a place; for a settlement without a count, a small one's.
#[must_use]
pub(crate) fn peopled(feature: Feature, population: u64) -> u64 {
    if population == 0 && feature.is_settlement() { UNCOUNTED } else { population }
}

/// The logit of a place for a name. The weights follow a log-linear ranker trained on news:
/// population, how many names the place has (how known it is), what it is, and how it bears
/// the name.
pub(super) fn logit(
    feature: Feature,
    population: u64,
    names: u16,
    form: NameForm,
) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a logarithm of people")]
    let people = (peopled(feature, population) as f64 + 1.0).log10();
    let known = f64::from(names).ln_1p();
    let level = match feature {
        Feature::Country => 3.0,
        Feature::Dependency | Feature::Continent => 2.0,
        Feature::Capital => 1.5,
        Feature::Admin1 => 0.8,
        Feature::Seat => 0.5,
        Feature::Admin2 => -0.5,
        Feature::District => -1.0,
        Feature::Settlement => 0.0,
        // Those have no people counted. What has several names is what reports name.
        _ if names > 2 => 5.0,
        _ => 2.0,
    };
    let form = match form {
        NameForm::Short if matches!(feature, Feature::Admin1 | Feature::Admin2) => -2.5,
        NameForm::Current | NameForm::Demonym => 0.0,
        NameForm::Short | NameForm::Former => -1.0,
        NameForm::Abbreviation | NameForm::Derived | NameForm::Inflected => -1.2,
        NameForm::Alternate => -1.6,
        NameForm::Fuzzy => -3.0,
    };
    1.2 * people + 0.9 * known + level + form
}
