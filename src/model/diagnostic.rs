//! Doubts in words.

use serde::{Deserialize, Serialize};

use super::Span;

/// Something a reader should know before trusting an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The words concerned, `None` for the report as a whole.
    pub span: Option<Span>,
    /// How grave it is.
    pub severity: Severity,
    /// What is in doubt, and what would settle it.
    pub message: String,
}

/// How grave a doubt is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know.
    Note,
    /// May be wrong.
    Warning,
}
