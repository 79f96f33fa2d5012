use geo::{Contains, CoordsIter, Point};
use plotroom::geodesy::{
    Tolerance, band, destination, disc, distance_to_region, inverse, reach,
};
use plotroom::model::{Azimuth, Meters, Position};
use proptest::prelude::*;

mod regions;
mod sectors;

fn at(lat: f64, lon: f64) -> Position {
    Position::new(lon, lat).expect("the test gives a position")
}

/// Rows of tests/fixtures/inverse.csv, which `tests/fixtures/inverse.py` made.
#[test]
fn distances_agree_with_an_independent_implementation() {
    let rows = include_str!("../fixtures/inverse.csv");
    let mut count = 0;
    for row in rows.lines().skip(1) {
        let v: Vec<f64> = row.split(',').map(|x| x.parse().expect("a number")).collect();
        let way = inverse(at(v[0], v[1]), at(v[2], v[3]));
        assert!((way.distance.0 - v[4]).abs() < 1e-6, "{row}: {}", way.distance.0);
        count += 1;
    }
    assert!(count >= 200);
}

/// Rows of tests/fixtures/rings.csv, which `tests/fixtures/rings.py` made: rings are true
/// within 0.1 % of the radius, all over the Earth.
#[test]
fn rings_agree_with_an_independent_implementation() {
    let rows = include_str!("../fixtures/rings.csv");
    let mut count = 0;
    for row in rows.lines().skip(1) {
        let v: Vec<f64> = row.split(',').map(|x| x.parse().expect("a number")).collect();
        let center = at(v[0], v[1]);
        let ring =
            disc(center, Meters(v[2]), Tolerance::default()).expect("a usual radius");
        assert!(ring.contains(&Point::new(v[5], v[4])), "inside: {row}");
        assert!(!ring.contains(&Point::new(v[7], v[6])), "outside: {row}");
        let far = destination(center, Azimuth::new(v[3]), Meters(v[2] * 1.001));
        assert!(inverse(far, at(v[6], v[7])).distance.0 < 1e-5, "direct: {row}");
        count += 1;
    }
    assert!(count >= 400);
}

#[test]
fn a_ring_over_a_pole_holds_the_pole() {
    let ring = disc(at(89.0, 20.0), Meters::from_km(500.0), Tolerance::default())
        .expect("a usual radius");
    assert!(ring.contains(&Point::new(-160.0, 89.9)));
    assert!(!ring.contains(&Point::new(-160.0, 80.0)));
}

#[test]
fn a_band_leaves_its_hole_open() {
    let tiraspol = at(46.842_75, 29.628_4);
    let (inner, outer) = (Meters::from_km(25.0), Meters::from_km(100.0));
    let ring = band(tiraspol, inner, outer, Tolerance::default()).expect("a usual band");
    assert!(!ring.contains(&Point::new(29.63, 46.84)));
    assert!(ring.contains(&Point::new(30.743_83, 46.485_72)), "Odesa is inside");
}

#[test]
fn bad_radii_are_errors_that_say_so() {
    for meters in [0.0, -5.0, f64::NAN, f64::INFINITY] {
        let bad = disc(at(0.0, 0.0), Meters(meters), Tolerance::default());
        let said = bad.expect_err("not a radius").to_string();
        assert!(said.contains("radius"), "{said}");
    }
    let crossed = disc(at(0.0, 0.0), Meters::from_km(19_950.0), Tolerance::default());
    assert!(crossed.is_err());
}

#[test]
fn a_region_is_reached_from_its_nearest_edge() {
    let square = geo::Polygon::new(
        vec![(29.0, 46.0), (30.0, 46.0), (30.0, 47.0), (29.0, 47.0)].into(),
        vec![],
    );
    let region = geo::MultiPolygon(vec![square]);
    assert_eq!(
        distance_to_region(at(46.5, 29.5), &region).expect("has an outline").distance,
        Meters(0.0)
    );
    let from = at(46.5, 31.0);
    let near = distance_to_region(from, &region).expect("has an outline");
    assert!((near.at.lon() - 30.0).abs() < 1e-9);
    assert!((near.distance.0 - inverse(from, near.at).distance.0).abs() < 1e-6);
    let wide = reach(&region, Meters::from_km(50.0), Tolerance::default())
        .expect("a usual radius");
    let edge = destination(at(46.5, 30.0), Azimuth::new(90.0), Meters::from_km(49.9));
    let past = destination(at(46.5, 30.0), Azimuth::new(90.0), Meters::from_km(50.1));
    assert!(wide.contains(&Point::new(edge.lon(), edge.lat())));
    assert!(!wide.contains(&Point::new(past.lon(), past.lat())));
}

/// So many cases, or as many as `PROPTEST_CASES` says.
fn cases(usual: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(usual),
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn direct_after_inverse_comes_home(
        lat1 in -90.0..90.0, lon1 in -180.0..180.0, lat2 in -90.0..90.0, lon2 in -180.0..180.0,
    ) {
        let (from, to) = (at(lat1, lon1), at(lat2, lon2));
        let way = inverse(from, to);
        let there = destination(from, way.azimuth, way.distance);
        prop_assert!(inverse(there, to).distance.0 < 1e-5);
    }

    #[test]
    fn every_vertex_lies_at_the_radius(
        lat in -90.0..90.0, lon in -180.0..180.0, km in 0.1..12_000.0,
    ) {
        let center = at(lat, lon);
        let radius = Meters::from_km(km);
        let ring = disc(center, radius, Tolerance::default()).expect("a usual radius");
        for c in ring.coords_iter() {
            prop_assert!(c.x.is_finite() && c.y.is_finite() && c.x.abs() <= 180.0);
            // Seams along the antimeridian and over the poles are no part of the circle.
            if c.x.abs() < 180.0 && c.y.abs() < 90.0 {
                let away = inverse(center, at(c.y, c.x)).distance.0;
                prop_assert!((away - radius.0).abs() < 0.05_f64.max(1e-6 * radius.0));
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(10))]

    /// A ragged star of corners, with bays that the reach closes and an islet in a lagoon.
    #[test]
    fn the_reach_of_a_region_ends_at_the_radius(
        lat in -60.0..60.0, lon in -150.0..150.0, km in 20.0..300.0,
        corners in proptest::collection::vec(0.2..1.0, 12..40),
    ) {
        let count = f64::from(u32::try_from(corners.len()).expect("few"));
        let star = |size: f64| -> Vec<(f64, f64)> {
            let turned = corners.iter().zip(0_u32..).map(|(far, i)| {
                let angle = std::f64::consts::TAU * f64::from(i) / count;
                (lon + size * far * angle.cos(), lat + size * far * angle.sin())
            });
            turned.collect()
        };
        let lagoon = vec![star(0.6).into()];
        let region = geo::MultiPolygon(vec![
            geo::Polygon::new(star(2.0).into(), lagoon),
            geo::Polygon::new(star(0.05).into(), vec![]),
        ]);
        let radius = Meters::from_km(km);
        let wide = reach(&region, radius, Tolerance::default()).expect("a usual radius");
        for c in wide.coords_iter().step_by(3) {
            let away = distance_to_region(at(c.y, c.x), &region).expect("an outline").distance;
            prop_assert!((away.0 - radius.0).abs() < 1e-3 * radius.0, "{}", away.0 / radius.0);
        }
    }
}
