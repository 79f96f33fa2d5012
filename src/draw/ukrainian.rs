//! Towns of Ukraine as Ukrainian writes them: the gazetteer finds most of them by that name,
//! but does not tell in which language a name is, so that it shows the English one.
//!
//! The English name is the Ukrainian one in Latin letters (resolution 55 of the Cabinet of
//! Ministers, 2010). What may have been written so is tried until the gazetteer knows the town
//! by it.

/// How many spellings are tried for one name.
const TRIED: usize = 300;

/// Latin letters and what they may stand for, the likeliest first. Soft consonants go before
/// hard ones, which are often the Russian spelling.
const LETTERS: &[(&str, &[&str])] = &[
    ("shch", &["щ"]),
    ("zgh", &["зг"]),
    ("kh", &["х"]),
    ("zh", &["ж"]),
    ("ch", &["ч"]),
    ("sh", &["ш"]),
    ("ts", &["ць", "ц", "тс"]),
    ("ie", &["є"]),
    ("iu", &["ю"]),
    ("ia", &["я"]),
    ("io", &["ьо", "йо", "іо"]),
    ("ii", &["ії", "ій"]),
    ("yi", &["ий"]),
    ("ye", &["є"]),
    ("yu", &["ю"]),
    ("ya", &["я"]),
    ("a", &["а"]),
    ("b", &["б"]),
    ("v", &["в"]),
    ("h", &["г"]),
    ("g", &["ґ"]),
    ("d", &["дь", "д"]),
    ("e", &["е"]),
    ("z", &["зь", "з"]),
    ("y", &["и"]),
    ("i", &["і"]),
    ("k", &["к"]),
    ("l", &["ль", "л"]),
    ("m", &["м"]),
    ("n", &["нь", "н"]),
    ("o", &["о"]),
    ("p", &["п"]),
    ("r", &["р"]),
    ("s", &["сь", "с"]),
    ("t", &["ть", "т"]),
    ("u", &["у"]),
    ("f", &["ф"]),
    ("-", &["-"]),
    (" ", &[" "]),
];
/// The same at the beginning of a word, and behind a vowel.
const FIRST: &[(&str, &[&str])] = &[("yi", &["ї"]), ("y", &["й"])];
const BEHIND_VOWEL: &[(&str, &[&str])] = &[("i", &["ї", "й"])];
/// Names whose apostrophe no rule finds.
const KNOWN: &[(&str, &str)] = &[("Marinka", "Мар'їнка")];

/// The Ukrainian spelling of an English name that is known; `None` where none is.
pub(super) fn spelled(name: &str, is_known: impl Fn(&str) -> bool) -> Option<String> {
    if !name.is_ascii() {
        return None;
    }
    let listed = KNOWN.iter().find(|(english, own)| *english == name && is_known(own));
    if let Some((_, own)) = listed {
        return Some((*own).to_owned());
    }
    let mut search = Search { is_known, left: TRIED };
    search.from(&name.to_ascii_lowercase(), "")
}

/// Whether an apostrophe goes before a soft vowel: behind a labial that has no other consonant
/// before it ("Знам'янка", but "Святогірськ").
fn is_apart(begun: &str) -> bool {
    let mut letters = begun.chars().rev().flat_map(char::to_lowercase);
    let labial = letters.next().is_some_and(|c| "бпвмф".contains(c));
    let other = letters.next().is_some_and(|c| "гґдзжклнстхцчшщ".contains(c));
    labial && !other
}

struct Search<F> {
    is_known: F,
    /// How many names may still be tried.
    left: usize,
}

impl<F: Fn(&str) -> bool> Search<F> {
    /// The first name that is known of those that begin as `begun` and go on as the letters.
    fn from(&mut self, letters: &str, begun: &str) -> Option<String> {
        if self.left == 0 {
            return None;
        }
        if letters.is_empty() {
            self.left -= 1;
            return (self.is_known)(begun).then(|| begun.to_owned());
        }
        let is_first = begun.is_empty() || begun.ends_with([' ', '-']);
        let is_behind_vowel = begun.ends_with(['а', 'е', 'є', 'и', 'о', 'у', 'ю', 'я']);
        let own = match (is_first, is_behind_vowel) {
            (true, _) => FIRST,
            (_, true) => BEHIND_VOWEL,
            _ => &[],
        };
        for (latin, meant) in own.iter().chain(LETTERS) {
            let Some(rest) = letters.strip_prefix(latin) else { continue };
            let is_vowel_next = rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
            for text in *meant {
                // Consonants are soft before others and at the end.
                if text.ends_with('ь') && is_vowel_next {
                    continue;
                }
                let is_soft = latin.len() == 2 && matches!(*text, "є" | "ю" | "я");
                let mut longer = begun.to_owned();
                if is_soft && latin.starts_with('i') && is_apart(begun) {
                    longer.push('\'');
                }
                let mut characters = text.chars();
                if let Some(first) = characters.next().filter(|_| is_first) {
                    longer.extend(first.to_uppercase());
                    longer.push_str(characters.as_str());
                } else {
                    longer.push_str(text);
                }
                if let Some(found) = self.from(rest, &longer) {
                    return Some(found);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_names_are_led_back() {
        for (english, name) in [
            ("Chernihiv", "Чернігів"),
            ("Ternopil", "Тернопіль"),
            ("Khmelnytskyi", "Хмельницький"),
            ("Zaporizhzhia", "Запоріжжя"),
            ("Kamianets-Podilskyi", "Кам'янець-Подільський"),
            ("Bila Tserkva", "Біла Церква"),
            ("Andriivka", "Андріївка"),
            ("Znamianka", "Знам'янка"),
            ("Izium", "Ізюм"),
            ("Yahotyn", "Яготин"),
            ("Myrhorod", "Миргород"),
            ("Oleksandriia", "Олександрія"),
            ("Yenakiieve", "Єнакієве"),
            ("Pervomaisk", "Первомайськ"),
            ("Izmail", "Ізмаїл"),
            ("Sviatohirsk", "Святогірськ"),
            ("Marinka", "Мар'їнка"),
        ] {
            let found = spelled(english, |tried| tried == name);
            assert_eq!(found.as_deref(), Some(name), "{english}");
        }
        // The Russian spelling is known as well.
        let both = |tried: &str| matches!(tried, "Донецк" | "Донецьк");
        assert_eq!(spelled("Donetsk", both).as_deref(), Some("Донецьк"));
        assert_eq!(spelled("Brașov", |_| true), None);
        assert_eq!(spelled("Chernihiv", |_| false), None);
    }
}
