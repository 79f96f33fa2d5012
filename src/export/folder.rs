//! Every file of the output folder except the pictures.

use super::facts::Facts;
use super::manifest::Provenance;
use super::pictures::Pictures;
use super::table::LayerTable;
use super::{csv, geojson, kml, layers, manifest, qml, report, wkt};
use crate::draw;
use crate::error::Error;
use crate::gazetteer::{Basemap, Gazetteer};
use crate::model::Briefing;

/// A kind of file that the folder may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `map.pdf`, a picture that the caller draws.
    #[cfg(feature = "pdf")]
    Pdf,
    /// `distances` and `timeline`, pictures that the caller draws.
    Charts,
    /// `places.geojson` and its like, each with its `.qml`, and `unlocated.csv`.
    GeoJson,
    /// `places.csv` and its like with well-known text, each with `.csvt` and `.prj`.
    Csv,
    /// `places.geojsons` and its like: GeoJSON text sequences (RFC 8142).
    Sequence,
    /// `places.fgb` and its like: FlatGeobuf, each with its `.qml`.
    #[cfg(feature = "flatgeobuf")]
    FlatGeobuf,
    /// `briefing.kml`.
    Kml,
    /// `map.qgz`, which opens the `.geojson` files.
    Qgz,
    /// `briefing.gpkg`.
    #[cfg(feature = "geopackage")]
    GeoPackage,
    /// `report.md`.
    Markdown,
    /// `report.html`.
    Html,
    /// `briefing.json`.
    Json,
}

impl Format {
    /// Every format, in the order of the folder.
    pub const ALL: &'static [Self] = &[
        #[cfg(feature = "pdf")]
        Self::Pdf,
        Self::Charts,
        Self::GeoJson,
        Self::Csv,
        Self::Sequence,
        #[cfg(feature = "flatgeobuf")]
        Self::FlatGeobuf,
        Self::Kml,
        Self::Qgz,
        #[cfg(feature = "geopackage")]
        Self::GeoPackage,
        Self::Markdown,
        Self::Html,
        Self::Json,
    ];
    /// What is written unless other formats are asked for.
    pub const DEFAULT: &'static [Self] = &[
        Self::Charts,
        Self::GeoJson,
        Self::Qgz,
        #[cfg(feature = "geopackage")]
        Self::GeoPackage,
        Self::Markdown,
        Self::Html,
        Self::Json,
    ];

    /// Whether QGIS takes the style of its files from a `.qml` beside them.
    fn takes_styles(self) -> bool {
        match self {
            Self::GeoJson | Self::Qgz => true,
            #[cfg(feature = "flatgeobuf")]
            Self::FlatGeobuf => true,
            _ => false,
        }
    }

    /// The word that a user asks for it by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            #[cfg(feature = "pdf")]
            Self::Pdf => "pdf",
            Self::Charts => "charts",
            Self::GeoJson => "geojson",
            Self::Csv => "csv",
            Self::Sequence => "geojsonseq",
            #[cfg(feature = "flatgeobuf")]
            Self::FlatGeobuf => "fgb",
            Self::Kml => "kml",
            Self::Qgz => "qgz",
            #[cfg(feature = "geopackage")]
            Self::GeoPackage => "gpkg",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

/// Every file of the folder except the pictures, in a fixed order: name and content.
///
/// Empty layers are not written; `briefing.json` says so. Equal input gives equal bytes.
///
/// # Errors
/// [`Error::Export`] if a database or archive cannot be made in memory.
pub fn folder(
    briefing: &Briefing,
    gazetteer: &Gazetteer,
    provenance: &Provenance,
    pictures: Pictures<'_>,
    formats: &[Format],
) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let layers = Folder::layers(briefing, gazetteer, pictures.ground, formats)?;
    layers.finished(provenance, pictures)
}

/// The files of the folder that need no picture; they can be made while the map is drawn.
#[derive(Debug)]
pub struct Folder<'a> {
    facts: Facts<'a>,
    gazetteer: &'a Gazetteer,
    formats: &'a [Format],
    tables: Vec<LayerTable>,
    files: Vec<(String, Vec<u8>)>,
}

