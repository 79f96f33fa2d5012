//! The pieces of a page: charts, sectors, the legend of a small page, names, symbols.

use plotroom::draw::{
    Anchor, Group, Line, MapOptions, Mark, Outline, Point, Rect, Scene, Shape,
    distances_chart, map, timeline_chart,
};
use plotroom::export::{png, svg};
use plotroom::geodesy::{Tolerance, sector};
use plotroom::model::{Azimuth, Briefing, EventKind, Outcome, RingCenter, Sector};
use plotroom::settings::Theme;

use crate::draw::SCENES;
use crate::pictures::Image;
use crate::scenes::{Builder, hard, regions};
use crate::support::{BASEMAP, GAZETTEER};

fn drawn(briefing: &Briefing, options: &MapOptions) -> Scene {
    map(briefing, &GAZETTEER, &BASEMAP, options)
}

/// The marks of a scene that are no groups, in their order.
fn flat(marks: &[Mark]) -> Vec<&Mark> {
    let mut found = Vec::new();
    for mark in marks {
        match mark {
            Mark::Group(group) => found.extend(flat(&group.marks)),
            other => found.push(other),
        }
    }
    found
}

/// All groups of a scene.
fn groups(marks: &[Mark]) -> Vec<&Group> {
    let mut found = Vec::new();
    for mark in marks {
        if let Mark::Group(group) = mark {
            found.push(group);
            found.extend(groups(&group.marks));
        }
    }
    found
}

#[test]
fn words_of_charts_keep_off_their_axes() {
    let all = regions(&GAZETTEER);
    let (_, briefing) = all.iter().find(|(name, _)| *name == "charts").unwrap();
    let theme = Theme::default();
    for chart in [distances_chart(briefing, &theme), timeline_chart(briefing, &theme)] {
        let chart = chart.unwrap();
        let marks = flat(&chart.marks);
        let axes: Vec<(Point, Point)> = marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Shape(Shape { outline: Outline::Lines(lines), stroke, .. }) => {
                    let axis = stroke.as_ref().is_some_and(|s| s.color == theme.frame);
                    let points = &lines.first()?.points;
                    Some((*points.first()?, *points.last()?)).filter(|_| axis)
                }
                _ => None,
            })
            .filter(|(a, b)| a.distance(*b) > 100.0)
            .collect();
        assert!(!axes.is_empty());
        let mut counted = 0;
        for mark in &marks {
            let Mark::Text(text) = mark else { continue };
            let (top, bottom) = (text.at.y - 0.72 * text.size, text.at.y + 2.0);
            let right = text.at.x; // The words beside the upright axis end there.
            for (a, b) in &axes {
                if (a.y - b.y).abs() < 1e-6
                    && text.anchor == Anchor::Middle
                    && top > a.y - 20.0
                {
                    assert!(top - a.y >= 5.0, "{}: {}", text.text, top - a.y);
                    counted += 1;
                }
                if (a.x - b.x).abs() < 1e-6
                    && text.anchor == Anchor::End
                    && bottom > a.y.min(b.y)
                {
                    assert!(a.x - right >= 5.0, "{}: {}", text.text, a.x - right);
                    counted += 1;
                }
            }
        }
        assert!(counted > 3, "{counted}");
    }
}

#[test]
fn the_radius_of_a_sector_stands_on_its_arc() {
    let mut briefing = Builder::new(&GAZETTEER, "A sector", "2025-11-13")
        .ring("Tiraspol", 40.0, 100.0, None)
        .done();
    let ring = &mut briefing.rings[0];
    let RingCenter::Point(center) = ring.center else { panic!("it is around a point") };
    let south = Sector::new(Azimuth::new(100.0), Azimuth::new(200.0)).unwrap();
    ring.sector = Some(south);
    ring.footprint =
        sector(center, ring.min, ring.max, south, Tolerance::default()).unwrap();
    let mut options = MapOptions::default();
    options.basemap = false;
    let scene = drawn(&briefing, &options);
    let middle = scene.layout.symbols[0].center();
    for radius in ["40 km", "100 km"] {
        let name = scene.layout.names.iter().find(|n| n.text == radius).unwrap();
        assert!(!name.boxes.is_empty(), "{radius}");
        for azimuth in [100.0_f64, 200.0] {
            let (sin, cos) = azimuth.to_radians().sin_cos();
            // The side of the sector, to the frame.
            let mut side = (0..600).map(f64::from);
            let hit = side.find(|r| {
                let at = middle.moved(r * sin, -r * cos);
                name.boxes.iter().any(|b| b.holds(at))
            });
            assert_eq!(hit, None, "{radius} and the side at {azimuth}");
        }
    }
}

