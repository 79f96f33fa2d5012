//! How long large layers take; run with `--release -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use plotroom::export::{Format, Pictures, Provenance, folder};
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Sense, Span};

use super::samples;

const PLACES: usize = 100_000;

#[test]
#[ignore = "measures; meaningful in a release build on an idle machine"]
fn a_hundred_thousand_places() {
    let sentence = "Quiet in Kassala. ";
    let text = sentence.repeat(PLACES);
    let mut briefing = samples::empty(samples::document("many", &text));
    for number in 0..PLACES {
        #[expect(clippy::cast_precision_loss)]
        let step = number as f64;
        let at = samples::position(
            (step * 0.003_5) % 358.0 - 179.0,
            (step * 0.001_7) % 170.0 - 85.0,
        );
        let start = number * sentence.len() + 9;
        let place = samples::place("Kassala", at, "P.PPL");
        let span = Span::new(start, start + 7);
        briefing.resolutions.push(samples::resolution(span, place, Sense::Literal, true));
    }
    let gazetteer = Gazetteer::bundled().expect("the gazetteer is sound");
    for format in [Format::GeoJson, Format::GeoPackage] {
        let start = Instant::now();
        let files = folder(
            &briefing,
            &gazetteer,
            &Provenance::default(),
            Pictures::default(),
            &[format],
        )
        .expect("it can be made");
        let took = start.elapsed();
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        eprintln!("{format:?}: {PLACES} places, {bytes} bytes, {took:.2?}");
        assert!(took < Duration::from_secs(2), "{format:?} took {took:.2?}");
    }
}
