//! The words with which reports state distances, one table a language.
//!
//! A table is data: `measure/en.toml` and its neighbors, and any further one of the same
//! shape ([`Lexicons::with`]). Words are lower case; a word that ends in `*` stands for all
//! words that start so.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::lexicon;
use crate::model::Language;
use crate::text::{Heads, NumberStyle, NumberWord, lower};

mod phrases;

pub use phrases::{Cue, Found, Phrases};

/// The tables that come with the program.
const BUNDLED: [(&str, &str); 9] = [
    ("en", include_str!("measure/en.toml")),
    ("uk", include_str!("measure/uk.toml")),
    ("ru", include_str!("measure/ru.toml")),
    ("de", include_str!("measure/de.toml")),
    ("fr", include_str!("measure/fr.toml")),
    ("es", include_str!("measure/es.toml")),
    ("it", include_str!("measure/it.toml")),
    ("pl", include_str!("measure/pl.toml")),
    ("ro", include_str!("measure/ro.toml")),
];

/// What a table of a further language is laid over.
const BLANK: &str = "decimal_comma = false\ncommon = []\nunit = []\n[numbers]\nvalue = {}\n\
    times = {}\npart = {}\nvague = {}\narticle = []\njoint = []\n[bearings]\n[cues]\n";

static LEXICONS: LazyLock<Lexicons> =
    LazyLock::new(|| Lexicons::loaded(lexicon::own()).expect(lexicon::CHECKED));

/// The words of every language.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    languages: Vec<Lexicon>,
    /// Which languages a frequent word belongs to, one bit each.
    common: FxHashMap<String, u32>,
    /// First words of units, and stems of such by their first letter, with their languages.
    units: FxHashMap<String, u32>,
    unit_stems: FxHashMap<char, Vec<(String, u32)>>,
    unit_heads: Heads,
    /// Of each phrase that relates a place to another the word that tells most: "near",
    /// "vicinity", "outskirts".
    relating: FxHashSet<String>,
    relating_stems: Vec<String>,
    relating_heads: Heads,
}

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// ISO 639-1 code.
    pub code: String,
    /// How numbers are written.
    pub numbers: NumberStyle,
    /// Units of length with their meters.
    pub units: Vec<Unit>,
    /// Every other word that matters, units included.
    pub phrases: Phrases,
}

/// A unit of length.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Unit {
    /// The English name in the singular.
    pub name: String,
    /// One unit in meters.
    pub meters: f64,
    forms: Vec<String>,
}

/// The shape of a table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    code: String,
    decimal_comma: bool,
    common: Vec<String>,
    unit: Vec<Unit>,
    numbers: Numbers,
    bearings: FxHashMap<String, Vec<String>>,
    cues: FxHashMap<Cue, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    value: FxHashMap<String, f64>,
    times: FxHashMap<String, f64>,
    part: FxHashMap<String, f64>,
    vague: FxHashMap<String, (f64, f64)>,
    article: Vec<String>,
    joint: Vec<String>,
}

/// The names of the points of the compass in a table, clockwise.
const COMPASS: [&str; 16] = [
    "n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w",
    "wnw", "nw", "nnw",
];

