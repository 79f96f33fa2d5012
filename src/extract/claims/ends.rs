//! The two ends of a claim: the thing located (figure) and its reference (ground).

use super::rules::{Finding, Shape};
use super::sentence::Sentence;
use crate::model::{Document, End, Part, Resolution};
use crate::settings::measure::Cue;

mod phrase;

use phrase::{Phrase, behind, in_front};

/// Finds the ends of the claims of a sentence, one after another.
pub(super) struct Ends<'a> {
    sentence: &'a Sentence<'a>,
    resolutions: &'a [Resolution],
    /// The title, where it names a place.
    title: Option<&'a str>,
    /// The figure of the claim before, and the first word behind its ground.
    last: Option<(Option<End>, usize)>,
    /// Whether an end of the claim asked for last moves.
    pub(super) moving: bool,
}

/// What a clause is about.
enum Subject {
    /// The page itself: a pronoun, "the town", or its name.
    Page(Option<Phrase>),
    /// A named or described thing.
    Thing(Phrase),
    /// People: no place.
    Nobody,
}

impl<'a> Ends<'a> {
    pub(super) fn new(
        document: &'a Document,
        sentence: &'a Sentence<'a>,
        resolutions: &'a [Resolution],
    ) -> Self {
        let title = document.title.as_deref().filter(|title| names_a_place(title));
        Self { sentence, resolutions, title, last: None, moving: false }
    }

    /// Figure and ground of a claim.
    pub(super) fn of(&mut self, finding: &Finding) -> (Option<End>, Option<End>) {
        let s = self.sentence;
        self.moving = false;
        let start = s.start_of(finding.number);
        let at = s.at[finding.number];
        let mut next = at + 1;
        let (from, to) = match finding.shape {
            Shape::Ground(word) => {
                let ground = self.ground(word);
                next = ground.map_or(word, |p| p.end);
                let to = ground.map(|p| self.end(p));
                (self.figure(start, next, to.as_ref()), to)
            }
            Shape::Behind => {
                let word = (at + 1..s.len()).find(|i| s.has(*i, Cue::Behind));
                let ground = word.and_then(|w| behind(s, w + 1));
                (self.subject_end(start), ground.map(|p| self.end(p)))
            }
            Shape::Destination(word) => {
                let thing = behind(s, word);
                next = thing.map_or(word, |p| p.end);
                (thing.map(|p| self.end(p)), self.page())
            }
            Shape::Bracket => {
                let ground = start.checked_sub(1).and_then(|open| in_front(s, open));
                (
                    self.inherited(start).unwrap_or_else(|| self.page()),
                    ground.map(|p| self.end(p)),
                )
            }
            Shape::Apart => self.apart(start),
            Shape::Distance => self.distance(start),
            Shape::Way(thing, ground) => {
                let (thing, ground) = (behind(s, thing), behind(s, ground));
                next = ground.map_or(at + 1, |p| p.end);
                (thing.map(|p| self.end(p)), ground.map(|p| self.end(p)))
            }
            Shape::Toward(word, _) => (self.page(), behind(s, word).map(|p| self.end(p))),
            Shape::Bare => self.bare(finding, start),
        };
        self.last = Some((from.clone(), next));
        (from, to)
    }

    /// The page that the text is about.
    fn page(&self) -> Option<End> {
        self.title.map(|title| End {
            text: title.to_owned(),
            span: None,
            resolution: None,
            part: Part::Unsaid,
        })
    }

    /// An end made of words of the sentence.
    fn end(&mut self, phrase: Phrase) -> End {
        let s = self.sentence;
        let span = s.words_between(phrase.start, phrase.end);
        let words = phrase.start..phrase.end;
        let mut part = Part::Unsaid;
        for (cue, kind) in [
            (Cue::Center, Part::Center),
            (Cue::Edge, Part::Edge),
            (Cue::Border, Part::Border),
        ] {
            if s.within(words.start, words.end, cue) {
                part = kind;
            }
        }
        self.moving |= s.within(words.start, words.end, Cue::Moving);
        let mut places: Vec<usize> = Vec::new();
        let mut last_word = None;
        for i in words.clone() {
            if let Some(place) = s.words[i].place
                && places.last() != Some(&place)
            {
                places.push(place);
                last_word = Some(i);
            }
        }
        let of = last_word.is_some_and(|i| i > words.start && s.has(i - 1, Cue::Of));
        let resolution = if of { places.last() } else { places.first() }.copied();
        let resolution = resolution.filter(|i| *i < self.resolutions.len());
        End { text: span.of(s.text).to_owned(), span: Some(span), resolution, part }
    }

    /// The ground that starts at a word; "the capital, Kananga" goes on to the name.
    fn ground(&self, word: usize) -> Option<Phrase> {
        let s = self.sentence;
        let found = behind(s, word)?;
        let unnamed = (found.start..found.end).all(|i| !s.capital(i));
        let generic = (found.start..found.end).any(|i| s.has(i, Cue::Generic));
        if unnamed && generic && s.is(found.end, &[","]) && s.capital(found.end + 1) {
            let name = behind(s, found.end + 1)?;
            return Some(Phrase { start: found.start, end: name.end });
        }
        Some(found)
    }

