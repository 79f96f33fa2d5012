//! What the files say.

use plotroom::export::{Layer, columns};
use plotroom::model::Briefing;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::{all, files, samples, text};

fn features(layer: &str) -> Vec<Value> {
    let files = files(&samples::ordinary());
    let json: Value =
        serde_json::from_str(text(&files, &format!("{layer}.geojson"))).expect("JSON");
    json["features"].as_array().expect("features").clone()
}

#[test]
fn a_place_has_one_row_with_its_mentions_counted() {
    let places = features("places");
    let names: Vec<_> = places.iter().map(|p| &p["properties"]["name"]).collect();
    assert_eq!(names, ["Kassala", "Port Sudan", "Red Sea"]);
    assert_eq!(places[0]["properties"]["mentions"], 3);
    assert_eq!(places[0]["properties"]["events"], 2);
    assert_eq!(places[2]["properties"]["precision"], "area");
    assert!(places.iter().all(|p| p["id"] == p["properties"]["id"]));
}

#[test]
fn only_events_at_a_point_get_one() {
    let events = features("events");
    let ids: Vec<_> = events.iter().map(|e| &e["id"]).collect();
    assert_eq!(ids, ["event-1", "event-2"], "no point for a region or an unknown place");
    let doubt = events[1]["properties"]["uncertainty_km"].as_f64().expect("a figure");
    assert!((16.0..30.0).contains(&doubt), "it holds the whole wedge: {doubt}");
    let kinds: Vec<_> =
        features("areas").iter().map(|a| a["properties"]["kind"].clone()).collect();
    assert_eq!(kinds, ["circle", "wedge"]);
}

#[test]
fn a_claim_shows_what_was_stated_and_measured() {
    let link = &features("links")[0]["properties"];
    assert_eq!(link["stated_km"], 300.0);
    assert_eq!(link["verdict"], "understated");
    let measured = link["center_km"].as_f64().expect("a figure");
    assert!((460.0..480.0).contains(&measured), "{measured}");
    assert_eq!(
        link["quote"],
        "Kassala lies only 300 km from Port Sudan, the report claims."
    );
}

#[test]
fn every_mention_is_on_the_map_or_among_the_unlocated() {
    for (name, briefing) in all() {
        let files = files(&briefing);
        let on_map: u64 = match files.iter().find(|(file, _)| file == "places.geojson") {
            Some((_, bytes)) => {
                let json: Value = serde_json::from_slice(bytes).expect("JSON");
                let places = json["features"].as_array().expect("features").iter();
                places
                    .map(|p| p["properties"]["mentions"].as_u64().expect("a count"))
                    .sum()
            }
            None => 0,
        };
        let left_out = match files.iter().find(|(file, _)| file == "unlocated.csv") {
            Some((_, bytes)) => {
                csv::Reader::from_reader(bytes.as_slice()).records().count()
            }
            None => 0,
        };
        let mentions = briefing.resolutions.len();
        assert_eq!(usize::try_from(on_map).expect("few") + left_out, mentions, "{name}");
    }
}

