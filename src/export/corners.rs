//! Paths across the edges of a band, so that what is kept of them is as in the whole picture.
//!
//! The renderer ends a line where what it draws on ends, in steps of a part of a pixel, so that
//! its slope changes a little; and a thin line that comes from above the first row is moved
//! down by up to a pixel as far as its next corner. A corner in the rows that are drawn and not
//! kept, at whole steps of the line as it would be, keeps that out of the rows that are kept.

use resvg::tiny_skia::{LineCap, Path, PathBuilder, PathSegment, Point};

/// Places that are tried for a corner: that which changes what is kept the least is taken.
const TRIED: u32 = 64;
/// Rows from here on are below what is kept, in pixels.
const CROPPED: f32 = 5.0;
/// A corner stands inside its step, so that it stays there.
const INSIDE: f64 = 0.25;

/// Rows of pixels in which lines that run through all of them get a corner, as their first and
/// last edges.
pub(super) type Rows = [(f32, f32)];

/// The rows that what is between two heights runs through.
fn through(rows: &Rows, a: f32, b: f32) -> impl DoubleEndedIterator<Item = (f32, f32)> {
    let (top, bottom) = (a.min(b), a.max(b));
    rows.iter().copied().filter(move |(from, to)| top < *from && bottom > *to)
}

/// An area with a corner where an edge runs through all of some rows; `None` where it needs
/// none. Curves stay as they are.
pub(super) fn area(path: &Path, rows: &Rows) -> Option<Path> {
    let bounds = path.bounds();
    through(rows, bounds.top(), bounds.bottom()).next()?;
    let mut found = PathBuilder::with_capacity(path.len() + 8, path.len() + 8);
    let (mut first, mut at) = (Point::zero(), Point::zero());
    for segment in path.segments() {
        let to = match segment {
            PathSegment::MoveTo(to) => {
                found.move_to(to.x, to.y);
                first = to;
                to
            }
            PathSegment::LineTo(to) => {
                add(&mut found, at, to, rows, Steps::Area);
                to
            }
            PathSegment::QuadTo(a, to) => {
                found.quad_to(a.x, a.y, to.x, to.y);
                to
            }
            PathSegment::CubicTo(a, b, to) => {
                found.cubic_to(a.x, a.y, b.x, b.y, to.x, to.y);
                to
            }
            PathSegment::Close => {
                add(&mut found, at, first, rows, Steps::Area);
                found.close();
                first
            }
        };
        at = to;
    }
    found.finish()
}

/// A line of at most a pixel's width with a corner where it runs through all of some rows,
/// without caps of its own: as much longer at its ends as the renderer makes it for a cap.
/// `None` where it needs no corner, or has curves, which are drawn as lines of a pixel or two.
pub(super) fn hairline(path: &Path, cap: LineCap, rows: &Rows) -> Option<Path> {
    let bounds = path.bounds();
    through(rows, bounds.top(), bounds.bottom()).next()?;
    let longer = match cap {
        LineCap::Butt => 0.0,
        LineCap::Round => std::f32::consts::FRAC_PI_8,
        LineCap::Square => 0.5,
    };
    let mut found = PathBuilder::with_capacity(path.len() + 8, path.len() + 8);
    let (mut first, mut at, mut is_first) = (Point::zero(), Point::zero(), false);
    let mut segments = path.segments().peekable();
    while let Some(segment) = segments.next() {
        let (mut to, is_line) = match segment {
            PathSegment::MoveTo(to) => {
                (first, at, is_first) = (to, to, true);
                continue;
            }
            PathSegment::LineTo(to) => (to, true),
            PathSegment::Close => (first, false),
            PathSegment::QuadTo(..) | PathSegment::CubicTo(..) => return None,
        };
        let next = to;
        let mut along = to - at;
        if is_line && along.normalize() {
            let (x, y) = (longer * along.x, longer * along.y);
            if is_first {
                at = Point::from_xy(at.x - x, at.y - y);
                first = at;
            }
            if !matches!(segments.peek(), Some(PathSegment::LineTo(_))) {
                to = Point::from_xy(to.x + x, to.y + y);
            }
        }
        found.move_to(at.x, at.y);
        add(&mut found, at, to, rows, Steps::Line);
        (at, is_first) = (next, false);
    }
    found.finish()
}

