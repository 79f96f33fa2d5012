use std::path::PathBuf;

use plotroom::gazetteer::compile;
use plotroom::model::{Bbox, Language, PlaceId};

use super::{at, folder, owned};

/// A folder with tables of a few places.
pub(super) fn small(name: &str) -> PathBuf {
    let path = folder(name);
    let places = "key\tname\tfeature\tcountry\tadmin1\tlat\tlon\tpopulation\toutline\tnames\tnote\n\
        country:XA\tAlpha Land\tA.PCLI\tXA\t\t10\t10\t9000000\t\tuk:Альфа|abbr:A.L.\t\n\
        admin1:XA.01\tNorth Alpha\tA.ADM1\tXA\t\t11\t10\t900000\tpoly:9 10, 11 10, 11 12, 9 12\t\tdisputed\n\
        geonames:1\tBravo\tP.PPL\tXA\tXA.01\t11\t10\t500000\t\told:Old Bravo|Браво\t\n\
        geonames:2\tSaint Charlie\tP.PPL\tXA\tXA.01\t11.5\t10.5\t2000\t\t\t\n";
    std::fs::write(path.join("places.tsv"), places).expect("the table is written");
    path
}

fn exercised(bytes: Vec<u8>) -> bool {
    let Ok(gazetteer) = owned(bytes) else { return false };
    for name in
        ["Bravo", "Old Bravo", "North Alpha", "St Charlie", "Brav", "northern Bravo"]
    {
        for named in gazetteer.named(name) {
            let _ = gazetteer.place(named.place);
            let _ = gazetteer.outline(named.place);
            let _ = gazetteer.holds(named.place, at(10.0, 11.0));
            let _ = gazetteer.display(named.place, Language::Uk);
        }
        let _ = gazetteer.suggestions(name, 3);
        let _ = gazetteer.gist(&plotroom::text::key(name));
        let _ = gazetteer.continues("saint");
    }
    for id in 0..6 {
        let _ = gazetteer.place(PlaceId(id));
        let _ = gazetteer.outline(PlaceId(id));
    }
    let all = Bbox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
    let _ = gazetteer.settlements(all, 0);
    let _ = gazetteer.info();
    gazetteer.check().is_ok()
}

#[test]
fn a_flipped_or_missing_byte_is_an_error_at_check_and_never_a_panic() {
    let tables = small("damage");
    let whole =
        compile(&[tables], 20_260_101, &serde_json::json!([])).expect("it compiles");
    assert!(whole.warnings.is_empty(), "{:?}", whole.warnings);
    assert!(exercised(whole.bytes.clone()), "the whole file is sound");
    // The grid of cells is long and alike everywhere: a sample of it does.
    let near = whole.bytes.len().min(6_000);
    let far = (near..whole.bytes.len()).step_by(997);
    for position in (0..near).chain(far) {
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = whole.bytes.clone();
            bytes[position] ^= flip;
            assert!(!exercised(bytes), "byte {position} flipped by {flip}");
        }
    }
    let cuts = (0..whole.bytes.len()).step_by(1_009).chain(0..400);
    for length in cuts {
        assert!(!exercised(whole.bytes[..length].to_vec()), "cut to {length}");
    }
}

#[test]
fn a_small_gazetteer_answers_from_its_tables() {
    let tables = small("answers");
    let built =
        compile(&[tables], 20_260_101, &serde_json::json!([])).expect("it compiles");
    let gazetteer = owned(built.bytes).expect("it opens");
    let bravo = gazetteer.named("old bravo")[0].place;
    let place = gazetteer.place(bravo).expect("it is a place");
    assert_eq!(
        (place.name.as_str(), place.admin1.as_deref()),
        ("Bravo", Some("North Alpha"))
    );
    let area = gazetteer.named("North Alpha")[0].place;
    assert_eq!(gazetteer.holds(area, place.position), Some(true));
    assert_eq!(gazetteer.holds(area, at(0.0, 0.0)), Some(false));
    assert_eq!(gazetteer.holds(bravo, place.position), None);
    assert_eq!(gazetteer.place(area).and_then(|p| p.note).as_deref(), Some("disputed"));
    let land = gazetteer.named("A.L.")[0].place;
    assert_eq!(gazetteer.display(land, Language::Uk), "Альфа");
    assert_eq!(gazetteer.display(land, Language::Fr), "Alpha Land");
}

#[test]
fn a_bad_row_of_a_table_names_file_line_and_cure() {
    let path = folder("bad-row");
    let table = "key\tname\tlat\tlon\n\ngeonames:1\tBravo\tnorth\t10\n";
    std::fs::write(path.join("places.tsv"), table).expect("the table is written");
    let error =
        compile(&[path], 20_260_101, &serde_json::json!([])).expect_err("it is bad");
    let text = error.to_string();
    assert!(text.contains("places.tsv, line 3") && text.contains("\"north\""), "{text}");
}
