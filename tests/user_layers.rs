//! Files of the user's own: features as places, layers on the map and in verdicts.

use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::{Value, json};

use crate::support::{scratch, text};

fn plotroom(arguments: &[&str]) -> Output {
    crate::support::plotroom(arguments, b"")
}

fn answered(arguments: &[&str]) -> Value {
    let out = plotroom(arguments);
    assert!(out.status.success(), "{arguments:?}: {}", text(&out.stderr));
    serde_json::from_slice(&out.stdout).expect("it is JSON")
}

fn refused(arguments: &[&str]) -> String {
    let out = plotroom(arguments);
    assert_eq!(out.status.code(), Some(2), "{arguments:?}");
    text(&out.stderr)
}

fn line(coordinates: &Value, properties: &Value) -> Value {
    let geometry = json!({ "type": "LineString", "coordinates": coordinates });
    json!({ "type": "Feature", "properties": properties, "geometry": geometry })
}

fn collection(features: &[Value]) -> Value {
    json!({ "type": "FeatureCollection", "date": "2026-11-20", "features": features })
}

fn written(folder: &Path, name: &str, content: &Value) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content.to_string()).expect("it can be written");
    path
}

/// A line 40 km east of Tiraspol, from north to south, and an area around Odesa.
fn own(folder: &Path) -> PathBuf {
    let front = line(
        &json!([[30.153, 46.0], [30.153, 47.6]]),
        &json!({ "name": "Front line", "stroke": "#123456", "stroke-width": "4",
                 "stroke-opacity": "much" }),
    );
    let area = json!({
        "type": "Feature", "id": 7,
        "properties": { "name": "Zone <A>", "kind": "control", "owner": "<b>nobody</b>\n",
                        "people": 12, "nested": { "a": [1] } },
        "geometry": { "type": "Polygon", "coordinates":
            [[[30.5, 46.3], [31.0, 46.3], [31.0, 46.6], [30.5, 46.6], [30.5, 46.3]]] },
    });
    written(folder, "front.geojson", &collection(&[front, area]))
}

#[test]
fn a_feature_of_a_file_is_a_place() {
    let folder = scratch("feature-place");
    let file = own(&folder);
    let front = format!("{}#front line", file.display());
    let answer = answered(&["distance", "46.84275,29.6284", &front, "--json"]);
    let meters = answer["distance_m"].as_f64().expect("a number");
    assert!((meters - 40_000.0).abs() < 200.0, "{meters}");
    assert_eq!(answer["to"]["name"], "Front line");
    assert!((answer["to"]["lon"].as_f64().expect("a number") - 30.153).abs() < 1e-6);
    let zone = format!("{}#7", file.display());
    let apart = answered(&["distance", &front, &zone, "--json", "--unit", "nmi"]);
    let (nmi, meters) = (apart["distance"].as_f64(), apart["distance_m"].as_f64());
    assert!((nmi.expect("one") * 1852.0 - meters.expect("one")).abs() < 1e-6);
    assert_eq!(apart["unit"], "nmi");
    let inside = answered(&["distance", "46.4,30.7", &zone, "--json"]);
    assert_eq!(inside["distance_m"], 0.0);
    let said = refused(&["distance", "0,0", &format!("{}#nowhere", file.display())]);
    assert!(said.contains("Front line") && said.contains("nowhere"), "{said}");
}

#[test]
fn a_border_is_the_line_of_two_neighbors() {
    let answer = answered(&["distance", "Lviv", "border:Ukraine/Poland", "--json"]);
    let km = answer["distance_m"].as_f64().expect("a number") / 1000.0;
    assert!((55.0..75.0).contains(&km), "{km}");
    let said = refused(&["distance", "Lviv", "border:Ukraine/Portugal"]);
    assert!(said.contains("no line in common"), "{said}");
}

#[test]
fn lengths_take_units_and_answers_give_them() {
    let out =
        plotroom(&["distance", "46.84275,29.6284", "46.48572,30.74383", "--unit", "mi"]);
    let said = text(&out.stdout);
    assert!(said.starts_with("58.50 mi (94.14 km, 50.83 nmi)"), "{said}");
    let rings = answered(&["rings", "46.84,29.63", "--km", "25,100mi,200nmi"]);
    let outer = |at: usize| rings["features"][at]["properties"]["max_km"].as_f64();
    assert_eq!(outer(0), Some(25.0));
    assert!((outer(1).expect("one") - 160.9344).abs() < 1e-9);
    assert!((outer(2).expect("one") - 370.4).abs() < 1e-9);
    assert_eq!(rings["features"][1]["properties"]["max"], 100.0);
    assert_eq!(rings["features"][1]["properties"]["unit"], "mi");
    assert!(refused(&["rings", "0,0", "--km", "25 leagues"]).contains("length"));
    assert!(refused(&["rings", "0,0", "--km", "nan"]).contains("length"));
    assert!(refused(&["distance", "0,0", "1,1", "--unit", "ells"]).contains("ells"));
}

