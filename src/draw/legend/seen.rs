//! What of a briefing is on the map, and so in its legend.

use crate::draw::clip::{area, bounds};
use crate::draw::content::Content;
use crate::draw::layers::{Rim, geodesic, rings};
use crate::draw::view::View;

/// Which rings, areas and measured lines of the content are on the map, in their order.
#[derive(Debug, Clone, Default)]
pub(in crate::draw) struct Seen {
    /// The rings that have a limit on the map.
    pub(in crate::draw) rings: Vec<bool>,
    pub(in crate::draw) areas: Vec<bool>,
    pub(in crate::draw) lines: Vec<bool>,
}

impl Seen {
    pub(in crate::draw) fn of(content: &Content, view: &View, rims: &[Rim]) -> Self {
        let areas = content.areas.iter().map(|member| {
            let drawn = area(rings(&member.outline), view);
            drawn.fill.iter().any(|line| bounds(&line.points).overlaps(view.frame))
        });
        let lines = content.lines.iter();
        let lines = lines.map(|l| geodesic(l, view).iter().any(|p| view.frame.holds(*p)));
        Self {
            rings: rims.iter().map(Rim::is_seen).collect(),
            areas: areas.collect(),
            lines: lines.collect(),
        }
    }
}
