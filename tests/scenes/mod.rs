//! Briefings made by hand for the drawing tests: a scene is named after what is hard about
//! it.

use geo::MultiPolygon;
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{Tolerance, band, inverse};
use plotroom::model::{
    Bound, Briefing, Claim, ClaimKind, Document, End, Event, EventKind, EventPlace,
    GeoPrecision, Length, Measure, Mention, MentionKind, Meters, Modality, Outcome, Part,
    Place, Polarity, Resolution, Ring, RingCenter, Sense, Source, SourceKind, Span,
    TimePrecision, Verdict,
};

/// A briefing in the making.
pub struct Builder<'a> {
    gazetteer: &'a Gazetteer,
    briefing: Briefing,
}

impl<'a> Builder<'a> {
    /// An empty report.
    pub fn new(gazetteer: &'a Gazetteer, title: &str, date: &str) -> Self {
        let document = Document {
            name: "scene".to_owned(),
            title: Some(title.to_owned()),
            text: String::new(),
            url: None,
            date: Some(date.to_owned()),
            language: None,
            sentences: Vec::new(),
            furniture: Vec::new(),
        };
        let briefing = Briefing {
            document,
            resolutions: Vec::new(),
            claims: Vec::new(),
            verdicts: Vec::new(),
            events: Vec::new(),
            rings: Vec::new(),
            diagnostics: Vec::new(),
        };
        Self { gazetteer, briefing }
    }

    fn words(&mut self, words: &str) -> Span {
        let start = self.briefing.document.text.len();
        self.briefing.document.text.push_str(words);
        let span = Span::new(start, self.briefing.document.text.len());
        self.briefing.document.text.push(' ');
        span
    }

    /// The best place of a name: "Odesa", or "Odesa/UA" for one in a country, or "=A.ADM1
    /// Odesa" for a feature.
    fn found(&self, name: &str) -> Place {
        let (feature, name) = match name.strip_prefix('=').and_then(|n| n.split_once(' '))
        {
            Some((feature, name)) => (Some(feature), name),
            None => (None, name),
        };
        let (name, country) =
            name.split_once('/').map_or((name, None), |(n, c)| (n, Some(c)));
        let named = self.gazetteer.named(name);
        let places = named.iter().filter_map(|n| self.gazetteer.place(n.place));
        places
            .into_iter()
            .find(|p| {
                let fits = feature.is_none_or(|f| p.feature.as_str() == f);
                let at_home =
                    country.is_none_or(|c| p.country.is_some_and(|p| p.as_str() == c));
                fits && at_home
            })
            .unwrap_or_else(|| {
                // A name that a gazetteer lacks is a spot in the Gulf of Guinea: seen at once.
                eprintln!("{name} is not in the gazetteer");
                nowhere(name)
            })
    }

    fn resolution(&mut self, name: &str) -> usize {
        let place = self.found(name);
        self.resolution_of(place)
    }

    fn resolution_of(&mut self, place: Place) -> usize {
        let span = self.words(&place.name.clone());
        let mention = Mention {
            span,
            kind: MentionKind::Toponym,
            name: place.name.clone(),
            hint: None,
            confidence: 1.0,
        };
        let candidate =
            plotroom::model::Candidate { place, weight: 1.0, reasons: Vec::new() };
        self.briefing.resolutions.push(Resolution {
            mention,
            sense: Sense::Literal,
            known: true,
            candidates: vec![candidate],
            considered: 1,
            confidence: 1.0,
            map: true,
            reasons: Vec::new(),
        });
        self.briefing.resolutions.len() - 1
    }

    /// A place that is only named.
    pub fn place(mut self, name: &str) -> Self {
        self.resolution(name);
        self
    }

    /// A place that is in no gazetteer.
    pub fn spot(mut self, name: &str, like: &str, lon: f64, lat: f64) -> Self {
        let mut place = self.found(like);
        place.id = None;
        name.clone_into(&mut place.name);
        place.position = plotroom::model::Position::wrapped(lon, lat).unwrap();
        place.feature = plotroom::model::Feature::Settlement;
        let resolution = self.resolution_of(place);
        self.happened(
            resolution,
            name,
            EventKind::Strike,
            Modality::Asserted,
            Polarity::Positive,
        );
        self
    }

    /// Something that happened at a place.
    pub fn event(self, name: &str, kind: EventKind) -> Self {
        self.told(name, kind, Modality::Asserted, Polarity::Positive)
    }

    /// Something that is said in some manner.
    pub fn told(
        mut self,
        name: &str,
        kind: EventKind,
        modality: Modality,
        polarity: Polarity,
    ) -> Self {
        let resolution = self.resolution(name);
        self.happened(resolution, name, kind, modality, polarity);
        self
    }

