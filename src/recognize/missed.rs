//! Names that the model leaves out although their surroundings say that they are places.

use rustc_hash::FxHashSet;

use super::matches::{Match, span};
use super::scene::{LISTED, Scene, Tagged, before, joins};
use super::tags::is_known;
use super::towns::{is_subject, is_town};
use super::words::{Shape, Word, is_tag};
use crate::gazetteer::Gist;
use crate::model::Feature;
use crate::settings::measure::Lexicons;
use crate::settings::{Cue, Link};

/// How sure a town is of which the model says nothing.
const ALONE: f64 = 0.7;
/// How sure a name must be elsewhere in an English text to be taken where the model leaves it
/// out.
const AGAIN: f64 = 0.9;
/// How sure a name must be to vouch for the one beside it.
const VOUCHES: f64 = 0.6;
/// How many words may lead from a comma to a figure.
const LEADING: usize = 6;
/// How many words behind a figure may say from where it counts.
const GROUND: usize = 7;

/// Adds names that the model leaves out although little speaks against them: those of
/// peoples, houses that stand for their government, and states of the US and Canada that
/// bear their name alone, inside the names of organizations too ("the Nebraska State Baseball
/// Association").
pub(super) fn add(scene: &Scene<'_>, people: &FxHashSet<u64>, tagged: &mut Vec<Tagged>) {
    const PEOPLE: u16 = Gist::DEMONYM | Gist::SETTLEMENT;
    whole_seas(scene, tagged);
    let mut missed = Vec::new();
    for Match { start, end, gist } in untagged(scene, tagged) {
        let demonym = gist.classes & Gist::DEMONYM != 0 && gist.classes & !PEOPLE == 0;
        if demonym || is_state(scene, start, end, gist) {
            missed.push(Tagged { start, end, demonym, confidence: LISTED });
        } else if is_known_tag(scene, start, end, gist)
            || scene.spares && is_town(scene, start, end, gist)
            || scene.spares && is_subject(scene, start, end, gist)
            || scene.foreign && is_called(scene, start, end, gist)
            || is_sea(scene, start, end, gist)
        {
            missed.push(Tagged { start, end, demonym, confidence: ALONE });
        }
    }
    tagged.extend(missed);
    tagged.sort_by_key(|tag| tag.start);
    partners(scene, tagged);
    measured(scene, tagged);
    again(scene, people, tagged);
    let houses = scene
        .words
        .iter()
        .enumerate()
        .filter(|(_, word)| word.cue.has(Cue::GOVERNMENT) && word.shape.is_capital());
    let mut free = Vec::new();
    for (start, _) in houses {
        let at = tagged.partition_point(|tag| tag.end <= start);
        if tagged.get(at).is_none_or(|tag| tag.start > start) {
            let end = start + 1;
            free.push(Tagged { start, end, demonym: false, confidence: LISTED });
        }
    }
    tagged.extend(free);
    tagged.sort_by_key(|tag| tag.start);
}

/// The matches that no tag overlaps.
fn untagged<'a>(
    scene: &'a Scene<'_>,
    tagged: &'a [Tagged],
) -> impl Iterator<Item = Match> + 'a {
    scene.matches.iter().copied().filter(|found| {
        let at = tagged.partition_point(|tag| tag.end <= found.start);
        tagged.get(at).is_none_or(|tag| tag.start >= found.end)
    })
}

/// Has tags reach over the second word of seas: of "Чёрном море" the model sees the adjective.
fn whole_seas(scene: &Scene<'_>, tagged: &mut [Tagged]) {
    for Match { start, end, gist } in scene.matches.iter().copied() {
        let at = tagged.partition_point(|tag| tag.end <= start);
        if let Some(tag) = tagged.get_mut(at)
            && tag.start == start
            && tag.end < end
            && is_sea(scene, start, end, gist)
        {
            tag.end = end;
            tag.demonym = false;
        }
    }
}

/// Whether a match is water named by an adjective and a noun, in a language that writes the
/// noun small ("Азовського моря") or every noun with a capital ("des Schwarzen Meeres").
fn is_sea(scene: &Scene<'_>, start: usize, end: usize, gist: Gist) -> bool {
    let [first, last] = scene.words[start..end] else { return false };
    scene.foreign
        && gist.classes & Gist::WATER != 0
        && gist.classes & Gist::SETTLEMENT == 0
        && first.shape == Shape::Capital
        && (last.shape == Shape::Lower || scene.nouns && last.shape == Shape::Capital)
        && !first.cue.has(Cue::FIRST_NAME)
}

/// Whether a match is all of a tag and known far and wide: "#Kenya".
fn is_known_tag(scene: &Scene<'_>, start: usize, end: usize, gist: Gist) -> bool {
    end - start == 1
        && is_tag(scene.text, scene.words, start)
        && scene.words[start].shape != Shape::Lower
        && !scene.words[start].cue.has(Cue::FIRST_NAME)
        && is_known(gist)
}

