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

#[test]
fn nothing_happens_at_what_a_place_is_measured_from() {
    for (text, figure, meters, expected) in [
        (
            "Fighters overran a post in [Barsalogho], 140 km north of [Kaya], and besieged [Pensa].",
            "140 km",
            140_000.0,
            &["Barsalogho", "Pensa"][..],
        ),
        (
            "Residents of [Chuhuiv], 35 km southeast of [Merefa], fled from shelling.",
            "35 km",
            35_000.0,
            &["Chuhuiv"],
        ),
    ] {
        let (_, events) = with_length(text, None, Some((figure, meters)));
        let places: Vec<&str> = events
            .iter()
            .filter_map(|e| e.place.as_ref())
            .map(|p| p.text.as_str())
            .collect();
        assert!(
            expected.iter().all(|place| places.contains(place)),
            "{text}: {places:?}"
        );
        assert!(
            places.iter().all(|place| expected.contains(place)),
            "{text}: {places:?}"
        );
    }
}

#[test]
fn a_far_offset_is_not_drawn_at_the_place_it_is_told_from() {
    let text = "Gunmen attacked a camp some 300 km west of [Linden].";
    let (_, events) = with_length(text, None, Some(("300 km", 300_000.0)));
    let position = events[0].place.as_ref().and_then(|place| place.position);
    let named = Position::new(30.0, 45.0).expect("it is on Earth");
    let away = geodesy::inverse(named, position.expect("it is elsewhere")).distance;
    assert!((away.km() - 300.0).abs() < 0.001, "{away:?}");
}
