//! Words of the user's own, laid over those that come with the program.
//!
//! A lexicon is a TOML file for one language, ours or another, with a section for each kind of
//! words; `docs/lexicon.md` describes it. Words are looked up in every stage, token by token,
//! so their tables are made once: a lexicon must be laid over them before the first look, and
//! then holds for as long as the program runs.

use std::borrow::Cow;
use std::sync::OnceLock;

use toml::{Table, Value};

use super::{EventWords, LaunchWords, Names, Senses, lines, measure, times};
use crate::error::Error;
use crate::model::Language;

/// The sections of a lexicon; each has the shape of the file of that name beside this one.
pub const SECTIONS: [&str; 7] =
    ["events", "measure", "names", "senses", "times", "launch", "lines"];
/// Lists whose rows stand for their place in the list: January first, Monday first, one
/// first. Rows of a lexicon are added to the rows of the same place.
const BY_PLACE: [&str; 3] = ["months", "weekdays", "numbers"];
/// Whose words also stand for all languages without a table.
const FALLBACK: &str = "en";
/// Why the tables can be made without an error once a lexicon is laid over them.
pub(super) const CHECKED: &str = "a test reads every file, and a lexicon is checked";

static OWN: OnceLock<Vec<Lexicon>> = OnceLock::new();

/// Words of the user's own for one language, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Lexicon {
    language: String,
    sections: Table,
}

impl Lexicon {
    /// The words of a file.
    ///
    /// # Errors
    /// [`Error::Settings`]: it is no TOML, names no language, has a section that is none of
    /// [`SECTIONS`], or one that is not shaped as the program's own words of that kind.
    ///
    /// # Examples
    /// ```
    /// use plotroom::settings::Lexicon;
    /// let own = "language = \"sv\"\n[[events.trigger]]\nkind = \"STRIKE\"\nverbs = [\"besköt\"]\n";
    /// assert_eq!(Lexicon::read(own)?.language(), "sv");
    /// assert!(Lexicon::read("language = \"sv\"\n[evnets]\n").is_err());
    /// # Ok::<(), plotroom::Error>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, Error> {
        let wrong = |message: String| Error::Settings { message };
        let mut sections: Table =
            text.parse().map_err(|error: toml::de::Error| wrong(error.to_string()))?;
        let language = match sections.remove("language") {
            Some(Value::String(code)) if is_code(&code) => code,
            _ => {
                return Err(wrong(
                    "a lexicon names its language first: language = \"sv\", an ISO 639 code"
                        .to_owned(),
                ));
            }
        };
        for (name, section) in &sections {
            if !SECTIONS.contains(&name.as_str()) || !section.is_table() {
                return Err(wrong(format!(
                    "\"{name}\" is no section of a lexicon; there are {}",
                    SECTIONS.join(", ")
                )));
            }
        }
        let lexicon = Self { language, sections };
        check(std::slice::from_ref(&lexicon))?;
        Ok(lexicon)
    }

    /// The code of its language.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    fn section(&self, name: &str) -> Option<&Table> {
        self.sections.get(name).and_then(Value::as_table)
    }

    /// The section of events as a file of its own.
    pub(super) fn events(&self) -> Option<String> {
        let mut table = self.section("events")?.clone();
        table.insert("language".to_owned(), self.language.clone().into());
        if self.language == FALLBACK && !table.contains_key("inflection") {
            table.insert("inflection".to_owned(), "english".into());
        }
        toml::to_string(&table).ok()
    }
}

/// Lays words over those of the program, for everything that this process reads from now on.
///
/// # Errors
/// [`Error::Settings`] if words were looked up already, or the lexicons do not fit together.
pub fn lay_over(own: Vec<Lexicon>) -> Result<(), Error> {
    check(&own)?;
    let in_use = || Error::Settings {
        message: "the words of the program are in use already; lay a lexicon over them \
                  before the first report is read"
            .to_owned(),
    };
    OWN.set(own).map_err(|_unused| in_use())
}

/// What was laid over the words of the program; from the first call on it stays so.
pub(super) fn own() -> &'static [Lexicon] {
    OWN.get_or_init(Vec::new)
}

/// Makes every table once, to see whether it can be made.
fn check(own: &[Lexicon]) -> Result<(), Error> {
    let made = [
        ("events", EventWords::loaded(own).map(drop)),
        ("measure", measure::Lexicons::loaded(own).map(drop)),
        ("names", Names::loaded(own).map(drop)),
        ("senses", Senses::loaded(own).map(drop)),
        ("times", times::Times::loaded(own).map(drop)),
        ("launch", LaunchWords::loaded(own).map(drop)),
        ("lines", lines::loaded(own).map(drop)),
    ];
    let failed = made.into_iter().find_map(|(name, made)| Some((name, made.err()?)));
    match failed {
        Some((name, error)) => {
            Err(Error::Settings { message: format!("section {name}: {error}") })
        }
        None => Ok(()),
    }
}

/// Two to eight small letters, a region behind them.
fn is_code(code: &str) -> bool {
    let base = code.split('-').next().unwrap_or_default();
    let rest = code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (2..=8).contains(&base.len()) && base.bytes().all(|b| b.is_ascii_lowercase()) && rest
}

