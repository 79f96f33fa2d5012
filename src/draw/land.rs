//! The basemap: land and water, borders, rivers, graticule.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;

use geo::Coord;

use super::clip::{area, bounds, lines};
use super::graticule::graticule;
use super::layers::shape;
use super::picture::Picture;
use super::scene::{Fill, Group, Line, Mark, Outline, Point, Rect, Stroke};
use super::view::View;
use crate::gazetteer::{Basemap, Layer, Shape};
use crate::settings::{Color, Theme};

/// What was drawn, for labels to keep clear of and for the legend.
#[derive(Debug, Default)]
pub(super) struct Land {
    /// What lies under the areas of the report.
    pub(super) marks: Vec<Mark>,
    /// What lies over them.
    pub(super) over: Vec<Mark>,
    pub(super) coast: Vec<Line>,
    pub(super) borders: Vec<Line>,
    /// The rivers that have a name, each once.
    pub(super) rivers: Vec<River>,
    pub(super) disputed: Vec<Line>,
    /// Lines between first-level regions.
    pub(super) first_level: Vec<Line>,
    /// Land, closed; at some details with lakes as holes.
    pub(super) ground: Vec<Line>,
    /// Lakes, closed.
    pub(super) lakes: Vec<Line>,
}

/// A river with a name.
#[derive(Debug)]
pub(super) struct River {
    pub(super) name: String,
    /// Importance: 0 first.
    pub(super) rank: u8,
    /// What is seen of it.
    pub(super) lines: Vec<Line>,
}

/// First-level lines are drawn on maps finer than this, in meters a pixel.
const FIRST_LEVEL_BELOW: f64 = 3_500.0;

/// Maps of continents and the world are coarser than this, in meters a pixel.
const WIDE: f64 = 1_500.0;
/// The smallest lake that they show, in pixels: smaller ones are all outline.
const SMALLEST_LAKE: f64 = 6.0;
/// A stretch of border that stands alone is not shown there if it is smaller than this, in
/// pixels and in meters.
const LARGEST_SPECK: f64 = 24.0;
const LARGEST_BASE: f64 = 60_000.0;
/// Side of a cell of the picture of the land, in pixels, and its reach beyond the frame.
const DRY_CELL: f64 = 3.0;
const MARGIN: f64 = 8.0;
/// Meters of a degree of latitude.
const DEGREE: f64 = 111_320.0;

/// The least important rivers that are worth drawing at a scale.
fn rivers_up_to(meters: f64) -> u8 {
    match meters {
        m if m < 1_500.0 => u8::MAX,
        m if m < 3_500.0 => 6,
        m if m < 8_000.0 => 3,
        _ => 1,
    }
}

/// The lines of the basemap on the page.
struct Net {
    /// Rivers, the largest first.
    streams: [Vec<Line>; 3],
    /// Those that have a name.
    rivers: Vec<River>,
    admin1: Vec<Line>,
    borders: Vec<Line>,
    disputed: Vec<Line>,
}

impl Net {
    fn of(view: &View, basemap: &Basemap) -> Self {
        let within = view.window.bbox();
        let shapes = |layer| basemap.shapes(layer, view.detail(), within);
        let mut rivers = shapes(Layer::Rivers);
        rivers.retain(|s| s.rank <= rivers_up_to(view.meters));
        let mut streams: [Vec<Line>; 3] = Default::default();
        let mut named: BTreeMap<String, River> = BTreeMap::new();
        for Shape { parts, name, rank } in rivers {
            let drawn = lines(parts.iter().map(Vec::as_slice), view);
            if let Some(name) = name.filter(|_| !drawn.is_empty()) {
                let new = || River { name: name.clone(), rank, lines: Vec::new() };
                let river = named.entry(name.clone()).or_insert_with(new);
                river.rank = river.rank.min(rank);
                river.lines.extend(drawn.iter().cloned());
            }
            streams[usize::from(rank / 3).min(2)].extend(drawn);
        }
        let line_layer = |layer| {
            let all = shapes(layer);
            lines(all.iter().flat_map(|s| s.parts.iter().map(Vec::as_slice)), view)
        };
        let regional = view.meters < FIRST_LEVEL_BELOW;
        Self {
            streams,
            rivers: named.into_values().collect(),
            admin1: if regional { line_layer(Layer::Admin1Lines) } else { Vec::new() },
            borders: without_specks(line_layer(Layer::Borders), view),
            disputed: line_layer(Layer::DisputedBorders),
        }
    }
}

