//! Whether the words of its sentences speak of a city or of a region, for a name that both
//! bear: "the mayor of New York", "upstate New York".

use super::bearers::{Bearer, Group};
use super::window;
use crate::model::{Document, Feature, Mention, Span};
use crate::settings::{Level, Names};
use crate::text::{floor, signature};

/// How many mentions of a name are read.
const READ: usize = 6;
/// How far from a mention words are read, in bytes.
const REACH: usize = 90;

/// How far the words around its mentions speak of a city, from -1 (of a region) to 1; nothing
/// where not both a city and a region bear the name, or no word speaks of either.
pub(super) fn urban(
    document: &Document,
    mentions: &[Mention],
    group: &Group,
    bearers: &[Bearer],
    names: &Names,
) -> Option<f32> {
    let city = bearers.iter().any(|bearer| bearer.feature.is_settlement());
    let region = bearers.iter().any(|bearer| bearer.feature == Feature::Admin1);
    if !city || !region {
        return None;
    }
    let read =
        group.mentions.iter().take(READ).filter_map(|at| mentions.get(*at as usize));
    let (mut cities, mut regions) = (0.0_f32, 0.0_f32);
    for mention in read {
        let (city, region) = told(document, mention.span, names);
        cities += city;
        regions += region;
    }
    let all = cities + regions;
    (all > 0.0).then(|| (cities - regions) / (all + 1.0))
}

/// How many words near a mention speak of a city, and how many of a region.
fn told(document: &Document, span: Span, names: &Names) -> (f32, f32) {
    let text = document.text.as_str();
    let (first, last) = window::limits(document, span);
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let from = floor(text, start.saturating_sub(REACH)).max(first).min(start);
    let upto = floor(text, end.saturating_add(REACH)).min(last).max(end);
    let mut told = (0.0, 0.0);
    let letters = |c: char| !c.is_alphabetic();
    for word in text[from..start].split(letters).chain(text[end..upto].split(letters)) {
        match (!word.is_empty()).then(|| names.level(signature(word))).flatten() {
            Some(Level::City) => told.0 += 1.0,
            Some(Level::Region) => told.1 += 1.0,
            None => {}
        }
    }
    told
}

/// What words that speak so of a city say of a place: for a town as they are, against it for
/// a region, nothing for others.
pub(super) fn fits(urban: f32, feature: Feature) -> f32 {
    if feature.is_settlement() {
        urban
    } else if feature == Feature::Admin1 {
        -urban
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Report, document};

    #[test]
    fn words_speak_of_a_city_or_of_a_region() {
        for (text, wanted) in [
            ("The mayor of Orla closed the subway.", (2.0, 0.0)),
            ("The governor of Orla spoke to county officials.", (0.0, 2.0)),
            ("Snow fell in Orla. The mayor was away.", (0.0, 0.0)),
        ] {
            let document =
                document(Report { text: text.to_owned(), ..Report::default() });
            let at = text.find("Orla").expect("it is there");
            let found = told(&document, Span::new(at, at + 4), Names::of(None));
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn it_counts_for_the_one_and_against_the_other() {
        assert!(fits(0.5, Feature::Seat) > 0.0 && fits(0.5, Feature::Admin1) < 0.0);
        assert!(fits(0.5, Feature::Lake).abs() < f32::EPSILON);
    }
}
