//! `stream`: one JSON object a line in, one a line out, in order, on all cores.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};

use plotroom::Error;
use plotroom::export::{bytes_of, record};
use plotroom::gazetteer::Gazetteer;
use plotroom::model::Language;
use plotroom::read::{Report, document};
use plotroom::settings::Settings;
use plotroom::{brief, brief_of};
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::Stream;
use super::unfinished::hold;

/// The longest line that is taken, in bytes.
const LONGEST: u64 = 64 << 20;
/// Stretches of lines under way a thread: memory stays bounded however long the stream.
const AHEAD: usize = 8;
/// Bytes that are read and written at once.
const BUFFER: usize = 1 << 16;
/// Bytes of short lines that a thread takes at once.
const STRETCH: usize = 1 << 14;

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: String,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    language: Option<String>,
    spans: Option<Vec<(usize, usize)>>,
}

/// Answers every line of the standard input.
pub(super) fn stream(flags: &Stream, gazetteer: &Gazetteer) -> Result<(), Error> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = flags.threads.map_or(cores, NonZero::get);
    let settings = Settings::default();
    let (give, lines) = sync_channel::<(usize, Vec<Vec<u8>>)>(threads * AHEAD);
    let lines = Mutex::new(lines);
    let (answer, answers) = sync_channel::<(usize, String)>(threads * AHEAD);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (answer, lines, settings) = (answer.clone(), &lines, &settings);
            scope.spawn(move || {
                while let Some((number, lines)) = next(lines) {
                    let mut said = String::new();
                    for line in lines {
                        let one = answered(line, gazetteer, settings);
                        if said.is_empty() {
                            said = one;
                        } else {
                            said.push_str(&one);
                        }
                    }
                    if answer.send((number, said)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(answer);
        let writer = scope.spawn(move || in_order(&answers));
        let read = each_stretch(|number, lines| give.send((number, lines)).is_ok());
        drop(give);
        let written = writer.join().unwrap_or(Ok(()));
        read.and(written)
    })
}

/// Lines in a row, with the number of the first.
type Stretch = (usize, Vec<Vec<u8>>);

fn next(lines: &Mutex<Receiver<Stretch>>) -> Option<Stretch> {
    lines.lock().ok()?.recv().ok()
}

/// Calls `each` with stretches of lines that are not blank until it says stop. A stretch ends
/// where the next line would have to be waited for.
fn each_stretch(mut each: impl FnMut(usize, Vec<Vec<u8>>) -> bool) -> Result<(), Error> {
    let failed = |source| Error::Io { action: "read", path: PathBuf::from("-"), source };
    let mut input = BufReader::with_capacity(BUFFER, io::stdin().lock());
    let mut number = 0;
    let (mut lines, mut bytes) = (Vec::new(), 0);
    loop {
        let mut line = Vec::new();
        let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut line);
        let read = read.map_err(failed)?;
        if read as u64 == LONGEST && !line.ends_with(b"\n") {
            // The rest of an overlong line is passed over; the cut line answers an error.
            line.truncate(64);
            skip_line(&mut input).map_err(failed)?;
        }
        if !line.trim_ascii().is_empty() {
            bytes += line.len();
            lines.push(line);
        }
        let more = read > 0 && bytes < STRETCH && input.buffer().contains(&b'\n');
        if !more && !lines.is_empty() {
            if !each(number, std::mem::take(&mut lines)) {
                return Ok(());
            }
            (number, bytes) = (number + 1, 0);
        }
        if read == 0 {
            return Ok(());
        }
    }
}

fn skip_line(input: &mut impl io::BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (used, ended) = match buffer.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(used);
        if ended {
            return Ok(());
        }
    }
}

/// Writes the answers in the order of their lines, and nothing is held back where the next
/// one must be waited for.
fn in_order(answers: &Receiver<(usize, String)>) -> Result<(), Error> {
    let failed = |source| Error::Io { action: "write", path: PathBuf::from("-"), source };
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    while let Ok((number, said)) = answers.recv() {
        waiting.insert(number, said);
        waiting.extend(answers.try_iter().take(AHEAD));
        // An interruption waits for the end of a line.
        let writing = hold();
        let mut ready = false;
        while let Some(said) = waiting.remove(&next) {
            out.write_all(said.as_bytes()).map_err(failed)?;
            next += 1;
            ready = true;
        }
        if ready {
            out.flush().map_err(failed)?;
        }
        drop(writing);
    }
    Ok(())
}

/// The answer to one line, with its line end; an error record for a line that is no document.
fn answered(line: Vec<u8>, gazetteer: &Gazetteer, settings: &Settings) -> String {
    let error =
        |id: Value, message: String| json!({ "id": id, "error": message }).to_string();
    let trimmed = line.trim_ascii();
    let trimmed = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed);
    let mut said = match serde_json::from_slice::<Line>(trimmed) {
        Ok(read) => {
            drop(line);
            let id = read.id.clone();
            let answer =
                catch_unwind(AssertUnwindSafe(|| briefed(read, gazetteer, settings)));
            match answer {
                Ok(Ok(answer)) => answer,
                Ok(Err(message)) => error(id, message),
                Err(_) => {
                    error(id, "this document hit a fault in the program".to_owned())
                }
            }
        }
        Err(wrong) => {
            let id = serde_json::from_slice::<Value>(trimmed).ok();
            let id = id.and_then(|mut v| v.get_mut("id").map(Value::take));
            error(
                id.unwrap_or(Value::Null),
                format!("{wrong}; each line is one JSON object with at least \"text\""),
            )
        }
    };
    said.push('\n');
    said
}

fn briefed(
    line: Line,
    gazetteer: &Gazetteer,
    settings: &Settings,
) -> Result<String, String> {
    let spans = line.spans.as_ref().map(|spans| {
        bytes_of(&line.text, spans).ok_or(
            "\"spans\" must be pairs of code points, start before end, in the text",
        )
    });
    let spans = spans.transpose()?;
    let document = document(Report {
        name: line.id.as_str().unwrap_or("document").to_owned(),
        text: line.text,
        title: line.title,
        date: line.date,
        url: line.url,
        language: line.language.as_deref().and_then(Language::from_code),
        keep_furniture: settings.keep_furniture,
    });
    let briefing = match spans {
        Some(spans) => brief_of(document, &spans, gazetteer, settings),
        None => brief(document, gazetteer, settings),
    };
    serde_json::to_string(&record(line.id, &briefing)).map_err(|e| e.to_string())
}
