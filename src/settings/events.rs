//! The words that tell of events: triggers, modality, negation, sources, actors.
//!
//! One TOML file a language lies in `events/`; a user's own words are laid over them with a
//! [`Lexicon`], and a language is added by adding a file: no code knows a word.
//!
//! A pattern is one or more words. The first decides where it is looked for; `stem*` matches
//! every word that starts so, `a|b` either word, `@combatant` any word with that tag, `..` up
//! to four words in between.

mod inflection;
mod raw;

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::lexicon::{self, Lexicon};
use crate::error::Error;
use crate::model::{EventKind, SourceKind};
use crate::text::Heads;

pub use inflection::Form;

/// The languages that come with the program.
const BUNDLED: &[&str] = &[
    include_str!("events/en.toml"),
    include_str!("events/uk.toml"),
    include_str!("events/ru.toml"),
];

static WORDS: LazyLock<EventWords> =
    LazyLock::new(|| EventWords::loaded(lexicon::own()).expect(lexicon::CHECKED));

/// The words of all languages, ready for matching.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EventWords {
    patterns: Vec<Pattern>,
    exact: FxHashMap<String, Entry>,
    stems: FxHashMap<String, Vec<(String, Entry)>>,
    heads: Heads,
    modes: Vec<String>,
    bearings: FxHashMap<String, f64>,
}

/// What tells of an event.
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent facts of a row of the file"
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// The event; `None` for words that only look like one ("heart attack").
    pub kind: Option<EventKind>,
    /// How it happens, where the words themselves say so.
    pub mode: Option<String>,
    /// Whether it needs a place or a combatant at its side to count.
    pub weak: bool,
    /// Whether it ends an event or takes its object away from somebody ("was repelled").
    pub failed: bool,
    /// Whether it counts only where somebody is named who does it.
    pub agent: bool,
    /// Whether it counts only where a combatant does it.
    pub armed: bool,
    /// Whether it counts only in what somebody is quoted with.
    pub said: bool,
    /// Which place it governs.
    pub governs: Governs,
    /// What follows the first word.
    pub rest: Vec<Part>,
}

/// Which place a trigger governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Governs {
    /// The place around the event ("clashed in").
    #[default]
    Where,
    /// Its object ("captured X").
    Object,
    /// Where it goes ("sent to X").
    To,
    /// Where it comes from ("withdrew from X").
    From,
    /// Its subject ("X came under fire").
    Subject,
}

/// One word of a pattern behind the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// One of these words; where the flag says so, it stands for every word that starts so.
    Any(Vec<(String, bool)>),
    /// A word with this tag.
    Tagged(Tag),
    /// Up to four words.
    Gap,
}

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The patterns that it opens, with the form that it has in each.
    pub heads: Vec<(u32, Form)>,
    /// Its tags, see [`Tag::bit`].
    pub tags: u64,
    /// The mode that it gives an event, see [`EventWords::mode`].
    pub mode: Option<u8>,
    /// The modes that it gives with the words behind it ("storm shadow").
    pub long_modes: Vec<(Vec<String>, u8)>,
    /// The kind of source that it names.
    pub source: Option<SourceKind>,
}

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Tag {
    /// "not", "never".
    Negation,
    /// "failed", "refused": negates the verb behind it.
    Failure,
    /// "may", "possible", "risk".
    Possible,
    /// "unlikely", "doubt".
    Unlikely,
    /// "if", "unless", "would".
    Conditional,
    /// "plans", "will", "intends".
    Planned,
    /// "allegedly", "reportedly".
    Alleged,
    /// "says", "reports".
    Reports,
    /// "claims", "alleges".
    Claims,
    /// "denies".
    Denies,
    /// "according" to.
    According,
    /// Opens a clause of its own: "which", "although", "after".
    Subordinator,
    /// "but", "however": ends what came before.
    Contrast,
    /// "the", "its".
    Determiner,
    /// A form of "be".
    Be,
    /// A form of "have" or "do".
    Auxiliary,
    /// "he", "they".
    Pronoun,
    /// "in", "at", "on".
    In,
    /// "near", "outside", "around".
    Near,
    /// "from".
    From,
    /// "to", "toward", "into".
    To,
    /// "of".
    Of,
    /// "on", "against" of a target.
    Against,
    /// "by".
    By,
    /// "for", "with", "about" and other prepositions that lead to no place.
    Preposition,
    /// "and", "or".
    Coordinator,
    /// Somebody who acts: "troops", "rebels", "ministry".
    Actor,
    /// A combatant among them.
    Combatant,
    /// What is hit or taken: "depot", "bridge".
    Target,
    /// A kind of place that stands for one named before: "the city".
    Anaphor,
    /// A person's office in front of a name: "president".
    Title,
    /// "front", "lines": a line that nobody has drawn.
    VagueLine,
    /// A direction: "north", "southern".
    Bearing,
    /// "repeatedly", "daily".
    Habitual,
    /// "managed", "began", "continues": what follows "to" happened.
    Factual,
    /// "also", "already": stands between a verb and its auxiliaries.
    Adverb,
    /// "may", "will", "to": a verb follows.
    Modal,
    /// "that": opens what is said, thought or doubted.
    That,
    /// "who", "which": stands for the phrase before it.
    Relative,
    /// "only": turns a negation in front of it off ("not only").
    Only,
    /// "city", "town" among the words for places named before.
    Town,
    /// "evidence", "sign": a negated one negates what follows "that".
    Evidence,
    /// "war", "conflict": who is named beside it takes part.
    War,
    /// "will", "plans": what follows is still to come, and so is its day.
    Future,
    /// "until", "by": leads the day on which something ends.
    Deadline,
    /// "after", "before": what follows happened at another time.
    Sequence,
    /// "tsunami", "rain": who warns of it threatens nobody.
    Nature,
    /// "ship", "bus" among what is hit or taken: it is no ground.
    Movable,
    /// "run", "owned": who stands behind its "by" has something and does nothing.
    Owned,
    /// "than": a figure follows ("more than 700").
    Than,
    /// "felt": where it is so, the event itself need not be.
    Felt,
    /// "reach", "range": a weapon that is told to have one is not told to be used.
    Reach,
}

