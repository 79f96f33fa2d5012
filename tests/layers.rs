use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the library with its layer; a module uses only lower layers and itself.
const LAYERS: &[(&str, u8)] = &[
    ("export", 5),
    ("brief", 5),
    ("recognize", 4),
    ("resolve", 4),
    ("extract", 4),
    ("verify", 4),
    ("range", 4),
    ("draw", 4),
    ("gazetteer", 3),
    ("geodesy", 2),
    ("settings", 2),
    ("read", 2),
    ("diagnose", 2),
    ("text", 1),
    ("model", 0),
    ("error", 0),
];

fn layer(module: &str) -> u8 {
    let known = LAYERS.iter().find(|(name, _)| *name == module);
    known
        .unwrap_or_else(|| panic!("give the module {module} a layer in tests/layers.rs"))
        .1
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The top-level modules that a source file names behind `crate::`.
fn used(text: &str) -> Vec<&str> {
    let starts = text.match_indices("crate::").map(|(at, word)| &text[at + word.len()..]);
    starts
        .map(|rest| {
            let end = rest
                .find(|c: char| !c.is_ascii_lowercase() && c != '_')
                .unwrap_or(rest.len());
            &rest[..end]
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn forbidden(module: &str, text: &str) -> Vec<String> {
    let allowed = |other: &&str| {
        *other == module
            || layer(other) < layer(module)
            || layer(module) == 0 && layer(other) == 0
    };
    let wrong = used(text).into_iter().filter(|other| !allowed(other));
    wrong.map(|other| format!("{module} uses {other}")).collect()
}

#[test]
fn modules_use_only_lower_layers() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 5, "the sources were found");
    let mut wrong = Vec::new();
    for file in files {
        let inner = file.strip_prefix(&root).expect("it is below src");
        let first = inner.iter().next().expect("it has a name").to_string_lossy();
        let module = first.trim_end_matches(".rs");
        if matches!(module, "lib" | "main" | "cli") {
            continue;
        }
        let text = fs::read_to_string(&file).expect("sources are UTF-8");
        wrong.extend(forbidden(module, &text));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_check_finds_a_forbidden_import() {
    assert_eq!(forbidden("geodesy", "use crate::draw::map;"), ["geodesy uses draw"]);
    assert_eq!(forbidden("recognize", "crate::resolve::x"), ["recognize uses resolve"]);
    assert!(forbidden("draw", "use crate::model::Span;").is_empty());
}
