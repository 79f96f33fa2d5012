use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Document, Feature, Mention, MentionKind};
use plotroom::read::{Report, document};
use plotroom::recognize::mentions;

fn report(text: &str) -> Document {
    document(Report { text: text.to_owned(), ..Report::default() })
}

fn found(text: &str) -> (Document, Vec<Mention>) {
    let gazetteer = Gazetteer::bundled().expect("the gazetteer is bundled");
    let document = report(text);
    let mentions = mentions(&document, &gazetteer);
    (document, mentions)
}

/// The spans of the places of a text.
fn places(text: &str) -> Vec<String> {
    let (document, mentions) = found(text);
    let places = mentions.iter().filter(|m| m.kind != MentionKind::Demonym);
    places.map(|mention| mention.span.of(&document.text).to_owned()).collect()
}

/// Spans, names and hints of the places of a text.
fn named(text: &str) -> Vec<(String, String, Option<Feature>)> {
    let (document, mentions) = found(text);
    let places = mentions.iter().filter(|m| m.kind != MentionKind::Demonym);
    let parts =
        |m: &Mention| (m.span.of(&document.text).to_owned(), m.name.clone(), m.hint);
    places.map(parts).collect()
}

#[test]
fn names_of_several_words_are_known_in_other_cases() {
    for (text, want) in [
        ("Учения в Чёрном море продолжаются, сообщили в Москве.", "Чёрном море"),
        ("Кораблі вийшли з Азовського моря, повідомили військові.", "Азовського моря"),
        ("Взрывы прогремели в Ростове-на-Дону сегодня утром.", "Ростове-на-Дону"),
        ("Учора в Кам'янці-Подільському стався вибух.", "Кам'янці-Подільському"),
        ("Wczoraj w Nowym Sączu doszło do wybuchu.", "Nowym Sączu"),
        ("Im Schwarzen Meer üben Schiffe, teilte die Marine mit.", "Schwarzen Meer"),
    ] {
        let found = places(text);
        assert!(found.iter().any(|place| place == want), "{text}: {found:?}");
    }
}

