//! Briefings made by hand: an ordinary one, and those that break writers.

use plotroom::model::{
    Azimuth, Briefing, Diagnostic, EventKind, GeoPrecision, MentionKind, Meters,
    Modality, Outcome, Polarity, Position, Relative, RelativeKind, RelativeShape, Sense,
    Severity, Source, SourceKind, UserFeature, UserKind, UserLayer, UserShape, UserStyle,
    Wedge,
};

pub(crate) use super::parts::*;

/// An ordinary report: places of every sense, two claims, four events, two rings.
pub(crate) fn ordinary() -> Briefing {
    let text = "Drones struck the airport of Kassala on 12 March, officials in Port Sudan \
                said. Khartoum rejected the account of the Sudanese army. Kassala lies only \
                300 km from Port Sudan, the report claims. Fighters were seen 30 km north \
                of Kassala. The army has not retaken Wad Halfaya. Aid reached the Red Sea \
                state.";
    let mut briefing = empty(document("kassala", text));
    briefing.document.title = Some("Strikes in the east".into());
    let kassala = place("Kassala", position(36.4, 15.45099), "P.PPLA");
    let mut port_sudan = place("Port Sudan", position(37.21644, 19.61745), "P.PPLA");
    port_sudan.admin1 = Some("Red Sea".into());
    let khartoum = place("Khartoum", position(32.53241, 15.55177), "P.PPLC");
    let mut state = place("Red Sea", position(36.0, 19.5), "A.ADM1");
    state.radius = Meters::from_km(250.0);
    let demonym = {
        let country = place("Sudan", position(30.0, 16.0), "A.PCLI");
        let at = span(&briefing, "Sudanese", 0);
        let mut found = resolution(at, country, Sense::Demonym, false);
        found.mention.kind = MentionKind::Demonym;
        found
    };
    let mut unknown = {
        let at = span(&briefing, "Wad Halfaya", 0);
        resolution(at, kassala.clone(), Sense::Literal, true)
    };
    unknown.known = false;
    unknown.candidates = std::sync::Arc::default();
    unknown.considered = 0;
    let source = briefing.clone();
    let at = |words: &str, nth| span(&source, words, nth);
    briefing.resolutions = vec![
        resolution(at("Kassala", 0), kassala.clone(), Sense::Literal, true),
        resolution(at("Port Sudan", 0), port_sudan.clone(), Sense::Literal, true),
        resolution(at("Khartoum", 0), khartoum, Sense::Metonymic, false),
        demonym,
        resolution(at("Kassala", 1), kassala.clone(), Sense::Literal, true),
        resolution(at("Port Sudan", 1), port_sudan.clone(), Sense::Literal, true),
        resolution(at("Kassala", 2), kassala.clone(), Sense::Literal, true),
        unknown,
        resolution(at("Red Sea state", 0), state, Sense::Literal, true),
    ];
    let mut offset = event(at("were seen", 0), EventKind::Deploy, 6, "north of Kassala");
    offset.geo_precision = GeoPrecision::Offset;
    offset.modality = Modality::Asserted;
    offset.source = Source { name: "author".into(), kind: SourceKind::Author };
    if let Some(place) = &mut offset.place {
        place.position = Some(position(36.4, 15.722_1));
        place.radius = Some(Meters::from_km(22.0));
        place.relative = Some(0);
    }
    let wedge = Wedge {
        from: kassala.position,
        azimuth: Azimuth::new(0.0),
        half_angle: 22.5,
        inner: Meters::from_km(14.0),
        outer: Meters::from_km(46.0),
    };
    briefing.relatives = vec![Relative {
        span: at("north of Kassala", 0),
        kind: RelativeKind::Offset,
        anchors: vec![6],
        low: Some(Meters::from_km(30.0)),
        high: None,
        bearing: Some(Azimuth::new(0.0)),
        position: position(36.4, 15.722_1),
        uncertainty: Meters::from_km(22.0),
        shape: RelativeShape::Wedge(wedge),
    }];
    let mut not_so = event(at("retaken", 0), EventKind::Capture, 7, "Wad Halfaya");
    not_so.polarity = Polarity::Negative;
    let mut aid = event(at("reached", 0), EventKind::Aid, 8, "Red Sea state");
    aid.geo_precision = GeoPrecision::Admin1;
    briefing.events = vec![
        event(at("struck", 0), EventKind::Strike, 0, "Kassala"),
        offset,
        not_so,
        aid,
    ];
    briefing.claims =
        vec![claim(&briefing, "300 km", 300.0, [(4, "Kassala"), (5, "Port Sudan")])];
    briefing.verdicts =
        vec![verdict(0, kassala.position, port_sudan.position, Outcome::Understated)];
    let answers = [(1, "Port Sudan", port_sudan.position)];
    briefing.rings = vec![
        ring(1, "Kassala", kassala.position, (25.0, 100.0), &answers),
        ring(2, "Kassala", kassala.position, (0.0, 500.0), &answers),
    ];
    briefing.rings[1].system = Some("Shahed-136".into());
    briefing.diagnostics = vec![Diagnostic {
        span: Some(span(&briefing, "Wad Halfaya", 0)),
        severity: Severity::Warning,
        message: "no place \"Wad Halfaya\" is known; a larger gazetteer may have it"
            .into(),
    }];
    briefing
}

