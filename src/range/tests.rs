//! Rings of short texts.

use super::*;
use crate::model::{
    Bound, Candidate, ClaimKind, End, Feature, Language, Length, Measure, Mention,
    MentionKind, Part, Position, Relation, Sense,
};
use crate::read::{Report, document};

mod stated;

fn resolution(text: &str, name: &str, at: (f64, f64)) -> Resolution {
    let start = text.find(name).expect("the name is in the text");
    let mention = Mention {
        span: Span::new(start, start + name.len()),
        kind: MentionKind::Toponym,
        name: name.to_owned(),
        hint: None,
        confidence: 1.0,
    };
    let place = Place {
        id: None,
        geonameid: None,
        name: name.to_owned(),
        position: Position::new(at.0, at.1).expect("a position"),
        feature: Feature::Settlement,
        country: None,
        admin1: None,
        population: 0,
        radius: Meters(2000.0),
        note: None,
    };
    let candidate = Candidate { place, weight: 1.0, reasons: Vec::new() };
    Resolution {
        mention,
        sense: Sense::Literal,
        known: true,
        candidates: [candidate].into(),
        considered: 1,
        by_distance: false,
        confidence: 1.0,
        map: true,
        reasons: Vec::new(),
    }
}

fn claim(text: &str, sentence: Span, kind: ClaimKind, figure: &str) -> Claim {
    let start = text.find(figure).expect("the figure is in the text");
    let (low, high) =
        figure.trim_end_matches(" km").split_once('-').unwrap_or((figure, ""));
    let km = |t: &str| t.trim_end_matches(" km").parse().ok().map(Meters::from_km);
    let length = Length {
        span: Span::new(start, start + figure.len()),
        low: km(low).expect("a number"),
        high: km(high),
        rounding: Meters(0.0),
        bound: Bound::Exact,
        approximate: false,
        hedge: None,
    };
    let measure = Measure::Straight;
    Claim {
        sentence,
        kind,
        length,
        measure,
        from: None,
        to: None,
        bearing: None,
        obstacle: None,
    }
}

/// The rings of a text whose first claim is a capability; the second, if any, locates
/// the first resolution.
fn drawn(text: &str, places: &[(&str, (f64, f64))], figures: &[&str]) -> Vec<Ring> {
    drawn_in(None, text, places, figures)
}

/// As [`drawn`], the language of the text being known.
fn drawn_in(
    language: Option<Language>,
    text: &str,
    places: &[(&str, (f64, f64))],
    figures: &[&str],
) -> Vec<Ring> {
    let mut document = document(Report { text: text.to_owned(), ..Report::default() });
    document.language = language.or(document.language);
    let resolutions: Vec<_> =
        places.iter().map(|(n, at)| resolution(text, n, *at)).collect();
    let mut claims = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let start = text.find(figure).expect("the figure is in the text");
        let holds = |s: &&Span| (s.start..s.end).contains(&start);
        let sentence = *document.sentences.iter().find(holds).expect("a sentence");
        let kind = [ClaimKind::Capability, ClaimKind::Between][at.min(1)];
        let mut claim = claim(text, sentence, kind, figure);
        if at == 1 {
            let span = Some(resolutions[0].mention.span);
            let part = Part::Unsaid;
            claim.from =
                Some(End { text: String::new(), span, resolution: Some(0), part });
        }
        claims.push(claim);
    }
    let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    rings(&document, &claims, &resolutions, &gazetteer, &Settings::default())
}

const JIZAN: (f64, f64) = (42.5511, 16.8892);
const HODEIDAH: (f64, f64) = (42.9545, 14.7978);

#[test]
fn a_reach_counts_from_the_place_behind_from() {
    let text = "Its drones reach 200-400 km from the coast near Mocha, and from Hodeidah they could hit Jizan.";
    let found = drawn(text, &[("Hodeidah", HODEIDAH), ("Jizan", JIZAN)], &["200-400 km"]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].origin.as_str(), found[0].min.km()), ("Hodeidah", 200.0));
    let [jizan] = found[0].places.as_slice() else { panic!("{:?}", found[0].places) };
    assert_eq!((jizan.name.as_str(), jizan.relation), ("Jizan", Relation::Inside));
    assert!((jizan.distance.km() - 235.4).abs() < 0.5, "{}", jizan.distance.km());
    assert!((jizan.margin.km() - 35.4).abs() < 0.5);
}

#[test]
fn a_neighboring_sentence_about_range_lends_its_place() {
    let text = "Hodeidah lies 235 km from Jizan, within range of drones. The group can strike 200-400 km away.";
    let places = [("Hodeidah", HODEIDAH), ("Jizan", JIZAN)];
    let found = drawn(text, &places, &["200-400 km", "235 km"]);
    assert_eq!(found.iter().map(|r| r.origin.as_str()).collect::<Vec<_>>(), ["Hodeidah"]);
    let apart = text.replace("drones. ", "drones.\n\n");
    assert!(drawn(&apart, &places, &["200-400 km", "235 km"]).is_empty());
}