/// Whether a match is a state or province in one word and nobody's name.
fn is_state(scene: &Scene<'_>, start: usize, end: usize, gist: Gist) -> bool {
    let plain = gist.classes & Gist::STATE != 0
        && gist.classes & (Gist::COUNTRY | Gist::ABBREVIATION) == 0
        && gist.current;
    let word = scene.words[start];
    let before = scene.words[..start].last().filter(|_| !word.breaks);
    let person = |word: &Word| {
        word.cue.has(Cue::TITLE)
            || word.cue.has(Cue::FIRST_NAME)
            || word.shape == Shape::Initial
    };
    plain
        && end - start == 1
        && matches!(word.shape, Shape::Capital | Shape::Upper)
        && !word.cue.has(Cue::FIRST_NAME)
        && word.span.of(scene.text) != "Washington"
        && !before.is_some_and(person)
}

/// Adds the other mentions of names that are surely places elsewhere in the text: "Pokrowsk
/// liegt" where "die Stadt Pokrowsk" is read too. Of English, which the model has read most of,
/// it takes more.
fn again(scene: &Scene<'_>, people: &FxHashSet<u64>, tagged: &mut Vec<Tagged>) {
    let Scene { text, words, foreign, .. } = *scene;
    let least = if foreign { ALONE } else { AGAIN };
    let sure: FxHashSet<&str> = tagged
        .iter()
        .filter(|tag| !tag.demonym && tag.confidence >= least)
        .map(|tag| span(words, tag.start, tag.end).of(text))
        .collect();
    let mut found = Vec::new();
    for Match { start, end, .. } in untagged(scene, tagged) {
        let before = words[..start].last().filter(|_| !words[start].breaks);
        let other = before.is_some_and(|word| {
            let cues = [Cue::TITLE, Cue::FIRST_NAME, Cue::ORGANIZATION, Cue::UNIT];
            cues.iter().any(|cue| word.cue.has(*cue)) || word.shape == Shape::Initial
        });
        let free = !other
            && (foreign
                || is_plain(scene, start, end) && !people.contains(&words[start].sig));
        if free && sure.contains(span(words, start, end).of(text)) {
            found.push(Tagged { start, end, demonym: false, confidence: ALONE });
        }
    }
    tagged.extend(found);
    tagged.sort_by_key(|tag| tag.start);
}

/// Whether the words in front call a match a town or a region and it is one: "die Stadt
/// Pokrowsk", "la provincia de Jujuy".
fn is_called(scene: &Scene<'_>, start: usize, end: usize, gist: Gist) -> bool {
    const AREA: u16 = Gist::ADMIN1 | Gist::ADMIN2 | Gist::REGION | Gist::SETTLEMENT;
    let words = &scene.words[start..end];
    let named = words
        .iter()
        .all(|word| word.shape.is_capital() && !word.cue.has(Cue::FIRST_NAME));
    let tag = Tagged { start, end, demonym: false, confidence: ALONE };
    named
        && match before(scene, tag) {
            Some(Feature::Admin1 | Feature::Admin2) => gist.classes & AREA != 0,
            Some(feature) if feature.is_settlement() => {
                gist.classes & Gist::SETTLEMENT != 0
            }
            _ => false,
        }
}

/// Adds the other name of a pair behind a word for where: "between Gao and Ansongo", of which
/// the model sees one.
fn partners(scene: &Scene<'_>, tagged: &mut Vec<Tagged>) {
    let mut found = Vec::new();
    for Match { start, end, gist } in untagged(scene, tagged) {
        if !gist.current || !is_plain(scene, start, end) {
            continue;
        }
        let at = tagged.partition_point(|tag| tag.end <= start);
        let vouches = |tag: &&Tagged| !tag.demonym && tag.confidence >= VOUCHES;
        let first = at.checked_sub(1).and_then(|at| tagged.get(at)).filter(vouches);
        let second = tagged.get(at).filter(vouches);
        let behind = first.is_some_and(|first| {
            is_placed(scene, first.start) && pairs(scene, first.end, start)
        });
        let ahead = second.is_some_and(|second| {
            is_placed(scene, start) && pairs(scene, end, second.start)
        });
        if behind || ahead {
            found.push(Tagged { start, end, demonym: false, confidence: ALONE });
        }
    }
    tagged.extend(found);
    tagged.sort_by_key(|tag| tag.start);
}

/// Whether names are joined by a conjunction: a comma alone may open another clause.
fn pairs(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    let between = scene.words.get(from..to).unwrap_or_default();
    let and =
        |word: &Word| scene.names.links(word.span.of(scene.text), Link::Conjunction);
    between.iter().any(and) && joins(scene, from, to)
}

