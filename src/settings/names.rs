//! Words around names: titles, heads of organizations, generic words, by language.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use std::sync::LazyLock;

use super::lexicon;
use crate::model::{CountryCode, Feature, Language};
use crate::text::signature;

/// What a word says about the name beside it; one bit a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cue(pub u16);

impl Cue {
    /// Before a person's name: "President", "Gen.".
    pub const TITLE: Self = Self(1);
    /// Head of an organization's name: "University", "Ministry".
    pub const ORGANIZATION: Self = Self(1 << 1);
    /// Part of a geographic name: "River", "Mount".
    pub const GEOGRAPHIC: Self = Self(1 << 2);
    /// Building or road: "Airport", "Highway".
    pub const FACILITY: Self = Self(1 << 3);
    /// Preposition before a place: "in", "near".
    pub const PREPOSITION: Self = Self(1 << 4);
    /// Part of the sky: "north", "eastern".
    pub const DIRECTION: Self = Self(1 << 5);
    /// Verb whose subject speaks: "said".
    pub const SPEECH: Self = Self(1 << 6);
    /// Month or weekday.
    pub const CALENDAR: Self = Self(1 << 7);
    /// Military formation or ship: "Brigade", "USS".
    pub const UNIT: Self = Self(1 << 8);
    /// Function word that no name starts with.
    pub const FUNCTION: Self = Self(1 << 9);
    /// Small word inside names: "of", "de", "upon".
    pub const PARTICLE: Self = Self(1 << 10);
    /// House that stands for its government: "Kremlin".
    pub const GOVERNMENT: Self = Self(1 << 12);
    /// First name of many people.
    pub const FIRST_NAME: Self = Self(1 << 11);

    /// Whether the two share a class.
    #[must_use]
    pub fn has(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }
}

/// How a small word ties a name to another or to what it is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// "X is a village".
    Copula,
    /// "X, a village".
    Article,
    /// "X, where Y".
    Where,
    /// "X and Y".
    Conjunction,
    /// "X in Y".
    Inside,
    /// "the mayor of X".
    Of,
    /// "USS X": a ship.
    Ship,
}

/// What a word that stands anywhere in a sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// "mayor", "subway".
    City,
    /// "governor", "statewide".
    Region,
}

/// A word that says what kind of place the name beside it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generic {
    /// The kind.
    pub feature: Feature,
    /// Whether it says so of all names of a list ("oblasts").
    pub plural: bool,
    /// Whether a small-letter form belongs to the mention ("Odesa oblast"; not "Anhui
    /// province": there the name alone is the mention, as corpora of news have it).
    pub inside: bool,
}

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Names {
    cues: FxHashMap<u64, Cue>,
    generic: FxHashMap<u64, Generic>,
    kinds: FxHashMap<u64, Feature>,
    links: FxHashSet<(u64, Link)>,
    levels: FxHashMap<u64, Level>,
    countries: Vec<CountryCode>,
}

