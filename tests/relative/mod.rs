//! Places told relative to others, in sentences of our own: `[Izium]` is a name whose place
//! the table below gives, `{Kyiv}` a government of that name, `<Polish:Poland>` a people.

use geo::{Contains, CoordsIter, Point};
use plotroom::extract::{claims, relatives};
use plotroom::geodesy::{destination, ground, inverse};
use plotroom::model::{
    Azimuth, CountryCode, Document, Feature, Language, Meters, Place, Position, Relative,
    RelativeShape, Sense, Span,
};
use plotroom::recognize::lengths;
use proptest::prelude::*;

use crate::support::{GAZETTEER, resolution};

mod phrases;

/// Name, lat, lon, radius in km, country. Positions to a hundredth of a degree.
const SPOTS: &[(&str, f64, f64, f64, &str)] = &[
    ("Pokrovsk", 48.28, 37.18, 4.0, "UA"),
    ("Izium", 49.21, 37.25, 3.0, "UA"),
    ("Lyman", 48.99, 37.81, 2.0, "UA"),
    ("Kupiansk", 49.71, 37.61, 3.0, "UA"),
    ("Krasnohorivka", 48.01, 37.51, 2.0, "UA"),
    ("Kyiv", 50.45, 30.52, 25.0, "UA"),
    ("Kharkiv", 49.99, 36.23, 17.0, "UA"),
    ("Odesa", 46.48, 30.73, 15.0, "UA"),
    ("Hodeidah", 14.80, 42.95, 9.0, "YE"),
    ("Mocha", 13.32, 43.25, 2.0, "YE"),
    ("Goma", -1.68, 29.22, 11.0, "CD"),
    ("Tripoli", 32.89, 13.18, 16.0, "LY"),
    ("Kandahar", 31.61, 65.71, 10.0, "AF"),
    ("Suva", -18.14, 178.44, 5.0, "FJ"),
];

fn spot(name: &str) -> Option<Place> {
    let (_, lat, lon, radius, country) = SPOTS.iter().find(|row| row.0 == name)?;
    Some(Place {
        id: None,
        geonameid: None,
        name: name.to_owned(),
        position: Position::new(*lon, *lat).ok()?,
        feature: Feature::Settlement,
        country: CountryCode::new(country),
        admin1: None,
        population: 0,
        radius: Meters::from_km(*radius),
        note: None,
    })
}

/// A region or country of the gazetteer.
fn area(name: &str) -> Place {
    let fits =
        |place: &Place| place.feature.is_country() || place.feature == Feature::Admin1;
    let named = GAZETTEER.named(name);
    let mut places = named.into_iter().filter_map(|named| GAZETTEER.place(named.place));
    places.find(fits).unwrap_or_else(|| panic!("{name} is an area"))
}

