//! What part of the Earth a map shows: what the report is about, without far outliers.

use geo::{BoundingRect, CoordsIter};

use super::content::{Content, Site};
use super::projection::{Projection, turned};
use super::scene::{Point, Rect};
use super::view::View;
use super::{MapOptions, ProjectionKind, clip};
use crate::geodesy::destination;
use crate::model::{Azimuth, Bbox, Meters, Position, Ring, RingCenter};

/// Mean radius of the Earth, in meters, for rough distances.
const EARTH: f64 = 6_371_008.8;
/// Share of the weight that is always kept when outliers are left out.
const CORE: f64 = 0.7;
/// A subject this many times farther than the one before it is an outlier.
const GAP: f64 = 2.2;
/// How many times farther than what the report is about a place may be that it only names,
/// and what counts as far at least.
const AROUND: f64 = 1.6;
const AT_LEAST: Meters = Meters(200_000.0);
/// No gap is seen below this distance.
const NEAR: Meters = Meters(120_000.0);
/// Beyond this width the projection keeps areas instead of distances.
const REGIONAL: Meters = Meters(2_500_000.0);
/// Beyond this reach from the center the whole world is shown.
const HEMISPHERE: Meters = Meters(7_500_000.0);
/// Room left free around the subjects, as a share of the frame.
const PADDING: f64 = 0.1;
/// The narrowest map of a single place.
const NARROWEST: Meters = Meters(600_000.0);
/// The narrowest map of several places.
const CLOSEST: Meters = Meters(80_000.0);
/// A named system's range that is this many times wider than the report is a backdrop.
const DWARFS: f64 = 2.5;
/// Directions in which a circle is measured.
const COMPASS: u32 = 24;

/// Something that the map should show, with the points that bound it.
struct Subject {
    center: Position,
    bounds: Vec<Position>,
    weight: f64,
    is_ring: bool,
    /// Whether it is only named: nothing happens there and nothing is measured from it.
    is_named: bool,
}

/// The view of a map, and the box on it around what it has to show.
pub(super) fn view(content: &Content, options: &MapOptions, frame: Rect) -> (View, Rect) {
    if let Some(bbox) = options.extent {
        let bounds = boundary(bbox);
        let least = Meters(1_000.0);
        return (fitted(&bounds, None, options.projection, frame, 0.0, least), frame);
    }
    let all = subjects(content);
    let kept = without_outliers(&all);
    let rings = kept.iter().filter(|s| s.is_ring);
    let reach = |s: &&&Subject| farthest(s.center, &s.bounds);
    let focus = rings.max_by(|a, b| reach(a).total_cmp(&reach(b))).map(|s| s.center);
    let bounds: Vec<Position> =
        kept.iter().flat_map(|s| s.bounds.iter().copied()).collect();
    if bounds.is_empty() {
        return (world(0.0, frame), frame);
    }
    let least = if kept.len() == 1 { NARROWEST } else { CLOSEST };
    let view = fitted(&bounds, focus, options.projection, frame, PADDING, least);
    let points: Vec<Point> = bounds.iter().map(|b| view.at(*b)).collect();
    let bounds = clip::bounds(&points);
    (view, bounds)
}

fn boundary(b: Bbox) -> Vec<Position> {
    let width = if b.west > b.east { b.east + 360.0 - b.west } else { b.east - b.west };
    let mut found = Vec::new();
    for i in 0..=8 {
        let lon = turned(b.west + width * f64::from(i) / 8.0);
        for lat in [b.south, f64::midpoint(b.south, b.north), b.north] {
            found.push(Position::folded(lon, lat));
        }
    }
    found
}

fn subjects(content: &Content) -> Vec<Subject> {
    let mut found = Vec::new();
    // The middle of a sea is no reason to show it, unless there is nothing else.
    let only = content.areas.is_empty() && content.sites.iter().all(Site::is_setting);
    for site in content.sites.iter().filter(|site| only || !site.is_setting()) {
        let told: f64 = if site.events.is_empty() { 1.0 } else { 3.0 };
        let weight = if site.is_end { told.max(3.0) } else { told };
        found.push(Subject {
            center: site.position,
            bounds: site
                .doubt
                .map_or_else(|| vec![site.position], |r| circle(site.position, r))
                .into_iter()
                .filter(|_| site.ground.is_empty())
                .chain(site.ground.iter().copied())
                .collect(),
            weight,
            is_ring: false,
            is_named: weight <= 1.0,
        });
    }
    for area in &content.areas {
        let Some(rect) = area.outline.bounding_rect() else { continue };
        let wide = rect.width() > 180.0;
        let step = (area.outline.coords_count() / 200).max(1);
        let outline = area.outline.coords_iter().step_by(step);
        let bounds: Vec<Position> = outline.map(|c| Position::folded(c.x, c.y)).collect();
        let weight = if area.has_events { 1.5 } else { 0.7 };
        if !wide || !area.is_vague {
            found.push(Subject {
                center: area.label,
                bounds,
                weight,
                is_ring: false,
                is_named: !area.has_events,
            });
        }
    }
    let spread = spread(&found);
    for ring in &content.rings {
        let (center, bounds) = match ring.center {
            RingCenter::Point(center) | RingCenter::Region { label: center, .. }
                if is_backdrop(ring, spread) =>
            {
                (center, vec![center])
            }
            RingCenter::Point(center) => (center, circle(center, ring.max)),
            RingCenter::Region { label, .. } => {
                let outline = ring.footprint.coords_iter();
                (label, outline.map(|c| Position::folded(c.x, c.y)).collect())
            }
        };
        found.push(Subject {
            center,
            bounds,
            weight: 2.0,
            is_ring: true,
            is_named: false,
        });
    }
    found
}

