//! Which places of a report lie in a ring.

use geo::{Contains, MultiPolygon, Point};

use crate::gazetteer::Gazetteer;
use crate::geodesy::{distance_to_region, inverse};
use crate::model::{
    InRange, Meters, Place, Position, Relation, Resolution, Ring, RingCenter,
};

/// The places of the report, each once, against a ring: settlements and spots by their
/// point and radius, areas by whether their outline is covered.
pub(super) fn in_range(
    ring: &Ring,
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
) -> Vec<InRange> {
    let outline = match ring.center {
        RingCenter::Region { place, .. } => gazetteer.outline(place),
        RingCenter::Point(_) => None,
    };
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for (at, resolution) in resolutions.iter().enumerate() {
        let Some(place) = resolution.place().filter(|_| resolution.map) else { continue };
        let key = (place.id, place.position);
        if place.feature.is_area() || seen.contains(&key) || is_origin(ring, place) {
            continue;
        }
        seen.push(key);
        let distance = away(ring, outline.as_ref(), place.position);
        let margin = if distance < ring.min {
            distance.0 - ring.min.0
        } else {
            (ring.max.0 - distance.0).min(if ring.min.0 > 0.0 {
                distance.0 - ring.min.0
            } else {
                f64::INFINITY
            })
        };
        let doubt = place.radius.0;
        let relation = if margin.abs() <= doubt {
            Relation::OnEdge
        } else if margin > 0.0 {
            Relation::Inside
        } else {
            Relation::Outside
        };
        found.push(InRange {
            name: place.name.clone(),
            resolution: at,
            relation,
            distance,
            margin: Meters(margin),
        });
    }
    found
}

fn is_origin(ring: &Ring, place: &Place) -> bool {
    match ring.center {
        RingCenter::Point(center) => center == place.position,
        RingCenter::Region { place: region, .. } => place.id == Some(region),
    }
}

fn away(ring: &Ring, outline: Option<&MultiPolygon<f64>>, to: Position) -> Meters {
    match (ring.center, outline) {
        (RingCenter::Point(center), _) => inverse(center, to).distance,
        (RingCenter::Region { .. }, Some(outline)) => {
            if outline.contains(&Point::new(to.lon(), to.lat())) {
                return Meters(0.0);
            }
            distance_to_region(to, outline).map_or(Meters(f64::MAX), |n| n.distance)
        }
        (RingCenter::Region { label, .. }, None) => inverse(label, to).distance,
    }
}
