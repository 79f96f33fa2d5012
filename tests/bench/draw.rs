//! How long drawing takes, step by step: `cargo bench --bench draw`.
#![allow(
    clippy::unwrap_used,
    clippy::too_many_lines,
    clippy::cast_precision_loss,
    clippy::print_stderr,
    unreachable_pub,
    missing_docs,
    reason = "a bench shares the scenes of the tests"
)]

use std::sync::LazyLock;

use divan::Bencher;
use plotroom::draw::{MapOptions, Scene, map};
use plotroom::export::{pdf, png, svg};
use plotroom::gazetteer::{Basemap, Gazetteer};
use plotroom::model::Briefing;

#[path = "../scenes/mod.rs"]
#[allow(dead_code, unused_imports)]
mod scenes;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::bundled().unwrap());
static BASEMAP: LazyLock<Basemap> = LazyLock::new(|| Basemap::bundled().unwrap());

/// A region, another with many names, and the world with 500 places.
const NAMES: [&str; 3] = ["odesa-tiraspol", "donetsk-front", "world-500"];

fn briefing(name: &str) -> Briefing {
    if name == "world-500" {
        return scenes::world(&GAZETTEER, 500);
    }
    let all = scenes::regions(&GAZETTEER);
    all.into_iter().find(|(known, _)| *known == name).unwrap().1
}

fn scene(name: &str) -> Scene {
    map(&briefing(name), &GAZETTEER, &BASEMAP, &MapOptions::default())
}

fn main() {
    divan::main();
}

/// The basemap, the layers of the report, and the labels.
#[divan::bench(args = NAMES, sample_count = 20)]
fn scene_whole(bencher: Bencher<'_, '_>, name: &str) {
    let (briefing, options) = (briefing(name), MapOptions::default());
    bencher.bench_local(|| map(&briefing, &GAZETTEER, &BASEMAP, &options));
}

/// The layers of the report and their labels alone.
#[divan::bench(args = NAMES, sample_count = 20)]
fn scene_without_basemap(bencher: Bencher<'_, '_>, name: &str) {
    let briefing = briefing(name);
    let mut options = MapOptions::default();
    options.basemap = false;
    bencher.bench_local(|| map(&briefing, &GAZETTEER, &BASEMAP, &options));
}

#[divan::bench(args = NAMES, sample_count = 20)]
fn scene_to_svg(bencher: Bencher<'_, '_>, name: &str) {
    let scene = scene(name);
    bencher.bench_local(|| svg(&scene));
}

#[divan::bench(args = NAMES, sample_count = 20)]
fn scene_to_png(bencher: Bencher<'_, '_>, name: &str) {
    let scene = scene(name);
    bencher.bench_local(|| png(&scene, 1.0).unwrap());
}

#[divan::bench(args = NAMES, sample_count = 20)]
fn scene_to_pdf(bencher: Bencher<'_, '_>, name: &str) {
    let scene = scene(name);
    bencher.bench_local(|| pdf(&scene).unwrap());
}
