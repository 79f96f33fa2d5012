use plotroom::model::{
    Document, Language, Mention, MentionKind, Resolution, Sense, Span,
};
use plotroom::read::{Report, document};
use plotroom::{recognize, resolve};
use proptest::prelude::*;

use crate::support::GAZETTEER;

fn read(text: &str, language: Language) -> Document {
    document(Report {
        text: text.to_owned(),
        language: Some(language),
        keep_furniture: true,
        ..Report::default()
    })
}

fn resolved(text: &str) -> Vec<Resolution> {
    let document = read(text, Language::En);
    let mentions = recognize::mentions(&document, &GAZETTEER);
    places(&document, &mentions)
}

fn places(document: &Document, mentions: &[Mention]) -> Vec<Resolution> {
    resolve::places(document, mentions, &recognize::lengths(document), &GAZETTEER)
}

/// The resolution of the first mention that starts with a word.
fn of<'a>(found: &'a [Resolution], text: &str, word: &str) -> &'a Resolution {
    let at = text.find(word).expect("the word is in the text");
    let hit =
        found.iter().find(|r| r.mention.span.start <= at && at < r.mention.span.end);
    hit.unwrap_or_else(|| panic!("\"{word}\" is found in \"{text}\""))
}

#[test]
fn what_the_text_says_chooses_between_namesakes() {
    // Text, name, country, feature class.
    let table = [
        ("A fire broke out in Paris, Texas, on Monday.", "Paris", "US", 'P'),
        ("A fire broke out in Paris on Monday.", "Paris", "FR", 'P'),
        ("Two men were held in Odessa, Texas.", "Odessa", "US", 'P'),
        ("Drones hit the port of Odesa and the town of Izmail.", "Odesa", "UA", 'P'),
        ("Troops may enter the Odesa oblast.", "Odesa", "UA", 'A'),
        ("Power is out in the Odesa and Mykolaiv oblasts.", "Odesa", "UA", 'A'),
        ("Floods cut roads in Antioquia and Cauca, Bogotá said.", "Antioquia", "CO", 'A'),
        (
            "Airports in Srinagar, Jammu and Leh were shut. Skardu and Islamabad, 60 km from \
             Muzaffarabad, shut theirs.",
            "Islamabad",
            "PK",
            'P',
        ),
        ("She moved from Birmingham, Alabama, to Atlanta.", "Birmingham", "US", 'P'),
        (
            "A court in Tripoli heard the case of the Libyan officer.",
            "Tripoli",
            "LY",
            'P',
        ),
        (
            "The bridge over the White Nile, south of Kosti, is shut.",
            "White Nile",
            "",
            'H',
        ),
        ("The camp in White Nile state is full.", "White Nile", "SD", 'A'),
        (
            "Geneva hosts the talks. Washington and Brussels sent envoys, Ukraine and Russia \
             their ministers, and Ankara offered help.",
            "Geneva",
            "CH",
            'P',
        ),
        (
            "A man was shot in a subway station in New York, the mayor told reporters.",
            "New York",
            "US",
            'P',
        ),
        (
            "The governor sent troopers to rural counties of New York, most of them upstate.",
            "New York",
            "US",
            'A',
        ),
        (
            "The cyclone heads for Mozambique. Boats stay in port north of Nampula.",
            "Mozambique",
            "MZ",
            'A',
        ),
        ("Insurance for ships in the Red Sea costs twice as much.", "Red Sea", "", 'H'),
        (
            "The fighting centers on Luhansk, where troops hold most of Sievierodonetsk.",
            "Luhansk",
            "UA",
            'A',
        ),
    ];
    for (text, name, country, class) in table {
        let found = resolved(text);
        let place = of(&found, text, name).place();
        let place = place.unwrap_or_else(|| panic!("\"{name}\" is known in \"{text}\""));
        let code = place.country.map(|code| code.as_str().to_owned());
        assert_eq!(code.unwrap_or_default(), country, "{text}");
        assert_eq!(place.feature.class(), class, "{text}: {place:?}");
    }
}

/// "X is a village in Y", coordinates and distances outweigh what a name usually means.
#[test]
fn definitions_and_measures_choose_between_namesakes() {
    let table = [
        ("Savannah is a town in Wayne County, New York.", "Savannah", "New York"),
        ("Lima (/ˈlaɪmə/) is a town in Livingston County, New York.", "Lima", "New York"),
        ("Columbus is the county seat of Cherokee County, Kansas.", "Columbus", "Kansas"),
        ("The village of Stratford lies at 44.8020, -90.0738.", "Stratford", "Wisconsin"),
        (
            "The bus stopped in Columbus, 15 miles southwest of Pittsburg, Kansas.",
            "Columbus",
            "Kansas",
        ),
    ];
    for (text, name, region) in table {
        let found = resolved(text);
        let place = of(&found, text, name).place();
        let place = place.unwrap_or_else(|| panic!("\"{name}\" is known in \"{text}\""));
        assert_eq!(place.admin1.as_deref(), Some(region), "{text}: {place:?}");
    }
}

