//! Other keys that a name may stand under when its own has no bearer: without possessives,
//! generic words and directions, and without the endings of cases.

use crate::text::key;

/// What a variant keeps of the bearers of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// All of them.
    All,
    /// First- and second-level areas, and countries.
    Areas,
    /// Water.
    Water,
    /// Only those that are well known: the rest of the name was not understood.
    Known,
}

/// Keys to try for a name, nearest first; the first that has bearers is the answer.
pub(super) fn derived(name: &str) -> Vec<(String, Keep)> {
    let mut found: Vec<(String, Keep)> = Vec::new();
    let mut add = |key: String, keep: Keep| {
        if key.chars().count() > 1 && !found.iter().any(|(known, _)| *known == key) {
            found.push((key, keep));
        }
    };
    let name = name.trim_start_matches(['#', '@']).trim();
    // "Ukraine's"; Turkish and other endings behind an apostrophe ("Kiev'de").
    for mark in ['\'', '’', 'ʼ'] {
        if let Some((stem, ending)) = name.rsplit_once(mark)
            && ending.chars().count() <= 4
            && !stem.is_empty()
        {
            add(key(stem), Keep::All);
        }
    }
    let spaced = words_of_camel(name);
    if let Some(spaced) = &spaced {
        add(key(spaced), Keep::All);
    }
    let whole = key(spaced.as_deref().unwrap_or(name));
    add(whole.clone(), Keep::All);
    let plain = whole.strip_prefix("the ").unwrap_or(&whole).to_owned();
    add(plain.clone(), Keep::All);
    for (short, long) in SPELLED_OUT {
        if let Some(rest) = plain.strip_prefix(short) {
            add(format!("{long}{rest}"), Keep::All);
        }
        let end = short.trim_end();
        if let Some(rest) = plain.strip_suffix(end).and_then(|r| r.strip_suffix(' ')) {
            add(format!("{rest} {}", long.trim_end()), Keep::All);
        }
    }
    let mut rest = plain.as_str();
    for _ in 0..3 {
        let Some((shorter, keep)) = stripped(rest) else { break };
        add(shorter.to_owned(), keep);
        if let Some(plain) = shorter.strip_prefix("the ") {
            add(plain.to_owned(), keep);
        }
        rest = shorter;
    }
    // "Oblast of Odesa" and "Odesa oblast" share the stripped form; last comes what the name
    // starts with.
    let mut prefix = plain.as_str();
    while let Some((shorter, _)) = prefix.rsplit_once(' ') {
        if shorter.chars().count() >= 4 {
            add(shorter.to_owned(), Keep::Known);
        }
        prefix = shorter;
    }
    found
}

/// `#SaveOdesa` and `NewYork` as words; `None` for a name with spaces or of one word.
fn words_of_camel(name: &str) -> Option<String> {
    if name.contains(char::is_whitespace) {
        return None;
    }
    let mut spaced = String::new();
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(c);
        before = c;
    }
    (spaced.len() > name.len()).then_some(spaced)
}

/// Abbreviated words at the start (with a space behind) and at the end of names.
const SPELLED_OUT: &[(&str, &str)] = &[
    ("n ", "north "),
    ("s ", "south "),
    ("e ", "east "),
    ("w ", "west "),
    ("no ", "north "),
    ("so ", "south "),
    ("co ", "county "),
    ("twp ", "township "),
    ("hts ", "heights "),
    ("is ", "island "),
    ("cnty ", "county "),
    ("u of ", "university of "),
    ("pt ", "point "),
    ("lk ", "lake "),
    ("gt ", "great "),
];

/// Words in front of a name that say what it is or which part of it is meant.
const BEFORE: &[(&str, Keep)] = &[
    ("city of", Keep::All),
    ("town of", Keep::All),
    ("village of", Keep::All),
    ("township of", Keep::All),
    ("port of", Keep::All),
    ("province of", Keep::Areas),
    ("state of", Keep::Areas),
    ("county of", Keep::Areas),
    ("region of", Keep::Areas),
    ("district of", Keep::Areas),
    ("oblast of", Keep::Areas),
    ("republic of", Keep::Areas),
    ("kingdom of", Keep::Areas),
    ("governorate of", Keep::Areas),
    ("department of", Keep::Areas),
    ("island of", Keep::All),
    ("isle of", Keep::All),
    ("islands of", Keep::All),
    ("gulf of", Keep::Water),
    ("bay of", Keep::Water),
    ("strait of", Keep::Water),
    ("university of", Keep::Known),
    ("lake", Keep::All),
    ("river", Keep::Water),
    ("greater", Keep::All),
    ("metropolitan", Keep::All),
    ("metro", Keep::All),
    ("downtown", Keep::All),
    ("uptown", Keep::All),
    ("central", Keep::All),
    ("inner", Keep::All),
    ("upper", Keep::All),
    ("lower", Keep::All),
    ("mainland", Keep::All),
    ("rural", Keep::All),
    ("former", Keep::All),
    ("occupied", Keep::All),
    ("old", Keep::All),
    ("port", Keep::All),
    ("ft", Keep::All),
    ("camp", Keep::Known),
];

