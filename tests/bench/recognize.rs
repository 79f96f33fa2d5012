//! Finding names in reports: `cargo bench --bench recognize`.

use plotroom::gazetteer::Gazetteer;
use plotroom::model::Document;
use plotroom::read::{Report, document};
use plotroom::recognize::mentions;
use plotroom::text::tokens;

mod corpus;

use corpus::plain;

fn main() {
    divan::main();
}

fn report(marked: &str) -> Document {
    document(Report { text: plain(marked).repeat(8), ..Report::default() })
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
