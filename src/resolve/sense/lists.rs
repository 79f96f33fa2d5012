//! The members of a list are used in one sense: "Manila, Tokyo and Canberra disagree".

use super::Decision;
use crate::model::{Document, Mention, MentionKind, Sense};
use crate::settings::{Link, Names};

/// Gives the members of each list the sense that all of them together speak for: the first
/// has the preposition in front, the last the verb behind it.
pub(in crate::resolve) fn agree(
    document: &Document,
    mentions: &[Mention],
    decisions: &mut [Decision],
) {
    let names = Names::of(document.language);
    let mut first = 0;
    while first < mentions.len().min(decisions.len()) {
        let (end, joined) = list(document, mentions, first, names);
        if joined {
            share(&mut decisions[first..end]);
        }
        first = end;
    }
}

/// One past the last member of the list that starts at a mention, and whether a conjunction
/// stands in it: "Kyiv, Ukraine" is no list.
fn list(
    document: &Document,
    mentions: &[Mention],
    first: usize,
    names: &Names,
) -> (usize, bool) {
    let mut joined = false;
    let mut end = first + 1;
    while let (Some(before), Some(next)) = (mentions.get(end - 1), mentions.get(end)) {
        let plain = [before, next].iter().all(|m| m.kind == MentionKind::Toponym);
        let between = document.text.get(before.span.end..next.span.start);
        let Some(between) = between.filter(|_| plain).map(str::trim) else { break };
        let word = between.strip_prefix(',').map_or(between, str::trim_start);
        let and = names.links(word, Link::Conjunction);
        if !and && between != "," {
            break;
        }
        joined |= and;
        end += 1;
        if and {
            break;
        }
    }
    (end, joined)
}

/// The likelier of literal and metonymic for all, where all are one or the other.
fn share(decisions: &mut [Decision]) {
    let signed = |decision: &Decision| match decision.sense {
        Sense::Literal => Some(-odds(decision)),
        Sense::Metonymic => Some(odds(decision)),
        _ => None,
    };
    let Some(sum) = decisions.iter().map(signed).sum::<Option<f32>>() else { return };
    let sense = if sum > 0.0 { Sense::Metonymic } else { Sense::Literal };
    let model = decisions.iter().find(|decision| decision.sense == sense).cloned();
    let Some(model) = model else { return };
    for decision in decisions.iter_mut().filter(|decision| decision.sense != sense) {
        *decision = model.clone();
    }
}

/// The log odds of a decision.
fn odds(decision: &Decision) -> f32 {
    let sure = decision.probability.clamp(0.02, 0.98);
    (sure / (1.0 - sure)).ln().max(0.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(sense: Sense, probability: f32) -> Decision {
        Decision { sense, probability, reason: None }
    }

    #[test]
    fn the_surest_member_of_a_list_decides() {
        let mut list = [
            decision(Sense::Literal, 0.6),
            decision(Sense::Literal, 0.55),
            decision(Sense::Metonymic, 0.95),
        ];
        share(&mut list);
        assert!(list.iter().all(|decision| decision.sense == Sense::Metonymic));
        let mut list = [decision(Sense::Literal, 0.97), decision(Sense::Metonymic, 0.6)];
        share(&mut list);
        assert!(list.iter().all(|decision| decision.sense == Sense::Literal));
        let mut list = [decision(Sense::Literal, 0.6), decision(Sense::Associative, 0.9)];
        share(&mut list);
        assert_eq!(list[0].sense, Sense::Literal, "others are left as they are");
    }
}