const DIRECTIONS: &[&str] = &[
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "north eastern",
    "north western",
    "south eastern",
    "south western",
    "north east",
    "north west",
    "south east",
    "south west",
    "mid",
];

/// Words behind a name that say what it is.
const AFTER: &[(&str, Keep)] = &[
    ("city", Keep::All),
    ("town", Keep::All),
    ("village", Keep::All),
    ("township", Keep::All),
    ("municipality", Keep::All),
    ("county", Keep::Areas),
    ("counties", Keep::Areas),
    ("parish", Keep::Areas),
    ("borough", Keep::All),
    ("province", Keep::Areas),
    ("region", Keep::All),
    ("oblast", Keep::Areas),
    ("oblasts", Keep::Areas),
    ("raion", Keep::All),
    ("krai", Keep::Areas),
    ("district", Keep::All),
    ("governorate", Keep::All),
    ("prefecture", Keep::Areas),
    ("department", Keep::Areas),
    ("voivodeship", Keep::Areas),
    ("canton", Keep::Areas),
    ("division", Keep::All),
    ("commune", Keep::All),
    ("state", Keep::Areas),
    ("republic", Keep::Areas),
    ("area", Keep::All),
    ("direction", Keep::All),
    ("sector", Keep::All),
    ("metropolitan area", Keep::All),
    ("suburbs", Keep::All),
    ("outskirts", Keep::All),
    ("island", Keep::All),
    ("islands", Keep::All),
    ("peninsula", Keep::All),
    ("river", Keep::Water),
    ("lake", Keep::Water),
    ("sea", Keep::Water),
    ("bay", Keep::Water),
    ("mountains", Keep::All),
    ("mountain", Keep::All),
    ("valley", Keep::All),
    ("coast", Keep::All),
    ("shore", Keep::All),
    ("border", Keep::All),
    ("international airport", Keep::All),
    ("airport", Keep::All),
    ("air base", Keep::All),
    ("airbase", Keep::All),
    ("airfield", Keep::All),
    ("port", Keep::All),
    ("dam", Keep::All),
    ("область", Keep::Areas),
    ("области", Keep::Areas),
    ("області", Keep::Areas),
    ("областью", Keep::Areas),
    ("областю", Keep::Areas),
    ("край", Keep::Areas),
    ("края", Keep::Areas),
    ("район", Keep::All),
    ("района", Keep::All),
    ("районі", Keep::All),
    ("районе", Keep::All),
    ("громада", Keep::All),
    ("громади", Keep::All),
];

/// A key without one word or direction around the name.
fn stripped(key: &str) -> Option<(&str, Keep)> {
    let behind = |word: &str| key.strip_prefix(word).and_then(|k| k.strip_prefix(' '));
    let ahead = |word: &str| key.strip_suffix(word).and_then(|k| k.strip_suffix(' '));
    let direction =
        DIRECTIONS.iter().rev().find_map(|word| Some((behind(word)?, Keep::All)));
    direction
        .or_else(|| AFTER.iter().find_map(|(word, keep)| Some((ahead(word)?, *keep))))
        .or_else(|| BEFORE.iter().find_map(|(word, keep)| Some((behind(word)?, *keep))))
        .or_else(|| DIRECTIONS.iter().find_map(|word| Some((ahead(word)?, Keep::All))))
}

#[cfg(test)]
mod tests {
    use super::derived;

    #[test]
    fn a_name_is_tried_without_the_words_around_it() {
        for (name, key) in [
            ("Ukraine's", "ukraine"),
            ("northern Syria", "syria"),
            ("the Odesa region", "odesa"),
            ("City of Lagos", "lagos"),
            ("#NewYork", "new york"),
            ("N. Carolina", "north carolina"),
            ("Lancaster Co.", "lancaster county"),
            ("Kiev'de", "kiev"),
            ("south-eastern Turkey", "turkey"),
            ("Lake Como area", "como"),
            ("Одеська область", "одеська"),
        ] {
            let keys = derived(name);
            assert!(keys.iter().any(|(k, _)| k == key), "{name}: {keys:?}");
        }
    }
}
