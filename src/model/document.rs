//! A report as it was read, ready for analysis.

use serde::{Deserialize, Serialize};

use super::Span;

/// A language that the program has words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
