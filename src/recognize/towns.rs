//! Towns and regions that their capitals tell, in languages that have capitals for names only.

use super::matches::span;
use super::scene::Scene;
use super::words::{Shape, Word};
use crate::gazetteer::Gist;
use crate::settings::Cue;
use crate::text::key;

/// Whether a match inside a sentence is a town or region whose capital no other explains, in a
/// language that has capitals for names only: "аеродром Миргорода".
pub(super) fn is_town(scene: &Scene<'_>, start: usize, end: usize, gist: Gist) -> bool {
    const KNOWN: u16 = Gist::COUNTRY | Gist::ADMIN1;
    let words = scene.words;
    let known = gist.classes & KNOWN != 0
        || gist.classes & Gist::SETTLEMENT != 0 && gist.size >= 3;
    let plain = words[start..end].iter().all(|word| word.shape == Shape::Capital);
    let free = words[start..end].iter().all(|word| !word.cue.has(Cue::FIRST_NAME));
    let person = |word: &Word| {
        word.shape.is_capital() && !word.cue.has(Cue::TITLE)
            || word.cue.has(Cue::TITLE) && !is_inflected(scene, start, end)
            || word.cue.has(Cue::UNIT)
            || word.cue.has(Cue::ORGANIZATION)
            || matches!(word.span.of(scene.text), "\"" | "«" | "„" | "“" | "-")
    };
    let before = words[..start].last().filter(|_| !words[start].breaks);
    let after = words.get(end).filter(|word| !word.breaks);
    known
        && is_usual(scene, start, end, gist)
        && plain
        && free
        && !words[start].starts
        && before.is_some_and(|word| !person(word))
        && !after.is_some_and(|word| {
            word.shape.is_capital() || word.span.of(scene.text) == "-"
        })
}

/// Whether a match is how its place is called today: of a name in Cyrillic the gazetteer, whose
/// names are Latin, cannot say.
fn is_usual(scene: &Scene<'_>, start: usize, end: usize, gist: Gist) -> bool {
    let written = span(scene.words, start, end).of(scene.text);
    gist.current || written.starts_with(|c| ('\u{400}'..'\u{530}').contains(&c))
}

/// Whether a match is known in another case than the first only: behind an office it is what
/// somebody is in charge of ("мер Харкова"), no name of a person.
fn is_inflected(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let written = span(scene.words, start, end).of(scene.text);
    scene.gazetteer.gist(&key(written)).is_none()
}

/// Whether a match that opens a sentence, in the first case and with no other name behind it,
/// is a town or region, in a language that has capitals for names only: "Вовчанськ обстріляли".
pub(super) fn is_subject(
    scene: &Scene<'_>,
    start: usize,
    end: usize,
    gist: Gist,
) -> bool {
    const KNOWN: u16 = Gist::COUNTRY | Gist::ADMIN1;
    let words = &scene.words[start..end];
    let known = gist.classes & KNOWN != 0
        || gist.classes & Gist::SETTLEMENT != 0 && gist.size >= 2;
    // Towns elsewhere have the names of words: "Сили", "Лапа".
    let at_home = || {
        let written = span(scene.words, start, end).of(scene.text);
        let likeliest = scene.gazetteer.named(written).into_iter().next();
        let record = likeliest.and_then(|named| scene.gazetteer.record(named.place));
        let country = record.and_then(|record| record.country);
        country.is_some_and(|country| scene.names.countries().contains(&country))
    };
    let plain = |word: &Word| {
        let other = Cue(Cue::FIRST_NAME.0 | Cue::FUNCTION.0 | Cue::TITLE.0);
        word.shape == Shape::Capital && !word.cue.has(other)
    };
    let small = |word: &Word| {
        word.shape == Shape::Lower && words.iter().any(|own| own.sig == word.sig)
    };
    known
        && is_usual(scene, start, end, gist)
        && words[0].starts
        && words.iter().all(plain)
        && !is_inflected(scene, start, end)
        && !scene.words.iter().any(small)
        && scene
            .words
            .get(end)
            .is_some_and(|next| !next.breaks && next.shape == Shape::Lower && next.spaced)
        && (gist.classes & KNOWN != 0 || gist.size >= 4 || at_home())
}
