//! Ranges limited to directions.

use geo::{Area, Contains, CoordsIter, MultiPolygon, Point, Validation};
use geographiclib_rs::{DirectGeodesic, Geodesic};
use plotroom::geodesy::{Tolerance, disc, inverse, sector};
use plotroom::model::{Azimuth, Meters, Position, Sector};
use proptest::prelude::*;

use super::at;

fn directions(from: f64, to: f64) -> Sector {
    Sector::new(Azimuth::new(from), Azimuth::new(to)).expect("two azimuths")
}

fn km(km: f64) -> Meters {
    Meters::from_km(km)
}

/// The area of polygons with edges straight in lon/lat on WGS 84, in square kilometers:
/// what lies between each edge and the equator (Snyder 1987, eq. 3-11), by Simpson's rule.
fn area(ground: &MultiPolygon<f64>) -> f64 {
    let (a, f): (f64, f64) = (6378.137, 1.0 / 298.257_223_563);
    let e = (f * (2.0 - f)).sqrt();
    let below = |lat: f64| {
        let s = lat.to_radians().sin();
        let q = s / (1.0 - e * e * s * s) + (e * s).atanh() / e;
        0.5 * a * a * (1.0 - e * e) * q
    };
    let ring = |line: &geo::LineString<f64>| -> f64 {
        let edges = line.lines().map(|l| {
            let (p, q) = (l.start, l.end);
            let middle = below(f64::midpoint(p.y, q.y));
            (p.x - q.x).to_radians() * (below(p.y) + 4.0 * middle + below(q.y)) / 6.0
        });
        edges.sum()
    };
    ground
        .iter()
        .map(|p| ring(p.exterior()) + p.interiors().iter().map(ring).sum::<f64>())
        .sum()
}

/// The exact area: the reduced length of geodesics over distance and azimuth, by the
/// midpoint rule.
fn exact(center: Position, inner: Meters, outer: Meters, directions: Sector) -> f64 {
    let (azimuths, steps) = (60_u32, 60_u32);
    let (turn, long) = (
        directions.width() / f64::from(azimuths),
        (outer.0 - inner.0) / f64::from(steps),
    );
    let wgs84 = Geodesic::wgs84();
    let mut sum = 0.0;
    for i in 0..azimuths {
        let azimuth = directions.from.degrees() + turn * (f64::from(i) + 0.5);
        for j in 0..steps {
            let away = inner.0 + long * (f64::from(j) + 0.5);
            let (_, _, _, reduced): (f64, f64, f64, f64) =
                wgs84.direct(center.lat(), center.lon(), azimuth, away);
            sum += reduced * turn.to_radians() * long;
        }
    }
    sum / 1e6
}

fn holds(ground: &MultiPolygon<f64>, at: Position) -> bool {
    ground.contains(&Point::new(at.lon(), at.lat()))
}

/// Valid, within the map, wound as RFC 7946 section 3.1.6 asks.
fn sound(ground: &MultiPolygon<f64>) -> Result<(), TestCaseError> {
    prop_assert!(!ground.0.is_empty());
    for part in ground {
        prop_assert!(part.exterior().is_closed());
        prop_assert!(part.signed_area() > 0.0, "counter-clockwise");
    }
    for c in ground.coords_iter() {
        prop_assert!(c.x.is_finite() && c.y.is_finite());
        prop_assert!(c.x.abs() <= 180.0 && c.y.abs() <= 90.0, "{c:?}");
    }
    prop_assert!(ground.is_valid(), "{:?}", ground.check_validation());
    Ok(())
}

#[test]
fn a_sector_across_the_antimeridian_is_cut_there() {
    let suva = at(-18.141_61, 178.441_49);
    let ground = sector(
        suva,
        Meters(0.0),
        km(500.0),
        directions(45.0, 135.0),
        Tolerance::default(),
    )
    .expect("a usual sector");
    assert_eq!(ground.0.len(), 2);
    assert!(holds(&ground, at(-18.2, 179.5)) && holds(&ground, at(-18.2, -178.0)));
    assert!(!holds(&ground, at(-18.2, 177.0)));
}

