//! Cutting shapes to what a map shows, first in degrees, then in pixels, and thinning them
//! to what can be seen.

use geo::Coord;

use super::scene::{Line, Point, Rect};
use super::view::{View, Window};
use crate::model::Position;

/// Vertices closer than this to the one before are not seen, in pixels.
const FINEST: f64 = 0.3;
/// A vertex that strays less than this from the line without it is left out, in pixels.
const STRAY: f64 = 0.2;
/// An area smaller than this is left out, in pixels.
const SMALLEST: f64 = 1.0;
/// Longest edge in degrees that may be drawn straight.
const LONGEST: f64 = 1.0;
/// Geometry is kept this far beyond the frame, in pixels, so that no stroke ends in sight.
const MARGIN: f64 = 8.0;

/// A projected vertex, and whether it stands on a cut rather than on the true shape.
type Vertex = (Point, bool);

/// The rings of polygons as closed lines for a fill, and as open lines for a stroke that
/// does not follow the cuts.
#[derive(Debug, Clone, Default)]
pub(super) struct Area {
    pub(super) fill: Vec<Line>,
    pub(super) edge: Vec<Line>,
}

/// Polygons on the page.
pub(super) fn area<'a>(
    rings: impl IntoIterator<Item = &'a [Coord<f64>]>,
    view: &View,
) -> Area {
    let mut found = Area::default();
    let frame = view.frame.grown(MARGIN);
    for ring in rings {
        for part in windowed(ring, &view.window, true) {
            let vertices = thinned(&projected(&part, view, true), true);
            if vertices.len() < 3 {
                continue;
            }
            let points: Vec<Point> = vertices.iter().map(|v| v.0).collect();
            let bounds = bounds(&points);
            if !bounds.overlaps(frame) || bounds.width().max(bounds.height()) < SMALLEST {
                continue;
            }
            edges(&vertices, frame, &mut found.edge);
            let points = if frame.contains(bounds) {
                points
            } else {
                clipped_ring(&points, frame)
            };
            if points.len() > 2 {
                found.fill.push(Line { points, closed: true });
            }
        }
    }
    found
}

/// Lines on the page.
pub(super) fn lines<'a>(
    parts: impl IntoIterator<Item = &'a [Coord<f64>]>,
    view: &View,
) -> Vec<Line> {
    let mut found = Vec::new();
    let frame = view.frame.grown(MARGIN);
    for part in parts {
        for piece in windowed(part, &view.window, false) {
            let vertices = thinned(&projected(&piece, view, false), false);
            let points: Vec<Point> = vertices.into_iter().map(|v| v.0).collect();
            clipped_line(&points, frame, &mut found);
        }
    }
    found
}

/// The pieces of a ring or line inside the window, longitudes relative to its meridian.
fn windowed(part: &[Coord<f64>], window: &Window, closed: bool) -> Vec<Vec<Coord<f64>>> {
    let mut found = Vec::new();
    let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
    for c in part {
        west = west.min(c.x);
        east = east.max(c.x);
        south = south.min(c.y);
        north = north.max(c.y);
    }
    if north < window.south || south > window.north {
        return found;
    }
    for turn in [-360.0, 0.0, 360.0] {
        let shift = turn - window.meridian;
        if east + shift < window.west || west + shift > window.east {
            continue;
        }
        let moved: Vec<Coord<f64>> =
            part.iter().map(|c| Coord { x: c.x + shift, y: c.y }).collect();
        let inside = west + shift >= window.west
            && east + shift <= window.east
            && south >= window.south
            && north <= window.north;
        if inside {
            found.push(moved);
        } else if closed {
            found.push(cut_ring(moved, window));
        } else {
            cut_line(&moved, window, &mut found);
        }
    }
    found
}

/// Sutherland and Hodgman 1974, against the four sides of the window.
fn cut_ring(mut ring: Vec<Coord<f64>>, window: &Window) -> Vec<Coord<f64>> {
    if ring.first() == ring.last() {
        ring.pop();
    }
    let sides: [(bool, f64, f64); 4] = [
        (true, window.west, 1.0),
        (true, window.east, -1.0),
        (false, window.south, 1.0),
        (false, window.north, -1.0),
    ];
    for (by_lon, limit, sign) in sides {
        let off = |c: &Coord<f64>| sign * (if by_lon { c.x } else { c.y } - limit);
        ring = half_plane(&ring, off, |a, b, share| Coord {
            x: a.x + share * (b.x - a.x),
            y: a.y + share * (b.y - a.y),
        });
    }
    ring
}

