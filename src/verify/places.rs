//! The places that an end of a claim may be.

use crate::gazetteer::{Gazetteer, NameForm};
use crate::model::{End, Place, PlaceId, Resolution};

/// A place that an end may be.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) place: Place,
    /// Share of the belief.
    pub(super) weight: f64,
}

/// Most places that an end is tried as.
const MOST: usize = 8;

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
    if let Some(resolution) = end.resolution.and_then(|at| resolutions.get(at)) {
        let known = resolution.candidates.iter().filter(|_| resolution.known);
        return known
            .map(|c| Site { place: c.place.clone(), weight: c.weight.max(1e-6) })
            .collect();
    }
    if end.span.is_some() { Vec::new() } else { titled(&end.text, gazetteer) }
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
        let around = [
            record.admin1,
            record.admin2,
            record.country.and_then(|code| gazetteer.country(code)),
        ];
        let inside = bounds
            .iter()
            .all(|bound| around.iter().flatten().any(|area| bound.contains(area)));
        if !inside {
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
