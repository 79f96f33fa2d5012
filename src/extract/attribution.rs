//! Who says so: "according to", "said", "claims", a name in front of a colon.

use crate::model::{CountryCode, Modality, Source, SourceKind};
use crate::settings::events::Tag;

use super::events::actors::{self, Party};
use super::events::clause;
use super::events::words::Words;

/// Words of a headline in front of its colon or behind its dash that name a source at most.
const HEADLINE: usize = 6;

/// A source with the words that it answers for.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    /// Who says it.
    pub(super) source: Source,
    /// Their country, if a name says so.
    pub(super) country: Option<CountryCode>,
    /// Whether the verb keeps a distance ("claims") or denies.
    pub(super) modality: Modality,
    /// The verb that says so.
    pub(super) verb: Option<usize>,
    /// The first word it answers for.
    from: usize,
    /// One past the last word it answers for.
    to: usize,
}

/// The sources that a sentence names, in order.
pub(super) fn attributions(words: &Words, sentence: (usize, usize)) -> Vec<Attribution> {
    let mut found = Vec::new();
    for at in sentence.0..sentence.1 {
        if words.is(at, Tag::According) {
            found.extend(according(words, at, sentence));
        } else if words
            .any(at, Tag::Reports.bit() | Tag::Claims.bit() | Tag::Denies.bit())
        {
            found.extend(said(words, at, sentence));
        }
    }
    found.extend(headline(words, sentence));
    found
}

/// The source that answers for a word, the nearest one.
pub(super) fn source_of(found: &[Attribution], at: usize) -> Option<&Attribution> {
    found.iter().rev().find(|attribution| attribution.from <= at && at < attribution.to)
}

fn attribution(
    words: &Words,
    party: &Party,
    verb: Option<usize>,
    scope: (usize, usize),
) -> Attribution {
    let claims =
        verb.is_some_and(|at| words.any(at, Tag::Claims.bit() | Tag::Denies.bit()));
    Attribution {
        source: Source { name: party.name.clone(), kind: kind(words, party) },
        country: party.country,
        modality: if claims { Modality::Claimed } else { Modality::Asserted },
        verb,
        from: scope.0,
        to: scope.1,
    }
}

/// The kind of source that a phrase names.
pub(super) fn kind(words: &Words, party: &Party) -> SourceKind {
    let named: Vec<SourceKind> = (party.first..=party.last)
        .filter_map(|at| words.entry(at).and_then(|entry| entry.source))
        .collect();
    let order = [
        SourceKind::ThinkTank,
        SourceKind::Media,
        SourceKind::International,
        SourceKind::Witness,
        SourceKind::Party,
        SourceKind::Government,
    ];
    order.into_iter().find(|kind| named.contains(kind)).unwrap_or_else(|| {
        let acts = party.country.is_some();
        if acts { SourceKind::Government } else { SourceKind::Other }
    })
}

/// "according to NP": answers for the whole sentence.
fn according(words: &Words, at: usize, sentence: (usize, usize)) -> Option<Attribution> {
    let mut from = at + 1;
    if words.is(from, Tag::To) {
        from += 1;
    }
    while from < sentence.1 && words.is(from, Tag::Determiner) {
        from += 1;
    }
    let mut last = None;
    for word in from..sentence.1.min(from + 12) {
        let ends = words.is_symbol(word)
            && !clause::is_quote(words.written(word))
            && words.written(word) != "-"
            || words.any(
                word,
                Tag::Subordinator.bit() | Tag::Be.bit() | Tag::Auxiliary.bit(),
            );
        if ends {
            break;
        }
        last = Some(word);
    }
    Some(attribution(words, &actors::party(words, from, last?), None, sentence))
}

