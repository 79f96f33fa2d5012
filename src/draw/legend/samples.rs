//! What a row of the legend shows beside its words.

use super::set::WIDE;
use super::{LARGEST, LIMITS, Sample};
use crate::draw::clip::bounds;
use crate::draw::content::Symbol;
use crate::draw::furniture::words;
use crate::draw::layers::{Rim, line_style};
use crate::draw::scene::{Face, Fill, Line, Mark, Outline, Point, Rect, Shape, Stroke};
use crate::draw::sites::{DOT, dot, doubtful, town};
use crate::draw::symbols::{RADIUS, outlined, symbol};
use crate::draw::{text, user};
use crate::model::Sector;
use crate::settings::Theme;

/// The sample of a row with its middle at a point.
pub(super) fn drawn(
    sample: &Sample,
    at: Point,
    rims: &[Rim],
    theme: &Theme,
) -> Vec<Mark> {
    let shape = |outline, fill, stroke| Mark::Shape(Shape { outline, fill, stroke });
    let swatch = || Outline::Rect { rect: Rect::around(at, 16.0, 8.5), corner: 0.0 };
    let line = |stroke| {
        let points = vec![at.moved(-18.0, 0.0), at.moved(18.0, 0.0)];
        shape(Outline::Lines(vec![Line { points, closed: false }]), None, Some(stroke))
    };
    match sample {
        Sample::Event(kind, manner) => symbol(*kind, *manner, at, RADIUS * 0.88, theme),
        Sample::Manner(manner) => {
            outlined(Symbol::Statement, *manner, at, RADIUS * 0.8, theme.muted, theme)
        }
        Sample::Named => dot(at, DOT, theme).to_vec(),
        Sample::Town => vec![town(at, 3.2, theme)],
        Sample::Area(limits) => vec![
            shape(swatch(), Some(Fill::solid(theme.land)), None),
            shape(swatch(), Some(limits.fill(theme)), Some(limits.edge(theme))),
        ],
        Sample::Ring { index } => {
            rims.get(*index).map_or_else(Vec::new, |rim| ring(rim, at, theme))
        }
        Sample::Line(outcome) => vec![line(line_style(*outcome, theme))],
        Sample::User(look) => user::sample(look, at, theme),
        Sample::Doubt => {
            let outline = Outline::Circle { center: at, radius: 9.0 };
            doubtful(&outline, theme).to_vec()
        }
        Sample::Number(number) => {
            let number = number.to_string();
            let half = text::width(&number, WIDE.size, Face::Bold, 0.0) / 2.0;
            let at = at.moved(-half, 0.35 * WIDE.size);
            vec![words(at, &number, WIDE.size, Face::Bold, theme.ink)]
        }
        Sample::Rest => Vec::new(),
        Sample::Disputed => vec![line(Stroke::dashed(theme.disputed, 1.5, &[6.0, 4.0]))],
    }
}

/// The sample of a ring or sector.
fn ring(rim: &Rim, at: Point, theme: &Theme) -> Vec<Mark> {
    let (land, tint) = (Fill::solid(theme.land), Fill::tint(rim.color, 0.16));
    let stroke = Stroke::dashed(rim.color, 2.0, rim.dash);
    let shape = |outline, fill, stroke| Mark::Shape(Shape { outline, fill, stroke });
    if let Some(sector) = rim.sector {
        let outline = Outline::Lines(vec![wedge(sector, !rim.hole.is_empty(), at)]);
        // All sides of a sector have one line.
        return vec![
            shape(outline.clone(), Some(land), None),
            shape(outline, Some(tint), Some(stroke)),
        ];
    }
    let circle = |radius| Outline::Circle { center: at, radius };
    let mut marks = vec![
        shape(circle(LIMITS.1), Some(land), None),
        shape(circle(LIMITS.1), Some(tint), Some(stroke)),
    ];
    if !rim.hole.is_empty() {
        let inner = Stroke::dashed(rim.color, 1.4, &[3.0, 2.0]);
        marks.push(shape(circle(LIMITS.0), Some(land), Some(inner)));
    }
    marks
}

/// A sector in its directions, its middle at a point, about as large as a ring.
fn wedge(sector: Sector, has_hole: bool, at: Point) -> Line {
    let (from, width) = (sector.from.degrees(), sector.width());
    let on = |radius: f64, share: f64| {
        let (sin, cos) = (from + share * width).to_radians().sin_cos();
        Point::new(radius * sin, -radius * cos)
    };
    let arc = |radius: f64| (0..=24).map(move |i| on(radius, f64::from(i) / 24.0));
    let mut points: Vec<Point> = arc(LIMITS.1).collect();
    if has_hole {
        points.extend(arc(LIMITS.0).rev());
    } else {
        points.push(Point::default());
    }
    let around = bounds(&points);
    let (middle, size) = (around.center(), around.width().max(around.height()));
    let times = (2.0 * LIMITS.1 / size.max(1.0)).min(LARGEST);
    let points = points
        .into_iter()
        .map(|p| at.moved(times * (p.x - middle.x), times * (p.y - middle.y)));
    Line { points: points.collect(), closed: true }
}
