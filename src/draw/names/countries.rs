//! The names of countries, set within what is seen of each, so that none crosses a border.

use std::collections::BTreeMap;

use super::{Crosses, Name, Names, Style};
use crate::draw::clip::area;
use crate::draw::labels::{Block, Candidate};
use crate::draw::scene::{Face, Line, Point, Rect};
use crate::draw::text;
use crate::gazetteer::{Basemap, Gazetteer, Layer};
use crate::model::{CountryCode, Language};

/// Side of a cell of the picture of a country, in pixels.
const CELL: f64 = 8.0;
/// Places that are tried for a name.
const TRIED: usize = 30;
/// What it costs to leave out the name of a country.
const HIDDEN: f64 = 30.0;
/// A country of which fewer cells are seen is not named.
const FEWEST: usize = 30;

/// Which cells of the frame lie in a country.
struct Picture {
    frame: Rect,
    columns: usize,
    rows: usize,
    /// Sums of cells, one row and column more than there are cells.
    sums: Vec<u32>,
    count: usize,
    /// The mean of the cells inside.
    middle: Point,
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the number of cells"
)]
fn index(offset: f64, most: usize) -> usize {
    ((offset / CELL).max(0.0) as usize).min(most)
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred cells")]
fn center(at: usize) -> f64 {
    (at as f64 + 0.5) * CELL
}

impl Picture {
    fn of(lines: &[Line], frame: Rect) -> Self {
        let columns = index(frame.width(), 10_000);
        let rows = index(frame.height(), 10_000);
        let mut sums = vec![0_u32; (columns + 1) * (rows + 1)];
        let (mut count, mut x_sum, mut y_sum) = (0_u32, 0.0, 0.0);
        for row in 0..rows {
            let y = frame.top + center(row);
            let mut crossings: Vec<f64> = lines
                .iter()
                .flat_map(|line| {
                    let last = line.points.last().copied();
                    let before = last.into_iter().chain(line.points.iter().copied());
                    before.zip(line.points.iter().copied())
                })
                .filter(|(a, b)| (a.y > y) != (b.y > y))
                .map(|(a, b)| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
                .collect();
            crossings.sort_by(f64::total_cmp);
            let mut run = 0;
            for column in 0..columns {
                let x = frame.left + center(column);
                if crossings.partition_point(|c| *c < x) % 2 == 1 {
                    run += 1;
                    count += 1;
                    x_sum += x;
                    y_sum += y;
                }
                let above = sums[row * (columns + 1) + column + 1];
                sums[(row + 1) * (columns + 1) + column + 1] = above + run;
            }
        }
        let share = 1.0 / f64::from(count.max(1));
        let middle = Point::new(x_sum * share, y_sum * share);
        Self { frame, columns, rows, sums, count: count as usize, middle }
    }

    /// Whether a rectangle lies wholly inside.
    fn holds(&self, rect: Rect) -> bool {
        if !self.frame.contains(rect) {
            return false;
        }
        let left = index(rect.left - self.frame.left, self.columns);
        let right = index(rect.right - self.frame.left + CELL - 1e-6, self.columns);
        let top = index(rect.top - self.frame.top, self.rows);
        let bottom = index(rect.bottom - self.frame.top + CELL - 1e-6, self.rows);
        let at = |row: usize, column: usize| self.sums[row * (self.columns + 1) + column];
        let inside =
            at(bottom, right) + at(top, left) - at(top, right) - at(bottom, left);
        inside as usize == (right - left) * (bottom - top)
    }

    /// Places for a block, those near the middle first.
    fn places(&self, block: Block) -> Vec<Candidate> {
        let (hw, hh) =
            (block.width / 2.0 + block.margin, block.height / 2.0 + block.margin);
        let mut found = Vec::new();
        for row in (0..self.rows).step_by(2) {
            for column in (0..self.columns).step_by(2) {
                let middle = self.frame_point(column, row);
                let rect = Rect::around(middle, hw, hh);
                if !self.holds(rect) {
                    continue;
                }
                let away =
                    (middle.x - self.middle.x).hypot(1.6 * (middle.y - self.middle.y));
                found.push((away, middle, rect));
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        let step = (found.len() / TRIED).max(1);
        let reach = found.last().map_or(1.0, |last| last.0.max(1.0));
        let candidate = |(away, middle, rect): (f64, Point, Rect)| Candidate {
            boxes: vec![rect],
            cost: away / reach,
            middle,
            angle: 0.0,
            leader: None,
        };
        found.into_iter().step_by(step).map(candidate).collect()
    }

    fn frame_point(&self, column: usize, row: usize) -> Point {
        Point::new(self.frame.left + center(column), self.frame.top + center(row))
    }
}

impl Names<'_> {
    /// The names of the countries of which enough is seen.
    pub(in crate::draw) fn countries(
        &mut self,
        basemap: &Basemap,
        gazetteer: &Gazetteer,
        language: Language,
    ) {
        let view = self.scenery.view;
        let shapes = basemap.shapes(Layer::Countries, view.detail(), view.window.bbox());
        let mut countries: BTreeMap<CountryCode, Vec<Line>> = BTreeMap::new();
        for shape in &shapes {
            if let Some(code) = shape.name.as_deref().and_then(CountryCode::new) {
                let drawn = area(shape.parts.iter().map(Vec::as_slice), view);
                countries.entry(code).or_default().extend(drawn.fill);
            }
        }
        for (code, parts) in countries {
            let Some(place) = gazetteer.country(code) else { continue };
            let name = gazetteer.display(place, language);
            if name.is_empty() || !text::is_drawable(&name) || self.is_named(&name) {
                continue;
            }
            let picture = Picture::of(&parts, view.frame);
            if picture.count < FEWEST {
                continue;
            }
            let seen = f64::from(u32::try_from(picture.count).unwrap_or(u32::MAX)).sqrt();
            // From 13 px for a small part to 25 px for half the map.
            let size = (9.0 + seen / 7.0).clamp(13.0, 25.0);
            let text = name.to_uppercase();
            for size in [size, (0.8 * size).max(13.0), 13.0] {
                let style = Style {
                    spacing: 0.2 * size,
                    halo: 1.4,
                    ..Style::new(size, Face::Regular, self.theme.muted)
                };
                let places = picture.places(style.block(&text));
                if !places.is_empty() {
                    self.push(Name::new(text, style), places, HIDDEN, Crosses::Nothing);
                    break;
                }
            }
        }
    }
}