    fn happened(
        &mut self,
        resolution: usize,
        name: &str,
        kind: EventKind,
        modality: Modality,
        polarity: Polarity,
    ) {
        let trigger = self.words("event");
        self.briefing.events.push(Event {
            trigger,
            sentence: trigger,
            kind,
            mode: None,
            actors: Vec::new(),
            targets: Vec::new(),
            place: Some(EventPlace {
                text: name.to_owned(),
                resolution: Some(resolution),
                position: None,
                radius: None,
            }),
            geo_precision: GeoPrecision::Settlement,
            date: None,
            time_precision: TimePrecision::Undated,
            source: Source { name: "author".to_owned(), kind: SourceKind::Author },
            modality,
            also: Vec::new(),
            polarity,
        });
    }

    /// A band around a place.
    pub fn ring(mut self, name: &str, min: f64, max: f64, system: Option<&str>) -> Self {
        let place = self.found(name);
        let (min, max) = (Meters::from_km(min), Meters::from_km(max));
        let footprint = band(place.position, min, max, Tolerance::default())
            .unwrap_or_else(|_| MultiPolygon(Vec::new()));
        self.briefing.rings.push(Ring {
            id: format!("ring-{}", self.briefing.rings.len() + 1),
            origin: place.name,
            center: RingCenter::Point(place.position),
            min,
            max,
            system: system.map(str::to_owned),
            basis: "the scene".to_owned(),
            sentence: None,
            footprint,
            places: Vec::new(),
        });
        self
    }

    /// A stated distance with its verdict.
    pub fn claim(mut self, from: &str, to: &str, km: f64, outcome: Outcome) -> Self {
        let (a, b) = (self.found(from), self.found(to));
        let (first, second) = (self.resolution(from), self.resolution(to));
        let sentence = self.words(&format!("{km} km"));
        let end = |name: &str, resolution| {
            Some(End {
                text: name.to_owned(),
                span: None,
                resolution: Some(resolution),
                part: Part::Unsaid,
            })
        };
        self.briefing.claims.push(Claim {
            sentence,
            kind: ClaimKind::Between,
            length: Length {
                span: sentence,
                low: Meters::from_km(km),
                high: None,
                rounding: Meters::from_km(5.0),
                bound: Bound::Exact,
                approximate: false,
                hedge: None,
            },
            measure: Measure::Unknown,
            from: end(from, first),
            to: end(to, second),
            bearing: None,
            obstacle: None,
        });
        self.briefing.verdicts.push(Verdict {
            claim: self.briefing.claims.len() - 1,
            outcome,
            bearing: None,
            from: Some(a.position),
            to: Some(b.position),
            center: Some(inverse(a.position, b.position).distance),
            edge: None,
            obstacle: None,
            reason: String::new(),
        });
        self
    }

    /// The days of the events, in their order.
    pub fn dated(mut self, days: &[&str]) -> Self {
        for (event, day) in self.briefing.events.iter_mut().zip(days) {
            event.date = Some((*day).to_owned());
        }
        self
    }

    /// The briefing.
    pub fn done(self) -> Briefing {
        self.briefing
    }
}

fn nowhere(name: &str) -> Place {
    Place {
        id: None,
        geonameid: None,
        name: name.to_owned(),
        position: plotroom::model::Position::new(0.0, 0.0).unwrap(),
        feature: plotroom::model::Feature::Settlement,
        country: None,
        admin1: None,
        population: 0,
        radius: Meters(1000.0),
        note: None,
    }
}

