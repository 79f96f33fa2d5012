//! Trains the weights of `resolve` on annotated corpora and writes them.
//!
//! ```text
//! cargo run --release --features train --example train_resolve -- sense CORPORA
//! cargo run --release --features train --example train_resolve -- sense-check CORPORA
//! ```
//! CORPORA is a folder with `train/` and `dev/` of JSON lines (`id`, `text`, `toponyms` with
//! `start`, `end` in code points and `class`). Equal corpora give equal weights.
#![allow(clippy::disallowed_methods, clippy::print_stdout, reason = "a tool at the edge")]

use std::error::Error;
use std::fs;
use std::path::Path;

use plotroom::model::{Document, Language, Sense, Span};
use plotroom::resolve::train::{SenseExample, SenseModel};
use serde_json::Value;

/// The Gaussian prior of the sense model.
const SENSE_PENALTY: f64 = 4.0;
/// How much an example of web news counts against one of the metonymy corpus.
const NEWS_WEIGHT: f64 = 0.5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["sense", corpora] => sense(Path::new(corpora)),
        ["sense-check", corpora] => sense_check(Path::new(corpora)),
        _ => Err("say what to train: sense CORPORA or sense-check CORPORA".into()),
    }
}

fn rows(path: &Path) -> Result<Vec<Value>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn document(row: &Value) -> Document {
    let text = row["text"].as_str().unwrap_or_default().to_owned();
    let whole = Span::new(0, text.len());
    let language = Some(Language::En);
    let sentences = plotroom::text::sentences(&text, whole, language);
    Document {
        name: row["id"].to_string(),
        title: None,
        text,
        url: None,
        date: None,
        language,
        sentences,
        furniture: Vec::new(),
    }
}

/// The byte offsets of the characters of a text, its end included.
fn offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn span(toponym: &Value, offsets: &[usize]) -> Option<Span> {
    let at = |key: &str| {
        let index = usize::try_from(toponym[key].as_u64()?).ok()?;
        offsets.get(index).copied()
    };
    Some(Span::new(at("start")?, at("end")?))
}

fn examples(path: &Path, weight: f64) -> Result<Vec<SenseExample>, Box<dyn Error>> {
    let mut found = Vec::new();
    for row in rows(path)? {
        let document = document(&row);
        let offsets = offsets(&document.text);
        for toponym in row["toponyms"].as_array().into_iter().flatten() {
            let sense = match toponym["class"].as_str().unwrap_or_default() {
                "lit" | "Literal" | "Literal_Modifier" | "Coercion" => Sense::Literal,
                "met" | "Metonymic" => Sense::Metonymic,
                "Non_Literal_Modifier" => Sense::Associative,
                _ => continue,
            };
            let Some(span) = span(toponym, &offsets) else { continue };
            found.extend(SenseExample::new(&document, span, None, sense, weight));
        }
    }
    Ok(found)
}

fn corpora(folder: &Path) -> Result<[Vec<SenseExample>; 2], Box<dyn Error>> {
    let metonymy = examples(&folder.join("train/relocar_train.jsonl"), 1.0)?;
    let news = examples(&folder.join("dev/geowebnews.jsonl"), NEWS_WEIGHT)?;
    Ok([metonymy, news])
}

fn sense(folder: &Path) -> Result<(), Box<dyn Error>> {
    let [mut all, news] = corpora(folder)?;
    all.extend(news);
    let model = SenseModel::train(&all, SENSE_PENALTY);
    fs::write("src/resolve/weights/sense.bin", model.to_bytes())?;
    println!("sense: {} examples", all.len());
    Ok(())
}

/// Five folds over the metonymy corpus: trained on the other four and the news.
fn sense_check(folder: &Path) -> Result<(), Box<dyn Error>> {
    let [metonymy, news] = corpora(folder)?;
    for penalty in [0.3, 1.0, 2.0, 4.0, 8.0] {
        for with_news in [false, true] {
            let (mut right, mut met) = (0, 0);
            for fold in 0..5 {
                let mut known: Vec<SenseExample> = Vec::new();
                known.extend(
                    metonymy
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| at % 5 != fold)
                        .map(|(_, e)| e.clone()),
                );
                if with_news {
                    known.extend(news.iter().cloned());
                }
                let model = SenseModel::train(&known, penalty);
                for (_, example) in
                    metonymy.iter().enumerate().filter(|(at, _)| at % 5 == fold)
                {
                    let found = model.sense(example) == Sense::Metonymic;
                    let wanted = example.sense() == Sense::Metonymic;
                    right += usize::from(found == wanted);
                    met += usize::from(found);
                }
            }
            let share = right as f64 / metonymy.len() as f64;
            println!(
                "penalty {penalty} news {with_news}: accuracy {share:.4} ({met} metonymic)"
            );
        }
    }
    Ok(())
}
