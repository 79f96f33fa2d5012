//! Scenes that are hard to label.

use plotroom::gazetteer::Gazetteer;
use plotroom::model::Briefing;

use super::Builder;

/// Scenes that are hard to label.
pub fn hard(gazetteer: &Gazetteer) -> Vec<(String, Briefing)> {
    let new = |title: &str| Builder::new(gazetteer, title, "2025-11-13");
    let mut found: Vec<(String, Briefing)> = Vec::new();
    let mut add =
        |name: &str, builder: Builder<'_>| found.push((name.to_owned(), builder.done()));

    let mut random = Random(7);
    let mut dense = new("Forty strikes in one valley");
    for at in 0..40 {
        let (lon, lat) = (36.0 + 0.9 * random.share(), 48.0 + 0.4 * random.share());
        dense = dense.spot(&format!("Village {at}"), "Kyiv", lon, lat);
    }
    add("dense", dense);

    let mut crowd = new("A hundred and fifty places");
    for at in 0..150 {
        let (lon, lat) = (20.0 + 14.0 * random.share(), 47.0 + 7.0 * random.share());
        crowd = crowd.spot(&format!("Place {at}"), "Kyiv", lon, lat);
    }
    add("crowd", crowd);

    let mut corners = new("Events in the corners");
    for (name, lon, lat) in
        [("A", 20.0, 40.0), ("B", 30.0, 40.0), ("C", 20.0, 46.5), ("D", 30.0, 46.5)]
    {
        corners = corners.spot(name, "Kyiv", lon, lat);
    }
    add("corners", corners);

    let mut long = new(
        "A headline that goes on and on, as headlines of agencies sometimes do when everything \
         that is known has to be said at once, and then some more of it until nobody reads on",
    );
    for at in 0..12 {
        let name = format!("Verkhnokamianske-Nyzhnosyrovatske-Velykooleksandrivske {at}");
        long = long.spot(
            &name,
            "Kyiv",
            33.0 + 0.5 * f64::from(at % 4),
            48.0 + 0.3 * f64::from(at / 4),
        );
    }
    add("long-names", long);

    let mut right_to_left =
        new("\u{627}\u{644}\u{62e}\u{631}\u{637}\u{648}\u{645} & <Haifa>");
    for (name, lon, lat) in [
        ("\u{627}\u{644}\u{642}\u{627}\u{647}\u{631}\u{629}", 31.2, 30.0),
        ("\u{5d7}\u{5d9}\u{5e4}\u{5d4}", 35.0, 32.8),
        ("\u{628}\u{63a}\u{62f}\u{627}\u{62f}", 44.4, 33.3),
        ("\u{10d7}\u{10d1}\u{10d8}\u{10da}\u{10d8}\u{10e1}\u{10d8}", 44.8, 41.7),
        ("\u{535}\u{580}\u{587}\u{561}\u{576}", 44.5, 40.2),
        ("\u{3b1}\u{3b8}\u{3ae}\u{3bd}\u{3b1}", 23.7, 38.0),
    ] {
        right_to_left = right_to_left.spot(name, "Kyiv", lon, lat);
    }
    add("right-to-left", right_to_left);

    let mut rings = new("Twelve ranges");
    for (at, city) in
        ["Kyiv", "Kharkiv", "Dnipro/UA", "Poltava/UA"].into_iter().enumerate()
    {
        for radius in [60.0, 140.0, 220.0] {
            rings = rings.ring(city, 0.0, radius + 10.0 * at as f64, None);
        }
    }
    add("twelve-rings", rings);

    let mut chain = new("An island chain");
    for at in 0..14 {
        let step = f64::from(at);
        chain = chain.spot(
            &format!("Island {at}"),
            "Kyiv",
            -178.0 + 1.1 * step - 6.0,
            51.5 + 0.25 * step,
        );
    }
    add("island-chain", chain);

    add(
        "antimeridian",
        new("Across the line of date")
            .spot("West of it", "Kyiv", 179.2, 65.0)
            .spot("East of it", "Kyiv", -179.4, 66.0)
            .spot("Farther", "Kyiv", -172.0, 64.5)
            .spot("On it", "Kyiv", 180.0, 63.0),
    );
    add(
        "pole",
        new("At the South Pole")
            .spot("South Pole", "Kyiv", 0.0, -90.0)
            .spot("Ice shelf", "Kyiv", 170.0, -80.0)
            .spot("Other side", "Kyiv", -60.0, -82.0),
    );
    add("one-spot", new("One place").spot("Here", "Kyiv", 30.0, 50.0));

    for seed in 0..10 {
        let mut random = Random(1000 + seed);
        let (west, south) =
            (-120.0 + 240.0 * random.share(), -45.0 + 100.0 * random.share());
        let (wide, high) = (1.0 + 12.0 * random.share(), 1.0 + 8.0 * random.share());
        let mut builder = new("Places at random");
        for at in 0..(8 + 3 * seed) {
            let lon = west + wide * random.share();
            let lat = south + high * random.share();
            builder = builder.spot(&format!("Spot {at} of {seed}"), "Kyiv", lon, lat);
        }
        found.push((format!("random-{seed}"), builder.done()));
    }
    found
}

/// So many places all over the world.
pub fn world(gazetteer: &Gazetteer, count: usize) -> Briefing {
    let mut random = Random(500);
    let mut builder = Builder::new(gazetteer, "Places all over the world", "2025-11-13");
    for at in 0..count {
        let (lon, lat) =
            (-170.0 + 340.0 * random.share(), -55.0 + 125.0 * random.share());
        builder = builder.spot(&format!("Place {at}"), "Kyiv", lon, lat);
    }
    builder.done()
}

/// The same numbers on every run (Knuth's MMIX generator).
struct Random(u64);

impl Random {
    fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / f64::from(1 << 24)
    }
}