impl Lexicons {
    /// The tables that come with the program.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &LEXICONS
    }

    /// These tables and one more; a table of the same language is replaced.
    ///
    /// # Errors
    /// What is wrong with the table, in words.
    pub fn with(self, table: &str) -> Result<Self, String> {
        let table: Table = toml::from_str(table).map_err(|error| error.to_string())?;
        let code = table.code.clone();
        self.add(&code, table)
    }

    /// The tables of the program with the words of lexicons.
    pub(super) fn loaded(own: &[lexicon::Lexicon]) -> Result<Self, String> {
        let tables = lexicon::tables("measure", &BUNDLED, Some(BLANK), own)?;
        tables.iter().try_fold(Self::default(), |all, (code, text)| {
            let mut table: Table =
                toml::from_str(text).map_err(|error| error.to_string())?;
            table.code.clone_from(code);
            all.add(code, table)
        })
    }

    fn add(mut self, code: &str, table: Table) -> Result<Self, String> {
        let at = self.languages.iter().position(|known| known.code == code);
        let at = at.unwrap_or(self.languages.len());
        if at >= 32 {
            return Err("more than 32 languages; take one out".to_owned());
        }
        for word in &table.common {
            *self.common.entry(word.clone()).or_default() |= 1 << at;
        }
        for form in table.unit.iter().flat_map(|unit| &unit.forms) {
            let first = form.split(' ').next().unwrap_or_default();
            if let Some(stem) = first.strip_suffix('*') {
                let Some(letter) = stem.chars().next() else { continue };
                self.unit_heads.add_stem(stem);
                let list = self.unit_stems.entry(letter).or_default();
                list.push((stem.to_owned(), 1 << at));
            } else {
                self.unit_heads.add(first);
                *self.units.entry(first.to_owned()).or_default() |= 1 << at;
            }
        }
        let cues = Cue::RELATING.iter().filter_map(|cue| table.cues.get(cue));
        for form in cues.chain(table.bearings.values()).flatten() {
            let words = form.split([' ', '\'', '’']).filter(|word| *word != "*");
            let rare = |word: &&str| (!self.common.contains_key(*word), word.len());
            let Some(word) = words.max_by_key(rare) else { continue };
            if let Some(stem) = word.strip_suffix('*') {
                self.relating_heads.add_stem(stem);
                self.relating_stems.push(stem.to_owned());
            } else {
                self.relating_heads.add(word);
                self.relating.insert(word.to_owned());
            }
        }
        let lexicon = Lexicon::from_table(table)?;
        if at == self.languages.len() {
            self.languages.push(lexicon);
        } else {
            self.languages[at] = lexicon;
        }
        Ok(self)
    }

    /// The table that fits a sentence best: whose frequent words it holds, with a head
    /// start for the language of the document.
    ///
    /// `None` only where there are no tables at all.
    pub fn fitting<'a>(
        &self,
        words: impl Iterator<Item = &'a str>,
        document: Option<Language>,
    ) -> Option<&Lexicon> {
        let mut votes = vec![0_u32; self.languages.len()];
        let own = document.map(Language::code);
        for (language, vote) in self.languages.iter().zip(&mut votes) {
            if own == Some(language.code.as_str()) {
                *vote += 2;
            }
        }
        for word in words {
            let mut bits = self.common.get(word).copied().unwrap_or(0) | self.unit(word);
            while bits != 0 {
                votes[bits.trailing_zeros() as usize] += 2;
                bits &= bits - 1;
            }
        }
        let most = votes.iter().copied().max()?;
        votes.iter().position(|vote| *vote == most).map(|at| &self.languages[at])
    }

    /// Whether a unit of some language may start with a word, however it is capitalized.
    #[must_use]
    pub fn is_unit(&self, word: &str) -> bool {
        self.unit_heads.may_hold(word) && self.unit(&lower(word)) != 0
    }

    /// Whether a word, however it is capitalized, may relate a place to another in some
    /// language: a quick look before a sentence is read.
    #[must_use]
    pub fn relates(&self, word: &str) -> bool {
        if !self.relating_heads.may_hold(word) {
            return false;
        }
        let word = lower(word);
        let stem = |stem: &String| word.starts_with(stem.as_str());
        self.relating.contains(word.as_ref()) || self.relating_stems.iter().any(stem)
    }

    /// The languages with a unit that may start with a lower-case word, one bit each.
    fn unit(&self, word: &str) -> u32 {
        if !self.unit_heads.may_hold(word) {
            return 0;
        }
        let letter = word.chars().next();
        let stems = letter.and_then(|letter| self.unit_stems.get(&letter));
        let stems =
            stems.into_iter().flatten().filter(|(stem, _)| word.starts_with(stem));
        let known = self.units.get(word).copied().unwrap_or(0);
        stems.fold(known, |bits, (_, more)| bits | more)
    }

    /// Whether a word by itself is a cue in some language, however it is capitalized.
    #[must_use]
    pub fn is_cue(&self, word: &str, cue: Cue) -> bool {
        let word = [lower(word)];
        let alone = |found: (Found, usize)| found == (Found::Cue(cue), 1);
        self.languages.iter().any(|language| language.phrases.at(&word).any(alone))
    }

    /// All tables.
    #[must_use]
    pub fn all(&self) -> &[Lexicon] {
        &self.languages
    }
}

