//! The names of lakes, on their water where they fit.

use super::limits;
use super::waters::{CELL, ELONGATED, HIDDEN_SMALL, REACH, radius};
use super::{Crosses, Name, Names, Style};
use crate::draw::clip::area;
use crate::draw::labels::Block;
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Point, Rect};
use crate::gazetteer::{Basemap, Label, LabelKind, Layer, Shape};
use crate::model::{Language, Position};

/// Lakes that have no label in the basemap, each with a point on it.
const LISTED: &str = include_str!("lakes.txt");
/// A lake of which fewer cells are seen is not named.
const FEWEST: usize = 12;

/// The lakes of the list.
fn listed() -> impl Iterator<Item = (&'static str, Position)> {
    LISTED.lines().filter_map(|line| {
        let (name, at) = line.split_once('\t')?;
        let (lat, lon) = at.split_once(' ')?;
        Some((name, Position::new(lon.parse().ok()?, lat.parse().ok()?).ok()?))
    })
}

/// Whether a position lies inside the rings of a lake.
fn holds(rings: &[Vec<geo::Coord<f64>>], at: Position) -> bool {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    let edges = edges.map(|edge| (edge[0].x_y(), edge[1].x_y()));
    limits::is_inside(edges, (at.lon(), at.lat()))
}

impl Names<'_> {
    /// The names of lakes: of those of the list in English only.
    pub(super) fn lakes(
        &mut self,
        basemap: &Basemap,
        labels: &[Label],
        lakes: &Picture,
        language: Language,
    ) {
        let view = self.scenery.view;
        for label in labels.iter().filter(|l| l.kind == LabelKind::Lake) {
            self.lake(&label.name, view.at(label.position), lakes);
        }
        if language == Language::En {
            for (name, position) in listed() {
                let at = view.at(position);
                if lakes.has(at) {
                    self.lake(name, at, lakes);
                }
            }
        }
        self.cut_lakes(basemap, labels);
    }

    /// The name of a lake at a point of it.
    pub(super) fn lake(&mut self, name: &str, at: Point, lakes: &Picture) {
        if !self.scenery.view.frame.holds(at) || self.is_settled(name) {
            return;
        }
        let piece = lakes.piece(at, 2.0 * CELL);
        let Some(piece) = piece.filter(|piece| piece.count() >= FEWEST) else { return };
        let style =
            Style { halo: 0.0, ..Style::new(13.5, Face::Italic, self.theme.water_ink) };
        let mut places = piece.places(style.block(name), at);
        let (axis, times) = piece.axis();
        if places.is_empty() && times >= ELONGATED {
            places = piece.slanted(style.block(name), at, axis);
        }
        if places.is_empty() {
            self.across(name, at);
        } else {
            let name = Name::new(name.to_owned(), style);
            self.push(name, places, HIDDEN_SMALL, Crosses::Nothing);
        }
    }

    /// The names of lakes whose middle is beside the map.
    fn cut_lakes(&mut self, basemap: &Basemap, labels: &[Label]) {
        let view = self.scenery.view;
        let is_cut = |label: &&Label| {
            let middle = Rect::around(view.at(label.position), 0.0, 0.0);
            let beside = view.frame.gap(middle);
            let reach = REACH * radius(label.rank) / view.meters;
            label.kind == LabelKind::Lake && (f64::MIN_POSITIVE..reach).contains(&beside)
        };
        let cut: Vec<&Label> = labels.iter().filter(is_cut).collect();
        if cut.is_empty() {
            return;
        }
        let lakes = basemap.shapes(Layer::Lakes, view.detail(), view.window.bbox());
        for label in cut {
            let holds = |lake: &&Shape| holds(&lake.parts, label.position);
            let Some(lake) = lakes.iter().find(holds) else {
                continue;
            };
            let fill = area(lake.parts.iter().map(Vec::as_slice), view).fill;
            let picture = Picture::of(&fill, view.frame, CELL);
            let dot = Block { width: 1.0, height: 1.0, margin: 1.0 };
            let water = picture.places(dot, picture.middle());
            if let Some(place) = water.first() {
                self.lake(&label.name, place.middle, &picture);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Detail;
    use crate::model::Bbox;

    #[test]
    fn a_lake_of_the_list_is_on_a_lake_without_a_name() {
        let lines = LISTED.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(listed().count(), lines.count());
        let basemap = Basemap::bundled().expect("it is in the program");
        let all = Bbox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
        let lakes = basemap.shapes(Layer::Lakes, Detail::Region, all);
        let labels = basemap.labels(all, Language::En);
        for (name, at) in listed() {
            assert!(lakes.iter().any(|lake| holds(&lake.parts, at)), "{name}");
            assert!(labels.iter().all(|label| label.name != name), "{name}");
        }
    }
}
