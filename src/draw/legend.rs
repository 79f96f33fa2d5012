//! The legend: exactly what is drawn, in the size and opacity in which it is drawn.

use super::areas::Limits;
use super::content::{Content, Manner, Symbol};
use super::furniture::{panel, words};
use super::layers::{Rim, line_style, ring_words};
use super::scene::{Face, Fill, Group, Line, Mark, Outline, Point, Rect, Shape, Stroke};
use super::sites::{DOT, Placed, dot, doubtful, town};
use super::symbols::{RADIUS, outlined, symbol};
use super::{text, user};
use crate::model::Outcome;
use crate::settings::Theme;

/// Size of the words.
const SIZE: f64 = 14.5;
/// Height of a row.
const ROW: f64 = 25.5;
/// Where words begin, from the left of the box.
const INDENT: f64 = 54.0;
/// The widest that words may be.
const WIDEST: f64 = 270.0;
/// Height of a further line of a row.
const LINE: f64 = 18.0;
/// Space above the first row and below the last.
const PADDING: f64 = 9.0;

/// What a row explains.
#[derive(Debug, Clone, PartialEq)]
enum Sample {
    Event(Symbol, Manner),
    /// A style, on a neutral symbol.
    Manner(Manner),
    Named,
    Town,
    Area(Limits),
    Ring {
        index: usize,
    },
    Line(Outcome),
    Doubt,
    Disputed,
    /// A layer of the user's own.
    User(user::Look),
    /// A number of the key, in place of a name that found no room.
    Number(usize),
}

/// A legend ready to be placed.
#[derive(Debug, Clone, Default)]
pub(super) struct Legend {
    rows: Vec<(Sample, Vec<String>)>,
}

impl Legend {
    /// The rows for what is drawn.
    pub(super) fn of(
        content: &Content,
        placed: &[Placed],
        numbered: &[usize],
        towns: bool,
        disputed: bool,
    ) -> Self {
        let mut rows = Vec::new();
        let sites = || placed.iter().map(|p| &content.sites[p.site]);
        let told = || sites().flat_map(|s| s.events.iter());
        for kind in Symbol::ALL {
            // As it is drawn: solid if it is told as fact anywhere.
            if let Some(manner) =
                told().filter(|h| h.symbol == kind).map(|h| h.manner).min()
            {
                rows.push((Sample::Event(kind, manner), kind.words().to_owned()));
            }
        }
        for manner in [Manner::Claimed, Manner::Possible, Manner::Denied] {
            if told().any(|h| h.manner == manner) {
                rows.push((Sample::Manner(manner), manner.words().to_owned()));
            }
        }
        if sites().any(|s| s.events.is_empty() && !s.is_water) {
            rows.push((Sample::Named, "Place named in the report".to_owned()));
        }
        if sites().any(|s| s.doubt.is_some()) {
            rows.push((Sample::Doubt, "Where it may be".to_owned()));
        }
        for limits in Limits::ALL {
            if content.areas.iter().any(|a| Limits::of(a) == limits) {
                rows.push((Sample::Area(limits), limits.words().to_owned()));
            }
        }
        for (index, ring) in content.rings.iter().enumerate() {
            rows.push((Sample::Ring { index }, ring_words(ring)));
        }
        for (outcome, text) in [
            (Outcome::Supported, "Measured: as stated"),
            (Outcome::SupportedIfEdgeToEdge, "Measured: as stated from edge to edge"),
            (Outcome::SupportedIfRoad, "Measured: as stated by road"),
            (Outcome::Understated, "Measured: longer than stated"),
            (Outcome::Overstated, "Measured: shorter than stated"),
            (Outcome::Refuted, "Measured: far from what is stated"),
            (Outcome::Unverifiable, "Measured: not to be checked"),
        ] {
            if content.lines.iter().any(|l| l.outcome == outcome) {
                rows.push((Sample::Line(outcome), text.to_owned()));
            }
        }
        if towns {
            rows.push((Sample::Town, "Other settlement".to_owned()));
        }
        if disputed {
            rows.push((Sample::Disputed, "Disputed border".to_owned()));
        }
        for (at, site) in numbered.iter().enumerate() {
            let name =
                content.sites.get(*site).map_or_else(String::new, |s| s.name.clone());
            rows.push((Sample::Number(at + 1), name));
        }
        let wrapped = |(sample, words): (Sample, String)| {
            (sample, text::wrapped(&words, SIZE, Face::Regular, WIDEST, 2))
        };
        Self { rows: rows.into_iter().map(wrapped).collect() }
    }

