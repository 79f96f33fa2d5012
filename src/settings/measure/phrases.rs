//! Phrases of a language, found at a position of a sentence.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text::{Heads, elision};

/// What a phrase says about a length beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// "about", before the figure.
    About,
    /// "less than", "up to", before the figure.
    AtMost,
    /// "over", before the figure.
    AtLeast,
    /// "only", "just": colors the figure and changes nothing.
    Color,
    /// "or less", after the figure.
    OrLess,
    /// "or more", after the figure.
    OrMore,
    /// "or so", after the figure.
    OrSo,
    /// "to" between two figures.
    RangeTo,
    /// "between" before two figures.
    RangeBetween,
    /// "and" between two figures.
    RangeAnd,
    /// "within": bounds the figure and makes a claim of kind within.
    Within,
    /// "radius", "zone".
    Radius,
    /// "around" behind a radius: a ground follows.
    Around,
    /// "from", "off": a ground follows.
    From,
    /// "de" in "à 30 km de Kyiv": a ground follows if a preposition of place is in front.
    FromWeak,
    /// "à" in "à 30 km de Kyiv".
    At,
    /// "за" in "за 10 км": makes a claim by itself.
    Distant,
    /// "of" after a bearing.
    Of,
    /// "to the" before a bearing.
    ToThe,
    /// "away".
    Away,
    /// "apart", "from each other".
    Apart,
    /// "long", "high", "per hour" after the figure: no claim.
    NotAfter,
    /// "length of", "height" before the figure: no claim.
    NotBefore,
    /// "by road".
    Road,
    /// "as the crow flies", "by air".
    Straight,
    /// "drive", "journey".
    Travel,
    /// "leads", "heads": a road, and its destination is the thing located.
    Leads,
    /// "to" before a destination.
    To,
    /// "advanced", "walked", "covered": a way gone, no claim.
    Movement,
    /// "range", "reach": how far something can act.
    Range,
    /// "strike", "hit": what a weapon does.
    Strike,
    /// "n of", "sw of": points of the compass in one or two letters.
    ShortBearing,
    /// "can", "capable": what a weapon is able to.
    Able,
    /// "missile", "drone".
    Weapon,
    /// "at a speed", "knots".
    Knots,
    /// "behind", "deep into".
    Behind,
    /// "distance between", "separates".
    Distance,
    /// "from" in front of the first of two places: "from A to B".
    Outset,
    /// "it is", "there are": what joins two places and how far apart they are.
    Amounts,
    /// "separate", "separates": a distance, of two places.
    Parts,
    /// "link", "connects": a road or a line, two places.
    Links,
    /// "and".
    And,
    /// "is", "lies": joins a figure to its distance.
    Copula,
    /// "situated", "based": describes a figure by its distance.
    Located,
    /// "is", "of", ":" between "height" and its figure.
    Be,
    /// "in", "at".
    In,
    /// "which", "that", "who".
    Relative,
    /// Starts a new clause: "while", "but", "because".
    Clause,
    /// "the", "a".
    Article,
    /// "it", "they".
    Pronoun,
    /// "city", "village", "capital": a place without its name.
    Generic,
    /// "town", "village": what a page is about where the text says "the town".
    Settlement,
    /// "town", "village": where the text says "the town" of one named before.
    Town,
    /// "capital".
    Capital,
    /// Ends a noun phrase: prepositions, verbs.
    Stop,
    /// "border", "frontier", "coast".
    Border,
    /// "outskirts", "edge".
    Edge,
    /// "center", "downtown".
    Center,
    /// "front line", "positions", "troops": a ground that moves.
    Moving,
    /// A finite verb that only takes a place as its object: "the ferry left Zanzibar".
    Act,
    /// "people", "survivors", "someone": no place.
    Person,
    /// "house", "road", "fence": what is so many kilometers of something.
    Stretch,
    /// "on Tuesday", "in May": words of time between a figure and its distance.
    Time,
    /// "near", "outside": right before a name.
    Near,
    /// "off": at sea before a place.
    Off,
    /// "coast", "shore".
    Coast,
    /// "border", and no coast.
    Frontier,
    /// "outskirts", "suburbs".
    Outskirts,
    /// "between" two names.
    Between,
    /// "halfway", before "between".
    Halfway,
    /// "with": joins a border to the country behind it.
    With,
    /// "in the" before "north of": a part of the place itself.
    PartOf,
    /// "in" before "northern": a part of the place behind it.
    PartBare,
    /// A direction that takes a name without a preposition ("севернее Киева").
    Beside,
    /// "along", "on": before a border.
    Along,
    /// "towns", "villages": several places without their names.
    Plural,
    /// "talks", "war": what is between two names and lies nowhere.
    NotBetween,
}

