//! The gallery under output/ is what the program writes today. `BLESS=1 cargo test golden`
//! rewrites it; look at every picture before committing what it wrote.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::{plotroom, scratch, text};

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).expect("the folder is there");
    let files = files.map(|file| file.expect("it can be listed").path());
    files
        .map(|path| {
            let name = path.file_name().expect("it has a name").to_string_lossy();
            (name.into_owned(), fs::read(&path).expect("it can be read"))
        })
        .collect()
}

fn is_as_committed(report: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = root.join("tests/reports").join(report);
    let name = source.file_stem().expect("it has a stem").to_string_lossy().into_owned();
    let gallery = root.join("output").join(&name);
    let made = scratch(&format!("golden-{name}"));
    let out = if std::env::var_os("BLESS").is_some() { &gallery } else { &made };
    let said =
        plotroom(&["map", &source.to_string_lossy(), "-o", &out.to_string_lossy()], b"");
    assert!(said.status.success(), "{}", text(&said.stderr));
    let (committed, written) = (contents(&gallery), contents(out));
    let names =
        |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&committed), names(&written));
    let differ: Vec<_> =
        written.iter().filter(|(name, now)| committed[*name] != **now).collect();
    let differ: Vec<_> = differ.into_iter().map(|(name, _)| name).collect();
    assert!(
        differ.is_empty(),
        "{differ:?} differ from output/{name}; BLESS=1 rewrites them"
    );
}

#[test]
fn the_red_sea_folder_is_as_committed() {
    is_as_committed("red-sea.txt");
}

#[test]
fn the_kordofan_folder_is_as_committed() {
    is_as_committed("kordofan.md");
}
