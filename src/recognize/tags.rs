//! Places inside tags of several words: `#PrayForNepal`.

use super::words::{Shape, Word};
use crate::gazetteer::{Gazetteer, Gist};
use crate::model::{Mention, MentionKind, Span};
use crate::settings::{Cue, Names};
use crate::text::{key, signature};

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
    let tags = words.windows(2).filter(|pair| {
        let [sign, tag] = pair else { return false };
        sign.span.of(text) == "#" && !tag.spaced && tag.shape == Shape::Mixed
    });
    tags.filter_map(|pair| place(text, pair[1].span, names, gazetteer)).collect()
}

/// Whether a word stands behind a "#" without white space.
pub(super) fn is_tag(text: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let tight = words.get(at).is_some_and(|word| !word.spaced);
    tight && before.is_some_and(|sign| sign.span.of(text) == "#")
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

/// The words of a tag: each starts at a capital behind a small letter, or at the last of
/// several capitals (`DCFerguson`).
fn parts(text: &str, tag: Span) -> Vec<Span> {
    let written = tag.of(text);
    let letters: Vec<(usize, char)> = written.char_indices().collect();
    let mut starts = vec![0];
    for at in 1..letters.len() {
        let (before, here) = (letters[at - 1].1, letters[at].1);
        let small = letters.get(at + 1).is_some_and(|(_, next)| next.is_lowercase());
        let word = here.is_uppercase() && (!before.is_uppercase() || small);
        if word || here.is_ascii_digit() != before.is_ascii_digit() {
            starts.push(letters[at].0);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([written.len()]);
    let span = |(from, to): (&usize, usize)| Span::new(tag.start + from, tag.start + to);
    starts.iter().zip(ends).map(span).collect()
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
