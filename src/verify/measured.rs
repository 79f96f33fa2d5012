//! Distances between two places, each under every reading.

use geo::{Area as _, Contains as _, Coord, MultiPolygon};

use super::pairs::Pair;
use super::positive;
use crate::gazetteer::Gazetteer;
use crate::geodesy::{apart, distance_to_region, inverse};
use crate::model::{Azimuth, Claim, Feature, Meters, Part, Place, Position};

/// What measuring a pair of places gives.
#[derive(Debug, Clone)]
pub(super) struct Measured {
    /// Where the figure is: its center, or the point of its outline nearest to the ground.
    pub(super) from: Position,
    /// Where the ground is, likewise.
    pub(super) to: Position,
    /// Center to center; `None` where an end is a region, whose center means nothing.
    pub(super) center: Option<Meters>,
    /// Edge to edge: between the nearest points.
    pub(super) edge: Meters,
    /// Between the farthest points, where an end is a region.
    pub(super) far: Option<Meters>,
    /// Direction of the figure as seen from the ground.
    pub(super) azimuth: Option<Azimuth>,
    /// How much the extents may turn that direction, in degrees.
    pub(super) slack: f64,
    /// The names of the two places.
    pub(super) names: (String, String),
    /// Whether the text counts from a border or an edge.
    pub(super) edge_said: bool,
    /// Whether an end is an area or a line known by one point only.
    pointless: bool,
    /// Whether one end is an island: no road leads there.
    pub(super) is_overseas: bool,
}

/// People in a square kilometer of a settlement: 0.0103 * sqrt(population) km is the radius
/// of its circle.
const DENSITY: f64 = 3_000.0;
/// The radius of a settlement whose population is unknown or small.
const SMALLEST: Meters = Meters(800.0);
/// An island, lake or other area that its circle holds is measured like a town up to this
/// radius.
const SMALL: Meters = Meters(20_000.0);
/// Corners of an outline that are tried.
const CORNERS: usize = 240;

impl Measured {
    pub(super) fn of(pair: &Pair<'_>, claim: &Claim, gazetteer: &Gazetteer) -> Self {
        let part = |end: &Option<crate::model::End>| {
            end.as_ref().map_or(Part::Unsaid, |end| end.part)
        };
        let parts = (part(&claim.from), part(&claim.to));
        Self::places(&pair.from.place, &pair.to.place, parts, gazetteer)
    }

    /// Two places, counted from these parts of them.
    fn places(
        a: &Place,
        b: &Place,
        (part_a, part_b): (Part, Part),
        gazetteer: &Gazetteer,
    ) -> Self {
        let outline = |place: &Place| place.id.and_then(|id| gazetteer.outline(id));
        let area = |place: &Place| place.feature.is_area();
        let region_a = outline(a).filter(|_| area(a)).map(|r| mainland(r, b.position));
        let region_b = outline(b).filter(|_| area(b)).map(|r| mainland(r, a.position));
        let wide = |place: &Place| area(place) && place.radius > SMALL;
        let pointless = wide(a) && region_a.is_none() || wide(b) && region_b.is_none();
        let edge_said =
            [part_a, part_b].iter().any(|part| matches!(part, Part::Edge | Part::Border));
        let names = (a.name.clone(), b.name.clone());
        let way = inverse(b.position, a.position);
        let mut measured = Self {
            from: a.position,
            to: b.position,
            center: None,
            edge: Meters(0.0),
            far: None,
            azimuth: None,
            slack: 0.0,
            names,
            edge_said,
            pointless,
            is_overseas: a.feature == Feature::Island || b.feature == Feature::Island,
        };
        match (region_a, region_b) {
            (None, None) => {
                let radii = (radius(a).0, radius(b).0);
                measured.center = Some(way.distance);
                let reach = match (part_a, part_b) {
                    (Part::Center, Part::Center) => 0.0,
                    (Part::Center, _) => radii.1,
                    (_, Part::Center) => radii.0,
                    _ => radii.0 + radii.1,
                };
                measured.edge = positive(way.distance.0 - reach);
                measured.azimuth = Some(way.azimuth);
                let wide = radii.0 + radii.1;
                measured.slack = wide.atan2(way.distance.0.max(1.0)).to_degrees();
            }
            (None, Some(region)) => {
                let near = nearest(a.position, &region, part_b);
                measured.to = near.1;
                measured.edge = positive(near.0 - radius(a).0 * 0.5);
                measured.far = farthest(a.position, &region);
            }
            (Some(region), None) => {
                let near = nearest(b.position, &region, part_a);
                measured.from = near.1;
                measured.edge = positive(near.0 - radius(b).0 * 0.5);
                measured.far = farthest(b.position, &region);
            }
            (Some(one), Some(other)) => {
                if let Some(apart) = apart(&one, &other) {
                    measured.edge = apart.nearest;
                    (measured.from, measured.to) = (apart.from, apart.to);
                    measured.far = Some(apart.farthest);
                }
            }
        }
        measured
    }

