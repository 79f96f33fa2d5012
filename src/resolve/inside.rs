//! Whether one place lies inside another, by codes, outlines and distances.

use super::bearers::Bearer;
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
            // Yorkshire holds what West Yorkshire holds, and that.
            let smaller = same_country && inner.admin1 == outer.admin1;
            inner.admin2 == Some(outer.place)
                || smaller
                    && outer.has_outline
                    && inner.feature != Feature::Admin1
                    && inner.radius_km < outer.radius_km
                    && within(gazetteer, inner, outer)
                || smaller
                    && inner.admin2.is_none()
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

/// By the outline of `outer`; without one, by its radius.
fn within(gazetteer: &Gazetteer, inner: &Bearer, outer: &Bearer) -> bool {
    let km = inner.km(outer);
    if outer.has_outline {
        let far = km > outer.radius_km.max(50.0) * 1.5;
        return !far && gazetteer.holds(outer.place, inner.position) == Some(true);
    }
    km < outer.radius_km
}
