//! What the pictures show: pixels, other scripts, layers of the user, pages of PDF, the flags
//! of the program.

use std::fs;
use std::process::Command;

use plotroom::draw::{Face, Glyph, MapOptions, Scene, TYPEFACES, glyphs, map, typeface};
use plotroom::export::{pdf, png, svg};
use plotroom::geodesy::inverse;
use plotroom::model::{Briefing, EventKind, Position};
use plotroom::settings::Theme;

use crate::scenes::{Builder, regions, world};
use crate::support::{BASEMAP, GAZETTEER, plotroom, scratch, text};

fn drawn(briefing: &Briefing, options: &MapOptions) -> Scene {
    map(briefing, &GAZETTEER, &BASEMAP, options)
}

pub(crate) struct Image {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Image {
    pub(crate) fn decoded(bytes: &[u8]) -> Self {
        let mut reader =
            png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
        let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut rgb).unwrap();
        let channels = info.color_type.samples();
        // Another renderer may write an alpha channel.
        let rgb = rgb.chunks_exact(channels).flat_map(|p| p[..3].to_vec()).collect();
        Self { width: info.width as usize, height: info.height as usize, rgb }
    }

    pub(crate) fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let start = 3 * (y * self.width + x);
        [self.rgb[start], self.rgb[start + 1], self.rgb[start + 2]]
    }
}

fn ring() -> Briefing {
    Builder::new(&GAZETTEER, "A ring", "2025-11-13")
        .ring("Tiraspol", 40.0, 100.0, None)
        .done()
}

#[test]
fn edges_are_smooth_and_holes_are_empty() {
    let mut options = MapOptions::default();
    options.basemap = false;
    let scene = drawn(&ring(), &options);
    let image = Image::decoded(&png(&scene, 1.0).unwrap());
    let symbol = scene.layout.symbols[0];
    let (x, y) = (symbol.center().x as usize, symbol.center().y as usize);
    let land = options.theme.land;
    // Straight down from the center, past the dot and its name, before the inner limit.
    let hole = (y + 60..y + 90).map(|y| image.at(x, y));
    assert!(hole.clone().count() > 20);
    assert!(hole.into_iter().all(|p| p == [land.r, land.g, land.b]), "the hole is clear");
    // The rim crosses every angle: a smooth one has many shades between ink and ground.
    let mut shades = std::collections::BTreeSet::new();
    for row in y + 100..image.height {
        shades.insert(image.at(x - (row - y) / 2, row)[1]);
    }
    let near = x + 40..x + 200;
    for column in near {
        for row in y + 100..y + 330 {
            shades.insert(image.at(column, row)[1]);
        }
    }
    assert!(shades.len() >= 8, "{shades:?}");
}

#[test]
fn a_finer_picture_shows_the_same() {
    let scene = drawn(&regions(&GAZETTEER)[0].1, &MapOptions::default());
    let once = Image::decoded(&png(&scene, 1.0).unwrap());
    let twice = Image::decoded(&png(&scene, 2.0).unwrap());
    assert_eq!((twice.width, twice.height), (2 * once.width, 2 * once.height));
    let mut difference = 0.0;
    for y in 0..once.height {
        for x in 0..once.width {
            let four = [(0, 0), (1, 0), (0, 1), (1, 1)];
            let mean = four.map(|(i, j)| f64::from(twice.at(2 * x + i, 2 * y + j)[1]));
            difference +=
                (mean.iter().sum::<f64>() / 4.0 - f64::from(once.at(x, y)[1])).abs();
        }
    }
    let mean = difference / (once.width * once.height) as f64;
    assert!(mean < 1.0, "{mean}");
}