#[test]
fn names_of_places() {
    for (text, want) in [
        (
            "Shells fell on Kharkiv and Kramatorsk overnight.",
            &["Kharkiv", "Kramatorsk"][..],
        ),
        (
            "Turkey’s lira fell as Ankara’s envoy left Athens.",
            &["Turkey", "Ankara", "Athens"],
        ),
        ("The ferry from Port-au-Prince reached Jacmel.", &["Port-au-Prince", "Jacmel"]),
        ("Fighting went on near Sana'a and Al Hudaydah.", &["Sana'a", "Al Hudaydah"]),
        (
            "Flooding closed roads around Harrisburg, Pa., on Monday.",
            &["Harrisburg", "Pa."],
        ),
        ("The Kremlin rejected what Kyiv proposed.", &["Kremlin", "Kyiv"]),
        (
            "[KHARKIV] KHARKIV - Fires burned in Vovchansk.",
            &["KHARKIV", "KHARKIV", "Vovchansk"],
        ),
        ("Вибухи пролунали в Харкові та поблизу Покровська.", &["Харкові", "Покровська"]),
        (
            "По данным штаба, бои идут под Харьковом и в Покровске.",
            &["Харьковом", "Покровске"],
        ),
        ("Окупанти атакують Бахмут", &["Бахмут"]),
        ("Пожежа на аеродромі Миргорода", &["Миргорода"]),
        ("Удар по нафтобазі на Рівненщині", &["Рівненщині"]),
        ("При обстреле Горловки ранены двое", &["Горловки"]),
        ("Tessit, 60 km south of Gao, is calm.", &["Tessit", "Gao"]),
        ("Homes in Counties Durham lost power.", &[]),
        ("Protests spread across Bosnia and Herzegovina.", &["Bosnia and Herzegovina"]),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn generic_words_and_lists() {
    let region = Some(Feature::Admin1);
    for (text, want) in [
        ("Drones struck the Odesa oblast.", &[("Odesa oblast", "Odesa", region)][..]),
        ("Drones struck the Odesa region again.", &[("Odesa region", "Odesa", region)]),
        (
            "Russia may attack the Odesa or Mykolaiv oblasts.",
            &[
                ("Russia", "Russia", None),
                ("Odesa", "Odesa", region),
                ("Mykolaiv", "Mykolaiv", region),
            ],
        ),
        (
            "Power failed in the Kherson, Zaporizhia and Donetsk regions.",
            &[
                ("Kherson", "Kherson", region),
                ("Zaporizhia", "Zaporizhia", region),
                ("Donetsk", "Donetsk", region),
            ],
        ),
        ("She flew to the United States.", &[("United States", "United States", None)]),
    ] {
        let found = named(text);
        let found: Vec<_> = found
            .iter()
            .map(|(span, name, hint)| (&span[..], &name[..], *hint))
            .collect();
        assert_eq!(found, want, "{text}");
    }
}

#[test]
fn what_the_words_call_a_town_is_one_in_other_languages() {
    for (text, wanted) in [
        (
            "Bei einem Angriff auf die Stadt Charkiw und im Gebiet Sumy starben drei Menschen.",
            &["Charkiw", "Sumy"][..],
        ),
        (
            "In der Stadt Pokrowsk gab es Luftalarm. Pokrowsk wurde erneut beschossen.",
            &["Pokrowsk", "Pokrowsk"],
        ),
        ("Tres personas murieron en la ciudad de Oruro, dijo el alcalde.", &["Oruro"]),
        ("Trois personnes ont été tuées dans la ville de Bunia, selon lui.", &["Bunia"]),
        ("Die Stadt hatte gestern Nacht kein Wasser, sagte der Minister.", &[]),
        (
            "Im Norden Portugals brennt es, und im Süden Spaniens ist es zu trocken.",
            &["Portugals", "Spaniens"],
        ),
    ] {
        assert_eq!(places(text), wanted, "{text}");
    }
}

#[test]
fn a_town_opens_a_sentence_in_slavic_languages_and_romanian() {
    for (text, want) in [
        (
            "Мер Харкова заявив, що місто готове. Вовчанськ обстріляли вночі, а Сили оборони \
             відійшли.",
            &["Харкова", "Вовчанськ"][..],
        ),
        ("Белгород обстреляли ночью. Директор школы ушёл домой.", &["Белгород"]),
        ("Nysa leży nad rzeką. Prezydent Krakowa zabrał głos.", &["Nysa", "Krakowa"]),
        (
            "În județele Cluj și Iași au fost inundații, a spus prefectul. Este frig.",
            &["Cluj", "Iași"],
        ),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn a_german_noun_is_no_place() {
    for (text, want) in [
        (
            "Die Truppen nahmen zwei Dörfer westlich von Kupjansk ein, und in der Nähe von \
             Isjum wurde eine Brücke zerstört.",
            &["Kupjansk", "Isjum"][..],
        ),
        (
            "Die Truppen nahmen das Dorf ein. Am Fluss liegt eine Stadt, und die Menschen \
             flohen in die Ukraine.",
            &["Ukraine"],
        ),
    ] {
        assert_eq!(places(text), want, "{text}");
    }
}

#[test]
fn a_name_goes_on_where_a_line_is_only_wrapped() {
    let text = "The ferry left the pier at noon with ninety people on board, bound for New\n\
        York and a week of talks on fishing rights, its owner said in a statement that\n\
        was read on the radio. It is to be back on Friday, and then to sail to Sierra\n\
        Leone with a load of flour and beans for the villages that the flood has cut off.";
    assert_eq!(places(text), ["New\nYork", "Sierra\nLeone"]);
}

#[test]
fn people_organizations_and_ships_are_no_places() {
    for text in [
        "Senator Jordan Washington declined to comment.",
        "Mr. Paris said he would appeal.",
        "He studied at the London School of Economics.",
        "The navy said that the BRP Sierra Madre had run aground.",
    ] {
        assert_eq!(places(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn places_stand_inside_tags() {
    for (text, want) in [
        ("People march in #Kenya today.", &["Kenya"][..]),
        ("Rain again. #PrayForNepal", &["Nepal"]),
        ("A long night. #NewYorkStrong", &["New York"]),
        ("We never sleep. #GoodMorning #AustinSmith", &[]),
    ] {
        let named: Vec<String> =
            named(text).into_iter().map(|(_, name, _)| name).collect();
        assert_eq!(named, want, "{text}");
    }
    assert_eq!(places("Rain again. #PrayForNepal"), ["Nepal"]);
}

#[test]
fn peoples_are_told_from_places() {
    let (document, mentions) =
        found("Ukrainian forces repelled a Russian attack near Vovchansk.");
    let places = mentions.iter().filter(|m| m.kind == MentionKind::Toponym);
    let places: Vec<_> = places.map(|m| m.span.of(&document.text)).collect();
    assert_eq!(places, ["Vovchansk"]);
    let russian = mentions.iter().find(|m| m.span.of(&document.text) == "Russian");
    assert_eq!(russian.map(|m| m.kind), Some(MentionKind::Demonym));
}

#[test]
fn coordinates_stand_among_the_names() {
    let (document, mentions) =
        found("The convoy stopped at 48.0159, 37.8028 in Donetsk.");
    let spans: Vec<_> = mentions.iter().map(|m| m.span.of(&document.text)).collect();
    assert_eq!(spans, ["48.0159, 37.8028", "Donetsk"]);
    assert!(matches!(mentions[0].kind, MentionKind::Coordinates(at) if at.lat() > 48.0));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_gives_ordered_whole_spans(text in "(\\PC|Odesa|Kyiv oblast|St\\. |, |\\n|'s |U\\.S\\. |N 46° ){0,30}") {
        let (document, mentions) = found(&text);
        let mut last = 0;
        for mention in mentions {
            proptest::prop_assert!(mention.span.start >= last, "{mention:?}");
            proptest::prop_assert!(mention.span.end > mention.span.start);
            proptest::prop_assert!(document.text.get(mention.span.start..mention.span.end).is_some());
            last = mention.span.end;
        }
    }
}

/// Every mark of our own corpus can be read, and a quarter of it is not in English.
#[test]
fn the_corpus_is_large_and_well_formed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/recognize/corpus");
    let (mut english, mut others) = (0, 0);
    for entry in std::fs::read_dir(folder).expect("the corpus is in the checkout") {
        let path = entry.expect("the folder can be read").path();
        let content = std::fs::read_to_string(&path).expect("UTF-8 text");
        let blocks = content.split("\n\n").map(str::trim);
        let blocks: Vec<_> =
            blocks.filter(|b| !b.is_empty() && !b.starts_with('#')).collect();
        for block in &blocks {
            for inner in block.split("[[").skip(1) {
                let (inner, _) = inner.split_once("]]").expect(block);
                let (name, tag) = inner.rsplit_once('|').expect(block);
                assert!(!name.is_empty() && name == name.trim(), "{block}");
                let known = ["P", "M", "A", "D", "PER", "ORG", "UNIT", "SHIP", "OTHER"];
                assert!(known.contains(&tag), "{tag} in {block}");
            }
            assert_eq!(
                block.matches("[[").count(),
                block.matches("]]").count(),
                "{block}"
            );
        }
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("en-") {
            english += blocks.len();
        } else {
            others += blocks.len();
        }
    }
    let all = english + others;
    assert!(all >= 400, "{all} paragraphs");
    assert!(others * 4 >= all, "{others} of {all} in other languages");
}
