//! Reaches of regions that the gazetteer holds, borders between them.

use geo::{BooleanOps, Contains, CoordsIter, MultiPolygon, Point, Validation};
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{
    Tolerance, common_border, distance_to_region, inverse, line_outline, reach,
    reach_of_all,
};
use plotroom::model::Meters;

use super::at;

fn outline(name: &str) -> MultiPolygon<f64> {
    let world = Gazetteer::bundled().expect("it opens");
    let named = world.named(name);
    let found = named.iter().find_map(|found| world.outline(found.place));
    found.expect("it has an outline")
}

#[test]
fn the_reach_of_countries_ends_at_the_radius() {
    // A coast with bays, islands beyond the antimeridian, an enclave's neighbor.
    for (name, km) in
        [("Moldova", 100.0), ("Iceland", 60.0), ("Fiji", 100.0), ("Lesotho", 20.0)]
    {
        let (region, radius) = (outline(name), Meters::from_km(km));
        let wide = reach(&region, radius, Tolerance::default()).expect("a usual radius");
        assert!(wide.is_valid(), "{name}");
        for c in wide.coords_iter().filter(|c| c.x.abs() < 180.0).step_by(7) {
            let away =
                distance_to_region(at(c.y, c.x), &region).expect("an outline").distance;
            let off = (away.0 - radius.0).abs() / radius.0;
            assert!(off < 1e-3, "{name}: {off}");
        }
        for c in region.coords_iter().step_by(11).filter(|c| c.x.abs() < 180.0) {
            assert!(wide.contains(&Point(c)), "{name} holds itself");
        }
    }
}

#[test]
fn a_short_reach_of_a_long_outline_is_walked_in_longer_steps() {
    let (region, radius) = (outline("West Virginia"), Meters(800.0));
    let wide = reach(&region, radius, Tolerance::default()).expect("a usual radius");
    for c in wide.coords_iter().step_by(997) {
        let away =
            distance_to_region(at(c.y, c.x), &region).expect("an outline").distance;
        let off = (away.0 - radius.0).abs();
        assert!(off < 0.1 * radius.0, "{off} m");
    }
    for c in region.coords_iter().step_by(41) {
        assert!(wide.contains(&Point(c)), "it holds itself");
    }
}

#[test]
fn a_lake_wider_than_the_radius_stays_open() {
    let square = |half: f64| -> geo::LineString<f64> {
        vec![
            (30.0 - half, 45.0 - half),
            (30.0 + half, 45.0 - half),
            (30.0 + half, 45.0 + half),
            (30.0 - half, 45.0 + half),
        ]
        .into()
    };
    let land = geo::Polygon::new(square(3.0), vec![square(2.0)]);
    let island = geo::Polygon::new(square(0.1), vec![]);
    let region = MultiPolygon(vec![land, island]);
    let wide =
        reach(&region, Meters::from_km(50.0), Tolerance::default()).expect("a radius");
    assert!(wide.contains(&Point::new(30.0, 45.0)), "the island");
    assert!(wide.contains(&Point::new(30.5, 45.0)), "near the island");
    assert!(!wide.contains(&Point::new(31.0, 45.0)), "the middle of the lake");
    assert!(wide.contains(&Point::new(31.6, 45.0)), "near the shore");
    assert!(wide.contains(&Point::new(32.5, 45.0)), "the land");
    assert!(wide.is_valid());
    let closed =
        reach(&region, Meters::from_km(120.0), Tolerance::default()).expect("a radius");
    assert!(closed.contains(&Point::new(31.0, 45.0)), "nothing is left of the lake");
}

#[test]
fn all_of_a_region_is_in_reach_only_from_near_its_middle() {
    let moldova = outline("Moldova");
    let chisinau = at(47.005_56, 28.857_5);
    let all = reach_of_all(&moldova, Meters::from_km(250.0), Tolerance::default())
        .expect("a radius");
    assert!(all.contains(&Point::new(chisinau.lon(), chisinau.lat())));
    for c in all.coords_iter() {
        let corners =
            moldova.coords_iter().map(|m| inverse(at(c.y, c.x), at(m.y, m.x)).distance.0);
        let farthest = corners.fold(0.0, f64::max);
        assert!((farthest / 250_000.0 - 1.0).abs() < 2e-3, "{farthest}");
    }
    let none = reach_of_all(&moldova, Meters::from_km(100.0), Tolerance::default())
        .expect("a radius");
    assert!(none.0.is_empty(), "it is more than 200 km long");
    // From where some of it is in reach, all of it may not be.
    let some =
        reach(&moldova, Meters::from_km(250.0), Tolerance::default()).expect("a radius");
    assert!(all.difference(&some).0.is_empty());
}

#[test]
fn neighbors_have_a_border_in_common() {
    let (ukraine, poland) = (outline("Ukraine"), outline("Poland"));
    let border = common_border(&ukraine, &poland);
    assert!(!border.0.is_empty());
    let length: f64 = border
        .iter()
        .flat_map(|line| line.0.windows(2))
        .map(|e| inverse(at(e[0].y, e[0].x), at(e[1].y, e[1].x)).distance.km())
        .sum();
    // 535 km on the ground, where it follows the Bug; less on a map of 1:10 million.
    assert!((380.0..560.0).contains(&length), "{length} km");
    let lviv = at(49.838_26, 24.023_24);
    let near = distance_to_region(lviv, &line_outline(&border.0)).expect("a line");
    assert!((55.0..75.0).contains(&near.distance.km()), "{}", near.distance.km());
    assert!(common_border(&poland, &outline("Portugal")).0.is_empty());
}
