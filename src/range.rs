//! The ranges that a report speaks of, as ground, and which of its places lie in them.

use geo::{Contains, MultiPolygon, Point};

use crate::gazetteer::Gazetteer;
use crate::geodesy::{Tolerance, band, distance_to_region, inverse, reach};
use crate::model::{
    Claim, ClaimKind, Document, InRange, Meters, Place, Position, Relation, Resolution,
    Ring, RingCenter, Sense, Span,
};
use crate::settings::{RingRequest, Settings};

/// How far an edge of a ring may stray from the true circle.
const TOLERANCE: Tolerance = Tolerance(0.0005);
/// Ranges with an upper limit beyond this are not drawn: half the Earth.
const FURTHEST: Meters = Meters(19_000_000.0);

/// Words behind which a place is where a range counts from.
const LAUNCH: &[&str] = &["from", "in", "at", "near", "inside", "across", "outside"];
/// Of these, the one that settles it.
const SURE_LAUNCH: &str = "from";
/// Words that say that a sentence is about what can be reached.
const REACH: &[&str] =
    &["range", "reach", "reached", "reaches", "strike", "strikes", "hit"];

/// A range before it is drawn.
struct Footing<'a> {
    origin: &'a Place,
    min: Meters,
    max: Meters,
    system: Option<String>,
    basis: String,
    sentence: Option<Span>,
}

/// The rings of a report: every stated reach around each place it is applied to, and those
/// that the settings ask for.
///
/// A reach is applied to the places of its sentence that it counts from ("from X", "forces
/// in X"), and to the places that a neighboring sentence locates as being in range. Around
/// a settlement it is a band; around a region it is all that lies within the upper limit of
/// any point of its outline.
#[must_use]
pub fn rings(
    document: &Document,
    claims: &[Claim],
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
    settings: &Settings,
) -> Vec<Ring> {
    let mut footings = Vec::new();
    for claim in claims.iter().filter(|claim| claim.kind == ClaimKind::Capability) {
        for origin in origins(document, claim, claims, resolutions) {
            let (min, max) = match claim.length.high {
                Some(high) => (claim.length.low, high),
                None => (Meters(0.0), claim.length.low),
            };
            footings.push(Footing {
                origin,
                min,
                max,
                system: None,
                basis: "stated in the report".to_owned(),
                sentence: Some(claim.sentence),
            });
        }
    }
    footings.extend(settings.rings.iter().map(asked));
    let mut rings: Vec<Ring> = Vec::new();
    for footing in footings {
        if footing.max > FURTHEST || footing.max.0 <= 0.0 || footing.min >= footing.max {
            continue;
        }
        let Some(mut ring) = drawn(&footing, gazetteer) else { continue };
        let same = |other: &Ring| {
            (other.center, other.min, other.max, &other.system)
                == (ring.center, ring.min, ring.max, &ring.system)
        };
        if rings.iter().any(same) {
            continue;
        }
        ring.id = format!("ring-{}", rings.len() + 1);
        ring.places = in_range(&ring, resolutions, gazetteer);
        rings.push(ring);
    }
    rings
}

fn asked(request: &RingRequest) -> Footing<'_> {
    Footing {
        origin: &request.origin,
        min: request.min,
        max: request.max,
        system: request.system.clone(),
        basis: request.basis.clone(),
        sentence: None,
    }
}

/// The places that a stated reach counts from.
fn origins<'a>(
    document: &Document,
    claim: &Claim,
    claims: &[Claim],
    resolutions: &'a [Resolution],
) -> Vec<&'a Place> {
    let located = |end: &Option<crate::model::End>| {
        let at = end.as_ref().and_then(|end| end.resolution)?;
        let resolution = resolutions.get(at)?;
        (resolution.sense == Sense::Literal).then(|| resolution.place()).flatten()
    };
    if let Some(place) = located(&claim.from) {
        return vec![place];
    }
    let reference = claim.to.as_ref().and_then(|end| end.resolution);
    let own: Vec<(&Place, &str)> = resolutions
        .iter()
        .enumerate()
        .filter(|(at, r)| {
            claim.sentence.contains(r.mention.span)
                && r.sense == Sense::Literal
                && Some(*at) != reference
        })
        .filter_map(|(_, r)| {
            let before = word_before(document, claim.sentence, r.mention.span);
            let place = r.place().filter(|p| !p.feature.is_country())?;
            LAUNCH.contains(&before).then_some((place, before))
        })
        .collect();
    let sure = own.iter().any(|(_, word)| *word == SURE_LAUNCH);
    let mut found: Vec<&Place> = own
        .into_iter()
        .filter(|(_, word)| !sure || *word == SURE_LAUNCH)
        .map(|(place, _)| place)
        .collect();
    let place_in_range = |other: &&Claim| {
        other.kind != ClaimKind::Capability
            && are_neighbors(document, other.sentence, claim.sentence)
            && speaks_of_reach(other.sentence.of(&document.text))
    };
    found.splice(
        0..0,
        claims.iter().filter(place_in_range).filter_map(|other| located(&other.from)),
    );
    found
}