impl Lexicon {
    fn from_table(table: Table) -> Result<Self, String> {
        let mut phrases = Phrases::default();
        for (at, unit) in table.unit.iter().enumerate() {
            phrases.add_all(Found::Unit(at), &unit.forms);
        }
        // A table of a hash map has no order of its own: sorted, so that equal tables are
        // equal values.
        let mut cues: Vec<_> = table.cues.into_iter().collect();
        cues.sort_by_key(|(cue, _)| *cue);
        for (cue, forms) in &cues {
            phrases.add_all(Found::Cue(*cue), forms);
        }
        let mut bearings: Vec<_> = table.bearings.into_iter().collect();
        bearings.sort();
        for (name, forms) in &bearings {
            let point = COMPASS.iter().zip(0_u8..).find(|(known, _)| *known == name);
            let (_, point) = point.ok_or(format!("\"{name}\" is no compass point"))?;
            phrases.add_all(Found::Bearing(point), forms);
        }
        let mut numbers = FxHashMap::default();
        let words = table.numbers;
        let mut add = |word: String, meaning| numbers.insert(word, meaning);
        words.joint.into_iter().for_each(|w| _ = add(w, NumberWord::Joint));
        words.article.into_iter().for_each(|w| _ = add(w, NumberWord::Article));
        words
            .vague
            .into_iter()
            .for_each(|(w, (a, b))| _ = add(w, NumberWord::Vague(a, b)));
        words.part.into_iter().for_each(|(w, v)| _ = add(w, NumberWord::Part(v)));
        words.times.into_iter().for_each(|(w, v)| _ = add(w, NumberWord::Times(v)));
        words.value.into_iter().for_each(|(w, v)| _ = add(w, NumberWord::Value(v)));
        Ok(Self {
            code: table.code,
            numbers: NumberStyle { words: numbers, decimal_comma: table.decimal_comma },
            units: table.unit,
            phrases,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_tables_are_sound() {
        let mut all = Lexicons::default();
        for (_, table) in BUNDLED {
            all = all.with(table).expect("a bundled table is read");
        }
        assert_eq!(all.all().len(), BUNDLED.len());
        for language in all.all() {
            assert!(
                language.units.iter().any(|u| (u.meters - 1000.0).abs() < 1e-9),
                "{}",
                language.code
            );
        }
    }

    #[test]
    fn a_language_can_be_added_as_data() {
        let table =
            include_str!("measure/de.toml").replace("code = \"de\"", "code = \"nl\"");
        let all = Lexicons::bundled().clone().with(&table).expect("it is read");
        assert_eq!(all.all().len(), BUNDLED.len() + 1);
        assert!(Lexicons::default().with("code = 1").is_err());
    }

    #[test]
    fn the_frequent_words_of_a_sentence_tell_its_language() {
        let fits = |text: &str, known| {
            let found = Lexicons::bundled().fitting(text.split(' '), known);
            found.map(|l| l.code.clone()).unwrap_or_default()
        };
        assert_eq!(fits("the town lies on the river", None), "en");
        assert_eq!(fits("die stadt liegt an der donau", Some(Language::En)), "de");
        assert_eq!(fits("місто лежить на півдні від києва", None), "uk");
        assert_eq!(fits("Lviv", Some(Language::Pl)), "pl");
    }
}