/// Two islands on either side of the antimeridian, a line and rings across it.
pub(crate) fn antimeridian() -> Briefing {
    let mut briefing =
        empty(document("pacific", "Suva lies 1,000 km from Apia. Taveuni is nearer."));
    let suva = position(178.44149, -18.14161);
    let apia = position(-171.76666, -13.83333);
    let taveuni = position(-179.97, -16.85);
    let of = |words: &str, at, briefing: &Briefing| {
        let place = place(words, at, "P.PPLC");
        resolution(span(briefing, words, 0), place, Sense::Literal, true)
    };
    briefing.resolutions = vec![
        of("Suva", suva, &briefing),
        of("Apia", apia, &briefing),
        of("Taveuni", taveuni, &briefing),
    ];
    briefing.claims =
        vec![claim(&briefing, "1,000 km", 1000.0, [(0, "Suva"), (1, "Apia")])];
    briefing.verdicts = vec![verdict(0, suva, apia, Outcome::Supported)];
    briefing.rings = vec![
        ring(1, "Suva", suva, (0.0, 500.0), &[(1, "Apia", apia)]),
        ring(2, "Taveuni", taveuni, (100.0, 1500.0), &[(0, "Suva", suva)]),
    ];
    briefing
}

/// Rings that hold a pole, a line over it, and a ring of the whole Earth but a cap.
pub(crate) fn pole() -> Briefing {
    let mut briefing =
        empty(document("arctic", "Longyearbyen lies 3,000 km from Utqiagvik."));
    let svalbard = position(15.64007, 78.22334);
    let alaska = position(-156.78872, 71.29058);
    briefing.resolutions = [("Longyearbyen", svalbard), ("Utqiagvik", alaska)]
        .map(|(name, at)| {
            let place = place(name, at, "P.PPL");
            resolution(span(&briefing, name, 0), place, Sense::Literal, true)
        })
        .into();
    briefing.claims = vec![claim(
        &briefing,
        "3,000 km",
        3000.0,
        [(0, "Longyearbyen"), (1, "Utqiagvik")],
    )];
    briefing.verdicts = vec![verdict(0, svalbard, alaska, Outcome::Supported)];
    briefing.rings = vec![
        ring(1, "Longyearbyen", svalbard, (0.0, 2000.0), &[]),
        ring(2, "Longyearbyen", svalbard, (500.0, 5000.0), &[]),
        ring(3, "South Pole", position(0.0, -90.0), (0.0, 1000.0), &[]),
        ring(4, "Quito", position(-78.52495, -0.22985), (0.0, 12_000.0), &[]),
    ];
    briefing
}

/// Text that would be markup, formulas or breaks in every format.
pub(crate) fn hostile() -> Briefing {
    let name = "=1+1|<img src=x onerror=alert(1)>\"'\u{202e}\u{0}]]>\u{feff}";
    let text =
        format!("**{name}** & <script>alert('{name}')</script> [x](javascript:1).");
    let mut briefing = empty(document("../../<b>", &text));
    briefing.document.title = Some(format!("# {name}\n\n- x"));
    briefing.document.url = Some("javascript:alert(1)".into());
    briefing.document.date = Some("yesterday".into());
    let at = span(&briefing, name, 0);
    let mut found = place(name, position(0.5, 0.5), "P.PPL");
    found.note = Some(name.into());
    let mut left_out =
        resolution(span(&briefing, name, 1), found.clone(), Sense::Metonymic, false);
    left_out.reasons = vec![name.into()];
    briefing.resolutions = vec![resolution(at, found, Sense::Literal, true), left_out];
    let mut told = event(at, EventKind::Strike, 0, name);
    told.actors = vec![name.into()];
    told.source.name = name.into();
    told.mode = Some(name.into());
    told.date = Some(name.into());
    briefing.events = vec![told];
    briefing.rings = vec![ring(1, name, position(0.5, 0.5), (0.0, 10.0), &[])];
    briefing
}

