//! What is being written: taken away when the program is interrupted, and swept up after a
//! run that was killed.
//!
//! A temporary holds a lock while its program lives; the system lets go of it however the
//! program ends. What nobody holds any more is litter.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// The exit code of an interrupted program.
const INTERRUPTED: i32 = 130;
/// How often, and how often at most, an interruption waits for a writer.
const WAIT: Duration = Duration::from_millis(20);
const WAITS: usize = 100;
/// The file in a temporary folder that is locked.
const LOCK: &str = ".lock";
const ENDING: &str = ".tmp";

/// The temporaries of this run.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// From now on an interruption takes away what is unfinished and ends the program with 130.
pub(super) fn watch() {
    // Without a handler the system ends the program, and the next run sweeps up.
    let _ = ctrlc::set_handler(|| {
        let mut free = None;
        for _ in 0..WAITS {
            match UNFINISHED.try_lock() {
                Ok(guard) => free = Some(guard),
                Err(TryLockError::Poisoned(guard)) => free = Some(guard.into_inner()),
                Err(TryLockError::WouldBlock) => std::thread::sleep(WAIT),
            }
            if free.is_some() {
                break;
            }
        }
        for path in free.iter().flat_map(|paths| paths.iter()) {
            // Writers may still be at it.
            for _ in 0..WAITS {
                remove(path);
                if !path.exists() {
                    break;
                }
                std::thread::sleep(WAIT);
            }
        }
        std::process::exit(INTERRUPTED);
    });
}

/// Holds interruptions off, for two seconds at most, until it is dropped.
pub(super) fn hold() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file or folder in the making; dropped, it is taken away.
#[derive(Debug)]
pub(super) struct Unfinished {
    path: PathBuf,
    lock: Option<File>,
}

impl Unfinished {
    /// A folder inside another, empty but for its lock.
    pub(super) fn folder(parent: &Path) -> io::Result<Self> {
        let of = temporary(parent, "plotroom");
        fs::create_dir(&of.path)?;
        of.locked(|path| File::create_new(path.join(LOCK)))
    }

    /// A file beside the one that it is to become.
    pub(super) fn file(path: &Path) -> io::Result<Self> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let parent = path.parent().unwrap_or(Path::new(""));
        temporary(parent, &name).locked(|path| File::create_new(path))
    }

    fn locked(mut self, make: impl Fn(&Path) -> io::Result<File>) -> io::Result<Self> {
        let lock = make(&self.path)?;
        // Where locks are unknown nobody sweeps either.
        let _ = lock.try_lock();
        self.lock = Some(lock);
        Ok(self)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Its file, to be written to.
    pub(super) fn writer(&self) -> io::Result<&File> {
        self.lock.as_ref().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        let mut paths = hold();
        paths.retain(|path| *path != self.path);
        self.lock = None;
        remove(&self.path);
    }
}

/// The temporary of this run in a folder, registered; those that no run holds are removed.
fn temporary(parent: &Path, name: &str) -> Unfinished {
    let prefix = format!(".{name}-");
    let path = parent.join(format!("{prefix}{}{ENDING}", std::process::id()));
    sweep(parent, &prefix);
    hold().push(path.clone());
    Unfinished { path, lock: None }
}

fn sweep(parent: &Path, prefix: &str) {
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let number = name.strip_prefix(prefix).and_then(|n| n.strip_suffix(ENDING));
        let ours = number
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if !ours {
            continue;
        }
        let path = entry.path();
        let lock = if path.is_dir() { path.join(LOCK) } else { path.clone() };
        match File::options().write(true).open(&lock) {
            Ok(file) if file.try_lock().is_ok() => {
                drop(file);
                remove(&path);
            }
            Ok(_) => {}
            // A folder that was not even locked: gone if it is empty.
            Err(_) => _ = fs::remove_dir(&path),
        }
    }
}

/// Best effort: what cannot be removed now is swept up later.
fn remove(path: &Path) {
    if path.is_dir() {
        let _ = fs::remove_dir_all(path);
    } else {
        let _ = fs::remove_file(path);
    }
}