fn read(marked: &str, language: Language) -> (Document, Vec<Relative>) {
    let (mut text, mut names, mut rest) = (String::new(), Vec::new(), marked);
    while let Some(at) = rest.find(['[', '{', '<']) {
        let end = at + rest[at..].find([']', '}', '>']).expect("every mark is closed");
        let inside = &rest[at + 1..end];
        let (written, name) = inside.split_once(':').unwrap_or((inside, inside));
        let sense = match &rest[at..=at] {
            "[" => Sense::Literal,
            "{" => Sense::Metonymic,
            _ => Sense::Demonym,
        };
        text.push_str(&rest[..at]);
        let span = Span::new(text.len(), text.len() + written.len());
        text.push_str(written);
        let place = spot(name).unwrap_or_else(|| area(name));
        names.push(resolution(span, written, sense, place));
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    let document = Document {
        name: "test".to_owned(),
        title: None,
        sentences: vec![Span::new(0, text.len())],
        text,
        url: None,
        date: None,
        language: Some(language),
        furniture: Vec::new(),
    };
    let lengths = lengths(&document);
    let claims = claims(&document, &lengths, &names);
    let found = relatives(&document, &lengths, &names, &claims, &GAZETTEER);
    (document, found)
}

/// The words of the one relative place, and the place; or what is wrong.
fn told(marked: &str, language: Language) -> Result<(String, Relative), String> {
    let (document, found) = read(marked, language);
    match <[Relative; 1]>::try_from(found) {
        Ok([one]) => Ok((one.span.of(&document.text).to_owned(), one)),
        Err(found) => {
            let spans =
                found.iter().map(|r| r.span.of(&document.text)).collect::<Vec<_>>();
            Err(format!("{} found: {spans:?}", found.len()))
        }
    }
}

/// A sentence, and in one line: the words that tell the place, its kind and shape; how far in
/// which direction of a latitude and longitude its point should be, the tolerance in km; the
/// least and the most doubt in km.
type Row = (&'static str, &'static str);

fn check(language: Language, rows: &[Row]) {
    let mut wrong = Vec::new();
    for (marked, wanted) in rows {
        let parts: Vec<&str> = wanted.split(" | ").collect();
        let [words, kind, place, doubt] = parts.as_slice() else { panic!("{wanted}") };
        let figures = |text: &str| -> Vec<f64> {
            text.split(' ').map(|word| word.parse().expect("a figure")).collect()
        };
        let (place, doubt) = (figures(place), figures(doubt));
        let (text, found) = match told(marked, language) {
            Ok(found) => found,
            Err(found) => {
                wrong.push(format!("{marked}\n  {found}"));
                continue;
            }
        };
        let from = Position::new(place[1], place[0]).expect("it is on Earth");
        let spot = destination(from, Azimuth::new(place[3]), Meters::from_km(place[2]));
        let away = inverse(spot, found.position).distance.km();
        let shape = match found.shape {
            RelativeShape::Circle => "circle",
            RelativeShape::Wedge(_) => "wedge",
        };
        let radius = found.uncertainty.km();
        let said = format!("{} {shape}", found.kind.as_str());
        let fits = away <= place[4] && (doubt[0]..doubt[1]).contains(&radius);
        if text != *words || said != *kind || !fits {
            let note = format!("{away:.2} km off, ± {radius:.1} km");
            wrong.push(format!("{marked}\n  \"{text}\" {said}, {note}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn what_is_no_place_is_not_told() {
    let silent = [
        "Talks between {Kyiv} and {Tripoli} broke down.",
        "Relations between [Kyiv] and [Tripoli] are good.",
        "The distance between [Izium] and [Lyman] is 48 km.",
        "[Krasnohorivka] lies 30 km south of [Pokrovsk].",
        "The mayor of [Odesa] went north.",
        "Trains from [Kyiv] run daily.",
        "Envoys near {Kyiv} said nothing.",
        "They sent aid to [Kharkiv] and [Odesa].",
        "A missile can fly 200 km from [Odesa].",
        "The walk from [Izium] took days.",
    ];
    for marked in silent {
        let (document, found) = read(marked, Language::En);
        let words: Vec<_> = found.iter().map(|r| r.span.of(&document.text)).collect();
        assert!(words.is_empty(), "{marked}: {words:?}");
    }
}

#[test]
fn a_label_says_it_in_english() {
    let label = |marked: &str| {
        let (_, one) = told(marked, Language::En).expect(marked);
        one.label(&["A".to_owned(), "B".to_owned()])
    };
    assert_eq!(label("It burned 12 km northeast of [Pokrovsk]."), "12 km NE of A");
    assert_eq!(label("It burned 5 miles off [Odesa]."), "8 km off A");
    assert_eq!(label("It burned between [Izium] and [Lyman]."), "between A and B");
    assert_eq!(label("It burned south of [Lyman]."), "S of A");
}

/// Whether the ground of a relative place holds its point, and the circle of its doubt the
/// ground.
fn is_sound(relative: &Relative) -> bool {
    let Some(shape) = ground(relative) else { return false };
    let at = relative.position;
    let inside = shape.contains(&Point::new(at.lon(), at.lat()));
    let reach = relative.uncertainty.0 * 1.002 + 5.0;
    let held = shape.coords_iter().all(|c| {
        Position::new(c.x, c.y).is_ok_and(|c| inverse(at, c).distance.0 <= reach)
    });
    inside && held
}

#[test]
fn the_shape_of_every_kind_holds_its_point() {
    let all = [
        "It burned 30 miles off [Hodeidah].",
        "It burned between [Izium] and [Lyman].",
        "It burned halfway between [Izium] and [Lyman].",
        "It burned on the outskirts of [Kyiv].",
        "It burned on the western outskirts of [Kyiv].",
        "It burned south of [Kyiv].",
        "It burned near [Kyiv].",
        "It burned in the east of [Kharkiv Oblast].",
        "[Ukraine] lost a gun near the border with [Poland].",
        "It burned 3 km west of [Suva].",
    ];
    for marked in all {
        let (_, one) = told(marked, Language::En).expect(marked);
        assert!(is_sound(&one), "{marked}: {one:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_offset_holds_its_point_and_its_circle_the_wedge(
        km in 1_u32..400,
        wind in 0_usize..16,
        spot in 0_usize..SPOTS.len(),
    ) {
        const WINDS: [&str; 16] = [
            "north", "north-northeast", "northeast", "east-northeast", "east",
            "east-southeast", "southeast", "south-southeast", "south",
            "south-southwest", "southwest", "west-southwest", "west",
            "west-northwest", "northwest", "north-northwest",
        ];
        let name = SPOTS[spot].0;
        let marked = format!("A barn burned {km} km {} of [{name}].", WINDS[wind]);
        let (_, one) = told(&marked, Language::En).map_err(TestCaseError::fail)?;
        prop_assert!(is_sound(&one), "{one:?}");
        let from = Position::new(SPOTS[spot].2, SPOTS[spot].1).expect("it is on Earth");
        let way = inverse(from, one.position);
        prop_assert!((way.distance.km() - f64::from(km)).abs() < 0.001);
        prop_assert!(one.uncertainty.km() >= SPOTS[spot].3, "no less than the extent");
    }
}
