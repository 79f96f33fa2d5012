//! What the report speaks of as marks: rings and measured lines.

use geo::MultiPolygon;

use super::clip::{area, clipped_line};
use super::content::{Content, Measured};
use super::projection::Projection;
use super::scene::{Fill, Group, Line, Mark, Outline, Point, Shape, Stroke};
use super::view::View;
use crate::geodesy::{destination, inverse};
use crate::model::{Azimuth, Meters, Outcome, Position, Ring, RingCenter, Sector};
use crate::settings::{Color, Theme};

/// Vertices of a circle on the page: at 400 px radius a chord strays 0.008 px.
const CIRCLE: u32 = 720;
/// What tells rings apart that have no color, one after the other.
const DASHES: [&[f64]; 4] = [&[], &[16.0, 5.0], &[14.0, 4.0, 3.0, 4.0], &[5.0, 4.0]];
/// Opacity of a ring's tint when few rings overlap.
const TINT: f64 = 0.10;

/// A ring on the page.
#[derive(Debug, Clone)]
pub(super) struct Rim {
    pub(super) color: Color,
    /// Dashes of the outer limit; empty for a solid line.
    pub(super) dash: &'static [f64],
    /// Everything between the limits, for the tint.
    pub(super) fill: Vec<Line>,
    /// The outer limit, clipped to the frame.
    pub(super) outer: Vec<Line>,
    /// The inner limit, clipped to the frame.
    pub(super) inner: Vec<Line>,
    /// The whole outer limit in order, for the label along it.
    pub(super) whole: Vec<Point>,
    /// The whole inner limit in order.
    pub(super) hole: Vec<Point>,
    /// The directions of a sector, of whose straight sides these two are no part.
    pub(super) sector: Option<Sector>,
}

impl Rim {
    /// Whether some limit of it is on the map.
    pub(super) fn is_seen(&self) -> bool {
        !self.outer.is_empty() || !self.inner.is_empty()
    }
}

pub(super) fn shape(
    outline: Outline,
    fill: Option<Fill>,
    stroke: Option<Stroke>,
) -> Mark {
    Mark::Shape(Shape { outline, fill, stroke })
}

/// All rings of an outline.
pub(super) fn rings(
    outline: &MultiPolygon<f64>,
) -> impl Iterator<Item = &[geo::Coord<f64>]> {
    let all = outline.0.iter();
    all.flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
        .map(|ring| ring.0.as_slice())
}

/// The rings of the report on the page, in their order.
pub(super) fn rims(content: &Content, view: &View, theme: &Theme) -> Vec<Rim> {
    let all = content.rings.iter().enumerate();
    let dash = |at: usize| if theme.hatched { DASHES[at % DASHES.len()] } else { &[] };
    let on_map = |line: &Line| line.points.iter().any(|at| view.frame.holds(*at));
    let seen = |(at, ring): (usize, &Ring)| {
        let mut rim = Rim { dash: dash(at), ..rim(ring, view, theme.ring(at)) };
        rim.outer.retain(on_map);
        rim.inner.retain(on_map);
        rim
    };
    all.map(seen).collect()
}

fn rim(ring: &Ring, view: &View, color: Color) -> Rim {
    let dash: &[f64] = &[];
    let flat = matches!(view.projection, Projection::EqualEarth(_));
    if let (RingCenter::Point(center), false, None) = (ring.center, flat, ring.sector) {
        let whole = circle(center, ring.max, view);
        let hole =
            if ring.min.0 > 0.0 { circle(center, ring.min, view) } else { Vec::new() };
        let closed = |points: &[Point]| Line { points: points.to_vec(), closed: true };
        let mut fill = vec![closed(&whole)];
        if !hole.is_empty() {
            fill.push(closed(&hole));
        }
        let visible = |points: &[Point]| {
            let mut found = Vec::new();
            let around: Vec<Point> =
                points.iter().chain(points.first()).copied().collect();
            clipped_line(&around, view.frame.grown(6.0), &mut found);
            found
        };
        let (outer, inner) = (visible(&whole), visible(&hole));
        return Rim { color, dash, fill, outer, inner, whole, hole, sector: None };
    }
    let drawn = area(rings(&ring.footprint), view);
    let (fill, outer) = (drawn.fill.clone(), drawn.edge);
    if let (RingCenter::Point(center), false, Some(sector)) =
        (ring.center, flat, ring.sector)
    {
        let limit = |radius: Meters| {
            if radius.0 > 0.0 { arc(center, radius, sector, view) } else { Vec::new() }
        };
        let (whole, hole) = (limit(ring.max), limit(ring.min));
        let inner = Vec::new();
        let sector = Some(sector);
        return Rim { color, dash, fill, outer, inner, whole, hole, sector };
    }
    let whole = drawn
        .fill
        .iter()
        .max_by_key(|line| line.points.len())
        .map(|line| line.points.clone())
        .unwrap_or_default();
    Rim {
        color,
        dash,
        fill,
        outer,
        inner: Vec::new(),
        whole,
        hole: Vec::new(),
        sector: None,
    }
}

/// The arc of a circle in the directions of a sector, both ends included.
fn arc(center: Position, radius: Meters, sector: Sector, view: &View) -> Vec<Point> {
    let width = sector.width();
    let step = |i: u32| sector.from.degrees() + width * f64::from(i) / f64::from(CIRCLE);
    let azimuths = (0..=CIRCLE).map(|i| Azimuth::new(step(i)));
    azimuths.map(|a| view.at(destination(center, a, radius))).collect()
}

