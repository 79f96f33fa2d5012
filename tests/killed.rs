//! A run that is killed or interrupted leaves whole files, and the next one sweeps up.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::support::{plotroom, scratch, text};

/// A run that writes all formats into `out`, told apart by its title.
fn started(out: &Path, title: &str) -> Child {
    Command::new(env!("CARGO_BIN_EXE_plotroom"))
        .args(arguments(out, title))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

fn arguments(out: &Path, title: &str) -> Vec<String> {
    let report = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/red-sea.txt");
    let formats = "geojson,csv,geojsonseq,kml,qgz,md,html,json";
    let out = out.to_string_lossy().into_owned();
    let given =
        ["map", report, "--title", title, "--formats", formats, "--size", "400x400"];
    given.map(str::to_owned).into_iter().chain(["-o".to_owned(), out]).collect()
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let files = entries.map(|entry| entry.expect("it can be listed"));
    files
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("it can be read");
            (entry.file_name().to_string_lossy().into_owned(), bytes)
        })
        .collect()
}

/// The temporaries of any run in a folder.
fn litter(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with('.')).collect()
}

/// Waits until something is being written, or the run has ended.
fn writing(child: &mut Child, folder: &Path) {
    while litter(folder).is_empty() && child.try_wait().expect("it runs").is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn interrupted(child: &mut Child) -> ExitStatus {
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.expect("kill runs").success() || child.try_wait().is_ok());
    child.wait().expect("it ends")
}

/// Every file is one of the old or one of the new run, whole.
fn is_whole(
    folder: &Path,
    old: &BTreeMap<String, Vec<u8>>,
    new: &BTreeMap<String, Vec<u8>>,
) {
    for (name, bytes) in contents(folder) {
        let known = [old, new].map(|run| run.get(&name) == Some(&bytes));
        assert!(known[0] || known[1], "{name} is of neither run");
    }
}

#[test]
fn a_killed_run_leaves_whole_files() {
    let folder = scratch("killed");
    let out = folder.join("out");
    let run = |title: &str| {
        let typed = arguments(&out, title);
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let start = Instant::now();
        let said = plotroom(&typed, b"");
        assert!(said.status.success(), "{}", text(&said.stderr));
        (contents(&out), start.elapsed())
    };
    let (new, _) = run("A new title");
    let (old, took) = run("The old title");
    assert!(old.len() > 10 && old.keys().eq(new.keys()) && old != new);
    let (mut killed, mut caught_writing) = (0, 0);
    for share in [0.2, 0.5, 0.8] {
        let mut child = started(&out, "A new title");
        std::thread::sleep(took.mul_f64(share));
        killed += usize::from(child.try_wait().expect("it runs").is_none());
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        is_whole(&out, &old, &new);
    }
    for after in [0, 1, 3, 10, 30] {
        let mut child = started(&out, "A new title");
        writing(&mut child, &out);
        std::thread::sleep(Duration::from_millis(after));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        caught_writing += litter(&out).len();
        is_whole(&out, &old, &new);
    }
    assert!(
        killed > 0 && caught_writing > 0,
        "{killed} and {caught_writing} were killed"
    );
    let (after, _) = run("A new title");
    assert!(after == new, "the next run writes what it would have written anyway");
    assert_eq!(litter(&out), Vec::<String>::new());
}

#[test]
fn an_interrupted_run_takes_its_temporaries_away() {
    let folder = scratch("interrupted");
    let out = folder.join("out");
    fs::create_dir(&out).expect("it can be made");
    let foreign = out.join("mine.txt");
    fs::write(&foreign, "mine").expect("it can be written");
    let mut codes = Vec::new();
    for after in [0, 2, 5] {
        let mut child = started(&out, "A title");
        writing(&mut child, &out);
        std::thread::sleep(Duration::from_millis(after));
        let ended = interrupted(&mut child);
        codes.push(ended.code());
        assert_eq!(litter(&out), Vec::<String>::new());
    }
    let known = codes.iter().all(|code| [Some(130), Some(0)].contains(code));
    assert!(known, "{codes:?}");
    assert_eq!(fs::read(&foreign).expect("it is there"), b"mine");
}

#[test]
fn an_interrupted_stream_ends_with_130() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plotroom"))
        .arg("stream")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("it has an input");
    input.write_all(b"{\"id\": 1, \"text\": \"Rain in Oslo.\"}\n").expect("it listens");
    let mut output = BufReader::new(child.stdout.take().expect("it has an output"));
    let mut line = String::new();
    output.read_line(&mut line).expect("it answers");
    assert!(line.starts_with("{\"id\":1,"), "{line}");
    assert_eq!(interrupted(&mut child).code(), Some(130));
}
