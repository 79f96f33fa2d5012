//! Which language a text is in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use whatlang::{Detector, Lang};

use super::signature;
use crate::model::Language;

/// Characters of a text that are looked at; more change no answer.
const SAMPLE: usize = 1500;
/// Letters below which no language is guessed.
const LEAST: usize = 20;

const KNOWN: [(Lang, Language); 9] = [
    (Lang::Eng, Language::En),
    (Lang::Ukr, Language::Uk),
    (Lang::Rus, Language::Ru),
    (Lang::Deu, Language::De),
    (Lang::Fra, Language::Fr),
    (Lang::Spa, Language::Es),
    (Lang::Ita, Language::It),
    (Lang::Pol, Language::Pl),
    (Lang::Ron, Language::Ro),
];

/// Every function word by its signature, with one bit a language that has it.
static FUNCTION_WORDS: LazyLock<FxHashMap<u64, u16>> = LazyLock::new(|| {
    let table: BTreeMap<Language, Vec<String>> =
        toml::from_str(include_str!("function_words.toml"))
            .expect("a test reads the table");
    let mut words = FxHashMap::default();
    for (language, forms) in table {
        for form in forms {
            *words.entry(signature(&form)).or_insert(0) |= bit(language);
        }
    }
    words
});

fn bit(language: Language) -> u16 {
    1 << language as u16
}

/// Whether a word is one of those that every text of a language is full of.
#[must_use]
pub fn is_function_word(word: &str, language: Language) -> bool {
    FUNCTION_WORDS
        .get(&signature(word))
        .is_some_and(|languages| languages & bit(language) != 0)
}

/// The language of a text, `None` if it is none of ours or too short to say.
///
/// By its function words where one language has far more of them than any other; else by
/// trigram statistics (whatlang) over all languages that it knows, so that a text in a tenth
/// language is not taken for one of the nine.
///
/// # Examples
/// ```
/// use plotroom::{model::Language, text::language};
/// let report = "Вночі ворог атакував Одесу дронами, постраждали шестеро людей.";
/// assert_eq!(language(report), Some(Language::Uk));
/// assert_eq!(language("ok"), None);
/// ```
#[must_use]
pub fn language(text: &str) -> Option<Language> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    let counts = Counts::of(sample);
    if let Some(language) = counts.sure() {
        return Some(by_letters(sample, language));
    }
    if let Some(language) = short_cyrillic(sample) {
        return Some(language);
    }
    if sample.chars().filter(|c| c.is_alphabetic()).count() < LEAST {
        return None;
    }
    let found = Detector::new().detect(sample)?;
    let guess = if found.confidence() < 0.2 && !found.is_reliable() {
        restricted(sample)
    } else {
        known(found.lang())
    };
    // Trigrams of a line full of names mislead: its own words tell more.
    if counts.words < COUNTED && sample.is_ascii() && guess != Some(Language::En) {
        let own = guess.map_or(0, |guess| counts.hits[guess as usize]);
        let english = counts.hits[Language::En as usize];
        let enough = guess.is_some() || english >= 2.max(counts.words / 5);
        if english > 0 && english >= own && enough {
            return Some(Language::En);
        }
        if own == 0 {
            return None;
        }
    }
    let language = guess?;
    Some(by_letters(sample, language))
}

/// Letters that Ukrainian has and Russian lacks, and the other way round.
const UKRAINIAN: [char; 4] = ['і', 'ї', 'є', 'ґ'];
const RUSSIAN: [char; 4] = ['ы', 'э', 'ъ', 'ё'];

/// Whether letters of the one language and none of the other are in a text.
fn only(sample: &str, some: [char; 4], none: [char; 4]) -> bool {
    let lower = || sample.chars().flat_map(char::to_lowercase);
    lower().any(|c| some.contains(&c)) && !lower().any(|c| none.contains(&c) || c == 'ў')
}

/// Ukrainian or Russian by the letters that only one of them has, where another guess is
/// the other of the two.
fn by_letters(sample: &str, guess: Language) -> Language {
    match guess {
        Language::Uk if only(sample, RUSSIAN, UKRAINIAN) => Language::Ru,
        Language::Ru if only(sample, UKRAINIAN, RUSSIAN) => Language::Uk,
        other => other,
    }
}

/// Letters up to which a Cyrillic text is a headline, too short for statistics over all
/// languages, and the least that tell anything.
const HEADLINE: usize = 160;
const CYRILLIC_LEAST: usize = 8;

/// The likelier of Ukrainian and Russian for a headline in Cyrillic.
fn short_cyrillic(sample: &str) -> Option<Language> {
    let letters = sample.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut cyrillic) = (0, 0);
    for c in letters {
        all += 1;
        cyrillic += usize::from(('\u{400}'..'\u{460}').contains(&c));
    }
    let headline = (CYRILLIC_LEAST..=HEADLINE).contains(&all) && cyrillic * 5 >= all * 4;
    let foreign = "ўћђљњџјѓќѕ";
    if !headline || sample.to_lowercase().chars().any(|c| foreign.contains(c)) {
        return None;
    }
    if only(sample, UKRAINIAN, RUSSIAN) {
        return Some(Language::Uk);
    }
    if sample.to_lowercase().contains(['ы', 'э']) {
        return Some(Language::Ru);
    }
    let among = |languages| Detector::with_allowlist(languages).detect(sample);
    let found = among(vec![Lang::Ukr, Lang::Rus, Lang::Bul, Lang::Mkd])?;
    // A few words are too few to tell Russian from Bulgarian, which is written far less.
    let unsure = || among(vec![Lang::Ukr, Lang::Rus]).filter(|_| !found.is_reliable());
    known(found.lang()).or_else(|| known(unsure()?.lang()))
}

