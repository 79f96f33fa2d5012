//! The basemap of the program, with the finer one where it is found.

use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::gazetteer::Basemap;

use super::files;

/// The name of the finer basemap: a file apart, since its licence (LGPL) asks that it can be
/// replaced.
const FINER: &str = "basemap-detail.bin";
/// The variable that names it.
const VARIABLE: &str = "PLOTROOM_BASEMAP_DETAIL";

/// Opens the bundled basemap and lays over it the finer one: the file given, or the one that
/// the environment names, or the one beside the program or in its checkout. Without any, the
/// bundled one alone.
///
/// # Errors
/// [`Error`] if a file that was named cannot be read, or one that was found is damaged.
pub(super) fn opened(given: Option<&Path>) -> Result<Basemap, Error> {
    let basemap = Basemap::bundled()?;
    let named = given.map(Path::to_owned).or_else(|| {
        let value = std::env::var_os(VARIABLE)?;
        (!value.is_empty()).then(|| PathBuf::from(value))
    });
    match named.or_else(found) {
        Some(path) => basemap.with_finer(files::bytes(&path)?.into()),
        None => Ok(basemap),
    }
}

/// The finer basemap beside the program, or in the checkout whose `target` it lies in.
fn found() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    let places = [folder.join(FINER), folder.join("../../gazetteer").join(FINER)];
    places.into_iter().find(|path| path.is_file())
}