pub(super) fn circle(center: Position, radius: Meters, view: &View) -> Vec<Point> {
    let step = 360.0 / f64::from(CIRCLE);
    let azimuths = (0..CIRCLE).map(|i| Azimuth::new(f64::from(i) * step));
    azimuths.map(|a| view.at(destination(center, a, radius))).collect()
}

/// The tints of the rings, then their limits.
pub(super) fn ring_marks(content: &Content, rims: &[Rim]) -> Mark {
    // Where no limit of a ring is on the map, a tint of all of it would say nothing.
    let count = rims.iter().filter(|rim| rim.is_seen()).count();
    let many = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let opacity = TINT / (1.0 + 0.25 * (many - 1.0).max(0.0));
    let mut marks = Vec::new();
    for (rim, ring) in rims.iter().zip(&content.rings) {
        let tint = Fill::tint(rim.color, opacity);
        let whole = Outline::Lines(rim.fill.clone());
        let group = Group {
            id: Some(ring.id.clone()),
            title: Some(ring_words(ring)),
            marks: if rim.is_seen() {
                vec![shape(whole, Some(tint), None)]
            } else {
                Vec::new()
            },
            ..Group::default()
        };
        marks.push(Mark::Group(group));
    }
    for rim in rims {
        let outer = Stroke::dashed(rim.color, 2.2, rim.dash);
        marks.push(shape(Outline::Lines(rim.outer.clone()), None, Some(outer)));
        if !rim.inner.is_empty() {
            let inner = Stroke::dashed(rim.color, 1.8, &[7.0, 4.5]);
            marks.push(shape(Outline::Lines(rim.inner.clone()), None, Some(inner)));
        }
    }
    Mark::Group(Group::named("rings", marks))
}

/// A number of kilometers as it is printed: never finer than the figure deserves.
pub(super) fn km(length: Meters) -> String {
    let km = length.km();
    let text = if km < 10.0 && (km * 10.0).fract() > 0.05 {
        format!("{km:.1}")
    } else {
        grouped(km.round())
    };
    text.trim_end_matches(".0").to_owned()
}

/// A whole number with commas between thousands.
pub(super) fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digit.is_ascii_digit() && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What the legend says of a ring.
pub(super) fn ring_words(ring: &Ring) -> String {
    let (min, max) = (km(ring.min), km(ring.max));
    let span =
        if ring.min.0 > 0.0 { format!("{min}–{max} km") } else { format!("{max} km") };
    let words = match (&ring.system, ring.min.0 > 0.0) {
        (Some(system), _) => format!("{system}: {span} from {}", ring.origin),
        (None, true) => format!("{span} from {}", ring.origin),
        (None, false) => format!("Within {span} of {}", ring.origin),
    };
    match ring.sector {
        Some(sector) => {
            let (from, to) = (sector.from.degrees(), sector.to.degrees());
            format!("{words}, azimuth {from:.0}–{to:.0}°")
        }
        None => words,
    }
}

/// How a measured line is drawn.
pub(super) fn line_style(outcome: Outcome, theme: &Theme) -> Stroke {
    match outcome {
        Outcome::Supported => Stroke::solid(theme.supported, 2.4),
        Outcome::SupportedIfEdgeToEdge => {
            Stroke::dashed(theme.conditional, 2.4, &[11.0, 5.0])
        }
        Outcome::SupportedIfRoad => Stroke::dashed(theme.conditional, 2.4, &[5.0, 3.5]),
        Outcome::Understated | Outcome::Overstated => {
            Stroke::dashed(theme.contradicted, 2.6, &[14.0, 4.0, 3.0, 4.0])
        }
        Outcome::Refuted => {
            Stroke::dashed(theme.contradicted, 3.2, &[9.0, 4.0, 3.0, 4.0, 3.0, 4.0])
        }
        Outcome::Unverifiable => Stroke::dashed(theme.undecided, 2.2, &[2.5, 4.5]),
    }
}

/// The geodesic of a measured distance on the page.
pub(super) fn geodesic(line: &Measured, view: &View) -> Vec<Point> {
    let way = inverse(line.from, line.to);
    let at = |i: u32| {
        let length = Meters(way.distance.0 * f64::from(i) / 96.0);
        view.at(destination(line.from, way.azimuth, length))
    };
    (0..=96).map(at).collect()
}

/// What a reader is told who points at a measured line.
fn line_words(line: &Measured) -> String {
    let measured = format!("{} km measured", km(line.measured));
    if line.stated.is_empty() {
        measured
    } else {
        format!("{measured}, stated: {}", line.stated)
    }
}

/// The measured lines; returned with their points for labels.
pub(super) fn line_marks(
    content: &Content,
    view: &View,
    theme: &Theme,
) -> (Mark, Vec<Vec<Point>>) {
    let mut marks = Vec::new();
    let mut all = Vec::new();
    for line in &content.lines {
        let points = geodesic(line, view);
        let mut seen = Vec::new();
        clipped_line(&points, view.frame.grown(6.0), &mut seen);
        let style = line_style(line.outcome, theme);
        let under =
            Stroke { opacity: 0.75, ..Stroke::solid(theme.halo, style.width + 2.6) };
        let group = Group {
            id: Some(format!("map-claim-{}", line.claim + 1)),
            title: Some(line_words(line)),
            marks: vec![
                shape(Outline::Lines(seen.clone()), None, Some(under)),
                shape(Outline::Lines(seen), None, Some(style)),
            ],
            ..Group::default()
        };
        marks.push(Mark::Group(group));
        all.push(points);
    }
    (Mark::Group(Group::named("distances", marks)), all)
}