impl<'a> Folder<'a> {
    /// The layers in the formats that are layers alone, their styles, and the project with
    /// the land and borders of a basemap behind them.
    ///
    /// # Errors
    /// [`Error::Export`] if an archive cannot be made in memory.
    pub fn layers(
        briefing: &'a Briefing,
        gazetteer: &'a Gazetteer,
        ground: Option<&Basemap>,
        formats: &'a [Format],
    ) -> Result<Self, Error> {
        let facts = Facts::new(briefing);
        let tables = layers::tables(&facts, &|place| gazetteer.outline(place));
        let mut made = Self { facts, gazetteer, formats, tables, files: Vec::new() };
        made.add_layers(ground)?;
        Ok(made)
    }

    fn wants(&self, format: Format) -> bool {
        self.formats.contains(&format)
    }

    fn add_layers(&mut self, ground: Option<&Basemap>) -> Result<(), Error> {
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        let (facts, tables) = (&self.facts, &self.tables);
        let full: Vec<&LayerTable> =
            tables.iter().filter(|t| !t.rows.is_empty()).collect();
        #[cfg(feature = "flatgeobuf")]
        if self.wants(Format::FlatGeobuf) {
            for table in &full {
                let name = format!("{}.fgb", table.layer.as_str());
                files.push((name, super::flatgeobuf::flatgeobuf(table)?));
            }
        }
        if self.formats.iter().any(|format| format.takes_styles()) {
            for table in &full {
                let name = format!("{}.qml", table.layer.as_str());
                files.push((name, qml::qml(table.layer).into_bytes()));
            }
        }
        // The project opens the GeoJSON files.
        if self.wants(Format::GeoJson) || self.wants(Format::Qgz) {
            for table in &full {
                let name = format!("{}.geojson", table.layer.as_str());
                files.push((name, geojson::geojson(table).into_bytes()));
            }
            let unlocated = layers::unlocated(facts);
            if !unlocated.rows.is_empty() {
                files.push(("unlocated.csv".into(), csv::csv(&unlocated).into_bytes()));
            }
        }
        if self.wants(Format::Csv) {
            for table in &full {
                let name = table.layer.as_str();
                files.push((format!("{name}.csv"), wkt::csv(table).into_bytes()));
                files.push((format!("{name}.csvt"), wkt::csvt(table.columns).into()));
                files.push((format!("{name}.prj"), wkt::PRJ.as_bytes().to_vec()));
            }
        }
        if self.wants(Format::Sequence) {
            for table in &full {
                let name = format!("{}.geojsons", table.layer.as_str());
                files.push((name, geojson::geojson_sequence(table).into_bytes()));
            }
        }
        if self.wants(Format::Kml) && !full.is_empty() {
            let text = kml::kml(&facts.title(), tables);
            files.push(("briefing.kml".into(), text.into_bytes()));
        }
        if self.wants(Format::Qgz) && !full.is_empty() {
            let shown = draw::shown(facts.briefing, self.gazetteer);
            let project = super::qgz::qgz(facts, tables, ground, shown)?;
            files.push(("map.qgz".into(), project));
        }
        self.files = files;
        Ok(())
    }

    /// Every file except the pictures: these, the database, the pages and the manifest.
    ///
    /// # Errors
    /// [`Error::Export`] if a database cannot be made in memory.
    pub fn finished(
        mut self,
        provenance: &Provenance,
        pictures: Pictures<'_>,
    ) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let mut files = std::mem::take(&mut self.files);
        let (briefing, gazetteer) = (self.facts.briefing, self.gazetteer);
        #[cfg(feature = "geopackage")]
        if self.wants(Format::GeoPackage) {
            let bytes =
                super::geopackage::geopackage(&self.facts, &self.tables, provenance)?;
            files.push(("briefing.gpkg".into(), bytes));
        }
        if self.wants(Format::Markdown) {
            let page = report::markdown(briefing, gazetteer, provenance, pictures.names);
            files.push(("report.md".into(), page.into_bytes()));
        }
        if self.wants(Format::Html) {
            let page = report::html(briefing, gazetteer, provenance, pictures);
            files.push(("report.html".into(), page.into_bytes()));
        }
        if self.wants(Format::Json) {
            let pictures = pictures.names.iter().map(|name| (*name).to_owned());
            let mut names: Vec<String> =
                files.iter().map(|(name, _)| name.clone()).collect();
            names.extend(pictures);
            names.push("briefing.json".into());
            names.sort();
            let text = manifest::json(&self.facts, &self.tables, provenance, &names);
            files.push(("briefing.json".into(), text.into_bytes()));
        }
        Ok(files)
    }
}
