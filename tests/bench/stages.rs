//! What each stage takes of the time of a report: `cargo bench --bench stages`.
//!
//! The reports are the English paragraphs of our own corpus, five a report. Bytes a second
//! are those of the text, so that the stages can be compared: what the whole takes of a byte
//! is the sum of what they take.

use divan::counter::BytesCount;
use plotroom::export::record;
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Claim, Document, Event, Length, Mention, Relative, Resolution};
use plotroom::read::{Report, document};
use plotroom::settings::{EventWords, Settings};
use plotroom::{extract, range, recognize, resolve, verify};

mod corpus;

use corpus::plain;

fn main() {
    divan::main();
}

const CORPUS: [&str; 3] = [
    include_str!("../../src/recognize/corpus/en-world.txt"),
    include_str!("../../src/recognize/corpus/en-conflict.txt"),
    include_str!("../../tests/reports/red-sea.txt"),
];

/// A report with all that the stages make of it.
struct Made {
    document: Document,
    mentions: Vec<Mention>,
    lengths: Vec<Length>,
    resolutions: Vec<Resolution>,
    relatives: Vec<Relative>,
    claims: Vec<Claim>,
}

fn reports() -> Vec<Report> {
    let whole: Vec<String> = CORPUS.iter().map(|text| plain(text)).collect();
    let paragraphs: Vec<&str> = whole
        .iter()
        .flat_map(|text| text.split("\n\n"))
        .filter(|p| p.len() > 80)
        .collect();
    let five = paragraphs.chunks(5).map(|five| five.join("\n\n"));
    five.map(|text| Report { text, ..Report::default() }).collect()
}

fn made(world: &Gazetteer) -> Vec<Made> {
    let each = reports().into_iter();
    each.map(|report| {
        let document = document(report);
        let mentions = recognize::mentions(&document, world);
        let lengths = recognize::lengths(&document);
        let resolutions = resolve::places(&document, &mentions, &lengths, world);
        let claims = extract::claims(&document, &lengths, &resolutions);
        let relatives =
            extract::relatives(&document, &lengths, &resolutions, &claims, world);
        Made { document, mentions, lengths, resolutions, relatives, claims }
    })
    .collect()
}

fn world() -> Gazetteer {
    Gazetteer::bundled().expect("it opens")
}

/// Benches a stage over all reports.
fn stage<T>(
    bencher: divan::Bencher<'_, '_>,
    world: &Gazetteer,
    run: impl Fn(&Made) -> T + Sync,
) {
    let all = made(world);
    let bytes: usize = all.iter().map(|made| made.document.text.len()).sum();
    let each = bencher.counter(BytesCount::new(bytes));
    each.bench(|| all.iter().map(&run).map(|made| drop(divan::black_box(made))).count());
}

#[divan::bench]
fn a_read(bencher: divan::Bencher<'_, '_>) {
    stage(bencher, &world(), |made| {
        document(Report { text: made.document.text.clone(), ..Report::default() })
    });
}

#[divan::bench]
fn b_recognize(bencher: divan::Bencher<'_, '_>) {
    let world = world();
    stage(bencher, &world, |made| recognize::mentions(&made.document, &world));
}

#[divan::bench]
fn c_resolve(bencher: divan::Bencher<'_, '_>) {
    let world = world();
    stage(bencher, &world, |made| {
        resolve::places(&made.document, &made.mentions, &made.lengths, &world)
    });
}

#[divan::bench]
fn d_claims(bencher: divan::Bencher<'_, '_>) {
    stage(bencher, &world(), |made| {
        extract::claims(&made.document, &made.lengths, &made.resolutions)
    });
}

#[divan::bench]
fn e_verify(bencher: divan::Bencher<'_, '_>) {
    let world = world();
    stage(bencher, &world, |made| {
        verify::verdicts(&made.claims, &made.resolutions, &world, &[])
    });
}

#[divan::bench]
fn f_events(bencher: divan::Bencher<'_, '_>) {
    stage(bencher, &world(), |made| -> Vec<Event> {
        extract::events(
            &made.document,
            &made.resolutions,
            &made.relatives,
            &made.claims,
            &recognize::times(&made.document),
            EventWords::bundled(),
        )
    });
}

#[divan::bench]
fn g_range(bencher: divan::Bencher<'_, '_>) {
    let (world, settings) = (world(), Settings::default());
    stage(bencher, &world, |made| {
        range::rings(&made.document, &made.claims, &made.resolutions, &world, &settings)
    });
}

#[divan::bench]
fn h_whole(bencher: divan::Bencher<'_, '_>) {
    let (world, settings) = (world(), Settings::default());
    stage(bencher, &world, |made| {
        let text = made.document.text.clone();
        let document = document(Report { text, ..Report::default() });
        let briefing = plotroom::brief(document, &world, &settings);
        serde_json::to_string(&record(serde_json::Value::Null, &briefing))
            .unwrap_or_default()
    });
}