    /// The figure of the claim before, where this claim only goes on: "A lies 3 km from B
    /// and 5 km from C".
    fn inherited(&self, start: usize) -> Option<Option<End>> {
        let s = self.sentence;
        let (figure, behind) = self.last.as_ref()?;
        let mut at = *behind;
        // Words about the ground before may stand between: ", the state capital and".
        let mut budget = 8;
        while at < start {
            if s.any(at, &[Cue::Copula, Cue::Relative]) || s.is(at, &[";"]) || budget == 0
            {
                return None;
            }
            at += 1;
            budget -= 1;
        }
        Some(figure.clone())
    }

    /// The figure of a claim whose ground stands behind it.
    fn figure(&mut self, start: usize, next: usize, ground: Option<&End>) -> Option<End> {
        if let Some(figure) = self.inherited(start) {
            return figure;
        }
        let s = self.sentence;
        let back = self.walk_back(start);
        let ground_is_page = ground.is_some_and(|g| self.is_page(&g.text));
        if back.at == 0 {
            return self.figure_behind(next, ground_is_page);
        }
        if back.verb && !back.relative {
            return match self.subject(back.at) {
                Subject::Thing(phrase) => Some(self.end(phrase)),
                Subject::Page(phrase) if self.title.is_none() => {
                    phrase.map(|p| self.end(p))
                }
                Subject::Page(_) if ground_is_page => None,
                Subject::Page(phrase) => self.page_as(phrase),
                Subject::Nobody => None,
            };
        }
        let near = in_front(s, back.at).map(|p| self.past_apposition(p));
        if self.title.is_some() && !back.relative {
            return match self.subject(back.at) {
                Subject::Nobody => None,
                Subject::Page(phrase) if !ground_is_page => self.page_as(phrase),
                _ if ground_is_page => near.map(|p| self.end(p)),
                _ => self.page(),
            };
        }
        let person = |p: &Phrase| s.within(p.start, p.end, Cue::Person);
        near.filter(|p| !person(p)).map(|p| self.end(p))
    }

    /// The page, under the words that name it where there are such.
    fn page_as(&mut self, phrase: Option<Phrase>) -> Option<End> {
        let named = phrase.map(|p| self.end(p)).filter(|e| self.is_page(&e.text));
        named.or_else(|| self.page())
    }

    /// "Located 12 miles east of Fort Worth, Arlington is …".
    fn figure_behind(&mut self, next: usize, ground_is_page: bool) -> Option<End> {
        let s = self.sentence;
        if self.title.is_some() && !ground_is_page {
            return self.page();
        }
        let comma = (next..s.len()).find(|i| s.is(*i, &[","]))?;
        let named = behind(s, comma + 1).filter(|p| s.capital(p.start));
        named.map(|p| self.end(p))
    }

    /// Whether words name the page.
    fn is_page(&self, words: &str) -> bool {
        let Some(title) = self.title else { return false };
        let head = title.split([',', '(']).next().unwrap_or(title).trim();
        let (head, words) = (head.to_lowercase(), words.to_lowercase());
        !words.is_empty()
            && (words == head || head.contains(&words) || words.contains(&head))
    }

    /// Left over what joins a figure to its distance.
    fn walk_back(&self, start: usize) -> Back {
        let s = self.sentence;
        let mut back = Back { at: start, verb: false, relative: false };
        loop {
            let at = back.at;
            let Some(before) = at.checked_sub(1) else { break };
            if let Some(from) = s.before(at, Cue::Copula) {
                back.verb = true;
                back.at = from;
            } else if let Some(from) = s.before(at, Cue::Relative) {
                back.relative = true;
                back.at = from;
            } else if s.is(before, &[")"]) {
                let open = (0..before).rev().find(|i| s.is(*i, &["("]));
                back.at = open.unwrap_or(before);
            } else if s.is(before, &[",", "(", "-", "–", "—"])
                || s.any(before, &[Cue::And, Cue::Color, Cue::About])
                    && s.before(at, Cue::Generic).is_none()
            {
                back.at = before;
            } else if s.any(before, &[Cue::Time])
                && before > 0
                && (s.has(before - 1, Cue::Time)
                    || s.has(before, Cue::Time) && s.is(before, &["yesterday", "today"]))
            {
                back.at = before - 1;
            } else {
                break;
            }
        }
        back
    }

