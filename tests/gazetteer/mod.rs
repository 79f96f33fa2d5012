use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::LazyLock;

use plotroom::gazetteer::{Gazetteer, Gist, compile};
use plotroom::model::{Bbox, CountryCode, Feature, Language, Place, PlaceId, Position};

mod cases;
mod damage;
mod overlay;
mod seconds;
#[cfg(feature = "fetch")]
mod upstream;

static WORLD: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::bundled().expect("the bundled gazetteer opens"));

/// The likeliest bearer of a name.
fn best(name: &str) -> Place {
    let first = WORLD.named(name).first().map(|named| named.place);
    first.and_then(|id| WORLD.place(id)).unwrap_or_else(|| panic!("{name} is known"))
}

/// The bearer of a name that is a first-level region.
fn region(name: &str) -> PlaceId {
    let is_region = |id: &PlaceId| {
        WORLD.record(*id).is_some_and(|r| {
            matches!(r.feature, Feature::Admin1 | Feature::DeFacto | Feature::Seat)
                && r.has_outline
        })
    };
    let found = WORLD.named(name).into_iter().map(|n| n.place).find(is_region);
    found.unwrap_or_else(|| panic!("{name} is a region with an outline"))
}

/// Whether an area holds a position or ends within 3 km of it: outlines are simplified to
/// about a kilometer, and cities lie on rivers that are borders.
fn near(area: PlaceId, position: Position) -> bool {
    let outline = WORLD.outline(area).expect("it has an outline");
    let away = plotroom::geodesy::distance_to_region(position, &outline);
    away.is_some_and(|way| way.distance.0 < 3_000.0)
}

/// A new folder below the target folder.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("gazetteer-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("the folder is made");
    path
}

/// Oblasts of Ukraine: names in English, Ukrainian and Russian, and the seat.
const UKRAINE: [(&str, &str, &str, &str); 25] = [
    ("Cherkasy Oblast", "Черкаська область", "Черкасская область", "Cherkasy"),
    ("Chernihiv Oblast", "Чернігівська область", "Черниговская область", "Chernihiv"),
    ("Chernivtsi Oblast", "Чернівецька область", "Черновицкая область", "Chernivtsi"),
    (
        "Dnipropetrovsk Oblast",
        "Дніпропетровська область",
        "Днепропетровская область",
        "Dnipro",
    ),
    ("Donetsk Oblast", "Донецька область", "Донецкая область", "Donetsk"),
    (
        "Ivano-Frankivsk Oblast",
        "Івано-Франківська область",
        "Ивано-Франковская область",
        "Ivano-Frankivsk",
    ),
    ("Kharkiv Oblast", "Харківська область", "Харьковская область", "Kharkiv"),
    ("Kherson Oblast", "Херсонська область", "Херсонская область", "Kherson"),
    ("Khmelnytskyi Oblast", "Хмельницька область", "Хмельницкая область", "Khmelnytskyi"),
    (
        "Kirovohrad Oblast",
        "Кіровоградська область",
        "Кировоградская область",
        "Kropyvnytskyi",
    ),
    ("Crimea", "Крим", "Крым", "Simferopol"),
    ("Kyiv Oblast", "Київська область", "Киевская область", "Bila Tserkva"),
    ("Luhansk Oblast", "Луганська область", "Луганская область", "Luhansk"),
    ("Lviv Oblast", "Львівська область", "Львовская область", "Lviv"),
    ("Mykolaiv Oblast", "Миколаївська область", "Николаевская область", "Mykolaiv"),
    ("Odesa Oblast", "Одеська область", "Одесская область", "Odesa"),
    ("Poltava Oblast", "Полтавська область", "Полтавская область", "Poltava"),
    ("Rivne Oblast", "Рівненська область", "Ровенская область", "Rivne"),
    ("Sumy Oblast", "Сумська область", "Сумская область", "Sumy"),
    ("Ternopil Oblast", "Тернопільська область", "Тернопольская область", "Ternopil"),
    ("Vinnytsia Oblast", "Вінницька область", "Винницкая область", "Vinnytsia"),
    ("Volyn Oblast", "Волинська область", "Волынская область", "Lutsk"),
    ("Zakarpattia Oblast", "Закарпатська область", "Закарпатская область", "Uzhhorod"),
    ("Zaporizhzhia Oblast", "Запорізька область", "Запорожская область", "Zaporizhzhia"),
    ("Zhytomyr Oblast", "Житомирська область", "Житомирская область", "Zhytomyr"),
];

