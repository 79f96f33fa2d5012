//! The manifest of `briefing.json`: what a briefing was made from, and that equal input gives
//! equal bytes.

use std::fs;
use std::path::Path;
use std::process::Command;

use plotroom::export::sha256;
use serde_json::Value;

use crate::support::{plotroom, scratch, text};

const REPORT: &str = "Rain fell in Oslo. A Sling battery near Bergen fired on Tuesday.\n";

/// The manifest of a report mapped with further arguments.
fn manifest(folder: &Path, further: &[&str]) -> Value {
    let report = folder.join("report.txt");
    fs::write(&report, REPORT).expect("it can be written");
    let out = folder.join("out");
    let (report, out) = (report.to_string_lossy(), out.to_string_lossy());
    let mut arguments = vec!["map", &report, "-o", &out, "--formats", "json"];
    arguments.extend(further);
    let said = plotroom(&arguments, b"");
    assert!(said.status.success(), "{}", text(&said.stderr));
    let json = fs::read(folder.join("out/briefing.json")).expect("it is there");
    let mut json: Value = serde_json::from_slice(&json).expect("it is JSON");
    json["manifest"].take()
}

fn digests<'m>(manifest: &'m Value, what: &str) -> Vec<(&'m str, &'m str)> {
    let all = manifest["made_from"].as_array().expect("a list").iter();
    all.filter(|one| one["what"] == what)
        .map(|one| {
            let said = |key: &str| one[key].as_str().expect("a text");
            (said("name"), said("sha256"))
        })
        .collect()
}

#[test]
fn everything_that_went_in_is_named_with_its_digest() {
    let folder = scratch("manifest");
    let system = "[[system]]\nname = \"Sling\"\nclass = \"artillery\"\nmax_km = 0.4\nfigure = \"observed\"\nsource = \"our trial\"\nyear = 2025\n";
    let own = [
        ("own.toml", system),
        ("look.toml", "land = \"#eeeeee\"\n"),
        ("spots.csv", "name,lat,lon\nThe Yard,59.9,10.7\n"),
    ];
    for (name, content) in own {
        fs::write(folder.join(name), content).expect("it can be written");
    }
    let paths = own.map(|(name, _)| folder.join(name).to_string_lossy().into_owned());
    let with_own =
        ["--catalogue", &paths[0], "--theme", &paths[1], "--gazetteer", &paths[2]];
    let mine = manifest(&folder, &with_own);
    assert_eq!(mine["program"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(mine["input_sha256"], sha256(REPORT.as_bytes()));
    let catalogues = digests(&mine, "catalogue");
    assert_eq!(catalogues[1], ("own.toml", sha256(system.as_bytes()).as_str()));
    let theme = sha256(own[1].1.as_bytes());
    assert_eq!(digests(&mine, "theme"), [("look.toml", theme.as_str())]);
    assert_eq!(digests(&mine, "gazetteer")[1].0, "spots.csv");
    let plain = manifest(&folder, &[]);
    for what in ["gazetteer", "basemap", "weights", "catalogue", "theme"] {
        let found = digests(&plain, what);
        assert!(!found.is_empty(), "{what} is named");
        assert!(found.iter().all(|(_, digest)| digest.len() == 64), "{what}");
    }
    assert_ne!(plain["settings_sha256"], mine["settings_sha256"]);
    let wide = manifest(&folder, &["--size", "800x600"]);
    assert_eq!(wide["settings"]["size"][0], 800.0);
    assert_ne!(plain["settings_sha256"], wide["settings_sha256"]);
    assert_eq!(plain["settings_sha256"], manifest(&folder, &[])["settings_sha256"]);
    let said = plain.to_string();
    assert!(
        !said.contains(&*folder.to_string_lossy()),
        "no path of this machine: {said}"
    );
}

#[test]
fn files_are_dated_by_the_report_or_by_the_variable_for_it() {
    let folder = scratch("dated");
    let report = folder.join("report.txt");
    fs::write(&report, REPORT).expect("it can be written");
    let dated = |epoch: &str, date: &[&str]| {
        let out = folder.join("out");
        let said = Command::new(env!("CARGO_BIN_EXE_plotroom"))
            .arg("map")
            .arg(&report)
            .args(["--formats", "json,gpkg", "-o"])
            .arg(&out)
            .args(date)
            .env("SOURCE_DATE_EPOCH", epoch)
            .output()
            .expect("the program starts");
        let json = fs::read(out.join("briefing.json")).unwrap_or_default();
        let json: Value = serde_json::from_slice(&json).unwrap_or_default();
        (
            said,
            json["manifest"]["dated"].clone(),
            fs::read(out.join("briefing.gpkg")).ok(),
        )
    };
    let (_, day, first) = dated("1741910400", &[]);
    assert_eq!(day, "2025-03-14");
    let (_, _, same) = dated("1741910400", &[]);
    let (_, _, other) = dated("0", &[]);
    assert!(first == same && first != other, "the day is all that differs");
    assert_eq!(dated("0", &["--date", "2024-05-06"]).1, "2024-05-06");
    let (said, ..) = dated("yesterday", &[]);
    assert_eq!(said.status.code(), Some(2));
    assert!(text(&said.stderr).contains("seconds since 1970"), "{}", text(&said.stderr));
}

#[test]
fn reports_of_one_name_get_folders_of_their_own() {
    let folder = scratch("namesakes");
    for side in ["a", "b"] {
        fs::create_dir(folder.join(side)).expect("it can be made");
        let said = format!("Rain fell in Oslo, says {side}.\n");
        fs::write(folder.join(side).join("report.txt"), said).expect("it can be written");
    }
    let [a, b, out] = ["a/report.txt", "b/report.txt", "out"]
        .map(|name| folder.join(name).to_string_lossy().into_owned());
    let said =
        plotroom(&["map", &a, &b, "-", "--formats", "md", "-o", &out], b"In Bergen.");
    assert!(said.status.success(), "{}", text(&said.stderr));
    let page = |name: &str| {
        let path = folder.join("out").join(name).join("report.md");
        fs::read_to_string(path).expect("it is there")
    };
    assert!(page("report").contains("says a") && page("report-2").contains("says b"));
    assert!(page("report-3").contains("Bergen"));
}
