//! The names of rivers, along their course.

use std::collections::BTreeMap;

use super::{Crosses, Name, Names, Style};
use crate::draw::labels::along_course;
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
        let mut rivers: BTreeMap<String, (u8, Vec<Line>)> = BTreeMap::new();
        for river in &self.scenery.land.rivers {
            let Some(name) = english(&river.name) else { continue };
            let (rank, lines) = rivers.entry(name).or_insert((river.rank, Vec::new()));
            *rank = river.rank.min(*rank);
            lines.extend(river.lines.iter().cloned());
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
            let places = along_course(&lines, block);
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
