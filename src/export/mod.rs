//! A briefing or a scene as bytes of a file format.
//!
//! [`layers`] makes one table a layer; every GIS format is written from those tables, so
//! their columns agree. Everything here is pure: equal input gives equal bytes.

#[cfg(feature = "png")]
mod corners;
mod csv;
mod dictionary;
mod facts;
#[cfg(feature = "flatgeobuf")]
mod flatgeobuf;
mod folder;
mod foreign;
mod geojson;
mod geometry;
#[cfg(feature = "geopackage")]
mod geopackage;
mod kml;
mod layers;
mod manifest;
#[cfg(feature = "pdf")]
mod pdf;
mod pictures;
#[cfg(feature = "png")]
mod png;
mod qgz;
mod qml;
mod quote;
#[cfg(feature = "png")]
mod raster;
mod record;
mod relative;
mod report;
mod style;
mod svg;
mod table;
mod wkt;

pub use csv::unlocated;
pub use dictionary::{dictionary, schema};
pub use folder::{Folder, Format, folder};
pub use geojson::{geojson, geojson_sequence};
pub use layers::{columns, layers};
pub use manifest::{Ingredient, Provenance, sha256, sha256_of};
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use pictures::Pictures;
#[cfg(feature = "png")]
pub use png::png;
pub use qml::qml;
pub use record::{Record, bytes_of, record};
pub use report::{html, markdown};
pub use svg::svg;
pub use table::{
    Column, ColumnKind, Geometry, GeometryKind, Layer, LayerTable, Row, Table, Value,
};
