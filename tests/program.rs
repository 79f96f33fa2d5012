use std::process::Output;

use crate::support::text;

fn plotroom(arguments: &[&str]) -> Output {
    crate::support::plotroom(arguments, b"")
}

fn printed(output: &Output) -> String {
    text(&output.stdout)
}

#[test]
fn distance_prints_the_geodesic() {
    let out = plotroom(&["distance", "46.84275,29.6284", "46.48572,30.74383"]);
    assert!(out.status.success());
    assert!(
        printed(&out).starts_with("94.14 km (58.50 mi, 50.83 nmi)"),
        "{}",
        printed(&out)
    );
}

#[test]
fn a_negative_coordinate_is_not_a_flag() {
    let out = plotroom(&["distance", "-33.9,18.4", "0,0", "--json"]);
    assert!(out.status.success());
    let answer: serde_json::Value =
        serde_json::from_str(&printed(&out)).expect("one object");
    assert!(answer["distance_m"].as_f64().is_some_and(|m| m > 4e6), "{answer}");
    assert_eq!(answer["from"]["lat"], -33.9);
}

#[test]
fn a_bad_position_is_an_error_with_the_cure() {
    let out = plotroom(&["distance", "95,0", "0,0"]);
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(said.contains("95 is no latitude"), "{said}");
    assert!(out.stdout.is_empty());
}

#[test]
fn rings_are_bands_in_order() {
    let out = plotroom(&["rings", "46.84,29.63", "--km", "25,100"]);
    let layer: serde_json::Value = serde_json::from_str(&printed(&out)).expect("GeoJSON");
    let bands: Vec<_> = layer["features"]
        .as_array()
        .expect("features")
        .iter()
        .map(|f| (f["properties"]["min_km"].as_f64(), f["properties"]["max_km"].as_f64()))
        .collect();
    assert_eq!(bands, [(Some(0.0), Some(25.0)), (Some(25.0), Some(100.0))]);
}

#[test]
fn a_bad_line_of_a_batch_is_named() {
    let file =
        std::env::temp_dir().join(format!("plotroom-{}.jsonl", std::process::id()));
    std::fs::write(&file, "{\"id\":1,\"lat\":1,\"lon\":2,\"radius_km\":3}\n[]\n")
        .expect("the folder for temporary files is writable");
    let out = plotroom(&["rings", "--batch", &file.to_string_lossy()]);
    std::fs::remove_file(&file).expect("it was written");
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(said.contains("line 2"), "{said}");
}

#[test]
fn the_reach_of_an_outline_does_not_depend_on_its_winding() {
    let corners = ["[29,46]", "[30,46]", "[30,47]", "[29,47]", "[29,46]"];
    let turned: Vec<_> = corners.iter().rev().copied().collect();
    let answers = [corners.join(","), turned.join(",")].map(|ring| {
        let name = format!("plotroom-reach-{}.geojson", std::process::id());
        let file = std::env::temp_dir().join(name);
        let text = format!("{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}");
        std::fs::write(&file, text).expect("the folder for temporary files is writable");
        let outline = file.to_string_lossy().into_owned();
        let out = plotroom(&["distance", "46.5,31", "--outline", &outline]);
        let wide = plotroom(&["rings", "--outline", &outline, "--km", "50"]);
        std::fs::remove_file(&file).expect("it was written");
        let layer: serde_json::Value =
            serde_json::from_str(&printed(&wide)).expect("GeoJSON");
        let parts = layer["features"][0]["geometry"]["coordinates"].clone();
        (printed(&out), parts.as_array().map_or(0, Vec::len))
    });
    assert!(answers[0].0.starts_with("76.76 km"), "{answers:?}");
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].1, 1);
}

#[test]
fn a_file_without_an_outline_is_an_error_with_the_cure() {
    let file = std::env::temp_dir().join(format!("plotroom-{}.json", std::process::id()));
    std::fs::write(&file, r#"{"type":"Point","coordinates":[1,2]}"#).expect("writable");
    let out = plotroom(&["rings", "--outline", &file.to_string_lossy(), "--km", "5"]);
    std::fs::remove_file(&file).expect("it was written");
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("give a GeoJSON file"));
}
