//! The stretch of a border that "near the border with X" means.

use geo::{Coord, CoordsIter, MultiPolygon};

use super::Scene;
use super::grammar::Phrase;
use super::ground::{COORDINATES, Made};
use crate::geodesy::inverse;
use crate::model::{Feature, Meters, Place, PlaceId, Position, Resolution, Sense};

/// How far from a border "near" it reaches.
const NEAR: Meters = Meters(20_000.0);
/// Corners of two outlines this near to each other are on their border: outlines of
/// neighbors differ by no more, and corners on straight stretches lie further apart.
const SHARED: f64 = 12_000.0;
/// Corners of an outline that are looked at.
const CORNERS: usize = 900;
/// Other countries that are tried.
const OTHERS: usize = 4;
/// Resolutions to either side that tell which other country is meant.
const AROUND: usize = 40;

impl Scene<'_> {
    /// The stretch of the border of the first anchor: with the second, with the country that
    /// the sentence or else the text around it is about; no further than the region that the
    /// sentence names.
    pub(super) fn border(self, anchors: &[&Place], phrase: &Phrase) -> Option<Made> {
        let own = anchors.first()?;
        let outline = self.gazetteer.outline(own.id?)?;
        let others = match anchors.get(1) {
            Some(other) => vec![other.id?],
            None if own.feature.is_country() => self.others(own, phrase),
            None => Vec::new(),
        };
        let shared = others.into_iter().find_map(|other| {
            let found = shared(&outline, &self.gazetteer.outline(other)?);
            (found.len() > 1).then_some(found)
        });
        let corners = match shared {
            Some(corners) => corners,
            // Only one side is known: all of its outline.
            None if anchors.len() == 1 && !own.feature.is_country() => thinned(&outline),
            None => return None,
        };
        let region = self.region(phrase);
        let inside: Vec<Position> = match region {
            Some(region) => {
                let near = region.radius.0 + NEAR.0;
                let far = |c: &Position| inverse(region.position, *c).distance.0;
                corners.iter().copied().filter(|c| far(c) <= near).collect()
            }
            None => Vec::new(),
        };
        let corners = if inside.len() > 1 { inside } else { corners };
        let (position, reach) = middle(&corners)?;
        Some(Made::circle(position, Meters(reach + NEAR.0 + COORDINATES.0)))
    }

    /// Which other countries may be meant, likeliest first: those of the sentence, nearest
    /// first, then those of the text around it, most frequent first.
    fn others(self, own: &Place, phrase: &Phrase) -> Vec<PlaceId> {
        let country = |r: &Resolution| {
            let place = r.place()?;
            let wide = matches!(place.feature, Feature::Union | Feature::Continent);
            let code = place.country.filter(|_| !wide)?;
            let id = self.gazetteer.country(code)?;
            (Some(id) != own.id).then_some(id)
        };
        let anchor = *phrase.anchors.first().unwrap_or(&0);
        let from = anchor.saturating_sub(AROUND);
        let upto = (anchor + AROUND).min(self.resolutions.len());
        let mut counts: Vec<(usize, usize, PlaceId)> = Vec::new();
        for number in from..upto {
            let resolution = &self.resolutions[number];
            let Some(id) = country(resolution) else { continue };
            let here = self.sentence.span.contains(resolution.mention.span);
            let weight = if here { AROUND } else { 1 };
            match counts.iter_mut().find(|(.., known)| *known == id) {
                Some(known) => known.0 += weight,
                None => counts.push((weight, number.abs_diff(anchor), id)),
            }
        }
        counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        counts.into_iter().take(OTHERS).map(|(.., id)| id).collect()
    }
}

impl<'a> Scene<'a> {
    /// The region that the sentence names besides the border.
    fn region(self, phrase: &Phrase) -> Option<&'a Place> {
        let span = self.sentence.span;
        let first =
            self.resolutions.partition_point(|r| r.mention.span.start < span.start);
        let here = self.resolutions[first..]
            .iter()
            .enumerate()
            .take_while(|(_, r)| r.mention.span.end <= span.end);
        here.filter(|(at, r)| {
            !phrase.anchors.contains(&(first + at)) && r.sense == Sense::Literal
        })
        .filter_map(|(_, r)| r.place())
        .find(|place| matches!(place.feature, Feature::Admin1 | Feature::Admin2))
    }
}

/// The corners of an outline that lie on its border with another.
fn shared(outline: &MultiPolygon<f64>, other: &MultiPolygon<f64>) -> Vec<Position> {
    let (ours, theirs) = (thinned(outline), thinned(other));
    let reach = SHARED / 111_000.0;
    let near = |a: &Position| {
        // Widened by a fifth, so that no corner is passed over by this quick look.
        let across = 1.2 * reach / a.lat().to_radians().cos().max(1e-9);
        theirs.iter().any(|b| {
            let east = (a.lon() - b.lon()).abs();
            (a.lat() - b.lat()).abs() < reach
                && east.min(360.0 - east) < across
                && inverse(*a, *b).distance.0 < SHARED
        })
    };
    ours.iter().copied().filter(near).collect()
}

fn thinned(outline: &MultiPolygon<f64>) -> Vec<Position> {
    let step = outline.coords_count().div_ceil(CORNERS).max(1);
    let at = |c: Coord<f64>| Position::folded(c.x, c.y);
    outline.coords_iter().step_by(step).map(at).collect()
}

/// The corner nearest to the middle of some, and how far the farthest of them is from it.
fn middle(corners: &[Position]) -> Option<(Position, f64)> {
    let mut sum = [0.0_f64; 3];
    for corner in corners {
        let (lat, lon) = (corner.lat().to_radians(), corner.lon().to_radians());
        sum[0] += lat.cos() * lon.cos();
        sum[1] += lat.cos() * lon.sin();
        sum[2] += lat.sin();
    }
    let lon = sum[1].atan2(sum[0]).to_degrees();
    let lat = sum[2].atan2(sum[0].hypot(sum[1])).to_degrees();
    let center = Position::folded(lon, lat);
    let away = |from: Position, to: &Position| inverse(from, *to).distance.0;
    let nearest =
        *corners.iter().min_by(|a, b| away(center, a).total_cmp(&away(center, b)))?;
    let reach = corners.iter().map(|corner| away(nearest, corner)).fold(0.0, f64::max);
    Some((nearest, reach))
}
