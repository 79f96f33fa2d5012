//! The words that decide in what sense a place name is used, one file a language.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon;
use crate::model::Language;
use crate::text::Heads;

/// A class of words. Its number is its bit in a [`WordSet`] and part of the trained weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum WordClass {
    /// Prepositions behind which a name is a location.
    Locative,
    /// Prepositions and verbs of movement.
    Motion,
    /// Prepositions behind which a name acts or is acted on.
    Partner,
    /// Saying and announcing.
    Speech,
    /// Deciding and dealing, as governments do.
    Decide,
    /// Fighting.
    Fight,
    /// Playing, winning, losing.
    Sport,
    /// Nouns of sport.
    Game,
    /// Copulas.
    Be,
    /// Auxiliaries.
    Auxiliary,
    /// What a place is or has: city, coast, border.
    Ground,
    /// Living and being somewhere.
    Dwell,
    /// Those who act for a place: president, army.
    Role,
    /// What is about a place: war, economy.
    Matter,
    /// Choosing a government.
    Ballot,
    /// Directions and parts in front of a name.
    Direction,
    /// Small words that a governor stands behind.
    Filler,
}

impl WordClass {
    /// Every class with its key in the files, in the order of the bits.
    pub const ALL: [(Self, &'static str); 17] = [
        (Self::Locative, "locative"),
        (Self::Motion, "motion"),
        (Self::Partner, "partner"),
        (Self::Speech, "speech"),
        (Self::Decide, "decide"),
        (Self::Fight, "fight"),
        (Self::Sport, "sport"),
        (Self::Game, "game"),
        (Self::Be, "be"),
        (Self::Auxiliary, "auxiliary"),
        (Self::Ground, "ground"),
        (Self::Dwell, "dwell"),
        (Self::Role, "role"),
        (Self::Matter, "matter"),
        (Self::Ballot, "ballot"),
        (Self::Direction, "direction"),
        (Self::Filler, "filler"),
    ];
}

/// The classes that a word is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordSet(u32);

impl WordSet {
    /// Whether the word is in a class.
    #[must_use]
    pub fn has(self, class: WordClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Whether the word is in one of the classes.
    #[must_use]
    pub fn has_any(self, classes: &[WordClass]) -> bool {
        classes.iter().any(|class| self.has(*class))
    }

    /// Whether the word is in no class.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes in order of their numbers.
    pub fn classes(self) -> impl Iterator<Item = WordClass> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (class, _) = WordClass::ALL.get(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(*class)
        })
    }
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Senses {
    whole: FxHashMap<String, u32>,
    /// Stems by their first three bytes.
    stems: FxHashMap<[u8; 3], Vec<(String, u32)>>,
    heads: Heads,
}

impl Senses {
    /// The words that come with the program; English where the language is unknown.
    #[must_use]
    pub fn bundled(language: Option<Language>) -> &'static Self {
        &BUNDLED[language.unwrap_or(Language::En) as usize]
    }

    /// The words of every language with those of lexicons.
    pub(super) fn loaded(own: &[lexicon::Lexicon]) -> Result<Vec<Self>, String> {
        let tables = lexicon::tables("senses", &FILES, None, own)?;
        tables.iter().map(|(_, text)| Self::from_toml(text)).collect()
    }

    /// The words of a file: a list of words a class, a star behind a stem of three letters
    /// or more (shorter ones stand for no word).
    ///
    /// # Errors
    /// What is wrong with the text: no TOML, an unknown class, a list of something else.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let table: toml::Table =
            text.parse().map_err(|e: toml::de::Error| e.to_string())?;
        let mut senses = Self::default();
        for (key, value) in &table {
            let class = WordClass::ALL.iter().find(|(_, name)| name == key);
            let (class, _) = class.ok_or_else(|| format!("\"{key}\" is no class"))?;
            let list = value
                .as_array()
                .ok_or_else(|| format!("\"{key}\" is no list of words"))?;
            for word in list {
                let word = word
                    .as_str()
                    .ok_or_else(|| format!("\"{key}\" holds more than words"))?;
                senses.add(word, *class);
            }
        }
        Ok(senses)
    }

    fn add(&mut self, word: &str, class: WordClass) {
        let bit = 1 << class as u32;
        if let Some(stem) = word.strip_suffix('*') {
            let long = stem.chars().nth(2).and(stem.as_bytes().first_chunk());
            if let Some(head) = long {
                self.heads.add_stem(stem);
                self.stems.entry(*head).or_default().push((stem.to_owned(), bit));
            }
        } else {
            self.heads.add(word);
            *self.whole.entry(word.to_owned()).or_default() |= bit;
        }
    }

    /// The classes of a word in lower case.
    ///
    /// # Examples
    /// ```
    /// use plotroom::settings::{Senses, WordClass};
    /// let english = Senses::bundled(None);
    /// assert!(english.classes("rejected").has(WordClass::Decide));
    /// assert!(!english.classes("table").has(WordClass::Decide));
    /// ```
    #[must_use]
    pub fn classes(&self, word: &str) -> WordSet {
        if !self.heads.may_hold(word) {
            return WordSet::default();
        }
        let mut set = self.whole.get(word).copied().unwrap_or_default();
        let near = word.as_bytes().first_chunk().and_then(|head| self.stems.get(head));
        for (stem, bits) in near.into_iter().flatten() {
            if word.starts_with(stem.as_str()) {
                set |= bits;
            }
        }
        WordSet(set)
    }
}

const FILES: [(&str, &str); 9] = [
    ("en", include_str!("senses/en.toml")),
    ("uk", include_str!("senses/uk.toml")),
    ("ru", include_str!("senses/ru.toml")),
    ("de", include_str!("senses/de.toml")),
    ("fr", include_str!("senses/fr.toml")),
    ("es", include_str!("senses/es.toml")),
    ("it", include_str!("senses/it.toml")),
    ("pl", include_str!("senses/pl.toml")),
    ("ro", include_str!("senses/ro.toml")),
];

/// The words of every language, in the order of [`Language::ALL`].
static BUNDLED: LazyLock<Vec<Senses>> =
    LazyLock::new(|| Senses::loaded(lexicon::own()).expect(lexicon::CHECKED));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_in_the_order_of_the_languages() {
        let codes: Vec<&str> = FILES.iter().map(|(code, _)| *code).collect();
        let languages: Vec<&str> = Language::ALL.iter().map(|l| l.code()).collect();
        assert_eq!(codes, languages);
        assert!(Language::ALL.iter().enumerate().all(|(at, l)| *l as usize == at));
    }

    #[test]
    fn every_bundled_file_reads_and_fills_the_main_classes() {
        for senses in BUNDLED.iter() {
            let stems = senses.stems.values().flatten().map(|(_, set)| set);
            let filled = senses.whole.values().chain(stems).fold(0, |sum, set| sum | set);
            assert_eq!(filled.count_ones(), 17, "{filled:b}");
        }
    }

    #[test]
    fn stems_and_whole_words_differ() {
        let senses = Senses::from_toml("speech = [\"warn*\", \"say\"]").unwrap();
        assert!(senses.classes("warned").has(WordClass::Speech));
        assert!(senses.classes("warn").has(WordClass::Speech));
        assert!(senses.classes("say").has(WordClass::Speech));
        assert!(senses.classes("sayings").is_empty());
    }

    #[test]
    fn a_bad_file_is_named() {
        assert!(Senses::from_toml("speach = []").unwrap_err().contains("speach"));
        assert!(Senses::from_toml("speech = 3").is_err());
        assert!(Senses::from_toml("= x").is_err());
    }
}
