//! The words that say where a system is launched or deployed.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Language;

/// Tables that are read together: scripts and words do not collide.
const TOGETHER: [&str; 2] =
    [include_str!("launch/en.toml"), include_str!("launch/uk-ru.toml")];
/// Tables that are read alone: their small words are others elsewhere.
const ALONE: [(Language, &str); 6] = [
    (Language::De, include_str!("launch/de.toml")),
    (Language::Fr, include_str!("launch/fr.toml")),
    (Language::Es, include_str!("launch/es.toml")),
    (Language::It, include_str!("launch/it.toml")),
    (Language::Pl, include_str!("launch/pl.toml")),
    (Language::Ro, include_str!("launch/ro.toml")),
];

static TABLES: LazyLock<(LaunchWords, Vec<(Language, LaunchWords)>)> =
    LazyLock::new(|| {
        let mut together = LaunchWords::default();
        for table in TOGETHER {
            together.add(table);
        }
        let alone = ALONE.iter().map(|(language, table)| {
            let mut words = LaunchWords::default();
            words.add(table);
            (*language, words)
        });
        (together, alone.collect())
    });

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
}

/// The classes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LaunchSet(u16);

impl LaunchSet {
    /// Of no class.
    pub const NONE: Self = Self(0);

    /// Whether the word is of a class.
    #[must_use]
    pub fn has(self, class: LaunchClass) -> bool {
        self.0 & 1 << class as u16 != 0
    }
}

/// The words of a language, or of several that are read together.
#[derive(Debug, Clone, Default)]
pub struct LaunchWords {
    words: rustc_hash::FxHashMap<String, u16>,
    stems: Vec<(String, u16)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
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
}

impl LaunchWords {
    /// The words of a report's language; those of English, Ukrainian and Russian where it is
    /// one of these or unknown.
    #[must_use]
    pub fn of(language: Option<Language>) -> &'static Self {
        let (together, alone) = &*TABLES;
        let own = alone.iter().find(|(known, _)| Some(*known) == language);
        own.map_or(together, |(_, words)| words)
    }

    /// The classes of a lower-case word.
    #[must_use]
    pub fn classes(&self, word: &str) -> LaunchSet {
        let whole = self.words.get(word).copied().unwrap_or(0);
        let stems = self.stems.iter().filter(|(stem, _)| word.starts_with(stem.as_str()));
        LaunchSet(stems.fold(whole, |bits, (_, more)| bits | more))
    }

    fn add(&mut self, table: &str) {
        let table: Table =
            toml::from_str(table).expect("the program's own files are read by a test");
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
        ];
        for (class, words) in lists {
            for word in words.split_whitespace() {
                let bit = 1 << class as u16;
                match word.strip_suffix('*') {
                    Some(stem) => self.stems.push((stem.to_owned(), bit)),
                    None => *self.words.entry(word.to_owned()).or_default() |= bit,
                }
            }
        }
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
