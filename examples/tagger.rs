//! Trains the recognizer's weights and measures them on corpora that they never saw.
//!
//! ```text
//! cargo run --release --features train --example tagger -- train -o src/recognize/tagger.bin CORPUS...
//! cargo run --release --features train --example tagger -- cross -o FOLDER CORPUS... --test CORPUS...
//! cargo run --release --features train --example tagger -- tag --weights FILE CORPUS
//! ```
//! A corpus is a file of JSON lines, `{"id", "text", "toponyms": [{"start", "end", "class",
//! "demonym"}]}`, offsets in code points; `FILE:partial` says that only some names are marked.
//! Files that end in `.txt` are of our own corpus. `cross` leaves out one tested corpus after
//! the other, learns from all else, and writes what is then found in it.
#![allow(clippy::disallowed_methods, reason = "a tool reads and writes files")]
#![allow(clippy::print_stdout, reason = "its results")]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, Parser, Subcommand};
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Document, Mention, MentionKind, Span};
use plotroom::read::{Report, document};
use plotroom::recognize::train::{Options, Sample};
use plotroom::recognize::{mentions, train};
use serde_json::{Value, json};

#[derive(Parser)]
#[command(about = "Trains the recognizer's weights and measures them")]
struct Flags {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Learn from corpora and write the weights.
    Train {
        /// Where to write them.
        #[arg(short, long)]
        output: PathBuf,
        #[command(flatten)]
        learning: Learning,
    },
    /// Leave out one corpus after the other and write what is then found in it.
    Cross {
        /// The folder to write to.
        #[arg(short, long)]
        output: PathBuf,
        /// The corpora to leave out in turn.
        #[arg(long, num_args = 1..)]
        test: Vec<PathBuf>,
        #[command(flatten)]
        learning: Learning,
    },
    /// Write what is found in a corpus.
    Tag {
        /// Weights to use in place of the bundled ones.
        #[arg(long)]
        weights: Option<PathBuf>,
        /// The corpus.
        corpus: PathBuf,
    },
}

#[derive(Args)]
struct Learning {
    /// Passes over the samples.
    #[arg(long, default_value_t = Options::default().epochs)]
    epochs: usize,
    /// Runs to average.
    #[arg(long, default_value_t = Options::default().seeds)]
    seeds: u16,
    /// Rows of less weight are dropped.
    #[arg(long, default_value_t = Options::default().prune)]
    prune: f32,
    /// Added to the score of what is no name.
    #[arg(long, default_value_t = Options::default().caution, allow_negative_numbers = true)]
    caution: f32,
    /// The corpora to learn from.
    #[arg(required = true)]
    corpora: Vec<String>,
}

impl Learning {
    fn options(&self) -> Options {
        let Self { epochs, seeds, prune, caution, .. } = *self;
        Options { epochs, seeds, prune, caution }
    }
}

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let gazetteer = Gazetteer::bundled()?;
    match Flags::parse().command {
        Command::Train { output, learning } => {
            let mut samples = Vec::new();
            for corpus in &learning.corpora {
                samples.extend(corpus_of(corpus)?);
            }
            let began = Instant::now();
            let weights = train::weights(&samples, &gazetteer, &learning.options());
            eprintln!(
                "{} documents, {:.1} s",
                samples.len(),
                began.elapsed().as_secs_f64()
            );
            std::fs::write(output, weights)?;
        }
        Command::Cross { output, test, learning } => {
            cross(&gazetteer, &output, &test, &learning)?;
        }
        Command::Tag { weights, corpus } => {
            let weights = weights.map(std::fs::read).transpose()?;
            let samples = corpus_of(&corpus.to_string_lossy())?;
            let began = Instant::now();
            let found = answers(&samples, &gazetteer, weights.as_deref())?;
            let seconds = began.elapsed().as_secs_f64();
            eprintln!("{} documents in {seconds:.2} s", samples.len());
            print!("{found}");
        }
    }
    Ok(())
}

fn cross(
    gazetteer: &Gazetteer,
    output: &Path,
    test: &[PathBuf],
    learning: &Learning,
) -> Outcome<()> {
    std::fs::create_dir_all(output)?;
    let corpora = learning.corpora.iter();
    let corpora: Vec<(&Path, Vec<Sample>)> = corpora
        .map(|name| Ok((path_of(name), corpus_of(name)?)))
        .collect::<Outcome<_>>()?;
    for left in test {
        let others = corpora.iter().filter(|(path, _)| *path != left.as_path());
        let samples: Vec<Sample> =
            others.flat_map(|(_, samples)| samples.clone()).collect();
        let weights = train::weights(&samples, gazetteer, &learning.options());
        let unseen = corpus_of(&left.to_string_lossy())?;
        let found = answers(&unseen, gazetteer, Some(&weights))?;
        std::fs::write(output.join(left.file_name().unwrap_or_default()), found)?;
    }
    Ok(())
}

fn path_of(corpus: &str) -> &Path {
    Path::new(corpus.strip_suffix(":partial").unwrap_or(corpus))
}

