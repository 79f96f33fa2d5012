//! The names of groups of islands, on the water among them.

use super::{Crosses, Name, Names, Style};
use crate::draw::labels::{Candidate, spread};
use crate::draw::scene::{Face, Rect};
use crate::draw::text;
use crate::gazetteer::Gazetteer;
use crate::model::{Feature, Language, Meters, Position};
use crate::text::key;

/// The groups that maps name, as the gazetteer calls them in English; those that it does not
/// have with the latitude and longitude of their middle, how many kilometers they reach from
/// there, and their names in other languages (general knowledge 2026).
const GROUPS: &str = include_str!("islands.txt");
/// How large a group is on the page, in pixels from its middle: where it is smaller it is
/// hardly seen, where it is larger a single island of it fills the map.
const SEEN: std::ops::Range<f64> = 22.0..2_000.0;
/// What it costs to leave out the name of a group.
const HIDDEN: f64 = 2.6;
/// Steps in which the name is moved from the middle, in pixels.
const STEP: f64 = 13.0;

/// A group of islands.
struct Group {
    name: String,
    position: Position,
    radius: Meters,
}

/// A group of the list that has its place there, with its name in a language.
fn listed(line: &str, language: Language) -> Option<Group> {
    let mut cells = line.split('\t');
    let (english, place) = (cells.next()?, cells.next()?);
    let numbers: Option<Vec<f64>> = place.split(' ').map(|n| n.parse().ok()).collect();
    let Some(&[lat, lon, kilometers]) = numbers.as_deref() else { return None };
    let mut names = cells.next().unwrap_or_default().split('|');
    let name = if language == Language::En {
        english
    } else {
        names.find_map(|name| name.strip_prefix(language.code())?.strip_prefix(':'))?
    };
    let position = Position::new(lon, lat).ok()?;
    Some(Group { name: name.to_owned(), position, radius: Meters(1_000.0 * kilometers) })
}

/// A group of the list that the gazetteer has.
fn known(name: &str, gazetteer: &Gazetteer, language: Language) -> Option<Group> {
    gazetteer.named(name).into_iter().find_map(|named| {
        let record = gazetteer.record(named.place)?;
        let name = gazetteer.display(named.place, language);
        let is_group = record.feature == Feature::Islands;
        is_group.then_some(Group {
            name,
            position: record.position,
            radius: record.radius,
        })
    })
}

impl Names<'_> {
    /// The names of groups of islands that are no country or territory on the map.
    pub(in crate::draw) fn islands(&mut self, gazetteer: &Gazetteer, language: Language) {
        let view = self.scenery.view;
        if view.is_world() {
            return;
        }
        for line in GROUPS.lines() {
            let found =
                listed(line, language).or_else(|| known(line, gazetteer, language));
            let Some(Group { name, position, radius }) = found else { continue };
            let at = view.at(position);
            if !SEEN.contains(&(radius.0 / view.meters))
                || !view.frame.holds(at)
                || !text::is_drawable(&name)
                || self.is_settled(&name)
                || self.is_there(&name)
            {
                continue;
            }
            let style = Style {
                spacing: 1.0,
                halo: 1.4,
                ..Style::new(13.5, Face::Regular, self.theme.muted)
            };
            // Rather on water than on an island.
            let block = style.block(&name);
            let mut places = spread(at, block, STEP);
            for place in &mut places {
                let wet = |c: &Candidate| c.boxes.iter().all(|rect| self.is_wet(*rect));
                place.cost += if wet(place) { 0.0 } else { 0.5 };
            }
            self.push(Name::new(name, style), places, HIDDEN, Crosses::Shores);
        }
    }

    /// Whether a name is on the map already, be it in capitals.
    fn is_there(&self, name: &str) -> bool {
        let name = key(name);
        self.names.iter().any(|known| key(&known.text) == name)
    }

    /// Whether no coast runs through a rectangle.
    fn is_wet(&self, rect: Rect) -> bool {
        self.weak.crossings(rect) == 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_the_list_has_a_place_and_names() {
        for line in GROUPS.lines().filter(|line| line.contains('\t')) {
            for language in [Language::En, Language::Uk, Language::De, Language::Ro] {
                let group = listed(line, language).expect(line);
                assert!(!group.name.is_empty() && group.radius.0 >= 10_000.0, "{line}");
            }
        }
        let line = GROUPS.lines().find(|line| line.starts_with("Cyclades"));
        let group = listed(line.unwrap_or_default(), Language::De).expect("it is listed");
        assert_eq!(group.name, "Kykladen");
    }
}
