//! A briefing as marks on a page.
//!
//! `map` chooses what to show (`content`), which part of the Earth that is (`extent`),
//! draws the basemap and the layers of the report, and finds a place for every name.

mod areas;
mod boxes;
mod charts;
mod clip;
mod compose;
mod content;
mod crowd;
mod extent;
mod follow;
mod furniture;
mod globe;
mod graticule;
mod inside;
mod labels;
mod land;
mod layers;
mod legend;
mod names;
mod page;
mod panel;
mod picture;
mod plane;
mod projection;
mod scale;
mod scene;
mod sea;
mod sites;
mod spelling;
mod symbols;
mod text;
mod ukrainian;
mod user;
mod view;

pub use charts::{distances_chart, timeline_chart};
use content::Content;
pub use projection::Projection;
pub use scene::{
    Anchor, Face, Fill, Group, Halo, Layout, Lettered, Line, Mark, Outline, Pattern,
    Point, Rect, Scene, Shape, Stroke, Text,
};
#[cfg(test)]
pub(crate) use text::width;
pub use text::{FAMILY, Glyph, TYPEFACES, Typeface, advance, glyphs, typeface};

use crate::gazetteer::{Basemap, Gazetteer};
use crate::model::{Bbox, Briefing, Language};
use crate::settings::Theme;

/// What a user may set about a map.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct MapOptions {
    /// Width and height of the page in logical pixels.
    pub size: (f64, f64),
    /// The title instead of the report's.
    pub title: Option<String>,
    /// The colors.
    pub theme: Theme,
    /// The language of names.
    pub language: Language,
    /// The projection instead of the one that suits the extent.
    pub projection: Option<ProjectionKind>,
    /// What to show instead of what the report is about.
    pub extent: Option<Bbox>,
    /// Whether land, borders and towns are drawn.
    pub basemap: bool,
    /// Whether the scale bar has miles as well.
    pub miles: bool,
}

impl Default for MapOptions {
    fn default() -> Self {
        Self {
            size: (1600.0, 1200.0),
            title: None,
            theme: Theme::default(),
            language: Language::En,
            projection: None,
            extent: None,
            basemap: true,
            miles: false,
        }
    }
}

/// A kind of projection; its center comes from what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProjectionKind {
    /// Azimuthal equidistant: up to about 2,500 km across.
    Equidistant,
    /// Lambert azimuthal equal-area: continents.
    EqualArea,
    /// Equal Earth: the world.
    EqualEarth,
}

/// The part of the Earth that the briefing map shows unless it is told otherwise.
#[must_use]
pub fn shown(briefing: &Briefing, gazetteer: &Gazetteer) -> Bbox {
    let options = MapOptions::default();
    let content = Content::of(briefing, gazetteer, options.language);
    let (right, bottom) = options.size;
    let frame = scene::Rect { left: 0.0, top: 0.0, right, bottom };
    let (view, _) = extent::view(&content, &options, frame);
    view.window.bbox()
}

/// The briefing map.
///
/// A report without a place that belongs on a map gets the world with a note that says so.
#[must_use]
pub fn map(
    briefing: &Briefing,
    gazetteer: &Gazetteer,
    basemap: &Basemap,
    options: &MapOptions,
) -> Scene {
    let content = Content::of(briefing, gazetteer, options.language);
    compose::scene(&page::Page {
        briefing,
        gazetteer,
        basemap,
        options,
        content: &content,
        is_legend_below: false,
    })
}