#[test]
fn symbols_stand_where_their_places_are() {
    let briefing = Builder::new(&GAZETTEER, "Two", "2025-11-13")
        .ring("Tiraspol", 0.0, 100.0, None)
        .event("Odesa/UA", EventKind::Strike)
        .done();
    let scene = drawn(&briefing, &MapOptions::default());
    let find = |name: &str| {
        let named = GAZETTEER.named(name);
        let places = named.iter().filter_map(|n| GAZETTEER.place(n.place));
        places.into_iter().find(|p| p.population > 50_000).unwrap().position
    };
    let (tiraspol, odesa) = (find("Tiraspol"), find("Odesa"));
    let way = inverse(tiraspol, odesa);
    let centers: Vec<_> = scene.layout.symbols.iter().map(|s| s.center()).collect();
    assert_eq!(centers.len(), 2);
    let apart = centers[0].distance(centers[1]);
    // The ring says how many pixels 100 km are.
    let text = svg(&scene);
    let path = text.split("id=\"ring-1\"").nth(1).unwrap().split("d=\"M").nth(1).unwrap();
    let first: Vec<f64> =
        path.split(['L', ' ', '"']).filter_map(|v| v.parse().ok()).take(2).collect();
    let radius = centers
        .iter()
        .map(|c| (c.x - first[0]).hypot(c.y - first[1]))
        .fold(f64::INFINITY, f64::min);
    let expected = way.distance.km() / 100.0 * radius;
    // The first point of the rim is its northernmost, above its center.
    assert!((apart - expected).abs() < 0.1, "{apart} px, {expected} px expected");
}

#[test]
fn every_promised_script_is_drawn() {
    let bytes: usize = TYPEFACES.iter().map(|t| t.bytes.len()).sum();
    assert!(bytes <= 4 << 20, "{bytes}");
    let scripts = [
        ("Latin", "Łódź Ţepeş"),
        ("Cyrillic", "Її Ґґ Київ"),
        ("Greek", "Αθήνα"),
        ("Arabic", "\u{628}\u{63a}\u{62f}\u{627}\u{62f}"),
        ("Hebrew", "\u{5d7}\u{5d9}\u{5e4}\u{5d4}"),
        ("Georgian", "\u{10d7}\u{10d1}\u{10d8}"),
        ("Armenian", "\u{535}\u{580}\u{587}"),
    ];
    for (script, words) in scripts {
        for face in [Face::Regular, Face::Bold, Face::Italic] {
            let (set, width) = glyphs(words, face, 0.0);
            assert!(width > 0.5 && !set.is_empty(), "{script}");
            let missing: Vec<&Glyph> = set.iter().filter(|g| g.id == 0).collect();
            assert!(missing.is_empty(), "{script}: {missing:?}");
        }
    }
    assert_eq!(typeface('\u{6771}', Face::Regular), None);
}

#[test]
fn a_name_in_another_script_falls_back_to_its_latin_form() {
    let mut briefing = Builder::new(&GAZETTEER, "Tokyo", "2025-11-13")
        .event("Tokyo", EventKind::Statement)
        .done();
    let mut candidates = briefing.resolutions[0].candidates.to_vec();
    let place = &mut candidates[0].place;
    place.name = "\u{6771}\u{4eac}".to_owned();
    briefing.resolutions[0].candidates = candidates.into();
    let scene = drawn(&briefing, &MapOptions::default());
    assert!(scene.layout.names.iter().any(|n| n.text == "Tokyo" && !n.boxes.is_empty()));
    assert!(!svg(&scene).contains('\u{6771}'));
}

#[test]
fn a_page_of_pdf_has_the_letters_of_the_map() {
    let briefing = &regions(&GAZETTEER)[0].1;
    for theme in Theme::NAMES {
        let mut options = MapOptions::default();
        options.theme = Theme::named(theme).unwrap();
        let scene = drawn(briefing, &options);
        let page = pdf(&scene).unwrap();
        assert!(page == pdf(&scene).unwrap(), "equal bytes");
        let words = String::from_utf8_lossy(&page);
        assert!(words.contains("/MediaBox [0 0 1200 900]"));
        assert!(words.contains("NotoSans-Bold") && words.contains("/ToUnicode"));
        assert!(page.len() < 1_500_000, "{} bytes", page.len());
    }
}

const LAYER: &str = r##"{"type":"FeatureCollection","name":"Front line","features":[
 {"type":"Feature","properties":{"title":"Line of contact","stroke":"#c00000","stroke-width":3},
  "geometry":{"type":"LineString","coordinates":[[36.5,47.5],[37.5,48.5],[38.2,49.2]]}},
 {"type":"Feature","properties":{"title":"Held","fill":"#c00000","fill-opacity":0.2},
  "geometry":{"type":"Polygon","coordinates":[[[36.8,47.6],[38,47.6],[38,48.4],[36.8,47.6]]]}},
 {"type":"Feature","properties":{"title":"Depot"},
  "geometry":{"type":"Point","coordinates":[37.1,48.9]}}]}"##;