/// Whether two sentences are the same or stand side by side in one paragraph.
fn are_neighbors(document: &Document, a: Span, b: Span) -> bool {
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    let between = document.text.get(first.end..second.start).unwrap_or("\n\n");
    a == b || between.trim().is_empty() && between.matches('\n').count() < 2
}

fn speaks_of_reach(sentence: &str) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphabetic());
    words.any(|word| REACH.iter().any(|reach| word.eq_ignore_ascii_case(reach)))
}

/// The preposition before a mention, over articles and adjectives of up to two words.
fn word_before(document: &Document, sentence: Span, mention: Span) -> &str {
    let before = document.text.get(sentence.start..mention.start).unwrap_or_default();
    let clause = before.rsplit([',', ';', ':', '(', '—']).next().unwrap_or_default();
    let mut words = clause.split_whitespace().rev().take(3);
    words.find(|word| LAUNCH.contains(word)).unwrap_or_default()
}

fn drawn(footing: &Footing<'_>, gazetteer: &Gazetteer) -> Option<Ring> {
    let place = footing.origin;
    let outline = place
        .id
        .filter(|_| place.feature.is_area())
        .and_then(|id| Some((id, gazetteer.outline(id)?)));
    let (center, min, footprint) = if let Some((id, outline)) = outline {
        let ground = reach(&outline, footing.max, TOLERANCE).ok()?;
        let center = RingCenter::Region { place: id, label: place.position };
        (center, Meters(0.0), ground)
    } else {
        let ground = band(place.position, footing.min, footing.max, TOLERANCE).ok()?;
        (RingCenter::Point(place.position), footing.min, ground)
    };
    Some(Ring {
        id: String::new(),
        origin: place.name.clone(),
        center,
        min,
        max: footing.max,
        system: footing.system.clone(),
        basis: footing.basis.clone(),
        sentence: footing.sentence,
        footprint,
        places: Vec::new(),
    })
}

/// The places of the report, each once, against a ring: settlements and spots by their
/// point and radius, areas by whether their outline is covered.
fn in_range(
    ring: &Ring,
    resolutions: &[Resolution],
    gazetteer: &Gazetteer,
) -> Vec<InRange> {
    let outline = match ring.center {
        RingCenter::Region { place, .. } => gazetteer.outline(place),
        RingCenter::Point(_) => None,
    };
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for (at, resolution) in resolutions.iter().enumerate() {
        let Some(place) = resolution.place().filter(|_| resolution.map) else { continue };
        let key = (place.id, place.position);
        if place.feature.is_area() || seen.contains(&key) || is_origin(ring, place) {
            continue;
        }
        seen.push(key);
        let distance = away(ring, outline.as_ref(), place.position);
        let margin = if distance < ring.min {
            distance.0 - ring.min.0
        } else {
            (ring.max.0 - distance.0).min(if ring.min.0 > 0.0 {
                distance.0 - ring.min.0
            } else {
                f64::INFINITY
            })
        };
        let doubt = place.radius.0;
        let relation = if margin.abs() <= doubt {
            Relation::OnEdge
        } else if margin > 0.0 {
            Relation::Inside
        } else {
            Relation::Outside
        };
        found.push(InRange {
            name: place.name.clone(),
            resolution: at,
            relation,
            distance,
            margin: Meters(margin),
        });
    }
    found
}

fn is_origin(ring: &Ring, place: &Place) -> bool {
    match ring.center {
        RingCenter::Point(center) => center == place.position,
        RingCenter::Region { place: region, .. } => place.id == Some(region),
    }
}

