use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use plotroom::gazetteer::{Gazetteer, Request, compile, fetch};
use plotroom::model::{CountryCode, Feature, Language};

use super::{folder, owned};

type Files = Vec<(String, Vec<u8>)>;

/// Serves files on the loopback until the process ends; notes the first line and the range of
/// each request. `cut` breaks the first answer for a file off after so many bytes.
struct Server {
    base: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(files: Files, cut: Option<(&'static str, usize)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let base = format!("http://{}/", listener.local_addr().expect("it is bound"));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut cut = cut;
            for stream in listener.incoming().flatten() {
                answer(stream, &files, &mut cut, &noted);
            }
        });
        Self { base, seen }
    }

    fn requests(&self) -> Vec<String> {
        self.seen.lock().expect("no thread panics").clone()
    }
}

fn answer(
    mut stream: TcpStream,
    files: &Files,
    cut: &mut Option<(&'static str, usize)>,
    seen: &Mutex<Vec<String>>,
) {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let (mut first, mut range) = (String::new(), 0_usize);
    reader.read_line(&mut first).expect("a request");
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
            break;
        }
        let line = line.to_lowercase();
        if let Some(rest) = line.strip_prefix("range: bytes=") {
            range = rest.trim().trim_end_matches('-').parse().unwrap_or(0);
        }
    }
    let path = first.split(' ').nth(1).unwrap_or("/").trim_start_matches('/').to_owned();
    seen.lock().expect("no thread panics").push(format!("{path} from {range}"));
    let Some((_, body)) = files.iter().find(|(name, _)| *name == path) else {
        let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        return;
    };
    let rest = &body[range.min(body.len())..];
    let status = if range > 0 { "206 Partial Content" } else { "200 OK" };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        rest.len()
    );
    let _ = stream.write_all(head.as_bytes());
    match cut.take_if(|(name, _)| *name == path) {
        Some((_, length)) => drop(stream.write_all(&rest[..length.min(rest.len())])),
        None => drop(stream.write_all(rest)),
    }
}

fn zipped(name: &str, text: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("it starts");
    writer.write_all(text.as_bytes()).expect("it is written");
    writer.finish().expect("it ends").into_inner()
}

/// Files in the upstream format, of a country that does not exist.
fn upstream() -> Files {
    let place = |id: u32,
                 name: &str,
                 others: &str,
                 at: (f64, f64),
                 code: &str,
                 people: u32| {
        let (class, code) = code.split_once('.').expect("class and code");
        format!(
            "{id}\t{name}\t{name}\t{others}\t{}\t{}\t{class}\t{code}\tXA\t\t01\t0101\t\t\t{people}\t\t50\tEtc/UTC\t2026-01-01\n",
            at.0, at.1
        )
    };
    let places = [
        place(1, "Bravo", "Bravograd,Браво", (11.0, 10.0), "P.PPLC", 510_000),
        place(7, "Little Delta", "", (11.2, 10.1), "P.PPL", 40),
        place(8, "Echo Bridge", "", (11.3, 10.1), "S.BDG", 0),
        place(9, "Some Hotel", "", (11.3, 10.1), "S.HTL", 0),
    ]
    .concat();
    let names = "1\t7\tuk\tМала Дельта\t1\t\t\t\n\
        2\t7\ten\tOld Delta\t\t\t\t1\n\
        3\t7\tlink\thttps://example.org\t\t\t\t\n";
    vec![
        ("admin1CodesASCII.txt".into(), b"XA.01\tNorth Alpha\tNorth Alpha\t5\n".to_vec()),
        (
            "admin2Codes.txt".into(),
            b"XA.01.0101\tDelta County\tDelta County\t6\n".to_vec(),
        ),
        ("XA.zip".into(), zipped("XA.txt", &places)),
        ("alternatenames/XA.zip".into(), zipped("XA.txt", names)),
    ]
}

fn request(server: &Server, name: &str) -> Request {
    Request {
        base: server.base.clone(),
        countries: vec![CountryCode::new("XA").expect("it is a code")],
        names: true,
        folder: folder(name),
        largest: 1 << 20,
    }
}

