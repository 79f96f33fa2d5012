//! A document as the recognizer sees it: words and matches, found once.

use super::context::Context;
use super::matches::{Match, matches};
use super::scene::Scene;
use super::tags::tags;
use super::words::{Style, Word, style, words};
use crate::gazetteer::Gazetteer;
use crate::model::{Document, Language, Mention};
use crate::settings::Names;

/// The words of a document and the names of the gazetteer in them.
#[derive(Debug)]
pub(super) struct Sight<'a> {
    text: &'a str,
    words: Vec<Word>,
    pub(super) matches: Vec<Match>,
    names: &'static Names,
    tongue: u64,
    spares: bool,
    language: Option<Language>,
}

impl<'a> Sight<'a> {
    pub(super) fn new(document: &'a Document, gazetteer: &Gazetteer) -> Self {
        let names = Names::of(document.language);
        let text = document.text.as_str();
        let mut words = words(document, names);
        let style = style(&words);
        let matches =
            matches(text, &words, style, inflects(document.language), gazetteer);
        if style == Style::Small {
            for found in &matches {
                words[found.start..found.end]
                    .iter_mut()
                    .for_each(|word| word.open = true);
            }
        }
        let tongue = document.language.map_or(0, |language| language as u64);
        let spares = document.language.is_some_and(spares);
        let language = document.language;
        Self { text, words, matches, names, tongue, spares, language }
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context::new(self.text, &self.words, &self.matches, self.names, self.tongue)
    }

    /// The places inside tags of several words.
    pub(super) fn tags(&self, gazetteer: &Gazetteer) -> Vec<Mention> {
        tags(self.text, &self.words, self.names, gazetteer)
    }

    pub(super) fn scene<'b>(&'b self, gazetteer: &'b Gazetteer) -> Scene<'b> {
        let Self { text, words, matches, names, spares, language, .. } = self;
        let foreign = language.is_some_and(|language| language != Language::En);
        let nouns = *language == Some(Language::De);
        Scene { text, words, matches, names, gazetteer, spares: *spares, foreign, nouns }
    }
}

/// Whether a language has capitals for names only.
fn spares(language: Language) -> bool {
    matches!(language, Language::Pl | Language::Ro | Language::Ru | Language::Uk)
}

/// Whether names change with their case.
fn inflects(language: Option<Language>) -> bool {
    use Language::{De, Pl, Ro, Ru, Uk};
    language.is_some_and(|language| matches!(language, De | Pl | Ro | Ru | Uk))
}
