//! That maps do not take land for sea nor sea for land.

use plotroom::draw::{MapOptions, Rect, Scene, map};
use plotroom::export::{png, svg};
use plotroom::model::{Briefing, EventKind, Position};

use crate::pictures::Image;
use crate::scenes::Builder;
use crate::support::{BASEMAP, GAZETTEER};

fn drawn(briefing: &Briefing, options: &MapOptions) -> Scene {
    map(briefing, &GAZETTEER, &BASEMAP, options)
}

#[test]
fn the_locator_shows_land_as_land() {
    let seas = [(88.0, -34.0), (-100.0, -40.0), (-30.0, 30.0), (160.0, 20.0)];
    let lands = [(20.0, 10.0), (-100.0, 45.0), (100.0, 50.0), (133.0, -24.0)];
    let theme = MapOptions::default().theme;
    for (lon, lat) in seas.into_iter().chain(lands) {
        let briefing = Builder::new(&GAZETTEER, "Somewhere", "2025-11-13")
            .spot("Here", "Kyiv", lon, lat)
            .done();
        let scene = drawn(&briefing, &MapOptions::default());
        let is_square = |rect: &&Rect| (rect.width() - rect.height()).abs() < 0.5;
        let locator =
            scene.layout.furniture.iter().find(is_square).expect("there is a locator");
        let image = Image::decoded(&png(&scene, 1.0).expect("it is drawn"));
        // Beside the box in the middle, 9 px wide or a little more.
        let middle = locator.center();
        let water = theme.water;
        let mut wet = 0;
        for (dx, dy) in [(14.0, 3.0), (-14.0, 3.0), (3.0, 14.0), (3.0, -14.0)] {
            let [r, g, b] = image.at((middle.x + dx) as usize, (middle.y + dy) as usize);
            let near = |a: u8, b: u8| a.abs_diff(b) < 12;
            wet += i32::from(near(r, water.r) && near(g, water.g) && near(b, water.b));
        }
        let expected = seas.contains(&(lon, lat));
        assert_eq!(wet > 2, expected, "{lon}, {lat}: {wet} of 4 are water");
    }
}

#[test]
fn the_doubt_off_a_coast_ends_at_the_coast() {
    use plotroom::model::{Meters, Relative, RelativeKind, RelativeShape};
    let drawing = |kind: RelativeKind| {
        let mut briefing = Builder::new(&GAZETTEER, "At sea", "2025-11-13")
            .event("Odesa/UA", EventKind::Strike)
            .event("Mykolaiv/UA", EventKind::Strike)
            .done();
        let near = Position::new(30.85, 46.40).expect("it is on Earth");
        briefing.relatives.push(Relative {
            span: briefing.events[0].trigger,
            kind,
            anchors: vec![0],
            low: None,
            high: None,
            bearing: None,
            position: near,
            uncertainty: Meters(20_000.0),
            shape: RelativeShape::Circle,
        });
        let place = briefing.events[0].place.as_mut().expect("it has a place");
        place.position = Some(near);
        place.relative = Some(0);
        svg(&drawn(&briefing, &MapOptions::default()))
    };
    let dotted = |text: &str| {
        let line = text.lines().find(|line| line.contains("url(#dots-"));
        line.expect("the doubt is dotted").matches(' ').count()
    };
    let (whole, cut) = (drawing(RelativeKind::Near), drawing(RelativeKind::Off));
    assert!(dotted(&whole) > 1400, "a circle has 720 vertices");
    assert!(dotted(&cut) < 1300 && dotted(&cut) > 100, "{}", dotted(&cut));
}
