//! What the words between neighboring mentions say about how their places relate.

use super::bearers::Groups;
use crate::model::{Document, Mention, MentionKind};
use crate::settings::{Senses, WordClass};

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
    /// "Y's X": X lies inside Y.
    Owned,
    /// "Y, where ... X": X lies inside Y.
    Where,
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
}

/// The relations of a document, by inner group.
pub(super) fn relations(
    document: &Document,
    mentions: &[Mention],
    groups: &Groups,
) -> Vec<Relation> {
    let senses = Senses::bundled(document.language);
    let mut found = Vec::new();
    let mut push = |inner: Option<u32>, outer: Option<u32>, tie| {
        if let (Some(inner), Some(outer)) = (inner, outer)
            && inner != outer
        {
            found.push(Relation { inner, outer, tie });
        }
    };
    let is_toponym = |at: &usize| mentions[*at].kind == MentionKind::Toponym;
    let toponyms: Vec<usize> = (0..mentions.len()).filter(is_toponym).collect();
    for (at, &first) in toponyms.iter().enumerate() {
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
            match tie(text(from), senses) {
                Some(tie @ (Tie::Owned | Tie::Where)) if next => push(b, a, tie),
                Some(tie) if next => push(a, b, tie),
                None if !next && chain => push(a, b, Tie::Comma),
                _ => {}
            }
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

/// Whether only a comma stands between.
fn separates(between: &str) -> bool {
    matches!(between.trim(), "," | "")
}

fn tie(between: &str, senses: &Senses) -> Option<Tie> {
    let trimmed = between.trim();
    if trimmed.contains(['.', '\n', ';', '!', '?', ':']) {
        return None;
    }
    match trimmed {
        "," | "(" | ", (" | "" if between.len() <= 3 => return Some(Tie::Comma),
        "and" | "or" | "&" | ", and" | "und" | "et" | "y" | "e" | "i" | "și" | "та"
        | "и" | "oder" | "ou" | "o" | "або" | "или" => return Some(Tie::Sibling),
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
    if trimmed.starts_with(',') && is_where(first) {
        return Some(Tie::Where);
    }
    if between.len() > REACH {
        return None;
    }
    let lower = words.iter().all(|word| !word.starts_with(char::is_uppercase));
    let last = words.iter().rev().find(|word| {
        let classes = senses.classes(word);
        !classes.has(WordClass::Direction) && !is_article(word)
    });
    let locates = last.is_some_and(|word| {
        matches!(*word, "in" | "of" | "near" | "from" | "outside" | "within")
            || senses.classes(word).has(WordClass::Locative)
    });
    (lower && locates).then_some(Tie::Within)
}

/// "where" in the languages of the program.
fn is_where(word: &str) -> bool {
    matches!(
        word,
        "where" | "wo" | "où" | "donde" | "dove" | "gdzie" | "unde" | "где" | "де"
    )
}

fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the" | "der" | "die" | "das" | "dem" | "la" | "le" | "les" | "el" | "il"
    )
}