/// The real regions.
pub fn regions(gazetteer: &Gazetteer) -> Vec<(&'static str, Briefing)> {
    use EventKind as E;
    use Modality as M;
    use Polarity::{Negative, Positive};
    let new = |title, date| Builder::new(gazetteer, title, date);
    vec![
        (
            "odesa-tiraspol",
            new(
                "How far Odesa lies from Tiraspol, and what a 100 km drone would reach",
                "2025-11-20",
            )
            .told("Odesa/UA", E::Strike, M::Possible, Positive)
            .event("Tiraspol", E::Mobilize)
            .place("Transnistria")
            .place("Chisinau")
            .ring("Tiraspol", 25.0, 100.0, None)
            .claim("Tiraspol", "Odesa/UA", 80.0, Outcome::SupportedIfEdgeToEdge)
            .done(),
        ),
        (
            "donetsk-front",
            new("Fighting around Pokrovsk and Kostiantynivka", "2025-11-18")
                .told("Pokrovsk/UA", E::Capture, M::Claimed, Positive)
                .told("Pokrovsk/UA", E::Capture, M::Asserted, Negative)
                .event("Myrnohrad", E::Clash)
                .event("Kostiantynivka/UA", E::Strike)
                .event("Siversk", E::Infiltrate)
                .event("Lyman/UA", E::Clash)
                .event("Huliaipole", E::Withdraw)
                .event("Kramatorsk", E::Strike)
                .event("Toretsk", E::Control)
                .event("Bakhmut", E::Control)
                .told("Novopavlivka/UA", E::Capture, M::Claimed, Positive)
                .place("=A.ADM1 Donetsk")
                .place("Dnipro/UA")
                .done(),
        ),
        (
            "red-sea",
            new("Attacks on shipping in the southern Red Sea", "2024-06-12")
                .event("Al Hudaydah", E::Strike)
                .told("Aden", E::Strike, M::Claimed, Positive)
                .event("Djibouti", E::Deploy)
                .event("Sanaa", E::Statement)
                .place("Bab-el-Mandeb")
                .ring("Al Hudaydah", 0.0, 450.0, Some("Anti-ship missile"))
                .claim("Al Hudaydah", "Djibouti", 330.0, Outcome::Supported)
                .done(),
        ),
        (
            "taiwan-strait",
            new("Exercises around Taiwan", "2025-04-02")
                .event("Kinmen", E::Deploy)
                .event("Keelung", E::Deploy)
                .told("Kaohsiung", E::Strike, M::Possible, Positive)
                .event("Taipei", E::Statement)
                .event("Fuzhou", E::Deploy)
                .place("Xiamen")
                .claim("Fuzhou", "Taipei", 250.0, Outcome::Supported)
                .claim("Xiamen", "Kaohsiung", 160.0, Outcome::Understated)
                .done(),
        ),
        (
            "gaza",
            new("Aid and strikes in the Gaza Strip", "2025-05-20")
                .event("Rafah/PS", E::Aid)
                .event("Khan Yunis", E::Strike)
                .told("Gaza", E::Strike, M::Claimed, Positive)
                .event("Jabalya", E::Clash)
                .event("Beit Hanoun", E::Withdraw)
                .event("Ashkelon", E::Strike)
                .place("Tel Aviv")
                .ring("Gaza", 0.0, 40.0, Some("Rocket"))
                .done(),
        ),
        (
            "sudan",
            new("The war in Sudan: El Fasher, Khartoum and Port Sudan", "2025-10-28")
                .event("El Fasher", E::Capture)
                .told("El Fasher", E::Crime, M::Claimed, Positive)
                .event("Khartoum", E::Control)
                .event("Omdurman", E::Strike)
                .event("Port Sudan", E::Strike)
                .event("El Obeid", E::Clash)
                .event("Nyala", E::Deploy)
                .place("Tawila")
                .claim("El Fasher", "Khartoum", 800.0, Outcome::Supported)
                .done(),
        ),
        (
            "fiji",
            new("A cyclone between Fiji and Tonga", "2025-02-14")
                .event("Suva", E::Accident)
                .event("Labasa", E::Accident)
                .event("Nuku'alofa", E::Aid)
                .place("Apia")
                .ring("Suva", 0.0, 500.0, None)
                .claim("Suva", "Nuku'alofa", 750.0, Outcome::Supported)
                .done(),
        ),
        (
            "charts",
            new("Distances and days", "2025-11-13")
                .claim("Kyiv", "Odesa/UA", 441.0, Outcome::Supported)
                .claim("Kyiv", "Chernihiv", 150.0, Outcome::SupportedIfRoad)
                .claim("Tiraspol", "Odesa/UA", 80.0, Outcome::SupportedIfEdgeToEdge)
                .claim("Kharkiv", "Dnipro/UA", 100.0, Outcome::Understated)
                .event("Kyiv", E::Strike)
                .event("Kharkiv", E::Strike)
                .event("Kyiv", E::Consult)
                .event("Odesa/UA", E::Aid)
                .dated(&["2025-11-02", "2025-11-02", "2025-11-05", "2025-11-12"])
                .done(),
        ),
        (
            "svalbard",
            new("Search and rescue north of Svalbard", "2025-08-03")
                .event("Longyearbyen", E::Accident)
                .ring("Longyearbyen", 0.0, 1500.0, Some("Patrol aircraft"))
                .claim("Longyearbyen", "Tromso", 960.0, Outcome::Supported)
                .done(),
        ),
        (
            "world",
            new("A week of statements around the world", "2025-09-30")
                .event("New York City", E::Statement)
                .event("Geneva/CH", E::Consult)
                .event("Canberra", E::Agree)
                .event("Nairobi", E::Protest)
                .event("Sao Paulo", E::Protest)
                .event("Tokyo", E::Sanction)
                .event("New Delhi", E::Consult)
                .event("Istanbul", E::Consult)
                .done(),
        ),
        (
            "baltic",
            new("Cables cut in the Baltic Sea", "2024-12-27")
                .event("Helsinki", E::Investigate)
                .event("Tallinn", E::Statement)
                .told("Kotka", E::Crime, M::Possible, Positive)
                .event("Porkkala", E::Arrest)
                .place("Saint Petersburg/RU")
                .place("Stockholm")
                .claim("Helsinki", "Tallinn", 80.0, Outcome::Supported)
                .done(),
        ),
        (
            "kashmir",
            new("Shelling across the line of control", "2025-05-08")
                .event("Srinagar", E::Protest)
                .event("Muzaffarabad", E::Strike)
                .told("Poonch", E::Clash, M::Claimed, Positive)
                .event("Jammu", E::Strike)
                .place("Lahore")
                .place("Islamabad")
                .claim("Srinagar", "Muzaffarabad", 90.0, Outcome::Supported)
                .done(),
        ),
        (
            "one-place",
            new("Talks in Istanbul", "2025-11-13").event("Istanbul", E::Consult).done(),
        ),
        ("nothing", new("A statement about nothing in particular", "2025-11-13").done()),
    ]
}

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