#[test]
fn a_long_legend_goes_below_the_map_of_a_small_page() {
    let mut builder = Builder::new(&GAZETTEER, "Many kinds", "2025-11-13");
    let kinds = [
        EventKind::Strike,
        EventKind::Clash,
        EventKind::Consult,
        EventKind::Aid,
        EventKind::Deploy,
        EventKind::Protest,
        EventKind::Control,
        EventKind::Accident,
    ];
    let towns = ["Kharkiv", "Sumy", "Poltava", "Chernihiv", "Zhytomyr", "Dnipro/UA"];
    for (town, kind) in towns.into_iter().cycle().zip(kinds) {
        builder = builder.event(town, kind);
    }
    for radius in [40.0, 80.0, 120.0, 160.0, 200.0] {
        builder = builder.ring("Kyiv", 0.0, radius, None);
    }
    let briefing = builder.place("Odesa/UA").done();
    let mut options = MapOptions::default();
    options.size = (600.0, 450.0);
    let mut below = |size| {
        options.size = size;
        let scene = drawn(&briefing, &options);
        let text = svg(&scene);
        let legend = text.split("id=\"legend\"").nth(1).expect("there is a legend");
        assert!(legend.contains("Fighting") && !legend.contains(" more</text>"));
        // The rectangle of its panel is the first of it.
        let top = legend.split(" y=\"").nth(1).and_then(|rest| rest.split('"').next());
        let top =
            top.and_then(|top| top.parse::<f64>().ok()).expect("the panel has a place");
        assert!(scene.layout.frame.height() > 0.35 * scene.height, "{size:?}");
        top > scene.layout.frame.bottom
    };
    assert!(below((600.0, 450.0)));
    assert!(!below((1600.0, 1200.0)));
}

fn named(briefing: &Briefing) -> Vec<String> {
    let names = drawn(briefing, &MapOptions::default()).layout.names.into_iter();
    names.filter(|name| !name.boxes.is_empty()).map(|name| name.text).collect()
}

#[test]
fn a_length_says_what_is_stated_where_it_differs_and_where_its_line_leads() {
    let briefing = Builder::new(&GAZETTEER, "Lengths", "2025-11-13")
        .event("Odesa/UA", EventKind::Strike)
        .event("Tiraspol/MD", EventKind::Strike)
        .event("Mykolaiv/UA", EventKind::Strike)
        .event("Izmail/UA", EventKind::Strike)
        .claim("Tiraspol/MD", "Odesa/UA", 40.0, Outcome::Refuted)
        .claim("Odesa/UA", "Lisbon/PT", 3_000.0, Outcome::Supported)
        .done();
    let names = named(&briefing).join("; ");
    assert!(names.contains("94.1 km (stated: 40 km)"), "{names}");
    assert!(names.contains("to Lisbon"), "{names}");
}

#[test]
fn what_is_only_named_does_not_widen_a_map() {
    let near = || {
        Builder::new(&GAZETTEER, "Around Odesa", "2025-11-13")
            .event("Odesa/UA", EventKind::Strike)
            .event("Mykolaiv/UA", EventKind::Strike)
            .event("Izmail/UA", EventKind::Strike)
    };
    // Each is no farther from the one before than that from Odesa.
    let named = near().place("Kyiv").place("Lviv").place("Warsaw").done();
    let width = |briefing: &Briefing| {
        let window = plotroom::draw::shown(briefing, &GAZETTEER);
        window.east - window.west
    };
    assert!(width(&named) < 1.2 * width(&near().done()), "{}", width(&named));
}

