//! Two places and how far apart they are.

use plotroom::model::Language;

use super::{check, found, resolved, short};

#[test]
fn two_places_named_together_are_so_far_apart() {
    check(
        Language::En,
        &[
            ("From Sumy to Kharkiv it is 140 km.", &["between 140 Sumy > Kharkiv"]),
            (
                "It is about 140 km from Sumy to Kharkiv by road.",
                &["between ~140 Sumy > Kharkiv road"],
            ),
            (
                "They drove from Jijiga to Harar, a distance of 80 km, without a break.",
                &["between 80 Jijiga > Harar"],
            ),
            (
                "Between Lviv and Ternopil there are 120 kilometers.",
                &["between 120 Lviv > Ternopil"],
            ),
            (
                "The distance from Sumy to the border is some 40 km.",
                &["between ~40 Sumy > border"],
            ),
            (
                "The bridge linking Osijek to Vukovar (35 km) was closed.",
                &["between 35 Osijek > Vukovar"],
            ),
            (
                "The old line connects Harar with Jijiga, 80 km apart.",
                &["between 80 Harar > Jijiga"],
            ),
            ("Some 140 km separate Sumy from Kharkiv.", &["between ~140 Sumy > Kharkiv"]),
        ],
    );
}

#[test]
fn a_way_from_one_place_to_another_is_no_distance_between_them() {
    for text in [
        "They drove from Jijiga to Harar over 80 km of gravel.",
        "From Jijiga to Harar they marched 80 km.",
        "From Jijiga to Harar, 80 km of road were laid.",
        "The brigade advanced 12 km from Lyman to Izium.",
        "The new road from Jijiga to Harar is 80 km long.",
        "A helicopter flew 80 km from Jijiga to Harar.",
    ] {
        let got: Vec<String> =
            found(text, None, Language::En).iter().map(short).collect();
        assert!(got.is_empty(), "{text}: {got:?}");
    }
}

#[test]
fn pairs_in_eight_languages() {
    let rows: [(Language, &str, &str); 15] = [
        (Language::Uk, "Від Сум до Харкова 140 кілометрів.", "140 Сум > Харкова"),
        (
            Language::Uk,
            "Відстань між Сумами та Харковом — лише 140 км.",
            "140 Сумами > Харковом",
        ),
        (
            Language::Uk,
            "Відстань від Сум до Харкова становить 140 км.",
            "140 Сум > Харкова",
        ),
        (Language::Ru, "От Сум до Харькова около 140 км.", "~140 Сум > Харькова"),
        (
            Language::Pl,
            "Od Tarnowa do Rzeszowa jest około 80 km.",
            "~80 Tarnowa > Rzeszowa",
        ),
        (
            Language::Pl,
            "Odległość z Tarnowa do Rzeszowa to 80 km.",
            "80 Tarnowa > Rzeszowa",
        ),
        (Language::Pl, "Tarnów dzieli od Rzeszowa 80 km.", "80 Tarnów > Rzeszowa"),
        (Language::It, "Da Verona a Padova ci sono 80 chilometri.", "80 Verona > Padova"),
        (Language::Ro, "De la Bacău la Roman sunt 45 km.", "45 Bacău > Roman"),
        (
            Language::Ro,
            "Distanța dintre Bacău și Roman este de 45 km.",
            "45 Bacău > Roman",
        ),
        (Language::Fr, "De Lille à Gand, il y a 70 km.", "70 Lille > Gand"),
        (
            Language::De,
            "Von Bremen bis Hamburg sind es 120 Kilometer.",
            "120 Bremen > Hamburg",
        ),
        (
            Language::De,
            "Verona ist von Padua 80 Kilometer Luftlinie entfernt.",
            "80 Verona > Padua straight",
        ),
        (
            Language::Es,
            "Entre Murcia y Almería hay 200 kilómetros.",
            "200 Murcia > Almería",
        ),
        (Language::Ro, "Satul se află la 20 de kilometri de Bacău.", "20 Satul > Bacău"),
    ];
    let mut wrong = Vec::new();
    for (language, text, expected) in rows {
        let got: Vec<String> = found(text, None, language).iter().map(short).collect();
        if got != [format!("between {expected}")] {
            wrong.push(format!("{text}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_place_is_not_so_far_from_itself() {
    let (_, ground, _) = resolved("The plant in Enerhodar, 50 km away, was hit.");
    assert_eq!(ground, None);
}

#[test]
fn an_article_before_a_round_figure_hides_no_subject() {
    check(
        Language::Fr,
        &[(
            "Sake se trouve à une trentaine de kilomètres à l'ouest de Goma.",
            &["offset 26-34 Sake > Goma 270"],
        )],
    );
}

#[test]
fn what_a_distance_without_a_ground_is_counted_from() {
    for (text, from, to) in [
        (
            "Shells fired from Kherson fell on houses in Oleshky, about 8 km away.",
            "Oleshky",
            "Kherson",
        ),
        ("The tug went from Izmail to Galati, 70 km away.", "Galați", "Izmail"),
        (
            "The missile can reach Kherson, 60 km from Mykolaiv, in two minutes.",
            "Kherson",
            "Mykolaiv",
        ),
        (
            "Buses took the children to Lviv and to Ternopil, about 120 km to the east.",
            "Ternopil",
            "Lviv",
        ),
    ] {
        let (figure, ground, _) = resolved(text);
        assert_eq!(figure.as_deref(), Some(from), "{text}");
        assert_eq!(ground.as_deref(), Some(to), "{text}");
    }
}

#[test]
fn what_a_weapon_reaches_is_no_distance() {
    check(
        Language::En,
        &[
            (
                "The army bought Scud missiles (300 km).",
                &["capability 300 Scud missiles > ?"],
            ),
            ("The rockets they use reach 70 km.", &["capability 70 rockets > ?"]),
            (
                "The missile can reach Odesa, about 300 km from Sevastopol.",
                &["between ~300 Odesa > Sevastopol"],
            ),
        ],
    );
}
