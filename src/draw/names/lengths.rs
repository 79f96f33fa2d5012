//! The measured lengths, along their lines or beside them.

use super::subjects::led_to;
use super::{Crosses, Name, Names, Style};
use crate::draw::clip::clipped_line;
use crate::draw::content::Measured;
use crate::draw::labels::{Candidate, along_line, around_point};
use crate::draw::layers::{grouped, line_style};
use crate::draw::scene::{Face, Line, Point, Rect};
use crate::draw::text;
use crate::model::{Meters, Outcome, Position};

/// What it costs to leave out a length.
const LENGTH: f64 = 500.0;
/// A length is no longer than this share of what is seen of its line.
const SHARE: f64 = 0.72;
/// What it costs to set a length beside its line.
const BESIDE: f64 = 1.2;
/// A line from a length ends so far from the line that it measures, in pixels.
const LEADER_GAP: f64 = 2.0;
/// What it costs to cover a part of the line there.
const OWN_LINE: f64 = 0.8;
/// What it costs to lie on another line, of which a reader would take it for the length.
const OTHER_LINE: f64 = 2.5;

impl Names<'_> {
    /// The measured lengths; with what is stated where there is room, and always where the
    /// two do not simply agree. A line that leaves the map says where it leads.
    pub(in crate::draw) fn lengths(&mut self) {
        let frame = self.scenery.view.frame;
        let lines: &[Vec<Point>] = self.scenery.lines;
        for (at, line) in self.scenery.content.lines.iter().enumerate() {
            let mut runs: Vec<Line> = Vec::new();
            clipped_line(&lines[at], frame, &mut runs);
            let long = |points: &[Point]| -> f64 {
                points.windows(2).map(|e| e[0].distance(e[1])).sum()
            };
            let longest = runs
                .into_iter()
                .max_by(|a, b| long(&a.points).total_cmp(&long(&b.points)));
            let Some(Line { points: seen, .. }) = longest else { continue };
            let style =
                Style::new(16.0, Face::Bold, line_style(line.outcome, self.theme).color);
            let room = SHARE * long(&seen);
            let fits = |words: &String| {
                let widest =
                    words.lines().map(|l| text::width(l, style.size, style.face, 0.0));
                widest.fold(0.0, f64::max) < room
            };
            let texts = if self.scenery.short.lengths.contains(&at) {
                vec![measured(line.measured)]
            } else {
                self.texts(line)
            };
            let fitting = texts.iter().position(fits);
            let words = &texts[fitting.unwrap_or(texts.len() - 1)];
            let block = style.block(words);
            let mut candidates =
                if fitting.is_some() { along_line(&seen, block) } else { Vec::new() };
            // Where a line is too short for its figure: beside it, or with a line of its own.
            let (first, last) = (seen[0], seen[seen.len() - 1]);
            let middle = seen[seen.len() / 2];
            let third = |a: f64, b: f64| (a - b).abs() / 6.0 + 2.0;
            let core =
                Rect::around(middle, third(first.x, last.x), third(first.y, last.y));
            let beside = around_point(core, block, None).into_iter();
            let beside = beside.filter(|c| c.leader.is_none());
            let ends = [2, 3, 4].map(|sixth| seen[(seen.len() - 1) * sixth / 6]);
            let led = ends.iter().flat_map(|end| {
                led_to(Rect::around(*end, LEADER_GAP, LEADER_GAP), block)
            });
            candidates.extend(beside.chain(led).map(|c| {
                let hides = if c.lies_on(&seen) { OWN_LINE } else { 0.0 };
                Candidate { cost: c.cost + BESIDE + hides, ..c }
            }));
            let others = lines.iter().enumerate().filter(|(other, _)| *other != at);
            for (_, other) in others {
                for candidate in candidates.iter_mut().filter(|c| c.lies_on(other)) {
                    candidate.cost += OTHER_LINE;
                }
            }
            self.push(
                Name::new(words.clone(), style),
                candidates,
                LENGTH,
                Crosses::Lines,
            );
        }
    }

    /// What may be written of a measured line, the best first; the last is written even
    /// where it is longer than the line.
    fn texts(&self, line: &Measured) -> Vec<String> {
        let short = measured(line.measured);
        let beyond = [line.to, line.from].into_iter().filter_map(|end| self.beyond(end));
        let beyond: Vec<&str> = beyond.collect();
        let leads = match beyond[..] {
            [] => None,
            [one] => Some(format!("to {one}")),
            _ => Some(format!("{} to {}", beyond[1], beyond[0])),
        };
        let length = leads.as_ref().map_or(short.clone(), |to| format!("{short} {to}"));
        let broken = leads.as_ref().map_or(short.clone(), |to| format!("{short}\n{to}"));
        let is_told = line.stated.is_empty() || line.stated == short;
        let stated = format!("(stated: {})", line.stated);
        let differs = line.outcome != Outcome::Supported;
        let mut texts = Vec::new();
        if !is_told {
            texts.push(format!("{length} {stated}"));
        }
        if !is_told && differs {
            texts.push(format!("{length}\n{stated}"));
            texts.push(format!("{broken}\n{stated}"));
        } else {
            texts.extend([length, broken]);
        }
        texts.dedup();
        texts
    }

    /// The name of a place of the report that is not on the map.
    fn beyond(&self, end: Position) -> Option<&str> {
        let sites = &self.scenery.content.sites;
        let at = sites.iter().position(|site| site.position == end)?;
        let is_placed = self.scenery.placed.iter().any(|placed| placed.site == at);
        (!is_placed).then(|| sites[at].name.as_str()).filter(|name| !name.is_empty())
    }
}

/// A measured length: a tenth of a kilometer up to 200 km, whole kilometers beyond.
fn measured(length: Meters) -> String {
    if length.km() < 200.0 {
        format!("{:.1} km", length.km())
    } else {
        format!("{} km", grouped(length.km().round()))
    }
}
