//! What the words around a mention say about its sense, as hashed features.

use super::super::window::{Piece, Window};
use crate::settings::{Senses, WordClass, WordSet};

/// How many numbers a class of the model has: features are hashed into so many.
pub(in super::super) const BUCKETS: usize = 1 << 14;

/// A sign that stands for the edge of the sentence.
const EDGE: &str = "|";

/// What kind of place the mention is taken for; part of the features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(in super::super) enum Kind {
    /// Not known.
    Unknown = b'?',
    /// A country.
    Country = b'c',
    /// The capital of a country.
    Capital = b'k',
    /// Another settlement.
    Settlement = b's',
    /// A region.
    Region = b'r',
    /// Water, relief, a spot.
    Ground = b'g',
    /// A continent or a group of countries.
    Continent = b'w',
}

/// The words that the features look at.
pub(super) struct Reading<'w> {
    senses: &'static Senses,
    window: &'w Window,
    /// The first word in front that is no part of a list of names.
    pub governor: &'w str,
    /// The word in front of the governor.
    pub governor_of: &'w str,
    /// Whether names of a list stand between mention and governor.
    pub listed: bool,
    /// The first word behind that is no part of a list of names.
    pub follower: &'w str,
    /// The word behind the follower.
    pub follower_next: &'w str,
    /// The classes of the follower.
    pub follower_classes: WordSet,
    /// The classes of the governor.
    pub governor_classes: WordSet,
}

impl<'w> Reading<'w> {
    pub(super) fn new(window: &'w Window, senses: &'static Senses) -> Self {
        let (at, listed) = outside(&window.before, senses, true);
        let governor = word(&window.before, at);
        let (next, _) = outside(&window.after, senses, false);
        let follower = word(&window.after, next);
        Self {
            senses,
            window,
            governor,
            governor_of: word(&window.before, at + 1),
            listed,
            follower,
            follower_next: word(&window.after, next + 1),
            follower_classes: senses.classes(follower),
            governor_classes: senses.classes(governor),
        }
    }

