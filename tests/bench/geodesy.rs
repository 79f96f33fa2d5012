//! Distances, rings and the reach of regions: `cargo bench --bench geodesy`.

use std::hint::black_box;

use geo::MultiPolygon;
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{Tolerance, destination, disc, inverse, reach};
use plotroom::model::{Azimuth, Meters, Position};

fn main() {
    divan::main();
}

/// Centers all over the Earth, poles and antimeridian among them (a golden-angle spiral).
fn centers(count: u32) -> Vec<Position> {
    let spread = |i: u32| {
        let height = 1.0 - 2.0 * (f64::from(i) + 0.5) / f64::from(count);
        let turn = (137.507_764_05 * f64::from(i)).rem_euclid(360.0) - 180.0;
        Position::new(turn, height.asin().to_degrees()).expect("a position")
    };
    (0..count).map(spread).collect()
}

/// A country's outline, as the gazetteer has it.
fn outline(name: &str) -> MultiPolygon<f64> {
    let world = Gazetteer::bundled().expect("it opens");
    let named = world.named(name);
    let outline = named.iter().find_map(|found| world.outline(found.place));
    outline.expect("the country has an outline")
}

#[divan::bench]
fn distances_1000(bencher: divan::Bencher<'_, '_>) {
    let ends = centers(1001);
    bencher.bench(|| {
        let pairs = black_box(&ends).windows(2);
        pairs.map(|pair| inverse(pair[0], pair[1]).distance.0).sum::<f64>()
    });
}

#[divan::bench]
fn destinations_1000(bencher: divan::Bencher<'_, '_>) {
    let starts = centers(1000);
    bencher.bench(|| {
        let far = |from: &Position| destination(*from, Azimuth::new(77.0), Meters(1e6));
        black_box(&starts).iter().map(|from| far(from).lon()).sum::<f64>()
    });
}

#[divan::bench(sample_count = 10)]
fn rings_10000_of_100_km(bencher: divan::Bencher<'_, '_>) {
    let centers = centers(10_000);
    bencher.bench(|| {
        let ring =
            |at: &Position| disc(*at, Meters::from_km(100.0), Tolerance::default());
        black_box(&centers).iter().filter_map(|at| ring(at).ok()).count()
    });
}

#[divan::bench(sample_count = 20, args = [100.0, 500.0, 2000.0])]
fn reach_of_ukraine(bencher: divan::Bencher<'_, '_>, km: f64) {
    let ukraine = outline("Ukraine");
    bencher
        .bench(|| reach(black_box(&ukraine), Meters::from_km(km), Tolerance::default()));
}
