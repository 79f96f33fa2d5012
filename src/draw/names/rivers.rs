//! The names of rivers, along their course.

use std::collections::BTreeMap;

use super::{Crosses, Name, Names, Style};
use crate::draw::labels::{Candidate, along_course};
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Line};
use crate::draw::text;
use crate::gazetteer::Gazetteer;
use crate::model::{Feature, Language};

/// The most rivers that are named.
const MOST: usize = 10;
/// A river is named of which at least so many lengths of its name are seen.
const LENGTHS: f64 = 2.0;
/// Rivers of at most this rank are seen on maps of continents.
const LARGE: u8 = 4;
/// What it costs to leave out the name of one of them, and that of another.
const HIDDEN: (f64, f64) = (2.4, 1.4);

/// Side of a cell of the picture of the lakes, in pixels.
const CELL: f64 = 3.0;

/// Names that are not as the basemap has them.
const NAMES: &str = include_str!("rivers.txt");

/// The English name of a river of the basemap, `None` where what is left of it is none.
fn english(raw: &str) -> Option<String> {
    let raw = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = NAMES.lines().filter_map(|line| line.split_once('\t'));
    if let Some((_, name)) = known.into_iter().find(|(listed, _)| *listed == raw) {
        return Some(name.to_owned());
    }
    // The English name is in brackets: "Chang Jiang (Yangtze)".
    let within = raw.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let name = within.map_or(raw.as_str(), |(name, _)| name);
    (!name.contains('?')).then(|| name.to_owned())
}

fn long(lines: &[Line]) -> f64 {
    let edges = lines.iter().flat_map(|line| line.points.windows(2));
    edges.map(|edge| edge[0].distance(edge[1])).sum()
}

/// The parts of a line that lie on no lake.
fn dry(line: &Line, lakes: &Picture) -> Vec<Line> {
    let parts = line.points.split(|point| lakes.has(*point));
    let parts = parts.filter(|part| part.len() > 1);
    parts.map(|part| Line { points: part.to_vec(), closed: false }).collect()
}

/// The name of a river in a language, `None` where there is none in it.
fn name_in(name: &str, gazetteer: &Gazetteer, language: Language) -> Option<String> {
    if language == Language::En {
        return Some(name.to_owned());
    }
    let is_river = |place: &_| {
        gazetteer.record(*place).is_some_and(|record| record.feature == Feature::River)
    };
    let river = gazetteer.named(name).into_iter().map(|n| n.place).find(is_river)?;
    Some(gazetteer.display(river, language))
}

impl Names<'_> {
    /// Whether a water of this name has it on the map already: a town may have it as well.
    fn is_water(&self, name: &str) -> bool {
        let sites = &self.scenery.content.sites;
        let mut names = self.names.iter().filter(|n| n.style.face == Face::Italic);
        names.any(|known| known.text == name)
            || sites.iter().any(|site| site.is_water && site.name == name)
    }

    /// The names of rivers, the largest first.
    pub(in crate::draw) fn rivers(&mut self, gazetteer: &Gazetteer, language: Language) {
        let view = self.scenery.view;
        if view.is_world() {
            return;
        }
        let style = Style {
            halo: 1.4,
            spacing: 0.4,
            ..Style::new(13.0, Face::Italic, self.theme.water_ink)
        };
        let lakes = Picture::of(&self.scenery.land.lakes, view.frame, CELL);
        let mut rivers: BTreeMap<String, (u8, Vec<Line>)> = BTreeMap::new();
        for river in &self.scenery.land.rivers {
            let Some(name) = english(&river.name) else { continue };
            let (rank, lines) = rivers.entry(name).or_insert((river.rank, Vec::new()));
            *rank = river.rank.min(*rank);
            // On a lake its name would be taken for the lake's.
            lines.extend(river.lines.iter().flat_map(|line| dry(line, &lakes)));
        }
        let rivers = rivers.into_iter().map(|(name, (rank, lines))| {
            let long = long(&lines);
            (rank, long, name, lines)
        });
        let mut rivers: Vec<_> = rivers.collect();
        rivers.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        let mut count = 0;
        for (rank, long, name, lines) in rivers {
            let Some(name) = name_in(&name, gazetteer, language) else { continue };
            let block = style.block(&name);
            if count == MOST
                || long < LENGTHS * block.width
                || !text::is_drawable(&name)
                || self.is_water(&name)
            {
                continue;
            }
            let mut places = along_course(&lines, block);
            let on_lake = |place: &Candidate| {
                place.boxes.iter().any(|rect| lakes.touches(*rect, 1))
            };
            places.retain(|place| !on_lake(place));
            if places.is_empty() {
                continue;
            }
            count += 1;
            let hidden = if rank <= LARGE { HIDDEN.0 } else { HIDDEN.1 };
            self.push(Name::new(name, style), places, hidden, Crosses::Nothing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::scene::{Point, Rect};

    #[test]
    fn a_river_has_no_course_on_a_lake() {
        let at = |x: f64, y: f64| Point::new(x, y);
        let line = |points: Vec<Point>| Line { points, closed: true };
        let shore = vec![at(30.0, 0.0), at(60.0, 0.0), at(60.0, 60.0), at(30.0, 60.0)];
        let frame = Rect::sized(0.0, 0.0, 100.0, 60.0);
        let lakes = Picture::of(&[line(shore)], frame, CELL);
        let course: Vec<Point> =
            (0..=20_i32).map(|x| at(5.0 * f64::from(x), 31.0)).collect();
        let dry = dry(&line(course), &lakes);
        assert_eq!(dry.len(), 2);
        assert!(dry[0].points.iter().all(|point| point.x <= 31.0));
        assert!(dry[1].points.iter().all(|point| point.x >= 59.0));
    }

    #[test]
    fn names_of_rivers_are_whole_and_english() {
        let name = |raw| english(raw).unwrap_or_default();
        assert_eq!(name("Chang Jiang (Yangtze)"), "Yangtze");
        assert_eq!(name("El Bahr el Azraq  (Blue Nile)"), "Blue Nile");
        assert_eq!(name("Glomma (Glma)"), "Glomma");
        assert_eq!(name("Paran?"), "Paraná");
        assert_eq!(name("Dniester"), "Dniester");
        assert_eq!(english("A?na"), None);
    }
}
