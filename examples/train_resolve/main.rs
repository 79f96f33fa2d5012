//! Trains the weights of `resolve` on annotated corpora and writes them.
//!
//! ```text
//! cargo run --release --features train --example train_resolve -- WHAT CORPORA
//!   sense         trains src/resolve/weights/sense.bin
//!   sense-check   its accuracy by five-fold cross-validation
//!   rank          trains src/resolve/weights/rank.toml
//!   rank-check    its accuracy and calibration, each corpus by weights of the others;
//!                 with --errors every wrong answer, with --without=SIGN,SIGN those unlearned
//!   answer        what the stages make of documents (CORPORA is then a file of JSON lines)
//! ```
//! CORPORA is a folder with `train/` and `dev/` of JSON lines (`id`, `text`, `toponyms` with
//! `start`, `end` in code points, `class`, `lat`, `lon`, `alt`). Equal corpora give equal
//! weights.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a tool at the edge"
)]

mod figures;

use std::error::Error;
use std::fs;
use std::path::Path;

use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Document, Feature, Language, Mention, Position, Sense, Span};
use plotroom::read::{Report, document};
use plotroom::resolve::train::{
    Outcome, RankDocument, RankModel, SenseExample, SenseModel,
};
use plotroom::{recognize, resolve};
use serde_json::Value;

use figures::{calibration, show};

/// The Gaussian prior of the sense model.
const SENSE_PENALTY: f64 = 1.0;
/// How much an example of web news counts against one of the metonymy corpus.
const NEWS_WEIGHT: f64 = 0.5;
/// How much an example of our own sentences counts.
const OWN_WEIGHT: f64 = 1.0;
/// Sentences of our own.
const OWN: &str = include_str!("../../src/resolve/train/data/senses.txt");
/// The corpora of the ranker.
const CORPORA: [&str; 5] = ["lgl", "geovirus", "geowebnews", "geocorpora", "wiktor500"];
/// Classes of web news that are places or belong to one.
const PLACES: [&str; 11] = [
    "Literal",
    "Literal_Modifier",
    "Mixed",
    "Coercion",
    "Embedded_Literal",
    "Metonymic",
    "Non_Literal_Modifier",
    "Embedded_Non_Lit",
    "Demonym",
    "Language",
    "Homonym",
];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words = arguments.iter().map(String::as_str).filter(|w| !w.starts_with("--"));
    let words: Vec<&str> = words.collect();
    let gazetteer = Gazetteer::bundled()?;
    match words.as_slice() {
        ["sense", corpora] => sense(Path::new(corpora), &gazetteer),
        ["sense-check", corpora] => sense_check(Path::new(corpora), &gazetteer),
        ["rank", corpora] => rank(Path::new(corpora), &gazetteer),
        ["rank-check", corpora] => rank_check(Path::new(corpora), &gazetteer),
        ["answer", lines] => answer(Path::new(lines), &gazetteer),
        _ => Err(
            "say what to train and on what: sense|sense-check|rank|rank-check CORPORA"
                .into(),
        ),
    }
}

/// The places of documents, a line each, as the program's `stream` writes them.
fn answer(lines: &Path, gazetteer: &Gazetteer) -> Result<()> {
    let settings = plotroom::settings::Settings::default();
    for row in rows(lines)? {
        let briefing = plotroom::brief(report(&row), gazetteer, &settings);
        println!(
            "{}",
            serde_json::to_string(&plotroom::export::record(
                row["id"].clone(),
                &briefing
            ))?
        );
    }
    Ok(())
}

fn rows(path: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path)?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