#[test]
fn a_sector_over_a_pole_holds_it() {
    let north = at(80.0, 20.0);
    let wide = sector(
        north,
        Meters(0.0),
        km(2000.0),
        directions(300.0, 60.0),
        Tolerance::default(),
    )
    .expect("a usual sector");
    assert!(holds(&wide, at(89.9, -100.0)) && holds(&wide, at(85.0, 20.0)));
    assert!(!holds(&wide, at(75.0, 20.0)));
    // A side that runs over the pole itself.
    let east = sector(
        north,
        Meters(0.0),
        km(2000.0),
        directions(0.0, 90.0),
        Tolerance::default(),
    )
    .expect("a usual sector");
    assert!(holds(&east, at(85.0, 60.0)) && !holds(&east, at(85.0, -20.0)));
    assert!(holds(&east, at(88.0, 170.0)) && !holds(&east, at(88.0, -130.0)));
    // From the pole itself: azimuth 180 - a is the longitude there.
    let tip = sector(
        at(90.0, 0.0),
        Meters(0.0),
        km(1000.0),
        directions(90.0, 180.0),
        Tolerance::default(),
    )
    .expect("a usual sector");
    assert!(holds(&tip, at(85.0, 45.0)) && !holds(&tip, at(85.0, -45.0)));
}

#[test]
fn bad_sectors_are_errors_that_say_so() {
    let (here, east) = (at(46.0, 30.0), directions(45.0, 135.0));
    for (inner, outer) in
        [(0.0, f64::NAN), (-1.0, 5.0), (5.0, 5.0), (0.0, 2.1e7), (f64::NAN, 5.0)]
    {
        let bad = sector(here, Meters(inner), Meters(outer), east, Tolerance::default());
        assert!(bad.expect_err("no radii").to_string().contains("radius"));
    }
    assert!(Sector::new(Azimuth::new(10.0), Azimuth::new(370.0)).is_none());
}

proptest! {
    #![proptest_config(super::cases(64))]

    #[test]
    fn vertices_lie_at_a_radius_or_on_a_side(
        lat in -90.0..90.0, lon in -180.0..180.0, outer in 1.0..12_000.0, share in 0.0..0.9,
        from in 0.0..360.0, width in 1.0..359.0,
    ) {
        let center = at(lat, lon);
        let (inner, outer) = (km(if share < 0.3 { 0.0 } else { share * outer }), km(outer));
        let limits = directions(from, from + width);
        let ground = sector(center, inner, outer, limits, Tolerance::default())
            .expect("a usual sector");
        sound(&ground)?;
        let doubt = 0.05_f64.max(1e-6 * outer.0);
        for c in ground.coords_iter().filter(|c| c.x.abs() < 180.0 && c.y.abs() < 90.0) {
            let way = inverse(center, at(c.y, c.x));
            let away = way.distance.0;
            let on_arc = (away - outer.0).abs() < doubt
                || inner.0 > 0.0 && (away - inner.0).abs() < doubt;
            let off = |side: Azimuth| {
                let turn = (way.azimuth.degrees() - side.degrees() + 180.0).rem_euclid(360.0);
                ((turn - 180.0).to_radians() * away).abs() < doubt.max(1e-6 * away)
            };
            prop_assert!(on_arc || off(limits.from) || off(limits.to), "{c:?}: {way:?}");
        }
    }

    #[test]
    fn the_area_is_the_exact_share(
        lat in -90.0..90.0, lon in -180.0..180.0, outer in 10.0..12_000.0, share in 0.0..0.8,
        from in 0.0..360.0, width in 5.0..355.0,
    ) {
        let (center, outer) = (at(lat, lon), km(outer));
        let inner = Meters(if share < 0.3 { 0.0 } else { share * outer.0 });
        let limits = directions(from, from + width);
        let ground = sector(center, inner, outer, limits, Tolerance(0.000_2)).expect("a sector");
        let (found, wanted) = (area(&ground), exact(center, inner, outer, limits));
        // No more is lost than the sag of every edge: a strip all around.
        let around = 2.0 * (outer.km() - inner.km())
            + limits.width().to_radians() * (outer.km() + inner.km());
        let strip = 0.000_2 * outer.km() * around;
        prop_assert!((found - wanted).abs() < strip, "{found} for {wanted}");
    }

    #[test]
    fn sectors_all_around_make_a_disc(
        lat in -90.0..90.0, lon in -180.0..180.0, radius in 1.0..9_000.0, first in 0.0..360.0,
    ) {
        let center = at(lat, lon);
        let parts = [(0.0, 100.0), (100.0, 230.0), (230.0, 360.0)].map(|(from, to)| {
            let limits = directions(first + from, first + to);
            let part = sector(center, Meters(0.0), km(radius), limits, Tolerance::default());
            area(&part.expect("a sector"))
        });
        let whole = area(&disc(center, km(radius), Tolerance::default()).expect("a disc"));
        prop_assert!((parts.iter().sum::<f64>() / whole - 1.0).abs() < 0.002);
    }
}
