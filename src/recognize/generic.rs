//! From tagged words to mentions: the name to look up, generic words, lists.

use rustc_hash::FxHashSet;

use super::matches::{Match, span};
use super::missed;
use super::people::{is_somebody, people};
use super::scene::{LISTED, Scene, Tagged, before, joins, known};
use super::words::{Shape, is_tag};
use crate::gazetteer::{Gazetteer, Gist};
use crate::model::{Feature, Mention, MentionKind};
use crate::settings::{Cue, Generic, Link};
use crate::text::{key, spaced};

/// The mentions that tagged words make, in order.
pub(super) fn mentions(scene: &Scene<'_>, tagged: &[Tagged]) -> Vec<Mention> {
    let mut tagged = with_lists(scene, tagged);
    let people = if scene.foreign { FxHashSet::default() } else { people(scene) };
    tagged.retain(|tag| {
        let other = heads(scene, *tag)
            || is_ship(scene, *tag)
            || is_small(scene, *tag)
            || is_noun(scene, *tag)
            || is_somebody(scene, &people, *tag);
        tag.demonym || !other
    });
    for tag in &mut tagged {
        without_noun(scene, tag);
    }
    missed::add(scene, &people, &mut tagged);
    let mut hints = vec![None; tagged.len()];
    lists(scene, &tagged, &mut hints);
    let each = tagged.iter().zip(hints);
    each.map(|(tag, hint)| mention(scene, *tag, hint)).collect()
}

/// Whether a tag is nothing but a small function word: no "in" is Indiana, nor is the "În" that
/// opens a sentence.
fn is_small(scene: &Scene<'_>, tag: Tagged) -> bool {
    let words = &scene.words[tag.start..tag.end];
    let small = Cue(Cue::PREPOSITION.0 | Cue::PARTICLE.0);
    words.iter().all(|word| {
        let plain =
            word.shape == Shape::Lower || word.shape == Shape::Capital && word.starts;
        plain && word.cue.has(Cue::FUNCTION) && word.cue.has(small)
    })
}

/// Whether a name is a noun that German writes with a capital like any other: "am Fluss", "zwei
/// Dörfer", "in der Nähe".
fn is_noun(scene: &Scene<'_>, tag: Tagged) -> bool {
    let Scene { text, words, names, .. } = *scene;
    let word = words[tag.start];
    if !scene.nouns || tag.end - tag.start > 1 {
        return false;
    }
    let kinds = Cue(Cue::GEOGRAPHIC.0 | Cue::FACILITY.0 | Cue::DIRECTION.0);
    let led = words[..tag.start].last().is_some_and(|before| {
        !word.breaks && names.links(before.span.of(text), Link::Article)
    });
    names.generic(word.sig).is_some()
        || word.cue.has(kinds)
        || led && known(scene, tag.start, tag.end).is_none()
}

/// Whether a name is a ship's: "USS Charleston".
fn is_ship(scene: &Scene<'_>, tag: Tagged) -> bool {
    let before = scene.words[..tag.start].last();
    let before = before.filter(|_| !scene.words[tag.start].breaks);
    before.is_some_and(|word| {
        let written = word.span.of(scene.text);
        word.shape == Shape::Upper && scene.names.links(written, Link::Ship)
    })
}

/// Whether a name opens one of the kind "Sofia School of Law".
fn heads(scene: &Scene<'_>, tag: Tagged) -> bool {
    let [head, of, ..] = &scene.words[tag.end..] else { return false };
    let head = head.shape.is_capital() && !head.breaks && head.cue.has(Cue::ORGANIZATION);
    head && of.shape == Shape::Lower
        && scene.names.links(of.span.of(scene.text), Link::Of)
}

/// Leaves out what German writes with a capital in front of a name, like any noun: "im Norden
/// Portugals", "im Gebiet Sumy".
fn without_noun(scene: &Scene<'_>, tag: &mut Tagged) {
    let Scene { text, words, gazetteer, names, .. } = *scene;
    let noun = words[tag.start];
    let led = noun.cue.has(Cue::DIRECTION) || names.generic(noun.sig).is_some();
    let whole = || key(span(words, tag.start, tag.end).of(text));
    let leads = scene.nouns && tag.end - tag.start > 1 && led;
    if leads && gazetteer.gist(&whole()).is_none() {
        tag.start += 1;
    }
}

fn mention(scene: &Scene<'_>, tag: Tagged, hint: Option<Feature>) -> Mention {
    let Scene { text, words, .. } = *scene;
    let kind = if tag.demonym { MentionKind::Demonym } else { MentionKind::Toponym };
    let bare = span(words, tag.start, tag.end);
    let mut found = Mention {
        span: bare,
        kind,
        name: joined(bare.of(text)),
        hint,
        confidence: tag.confidence,
    };
    if tag.demonym {
        return found;
    }
    if hint.is_none() {
        if let Some((feature, end)) = behind(scene, tag) {
            found.hint = Some(feature);
            found.span = span(words, tag.start, end);
            return found;
        }
        found.hint = before(scene, tag);
    }
    let (name, inner) = name(scene, tag);
    found.name = name;
    found.hint = found.hint.or(inner).or_else(|| by_article(scene, tag));
    found
}

