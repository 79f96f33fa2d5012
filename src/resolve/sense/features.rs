//! What the words around a mention say about its sense, as hashed features.

use super::super::window::{Piece, Window};
use crate::settings::{WordClass, WordSet};

/// How many numbers a class of the model has: features are hashed into so many.
pub(in super::super) const BUCKETS: usize = 1 << 15;
/// From here on are the buckets of single words wherever they stand: there are many of them,
/// and each says little.
pub(in super::super) const LOOSE: usize = BUCKETS / 2;

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
    window: &'w Window<'w>,
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
    /// The classes of the governor.
    pub governor_classes: WordSet,
    /// The classes of the word in front of the governor.
    pub governor_of_classes: WordSet,
    /// The classes of the follower.
    pub follower_classes: WordSet,
    follower_next_classes: WordSet,
}

impl<'w> Reading<'w> {
    pub(super) fn new(window: &'w Window<'w>) -> Self {
        let (at, listed) = outside(&window.before, true);
        let (next, _) = outside(&window.after, false);
        Self {
            window,
            governor: word(&window.before, at),
            governor_of: word(&window.before, at + 1),
            listed,
            follower: word(&window.after, next),
            follower_next: word(&window.after, next + 1),
            governor_classes: classes(&window.before, at),
            governor_of_classes: classes(&window.before, at + 1),
            follower_classes: classes(&window.after, next),
            follower_next_classes: classes(&window.after, next + 1),
        }
    }

    /// The classes of the word right behind the mention.
    pub(super) fn next_classes(&self) -> WordSet {
        self.window.after.first().map(|piece| piece.classes).unwrap_or_default()
    }

    /// The hashed features of the mention, each once.
    pub(super) fn features(&self, kind: Kind) -> Vec<u32> {
        let mut list = List::default();
        let window = self.window;
        let (b, a) = (&window.before, &window.after);
        let kind = [kind as u8];
        let kind_name = std::str::from_utf8(&kind).unwrap_or_default();
        let mark = if window.possessive { "'s" } else { "" };
        list.add(const { slot("bias") }, &[]);
        list.add(const { slot("kind") }, &[kind_name]);
        let near = const {
            [(slot("b1"), slot("a1")), (slot("b2"), slot("a2")), (slot("b3"), slot("a3"))]
        };
        for (at, (slot_b, slot_a)) in near.into_iter().enumerate() {
            list.add(slot_b, &[word(b, at)]);
            list.add(slot_a, &[word(a, at)]);
            list.classes(slot_b, classes(b, at));
            list.classes(slot_a, classes(a, at));
        }
        list.add(const { slot("bb") }, &[word(b, 1), word(b, 0)]);
        list.add(const { slot("aa") }, &[word(a, 0), word(a, 1)]);
        list.add(const { slot("ba") }, &[word(b, 0), word(a, 0)]);
        list.add(const { slot("poss") }, &[mark]);
        list.add(const { slot("poss") }, &[mark, kind_name]);
        list.add(const { slot("end1") }, &[tail(word(a, 0), 2), mark]);
        list.add(const { slot("end2") }, &[tail(word(a, 0), 3), mark]);
        let listed = if self.listed { "+" } else { "" };
        list.add(const { slot("gov") }, &[self.governor]);
        list.add(const { slot("gov") }, &[self.governor, kind_name]);
        list.add(const { slot("govgov") }, &[self.governor_of, self.governor]);
        list.add(const { slot("listed") }, &[listed]);
        list.add(const { slot("fol") }, &[self.follower, mark]);
        list.add(const { slot("folend") }, &[tail(self.follower, 2), mark]);
        list.add(const { slot("fol2") }, &[self.follower, self.follower_next]);
        list.add(const { slot("gofo") }, &[self.governor, self.follower]);
        list.classes(const { slot("gov") }, self.governor_classes);
        list.classes(const { slot("gov2") }, self.governor_of_classes);
        list.classes(const { slot("fol") }, self.follower_classes);
        list.classes(const { slot("fol2") }, self.follower_next_classes);
        for class in self.governor_classes.classes() {
            list.class(const { slot("gk") }, class, kind_name);
            for other in self.follower_classes.classes() {
                list.class(const { slot("gcfc") }, class, number(other));
            }
            for other in self.governor_of_classes.classes() {
                list.class(const { slot("gcgc") }, class, number(other));
            }
        }
        for class in self.follower_classes.classes() {
            list.class(const { slot("fk") }, class, kind_name);
            list.class(const { slot("fm") }, class, mark);
        }
        if window.whole_before && b.is_empty() {
            list.add(const { slot("first") }, &[]);
            list.classes(const { slot("first") }, self.follower_classes);
        }
        list.add(const { slot("kb") }, &[kind_name, word(b, 0)]);
        list.add(const { slot("ka") }, &[kind_name, word(a, 0), mark]);
        let (governor, follower) = (head(self.governor, 5), head(self.follower, 5));
        list.add(const { slot("govstem") }, &[governor]);
        list.add(const { slot("folstem") }, &[follower, mark]);
        list.add(const { slot("gofostem") }, &[governor, follower]);
        list.add(const { slot("b1stem") }, &[head(word(b, 0), 5)]);
        list.add(const { slot("a1stem") }, &[head(word(a, 0), 5), mark]);
        self.verb(&mut list, mark);
        list.loose = true;
        for (slot, side) in [(const { slot("B") }, b), (const { slot("A") }, a)] {
            for piece in side.iter().take(6).filter(|p| p.word) {
                list.add(slot, &[&piece.text]);
            }
        }
        for piece in b.iter().chain(a).filter(|p| p.word) {
            list.add(const { slot("bag") }, &[head(&piece.text, 6)]);
            list.classes(const { slot("bag") }, piece.classes);
        }
        list.hashes
    }