impl Cue {
    /// The cues that a place told relative to another needs one of, where neither a distance
    /// nor a direction is told.
    pub(super) const RELATING: [Self; 6] = [
        Self::Near,
        Self::Off,
        Self::Coast,
        Self::Frontier,
        Self::Outskirts,
        Self::Between,
    ];
}

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A cue.
    Cue(Cue),
    /// A unit, by index.
    Unit(usize),
    /// A point of the compass, in steps of 22.5 degrees clockwise from north.
    Bearing(u8),
}

/// The phrases of a language by their first word.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    heads: Heads,
    exact: FxHashMap<String, Vec<Phrase>>,
    /// Phrases whose first word is a stem, by the first letter of it.
    stems: FxHashMap<char, Vec<(String, Phrase)>>,
}

#[derive(Debug, Clone)]
struct Phrase {
    found: Found,
    /// The words behind the first; the flag says that the word is a stem.
    rest: Vec<(String, bool)>,
}

impl Phrases {
    /// Adds forms of one meaning: words apart by spaces, `*` at the end of a stem.
    pub(super) fn add_all(&mut self, found: Found, forms: &[String]) {
        for form in forms {
            // "d'*" is the elided word itself: pieces end behind the apostrophe.
            let words = form.split(' ').flat_map(|word| {
                let (elided, rest) = word.split_at(elision(word));
                [elided, rest].into_iter().filter(|part| !matches!(*part, "" | "*"))
            });
            let mut words = words.map(|word| match word.strip_suffix('*') {
                Some(stem) => (stem.to_owned(), true),
                None => (word.to_owned(), false),
            });
            let Some((first, stem)) = words.next() else { continue };
            let phrase = Phrase { found, rest: words.collect() };
            if stem {
                let Some(letter) = first.chars().next() else { continue };
                self.heads.add_stem(&first);
                self.stems.entry(letter).or_default().push((first, phrase));
            } else {
                self.heads.add(&first);
                self.exact.entry(first).or_default().push(phrase);
            }
        }
    }

    /// Everything that starts at the first of these lower-case words, each with the number
    /// of words it takes.
    pub fn at<'a, W: AsRef<str> + 'a>(
        &'a self,
        words: &'a [W],
    ) -> impl Iterator<Item = (Found, usize)> + 'a {
        let first = words.first().map_or("", AsRef::as_ref);
        let known = Some(first).filter(|first| self.heads.may_hold(first));
        let exact = known.and_then(|first| self.exact.get(first)).into_iter().flatten();
        let letter = known.and_then(|first| first.chars().next());
        let stems = letter.and_then(|letter| self.stems.get(&letter));
        let stems = stems.into_iter().flatten();
        let stems = stems.filter(move |(stem, _)| first.starts_with(stem.as_str()));
        exact.chain(stems.map(|(_, phrase)| phrase)).filter_map(move |phrase| {
            let mut behind = words.iter().skip(1);
            let fits = phrase.rest.iter().all(|(word, stem)| {
                behind.next().is_some_and(|next| {
                    let next = next.as_ref();
                    next == word || *stem && next.starts_with(word.as_str())
                })
            });
            fits.then_some((phrase.found, 1 + phrase.rest.len()))
        })
    }
}