#[test]
fn the_oblasts_of_ukraine_have_names_outlines_and_seats() {
    for (english, ukrainian, russian, seat) in UKRAINE {
        let area = region(english);
        assert_eq!(region(ukrainian), area, "{ukrainian}");
        assert_eq!(region(russian), area, "{russian}");
        assert_eq!(WORLD.display(area, Language::En), english);
        assert_eq!(WORLD.display(area, Language::Uk), ukrainian);
        assert_eq!(WORLD.display(area, Language::Ru), russian);
        let inside = WORLD.named(seat).into_iter().any(|named| {
            WORLD.record(named.place).is_some_and(|record| {
                matches!(
                    record.feature,
                    Feature::Seat | Feature::Settlement | Feature::Capital
                ) && record.admin1 == Some(area)
                    && near(area, record.position)
            })
        });
        assert!(inside, "{english} holds {seat}");
    }
}

#[test]
fn regions_of_russia_moldova_and_poland_hold_their_cities() {
    for (area, names, city) in [
        ("Belgorod Oblast", ["Белгородская область", "Бєлгородська область"], "Belgorod"),
        ("Kursk Oblast", ["Курская область", "Курська область"], "Kursk"),
        ("Bryansk Oblast", ["Брянская область", "Брянська область"], "Bryansk"),
        ("Rostov Oblast", ["Ростовская область", "Ростовська область"], "Rostov-on-Don"),
        ("Krasnodar Krai", ["Краснодарский край", "Краснодарський край"], "Krasnodar"),
        ("Chechnya", ["Чечня", "Чеченская Республика"], "Grozny"),
        ("Tatarstan", ["Татарстан", "Tatarstan"], "Kazan"),
        ("Gagauzia", ["Гагаузия", "Găgăuzia"], "Comrat"),
        ("Lublin Voivodeship", ["województwo lubelskie", "Lubelskie"], "Lublin"),
        ("Bavaria", ["Bayern", "Бавария"], "Munich"),
        ("Texas", ["Tex.", "Техас"], "Austin"),
    ] {
        let id = region(area);
        for name in names {
            assert_eq!(region(name), id, "{name}");
        }
        let held = WORLD.named(city).into_iter().any(|named| {
            let record = WORLD.record(named.place).expect("it has a record");
            record.feature == Feature::Seat
                && WORLD.holds(id, record.position) == Some(true)
        });
        assert!(held, "{area} holds {city}, its seat");
    }
}

#[test]
fn romanian_names_have_commas_below() {
    for (name, written) in [("Iasi/RO", "Iași"), ("Galati/RO", "Galați")] {
        let (name, country) = name.split_once('/').expect("a name and a country");
        let named = WORLD.named(name).into_iter();
        let mut found = named.filter_map(|n| WORLD.place(n.place));
        let place = found.find(|p| {
            p.country.is_some_and(|c| c.as_str() == country) && p.population > 100_000
        });
        assert_eq!(place.expect("it is a city").name, written);
    }
    // Turkish letters are others.
    assert_eq!(best("Eskişehir").name, "Eskişehir");
}

#[test]
fn transnistria_holds_its_towns_and_not_the_capital() {
    let area = region("Transnistria");
    assert_eq!(region("Приднестровье"), area);
    for (town, inside) in
        [("Tiraspol", true), ("Bender", true), ("Rîbniţa", true), ("Chișinău", false)]
    {
        let position = best(town).position;
        assert_eq!(WORLD.holds(area, position), Some(inside), "{town}");
    }
    let record = WORLD.record(area).expect("it has a record");
    assert_eq!(record.country, CountryCode::new("MD"));
}

#[test]
fn crimea_lies_in_ukraine_and_says_that_it_is_occupied() {
    let crimea = WORLD.place(region("Crimea")).expect("it is a place");
    assert_eq!(crimea.country, CountryCode::new("UA"));
    assert!(crimea.note.is_some_and(|note| note.contains("occupied")));
    let sevastopol = best("Sevastopol");
    assert_eq!(sevastopol.country, CountryCode::new("UA"));
}

