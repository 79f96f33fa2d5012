//! Keys without the endings of cases: Slavic in both scripts, Romanian, German, Hungarian.

mod cyrillic;
mod irregular;
mod latin;

/// An ending, and what may have stood in its place in the nominative.
type Ending = (&'static str, &'static [&'static str]);

/// Shortest stem that is believed, in characters.
const SHORTEST_STEM: usize = 3;

/// The same beside another word of the name, which stands for it ("Ruda Śląska").
const SHORTEST_BESIDE: usize = 2;

/// The same in front of the article of Romanian, which common nouns have everywhere.
const SHORTEST_WITH_ARTICLE: usize = 4;

/// Words in the middle of a name behind which nothing changes: "Ростове-на-Дону".
const LINKS: &[&str] = &["на", "над", "при", "під", "под", "nad", "pod", "an", "am"];

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

/// Keys that a key in some other case may stand for, likeliest first; it is not among them
/// itself. The second lot is only good where nothing of the first is a name.
pub(super) fn nominatives(key: &str) -> [Vec<String>; 2] {
    if let Some(nominative) = irregular(key) {
        return [vec![nominative.to_owned()], of_word(key, SHORTEST_STEM)];
    }
    let regions = region(key);
    if !regions.is_empty() {
        return [[regions, of_word(key, SHORTEST_STEM)].concat(), Vec::new()];
    }
    let words: Vec<&str> = key.splitn(4, ' ').collect();
    match words[..] {
        [word] => [of_word(word, SHORTEST_STEM), Vec::new()],
        [first, second] => of_pair(first, second),
        [first, link, last] if LINKS.contains(&link) => {
            let heads = of_word(first, SHORTEST_STEM);
            let whole =
                heads.iter().map(|head| format!("{head} {link} {last}")).collect();
            [whole, Vec::new()]
        }
        // "Івано-Франківської області".
        [first, second, third] => of_pair(second, third)
            .map(|pairs| pairs.iter().map(|pair| format!("{first} {pair}")).collect()),
        _ => [Vec::new(), Vec::new()],
    }
}

/// The nominative of a form that follows no rule, whether or not it is a name as it stands.
pub(super) fn irregular(key: &str) -> Option<&'static str> {
    irregular::nominative(key)
}

/// Adjective and noun change together; else only one of them does.
fn of_pair(first: &str, second: &str) -> [Vec<String>; 2] {
    let heads = of_word(first, SHORTEST_BESIDE);
    let tails = of_word(second, SHORTEST_BESIDE);
    let both =
        heads.iter().flat_map(|head| tails.iter().map(move |tail| (&**head, &**tail)));
    let one = heads.iter().map(|head| (&**head, second));
    let one = one.chain(tails.iter().map(|tail| (first, &**tail)));
    let joined = |(head, tail): (&str, &str)| format!("{head} {tail}");
    [both.map(joined).collect(), one.map(joined).collect()]
}

/// What one word may be the form of, if so many characters are enough for a stem.
fn of_word(word: &str, shortest: usize) -> Vec<String> {
    let cyrillic = word.chars().all(|c| ('\u{400}'..'\u{530}').contains(&c));
    let latin = word.bytes().all(|b| b.is_ascii_lowercase());
    let (endings, more): (&[Ending], &[Ending]) = match (cyrillic, latin) {
        (true, _) => (cyrillic::ENDINGS, &[]),
        (_, true) if shortest == SHORTEST_BESIDE => {
            (latin::ENDINGS, latin::OF_LONGER_NAMES)
        }
        (_, true) => (latin::ENDINGS, &[]),
        _ => return Vec::new(),
    };
    let mut found: Vec<String> = irregular(word).map(str::to_owned).into_iter().collect();
    for (ending, nominative) in endings.iter().chain(more) {
        let Some(stem) = word.strip_suffix(ending) else { continue };
        let shortest = if *ending == "ul" { SHORTEST_WITH_ARTICLE } else { shortest };
        if stem.chars().count() < shortest {
            continue;
        }
        for end in *nominative {
            let candidate = format!("{stem}{end}");
            if cyrillic {
                found.extend(cyrillic::alternations(&candidate));
            } else if end.is_empty() {
                found.extend(latin::fleeting(stem, ending));
            }
            found.push(candidate);
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|candidate| candidate != word);
    found
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
            let found = nominatives(&key(case)).concat();
            assert!(found.contains(&key(name)), "{case}: {found:?}");
        }
    }

    #[test]
    fn changing_stems_and_several_words_lead_back_to_the_name() {
        for (case, name) in [
            ("Opolu", "Opole"),
            ("Zgorzelcu", "Zgorzelec"),
            ("Medyce", "Medyka"),
            ("Zakopanego", "Zakopane"),
            ("Suwałk", "Suwałki"),
            ("Katowic", "Katowice"),
            ("Białymstoku", "Białystok"),
            ("Łodzi", "Łódź"),
            ("Zaporożu", "Zaporoże"),
            ("Nowym Sączu", "Nowy Sącz"),
            ("Zielonej Górze", "Zielona Góra"),
            ("Białej Podlaskiej", "Biała Podlaska"),
            ("Ostrowcu Świętokrzyskim", "Ostrowiec Świętokrzyski"),
            ("Tomaszowie Mazowieckim", "Tomaszów Mazowiecki"),
            ("Rudzie Śląskiej", "Ruda Śląska"),
            ("Nowej Soli", "Nowa Sól"),
            ("Lądku-Zdroju", "Lądek-Zdrój"),
            ("Bielsku-Białej", "Bielsko-Biała"),
            ("Krzywym Rogu", "Krzywy Róg"),
            ("Białej Cerkwi", "Biała Cerkiew"),
            ("Mazowsza", "Mazowsze"),
            ("Dolnego Śląska", "Dolny Śląsk"),
            ("Niemczech", "Niemcy"),
            ("Stanach Zjednoczonych", "Stany Zjednoczone"),
            ("Stanów Zjednoczonych", "Stany Zjednoczone"),
            ("Morzu Czarnym", "Morze Czarne"),
            ("Morza Czarnego", "Morze Czarne"),
            ("Morzu Bałtyckim", "Morze Bałtyckie"),
            ("Ростове-на-Дону", "Ростов-на-Дону"),
            ("Йошкар-Оле", "Йошкар-Ола"),
            ("Великом Новгороде", "Великий Новгород"),
            ("Нижнем Новгороде", "Нижний Новгород"),
            ("Белой Церкви", "Белая Церковь"),
            ("Часовом Яре", "Часов Яр"),
            ("Чечне", "Чечня"),
            ("Ухте", "Ухта"),
            ("Орле", "Орёл"),
            ("Ельце", "Елец"),
            ("Чёрном море", "Чёрное море"),
            ("Верхней Пышме", "Верхняя Пышма"),
            ("Кривом Роге", "Кривой Рог"),
            ("Сергиевом Посаде", "Сергиев Посад"),
            ("Северском Донце", "Северский Донец"),
            ("Каменце-Подольском", "Каменец-Подольский"),
            ("Кривому Розі", "Кривий Ріг"),
            ("Часовому Яру", "Часів Яр"),
            ("Марганці", "Марганець"),
            ("Марганця", "Марганець"),
            ("Голій Пристані", "Гола Пристань"),
            ("Раві-Руській", "Рава-Руська"),
            ("Нижньому Новгороді", "Нижній Новгород"),
            ("Ростові-на-Дону", "Ростов-на-Дону"),
            ("Кам'янці-Подільському", "Кам'янець-Подільський"),
            ("Чорного моря", "Чорне море"),
            ("Івано-Франківської області", "Івано-Франківська область"),
            ("Сіверського Дінця", "Сіверський Донець"),
            ("Chișinăul", "Chișinău"),
            ("Kievul", "Kiev"),
            ("Bucureștiul", "București"),
            ("Orheiul", "Orhei"),
            ("Iașului", "Iași"),
            ("Sucevei", "Suceava"),
            ("Mării Negre", "Marea Neagră"),
            ("Schwarzen Meer", "Schwarzes Meer"),
            ("Schwarzen Meeres", "Schwarzes Meer"),
            ("Roten Meers", "Rotes Meer"),
            ("Торжка", "Торжок"),
            ("Вышнем Волочке", "Вышний Волочёк"),
            ("Тернополя", "Тернопіль"),
            ("Naddniestrzu", "Naddniestrze"),
            ("Dunării", "Dunărea"),
        ] {
            let found = nominatives(&key(case)).concat();
            assert!(found.contains(&key(name)), "{case}: {found:?}");
        }
    }

    #[test]
    fn given_names_alone_are_no_adjectives() {
        for name in ["Joachim", "Heinrich", "Andrzej"] {
            let found = nominatives(&key(name)).concat();
            let adjective = |found: &String| found.ends_with(['a', 'e', 'i', 'y']);
            assert!(!found.iter().any(adjective), "{name}: {found:?}");
        }
    }
}
