//! What a user's own line or area stands for, by the words of its kind and name.

use std::sync::LazyLock;

use serde::Deserialize;

use super::lexicon;
use crate::model::UserKind;

static WORDS: LazyLock<Words> =
    LazyLock::new(|| loaded(lexicon::own()).expect(lexicon::CHECKED));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    front_line: Vec<String>,
    border: Vec<String>,
    control: Vec<String>,
}

/// The words of the program with those of lexicons.
pub(super) fn loaded(own: &[lexicon::Lexicon]) -> Result<Words, String> {
    let text = lexicon::merged_together("lines", include_str!("lines.toml"), own)?;
    toml::from_str(&text).map_err(|error| error.to_string())
}

/// What words speak of: a front line, a border, an area of control, or none of them.
///
/// # Examples
/// ```
/// use plotroom::model::UserKind;
/// use plotroom::settings::line_kind;
/// assert_eq!(line_kind("the front line"), UserKind::FrontLine);
/// assert_eq!(line_kind("contact_line"), UserKind::FrontLine);
/// assert_eq!(line_kind("Main Street"), UserKind::Other);
/// ```
#[must_use]
pub fn line_kind(words: &str) -> UserKind {
    let words = words.to_lowercase().replace('_', " ");
    let lists = [
        (&WORDS.front_line, UserKind::FrontLine),
        (&WORDS.border, UserKind::Border),
        (&WORDS.control, UserKind::Control),
    ];
    let starts_word =
        |at: usize| !words[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let has = |list: &[String]| {
        list.iter().any(|known| words.match_indices(known).any(|(at, _)| starts_word(at)))
    };
    lists
        .into_iter()
        .find(|(list, _)| has(list))
        .map_or(UserKind::Other, |(_, kind)| kind)
}
