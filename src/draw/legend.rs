//! The legend: exactly what is drawn, in the size and opacity in which it is drawn.

mod below;
mod samples;
mod seen;
mod set;

use samples::drawn;
pub(super) use seen::Seen;
pub(super) use set::Room;
use set::{CLOSE, LEFT_OUT, PAIRED, Set, WIDE};

use super::areas::Limits;
use super::content::{Content, Manner, Symbol};
use super::furniture::{panel, words};
use super::layers::{Rim, ring_words};
use super::scene::{Face, Group, Mark, Point, Rect};
use super::sites::Placed;
use super::{text, user};
use crate::model::Outcome;
use crate::settings::Theme;

/// Space right of the words of a column.
const AFTER: f64 = 16.0;
/// Space above the first row and below the last.
const PADDING: f64 = 9.0;
/// Radii of the inner and outer limit of the sample of a ring.
const LIMITS: (f64, f64) = (4.2, 10.5);
/// A narrow sector is drawn at most so many times larger.
const LARGEST: f64 = 2.0;
/// A legend that is cut to fewer rows than this, the last included, is left out.
const FEWEST: usize = 4;

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
    /// The rows for what is drawn.
    pub(super) fn of(
        content: &Content,
        placed: &[Placed],
        seen: &Seen,
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
            let mut areas = content.areas.iter().zip(&seen.areas);
            if areas.any(|(area, is_seen)| *is_seen && Limits::of(area) == limits) {
                rows.push((Sample::Area(limits), limits.words().to_owned()));
            }
        }
        let rings = content.rings.iter().zip(&seen.rings).enumerate();
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
            let mut lines = content.lines.iter().zip(&seen.lines);
            if lines.any(|(line, is_seen)| *is_seen && line.outcome == outcome) {
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

    /// The legend for so much room: as it is, else set closer, else in columns, else without
    /// what is least important and with a row that says how much that is. Without rows where
    /// even so there is no room.
    pub(super) fn within(self, room: Room) -> Self {
        let set = |set| Self { set, ..self.clone() };
        let whole = [WIDE, CLOSE, PAIRED].into_iter().map(set);
        let mut cut = [CLOSE, PAIRED].into_iter().map(|to| set(to).cut(room));
        let whole = whole.into_iter().find(|legend| legend.fits(room));
        whole
            .or_else(|| {
                let first = cut.next()?;
                let other = cut.next()?;
                let more = other.rows.len() > first.rows.len();
                Some(if more { other } else { first })
            })
            .unwrap_or(self)
    }

    /// The sizes that it may have in so much room and what each costs, the best to read
    /// first: a box in another form may hide less.
    pub(super) fn sizes(&self, room: Room) -> Vec<((f64, f64), f64)> {
        let whole = self.clone().within(room);
        let mut found: Vec<_> =
            whole.size().map(|size| (size, 0.0)).into_iter().collect();
        let all = self.rows.len();
        for set in [CLOSE, PAIRED] {
            for left_out in [0, 2, 4, 6, 8] {
                let most = all.saturating_sub(left_out);
                if most + 1 < FEWEST || most > whole.rows.len() {
                    continue;
                }
                let form = Self { set, ..self.clone() }.shortened(most);
                let count = u32::try_from(left_out).unwrap_or(0);
                let cost = set.cost + LEFT_OUT * f64::from(count);
                let size = form.size().filter(|_| form.fits(room));
                found.extend(size.map(|size| (size, cost)));
            }
        }
        found
    }

    fn fits(&self, room: Room) -> bool {
        self.size().is_none_or(|(wide, high)| {
            wide <= room.width && high <= room.height && wide * high <= room.area
        })
    }

    /// Without so many of the least important rows that it fits.
    fn cut(self, room: Room) -> Self {
        let mut cut = self.clone();
        let mut most = self.rows.len();
        while !cut.fits(room) {
            most = most.saturating_sub(1);
            if most + 1 < FEWEST {
                cut.rows.clear();
                break;
            }
            cut = self.clone().shortened(most);
        }
        cut
    }

    /// At most so many of the most important rows, and one that says how many there are
    /// more.
    fn shortened(mut self, most: usize) -> Self {
        let all = self.rows.len();
        while self.rows.len() > most {
            // Of equals the last.
            let Some(least) =
                (0..self.rows.len()).max_by_key(|at| self.rows[*at].0.rank())
            else {
                break;
            };
            self.rows.remove(least);
        }
        if all > self.rows.len() {
            let rest = format!("and {} more", all - self.rows.len());
            self.rows.push((Sample::Rest, rest));
        }
        self
    }

    /// The words of a row in lines.
    fn lines(&self, words: &str) -> Vec<String> {
        text::wrapped(words, self.set.size, Face::Regular, self.set.widest, 2)
    }

    /// Height of a row with so many lines.
    fn height(&self, lines: &[String]) -> f64 {
        let further = u32::try_from(lines.len().saturating_sub(1)).unwrap_or(0);
        self.set.row + self.set.line * f64::from(further)
    }

    /// The rows in columns of about the same height.
    fn columns(&self) -> Vec<Column<'_>> {
        let rows = self.rows.iter().map(|(sample, words)| (sample, self.lines(words)));
        let rows: Vec<Row<'_>> = rows.collect();
        let all: f64 = rows.iter().map(|(_, lines)| self.height(lines)).sum();
        let each = all / f64::from(self.set.columns);
        let mut found: Vec<Column<'_>> = Vec::new();
        let (mut sum, mut full) = (0.0, 0.0);
        for row in rows {
            let height = self.height(&row.1);
            if found.is_empty() || sum + 0.5 * height > full {
                found.push(Column::default());
                full += each;
            }
            sum += height;
            let Some(column) = found.last_mut() else { continue };
            let words = row.1.iter();
            let words = words.map(|w| text::width(w, self.set.size, Face::Regular, 0.0));
            let width = self.set.indent + words.fold(0.0, f64::max) + AFTER;
            column.width = column.width.max(width);
            column.height += height;
            column.rows.push(row);
        }
        found
    }

    /// Width and height, `None` for a legend with nothing to explain.
    pub(super) fn size(&self) -> Option<(f64, f64)> {
        let columns = self.columns();
        let highest = columns.iter().map(|column| column.height).reduce(f64::max)?;
        let width: f64 = columns.iter().map(|column| column.width).sum();
        Some((width, 2.0 * PADDING + highest))
    }

    /// The legend in its box.
    pub(super) fn marks(&self, rect: Rect, rims: &[Rim], theme: &Theme) -> Mark {
        let Set { size, row, line: leading, indent, .. } = self.set;
        let mut marks = vec![panel(rect, theme)];
        let mut left = rect.left;
        for column in self.columns() {
            let mut top = rect.top + PADDING;
            for (sample, lines) in &column.rows {
                let height = self.height(lines);
                let center = Point::new(left + indent - 25.0, top + height / 2.0);
                marks.extend(drawn(sample, center, rims, theme));
                let mut y = center.y + 0.35 * size - (height - row) / 2.0;
                for line in lines {
                    let at = Point::new(left + indent, y);
                    marks.push(words(at, line, size, Face::Regular, theme.ink));
                    y += leading;
                }
                top += height;
            }
            left += column.width;
        }
        Mark::Group(Group::named("legend", marks))
    }
}

/// A row with its words in lines.
type Row<'a> = (&'a Sample, Vec<String>);

/// Rows above each other.
#[derive(Debug, Default)]
struct Column<'a> {
    rows: Vec<Row<'a>>,
    width: f64,
    height: f64,
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
        let room = |height| Room { width, height, area: f64::INFINITY };
        assert_eq!(whole.clone().within(room(height)).rows, whole.rows);
        let close = whole.clone().within(room(height - 1.0));
        assert_eq!((close.rows.len(), close.set), (10, CLOSE));
        let wide = Room { width: 2.0 * width, ..room(150.0) };
        let paired = whole.clone().within(wide);
        assert_eq!((paired.rows.len(), paired.set), (10, PAIRED));
        assert!(paired.columns().iter().all(|column| column.rows.len() == 5));
        let cut = whole.clone().within(room(150.0));
        assert!(cut.size().unwrap().1 <= 150.0);
        let last = cut.rows.last().unwrap();
        assert_eq!(*last, (Sample::Rest, format!("and {} more", 11 - cut.rows.len())));
        assert!(cut.rows.iter().all(|(sample, _)| *sample != Sample::Town));
        assert_eq!(whole.within(room(40.0)).size(), None);
    }
}
