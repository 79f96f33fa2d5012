//! The folder of a report, replaced file by file after all of them are ready.

use std::fs;
use std::path::{Path, PathBuf};

use plotroom::Error;

use super::files::write_new;

/// Everything that a run may write. What an earlier run left and this one has nothing for
/// is taken away, so that no stale layer stands beside a new map.
const OURS: &[&str] = &[
    "map.png",
    "map.svg",
    "map.pdf",
    "areas.geojson",
    "areas.qml",
    "areas.csv",
    "areas.csvt",
    "areas.prj",
    "areas.geojsons",
    "rings.geojson",
    "rings.qml",
    "rings.csv",
    "rings.csvt",
    "rings.prj",
    "rings.geojsons",
    "ring_outlines.geojson",
    "ring_outlines.qml",
    "ring_outlines.csv",
    "ring_outlines.csvt",
    "ring_outlines.prj",
    "ring_outlines.geojsons",
    "links.geojson",
    "links.qml",
    "links.csv",
    "links.csvt",
    "links.prj",
    "links.geojsons",
    "places.geojson",
    "places.qml",
    "places.csv",
    "places.csvt",
    "places.prj",
    "places.geojsons",
    "events.geojson",
    "events.qml",
    "events.csv",
    "events.csvt",
    "events.prj",
    "events.geojsons",
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
    let staging = folder.join(format!(".plotroom-{}.tmp", std::process::id()));
    let staged = stage(&staging, files);
    if let Err((path, source)) = staged {
        // Best effort: the error that matters is the one being reported.
        let _ = fs::remove_dir_all(&staging);
        if let Some(made) = made {
            let _ = fs::remove_dir_all(made);
        }
        return Err(failed(&path)(source));
    }
    for (name, _) in files {
        let path = folder.join(name);
        fs::rename(staging.join(name), &path).map_err(failed(&path))?;
    }
    for stale in OURS.iter().filter(|name| files.iter().all(|(file, _)| file != *name)) {
        let _ = fs::remove_file(folder.join(stale));
    }
    let _ = fs::remove_dir(&staging);
    Ok(())
}

/// Writes every file to disk, several at a time: a disk settles many files about as fast as
/// one.
fn stage(
    staging: &Path,
    files: &[(String, Vec<u8>)],
) -> Result<(), (PathBuf, std::io::Error)> {
    fs::create_dir(staging).map_err(|e| (staging.to_owned(), e))?;
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
