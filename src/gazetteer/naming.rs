//! Which keys a place is found by.

use super::table::{Row, Tag};
use super::{Gist, NameForm};
use crate::model::Feature;
use crate::text::key;

/// Longest name that is indexed, in characters: longer ones are sentences.
const LONGEST: usize = 60;

/// Every key of a row with the form in which it bears it. A key may come twice.
pub(super) fn forms(row: &Row, feature: Feature) -> Vec<(String, NameForm)> {
    let mut found = Vec::new();
    name_forms(&row.name, NameForm::Current, feature, &mut found);
    // "Odesa" alone means the city more often than Odesa Oblast.
    let bare = |name: &str| without_generic(&key(name)).is_none();
    let generic_shown = feature == Feature::Admin1 && !bare(&row.name);
    for (tag, name) in &row.names {
        let form = match tag {
            Tag::Plain if !usable(name) => continue,
            Tag::Plain | Tag::Old if generic_shown && bare(name) => NameForm::Short,
            Tag::Plain => NameForm::Alternate,
            Tag::In(_) | Tag::Foreign => NameForm::Current,
            Tag::Old => NameForm::Former,
            Tag::Abbreviation => NameForm::Abbreviation,
            Tag::Short => NameForm::Short,
            Tag::Demonym => NameForm::Demonym,
        };
        name_forms(name, form, feature, &mut found);
    }
    if feature == Feature::Admin1 {
        let key = key(&row.name);
        let short = without_generic(&key).unwrap_or(key);
        for word in ["region", generic(&row.country)] {
            found.push((format!("{short} {word}"), NameForm::Derived));
        }
    }
    found
}

/// What the first-level regions of a country are called in English.
fn generic(country: &str) -> &'static str {
    match country {
        "UA" | "RU" | "BY" | "KZ" | "KG" | "UZ" | "BG" | "TJ" | "TM" => "oblast",
        "US" | "IN" | "MX" | "BR" | "AU" | "NG" | "DE" | "VE" | "MM" | "MY" | "SD"
        | "SS" => "state",
        "IQ" | "SY" | "EG" | "YE" | "JO" | "LB" | "TN" | "OM" | "KW" | "BH" | "LY"
        | "PS" => "governorate",
        "JP" | "GR" => "prefecture",
        "HU" | "RO" | "HR" | "EE" | "NO" | "SE" | "KE" | "LR" | "TW" | "IE" | "GB" => {
            "county"
        }
        "PL" => "voivodeship",
        "CO" | "FR" | "BO" | "PY" | "UY" | "GT" | "HN" | "SV" | "NI" | "HT" => {
            "department"
        }
        "MD" | "PT" | "CY" | "LA" => "district",
        _ => "province",
    }
}

fn name_forms(
    name: &str,
    form: NameForm,
    feature: Feature,
    found: &mut Vec<(String, NameForm)>,
) {
    let key = key(name);
    if key.is_empty() {
        return;
    }
    if let Some(rest) = key.strip_prefix("the ") {
        found.push((rest.to_owned(), form));
    }
    if matches!(feature, Feature::Admin1 | Feature::Admin2)
        && let Some(short) = without_generic(&key)
    {
        found.push((short, form.max(NameForm::Short)));
    }
    found.push((key, form));
}

/// Words that say what a first- or second-level area is.
const GENERIC: &[&str] = &[
    "oblast",
    "region",
    "province",
    "county",
    "district",
    "parish",
    "borough",
    "raion",
    "rayon",
    "krai",
    "kray",
    "governorate",
    "prefecture",
    "department",
    "municipality",
    "voivodeship",
    "state",
    "area",
    "republic",
    "land",
    "canton",
    "область",
    "край",
    "район",
    "республика",
    "province of",
    "state of",
    "county of",
    "region of",
    "census area",
    "autonomous region",
    "republic of",
    "autonomous okrug",
    "okrug",
];

/// A key without the generic words around it.
pub(super) fn without_generic(key: &str) -> Option<String> {
    for word in GENERIC {
        let rest = if word.ends_with(" of") {
            key.strip_prefix(word).and_then(|k| k.strip_prefix(' '))
        } else {
            key.strip_suffix(word).and_then(|k| k.strip_suffix(' '))
        };
        if let Some(rest) = rest.filter(|rest| rest.chars().count() > 2) {
            return Some(rest.to_owned());
        }
    }
    None
}

/// Whether an untagged alternate name is a name: the source mixes in codes, web addresses,
/// machine transliterations in lower case, and sentences.
fn usable(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if name.chars().any(|c| c.is_ascii_digit() || matches!(c, '/' | '@' | '=' | '_'))
        || name.chars().count() > LONGEST
        || name.split_whitespace().count() > 6
    {
        return false;
    }
    let cased = letters().any(|c| c.is_lowercase() || c.is_uppercase());
    if !cased {
        return letters().next().is_some();
    }
    let capital = letters().any(char::is_uppercase);
    let small = letters().any(char::is_lowercase);
    // "kyyf" is a machine's transliteration, "ODS" the code of an airport.
    capital && letters().count() > 1 && (small || letters().count() > 4)
}

/// The classes of a bearer, as bits of [`Gist`].
pub(super) fn classes(feature: Feature, form: NameForm, country: [u8; 2]) -> u16 {
    if form == NameForm::Demonym {
        return Gist::DEMONYM;
    }
    let mut classes = match feature {
        Feature::Country | Feature::Dependency => Gist::COUNTRY,
        Feature::Admin1 => Gist::ADMIN1,
        Feature::Admin2 => Gist::ADMIN2,
        Feature::Union => Gist::UNION,
        Feature::Continent | Feature::Region | Feature::DeFacto | Feature::Park => {
            Gist::REGION
        }
        _ => match feature.class() {
            'P' => Gist::SETTLEMENT,
            'H' => Gist::WATER,
            'T' => Gist::RELIEF,
            _ => Gist::SPOT,
        },
    };
    if feature == Feature::Admin1 && matches!(&country, b"US" | b"CA") {
        classes |= Gist::STATE;
    }
    match form {
        NameForm::Abbreviation => classes | Gist::ABBREVIATION,
        NameForm::Short if feature == Feature::Admin2 => classes | Gist::SHORT,
        _ => classes,
    }
}
