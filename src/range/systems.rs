//! Where a report says that systems of the range catalogue are launched or deployed.
//!
//! Precision goes before recall: a place counts only where one of a few patterns ties it to
//! the system ("launched Shaheds from X", "S-300s stationed near X", "an S-400 battery in X").
//! Targets, denials and plans do not count.

use crate::model::{Document, Feature, Place, Resolution, Sense, Span};
use crate::settings::LaunchClass::{
    Against, Area, At, Filler, Follows, From, Gone, Launch as Sent, Listed, Means, Open,
    Station, Strike, Unit,
};
use crate::settings::{Catalogue, LaunchSet, LaunchWords, System};
use crate::text::{TokenKind, tokens};

/// Items between a place and the preposition that governs it, at most.
const PHRASE: usize = 6;
/// Items between a verb and its object, and between the object and where it comes from.
const CLAUSE: usize = 10;
/// Items between a place and a verb whose subject it is named before.
const AHEAD: usize = 8;

/// A system and a place that it counts from.
#[derive(Debug)]
pub(super) struct Launch<'a> {
    pub(super) origin: &'a Place,
    pub(super) system: &'a System,
    pub(super) sentence: Span,
}

/// A word in lower case, with what it is for.
#[derive(Debug, Default)]
struct Word {
    text: String,
    classes: LaunchSet,
}

impl Word {
    fn has(&self, class: crate::settings::LaunchClass) -> bool {
        self.classes.has(class)
    }
}

static NO_WORD: Word = Word { text: String::new(), classes: LaunchSet::NONE };

/// A piece of a sentence.
enum Item<'a> {
    /// A word or number.
    Word(Word),
    Comma,
    /// Any other symbol that ends a clause.
    Break,
    System(&'a System),
    Place(&'a Place),
    /// Another mention: a country, a government, a name that is unknown.
    Name,
}

/// How a place stands in its sentence.
#[derive(Clone, Copy)]
enum Head {
    From(usize),
    At(usize),
}

/// Every system with every place from which the report says it is launched or where it is
/// deployed, in the order of the text.
pub(super) fn launches<'a>(
    document: &Document,
    resolutions: &'a [Resolution],
    catalogue: &'a Catalogue,
) -> Vec<Launch<'a>> {
    let mut found = Vec::new();
    for &sentence in &document.sentences {
        let items = items(document, sentence, resolutions, catalogue);
        for (origin, system) in pairs(&items) {
            found.push(Launch { origin, system, sentence });
        }
    }
    found
}

/// The pieces of a sentence; none if it names no system or no place that a range counts from.
fn items<'a>(
    document: &Document,
    sentence: Span,
    resolutions: &'a [Resolution],
    catalogue: &'a Catalogue,
) -> Vec<Item<'a>> {
    let first = resolutions.partition_point(|r| r.mention.span.start < sentence.start);
    let names = resolutions[first..].iter();
    let names = names.take_while(|r| r.mention.span.start < sentence.end);
    if !names.clone().any(|name| origin(name).is_some()) {
        return Vec::new();
    }
    let text = sentence.of(&document.text);
    let systems = catalogue.mentioned(text);
    if systems.is_empty() {
        return Vec::new();
    }
    let mut names = names.peekable();
    let mut systems = systems.into_iter().peekable();
    let words = LaunchWords::of(document.language);
    let word = |text: String| {
        let classes = words.classes(&text);
        Item::Word(Word { text, classes })
    };
    let mut items = Vec::new();
    let mut done = 0;
    for token in tokens(text) {
        if token.span.start < done {
            continue;
        }
        if let Some(named) = systems.next_if(|named| named.span.start <= token.span.start)
        {
            done = named.span.end;
            items.push(Item::System(named.system));
            continue;
        }
        let starts = token.span.start + sentence.start;
        while names.next_if(|r| r.mention.span.end <= starts).is_some() {}
        if let Some(name) = names.next_if(|r| r.mention.span.start <= starts) {
            done = name.mention.span.end - sentence.start;
            items.push(origin(name).map_or(Item::Name, Item::Place));
            continue;
        }
        let written = token.span.of(text);
        match (token.kind, written) {
            (TokenKind::Symbol, ",") => items.push(Item::Comma),
            (TokenKind::Symbol, ";" | "(" | ")" | "—" | "–" | "/" | "." | "!" | "?") =>
            {
                items.push(Item::Break);
            }
            (TokenKind::Symbol, ":") => items.push(word(written.to_owned())),
            (TokenKind::Symbol, _) => {}
            _ => items.push(word(written.to_lowercase())),
        }
    }
    items
}