/// "NP said that ...", "..., NP said", "..., said NP".
fn said(words: &Words, at: usize, sentence: (usize, usize)) -> Option<Attribution> {
    if is_noun(words, at, sentence.0) {
        return None;
    }
    let floor = clause::start(words, at, sentence.0);
    let group = clause::verb_group(words, at, floor);
    if let Some(opens) = clause::apposition(words, group, floor) {
        let (first, last) = clause::subject(words, opens, floor)?;
        let whole = Party { last: group - 1, ..actors::party(words, first, last) };
        let country = actors::country(words, first, group - 1);
        let party = Party { country, ..whole };
        return Some(attribution(words, &party, Some(at), (at + 1, sentence.1)));
    }
    // Who "was told" says nothing.
    let told = clause::is_passive(words, at, floor) && !words.is(at + 1, Tag::By);
    if told && words.any(at, Tag::Reports.bit()) {
        return None;
    }
    let comma = (floor..at).rev().find(|word| words.is_comma(*word));
    let begin = comma.map_or(floor, |comma| comma + 1);
    let group = clause::verb_group(words, at, begin);
    let inside = is_verb(words, floor).then(|| before_relative(words, floor, sentence.0));
    let subject = inside
        .flatten()
        .or_else(|| clause::subject(words, group, begin))
        .or_else(|| clause::subject(words, group, floor))
        .or_else(|| pronoun(words, group, floor))
        .or_else(|| before_relative(words, floor, sentence.0));
    if let Some((first, last)) = subject {
        let party = actors::party(words, first, last);
        let rest = sentence.1.saturating_sub(at + 1);
        let scope = if comma.is_some() && rest <= 6 && first >= begin {
            (sentence.0, begin)
        } else {
            (at + 1, sentence.1)
        };
        return Some(attribution(words, &party, Some(at), scope));
    }
    let head = (at + 1..sentence.1.min(at + 8))
        .take_while(|word| !words.is_symbol(*word) && !words.is(*word, Tag::Subordinator))
        .filter(|word| clause::is_head(words, *word))
        .last()?;
    let inverted = at > sentence.0
        && (words.is_comma(at - 1) || clause::is_quote(words.written(at - 1)));
    if !inverted {
        return None;
    }
    let first = clause::phrase_start(words, head, at + 1);
    Some(attribution(
        words,
        &actors::party(words, first, head),
        Some(at),
        (sentence.0, at),
    ))
}

/// Whether "reports", "claims" is a noun here.
fn is_noun(words: &Words, at: usize, start: usize) -> bool {
    let before = at > start
        && (words.is(at - 1, Tag::Determiner)
            || words.is_possessive(at - 1)
            || words.any(at - 1, Tag::Of.bit() | Tag::By.bit()));
    before || words.is(at + 1, Tag::Of)
}

/// Whether a word is a form of some verb of events that opens a relative clause: "holds".
fn is_verb(words: &Words, at: usize) -> bool {
    !clause::is_head(words, at)
        && words
            .entry(at)
            .is_some_and(|entry| entry.heads.iter().any(|(_, form)| form.is_verb()))
}

/// The phrase that a relative clause before the verb belongs to: "the group that holds X says".
fn before_relative(
    words: &Words,
    floor: usize,
    sentence: usize,
) -> Option<(usize, usize)> {
    let relative = floor.checked_sub(1).filter(|at| *at > sentence)?;
    let behind = words.is(relative, Tag::Relative)
        && clause::is_head(words, relative - 1)
        && !words.any(relative - 1, Tag::Reports.bit() | Tag::Claims.bit());
    behind.then(|| clause::subject(words, relative, sentence)).flatten()
}

/// A pronoun as a subject; it names nobody, but it is not the author either.
fn pronoun(words: &Words, before: usize, floor: usize) -> Option<(usize, usize)> {
    let at = before.checked_sub(1).filter(|at| *at >= floor)?;
    let person = words.is(at, Tag::Pronoun) && !words.is(at, Tag::Subordinator);
    person.then_some((at, at))
}

/// "General Staff: ..." and "... – mayor": as headlines name their source.
fn headline(words: &Words, sentence: (usize, usize)) -> Option<Attribution> {
    let is_source = |first: usize, last: usize| {
        (first..=last)
            .any(|at| words.entry(at).is_some_and(|entry| entry.source.is_some()))
    };
    let (start, end) = sentence;
    let colon = (start..end.min(start + HEADLINE)).find(|at| words.written(*at) == ":");
    if let Some(colon) = colon.filter(|at| *at > start)
        && is_source(start, colon - 1)
    {
        let party = actors::party(words, start, colon - 1);
        return Some(attribution(words, &party, None, (colon + 1, end)));
    }
    let last = (start..end).rev().find(|at| !words.is_symbol(*at))?;
    let dash = (start..last)
        .rev()
        .take(HEADLINE)
        .find(|at| matches!(words.written(*at), "–" | "—" | "-"))?;
    if dash > start && is_source(dash + 1, last) {
        let party = actors::party(words, dash + 1, last);
        return Some(attribution(words, &party, None, (start, dash)));
    }
    None
}
