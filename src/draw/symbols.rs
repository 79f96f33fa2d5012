//! Event symbols: distinct by shape and by color, and by style for the manner in which an
//! event is told.

use super::content::{Manner, Symbol};
use super::scene::{Fill, Line, Mark, Outline, Point, Shape, Stroke};
use crate::settings::{Color, Theme};

/// Half the width of a symbol, in pixels.
pub(super) const RADIUS: f64 = 11.0;

impl Symbol {
    /// What the legend calls it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Strike => "Strike",
            Self::Clash => "Fighting",
            Self::Capture => "Capture",
            Self::Control => "Control",
            Self::Infiltrate => "Infiltration",
            Self::Deploy => "Deployment, mobilization",
            Self::Withdraw => "Withdrawal, redeployment",
            Self::Threat => "Threat",
            Self::Talks => "Talks",
            Self::Statement => "Statement",
            Self::Aid => "Aid, transfer",
            Self::Law => "Arrest, inquiry, sanction",
            Self::Protest => "Protest",
            Self::Crime => "Crime",
            Self::Accident => "Accident, disaster",
        }
    }

    /// The group that gives it its color.
    pub(super) fn group(self) -> &'static str {
        match self {
            Self::Strike | Self::Clash => "force",
            Self::Deploy | Self::Withdraw | Self::Infiltrate => "movement",
            Self::Capture | Self::Control => "control",
            Self::Talks | Self::Statement | Self::Threat => "politics",
            Self::Protest | Self::Law | Self::Crime | Self::Accident => "society",
            Self::Aid => "aid",
        }
    }

    pub(super) fn color(self, theme: &Theme) -> Color {
        theme.event(self.group())
    }

    /// The outline within the unit circle, y down.
    fn outline(self) -> Vec<Vec<(f64, f64)>> {
        match self {
            Self::Strike => vec![star(8, 0.52, 1.08)],
            Self::Clash => vec![turned(&plus(0.30), 45.0)],
            Self::Capture => vec![vec![
                (-0.72, -1.0),
                (0.98, -0.45),
                (-0.40, 0.12),
                (-0.40, 1.0),
                (-0.72, 1.0),
            ]],
            Self::Control => {
                vec![vec![(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)]]
            }
            Self::Infiltrate => vec![
                vec![
                    (-0.95, -0.8),
                    (-0.45, -0.8),
                    (0.1, 0.0),
                    (-0.45, 0.8),
                    (-0.95, 0.8),
                    (-0.4, 0.0),
                ],
                vec![
                    (-0.05, -0.8),
                    (0.45, -0.8),
                    (1.0, 0.0),
                    (0.45, 0.8),
                    (-0.05, 0.8),
                    (0.5, 0.0),
                ],
            ],
            Self::Deploy => vec![vec![(0.0, -0.98), (1.0, 0.78), (-1.0, 0.78)]],
            Self::Withdraw => vec![vec![
                (-1.05, 0.0),
                (-0.15, -0.85),
                (-0.15, -0.36),
                (0.95, -0.36),
                (0.95, 0.36),
                (-0.15, 0.36),
                (-0.15, 0.85),
            ]],
            Self::Threat => vec![vec![(0.0, 0.98), (1.0, -0.78), (-1.0, -0.78)]],
            Self::Talks => vec![vec![
                (-1.0, -0.8),
                (1.0, -0.8),
                (1.0, 0.45),
                (0.15, 0.45),
                (-0.45, 1.0),
                (-0.45, 0.45),
                (-1.0, 0.45),
            ]],
            Self::Statement => vec![polygon(28, 0.84, 0.0)],
            Self::Aid => vec![plus(0.34)],
            Self::Law => vec![polygon(5, 1.0, 0.0)],
            Self::Protest => vec![polygon(6, 0.98, 30.0)],
            Self::Crime => vec![star(4, 0.38, 1.1)],
            Self::Accident => vec![polygon(28, 0.95, 0.0), polygon(20, 0.42, 0.0)],
        }
    }
}

impl Manner {
    /// What the legend calls it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Asserted => "Told as fact",
            Self::Claimed => "Outline: claimed, not confirmed",
            Self::Possible => "Dashed: possible or planned",
            Self::Denied => "Struck out: said not to be so",
        }
    }

    /// In a few words, for one who points at a symbol.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Asserted => "told as fact",
            Self::Claimed => "claimed",
            Self::Possible => "possible or planned",
            Self::Denied => "said not to be so",
        }
    }
}

