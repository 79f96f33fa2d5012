//! The legend: exactly what is drawn, in the size and opacity in which it is drawn.

use super::areas::Limits;
use super::clip::bounds;
use super::content::{Content, Manner, Symbol};
use super::furniture::{NOTE, panel, words};
use super::layers::{Rim, line_style, ring_words};
use super::scene::{Face, Fill, Group, Line, Mark, Outline, Point, Rect, Shape, Stroke};
use super::sites::{DOT, Placed, dot, doubtful, town};
use super::symbols::{RADIUS, outlined, symbol};
use super::{text, user};
use crate::model::{Outcome, Sector};
use crate::settings::Theme;

/// Where words begin, from the left of the box.
const INDENT: f64 = 54.0;
/// Space above the first row and below the last.
const PADDING: f64 = 9.0;
/// Radii of the inner and outer limit of the sample of a ring.
const LIMITS: (f64, f64) = (4.2, 10.5);
/// A narrow sector is drawn at most so many times larger.
const LARGEST: f64 = 2.0;
/// A legend that is cut to fewer rows than this, the last included, is left out.
const FEWEST: usize = 4;

/// How closely rows are set.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Set {
    /// Size of the words.
    size: f64,
    /// Height of a row.
    row: f64,
    /// Height of a further line of a row.
    line: f64,
    /// The widest that words may be.
    widest: f64,
}

const WIDE: Set = Set { size: 14.5, row: 25.5, line: 18.0, widest: 270.0 };
/// Where there is little room.
const CLOSE: Set = Set { size: NOTE, row: 21.5, line: 16.0, widest: 215.0 };

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
    /// How many rows are left out.
    Rest,
}

impl Sample {
    /// What is left out later where there is little room: 0 last.
    fn rank(&self) -> u8 {
        match self {
            Self::Rest | Self::Number(_) => 0,
            Self::Event(..) => 1,
            Self::Ring { .. } => 2,
            Self::Line(_) => 3,
            Self::Area(_) => 4,
            Self::User(_) => 5,
            Self::Manner(_) => 6,
            Self::Doubt => 7,
            Self::Named => 8,
            Self::Disputed => 9,
            Self::Town => 10,
        }
    }
}

/// A legend ready to be placed.
#[derive(Debug, Clone)]
pub(super) struct Legend {
    rows: Vec<(Sample, String)>,
    set: Set,
}

impl Legend {
    /// The rows for what is drawn; `ringed` says which rings have a limit on the map.
    pub(super) fn of(
        content: &Content,
        placed: &[Placed],
        ringed: &[bool],
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
        let rings = content.rings.iter().zip(ringed).enumerate();
        for (index, (ring, _)) in rings.filter(|(_, (_, is_seen))| **is_seen) {
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
        Self { rows, set: WIDE }
    }

    /// These rows and those of the user's layers.
    pub(super) fn with_user(mut self, drawn: &[user::Drawn]) -> Self {
        // Numbers of the key stay last.
        let key = |(sample, _): &(Sample, String)| matches!(sample, Sample::Number(_));
        let at = self.rows.iter().position(key).unwrap_or(self.rows.len());
        let rows =
            drawn.iter().map(|row| (Sample::User(row.look.clone()), row.words.clone()));
        self.rows.splice(at..at, rows);
        self
    }

    /// The legend for so much room: as it is, else set closer, else without what is least
    /// important and with a row that says how much that is. Without rows where even so
    /// there is no room.
    pub(super) fn within(mut self, (width, height): (f64, f64)) -> Self {
        let fits = |legend: &Self| {
            legend.size().is_none_or(|(wide, high)| wide <= width && high <= height)
        };
        if fits(&self) {
            return self;
        }
        self.set = CLOSE;
        let all = self.rows.len();
        while !fits(&self) {
            self.rows.retain(|(sample, _)| *sample != Sample::Rest);
            // Of equals the last.
            let least = (0..self.rows.len()).max_by_key(|at| self.rows[*at].0.rank());
            let Some(least) = least.filter(|_| self.rows.len() >= FEWEST) else {
                self.rows.clear();
                break;
            };
            self.rows.remove(least);
            let rest = format!("and {} more", all - self.rows.len());
            self.rows.push((Sample::Rest, rest));
        }
        self
    }

    /// The words of each row in lines.
    fn lines(&self) -> Vec<Vec<String>> {
        let Set { size, widest, .. } = self.set;
        let words = self.rows.iter().map(|(_, words)| words);
        words.map(|words| text::wrapped(words, size, Face::Regular, widest, 2)).collect()
    }

    /// Height of a row with so many lines.
    fn height(&self, lines: &[String]) -> f64 {
        let further = u32::try_from(lines.len().saturating_sub(1)).unwrap_or(0);
        self.set.row + self.set.line * f64::from(further)
    }

    /// Width and height, `None` for a legend with nothing to explain.
    pub(super) fn size(&self) -> Option<(f64, f64)> {
        let rows = self.lines();
        let widths = rows.iter().flatten();
        let widths = widths.map(|w| text::width(w, self.set.size, Face::Regular, 0.0));
        let widest = widths.reduce(f64::max)?;
        let height: f64 = rows.iter().map(|lines| self.height(lines)).sum();
        Some((INDENT + widest + 16.0, 2.0 * PADDING + height))
    }

    /// The legend in its box.
    pub(super) fn marks(&self, rect: Rect, rims: &[Rim], theme: &Theme) -> Mark {
        let Set { size, row, line: leading, .. } = self.set;
        let mut marks = vec![panel(rect, theme)];
        let mut top = rect.top + PADDING;
        for ((sample, _), lines) in self.rows.iter().zip(self.lines()) {
            let height = self.height(&lines);
            let center = Point::new(rect.left + 29.0, top + height / 2.0);
            marks.extend(drawn(sample, center, rims, theme));
            let mut y = center.y + 0.35 * size - (height - row) / 2.0;
            for line in &lines {
                let at = Point::new(rect.left + INDENT, y);
                marks.push(words(at, line, size, Face::Regular, theme.ink));
                y += leading;
            }
            top += height;
        }
        Mark::Group(Group::named("legend", marks))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn legend(rows: usize) -> Legend {
        let kinds = Symbol::ALL.into_iter().cycle().take(rows);
        let event =
            |kind: Symbol| (Sample::Event(kind, Manner::Asserted), "Talks".to_owned());
        let mut rows: Vec<_> = kinds.map(event).collect();
        rows.push((Sample::Town, "Other settlement".to_owned()));
        Legend { rows, set: WIDE }
    }

    #[test]
    fn a_long_legend_is_set_closer_then_cut() {
        let whole = legend(9);
        let (width, height) = whole.size().unwrap();
        assert_eq!(whole.clone().within((width, height)).rows, whole.rows);
        let close = whole.clone().within((width, height - 1.0));
        assert_eq!((close.rows.len(), close.set), (10, CLOSE));
        let cut = whole.clone().within((width, 150.0));
        assert!(cut.size().unwrap().1 <= 150.0);
        let last = cut.rows.last().unwrap();
        assert_eq!(*last, (Sample::Rest, format!("and {} more", 11 - cut.rows.len())));
        assert!(cut.rows.iter().all(|(sample, _)| *sample != Sample::Town));
        assert_eq!(whole.within((width, 40.0)).size(), None);
    }
}
