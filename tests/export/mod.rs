//! The files of the output folder, from briefings made by hand.

mod content;
mod dictionary;
mod outside;
mod parts;
pub(crate) mod samples;
mod speed;

use std::path::PathBuf;

use plotroom::export::{Format, Pictures, Provenance, folder};
use plotroom::gazetteer::{Basemap, Gazetteer};
use plotroom::model::Briefing;

/// All samples with their names.
fn all() -> Vec<(String, Briefing)> {
    let mut found: Vec<(String, Briefing)> = vec![
        ("ordinary".into(), samples::ordinary()),
        ("antimeridian".into(), samples::antimeridian()),
        ("pole".into(), samples::pole()),
        ("hostile".into(), samples::hostile()),
        ("own-layers".into(), samples::own_layers()),
        ("one-point".into(), samples::one_point()),
        ("nothing".into(), samples::nothing()),
    ];
    let generated =
        (1..=20).map(|seed| (format!("generated-{seed}"), samples::generated(seed)));
    found.extend(generated);
    found
}

fn files(briefing: &Briefing) -> Vec<(String, Vec<u8>)> {
    let gazetteer = Gazetteer::bundled().expect("the gazetteer is sound");
    let basemap = Basemap::bundled().expect("the basemap is sound");
    let (names, ground) = (&["map.png", "map.svg"], Some(&basemap));
    let pictures = Pictures { map: Some("<svg/>"), charts: &[], names, ground };
    folder(briefing, &gazetteer, &Provenance::default(), pictures, Format::ALL)
        .expect("all files can be made")
}

fn text<'a>(files: &'a [(String, Vec<u8>)], name: &str) -> &'a str {
    let found = files.iter().find(|(file, _)| file == name);
    let (_, bytes) = found.unwrap_or_else(|| panic!("{name} was written"));
    std::str::from_utf8(bytes).expect("it is UTF-8")
}

/// Writes the files of a sample where tools can open them.
fn on_disk(name: &str, briefing: &Briefing) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("export").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for (file, bytes) in files(briefing) {
        std::fs::write(folder.join(file), bytes).expect("the file can be written");
    }
    folder
}
