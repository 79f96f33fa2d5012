//! A briefing as the one JSON object a document that `stream` writes (see docs/interface.md).

use std::borrow::Cow;

use serde::Serialize;
use serde_json::Value;

use super::relative::Told;
use crate::model::{
    BearingOutcome, Bound, Briefing, Claim, ClaimKind, CountryCode, End, Event,
    EventPlace, Feature, Measure, Outcome, Position, Resolution, Sense, Severity, Span,
    Verdict,
};

/// Everything found in a document; offsets in Unicode code points, degrees on WGS 84,
/// kilometers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record<'a> {
    /// The id that came with the document.
    pub id: Value,
    /// ISO 639-1 code, `None` if unknown.
    pub language: Option<&'static str>,
    toponyms: Vec<Toponym<'a>>,
    claims: Vec<Stated<'a>>,
    events: Vec<Happened<'a>>,
    relative: Vec<Told>,
    warnings: Vec<Warning<'a>>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Toponym<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    sense: Sense,
    map: bool,
    lat: Option<f64>,
    lon: Option<f64>,
    geonameid: Option<u32>,
    name: Option<&'a str>,
    feature: Option<Feature>,
    country: Option<&'a str>,
    admin1: Option<&'a str>,
    confidence: f64,
    candidates: usize,
    reasons: &'a [Cow<'static, str>],
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Stated<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: ClaimKind,
    low_km: f64,
    high_km: Option<f64>,
    bound: Bound,
    approx: bool,
    measure: Measure,
    from: Option<StatedEnd<'a>>,
    to: Option<StatedEnd<'a>>,
    bearing_deg: Option<f64>,
    center_km: Option<f64>,
    edge_km: Option<f64>,
    verdict: Outcome,
    bearing_verdict: Option<BearingOutcome>,
    reason: &'a str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct StatedEnd<'a> {
    text: &'a str,
    start: Option<usize>,
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Happened<'a> {
    start: usize,
    end: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    mode: Option<&'a str>,
    actors: &'a [String],
    targets: &'a [String],
    place: Option<HappenedAt<'a>>,
    also: Vec<HappenedAt<'a>>,
    geo_precision: &'static str,
    date: Option<&'a str>,
    time_precision: &'static str,
    source: Said<'a>,
    modality: &'static str,
    polarity: &'static str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct HappenedAt<'a> {
    text: &'a str,
    lat: Option<f64>,
    lon: Option<f64>,
    uncertainty_km: Option<f64>,
    /// The relative place that it is, by index.
    relative: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Said<'a> {
    name: &'a str,
    kind: &'static str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Warning<'a> {
    start: Option<usize>,
    end: Option<usize>,
    message: &'a str,
}

/// The record of a briefing.
#[must_use]
pub fn record(id: Value, briefing: &Briefing) -> Record<'_> {
    let points = CodePoints::new(&briefing.document.text);
    let toponyms = briefing.resolutions.iter().map(|r| toponym(r, &points)).collect();
    let pairs = briefing.claims.iter().zip(&briefing.verdicts);
    let claims = pairs.map(|(claim, verdict)| stated(claim, verdict, &points)).collect();
    let events = briefing
        .events
        .iter()
        .map(|event| happened(event, &briefing.resolutions, &points))
        .collect();
    let warnings = briefing
        .diagnostics
        .iter()
        .filter(|d| d.severity >= Severity::Warning)
        .map(|d| Warning {
            start: d.span.map(|s| points.at(s.start)),
            end: d.span.map(|s| points.at(s.end)),
            message: &d.message,
        })
        .collect();
    let language = briefing.document.language.map(crate::model::Language::code);
    let told = |r| {
        super::relative::told(r, |byte| points.at(byte), |s| points.words(s).to_owned())
    };
    let relative = briefing.relatives.iter().map(told).collect();
    Record { id, language, toponyms, claims, events, relative, warnings }
}

fn toponym<'a>(resolution: &'a Resolution, points: &CodePoints<'a>) -> Toponym<'a> {
    let span = resolution.mention.span;
    let place = resolution.place();
    Toponym {
        start: points.at(span.start),
        end: points.at(span.end),
        text: points.words(span),
        sense: resolution.sense,
        map: resolution.map,
        lat: place.map(|p| p.position.lat()),
        lon: place.map(|p| p.position.lon()),
        geonameid: place.and_then(|p| p.geonameid).map(|id| id.0),
        name: place.map(|p| p.name.as_str()),
        feature: place.map(|p| p.feature),
        country: place.and_then(|p| p.country.as_ref()).map(CountryCode::as_str),
        admin1: place.and_then(|p| p.admin1.as_deref()),
        confidence: rounded(resolution.confidence, 1e3),
        candidates: resolution.considered,
        reasons: &resolution.reasons,
    }
}

fn stated<'a>(
    claim: &'a Claim,
    verdict: &'a Verdict,
    points: &CodePoints<'a>,
) -> Stated<'a> {
    let span = claim.length.span;
    let km = |m: crate::model::Meters| rounded(m.km(), 1e6);
    let end = |end: &'a Option<End>, at: Option<Position>| {
        end.as_ref().map(|end| StatedEnd {
            text: end.text.as_str(),
            start: end.span.map(|s| points.at(s.start)),
            lat: at.map(Position::lat),
            lon: at.map(Position::lon),
        })
    };
    Stated {
        start: points.at(span.start),
        end: points.at(span.end),
        text: points.words(span),
        kind: claim.kind,
        low_km: km(claim.length.low),
        high_km: claim.length.high.map(km),
        bound: claim.length.bound,
        approx: claim.length.approximate,
        measure: claim.measure,
        from: end(&claim.from, verdict.from),
        to: end(&claim.to, verdict.to),
        bearing_deg: claim.bearing.map(crate::model::Azimuth::degrees),
        center_km: verdict.center.map(km),
        edge_km: verdict.edge.map(km),
        verdict: verdict.outcome,
        bearing_verdict: verdict.bearing,
        reason: &verdict.reason,
    }
}

