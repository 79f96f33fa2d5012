//! What the words between neighboring mentions say about how their places relate.

use super::bearers::{Groups, unit};
use super::said;
use super::stated::{Stated, stated};
use crate::model::{Document, Length, Mention, MentionKind, Span};
use crate::settings::{Link, Names, Senses, WordClass};

/// How many mentions behind one are looked at.
const AHEAD: usize = 3;
/// The longest stretch between two mentions that relates them, in bytes.
const REACH: usize = 70;
/// The longest stretch between a place and what lies inside it in a clause that follows.
const CLAUSE: usize = 160;
/// How many relations of one kind and name are kept.
const MOST: usize = 12;

/// How one place stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tie {
    /// "X, Y" or "X (Y)": X lies inside Y.
    Comma,
    /// "X in Y": X lies inside Y.
    Within,
    /// "X is a village in Y": X lies inside Y.
    Defined,
    /// "Y's X": X lies inside Y.
    Owned,
    /// "Y, where ... X": X lies inside Y.
    Where,
    /// "X, 12 km north of Y": X lies so far from Y.
    Away,
    /// "X and Y": both are of one level.
    Sibling,
}

/// A relation of two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Relation {
    /// The group of the inner place, or of the first sibling.
    pub inner: u32,
    /// The group of the outer place, or of the second sibling.
    pub outer: u32,
    /// How they stand.
    pub tie: Tie,
    /// How far apart they are said to be; nothing for other ties.
    pub stated: Option<Stated>,
}

/// The relations of a document, by inner group.
pub(super) fn relations(
    document: &Document,
    mentions: &[Mention],
    lengths: &[Length],
    groups: &Groups,
) -> Vec<Relation> {
    let senses = Senses::bundled(document.language);
    let names = Names::of(document.language);
    let mut found = Vec::new();
    let mut push = |inner: Option<u32>, outer: Option<u32>, tie| {
        if let (Some(inner), Some(outer)) = (inner, outer)
            && inner != outer
        {
            found.push(Relation { inner, outer, tie, stated: None });
        }
    };
    let mut measured = Vec::new();
    let contains =
        |tie: Option<Tie>| matches!(tie, Some(Tie::Comma | Tie::Within | Tie::Defined));
    let is_toponym = |at: &usize| mentions[*at].kind == MentionKind::Toponym;
    let toponyms: Vec<usize> = (0..mentions.len()).filter(is_toponym).collect();
    // How the mention before stands to this one.
    let mut led: Option<Tie> = None;
    for (at, &first) in toponyms.iter().enumerate() {
        let mut leads = None;
        let from = mentions[first].span.end;
        let mut chain = true;
        let mut last = from;
        for (step, &second) in toponyms.iter().enumerate().skip(at + 1).take(AHEAD) {
            let upto = mentions[second].span.start;
            if from > upto || upto - from > CLAUSE {
                break;
            }
            let text = |start: usize| document.text.get(start..upto).unwrap_or_default();
            let (a, b) = (groups.of[first], groups.of[second]);
            chain &= separates(text(last.min(upto)));
            last = mentions[second].span.end;
            let next = step == at + 1;
            let mut stands =
                tie(said::without_bracket(text(from).trim_start()), senses, names);
            if stands == Some(Tie::Within) && said::kind(document, from, names).is_some()
            {
                stands = Some(Tie::Defined);
            }
            let words = Span::new(from, upto.max(from));
            if next && let Some(stated) = stated(document, words, lengths) {
                measured.push((a, b, stated));
                continue;
            }
            if next {
                leads = stands;
                // "X in Y, Z": X lies in Z too.
                if let Some(led) =
                    led.filter(|led| contains(Some(*led)) && contains(stands))
                {
                    let whole = if led == Tie::Comma { Tie::Within } else { led };
                    push(groups.of[toponyms[at - 1]], b, whole);
                }
            }
            match stands {
                Some(tie @ (Tie::Owned | Tie::Where)) if next => push(b, a, tie),
                Some(tie) if next => push(a, b, tie),
                None if !next && chain => push(a, b, Tie::Comma),
                _ => {}
            }
        }
        led = leads;
    }
    for (inner, outer, stated) in measured {
        if let (Some(inner), Some(outer)) = (inner, outer)
            && inner != outer
        {
            found.push(Relation { inner, outer, tie: Tie::Away, stated: Some(stated) });
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut kept: Vec<Relation> = Vec::with_capacity(found.len());
    let mut run = 0;
    for relation in found {
        let same = kept.last().is_some_and(|last| last.inner == relation.inner);
        run = if same { run + 1 } else { 0 };
        if run < MOST {
            kept.push(relation);
        }
    }
    kept
}

/// Names with the coordinates that the text gives of them: "X is located at 44°48′N 90°4′W",
/// "X (46.5, 32.6)".
pub(super) fn located(
    document: &Document,
    mentions: &[Mention],
    groups: &Groups,
) -> Vec<(u32, [f32; 3])> {
    let mut found = Vec::new();
    for (pair, group) in mentions.windows(2).zip(&groups.of) {
        let MentionKind::Coordinates(position) = pair[1].kind else { continue };
        let at = pair[0].span.end..pair[1].span.start;
        let between = document.text.get(at).filter(|between| between.len() <= REACH);
        let plain = between.is_some_and(|b| !b.contains(['.', ';', '\n', '!', '?']));
        if let Some(group) = group.filter(|_| plain) {
            found.push((group, unit(position)));
        }
    }
    found
}

/// Whether only a comma stands between.
fn separates(between: &str) -> bool {
    matches!(between.trim(), "," | "")
}

fn tie(between: &str, senses: &Senses, names: &Names) -> Option<Tie> {
    let trimmed = between.trim();
    if trimmed.contains(['.', '\n', ';', '!', '?', ':']) {
        return None;
    }
    match trimmed {
        "," | "(" | ", (" | "" if between.len() <= 3 => return Some(Tie::Comma),
        joined if is_conjunction(joined, names) => return Some(Tie::Sibling),
        _ => {}
    }
    if let Some(rest) = trimmed.strip_prefix("'s").or_else(|| trimmed.strip_prefix("’s"))
    {
        let plain = rest.chars().all(|c| c.is_lowercase() || c == ' ' || c == '-');
        let words = rest.split_whitespace().count();
        return (plain && words <= 4).then_some(Tie::Owned);
    }
    let words: Vec<&str> = trimmed
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|w| !w.is_empty())
        .collect();
    let first = words.first().copied().unwrap_or_default();
    if trimmed.starts_with(',') && names.links(first, Link::Where) {
        return Some(Tie::Where);
    }
    if between.len() > REACH {
        return None;
    }
    let lower = words.iter().all(|word| !word.starts_with(char::is_uppercase));
    let last = words.iter().rev().find(|word| {
        let classes = senses.classes(word);
        !classes.has(WordClass::Direction) && !names.links(word, Link::Article)
    });
    let locates = last.is_some_and(|word| {
        names.links(word, Link::Inside) || senses.classes(word).has(WordClass::Locative)
    });
    (lower && locates).then_some(Tie::Within)
}

/// "and", ", and", "&".
fn is_conjunction(between: &str, names: &Names) -> bool {
    let word = between.strip_prefix(',').map_or(between, str::trim_start);
    word == "&" || names.links(word, Link::Conjunction)
}
