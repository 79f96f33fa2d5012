//! Words of the user's own: the example of the docs, and files that are none.

use serde_json::Value;

use crate::support::{plotroom, scratch, text};

/// The TOML of the example in the docs.
fn example() -> String {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lexicon.md"));
    let page = page.expect("the page is there");
    let (_, behind) = page.split_once("```toml\n").expect("it has an example");
    behind.split_once("```").expect("that ends").0.to_owned()
}

const REPORT: &str = "{\"id\":1,\"date\":\"2026-11-20\",\"text\":\"Ryska drönare attackerade Odesa i går. \
                      Tiraspol ligger 9 mil nordväst om Odesa.\"}\n";

fn answered(arguments: &[&str], report: &str) -> Value {
    let out = plotroom(arguments, report.as_bytes());
    assert!(out.status.success(), "{}", text(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("it is JSON")
}

#[test]
fn a_language_comes_with_a_file() {
    let path = scratch("lexicon").join("sv.toml");
    std::fs::write(&path, example()).expect("it can be written");
    let path = path.to_string_lossy();
    let without = answered(&["stream"], REPORT);
    assert_eq!(without["claims"].as_array().map(Vec::len), Some(0));
    assert_eq!(without["events"].as_array().map(Vec::len), Some(0));
    let with = answered(&["stream", "--lexicon", &path], REPORT);
    let event = &with["events"][0];
    assert_eq!(event["type"], "STRIKE", "{with}");
    assert_eq!(event["place"]["text"], "Odesa", "{with}");
    assert_eq!(event["date"], "2026-11-19", "{with}");
    let claim = &with["claims"][0];
    assert_eq!(
        (&claim["low_km"], &claim["from"]["text"], &claim["to"]["text"]),
        (&Value::from(90.0), &"Tiraspol".into(), &"Odesa".into())
    );
    assert_eq!(
        (&claim["verdict"], &claim["bearing_verdict"]),
        (&"supported".into(), &"supported".into())
    );
}

#[test]
fn words_of_a_language_of_ours_are_added() {
    let path = scratch("lexicon-words").join("en.toml");
    let own = "language = \"en\"\n[[events.trigger]]\nkind = \"STRIKE\"\ngoverns = \"object\"\n\
               verbs = [\"zorch\"]\n[[measure.unit]]\nname = \"zorck\"\nmeters = 1066.8\n\
               forms = [\"zorck\", \"zorcks\"]\n";
    std::fs::write(&path, own).expect("it can be written");
    let path = path.to_string_lossy();
    let report = "{\"id\":1,\"text\":\"Rebels zorched Odesa. Tiraspol lies 88 zorcks from Odesa.\"}\n";
    let without = answered(&["stream"], report);
    assert_eq!(without["claims"].as_array().map(Vec::len), Some(0));
    let with = answered(&["stream", "--lexicon", &path], report);
    assert_eq!(with["events"][0]["type"], "STRIKE", "{with}");
    assert_eq!(with["claims"][0]["verdict"], "supported", "{with}");
    let km = with["claims"][0]["low_km"].as_f64().expect("a number");
    assert!((km - 93.878_4).abs() < 1e-9, "{km}");
}

#[test]
fn a_file_that_is_no_lexicon_is_an_error_with_the_cure() {
    let path = scratch("lexicon-wrong").join("wrong.toml");
    for (content, told) in [
        ("", "names its language"),
        ("language = \"sv\"\n[evnets]\n", "events, measure"),
        ("language = \"sv\"\n[[events.trigger]]\nkind = \"BANG\"\n", "BANG"),
        ("\0\0", "TOML"),
    ] {
        std::fs::write(&path, content).expect("it can be written");
        let out = plotroom(&["stream", "--lexicon", &path.to_string_lossy()], b"");
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{said}");
        assert!(said.contains(told) && said.contains("wrong.toml"), "{said}");
    }
}
