//! Where a range that the text states counts from.

use super::*;

/// The origins of the rings of the first figure of a text.
fn origins_of(text: &str, places: &[&str], figure: &str) -> Vec<String> {
    let at = |i: usize| (30.0 + f64::from(u8::try_from(i).unwrap_or(9)), 50.0);
    let places: Vec<_> = places.iter().enumerate().map(|(i, n)| (*n, at(i))).collect();
    let found = drawn(text, &places, &[figure]);
    found.into_iter().map(|ring| ring.origin).collect()
}

#[test]
fn a_stated_range_counts_from_where_the_system_stands() {
    for (text, places, expected) in [
        (
            "Rockets in Gomel, with a range of 300 km, can reach Rivne.",
            &["Gomel", "Rivne"][..],
            &["Gomel"][..],
        ),
        ("Howitzers near Sudzha have a range of 300 km.", &["Sudzha"], &["Sudzha"]),
        (
            "In Gomel, missiles with a range of 300 km stand ready.",
            &["Gomel"],
            &["Gomel"],
        ),
        ("Launchers deployed to Gomel can strike 300 km away.", &["Gomel"], &["Gomel"]),
        ("Bombers based at Olenya fly 300 km.", &["Olenya"], &["Olenya"]),
        ("They can strike 300 km from Jammu with ease.", &["Jammu"], &["Jammu"]),
        (
            "Drones from Kursk, with a range of 300 km, hit Sumy.",
            &["Kursk", "Sumy"],
            &["Kursk"],
        ),
        ("The general said missiles from Kursk fly 300 km.", &["Kursk"], &["Kursk"]),
    ] {
        assert_eq!(origins_of(text, places, "300 km"), expected, "{text}");
    }
}

#[test]
fn targets_speakers_and_other_clauses_are_no_origins() {
    for (text, places) in [
        (
            "Kyiv would use missiles with a range of 300 km against depots in Oryol and Tula.",
            &["Oryol", "Tula"][..],
        ),
        (
            "The missile flies 300 km, says a paper by the Institute for Peace in Oslo.",
            &["Oslo"],
        ),
        ("The missile flies 300 km, according to researchers from Oslo.", &["Oslo"]),
        ("The missile flies 300 km, officials in Oslo said.", &["Oslo"]),
        ("The missile flies 300 km; troops in Tula hold drills.", &["Tula"]),
        ("The missile flies 300 km; people fled from Tula.", &["Tula"]),
        ("Missiles fly 300 km. The airfield in Tula is far away.", &["Tula"]),
        ("Missiles that fly 300 km can reach any airfield in Tula.", &["Tula"]),
        ("The army fired missiles at Tula that fly 300 km.", &["Tula"]),
        ("The missiles hit a depot in Tula, 300 km being their range.", &["Tula"]),
        ("Missiles can reach Tula, some 300 km from Oryol.", &["Tula", "Oryol"]),
        ("The ministry approved missiles for Tula that fly 300 km.", &["Tula"]),
    ] {
        assert_eq!(origins_of(text, places, "300 km"), [""; 0], "{text}");
    }
}

#[test]
fn what_another_distance_is_told_from_is_no_origin() {
    let text = "Missiles fly 300 km and Tula is 180 km from Moscow.";
    let mut document = document(Report { text: text.to_owned(), ..Report::default() });
    document.language = Some(Language::En);
    let places = [("Tula", (37.6, 54.2)), ("Moscow", (37.6, 55.7))];
    let resolutions: Vec<_> =
        places.iter().map(|(name, at)| resolution(text, name, *at)).collect();
    let sentence = document.sentences[0];
    let reach = claim(text, sentence, ClaimKind::Capability, "300 km");
    let mut apart = claim(text, sentence, ClaimKind::Between, "180 km");
    let end = |at: usize| {
        let span = Some(resolutions[at].mention.span);
        Some(End { text: String::new(), span, resolution: Some(at), part: Part::Unsaid })
    };
    (apart.from, apart.to) = (end(0), end(1));
    let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    let settings = Settings::default();
    let found = rings(&document, &[reach, apart], &resolutions, &gazetteer, &settings);
    assert!(
        found.is_empty(),
        "{:?}",
        found.iter().map(|r| &r.origin).collect::<Vec<_>>()
    );
}