#[test]
fn a_circle_of_disputed_status_is_hatched() {
    let briefing = Builder::new(&GAZETTEER, "Shoals", "2025-11-13")
        .event("Manila", EventKind::Statement)
        .event("Spratly Islands", EventKind::Control)
        .done();
    let text = svg(&drawn(&briefing, &MapOptions::default()));
    let legend = text.split("id=\"legend\"").nth(1).expect("there is a legend");
    assert!(legend.contains("Disputed, about where it lies"));
}

#[test]
fn small_islands_and_far_waters_have_names() {
    let all = regions(&GAZETTEER);
    let scene = |wanted| &all.iter().find(|(name, _)| *name == wanted).unwrap().1;
    assert!(named(scene("fiji")).contains(&"SAMOA".to_owned()));
    let arctic = named(scene("svalbard"));
    assert!(arctic.iter().any(|name| name.starts_with("SVALBARD")), "{arctic:?}");
    // The middle of no sea is near Gaza.
    let gaza = named(scene("gaza"));
    assert!(gaza.iter().any(|name| name.contains("Mediterranean")), "{gaza:?}");
    // Nor that of the lake at its edge.
    assert!(gaza.contains(&"Dead Sea".to_owned()), "{gaza:?}");
}

#[test]
fn oceans_far_from_their_labels_have_names() {
    for (scene, ocean) in
        [("random-1", "Atlantic"), ("random-3", "Pacific"), ("random-6", "Pacific")]
    {
        let (_, drawn) = SCENES.iter().find(|(name, _)| name == scene).unwrap();
        let names = drawn.layout.names.iter().filter(|name| !name.boxes.is_empty());
        let count = names.filter(|name| name.text == format!("{ocean} Ocean")).count();
        assert_eq!(count, 1, "{scene}");
    }
}

#[test]
fn regions_have_their_letters() {
    let (_, drawn) = SCENES.iter().find(|(name, _)| name == "corners").unwrap();
    let names: Vec<&str> =
        drawn.layout.names.iter().map(|name| name.text.as_str()).collect();
    assert!(names.contains(&"Timiș") && names.contains(&"Vâlcea"), "{names:?}");
    for plain in ["Timis", "Valcea", "Ialomita"] {
        assert!(!names.contains(&plain), "{plain}");
    }
}

#[test]
fn no_first_level_line_lies_wholly_in_the_sea() {
    let briefing = Builder::new(&GAZETTEER, "The Aegean", "2025-11-13")
        .event("Athens/GR", EventKind::Strike)
        .event("Izmir", EventKind::Strike)
        .event("Rhodes", EventKind::Strike)
        .event("Heraklion", EventKind::Strike)
        .done();
    let scene = drawn(&briefing, &MapOptions::default());
    let lines = |id: &str| -> Vec<Line> {
        let found = groups(&scene.marks);
        let group = found.into_iter().find(|g| g.id.as_deref() == Some(id)).unwrap();
        let shapes = flat(&group.marks).into_iter().filter_map(|mark| match mark {
            Mark::Shape(Shape { outline: Outline::Lines(lines), .. }) => Some(lines),
            _ => None,
        });
        shapes.flatten().cloned().collect()
    };
    let land = lines("land");
    let is_dry = |at: &Point| {
        let edges = land.iter().flat_map(|ring| {
            let next = ring.points.iter().cycle().skip(1);
            ring.points.iter().zip(next)
        });
        let crossed = edges.filter(|(a, b)| {
            (a.y > at.y) != (b.y > at.y)
                && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x)
        });
        crossed.count() % 2 == 1
    };
    let first = lines("first-level-lines");
    assert!(first.len() > 5);
    for line in &first {
        // A vertex of the coast lies on its edge: a little to any side is as good.
        let near = |p: &Point| {
            [(0.0, 0.0), (3.0, 0.0), (-3.0, 0.0), (0.0, 3.0), (0.0, -3.0)]
                .iter()
                .any(|(x, y)| is_dry(&p.moved(*x, *y)))
        };
        assert!(line.points.iter().any(near), "{:?}", line.points);
    }
}

