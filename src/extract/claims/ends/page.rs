//! The place that a document as a whole is about, as its title names it.

use crate::model::{Document, End, Language, Part};
use crate::text::is_function_word;

/// The place that the title names, if it names one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'a> {
    title: Option<&'a str>,
}

impl<'a> Page<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let title = document.title.as_deref().filter(|title| names_a_place(title));
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
    let all = words.iter().all(|w| capital(w) || small(w));
    (1..=5).contains(&words.len())
        && words.first().is_some_and(capital)
        && all
        && !head.contains(['.', ':', '?', '!', ';', '"', '“'])
}