fn corpus_of(corpus: &str) -> Outcome<Vec<Sample>> {
    let partial = corpus.ends_with(":partial");
    let content = std::fs::read_to_string(path_of(corpus))
        .map_err(|error| format!("cannot read {corpus}: {error}"))?;
    if path_of(corpus).extension().is_some_and(|end| end == "txt") {
        return own(&content).map_err(|error| format!("{corpus}: {error}").into());
    }
    let lines = content.lines().filter(|line| !line.trim().is_empty());
    let rows: Vec<Value> = lines.map(serde_json::from_str).collect::<Result<_, _>>()?;
    let people = |toponym: &Value| toponym["demonym"] == true;
    let peoples = rows
        .iter()
        .any(|row| row["toponyms"].as_array().is_some_and(|all| all.iter().any(people)));
    Ok(rows.iter().map(|row| sample(row, partial, peoples)).collect())
}

/// The paragraphs of our own corpus: `[[name|TAG]]` marks a name; the tags P, M and A are
/// places (literal, metonymic, associative), D is a people, all others are no places.
fn own(content: &str) -> Result<Vec<Sample>, String> {
    let paragraphs = content.split("\n\n").map(str::trim);
    let paragraphs = paragraphs.filter(|part| !part.is_empty() && !part.starts_with('#'));
    paragraphs.map(paragraph).collect()
}

fn paragraph(marked: &str) -> Result<Sample, String> {
    let mut text = String::with_capacity(marked.len());
    let mut gold = Vec::new();
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once("[[") {
        let (inner, after) =
            behind.split_once("]]").ok_or_else(|| format!("no ]] in \"{behind}\""))?;
        let (name, tag) =
            inner.rsplit_once('|').ok_or_else(|| format!("no tag in [[{inner}]]"))?;
        text.push_str(before);
        let span = Span::new(text.len(), text.len() + name.len());
        text.push_str(name);
        match tag {
            "P" | "M" | "A" => gold.push((span, false)),
            "D" => gold.push((span, true)),
            "PER" | "ORG" | "SHIP" | "UNIT" | "OTHER" => {}
            _ => return Err(format!("no such tag as in [[{inner}]]")),
        }
        rest = after;
    }
    text.push_str(rest);
    let document = document(Report { text, keep_furniture: true, ..Report::default() });
    Ok(Sample { document, gold, partial: false, peoples: true })
}

fn sample(row: &Value, partial: bool, peoples: bool) -> Sample {
    let text = row["text"].as_str().unwrap_or_default().to_owned();
    let bytes = bytes_of(&text);
    let at = |value: &Value| {
        let at = usize::try_from(value.as_u64().unwrap_or_default()).unwrap_or_default();
        bytes.get(at).copied().unwrap_or(text.len())
    };
    let empty = Vec::new();
    let mut gold: Vec<(Span, bool)> = row["toponyms"]
        .as_array()
        .unwrap_or(&empty)
        .iter()
        .filter(|toponym| is_name(toponym["class"].as_str().unwrap_or_default()))
        .map(|toponym| {
            let (start, end) = (at(&toponym["start"]), at(&toponym["end"]));
            (Span::new(start, end.max(start)), toponym["demonym"] == true)
        })
        .collect();
    gold.sort_by_key(|(span, _)| (span.start, usize::MAX - span.end));
    let mut reached = 0;
    gold.retain(|(span, _)| {
        let apart = span.start >= reached;
        reached = reached.max(span.end);
        apart
    });
    let name = row["id"].to_string();
    let document =
        document(Report { name, text, keep_furniture: true, ..Report::default() });
    Sample { document, gold, partial, peoples }
}

/// Whether a class of annotation is a name, not an expression that mentions a place.
fn is_name(class: &str) -> bool {
    !class.ends_with("Expression") && class != "Non_Toponym"
}

/// The byte offset of each code point, and of the end.
fn bytes_of(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn answers(
    samples: &[Sample],
    gazetteer: &Gazetteer,
    weights: Option<&[u8]>,
) -> Outcome<String> {
    let mut lines = String::new();
    for sample in samples {
        let found = match weights {
            Some(weights) => train::mentions(&sample.document, gazetteer, weights)
                .ok_or("these are no weights")?,
            None => mentions(&sample.document, gazetteer),
        };
        writeln!(lines, "{}", answer(&sample.document, &found))?;
    }
    Ok(lines)
}

fn answer(document: &Document, found: &[Mention]) -> Value {
    let starts = bytes_of(&document.text);
    let point = |byte: usize| starts.partition_point(|start| *start < byte);
    let each = found.iter().map(|mention| {
        let sense = match mention.kind {
            MentionKind::Demonym => "demonym",
            _ => "literal",
        };
        json!({
            "start": point(mention.span.start), "end": point(mention.span.end), "sense": sense,
            "name": mention.name, "hint": mention.hint, "confidence": mention.confidence,
        })
    });
    let id: Value = serde_json::from_str(&document.name).unwrap_or_default();
    json!({"id": id, "toponyms": each.collect::<Vec<_>>()})
}