/// Adds names that the text locates by a distance: "Tessit, 60 km south of Gao", "Kati, a town
/// 15 km from Bamako".
fn measured(scene: &Scene<'_>, tagged: &mut Vec<Tagged>) {
    let Scene { text, words, .. } = *scene;
    let lexicons = Lexicons::bundled();
    let mut found = Vec::new();
    for at in 2..words.len().saturating_sub(1) {
        let figure = words[at].shape == Shape::Number
            && !words[at].breaks
            && lexicons.is_unit(words[at + 1].span.of(text));
        let Some(comma) = figure.then(|| apposition(scene, at)).flatten() else {
            continue;
        };
        let ground = words[at + 2..words.len().min(at + 2 + GROUND)].iter();
        let ground =
            ground.take_while(|word| !word.breaks && word.shape != Shape::Symbol);
        let located = ground.clone().any(|word| word.cue.has(Cue::DIRECTION))
            || ground
                .clone()
                .any(|word| scene.names.links(word.span.of(text), Link::Inside));
        let run = words[..comma].iter().rev();
        let run = run.take_while(|word| word.shape == Shape::Capital).count();
        let start = comma - run;
        // "M4.8 Earthquake, 33 miles"
        let counted = words[..start].last().is_some_and(|w| w.shape == Shape::Number);
        let whole = (1..=3).contains(&run)
            && !counted
            && !words[start + 1..comma].iter().any(|w| w.breaks);
        let at = tagged.partition_point(|tag| tag.end <= start);
        let free = tagged.get(at).is_none_or(|tag| tag.start >= comma);
        if located && whole && free && is_plain(scene, start, comma) {
            found.push(Tagged { start, end: comma, demonym: false, confidence: ALONE });
        }
    }
    tagged.extend(found);
    tagged.sort_by_key(|tag| tag.start);
}

/// The comma in front of a figure, or of the words for a kind of place that lead to it.
fn apposition(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let Scene { text, words, names, .. } = *scene;
    let small = words[..figure].iter().rev().take(LEADING);
    let small = small.take_while(|word| word.shape == Shape::Lower && !word.breaks);
    let first = figure - small.count();
    let comma = first.checked_sub(1).filter(|at| words[*at].span.of(text) == ",")?;
    let mut lead = words[first..figure].iter();
    let kind = lead.find(|word| !names.links(word.span.of(text), Link::Article));
    let place = kind.is_none_or(|word| names.kind(word.sig).is_some());
    place.then_some(comma)
}

/// Whether a word for where stands in front: "in", "between".
fn is_placed(scene: &Scene<'_>, start: usize) -> bool {
    let before = scene.words[..start].last().filter(|_| !scene.words[start].breaks);
    before
        .is_some_and(|word| word.cue.has(Cue::PREPOSITION) && word.shape == Shape::Lower)
}

/// Whether capitalized words are nobody's name and no part of a longer one.
fn is_plain(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    let Scene { text, words, .. } = *scene;
    let other = [
        Cue::FIRST_NAME,
        Cue::TITLE,
        Cue::ORGANIZATION,
        Cue::UNIT,
        Cue::CALENDAR,
        Cue::FUNCTION,
    ];
    let is_other = |word: &Word| other.iter().any(|cue| word.cue.has(*cue));
    let capital = words[start..end].iter().all(|word| word.shape == Shape::Capital);
    let before = words[..start].last().filter(|_| !words[start].breaks);
    let named = |word: &Word| {
        word.shape.is_capital() && is_other(word)
            || word.shape == Shape::Initial
            || word.cue.has(Cue::TITLE)
    };
    let after = words.get(end).filter(|word| !word.breaks);
    let goes_on = |word: &Word| {
        word.shape.is_capital() && word.spaced
            || matches!(word.span.of(text), "-" | "’s" | "'s")
    };
    capital
        && !words[start..end].iter().any(is_other)
        && !before.is_some_and(named)
        && !after.is_some_and(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::read::{Report, document};
    use crate::recognize::people::people;
    use crate::recognize::sight::Sight;

    /// The words that are added to a first one of which a model is so sure.
    fn added(text: &str, confidence: f64) -> Vec<String> {
        let document = document(Report { text: text.to_owned(), ..Report::default() });
        let gazetteer = Gazetteer::bundled().expect("it is in the program");
        let sight = Sight::new(&document, &gazetteer);
        let scene = sight.scene(&gazetteer);
        let first = Tagged { start: 0, end: 1, demonym: false, confidence };
        let mut tagged = vec![first];
        add(&scene, &people(&scene), &mut tagged);
        let written = |tag: &Tagged| span(scene.words, tag.start, tag.end).of(scene.text);
        tagged.iter().skip(1).map(|tag| written(tag).to_owned()).collect()
    }

    #[test]
    fn a_name_that_is_surely_a_place_is_one_again() {
        let text = "Amherst lies north. The council of Amherst met.";
        assert_eq!(added(text, 0.95), ["Amherst"]);
        assert!(added(text, 0.8).is_empty());
        let person = "Amherst lies north. Ms. Amherst left. We saw Amherst leave.";
        assert!(added(person, 0.95).is_empty());
    }

    #[test]
    fn a_tag_that_is_known_far_and_wide_is_a_place() {
        assert_eq!(added("Amherst lies north. See #Kenya now.", 0.8), ["Kenya"]);
        assert!(added("Amherst lies north. See #Howe now.", 0.8).is_empty());
    }
}
