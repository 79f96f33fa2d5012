//! The names that the report itself calls for: sites, radii, areas.

use super::{Crosses, Name, Names, Style};
use crate::draw::clip;
use crate::draw::labels::{Block, Candidate, around_point, on_arc, on_rim, spread};
use crate::draw::layers::{km, rings};
use crate::draw::picture::Picture;
use crate::draw::scene::{Face, Point, Rect};

/// What it costs to leave out the name of a place with events.
const EVENT: f64 = 1000.0;
/// The same for the end of a measured distance.
const END: f64 = 400.0;
/// The same for a place that is only named.
const NAMED: f64 = 200.0;
/// The same for the radius of a ring.
const RADIUS: f64 = 300.0;
/// The same for an area.
const AREA: f64 = 150.0;
/// What it costs to set a radius on the limit of another ring.
const OTHER_RIM: f64 = 1.0;
/// What it costs to set a radius beside its limit, and where on it a line to it may end.
const LED: f64 = 1.5;
const RIM_ENDS: usize = 8;
/// What it costs to set the name of an area beside it.
const BESIDE: f64 = 1.6;
/// Sizes of the letters of an area, the best first.
const AREA_SIZES: [f64; 3] = [17.0, 15.0, 13.0];
/// Directions from the middle of an area in which it is looked for where a line may end.
const DIRECTIONS: u32 = 12;
/// Side of a cell of the picture of an area, in pixels.
const CELL: f64 = 6.0;

impl Names<'_> {
    /// The names of the report's own places.
    pub(in crate::draw) fn sites(&mut self) {
        for place in self.scenery.placed {
            let site = &self.scenery.content.sites[place.site];
            let number =
                self.scenery.short.numbered.iter().position(|at| *at == place.site);
            let text = match number {
                Some(at) => (at + 1).to_string(),
                None => site.name.clone(),
            };
            if text.trim().is_empty() {
                continue;
            }
            let told = !site.events.is_empty();
            let style = if site.is_water {
                Style::new(16.5, Face::Italic, self.theme.water_ink)
            } else if told || site.is_end {
                Style::new(18.0, Face::Bold, self.theme.ink)
            } else {
                Style::new(16.0, Face::Bold, self.theme.ink)
            };
            let hidden = match (told, site.is_end) {
                (true, _) => EVENT,
                (false, true) => END,
                _ => NAMED,
            };
            let mut candidates = around_point(place.covers, style.block(&text), None);
            self.told_apart(&mut candidates, place.covers, number.is_some());
            let name = Name { site: Some(place.site), ..Name::new(text, style) };
            self.push(name, candidates, hidden, Crosses::Nothing);
        }
    }

    /// The radii of rings, along their rims.
    pub(in crate::draw) fn rims(&mut self) {
        let limits = self.scenery.rims.iter().flat_map(|rim| [&rim.whole, &rim.hole]);
        let limits: Vec<&Vec<Point>> = limits.collect();
        for (at, ring) in self.scenery.content.rings.iter().enumerate() {
            let rim = &self.scenery.rims[at];
            let style = Style::new(15.0, Face::Bold, rim.color);
            for (own, length) in [(2 * at, ring.max), (2 * at + 1, ring.min)] {
                let points = limits[own];
                if points.is_empty() {
                    continue;
                }
                let text = format!("{} km", km(length));
                let along = if rim.sector.is_some() { on_arc } else { on_rim };
                let block = style.block(&text);
                let mut candidates = along(points, block);
                // Where it is too small for its figure: with a line to it.
                let step = (points.len() / RIM_ENDS).max(1);
                let ends = points.iter().step_by(step);
                let led =
                    ends.flat_map(|end| led_to(Rect::around(*end, 1.5, 1.5), block));
                candidates.extend(led.map(|c| Candidate { cost: c.cost + LED, ..c }));
                let others = limits.iter().enumerate().filter(|(other, _)| *other != own);
                for limit in others.map(|(_, limit)| limit) {
                    for candidate in &mut candidates {
                        if candidate.lies_on(limit) {
                            candidate.cost += OTHER_RIM;
                        }
                    }
                }
                self.push(Name::new(text, style), candidates, RADIUS, Crosses::Rings);
            }
        }
    }

    /// The names of areas that no symbol stands for.
    pub(in crate::draw) fn areas(&mut self) {
        let obstacles = self.obstacles();
        for area in &self.scenery.content.areas {
            let view = self.scenery.view;
            let fill = clip::area(rings(&area.outline), view).fill;
            let picture = Picture::of(&fill, view.frame, CELL);
            let sites = &self.scenery.content.sites;
            if sites.iter().any(|s| s.id.is_some() && s.id == area.id) {
                self.named.push(picture);
                continue;
            }
            let color = self.theme.area.over(self.theme.ink, 0.45);
            let style = |size: f64| {
                let spacing = 1.2 * size / AREA_SIZES[0];
                Style { spacing, ..Style::new(size, Face::Bold, color) }
            };
            let inside = |style: Style| {
                let block = style.block(&area.name);
                let free = |rect: Rect| !obstacles.iter().any(|o| o.overlaps(rect));
                let places = picture.places_where(block, picture.middle(), free);
                (!places.is_empty()).then_some((style, places))
            };
            let fitting = AREA_SIZES.into_iter().map(style).find_map(inside);
            let outside = style(AREA_SIZES[1]);
            let (style, mut candidates) = fitting.unwrap_or((outside, Vec::new()));
            // Where it does not fit inside: over its middle, else near by with a line to it.
            let block = style.block(&area.name);
            let middle = view.at(area.label);
            let over = spread(middle, block, 0.0).into_iter().take(1);
            let near = led_to(Rect::around(middle, 5.0, 5.0), block);
            let beside = picture.outermost(DIRECTIONS).into_iter();
            let beside = beside.flat_map(|(end, (dx, dy))| {
                let leads = led_to(Rect::around(end, 2.0, 2.0), block).into_iter();
                leads.filter(move |c| {
                    let (x, y) = (c.middle.x - end.x, c.middle.y - end.y);
                    x * dx + y * dy > 0.7 * x.hypot(y)
                })
            });
            candidates.extend(
                over.chain(near)
                    .chain(beside)
                    .map(|c| Candidate { cost: c.cost + BESIDE, ..c }),
            );
            self.named.push(picture);
            self.push(
                Name::new(area.name.clone(), style),
                candidates,
                AREA,
                Crosses::Nothing,
            );
        }
    }
}

/// Places for a name with a line that leads to a symbol.
pub(super) fn led_to(symbol: Rect, block: Block) -> Vec<Candidate> {
    let mut found = around_point(symbol, block, None);
    found.retain(|candidate| candidate.leader.is_some());
    found
}
