//! What holds for every text: no panic, spans in order and on characters, equal answers.

use plotroom::export::record;
use plotroom::model::{Briefing, Span};
use plotroom::read::{Report, document};
use plotroom::settings::Settings;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::GAZETTEER;

fn briefed(text: &str, title: Option<&str>) -> Briefing {
    let text = text.to_owned();
    let title = title.map(str::to_owned);
    let report = Report { text, title, ..Report::default() };
    plotroom::brief(document(report), &GAZETTEER, &Settings::default())
}

/// Pieces that reports are made of, and what breaks parsers.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "Odesa",
        "Tiraspol",
        "the ",
        "lies ",
        "80 km ",
        "25–100 km ",
        "from ",
        "north of ",
        "in ",
        "Moscow ",
        "rejected ",
        "forces ",
        "captured ",
        "St. ",
        "U.S. ",
        "W.Va.",
        ", ",
        ". ",
        "\n",
        "\n\n",
        "(",
        ")",
        "\"",
        "’s ",
        "-",
        "Kharkiv oblast ",
        "Київ ",
        "у ",
        "Харькове ",
        "12 км ",
        "½ mile ",
        "N 46°50′34″ ",
        "46.84, 29.63 ",
        "37TCL1234567890 ",
        "drone ",
        "attack ",
        "\u{0}",
        "\u{301}",
        "\u{200f}",
        "ﬁ",
        "İ",
        "ß",
        "𝔒𝔡𝔢𝔰𝔞",
        "👍🏽",
        "999999999999999999999 km ",
        "1e400 km ",
        "-5 km ",
        "Lake ",
        "@Kyiv ",
        "#Odesa ",
        "https://a.example/Oslo ",
        "BREAKING: ",
        "ODESA (Reuters) - ",
        "two days ago ",
        "on November 31 ",
        "within ",
        "range of ",
        "Shahed-136 ",
        "according to ",
    ];
    prop_oneof![
        8 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn is_sound(span: Span, text: &str) -> bool {
    span.start < span.end
        && text.is_char_boundary(span.start)
        && text.is_char_boundary(span.end)
        && span.end <= text.len()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_text_is_briefed_soundly(
        pieces in proptest::collection::vec(piece(), 0..40), titled: bool,
    ) {
        let text = pieces.concat();
        let title = titled.then_some("Odesa");
        let briefing = briefed(&text, title);
        let text = &briefing.document.text;
        let mentions: Vec<Span> = briefing.resolutions.iter().map(|r| r.mention.span).collect();
        prop_assert!(mentions.iter().all(|s| is_sound(*s, text)));
        prop_assert!(mentions.windows(2).all(|w| w[0].end <= w[1].start));
        prop_assert!(briefing.document.sentences.iter().all(|s| is_sound(*s, text)));
        prop_assert!(briefing.events.iter().all(|e| is_sound(e.trigger, text)));
        prop_assert!(briefing.claims.iter().all(|c| is_sound(c.length.span, text)));
        prop_assert_eq!(briefing.claims.len(), briefing.verdicts.len());
        let furniture = &briefing.document.furniture;
        prop_assert!(mentions.iter().all(|m| furniture.iter().all(|f| !f.overlaps(*m))));
        for resolution in &briefing.resolutions {
            prop_assert!((0.0..=1.0).contains(&resolution.confidence));
            prop_assert!(!resolution.known || !resolution.candidates.is_empty());
        }
        let said = |b: &Briefing| serde_json::to_string(&record(Value::Null, b));
        let (once, again) = (said(&briefing), said(&briefed(text, title)));
        prop_assert_eq!(once.expect("a record serializes"), again.expect("it does again"));
    }
}