/// How far the subjects are from their middle, in meters.
fn spread(subjects: &[Subject]) -> f64 {
    let centers: Vec<Position> = subjects.iter().map(|s| s.center).collect();
    farthest(mean(&centers), &centers)
}

/// Whether the range of a system that a report names dwarfs what the report is about: such a
/// ring is drawn as far as the map goes. One that was asked for is always shown whole.
fn is_backdrop(ring: &Ring, spread: f64) -> bool {
    let named = ring.system.is_some() && ring.sentence.is_some();
    named && ring.max.0 > DWARFS * spread.max(NEAR.0)
}

fn circle(center: Position, radius: Meters) -> Vec<Position> {
    let radius = Meters(radius.0.min(19_000_000.0));
    let azimuths = (0..COMPASS).map(|i| f64::from(i) * 360.0 / f64::from(COMPASS));
    azimuths.map(|a| destination(center, Azimuth::new(a), radius)).collect()
}

/// Rough distance in meters on the sphere.
pub(super) fn apart(a: Position, b: Position) -> f64 {
    let (p, q) = (a.lat().to_radians(), b.lat().to_radians());
    let turn = (b.lon() - a.lon()).to_radians();
    let h =
        ((q - p) / 2.0).sin().powi(2) + p.cos() * q.cos() * (turn / 2.0).sin().powi(2);
    2.0 * EARTH * h.sqrt().min(1.0).asin()
}

fn farthest(from: Position, bounds: &[Position]) -> f64 {
    bounds.iter().map(|b| apart(from, *b)).fold(0.0, f64::max)
}

/// The subjects near the one that is nearest to all others, up to the first wide gap beyond
/// the core of the weight; those that are only named as far as they lie around the others.
fn without_outliers(all: &[Subject]) -> Vec<&Subject> {
    let cost = |from: &Subject| -> f64 {
        all.iter().map(|s| s.weight * apart(from.center, s.center)).sum()
    };
    let Some(heart) = all.iter().min_by(|a, b| cost(a).total_cmp(&cost(b))) else {
        return Vec::new();
    };
    let heart = heart.center;
    let mut sorted: Vec<(f64, &Subject)> = all
        .iter()
        .map(|s| {
            let away = apart(heart, s.center);
            (if s.is_ring { away } else { away.max(farthest(heart, &s.bounds)) }, s)
        })
        .collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = all.iter().map(|s| s.weight).sum();
    let mut weight = 0.0;
    let mut count = sorted.len();
    for (at, (away, subject)) in sorted.iter().enumerate() {
        weight += subject.weight;
        let limit = away.max(NEAR.0) * GAP;
        if weight >= CORE * total && sorted.get(at + 1).is_some_and(|next| next.0 > limit)
        {
            count = at + 1;
            break;
        }
    }
    sorted.truncate(count);
    let told = sorted.iter().filter(|(_, subject)| !subject.is_named);
    if let Some(farthest) = told.map(|(away, _)| *away).reduce(f64::max) {
        let reach = AROUND * farthest.max(AT_LEAST.0);
        sorted.retain(|(away, subject)| !subject.is_named || *away <= reach);
    }
    sorted.into_iter().map(|(_, subject)| subject).collect()
}

/// The mean direction of positions; the first one where they cancel out.
fn mean(bounds: &[Position]) -> Position {
    let (mut x, mut y, mut z) = (0.0, 0.0, 0.0);
    for b in bounds {
        let (sin, cos) = b.lat().to_radians().sin_cos();
        x += cos * b.lon().to_radians().cos();
        y += cos * b.lon().to_radians().sin();
        z += sin;
    }
    if x.hypot(y).hypot(z) < 1e-6 {
        return bounds.first().copied().unwrap_or(Position::folded(0.0, 0.0));
    }
    Position::folded(y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees())
}

