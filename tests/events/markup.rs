//! Sentences with their names marked, so that event rules are tested apart from the
//! gazetteer: `[Kharkiv]` a settlement, `[Odesa oblast:adm1]` an area (adm1, adm2, region,
//! country, river), `{Moscow/RU}` or `{Russia:country/RU}` somebody who acts, `<Russian/RU>` a people.

use plotroom::gazetteer::Gazetteer;
use plotroom::model::{
    Bound, CountryCode, Document, Event, Feature, Length, Meters, Place, Position,
    Resolution, Sense, Span,
};
use plotroom::read::{Report, document};
use plotroom::settings::EventWords;

fn feature(word: &str) -> Feature {
    match word {
        "adm1" => Feature::Admin1,
        "adm2" => Feature::Admin2,
        "region" => Feature::Region,
        "country" => Feature::Country,
        "river" => Feature::River,
        _ => Feature::Settlement,
    }
}

fn resolution(span: Span, name: &str, inside: &str, open: char) -> Resolution {
    let (inside, code) = inside.split_once('/').unwrap_or((inside, ""));
    let (_, kind) = inside.split_once(':').unwrap_or((inside, "city"));
    let sense = match open {
        '[' => Sense::Literal,
        '{' => Sense::Metonymic,
        _ => Sense::Demonym,
    };
    let feature = if sense == Sense::Demonym { Feature::Country } else { feature(kind) };
    let place = Place {
        id: None,
        geonameid: None,
        name: name.to_owned(),
        position: Position::new(30.0, 45.0).expect("it is on Earth"),
        feature,
        country: CountryCode::new(code),
        admin1: None,
        population: 0,
        radius: Meters(2_000.0),
        note: None,
    };
    crate::support::resolution(span, name, sense, place)
}

/// The text without its marks, and the resolutions that they say.
pub fn unmarked(marked: &str) -> (String, Vec<Resolution>) {
    let mut text = String::new();
    let mut found = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find(['[', '{', '<']) {
        let open = rest[at..].chars().next().expect("it was found");
        let close = match open {
            '[' => ']',
            '{' => '}',
            _ => '>',
        };
        let end = at + rest[at..].find(close).expect("every mark is closed");
        let inside = &rest[at + 1..end];
        let name = inside.split([':', '/']).next().expect("a name");
        text.push_str(&rest[..at]);
        let span = Span::new(text.len(), text.len() + name.len());
        text.push_str(name);
        found.push(resolution(span, name, inside, open));
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    (text, found)
}

/// The document and the events of a marked text.
pub fn events(marked: &str, date: Option<&str>) -> (Document, Vec<Event>) {
    with_length(marked, date, None)
}

/// As [`events`], with the words of a length and how many meters they mean.
pub fn with_length(
    marked: &str,
    date: Option<&str>,
    length: Option<(&str, f64)>,
) -> (Document, Vec<Event>) {
    let (text, resolutions) = unmarked(marked);
    let report = Report { text, date: date.map(str::to_owned), ..Report::default() };
    let document = document(report);
    let lengths: Vec<Length> = length
        .and_then(|(words, meters)| Some((document.text.find(words)?, words, meters)))
        .map(|(at, words, meters)| Length {
            span: Span::new(at, at + words.len()),
            low: Meters(meters),
            high: None,
            rounding: Meters(500.0),
            bound: Bound::Exact,
            approximate: false,
            hedge: None,
        })
        .into_iter()
        .collect();
    let times = plotroom::recognize::times(&document);
    let words = EventWords::bundled();
    let claims = plotroom::extract::claims(&document, &lengths, &resolutions);
    let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    let relatives = plotroom::extract::relatives(
        &document,
        &lengths,
        &resolutions,
        &claims,
        &gazetteer,
    );
    let events = plotroom::extract::events(
        &document,
        &resolutions,
        &relatives,
        &claims,
        &times,
        words,
    );
    (document, events)
}

/// An event in one line: type, modality, polarity, place, precision, source.
pub fn line(event: &Event) -> String {
    let place = event.place.as_ref().map_or("-", |place| place.text.as_str());
    let also: String =
        event.also.iter().flat_map(|place| ["+", place.text.as_str()]).collect();
    let sign = if event.polarity.as_str() == "positive" { "+" } else { "-" };
    format!(
        "{} {}{sign} {place}{also} ({}) {}",
        event.kind.as_str(),
        event.modality.as_str(),
        event.geo_precision.as_str(),
        event.source.name
    )
}
