//! Which language a text is in.

use whatlang::{Detector, Lang};

use crate::model::Language;

/// Characters of a text that are looked at; more change no answer.
const SAMPLE: usize = 4000;
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

/// The language of a text, `None` if it is none of ours or too short to say.
///
/// Trigram statistics (whatlang), over all languages it knows, so that a text in a tenth
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
    if sample.chars().filter(|c| c.is_alphabetic()).count() < LEAST {
        return None;
    }
    let found = Detector::new().detect(sample)?;
    if found.confidence() < 0.2 && !found.is_reliable() {
        return restricted(sample);
    }
    known(found.lang()).or_else(|| related(sample, found.lang()))
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

/// Neighbors that short texts are taken for: English for Scots-like guesses is common.
fn related(sample: &str, guess: Lang) -> Option<Language> {
    let close = matches!(
        guess,
        Lang::Nld | Lang::Afr | Lang::Dan | Lang::Swe | Lang::Nob | Lang::Cat | Lang::Bel
    );
    (close && sample.len() < 400).then(|| restricted(sample)).flatten()
}
