//! Clauses, verb groups and noun phrases, as far as word lists carry.

use super::words::Words;
use crate::model::Sense;
use crate::settings::events::Tag;

/// Words that a clause is searched for at most, to either side.
pub(super) const REACH: usize = 30;
/// Words of an apposition at most.
const APPOSITION: usize = 14;
/// Words of a noun phrase before its head at most.
const PHRASE: usize = 6;

/// Whether it is a quotation mark.
pub(in crate::extract) fn is_quote(text: &str) -> bool {
    matches!(text, "\"" | "“" | "”" | "„" | "«" | "»" | "'" | "‘" | "’")
}

/// Whether it is punctuation that ends a clause; the dash of "25–100" does not.
fn is_stop(words: &Words, at: usize) -> bool {
    match words.written(at) {
        "—" | "–" | "-" => is_dash(words, at),
        mark => matches!(mark, ";" | ":" | "(" | ")" | "|" | "?" | "!" | "…" | "."),
    }
}

/// Whether it is a dash between words, however it is written.
pub(super) fn is_dash(words: &Words, at: usize) -> bool {
    match words.written(at) {
        "—" | "–" => !words.is_tight(at),
        "-" => !words.is_tight(at) && !joins_names(words, at),
        _ => false,
    }
}

/// The dash that opens what a dash closes ("the rebels - the last of them - left").
fn opening_dash(words: &Words, close: usize, floor: usize) -> Option<usize> {
    let from = floor.max(close.saturating_sub(APPOSITION));
    let mut open =
        (from..close.saturating_sub(2)).rev().find(|at| is_dash(words, *at))?;
    while open > from && is_dash(words, open - 1) {
        open -= 1;
    }
    (open > floor).then_some(open)
}

/// Whether a hyphen with space around it stands between two places ("Tula - Orel").
fn joins_names(words: &Words, at: usize) -> bool {
    let behind = words.sense(at + 1) == Some(Sense::Literal);
    behind && at > 0 && words.is_capital(at - 1)
}

/// Whether it is an adverb that stands between a verb and its auxiliaries.
pub(in crate::extract) fn is_adverb(words: &Words, at: usize) -> bool {
    let lower = words.lower(at);
    lower.len() > 4 && lower.ends_with("ly")
        || words.any(at, Tag::Adverb.bit() | Tag::Habitual.bit())
}

/// Whether the word opens or ends a clause.
pub(in crate::extract) fn is_boundary(words: &Words, at: usize) -> bool {
    is_stop(words, at)
        || words.any(at, Tag::Subordinator.bit() | Tag::Contrast.bit())
            && !(words.is(at, Tag::Determiner) && is_article(words, at))
}

/// Whether "that" is an article here ("that city") rather than a conjunction.
fn is_article(words: &Words, at: usize) -> bool {
    words.any(at + 1, Tag::Anaphor.bit() | Tag::Target.bit())
}

/// The first word of the clause that a word stands in.
pub(in crate::extract) fn start(words: &Words, at: usize, sentence: usize) -> usize {
    let floor = sentence.max(at.saturating_sub(REACH));
    let mut from = at;
    while from > floor {
        let before = from - 1;
        if words.written(before) == ")" {
            let open = (floor..before).rev().find(|at| words.written(*at) == "(");
            if let Some(open) = open {
                from = open;
                continue;
            }
        }
        if is_dash(words, before)
            && let Some(open) = opening_dash(words, before, floor)
        {
            from = open;
            continue;
        }
        if is_boundary(words, before) {
            break;
        }
        from = before;
    }
    from
}

/// One past the last word of the clause that a word stands in.
pub(in crate::extract) fn end(words: &Words, at: usize, sentence: usize) -> usize {
    let ceiling = sentence.min(at + REACH);
    let mut to = at;
    while to < ceiling {
        if words.written(to) == "(" {
            let close = (to..ceiling).find(|at| words.written(*at) == ")");
            if let Some(close) = close {
                to = close + 1;
                continue;
            }
        }
        if is_boundary(words, to) {
            break;
        }
        to += 1;
    }
    to
}

/// The first word of the verb group that ends at a verb: auxiliaries, negations, adverbs.
pub(in crate::extract) fn verb_group(words: &Words, verb: usize, floor: usize) -> usize {
    let parts = Tag::Be.bit()
        | Tag::Auxiliary.bit()
        | Tag::Negation.bit()
        | Tag::Possible.bit()
        | Tag::Planned.bit()
        | Tag::Unlikely.bit()
        | Tag::Conditional.bit()
        | Tag::Alleged.bit()
        | Tag::Failure.bit()
        | Tag::Factual.bit();
    let mut from = verb;
    while from > floor {
        let before = from - 1;
        let part = words.any(before, parts) && words.resolution(before).is_none()
            || words.is(before, Tag::Modal)
            || is_adverb(words, before);
        if !part {
            break;
        }
        from = before;
    }
    from
}

