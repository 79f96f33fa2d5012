//! The only reader and writer of files: sizes are bounded, files replaced atomically.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use geo::{CoordsIter, MultiPolygon};
use geojson::{GeoJson, Geometry};
use plotroom::Error;
use plotroom::model::Position;
use serde::de::DeserializeOwned;

use super::unfinished::Unfinished;

/// The longest line that a JSONL file may have, in bytes.
const LONGEST_LINE: u64 = 64 << 20;

/// The largest file that is read whole, in bytes.
const LARGEST_FILE: u64 = 256 << 20;

/// Calls `each` with every object of a JSONL file, `-` being the standard input. Blank lines
/// are passed over.
pub(super) fn each_line<T: DeserializeOwned>(
    path: &Path,
    expected: &'static str,
    mut each: impl FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    let failed = |source| Error::Io { action: "read", path: path.to_owned(), source };
    let mut reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path).map_err(failed)?))
    };
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        let mut bounded = reader.by_ref().take(LONGEST_LINE);
        if bounded.read_until(b'\n', &mut text).map_err(failed)? == 0 {
            break;
        }
        let trimmed = text.trim_ascii();
        let trimmed = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed);
        if trimmed.is_empty() {
            continue;
        }
        let value = serde_json::from_slice(trimmed).map_err(|error| Error::Line {
            path: path.to_owned(),
            line,
            message: error.to_string(),
            expected,
        })?;
        each(value).map_err(|error| match error {
            Error::Io { .. } => error,
            other => Error::Line {
                path: path.to_owned(),
                line,
                message: other.to_string(),
                expected,
            },
        })?;
    }
    Ok(())
}

/// A file of data, bounded in size.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io { action: "read", path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(LARGEST_FILE).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// A text file, bounded in size.
pub(super) fn text(path: &Path) -> Result<String, Error> {
    let failed = |source| Error::Io { action: "read", path: path.to_owned(), source };
    let mut text = String::new();
    let file = File::open(path).map_err(failed)?;
    let size = file.take(LARGEST_FILE + 1).read_to_string(&mut text).map_err(failed)?;
    if size as u64 > LARGEST_FILE {
        return Err(Error::Unreadable {
            path: path.to_owned(),
            message: format!("it is larger than {} MB", LARGEST_FILE >> 20),
        });
    }
    Ok(text)
}

/// The polygons of a GeoJSON file, all of its features together.
pub(super) fn outline(path: &Path) -> Result<MultiPolygon<f64>, Error> {
    let unusable = |message: String| Error::Outline { path: path.to_owned(), message };
    let text = text(path)?;
    let json: GeoJson =
        text.parse().map_err(|e: geojson::Error| unusable(e.to_string()))?;
    let geometries: Vec<Geometry> = match json {
        GeoJson::Geometry(geometry) => vec![geometry],
        GeoJson::Feature(feature) => feature.geometry.into_iter().collect(),
        GeoJson::FeatureCollection(all) => {
            all.features.into_iter().filter_map(|f| f.geometry).collect()
        }
    };
    let mut polygons = Vec::new();
    for geometry in geometries {
        match geo::Geometry::try_from(geometry).map_err(|e| unusable(e.to_string()))? {
            geo::Geometry::Polygon(one) => polygons.push(one),
            geo::Geometry::MultiPolygon(many) => polygons.extend(many.0),
            _ => {}
        }
    }
    if polygons.is_empty() {
        return Err(unusable("it has no polygon".to_owned()));
    }
    let corners = polygons.iter().flat_map(CoordsIter::coords_iter);
    for corner in corners {
        Position::new(corner.x, corner.y)?;
    }
    Ok(MultiPolygon(polygons))
}

/// Writes a whole result to a file, replacing it in one step, or to the standard output.
pub(super) fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Error> {
    let Some(path) = path else {
        let failed =
            |source| Error::Io { action: "write", path: PathBuf::from("-"), source };
        let mut out = io::stdout().lock();
        return out.write_all(bytes).and_then(|()| out.flush()).map_err(failed);
    };
    let failed = |source| Error::Io { action: "write", path: path.to_owned(), source };
    let unfinished = Unfinished::file(path).map_err(failed)?;
    let mut file = unfinished.writer().map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    std::fs::rename(unfinished.path(), path).map_err(failed)
}

pub(super) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
