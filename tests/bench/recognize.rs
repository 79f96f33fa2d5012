//! Finding names in reports: `cargo bench --bench recognize`.

use plotroom::gazetteer::Gazetteer;
use plotroom::model::Document;
use plotroom::read::{Report, document};
use plotroom::recognize::mentions;
use plotroom::text::tokens;

fn main() {
    divan::main();
}

/// The paragraphs of our own corpus without their marks.
fn text(marked: &str) -> String {
    let lines = marked.lines().filter(|line| !line.starts_with('#'));
    let marked: String = lines.collect::<Vec<_>>().join("\n");
    let mut parts = marked.split("[[");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("]]").unwrap_or((part, ""));
        text.push_str(name.rsplit_once('|').map_or(name, |(name, _)| name));
        text.push_str(rest);
    }
    text
}

fn report(marked: &str) -> Document {
    document(Report { text: text(marked).repeat(8), ..Report::default() })
}

const ENGLISH: &str = include_str!("../../src/recognize/corpus/en-world.txt");
const UKRAINIAN: &str = include_str!("../../src/recognize/corpus/uk.txt");

fn named(bencher: divan::Bencher<'_, '_>, marked: &str) {
    let world = Gazetteer::bundled().expect("it opens");
    let report = report(marked);
    let bytes = divan::counter::BytesCount::of_str(&report.text);
    bencher.counter(bytes).bench(|| mentions(&report, &world));
}

#[divan::bench]
fn english(bencher: divan::Bencher<'_, '_>) {
    named(bencher, ENGLISH);
}

#[divan::bench]
fn ukrainian(bencher: divan::Bencher<'_, '_>) {
    named(bencher, UKRAINIAN);
}

#[divan::bench]
fn words(bencher: divan::Bencher<'_, '_>) {
    let report = report(ENGLISH);
    let bytes = divan::counter::BytesCount::of_str(&report.text);
    bencher.counter(bytes).bench(|| tokens(&report.text));
}
