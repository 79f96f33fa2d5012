//! Download of upstream files: over HTTPS, resumed where it broke off, bounded in size, and
//! each file's SHA-256 kept beside it.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::model::CountryCode;

/// Where GeoNames publishes its files.
pub const GEONAMES: &str = "https://download.geonames.org/export/dump/";

/// How long a server may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// What to download.
#[derive(Debug, Clone)]
pub struct Request {
    /// The folder of the files, with a slash at the end.
    pub base: String,
    /// Countries whose places are wanted.
    pub countries: Vec<CountryCode>,
    /// Whether alternate names with their languages and histories are wanted too.
    pub names: bool,
    /// The folder to write to.
    pub folder: PathBuf,
    /// A file above this size is not taken, in bytes.
    pub largest: u64,
}

/// How far the download of a file has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// Bytes that are there.
    pub done: u64,
    /// Bytes in all, if the server says so.
    pub total: Option<u64>,
}

/// Downloads the files that `compile` merges, and answers their paths. A file that is there
/// whole, by its checksum, is not fetched again; one that broke off is continued.
///
/// # Errors
/// [`Error::Fetch`] for anything that the network or the server does, [`Error::Io`] for the
/// folder.
pub fn fetch(
    request: &Request,
    mut progress: impl FnMut(Progress<'_>),
) -> Result<Vec<PathBuf>, Error> {
    allowed(&request.base)?;
    let failed =
        |source| Error::Io { action: "write", path: request.folder.clone(), source };
    std::fs::create_dir_all(&request.folder).map_err(failed)?;
    let mut wanted = vec![
        ("admin1CodesASCII.txt".to_owned(), "admin1CodesASCII.txt".to_owned()),
        ("admin2Codes.txt".to_owned(), "admin2Codes.txt".to_owned()),
    ];
    for country in &request.countries {
        let code = country.as_str();
        wanted.push((format!("{code}.zip"), format!("{code}.zip")));
        if request.names {
            let local = format!("alternatenames-{code}.zip");
            wanted.push((format!("alternatenames/{code}.zip"), local));
        }
    }
    let client = client(&request.base)?;
    let mut paths = Vec::new();
    for (remote, local) in wanted {
        let url = format!("{}{remote}", request.base);
        let path = request.folder.join(&local);
        one(&client, &url, &path, request.largest, |done, total| {
            progress(Progress { file: &local, done, total });
        })?;
        paths.push(path);
    }
    Ok(paths)
}

/// Only HTTPS, except to this very machine.
fn allowed(base: &str) -> Result<(), Error> {
    let loopback = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"];
    if base.starts_with("https://")
        || loopback.iter().any(|start| base.starts_with(start))
    {
        return Ok(());
    }
    Err(Error::Fetch {
        url: base.to_owned(),
        message: "only https:// is used for downloads; give such an address".to_owned(),
    })
}

fn client(url: &str) -> Result<reqwest::blocking::Client, Error> {
    // A second installation is refused, and the first one serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let policy = reqwest::redirect::Policy::custom(|attempt| {
        if attempt.previous().len() > 5 || allowed(attempt.url().as_str()).is_err() {
            attempt.stop()
        } else {
            attempt.follow()
        }
    });
    reqwest::blocking::Client::builder()
        .user_agent(concat!("plotroom/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(PATIENCE)
        .timeout(None)
        .redirect(policy)
        .build()
        .map_err(|error| Error::Fetch { url: url.to_owned(), message: error.to_string() })
}

fn one(
    client: &reqwest::blocking::Client,
    url: &str,
    path: &Path,
    largest: u64,
    mut progress: impl FnMut(u64, Option<u64>),
) -> Result<(), Error> {
    let refused = |message: String| Error::Fetch { url: url.to_owned(), message };
    let at = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Io { action: "write", path: path.clone(), source }
    };
    let stated = beside(path, "sha256");
    if whole(path, &stated) {
        return Ok(());
    }
    let part = beside(path, "part");
    let have = std::fs::metadata(&part).map_or(0, |facts| facts.len());
    let mut asked = client.get(url);
    if have > 0 {
        asked = asked.header("Range", format!("bytes={have}-"));
    }
    let mut answer = asked.send().map_err(|error| refused(error.to_string()))?;
    let status = answer.status().as_u16();
    let resumed = match status {
        200 => false,
        206 => true,
        // Nothing is left behind what we have: take it from the start.
        416 => {
            std::fs::remove_file(&part).map_err(at(&part))?;
            return one(client, url, path, largest, progress);
        }
        404 => {
            return Err(refused(
                "the server has no such file; check the country code".to_owned(),
            ));
        }
        other => {
            return Err(refused(format!("the server answered {other}; try again later")));
        }
    };
    let start = if resumed { have } else { 0 };
    let total = answer.content_length().map(|rest| rest + start);
    let too_large = |size: u64| {
        refused(format!(
            "it has {size} bytes and {largest} are allowed; raise --largest if you want it"
        ))
    };
    if let Some(size) = total.filter(|size| *size > largest) {
        return Err(too_large(size));
    }
    let mut file = OpenOptions::new()
        .create(true)
        .write(true)
        .append(resumed)
        .truncate(!resumed)
        .open(&part)
        .map_err(at(&part))?;
    let mut done = start;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = answer.read(&mut buffer).map_err(|error| {
            refused(format!("it broke off after {done} bytes ({error}); run this again"))
        })?;
        if read == 0 {
            break;
        }
        done += read as u64;
        if done > largest {
            return Err(too_large(done));
        }
        file.write_all(&buffer[..read]).map_err(at(&part))?;
        progress(done, total);
    }
    if total.is_some_and(|total| total != done) {
        return Err(refused(format!("it broke off after {done} bytes; run this again")));
    }
    file.sync_all().map_err(at(&part))?;
    drop(file);
    let digest = sha256(&part).map_err(at(&part))?;
    std::fs::rename(&part, path).map_err(at(path))?;
    let mut note = File::options()
        .create(true)
        .write(true)
        .truncate(true)
        .open(&stated)
        .map_err(at(&stated))?;
    writeln!(note, "{digest}").map_err(at(&stated))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

/// Whether a file is there with the checksum that was noted for it.
fn whole(path: &Path, stated: &Path) -> bool {
    let mut text = String::new();
    let read =
        File::open(stated).and_then(|file| file.take(80).read_to_string(&mut text));
    read.is_ok() && sha256(path).is_ok_and(|digest| digest == text.trim())
}

fn sha256(path: &Path) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    let hex = |byte: &u8| {
        [byte >> 4, byte & 15]
            .map(|half| char::from_digit(half.into(), 16).unwrap_or('0'))
    };
    Ok(hash.finalize().iter().flat_map(hex).collect())
}
