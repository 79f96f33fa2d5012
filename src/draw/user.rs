//! The user's own lines, areas and points.

use super::clip::{area, lines};
use super::layers::{rings, shape};
use super::scene::{Fill, Group, Line, Mark, Outline, Point, Rect, Stroke};
use super::view::View;
use crate::model::{UserFeature, UserKind, UserLayer, UserShape};
use crate::settings::{Color, Theme};

/// Names of a layer that get a row of the legend each; one of more names gets one row.
const NAMED: usize = 4;
/// Radius of a point, in pixels.
const POINT: f64 = 5.0;

/// A row of the legend, and what it stands for.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    pub(super) words: String,
    pub(super) look: Look,
    marks: Vec<Mark>,
}

/// How a feature is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Look {
    Line(Stroke),
    Area(Fill, Stroke),
    Point(Fill),
}

/// The user's layers on the page: only what is seen of them.
pub(super) fn drawn(layers: &[UserLayer], view: &View, theme: &Theme) -> Vec<Drawn> {
    let mut found: Vec<Drawn> = Vec::new();
    for layer in layers {
        let mut names: Vec<&str> =
            layer.features.iter().map(|f| layer.name_of(f)).collect();
        names.sort_unstable();
        names.dedup();
        let apart = names.len() <= NAMED;
        for feature in &layer.features {
            let look = look(feature, theme);
            let marks = marks(feature, &look, view, theme);
            if marks.is_empty() {
                continue;
            }
            let title = layer.name_of(feature);
            let mark = Mark::Group(Group {
                title: Some(title.to_owned()),
                marks,
                ..Group::default()
            });
            let name = if apart { title } else { &layer.name };
            let date = layer.date_of(feature);
            let words =
                date.map_or_else(|| name.to_owned(), |date| format!("{name}, {date}"));
            let same = |row: &&mut Drawn| row.words == words && row.look == look;
            match found.iter_mut().find(same) {
                Some(row) => row.marks.push(mark),
                None => found.push(Drawn { words, look, marks: vec![mark] }),
            }
        }
    }
    found
}

/// The areas, to be drawn below the rings, then the lines and points, above them.
pub(super) fn groups(drawn: &[Drawn]) -> [Mark; 2] {
    let part = |id: &str, below: bool| {
        let rows = drawn.iter().filter(|row| matches!(row.look, Look::Area(..)) == below);
        let marks = rows.flat_map(|row| row.marks.iter().cloned()).collect();
        Mark::Group(Group::named(id, marks))
    };
    [part("user-areas", true), part("user-lines", false)]
}

/// The sample of a row in the legend.
pub(super) fn sample(look: &Look, at: Point, theme: &Theme) -> Vec<Mark> {
    match look {
        Look::Line(stroke) => {
            let points = vec![at.moved(-18.0, 0.0), at.moved(18.0, 0.0)];
            let line = Outline::Lines(vec![Line { points, closed: false }]);
            vec![shape(line, None, Some(stroke.clone()))]
        }
        Look::Area(fill, stroke) => {
            let swatch =
                || Outline::Rect { rect: Rect::around(at, 16.0, 8.5), corner: 0.0 };
            vec![
                shape(swatch(), Some(Fill::solid(theme.land)), None),
                shape(swatch(), Some(*fill), Some(stroke.clone())),
            ]
        }
        Look::Point(fill) => vec![point(at, fill, theme)],
    }
}

/// As the file says, else by what it stands for.
fn look(feature: &UserFeature, theme: &Theme) -> Look {
    let style = &feature.style;
    let color = |own: Option<[u8; 3]>, otherwise: Color| {
        own.map_or(otherwise, |[r, g, b]| Color { r, g, b })
    };
    let (usual, width, dash): (Color, f64, &[f64]) = match feature.kind {
        UserKind::FrontLine => (theme.contradicted, 3.4, &[]),
        UserKind::Border => (theme.border, 2.0, &[9.0, 3.0, 2.0, 3.0]),
        UserKind::Control => (theme.contradicted, 1.4, &[]),
        UserKind::Other => (theme.undecided, 2.2, &[]),
    };
    let stroke = Stroke {
        opacity: style.stroke_opacity.unwrap_or(0.95),
        ..Stroke::dashed(
            color(style.stroke, usual),
            style.stroke_width.unwrap_or(width),
            dash,
        )
    };
    match feature.shape {
        UserShape::Lines(_) => Look::Line(stroke),
        UserShape::Areas(_) => {
            let tint = color(style.fill.or(style.stroke), usual);
            let fill = Fill::tint(tint, style.fill_opacity.unwrap_or(0.16));
            Look::Area(fill, stroke)
        }
        UserShape::Points(_) => {
            Look::Point(Fill::solid(color(style.marker_color.or(style.fill), usual)))
        }
    }
}

fn marks(feature: &UserFeature, look: &Look, view: &View, theme: &Theme) -> Vec<Mark> {
    match (&feature.shape, look) {
        (UserShape::Lines(many), Look::Line(stroke)) => {
            let seen = lines(many.iter().map(|line| line.0.as_slice()), view);
            if seen.is_empty() {
                return Vec::new();
            }
            let under = Stroke {
                opacity: 0.75 * stroke.opacity,
                ..Stroke::solid(theme.halo, stroke.width + 2.6)
            };
            vec![
                shape(Outline::Lines(seen.clone()), None, Some(under)),
                shape(Outline::Lines(seen), None, Some(stroke.clone())),
            ]
        }
        (UserShape::Areas(areas), Look::Area(fill, stroke)) => {
            let seen = area(rings(areas), view);
            if seen.fill.is_empty() {
                return Vec::new();
            }
            vec![
                shape(Outline::Lines(seen.fill), Some(*fill), None),
                shape(Outline::Lines(seen.edge), None, Some(stroke.clone())),
            ]
        }
        (UserShape::Points(points), Look::Point(fill)) => {
            let at = points.iter().map(|position| view.at(*position));
            let seen = at.filter(|at| view.frame.holds(*at));
            seen.map(|at| point(at, fill, theme)).collect()
        }
        _ => Vec::new(),
    }
}

fn point(at: Point, fill: &Fill, theme: &Theme) -> Mark {
    let outline = Outline::Circle { center: at, radius: POINT };
    shape(outline, Some(*fill), Some(Stroke::solid(theme.halo, 1.6)))
}