    /// A place and the nearest point of a line, one of them the figure.
    pub(super) fn of_line(
        from: Position,
        to: Position,
        edge: Meters,
        azimuth: Option<Azimuth>,
        slack: f64,
        names: (String, String),
    ) -> Self {
        Self {
            from,
            to,
            center: None,
            edge,
            far: None,
            azimuth,
            slack,
            names,
            edge_said: true,
            pointless: false,
            is_overseas: false,
        }
    }

    /// Whether an end is an area or a line of which only a point is known.
    pub(super) fn is_pointless(&self) -> bool {
        self.pointless
    }
}

/// The distance from edge to edge: of a region by its outline, of a settlement by the circle
/// that its people fill at 3,000 a square kilometer.
#[must_use]
pub fn edge_to_edge(from: &Place, to: &Place, gazetteer: &Gazetteer) -> Meters {
    Measured::places(from, to, (Part::Unsaid, Part::Unsaid), gazetteer).edge
}

/// The radius of a place that is no region.
pub(super) fn radius(place: &Place) -> Meters {
    if place.feature.is_settlement() || place.feature == Feature::District {
        #[expect(clippy::cast_precision_loss, reason = "populations are below 2^53")]
        let people = place.population as f64;
        let km = (people / DENSITY / std::f64::consts::PI).sqrt();
        return Meters(Meters::from_km(km).0.max(SMALLEST.0));
    }
    if place.feature.is_area() && place.radius <= SMALL {
        return Meters(place.radius.0.max(SMALLEST.0));
    }
    SMALLEST
}

/// What a region is as seen from one of its islands: its largest part ("Socotra lies 350 km
/// south of Yemen").
fn mainland(region: MultiPolygon<f64>, from: Position) -> MultiPolygon<f64> {
    let at = geo::Point::new(from.lon(), from.lat());
    let largest =
        region.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
    let Some(largest) = largest.filter(|largest| !largest.contains(&at)) else {
        return region;
    };
    if region.contains(&at) { MultiPolygon(vec![largest.clone()]) } else { region }
}

/// The nearest point of a region, of its border where the text counts from that.
fn nearest(from: Position, region: &MultiPolygon<f64>, part: Part) -> (f64, Position) {
    let near = distance_to_region(from, region).map(|n| (n.distance.0, n.at));
    match near {
        Some((0.0, _)) if matches!(part, Part::Border | Part::Edge) => {
            let corners = corners(region);
            let away = |c: &Coord<f64>| {
                let at = Position::folded(c.x, c.y);
                (inverse(from, at).distance.0, at)
            };
            let all = corners.iter().map(away);
            all.min_by(|x, y| x.0.total_cmp(&y.0)).unwrap_or((0.0, from))
        }
        Some(near) => near,
        None => (0.0, from),
    }
}

fn farthest(from: Position, region: &MultiPolygon<f64>) -> Option<Meters> {
    let away = corners(region)
        .into_iter()
        .map(|c| inverse(from, Position::folded(c.x, c.y)).distance);
    away.max_by(|x, y| x.0.total_cmp(&y.0))
}

/// Corners of an outline, thinned.
fn corners(region: &MultiPolygon<f64>) -> Vec<Coord<f64>> {
    let all: Vec<Coord<f64>> =
        region.iter().flat_map(|polygon| polygon.exterior().0.iter().copied()).collect();
    let step = all.len().div_ceil(CORNERS).max(1);
    all.into_iter().step_by(step).collect()
}
