use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Document, Resolution, Span};
use plotroom::read::{Report, document};
use plotroom::recognize;
use plotroom::settings::EventWords;
use proptest::prelude::*;

use super::markup::unmarked;

/// Pieces that event rules react to, and some that no rule expects.
const PIECES: &[&str] = &[
    "forces",
    "attacked",
    "struck",
    "captured",
    "not",
    "could",
    "unlikely",
    "that",
    "if",
    "according",
    "to",
    "said",
    "claims",
    "by",
    "in",
    "near",
    "from",
    "the",
    "city",
    ",",
    ".",
    ":",
    "–",
    "—",
    "(",
    ")",
    "“",
    "”",
    "'s",
    "’s",
    "25–100",
    "km",
    "control of",
    "talks",
    "refusal to",
    "\u{301}",
    "🚀",
    "не",
    "удар по",
    "обстріл",
    "заявил, что",
    "[Kharkiv]",
    "[Odesa oblast:adm1]",
    "{Moscow/RU}",
    "<Russian/RU>",
    "front line",
    "\n",
    "on November 12",
    "two days ago",
    "vor",
    "Ⅷ",
    "ǅ",
    "\u{0}",
    "\u{202e}",
    "İ",
    "ß",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => (0..PIECES.len()).prop_map(|at| PIECES[at].to_owned()),
        1 => "\\PC{0,6}".prop_filter("no marks", |text| !text.contains(['[', '{', '<'])),
    ];
    prop::collection::vec((piece, prop::bool::ANY), 0..60).prop_map(|pieces| {
        let glue = |(piece, space): (String, bool)| {
            if space { piece + " " } else { piece }
        };
        pieces.into_iter().map(glue).collect()
    })
}

fn read(marked: &str) -> (Document, Vec<Resolution>) {
    let (text, resolutions) = unmarked(marked);
    let report = Report { text, date: Some("2024-11-15".into()), ..Report::default() };
    (document(report), resolutions)
}

fn stands(document: &Document, span: Span) -> bool {
    document.text.get(span.start..span.end).is_some()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn events_stand_in_the_text_and_never_change(marked in text()) {
        let (document, mut resolutions) = read(&marked);
        // What was read may differ from what was given: names of the wrong place are the
        // worst that the stage can meet.
        resolutions.retain(|r| document.text.get(r.mention.span.start..r.mention.span.end).is_some());
        let words = EventWords::bundled();
        let times = recognize::times(&document);
        let lengths = recognize::lengths(&document);
        let claims = plotroom::extract::claims(&document, &lengths, &resolutions);
        let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
        let told = plotroom::extract::relatives(
            &document,
            &lengths,
            &resolutions,
            &claims,
            &gazetteer,
        );
        for relative in &told {
            prop_assert!(stands(&document, relative.span));
            prop_assert!(relative.anchors.iter().all(|at| *at < resolutions.len()));
        }
        let events =
            plotroom::extract::events(&document, &resolutions, &told, &claims, &times, words);
        for event in &events {
            prop_assert!(stands(&document, event.trigger) && event.trigger.start < event.trigger.end);
            prop_assert!(event.sentence.contains(event.trigger));
            let index = event.place.as_ref().and_then(|place| place.resolution);
            prop_assert!(index.is_none_or(|index| index < resolutions.len()));
        }
        for when in &times {
            prop_assert!(stands(&document, when.span) && when.span.start < when.span.end);
        }
        let again =
            plotroom::extract::events(&document, &resolutions, &told, &claims, &times, words);
        prop_assert_eq!(events, again);
    }
}
