use std::process::Output;

use crate::support::{scratch, text};

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
fn radii_in_another_order_are_the_same_bands() {
    let [one, other] = ["25,100", "100,25"]
        .map(|km| printed(&plotroom(&["rings", "46.84,29.63", "--km", km])));
    assert_eq!(one, other);
}

#[test]
fn what_every_command_has_may_stand_before_it() {
    let words = scratch("words-before").join("words.toml");
    std::fs::write(&words, "language = \"en\"\n").expect("a scratch file");
    let words = words.to_str().expect("the path is UTF-8");
    let joined = format!("--lexicon={words}");
    for before in [&["--lexicon", words][..], &[joined.as_str()][..]] {
        let typed = [before, &["distance", "46.84275,29.6284", "46.48572,30.74383"]];
        let out = plotroom(&typed.concat());
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(printed(&out).starts_with("94.14 km"), "{said}");
    }
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

#[test]
fn positions_are_read_in_any_common_spelling() {
    let measured = |from: &str| {
        let out = plotroom(&["distance", from, "0,0", "--json"]);
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.success(), "{from}: {said}");
        let answer: serde_json::Value =
            serde_json::from_slice(&out.stdout).expect("it is JSON");
        (answer["from"]["lat"].as_f64(), answer["from"]["lon"].as_f64())
    };
    let expected = (Some(-33.5), Some(18.25));
    for typed in ["-33.5,18.25", "33.5S 18.25E", "33°30'S 18°15'E", "S33.5 E18.25"] {
        assert_eq!(measured(typed), expected, "{typed}");
    }
    let (lat, lon) = measured("31TEG0000049776");
    assert!(lat.is_some_and(|lat| (lat - 42.0).abs() < 1e-4), "{lat:?}");
    assert!(lon.is_some_and(|lon| (lon - 3.0).abs() < 1e-4), "{lon:?}");
    let out = plotroom(&["distance", "46°70'N 29°E", "0,0"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("MGRS"));
}

#[test]
fn a_ring_of_a_system_is_that_of_the_catalogue() {
    let out = plotroom(&["rings", "Tiraspol", "--system", "grad"]);
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success(), "{said}");
    let layer: serde_json::Value =
        serde_json::from_slice(&out.stdout).expect("it is JSON");
    let facts = &layer["features"][0]["properties"];
    assert_eq!(
        (&facts["system"], &facts["origin"]),
        (&"BM-21 Grad".into(), &"Tiraspol".into())
    );
    assert!(facts["basis"].as_str().is_some_and(|basis| basis.contains("unverified")));
    let out = plotroom(&["rings", "Tiraspol", "--system", "Shahed-163"]);
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("Shahed-136"));
}

#[test]
fn a_catalogue_of_ones_own_is_laid_over() {
    let file = scratch("own-catalogue").join("own.toml");
    let own = "[[system]]\nname = \"Sling\"\nclass = \"artillery\"\nmax_km = 0.4\nfigure = \"observed\"\nsource = \"our trial\"\nyear = 2025\n";
    std::fs::write(&file, own).expect("it can be written");
    let path = file.to_string_lossy();
    let out = plotroom(&["ranges", "sling", "--catalogue", &path, "--json"]);
    let listed: serde_json::Value =
        serde_json::from_slice(&out.stdout).expect("it is JSON");
    assert_eq!(listed["systems"][0]["source"], "our trial");
    let folder = scratch("own-catalogue-map");
    let report = folder.join("report.txt");
    std::fs::write(&report, "A Sling battery near Tiraspol fired on Tuesday.\n")
        .expect("it can be written");
    let out = plotroom(&[
        "map",
        &report.to_string_lossy(),
        "--catalogue",
        &path,
        "--formats",
        "geojson",
        "--ring",
        "Shahed-136@Odesa",
        "--ring",
        "30-60nmi@46°50'N 29°38'E",
        "-o",
        &folder.join("out").to_string_lossy(),
    ]);
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success(), "{said}");
    let rings = std::fs::read(folder.join("out/rings.geojson")).expect("it is there");
    let rings: serde_json::Value = serde_json::from_slice(&rings).expect("it is JSON");
    let facts = |at: usize| {
        let facts = &rings["features"][at]["properties"];
        (facts["system"].as_str().map(str::to_owned), facts["max_km"].as_f64())
    };
    assert_eq!(facts(0), (Some("Sling".to_owned()), Some(0.4)));
    assert_eq!(facts(1), (Some("Shahed-136".to_owned()), Some(2000.0)));
    assert_eq!(facts(2).1, Some(111.12));
    std::fs::write(&file, own.replace("0.4", "-4")).expect("it can be written");
    let out = plotroom(&["ranges", "--catalogue", &path]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("own.toml: "));
}