    /// The words that it reads with.
    pub(super) fn senses(&self) -> &'static Senses {
        self.senses
    }

    /// The classes of the word right behind the mention.
    pub(super) fn next_classes(&self) -> WordSet {
        self.senses.classes(word(&self.window.after, 0))
    }

    /// The hashed features of the mention.
    pub(super) fn features(&self, kind: Kind) -> Vec<u32> {
        let mut list = List { hashes: Vec::with_capacity(96) };
        let window = self.window;
        let (b, a) = (&window.before, &window.after);
        let kind_name = char::from(kind as u8).to_string();
        let mark = if window.possessive { "'s" } else { "" };
        list.add("bias", &[]);
        list.add("kind", &[&kind_name]);
        for (slot, (name_b, name_a)) in
            [("b1", "a1"), ("b2", "a2"), ("b3", "a3")].iter().enumerate()
        {
            list.add(name_b, &[word(b, slot)]);
            list.add(name_a, &[word(a, slot)]);
            self.classes(&mut list, name_b, word(b, slot));
            self.classes(&mut list, name_a, word(a, slot));
        }
        list.add("bb", &[word(b, 1), word(b, 0)]);
        list.add("aa", &[word(a, 0), word(a, 1)]);
        list.add("ba", &[word(b, 0), word(a, 0)]);
        list.add("poss", &[mark]);
        list.add("poss", &[mark, &kind_name]);
        list.add("end1", &[tail(word(a, 0), 2), mark]);
        list.add("end2", &[tail(word(a, 0), 3), mark]);
        let listed = if self.listed { "+" } else { "" };
        list.add("gov", &[self.governor]);
        list.add("gov", &[self.governor, &kind_name]);
        list.add("govgov", &[self.governor_of, self.governor]);
        list.add("listed", &[listed]);
        list.add("fol", &[self.follower, mark]);
        list.add("folend", &[tail(self.follower, 2), mark]);
        list.add("fol2", &[self.follower, self.follower_next]);
        list.add("gofo", &[self.governor, self.follower]);
        self.classes(&mut list, "gov", self.governor);
        self.classes(&mut list, "gov2", self.governor_of);
        self.classes(&mut list, "fol", self.follower);
        self.classes(&mut list, "fol2", self.follower_next);
        for class in self.governor_classes.classes() {
            list.class("gk", class, &kind_name);
            for other in self.follower_classes.classes() {
                list.class("gcfc", class, &(other as u8).to_string());
            }
            for other in self.senses.classes(self.governor_of).classes() {
                list.class("gcgc", class, &(other as u8).to_string());
            }
        }
        for class in self.follower_classes.classes() {
            list.class("fk", class, &kind_name);
            list.class("fm", class, mark);
        }
        if window.whole_before && b.is_empty() {
            list.add("first", &[]);
            self.classes(&mut list, "first", self.follower);
        }
        self.verb(&mut list, mark);
        for (name, side) in [("B", b), ("A", a)] {
            for piece in side.iter().take(6).filter(|p| p.word) {
                list.add(name, &[&piece.text]);
            }
        }
        for piece in b.iter().chain(a).filter(|p| p.word) {
            list.add("bag", &[head(&piece.text, 6)]);
            self.classes(&mut list, "bag", &piece.text);
        }
        list.hashes.sort_unstable();
        list.hashes.dedup();
        list.hashes
    }

    /// The first verb behind, and what class it is.
    fn verb(&self, list: &mut List, mark: &str) {
        use WordClass::{Auxiliary, Be, Decide, Fight, Speech, Sport};
        let verbs = [Be, Auxiliary, Speech, Decide, Fight, Sport];
        for (at, piece) in self.window.after.iter().take(8).enumerate() {
            if matches!(piece.text.as_str(), "." | ";" | "\n") {
                break;
            }
            let classes = self.senses.classes(&piece.text);
            if piece.word && classes.has_any(&verbs) {
                let near = if at < 1 {
                    "0"
                } else if at < 3 {
                    "1"
                } else {
                    "2"
                };
                for class in classes.classes().filter(|class| verbs.contains(class)) {
                    list.class("verb", class, near);
                    list.class("verbgov", class, self.governor);
                    list.class("verbmark", class, mark);
                }
                break;
            }
        }
    }

    fn classes(&self, list: &mut List, slot: &str, text: &str) {
        for class in self.senses.classes(text).classes() {
            list.class(slot, class, "");
        }
    }
}

/// The place of the first word that is no part of a list of names, and whether it is past
/// one.
fn outside(side: &[Piece], senses: &Senses, back: bool) -> (usize, bool) {
    let mut listed = false;
    for (at, piece) in side.iter().enumerate() {
        let skipped = if piece.word {
            let classes = senses.classes(&piece.text);
            let small = piece.text.chars().count() > 1
                && (classes.has(WordClass::Filler)
                    || back && classes.has(WordClass::Direction));
            let name = piece.capital && (at > 0 || back);
            listed |= name;
            name && at + 1 < side.len() || small && (back || listed || at == 0)
        } else {
            piece.text == "," || piece.text == "&"
        };
        if !skipped {
            return (at, listed);
        }
    }
    (side.len(), listed)
}

fn word(side: &[Piece], at: usize) -> &str {
    side.get(at).map_or(EDGE, |piece| piece.text.as_str())
}

/// The last so many characters.
fn tail(text: &str, count: usize) -> &str {
    let from = text.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
    &text[from..]
}

/// The first so many characters.
fn head(text: &str, count: usize) -> &str {
    let upto = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    &text[..upto]
}

struct List {
    hashes: Vec<u32>,
}

impl List {
    /// Adds a feature, hashed by FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>).
    fn add(&mut self, slot: &str, values: &[&str]) {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut eat = |byte: u8| {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        };
        slot.bytes().for_each(&mut eat);
        for value in values {
            eat(b'\x1f');
            value.bytes().for_each(&mut eat);
        }
        let folded = (hash ^ (hash >> 29) ^ (hash >> 47)) & (BUCKETS as u64 - 1);
        self.hashes.push(u32::try_from(folded).unwrap_or_default());
    }

    fn class(&mut self, slot: &str, class: WordClass, more: &str) {
        self.add(slot, &["#", &(class as u8).to_string(), more]);
    }
}