/// The place of a mention that a range can count from.
fn origin(name: &Resolution) -> Option<&Place> {
    name.place().filter(|p| name.sense == Sense::Literal && counts_from(p.feature))
}

/// Whether a range can count from a place of this kind.
fn counts_from(feature: Feature) -> bool {
    let vague = matches!(feature, Feature::Continent | Feature::Union | Feature::Line);
    !feature.is_country() && !vague && feature.class() != 'H'
}

/// The places of a sentence with the systems that count from them.
fn pairs<'a>(items: &[Item<'a>]) -> Vec<(&'a Place, &'a System)> {
    let mut found = Vec::new();
    let mut list: Option<(usize, &Place, Vec<&System>)> = None;
    for (at, item) in items.iter().enumerate() {
        let Item::Place(place) = *item else { continue };
        if is_open(&items[..at]) {
            break;
        }
        let mut systems = match head(items, at) {
            Some(Head::From(head)) => fired(items, head, at),
            Some(Head::At(head)) => stationed(items, head, at),
            None => Vec::new(),
        };
        if systems.is_empty()
            && let Some((last, before, listed)) = &list
            && goes_on(items, *last, at)
        {
            let within = before.admin1.as_deref() == Some(place.name.as_str());
            let aside = matches!(items.get(at - 1), Some(Item::Break));
            if within || aside {
                list = Some((at, place, listed.clone()));
                continue;
            }
            systems.clone_from(listed);
        }
        found.extend(systems.iter().map(|system| (place, *system)));
        if !systems.is_empty() {
            list = Some((at, place, systems));
        }
    }
    found
}

fn word<'i>(items: &'i [Item<'_>], at: usize) -> &'i Word {
    match items.get(at) {
        Some(Item::Word(word)) => word,
        _ => &NO_WORD,
    }
}

/// Whether the words before a place deny or leave open what is said of it.
fn is_open(before: &[Item<'_>]) -> bool {
    before.iter().any(|item| match item {
        Item::Word(word) => {
            word.has(Open) || word.text.ends_with("n't") || word.text.ends_with("n’t")
        }
        _ => false,
    })
}

/// The preposition that governs a place, over words for its kind.
fn head(items: &[Item<'_>], place: usize) -> Option<Head> {
    let mut found = None;
    for at in (place.saturating_sub(PHRASE)..place).rev() {
        match &items[at] {
            Item::Word(word) if word.has(From) => return Some(Head::From(at)),
            Item::Word(word) if word.has(At) => found = Some(Head::At(at)),
            Item::Word(word) if word.has(Area) => {}
            Item::Name => {}
            _ => break,
        }
    }
    found
}

/// Whether a place goes on with a list of places.
fn goes_on(items: &[Item<'_>], last: usize, at: usize) -> bool {
    let joined = items[last + 1..at].iter().all(|item| match item {
        Item::Comma | Item::Break | Item::Name => true,
        Item::Word(word) => word.has(Listed) || word.has(From) || word.has(Area),
        Item::System(_) | Item::Place(_) => false,
    });
    let ends = match items.get(at + 1) {
        None | Some(Item::Comma | Item::Break) => true,
        Some(Item::Word(word)) => word.has(Follows),
        Some(_) => false,
    };
    joined && ends
}

/// The systems that are sent from the place whose "from" is at `head`.
fn fired<'a>(items: &[Item<'a>], head: usize, place: usize) -> Vec<&'a System> {
    if head == 0 {
        return fired_behind(items, place);
    }
    if closes_with(items, place, Sent) {
        return subjects(items, head);
    }
    for at in (head.saturating_sub(CLAUSE)..head).rev() {
        match &items[at] {
            Item::System(_) => {
                let (first, systems) = group(items, at);
                let close = head - at <= 3;
                let sent = |word: &Word| word.has(Sent) || close && word.has(Strike);
                return if is_object(items, first, sent) { systems } else { Vec::new() };
            }
            Item::Word(word) if word.has(Sent) => return subjects(items, at),
            Item::Word(word) if word.has(From) => break,
            Item::Comma | Item::Break => break,
            _ => {}
        }
    }
    Vec::new()
}

/// The systems of "From X, they fired ...", where the sentence starts with the place.
fn fired_behind<'a>(items: &[Item<'a>], place: usize) -> Vec<&'a System> {
    let behind = place + 1..items.len().min(place + 1 + AHEAD);
    for at in behind {
        let word = word(items, at);
        if word.has(From) {
            break;
        }
        if !word.has(Sent) {
            continue;
        }
        let systems = subjects(items, at);
        if !systems.is_empty() {
            return systems;
        }
        let objects = at + 1..items.len().min(at + 1 + PHRASE);
        let system = |at: &usize| matches!(items[*at], Item::System(_));
        let Some(object) = objects.clone().find(system) else { break };
        let is_clear = !(at + 1..object).any(|i| is_against(&items[i]));
        return if is_clear { group(items, object).1 } else { Vec::new() };
    }
    Vec::new()
}