#[test]
fn all_rows_of_a_layer_have_its_keys_and_types() {
    for (name, briefing) in all() {
        for (file, bytes) in files(&briefing) {
            let Some(layer) = file.strip_suffix(".geojson") else { continue };
            let layer = Layer::ALL.into_iter().find(|l| l.as_str() == layer);
            let columns = columns(layer.expect("a layer"));
            let json: Value = serde_json::from_slice(&bytes).expect("JSON");
            for feature in json["features"].as_array().expect("features") {
                let row = feature["properties"].as_object().expect("properties");
                let keys: Vec<_> = row.keys().map(String::as_str).collect();
                let names: Vec<_> = columns.iter().map(|c| c.name).collect();
                assert_eq!(keys, names, "{name}/{file}");
            }
        }
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    for (name, briefing) in all() {
        assert!(files(&briefing) == files(&briefing.clone()), "{name}");
    }
}

#[test]
fn the_briefing_reads_back_without_the_text_of_the_report() {
    let briefing = samples::ordinary();
    let files = files(&briefing);
    let json = text(&files, "briefing.json");
    let mut read: Briefing = serde_json::from_str(json).expect("it reads back");
    assert!(read.document.text.is_empty());
    read.document.text.clone_from(&briefing.document.text);
    for (ring, own) in read.rings.iter_mut().zip(&briefing.rings) {
        ring.footprint.clone_from(&own.footprint);
    }
    assert_eq!(read, briefing);
    let whole: Value = serde_json::from_str(json).expect("JSON");
    let missing = whole["manifest"]["not_written"].as_array().expect("a list");
    let missing: Vec<_> = missing.iter().map(|row| row["layer"].as_str()).collect();
    assert_eq!(missing, ["user_areas", "user_lines", "user_points"].map(Some));
    assert!(!json.contains("Khartoum rejected the account"), "not a quoted sentence");
}

#[test]
fn what_is_not_written_is_said() {
    let files = files(&samples::nothing());
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert!(!names.iter().any(|name| name.ends_with(".geojson")), "{names:?}");
    let json: Value = serde_json::from_str(text(&files, "briefing.json")).expect("JSON");
    assert_eq!(json["manifest"]["not_written"].as_array().expect("a list").len(), 9);
}

#[test]
fn the_report_answers_in_figures() {
    let files = files(&samples::ordinary());
    let page = text(&files, "report.md");
    for said in [
        "# Strikes in the east",
        "understated: the ground says more",
        "300 km",
        "Kassala Locality",
        "25–100 km from Kassala",
        "stands for those who act there",
        "no place of this name in the gazetteer",
        "not to be so",
        "Khartoum",
    ] {
        assert!(page.contains(said), "{said:?} is on the page:\n{page}");
    }
    let full_text = samples::ordinary().document.text;
    assert!(!page.contains("rejected the account") && full_text.contains("rejected"));
}

#[test]
fn nothing_in_a_report_is_markup() {
    let files = files(&samples::hostile());
    let html = text(&files, "report.html");
    for forbidden in ["<script", "<img", "href=\"javascript", "onerror=alert(1)>"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    let markdown = text(&files, "report.md");
    for event in Parser::new_ext(markdown, Options::all()) {
        let forbidden = match &event {
            Event::Html(_) | Event::InlineHtml(_) => true,
            Event::Start(Tag::Link { dest_url, .. }) => !dest_url.starts_with("https:"),
            Event::Start(Tag::Image { dest_url, .. }) => &**dest_url != "map.png",
            _ => false,
        };
        assert!(!forbidden, "{event:?}");
    }
    let csv = text(&files, "unlocated.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    for record in reader.records() {
        let record = record.expect("a record");
        assert!(record.iter().all(|field| !field.starts_with(['=', '+', '@'])));
    }
}

#[test]
fn the_layers_tell_margins_and_the_places_behind_words() {
    let files = files(&samples::ordinary());
    let json = |name: &str| -> Value {
        serde_json::from_str(text(&files, name)).expect("it is JSON")
    };
    let ring = &json("rings.geojson")["features"][0]["properties"];
    let margins = ring["margins"].as_str().expect("text");
    assert!(margins.starts_with("Port Sudan: -"), "{margins}");
    let places = json("places.geojson");
    let port_sudan = places["features"].as_array().expect("features").iter();
    let mut port_sudan = port_sudan.filter(|f| f["properties"]["name"] == "Port Sudan");
    let told = port_sudan.next().expect("it is there")["properties"]["in_range"].clone();
    assert!(told.as_str().expect("text").contains(" km, margin -"), "{told}");
    let link = &json("links.geojson")["features"][0]["properties"];
    assert_eq!(
        (&link["from_place"], &link["to_place"]),
        (&Value::from("Kassala"), &Value::from("Port Sudan"))
    );
}

#[test]
fn the_report_and_its_map_count_alike_and_say_nothing_twice() {
    let folder = crate::support::scratch("wording");
    let report = folder.join("notes.txt");
    let said = "Drones hit depots in Goris, Kapan and Sisian on Monday. The army shelled a \
        village near Meghri. Refugees from Leninakan and \
        Bombay came by train.\n";
    std::fs::write(&report, said).expect("it can be written");
    let (input, out) = (report.to_string_lossy(), folder.join("out"));
    let target = out.to_string_lossy();
    let run = ["map", &input, "-o", &target];
    assert!(crate::support::plotroom(&run, b"").status.success());
    let read = |name: &str| std::fs::read_to_string(out.join(name)).expect("it is there");
    let (page, map) = (read("report.md"), read("map.svg"));
    assert!(page.contains("and 2 events.") && map.contains("2 events on the map"));
    assert!(page.contains("near Meghri") && !page.contains("near near"), "{page}");
    assert!(page.contains("Bombay: now Mumbai, until 1995 Bombay"), "{page}");
}