fn happened<'a>(
    event: &'a Event,
    resolutions: &[Resolution],
    points: &CodePoints<'_>,
) -> Happened<'a> {
    let told = |place: &'a EventPlace| {
        let named = place.resolution.and_then(|at| resolutions.get(at));
        let at = place.position.or_else(|| Some(named?.place()?.position));
        HappenedAt {
            text: place.text.as_str(),
            lat: at.map(Position::lat),
            lon: at.map(Position::lon),
            uncertainty_km: place.radius.map(|radius| rounded(radius.km(), 1e3)),
            relative: place.relative,
        }
    };
    Happened {
        start: points.at(event.trigger.start),
        end: points.at(event.trigger.end),
        kind: event.kind.as_str(),
        mode: event.mode.as_deref(),
        actors: &event.actors,
        targets: &event.targets,
        place: event.place.as_ref().map(told),
        also: event.also.iter().map(told).collect(),
        geo_precision: event.geo_precision.as_str(),
        date: event.date.as_deref(),
        time_precision: event.time_precision.as_str(),
        source: Said { name: &event.source.name, kind: event.source.kind.as_str() },
        modality: event.modality.as_str(),
        polarity: event.polarity.as_str(),
    }
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}

/// Byte offsets to code points: a count every so many bytes, the rest counted on.
struct CodePoints<'a> {
    text: &'a str,
    counts: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    const EVERY: usize = 512;

    fn new(text: &'a str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / Self::EVERY + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(Self::EVERY) {
            counts.push(count);
            count += starts(chunk);
        }
        counts.push(count);
        Self { text, counts }
    }

    /// The number of code points before a byte.
    fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let chunk = byte / Self::EVERY;
        self.counts[chunk] + starts(&self.text.as_bytes()[chunk * Self::EVERY..byte])
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(self.text)
    }
}

/// Bytes that start a code point.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

/// The byte offsets of code points, ascending or not; `None` where one lies beyond the text.
///
/// # Examples
/// ```
/// assert_eq!(plotroom::export::bytes_of("Köln", &[(0, 2)]).unwrap()[0].end, 3);
/// ```
#[must_use]
pub fn bytes_of(text: &str, code_points: &[(usize, usize)]) -> Option<Vec<Span>> {
    let mut offsets: Vec<usize> = code_points.iter().flat_map(|p| [p.0, p.1]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let mut bytes = Vec::with_capacity(offsets.len());
    let mut all = text.char_indices().map(|(at, _)| at).chain([text.len()]).enumerate();
    for &offset in &offsets {
        let (_, byte) = all.by_ref().find(|(count, _)| *count == offset)?;
        bytes.push(byte);
    }
    let byte = |offset: usize| offsets.binary_search(&offset).ok().map(|at| bytes[at]);
    code_points
        .iter()
        .map(|&(start, end)| {
            let (start, end) = (byte(start)?, byte(end)?);
            (start < end).then(|| Span::new(start, end))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_count_right_over_chunks() {
        let text = "Ö".repeat(700);
        let points = CodePoints::new(&text);
        assert_eq!([0, 2, 1022, 1024, 1400].map(|b| points.at(b)), [0, 1, 511, 512, 700]);
        assert_eq!(bytes_of(&text, &[(511, 512)]), Some(vec![Span::new(1022, 1024)]));
        assert_eq!(bytes_of(&text, &[(0, 701)]), None);
        assert_eq!(bytes_of("", &[]), Some(Vec::new()));
    }
}
