//! The names of groups of islands, on the water among them.

use super::{Crosses, Name, Names, Style};
use crate::draw::labels::{Candidate, spread};
use crate::draw::scene::{Face, Rect};
use crate::gazetteer::Gazetteer;
use crate::model::{Feature, Language};
use crate::text::key;

/// The groups that maps name, as the gazetteer calls them in English.
const GROUPS: &str = include_str!("islands.txt");
/// How large a group is on the page, in pixels from its middle: where it is smaller it is
/// hardly seen, where it is larger a single island of it fills the map.
const SEEN: std::ops::Range<f64> = 22.0..2_000.0;
/// What it costs to leave out the name of a group.
const HIDDEN: f64 = 2.6;
/// Steps in which the name is moved from the middle, in pixels.
const STEP: f64 = 13.0;

impl Names<'_> {
    /// The names of groups of islands that are no country or territory on the map.
    pub(in crate::draw) fn islands(&mut self, gazetteer: &Gazetteer, language: Language) {
        let view = self.scenery.view;
        if view.is_world() {
            return;
        }
        for group in GROUPS.lines() {
            let found = gazetteer.named(group).into_iter().find_map(|named| {
                let record = gazetteer.record(named.place)?;
                (record.feature == Feature::Islands).then_some((named.place, record))
            });
            let Some((place, record)) = found else { continue };
            let at = view.at(record.position);
            let name = gazetteer.display(place, language);
            if !SEEN.contains(&(record.radius.0 / view.meters))
                || !view.frame.holds(at)
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