#[test]
fn far_places_are_told_not_drawn() {
    let mut builder = Builder::new(&GAZETTEER, "Strikes in one region", "2025-11-13");
    for at in 0..8 {
        let (lon, lat) = (36.0 + 0.2 * f64::from(at), 48.0 + 0.1 * f64::from(at % 3));
        builder = builder.spot(&format!("Village {at}"), "Kyiv", lon, lat);
    }
    let briefing = builder.event("Reykjavik", EventKind::Consult).done();
    let text = svg(&drawn(&briefing, &MapOptions::default()));
    let note = text.split("Beyond this map: ").nth(1).expect("there is a note");
    assert!(note.starts_with("Reykjav"), "{}", &note[..40]);
    assert!(note.contains("(talks)"));
}

/// The same SVG drawn by librsvg, where that is installed, with the bundled typefaces.
#[test]
fn another_renderer_draws_the_same() {
    if Command::new("rsvg-convert").arg("--version").output().is_err() {
        eprintln!("rsvg-convert is not installed: nothing to compare with");
        return;
    }
    let folder = scratch("second-renderer");
    let fonts = format!(
        "<?xml version=\"1.0\"?><fontconfig><dir>{}/src/draw/fonts</dir><cachedir>{}</cachedir></fontconfig>",
        env!("CARGO_MANIFEST_DIR"),
        folder.join("cache").display()
    );
    let config = folder.join("fonts.conf");
    fs::write(&config, fonts).unwrap();
    for (name, briefing) in regions(&GAZETTEER).into_iter().take(3) {
        let scene = drawn(&briefing, &MapOptions::default());
        let (source, target) = (folder.join("map.svg"), folder.join("map.png"));
        fs::write(&source, svg(&scene)).unwrap();
        let said = Command::new("rsvg-convert")
            .env("FONTCONFIG_FILE", &config)
            .args([source.as_os_str(), "-o".as_ref(), target.as_os_str()])
            .output()
            .unwrap();
        assert!(said.status.success(), "{}", text(&said.stderr));
        let ours = Image::decoded(&png(&scene, 1.0).unwrap());
        let theirs = Image::decoded(&fs::read(&target).unwrap());
        assert_eq!((ours.width, ours.height), (theirs.width, theirs.height));
        let apart =
            ours.rgb.iter().zip(&theirs.rgb).map(|(a, b)| f64::from(a.abs_diff(*b)));
        let all = ours.rgb.len() as f64;
        let (mean, wide) = apart
            .fold((0.0, 0.0), |(sum, wide), d| (sum + d, wide + f64::from(d > 32.0)));
        eprintln!(
            "{name}: mean {:.3}, above 32: {:.4} %",
            mean / all,
            100.0 * wide / all
        );
        assert!(mean / all < 1.0, "{name}: {}", mean / all);
        assert!(wide / all < 0.001, "{name}: {}", wide / all);
    }
}

