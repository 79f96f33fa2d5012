//! Keys without the endings of cases: Slavic in both scripts, Romanian, German, Hungarian.

/// An ending, and what may have stood in its place in the nominative.
type Ending = (&'static str, &'static [&'static str]);

/// Endings in Cyrillic, as keys have them ("ї" and "й" are "і" and "и" there). Longer ones
/// first; every one that fits is tried.
const CYRILLIC: &[Ending] = &[
    ("ського", &["ськ", "ське", "ськии"]),
    ("ському", &["ськ", "ське", "ськии"]),
    ("ською", &["ська"]),
    ("ськоі", &["ська"]),
    ("ську", &["ська", "ськ"]),
    ("ского", &["скии", "ское", "ск"]),
    ("скому", &["скии", "ское"]),
    ("ском", &["скии", "ское", "ск"]),
    ("скои", &["ская"]),
    ("скую", &["ская"]),
    ("ыми", &["ые"]),
    ("ими", &["ие", "і"]),
    ("ами", &["ы", "и", "а"]),
    ("ями", &["і", "и"]),
    ("ого", &["ыи", "ое", "ии", "ои", "е", "и"]),
    ("ому", &["ыи", "ое", "ии", "ои", "е", "и"]),
    ("его", &["ии", "ее"]),
    ("ему", &["ии", "ее"]),
    ("оі", &["а"]),
    ("иеи", &["ия"]),
    ("ові", &["", "о", "ів"]),
    ("еві", &["", "ь"]),
    ("єві", &["и", "ів"]),
    ("івці", &["івка"]),
    ("овці", &["овка"]),
    ("ці", &["ка", "к"]),
    ("зі", &["га", "г"]),
    ("сі", &["ха", "са", "с"]),
    ("цях", &["ці"]),
    ("ців", &["ці"]),
    ("цям", &["ці"]),
    ("ьому", &["е"]),
    ("ьих", &["ьи"]),
    ("ых", &["ые"]),
    ("их", &["ие", "і"]),
    ("ым", &["ыи", "ое", ""]),
    ("им", &["ии", "е", "ее", "ои"]),
    ("ом", &["", "о", "ыи", "ое"]),
    ("ем", &["", "ь", "е", "и"]),
    ("єм", &["и", "є"]),
    ("ою", &["а"]),
    ("ею", &["я", "а", "ія"]),
    ("єю", &["я"]),
    ("ои", &["а", "ая", "ыи"]),
    ("еи", &["я", "а"]),
    ("ую", &["ая"]),
    ("ью", &["ь", "ье"]),
    ("ию", &["ия", "ии", "ие"]),
    ("ии", &["ия", "ии"]),
    ("іи", &["а", "я"]),
    ("іі", &["ія"]),
    ("ією", &["ія"]),
    ("ію", &["ія"]),
    ("ия", &["ии", "ие"]),
    ("ах", &["ы", "и", "а", "о"]),
    ("ях", &["и", "і", "я"]),
    ("ам", &["ы", "и"]),
    ("ов", &["ы", "и", "ів"]),
    ("ів", &["и", "ы", "о"]),
    ("жі", &["жжя", "жа"]),
    ("жжю", &["жжя"]),
    ("жжі", &["жжя"]),
    ("ллі", &["лля"]),
    ("ллю", &["лля"]),
    ("нні", &["ння"]),
    ("нню", &["ння"]),
    ("а", &["", "о"]),
    ("у", &["", "а", "о"]),
    ("е", &["", "а", "о", "ь", "ы", "и"]),
    ("і", &["", "а", "о", "ь", "я", "е", "и"]),
    ("и", &["а", "я", "ь", "і"]),
    ("ы", &["а"]),
    ("ю", &["ь", "и", "я", "є"]),
    ("я", &["ь", "и", "е"]),
    ("є", &["я", "и"]),
    ("", &["и", "ы", "а"]),
];

/// Endings in Latin letters without diacritics.
const LATIN: &[Ending] = &[
    // Polish and Czech.
    ("skiego", &["sk", "ski", "skie"]),
    ("skiemu", &["ski", "skie"]),
    ("owie", &["ow", "owo"]),
    ("owa", &["ow", "owo"]),
    ("owem", &["ow", "owo"]),
    ("owi", &["ow", ""]),
    ("ciem", &["c"]),
    ("iem", &["", "ie"]),
    ("em", &["", "o", "e"]),
    ("iego", &["i", "ie", "y"]),
    ("iej", &["a", "ia"]),
    ("sce", &["ska"]),
    ("dze", &["ga"]),
    ("rze", &["r", "ra"]),
    ("nie", &["n", "na", "no", "nia"]),
    ("cie", &["t", "ta", "to", "cie"]),
    ("dzie", &["d", "da"]),
    ("sie", &["s", "sa"]),
    ("le", &["l", "la", "lo"]),
    ("wie", &["w", "wa", "wo"]),
    ("mie", &["m", "ma"]),
    ("ji", &["ja"]),
    ("ie", &["", "a", "o"]),
    ("ia", &["", "ie"]),
    ("iu", &["", "ie", "ia"]),
    ("ach", &["y", "i", "e"]),
    ("ami", &["y", "i"]),
    ("ou", &["a"]),
    // Romanian.
    ("ului", &["", "ul", "u"]),
    ("lui", &["", "l"]),
    ("iei", &["ia", "ie"]),
    ("ei", &["a", "ea", "e"]),
    ("ii", &["ia", "ie", "a"]),
    ("ilor", &["i", "ii", "e"]),
    ("elor", &["e", "ele"]),
    // Hungarian.
    ("ban", &[""]),
    ("ben", &[""]),
    ("bol", &[""]),
    ("nal", &[""]),
    ("nel", &[""]),
    ("rol", &[""]),
    ("tol", &[""]),
    ("hoz", &[""]),
    ("hez", &[""]),
    ("nak", &[""]),
    ("nek", &[""]),
    ("val", &[""]),
    ("vel", &[""]),
    ("ba", &[""]),
    ("be", &[""]),
    ("ra", &[""]),
    ("re", &[""]),
    ("on", &[""]),
    ("en", &["", "e"]),
    ("ig", &[""]),
    // German.
    ("ischen", &["", "isch"]),
    ("ische", &["", "isch"]),
    ("er", &["", "en"]),
    ("s", &[""]),
    ("n", &["", "e"]),
    // Short ones of several languages.
    ("om", &["", "o"]),
    ("a", &["", "o"]),
    ("u", &["", "a", "o"]),
    ("y", &["a", ""]),
    ("i", &["", "a", "y", "e"]),
    ("e", &["a", "", "o"]),
    ("o", &["a"]),
];

/// Shortest stem that is believed, in characters.
const SHORTEST_STEM: usize = 3;

/// Endings of the colloquial name of a region in any case ("Рівненщині"), and what its full
/// name has in their place.
const LANDS: &[(&str, &str)] = &[
    ("ччин", "цька область"),
    ("щин", "ська область"),
    ("ччин", "цкая область"),
    ("щин", "ская область"),
];

/// The full name of a region from its colloquial one: "рівненщині" is "рівненська область".
fn region(key: &str) -> Vec<String> {
    let stem = ["ою", "ои", "а", "и", "і", "у", "е", "ы"].iter().find_map(|ending| {
        key.strip_suffix(ending)
            .filter(|stem| stem.ends_with("щин") || stem.ends_with("ччин"))
    });
    let Some(stem) = stem else { return Vec::new() };
    let full = LANDS.iter().filter_map(|(short, long)| {
        let stem = stem.strip_suffix(short)?;
        (stem.chars().count() >= SHORTEST_STEM).then(|| format!("{stem}{long}"))
    });
    full.collect()
}

/// Keys that a key in some other case may stand for; it is not among them itself.
pub(super) fn nominatives(key: &str) -> Vec<String> {
    let regions = region(key);
    if !regions.is_empty() {
        return [regions, of_word(key)].concat();
    }
    let mut words = key.split(' ');
    let (Some(first), second, None) = (words.next(), words.next(), words.next()) else {
        return Vec::new();
    };
    let Some(second) = second else { return of_word(first) };
    // Adjective and noun change together, or only one of them.
    let with_self = |word: &str| {
        let mut all = of_word(word);
        all.push(word.to_owned());
        all
    };
    let (heads, tails) = (with_self(first), with_self(second));
    let mut found: Vec<String> = heads
        .iter()
        .flat_map(|head| tails.iter().map(move |tail| format!("{head} {tail}")))
        .filter(|whole| whole != key)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn of_word(word: &str) -> Vec<String> {
    let cyrillic = word.chars().all(|c| ('\u{400}'..'\u{530}').contains(&c));
    let latin = word.bytes().all(|b| b.is_ascii_lowercase());
    let endings = match (cyrillic, latin) {
        (true, _) => CYRILLIC,
        (_, true) => LATIN,
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for (ending, nominative) in endings {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        if stem.chars().count() < SHORTEST_STEM {
            continue;
        }
        for end in *nominative {
            found.push(format!("{stem}{end}"));
            if cyrillic && end.is_empty() {
                found.extend(closed(stem));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|candidate| candidate != word);
    found
}

/// The stem of a closed syllable: Ukrainian changes "о" and "е" into "і" there (Харкова,
/// Харків), and a vowel may have fallen out before the ending (Донецка, Донецк has none,
/// but Кривого Рогу, Ріг).
fn closed(stem: &str) -> Option<String> {
    let mut characters: Vec<char> = stem.chars().collect();
    let vowel = characters.len().checked_sub(2)?;
    match characters[vowel] {
        'о' | 'е' | 'є' => characters[vowel] = 'і',
        _ => return None,
    }
    Some(characters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::nominatives;
    use crate::text::key;

    #[test]
    fn cases_lead_back_to_the_name() {
        for (case, name) in [
            ("Харькове", "Харьков"),
            ("Харкова", "Харків"),
            ("Києвом", "Київ"),
            ("Львові", "Львів"),
            ("Одесі", "Одеса"),
            ("Одессой", "Одесса"),
            ("Горлівці", "Горлівка"),
            ("Кременчуці", "Кременчук"),
            ("Джанкої", "Джанкой"),
            ("Дунаї", "Дунай"),
            ("Запорожью", "Запорожье"),
            ("Ореховым", "Орехов"),
            ("Рівненській області", "Рівненська область"),
            ("Краснодарському краї", "Краснодарський край"),
            ("Харьковском районе", "Харьковский район"),
            ("Новій Каховці", "Нова Каховка"),
            ("Рівненщині", "Рівненська область"),
            ("Хмельниччину", "Хмельницька область"),
            ("Київщиною", "Київська область"),
            ("Харьковщине", "Харьковская область"),
            ("Минеральных Водах", "Минеральные Воды"),
            ("Покровском", "Покровск"),
            ("Покровську", "Покровськ"),
            ("Москвы", "Москва"),
            ("Сумах", "Суми"),
            ("Чернівцях", "Чернівці"),
            ("Запоріжжі", "Запоріжжя"),
            ("Донецьку", "Донецьк"),
            ("Украины", "Украина"),
            ("України", "Україна"),
            ("России", "Россия"),
            ("Росії", "Росія"),
            ("Кривого Рогу", "Кривий Ріг"),
            ("Великої Новосілки", "Велика Новосілка"),
            ("Нижнего Новгорода", "Нижний Новгород"),
            ("Doniecka", "Donieck"),
            ("Kijowie", "Kijów"),
            ("Warszawie", "Warszawa"),
            ("Polsce", "Polska"),
            ("Rosji", "Rosja"),
            ("Moldovei", "Moldova"),
            ("Chișinăului", "Chișinău"),
            ("Budapesten", "Budapest"),
            ("Kijevben", "Kijev"),
            ("Kiews", "Kiew"),
        ] {
            let found = nominatives(&key(case));
            assert!(found.contains(&key(name)), "{case}: {found:?}");
        }
    }
}
