//! Distances that a report counts from a front line or border that the user has given.

use geo::LineString;

use super::judge::Stated;
use super::measured::Measured;
use super::places::{self, Site};
use super::{answer, positive};
use crate::gazetteer::Gazetteer;
use crate::geodesy::{distance_to_region, inverse, line_outline};
use crate::model::{
    Claim, ClaimKind, End, Meters, Obstacle, Part, Place, Position, Resolution,
    UserFeature, UserKind, UserLayer, UserShape, Verdict,
};
use crate::settings::line_kind;

/// Places with less than this share of the belief are not tried.
const LIKELY: f64 = 0.05;
/// How far the direction from the nearest point of a line may differ from what is meant.
const SLACK: f64 = 22.5;

/// The verdict on a claim whose one end is a line that the user has given; `None` for any
/// other claim, and where no such line is given.
pub(super) fn verdict(
    number: usize,
    claim: &Claim,
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
    layers: &[UserLayer],
) -> Option<Verdict> {
    if layers.is_empty() || claim.kind == ClaimKind::Capability {
        return None;
    }
    let (from, to) = (claim.from.as_ref()?, claim.to.as_ref()?);
    let (kind, place, line_first) = match (line_of(from, claim), line_of(to, claim)) {
        (None, Some(kind)) => (kind, from, false),
        (Some(kind), None) => (kind, to, true),
        _ => return None,
    };
    let lines: Vec<(&UserLayer, &UserFeature)> = layers
        .iter()
        .flat_map(|layer| layer.features.iter().map(move |feature| (layer, feature)))
        .filter(|(_, feature)| feature.kind == kind)
        .collect();
    let mut sites = places::sites(place, resolutions, gazetteer);
    sites.retain(|site| !site.loose && site.weight >= LIKELY);
    let measured: Vec<Measured> = sites
        .iter()
        .filter_map(|site| to_line(site, &lines, line_first, gazetteer))
        .collect();
    let mut open = claim.clone();
    let vague = claim.length.rounding.0 == 0.0;
    open.obstacle = vague.then_some(Obstacle::VagueQuantity);
    answer(number, &open, &Stated::of(&open), &measured)
}

/// The kind of line that an end is, if it names no place.
fn line_of(end: &End, claim: &Claim) -> Option<UserKind> {
    let moving = claim.obstacle == Some(Obstacle::MovingReference);
    match line_kind(&end.text) {
        UserKind::FrontLine if moving => Some(UserKind::FrontLine),
        UserKind::Border if end.part == Part::Border && end.resolution.is_none() => {
            Some(UserKind::Border)
        }
        _ => None,
    }
}

/// The distance of a place from the nearest of lines.
fn to_line(
    site: &Site,
    lines: &[(&UserLayer, &UserFeature)],
    line_first: bool,
    gazetteer: &Gazetteer,
) -> Option<Measured> {
    let at = site.place.position;
    let region = site.place.id.filter(|_| site.place.feature.is_area());
    let region = region.and_then(|id| gazetteer.outline(id));
    let near = lines.iter().filter_map(|(layer, feature)| {
        let outline = match &feature.shape {
            UserShape::Lines(lines) => line_outline(&lines.0),
            UserShape::Areas(areas) => {
                let rings = areas.iter().map(|part| part.exterior().clone());
                line_outline(&rings.collect::<Vec<LineString<f64>>>())
            }
            UserShape::Points(_) => return None,
        };
        let (distance, here, there) = if let Some(region) = &region {
            let apart = crate::geodesy::apart(region, &outline)?;
            (apart.nearest, apart.from, apart.to)
        } else {
            let near = distance_to_region(at, &outline)?;
            (near.distance, at, near.at)
        };
        Some((distance, here, there, *layer, *feature))
    });
    let (distance, here, there, layer, feature) =
        near.min_by(|a, b| a.0.0.total_cmp(&b.0.0))?;
    let named = (site.place.name.clone(), line_name(layer, feature));
    Some(measured(&site.place, distance, (here, there), named, line_first))
}

fn measured(
    place: &Place,
    distance: Meters,
    (here, there): (Position, Position),
    (name, line): (String, String),
    line_first: bool,
) -> Measured {
    // Half of a settlement's extent, as for regions.
    let edge = positive(distance.0 - 0.5 * super::measured::radius(place).0);
    let (from, to, names) = if line_first {
        (there, here, (line, name))
    } else {
        (here, there, (name, line))
    };
    let azimuth = (distance.0 > 1.0).then(|| inverse(to, from).azimuth);
    Measured::of_line(from, to, edge, azimuth, SLACK, names)
}

/// A line in words, with where and when it is from.
fn line_name(layer: &UserLayer, feature: &UserFeature) -> String {
    let date = match layer.date_of(feature) {
        Some(date) => format!("as of {date}"),
        None => "undated".to_owned(),
    };
    match &feature.name {
        Some(name) if *name != layer.name => {
            format!("\"{name}\" of your layer \"{}\" ({date})", layer.name)
        }
        _ => format!("your layer \"{}\" ({date})", layer.name),
    }
}
