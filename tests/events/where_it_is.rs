use plotroom::geodesy;
use plotroom::model::{GeoPrecision, Position};

use super::markup::with_length;

#[test]
fn an_offset_is_measured_from_the_place_it_names() {
    let text = "A drone struck a village 12 km north of [Sloviansk].";
    let (_, events) = with_length(text, None, Some(("12 km", 12_000.0)));
    let [event] = events.as_slice() else { panic!("one event, not {events:?}") };
    assert_eq!(event.geo_precision, GeoPrecision::Offset);
    let place = event.place.as_ref().expect("it has a place");
    let position = place.position.expect("it has a position of its own");
    let named = Position::new(30.0, 45.0).expect("it is on Earth");
    let line = geodesy::inverse(named, position);
    assert!((line.distance.km() - 12.0).abs() < 0.001, "{line:?}");
    assert!(line.azimuth.degrees().min(360.0 - line.azimuth.degrees()) < 0.001);
    assert!(place.radius.expect("it is in doubt").km() >= 2.4, "a fifth of the way");
}

#[test]
fn a_distance_without_a_direction_is_a_circle() {
    let text = "Rebels shelled a camp 30 km from [Bossaso].";
    let (_, events) = with_length(text, None, Some(("30 km", 30_000.0)));
    let [event] = events.as_slice() else { panic!("one event, not {events:?}") };
    assert_eq!(event.geo_precision, GeoPrecision::Near);
    let radius = event.place.as_ref().and_then(|place| place.radius);
    assert!(radius.expect("it is in doubt").km() >= 30.0);
}

#[test]
fn the_trigger_stands_in_the_text() {
    let text = "“Ми не відступимо”, — Zelensky said; drones hit [Sumy].";
    let (document, events) = with_length(text, None, None);
    assert!(!events.is_empty());
    for event in events {
        assert!(document.text.get(event.trigger.start..event.trigger.end).is_some());
    }
}

#[test]
fn words_that_describe_a_town_do_not_hide_it() {
    for text in [
        "The army launched airstrikes on the besieged border town of [Kutum].",
        "Rockets landed in the old mining town of [Kutum].",
        "Troops carried out strikes near the small village of [Kutum] on Monday.",
    ] {
        let (_, events) = with_length(text, None, None);
        let place = events.iter().find_map(|event| event.place.as_ref());
        assert_eq!(place.map(|place| place.text.as_str()), Some("Kutum"), "{text}");
    }
}
