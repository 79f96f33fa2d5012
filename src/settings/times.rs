//! Words for times: months, weekdays, "two days ago", "overnight".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::lexicon;
use crate::model::{Language, TimePrecision};
use crate::text::Heads;

const BUNDLED: &str = include_str!("times.toml");

static TIMES: LazyLock<BTreeMap<String, Times>> =
    LazyLock::new(|| Times::loaded(lexicon::own()).expect(lexicon::CHECKED));

/// The words for times of one language.
#[derive(Debug, Clone, Default)]
pub struct Times {
    words: FxHashMap<String, Opening>,
    heads: Heads,
    /// Whether a month in small letters is another word.
    pub months_capital: bool,
}

/// What a word says by itself, and the phrases that it opens.
#[derive(Debug, Clone, Default)]
struct Opening {
    word: TimeWord,
    phrases: Vec<Phrase>,
}

/// What a word in small letters says about time.
#[allow(clippy::struct_excessive_bools, reason = "independent facts of a word")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TimeWord {
    /// A month, January 1.
    pub month: Option<u8>,
    /// A day of the week, Monday 0.
    pub weekday: Option<u8>,
    /// A number in words.
    pub number: Option<u8>,
    /// A unit of time, in days; a month counts 30, a year 365.
    pub unit: Option<u16>,
    /// Leads a month or year in.
    pub preposition: bool,
    /// "last".
    pub last: bool,
    /// "next".
    pub next: bool,
    /// "ago", behind the figure.
    pub ago_behind: bool,
    /// "vor", before the figure.
    pub ago_before: bool,
    /// "to" from one day to another.
    pub until: bool,
    /// "and" between two days.
    pub joins: bool,
    /// "between", before two days.
    pub between: bool,
}

/// Words that say a time by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words behind the first.
    pub rest: Vec<String>,
    /// Days from the day of publication.
    pub days: Option<i64>,
    /// How precise it is.
    pub precision: TimePrecision,
}

#[derive(Debug, Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct File {
    months_capital: bool,
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    numbers: Vec<String>,
    prepositions: Vec<String>,
    last: Vec<String>,
    next: Vec<String>,
    ago_behind: Vec<String>,
    ago_before: Vec<String>,
    until: Vec<String>,
    joins: Vec<String>,
    between: Vec<String>,
    day: Vec<String>,
    week: Vec<String>,
    month: Vec<String>,
    year: Vec<String>,
    phrases: Vec<RawPhrase>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPhrase {
    words: Vec<String>,
    days: Option<i64>,
    precision: Option<TimePrecision>,
}

impl Times {
    /// The words of a language; English where none is known.
    #[must_use]
    pub fn of_language(language: Option<Language>) -> &'static Self {
        let code = language.unwrap_or(Language::En).code();
        TIMES.get(code).or_else(|| TIMES.get("en")).expect("English is in the file")
    }

    /// The words of every language with those of lexicons, by code.
    pub(super) fn loaded(
        own: &[lexicon::Lexicon],
    ) -> Result<BTreeMap<String, Self>, String> {
        let text = lexicon::merged_by_language("times", BUNDLED, own)?;
        let files: BTreeMap<String, File> =
            toml::from_str(&text).map_err(|error| error.to_string())?;
        Ok(files.into_iter().map(|(language, file)| (language, Self::of(file))).collect())
    }

    /// Whether a word may say something, however it is capitalized; a quick look.
    #[inline]
    #[must_use]
    pub fn may_hold(&self, word: &str) -> bool {
        self.heads.may_hold(word)
    }

    /// What a word in small letters says.
    #[must_use]
    pub fn word(&self, lower: &str) -> TimeWord {
        self.look(lower).0
    }

    /// The phrases that a word in small letters opens, longest first.
    #[must_use]
    pub fn phrases(&self, lower: &str) -> &[Phrase] {
        self.look(lower).1
    }

    /// Both of them.
    #[must_use]
    pub fn look(&self, lower: &str) -> (TimeWord, &[Phrase]) {
        match self.words.get(lower) {
            Some(opening) => (opening.word, &opening.phrases),
            None => (TimeWord::default(), &[]),
        }
    }

    fn of(file: File) -> Self {
        let mut times = Self { months_capital: file.months_capital, ..Self::default() };
        for (number, names) in (1..).zip(&file.months) {
            times.each(names, |word| word.month = Some(number));
        }
        for (number, names) in (0..).zip(&file.weekdays) {
            times.each(names, |word| word.weekday = Some(number));
        }
        for (number, names) in (1..).zip(&file.numbers) {
            let names: Vec<String> = names.split('|').map(str::to_owned).collect();
            times.each(&names, |word| word.number = Some(number));
        }
        for (unit, names) in
            [(1, &file.day), (7, &file.week), (30, &file.month), (365, &file.year)]
        {
            times.each(names, |word| word.unit = Some(unit));
        }
        times.each(&file.prepositions, |word| word.preposition = true);
        times.each(&file.last, |word| word.last = true);
        times.each(&file.next, |word| word.next = true);
        times.each(&file.ago_behind, |word| word.ago_behind = true);
        times.each(&file.ago_before, |word| word.ago_before = true);
        times.each(&file.until, |word| word.until = true);
        times.each(&file.joins, |word| word.joins = true);
        times.each(&file.between, |word| word.between = true);
        for raw in file.phrases {
            let precision = raw.precision.unwrap_or(TimePrecision::Day);
            for words in &raw.words {
                let mut parts = words.split_whitespace().map(str::to_owned);
                let Some(first) = parts.next() else { continue };
                let phrase = Phrase { rest: parts.collect(), days: raw.days, precision };
                times.words.entry(first).or_default().phrases.push(phrase);
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for (word, opening) in &mut times.words {
            times.heads.add(word);
            opening.phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        times
    }

    fn each(&mut self, names: &[String], change: impl Fn(&mut TimeWord)) {
        for name in names {
            change(&mut self.words.entry(name.clone()).or_default().word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_months_and_days() {
        let files: BTreeMap<String, File> =
            toml::from_str(BUNDLED).expect("it is well formed");
        assert_eq!(files.len(), 9);
        for (language, file) in files {
            assert_eq!(file.months.len(), 12, "{language}");
            assert_eq!(file.weekdays.len(), 7, "{language}");
        }
    }
}
