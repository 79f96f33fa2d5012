//! The data dictionary and the schemas are those of the columns, and the files obey them.

use plotroom::export::{Layer, dictionary, schema};
use serde_json::Value;

use super::{all, files};

/// Compares a committed file with what it should be; `BLESS=1` writes it.
fn committed(path: &str, wanted: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder"))
            .expect("it can be made");
        std::fs::write(&path, wanted).expect("it can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is out of date: BLESS=1 writes it", path.display());
}

#[test]
fn the_dictionary_is_up_to_date() {
    committed("docs/data-dictionary.md", &dictionary());
}

#[test]
fn the_schemas_are_up_to_date() {
    for layer in Layer::ALL {
        let text = format!("{:#}\n", schema(layer));
        committed(&format!("docs/schema/{}.schema.json", layer.as_str()), &text);
    }
}

/// What of a value breaks a schema: the part of JSON Schema that ours use.
fn broken(value: &Value, rules: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (rule, wanted) in rules.as_object().expect("a schema") {
        let held = match rule.as_str() {
            "$schema" | "title" | "description" => true,
            "const" => value == wanted,
            "enum" => wanted.as_array().expect("values").contains(value),
            "type" => {
                let one = std::slice::from_ref(wanted);
                wanted.as_array().map_or(one, Vec::as_slice).iter().any(|kind| match kind
                    .as_str()
                    .expect("a word")
                {
                    "null" => value.is_null(),
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.is_i64(),
                    "array" => value.is_array(),
                    "object" => value.is_object(),
                    other => panic!("type {other}"),
                })
            }
            "pattern" => value.as_str().is_none_or(|text| {
                let digit = |at: usize| text.as_bytes()[at].is_ascii_digit();
                text.len() == 10
                    && (0..10)
                        .all(|i| if i == 4 || i == 7 { !digit(i) } else { digit(i) })
            }),
            "required" => {
                let keys = wanted.as_array().expect("keys").iter();
                keys.map(|key| key.as_str().expect("a key"))
                    .all(|k| value.get(k).is_some())
            }
            "additionalProperties" => {
                let known = rules["properties"].as_object().expect("properties");
                let keys = value.as_object().expect("an object").keys();
                *wanted == Value::Bool(false)
                    && keys.into_iter().all(|k| known.contains_key(k))
            }
            "properties" => {
                for (key, rules) in wanted.as_object().expect("properties") {
                    if let Some(inner) = value.get(key) {
                        found.extend(broken(inner, rules, &format!("{at}/{key}")));
                    }
                }
                true
            }
            "items" => {
                for (index, item) in value.as_array().expect("items").iter().enumerate() {
                    found.extend(broken(item, wanted, &format!("{at}/{index}")));
                }
                true
            }
            other => panic!("the check knows no rule {other}"),
        };
        if !held {
            found.push(format!("{at}: {rule} {wanted}"));
        }
    }
    found
}

#[test]
fn every_file_obeys_its_schema() {
    let mut checked = 0;
    for (name, briefing) in all() {
        for (file, bytes) in files(&briefing) {
            let Some(stem) = file.strip_suffix(".geojson") else { continue };
            let layer = Layer::ALL.into_iter().find(|l| l.as_str() == stem);
            let json: Value = serde_json::from_slice(&bytes).expect("JSON");
            let faults = broken(&json, &schema(layer.expect("a layer")), &name);
            assert!(faults.is_empty(), "{file}: {faults:#?}");
            checked += 1;
        }
    }
    assert!(checked > 100, "{checked}");
}

#[test]
fn a_schema_finds_what_is_wrong() {
    let (_, briefing) = all().remove(0);
    let (_, bytes) = files(&briefing)
        .into_iter()
        .find(|(f, _)| f == "places.geojson")
        .expect("places");
    let mut json: Value = serde_json::from_slice(&bytes).expect("JSON");
    json["features"][0]["properties"]["mentions"] = "three".into();
    json["features"][1]["properties"]["surplus"] = 1.into();
    json["features"][2]["geometry"]["type"] = "LineString".into();
    assert_eq!(broken(&json, &schema(Layer::Places), "").len(), 3);
}
