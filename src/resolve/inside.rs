//! Whether one place lies inside another, by codes, outlines and distances.

use super::bearers::Bearer;
use super::relations::Stated;
use crate::gazetteer::Gazetteer;
use crate::model::Feature;

/// How far from the center of a larger town its suburbs lie, in kilometers.
const SUBURB_KM: f32 = 35.0;
/// How far from the mean point of a second-level area its places lie, in kilometers.
const COUNTY_KM: f32 = 70.0;

/// Whether `inner` lies inside `outer`.
pub(super) fn inside(gazetteer: &Gazetteer, inner: &Bearer, outer: &Bearer) -> bool {
    if inner.place == outer.place {
        return false;
    }
    let same_country = inner.country.is_some() && inner.country == outer.country;
    match outer.feature {
        feature if feature.is_country() => same_country && !inner.feature.is_country(),
        Feature::Admin1 => {
            inner.admin1 == Some(outer.place)
                || !inner.feature.is_country()
                    && inner.feature != Feature::Admin1
                    && inner.admin1.is_none()
                    && same_country
                    && within(gazetteer, inner, outer)
        }
        Feature::Admin2 => {
            inner.admin2 == Some(outer.place)
                || inner.admin2.is_none()
                    && same_country
                    && inner.admin1 == outer.admin1
                    && !matches!(inner.feature, Feature::Admin1 | Feature::Admin2)
                    && inner.km(outer) < COUNTY_KM
        }
        Feature::Continent | Feature::Union | Feature::Ocean | Feature::Government => {
            false
        }
        feature if feature.is_settlement() => {
            let smaller = inner.feature.is_settlement() && inner.people < outer.people
                || matches!(inner.feature.class(), 'S' | 'T' | 'H' | 'L');
            smaller && inner.km(outer) < SUBURB_KM
        }
        feature if feature.is_area() => {
            !inner.feature.is_country() && within(gazetteer, inner, outer)
        }
        _ => false,
    }
}

/// Whether a place lies from another as far, and where it is said, in the direction, as
/// stated; figures in prose are rounded, and roads are longer than the line.
pub(super) fn is_away(a: &Bearer, b: &Bearer, stated: Stated) -> bool {
    let (km, said) = (a.km(b), f32::from(stated.km));
    let fits = km <= said * 1.25 + 5.0 && km >= said * 0.6 - 5.0;
    if a.place == b.place || a.is_wide() || b.is_wide() || !fits {
        return false;
    }
    let Some(octant) = stated.octant.filter(|_| km > 5.0) else { return true };
    let (from, to) = (b.position, a.position);
    let east = (to.lon() - from.lon()) * from.lat().to_radians().cos();
    let bearing = east.atan2(to.lat() - from.lat()).to_degrees();
    let off = (bearing - f64::from(octant) * 45.0).rem_euclid(360.0);
    off.min(360.0 - off) <= 60.0
}

/// By the outline of `outer`; without one, by its radius.
fn within(gazetteer: &Gazetteer, inner: &Bearer, outer: &Bearer) -> bool {
    let km = inner.km(outer);
    if outer.has_outline {
        let far = km > outer.radius_km.max(50.0) * 1.5;
        return !far && gazetteer.holds(outer.place, inner.position) == Some(true);
    }
    km < outer.radius_km
}
