//! The display list: marks at positions of a page, in units of about a logical
//! pixel from the top left.

pub use super::plane::{Point, Rect};
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
    /// For each symbol the line from its place to it, where it stands beside its place.
    pub ties: Vec<Option<(Point, Point)>>,
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
    /// What the symbols of the report's place that it names cover; none for other names.
    pub symbol: Option<Rect>,
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
    /// What is drawn in that color instead of an even tint.
    pub pattern: Option<Pattern>,
}

/// What fills an area whose limits or status are not settled.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Pattern {
    /// Diagonal lines.
    Lines {
        /// From the middle of one to the middle of the next, in pixels.
        gap: f64,
    },
    /// Dots in diagonal rows.
    Dots {
        /// From the middle of one to the middle of the next, in pixels.
        gap: f64,
    },
}

impl Pattern {
    /// Width of a line of the pattern in pixels.
    pub const LINE: f64 = 1.4;
    /// Radius of a dot of the pattern in pixels.
    pub const DOT: f64 = 1.3;
}

impl Fill {
    /// An even, opaque fill.
    #[must_use]
    pub fn solid(color: Color) -> Self {
        Self { color, opacity: 1.0, pattern: None }
    }

    /// An even, translucent fill.
    #[must_use]
    pub fn tint(color: Color, opacity: f64) -> Self {
        Self { color, opacity, pattern: None }
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
