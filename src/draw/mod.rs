//! A briefing as marks on a page.

use crate::gazetteer::{Basemap, Gazetteer};
use crate::model::Briefing;

mod scene;

pub use scene::Scene;

/// The briefing map.
#[must_use]
pub fn map(_briefing: &Briefing, _gazetteer: &Gazetteer, _basemap: &Basemap) -> Scene {
    Scene {}
}
