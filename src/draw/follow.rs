//! Limits of areas that follow a line of the basemap are laid on it: the two come from
//! different makers and would run side by side, a pixel or two apart.

use super::scene::{Line, Point, Rect};

/// What lies farther from a line than this stays where it is, in pixels: the least and the
/// most that it is.
const FAR: (f64, f64) = (6.5, 15.0);
/// How far apart two makers draw a line, in meters.
const STRAY: f64 = 2_600.0;
/// What lies within this share of that is laid on the line; between the two it is drawn
/// toward it.
const NEAR: f64 = 4.0 / 6.5;
/// How far apart points of a limit are looked at, in pixels.
const STEP: f64 = 2.5;
/// A limit that is near a line for less than this, in pixels, only crosses it.
const SHORTEST: f64 = 14.0;
/// The least cosine of the angle between a limit and the line that it follows.
const PARALLEL: f64 = 0.6;
/// A line that takes so many times the way of the limit between two points is no way along
/// it.
const DETOUR: f64 = 3.0;
/// How much farther than another line a border may be to be followed, in pixels: rivers and
/// lines of lower levels run along borders.
const AHEAD: f64 = 2.0;
/// Side of a cell in pixels.
const CELL: f64 = 16.0;

/// Lines that limits may follow.
#[derive(Debug)]
pub(super) struct Guides<'a> {
    lines: Vec<&'a Line>,
    /// How many of them, the first, are borders.
    borders: usize,
    frame: Rect,
    /// What lies so near is laid on a line, in pixels.
    near: f64,
    /// What lies farther stays where it is, in pixels.
    far: f64,
    columns: usize,
    rows: usize,
    /// Line and edge of those near each cell.
    cells: Vec<Vec<(usize, usize)>>,
}

/// The point of a line that is nearest to a point.
#[derive(Debug, Clone, Copy)]
struct Foot {
    line: usize,
    /// Which of its edges.
    edge: usize,
    at: Point,
    away: f64,
}

/// A limit laid on what it follows.
#[derive(Debug, Clone, Default)]
pub(super) struct Followed {
    /// All of it.
    pub(super) line: Line,
    /// The parts that lie on no border.
    pub(super) own: Vec<Line>,
    /// The parts that lie on a border.
    pub(super) shared: Vec<Line>,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of cells"
)]
fn cell(offset: f64, count: usize) -> usize {
    ((offset / CELL).max(0.0) as usize).min(count - 1)
}

impl<'a> Guides<'a> {
    /// Borders, then other lines, on a page of so many meters a pixel.
    pub(super) fn new(
        borders: &'a [Line],
        others: impl IntoIterator<Item = &'a Line>,
        frame: Rect,
        meters: f64,
    ) -> Self {
        let far = (STRAY / meters.max(1.0)).clamp(FAR.0, FAR.1);
        let near = NEAR * far;
        let columns = cell(frame.width(), 10_000) + 1;
        let rows = cell(frame.height(), 10_000) + 1;
        let lines: Vec<&Line> = borders.iter().chain(others).collect();
        let cells = vec![Vec::new(); columns * rows];
        let borders = borders.len();
        let mut guides = Self { lines, borders, frame, near, far, columns, rows, cells };
        for (at, line) in guides.lines.clone().into_iter().enumerate() {
            for (edge, ends) in line.points.windows(2).enumerate() {
                let (a, b) = (ends[0], ends[1]);
                let (column, row) =
                    (guides.column(a.x.min(b.x) - far), guides.row(a.y.min(b.y) - far));
                for row in row..=guides.row(a.y.max(b.y) + far) {
                    for column in column..=guides.column(a.x.max(b.x) + far) {
                        guides.cells[row * columns + column].push((at, edge));
                    }
                }
            }
        }
        guides
    }

    fn column(&self, x: f64) -> usize {
        cell(x - self.frame.left, self.columns)
    }

    fn row(&self, y: f64) -> usize {
        cell(y - self.frame.top, self.rows)
    }

