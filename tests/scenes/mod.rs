//! Briefings made by hand for the drawing tests: a scene is named after what is hard about
//! it.

mod hard;
mod regions;

use geo::MultiPolygon;
use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{Tolerance, band, inverse};
use plotroom::model::{
    Bound, Briefing, Claim, ClaimKind, Document, End, Event, EventKind, EventPlace,
    GeoPrecision, Length, Measure, Mention, MentionKind, Meters, Modality, Outcome, Part,
    Place, Polarity, Resolution, Ring, RingCenter, Sense, Source, SourceKind, Span,
    TimePrecision, Verdict,
};

pub use hard::{hard, world};
pub use regions::regions;

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
            relatives: Vec::new(),
            document,
            resolutions: Vec::new(),
            claims: Vec::new(),
            verdicts: Vec::new(),
            events: Vec::new(),
            rings: Vec::new(),
            layers: Vec::new(),
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
            candidates: [candidate].into(),
            considered: 1,
            by_distance: false,
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
                relative: None,
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
            sector: None,
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