/// The tables of a section by language: those of the program with the user's words in them.
///
/// A language that has no table gets one, laid over `blank`; where there is no blank one its
/// words go to those of English, which stand for every language that is none of ours.
pub(super) fn tables(
    section: &str,
    bundled: &[(&'static str, &'static str)],
    blank: Option<&'static str>,
    own: &[Lexicon],
) -> Result<Vec<(String, Cow<'static, str>)>, String> {
    let mut found: Vec<(String, Cow<'static, str>)> =
        bundled.iter().map(|(code, text)| ((*code).to_owned(), (*text).into())).collect();
    for lexicon in own {
        let Some(words) = lexicon.section(section) else { continue };
        let at = |code: &str| found.iter().position(|(known, _)| known == code);
        let at = match (at(&lexicon.language), blank) {
            (Some(at), _) => at,
            (None, Some(blank)) => {
                found.push((lexicon.language.clone(), blank.into()));
                found.len() - 1
            }
            (None, None) => {
                if words.contains_key("countries") {
                    return Err(format!(
                        "\"countries\" is for languages of the program, and \"{}\" is none",
                        lexicon.language
                    ));
                }
                at(FALLBACK).ok_or("there is no English to lay it over")?
            }
        };
        found[at].1 = merged(&found[at].1, words, section)?.into();
    }
    Ok(found)
}

/// The words of a lexicon for a file of all languages; under English where it has no other.
pub(super) fn merged_by_language(
    section: &str,
    bundled: &str,
    own: &[Lexicon],
) -> Result<String, String> {
    let mut all: Table =
        bundled.parse().map_err(|error: toml::de::Error| error.to_string())?;
    for lexicon in own {
        let Some(words) = lexicon.section(section) else { continue };
        let known = all.contains_key(&lexicon.language);
        let key = if known { lexicon.language.as_str() } else { FALLBACK };
        if let Some(Value::Table(under)) = all.get_mut(key) {
            merge(under, words, section);
        }
    }
    toml::to_string(&all).map_err(|error| error.to_string())
}

/// The words of all lexicons in a file that knows no languages.
pub(super) fn merged_together(
    section: &str,
    bundled: &str,
    own: &[Lexicon],
) -> Result<String, String> {
    let mut sections = own.iter().filter_map(|lexicon| lexicon.section(section));
    sections.try_fold(bundled.to_owned(), |text, words| merged(&text, words, section))
}

fn merged(text: &str, words: &Table, section: &str) -> Result<String, String> {
    let mut under: Table =
        text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    merge(&mut under, words, section);
    toml::to_string(&under).map_err(|error| error.to_string())
}

/// Lists grow, tables are merged, everything else is replaced.
fn merge(under: &mut Table, over: &Table, section: &str) {
    for (key, value) in over {
        match (under.get_mut(key), value) {
            (Some(Value::Table(known)), Value::Table(more)) => {
                merge(known, more, section);
            }
            (Some(Value::Array(known)), Value::Array(more)) => {
                if BY_PLACE.contains(&key.as_str()) {
                    add_by_place(known, more);
                } else {
                    known.extend(more.iter().cloned());
                }
            }
            // The lists of this section are words between spaces.
            (Some(Value::String(known)), Value::String(more)) if section == "launch" => {
                known.push(' ');
                known.push_str(more);
            }
            _ => _ = under.insert(key.clone(), value.clone()),
        }
    }
}

fn add_by_place(known: &mut Vec<Value>, more: &[Value]) {
    for (at, value) in more.iter().enumerate() {
        match (known.get_mut(at), value) {
            (Some(Value::Array(known)), Value::Array(more)) => {
                known.extend(more.iter().cloned());
            }
            (Some(Value::String(known)), Value::String(more)) => {
                known.push('|');
                known.push_str(more);
            }
            (Some(known), _) => *known = value.clone(),
            (None, _) => known.push(value.clone()),
        }
    }
}

/// The language of a code, where it is one of ours.
pub(super) fn known(code: &str) -> Option<Language> {
    Language::ALL.iter().copied().find(|language| language.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> Vec<Lexicon> {
        vec![Lexicon::read(text).expect("it is well formed")]
    }

    #[test]
    fn lists_grow_and_the_words_of_the_program_stay() {
        let own = own(
            "language = \"de\"\n[times]\nmonths = [[\"jänner\"]]\nnumbers = [\"eins\"]\n\
                       [launch]\nlaunch = \"verschossen\"\n[senses]\nspeech = [\"brüllte\"]\n",
        );
        let times = times::Times::loaded(&own).expect("they are made");
        let german = &times["de"];
        assert_eq!(german.word("jänner").month, Some(1));
        assert_eq!(german.word("januar").month, Some(1));
        assert_eq!(german.word("eins").number, Some(1));
        assert_eq!(times["en"].word("jänner").month, None);
    }

    #[test]
    fn a_language_of_none_of_ours_has_its_words_with_the_english_ones() {
        let own = own("language = \"sv\"\n[names]\ntitles = [\"statsminister\"]\n");
        let names = Names::loaded(&own).expect("they are made");
        let title = |at: usize| {
            names[at]
                .1
                .cue(crate::text::signature("statsminister"))
                .has(super::super::Cue::TITLE)
        };
        assert!(title(0) && !title(3), "English, not German");
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, said) in [
            ("[events]", "language"),
            ("language = \"Swedish!\"", "language"),
            ("language = \"sv\"\nevents = 3", "events"),
            ("language = \"sv\"\n[words]", "words"),
            ("language = \"sv\"\n[[events.trigger]]\nkind = \"STRUCK\"", "STRUCK"),
            ("language = \"sv\"\n[senses]\nspeach = []", "speach"),
            ("language = \"sv\"\n[measure.bearings]\nup = [\"upp\"]", "up"),
            ("language = \"sv\"\n[names]\ncountries = [\"SE\"]", "countries"),
            ("language = \"sv\"\n[times]\nyears = 3", "years"),
            ("language = \"sv\"\n[launch]\nlaunch = []", "launch"),
            ("language = ", "TOML"),
        ] {
            let error = Lexicon::read(text).expect_err(text).to_string();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
