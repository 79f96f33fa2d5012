//! Where a reach that a report states counts from.

use crate::model::{Claim, ClaimKind, Document, Place, Resolution, Sense, Span};

/// Words behind which a place is where a range counts from.
const LAUNCH: &[&str] = &["from", "in", "at", "near", "inside", "across", "outside"];
/// Of these, the one that settles it.
const SURE_LAUNCH: &str = "from";
/// Words that say that a sentence is about what can be reached; what was hit is none of it.
const IN_RANGE: &[&str] = &["range", "reach", "reached", "reaches"];

/// The places that a stated reach counts from.
pub(super) fn origins<'a>(
    document: &Document,
    claim: &Claim,
    claims: &[Claim],
    resolutions: &'a [Resolution],
) -> Vec<&'a Place> {
    let located = |end: &Option<crate::model::End>| {
        let at = end.as_ref().and_then(|end| end.resolution)?;
        let resolution = resolutions.get(at)?;
        (resolution.sense == Sense::Literal).then(|| resolution.place()).flatten()
    };
    if let Some(place) = located(&claim.from) {
        return vec![place];
    }
    let reference = claim.to.as_ref().and_then(|end| end.resolution);
    let own: Vec<(&Place, &'static str)> = resolutions
        .iter()
        .enumerate()
        .filter(|(at, r)| {
            claim.sentence.contains(r.mention.span)
                && r.sense == Sense::Literal
                && Some(*at) != reference
        })
        .filter_map(|(_, r)| {
            let before = word_before(document, claim.sentence, r.mention.span);
            let place = r.place().filter(|p| !p.feature.is_country())?;
            LAUNCH.contains(&before).then_some((place, before))
        })
        .collect();
    let sure = own.iter().any(|(_, word)| *word == SURE_LAUNCH);
    let mut found: Vec<&Place> = own
        .into_iter()
        .filter(|(_, word)| !sure || *word == SURE_LAUNCH)
        .map(|(place, _)| place)
        .collect();
    let place_in_range = |other: &&Claim| {
        other.kind != ClaimKind::Capability
            && are_neighbors(document, other.sentence, claim.sentence)
            && says_any(other.sentence.of(&document.text), IN_RANGE)
    };
    if sure {
        return found;
    }
    let located_there = claims.iter().filter(place_in_range);
    let lent: Vec<&Place> = located_there
        .filter_map(|other| located(&other.from))
        .chain(lent_by_words(document, claim.sentence, resolutions))
        .collect();
    found.splice(0..0, lent);
    found
}

/// The places that a sentence next to a stated reach counts it from: "From Hodeidah that
/// would bring Massawa within range".
fn lent_by_words<'a>(
    document: &Document,
    sentence: Span,
    resolutions: &'a [Resolution],
) -> Vec<&'a Place> {
    let at = document.sentences.partition_point(|s| s.start < sentence.start);
    let neighbors = [at.checked_sub(1), at.checked_add(1)];
    let neighbors = neighbors.into_iter().flatten();
    let sentences = neighbors.filter_map(|at| document.sentences.get(at)).filter(|s| {
        are_neighbors(document, **s, sentence) && says_any(s.of(&document.text), IN_RANGE)
    });
    let mut found = Vec::new();
    for &next in sentences {
        let inside = resolutions
            .iter()
            .filter(|r| next.contains(r.mention.span) && r.sense == Sense::Literal);
        let counted = inside.filter(|r| opens_with_from(document, next, r.mention.span));
        found.extend(
            counted.filter_map(|r| r.place()).filter(|p| !p.feature.is_country()),
        );
    }
    found
}

/// Whether a sentence starts with "From" and this mention, over an article or adjective.
fn opens_with_from(document: &Document, sentence: Span, mention: Span) -> bool {
    let before = document.text.get(sentence.start..mention.start).unwrap_or_default();
    let mut words = before.split_whitespace();
    let opening = words.next().unwrap_or_default();
    let opening = opening.trim_start_matches(|c: char| !c.is_alphabetic());
    opening.eq_ignore_ascii_case(SURE_LAUNCH)
        && words.clone().count() <= 2
        && words.all(|word| word.chars().all(char::is_alphanumeric))
}

/// Whether two sentences are the same or stand side by side in one paragraph.
fn are_neighbors(document: &Document, a: Span, b: Span) -> bool {
    let (first, second) = if a.start <= b.start { (a, b) } else { (b, a) };
    let between = document.text.get(first.end..second.start).unwrap_or("\n\n");
    a == b || between.trim().is_empty() && between.matches('\n').count() < 2
}

fn says_any(sentence: &str, known: &[&str]) -> bool {
    let mut words = sentence.split(|c: char| !c.is_alphabetic());
    words.any(|word| known.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// The preposition before a mention, over articles and adjectives of up to two words, in
/// lower case.
fn word_before(document: &Document, sentence: Span, mention: Span) -> &'static str {
    let before = document.text.get(sentence.start..mention.start).unwrap_or_default();
    let clause = before.rsplit([',', ';', ':', '(', '—']).next().unwrap_or_default();
    let words = clause.split_whitespace().rev().take(3);
    let known = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphabetic());
        LAUNCH.iter().find(|known| word.eq_ignore_ascii_case(known)).copied()
    };
    words.into_iter().find_map(known).unwrap_or_default()
}