    /// What a limit that runs in a direction follows at a point.
    fn foot(&self, point: Point, (dx, dy): (f64, f64)) -> Option<Foot> {
        let near = &self.cells[self.row(point.y) * self.columns + self.column(point.x)];
        let mut best: Option<(f64, Foot)> = None;
        for &(line, edge) in near {
            let (a, b) =
                (self.lines[line].points[edge], self.lines[line].points[edge + 1]);
            let (ex, ey) = (b.x - a.x, b.y - a.y);
            let long = ex.hypot(ey);
            if long < 1e-9 || (ex * dx + ey * dy).abs() < PARALLEL * long {
                continue;
            }
            let share = ((point.x - a.x) * ex + (point.y - a.y) * ey) / (long * long);
            let at = a.moved(share.clamp(0.0, 1.0) * ex, share.clamp(0.0, 1.0) * ey);
            let away = at.distance(point);
            let worth = away - if line < self.borders { AHEAD } else { 0.0 };
            if away < self.far && best.is_none_or(|(least, _)| worth < least) {
                best = Some((worth, Foot { line, edge, at, away }));
            }
        }
        best.map(|(_, foot)| foot)
    }

    /// A line, open or closed, laid on what it follows.
    pub(super) fn followed(&self, line: &Line) -> Followed {
        let dense = dense(line);
        let mut feet: Vec<Option<Foot>> =
            dense.iter().map(|place| self.foot(place.at, place.way)).collect();
        without_crossings(&dense, &mut feet);
        let on =
            |at: usize| feet.get(at).copied().flatten().filter(|f| f.away <= self.near);
        // The way along a line to a point from the one before.
        let way = |at: usize| {
            let before = at.checked_sub(1)?;
            let far = dense.get(at)?.at.distance(dense[before].at);
            self.between(on(before)?, on(at)?, DETOUR * far + 2.0 * self.near)
        };
        let mut found = Followed::default();
        let mut points: Vec<Point> = Vec::new();
        let (mut own, mut shared) = (Vec::new(), Vec::new());
        let mut next = None;
        for (at, place) in dense.iter().enumerate() {
            let here = std::mem::replace(&mut next, way(at + 1));
            let (start, last) = (points.len(), points.last().copied());
            let is_along = here.is_some();
            points.extend(here.unwrap_or_default());
            match (on(at), feet[at]) {
                // The corners of the line say where it goes.
                (Some(_), _) if is_along && next.is_some() => {}
                (Some(foot), _) => points.push(foot.at),
                (None, Some(foot)) => {
                    let share = (self.far - foot.away) / (self.far - self.near);
                    let (dx, dy) = (foot.at.x - place.at.x, foot.at.y - place.at.y);
                    points.push(place.at.moved(share * dx, share * dy));
                }
                (None, None) if place.is_corner => points.push(place.at),
                (None, None) => {}
            }
            let is_border = on(at).is_some_and(|foot| foot.line < self.borders);
            let (run, other, kept) = if is_along && is_border {
                (&mut shared, &mut own, &mut found.own)
            } else {
                (&mut own, &mut shared, &mut found.shared)
            };
            flush(other, kept);
            if run.is_empty() {
                run.extend(last);
            }
            run.extend_from_slice(&points[start..]);
        }
        flush(&mut own, &mut found.own);
        flush(&mut shared, &mut found.shared);
        if line.closed && points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        found.line = Line { points, closed: line.closed };
        found
    }

    /// The corners of a line from one of its points to another, `None` where that is no way
    /// of at most about so many pixels.
    fn between(&self, from: Foot, to: Foot, longest: f64) -> Option<Vec<Point>> {
        if from.line != to.line {
            return None;
        }
        let points = &self.lines[from.line].points;
        let way: Vec<Point> = if from.edge <= to.edge {
            points[from.edge + 1..=to.edge].to_vec()
        } else {
            points[to.edge + 1..=from.edge].iter().rev().copied().collect()
        };
        let all = std::iter::once(from.at).chain(way.iter().copied());
        let all: Vec<Point> = all.chain(std::iter::once(to.at)).collect();
        let long: f64 = all.windows(2).map(|edge| edge[0].distance(edge[1])).sum();
        (long <= longest).then_some(way)
    }
}

/// A point of a limit.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: Point,
    /// The direction there.
    way: (f64, f64),
    /// Whether it is one of the corners, not a point between two.
    is_corner: bool,
}

