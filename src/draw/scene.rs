//! The display list: marks at positions of a page, in units of about a logical
//! pixel from the top left.

use crate::settings::Color;

/// A page of marks, drawn in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// Logical pixels a unit: a small page is drawn a little smaller, a poster larger.
    pub unit: f64,
    /// The color of the page.
    pub background: Color,
    /// What the page shows, for those who cannot see it.
    pub title: String,
    /// A longer description.
    pub description: String,
    /// Who made the data that is drawn, besides the makers of the gazetteer and the bundled
    /// basemap: what their licences ask to be named.
    pub credits: Vec<String>,
    /// The marks, lowest first.
    pub marks: Vec<Mark>,
    /// What takes up room on a map; empty for charts.
    pub layout: Layout,
}

/// What takes up room on a map: for tools that put more on it, and for tests.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// The map itself.
    pub frame: Rect,
    /// Names, drawn or left out, the least important first.
    pub names: Vec<Lettered>,
    /// Symbols of the report.
    pub symbols: Vec<Rect>,
    /// Legend, locator, scale bar.
    pub furniture: Vec<Rect>,
}

/// A name of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Lettered {
    /// The words.
    pub text: String,
    /// How much it costs to leave it out.
    pub weight: f64,
    /// Whether it names a place where an event took place.
    pub of_event: bool,
    /// The room that it takes with its rim, dot and leader line; none if it is left out.
    pub boxes: Vec<Rect>,
}

/// Something on the page.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Mark {
    /// Lines and areas.
    Shape(Shape),
    /// A line of text.
    Text(Text),
    /// Marks that belong together.
    Group(Group),
}

/// Marks that belong together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// A name for tools that edit the picture: letters, digits and hyphens, unique.
    pub id: Option<String>,
    /// What a reader is told who points at it.
    pub title: Option<String>,
    /// Nothing is drawn outside.
    pub clip: Option<Rect>,
    /// 0 invisible to 1; the group is blended as one picture.
    pub opacity: Option<f64>,
    /// The marks, lowest first.
    pub marks: Vec<Mark>,
}

impl Group {
    /// A named group.
    #[must_use]
    pub fn named(id: &str, marks: Vec<Mark>) -> Self {
        Self { id: Some(id.to_owned()), marks, ..Self::default() }
    }
}

/// A point of the page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Pixels from the left.
    pub x: f64,
    /// Pixels from the top.
    pub y: f64,
}

impl Point {
    /// A point.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Distance to another point.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point moved.
    #[must_use]
    pub fn moved(self, dx: f64, dy: f64) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }
}

/// A rectangle of the page, `left <= right` and `top <= bottom`.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Rect {
    /// A rectangle from its corner and size.
    #[must_use]
    pub fn sized(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self { left, top, right: left + width, bottom: top + height }
    }

    /// A rectangle around a point.
    #[must_use]
    pub fn around(center: Point, half_width: f64, half_height: f64) -> Self {
        Self {
            left: center.x - half_width,
            top: center.y - half_height,
            right: center.x + half_width,
            bottom: center.y + half_height,
        }
    }

    /// Width.
    #[must_use]
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// Height.
    #[must_use]
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// The point in the middle.
    #[must_use]
    pub fn center(self) -> Point {
        Point::new(
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// The rectangle with every edge moved out (in, if negative).
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// Whether the two share some area.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other lies inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }

    /// Whether a point lies inside.
    #[must_use]
    pub fn holds(self, point: Point) -> bool {
        (self.left..=self.right).contains(&point.x)
            && (self.top..=self.bottom).contains(&point.y)
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// Lines and areas with one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Where.
    pub outline: Outline,
    /// What fills it, by the even-odd rule.
    pub fill: Option<Fill>,
    /// What goes along it.
    pub stroke: Option<Stroke>,
}

/// The geometry of a shape.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Outline {
    /// Lines; those that are closed form areas together.
    Lines(Vec<Line>),
    /// A circle.
    Circle {
        /// Its center.
        center: Point,
        /// Its radius.
        radius: f64,
    },
    /// A rectangle.
    Rect {
        /// Where.
        rect: Rect,
        /// The radius of its corners.
        corner: f64,
    },
}

/// A run of points.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// The points in order; the first is not repeated at the end.
    pub points: Vec<Point>,
    /// Whether the last point is joined to the first.
    pub closed: bool,
}

/// How an area is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fill {
    /// The color.
    pub color: Color,
    /// 0 invisible to 1.
    pub opacity: f64,
    /// Diagonal lines this far apart instead of an even tint.
    pub hatch: Option<f64>,
}

impl Fill {
    /// An even, opaque fill.
    #[must_use]
    pub fn solid(color: Color) -> Self {
        Self { color, opacity: 1.0, hatch: None }
    }

    /// An even, translucent fill.
    #[must_use]
    pub fn tint(color: Color, opacity: f64) -> Self {
        Self { color, opacity, hatch: None }
    }
}

/// How a line is drawn; ends and joins are round.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// The color.
    pub color: Color,
    /// Width in pixels.
    pub width: f64,
    /// 0 invisible to 1.
    pub opacity: f64,
    /// Lengths of dash and gap in turn; empty for a solid line.
    pub dash: Vec<f64>,
}

impl Stroke {
    /// A solid, opaque line.
    #[must_use]
    pub fn solid(color: Color, width: f64) -> Self {
        Self { color, width, opacity: 1.0, dash: Vec::new() }
    }

    /// A dashed, opaque line.
    #[must_use]
    pub fn dashed(color: Color, width: f64, dash: &[f64]) -> Self {
        Self { dash: dash.to_vec(), ..Self::solid(color, width) }
    }
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where its baseline starts, or its middle or end by the anchor.
    pub at: Point,
    /// The words.
    pub text: String,
    /// Font size in pixels.
    pub size: f64,
    /// Weight and slant.
    pub face: Face,
    /// The color.
    pub color: Color,
    /// What keeps it legible on any ground.
    pub halo: Option<Halo>,
    /// Which part of it stands at `at`.
    pub anchor: Anchor,
    /// Degrees clockwise around `at`.
    pub angle: f64,
    /// Extra space after every letter, in pixels.
    pub spacing: f64,
}

/// Weight and slant of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Face {
    /// Upright.
    #[default]
    Regular,
    /// Upright and heavy.
    Bold,
    /// Slanted: names of waters.
    Italic,
}

/// A rim around letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Halo {
    /// The color.
    pub color: Color,
    /// How far it reaches beyond the letters.
    pub width: f64,
    /// 0 invisible to 1.
    pub opacity: f64,
}

/// Which part of a text stands at its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// Its start.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}
