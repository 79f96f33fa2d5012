use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::distance_to_region;
use plotroom::model::{CountryCode, Feature};

use super::{at, folder};

fn laid_over(file: &str, text: &str) -> (Gazetteer, Vec<String>) {
    let path = folder(&format!("over-{file}")).join(file);
    std::fs::write(&path, text).expect("the file is written");
    let mut gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    let warnings = gazetteer.lay_over(&path).expect("the file is read");
    (gazetteer, warnings)
}

#[test]
fn a_table_is_laid_over_and_its_bad_rows_are_named() {
    let table = "name,lat,lon,aliases,radius,kind\n\
        Checkpoint Heron,46.9,29.7,Post Heron;Heron Gate,0.5,crossing\n\
        Broken Row,forty,29.7,,,\n\
        Odesa,46.6,30.9,,2,village\n\
        ,46.6,30.9,,,\n\
        Odd Kind,46.6,30.9,,,castle\n";
    let (gazetteer, warnings) = laid_over("own.csv", table);
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(
        warnings[0].contains("own.csv, line 3")
            && warnings[0].contains("decimal degrees")
    );
    assert!(warnings[1].contains("line 5") && warnings[1].contains("name"));
    assert!(warnings[2].contains("line 6") && warnings[2].contains("castle"));
    let heron = gazetteer.named("post heron")[0].place;
    let place = gazetteer.place(heron).expect("it is a place");
    assert_eq!(place.name, "Checkpoint Heron");
    assert_eq!(place.feature, Feature::Crossing);
    assert_eq!(place.country, CountryCode::new("MD"), "that of the nearest settlement");
    assert_eq!(place.admin1.as_deref(), Some("Transnistria"));
    assert!((place.radius.km() - 0.5).abs() < 1e-6);
    let odesa =
        gazetteer.place(gazetteer.named("Odesa")[0].place).expect("it is a place");
    assert!((odesa.position.lat() - 46.6).abs() < 1e-6, "the user's own goes first");
    assert!(gazetteer.named("Odesa").len() > 1, "and the others stay");
    assert!(gazetteer.check().is_ok());
}

#[test]
fn polygons_and_lines_have_names_that_distances_are_measured_from() {
    let features = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Gray Zone","kind":"area"},"geometry":{"type":"Polygon",
         "coordinates":[[[37,48],[38,48],[38,49],[37,49],[37,48]]]}},
        {"type":"Feature","properties":{"name":"Contact Line","aliases":["Front of Test"]},"geometry":
         {"type":"LineString","coordinates":[[37,48],[37.5,48.5],[38,48.5]]}},
        {"type":"Feature","properties":{"name":"Nowhere"},"geometry":{"type":"Point","coordinates":[37,98]}}
    ]}"#;
    let (gazetteer, warnings) = laid_over("own.geojson", features);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("feature 3") && warnings[0].contains("latitude"));
    let zone = gazetteer.named("Gray Zone")[0].place;
    assert_eq!(gazetteer.holds(zone, at(37.5, 48.5)), Some(true));
    let line = gazetteer.named("front of test")[0].place;
    assert_eq!(gazetteer.record(line).map(|r| r.feature), Some(Feature::Line));
    let outline = gazetteer.outline(line).expect("a line has an outline");
    let away = distance_to_region(at(38.0, 48.5), &outline).expect("it is not empty");
    assert!(away.distance.0 < 1.5, "{away:?}");
    assert_eq!(gazetteer.holds(line, at(37.6, 48.45)), Some(false));
}

#[test]
fn a_file_without_the_columns_is_an_error_with_the_cure() {
    let path = folder("over-none").join("own.csv");
    std::fs::write(&path, "place,y,x\nA,1,2\n").expect("the file is written");
    let mut gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    let error =
        gazetteer.lay_over(&path).expect_err("it has no such columns").to_string();
    assert!(error.contains("name, lat and lon"), "{error}");
}