/// How the renderer goes along a line: in steps of 1/64 pixel for one of at most a pixel's
/// width, in 1/64 of a quarter for the edge of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Steps {
    Line,
    Area,
}

/// A place in whole steps.
type Step = (i64, i64);

/// The edge of an area as the renderer follows it, quarter row by quarter row.
struct Edge {
    /// The first of its rows.
    row: i64,
    /// Where it is there and how far it goes in a row, in 1/65536 of a quarter pixel.
    at: i64,
    slope: i64,
}

impl Edge {
    fn of(a: Step, b: Step) -> Option<Self> {
        let (upper, lower) = if a.1 < b.1 { (a, b) } else { (b, a) };
        let slope = ((lower.0 - upper.0) << 16).checked_div(lower.1 - upper.1)?;
        let row = (upper.1 + 32) >> 6;
        let start = upper.0 + ((slope * ((row << 6) + 32 - upper.1)) >> 16);
        Some(Self { row, at: start << 10, slope })
    }

    fn at(&self, row: i64) -> i64 {
        self.at + self.slope * (row - self.row)
    }
}

/// Adds a line with its corners.
fn add(found: &mut PathBuilder, from: Point, to: Point, rows: &Rows, steps: Steps) {
    let upper = if from.y < to.y { (from, to) } else { (to, from) };
    let corners = through(rows, from.y, to.y).map(|rows| corner(upper, rows, steps));
    let corners: Vec<Point> =
        if from.y < to.y { corners.collect() } else { corners.rev().collect() };
    for end in corners.into_iter().chain([to]) {
        found.line_to(end.x, end.y);
    }
}

/// The point of a line, which begins above, through some rows that changes the least how the
/// renderer goes on from there to the end that is kept.
fn corner((from, to): (Point, Point), (top, bottom): (f32, f32), steps: Steps) -> Point {
    let fine = match steps {
        Steps::Line => 64.0,
        Steps::Area => 256.0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a picture")]
    let [from, to] =
        [from, to].map(|p| [p.x, p.y].map(|v| (f64::from(v) * fine).floor() as i64));
    let (from, to) = ((from[0], from[1]), (to[0], to[1]));
    let (wide, high) = (to.0 - from.0, to.1 - from.1);
    // Rows of the first kind are above all that is kept.
    let keeps_lower = top < CROPPED;
    let end = if keeps_lower { to } else { from };
    let edge = Edge::of(from, to);
    let off = |x: i64, y: i64| -> i64 {
        match (steps, &edge, Edge::of((x, y), end)) {
            (Steps::Area, Some(edge), Some(part)) => {
                let rows = [(y + 32) >> 6, (end.1 + 32) >> 6];
                rows.map(|row| (edge.at(row) - part.at(row)).abs()).into_iter().sum()
            }
            // Twice the area between the line and the place.
            _ => ((x - from.0) * high - (y - from.1) * wide).abs(),
        }
    };
    let is_steep = high.abs() >= wide.abs();
    #[expect(clippy::cast_possible_truncation, reason = "pixels of a picture")]
    let row = |i: u32| {
        let share = f64::from(i) / f64::from(TRIED);
        (fine * (f64::from(top) + share * f64::from(bottom - top))).round() as i64
    };
    // The nearest whole quotient.
    let over = |a: i64, b: i64| (2 * a + b.abs()).div_euclid(2 * b.abs()) * b.signum();
    let tried = (0..=TRIED).map(|i| {
        let x = from.0 + over((row(i) - from.1) * wide, high);
        let y = if is_steep { row(i) } else { from.1 + over((x - from.0) * high, wide) };
        (x, y)
    });
    let (x, y) = tried.min_by_key(|(x, y)| off(*x, *y)).unwrap_or(from);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "the renderer works in f32"
    )]
    let pixels = |at: i64| ((at as f64 + INSIDE) / fine) as f32;
    Point::from_xy(pixels(x), pixels(y))
}
