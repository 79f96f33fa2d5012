//! The letters of a region's name: its English name in the gazetteer is often one of plain
//! letters ("Valcea"), while the languages around spell it as it is written at home.

use super::ukrainian;
use crate::gazetteer::Gazetteer;
use crate::model::{Language, PlaceId};
use crate::text::key;

/// Languages in whose names the letters of others are kept.
const SPELL: [Language; 6] =
    [Language::Fr, Language::De, Language::It, Language::Es, Language::Ro, Language::Pl];

/// A name in plain letters as others spell it: the spelling that differs in nothing but its
/// letters and that most of them share, two at least.
///
/// One is enough for a name with "ae", "oe" or "ue" in place of a letter ("Laeaene-Virumaa"),
/// which nobody writes so.
fn spelled(name: &str, others: &[String]) -> Option<String> {
    if !name.is_ascii() {
        return None;
    }
    let plain = key(name);
    let loose =
        |name: &str| key(name).replace("ae", "a").replace("oe", "o").replace("ue", "u");
    let same: Vec<&String> =
        others.iter().filter(|other| loose(other) == loose(&plain)).collect();
    let count = |wanted: &String| same.iter().filter(|other| **other == wanted).count();
    let unlettered = same.iter().filter(|other| other.is_ascii()).count();
    let lettered = same.iter().filter(|other| !other.is_ascii());
    // Of equals the first.
    let best = lettered.rev().max_by_key(|other| count(other))?;
    let is_shared = count(best) >= 2 && count(best) > unlettered;
    (is_shared || key(best) != plain).then(|| (*best).clone())
}

/// Names that lack their letters in every language.
const LETTERS: &str = include_str!("letters.txt");

/// How a name of a country's region that is in the list is written at home.
fn listed(country: &str, name: &str) -> Option<String> {
    if !name.is_ascii() {
        return None;
    }
    LETTERS.lines().find_map(|line| {
        let mut cells = line.split('\t');
        let is_it = cells.next() == Some(country) && cells.next() == Some(name);
        cells.next().filter(|_| is_it).map(str::to_owned)
    })
}

/// The name of a place that is no region, in a language.
pub(super) fn place_name(
    gazetteer: &Gazetteer,
    place: PlaceId,
    language: Language,
) -> String {
    let name = gazetteer.display(place, language);
    let country = gazetteer.record(place).and_then(|record| record.country);
    let is_ukrainian =
        language == Language::Uk && country.is_some_and(|c| c.as_str() == "UA");
    if is_ukrainian {
        let own = ukrainian::spelled(&name, |tried| gazetteer.bears(place, tried));
        own.unwrap_or(name)
    } else {
        name
    }
}

/// Whether a name is in other letters than a language writes: what is only there for context
/// is rather left out than named in two scripts.
pub(super) fn is_foreign(name: &str, language: Language) -> bool {
    let is_cyrillic = matches!(language, Language::Uk | Language::Ru);
    is_cyrillic && name.chars().any(|c| c.is_alphabetic() && c < '\u{300}')
}

/// The name of a region in a language, with its letters.
pub(super) fn region_name(
    gazetteer: &Gazetteer,
    place: PlaceId,
    language: Language,
) -> String {
    let name = gazetteer.display(place, language);
    let others: Vec<String> = SPELL
        .into_iter()
        .map(|other| gazetteer.display(place, other))
        // A language without a name of its own has the English one.
        .filter(|other| *other != name)
        .collect();
    let country = gazetteer.record(place).and_then(|record| record.country);
    let name = spelled(&name, &others)
        .or_else(|| listed(country?.as_str(), &name))
        .unwrap_or(name);
    uncoded(&name).to_owned()
}

/// A name without the code of the region behind it ("Blekinge län [SE-10]").
fn uncoded(name: &str) -> &str {
    let before = name.split_once('[').map_or(name, |(before, _)| before).trim_end();
    if before.is_empty() { name } else { before }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(name: &str, others: &[&str]) -> Option<String> {
        let others: Vec<String> = others.iter().map(|&other| other.to_owned()).collect();
        spelled(name, &others)
    }

    #[test]
    fn names_in_two_scripts_are_told_apart() {
        assert!(is_foreign("Attica", Language::Uk));
        assert!(!is_foreign("Аттика", Language::Ru));
        assert!(!is_foreign("Attika", Language::De));
    }

    #[test]
    fn codes_of_regions_are_left_out() {
        assert_eq!(uncoded("Blekinge län [SE-10]"), "Blekinge län");
        assert_eq!(uncoded("Odesa Oblast"), "Odesa Oblast");
        assert_eq!(uncoded("[SE-10]"), "[SE-10]");
    }

    #[test]
    fn letters_that_most_share_are_taken() {
        let found = letters("Timis", &["Timiș", "Timiș", "Temesz"]);
        assert_eq!(found.as_deref(), Some("Timiș"));
        let found = letters("Laeaene-Virumaa", &["Lääne-Viru", "Lääne-Virumaa"]);
        assert_eq!(found.as_deref(), Some("Lääne-Virumaa"));
        // One language's own way is not how the name is written.
        assert_eq!(letters("Zurich", &["Zürich", "Zúrich", "Zurigo"]), None);
        assert_eq!(letters("Suez", &["Sués", "Suèze"]), None);
        assert_eq!(letters("Brașov", &["Brasov", "Brasov"]), None);
        assert_eq!(letters("Kent", &[]), None);
    }

    #[test]
    fn the_list_adds_nothing_but_letters() {
        let plain = |name: &str| {
            let name = name.replace(['ə', 'Ə'], "a");
            key(&name).replace("ae", "a").replace("oe", "o").replace("ue", "u")
        };
        for line in LETTERS.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [country, name, lettered, ..] = cells[..] else { panic!("{line}") };
            assert!(country.len() == 2 && name.is_ascii() && !lettered.is_ascii());
            // Some of the gazetteer's names are otherwise misspelled.
            if !["Masally", "Queme", "Suchitepeque"].contains(&name) {
                assert_eq!(plain(name), plain(lettered), "{line}");
            }
        }
        assert_eq!(listed("FI", "Haeme").as_deref(), Some("Häme"));
        assert_eq!(listed("SE", "Haeme"), None);
    }
}