/// The part of an open ring where `off` is not negative.
fn half_plane<T: Copy>(
    ring: &[T],
    off: impl Fn(&T) -> f64,
    between: impl Fn(T, T, f64) -> T,
) -> Vec<T> {
    let mut kept = Vec::with_capacity(ring.len() + 4);
    let Some(mut before) = ring.last().copied() else { return kept };
    for &vertex in ring {
        let (was, is) = (off(&before), off(&vertex));
        if (was < 0.0) != (is < 0.0) {
            kept.push(between(before, vertex, was / (was - is)));
        }
        if is >= 0.0 {
            kept.push(vertex);
        }
        before = vertex;
    }
    kept
}

/// The runs of a line that come near the window.
fn cut_line(line: &[Coord<f64>], window: &Window, found: &mut Vec<Vec<Coord<f64>>>) {
    let mut run: Vec<Coord<f64>> = Vec::new();
    for edge in line.windows(2) {
        let (a, b) = (edge[0], edge[1]);
        let away = a.x.max(b.x) < window.west
            || a.x.min(b.x) > window.east
            || a.y.max(b.y) < window.south
            || a.y.min(b.y) > window.north;
        if away {
            if run.len() > 1 {
                found.push(std::mem::take(&mut run));
            }
            run.clear();
            continue;
        }
        if run.is_empty() {
            run.push(a);
        }
        run.push(b);
    }
    if run.len() > 1 {
        found.push(run);
    }
}

/// Vertices on the page, thinned where they are too close, added where an edge is long.
fn projected(part: &[Coord<f64>], view: &View, closed: bool) -> Vec<Vertex> {
    let step = FINEST * view.meters / 111_320.0;
    let window = &view.window;
    let is_cut = |c: Coord<f64>| {
        let lon = (c.x + window.meridian).abs();
        (lon - 180.0).abs() < 1e-4
            || (c.x.abs() - 180.0).abs() < 1e-4
            || c.y.abs() > 89.99
    };
    let place = |c: Coord<f64>| {
        let inset = if c.x.abs() > 179.999 { c.x.signum() * 179.999_999 } else { c.x };
        view.at(Position::folded(inset + window.meridian, c.y))
    };
    let mut found: Vec<Vertex> = Vec::with_capacity(part.len());
    let mut last: Option<Coord<f64>> = None;
    let ends = part.len().saturating_sub(1);
    let closing = closed.then(|| part.first().copied()).flatten();
    for (at, c) in part.iter().copied().chain(closing).enumerate() {
        let cut = is_cut(c);
        if let Some(before) = last {
            let (dx, dy) = (c.x - before.x, c.y - before.y);
            let narrow = dx.abs() * c.y.to_radians().cos();
            let is_end = at == ends && !closed;
            if narrow < step && dy.abs() < step && !cut && !is_end {
                continue;
            }
            let count = (dx.abs().max(dy.abs()) / LONGEST).ceil().min(400.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 400"
            )]
            let count = count as u32;
            for i in 1..count {
                let share = f64::from(i) / f64::from(count);
                let c = Coord { x: before.x + share * dx, y: before.y + share * dy };
                found.push((place(c), is_cut(c)));
            }
        }
        last = Some(c);
        found.push((place(c), cut));
    }
    if closed && found.len() > 1 {
        found.pop();
    }
    found
}

