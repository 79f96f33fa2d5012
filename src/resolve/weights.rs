//! The trained weights of the ranker and of the confidence, read from `weights/rank.toml`.

use std::sync::LazyLock;

use super::clues::{CLUES, Clue};
use super::signs::{SIGNS, Sign};

/// The weights that come with the program.
static BUNDLED: LazyLock<Weights> = LazyLock::new(|| {
    Weights::from_toml(super::WEIGHTS.0).expect("a test reads the file")
});

/// What the ranker has learned.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Weights {
    /// Of the first pass: each name by itself and by what is said of it.
    pub first: [f32; SIGNS],
    /// Of the later passes: with the other names of the text.
    pub second: [f32; SIGNS],
    /// Of the confidence that the answer is right.
    pub confidence: [f32; CLUES],
}

impl Weights {
    pub(super) fn bundled() -> &'static Self {
        &BUNDLED
    }

    /// Reads the tables `first`, `second` and `confidence`; a key that is left out is 0.
    pub(super) fn from_toml(text: &str) -> Result<Self, String> {
        let table: toml::Table =
            text.parse().map_err(|error: toml::de::Error| error.to_string())?;
        let mut weights =
            Self { first: [0.0; SIGNS], second: [0.0; SIGNS], confidence: [0.0; CLUES] };
        for (section, values) in &table {
            let values =
                values.as_table().ok_or_else(|| format!("\"{section}\" is no table"))?;
            for (key, value) in values {
                let value = value
                    .as_float()
                    .ok_or_else(|| format!("\"{key}\" in \"{section}\" is no number"))?;
                #[expect(clippy::cast_possible_truncation, reason = "a weight")]
                let value = value as f32;
                let sign = || Sign::ALL.iter().position(|sign| sign.key() == key);
                let slot = match section.as_str() {
                    "first" => sign().map(|at| &mut weights.first[at]),
                    "second" => sign().map(|at| &mut weights.second[at]),
                    "confidence" => Clue::ALL
                        .iter()
                        .position(|clue| clue.key() == key)
                        .map(|at| &mut weights.confidence[at]),
                    _ => None,
                };
                *slot
                    .ok_or_else(|| format!("\"{key}\" in \"{section}\" is unknown"))? =
                    value;
            }
        }
        Ok(weights)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_file_reads() {
        assert!(Weights::bundled().first.iter().any(|weight| *weight != 0.0));
        assert!(Weights::bundled().second.iter().any(|weight| *weight != 0.0));
    }

    #[test]
    fn an_unknown_key_is_named() {
        let wrong = Weights::from_toml("[first]\npeeple = 1.0").unwrap_err();
        assert!(wrong.contains("peeple"), "{wrong}");
    }
}
