//! The words that say where a system is launched or deployed.

use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon;
use crate::model::Language;

/// The tables; those of [`TOGETHER`] come first.
const FILES: [(&str, &str); 9] = [
    ("en", include_str!("launch/en.toml")),
    ("uk", include_str!("launch/uk-ru.toml")),
    ("ru", "launch = \"\""),
    ("de", include_str!("launch/de.toml")),
    ("fr", include_str!("launch/fr.toml")),
    ("es", include_str!("launch/es.toml")),
    ("it", include_str!("launch/it.toml")),
    ("pl", include_str!("launch/pl.toml")),
    ("ro", include_str!("launch/ro.toml")),
];
/// Tables that are read together: scripts and words do not collide. The small words of the
/// others are other words elsewhere.
const TOGETHER: [&str; 3] = ["en", "uk", "ru"];

static TABLES: LazyLock<Vec<(Option<Language>, LaunchWords)>> =
    LazyLock::new(|| LaunchWords::loaded(lexicon::own()).expect(lexicon::CHECKED));

/// What a word is for. Its number is its bit in a [`LaunchSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LaunchClass {
    /// A weapon is sent on its way.
    Launch,
    /// A place is struck.
    Strike,
    /// A weapon is put somewhere.
    Station,
    /// What systems stand in.
    Unit,
    /// A place behind one of these is where something comes from.
    From,
    /// A place behind one of these is where something is.
    At,
    /// Words between the preposition and the place.
    Area,
    /// Words between a system and what is done with it.
    Filler,
    /// Behind one of these stands the means, not the target.
    Means,
    /// A system behind one of these is what is fought, or belongs to another act.
    Against,
    /// Before the place, one of these leaves open whether it is so at all.
    Open,
    /// What stands there no more.
    Gone,
    /// Words between two places of a list.
    Listed,
    /// Words behind the last place of a list.
    Follows,
    /// What a range belongs to, besides the systems of the catalogue: "missiles", "forces".
    Carrier,
    /// A place behind one of these is what is reached, not where something stands.
    Target,
    /// Who speaks, and that they do: their place is no origin.
    Saying,
}

/// The classes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LaunchSet(u32);

impl LaunchSet {
    /// Of no class.
    pub const NONE: Self = Self(0);

    /// Whether the word is of a class.
    #[must_use]
    pub fn has(self, class: LaunchClass) -> bool {
        self.0 & 1 << class as u32 != 0
    }
}

/// The words of a language, or of several that are read together.
#[derive(Debug, Clone, Default)]
pub struct LaunchWords {
    words: rustc_hash::FxHashMap<String, u32>,
    stems: Vec<(String, u32)>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Table {
    launch: String,
    strike: String,
    station: String,
    unit: String,
    from: String,
    at: String,
    area: String,
    filler: String,
    means: String,
    against: String,
    open: String,
    gone: String,
    listed: String,
    follows: String,
    carrier: String,
    target: String,
    saying: String,
}

impl LaunchWords {
    /// The words of a report's language; those of English, Ukrainian and Russian where it is
    /// one of these or unknown.
    #[must_use]
    pub fn of(language: Option<Language>) -> &'static Self {
        let own = TABLES.iter().find(|(known, _)| known.is_some() && *known == language);
        let (_, words) = own.unwrap_or(&TABLES[0]);
        words
    }

    /// The tables with the words of lexicons: first the one of all languages that are read
    /// together, then each other language's.
    pub(super) fn loaded(
        own: &[lexicon::Lexicon],
    ) -> Result<Vec<(Option<Language>, Self)>, String> {
        let mut found = vec![(None, Self::default())];
        for (code, text) in lexicon::tables("launch", &FILES, None, own)? {
            if TOGETHER.contains(&code.as_str()) {
                found[0].1.add(&text)?;
            } else {
                let mut words = Self::default();
                words.add(&text)?;
                found.push((lexicon::known(&code), words));
            }
        }
        Ok(found)
    }

    /// The classes of a lower-case word.
    #[must_use]
    pub fn classes(&self, word: &str) -> LaunchSet {
        let whole = self.words.get(word).copied().unwrap_or(0);
        let stems = self.stems.iter().filter(|(stem, _)| word.starts_with(stem.as_str()));
        LaunchSet(stems.fold(whole, |bits, (_, more)| bits | more))
    }

    fn add(&mut self, table: &str) -> Result<(), String> {
        let table: Table = toml::from_str(table).map_err(|error| error.to_string())?;
        let lists = [
            (LaunchClass::Launch, table.launch),
            (LaunchClass::Strike, table.strike),
            (LaunchClass::Station, table.station),
            (LaunchClass::Unit, table.unit),
            (LaunchClass::From, table.from),
            (LaunchClass::At, table.at),
            (LaunchClass::Area, table.area),
            (LaunchClass::Filler, table.filler),
            (LaunchClass::Means, table.means),
            (LaunchClass::Against, table.against),
            (LaunchClass::Open, table.open),
            (LaunchClass::Gone, table.gone),
            (LaunchClass::Listed, table.listed),
            (LaunchClass::Follows, table.follows),
            (LaunchClass::Carrier, table.carrier),
            (LaunchClass::Target, table.target),
            (LaunchClass::Saying, table.saying),
        ];
        for (class, words) in lists {
            for word in words.split_whitespace() {
                let bit = 1 << class as u32;
                match word.strip_suffix('*') {
                    Some(stem) => self.stems.push((stem.to_owned(), bit)),
                    None => *self.words.entry(word.to_owned()).or_default() |= bit,
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read_and_knows_its_words() {
        for (language, word) in [
            (None, "launched"),
            (Some(Language::Uk), "запустили"),
            (Some(Language::De), "abgefeuert"),
            (Some(Language::Fr), "lancés"),
            (Some(Language::Es), "lanzaron"),
            (Some(Language::It), "lanciato"),
            (Some(Language::Pl), "wystrzelono"),
            (Some(Language::Ro), "lansate"),
        ] {
            let classes = LaunchWords::of(language).classes(word);
            assert!(classes.has(LaunchClass::Launch), "{word}");
            assert!(!classes.has(LaunchClass::Station), "{word}");
        }
    }
}