fn away(ring: &Ring, outline: Option<&MultiPolygon<f64>>, to: Position) -> Meters {
    match (ring.center, outline) {
        (RingCenter::Point(center), _) => inverse(center, to).distance,
        (RingCenter::Region { .. }, Some(outline)) => {
            if outline.contains(&Point::new(to.lon(), to.lat())) {
                return Meters(0.0);
            }
            distance_to_region(to, outline).map_or(Meters(f64::MAX), |n| n.distance)
        }
        (RingCenter::Region { label, .. }, None) => inverse(label, to).distance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Bound, Candidate, End, Feature, Length, Measure, Mention, MentionKind, Part,
    };
    use crate::read::{Report, document};

    fn resolution(text: &str, name: &str, at: (f64, f64)) -> Resolution {
        let start = text.find(name).expect("the name is in the text");
        let mention = Mention {
            span: Span::new(start, start + name.len()),
            kind: MentionKind::Toponym,
            name: name.to_owned(),
            hint: None,
            confidence: 1.0,
        };
        let place = Place {
            id: None,
            geonameid: None,
            name: name.to_owned(),
            position: Position::new(at.0, at.1).expect("a position"),
            feature: Feature::Settlement,
            country: None,
            admin1: None,
            population: 0,
            radius: Meters(2000.0),
            note: None,
        };
        let candidate = Candidate { place, weight: 1.0, reasons: Vec::new() };
        Resolution {
            mention,
            sense: Sense::Literal,
            known: true,
            candidates: vec![candidate],
            considered: 1,
            confidence: 1.0,
            map: true,
            reasons: Vec::new(),
        }
    }

    fn claim(text: &str, sentence: Span, kind: ClaimKind, figure: &str) -> Claim {
        let start = text.find(figure).expect("the figure is in the text");
        let (low, high) =
            figure.trim_end_matches(" km").split_once('-').unwrap_or((figure, ""));
        let km = |t: &str| t.trim_end_matches(" km").parse().ok().map(Meters::from_km);
        let length = Length {
            span: Span::new(start, start + figure.len()),
            low: km(low).expect("a number"),
            high: km(high),
            rounding: Meters(0.0),
            bound: Bound::Exact,
            approximate: false,
            hedge: None,
        };
        let measure = Measure::Straight;
        Claim {
            sentence,
            kind,
            length,
            measure,
            from: None,
            to: None,
            bearing: None,
            obstacle: None,
        }
    }

    /// The rings of a text whose first claim is a capability; the second, if any, locates
    /// the first resolution.
    fn drawn(text: &str, places: &[(&str, (f64, f64))], figures: &[&str]) -> Vec<Ring> {
        let document = document(Report { text: text.to_owned(), ..Report::default() });
        let resolutions: Vec<_> =
            places.iter().map(|(n, at)| resolution(text, n, *at)).collect();
        let mut claims = Vec::new();
        for (at, figure) in figures.iter().enumerate() {
            let start = text.find(figure).expect("the figure is in the text");
            let holds = |s: &&Span| (s.start..s.end).contains(&start);
            let sentence = *document.sentences.iter().find(holds).expect("a sentence");
            let kind = [ClaimKind::Capability, ClaimKind::Between][at.min(1)];
            let mut claim = claim(text, sentence, kind, figure);
            if at == 1 {
                let span = Some(resolutions[0].mention.span);
                let part = Part::Unsaid;
                claim.from =
                    Some(End { text: String::new(), span, resolution: Some(0), part });
            }
            claims.push(claim);
        }
        let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
        rings(&document, &claims, &resolutions, &gazetteer, &Settings::default())
    }

    const JIZAN: (f64, f64) = (42.5511, 16.8892);
    const HODEIDAH: (f64, f64) = (42.9545, 14.7978);

    #[test]
    fn a_reach_counts_from_the_place_behind_from() {
        let text = "Its drones reach 200-400 km from the coast near Mocha, and from Hodeidah they could hit Jizan.";
        let found =
            drawn(text, &[("Hodeidah", HODEIDAH), ("Jizan", JIZAN)], &["200-400 km"]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].origin.as_str(), found[0].min.km()), ("Hodeidah", 200.0));
        let [jizan] = found[0].places.as_slice() else { panic!("{:?}", found[0].places) };
        assert_eq!((jizan.name.as_str(), jizan.relation), ("Jizan", Relation::Inside));
        assert!((jizan.distance.km() - 235.4).abs() < 0.5, "{}", jizan.distance.km());
        assert!((jizan.margin.km() - 35.4).abs() < 0.5);
    }

    #[test]
    fn a_neighboring_sentence_about_range_lends_its_place() {
        let text = "Hodeidah lies 235 km from Jizan, within range of drones. The group can strike 200-400 km away.";
        let places = [("Hodeidah", HODEIDAH), ("Jizan", JIZAN)];
        let found = drawn(text, &places, &["200-400 km", "235 km"]);
        assert_eq!(
            found.iter().map(|r| r.origin.as_str()).collect::<Vec<_>>(),
            ["Hodeidah"]
        );
        let apart = text.replace("drones. ", "drones.\n\n");
        assert!(drawn(&apart, &places, &["200-400 km", "235 km"]).is_empty());
    }

    #[test]
    fn a_target_is_no_origin() {
        let text = "The missile flies 300 km and could hit Jizan.";
        assert!(drawn(text, &[("Jizan", JIZAN)], &["300 km"]).is_empty());
    }
}
