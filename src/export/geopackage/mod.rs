//! One GeoPackage (OGC 12-128r17, version 1.3) with every layer, its style and its spatial
//! index, made in memory.

mod blob;
mod rtree;
mod schema;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, params, params_from_iter};

use super::facts::Facts;
use super::manifest::Provenance;
use super::table::{GeometryKind, LayerTable, Table, Value};
use super::{layers, qml};
use crate::error::Error;

/// The bytes of a GeoPackage with the layers that have rows, and tables without geometry
/// behind them. Equal input gives equal bytes: all dates are the report's.
///
/// # Errors
/// [`Error::Export`] if `SQLite` runs out of memory.
pub(super) fn geopackage(
    facts: &Facts<'_>,
    tables: &[LayerTable],
    provenance: &Provenance,
) -> Result<Vec<u8>, Error> {
    let failed = |error: rusqlite::Error| Error::Export {
        file: "briefing.gpkg",
        message: error.to_string(),
    };
    database(facts, tables, provenance).map_err(failed)
}

fn database(
    facts: &Facts<'_>,
    tables: &[LayerTable],
    provenance: &Provenance,
) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(schema::PRAGMAS)?;
    let stamp = stamp(facts, provenance);
    let transaction = connection.transaction()?;
    transaction.execute_batch(schema::TABLES)?;
    for (name, id, organization, definition) in schema::REFERENCE_SYSTEMS {
        transaction.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, ?3, ?2, ?4, NULL)",
            params![name, id, organization, definition],
        )?;
    }
    for table in tables.iter().filter(|t| !t.rows.is_empty()) {
        features(&transaction, table, &stamp)?;
    }
    for table in [layers::claims(facts), layers::unlocated(facts)] {
        if !table.rows.is_empty() {
            attributes(&transaction, &table, &stamp)?;
        }
    }
    // Readers overlook the styles unless they are listed beside the other tables.
    transaction.execute(
        "INSERT INTO gpkg_contents VALUES ('layer_styles', 'attributes', 'layer_styles', \
         'Styles of the layers', ?1, NULL, NULL, NULL, NULL, NULL)",
        params![stamp],
    )?;
    metadata(&transaction, facts, &stamp)?;
    transaction.commit()?;
    Ok(connection.serialize("main")?.to_vec())
}

/// The time that everything is dated: midnight of the day that files are dated.
fn stamp(facts: &Facts<'_>, provenance: &Provenance) -> String {
    let day = provenance.dated.as_deref().or(facts.briefing.document.date.as_deref());
    let day = day.filter(|day| super::table::is_day(day)).unwrap_or("1970-01-01");
    format!("{day}T00:00:00.000Z")
}

/// A layer: its rows, its entry in the contents, its spatial index and its style.
fn features(
    connection: &Connection,
    table: &LayerTable,
    stamp: &str,
) -> rusqlite::Result<()> {
    let name = table.layer.as_str();
    let geometry = match table.layer.geometry() {
        GeometryKind::Point => "POINT",
        GeometryKind::Line => "MULTILINESTRING",
        GeometryKind::Polygon => "MULTIPOLYGON",
    };
    connection.execute_batch(&schema::create(
        name,
        &format!("\"geom\" {geometry}, "),
        table.columns,
    ))?;
    let (mut box_low, mut box_high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    {
        let mut insert =
            connection.prepare(&schema::insert(name, true, table.columns))?;
        for row in &table.rows {
            let (low, high) = blob::bounds(&row.geometry);
            box_low = (box_low.0.min(low.0), box_low.1.min(low.1));
            box_high = (box_high.0.max(high.0), box_high.1.max(high.1));
            let blob = blob::blob(&row.geometry);
            let geometry: &dyn ToSql = &blob;
            let values = row.values.iter().map(|value| value as &dyn ToSql);
            insert.execute(params_from_iter(std::iter::once(geometry).chain(values)))?;
        }
    }
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, 4326)",
        params![
            name,
            table.layer.title(),
            stamp,
            box_low.0,
            box_low.1,
            box_high.0,
            box_high.1
        ],
    )?;
    connection.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, 4326, 0, 0)",
        params![name, geometry],
    )?;
    index(connection, name, table)?;
    connection.execute(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, \
         f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, \
         owner, ui, update_time) VALUES ('', '', ?1, 'geom', ?1, ?2, '', 1, ?3, '', NULL, ?4)",
        params![name, qml::qml(table.layer), table.layer.title(), stamp],
    )?;
    Ok(())
}

/// The spatial index, filled before its triggers are made: they call functions that only
/// readers of a GeoPackage have.
fn index(
    connection: &Connection,
    name: &str,
    table: &LayerTable,
) -> rusqlite::Result<()> {
    connection.execute_batch(&schema::index(name))?;
    let boxes = table.rows.iter().map(|row| blob::bounds(&row.geometry));
    rtree::fill(connection, &format!("rtree_{name}_geom"), boxes)?;
    connection.execute_batch(&schema::index_triggers(name))?;
    connection.execute(
        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', \
         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
        params![name],
    )?;
    Ok(())
}

/// A table without geometry.
fn attributes(
    connection: &Connection,
    table: &Table,
    stamp: &str,
) -> rusqlite::Result<()> {
    connection.execute_batch(&schema::create(table.name, "", table.columns))?;
    let mut insert =
        connection.prepare(&schema::insert(table.name, false, table.columns))?;
    for row in &table.rows {
        insert.execute(params_from_iter(row))?;
    }
    connection.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'attributes', ?1, ?2, ?3, \
         NULL, NULL, NULL, NULL, NULL)",
        params![table.name, table.title, stamp],
    )?;
    Ok(())
}

/// What the whole file is: a short text in the form of Dublin Core.
fn metadata(
    connection: &Connection,
    facts: &Facts<'_>,
    stamp: &str,
) -> rusqlite::Result<()> {
    let document = &facts.briefing.document;
    let mut about = serde_json::Map::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            about.insert(key.to_owned(), value.into());
        }
    };
    put("title", Some(facts.title()));
    put("source", document.url.clone());
    put("date", document.date.clone());
    put("language", document.language.map(|l| l.code().to_owned()));
    put(
        "creator",
        Some(format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))),
    );
    connection.execute(
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', \
         'http://purl.org/dc/elements/1.1/', 'application/json', ?1)",
        params![serde_json::Value::Object(about).to_string()],
    )?;
    connection.execute(
        "INSERT INTO gpkg_metadata_reference VALUES \
         ('geopackage', NULL, NULL, NULL, ?1, 1, NULL)",
        params![stamp],
    )?;
    Ok(())
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        use rusqlite::types::ValueRef;
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Text(text) | Self::Date(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
        }))
    }
}
