//! A report as it was read, ready for analysis.

use serde::{Deserialize, Serialize};

use super::Span;

/// A language that the program has words for. Trained weights rest on the order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Language {
    /// English.
    En,
    /// Ukrainian.
    Uk,
    /// Russian.
    Ru,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Polish.
    Pl,
    /// Romanian.
    Ro,
}

impl Language {
    /// Every language, English first.
    pub const ALL: &'static [Self] = &[
        Self::En,
        Self::Uk,
        Self::Ru,
        Self::De,
        Self::Fr,
        Self::Es,
        Self::It,
        Self::Pl,
        Self::Ro,
    ];

    /// Its ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Uk => "uk",
            Self::Ru => "ru",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::It => "it",
            Self::Pl => "pl",
            Self::Ro => "ro",
        }
    }

    /// The language of an ISO 639-1 code, a region behind it ignored; `None` for others.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let base = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.iter().copied().find(|l| l.code().eq_ignore_ascii_case(base))
    }
}

/// A report: its text, what is known about it, and where its sentences are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What the report is called: a file stem, or the id that came with it.
    pub name: String,
    /// Its headline, if it was given apart from the text or the text starts with one.
    pub title: Option<String>,
    /// The whole text, page furniture included: spans point into it. It is not serialized:
    /// what is written about a report quotes the sentences concerned, not the report.
    #[serde(skip)]
    pub text: String,
    /// Where it was published, if known.
    pub url: Option<String>,
    /// The day of publication as `YYYY-MM-DD`, if known.
    pub date: Option<String>,
    /// The language of the body, `None` if it is none of ours.
    pub language: Option<Language>,
    /// Sentences of the body in order; page furniture is in none of them.
    pub sentences: Vec<Span>,
    /// Stretches that belong to the page, not to the report (tickers, log-in notes, credits).
    pub furniture: Vec<Span>,
}
