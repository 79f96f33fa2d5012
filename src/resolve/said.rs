//! What a text says that a name is: "X is a village in ...", "X, a river of ...".

use crate::model::{Document, Feature};
use crate::settings::{Link, Names};
use crate::text::{floor, signature};

/// How far behind a name is read, in bytes.
const REACH: usize = 200;
/// How many words may stand between "is" and the noun.
const WORDS: usize = 10;

/// The kind of place that the words behind a mention say it is.
pub(super) fn kind(document: &Document, end: usize, names: &Names) -> Option<Feature> {
    let rest = document.text.get(end..)?;
    let upto = floor(rest, REACH);
    let predicate = behind_copula(without_bracket(rest[..upto].trim_start()), names)?;
    let stop = predicate.find(['.', ';', '\n', ':']).unwrap_or(predicate.len());
    let words = predicate[..stop].split(|c: char| c.is_whitespace() || c == ',');
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut said = None;
    for word in words.filter(|word| !word.is_empty()).take(WORDS) {
        if word.starts_with(char::is_uppercase) {
            continue;
        }
        // Of a compound the last noun counts: "county seat".
        let kind = names.kind(signature(word));
        if kind.is_none() && said.is_some() {
            return said;
        }
        said = kind;
        if matches!(word, "in" | "near" | "on" | "for" | "by" | "with" | "where" | "that")
        {
            return None;
        }
    }
    said
}

/// The text without a bracket that it starts with: "(pronounced ...)".
pub(super) fn without_bracket(text: &str) -> &str {
    let Some(inner) = text.strip_prefix('(') else { return text };
    inner.split_once(')').map_or(text, |(_, rest)| rest.trim_start())
}

/// What follows "is a", "was the", a dash, or the comma of "X, a ...".
fn behind_copula<'t>(text: &'t str, names: &Names) -> Option<&'t str> {
    if let Some(rest) = text.strip_prefix(", ") {
        let (article, rest) = rest.split_once(' ')?;
        return names.links(article, Link::Article).then_some(rest);
    }
    if let Some(rest) = text.strip_prefix("— ").or_else(|| text.strip_prefix("– ")) {
        let copula = rest.split_once(' ').filter(|(w, _)| names.links(w, Link::Copula));
        return Some(copula.map_or(rest, |(_, behind)| behind));
    }
    let (copula, rest) = text.split_once(' ')?;
    names.links(copula, Link::Copula).then_some(rest)
}

/// Whether a place may be what the words call it.
pub(super) fn agrees(hint: Feature, feature: Feature) -> bool {
    match hint {
        _ if hint == feature => true,
        Feature::Admin1 | Feature::Region => {
            matches!(feature, Feature::Admin1 | Feature::Region | Feature::DeFacto)
                || hint == Feature::Region && feature == Feature::Admin2
        }
        _ if hint.is_settlement() => feature.is_settlement(),
        _ if hint.is_country() => feature.is_country(),
        Feature::Mountain | Feature::Mountains | Feature::Hill => {
            matches!(feature, Feature::Mountain | Feature::Mountains | Feature::Hill)
        }
        Feature::Island | Feature::Islands => {
            matches!(feature, Feature::Island | Feature::Islands | Feature::Admin1)
                || feature.is_country()
        }
        Feature::Sea | Feature::Gulf | Feature::Ocean => {
            matches!(feature, Feature::Sea | Feature::Gulf | Feature::Ocean)
        }
        Feature::Lake | Feature::Reservoir => {
            matches!(feature, Feature::Lake | Feature::Reservoir)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Report, document};

    #[test]
    fn the_noun_behind_is_says_what_a_name_is() {
        for (text, name, wanted) in [
            ("Orla is a small village in Poland.", "Orla", Some('P')),
            ("Orla (Polish: [ɔ]) was a rural commune.", "Orla", Some('P')),
            ("The Orla, a river of Poland, is low.", "Orla", Some('H')),
            ("Orla is in Poland, a town says.", "Orla", None),
            ("Orla is a county in Ohio.", "Orla", Some('A')),
            ("Orla is the county seat of Orla County.", "Orla", Some('P')),
            ("Orla said it was a town.", "Orla", None),
        ] {
            let report = Report { text: text.to_owned(), ..Report::default() };
            let document = document(report);
            let end = document.text.find(name).unwrap() + name.len();
            let found = kind(&document, end, Names::of(document.language));
            assert_eq!(found.map(Feature::class), wanted, "{text}");
        }
    }
}