#[test]
fn upstream_files_are_fetched_and_merged_by_identifier() {
    let server = Server::start(upstream(), None);
    let request = request(&server, "fetched");
    let mut last = 0;
    let paths = fetch(&request, |progress| last = progress.done).expect("it is fetched");
    assert_eq!(paths.len(), 4);
    assert!(last > 0);
    // Over tables that know one of the places.
    let tables = super::damage::small("under-upstream");
    let folders = [tables, request.folder.clone()];
    let built =
        compile(&folders, 20_260_101, &serde_json::json!([])).expect("it compiles");
    let gazetteer = owned(built.bytes).expect("it opens");
    let bravo = gazetteer.named("Bravograd");
    assert_eq!(bravo.len(), 1, "merged, not doubled");
    let place = gazetteer.place(bravo[0].place).expect("it is a place");
    assert_eq!((place.population, place.feature), (510_000, Feature::Capital));
    assert_eq!(
        gazetteer.named("old bravo")[0].place,
        bravo[0].place,
        "what was known stays"
    );
    let delta = gazetteer.named("Old Delta")[0].place;
    assert_eq!(gazetteer.display(delta, Language::Uk), "Мала Дельта");
    let record = gazetteer.record(delta).expect("it has a record");
    let county = record.admin2.map(|id| gazetteer.display(id, Language::En));
    assert_eq!(county.as_deref(), Some("Delta County"));
    assert!(gazetteer.gist("some hotel").is_none());
    assert!(gazetteer.gist("echo bridge").is_some());
    // A second time nothing is fetched: the checksums hold.
    let before = server.requests().len();
    fetch(&request, |_| ()).expect("nothing is left to do");
    assert_eq!(server.requests().len(), before);
}

#[test]
fn a_download_that_broke_off_goes_on_where_it_ended() {
    let server = Server::start(upstream(), Some(("XA.zip", 40)));
    let request = request(&server, "resumed");
    let error =
        fetch(&request, |_| ()).expect_err("the first try breaks off").to_string();
    assert!(error.contains("run this again"), "{error}");
    fetch(&request, |_| ()).expect("the second try ends it");
    let seen = server.requests();
    assert!(seen.contains(&"XA.zip from 40".to_owned()), "{seen:?}");
    let mut bytes = Vec::new();
    let file = std::fs::File::open(request.folder.join("XA.zip"));
    file.expect("it is there").read_to_end(&mut bytes).expect("it is read");
    assert_eq!(bytes, upstream()[2].1);
}

#[test]
fn what_is_too_large_missing_or_not_secure_is_refused_with_the_cure() {
    let server = Server::start(upstream(), None);
    let mut small = request(&server, "too-large");
    small.largest = 30;
    let error = fetch(&small, |_| ()).expect_err("it is too large").to_string();
    assert!(error.contains("--largest"), "{error}");
    let mut absent = request(&server, "absent");
    absent.countries = vec![CountryCode::new("XZ").expect("it is a code")];
    let error = fetch(&absent, |_| ()).expect_err("it is not there").to_string();
    assert!(error.contains("XZ.zip") && error.contains("country code"), "{error}");
    let mut plain = request(&server, "plain");
    "http://example.org/dump/".clone_into(&mut plain.base);
    let error = fetch(&plain, |_| ()).expect_err("it is not secure").to_string();
    assert!(error.contains("https"), "{error}");
}

#[test]
fn a_gazetteer_of_upstream_files_alone_is_laid_over_the_bundled_one() {
    let server = Server::start(upstream(), None);
    let request = request(&server, "alone");
    fetch(&request, |_| ()).expect("it is fetched");
    let folders = [request.folder.clone()];
    let built =
        compile(&folders, 20_260_101, &serde_json::json!([])).expect("it compiles");
    let path = request.folder.join("mine.gaz");
    std::fs::write(&path, built.bytes).expect("it is written");
    let mut gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    gazetteer.lay_over(&path).expect("it is laid over");
    let delta = gazetteer.named("Little Delta")[0].place;
    let place = gazetteer.place(delta).expect("it is a place");
    assert_eq!(place.admin1.as_deref(), Some("North Alpha"));
    assert!(!gazetteer.named("Tiraspol").is_empty());
}