/// The systems that stand at the place whose preposition is at `head`.
fn stationed<'a>(items: &[Item<'a>], head: usize, place: usize) -> Vec<&'a System> {
    if closes_with(items, place, Station) {
        return subjects(items, head);
    }
    // "S-300s were stationed [by Russia] in"
    for at in (head.saturating_sub(4)..head).rev() {
        match &items[at] {
            Item::Word(word) if word.has(Station) => return subjects(items, at),
            Item::Word(word)
                if word.text == "by" || word.has(Filler) || is_adverb(&word.text) => {}
            Item::Name => {}
            _ => break,
        }
    }
    // "an S-300 battery in"
    let unit = head.checked_sub(1).filter(|at| word(items, *at).has(Unit));
    let gone = items.iter().any(|item| matches!(item, Item::Word(w) if w.has(Gone)));
    let before = unit.unwrap_or(head);
    let Some(last) = last_system(items, before) else { return Vec::new() };
    let (first, systems) = group(items, last);
    let is_of = first.checked_sub(2).is_some_and(|at| {
        word(items, first - 1).text == "of" && word(items, at).has(Unit)
    });
    let deployed = |word: &Word| word.has(Station);
    if (unit.is_some() || is_of) && !gone || is_object(items, first, deployed) {
        systems
    } else {
        Vec::new()
    }
}

/// Whether a clause ends with a verb behind its place: "Iskander wurden aus Kursk
/// abgefeuert".
fn closes_with(
    items: &[Item<'_>],
    place: usize,
    class: crate::settings::LaunchClass,
) -> bool {
    let verb = word(items, place + 1);
    let ends = matches!(items.get(place + 2), None | Some(Item::Comma | Item::Break));
    verb.has(class) && ends
}

/// The systems before a verb or noun of theirs, over auxiliaries and words for their kind.
fn subjects<'a>(items: &[Item<'a>], verb: usize) -> Vec<&'a System> {
    last_system(items, verb).map_or_else(Vec::new, |last| group(items, last).1)
}

/// The system that stands before an item with nothing but fillers between.
fn last_system(items: &[Item<'_>], before: usize) -> Option<usize> {
    for at in (before.saturating_sub(PHRASE)..before).rev() {
        match &items[at] {
            Item::System(_) => return Some(at),
            Item::Word(word) if word.has(Filler) || is_adverb(&word.text) => {}
            Item::Comma if at + 1 == before => {}
            _ => return None,
        }
    }
    None
}

/// A system with those that it is listed with: where the list starts, and its members.
fn group<'a>(items: &[Item<'a>], last: usize) -> (usize, Vec<&'a System>) {
    let mut systems: Vec<&System> = Vec::new();
    let mut first = last;
    for at in (0..=last).rev() {
        match &items[at] {
            Item::System(system) => {
                first = at;
                if !systems.iter().any(|known| known.name == system.name) {
                    systems.push(system);
                }
            }
            Item::Comma => {}
            Item::Word(word) if word.has(Filler) => {}
            _ => break,
        }
    }
    systems.reverse();
    (first, systems)
}

/// Whether the systems that start here are the object of one of these verbs.
fn is_object(items: &[Item<'_>], first: usize, verb: impl Fn(&Word) -> bool) -> bool {
    let mut is_means = false;
    for at in (first.saturating_sub(CLAUSE)..first).rev() {
        match &items[at] {
            Item::Word(word) if verb(word) => return true,
            Item::Word(word) if word.has(Means) => is_means = true,
            Item::Comma | Item::Break | Item::System(_) => return false,
            other if !is_means && is_against(other) => return false,
            _ => {}
        }
    }
    false
}

fn is_against(item: &Item<'_>) -> bool {
    matches!(item, Item::Word(word) if word.has(Against))
}

fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly")
}