/// Whether a form of "be" stands in the verb group in front of a participle.
pub(in crate::extract) fn is_passive(words: &Words, verb: usize, floor: usize) -> bool {
    (verb_group(words, verb, floor)..verb).any(|at| words.is(at, Tag::Be))
        || words.is(verb + 1, Tag::By)
}

/// Words in front of a phrase that is no subject.
pub(super) const PREPOSITIONS: u64 = Tag::In.bit()
    | Tag::Near.bit()
    | Tag::From.bit()
    | Tag::To.bit()
    | Tag::Of.bit()
    | Tag::Against.bit()
    | Tag::By.bit()
    | Tag::Preposition.bit();

fn is_preposition(words: &Words, at: usize) -> bool {
    words.any(at, PREPOSITIONS)
}

/// Whether the word can head a phrase for somebody who acts.
pub(in crate::extract) fn is_head(words: &Words, at: usize) -> bool {
    if words.is_time(at) {
        return false;
    }
    if words.any(at, Tag::Actor.bit() | Tag::Combatant.bit()) {
        return true;
    }
    match words.sense(at) {
        Some(Sense::Metonymic | Sense::Demonym) => true,
        Some(Sense::Literal | Sense::Associative) => false,
        None => {
            let opens = words.opens(at) && !words.is_capital(at + 1);
            words.is_capital(at)
                && !opens
                && !words.is_symbol(at)
                && words.entry(at).is_none_or(|e| e.tags & !Tag::Title.bit() == 0)
        }
    }
}

/// The first word of the phrase whose last word is given.
pub(in crate::extract) fn phrase_start(
    words: &Words,
    head: usize,
    floor: usize,
) -> usize {
    let stop = Tag::Determiner.bit()
        | Tag::Be.bit()
        | Tag::Auxiliary.bit()
        | Tag::Reports.bit()
        | Tag::Claims.bit()
        | Tag::Subordinator.bit()
        | Tag::Contrast.bit()
        | Tag::Coordinator.bit()
        | Tag::Pronoun.bit()
        | Tag::Planned.bit()
        | Tag::Than.bit();
    let led = Tag::Title.bit() | Tag::Bearing.bit() | Tag::Actor.bit();
    let bare =
        !words.any(head, Tag::Actor.bit() | Tag::Combatant.bit() | Tag::Target.bit());
    let mut from = head;
    while from > floor && head - from < PHRASE {
        let before = from - 1;
        let name = words.resolution(before).is_some();
        if words.is_symbol(before)
            || words.is_time(before)
            || !name && (words.any(before, stop) || is_preposition(words, before))
            || is_adverb(words, before)
            || name && words.sense(before) == Some(Sense::Literal)
            || bare && !name && !words.is_capital(before) && !words.any(before, led)
        {
            break;
        }
        from = before;
    }
    from
}

/// The phrase for somebody who acts before a word: first and last word. Phrases behind a
/// preposition ("forces in Donetsk") do not act.
pub(in crate::extract) fn subject(
    words: &Words,
    before: usize,
    floor: usize,
) -> Option<(usize, usize)> {
    let mut at = apposition(words, before, floor).unwrap_or(before);
    while at > floor {
        at -= 1;
        if !is_head(words, at) {
            continue;
        }
        let first = phrase_start(words, at, floor);
        let mut lead = first;
        while lead > floor && words.is(lead - 1, Tag::Determiner) {
            lead -= 1;
        }
        let counted = lead > floor + 1
            && words.is(lead - 1, Tag::Of)
            && !is_head(words, lead - 2)
            && words.resolution(lead - 2).is_none();
        let governed = lead > floor && is_preposition(words, lead - 1) && !counted;
        if !governed {
            return Some((first, at));
        }
        at = first;
    }
    None
}

/// The comma that opens an apposition which ends right before a word ("Chepa, deputy chair of
/// the committee, said").
pub(in crate::extract) fn apposition(
    words: &Words,
    before: usize,
    floor: usize,
) -> Option<usize> {
    let close = before.checked_sub(1).filter(|at| *at > floor)?;
    let open = match words.written(close) {
        "," => ",",
        ")" => "(",
        _ => return None,
    };
    let from = floor.max(close.saturating_sub(APPOSITION));
    (from..close).rev().find(|at| words.written(*at) == open).filter(|at| *at > floor)
}