impl Tag {
    /// Its bit in [`Entry::tags`].
    #[must_use]
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }
}

impl EventWords {
    /// The words that come with the program.
    #[must_use]
    pub fn bundled() -> &'static Self {
        &WORDS
    }

    /// The words of the program with those of lexicons.
    pub(super) fn loaded(own: &[Lexicon]) -> Result<Self, String> {
        let bundled = BUNDLED.iter().map(|text| (*text).to_owned());
        let mut all = bundled.chain(own.iter().filter_map(Lexicon::events));
        let add = |words: Self, text: String| words.with(&text);
        all.try_fold(Self::default(), add).map_err(|error| error.to_string())
    }

    /// These words with those of a TOML file added; a pattern of the file wins over an equal
    /// one from before.
    ///
    /// # Errors
    /// [`Error::Settings`] where the text is no such file, with what is wrong and where.
    pub fn with(mut self, toml: &str) -> Result<Self, Error> {
        raw::add(&mut self, toml)?;
        Ok(self)
    }

    /// Whether a word may have an entry that says something: a quick "no" for most words.
    #[must_use]
    pub fn may_list(&self, word: &str) -> bool {
        self.heads.may_hold(word)
    }

    /// What a word in lower case is, all that its exact form and its stems say.
    #[must_use]
    pub fn entry(&self, word: &str) -> Cow<'_, Entry> {
        if !self.may_list(word) {
            return Cow::Borrowed(&UNLISTED);
        }
        let mut entry = self.exact.get(word).map(Cow::Borrowed);
        let prefix = raw::prefix(word).unwrap_or_default();
        let near = self.stems.get(prefix);
        let next = word.as_bytes().get(prefix.len());
        for (stem, found) in near.into_iter().flatten() {
            // Most stems end at the prefix or differ in the next byte.
            let other = stem.as_bytes().get(prefix.len());
            if (other.is_none() || other == next) && word.starts_with(stem.as_str()) {
                match &mut entry {
                    Some(entry) => entry.to_mut().merge(found),
                    None => entry = Some(Cow::Borrowed(found)),
                }
            }
        }
        entry.unwrap_or(Cow::Borrowed(&UNLISTED))
    }

    /// A pattern by its number in [`Entry::heads`].
    #[must_use]
    pub fn pattern(&self, number: u32) -> Option<&Pattern> {
        self.patterns.get(number as usize)
    }

    /// The azimuth that a word for a direction means, in degrees clockwise from north.
    #[must_use]
    pub fn bearing(&self, word: &str) -> Option<f64> {
        self.bearings.get(word).copied()
    }

    /// The name of a mode.
    #[must_use]
    pub fn mode(&self, number: u8) -> Option<&str> {
        self.modes.get(usize::from(number)).map(String::as_str)
    }
}

/// What is known of a word that no list holds.
pub static UNLISTED: Entry = Entry {
    heads: Vec::new(),
    tags: 0,
    mode: None,
    long_modes: Vec::new(),
    source: None,
};

impl Entry {
    fn merge(&mut self, other: &Self) {
        self.heads.extend_from_slice(&other.heads);
        self.tags |= other.tags;
        self.mode = self.mode.or(other.mode);
        self.long_modes.extend_from_slice(&other.long_modes);
        self.source = self.source.or(other.source);
    }

    /// Whether it has a tag.
    #[must_use]
    pub fn is(&self, tag: Tag) -> bool {
        self.tags & tag.bit() != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_words_are_read() {
        let words =
            BUNDLED.iter().try_fold(EventWords::default(), |words, t| words.with(t));
        assert!(words.expect("they are well formed").patterns.len() > 500);
    }

    #[test]
    fn a_users_file_adds_a_language() {
        let own =
            "language = \"xx\"\n[[trigger]]\nkind = \"STRIKE\"\nnouns = [\"bum*\"]\n";
        let words = EventWords::bundled().clone().with(own).expect("it is well formed");
        let (number, form) = words.entry("bumbum").heads[0];
        assert_eq!(form, Form::Noun);
        let pattern = words.pattern(number).expect("it was added");
        assert_eq!(pattern.kind, Some(EventKind::Strike));
    }

    #[test]
    fn a_broken_file_is_an_error_with_the_word() {
        let broken =
            "language = \"xx\"\n[[trigger]]\nkind = \"STRUCK\"\nnouns = [\"a\"]\n";
        let error = EventWords::default().with(broken).expect_err("STRUCK is no kind");
        assert!(error.to_string().contains("STRUCK"), "{error}");
    }
}
