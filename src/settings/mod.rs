//! What a user may set, and the words and figures that come as data.

use crate::model::Language;

/// What a user may set about an analysis.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Settings {
    /// The language of names on maps and in reports.
    pub language: Language,
    /// Ranges asked for besides those of the report, as written: "25-100@Tiraspol".
    pub rings: Vec<String>,
    /// Whether page furniture is analyzed like the rest.
    pub keep_furniture: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: Language::En, rings: Vec::new(), keep_furniture: false }
    }
}