#[test]
fn the_flags_of_the_map_do_what_they_say() {
    let folder = scratch("map-flags");
    let (report, layer, theme) = (
        folder.join("report.txt"),
        folder.join("front.geojson"),
        folder.join("own.toml"),
    );
    let words = "Shelling near Kramatorsk\n\nA drone hit a depot in Kramatorsk on Monday, \
                 and shells fell on Sloviansk, 15 km away.\n";
    fs::write(&report, words).unwrap();
    fs::write(&layer, LAYER).unwrap();
    fs::write(&theme, "land = \"#fdf6e3\"\n").unwrap();
    let path = |path: &std::path::Path| path.to_string_lossy().into_owned();
    let run = |name: &str, flags: &[&str]| {
        let out = folder.join(name);
        let (report, out_name) = (path(&report), path(&out));
        let mut all = vec!["map", report.as_str(), "-o", out_name.as_str()];
        all.extend(["--formats", "json"]);
        all.extend(flags);
        let said = plotroom(&all, b"");
        assert!(said.status.success(), "{name}: {}", text(&said.stderr));
        let svg = fs::read_to_string(out.join("map.svg")).unwrap();
        (Image::decoded(&fs::read(out.join("map.png")).unwrap()), svg, out)
    };
    let (image, plain, out) = run("plain", &[]);
    assert_eq!((image.width, image.height), (1600, 1200));
    assert!(!out.join("map.pdf").exists() && plain.contains("azimuthal equidistant"));
    let (image, ..) = run("size", &["--size", "900x700", "--scale", "2"]);
    assert_eq!((image.width, image.height), (1800, 1400));
    let (_, svg, _) = run("projection", &["--projection", "equal-area"]);
    assert!(svg.contains("equal-area"));
    let (_, svg, _) = run("extent", &["--extent", "20,44,41,53"]);
    assert!(svg.contains(">BELARUS<") && !plain.contains(">BELARUS<"));
    let (_, svg, _) = run("bare", &["--no-basemap"]);
    assert!(!svg.contains("id=\"coast\"") && svg.contains("Kramatorsk"));
    let (_, svg, _) = run("theme", &["--theme", &path(&theme)]);
    assert!(svg.contains("#fdf6e3"));
    let (_, svg, _) = run("layer", &["--layer", &path(&layer)]);
    assert!(svg.contains("Line of contact"));
    let (.., out) = run("page", &["--formats", "pdf"]);
    assert!(fs::read(out.join("map.pdf")).unwrap().starts_with(b"%PDF-"));
    let said = plotroom(&["map", &path(&report), "--layer", &path(&report)], b"");
    assert!(!said.status.success() && text(&said.stderr).contains("GeoJSON"));
}

#[test]
fn what_a_position_is_off_is_drawn() {
    use plotroom::model::{GeoPrecision, Meters};
    let mut briefing = Builder::new(&GAZETTEER, "Near", "2025-11-13")
        .event("Pokrovsk/UA", EventKind::Strike)
        .event("Dnipro/UA", EventKind::Statement)
        .done();
    let event = &mut briefing.events[0];
    event.geo_precision = GeoPrecision::Offset;
    let place = event.place.as_mut().unwrap();
    place.position = Some(Position::new(36.6, 48.6).unwrap());
    place.radius = Some(Meters(12_000.0));
    let text = svg(&drawn(&briefing, &MapOptions::default()));
    assert!(text.contains("id=\"dots-"), "the wedge is dotted");
    assert!(text.contains("Where it may be"));
}

#[test]
fn nothing_is_struck_where_a_system_is_launched() {
    let mut briefing = Builder::new(&GAZETTEER, "Launched", "2025-11-13")
        .event("Kursk/RU", EventKind::Strike)
        .event("Sumy/UA", EventKind::Strike)
        .ring("Kursk/RU", 0.0, 300.0, Some("Shahed-136"))
        .done();
    let struck = |briefing: &Briefing| {
        let text = svg(&drawn(briefing, &MapOptions::default()));
        (text.contains("Kursk: Strike"), text.contains("Sumy: Strike"))
    };
    assert_eq!(struck(&briefing), (true, true), "no sentence ties the ring to the event");
    briefing.rings[0].sentence = Some(briefing.events[0].sentence);
    assert_eq!(struck(&briefing), (false, true));
}

#[test]
fn five_hundred_places_leave_the_map_readable() {
    let scene = drawn(&world(&GAZETTEER, 500), &MapOptions::default());
    let layout = &scene.layout;
    assert!(layout.symbols.len() > 450, "{} symbols", layout.symbols.len());
    let boxes: Vec<_> = layout.names.iter().flat_map(|n| &n.boxes).collect();
    let hidden = |b: &&&plotroom::draw::Rect| {
        layout.furniture.iter().any(|f| f.overlaps(***b))
            || layout.symbols.iter().any(|s| s.overlaps(***b))
    };
    assert_eq!(boxes.iter().filter(hidden).count(), 0);
    // A key that is too long for the page explains nothing.
    assert!(svg(&scene).contains("id=\"legend\""));
}
