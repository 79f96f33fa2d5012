//! The tables of a GeoPackage in SQL, as the standard words them (version 1.3, annex C and
//! section F.3), and the table that QGIS keeps styles in.

use std::fmt::Write as _;

use super::super::table::{Column, ColumnKind};

/// "GPKG" and version 1.3.0, section 1.1.1.1.1.
pub(super) const PRAGMAS: &str = "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300; \
     PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8';";

/// Name, identifier, organization and definition: section 1.1.2.1.2.
pub(super) const REFERENCE_SYSTEMS: [(&str, i32, &str, &str); 3] = [
    ("Undefined Cartesian SRS", -1, "NONE", "undefined"),
    ("Undefined geographic SRS", 0, "NONE", "undefined"),
    ("WGS 84 geodetic", 4326, "EPSG", WGS84),
];

const WGS84: &str = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,\
    298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],\
    PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\",\
    0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AXIS[\"Latitude\",NORTH],\
    AXIS[\"Longitude\",EAST],AUTHORITY[\"EPSG\",\"4326\"]]";

pub(super) const TABLES: &str = "
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id)
    REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml',
  metadata TEXT NOT NULL DEFAULT ''
);
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL,
  table_name TEXT,
  column_name TEXT,
  row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL,
  md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
);
INSERT INTO gpkg_extensions VALUES
  ('gpkg_metadata', NULL, 'gpkg_metadata',
   'http://www.geopackage.org/spec120/#extension_metadata', 'read-write'),
  ('gpkg_metadata_reference', NULL, 'gpkg_metadata',
   'http://www.geopackage.org/spec120/#extension_metadata', 'read-write');
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
";

/// The table of a layer; `geometry` is the definition of its geometry column, or nothing.
pub(super) fn create(name: &str, geometry: &str, columns: &[Column]) -> String {
    let mut sql = format!(
        "CREATE TABLE \"{name}\" (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {geometry}"
    );
    for (index, column) in columns.iter().enumerate() {
        let kind = match column.kind {
            ColumnKind::Text => "TEXT",
            ColumnKind::Integer => "INTEGER",
            ColumnKind::Real => "REAL",
            ColumnKind::Date => "DATE",
        };
        let comma = if index > 0 { ", " } else { "" };
        let _ = write!(sql, "{comma}\"{}\" {kind}", column.name);
    }
    sql.push(')');
    sql
}

/// The statement that adds a row: the geometry first, then all columns.
pub(super) fn insert(name: &str, geometry: bool, columns: &[Column]) -> String {
    let names = geometry.then_some("geom").into_iter();
    let names: Vec<_> = names.chain(columns.iter().map(|c| c.name)).collect();
    let quoted: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let marks = vec!["?"; names.len()];
    format!(
        "INSERT INTO \"{name}\" ({}) VALUES ({})",
        quoted.join(", "),
        marks.join(", ")
    )
}

/// The spatial index of a layer.
pub(super) fn index(name: &str) -> String {
    format!(
        "CREATE VIRTUAL TABLE \"rtree_{name}_geom\" USING rtree(id, minx, maxx, miny, maxy)"
    )
}

/// What keeps the index in step with edits.
pub(super) fn index_triggers(name: &str) -> String {
    let tree = format!("rtree_{name}_geom");
    let put = format!(
        "INSERT OR REPLACE INTO \"{tree}\" VALUES (NEW.\"fid\", ST_MinX(NEW.\"geom\"), \
         ST_MaxX(NEW.\"geom\"), ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\"));"
    );
    let full = "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\"))";
    let empty = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))";
    let drop = format!("DELETE FROM \"{tree}\" WHERE id = OLD.\"fid\";");
    let same = "OLD.\"fid\" = NEW.\"fid\"";
    let other = "OLD.\"fid\" != NEW.\"fid\"";
    let mut sql = String::new();
    for (trigger, on, when, act) in [
        ("insert", "AFTER INSERT ON", full.to_owned(), put.clone()),
        (
            "update1",
            "AFTER UPDATE OF \"geom\" ON",
            format!("{same} AND {full}"),
            put.clone(),
        ),
        (
            "update2",
            "AFTER UPDATE OF \"geom\" ON",
            format!("{same} AND {empty}"),
            drop.clone(),
        ),
        (
            "update3",
            "AFTER UPDATE ON",
            format!("{other} AND {full}"),
            drop.clone() + &put,
        ),
        (
            "update4",
            "AFTER UPDATE ON",
            format!("{other} AND {empty}"),
            format!("DELETE FROM \"{tree}\" WHERE id IN (OLD.\"fid\", NEW.\"fid\");"),
        ),
        ("delete", "AFTER DELETE ON", "OLD.\"geom\" NOT NULL".to_owned(), drop),
    ] {
        let _ = writeln!(
            sql,
            "CREATE TRIGGER \"{tree}_{trigger}\" {on} \"{name}\" WHEN {when} BEGIN {act} END;"
        );
    }
    sql
}