#[test]
fn a_target_is_no_origin() {
    let text = "The missile flies 300 km and could hit Jizan.";
    assert!(drawn(text, &[("Jizan", JIZAN)], &["300 km"]).is_empty());
}

#[test]
fn what_was_hit_in_a_neighboring_sentence_is_no_origin() {
    let text = "A missile hit Hodeidah, 235 km from Jizan. The group can strike 200-400 km away.";
    let places = [("Hodeidah", HODEIDAH), ("Jizan", JIZAN)];
    assert!(drawn(text, &places, &["200-400 km", "235 km"]).is_empty());
}

/// The rings that the systems named in a text get, as "system @ place".
fn launched(text: &str, places: &[&str]) -> Vec<String> {
    launched_in(None, text, places)
}

fn launched_in(language: Option<Language>, text: &str, places: &[&str]) -> Vec<String> {
    let at = |i: usize| (30.0 + f64::from(u8::try_from(i).unwrap_or(9)), 50.0);
    let places: Vec<_> = places.iter().enumerate().map(|(i, n)| (*n, at(i))).collect();
    let found = drawn_in(language, text, &places, &[]);
    found
        .iter()
        .map(|ring| {
            format!("{} @ {}", ring.system.as_deref().unwrap_or("?"), ring.origin)
        })
        .collect()
}

#[test]
fn a_system_counts_from_where_it_is_launched_or_deployed() {
    for (text, places, expected) in [
        (
            "Overnight the army launched 30 Shahed-136 drones from Kursk.",
            &["Kursk"][..],
            &["Shahed-136 @ Kursk"][..],
        ),
        (
            "The crews fired forty Shahed drones at Odesa from Chauda.",
            &["Odesa", "Chauda"],
            &["Shahed-136 @ Chauda"],
        ),
        (
            "Shahed drones were launched from Kursk, Oryol and Millerovo, the air force said.",
            &["Kursk", "Oryol", "Millerovo"],
            &["Shahed-136 @ Kursk", "Shahed-136 @ Oryol", "Shahed-136 @ Millerovo"],
        ),
        (
            "It attacked the port with 12 Shahed drones from the direction of Kursk.",
            &["Kursk"],
            &["Shahed-136 @ Kursk"],
        ),
        (
            "From Hodeidah, the group fired two Shahed-136 drones at a tanker off Mocha.",
            &["Hodeidah", "Mocha"],
            &["Shahed-136 @ Hodeidah"],
        ),
        (
            "They sent Shahed drones, fired from the Kursk and Millerovo directions.",
            &["Kursk", "Millerovo"],
            &["Shahed-136 @ Kursk", "Shahed-136 @ Millerovo"],
        ),
        (
            "Pantsir crews stationed in Sochi opened fire.",
            &["Sochi"],
            &["Pantsir-S1 @ Sochi"],
        ),
        (
            "Two batteries of S-300s near Dzhankoi guard the road.",
            &["Dzhankoi"],
            &["S-300PMU-2 @ Dzhankoi"],
        ),
        (
            "An S-400 battery in Dzhankoi opened fire.",
            &["Dzhankoi"],
            &["S-400 @ Dzhankoi"],
        ),
        (
            "Iskander-M missiles were recently deployed near Gomel.",
            &["Gomel"],
            &["Iskander-M @ Gomel"],
        ),
        (
            "The brigade has stationed Iskander-M launchers in Gomel.",
            &["Gomel"],
            &["Iskander-M @ Gomel"],
        ),
        (
            "Уночі ворог запустив 40 шахедів із району Курська.",
            &["Курська"],
            &["Shahed-136 @ Курська"],
        ),
        (
            "Ракеты Искандер-М размещены под Гомелем.",
            &["Гомелем"],
            &["Iskander-M @ Гомелем"],
        ),
    ] {
        assert_eq!(launched(text, places), expected, "{text}");
    }
}

#[test]
fn targets_denials_and_plans_are_no_origins() {
    for (text, places) in [
        ("Shahed drones struck Odesa.", &["Odesa"][..]),
        ("Two Shahed drones fell in Odesa, 90 km from Tiraspol.", &["Odesa", "Tiraspol"]),
        ("The army launched 30 Shahed drones at Odesa.", &["Odesa"]),
        ("Mobile groups deployed in Odesa shot down six Shahed drones.", &["Odesa"]),
        ("Patrols were deployed near Odesa against Shahed drones.", &["Odesa"]),
        ("People fled from Odesa after Shahed drones were launched.", &["Odesa"]),
        ("Minsk denied that Shahed drones were launched from Gomel.", &["Gomel"]),
        ("No Shahed drones were launched from Gomel.", &["Gomel"]),
        ("They would deploy Iskander-M launchers in Gomel.", &["Gomel"]),
        ("A strike destroyed an S-400 battery near Dzhankoi.", &["Dzhankoi"]),
        ("Patriot crews downed 40 drones launched from Kursk.", &["Kursk"]),
        ("Shahed drones were launched, officials from Poltava said.", &["Poltava"]),
        ("Шахеди влучили в Одесу.", &["Одесу"]),
    ] {
        assert_eq!(launched(text, places), [""; 0], "{text}");
    }
    let text = "Shahed drones were launched from Kursk, Odesa residents said.";
    assert_eq!(launched(text, &["Kursk", "Odesa"]), ["Shahed-136 @ Kursk"]);
}

