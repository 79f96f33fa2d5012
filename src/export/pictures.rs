//! What a folder holds besides the files that are made from a briefing alone.

use crate::gazetteer::Basemap;

/// The pictures that the caller puts into the folder.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pictures<'a> {
    /// The map as SVG, to be put into `report.html`.
    pub map: Option<&'a str>,
    /// The charts as SVG, to be put into `report.html`.
    pub charts: &'a [&'a str],
    /// The names of all pictures in the folder; `report.md` shows `map.png` and the charts.
    pub names: &'a [&'a str],
    /// The land and borders behind the layers of `map.qgz`.
    pub ground: Option<&'a Basemap>,
}