/// The basemap of a view.
pub(super) fn land(view: &View, basemap: &Basemap, theme: &Theme) -> Land {
    let within = view.window.bbox();
    let shapes = |layer| basemap.shapes(layer, view.detail(), within);
    let (net, [ground, lakes]) = std::thread::scope(|scope| {
        let net = scope.spawn(|| Net::of(view, basemap));
        let mut ground = shapes(Layer::Land);
        let mut lakes = shapes(Layer::Lakes);
        if view.meters >= WIDE {
            without_ponds(&mut ground, &mut lakes, SMALLEST_LAKE * view.meters);
        }
        let areas = [ground, lakes].map(|shapes| {
            area(shapes.iter().flat_map(|s| s.parts.iter().map(Vec::as_slice)), view)
        });
        (net.join().unwrap_or_else(|panic| resume_unwind(panic)), areas)
    });
    let Net { streams, rivers, mut admin1, borders, disputed } = net;
    let mut found = Land { rivers, ..Land::default() };
    let widths = [1.7, 1.25, 0.8].into_iter();
    let streams = streams
        .into_iter()
        .zip(widths)
        .map(|(drawn, width)| stroked(drawn, Stroke::solid(theme.river, width)));
    let streams: Vec<Mark> = streams.collect();
    // Some part waters between islands.
    let dry = Picture::of(&ground.fill, view.frame.grown(MARGIN), DRY_CELL);
    admin1.retain(|line| line.points.iter().any(|point| dry.has(*point)));

    let fine = |color: Color, width: f64, opacity: f64| Stroke {
        opacity,
        ..Stroke::solid(color, width)
    };
    let mut coast = ground.edge.clone();
    coast.extend(lakes.edge.iter().cloned());
    found.ground.clone_from(&ground.fill);
    found.lakes.clone_from(&lakes.fill);
    // Maps of continents and the world have many borders close together.
    let heavy = if view.meters < 5_000.0 { 1.5 } else { 0.9 };
    found.marks = vec![
        filled("land", ground.fill, theme.land),
        group(
            "first-level-lines",
            vec![stroked(admin1.clone(), Stroke::solid(theme.admin1, 0.9))],
        ),
        group("rivers", streams),
        filled("lakes", lakes.fill, theme.water),
        group("coast", vec![stroked(coast.clone(), Stroke::solid(theme.coast, 0.9))]),
        group(
            "graticule",
            vec![stroked(graticule(view), fine(theme.graticule, 0.7, 0.28))],
        ),
    ];
    found.over = vec![
        group(
            "borders",
            vec![
                stroked(borders.clone(), fine(theme.border, 3.0 * heavy, 0.10)),
                stroked(borders.clone(), Stroke::solid(theme.border, heavy)),
            ],
        ),
        group(
            "disputed-borders",
            vec![stroked(
                disputed.clone(),
                Stroke::dashed(theme.disputed, heavy, &[4.0 * heavy, 2.7 * heavy]),
            )],
        ),
    ];
    found.first_level = admin1;
    found.coast = coast;
    found.borders = borders;
    found.borders.extend(disputed.iter().cloned());
    found.disputed = disputed;
    found
}

/// The box around a ring in units of 1e-4 degrees, which is how finely rings are kept.
fn box_of(ring: &[Coord<f64>]) -> [i64; 4] {
    let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [west, south, east, north] = ring
        .iter()
        .fold(start, |[w, s, e, n], c| [w.min(c.x), s.min(c.y), e.max(c.x), n.max(c.y)]);
    #[expect(clippy::cast_possible_truncation, reason = "within 2^23")]
    [west, south, east, north].map(|v| (v * 1e4).round() as i64)
}