/// The generic word behind a name in small letters, and where the mention then ends.
fn behind(scene: &Scene<'_>, tag: Tagged) -> Option<(Feature, usize)> {
    let next = scene.words.get(tag.end).filter(|word| !word.breaks)?;
    if next.shape != Shape::Lower || !next.spaced {
        return None;
    }
    let generic = scene.names.generic(next.sig).filter(|generic| !generic.plural)?;
    if nation(scene, tag) {
        return None;
    }
    Some((generic.feature, if generic.inside { tag.end + 1 } else { tag.end }))
}

/// Whether a name is a country's and no region's.
fn nation(scene: &Scene<'_>, tag: Tagged) -> bool {
    known(scene, tag.start, tag.end).is_some_and(|gist| {
        gist.classes & Gist::COUNTRY != 0 && gist.classes & Gist::ADMIN1 == 0
    })
}

/// A river by its article, which English towns and regions lack: "5 km from the Dnipro".
fn by_article(scene: &Scene<'_>, tag: Tagged) -> Option<Feature> {
    let Scene { text, words, .. } = *scene;
    let classes = known(scene, tag.start, tag.end)?.classes;
    let water = classes & Gist::WATER != 0 && classes & Gist::COUNTRY == 0;
    let article = matches!(words[..tag.start].last()?.span.of(text), "the" | "The");
    let alone = words.get(tag.end).is_none_or(|next| {
        next.breaks
            || next.cue.has(Cue::FUNCTION)
            || matches!(next.span.of(text), "," | "." | ";" | ":" | ")" | "?" | "!")
    });
    let led = article && !words[tag.start].breaks && !scene.foreign;
    (water && led && alone).then_some(Feature::River)
}

/// The name to look up, and the kind that a generic word inside it gives.
fn name(scene: &Scene<'_>, tag: Tagged) -> (String, Option<Feature>) {
    let Scene { text, words, gazetteer, .. } = *scene;
    let whole = span(words, tag.start, tag.end).of(text);
    if tag.end - tag.start == 1 {
        if is_tag(text, words, tag.start) && gazetteer.gist(&key(whole)).is_none() {
            return (spaced(whole), None);
        }
        return (joined(whole), None);
    }
    if nation(scene, tag) {
        return (joined(whole), None);
    }
    let inner = |at: usize| {
        let generic = scene.names.generic(words[at].sig);
        generic.filter(|generic| !generic.plural)
    };
    let last = inner(tag.end - 1).map(|generic| (generic, tag.start, tag.end - 1));
    let first = || inner(tag.start).map(|generic| (generic, tag.start + 1, tag.end));
    let Some((generic, start, end)) = last.or_else(first) else {
        return (joined(whole), None);
    };
    let stripped = span(words, start, end).of(text);
    let strips = strips(gazetteer, generic, whole, stripped);
    (joined(if strips { stripped } else { whole }), Some(generic.feature))
}

/// Whether a name is looked up without its generic word: where the gazetteer knows the bare
/// name as a region, or does not know the whole.
fn strips(gazetteer: &Gazetteer, generic: Generic, whole: &str, stripped: &str) -> bool {
    let classes = |name: &str| gazetteer.gist(&key(name)).map(|gist| gist.classes);
    let bare = classes(stripped);
    let region = generic.feature == Feature::Admin1;
    region && bare.is_some_and(|bare| bare & Gist::ADMIN1 != 0)
        || classes(whole).is_none() && bare.is_some()
}

/// White space as single spaces, curly apostrophes kept.
fn joined(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds the names of a list whose last one is tagged and closed by a plural: of "the
/// Kherson, Zaporizhia and Donetsk regions" all three are places if one is.
fn with_lists(scene: &Scene<'_>, tagged: &[Tagged]) -> Vec<Tagged> {
    let mut all: Vec<Tagged> = tagged.to_vec();
    let mut added = FxHashSet::default();
    for last in 0..scene.matches.len() {
        if plural(scene, scene.matches[last].end).is_none() {
            continue;
        }
        let mut at = last;
        loop {
            let Match { start, end, gist } = scene.matches[at];
            let next = tagged.partition_point(|tag| tag.end <= start);
            let free = tagged.get(next).is_none_or(|tag| end <= tag.start)
                && !added.contains(&at);
            if free && gist.classes & !(Gist::DEMONYM | Gist::ABBREVIATION) == 0 {
                break;
            }
            if free {
                added.insert(at);
                all.push(Tagged { start, end, demonym: false, confidence: LISTED });
            }
            if at == 0 || !joins(scene, scene.matches[at - 1].end, start) {
                break;
            }
            at -= 1;
        }
    }
    all.sort_by_key(|tag| tag.start);
    all
}

/// The plural generic word at a position.
fn plural(scene: &Scene<'_>, at: usize) -> Option<Generic> {
    let word = scene.words.get(at).filter(|word| !word.breaks)?;
    scene.names.generic(word.sig).filter(|generic| generic.plural)
}

/// Gives every name of a list the kind that the plural behind the last one says.
fn lists(scene: &Scene<'_>, tagged: &[Tagged], hints: &mut [Option<Feature>]) {
    for last in 0..tagged.len() {
        let Some(generic) = plural(scene, tagged[last].end) else { continue };
        if tagged[last].demonym {
            continue;
        }
        hints[last] = Some(generic.feature);
        for at in (0..last).rev() {
            if tagged[at].demonym || !joins(scene, tagged[at].end, tagged[at + 1].start) {
                break;
            }
            hints[at] = Some(generic.feature);
        }
    }
}