fn polygon(corners: u32, radius: f64, turn: f64) -> Vec<(f64, f64)> {
    let angle = |i: u32| (f64::from(i) * 360.0 / f64::from(corners) + turn).to_radians();
    (0..corners).map(|i| (radius * angle(i).sin(), -radius * angle(i).cos())).collect()
}

fn star(points: u32, inner: f64, outer: f64) -> Vec<(f64, f64)> {
    let angle = |i: u32| (f64::from(i) * 180.0 / f64::from(points)).to_radians();
    let radius = |i: u32| if i.is_multiple_of(2) { outer } else { inner };
    (0..2 * points)
        .map(|i| (radius(i) * angle(i).sin(), -radius(i) * angle(i).cos()))
        .collect()
}

fn plus(half: f64) -> Vec<(f64, f64)> {
    let (h, r) = (half, 0.98);
    vec![
        (-h, -r),
        (h, -r),
        (h, -h),
        (r, -h),
        (r, h),
        (h, h),
        (h, r),
        (-h, r),
        (-h, h),
        (-r, h),
        (-r, -h),
        (-h, -h),
    ]
}

fn turned(points: &[(f64, f64)], degrees: f64) -> Vec<(f64, f64)> {
    let (sin, cos) = degrees.to_radians().sin_cos();
    points.iter().map(|(x, y)| (x * cos - y * sin, x * sin + y * cos)).collect()
}

/// A symbol at a point.
pub(super) fn symbol(
    symbol: Symbol,
    manner: Manner,
    center: Point,
    radius: f64,
    theme: &Theme,
) -> Vec<Mark> {
    outlined(symbol, manner, center, radius, symbol.color(theme), theme)
}

/// A symbol at a point, in a color of its own.
pub(super) fn outlined(
    symbol: Symbol,
    manner: Manner,
    center: Point,
    radius: f64,
    color: Color,
    theme: &Theme,
) -> Vec<Mark> {
    let rings = symbol.outline();
    let lines = |scale: f64| -> Vec<Line> {
        let place =
            |&(x, y): &(f64, f64)| center.moved(x * radius * scale, y * radius * scale);
        let line = |ring: &Vec<_>| Line {
            points: ring.iter().map(place).collect(),
            closed: true,
        };
        rings.iter().map(line).collect()
    };
    let at = |scale: f64| Outline::Lines(lines(scale));
    let shape = |outline, fill, stroke| Mark::Shape(Shape { outline, fill, stroke });
    // A light rim sets the symbol off from whatever it lies on. A line that ends at the
    // place is not seen through a hole either, so that each ring is filled by itself.
    let light = |ring: Vec<Line>| {
        let stroke = Stroke::solid(theme.halo, 5.0);
        shape(Outline::Lines(ring), Some(Fill::solid(theme.halo)), Some(stroke))
    };
    let rim = lines(1.0).into_iter().map(|line| light(vec![line]));
    let hollow = |stroke| shape(at(0.9), Some(Fill::solid(theme.halo)), Some(stroke));
    // Dashes alone would not show the shape.
    let tinted = Fill::solid(color.over(theme.halo, 0.3));
    let mut marks: Vec<Mark> = rim.collect();
    match manner {
        Manner::Asserted => {
            marks.push(shape(
                at(1.0),
                Some(Fill::solid(color)),
                Some(Stroke::solid(color, 0.8)),
            ));
        }
        Manner::Claimed => marks.push(hollow(Stroke::solid(color, 2.2))),
        Manner::Possible => marks.push(shape(
            at(0.95),
            Some(tinted),
            Some(Stroke::dashed(color, 1.7, &[2.6, 2.2])),
        )),
        Manner::Denied => {
            marks.push(hollow(Stroke::solid(color, 1.8)));
            let (from, to) = (
                center.moved(-radius * 1.05, radius * 1.05),
                center.moved(radius * 1.05, -radius * 1.05),
            );
            let bar = |color, width| {
                let line = Line { points: vec![from, to], closed: false };
                shape(Outline::Lines(vec![line]), None, Some(Stroke::solid(color, width)))
            };
            marks.push(bar(theme.halo, 5.0));
            marks.push(bar(color, 2.4));
        }
    }
    marks
}