    /// The first verb behind, and what class it is.
    fn verb(&self, list: &mut List, mark: &str) {
        use WordClass::{Auxiliary, Be, Decide, Fight, Speech, Sport};
        let verbs = [Be, Auxiliary, Speech, Decide, Fight, Sport];
        for (at, piece) in self.window.after.iter().take(8).enumerate() {
            if matches!(piece.text.as_ref(), "." | ";" | "\n") {
                break;
            }
            if piece.word && piece.classes.has_any(&verbs) {
                let near = if at < 1 {
                    "0"
                } else if at < 3 {
                    "1"
                } else {
                    "2"
                };
                let classes = piece.classes.classes();
                for class in classes.filter(|class| verbs.contains(class)) {
                    list.class(const { slot("verb") }, class, near);
                    list.class(const { slot("verbgov") }, class, self.governor);
                    list.class(const { slot("verbmark") }, class, mark);
                }
                break;
            }
        }
    }
}

/// The place of the first word that is no part of a list of names, and whether it is past
/// one.
fn outside(side: &[Piece<'_>], back: bool) -> (usize, bool) {
    let mut listed = false;
    for (at, piece) in side.iter().enumerate() {
        let skipped = if piece.word {
            let small = piece.text.chars().nth(1).is_some()
                && (piece.classes.has(WordClass::Filler)
                    || back && piece.classes.has(WordClass::Direction));
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

fn word<'w>(side: &'w [Piece<'_>], at: usize) -> &'w str {
    side.get(at).map_or(EDGE, |piece| piece.text.as_ref())
}

/// The classes of a word; of none past the edge, whose sign is in no list.
fn classes(side: &[Piece<'_>], at: usize) -> WordSet {
    side.get(at).map(|piece| piece.classes).unwrap_or_default()
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

/// The start of every hash (FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>).
const START: u64 = 0xcbf2_9ce4_8422_2325;

const fn eat(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The hash of what features of one kind start with.
const fn slot(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let (mut hash, mut at) = (START, 0);
    while at < bytes.len() {
        hash = eat(hash, bytes[at]);
        at += 1;
    }
    hash
}

/// The number of a class in digits.
fn number(class: WordClass) -> &'static str {
    const NUMBERS: [&str; WordClass::ALL.len()] = [
        "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14",
        "15", "16",
    ];
    NUMBERS.get(class as usize).copied().unwrap_or_default()
}

/// Features in the order in which they were first seen.
struct List {
    hashes: Vec<u32>,
    /// Whether what is added is a single word wherever it stands.
    loose: bool,
    /// One bit a bucket that is listed.
    listed: [u64; BUCKETS / 64],
}

impl Default for List {
    fn default() -> Self {
        Self { hashes: Vec::with_capacity(160), loose: false, listed: [0; BUCKETS / 64] }
    }
}

impl List {
    /// Adds a feature.
    fn add(&mut self, slot: u64, values: &[&str]) {
        let mut hash = slot;
        for value in values {
            hash = value.bytes().fold(eat(hash, b'\x1f'), eat);
        }
        let folded = (hash ^ (hash >> 29) ^ (hash >> 47)) & (LOOSE as u64 - 1);
        let folded = folded | if self.loose { LOOSE as u64 } else { 0 };
        let folded = u32::try_from(folded).unwrap_or_default();
        let (word, bit) = (&mut self.listed[folded as usize / 64], 1 << (folded % 64));
        if *word & bit == 0 {
            *word |= bit;
            self.hashes.push(folded);
        }
    }

    fn class(&mut self, slot: u64, class: WordClass, more: &str) {
        self.add(slot, &["#", number(class), more]);
    }

    fn classes(&mut self, slot: u64, classes: WordSet) {
        for class in classes.classes() {
            self.class(slot, class, "");
        }
    }
}
