//! Finds the names of systems in a text: case, hyphens and spaces inside a name do not count.

use rustc_hash::FxHashMap;

use super::System;
use super::openings::Openings;
use crate::model::Span;
use crate::text::{Heads, Token, TokenKind, tokens};

/// Tokens of a name at most, hyphens included.
const LONGEST: usize = 9;
/// Tokens around a cautious name in which a word of the trade must stand.
const NEAR: usize = 6;
/// Letters of a stem's index key.
const PREFIX: usize = 3;
/// Bytes of a Latin key by which most words are passed over, as [`Heads`] looks at.
const HEAD: usize = 3;

/// The names of all systems.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Keys {
    names: FxHashMap<String, Name>,
    stems: FxHashMap<String, Vec<(String, Name)>>,
    /// How the names and their plurals start: what starts otherwise is no name.
    heads: Heads,
    openings: Openings,
    context: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Name {
    system: usize,
    cautious: bool,
    /// Whether it must be written with a capital or a digit.
    capital: bool,
}

/// A name without case, hyphens, spaces, slashes and apostrophes.
pub(super) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    push(name, &mut key);
    key
}

/// Adds the letters and digits of a word to a key.
fn push(word: &str, key: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        key.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        let letters = word.chars().filter(|c| c.is_alphanumeric());
        key.extend(letters.flat_map(char::to_lowercase));
    }
}

/// Letters to put in, leave out or change to make one word of another (Levenshtein 1966).
pub(super) fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in b.iter().enumerate() {
            let changed = corner + usize::from(left != *right);
            corner = row[j + 1];
            row[j + 1] = changed.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn prefix(word: &str) -> Option<String> {
    let letters: String = word.chars().take(PREFIX).collect();
    (letters.chars().count() == PREFIX).then_some(letters)
}

impl Keys {
    pub(super) fn context(&mut self, words: &[String]) {
        self.context.extend(words.iter().map(|word| word.to_lowercase()));
    }

    /// Indexes the names anew; the first system of a name keeps it.
    pub(super) fn rebuild(&mut self, systems: &[System]) {
        self.names.clear();
        self.stems.clear();
        self.heads = Heads::default();
        self.openings = Openings::default();
        for (system, entry) in systems.iter().enumerate() {
            let own = std::iter::once((&entry.name, false));
            let aliases = entry.aliases.iter().map(|alias| (alias, false));
            let cautious = entry.cautious.iter().map(|alias| (alias, true));
            for (alias, cautious) in cautious.chain(own).chain(aliases) {
                let capital = alias.chars().any(char::is_uppercase);
                let name = Name { system, cautious, capital };
                self.insert(alias, name);
            }
        }
    }

    fn insert(&mut self, alias: &str, name: Name) {
        let Some(stem) = alias.strip_suffix('*') else {
            let key = key(alias);
            self.heads.add(&key);
            self.heads.add(&format!("{key}s"));
            self.openings.add(&key, false);
            self.names.entry(key).or_insert(name);
            return;
        };
        let stem = key(stem);
        self.heads.add_stem(&stem);
        self.openings.add(&stem, true);
        if let Some(prefix) = prefix(&stem) {
            self.stems.entry(prefix).or_default().push((stem, name));
        }
    }

    /// The system of a name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        let key = key(name);
        self.lookup(&key).map(|name| name.system)
    }

    /// The name with a key, or with one that lacks the s of more than one.
    fn exact(&self, key: &str) -> Option<Name> {
        let one = || key.strip_suffix('s').and_then(|one| self.names.get(one));
        self.names.get(key).or_else(one).copied()
    }

    fn lookup(&self, key: &str) -> Option<Name> {
        if let Some(name) = self.exact(key) {
            return Some(name);
        }
        let list = self.stems.get(&prefix(key)?)?;
        list.iter()
            .find(|(stem, _)| key.starts_with(stem.as_str()))
            .map(|(_, name)| *name)
    }

    /// The names in a text with the systems they mean, in order, none overlapping another.
    pub(super) fn found(&self, text: &str) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        if !self.openings.may_stand_in(text.as_bytes()) {
            return found;
        }
        let tokens = tokens(text);
        let mut key = String::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some((last, system)) = self.longest(text, &tokens, at, &mut key) else {
                at += 1;
                continue;
            };
            let end = tokens.get(last).map_or(text.len(), |token| token.span.end);
            found.push((Span::new(tokens[at].span.start, end), system));
            at = last + 1;
        }
        found
    }

    /// The longest name that starts at a token: its last token and its system.
    fn longest(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
        key: &mut String,
    ) -> Option<(usize, usize)> {
        if tokens.get(at)?.kind == TokenKind::Symbol {
            return None;
        }
        if !self.may_start(tokens[at].span.of(text)) {
            return None;
        }
        key.clear();
        let mut best = None;
        for (last, token) in tokens.iter().enumerate().skip(at).take(LONGEST) {
            let written = token.span.of(text);
            if token.kind == TokenKind::Symbol {
                if !is_inside(tokens, last, written) {
                    break;
                }
                continue;
            }
            push(written, key);
            let long = key.len() > HEAD || key.len() == HEAD && key.is_ascii();
            if long && !self.heads.may_begin(key) {
                break;
            }
            // A name ends where a word ends: "S-300" is none in "S-300V4".
            if !Self::ends_word(text, tokens, last) {
                continue;
            }
            let known = if last == at { self.lookup(key) } else { self.exact(key) };
            let Some(name) = known else { continue };
            let first = tokens[at].span.of(text).chars().next();
            let capital = first.is_some_and(|c| c.is_uppercase() || c.is_numeric());
            let fits = (capital || !name.capital)
                && (!name.cautious || self.is_near_trade(text, tokens, at, last));
            if fits {
                best = Some((last, name.system));
            }
        }
        best
    }

    /// Whether a name may start with a word: `false` only if its first letters say so.
    fn may_start(&self, word: &str) -> bool {
        let head = word.as_bytes().iter().take(HEAD);
        let plain = head.filter(|byte| byte.is_ascii_alphanumeric()).count();
        plain < HEAD || self.heads.may_begin(word)
    }

    /// Whether nothing is glued to a token that would make its word another one.
    fn ends_word(text: &str, tokens: &[Token], last: usize) -> bool {
        let Some((token, next)) = tokens.get(last).zip(tokens.get(last + 1)) else {
            return true;
        };
        let glued = token.span.end == next.span.start;
        !glued
            || next.kind == TokenKind::Symbol
            || next.span.of(text).starts_with(['\'', '’'])
    }

    fn is_near_trade(
        &self,
        text: &str,
        tokens: &[Token],
        first: usize,
        last: usize,
    ) -> bool {
        let from = first.saturating_sub(NEAR);
        let to = tokens.len().min(last + 1 + NEAR);
        (from..first).chain(last + 1..to).any(|at| {
            let word = tokens[at].span.of(text).to_lowercase();
            self.context.iter().any(|known| match known.strip_suffix('*') {
                Some(stem) => word.starts_with(stem),
                None => word == *known,
            })
        })
    }
}

/// Whether a symbol can stand inside a name: a hyphen, slash or apostrophe between its parts.
fn is_inside(tokens: &[Token], at: usize, written: &str) -> bool {
    let joins = matches!(written, "-" | "‐" | "‑" | "–" | "/" | "'" | "’");
    let tight = |a: usize, b: usize| match (tokens.get(a), tokens.get(b)) {
        (Some(a), Some(b)) => a.span.end == b.span.start,
        _ => false,
    };
    joins && at > 0 && tight(at - 1, at) && tight(at, at + 1)
}