    /// The subject of the clause that ends at a word.
    fn subject(&self, end: usize) -> Subject {
        let s = self.sentence;
        let mut start = s.clause_start(end);
        if let Some((_, behind)) = self.last.as_ref().filter(|(_, b)| *b < end) {
            start = start.max(*behind);
        }
        let opens = (start..end).rev().find(|i| {
            s.any(*i, &[Cue::Clause])
                || s.has(*i, Cue::Relative) && *i > 0 && !s.is(*i - 1, &[","])
                || s.is(*i, &[","]) && s.has(i + 1, Cue::And) && s.capital(i + 2)
        });
        if let Some(open) = opens {
            start = open + 1;
        }
        while start < end
            && (s.is(start, &[",", "\"", "“", "(", "-", ".", ")"])
                || s.has(start, Cue::And))
        {
            start += 1;
        }
        // "In 1990, the town …": a preposition in front.
        if s.has(start, Cue::Stop) && !s.has(start, Cue::Pronoun) {
            if let Some(comma) = (start..end).find(|i| s.is(*i, &[","])) {
                start = comma + 1;
            }
        }
        if s.has(start, Cue::Person) || s.has(start + 1, Cue::Person) {
            return Subject::Nobody;
        }
        if s.has(start, Cue::Pronoun)
            && !s.capital(start + 1)
            && !s.has(start + 1, Cue::Generic)
        {
            return Subject::Page(None);
        }
        let Some(found) = behind(s, start).filter(|p| p.start < end) else {
            return Subject::Page(None);
        };
        let found = Phrase { end: found.end.min(end), ..found };
        let named = (found.start..found.end).any(|i| s.capital(i) && i > 0);
        let text = s.words_between(found.start, found.end).of(s.text);
        let generic = s.has(found.end - 1, Cue::Generic) && found.end - found.start <= 2;
        if self.is_page(text) || generic && !named {
            Subject::Page(Some(found))
        } else {
            Subject::Thing(found)
        }
    }

    /// The subject of the clause as an end, for what has a reach.
    fn subject_end(&mut self, start: usize) -> Option<End> {
        match self.subject(start) {
            Subject::Thing(phrase) | Subject::Page(Some(phrase)) => {
                Some(self.end(phrase))
            }
            _ => None,
        }
    }

    /// "X, a town, 30 km from": the name before the description.
    fn past_apposition(&self, found: Phrase) -> Phrase {
        let s = self.sentence;
        let named = (found.start..found.end).any(|i| s.capital(i));
        let start = found.start.saturating_sub(1);
        let comma =
            if s.has(start, Cue::Article) { start.checked_sub(1) } else { Some(start) };
        let earlier = comma
            .filter(|i| !named && s.is(*i, &[","]))
            .and_then(|i| in_front(s, i))
            .filter(|p| (p.start..p.end).any(|i| s.capital(i)));
        earlier.unwrap_or(found)
    }

    /// A claim without a ground: "Coventry, 6 miles to the west", "Quebec is 60 miles away".
    fn bare(&mut self, finding: &Finding, start: usize) -> (Option<End>, Option<End>) {
        let s = self.sentence;
        use crate::model::ClaimKind::{Capability, Within};
        if finding.kind == Capability {
            return (self.subject_end(start), None);
        }
        let back = self.walk_back(start);
        let thing = if back.verb && !back.relative {
            match self.subject(back.at) {
                Subject::Thing(phrase) => Some(phrase),
                Subject::Page(phrase) if self.title.is_none() => phrase,
                _ => None,
            }
        } else {
            in_front(s, back.at).map(|p| self.past_apposition(p))
        };
        let thing = thing.map(|p| self.end(p));
        if finding.kind == Within {
            return (thing, None);
        }
        match thing {
            Some(thing) if self.is_page(&thing.text) => (Some(thing), None),
            Some(thing) => (Some(thing), self.page()),
            None => (None, self.page()),
        }
    }

    /// "A and B are 12 miles apart".
    fn apart(&mut self, start: usize) -> (Option<End>, Option<End>) {
        let s = self.sentence;
        let clause = s.clause_start(start);
        let and = (clause + 1..start).find(|i| s.has(*i, Cue::And));
        let Some(and) = and else { return (self.page(), None) };
        let first = in_front(s, and).map(|p| self.end(p));
        let second = behind(s, and + 1).map(|p| self.end(p));
        (first, second)
    }

    /// "the distance between A and B", "the distance from A to B".
    fn distance(&mut self, start: usize) -> (Option<End>, Option<End>) {
        let s = self.sentence;
        let clause = s.clause_start(start);
        let between = (clause..start).rev().find(|i| s.has(*i, Cue::RangeBetween));
        let Some(between) = between else { return (None, None) };
        let len = s.cue(between, Cue::RangeBetween).unwrap_or(1);
        let first = behind(s, between + len);
        let and = (between + len..start).find(|i| s.any(*i, &[Cue::And, Cue::RangeAnd]));
        let second = and.and_then(|i| behind(s, i + 1));
        (first.map(|p| self.end(p)), second.map(|p| self.end(p)))
    }
}

/// Where the words that join a figure to its distance begin.
struct Back {
    at: usize,
    verb: bool,
    relative: bool,
}

/// Whether a title is a place's name rather than a headline: few words, capitals all but
/// small joining words.
fn names_a_place(title: &str) -> bool {
    let head = title.split([',', '(']).next().unwrap_or(title).trim();
    let words: Vec<&str> = head.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let small = |w: &&str| w.chars().count() <= 4;
    let capital = |w: &&str| w.chars().next().is_some_and(|c| !c.is_lowercase());
    let all = words.iter().all(|w| capital(w) || small(w));
    (1..=5).contains(&words.len())
        && words.first().is_some_and(capital)
        && all
        && !head.contains(['.', ':', '?', '!', ';', '"', '“'])
}