/// Words that are counted at the least.
const COUNTED: usize = 25;
/// Share of function words from which a language is sure, and how many times the next
/// language's they must be.
const DENSE: f64 = 0.22;
const AHEAD: f64 = 1.6;

/// The words of a text, and how many of them each language is full of.
struct Counts {
    words: usize,
    hits: [usize; Language::ALL.len()],
}

impl Counts {
    fn of(sample: &str) -> Self {
        let mut counts = Self { words: 0, hits: [0; Language::ALL.len()] };
        for word in sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
            counts.words += 1;
            let Some(languages) = FUNCTION_WORDS.get(&signature(word)) else { continue };
            for (at, count) in counts.hits.iter_mut().enumerate() {
                *count += usize::from(languages >> at & 1);
            }
        }
        counts
    }

    /// The language whose function words are many, and far more than any other's.
    fn sure(&self) -> Option<Language> {
        let hits = self.hits.iter().enumerate();
        let (best, most) = hits.clone().max_by_key(|(at, n)| (**n, 99 - at))?;
        let next = hits.filter(|(at, _)| *at != best).map(|(_, n)| *n).max()?;
        #[expect(clippy::cast_precision_loss, reason = "words of a sample fit")]
        let (most, next, words) = (*most as f64, next as f64, self.words as f64);
        let sure = self.words >= COUNTED && most >= DENSE * words && most >= AHEAD * next;
        sure.then(|| Language::ALL[best])
    }
}

fn known(lang: Lang) -> Option<Language> {
    KNOWN.iter().find(|(theirs, _)| *theirs == lang).map(|(_, ours)| *ours)
}

/// The answer among the nine alone, where a short text is torn between many.
fn restricted(sample: &str) -> Option<Language> {
    let ours = KNOWN.iter().map(|(theirs, _)| *theirs).collect();
    let found = Detector::with_allowlist(ours).detect(sample)?;
    (found.confidence() > 0.5).then(|| known(found.lang())).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_are_told_by_their_letters() {
        for (text, wanted) in [
            ("У Херсоні вибухи", Some(Language::Uk)),
            ("Окупанти атакують Бахмут", Some(Language::Uk)),
            ("Взрывы в Джанкое", Some(Language::Ru)),
            ("В Рыльске нет света", Some(Language::Ru)),
            ("Вчера в Твери сгорел склад, сообщил губернатор.", Some(Language::Ru)),
            ("Снощи в София имаше протест, а кметът не дойде на срещата.", None),
            ("Moscow denies losses, Kyiv claims advance near Robotyne", None),
        ] {
            assert_eq!(language(text), wanted, "{text}");
        }
    }

    #[test]
    fn nine_languages_are_told_apart_and_a_tenth_is_none() {
        let texts = [
            (
                Some(Language::En),
                "The river rose in the night and the road to the bridge was cut, the mayor said, and the school is closed for a week.",
            ),
            (
                Some(Language::Uk),
                "Уночі річка піднялася, і дорогу до мосту перекрили, повідомив мер, а школу зачинили на тиждень, бо там немає світла.",
            ),
            (
                Some(Language::Ru),
                "Ночью река поднялась, и дорогу к мосту перекрыли, сообщил мэр, а школу закрыли на неделю, потому что там нет света.",
            ),
            (
                Some(Language::De),
                "In der Nacht stieg der Fluss, und die Straße zur Brücke wurde gesperrt, sagte der Bürgermeister, und die Schule ist für eine Woche zu.",
            ),
            (
                Some(Language::Fr),
                "La rivière est montée dans la nuit et la route du pont a été coupée, a dit le maire, et l’école est fermée pour une semaine.",
            ),
            (
                Some(Language::Es),
                "El río subió en la noche y la carretera del puente quedó cortada, dijo el alcalde, y la escuela está cerrada por una semana.",
            ),
            (
                Some(Language::It),
                "Il fiume è salito nella notte e la strada del ponte è stata chiusa, ha detto il sindaco, e la scuola è chiusa per una settimana.",
            ),
            (
                Some(Language::Pl),
                "Rzeka podniosła się w nocy i drogę do mostu zamknięto, powiedział burmistrz, a szkoła jest zamknięta na tydzień.",
            ),
            (
                Some(Language::Ro),
                "Râul a crescut în timpul nopții și drumul spre pod a fost închis, a spus primarul, iar școala este închisă pentru o săptămână.",
            ),
            (
                None,
                "De rivier steeg in de nacht en de weg naar de brug werd afgesloten, zei de burgemeester, en de school is een week dicht.",
            ),
            (None, "12.5 0.3 17"),
        ];
        for (expected, text) in texts {
            assert_eq!(language(text), expected, "{text}");
        }
    }
}
