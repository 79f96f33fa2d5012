//! What hand-made briefings are put together from.

use plotroom::geodesy::{Tolerance, band, inverse};
use plotroom::model::{
    Bound, Briefing, Candidate, Claim, ClaimKind, CountryCode, Document, End, Event,
    EventKind, EventPlace, Feature, GeoPrecision, GeonameId, InRange, Language, Length,
    Measure, Mention, MentionKind, Meters, Modality, Outcome, Part, Place, Polarity,
    Position, Relation, Resolution, Ring, RingCenter, Sense, Source, SourceKind, Span,
    TimePrecision, Verdict,
};

pub(crate) fn position(lon: f64, lat: f64) -> Position {
    Position::new(lon, lat).expect("it is on Earth")
}

/// A document whose sentences end at full stops.
pub(crate) fn document(name: &str, text: &str) -> Document {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ").chain([(text.len(), "")]) {
        let end = (at + 1).min(text.len());
        if end > start {
            sentences.push(Span::new(start, end));
        }
        start = (at + 2).min(text.len());
    }
    Document {
        name: name.to_owned(),
        title: None,
        text: text.to_owned(),
        url: Some("https://example.org/report".into()),
        date: Some("2025-03-14".into()),
        language: Some(Language::En),
        sentences,
        furniture: Vec::new(),
    }
}

pub(crate) fn empty(document: Document) -> Briefing {
    Briefing {
        relatives: Vec::new(),
        document,
        resolutions: Vec::new(),
        claims: Vec::new(),
        verdicts: Vec::new(),
        events: Vec::new(),
        rings: Vec::new(),
        layers: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// The `nth` time that words stand in the text.
pub(crate) fn span(briefing: &Briefing, words: &str, nth: usize) -> Span {
    let text = &briefing.document.text;
    let (at, found) = text.match_indices(words).nth(nth).expect("the words are there");
    Span::new(at, at + found.len())
}

pub(crate) fn place(name: &str, at: Position, feature: &str) -> Place {
    Place {
        id: None,
        geonameid: Some(GeonameId(1_000_000)),
        name: name.to_owned(),
        position: at,
        feature: Feature::from_code(feature).expect("a feature code"),
        country: CountryCode::new("SD"),
        admin1: Some("Kassala".into()),
        population: 400_000,
        radius: Meters::from_km(6.5),
        note: None,
    }
}

pub(crate) fn resolution(
    span: Span,
    place: Place,
    sense: Sense,
    map: bool,
) -> Resolution {
    let mention = Mention {
        span,
        kind: MentionKind::Toponym,
        name: place.name.clone(),
        hint: None,
        confidence: 0.97,
    };
    let first = Candidate { place, weight: 0.9, reasons: vec!["largest".into()] };
    let mut other = first.clone();
    other.place.name = "Kassala Locality".into();
    other.weight = 0.08;
    Resolution {
        mention,
        sense,
        known: true,
        candidates: [first, other].into(),
        considered: 3,
        by_distance: false,
        confidence: 0.912_345,
        map,
        reasons: vec!["the largest place of the name".into(), "near Port Sudan".into()],
    }
}

pub(crate) fn claim(
    briefing: &Briefing,
    figure: &str,
    km: f64,
    ends: [(usize, &str); 2],
) -> Claim {
    let length = span(briefing, figure, 0);
    let end = |(index, text): (usize, &str)| {
        Some(End {
            text: text.to_owned(),
            span: Some(span(briefing, text, 0)),
            resolution: Some(index),
            part: Part::Unsaid,
        })
    };
    Claim {
        sentence: length,
        kind: ClaimKind::Between,
        length: Length {
            span: length,
            low: Meters::from_km(km),
            high: None,
            rounding: Meters::from_km(5.0),
            bound: Bound::Exact,
            approximate: false,
            hedge: None,
        },
        measure: Measure::Unknown,
        from: end(ends[0]),
        to: end(ends[1]),
        bearing: None,
        obstacle: None,
    }
}

pub(crate) fn verdict(
    claim: usize,
    from: Position,
    to: Position,
    outcome: Outcome,
) -> Verdict {
    let way = inverse(from, to).distance;
    Verdict {
        claim,
        outcome,
        bearing: None,
        from: Some(from),
        to: Some(to),
        center: Some(way),
        edge: Some(Meters((way.0 - 12_000.0).max(0.0))),
        obstacle: None,
        reason: format!("the ground says {:.1} km from center to center", way.km()),
    }
}

pub(crate) fn event(
    trigger: Span,
    kind: EventKind,
    resolution: usize,
    name: &str,
) -> Event {
    Event {
        trigger,
        sentence: trigger,
        kind,
        mode: Some("drone".into()),
        actors: vec!["the RSF".into()],
        targets: Vec::new(),
        place: Some(EventPlace {
            relative: None,
            text: name.to_owned(),
            resolution: Some(resolution),
            position: None,
            radius: None,
        }),
        geo_precision: GeoPrecision::Settlement,
        date: Some("2025-03-12".into()),
        time_precision: TimePrecision::Day,
        source: Source { name: "officials".into(), kind: SourceKind::Government },
        modality: Modality::Claimed,
        polarity: Polarity::Positive,
        also: Vec::new(),
    }
}

pub(crate) fn ring(
    number: usize,
    origin: &str,
    center: Position,
    km: (f64, f64),
    answers: &[(usize, &str, Position)],
) -> Ring {
    let (min, max) = (Meters::from_km(km.0), Meters::from_km(km.1));
    let places = answers.iter().map(|&(resolution, name, at)| {
        let distance = inverse(center, at).distance;
        let inside = distance >= min && distance <= max;
        InRange {
            name: name.to_owned(),
            resolution,
            relation: if inside { Relation::Inside } else { Relation::Outside },
            distance,
            margin: Meters(max.0 - distance.0),
        }
    });
    Ring {
        id: format!("ring-{number}"),
        origin: origin.to_owned(),
        center: RingCenter::Point(center),
        min,
        max,
        sector: None,
        system: None,
        basis: "asked for".into(),
        sentence: None,
        places: places.collect(),
        footprint: band(center, min, max, Tolerance::default()).expect("it can be drawn"),
    }
}
