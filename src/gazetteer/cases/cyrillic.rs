//! Endings and changing stems in Cyrillic letters.

use super::Ending;

/// Endings in Cyrillic, as keys have them ("ї" and "й" are "і" and "и" there). Longer ones
/// first; every one that fits is tried.
pub(super) const ENDINGS: &[Ending] = &[
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
    ("овому", &["ів", "ов"]),
    ("ового", &["ів", "ов"]),
    ("овим", &["ів", "ов"]),
    ("ньому", &["ніи"]),
    ("нього", &["ніи"]),
    ("ньоі", &["ня"]),
    ("нім", &["ніи"]),
    ("кви", &["ковь"]),
    ("ком", &["кии"]),
    ("гом", &["гии"]),
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
    ("ым", &["ыи", "ое", "ои", ""]),
    ("им", &["ии", "е", "ее", "ои"]),
    ("ом", &["", "о", "ыи", "ое", "ои"]),
    ("ем", &["", "ь", "е", "и", "ии", "ее"]),
    ("єм", &["и", "є"]),
    ("ою", &["а"]),
    ("ею", &["я", "а", "ія"]),
    ("єю", &["я"]),
    ("ои", &["а", "ая", "ыи"]),
    ("еи", &["я", "а", "яя"]),
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
    ("е", &["", "а", "о", "ь", "я", "ы", "и"]),
    ("і", &["", "а", "о", "ь", "я", "е", "и"]),
    ("и", &["а", "я", "ь", "і"]),
    ("ы", &["а"]),
    ("ю", &["ь", "и", "я", "є", "е"]),
    ("я", &["ь", "и", "е"]),
    ("є", &["я", "и"]),
    ("", &["и", "ы", "а"]),
];

/// The other forms a stem has where nothing follows it: with the vowel that fell out in front
/// of the ending, and with the Ukrainian vowel of a closed syllable.
pub(super) fn alternations(stem: &str) -> impl Iterator<Item = String> {
    [closed(stem), fleeting(stem)].into_iter().flatten()
}

/// The stem of a closed syllable: Ukrainian changes "о" and "е" into "і" there (Харкова,
/// Харків; Тернополя, Тернопіль; Кривого Рогу, Кривий Ріг).
fn closed(stem: &str) -> Option<String> {
    let (bare, soft) = stem.strip_suffix('ь').map_or((stem, ""), |bare| (bare, "ь"));
    let last = bare.chars().next_back().filter(|letter| consonant(*letter))?;
    let open = bare.strip_suffix(last)?;
    let head = open.strip_suffix(['о', 'е', 'є'])?;
    Some(format!("{head}і{last}{soft}"))
}

/// The stem with the vowel that fell out in front of an ending: Ельца is of Елец, Орла of
/// Орёл, Марганця of Марганець, Торжка of Торжок.
fn fleeting(stem: &str) -> Option<String> {
    let (bare, soft) = stem.strip_suffix('ь').map_or((stem, ""), |bare| (bare, "ь"));
    let mut characters = bare.chars().rev();
    let (last, before) = (characters.next()?, characters.next()?);
    let vowel = match last {
        'ц' => 'е',
        'л' if soft.is_empty() => 'е',
        'к' if soft.is_empty() && before == 'ч' => 'е',
        'к' if soft.is_empty() && !matches!(before, 'с' | 'ц' | 'ь') => 'о',
        _ => return None,
    };
    let head = bare.strip_suffix(last)?;
    let head = head.strip_suffix('ь').unwrap_or(head);
    consonant(head.chars().next_back()?).then(|| format!("{head}{vowel}{last}{soft}"))
}

fn consonant(letter: char) -> bool {
    "бвгджзклмнпрстфхцчшщ".contains(letter)
}
