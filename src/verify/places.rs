//! The places that an end of a claim may be.

use crate::gazetteer::{Gazetteer, NameForm, Record};
use crate::geodesy::inverse;
use crate::model::{Candidate, End, Feature, Meters, Place, PlaceId, Resolution};

/// A place that an end may be.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) place: Place,
    /// Share of the belief.
    pub(super) weight: f64,
}

/// Most places that an end is tried as.
const MOST: usize = 8;

/// A place this near to one that a title names behind a comma counts as inside it: "Hale,
/// Greater Manchester".
const NEAR: Meters = Meters(30_000.0);

/// The places that an end may be, likeliest first.
pub(super) fn sites(
    end: &End,
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
) -> Vec<Site> {
    // The title's words at a mention of the page bind: see there.
    if let Some(span) = end.span
        && end.text.len() > span.end - span.start
        && end.text.contains([',', '('])
    {
        return titled(&end.text, gazetteer);
    }
    let resolution = end.resolution.and_then(|at| resolutions.get(at));
    let known = resolution.filter(|resolution| resolution.known);
    if let Some(resolution) = known {
        let site =
            |c: &Candidate| Site { place: c.place.clone(), weight: c.weight.max(1e-6) };
        return resolution.candidates.iter().map(site).collect();
    }
    // A title, or words that name it: looked up as they stand.
    let named = end.span.is_none() || resolution.is_none() && is_name(&end.text);
    if named { titled(&end.text, gazetteer) } else { Vec::new() }
}

/// Whether words are one name, every word of it with a capital.
fn is_name(words: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    words.split([' ', '-']).all(capital)
}

/// The places that a title names. What stands behind a comma or in brackets binds: "Kaya,
/// South Sudan" is no Kaya elsewhere.
fn titled(title: &str, gazetteer: &Gazetteer) -> Vec<Site> {
    let (head, qualifier) = match title.split_once([',', '(']) {
        Some((head, rest)) => (head.trim(), rest.trim_end_matches(')').trim()),
        None => (title.trim(), ""),
    };
    let areas = qualifier.split(',').map(str::trim).filter(|area| !area.is_empty());
    let bounds: Vec<Vec<PlaceId>> = areas
        .map(|area| gazetteer.named(area).into_iter().map(|named| named.place).collect())
        .collect();
    let mut found = Vec::new();
    for named in gazetteer.named(head) {
        if named.form == NameForm::Demonym || named.form == NameForm::Fuzzy {
            continue;
        }
        let Some(record) = gazetteer.record(named.place) else { continue };
        if !bounds.iter().all(|bound| is_inside(named.place, &record, bound, gazetteer)) {
            continue;
        }
        if let Some(place) = gazetteer.place(named.place) {
            found.push(Site { place, weight: f64::from(named.prior).max(1e-6) });
        }
        if found.len() == MOST {
            break;
        }
    }
    let sum: f64 = found.iter().map(|site| site.weight).sum();
    for site in &mut found {
        site.weight /= sum;
    }
    found
}

/// Whether a place lies in one of the areas of a name, or beside a place of that name.
fn is_inside(
    place: PlaceId,
    record: &Record,
    bound: &[PlaceId],
    gazetteer: &Gazetteer,
) -> bool {
    let country = record.country.and_then(|code| gazetteer.country(code));
    let around = [record.admin1, record.admin2, country];
    if around.iter().flatten().any(|area| bound.contains(area)) {
        return true;
    }
    // A country or first-level region of that name is meant, and the place is not in it.
    let others = || bound.iter().filter_map(|id| Some((*id, gazetteer.record(*id)?)));
    let wide = |feature| matches!(feature, Feature::Country | Feature::Admin1);
    if others().any(|(_, other)| wide(other.feature)) {
        return false;
    }
    others().any(|(id, other)| {
        let same = other.country == record.country && other.admin1 == record.admin1;
        id != place && same && inverse(record.position, other.position).distance < NEAR
    })
}
