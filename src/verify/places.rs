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
    /// Whether the words that should bind it are unknown there: it counts only beside the
    /// other end.
    pub(super) loose: bool,
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
        let site = |c: &Candidate| Site {
            place: c.place.clone(),
            weight: c.weight.max(1e-6),
            loose: false,
        };
        return resolution.candidates.iter().map(site).collect();
    }
    // A title, or words that name it: looked up as they stand.
    let named = end.span.is_none() || resolution.is_none() && is_name(&end.text);
    if named { titled(&end.text, gazetteer) } else { Vec::new() }
}

/// Whether words are one name, every word of it with a capital; "He" and "It" are none.
pub(super) fn is_name(words: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    words.chars().nth(2).is_some() && words.split([' ', '-']).all(capital)
}

/// A title's name and the areas behind its comma or in brackets.
fn parts(title: &str) -> (&str, impl Iterator<Item = &str>) {
    let (head, qualifier) = match title.split_once([',', '(']) {
        Some((head, rest)) => (head.trim(), rest.trim_end_matches(')').trim()),
        None => (title.trim(), ""),
    };
    let areas = qualifier.split(',').map(str::trim).filter(|area| !area.is_empty());
    (head, areas)
}

/// The places that a title names. What stands behind a comma or in brackets binds: "Kaya,
/// South Sudan" is no Kaya elsewhere. Where nothing is left and the words name no country or
/// first-level region, they may be an area that no gazetteer holds ("Compton, Waverley"):
/// then the places of countries without an area of that name are left, loosely.
fn titled(title: &str, gazetteer: &Gazetteer) -> Vec<Site> {
    let (head, areas) = parts(title);
    let bounds: Vec<Vec<PlaceId>> = areas
        .map(|area| gazetteer.named(area).into_iter().map(|named| named.place).collect())
        .collect();
    let mut found = Vec::new();
    let mut loose = Vec::new();
    for named in gazetteer.named(head) {
        if matches!(named.form, NameForm::Demonym | NameForm::Fuzzy) {
            continue;
        }
        let Some(record) = gazetteer.record(named.place) else { continue };
        let weight = f64::from(named.prior).max(1e-6);
        let inside =
            |bound: &Vec<PlaceId>| is_inside(named.place, &record, bound, gazetteer);
        // "Stabroek Block" is Stabroek only beside another place of its region.
        let derived = named.form == NameForm::Derived;
        let (list, loosely) = if bounds.iter().all(inside) {
            if derived { (&mut loose, true) } else { (&mut found, false) }
        } else {
            let fits = |bound: &Vec<PlaceId>| {
                inside(bound) || is_unknown_there(&record, bound, gazetteer)
            };
            if !record.feature.is_settlement() || !bounds.iter().all(fits) {
                continue;
            }
            (&mut loose, true)
        };
        if list.len() < MOST
            && let Some(place) = gazetteer.place(named.place)
        {
            list.push(Site { place, weight, loose: loosely });
        }
    }
    if found.is_empty() {
        found = loose;
    }
    let sum: f64 = found.iter().map(|site| site.weight).sum();
    for site in &mut found {
        site.weight /= sum;
    }
    found
}

fn is_wide(feature: Feature) -> bool {
    matches!(feature, Feature::Country | Feature::Admin1)
}

/// Whether the words that should bind a place name no country or first-level region, and
/// nothing at all in its country.
fn is_unknown_there(record: &Record, bound: &[PlaceId], gazetteer: &Gazetteer) -> bool {
    let mut others = bound.iter().filter_map(|id| gazetteer.record(*id));
    others.all(|other| !is_wide(other.feature) && other.country != record.country)
}

/// Whether a place that a title names may be in the country of another: no country or
/// first-level region in the title says otherwise.
pub(super) fn may_hold(title: &str, other: &Place, gazetteer: &Gazetteer) -> bool {
    let (_, mut areas) = parts(title);
    areas.all(|area| {
        let named = gazetteer.named(area);
        let mut wide = named
            .iter()
            .filter_map(|named| gazetteer.record(named.place))
            .filter(|record| is_wide(record.feature))
            .peekable();
        wide.peek().is_none() || wide.any(|area| area.country == other.country)
    })
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
    if others().any(|(_, other)| is_wide(other.feature)) {
        return false;
    }
    others().any(|(id, other)| {
        let same = other.country == record.country && other.admin1 == record.admin1;
        id != place && same && inverse(record.position, other.position).distance < NEAR
    })
}