fn report(row: &Value) -> Document {
    document(Report {
        name: row["id"].as_str().unwrap_or_default().to_owned(),
        text: row["text"].as_str().unwrap_or_default().to_owned(),
        title: None,
        date: None,
        url: None,
        language: Some(Language::En),
        keep_furniture: false,
    })
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

/// The mentions at given spans, with what else the recognizer finds around them.
fn mentions(document: &Document, spans: &[Span], gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut all = recognize::given(document, spans, gazetteer);
    let free = |mention: &Mention| !spans.iter().any(|span| span.overlaps(mention.span));
    all.extend(recognize::mentions(document, gazetteer).into_iter().filter(free));
    all.sort_by_key(|mention| mention.span);
    all
}

// ---- sense

fn examples(
    path: &Path,
    weight: f64,
    gazetteer: &Gazetteer,
) -> Result<Vec<SenseExample>> {
    let mut found = Vec::new();
    for row in rows(path)? {
        let document = report(&row);
        let offsets = offsets(&document.text);
        let mut known = Vec::new();
        for toponym in row["toponyms"].as_array().into_iter().flatten() {
            let sense = match toponym["class"].as_str().unwrap_or_default() {
                "lit" | "Literal" | "Literal_Modifier" | "Coercion" => Sense::Literal,
                "met" | "Metonymic" => Sense::Metonymic,
                "Non_Literal_Modifier" => Sense::Associative,
                _ => continue,
            };
            known.extend(span(toponym, &offsets).map(|span| (span, sense)));
        }
        found.extend(of_document(&document, &known, weight, gazetteer));
    }
    Ok(found)
}

/// A line of our own sentences as text, language and marked names.
fn marked(line: &str) -> (String, Language, Vec<(Span, Sense)>) {
    let (code, rest) = line.split_once('\t').unwrap_or(("en", line));
    let language = Language::from_code(code).unwrap_or(Language::En);
    let mut text = String::new();
    let mut names = Vec::new();
    let mut pieces = rest.split('[');
    text.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, behind) = piece.split_once(']').unwrap_or((piece, ""));
        let (mark, name) = name.split_once(':').unwrap_or(("L", name));
        let start = text.len();
        text.push_str(name);
        let sense = match mark {
            "M" => Sense::Metonymic,
            "A" => Sense::Associative,
            _ => Sense::Literal,
        };
        names.push((Span::new(start, text.len()), sense));
        text.push_str(behind);
    }
    (text, language, names)
}

fn own_examples(gazetteer: &Gazetteer) -> Vec<SenseExample> {
    let mut found = Vec::new();
    for line in OWN.lines().filter(|line| !line.starts_with('#')) {
        let (text, language, known) = marked(line);
        let document = document(Report {
            name: "own".to_owned(),
            text,
            title: None,
            date: None,
            url: None,
            language: Some(language),
            keep_furniture: true,
        });
        found.extend(of_document(&document, &known, OWN_WEIGHT, gazetteer));
    }
    found
}

fn of_document(
    document: &Document,
    known: &[(Span, Sense)],
    weight: f64,
    gazetteer: &Gazetteer,
) -> Vec<SenseExample> {
    let spans: Vec<Span> = known.iter().map(|(span, _)| *span).collect();
    let mentions = mentions(document, &spans, gazetteer);
    let answers =
        resolve::places(document, &mentions, &recognize::lengths(document), gazetteer);
    let each = known.iter().filter_map(|(span, sense)| {
        let answer = answers.iter().find(|answer| answer.mention.span == *span);
        let place = answer.and_then(|answer| answer.candidates.first());
        let feature: Option<Feature> = place.map(|candidate| candidate.place.feature);
        SenseExample::new(document, *span, feature, *sense, weight)
    });
    each.collect()
}

fn sense_corpora(folder: &Path, gazetteer: &Gazetteer) -> Result<[Vec<SenseExample>; 2]> {
    let metonymy = examples(&folder.join("train/relocar_train.jsonl"), 1.0, gazetteer)?;
    let mut news =
        examples(&folder.join("dev/geowebnews.jsonl"), NEWS_WEIGHT, gazetteer)?;
    news.extend(own_examples(gazetteer));
    Ok([metonymy, news])
}

fn sense(folder: &Path, gazetteer: &Gazetteer) -> Result<()> {
    let [mut all, news] = sense_corpora(folder, gazetteer)?;
    all.extend(news);
    let model = SenseModel::train(&all, SENSE_PENALTY);
    fs::write("src/resolve/weights/sense.bin", model.to_bytes())?;
    println!("sense: {} examples", all.len());
    Ok(())
}