/// A word file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct File {
    titles: Vec<String>,
    organizations: Vec<String>,
    geographic: Vec<String>,
    facilities: Vec<String>,
    prepositions: Vec<String>,
    directions: Vec<String>,
    speech: Vec<String>,
    calendar: Vec<String>,
    units: Vec<String>,
    function: Vec<String>,
    particles: Vec<String>,
    first_names: Vec<String>,
    governments: Vec<String>,
    copulas: Vec<String>,
    articles: Vec<String>,
    r#where: Vec<String>,
    conjunctions: Vec<String>,
    inside: Vec<String>,
    of: Vec<String>,
    ships: Vec<String>,
    urban: Vec<String>,
    regional: Vec<String>,
    generic: Vec<GenericRow>,
    /// Nouns that say what a name is only behind "X is a".
    kind: Vec<KindRow>,
    /// Countries in which most write the language; none for English.
    countries: Vec<CountryCode>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRow {
    feature: Feature,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GenericRow {
    feature: Feature,
    #[serde(default)]
    singular: Vec<String>,
    #[serde(default)]
    plural: Vec<String>,
    #[serde(default)]
    inside: bool,
}

impl Names {
    /// The words that come with the program, for a language; those of English where it is
    /// none of ours.
    ///
    /// # Panics
    /// Never: that the bundled word files are whole is tested.
    #[must_use]
    pub fn of(language: Option<Language>) -> &'static Self {
        static ALL: LazyLock<Vec<(Language, Names)>> =
            LazyLock::new(|| Names::loaded(lexicon::own()).expect(lexicon::CHECKED));
        let language = language.unwrap_or(Language::En);
        let found = ALL.iter().find(|(known, _)| *known == language);
        found.or(ALL.first()).map(|(_, names)| names).expect("English is bundled")
    }

    /// The words of every language, English first, with those of lexicons.
    pub(super) fn loaded(
        own: &[lexicon::Lexicon],
    ) -> Result<Vec<(Language, Self)>, String> {
        let tables = lexicon::tables("names", FILES, None, own)?;
        let mut all = Vec::new();
        for (code, text) in tables {
            let language = lexicon::known(&code).ok_or("no language of the program")?;
            all.push((language, Self::default().with(&text)?));
        }
        Ok(all)
    }

    /// These words with those of a word file over them.
    ///
    /// # Errors
    /// What is wrong with the file, with its line.
    pub fn with(&self, file: &str) -> Result<Self, String> {
        let file: File = toml::from_str(file).map_err(|error| error.to_string())?;
        let mut names = self.clone();
        for (class, words) in [
            (Cue::TITLE, &file.titles),
            (Cue::ORGANIZATION, &file.organizations),
            (Cue::GEOGRAPHIC, &file.geographic),
            (Cue::FACILITY, &file.facilities),
            (Cue::PREPOSITION, &file.prepositions),
            (Cue::DIRECTION, &file.directions),
            (Cue::SPEECH, &file.speech),
            (Cue::CALENDAR, &file.calendar),
            (Cue::UNIT, &file.units),
            (Cue::FUNCTION, &file.function),
            (Cue::PARTICLE, &file.particles),
            (Cue::FIRST_NAME, &file.first_names),
            (Cue::GOVERNMENT, &file.governments),
        ] {
            for word in words {
                names.cues.entry(signature(word)).or_default().0 |= class.0;
            }
        }
        for (link, words) in [
            (Link::Copula, &file.copulas),
            (Link::Article, &file.articles),
            (Link::Where, &file.r#where),
            (Link::Conjunction, &file.conjunctions),
            (Link::Inside, &file.inside),
            (Link::Of, &file.of),
            (Link::Ship, &file.ships),
        ] {
            names.links.extend(words.iter().map(|word| (signature(word), link)));
        }
        for (level, words) in
            [(Level::City, &file.urban), (Level::Region, &file.regional)]
        {
            names.levels.extend(words.iter().map(|word| (signature(word), level)));
        }
        for row in file.generic {
            let GenericRow { feature, singular, plural, inside } = row;
            for (plural, words) in [(false, singular), (true, plural)] {
                for word in words {
                    let generic = Generic { feature, plural, inside };
                    names.generic.insert(signature(&word), generic);
                }
            }
        }
        for row in file.kind {
            for word in &row.words {
                names.kinds.insert(signature(word), row.feature);
            }
        }
        names.countries.extend(file.countries);
        Ok(names)
    }

    /// What a name is of which a text says "X is a" and the word with a signature.
    #[must_use]
    pub fn kind(&self, signature: u64) -> Option<Feature> {
        let generic = || {
            let generic = self.generic(signature);
            generic.filter(|generic| !generic.plural).map(|generic| generic.feature)
        };
        self.kinds.get(&signature).copied().or_else(generic)
    }

    /// The countries in which most write the language; none for English, which all do.
    #[must_use]
    pub fn countries(&self) -> &[CountryCode] {
        &self.countries
    }

    /// What the word with a signature speaks of, a city or a region.
    #[must_use]
    pub fn level(&self, signature: u64) -> Option<Level> {
        self.levels.get(&signature).copied()
    }

    /// Whether a word ties names so.
    #[must_use]
    pub fn links(&self, word: &str, link: Link) -> bool {
        self.links.contains(&(signature(word), link))
    }

    /// What the word with a signature says.
    #[must_use]
    pub fn cue(&self, signature: u64) -> Cue {
        self.cues.get(&signature).copied().unwrap_or_default()
    }

    /// The kind of place that the word with a signature names.
    #[must_use]
    pub fn generic(&self, signature: u64) -> Option<Generic> {
        self.generic.get(&signature).copied()
    }
}

const FILES: &[(&str, &str)] = &[
    ("en", include_str!("names/en.toml")),
    ("uk", include_str!("names/uk.toml")),
    ("ru", include_str!("names/ru.toml")),
    ("de", include_str!("names/de.toml")),
    ("fr", include_str!("names/fr.toml")),
    ("es", include_str!("names/es.toml")),
    ("it", include_str!("names/it.toml")),
    ("pl", include_str!("names/pl.toml")),
    ("ro", include_str!("names/ro.toml")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_file_reads() {
        for (language, file) in FILES {
            let names = Names::default().with(file);
            let names = names.unwrap_or_else(|error| panic!("{language}: {error}"));
            assert!(!names.generic.is_empty(), "{language} has generic words");
            assert!(!names.cues.is_empty(), "{language} has cue words");
        }
    }

    #[test]
    fn a_user_adds_words() {
        let mine = "titles = [\"Amir\"]\n[[generic]]\nfeature = \"A.ADM1\"\n\
                    singular = [\"wilayat\"]\ninside = true\n";
        let names = Names::of(None).with(mine).expect("the file is right");
        assert!(names.cue(signature("amir")).has(Cue::TITLE));
        assert_eq!(
            names.generic(signature("Wilayat")).map(|g| g.feature),
            Some(Feature::Admin1)
        );
        assert!(names.cue(signature("President")).has(Cue::TITLE), "the others stay");
    }

    #[test]
    fn a_wrong_word_file_says_where() {
        let error = Names::of(None).with("titels = []").expect_err("no such list");
        assert!(error.contains("titels"), "{error}");
    }
}
