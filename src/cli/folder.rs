//! The folder of a report, replaced file by file after all of them are ready.

use std::fs;
use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::export::Layer;

use super::files::write_new;
use super::unfinished::{Unfinished, hold};

/// The files that are one of a kind.
const SINGLE: &[&str] = &[
    "map.png",
    "map.svg",
    "map.pdf",
    "unlocated.csv",
    "map.qgz",
    "briefing.gpkg",
    "briefing.kml",
    "report.md",
    "report.html",
    "briefing.json",
    "distances.svg",
    "distances.png",
    "timeline.svg",
    "timeline.png",
];

/// The endings of the files of a layer.
const OF_LAYERS: &[&str] = &["geojson", "qml", "csv", "csvt", "prj", "geojsons", "fgb"];

/// Everything that a run may write. What an earlier run left and this one has nothing for
/// is taken away, so that no stale layer stands beside a new map.
fn ours() -> impl Iterator<Item = String> {
    let of_layer = |layer: Layer| {
        OF_LAYERS.iter().map(move |ending| format!("{}.{ending}", layer.as_str()))
    };
    let single = SINGLE.iter().map(|name| (*name).to_owned());
    single.chain(Layer::ALL.into_iter().flat_map(of_layer))
}

/// Files that are written at the same time.
const WRITERS: usize = 12;

/// Writes the files of a report into a folder.
///
/// All of them are written beside their places first and then moved; until the last one is
/// written nothing in the folder has changed.
pub(super) fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Io { action: "write", path: path.clone(), source }
    };
    let made = missing_ancestor(folder);
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let staged = Unfinished::folder(folder)
        .map_err(|source| (folder.to_owned(), source))
        .and_then(|staging| stage(staging.path(), files).map(|()| staging));
    let staging = match staged {
        Ok(staging) => staging,
        Err((path, source)) => {
            // Best effort: the error that matters is the one being reported.
            if let Some(made) = made {
                let _ = fs::remove_dir_all(made);
            }
            return Err(failed(&path)(source));
        }
    };
    // All of them or, if the program is killed right here, whole files of either run.
    let moving = hold();
    for (name, _) in files {
        let path = folder.join(name);
        fs::rename(staging.path().join(name), &path).map_err(failed(&path))?;
    }
    for stale in ours().filter(|name| files.iter().all(|(file, _)| file != name)) {
        let _ = fs::remove_file(folder.join(stale));
    }
    drop(moving);
    Ok(())
}

/// Writes every file to disk, several at a time: a disk settles many files about as fast as
/// one.
fn stage(
    staging: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), (PathBuf, std::io::Error)> {
    let share = files.len().div_ceil(WRITERS).max(1);
    let write = |part: &[(String, Vec<u8>)]| {
        part.iter().try_for_each(|(name, bytes)| {
            let path = staging.join(name);
            write_new(&path, bytes).map_err(|e| (path, e))
        })
    };
    std::thread::scope(|scope| {
        let writers: Vec<_> =
            files.chunks(share).map(|part| scope.spawn(move || write(part))).collect();
        writers.into_iter().try_for_each(|writer| {
            let stopped =
                |_| (staging.to_owned(), std::io::Error::other("a writer stopped"));
            writer.join().unwrap_or_else(|payload| Err(stopped(payload)))
        })
    })
}

/// The topmost folder that has to be made, if any.
fn missing_ancestor(folder: &Path) -> Option<PathBuf> {
    let missing = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
    folder.ancestors().take_while(missing).last().map(Path::to_owned)
}
