//! Names to lookup keys.

use unicode_normalization::char::decompose_canonical;

/// The lookup key of a name: lower case, no diacritics, no apostrophes, quotes and full
/// stops, hyphens and other punctuation as single spaces, "Saint", "Mount" and "Fort" before
/// another word as "st", "mt" and "ft".
///
/// # Examples
/// ```
/// use plotroom::text::key;
/// assert_eq!(key("Saint-Étienne"), "st etienne");
/// assert_eq!(key("Fort Worth"), key("Ft. Worth"));
/// assert_eq!(key("Kam'yanets'-Podil's'kyi"), "kamyanets podilskyi");
/// assert_eq!(key("W.Va."), "wva");
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    key_into(name, &mut key);
    key
}

/// Writes the lookup key of a name into a buffer, which is cleared first: for loops that
/// must not allocate.
pub fn key_into(name: &str, key: &mut String) {
    key.clear();
    let mut word = 0;
    // A space behind the last word must not make it one in front of another.
    for c in name.trim_end_matches(|c| class(c) != Class::Letter).chars() {
        match class(c) {
            Class::Dropped => {}
            Class::Space => {
                if key.len() > word {
                    shorten(key, word);
                    key.push(' ');
                    word = key.len();
                }
            }
            Class::Letter => fold(c, key),
        }
    }
    if key.ends_with(' ') {
        key.pop();
    }
}

/// Words that are abbreviated in names when another word follows.
const SHORT: [(&str, &str); 4] =
    [("st", "saint"), ("ste", "sainte"), ("mt", "mount"), ("ft", "fort")];

/// The short and the long form of the last word of a key, if it is one that is abbreviated
/// in front of another word.
#[must_use]
pub(crate) fn shortened(key: &str) -> Option<(&'static str, &'static str)> {
    let last = key.rsplit(' ').next()?;
    SHORT.into_iter().find(|(_, long)| *long == last)
}

fn shorten(key: &mut String, word: usize) {
    for (short, long) in SHORT {
        if &key[word..] == long {
            key.replace_range(word.., short);
            return;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Space,
    Dropped,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '&' => Class::Letter,
        '\'' | '"' | '.' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '“' | '”' | '„' | '«' | '»'
        | '\u{2b0}'..='\u{2ff}' | '\u{300}'..='\u{36f}' | '\u{2032}'..='\u{2037}'
        // Points of Hebrew and Arabic, joiners, direction marks and soft hyphens.
        | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{ad}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => Class::Dropped,
        c if c.is_ascii() || c.is_whitespace() => Class::Space,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '·' | '־' | '،' | '、' | '。'
        | '・' | '\u{ff00}'..='\u{ff0f}' => Class::Space,
        c if c.is_alphanumeric() || c > '\u{2fff}' => Class::Letter,
        // Vowel signs of Indic and other scripts are marks, not letters.
        '\u{900}'..='\u{1cff}' => Class::Letter,
        _ => Class::Space,
    }
}

fn fold(c: char, key: &mut String) {
    if c.is_ascii() {
        match c {
            '&' => key.push_str("and"),
            _ => key.push(c.to_ascii_lowercase()),
        }
        return;
    }
    for lower in c.to_lowercase() {
        let plain = match lower {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ł' => "l",
            'ø' => "o",
            'đ' | 'ð' => "d",
            'ı' => "i",
            'ħ' => "h",
            'ŋ' => "n",
            'ə' => "e",
            'ґ' => "г",
            'ς' => "σ",
            'ی' | 'ى' => "ي",
            'ک' => "ك",
            'أ' | 'إ' | 'آ' => "ا",
            _ => {
                if lower < '\u{530}' || ('\u{1e00}'..'\u{2000}').contains(&lower) {
                    decompose_canonical(lower, |part| {
                        if class(part) == Class::Letter {
                            key.push(part);
                        }
                    });
                } else {
                    key.push(lower);
                }
                continue;
            }
        };
        key.push_str(plain);
    }
}

#[cfg(test)]
mod tests {
    use super::{key, key_into};

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [
            ("São Paulo", "Sao Paulo"),
            ("Łódź", "lodz"),
            ("Straße", "STRASSE"),
            ("Saint Louis", "SAINT-LOUIS"),
            ("Saint Petersburg", "St. Petersburg"),
            ("Sainte-Foy", "Ste. Foy"),
            ("Mount Vernon", "Mt. Vernon"),
            ("Fort Worth", "Ft Worth"),
            ("Port Saint Lucie", "Port St. Lucie"),
            ("Kam’yans’ke", "Kamyanske"),
            ("Стаханов", "стаханов"),
            ("Орёл", "Орел"),
            ("İzmir", "Izmir"),
            ("Port-au-Prince", "Port au Prince"),
            ("Bosnia & Herzegovina", "Bosnia and Herzegovina"),
            ("  Kyiv\u{200b} ", "kyiv"),
        ] {
            assert_eq!(key(a), key(b), "{a} and {b}");
        }
    }

    #[test]
    fn keys_keep_what_tells_names_apart() {
        assert_eq!(key("Saint"), "saint");
        assert_eq!(key("Fort"), "fort");
        assert_eq!(key("Saint Petersburg"), "st petersburg");
        assert_eq!(key("Fortune Bay"), "fortune bay");
        assert_eq!(key("Le Fort, "), "le fort");
        assert_eq!(key("Saint -"), "saint");
        assert_eq!(key("U.S."), "us");
        assert_eq!(key("दिल्ली"), "दिल्ली");
        assert_eq!(key("--"), "");
        assert_eq!(key("Київ"), "киів");
    }

    #[test]
    fn a_key_is_its_own_key() {
        for name in
            ["Saint-Denis", "Дніпро", "東京", "Straße", "St.", "Mount X", "Le Fort"]
        {
            assert_eq!(key(&key(name)), key(name), "{name}");
        }
    }

    #[test]
    fn the_buffer_is_reused() {
        let mut buffer = String::from("old");
        key_into("Kyiv", &mut buffer);
        assert_eq!(buffer, "kyiv");
    }
}