/// The points of a line, none far from the next; a closed line ends where it begins.
fn dense(line: &Line) -> Vec<Place> {
    let mut found = Vec::new();
    let closing = line.points.first().copied().filter(|_| line.closed);
    let mut before: Option<Point> = None;
    let mut way = (1.0, 0.0);
    for at in line.points.iter().copied().chain(closing) {
        if let Some(from) = before {
            let (dx, dy) = (at.x - from.x, at.y - from.y);
            let long = dx.hypot(dy);
            if long > 1e-9 {
                way = (dx / long, dy / long);
            }
            let count = (long / STEP).ceil().min(4000.0);
            let mut i = 1.0;
            while i < count {
                let at = from.moved(dx * i / count, dy * i / count);
                found.push(Place { at, way, is_corner: false });
                i += 1.0;
            }
        }
        found.push(Place { at, way, is_corner: true });
        before = Some(at);
    }
    if let Some(second) = found.get(1).map(|place| place.way) {
        found[0].way = second;
    }
    found
}

/// Forgets what is near a line for a short way only.
fn without_crossings(dense: &[Place], feet: &mut [Option<Foot>]) {
    let mut start = 0;
    while start < feet.len() {
        let end =
            (start..feet.len()).find(|at| feet[*at].is_none()).unwrap_or(feet.len());
        let run = &dense[start..end];
        let long: f64 = run.windows(2).map(|pair| pair[0].at.distance(pair[1].at)).sum();
        if long < SHORTEST {
            feet[start..end].fill(None);
        }
        start = end + 1;
    }
}

fn flush(run: &mut Vec<Point>, found: &mut Vec<Line>) {
    let points = std::mem::take(run);
    if points.len() > 1 {
        found.push(Line { points, closed: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 };

    fn line(points: &[(f64, f64)]) -> Line {
        let points = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        Line { points, closed: false }
    }

    #[test]
    fn a_limit_beside_a_border_is_laid_on_it() {
        let border = [line(&[(0.0, 50.0), (60.0, 52.0), (100.0, 50.0)])];
        let guides = Guides::new(&border, [], FRAME, 1_000.0);
        let limit = line(&[(10.0, 48.0), (50.0, 48.5), (90.0, 48.0), (90.0, 150.0)]);
        let found = guides.followed(&limit);
        // Along the border with its corner, then a way of its own.
        assert_eq!(found.shared.len(), 1);
        assert!(found.shared[0].points.contains(&Point::new(60.0, 52.0)));
        let off = |p: &Point| (50.0..=52.0).contains(&p.y);
        assert!(found.shared[0].points.iter().all(off));
        assert_eq!(found.own.len(), 1);
        assert_eq!(found.own[0].points.last(), Some(&Point::new(90.0, 150.0)));
        assert_eq!(found.own[0].points.first(), found.shared[0].points.last());
        // The same the other way round.
        let back = Line { points: limit.points.into_iter().rev().collect(), ..limit };
        assert_eq!(guides.followed(&back).shared.len(), 1);
    }

    #[test]
    fn what_crosses_a_line_or_lies_far_from_it_stays() {
        let lines = [line(&[(0.0, 50.0), (100.0, 50.0)])];
        let guides = Guides::new(&[], &lines, FRAME, 1_000.0);
        let across = line(&[(50.0, 0.0), (52.0, 100.0)]);
        assert_eq!(guides.followed(&across).line, across);
        let apart = line(&[(0.0, 60.0), (40.0, 58.0), (100.0, 60.0)]);
        assert_eq!(guides.followed(&apart).line, apart);
        // On a line that is no border it has its own style.
        let along = guides.followed(&line(&[(10.0, 52.0), (90.0, 52.0)]));
        assert!(along.shared.is_empty());
        assert!(along.own[0].points.iter().all(|p| (p.y - 50.0).abs() < 1e-9));
    }

    #[test]
    fn a_closed_line_stays_closed() {
        let lines = [line(&[(20.0, 20.0), (20.0, 80.0)])];
        let guides = Guides::new(&lines, [], FRAME, 1_000.0);
        let square = [(22.0, 22.0), (22.0, 78.0), (70.0, 78.0), (70.0, 22.0)];
        let square = Line { closed: true, ..line(&square) };
        let found = guides.followed(&square);
        assert!(found.line.closed && found.line.points.len() >= 4);
        assert_eq!(found.shared.len(), 1);
        assert!(found.shared[0].points.iter().all(|p| (p.x - 20.0).abs() < 1e-9));
    }
}
