//! The place that a document as a whole is about, as its title names it.

use crate::model::{Document, End, Language, Part};
use crate::settings::measure::{Cue, Lexicons};
use crate::text::is_function_word;

/// The place that the title names, if it names one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    title: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let title = document.title.as_deref();
        let title =
            title.filter(|title| names_a_place(title) && is_told(title, document));
        Self { title }
    }

    pub(super) fn is_known(&self) -> bool {
        self.title.is_some()
    }

    /// The page as an end.
    pub(super) fn end(&self) -> Option<End> {
        self.title.map(|title| End {
            text: title.to_owned(),
            span: None,
            resolution: None,
            part: Part::Unsaid,
        })
    }

    /// The page as an end that the text names too: the title's words say more ("Kaya, South
    /// Sudan"), the text's say where.
    pub(super) fn at(&self, named: &End) -> End {
        let text = self.title.unwrap_or(&named.text).to_owned();
        End { text, ..named.clone() }
    }

    /// Whether words name the page: its name, alone or behind "town of".
    pub(super) fn is_named(&self, words: &str) -> bool {
        let Some(title) = self.title else { return false };
        let head = title.split([',', '(']).next().unwrap_or(title).trim();
        let (head, words) = (head.to_lowercase(), words.to_lowercase());
        let words =
            words.strip_suffix("'s").or(words.strip_suffix("’s")).unwrap_or(&words);
        words == head
            || words.len() > 3 && head.starts_with(words)
            || words
                .strip_suffix(head.as_str())
                .is_some_and(|rest| rest.ends_with(' ') && rest.split(' ').count() <= 4)
    }
}

/// Whether a title is a place's name rather than a headline: few words, capitals all but
/// small words that join others ("of", "sur", "am").
fn names_a_place(title: &str) -> bool {
    let head = title.split([',', '(']).next().unwrap_or(title).trim();
    let words: Vec<&str> = head.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let small = |w: &&str| {
        w.chars().count() <= 4 && Language::ALL.iter().any(|l| is_function_word(w, *l))
    };
    let capital = |w: &&str| w.chars().next().is_some_and(|c| !c.is_lowercase());
    // "India, Pakistan trade fire" goes on as no name of an area does.
    let behind = title.get(head.len()..).unwrap_or_default();
    let mut behind = behind.split([' ', '-', ',', '(', ')']).filter(|w| !w.is_empty());
    let all = words.iter().all(|w| capital(w) || small(w))
        && behind.all(|w| capital(&w) || small(&w));
    let shouted = words.len() > 1 && !title.chars().any(char::is_lowercase);
    (1..=5).contains(&words.len())
        && words.first().is_some_and(capital)
        && all
        && !shouted
        && !head.contains(['.', ':', '?', '!', ';', '"', '“'])
}

/// How many sentences make a text that names what its page is about.
const WHOLE: usize = 3;

/// Whether a text speaks of the place that its title names: one of some sentences says the
/// name again, as no text says "Blast Destroys Two Houses" again.
fn is_told(title: &str, document: &Document) -> bool {
    let head = title.split([',', '(']).next().unwrap_or(title).trim();
    let behind = document.text.trim_start();
    let behind = behind.strip_prefix(title).unwrap_or(behind);
    let again = || behind.match_indices(head).next().is_some();
    again() || document.sentences.len() < WHOLE && !is_headline(head, behind)
}

/// Whether a title tells what happened at a place that the text names by itself: "Strike on
/// Orla" over "Drones hit Orla".
fn is_headline(title: &str, text: &str) -> bool {
    let lexicons = Lexicons::bundled();
    let words = title.split(' ').skip(1).zip(title.split(' ').skip(2));
    let mut at = words.filter(|(word, _)| {
        word.starts_with(char::is_lowercase) && lexicons.is_cue(word, Cue::In)
    });
    at.any(|(_, name)| {
        let inside = |(at, found): (usize, &str)| {
            let before = text[..at].chars().next_back();
            let behind = text[at + found.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric)
                && !behind.is_some_and(char::is_alphanumeric)
        };
        name.starts_with(char::is_uppercase) && text.match_indices(name).any(inside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Report, document};

    #[test]
    fn a_headline_is_no_page_about_a_place() {
        let place = "Orla is a village. It lies by the Orla. It is old.";
        let news = "A blast shook Orla. Two houses fell. Nobody was hurt.";
        for (title, text, wanted) in [
            ("Orla, Poland", place, true),
            ("Orla, Rzepin trade fire across the river", news, false),
            ("Orla", place, true),
            ("Blast Destroys Two Houses", news, false),
            ("BLAST IN ORLA", "Two houses fell in Orla.", false),
            ("Ship hit off Orla", "It lies there.", false),
            ("Strike on Orla", "Drones hit Orla, 12 km from Rzepin.", false),
            ("Orla on Odra", "It lies 12 km from Rzepin.", true),
            ("Bad Orla", "It lies 12 km from Rzepin.", true),
        ] {
            let title_line = Some(title.to_owned());
            let report =
                Report { text: text.to_owned(), title: title_line, ..Report::default() };
            assert_eq!(Page::of(&document(report)).is_known(), wanted, "{title}");
        }
    }
}
