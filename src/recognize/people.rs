//! Who a text names, as far as titles, first names and verbs tell.

use rustc_hash::FxHashSet;

use super::generic::{Scene, Tagged};
use super::tags::is_known;
use super::words::Shape;
use crate::settings::Cue;

/// Below this a name that is somebody's elsewhere in the text is no place here either.
const SURE: f64 = 0.9;

/// The words that somewhere in the text stand as the name of somebody: behind a title, a
/// first name or an initial, or in front of a verb of speech.
pub(super) fn people(scene: &Scene<'_>) -> FxHashSet<u64> {
    let mut found = FxHashSet::default();
    for pair in scene.words.windows(2) {
        let [first, second] = pair else { continue };
        if second.breaks {
            continue;
        }
        let leads = first.cue.has(Cue::TITLE) || first.cue.has(Cue::FIRST_NAME);
        if second.shape.is_capital() && (leads || first.shape == Shape::Initial) {
            found.insert(second.sig);
        }
        if first.shape.is_capital() && second.cue.has(Cue::SPEECH) {
            found.insert(first.sig);
        }
    }
    found
}

/// Whether a tag is a single word that is somebody's name elsewhere in the text, and nothing
/// here says that it is a place.
pub(super) fn is_somebody(
    scene: &Scene<'_>,
    people: &FxHashSet<u64>,
    tag: Tagged,
) -> bool {
    let word = &scene.words[tag.start];
    let before = scene.words[..tag.start].last().filter(|_| !word.breaks);
    let placed = before.is_some_and(|word| word.cue.has(Cue::PREPOSITION));
    let wide = scene.matches.iter().any(|found| {
        found.start == tag.start && found.end == tag.end && is_known(found.gist)
    });
    let comma = scene.words.get(tag.end).is_some_and(|word| {
        !word.breaks && matches!(word.span.of(scene.text), "," | "(")
    });
    tag.end - tag.start == 1
        && tag.confidence < SURE
        && word.shape != Shape::Lower
        && people.contains(&word.sig)
        && !placed
        && !comma
        && !wide
}
