//! Who a text names, as far as titles, first names and verbs tell.

use rustc_hash::FxHashSet;

use super::scene::{Scene, Tagged};
use super::tags::is_known;
use super::words::Shape;
use crate::gazetteer::Gist;
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
        // "A Perrysville officer": only the dot tells an initial from an article.
        let initial =
            first.shape == Shape::Initial && first.span.of(scene.text).ends_with('.');
        let leads = first.cue.has(Cue::TITLE) || first.cue.has(Cue::FIRST_NAME);
        if second.shape.is_capital() && (leads || initial) {
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
    let Scene { text, words, matches, .. } = *scene;
    let word = &words[tag.start];
    let doubtful = tag.end - tag.start == 1
        && tag.confidence < SURE
        && word.shape != Shape::Lower
        && people.contains(&word.sig);
    if !doubtful {
        return false;
    }
    let gist = |start: usize| {
        let at = matches.binary_search_by_key(&start, |found| found.start).ok()?;
        matches.get(at).map(|found| found.gist)
    };
    let region =
        |gist: Gist| gist.classes & (Gist::COUNTRY | Gist::STATE | Gist::ADMIN1) != 0;
    let before = words[..tag.start].last().filter(|_| !word.breaks);
    let placed = before.is_some_and(|word| word.cue.has(Cue::PREPOSITION));
    let sign = words.get(tag.end).filter(|word| !word.breaks);
    let stated = sign.is_some_and(|sign| matches!(sign.span.of(text), "," | "("))
        && gist(tag.end + 1).is_some_and(region);
    !placed && !stated && !gist(tag.start).is_some_and(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::read::{Report, document};
    use crate::recognize::sight::Sight;

    /// Whether the last "Shelton" of a text is somebody, where a model is so sure of a place.
    fn somebody(text: &str, confidence: f64) -> bool {
        let document = document(Report { text: text.to_owned(), ..Report::default() });
        let gazetteer = Gazetteer::bundled().expect("it is in the program");
        let sight = Sight::new(&document, &gazetteer);
        let scene = sight.scene(&gazetteer);
        let named = |at: &usize| scene.words[*at].span.of(scene.text) == "Shelton";
        let start = (0..scene.words.len()).rfind(named).expect("the name is there");
        let tag = Tagged { start, end: start + 1, demonym: false, confidence };
        is_somebody(&scene, &people(&scene), tag)
    }

    #[test]
    fn a_surname_of_the_text_is_no_place_where_nothing_says_so() {
        let named = "Police arrested Doug Shelton on Monday.";
        assert!(somebody(&format!("{named} Shelton may have cashed checks."), 0.7));
        assert!(!somebody(&format!("{named} He was held in Shelton."), 0.7));
        assert!(!somebody(&format!("{named} Shelton, Washington, has a jail."), 0.7));
        assert!(!somebody(&format!("{named} Shelton has a jail."), 0.95));
        assert!(!somebody("A Shelton officer was hurt. Shelton has a jail.", 0.7));
    }
}
