//! Opening the gazetteer and looking names up: `cargo bench --bench gazetteer`.

use std::hint::black_box;

use plotroom::gazetteer::Gazetteer;
use plotroom::text::{key, key_into};

fn main() {
    divan::main();
}

/// Names as reports have them: famous and small, in two scripts, of one word and of several.
const NAMES: [&str; 16] = [
    "Tiraspol",
    "Odesa",
    "Kyiv",
    "Pokrovsk",
    "New York",
    "Springfield",
    "Saint Petersburg",
    "Huliaipole",
    "Харків",
    "Бахмут",
    "Texas",
    "Ukraine",
    "Darfur",
    "Al Fashir",
    "Paris",
    "Mykolaiv",
];

/// Words that no place bears, as most capitalized ones.
const WORDS: [&str; 8] = [
    "commander",
    "according",
    "ministry",
    "yesterday",
    "brigade",
    "zelenskyy",
    "qualified",
    "spokesperson",
];

#[divan::bench]
fn open() -> Gazetteer {
    Gazetteer::bundled().expect("it opens")
}

#[divan::bench(args = NAMES)]
fn named(bencher: divan::Bencher<'_, '_>, name: &str) {
    let world = Gazetteer::bundled().expect("it opens");
    bencher.bench(|| world.named(black_box(name)));
}

#[divan::bench]
fn gist_of_16_names(bencher: divan::Bencher<'_, '_>) {
    let world = Gazetteer::bundled().expect("it opens");
    let keys = NAMES.map(key);
    bencher.bench(|| keys.iter().filter_map(|k| world.gist(black_box(k))).count());
}

#[divan::bench]
fn gist_of_8_words(bencher: divan::Bencher<'_, '_>) {
    let world = Gazetteer::bundled().expect("it opens");
    bencher.bench(|| WORDS.iter().filter_map(|k| world.gist(black_box(k))).count());
}

#[divan::bench]
fn continues_of_16_names(bencher: divan::Bencher<'_, '_>) {
    let world = Gazetteer::bundled().expect("it opens");
    let keys = NAMES.map(key);
    bencher.bench(|| keys.iter().filter(|k| world.continues(black_box(k))).count());
}

#[divan::bench]
fn key_of_16_names(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(String::new).bench_local_refs(|buffer| {
        for name in NAMES {
            key_into(black_box(name), buffer);
        }
    });
}

#[divan::bench(args = ["Харькове", "Gulyaypole", "northern Syria", "Nosuchplaceatall"])]
fn named_otherwise(bencher: divan::Bencher<'_, '_>, name: &str) {
    let world = Gazetteer::bundled().expect("it opens");
    bencher.bench(|| world.named(black_box(name)));
}

#[divan::bench]
fn suggestions(bencher: divan::Bencher<'_, '_>) {
    let world = Gazetteer::bundled().expect("it opens");
    bencher.bench(|| world.suggestions(black_box("Tirapsol"), 3));
}
