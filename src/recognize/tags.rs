//! Places inside tags of several words: `#PrayForNepal`.

use super::words::{Shape, Word, is_tag};
use crate::gazetteer::{Gazetteer, Gist};
use crate::model::{Mention, MentionKind, Span};
use crate::settings::{Cue, Names};
use crate::text::{apart, key, signature};

/// How sure a place inside a tag is.
const INSIDE: f64 = 0.7;
/// Words of a tag that are looked at.
const WORDS: usize = 8;
/// Letters that a place in a tag has at the least.
const LETTERS: usize = 4;

/// The places in tags that are written as several words in one and are no name as a whole.
pub(super) fn tags(
    text: &str,
    words: &[Word],
    names: &Names,
    gazetteer: &Gazetteer,
) -> Vec<Mention> {
    let tags = words
        .iter()
        .enumerate()
        .filter(|(at, word)| word.shape == Shape::Mixed && is_tag(text, words, *at));
    tags.filter_map(|(_, word)| place(text, word.span, names, gazetteer)).collect()
}

/// The longest known place in a tag, the first of equal ones.
fn place(text: &str, tag: Span, names: &Names, gazetteer: &Gazetteer) -> Option<Mention> {
    let parts = parts(text, tag);
    for length in (1..=parts.len().min(WORDS)).rev() {
        for (first, run) in parts.windows(length).enumerate() {
            let span = Span::new(run[0].start, run[length - 1].end);
            let words: Vec<&str> = run.iter().map(|part| part.of(text)).collect();
            let name = words.join(" ");
            let before = first.checked_sub(1).map(|before| parts[before].of(text));
            let mut people = words.iter().take(1).copied().chain(before);
            let person =
                people.any(|word| names.cue(signature(word)).has(Cue::FIRST_NAME));
            let long = name.chars().count() >= LETTERS;
            let known = || gazetteer.gist(&key(&name)).is_some_and(is_known);
            if long && !person && known() {
                let (kind, hint) = (MentionKind::Toponym, None);
                return Some(Mention { span, kind, name, hint, confidence: INSIDE });
            }
        }
    }
    None
}

/// Whether a name is known far and wide: a country, a region of one, a large city.
pub(super) fn is_known(gist: Gist) -> bool {
    const AREA: u16 = Gist::COUNTRY | Gist::STATE | Gist::ADMIN1 | Gist::UNION;
    let city = gist.classes & Gist::SETTLEMENT != 0 && gist.size >= 4;
    gist.current && (gist.classes & AREA != 0 || city)
}

/// The words of a tag, and its numbers.
fn parts(text: &str, tag: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    for word in apart(tag.of(text)) {
        let (mut start, end) = (tag.start + word.start, tag.start + word.end);
        while start < end {
            let rest = &text[start..end];
            let number = rest.starts_with(|c: char| c.is_ascii_digit());
            let other = rest.find(|c: char| c.is_ascii_digit() != number);
            let length = other.unwrap_or(rest.len());
            parts.push(Span::new(start, start + length));
            start += length;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::model::Span;

    #[test]
    fn a_tag_falls_into_its_words() {
        for (tag, wanted) in [
            ("PrayForNepal", vec!["Pray", "For", "Nepal"]),
            ("DCProtest", vec!["DC", "Protest"]),
            ("Brexit2020Talks", vec!["Brexit", "2020", "Talks"]),
            ("ÖsterreichWählt", vec!["Österreich", "Wählt"]),
        ] {
            let found = parts(tag, Span::new(0, tag.len()));
            let found: Vec<&str> = found.iter().map(|part| part.of(tag)).collect();
            assert_eq!(found, wanted);
        }
    }
}
