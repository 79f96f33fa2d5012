//! Who lies where in the sentences of news: the name beside the distance, not the subject.

use plotroom::model::Outcome;

use super::resolved;

#[test]
fn the_name_beside_a_distance_is_what_lies_there() {
    for (text, from, to) in [
        ("An Indian missile hit Muridke, 30 km north of Lahore.", "Muridke", "Lahore"),
        (
            "In neighboring Burkina Faso at least 40 soldiers were killed near Djibo, 200 km \
             north of Ouagadougou.",
            "Djibo",
            "Ouagadougou",
        ),
        (
            "The port hosted the USS Gravely in Port of Spain, only 35 km from the Venezuelan \
             coast.",
            "Port of Spain",
            "Venezuela",
        ),
        (
            "At least 12 people died when a dam failed upstream of Kolwezi, 240 kilometers \
             northwest of Lubumbashi.",
            "Kolwezi",
            "Lubumbashi",
        ),
        (
            "He was born in Ghazni, 130 km south of Kabul, and studied in Lahore.",
            "Ghazni",
            "Kabul",
        ),
        (
            "Police found the body in a forest outside Brovary, 20 km east of Kyiv.",
            "Brovary",
            "Kyiv",
        ),
        (
            "The village of Tabqa, 40 kilometres west of Raqqa, fell on Sunday.",
            "Tabqa",
            "Raqqa",
        ),
        (
            "The quake was felt in Mashhad, Iran, about 300 km from Herat.",
            "Mashhad",
            "Herat",
        ),
        (
            "Muscat and Paris were told that Sanaa is calm. In Aden, 320 km south of the \
             capital, a road was blocked.",
            "Aden",
            "Sanaa",
        ),
        (
            "Russia's Novoshakhtinsk lies 190 km from Donetsk by rail.",
            "Novoshakhtinsk",
            "Donetsk",
        ),
        (
            "Kati, ville de garnison située à 15 km de Bamako, a été attaquée dans la nuit.",
            "Kati",
            "Bamako",
        ),
        (
            "The bus runs twice a week from Lagos to Kano (about 1,000 km by road).",
            "Lagos",
            "Kano",
        ),
        (
            "Cars were stranded at Leominster, 12 miles north of Hereford, for a night.",
            "Leominster",
            "Hereford",
        ),
        (
            "Nampula is calm. Monapo, about 120 km east of the provincial capital, has no \
             power.",
            "Monapo",
            "Nampula",
        ),
        (
            "PORT SUDAN, 2 May (Wire) — Shells hit a depot in El Obeid on Friday. The city \
             lies 360 km southwest of Khartoum.",
            "El Obeid",
            "Khartoum",
        ),
        (
            "ODESA, May 4 - Drones struck Odesa at night, and one fell near Yuzhne. The city \
             lies about 110 km from Mykolaiv.",
            "Odesa",
            "Mykolaiv",
        ),
        (
            "The men, based in Debaltseve, 60 km northeast of Donetsk, set off a bomb in \
             Izium, about 110 km southeast of Kharkiv.",
            "Debaltseve",
            "Donetsk",
        ),
        (
            "Raid on Odesa\n\nODESA, 3 March 2025 — Drones hit Odesa on Monday, 18 km \
             from Chornomorsk, officials said.",
            "Odesa",
            "Chornomorsk",
        ),
        (
            "Boats landed on Snake Island on Friday. The island lies 45 km from Sulina.",
            "Snake Island",
            "Sulina",
        ),
        (
            "Drones flew over Snake Island. Odesa is 140 km from the island, officials said.",
            "Odesa",
            "Snake Island",
        ),
        (
            "Huambo is quiet. Benguela, some 400 km south of the capital, is not. Troops from \
             Luanda are on their way.",
            "Benguela",
            "Luanda",
        ),
    ] {
        let (figure, ground, _) = resolved(text);
        assert_eq!(figure.as_deref(), Some(from), "{text}");
        assert_eq!(ground.as_deref(), Some(to), "{text}");
    }
}

#[test]
fn who_acts_and_what_moves_is_no_end() {
    let text = "Paris flew in ninety rescuers from Mayotte, 1,400 km away.";
    assert_ne!(resolved(text).1.as_deref(), Some("Paris"), "it sends, it lies nowhere");
    let text = "At 0600 UTC on Tuesday the storm was off Angoche. It will pass within 200 km of Toliara on Friday.";
    assert_eq!(resolved(text).0, None, "the storm, not Angoche");
}

#[test]
fn a_town_that_something_happened_in_is_a_figure_of_its_own() {
    let text = "The men, based in Debaltseve, 60 km northeast of Donetsk, set off a bomb in \
                Izium, about 110 km southeast of Kharkiv.";
    let got = super::found(text, None, plotroom::model::Language::En);
    let figures: Vec<_> =
        got.iter().map(|c| c.from.as_ref().map_or("", |end| end.text.as_str())).collect();
    assert_eq!(figures, ["Debaltseve", "Izium"]);
    let text =
        "Police said that four bodies were found near Foxtown, 60 km north of Lviv.";
    let got = super::found(text, None, plotroom::model::Language::En);
    assert_eq!(got[0].from.as_ref().map(|end| end.text.as_str()), Some("Foxtown"));
}

#[test]
fn who_speaks_is_not_the_town_that_is_meant() {
    let text = "Kigali rejected the report. The town is 90 km from Bukavu.";
    assert_eq!(resolved(text).0, None, "the government, not the city");
}

#[test]
fn a_facility_is_counted_from_its_own_town_or_from_nowhere() {
    let text = "Flights from Doha landed at Herat airport, 10 km south of the city.";
    let (figure, ground, _) = resolved(text);
    assert_eq!((figure, ground.as_deref()), (None, Some("Herat")), "not Doha");
}

#[test]
fn what_moves_lies_at_no_place() {
    for text in [
        "The ferry left Zanzibar and capsized 15 miles off Dar es Salaam.",
        "Troops are now less than 5 km from Pokrovsk.",
    ] {
        assert_eq!(resolved(text).0, None, "{text}");
    }
}

#[test]
fn a_list_of_places_has_a_distance_each() {
    let text = "Rebels took Derna, 250 km east of Benghazi, and Ajdabiya, about 150 km south \
                of Benghazi.";
    let got = super::found(text, None, plotroom::model::Language::En);
    let figures: Vec<_> =
        got.iter().map(|c| c.from.as_ref().map_or("", |end| end.text.as_str())).collect();
    assert_eq!(figures, ["Derna", "Ajdabiya"]);
}

#[test]
fn a_figure_is_not_its_own_ground() {
    let (figure, ground, outcome) =
        resolved("Mykolaiv, a port, lies 60 km from the city.");
    assert_eq!((figure.as_deref(), ground), (Some("Mykolaiv"), None));
    assert_eq!(outcome, Outcome::Unverifiable);
}

#[test]
fn islands_are_measured_from_their_coast_and_to_the_mainland() {
    for (text, outcome) in [
        ("Socotra lies 350 km south of Yemen.", Outcome::SupportedIfEdgeToEdge),
        ("Lampedusa lies 205 km from Sicily.", Outcome::SupportedIfEdgeToEdge),
        ("Corsica is 12 km from Sardinia.", Outcome::SupportedIfEdgeToEdge),
        ("Bornholm is 35 km from Sweden.", Outcome::SupportedIfEdgeToEdge),
        ("Socotra lies 90 km south of Yemen.", Outcome::Refuted),
    ] {
        assert_eq!(resolved(text).2, outcome, "{text}");
    }
}