/// Layers of the user's own: across the antimeridian, over a pole, crossing themselves,
/// with hostile words.
pub(crate) fn own_layers() -> Briefing {
    use geo::{LineString, MultiLineString, MultiPolygon, Polygon};
    let hostile = "=1+1|<script>\"'\u{202e}\u{0}]]>&";
    let feature = |name: &str, kind: UserKind, shape: UserShape| UserFeature {
        id: Some(name.to_owned()),
        name: Some(name.to_owned()),
        kind,
        date: None,
        shape,
        style: UserStyle { stroke: Some([0x12, 0x34, 0x56]), ..UserStyle::default() },
        about: Some(format!("{name}: {name}")),
    };
    let line = |corners: &[(f64, f64)]| LineString::from(corners.to_vec());
    let area = |corners: &[(f64, f64)]| {
        UserShape::Areas(MultiPolygon(vec![Polygon::new(line(corners), Vec::new())]))
    };
    let lines = vec![
        line(&[(179.0, 10.0), (-179.0, 20.0), (-178.0, 20.0)]),
        line(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]),
    ];
    let bow = area(&[(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0), (0.0, 0.0)]);
    let pole = area(&[(0.0, 80.0), (120.0, 80.0), (-120.0, 80.0), (0.0, 80.0)]);
    let fiji = area(&[
        (177.0, -19.0),
        (-178.0, -19.0),
        (-178.0, -16.0),
        (177.0, -16.0),
        (177.0, -19.0),
    ]);
    let points = vec![position(180.0, 0.0), position(-180.0, 90.0)];
    let mut briefing = one_point();
    briefing.layers = vec![
        UserLayer {
            name: hostile.into(),
            date: Some("2026-11-20".into()),
            features: vec![
                feature(
                    "front",
                    UserKind::FrontLine,
                    UserShape::Lines(MultiLineString(lines)),
                ),
                feature(hostile, UserKind::Control, bow),
                feature("pole", UserKind::Other, pole),
            ],
        },
        UserLayer {
            name: "islands".into(),
            date: None,
            features: vec![
                feature("Fiji", UserKind::Other, fiji),
                feature("points", UserKind::Other, UserShape::Points(points)),
            ],
        },
    ];
    briefing
}

/// One point and nothing else.
pub(crate) fn one_point() -> Briefing {
    let mut briefing = empty(document("one", "Quiet in Kassala."));
    let kassala = place("Kassala", position(36.4, 15.45099), "P.PPLA");
    let at = span(&briefing, "Kassala", 0);
    briefing.resolutions = vec![resolution(at, kassala, Sense::Literal, true)];
    briefing
}

/// Nothing at all.
pub(crate) fn nothing() -> Briefing {
    let mut briefing = empty(document("nothing", ""));
    briefing.document.url = None;
    briefing.document.date = None;
    briefing.document.language = None;
    briefing
}

/// Briefings with places, claims and rings all over the Earth, the same on every run.
pub(crate) fn generated(seed: u64) -> Briefing {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        #[expect(clippy::cast_precision_loss)]
        let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
        share
    };
    let names = ["Alpha", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot"];
    let text = format!("{} lie 700 km apart.", names.join(" and "));
    let mut briefing = empty(document(&format!("generated-{seed}"), &text));
    let places: Vec<Position> = names
        .iter()
        .map(|_| {
            // Half of them close to the antimeridian or a pole.
            let near_edge = random() < 0.5;
            let lon = if near_edge { 179.0 + random() } else { 360.0 * random() - 180.0 };
            let lat =
                if random() < 0.3 { 89.0 * random().sqrt() } else { 60.0 * random() };
            let sign = |share: f64| if share < 0.5 { -1.0 } else { 1.0 };
            position(lon.min(180.0) * sign(random()), lat * sign(random()))
        })
        .collect();
    for (name, at) in names.iter().zip(&places) {
        let found = place(name, *at, "P.PPL");
        let span = span(&briefing, name, 0);
        briefing.resolutions.push(resolution(span, found, Sense::Literal, true));
    }
    for pair in 0..3 {
        let (from, to) = (2 * pair, 2 * pair + 1);
        let ends = [(from, names[from]), (to, names[to])];
        briefing.claims.push(claim(&briefing, "700 km", 700.0, ends));
        let answer = verdict(pair, places[from], places[to], Outcome::Refuted);
        briefing.verdicts.push(answer);
    }
    for (index, at) in places.iter().enumerate() {
        let max = 20.0 + 12_000.0 * random().powi(3);
        let min = if random() < 0.5 { 0.0 } else { max * random() * 0.9 };
        let answers = [(0, names[0], places[0])];
        briefing.rings.push(ring(index + 1, names[index], *at, (min, max), &answers));
        let mut seen = event(
            briefing.resolutions[index].mention.span,
            EventKind::Strike,
            index,
            names[index],
        );
        if random() < 0.5 {
            seen.geo_precision = GeoPrecision::Near;
            if let Some(place) = &mut seen.place {
                place.radius = Some(Meters::from_km(5.0 + 300.0 * random()));
            }
        }
        briefing.events.push(seen);
    }
    briefing
}
