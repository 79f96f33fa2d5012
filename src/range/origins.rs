//! Where a reach that a report states counts from.

use crate::model::{Claim, ClaimKind, Document, End, Place, Resolution, Sense, Span};
use crate::settings::LaunchClass::{
    Area, At, Carrier, Follows, From, Gone, Launch, Listed, Saying, Station, Strike,
    Target, Unit,
};
use crate::settings::{LaunchClass, LaunchSet, LaunchWords, Settings};
use crate::text::{Token, TokenKind, tokens};

/// Word that opens a sentence which tells where a range counts from.
const FROM: &str = "from";
/// Words that say that a sentence is about what can be reached; what was hit is none of it.
const IN_RANGE: &[&str] = &["range", "reach", "reached", "reaches"];
/// Words before "range" where something is located as being in it.
const WITHIN: &[&str] = &["within", "in", "into", "inside", "of"];
/// Words between a place and the preposition that leads it in, at most.
const PHRASE: usize = 4;
/// Words before a preposition in which what it belongs to is looked for.
const CHUNK: usize = 12;
/// Words behind a place that may say that it is where somebody speaks.
const BEHIND: usize = 4;

/// How a place is led in where a range counts from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// "from X": that settles it.
    Sure,
    /// "missiles in X".
    Likely,
}

/// The places that a stated reach counts from.
pub(super) fn origins<'a>(
    document: &Document,
    claim: &Claim,
    claims: &[Claim],
    resolutions: &'a [Resolution],
    settings: &Settings,
) -> Vec<&'a Place> {
    let located = |end: &Option<End>| {
        let at = end.as_ref().and_then(|end| end.resolution)?;
        let resolution = resolutions.get(at)?;
        (resolution.sense == Sense::Literal).then(|| resolution.place()).flatten()
    };
    if let Some(place) = located(&claim.from) {
        return vec![place];
    }
    // What another distance of the sentence is told from is no origin of this one.
    let is_reference = |at: usize| {
        let own = std::iter::once(claim);
        let others = claims.iter().filter(|other| {
            other.sentence == claim.sentence && other.kind != ClaimKind::Capability
        });
        own.chain(others)
            .any(|claim| claim.to.as_ref().and_then(|end| end.resolution) == Some(at))
    };
    let part = part(document, claim);
    let clause = Clause::new(document, part, claim, claims, settings);
    let own: Vec<(&Place, Lead)> = resolutions
        .iter()
        .enumerate()
        .filter(|(at, r)| {
            part.contains(r.mention.span)
                && r.sense == Sense::Literal
                && !is_reference(*at)
        })
        .filter_map(|(_, r)| {
            let place = r.place().filter(|p| !p.feature.is_country())?;
            Some((place, clause.lead(r.mention.span)?))
        })
        .collect();
    let sure = own.iter().any(|(_, lead)| *lead == Lead::Sure);
    let mut found: Vec<&Place> = own
        .into_iter()
        .filter(|(_, lead)| !sure || *lead == Lead::Sure)
        .map(|(place, _)| place)
        .collect();
    if sure {
        return found;
    }
    let place_in_range = |other: &&Claim| {
        other.kind != ClaimKind::Capability
            && are_neighbors(document, other.sentence, claim.sentence)
            && (other.sentence != claim.sentence || part.contains(other.length.span))
            && locates_in_range(self::part(document, other).of(&document.text))
    };
    let located_there = claims.iter().filter(place_in_range);
    let lent: Vec<&Place> = located_there
        .filter_map(|other| located(&other.from))
        .chain(lent_by_words(document, claim.sentence, resolutions))
        .collect();
    found.splice(0..0, lent);
    found
}

/// The part of its sentence that a claim stands in: what a semicolon or full stop cuts off
/// speaks of something else.
pub(super) fn part(document: &Document, claim: &Claim) -> Span {
    let (sentence, figure) = (claim.sentence, claim.length.span);
    let text = document.text.as_str();
    let cuts = |rest: &str, at: usize| {
        rest[at..].starts_with(';')
            || rest[at..].strip_prefix(". ").is_some_and(|next| {
                next.trim_start().starts_with(|c: char| c.is_uppercase())
                    && !rest[..at].ends_with(|c: char| c.is_uppercase())
            })
    };
    let before = text.get(sentence.start..figure.start).unwrap_or_default();
    let behind = text.get(figure.end..sentence.end).unwrap_or_default();
    let start = before.char_indices().rev().find(|(at, _)| cuts(before, *at));
    let end = behind.char_indices().find(|(at, _)| cuts(behind, *at));
    Span::new(
        start.map_or(sentence.start, |(at, _)| sentence.start + at + 1),
        end.map_or(sentence.end, |(at, _)| figure.end + at),
    )
}

/// A clause as the words that lead a place in are looked for in it.
struct Clause<'a> {
    text: &'a str,
    span: Span,
    words: &'static LaunchWords,
    /// Where systems of the catalogue are named.
    systems: Vec<Span>,
    /// The figure of the range.
    own: Span,
    /// All figures of the clause.
    figures: Vec<Span>,
}

/// What a word of a clause is for.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// Where it starts in its clause.
    at: usize,
    classes: LaunchSet,
    system: bool,
}

impl Word<'_> {
    fn any(self, classes: &[LaunchClass]) -> bool {
        classes.iter().any(|class| self.classes.has(*class))
    }
}

