use super::*;

/// A finer file with one lake and a label, as the compiler packs it.
#[expect(clippy::disallowed_methods, reason = "the compiler reads a folder")]
fn small(test: &str) -> Vec<u8> {
    let folder =
        std::env::temp_dir().join(format!("plotroom-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let lines = [
        r#"{"type":"Feature","properties":{"layer":"lakes","detail":"fine","rank":3,"name":"Yalpuh"},"geometry":{"type":"Polygon","coordinates":[[[28.6,45.3],[28.7,45.3],[28.7,45.5],[28.6,45.3]]]}}"#,
        r#"{"type":"Feature","properties":{"layer":"labels","kind":"lake","rank":5,"names":{"en":"Yalpuh","uk":"Ялпуг"}},"geometry":{"type":"Point","coordinates":[28.65,45.4]}}"#,
    ];
    std::fs::write(folder.join("fine.geojsonl"), lines.join("\n")).unwrap();
    let bytes = compile(&folder).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    bytes
}

const DANUBE: Bbox = Bbox { west: 28.0, south: 45.0, east: 29.0, north: 46.0 };

#[test]
fn what_was_compiled_comes_back() {
    let basemap = Basemap::from_bytes(small("back").into()).unwrap();
    basemap.check().unwrap();
    let lakes = basemap.shapes(Layer::Lakes, Detail::Fine, DANUBE);
    assert_eq!(lakes.len(), 1);
    assert_eq!(lakes[0].name.as_deref(), Some("Yalpuh"));
    assert_eq!(lakes[0].parts[0].first(), lakes[0].parts[0].last());
    assert_eq!(lakes[0].parts[0][2], Coord { x: 28.7, y: 45.5 });
    assert!(basemap.shapes(Layer::Lakes, Detail::Region, DANUBE).is_empty());
    let label = &basemap.labels(DANUBE, Language::Uk)[0];
    assert_eq!((label.name.as_str(), label.kind), ("Ялпуг", LabelKind::Lake));
    assert_eq!(basemap.labels(DANUBE, Language::De)[0].name, "Yalpuh");
}

#[test]
fn a_cut_file_is_an_error_and_a_flipped_bit_an_error_or_found_by_the_check() {
    let bytes = small("cut");
    for end in 0..bytes.len() {
        assert!(Basemap::from_bytes(bytes[..end].to_vec().into()).is_err(), "{end}");
    }
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut wrong = bytes.clone();
            wrong[place] ^= 1 << bit;
            let Ok(basemap) = Basemap::from_bytes(wrong.into()) else { continue };
            assert!(basemap.check().is_err(), "byte {place}, bit {bit}");
            let _ = basemap.shapes(Layer::Lakes, Detail::Fine, DANUBE);
            let _ = basemap.labels(DANUBE, Language::En);
        }
    }
}

#[test]
fn a_window_across_the_antimeridian_shows_both_sides() {
    let fiji = Bbox { west: 176.0, south: -20.0, east: -178.0, north: -15.0 };
    let window = Window::new(fiji).unwrap();
    assert!(window.holds(Coord { x: 179.0, y: -17.0 }));
    assert!(window.holds(Coord { x: -179.0, y: -17.0 }));
    assert!(!window.holds(Coord { x: 0.0, y: -17.0 }));
    let past = Bbox { west: 176.0, east: 182.0, ..fiji };
    assert!(Window::new(past).unwrap().holds(Coord { x: -179.0, y: -17.0 }));
    assert!(Window::new(Bbox { west: f64::NAN, ..fiji }).is_none());
}

/// Whether the bundled polygons of a layer hold a point, even-odd.
#[cfg(feature = "bundled")]
fn holds(layer: Layer, detail: Detail, x: f64, y: f64) -> Vec<Shape> {
    let basemap = Basemap::bundled().unwrap();
    let at = Bbox { west: x, south: y, east: x, north: y };
    let crossed = |shape: &Shape| {
        let edges = shape.parts.iter().flat_map(|part| part.windows(2));
        let crossings = edges.filter(|e| {
            let (a, b) = (e[0], e[1]);
            (a.y > y) != (b.y > y) && x < a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x)
        });
        crossings.count() % 2 == 1
    };
    let mut found = basemap.shapes(layer, detail, at);
    found.retain(crossed);
    found
}

#[cfg(feature = "bundled")]
#[test]
fn water_is_water_and_the_drained_reservoir_is_land() {
    Basemap::bundled().unwrap().check().unwrap();
    for detail in [Detail::World, Detail::Continent, Detail::Region] {
        let (nikopol_south, caspian, kremenchuk) =
            ((34.3, 47.45), (51.0, 42.0), (32.6, 49.25));
        let is = |layer, (x, y)| holds(layer, detail, x, y).len();
        assert_eq!(is(Layer::Land, nikopol_south), 1, "{detail:?}");
        assert_eq!(is(Layer::Lakes, nikopol_south), 0, "{detail:?}");
        assert_eq!(is(Layer::Land, caspian), 0, "{detail:?}");
        assert_eq!(is(Layer::Lakes, caspian), 1, "{detail:?}");
        if detail != Detail::World {
            assert_eq!(is(Layer::Lakes, kremenchuk), 1, "{detail:?}");
        }
        assert_eq!(is(Layer::Land, (31.5, 45.0)), 0, "the Black Sea, {detail:?}");
    }
}

#[cfg(feature = "bundled")]
#[test]
fn disputed_lines_are_not_drawn_as_agreed_borders() {
    let basemap = Basemap::bundled().unwrap();
    let lines = |layer, [west, south, east, north]: [f64; 4]| {
        let within = Bbox { west, south, east, north };
        let shapes = basemap.shapes(layer, Detail::Region, within);
        let inside = |c: &Coord<f64>| {
            (west..=east).contains(&c.x) && (south..=north).contains(&c.y)
        };
        shapes.iter().flat_map(|s| &s.parts).flatten().filter(|c| inside(c)).count()
    };
    let perekop = [33.4, 45.9, 34.6, 46.3];
    assert_eq!(lines(Layer::Borders, perekop), 0);
    assert_eq!(lines(Layer::DisputedBorders, perekop), 0);
    assert!(lines(Layer::Admin1Lines, perekop) > 3, "a first-level line");
    for (name, place) in [
        ("the Dniester at Dubasari", [28.9, 47.0, 29.22, 47.4]),
        ("the Line of Control", [73.7, 33.5, 74.6, 34.8]),
        ("the Golan Heights", [35.75, 32.75, 35.95, 33.2]),
        ("Western Sahara", [-12.5, 26.1, -8.8, 27.6]),
        ("Abkhazia", [41.4, 42.4, 42.3, 43.1]),
        ("the Gaza Strip", [34.36, 31.3, 34.56, 31.6]),
    ] {
        assert_eq!(lines(Layer::Borders, place), 0, "{name}");
        assert!(lines(Layer::DisputedBorders, place) > 2, "{name}");
    }
    let owner = &holds(Layer::Countries, Detail::Region, 34.1, 45.0)[0];
    assert_eq!(owner.name.as_deref(), Some("UA"), "Simferopol");
}