    /// These rows and those of the user's layers.
    pub(super) fn with_user(mut self, drawn: &[user::Drawn]) -> Self {
        // Numbers of the key stay last.
        let key =
            |(sample, _): &(Sample, Vec<String>)| matches!(sample, Sample::Number(_));
        let at = self.rows.iter().position(key).unwrap_or(self.rows.len());
        let rows = drawn.iter().map(|row| {
            let lines = text::wrapped(&row.words, SIZE, Face::Regular, WIDEST, 2);
            (Sample::User(row.look.clone()), lines)
        });
        self.rows.splice(at..at, rows);
        self
    }

    /// Width and height, `None` for a legend with nothing to explain.
    pub(super) fn size(&self) -> Option<(f64, f64)> {
        let lines = self.rows.iter().flat_map(|(_, lines)| lines);
        let widths = lines.map(|w| text::width(w, SIZE, Face::Regular, 0.0));
        let widest = widths.reduce(f64::max)?;
        let height: f64 = self.rows.iter().map(|(_, lines)| height(lines)).sum();
        Some((INDENT + widest + 16.0, 2.0 * PADDING + height))
    }

    /// The legend in its box.
    pub(super) fn marks(&self, rect: Rect, rims: &[Rim], theme: &Theme) -> Mark {
        let mut marks = vec![panel(rect, theme)];
        let mut top = rect.top + PADDING;
        for (sample, lines) in &self.rows {
            let height = height(lines);
            let center = Point::new(rect.left + 29.0, top + height / 2.0);
            marks.extend(drawn(sample, center, rims, theme));
            let mut y = center.y + 0.35 * SIZE - (height - ROW) / 2.0;
            for line in lines {
                let at = Point::new(rect.left + INDENT, y);
                marks.push(words(at, line, SIZE, Face::Regular, theme.ink));
                y += LINE;
            }
            top += height;
        }
        Mark::Group(Group::named("legend", marks))
    }
}

/// Height of a row with so many lines.
fn height(lines: &[String]) -> f64 {
    let further = u32::try_from(lines.len().saturating_sub(1)).unwrap_or(0);
    ROW + LINE * f64::from(further)
}

fn drawn(sample: &Sample, at: Point, rims: &[Rim], theme: &Theme) -> Vec<Mark> {
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
            let Some(rim) = rims.get(*index) else { return Vec::new() };
            let circle = |radius| Outline::Circle { center: at, radius };
            let mut marks = vec![
                shape(circle(10.5), Some(Fill::solid(theme.land)), None),
                shape(
                    circle(10.5),
                    Some(Fill::tint(rim.color, 0.16)),
                    Some(Stroke::dashed(rim.color, 2.0, rim.dash)),
                ),
            ];
            if !rim.hole.is_empty() {
                let inner = Stroke::dashed(rim.color, 1.4, &[3.0, 2.0]);
                marks.push(shape(
                    circle(4.2),
                    Some(Fill::solid(theme.land)),
                    Some(inner),
                ));
            }
            marks
        }
        Sample::Line(outcome) => vec![line(line_style(*outcome, theme))],
        Sample::User(look) => user::sample(look, at, theme),
        Sample::Doubt => {
            let outline = Outline::Circle { center: at, radius: 9.0 };
            doubtful(&outline, theme).to_vec()
        }
        Sample::Number(number) => {
            let number = number.to_string();
            let half = text::width(&number, SIZE, Face::Bold, 0.0) / 2.0;
            let at = at.moved(-half, 0.35 * SIZE);
            vec![words(at, &number, SIZE, Face::Bold, theme.ink)]
        }
        Sample::Disputed => vec![line(Stroke::dashed(theme.disputed, 1.5, &[6.0, 4.0]))],
    }
}
