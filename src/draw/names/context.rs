//! The names that show where one is: settlements, regions, waters.

use super::{Crosses, Name, Names, Style};
use crate::draw::labels::{around_point, spread};
use crate::draw::scene::{Face, Point, Rect};
use crate::draw::text;
use crate::gazetteer::{Basemap, Gazetteer, LabelKind};
use crate::model::{Feature, Language};

/// The most settlements that are tried.
const MOST_TOWNS: usize = 48;
/// Settlements keep this far from each other, in pixels.
const APART: f64 = 34.0;
/// They keep this far from places of the report.
const APART_FROM_SITES: f64 = 22.0;
/// First-level regions are named on maps finer than this, in meters a pixel.
const REGIONS_BELOW: f64 = 900.0;

impl Names<'_> {
    /// Settlements, the largest first.
    pub(in crate::draw) fn towns(&mut self, gazetteer: &Gazetteer, language: Language) {
        let view = self.scenery.view;
        let people = least_people(view.meters);
        let placed = self.scenery.placed.iter();
        let mut taken: Vec<(Point, f64)> =
            placed.map(|p| (p.at, APART_FROM_SITES)).collect();
        let sites = &self.scenery.content.sites;
        let inner = view.frame.grown(-10.0);
        let mut count = 0;
        for id in gazetteer.settlements(view.window.bbox(), people) {
            if count >= MOST_TOWNS {
                break;
            }
            let Some(record) = gazetteer.record(id) else { continue };
            let at = view.at(record.position);
            let crowded = taken.iter().any(|(p, apart)| p.distance(at) < *apart);
            if record.feature == Feature::District
                || sites.iter().any(|s| s.id == Some(id))
                || !inner.holds(at)
                || crowded
            {
                continue;
            }
            let name = gazetteer.display(id, language);
            if name.is_empty() || !text::is_drawable(&name) {
                continue;
            }
            taken.push((at, APART));
            count += 1;
            let capital = record.feature == Feature::Capital;
            // Only a city is worth a leader line, which costs 1.5 and more.
            let (size, face, hidden) = match record.population {
                _ if capital => (16.0, Face::Bold, 60.0),
                p if p >= 500_000 => (15.5, Face::Regular, 20.0),
                p if p >= 100_000 => (14.5, Face::Regular, 5.0),
                _ => (13.5, Face::Regular, 1.3),
            };
            let share = if capital { 1.0 } else { 0.65 };
            let color = self.theme.ink.over(self.theme.muted, share);
            let style = Style::new(size, face, color);
            let radius = if capital { 4.2 } else { 3.2 };
            let own = Rect::around(at, radius + 2.0, radius + 2.0);
            let symbol = Rect::around(at, radius + 0.5, radius + 0.5);
            let candidates = around_point(symbol, style.block(&name), Some(own));
            let name = Name { dot: Some((at, radius)), ..Name::new(name, style) };
            self.push(name, candidates, hidden, Crosses::Nothing);
        }
    }

    /// Whether a place of the report goes by this name.
    pub(super) fn is_named(&self, name: &str) -> bool {
        let content = &self.scenery.content;
        content.areas.iter().any(|a| a.name == name)
            || content.sites.iter().any(|s| s.name == name)
    }

    /// The names of first-level regions, seas and lakes.
    pub(in crate::draw) fn basemap(&mut self, basemap: &Basemap, language: Language) {
        let view = self.scenery.view;
        let (muted, water) = (self.theme.muted, self.theme.water_ink);
        for label in basemap.labels(view.window.bbox(), language) {
            let at = view.at(label.position);
            if !view.frame.holds(at) || !text::is_drawable(&label.name) {
                continue;
            }
            let twice = self.names.iter().any(|name| name.text == label.name);
            if twice || self.is_named(&label.name) {
                continue;
            }
            let style = |size, face, color, spacing, halo| Style {
                spacing,
                halo,
                ..Style::new(size, face, color)
            };
            let (style, hidden, step) = match label.kind {
                LabelKind::Admin1 if view.meters < REGIONS_BELOW => {
                    (style(13.0, Face::Regular, muted, 0.8, 1.4), 1.0, 20.0)
                }
                LabelKind::Sea => {
                    (style(18.0, Face::Italic, water, 2.4, 0.0), 15.0, 40.0)
                }
                LabelKind::Lake => {
                    (style(13.5, Face::Italic, water, 0.0, 1.2), 1.0, 14.0)
                }
                // Countries are named within what is seen of them.
                _ => continue,
            };
            let candidates = spread(at, style.block(&label.name), step);
            let name = Name::new(label.name, style);
            self.push(name, candidates, hidden, Crosses::Nothing);
        }
    }
}

/// The fewest people of a settlement that is worth a name at a scale.
fn least_people(meters: f64) -> u64 {
    match meters {
        m if m < 100.0 => 500,
        m if m < 300.0 => 2_000,
        m if m < 700.0 => 10_000,
        m if m < 1_500.0 => 50_000,
        m if m < 4_000.0 => 200_000,
        m if m < 10_000.0 => 1_000_000,
        _ => 4_000_000,
    }
}