fn fitted(
    bounds: &[Position],
    focus: Option<Position>,
    kind: Option<ProjectionKind>,
    frame: Rect,
    padding: f64,
    least: Meters,
) -> View {
    let center = focus.unwrap_or_else(|| middle(bounds));
    let reach = farthest(middle(bounds), bounds);
    let kind = kind.unwrap_or(match reach {
        r if r > HEMISPHERE.0 => ProjectionKind::EqualEarth,
        r if r > REGIONAL.0 / 2.0 => ProjectionKind::EqualArea,
        _ => ProjectionKind::Equidistant,
    });
    let projection = match kind {
        ProjectionKind::Equidistant => Projection::Equidistant(center),
        ProjectionKind::EqualArea => Projection::EqualArea(middle(bounds)),
        ProjectionKind::EqualEarth if reach > HEMISPHERE.0 => {
            return world(meridian(bounds), frame);
        }
        ProjectionKind::EqualEarth => Projection::EqualEarth(middle(bounds).lon()),
    };
    let points = bounds.iter().map(|b| projection.forward(*b));
    let start = (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
    let (w, e, s, n) = points
        .fold(start, |(w, e, s, n), (x, y)| (w.min(x), e.max(x), s.min(y), n.max(y)));
    let room = 1.0 - 2.0 * padding;
    let wide = (e - w) / (frame.width() * room);
    let high = (n - s) / (frame.height() * room);
    let meters = wide.max(high).max(least.0 / frame.width());
    View::new(projection, (f64::midpoint(w, e), f64::midpoint(s, n)), meters, frame)
}

/// The middle of the box around positions as seen from their mean direction.
fn middle(bounds: &[Position]) -> Position {
    let mut center = mean(bounds);
    for _ in 0..3 {
        let projection = Projection::EqualArea(center);
        let start = (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
        let (w, e, s, n) = bounds.iter().fold(start, |(w, e, s, n), b| {
            let (x, y) = projection.forward(*b);
            (w.min(x), e.max(x), s.min(y), n.max(y))
        });
        let (x, y) = (f64::midpoint(w, e), f64::midpoint(s, n));
        center = projection.backward(x, y).unwrap_or(center);
    }
    center
}

/// The central meridian that cuts the world in the widest gap between positions; Greenwich
/// where that does.
fn meridian(bounds: &[Position]) -> f64 {
    let mut lons: Vec<f64> = bounds.iter().map(|b| b.lon()).collect();
    lons.sort_by(f64::total_cmp);
    let Some((&first, &last)) = lons.first().zip(lons.last()) else { return 0.0 };
    let around = (first + 360.0 - last, f64::midpoint(last, first + 360.0));
    let gaps = lons.windows(2).map(|w| (w[1] - w[0], f64::midpoint(w[0], w[1])));
    let (widest, at) =
        gaps.fold(around, |best, gap| if gap.0 > best.0 { gap } else { best });
    // The usual picture of the world stands unless another is much better.
    if around.0 > 30.0 || widest < 1.5 * around.0 {
        return 0.0;
    }
    turned(((at + 180.0) / 10.0).round() * 10.0)
}

/// The whole world.
pub(super) fn world(meridian: f64, frame: Rect) -> View {
    let projection = Projection::EqualEarth(meridian);
    let east = projection.forward(Position::folded(turned(meridian + 179.999_9), 0.0)).0;
    let north = projection.forward(Position::folded(meridian, 90.0)).1;
    let meters = (2.04 * east / frame.width()).max(2.04 * north / frame.height());
    View::new(projection, (0.0, 0.0), meters, frame)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_systems_wide_range_is_a_backdrop() {
        let center = Position::folded(36.2, 51.7);
        let mut ring = Ring {
            id: String::new(),
            origin: String::new(),
            center: RingCenter::Point(center),
            min: Meters(0.0),
            max: Meters::from_km(2000.0),
            sector: None,
            system: Some("Shahed-136".to_owned()),
            basis: String::new(),
            sentence: Some(crate::model::Span::new(0, 1)),
            footprint: geo::MultiPolygon(Vec::new()),
            places: Vec::new(),
        };
        assert!(is_backdrop(&ring, 400_000.0));
        assert!(!is_backdrop(&ring, 900_000.0), "the report itself is as wide");
        ring.sentence = None;
        assert!(!is_backdrop(&ring, 400_000.0), "asked for");
        ring.sentence = Some(crate::model::Span::new(0, 1));
        ring.system = None;
        assert!(!is_backdrop(&ring, 400_000.0), "stated in the report");
    }
}
