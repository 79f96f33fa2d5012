//! FlatGeobuf: one typed layer a file, with the packed R-tree of its rows.

use flatgeobuf::geozero::error::Result as Processed;
use flatgeobuf::geozero::{
    ColumnValue, GeomProcessor, GeozeroGeometry, PropertyProcessor as _,
};
use flatgeobuf::{ColumnType, FgbCrs, FgbWriter, FgbWriterOptions, GeometryType};
use geo::LineString;

use super::table::{ColumnKind, Geometry, GeometryKind, LayerTable, Value};
use crate::error::Error;

/// The bytes of a layer. Rows are in the order of the index (along a Hilbert curve).
///
/// # Errors
/// [`Error::Export`] if the disk has no room for a temporary file.
pub(super) fn flatgeobuf(table: &LayerTable) -> Result<Vec<u8>, Error> {
    written(table).map_err(|error| Error::Export {
        file: "a .fgb layer",
        message: format!("{}: {error}", table.layer.as_str()),
    })
}

fn written(table: &LayerTable) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let kind = match table.layer.geometry() {
        GeometryKind::Point => GeometryType::Point,
        GeometryKind::Line => GeometryType::MultiLineString,
        GeometryKind::Polygon => GeometryType::MultiPolygon,
    };
    let options = FgbWriterOptions {
        detect_type: false,
        promote_to_multi: false,
        crs: FgbCrs {
            org: Some("EPSG"),
            code: 4326,
            name: Some("WGS 84"),
            ..FgbCrs::default()
        },
        title: Some(table.layer.title()),
        ..FgbWriterOptions::default()
    };
    let mut writer = FgbWriter::create_with_options(table.layer.as_str(), kind, options)?;
    for column in table.columns {
        let kind = match column.kind {
            ColumnKind::Text => ColumnType::String,
            ColumnKind::Integer => ColumnType::Long,
            ColumnKind::Real => ColumnType::Double,
            ColumnKind::Date => ColumnType::DateTime,
        };
        writer.add_column(column.name, kind, |builder, entry| {
            entry.description = Some(builder.create_string(column.about));
        });
    }
    for row in &table.rows {
        let mut failed = None;
        writer.add_feature_geom(Shape(&row.geometry), |feature| {
            for (at, (column, value)) in table.columns.iter().zip(&row.values).enumerate()
            {
                let value = match value {
                    Value::Null => continue,
                    Value::Text(text) => ColumnValue::String(text),
                    Value::Integer(number) => ColumnValue::Long(*number),
                    Value::Real(number) => ColumnValue::Double(*number),
                    Value::Date(day) => ColumnValue::DateTime(day),
                };
                failed =
                    failed.take().or(feature.property(at, column.name, &value).err());
            }
        })?;
        if let Some(error) = failed {
            return Err(error.into());
        }
    }
    let mut bytes = Vec::new();
    writer.write(&mut bytes)?;
    Ok(bytes)
}

/// A geometry of a row, as the writer walks over it.
struct Shape<'a>(&'a Geometry);

impl GeozeroGeometry for Shape<'_> {
    fn process_geom<P: GeomProcessor>(&self, out: &mut P) -> Processed<()> {
        match self.0 {
            Geometry::Point(point) => {
                out.point_begin(0)?;
                out.xy(point.x(), point.y(), 0)?;
                out.point_end(0)
            }
            Geometry::Lines(lines) => {
                out.multilinestring_begin(lines.0.len(), 0)?;
                for (at, line) in lines.iter().enumerate() {
                    walk(line, at, out)?;
                }
                out.multilinestring_end(0)
            }
            Geometry::Polygons(polygons) => {
                out.multipolygon_begin(polygons.0.len(), 0)?;
                for (at, polygon) in polygons.iter().enumerate() {
                    let rings = 1 + polygon.interiors().len();
                    out.polygon_begin(false, rings, at)?;
                    walk(polygon.exterior(), 0, out)?;
                    for (hole, ring) in (1..).zip(polygon.interiors()) {
                        walk(ring, hole, out)?;
                    }
                    out.polygon_end(false, at)?;
                }
                out.multipolygon_end(0)
            }
        }
    }
}

fn walk<P: GeomProcessor>(
    line: &LineString<f64>,
    at: usize,
    out: &mut P,
) -> Processed<()> {
    out.linestring_begin(false, line.0.len(), at)?;
    for (index, corner) in line.0.iter().enumerate() {
        out.xy(corner.x, corner.y, index)?;
    }
    out.linestring_end(false, at)
}