/// Takes the lakes away that are shorter than so many meters, and the holes of the land in
/// which they and their islands lie.
fn without_ponds(ground: &mut [Shape], lakes: &mut Vec<Shape>, least: f64) {
    #[expect(clippy::cast_precision_loss, reason = "within 2^23")]
    let is_pond = |lake: &Shape| {
        lake.parts.iter().all(|ring| {
            let [west, south, east, north] = box_of(ring).map(|v| v as f64 / 1e4);
            let narrow = f64::midpoint(south, north).to_radians().cos();
            ((east - west) * narrow).max(north - south) * DEGREE < least
        })
    };
    let ponds = lakes.iter().filter(|lake| is_pond(lake));
    let gone: BTreeSet<[i64; 4]> =
        ponds.flat_map(|lake| lake.parts.iter().map(|ring| box_of(ring))).collect();
    lakes.retain(|lake| !is_pond(lake));
    for land in ground {
        land.parts.retain(|ring| !gone.contains(&box_of(ring)));
    }
}

/// The borders without those that are all line on coarse maps: around a base or an enclave, a
/// stretch or several that join one another and no longer one. Those that the edge of the
/// map may have cut are kept.
fn without_specks(borders: Vec<Line>, view: &View) -> Vec<Line> {
    if view.meters < WIDE {
        return borders;
    }
    let end = |point: &Point| (point.x.to_bits(), point.y.to_bits());
    let ends =
        |line: &Line| [line.points.first(), line.points.last()].map(|p| p.map(end));
    let most = LARGEST_SPECK.min(LARGEST_BASE / view.meters);
    let small = |around: Rect| {
        around.width().max(around.height()) < most && view.frame.contains(around)
    };
    let is_small = |line: &Line| small(bounds(&line.points));
    let (mut specks, mut kept): (Vec<_>, Vec<_>) =
        borders.into_iter().partition(is_small);
    let mut joined: BTreeSet<_> = kept.iter().flat_map(ends).flatten().collect();
    loop {
        let (joins, rest): (Vec<Line>, Vec<Line>) =
            specks.into_iter().partition(|line| {
                ends(line).into_iter().flatten().any(|e| joined.contains(&e))
            });
        specks = rest;
        if joins.is_empty() {
            return kept;
        }
        joined.extend(joins.iter().flat_map(ends).flatten());
        kept.extend(joins);
    }
}

fn group(id: &str, marks: Vec<Mark>) -> Mark {
    Mark::Group(Group::named(id, marks))
}

fn stroked(lines: Vec<Line>, stroke: Stroke) -> Mark {
    shape(Outline::Lines(lines), None, Some(stroke))
}

fn filled(id: &str, lines: Vec<Line>, color: Color) -> Mark {
    let fill = Some(Fill::solid(color));
    group(id, vec![shape(Outline::Lines(lines), fill, None)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::projection::Projection;
    use crate::model::Position;

    fn border(points: &[(f64, f64)]) -> Line {
        let points = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        Line { points, closed: false }
    }

    #[test]
    fn a_small_border_that_joins_no_other_is_left_out() {
        let middle = Position::folded(33.0, 35.0);
        let frame = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 400.0 };
        let view = |meters| {
            View::new(Projection::Equidistant(middle), (0.0, 0.0), meters, frame)
        };
        let long = border(&[(0.0, 50.0), (200.0, 50.0), (300.0, 60.0)]);
        let branch = border(&[(300.0, 60.0), (305.0, 66.0)]);
        let twig = border(&[(305.0, 66.0), (306.0, 75.0)]);
        let base = [
            border(&[(100.0, 200.0), (108.0, 204.0)]),
            border(&[(108.0, 204.0), (112.0, 199.0)]),
        ];
        let cut = border(&[(398.0, 200.0), (402.0, 204.0)]);
        let all = [long.clone(), branch, twig, base[0].clone(), base[1].clone(), cut];
        let kept = without_specks(all.to_vec(), &view(2_000.0));
        assert_eq!(kept.len(), 4, "{kept:?}");
        assert!(kept.iter().all(|line| !base.contains(line)));
        // On a finer map it is seen, and on a coarser one it would be a country's.
        assert_eq!(without_specks(all.to_vec(), &view(1_000.0)).len(), 6);
        assert_eq!(without_specks(all.to_vec(), &view(10_000.0)).len(), 6);
    }
}