#[test]
fn countries_are_known_in_many_languages() {
    for (code, names) in [
        ("UA", ["Ukraine", "Україна", "Украина", "Ucraina", "乌克兰", "أوكرانيا"]),
        ("RU", ["Russia", "Росія", "РФ", "Rosja", "Russie", "Russland"]),
        ("US", ["U.S.", "USA", "America", "США", "États-Unis", "Stany Zjednoczone"]),
        (
            "GB",
            ["UK", "Britain", "Großbritannien", "Велика Британія", "U.K.", "Royaume-Uni"],
        ),
        ("AE", ["UAE", "ОАЭ", "United Arab Emirates", "Emirates", "VAE", "U.A.E."]),
        ("CD", ["DRC", "DR Congo", "Zaire", "D.R. Congo", "RDC", "ДР Конго"]),
    ] {
        for name in names {
            let place = best(name);
            assert!(place.feature.is_country(), "{name} is {place:?}");
            assert_eq!(place.country, CountryCode::new(code), "{name}");
        }
        let code = CountryCode::new(code).expect("it is a code");
        let record = WORLD.country(code).and_then(|id| WORLD.record(id));
        assert_eq!(record.and_then(|r| r.country), Some(code));
    }
}

#[test]
fn old_names_lead_to_the_place_under_its_name_of_today() {
    for (old, new) in [
        ("Artemivsk", "Bakhmut"),
        ("Артёмовск", "Bakhmut"),
        ("Dnipropetrovsk", "Dnipro"),
        ("Днепропетровск", "Dnipro"),
        ("Krasnoarmiisk", "Pokrovsk"),
        ("Illichivsk", "Chornomorsk"),
        ("Severodonetsk", "Siverskodonetsk"),
        ("Leningrad", "Saint Petersburg"),
        ("Saigon", "Ho Chi Minh City"),
        ("Bombay", "Mumbai"),
    ] {
        let named = WORLD.named(old);
        let found = named.iter().any(|n| WORLD.display(n.place, Language::En) == new);
        assert!(found, "{old} leads to {new}");
    }
    let bakhmut = best("Bakhmut");
    assert!(bakhmut.note.is_some_and(|note| note.contains("2016")));
}

#[test]
fn english_names_follow_the_romanization_of_today() {
    for (typed, shown) in [
        ("Mykolayiv", "Mykolaiv"),
        ("Kupyansk", "Kupiansk"),
        ("Hulyaypole", "Huliaipole"),
        ("Gulyaypole", "Huliaipole"),
        ("Одесса", "Odesa"),
        ("Kiev", "Kyiv"),
        ("Харьков", "Kharkiv"),
    ] {
        assert_eq!(best(typed).name, shown, "{typed}");
    }
}

#[test]
fn places_are_shown_as_english_texts_write_them() {
    for (typed, shown) in [
        ("Al Ḩudaydah", "Hodeidah"),
        ("الحديدة", "Hodeidah"),
        ("Al Qa’im", "Al-Qaim"),
        ("Ar Raqqah", "Raqqa"),
        ("Groznyy", "Grozny"),
        ("Arkhangel’sk", "Arkhangelsk"),
        ("Slov`yanoserbsk", "Slovianoserbsk"),
        ("Shamal Kurdufan", "North Kordofan"),
        ("Diyarbakır", "Diyarbakır"),
        ("Łódź", "Łódź"),
    ] {
        assert_eq!(best(typed).name, shown, "{typed}");
    }
}

#[test]
fn saint_mount_and_fort_may_be_abbreviated() {
    for (short, long) in [
        ("St. Petersburg", "Saint Petersburg"),
        ("Ft. Worth", "Fort Worth"),
        ("Mt. Vernon", "Mount Vernon"),
        ("St. Louis", "Saint Louis"),
    ] {
        assert_eq!(WORLD.named(short), WORLD.named(long), "{short}");
        assert!(!WORLD.named(short).is_empty(), "{short}");
    }
}