#[test]
fn rings_can_be_limited_united_and_turned_around() {
    let east = answered(&["rings", "Tiraspol", "--km", "100", "--azimuth", "30-120"]);
    let facts = &east["features"][0]["properties"];
    assert_eq!((&facts["from_deg"], &facts["to_deg"]), (&json!(30.0), &json!(120.0)));
    let said = refused(&["rings", "Moldova", "--km", "100", "--azimuth", "30-120"]);
    assert!(said.contains("a region"), "{said}");
    assert!(
        refused(&["rings", "0,0", "--km", "5", "--azimuth", "north"]).contains("30-120")
    );
    let both = answered(&["rings", "Tiraspol", "Odesa", "--km", "60", "--union"]);
    assert_eq!(both["features"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        both["features"][0]["geometry"]["coordinates"].as_array().map(Vec::len),
        Some(1)
    );
    assert_eq!(both["features"][0]["properties"]["origin"], "Tiraspol; Odesa");
    let apart = answered(&["rings", "Tiraspol", "Odesa", "--km", "60"]);
    assert_eq!(apart["features"].as_array().map(Vec::len), Some(2));
    let within = answered(&["rings", "Odesa", "--km", "100", "--within", "Transnistria"]);
    assert_eq!(within["features"][0]["properties"]["within"], "Transnistria");
    let none = answered(&["rings", "Odesa", "--km", "25", "--within", "Transnistria"]);
    assert_eq!(none["features"].as_array().map(Vec::len), Some(0));
    let every = answered(&["rings", "Transnistria", "--km", "150", "--every"]);
    assert_eq!(every["features"][0]["properties"]["every"], true);
}

#[test]
fn a_latitude_past_the_pole_is_the_pole_or_an_error_with_its_line() {
    let folder = scratch("past-pole");
    let path = folder.join("rings.jsonl");
    let row =
        |lat: &str| format!("{{\"id\":1,\"lat\":{lat},\"lon\":0,\"radius_km\":100}}\n");
    std::fs::write(&path, row("-90.0000001")).expect("it can be written");
    let name = path.to_string_lossy();
    let rings = answered(&["rings", "--batch", &name]);
    assert_eq!(rings["features"].as_array().map(Vec::len), Some(1));
    std::fs::write(&path, row("10") + &row("-90.1")).expect("it can be written");
    let said = refused(&["rings", "--batch", &name]);
    assert!(said.contains("line 2") && said.contains("-90.1 is no latitude"), "{said}");
}

#[test]
fn a_claim_from_the_front_line_is_measured_to_the_users() {
    let folder = scratch("front-line");
    let file = own(&folder);
    let report = folder.join("report.txt");
    let words = "Tiraspol lies 40 km from the front line.\n\nTiraspol is 5 km from the front line.\n";
    std::fs::write(&report, words).expect("it can be written");
    let (report, file) = (report.to_string_lossy(), file.to_string_lossy());
    let alone = answered(&["verify", &report, "--json"]);
    assert_eq!(alone["claims"][0]["verdict"], "unverifiable");
    let checked = answered(&["verify", &report, "--json", "--layer", &file]);
    let claim = |at: usize| &checked["claims"][at];
    assert_eq!(claim(0)["verdict"], "supported", "{}", claim(0)["reason"]);
    let reason = claim(0)["reason"].as_str().expect("words");
    assert!(
        reason.contains("layer \"front\"") && reason.contains("2026-11-20"),
        "{reason}"
    );
    let wrong = claim(1)["verdict"].as_str().expect("a word");
    assert!(["understated", "refuted"].contains(&wrong), "{}", claim(1)["reason"]);
    // A line without a name that says so, by its flag.
    let road = line(&json!([[30.153, 46.0], [30.153, 47.6]]), &json!({}));
    let road = written(&folder, "positions.geojson", &road);
    let road = road.to_string_lossy();
    let plain = answered(&["verify", &report, "--json", "--layer", &road]);
    assert_eq!(plain["claims"][0]["verdict"], "unverifiable");
    let flagged = answered(&["verify", &report, "--json", "--front-line", &road]);
    assert_eq!(flagged["claims"][0]["verdict"], "supported");
    assert!(
        flagged["claims"][0]["reason"].as_str().is_some_and(|r| r.contains("undated"))
    );
}

#[test]
fn a_layer_is_drawn_named_and_written() {
    let folder = scratch("user-layer-map");
    let file = own(&folder);
    let report = folder.join("report.txt");
    std::fs::write(&report, "Shelling hit Tiraspol and Odesa on Tuesday.\n")
        .expect("writable");
    let out = folder.join("out");
    let (report, file) = (report.to_string_lossy(), file.to_string_lossy());
    let formats = "geojson,csv,kml,qgz,json";
    let folder_name = out.to_string_lossy();
    let front = line(&json!([[30.0, 46.0], [30.0, 47.0]]), &json!({ "name": "Line 2" }));
    let front = written(&folder, "second.geojson", &front);
    let done = plotroom(&[
        "map",
        &report,
        "--layer",
        &file,
        "--front-line",
        &front.to_string_lossy(),
        "--formats",
        formats,
        "-o",
        &folder_name,
    ]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let read = |name: &str| std::fs::read_to_string(out.join(name)).expect("it is there");
    let map = read("map.svg");
    assert!(map.contains("#123456"), "the color of the file");
    assert!(map.contains("Front line, 2026-11-20"), "a row of the legend");
    assert!(map.contains("Zone &lt;A&gt;"), "names are no markup");
    let json = |name: &str| -> Value {
        serde_json::from_str(&read(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    };
    let lines = json("user_lines.geojson");
    assert_eq!(lines["features"].as_array().map(Vec::len), Some(2));
    let first = &lines["features"][0]["properties"];
    assert_eq!(
        (&first["kind"], &first["stroke"]),
        (&json!("front_line"), &json!("#123456"))
    );
    assert_eq!(
        (&first["layer"], &first["date"]),
        (&json!("front"), &json!("2026-11-20"))
    );
    assert_eq!(first["stroke-width"], 4.0);
    assert_eq!(lines["features"][1]["properties"]["kind"], "front_line");
    let zone = &json("user_areas.geojson")["features"][0]["properties"];
    assert_eq!((&zone["kind"], &zone["feature_id"]), (&json!("control"), &json!("7")));
    assert_eq!(zone["properties"], "owner: <b>nobody</b>; people: 12");
    let kml = read("briefing.kml");
    assert!(kml.contains("<Folder id=\"user_areas\">") && kml.contains("Zone &lt;A&gt;"));
    assert!(read("user_lines.csv").contains("MULTILINESTRING"));
    assert!(out.join("user_lines.qml").exists() && out.join("user_areas.csvt").exists());
    let made_from = json("briefing.json")["manifest"]["made_from"].clone();
    let of = |what: &str| {
        let rows = made_from.as_array().expect("rows").iter();
        rows.filter(|row| row["what"] == what).cloned().collect::<Vec<_>>()
    };
    assert_eq!(of("layer")[0]["name"], "front.geojson");
    let digest = plotroom::export::sha256(&std::fs::read(&*file).expect("it is there"));
    assert_eq!(of("layer")[0]["sha256"], json!(digest));
    assert_eq!(of("front_line")[0]["name"], "second.geojson");
    // A run without the layer leaves no stale one.
    let again =
        plotroom(&["map", &report, "--formats", "geojson", "-o", &out.to_string_lossy()]);
    assert!(again.status.success());
    assert!(!out.join("user_lines.geojson").exists());
    assert!(!out.join("user_lines.qml").exists());
}

#[test]
fn hostile_layers_are_errors_with_the_cure() {
    let folder = scratch("hostile-layers");
    let report = folder.join("report.txt");
    std::fs::write(&report, "Odesa was calm.\n").expect("it can be written");
    let report = report.to_string_lossy();
    let point = |at: &str| format!(r#"{{"type":"Point","coordinates":{at}}}"#);
    let mut nested = point("[1,2]");
    for _ in 0..12 {
        nested = format!(r#"{{"type":"GeometryCollection","geometries":[{nested}]}}"#);
    }
    let deep = "[".repeat(5000) + &"]".repeat(5000);
    for (name, content, told) in [
        ("text", "front line".to_owned(), "GeoJSON"),
        ("empty", r#"{"type":"FeatureCollection","features":[]}"#.to_owned(), "no point"),
        ("off", point("[181,2]"), "longitude first"),
        ("swapped", point("[46.5,130]"), "longitude first"),
        ("nan", point("[NaN,2]"), "GeoJSON"),
        ("huge", point("[1e999,2]"), ""),
        ("short", point("[1]"), ""),
        ("nested", nested, "side by side"),
        ("deep", format!(r#"{{"type":"MultiPolygon","coordinates":{deep}}}"#), "GeoJSON"),
        (
            "none",
            r#"{"type":"Feature","properties":{},"geometry":null}"#.to_owned(),
            "no point",
        ),
        ("stub", r#"{"type":"LineString","coordinates":[[1,2]]}"#.to_owned(), ""),
    ] {
        let path = folder.join(format!("{name}.geojson"));
        std::fs::write(&path, content).expect("it can be written");
        let said = refused(&["verify", &report, "--layer", &path.to_string_lossy()]);
        assert!(said.contains(told) && said.contains(name), "{name}: {said}");
    }
}

#[test]
fn an_outline_of_the_gazetteer_is_a_file_of_yours() {
    let folder = scratch("outline");
    let path = folder.join("moldova.geojson");
    let name = path.to_string_lossy();
    let done = plotroom(&["gazetteer", "outline", "Moldova", "-o", &name]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let named = answered(&["rings", "Moldova", "--km", "50"]);
    let own = answered(&["rings", "--km", "50", "--outline", &name]);
    let shape = |rings: &Value| rings["features"][0]["geometry"].clone();
    assert_eq!(shape(&named), shape(&own));
    assert!(refused(&["gazetteer", "outline", "Tiraspol"]).contains("has no outline"));
    // A town of that name comes first, but only the county has an outline.
    let county = plotroom(&["gazetteer", "outline", "Cheshire"]);
    assert!(text(&county.stdout).contains("\"A.ADM2\""), "{}", text(&county.stderr));
}