impl<'a> Clause<'a> {
    fn new(
        document: &'a Document,
        span: Span,
        claim: &Claim,
        claims: &[Claim],
        settings: &Settings,
    ) -> Self {
        let text = span.of(&document.text);
        let here =
            |figure: Span| Span::new(figure.start - span.start, figure.end - span.start);
        let inside = claims.iter().map(|claim| claim.length.span);
        let figures = inside.filter(|figure| span.contains(*figure)).map(here).collect();
        let own = here(claim.length.span);
        let named = settings.catalogue.mentioned(text);
        let systems = named.into_iter().map(|named| named.span).collect();
        Self { text, span, words: LaunchWords::of(None), systems, own, figures }
    }

    /// The words of a piece of the clause.
    fn words(&self, from: usize, to: usize) -> Vec<Word<'a>> {
        let piece = self.text.get(from..to).unwrap_or_default();
        let tokens = tokens(piece).into_iter();
        let words = tokens.filter(|token| token.kind != TokenKind::Symbol);
        let word = |token: Token| {
            let here = Span::new(from + token.span.start, from + token.span.end);
            let text = token.span.of(piece);
            let system = self.systems.iter().any(|named| named.overlaps(here));
            let classes = self.words.classes(&text.to_lowercase());
            Word { text, at: here.start, classes, system }
        };
        words.map(word).collect()
    }

    /// How a place is led in, if a range may count from it: behind "from", or behind "in" and
    /// the like where what has the range stands before it and nothing that is reached.
    fn lead(&self, mention: Span) -> Option<Lead> {
        let mention =
            Span::new(mention.start - self.span.start, mention.end - self.span.start);
        let ends = |c: char| matches!(c, ',' | ';' | ':' | '(' | ')' | '—' | '–');
        let before = self.text.get(..mention.start)?;
        let behind = self.text.get(mention.end..)?;
        let start = before.char_indices().rev().find(|(_, c)| ends(*c));
        let start = start.map_or(0, |(at, c)| at + c.len_utf8());
        let end = behind.find(ends).map_or(self.text.len(), |at| mention.end + at);
        let words = self.words(start, mention.start);
        let rest = self.words(mention.end, end);
        if rest.iter().take(BEHIND).any(|word| word.any(&[Saying])) {
            return None;
        }
        let lead = words
            .iter()
            .enumerate()
            .rev()
            .take(PHRASE)
            .take_while(|(_, word)| {
                word.any(&[From, At, Area, Listed, Follows])
                    || word.text.starts_with(char::is_uppercase)
            })
            .find(|(_, word)| word.any(&[From, At]));
        let (at, lead) = lead?;
        let words = &words[at.saturating_sub(CHUNK)..at];
        let carrier = words
            .iter()
            .rposition(|word| word.system || word.any(&[Carrier, Unit, Station]));
        let says = |words: &[Word<'_>]| words.iter().any(|word| word.any(&[Saying]));
        if words.iter().any(|word| word.any(&[Gone])) {
            return None;
        }
        if lead.any(&[From]) {
            let clear = carrier.map_or(0, |carrier| carrier + 1);
            if self.locates(start, lead.at) {
                return None;
            }
            return (!says(&words[clear..])).then_some(Lead::Sure);
        }
        let Some(carrier) = carrier else {
            let opens = start == 0 && at == 0;
            return (opens && self.goes_on(end)).then_some(Lead::Likely);
        };
        let stands = words.iter().rev().take(PHRASE).any(|word| word.any(&[Station]));
        let fits = match lead.text.to_lowercase().as_str() {
            "to" | "on" => stands,
            "at" => !words.iter().any(|word| word.any(&[Launch])),
            _ => true,
        };
        let is_reached = |word: &Word<'_>| word.any(&[Target, Strike]);
        let clear = fits && !says(&words[carrier..]) && !words.iter().any(is_reached);
        clear.then_some(Lead::Likely)
    }

    /// Whether a figure right before a word says where something is rather than how far a
    /// system reaches: another figure than the range, or one that opens an apposition ("Y,
    /// some 300 km from X").
    fn locates(&self, chunk: usize, from: usize) -> bool {
        let near = |figure: &&Span| {
            figure.end <= from && self.words(figure.end, from).len() <= 1
        };
        let Some(figure) = self.figures.iter().rev().find(near) else { return false };
        let aside = chunk > 0 && self.words(chunk, figure.start).len() <= 1;
        *figure != self.own || aside
    }

    /// Whether what has the range follows the comma behind a place that opens the clause: "In
    /// X, missiles with a range of".
    fn goes_on(&self, comma: usize) -> bool {
        let next = self.words(comma, self.text.len());
        let is_carrier = |word: &Word<'_>| word.system || word.any(&[Carrier, Unit]);
        let mut near = next.iter().take(CHUNK / 2);
        near.find(|word| is_carrier(word) || word.any(&[Saying, Target, Strike]))
            .is_some_and(|word| is_carrier(word) && !word.any(&[Saying, Target]))
    }
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
    opening.eq_ignore_ascii_case(FROM)
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

/// Whether a sentence locates something as being in range: "within range of drones".
fn locates_in_range(sentence: &str) -> bool {
    let words: Vec<&str> =
        sentence.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let is = |word: &str, known: &[&str]| {
        known.iter().any(|known| word.eq_ignore_ascii_case(known))
    };
    (0..words.len()).any(|at| {
        is(words[at], IN_RANGE)
            && words[..at].iter().rev().take(3).any(|word| is(word, WITHIN))
    })
}
