//! Which names of places of context are on a map.

use plotroom::draw::{MapOptions, map};
use plotroom::model::{Bbox, EventKind};

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
    ] {
        let found = names(place, around);
        assert!(has(&found, group), "{group}: {found:?}");
    }
}

#[test]
fn a_quarter_does_not_stand_for_its_city() {
    let found = names("Kirkuk/IQ", [41.0, 29.5, 49.0, 37.0]);
    assert!(has(&found, "Mosul"), "{found:?}");
    for quarter in ["Al Mawsil al Jadidah", "Al Basrah al Qadimah"] {
        assert!(!has(&found, quarter), "{found:?}");
    }
}
