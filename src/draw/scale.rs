//! The scale bar in kilometers, in miles too where asked for, and the arrow to the north.

use super::furniture::{NOTE, panel, words};
use super::scene::{Face, Fill, Group, Line, Mark, Outline, Point, Rect, Shape, Stroke};
use super::text;
use super::view::View;
use crate::geodesy::destination;
use crate::model::{Azimuth, Meters};
use crate::settings::Theme;

/// The longest a scale bar may be, in pixels and as a share of the width of the map.
const LONGEST: (f64, f64) = (300.0, 0.28);
/// Meters of an international mile.
const MILE: f64 = 1_609.344;
/// Space for the arrow to the north.
const ARROW: f64 = 40.0;
/// Height of one bar with its numbers.
const HEIGHT: f64 = 36.0;

/// A bar: its length on the ground and on the page.
#[derive(Debug, Clone, Copy)]
struct Bar {
    /// In units.
    length: f64,
    unit: &'static str,
    pixels: f64,
}

/// Scale bars and arrow, ready to be placed.
#[derive(Debug, Clone, Default)]
pub(super) struct Scale {
    bars: Vec<Bar>,
    /// Degrees clockwise from the top of the page to the north, measured at the middle;
    /// `None` on a map that shows a pole.
    north: Option<f64>,
}

impl Scale {
    /// The longest round lengths that fit, measured at the middle of the map.
    pub(super) fn of(view: &View, miles: bool) -> Self {
        let mut found = Self::default();
        let Some(middle) = view.position(view.frame.center()) else { return found };
        let to = |azimuth: f64, length: f64| {
            view.at(destination(middle, Azimuth::new(azimuth), Meters(length)))
        };
        let on_page =
            |length: f64| to(90.0, length / 2.0).distance(to(270.0, length / 2.0));
        let mut units = vec![(1_000.0, "km")];
        units.extend(miles.then_some((MILE, "mi")));
        for (meters, unit) in units {
            let lengths = (-1..5).flat_map(|power| {
                [1.0, 2.0, 5.0].map(|digit| {
                    // Whole tenths, so that no length is a hair off.
                    if power < 0 { digit / 10.0 } else { digit * 10_f64.powi(power) }
                })
            });
            let mut bars = lengths.map(|length| Bar {
                length,
                unit,
                pixels: on_page(length * meters),
            });
            let longest = LONGEST.0.min(LONGEST.1 * view.frame.width());
            found.bars.extend(bars.rfind(|bar| bar.pixels <= longest));
        }
        let pole = view.window.north > 89.0 || view.window.south < -89.0;
        let (start, end) = (view.frame.center(), to(0.0, 20.0 * view.meters));
        found.north =
            (!pole).then(|| (end.x - start.x).atan2(start.y - end.y).to_degrees());
        found
    }

    /// Width and height of the box, `None` where there is nothing to show.
    pub(super) fn size(&self) -> Option<(f64, f64)> {
        let longest = self.bars.iter().map(|bar| bar.pixels).reduce(f64::max)?;
        let arrow = if self.north.is_some() { ARROW } else { 0.0 };
        let rows: f64 = self.bars.iter().map(|_| HEIGHT).sum();
        Some((longest + 78.0 + arrow, 10.0 + rows))
    }

    /// The bars in their box.
    pub(super) fn marks(&self, rect: Rect, theme: &Theme) -> Mark {
        let mut marks = vec![panel(rect, theme)];
        let mut top = rect.top + 25.0;
        for bar in &self.bars {
            bar.draw(Point::new(rect.left + 18.0, top), theme, &mut marks);
            top += HEIGHT;
        }
        let scale = Mark::Group(Group::named("scale-bar", marks));
        let arrow = self.north.map(|angle| {
            let center = Point::new(rect.right - 26.0, rect.center().y);
            Mark::Group(Group::named("north", north(center, angle, theme)))
        });
        Mark::Group(Group {
            marks: std::iter::once(scale).chain(arrow).collect(),
            ..Group::default()
        })
    }
}

impl Bar {
    fn draw(&self, at: Point, theme: &Theme, marks: &mut Vec<Mark>) {
        let part = self.pixels / 4.0;
        for i in 0..4_u32 {
            let rect = Rect::sized(at.x + part * f64::from(i), at.y, part, 7.0);
            let fill = if i % 2 == 0 { theme.ink } else { theme.panel };
            marks.push(Mark::Shape(Shape {
                outline: Outline::Rect { rect, corner: 0.0 },
                fill: Some(Fill::solid(fill)),
                stroke: Some(Stroke::solid(theme.ink, 1.0)),
            }));
        }
        let text = |share: f64| {
            let value = self.length * share;
            if value.fract() > 1e-9 {
                format!("{value}")
            } else {
                super::layers::grouped(value)
            }
        };
        let end = format!("{} {}", text(1.0), self.unit);
        for (share, text) in [(0.0, "0".to_owned()), (0.5, text(0.5)), (1.0, end)] {
            // The number stands over its mark, the unit to the right of it.
            let digits = text.split(' ').next().unwrap_or_default();
            let half = text::width(digits, NOTE, Face::Regular, 0.0) / 2.0;
            let at = Point::new(at.x + share * self.pixels - half, at.y - 6.0);
            marks.push(words(at, &text, NOTE, Face::Regular, theme.ink));
        }
    }
}

/// An arrow to the north around a point, with its letter.
fn north(center: Point, angle: f64, theme: &Theme) -> Vec<Mark> {
    let (sin, cos) = angle.to_radians().sin_cos();
    let at = |x: f64, y: f64| center.moved(x * cos - y * sin, x * sin + y * cos);
    let half = |side: f64, color| {
        let points = vec![at(0.0, -15.0), at(side * 6.5, 3.0), at(0.0, -1.0)];
        Mark::Shape(Shape {
            outline: Outline::Lines(vec![Line { points, closed: true }]),
            fill: Some(Fill::solid(color)),
            stroke: Some(Stroke::solid(theme.ink, 1.0)),
        })
    };
    let wide = text::width("N", NOTE, Face::Bold, 0.0);
    let letter = at(0.0, 11.0).moved(-wide / 2.0, 0.35 * NOTE);
    vec![
        half(-1.0, theme.ink),
        half(1.0, theme.panel),
        words(letter, "N", NOTE, Face::Bold, theme.ink),
    ]
}
