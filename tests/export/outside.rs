//! The files as other programs read them; skipped with a line where those are not installed.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use plotroom::model::Briefing;

use super::{all, on_disk};

/// The samples by hand and the first generated one: each takes a process.
fn few() -> Vec<(String, Briefing)> {
    let mut found = all();
    found.retain(|(name, _)| !name.starts_with("generated") || name == "generated-1");
    found
}

/// What a program says about files, `None` where it is not installed.
fn run(program: &str, before: &[&str], files: &[PathBuf]) -> Option<Output> {
    let mut command = Command::new(program);
    command.args(before).args(files).env("QT_QPA_PLATFORM", "offscreen");
    command.output().ok()
}

fn skipped(what: &str) {
    eprintln!("{what}: not installed, skipped");
}

fn with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let mut found: Vec<_> =
        paths.filter(|p| p.extension().is_some_and(|e| e == extension)).collect();
    found.sort();
    found
}

#[test]
fn gdal_reads_every_layer() {
    if run("ogrinfo", &["--version"], &[]).is_none() {
        return skipped("GDAL (ogrinfo)");
    }
    for (name, briefing) in few() {
        let folder = on_disk(&format!("gdal-{name}"), &briefing);
        let mut written = with_extension(&folder, "geojson");
        for other in ["csv", "kml", "geojsons"] {
            written.extend(with_extension(&folder, other));
        }
        for file in written {
            let read =
                run("ogrinfo", &["-ro", "-al", "-so"], std::slice::from_ref(&file));
            let read = read.expect("ogrinfo runs");
            let said = String::from_utf8_lossy(&read.stderr);
            assert!(read.status.success() && said.is_empty(), "{file:?}: {said}");
            let told = String::from_utf8_lossy(&read.stdout);
            assert!(!told.contains("Feature Count: 0"), "{file:?} has rows");
        }
    }
}

#[test]
fn the_geopackage_validates() {
    let python = "/usr/bin/python3";
    let installed = run(python, &["-c", "import osgeo_utils.samples.validate_gpkg"], &[]);
    if installed.is_none_or(|o| !o.status.success()) {
        return skipped("GDAL's validate_gpkg");
    }
    for (name, briefing) in all() {
        let folder = on_disk(&format!("gpkg-{name}"), &briefing);
        let file = with_extension(&folder, "gpkg");
        let checked = run(python, &["-m", "osgeo_utils.samples.validate_gpkg"], &file);
        let checked = checked.expect("python runs");
        let said = String::from_utf8_lossy(&checked.stdout);
        assert!(checked.status.success(), "{name}: {said}");
    }
}

#[test]
fn qgis_opens_everything_styled() {
    let python = "/usr/bin/python3";
    let installed = run(python, &["-c", "import qgis.core"], &[]);
    if installed.is_none_or(|o| !o.status.success()) {
        return skipped("QGIS (PyQGIS)");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/export/qgis_open.py");
    for (name, briefing) in few() {
        let folder = on_disk(&format!("qgis-{name}"), &briefing);
        let opened = run(python, &[script], &[folder]).expect("python runs");
        let said = String::from_utf8_lossy(&[opened.stdout, opened.stderr].concat())
            .into_owned();
        assert!(opened.status.success(), "{name}: {said}");
    }
}