#[test]
fn a_ring_of_the_catalogue_says_where_its_figure_is_from() {
    let text = "They launched Shahed-136 drones from Kursk.";
    let found = drawn(text, &[("Kursk", (36.19, 51.73))], &[]);
    let [ring] = found.as_slice() else { panic!("{found:?}") };
    assert!(ring.basis.contains("general knowledge, 2023"), "{}", ring.basis);
    assert!(ring.basis.contains("assessed figure, unverified"), "{}", ring.basis);
    assert_eq!(ring.sentence.map(|s| s.of(text)), Some(text));
}

#[test]
fn the_reports_own_figure_goes_before_the_catalogue() {
    let text = "They launched Shahed-136 drones from Kursk that fly 900 km.";
    let found = drawn(text, &[("Kursk", (36.19, 51.73))], &["900 km"]);
    let [ring] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((ring.system.as_deref(), ring.max.km()), (Some("Shahed-136"), 900.0));
    assert_eq!(ring.basis, "stated in the report");
}

#[test]
fn a_sentence_that_starts_with_from_names_the_origin() {
    let places = [("Hodeidah", HODEIDAH), ("Jizan", JIZAN)];
    for text in [
        "From Hodeidah, the group can strike 200-400 km out, as far as Jizan.",
        "Its drones can strike 200-400 km from the coast. From Hodeidah that would bring Jizan within range.",
    ] {
        let found = drawn(text, &places, &["200-400 km"]);
        let origins: Vec<_> = found.iter().map(|ring| ring.origin.as_str()).collect();
        assert_eq!(origins, ["Hodeidah"], "{text}");
    }
    let text =
        "Its drones can strike 200-400 km away. From Hodeidah people fled to Jizan.";
    assert!(drawn(text, &places, &["200-400 km"]).is_empty());
}

#[test]
fn launches_are_read_in_further_languages() {
    use Language::{De, Es, Fr, It, Pl, Ro};
    for (language, text, expected) in [
        (De, "Russland startete 30 Shahed-136 Drohnen aus Kursk.", "Shahed-136 @ Kursk"),
        (De, "Zwei Iskander-M wurden aus Kursk abgefeuert.", "Iskander-M @ Kursk"),
        (De, "Die Armee hat S-400 Systeme bei Kursk stationiert.", "S-400 @ Kursk"),
        (
            Fr,
            "La Russie a lancé 30 drones Shahed-136 depuis Kursk.",
            "Shahed-136 @ Kursk",
        ),
        (
            Fr,
            "Deux missiles Iskander-M ont été tirés depuis Kursk.",
            "Iskander-M @ Kursk",
        ),
        (Es, "Rusia lanzó 30 drones Shahed-136 desde Kursk.", "Shahed-136 @ Kursk"),
        (Es, "Los sistemas S-400 fueron desplegados en Kursk.", "S-400 @ Kursk"),
        (It, "La Russia ha lanciato 30 droni Shahed-136 da Kursk.", "Shahed-136 @ Kursk"),
        (It, "I sistemi S-400 sono stati schierati a Kursk.", "S-400 @ Kursk"),
        (Pl, "Rosja wystrzeliła 30 dronów Shahed-136 z Kursk.", "Shahed-136 @ Kursk"),
        (Pl, "Systemy S-400 rozmieszczono w Kursk.", "S-400 @ Kursk"),
        (Ro, "Rusia a lansat 30 de drone Shahed-136 din Kursk.", "Shahed-136 @ Kursk"),
        (Ro, "Sistemele S-400 au fost amplasate în Kursk.", "S-400 @ Kursk"),
        (De, "Russland griff Kursk mit Shahed-136 Drohnen an.", ""),
        (Fr, "La Russie a lancé des drones Shahed-136 sur Kursk.", ""),
        (Es, "Rusia no lanzó drones Shahed-136 desde Kursk.", ""),
        (It, "I droni Shahed-136 hanno colpito Kursk.", ""),
        (Pl, "Drony Shahed-136 zaatakowały Kursk.", ""),
        (Ro, "Dronele Shahed-136 au lovit Kursk.", ""),
    ] {
        let expected: Vec<&str> = expected.split_terminator(';').collect();
        assert_eq!(launched_in(Some(language), text, &["Kursk"]), expected, "{text}");
    }
}
