//! Which places of a report lie in a ring.

use geo::{Contains, MultiPolygon, Point};

use crate::gazetteer::Gazetteer;
use crate::geodesy::{destination, distance_to_region, inverse};
use crate::model::{
    Azimuth, InRange, Meters, Place, Position, Relation, Resolution, Ring, RingCenter,
};

/// Steps of the search along a side: it ends within millimeters.
const SEARCH: u32 = 50;

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
        let margin = margin(ring, place.position, distance);
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

/// How far a place is from the nearest limit of a ring, in meters, negative outside.
fn margin(ring: &Ring, place: Position, distance: Meters) -> f64 {
    let mut margin = ring.max.0 - distance.0;
    if ring.min.0 > 0.0 {
        margin = margin.min(distance.0 - ring.min.0);
    }
    let (Some(sector), RingCenter::Point(center)) = (ring.sector, ring.center) else {
        return margin;
    };
    let sides =
        [sector.from, sector.to].map(|side| away_from_side(ring, center, side, place));
    let side = sides[0].min(sides[1]);
    match (sector.holds(inverse(center, place).azimuth), margin >= 0.0) {
        (true, true) => margin.min(side),
        (true, false) => margin,
        (false, _) => -side,
    }
}

/// How far a place is from the geodesic that bounds a sector on one side.
fn away_from_side(ring: &Ring, center: Position, side: Azimuth, place: Position) -> f64 {
    let away =
        |along: f64| inverse(destination(center, side, Meters(along)), place).distance.0;
    // Golden-section search: up to half the Earth the distance has one minimum there.
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (ring.min.0, ring.max.0);
    for _ in 0..SEARCH {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if away(left) < away(right) {
            high = right;
        } else {
            low = left;
        }
    }
    away(f64::midpoint(low, high)).min(away(ring.min.0)).min(away(ring.max.0))
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
