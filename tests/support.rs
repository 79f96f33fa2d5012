//! What several tests need: the bundled data, running the program, scratch folders.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use plotroom::gazetteer::{Basemap, Gazetteer};
use plotroom::model::{Candidate, Mention, MentionKind, Place, Resolution, Sense, Span};

/// The bundled gazetteer.
pub(crate) static GAZETTEER: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::bundled().expect("the bundled gazetteer opens"));

/// The bundled basemap.
pub(crate) static BASEMAP: LazyLock<Basemap> =
    LazyLock::new(|| Basemap::bundled().expect("the bundled basemap opens"));

/// A folder of its own for a test, empty.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// The finer basemap, wherever the program was built.
const DETAIL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/gazetteer/basemap-detail.bin");

/// Runs the program with a standard input.
pub(crate) fn plotroom(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plotroom"))
        .args(arguments)
        .env("PLOTROOM_BASEMAP_DETAIL", DETAIL)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it has a standard input");
    // A program that stops reading early closes the pipe; that is its answer.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

/// Output as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A name that is sure to mean a place; on the map if it is meant literally.
pub(crate) fn resolution(
    span: Span,
    name: &str,
    sense: Sense,
    place: Place,
) -> Resolution {
    Resolution {
        mention: Mention {
            span,
            kind: MentionKind::Toponym,
            name: name.to_owned(),
            hint: None,
            confidence: 1.0,
        },
        sense,
        known: true,
        candidates: [Candidate { place, weight: 1.0, reasons: Vec::new() }].into(),
        considered: 1,
        confidence: 1.0,
        by_distance: false,
        map: sense == Sense::Literal,
        reasons: Vec::new(),
    }
}
