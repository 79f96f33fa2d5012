//! Names to lookup keys.

/// The lookup key of a name: lower case, no diacritics, no apostrophes, hyphens as spaces.
#[must_use]
pub fn key(name: &str) -> String {
    name.to_lowercase()
}