#[test]
fn actors_are_no_places() {
    let table = [
        ("Moscow rejected the plan.", "Moscow", Sense::Metonymic),
        ("Kyiv is in dialogue with its allies.", "Kyiv", Sense::Metonymic),
        ("Observers expect elections in Kyiv next year.", "Kyiv", Sense::Metonymic),
        ("Washington said it would help.", "Washington", Sense::Metonymic),
        ("The talks in Istanbul lasted two days.", "Istanbul", Sense::Literal),
        ("Shells fell on Kharkiv overnight.", "Kharkiv", Sense::Literal),
        ("Tiraspol, the regional capital, was quiet.", "Tiraspol", Sense::Literal),
        ("The peace process in Colombia is slow.", "Colombia", Sense::Literal),
        ("Poland's president flew home.", "Poland", Sense::Associative),
        ("The rebels, who control Hodeidah, fired back.", "Hodeidah", Sense::Literal),
        ("The governor of Kherson spoke of debris.", "Kherson", Sense::Associative),
        ("An Athens-based firm owns the tanker.", "Athens", Sense::Associative),
        ("Seoul, Tokyo and Canberra disagree.", "Canberra", Sense::Metonymic),
        ("Trucks wait at the border with Chad.", "Chad", Sense::Literal),
    ];
    for (text, name, sense) in table {
        let found = resolved(text);
        let answer = of(&found, text, name);
        assert_eq!(answer.sense, sense, "{text}: {:?}", answer.reasons);
        let pinned = sense == Sense::Literal && !matches!(name, "Colombia" | "Chad");
        assert_eq!(answer.map, pinned, "{text}");
    }
}

#[test]
fn a_name_that_no_gazetteer_holds_is_unknown() {
    let text = "The patrol reached Qwertzuhausen at dawn.";
    let document = read(text, Language::En);
    let at = text.find("Qwertz").expect("it is there");
    let mention = Mention {
        span: Span::new(at, at + "Qwertzuhausen".len()),
        kind: MentionKind::Toponym,
        name: "Qwertzuhausen".to_owned(),
        hint: None,
        confidence: 1.0,
    };
    let found = places(&document, &[mention]);
    assert!(!found[0].known && !found[0].map && found[0].place().is_none());
    assert!(!found[0].reasons.is_empty());
}

/// A name made of words that many names have falls on no other place.
#[test]
fn a_name_is_not_looked_up_by_a_common_word() {
    let text = "A ferry sank off the Qwertzu Islands.";
    let found = resolved(text);
    assert_eq!(of(&found, text, "Qwertzu Islands").place(), None);
}

/// The gazetteer holds the province and not the river.
#[test]
fn a_river_is_not_the_province_of_its_name() {
    let text = "Four soldiers drowned in the Helmand River near Lashkar Gah.";
    let found = resolved(text);
    assert_eq!(of(&found, text, "Helmand River").place(), None);
}

#[test]
fn every_answer_has_a_reason_and_shares_of_belief() {
    let text = "Springfield, Illinois, and Springfield, Missouri, share a name.";
    for answer in resolved(text) {
        assert!(!answer.reasons.is_empty(), "{answer:?}");
        let sum: f64 = answer.candidates.iter().map(|c| c.weight).sum();
        assert!(sum <= 1.0 + 1e-6, "{sum}");
        assert!((0.0..=1.0).contains(&answer.confidence));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any mentions of any text: no panic, one answer each, in order.
    #[test]
    fn one_answer_a_mention(
        text in "[ ,.'’a-zA-ZéЖ中\n]{0,120}|(Paris|Texas|, |Київ|’s | in |Odesa|where |[0-9]){0,40}",
        cuts in proptest::collection::vec((0_usize..200, 0_usize..20, 0_u8..3), 0..12),
    ) {
        let document = read(&text, Language::En);
        let mut mentions = Vec::new();
        for (start, length, kind) in cuts {
            let kind = match kind {
                0 => MentionKind::Demonym,
                _ => MentionKind::Toponym,
            };
            let span = Span::new(start, start + length);
            let name = span.of(&document.text).to_owned();
            mentions.push(Mention { span, kind, name, hint: None, confidence: 1.0 });
        }
        let found = places(&document, &mentions);
        prop_assert_eq!(found.len(), mentions.len());
        for (answer, mention) in found.iter().zip(&mentions) {
            prop_assert_eq!(&answer.mention, mention);
            prop_assert!(!answer.map || answer.known);
        }
        prop_assert_eq!(&found, &places(&document, &mentions));
    }
}
