//! `stream`: a document has one answer, whatever stands around it and however many threads
//! are at work.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{plotroom, text};

/// The paragraphs of our own corpus, marks taken off, with every field of the input in use.
fn documents() -> Vec<Value> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/recognize/corpus");
    let files = fs::read_dir(corpus).expect("the corpus is there");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "txt"));
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let marked = fs::read_to_string(&file).expect("it can be read");
        let paragraphs = marked.split("\n\n").filter(|p| p.contains("[["));
        for (number, paragraph) in paragraphs.step_by(7).take(6).enumerate() {
            let lines = paragraph.lines().filter(|line| !line.starts_with('#'));
            let (plain, spans) = unmarked(&lines.collect::<Vec<_>>().join("\n"));
            let mut document = json!({ "id": found.len(), "text": plain });
            match number % 3 {
                0 => document["date"] = json!("2025-03-14"),
                1 => document["spans"] = json!(spans),
                _ => document["title"] = json!("Talks in Geneva"),
            }
            found.push(document);
        }
    }
    found
}

/// A text without its marks, and the code points that they marked.
fn unmarked(marked: &str) -> (String, Vec<(usize, usize)>) {
    let mut parts = marked.split("[[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    let mut spans = Vec::new();
    for part in parts {
        let (name, rest) = part.split_once("]]").unwrap_or((part, ""));
        let name = name.rsplit_once('|').map_or(name, |(name, _)| name);
        let start = plain.chars().count();
        plain.push_str(name);
        spans.push((start, plain.chars().count()));
        plain.push_str(rest);
    }
    (plain, spans)
}

fn answers(documents: &[Value], threads: &str) -> Vec<String> {
    let lines: Vec<String> = documents.iter().map(Value::to_string).collect();
    let input = lines.join("\n") + "\n";
    let said = plotroom(&["stream", "--threads", threads], input.as_bytes());
    assert!(said.status.success(), "{}", text(&said.stderr));
    text(&said.stdout).lines().map(str::to_owned).collect()
}

#[test]
fn a_document_has_one_answer() {
    let documents = documents();
    assert!(documents.len() > 30, "{} documents", documents.len());
    let batch = answers(&documents, "1");
    assert_eq!(batch.len(), documents.len());
    for (at, answer) in batch.iter().enumerate() {
        let answer: Value = serde_json::from_str(answer).expect("one object a line");
        assert_eq!(answer["id"], json!(at));
        assert!(answer.get("error").is_none(), "{answer}");
    }
    let places = |answer: &String| answer.contains("\"geonameid\":");
    assert!(batch.iter().filter(|answer| places(answer)).count() > batch.len() / 2);
    for threads in ["2", "4"] {
        assert!(answers(&documents, threads) == batch, "{threads} threads");
    }
    // Behind others, in another order, and twice.
    let mut turned: Vec<Value> = documents.iter().rev().cloned().collect();
    turned.extend_from_slice(&documents);
    let mut expected: Vec<String> = batch.iter().rev().cloned().collect();
    expected.extend_from_slice(&batch);
    assert!(answers(&turned, "2") == expected, "in another order");
    for (document, answer) in documents.iter().zip(&batch).step_by(5) {
        let alone = answers(std::slice::from_ref(document), "1");
        assert_eq!(alone, [answer.as_str()]);
    }
}