#[test]
fn no_radius_stands_on_the_limit_of_another_ring() {
    let all = hard(&GAZETTEER);
    let (_, briefing) = all.iter().find(|(name, _)| name == "twelve-rings").unwrap();
    let scene = drawn(briefing, &MapOptions::default());
    let all = groups(&scene.marks);
    let rings = all.into_iter().find(|g| g.id.as_deref() == Some("rings")).unwrap();
    let limits: Vec<&Vec<Line>> = flat(&rings.marks)
        .into_iter()
        .filter_map(|mark| match mark {
            Mark::Shape(Shape {
                outline: Outline::Lines(lines),
                stroke: Some(_),
                ..
            }) => Some(lines),
            _ => None,
        })
        .collect();
    assert_eq!(limits.len(), 12);
    let radii = scene.layout.names.iter().filter(|name| name.text.ends_with(" km"));
    let mut counted = 0;
    for radius in radii.filter(|name| !name.boxes.is_empty()) {
        let on = |lines: &&&Vec<Line>| {
            let mut points = lines.iter().flat_map(|line| &line.points);
            points.any(|p| radius.boxes.iter().any(|b| b.holds(*p)))
        };
        assert_eq!(limits.iter().filter(on).count(), 1, "{}", radius.text);
        counted += 1;
    }
    assert_eq!(counted, 12);
}

#[test]
fn nothing_is_seen_through_the_hole_of_a_symbol() {
    let briefing = Builder::new(&GAZETTEER, "A line", "2025-11-13")
        .event("Kyiv", EventKind::Accident)
        .claim("Kyiv", "Chernihiv", 130.0, Outcome::Supported)
        .done();
    let options = MapOptions::default();
    let scene = drawn(&briefing, &options);
    let image = Image::decoded(&png(&scene, 1.0).unwrap());
    let symbols = scene.layout.symbols.iter();
    let symbol = symbols.max_by(|a, b| a.width().total_cmp(&b.width())).unwrap();
    let middle = symbol.center();
    let halo = options.theme.halo;
    for (x, y) in [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)] {
        let at = image.at((middle.x + x) as usize, (middle.y + y) as usize);
        assert_eq!(at, [halo.r, halo.g, halo.b]);
    }
}

#[test]
fn nothing_lies_on_what_ties_a_symbol_to_its_place() {
    let mut counted = 0;
    for (scene, drawn) in SCENES.iter() {
        let layout = &drawn.layout;
        assert_eq!(layout.ties.len(), layout.symbols.len());
        for (own, tie) in layout.ties.iter().enumerate() {
            let Some((place, shown)) = *tie else { continue };
            counted += 1;
            let spot = Rect::around(place, 2.2, 2.2);
            let line = (0..=200).map(|i| {
                let share = f64::from(i) / 200.0;
                place.moved(share * (shown.x - place.x), share * (shown.y - place.y))
            });
            let line: Vec<Point> = line.collect();
            for (at, symbol) in layout.symbols.iter().enumerate() {
                assert!(!symbol.overlaps(spot), "{scene}: {at} on the place of {own}");
                let hit = |p: &Point| at != own && symbol.holds(*p);
                assert!(!line.iter().any(hit), "{scene}: {at} on the line of {own}");
            }
            // Outside its own symbol, where leader lines of its name may begin.
            let open = |p: &&Point| !layout.symbols[own].holds(**p);
            for name in &layout.names {
                let on = |b: &Rect| {
                    b.overlaps(spot) || line.iter().filter(open).any(|p| b.holds(*p))
                };
                assert!(!name.boxes.iter().any(on), "{scene}: {} on {own}", name.text);
            }
        }
    }
    assert!(counted > 60, "{counted}");
}

#[test]
fn a_range_beyond_the_map_is_told_below_it() {
    let mut builder = Builder::new(&GAZETTEER, "A far ring", "2025-11-13")
        .ring("Sanaa", 0.0, 60.0, None)
        .ring("Kyiv", 0.0, 50.0, None);
    for town in ["Hodeidah", "Sanaa", "Aden", "Dhamar", "Taiz", "Marib"] {
        builder = builder.event(town, EventKind::Strike);
    }
    let text = svg(&drawn(&builder.done(), &MapOptions::default()));
    let legend = text.split("id=\"legend\"").nth(1).expect("there is a legend");
    let (legend, notes) = legend.split_once("id=\"notes\"").expect("there are notes");
    assert!(legend.contains("60 km of Sanaa") && !legend.contains("Within 50 km"));
    assert!(notes.contains("Limits beyond this map: Within 50 km of Kyiv."), "{notes}");
}
