//! Stated distances in sentences of our own, nine languages.

use plotroom::extract::claims;
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{
    Bound, Claim, ClaimKind, Document, Language, Measure, Outcome, Span,
};
use plotroom::recognize::lengths;
use plotroom::settings::Settings;
use proptest::prelude::*;

mod languages;
mod news;
mod pairs;

fn document(text: &str, title: Option<&str>, language: Language) -> Document {
    Document {
        name: "test".to_owned(),
        title: title.map(str::to_owned),
        text: text.to_owned(),
        url: None,
        date: None,
        language: Some(language),
        sentences: vec![Span::new(0, text.len())],
        furniture: Vec::new(),
    }
}

fn found(text: &str, title: Option<&str>, language: Language) -> Vec<Claim> {
    let document = document(text, title, language);
    claims(&document, &lengths(&document), &[])
}

/// A claim in short: kind, bound, kilometers, figure > ground, direction, measure.
fn short(claim: &Claim) -> String {
    let kind = match claim.kind {
        ClaimKind::Between => "between",
        ClaimKind::Offset => "offset",
        ClaimKind::Within => "within",
        ClaimKind::Capability => "capability",
    };
    let length = &claim.length;
    let bound = match length.bound {
        Bound::AtMost if claim.kind != ClaimKind::Within => "<",
        Bound::AtLeast => ">",
        _ => "",
    };
    let high =
        length.high.map_or_else(String::new, |high| format!("-{}", round(high.km())));
    let about = if length.approximate && length.high.is_none() { "~" } else { "" };
    let end = |end: &Option<plotroom::model::End>| {
        end.as_ref().map_or_else(|| "?".to_owned(), |end| end.text.clone())
    };
    let bearing =
        claim.bearing.map_or_else(String::new, |b| format!(" {}", round(b.degrees())));
    let measure = match claim.measure {
        Measure::Straight if claim.kind != ClaimKind::Capability => " straight",
        Measure::Road => " road",
        Measure::Travel => " travel",
        _ => "",
    };
    format!(
        "{kind} {bound}{about}{}{high} {} > {}{bearing}{measure}",
        round(length.low.km()),
        end(&claim.from),
        end(&claim.to)
    )
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn check(language: Language, rows: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in rows {
        let got: Vec<String> = found(text, None, language).iter().map(short).collect();
        if got != *expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_claims() {
    check(
        Language::En,
        &[
            (
                "The fog persisted for hours before lifting 20 km south of Izmail.",
                &["offset 20 fog > Izmail 180"],
            ),
            (
                "Malta, with its northern tip just 90 km south of Sicily, felt the quake.",
                &["offset 90 Malta > Sicily 180"],
            ),
            (
                "The tug has tanks which enable her to cruise for 900 km.",
                &["capability 900 tug > ?"],
            ),
            (
                "Crews chose two speeds for the boats: 600 km at 20 knots, 400 km at 30 knots.",
                &["capability 600 Crews > ?", "capability 400 Crews > ?"],
            ),
            (
                "Tiraspol, the regional capital, lies only 80 km from Odesa.",
                &["between 80 Tiraspol > Odesa"],
            ),
            (
                "Debaltseve is about 75 kilometers (47 miles) north-east of Donetsk.",
                &["offset ~75 Debaltseve > Donetsk 45"],
            ),
            (
                "Shells fell on Huliaipole, 90 km east of Zaporizhzhia.",
                &["offset 90 Huliaipole > Zaporizhzhia 90"],
            ),
            (
                "The depot stands twenty-five miles from the border with Poland.",
                &["between 40.23 depot > border with Poland"],
            ),
            (
                "The village lies 2 1⁄2 miles south of Izium.",
                &["offset 4.02 village > Izium 180"],
            ),
            (
                "The mast was built one-half mile west of Bakhmut.",
                &["offset 0.8 mast > Bakhmut 270"],
            ),
            (
                "The airfield sits 1,5 km from Kramatorsk.",
                &["between 1.5 airfield > Kramatorsk"],
            ),
            (
                "The convoy halted a couple of hundred kilometers from Moscow.",
                &["between 200-300 convoy > Moscow"],
            ),
            (
                "Chasiv Yar, which lies 10−13 km west of Bakhmut, was shelled.",
                &["offset 10-13 Chasiv Yar > Bakhmut 270"],
            ),
            ("Lyman and Izium are 45 km apart.", &["between 45 Lyman > Izium"]),
            (
                "The distance between Sumy and Kharkiv is about 180 km.",
                &["between ~180 Sumy > Kharkiv"],
            ),
            ("A depot within 50 km of the border burned.", &["within 50 depot > border"]),
            ("The drones have a range of 2,000 km.", &["capability 2000 drones > ?"]),
            (
                "The battery can strike targets up to 70 km behind the front line.",
                &["capability <70 battery > front line"],
            ),
            (
                "Its missiles can hit targets 25–100 km behind the lines.",
                &["capability 25-100 missiles > lines"],
            ),
            (
                "The hamlet is 5 km due north of Vovchansk and 8 km southwest of Shebekino.",
                &["offset 5 hamlet > Vovchansk 0", "offset 8 hamlet > Shebekino 225"],
            ),
            (
                "Marhanets is 20 km by road from Nikopol.",
                &["between 20 Marhanets > Nikopol road"],
            ),
            (
                "Yalta is 50 miles as the crow flies from Sevastopol.",
                &["between 80.47 Yalta > Sevastopol straight"],
            ),
            (
                "Blasts were heard in Dzhankoi, less than 100 km from Kherson.",
                &["between <100 Dzhankoi > Kherson"],
            ),
            (
                "The refinery, more than 500 km from Ukraine, was hit.",
                &["between >500 refinery > Ukraine"],
            ),
            (
                "They camped 3 miles both south-west of Sloviansk and west of the A1 road.",
                &["offset 4.83 They > Sloviansk 225", "offset 4.83 They > A1 road 270"],
            ),
            (
                "The H20 highway leads north 15 miles to Horlivka.",
                &["offset 24.14 Horlivka > ? 0 road"],
            ),
            (
                "The mine is 12 km north-northwest of Pavlohrad.",
                &["offset 12 mine > Pavlohrad 337.5"],
            ),
            (
                "The base is half a mile from the outskirts of Melitopol.",
                &["between 0.8 base > outskirts of Melitopol"],
            ),
            (
                "The pumping station is 4 700 meters from the dam.",
                &["between 4.7 pumping station > dam"],
            ),
            (
                "A tanker sank 12 nautical miles off Novorossiysk.",
                &["between 22.22 tanker > Novorossiysk"],
            ),
        ],
    );
}

#[test]
fn english_lengths_that_are_no_claims() {
    let texts = [
        "The front line is 1,200 km long.",
        "The 800-mile border was closed.",
        "Troops advanced 5 km in ten days.",
        "The tower is 120 m high.",
        "Winds of 90 km per hour were measured.",
        "The wind blew at 90 km/h.",
        "They marched 40 km from Izium to Lyman.",
        "The zone covers 300 km².",
        "Ten Mile is a village.",
        "The loan was $29m.",
        "He ran a 10-kilometer race.",
        "A CH-47M landed.",
        "The lake has a depth of 30 m.",
        "About 32 km of coast are mined.",
        "The river flows 300 km north to south.",
        "An 11-mile diversion was set up.",
        "The fence is 2.5 m tall.",
    ];
    for text in texts {
        let got: Vec<String> =
            found(text, None, Language::En).iter().map(short).collect();
        assert!(got.is_empty(), "{text}: {got:?}");
    }
}

#[test]
fn a_title_stands_for_what_the_text_calls_the_town() {
    let titled = |text: &str, expected: &str| {
        let got = found(text, Some("Ochakiv, Ukraine"), Language::En);
        let got: Vec<String> = got.iter().map(short).collect();
        assert_eq!(got, [expected], "{text}");
    };
    titled("It is 60 km from Mykolaiv.", "between 60 Ochakiv, Ukraine > Mykolaiv");
    titled(
        "The town lies 60 km west of Kherson.",
        "offset 60 Ochakiv, Ukraine > Kherson 270",
    );
    titled(
        "Located 60 km from Mykolaiv, it has a port.",
        "between 60 Ochakiv, Ukraine > Mykolaiv",
    );
    titled(
        "Kinburn, 5 km to the south, is a spit.",
        "offset 5 Kinburn > Ochakiv, Ukraine 180",
    );
    titled(
        "The road leads 60 km east to Mykolaiv.",
        "offset 60 Mykolaiv > Ochakiv, Ukraine 90 road",
    );
}

#[test]
fn a_headline_is_no_place() {
    let text = "A tanker was hit 60 km southwest of Hodeidah.";
    let got = found(text, Some("Ship hit off Yemen, crew safe"), Language::En);
    let got: Vec<String> = got.iter().map(short).collect();
    assert_eq!(got, ["offset 60 tanker > Hodeidah 225"]);
}

#[test]
fn lengths_are_read_with_their_conversion_and_hedge() {
    let text = "It is just under 80 miles (about 130 km) away.";
    let document = document(text, None, Language::En);
    let found = lengths(&document);
    assert_eq!(found.len(), 1, "{found:?}");
    let length = &found[0];
    assert_eq!(length.span.of(text), "80 miles (about 130 km)");
    assert_eq!(length.hedge.map(|hedge| hedge.of(text)), Some("just under"));
    assert_eq!(length.bound, Bound::AtMost);
    assert!((length.rounding.0 - 5.0 * 1609.344).abs() < 1e-6, "half of ten miles");
}

/// The first claim of a report, its places resolved: the two places by name, the verdict.
fn resolved(text: &str) -> (Option<String>, Option<String>, Outcome) {
    let gazetteer = Gazetteer::bundled().expect("it is whole");
    let document = plotroom::read::document(plotroom::read::Report {
        name: "test".to_owned(),
        text: text.to_owned(),
        ..Default::default()
    });
    let found = plotroom::brief(document, &gazetteer, &Settings::default());
    let name = |end: &Option<plotroom::model::End>| {
        let at = end.as_ref()?.resolution?;
        Some(found.resolutions.get(at)?.place()?.name.clone())
    };
    let claim = found.claims.first().expect("a claim");
    (name(&claim.from), name(&claim.to), found.verdicts[0].outcome)
}

#[test]
fn what_is_not_named_stands_for_the_place_before() {
    for (text, from, to) in [
        ("Tiraspol is a busy place. It lies 80 km from Odesa.", "Tiraspol", "Odesa"),
        (
            "Tiraspol was calm on Monday. The city is about 80 km from Odesa.",
            "Tiraspol",
            "Odesa",
        ),
        (
            "Officials in Kyiv spoke of a fire. Zhytomyr, 130 km from the capital, was \
             calm.",
            "Zhytomyr",
            "Kyiv",
        ),
        (
            "У Херсоні було тихо. Місто лежить за 60 км від Миколаєва.",
            "Kherson",
            "Mykolaiv",
        ),
        (
            "In Tiraspol war es ruhig. Die Stadt liegt 80 km von Odesa.",
            "Tiraspol",
            "Odesa",
        ),
        (
            "Drones flew over Kherson at night. Mykolaiv lies 60 km from the city.",
            "Mykolaiv",
            "Kherson",
        ),
        (
            "Drones flew over Kherson, and Mykolaiv lies 60 km from the city.",
            "Mykolaiv",
            "Kherson",
        ),
    ] {
        let (figure, ground, outcome) = resolved(text);
        assert_eq!(figure.as_deref(), Some(from), "{text}");
        assert_eq!(ground.as_deref(), Some(to), "{text}");
        assert_ne!(outcome, Outcome::Unverifiable, "{text}");
    }
}

#[test]
fn what_may_stand_for_two_places_stands_for_none() {
    for text in [
        "Trains ran between Lviv and Ternopil. It lies 80 km from Odesa.",
        "On Sunday people fled from Lviv to Ternopil. The city is 80 km from Odesa.",
        "Nothing was named before. It lies 80 km from Odesa.",
    ] {
        let (figure, ground, outcome) = resolved(text);
        assert_eq!((figure, ground.as_deref()), (None, Some("Odesa")), "{text}");
        assert_eq!(outcome, Outcome::Unverifiable, "{text}");
    }
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(vec![
        Language::En,
        Language::Uk,
        Language::Ru,
        Language::De,
        Language::Fr,
        Language::Es,
        Language::It,
        Language::Pl,
        Language::Ro,
    ])
}

proptest! {
    #[test]
    fn any_string_is_read_without_a_panic(text in "\\PC{0,200}", language in language()) {
        found(&text, None, language);
    }

    #[test]
    fn any_mix_of_cues_is_read_without_a_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "80", "km", "from", "Odesa", "(", ")", ",", "and", "north", "-", "of", "the",
            "1/2", "½", "is", "which", "within", "range", "leads", "to", "за", "км", "від",
            "25–100", "miles", "a", "half", "between", "apart", ".", "\u{301}", "\u{200d}",
            "located", "town", "radius", "1,000", "’", "M", "ª", "İ",
        ]), 0..40),
        glue in "[ ]{0,1}",
        titled in any::<bool>(),
    ) {
        let text = words.join(&glue);
        let claims = found(&text, titled.then_some("Odesa, Ukraine"), Language::En);
        for claim in &claims {
            prop_assert!(!claim.length.span.of(&text).is_empty());
            for end in [&claim.from, &claim.to].into_iter().flatten() {
                if let Some(span) = end.span {
                    prop_assert!(!span.of(&text).is_empty());
                }
            }
        }
    }
}