#[test]
fn priors_of_a_name_are_a_distribution_with_the_famous_place_first() {
    for (name, country) in
        [("Paris", "FR"), ("Odesa", "UA"), ("Donetsk", "UA"), ("London", "GB")]
    {
        let named = WORLD.named(name);
        let sum: f32 = named.iter().map(|n| n.prior).sum();
        assert!((sum - 1.0).abs() < 1e-3, "{name}: {sum}");
        assert!(named.windows(2).all(|pair| pair[0].prior >= pair[1].prior));
        assert_eq!(best(name).country, CountryCode::new(country), "{name}");
    }
    assert_eq!(best("Kyiv").feature, Feature::Capital);
    assert_eq!(best("Lviv").feature, Feature::Seat);
}

#[test]
fn the_gist_and_the_words_that_go_on() {
    let key = plotroom::text::key;
    let texas = WORLD.gist(&key("Texas")).expect("it is a name");
    assert!(texas.classes & Gist::STATE != 0 && texas.current);
    assert_eq!(texas.size, 5);
    let short = WORLD.gist(&key("W.Va.")).expect("it is an abbreviation");
    assert!(short.classes & Gist::ABBREVIATION != 0);
    assert!(WORLD.continues("new"));
    assert!(WORLD.continues("saint"), "folded to st before another word");
    assert!(!WORLD.continues("new yorkxyz"));
    assert!(WORLD.gist("qqqqqq").is_none());
}

#[test]
fn settlements_of_a_box_come_largest_first() {
    let within = Bbox { west: 29.0, south: 45.0, east: 33.0, north: 48.0 };
    let found = WORLD.settlements(within, 100_000);
    let first = found.first().map(|id| WORLD.display(*id, Language::En));
    assert_eq!(first.as_deref(), Some("Odesa"));
    let people: Vec<u64> =
        found.iter().filter_map(|id| WORLD.record(*id)).map(|r| r.population).collect();
    assert!(people.windows(2).all(|pair| pair[0] >= pair[1]));
    assert!(people.iter().all(|p| *p >= 100_000));
    // Across the antimeridian: Fiji on one side, Samoa on the other.
    let across = Bbox { west: 176.0, south: -20.0, east: -170.0, north: -12.0 };
    let names: Vec<String> = WORLD
        .settlements(across, 20_000)
        .into_iter()
        .map(|id| WORLD.display(id, Language::En))
        .collect();
    assert!(names.iter().any(|n| n == "Suva") && names.iter().any(|n| n == "Apia"));
}

#[test]
fn districts_of_cities_are_no_settlements_of_their_own() {
    for district in ["Cheremushky", "Telychka"] {
        let named = WORLD.named(district);
        let demoted = named.iter().any(|n| {
            WORLD.record(n.place).is_some_and(|r| r.feature == Feature::District)
        });
        assert!(demoted, "{district}");
    }
}

#[test]
fn misspelled_names_have_suggestions() {
    assert_eq!(WORLD.suggestions("Tirapsol", 3)[0], "Tiraspol");
    assert!(WORLD.suggestions("Mykolaev", 5).iter().any(|n| n == "Mykolaiv"));
    assert!(WORLD.suggestions("", 3).is_empty());
}

#[test]
fn two_compilations_of_the_same_tables_give_the_same_bytes() {
    let tables = damage::small("same");
    let build =
        || compile(std::slice::from_ref(&tables), 20_260_101, &serde_json::json!([]));
    let (first, second) = (build().expect("it compiles"), build().expect("again"));
    assert_eq!(first.bytes, second.bytes);
}

#[test]
fn hostile_names_find_nothing_and_harm_nothing() {
    let long = "a ".repeat(5_000);
    for name in
        ["", " ", "'", "''''", "\u{301}", "🛰", long.as_str(), "а".repeat(9_000).as_str()]
    {
        let _ = WORLD.named(name);
        let _ = WORLD.suggestions(name, 3);
        let _ = WORLD.gist(name);
        let _ = WORLD.continues(name);
    }
    assert!(WORLD.record(PlaceId(u32::MAX)).is_none());
    assert!(WORLD.outline(PlaceId(u32::MAX)).is_none());
    assert_eq!(WORLD.display(PlaceId(u32::MAX), Language::En), "");
}

fn owned(bytes: Vec<u8>) -> Result<Gazetteer, plotroom::Error> {
    Gazetteer::from_bytes(Cow::Owned(bytes))
}

fn at(lon: f64, lat: f64) -> Position {
    Position::new(lon, lat).expect("it is a position")
}