/// Five folds over the metonymy corpus: trained on the other four and the news.
fn sense_check(folder: &Path, gazetteer: &Gazetteer) -> Result<()> {
    let [metonymy, news] = sense_corpora(folder, gazetteer)?;
    for penalty in [0.7, SENSE_PENALTY, 1.5, 2.0] {
        let (mut right, mut met) = (0, 0);
        for fold in 0..5 {
            let others = metonymy.iter().enumerate().filter(|(at, _)| at % 5 != fold);
            let mut known: Vec<SenseExample> = others.map(|(_, e)| e.clone()).collect();
            known.extend(news.iter().cloned());
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
        println!("penalty {penalty}: accuracy {share:.4} ({met} metonymic)");
    }
    Ok(())
}

// ---- rank

/// A document with how many of its names have a position, found or not.
struct Scored {
    document: RankDocument,
    text: String,
    names: Vec<String>,
    gold: usize,
}

fn points(toponym: &Value) -> Vec<Position> {
    let first = [(toponym["lat"].as_f64(), toponym["lon"].as_f64())];
    let more = toponym["alt"].as_array().into_iter().flatten();
    let more = more.map(|pair| (pair[0].as_f64(), pair[1].as_f64()));
    let all = first.into_iter().chain(more);
    all.filter_map(|(lat, lon)| Position::new(lon?, lat?).ok()).collect()
}

fn corpus(folder: &Path, number: usize, gazetteer: &Gazetteer) -> Result<Vec<Scored>> {
    let name = CORPORA[number];
    let mut found = Vec::new();
    for row in rows(&folder.join(format!("dev/{name}.jsonl")))? {
        let document = report(&row);
        let offsets = offsets(&document.text);
        let mut golds = Vec::new();
        for toponym in row["toponyms"].as_array().into_iter().flatten() {
            let class = toponym["class"].as_str();
            let place =
                name != "geowebnews" || class.is_some_and(|c| PLACES.contains(&c));
            let people = toponym["demonym"].as_bool() == Some(true);
            let points = points(toponym);
            if place && !people && !points.is_empty() {
                golds.extend(span(toponym, &offsets).map(|span| (span, points)));
            }
        }
        let spans: Vec<Span> = golds.iter().map(|(span, _)| *span).collect();
        let mentions = mentions(&document, &spans, gazetteer);
        let right: Vec<(usize, Vec<Position>)> = golds
            .iter()
            .filter_map(|(span, points)| {
                let at = mentions.iter().position(|mention| mention.span == *span)?;
                Some((at, points.clone()))
            })
            .collect();
        found.push(Scored {
            document: RankDocument::new(
                number,
                &document,
                &mentions,
                &recognize::lengths(&document),
                &right,
                gazetteer,
            ),
            names: mentions
                .iter()
                .map(|m| m.span.of(&document.text).to_owned())
                .collect(),
            text: document.name,
            gold: golds.len(),
        });
    }
    Ok(found)
}

fn all_corpora(folder: &Path, gazetteer: &Gazetteer) -> Result<Vec<Scored>> {
    let mut all = Vec::new();
    for number in 0..CORPORA.len() {
        all.extend(corpus(folder, number, gazetteer)?);
    }
    Ok(all)
}

fn rank(folder: &Path, gazetteer: &Gazetteer) -> Result<()> {
    let mut all = all_corpora(folder, gazetteer)?;
    let mut documents: Vec<&mut RankDocument> =
        all.iter_mut().map(|scored| &mut scored.document).collect();
    let model = RankModel::train(&mut documents, &[]);
    let text = format!(
        "# Weights of the ranker and of the confidence, written by examples/train_resolve.\n\
         # What they were trained on says README.md beside this file.\n{}",
        model.to_toml()
    );
    fs::write("src/resolve/weights/rank.toml", text)?;
    Ok(())
}

/// Each corpus by weights trained on the others.
fn rank_check(folder: &Path, gazetteer: &Gazetteer) -> Result<()> {
    let mut all = all_corpora(folder, gazetteer)?;
    let mut pooled: Vec<Outcome> = Vec::new();
    let verbose = std::env::args().any(|word| word == "--errors");
    let without: Vec<String> = std::env::args()
        .filter_map(|word| word.strip_prefix("--without=").map(str::to_owned))
        .flat_map(|list| list.split(',').map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for (number, name) in CORPORA.iter().enumerate() {
        let mut others: Vec<&mut RankDocument> = all
            .iter_mut()
            .map(|scored| &mut scored.document)
            .filter(|document| document.corpus() != number)
            .collect();
        let model = RankModel::train(&mut others, &without);
        let mut outcomes = Vec::new();
        let mut gold = 0;
        for scored in all.iter_mut().filter(|s| s.document.corpus() == number) {
            gold += scored.gold;
            let found = scored.document.outcomes(&model);
            for outcome in found.iter().filter(|o| verbose && o.right != Some(true)) {
                println!(
                    "  {name} {} \"{}\" {} {:.2}",
                    scored.text,
                    scored.names[outcome.mention],
                    if outcome.present { "ranked wrong" } else { "not a candidate" },
                    outcome.confidence
                );
            }
            outcomes.extend(found);
        }
        show(name, gold, &outcomes);
        if *name != "wiktor500" {
            pooled.extend(outcomes);
        }
    }
    println!(
        "pooled without wiktor500: calibration error {:.3}",
        calibration(&pooled, true)
    );
    Ok(())
}
