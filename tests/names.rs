//! Which names of places of context are on a map.

use plotroom::draw::{MapOptions, map};
use plotroom::model::{Bbox, EventKind, Language};

use crate::scenes::Builder;
use crate::support::{BASEMAP, GAZETTEER};

/// The names on a map of a box, of a report about a place.
fn names(place: &str, [west, south, east, north]: [f64; 4]) -> Vec<String> {
    let briefing = Builder::new(&GAZETTEER, "Somewhere", "2025-11-13")
        .event(place, EventKind::Statement)
        .done();
    let mut options = MapOptions::default();
    options.extent = Some(Bbox { west, south, east, north });
    let scene = map(&briefing, &GAZETTEER, &BASEMAP, &options);
    let drawn = scene.layout.names.into_iter().filter(|name| !name.boxes.is_empty());
    drawn.map(|name| name.text).collect()
}

fn has(names: &[String], name: &str) -> bool {
    names.iter().any(|known| known == name)
}

#[test]
fn groups_of_islands_have_their_names() {
    for (place, around, group) in [
        ("Rabat/MA", [-19.0, 26.5, -12.5, 30.0], "Canary Islands"),
        ("Lisbon/PT", [-32.0, 36.0, -24.0, 40.5], "Azores"),
        ("Manila/PH", [109.0, 5.0, 119.0, 14.0], "Spratly Islands"),
        ("Athens/GR", [22.5, 35.5, 29.0, 39.0], "Cyclades"),
        ("Inverness/GB", [-9.0, 56.0, -3.0, 59.0], "Outer Hebrides"),
    ] {
        let found = names(place, around);
        assert!(has(&found, group), "{group}: {found:?}");
    }
}

#[test]
fn a_sea_is_named_within_its_limits() {
    for (place, around, has_it, not) in [
        ("Oslo/NO", [9.8, 57.9, 11.0, 58.9], "Skagerrak", "North Sea"),
        ("Tirana/AL", [17.6, 40.0, 21.0, 42.6], "Adriatic Sea", "Mediterranean Sea"),
        ("Hualien City/TW", [121.0, 22.0, 125.0, 25.0], "Philippine Sea", "Bohai Sea"),
    ] {
        let found = names(place, around);
        assert!(has(&found, has_it), "{has_it}: {found:?}");
        assert!(!has(&found, not), "{not}: {found:?}");
    }
}

#[test]
fn a_map_of_the_world_names_whole_oceans() {
    let found = names("Bern/CH", [-180.0, -80.0, 180.0, 84.0]);
    for ocean in ["Atlantic Ocean", "Pacific Ocean", "Indian Ocean"] {
        assert!(has(&found, ocean), "{ocean}: {found:?}");
    }
    assert!(!has(&found, "North Atlantic"), "{found:?}");
}

#[test]
fn a_country_in_a_narrow_corner_has_its_name_in_two_lines() {
    // The corner between Sudan and Ethiopia.
    let found = names("Kosti/SD", [30.0, 10.3, 34.3, 14.5]);
    assert!(has(&found, "SOUTH SUDAN"), "{found:?}");
}

#[test]
fn towns_of_ukraine_have_their_names() {
    let briefing = Builder::new(&GAZETTEER, "Somewhere", "2025-11-13")
        .event("Poltava/UA", EventKind::Statement)
        .done();
    let mut options = MapOptions::default();
    options.language = Language::Uk;
    let scene = map(&briefing, &GAZETTEER, &BASEMAP, &options);
    let drawn = scene.layout.names.into_iter().filter(|name| !name.boxes.is_empty());
    let found: Vec<String> = drawn.map(|name| name.text).collect();
    for name in ["Полтава", "Кременчук", "Миргород"] {
        assert!(has(&found, name), "{name}: {found:?}");
    }
    let latin = found.iter().filter(|name| name.is_ascii()).count();
    assert!(5 * latin < found.len(), "{found:?}");
}

#[test]
fn a_quarter_does_not_stand_for_its_city() {
    let found = names("Kirkuk/IQ", [41.0, 29.5, 49.0, 37.0]);
    assert!(has(&found, "Mosul"), "{found:?}");
    for quarter in ["Al Mawsil al Jadidah", "Al Basrah al Qadimah"] {
        assert!(!has(&found, quarter), "{found:?}");
    }
}