/// The vertices without those that make no difference (Douglas and Peucker 1973).
fn thinned(vertices: &[Vertex], closed: bool) -> Vec<Vertex> {
    let count = vertices.len();
    if count < 4 {
        return vertices.to_vec();
    }
    let mut keep = vec![false; count];
    let last = count - 1;
    (keep[0], keep[last]) = (true, true);
    let mut spans = vec![(0, last)];
    if closed {
        // A ring begins and ends at one point: it is halved at the vertex farthest from it.
        let far = |v: &Vertex| v.0.distance(vertices[0].0);
        let half =
            (1..last).max_by(|&a, &b| far(&vertices[a]).total_cmp(&far(&vertices[b])));
        let half = half.unwrap_or(1);
        keep[half] = true;
        spans = vec![(0, half), (half, last)];
    }
    while let Some((from, to)) = spans.pop() {
        if to <= from + 1 {
            continue;
        }
        let (a, b) = (vertices[from].0, vertices[to].0);
        let long = a.distance(b).max(1e-9);
        let stray = |p: Point| {
            let along =
                ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / (long * long);
            let share = along.clamp(0.0, 1.0);
            p.distance(Point::new(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)))
        };
        let (mut most, mut at) = (STRAY, None);
        for (index, vertex) in vertices.iter().enumerate().take(to).skip(from + 1) {
            let off = stray(vertex.0);
            if off > most {
                (most, at) = (off, Some(index));
            }
        }
        if let Some(at) = at {
            keep[at] = true;
            spans.extend([(from, at), (at, to)]);
        }
    }
    // Where a cut begins and ends is kept, so that no stroke follows it.
    let ends = |at: usize| {
        let before = vertices[at.checked_sub(1).unwrap_or(last)].1;
        vertices[at].1 != before || vertices[at].1 != vertices[(at + 1) % count].1
    };
    (0..count).filter(|&at| keep[at] || ends(at)).map(|at| vertices[at]).collect()
}

/// The edges of a closed ring as lines, without those that follow a cut.
fn edges(ring: &[Vertex], frame: Rect, found: &mut Vec<Line>) {
    let mut run: Vec<Point> = Vec::new();
    let closing = ring.first().copied();
    let mut before: Option<Vertex> = None;
    for vertex in ring.iter().copied().chain(closing) {
        if before.is_some_and(|b| b.1 && vertex.1) {
            clipped_line(&run, frame, found);
            run.clear();
        }
        run.push(vertex.0);
        before = Some(vertex);
    }
    clipped_line(&run, frame, found);
}

pub(super) fn bounds(points: &[Point]) -> Rect {
    let start = Rect {
        left: f64::INFINITY,
        top: f64::INFINITY,
        right: f64::NEG_INFINITY,
        bottom: f64::NEG_INFINITY,
    };
    points.iter().fold(start, |r, p| Rect {
        left: r.left.min(p.x),
        top: r.top.min(p.y),
        right: r.right.max(p.x),
        bottom: r.bottom.max(p.y),
    })
}

/// The part of a ring of the page inside a rectangle.
pub(super) fn clipped_ring(ring: &[Point], rect: Rect) -> Vec<Point> {
    let between = |a: Point, b: Point, share: f64| {
        Point::new(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
    };
    let ring = half_plane(ring, |p| p.x - rect.left, between);
    let ring = half_plane(&ring, |p| rect.right - p.x, between);
    let ring = half_plane(&ring, |p| p.y - rect.top, between);
    half_plane(&ring, |p| rect.bottom - p.y, between)
}

/// The runs of a line of the page inside a rectangle (Liang and Barsky 1984).
pub(super) fn clipped_line(points: &[Point], rect: Rect, found: &mut Vec<Line>) {
    let mut run: Vec<Point> = Vec::new();
    for edge in points.windows(2) {
        let Some((from, to)) = clipped_edge(edge[0], edge[1], rect) else {
            flush(&mut run, found);
            continue;
        };
        if run.last() != Some(&from) {
            flush(&mut run, found);
            run.push(from);
        }
        run.push(to);
    }
    flush(&mut run, found);
}

fn flush(run: &mut Vec<Point>, found: &mut Vec<Line>) {
    if run.len() > 1 {
        found.push(Line { points: std::mem::take(run), closed: false });
    }
    run.clear();
}

fn clipped_edge(a: Point, b: Point, rect: Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (towards, room) in [
        (-dx, a.x - rect.left),
        (dx, rect.right - a.x),
        (-dy, a.y - rect.top),
        (dy, rect.bottom - a.y),
    ] {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            enter = enter.max(room / towards);
        } else {
            leave = leave.min(room / towards);
        }
    }
    (enter <= leave).then(|| {
        let at = |share: f64| Point::new(a.x + share * dx, a.y + share * dy);
        let from = if enter > 0.0 { at(enter) } else { a };
        let to = if leave < 1.0 { at(leave) } else { b };
        (from, to)
    })
}
