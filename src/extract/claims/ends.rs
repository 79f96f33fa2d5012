//! The two ends of a claim: the thing located (figure) and its reference (ground).

use super::rules::{Finding, Shape, pair_in_front};
use super::sentence::Sentence;
use crate::model::{Document, End, Part, Resolution};
use crate::settings::measure::Cue;

mod earlier;
mod near;
mod open;
mod page;
mod phrase;
mod subject;

use page::Page;
use phrase::{Phrase, behind, in_front};
use subject::Subject;

/// What stands before a town in which something happens.
const HAPPENED: [Cue; 4] = [Cue::In, Cue::To, Cue::Act, Cue::Strike];

/// Finds the ends of the claims of a sentence, one after another.
pub(super) struct Ends<'a> {
    document: &'a Document,
    sentence: &'a Sentence<'a>,
    resolutions: &'a [Resolution],
    page: Page<'a>,
    /// The figure of the claim before, and the first word behind its ground.
    last: Option<(Option<End>, usize)>,
    /// The place of the ground of the claim at hand, by its resolution: nothing lies so far
    /// from itself.
    ground: Option<usize>,
}

/// Figure and ground.
pub(super) type Both = (Option<End>, Option<End>);

impl<'a> Ends<'a> {
    pub(super) fn new(
        document: &'a Document,
        sentence: &'a Sentence<'a>,
        resolutions: &'a [Resolution],
    ) -> Self {
        let page = Page::of(document);
        Self { document, sentence, resolutions, page, last: None, ground: None }
    }

    /// Figure and ground of a claim, and the first word behind the ground.
    pub(super) fn of(&mut self, finding: &Finding) -> (Both, usize) {
        let s = self.sentence;
        let start = s.start_of(finding.number);
        let at = s.at[finding.number];
        let mut next = at + 1;
        self.ground = None;
        let both = match finding.shape {
            Shape::Ground(word) => {
                let ground = self.ground(word);
                next = ground.map_or(word, |p| p.end);
                let mut to = ground.and_then(|p| self.referring_ground(p));
                self.ground = to.as_ref().and_then(|end| end.resolution);
                let from = self.figure(start, next, to.as_ref());
                if let (Some(phrase), Some(end)) = (ground, to.as_mut()) {
                    let before = || self.before_figure(phrase, from.as_ref());
                    end.resolution = end.resolution.or_else(before);
                }
                (self.unless_same(from, to.as_ref()), to)
            }
            Shape::Behind => {
                let word = (at + 1..s.len()).find(|i| s.has(*i, Cue::Behind));
                let ground = word.and_then(|w| behind(s, w + 1));
                (self.subject_end(start), ground.map(|p| self.end(p)))
            }
            Shape::Destination(word) => {
                let thing = behind(s, word);
                next = thing.map_or(word, |p| p.end);
                (thing.map(|p| self.end(p)), self.page.end())
            }
            Shape::Bracket => {
                let ground = start.checked_sub(1).and_then(|open| in_front(s, open));
                let pair = start.checked_sub(1).and_then(|open| pair_in_front(s, open));
                let outset = pair.map(|((start, end), ..)| Phrase { start, end });
                let from = match outset {
                    Some(outset) => Some(self.end(outset)),
                    None => self.inherited(start).unwrap_or_else(|| self.page.end()),
                };
                (from, ground.map(|p| self.end(p)))
            }
            Shape::Pair(one, other) => {
                let phrase = |(start, end)| self.end(self.bared(Phrase { start, end }));
                next = next.max(other.1);
                (Some(phrase(one)), Some(phrase(other)))
            }
            Shape::Before(from) => {
                let ground = behind(s, from + s.cue(from, Cue::From).unwrap_or(1));
                let to = ground.map(|p| self.end(p));
                (self.figure(from, next, to.as_ref()), to)
            }
            Shape::Apart => self.apart(start),
            Shape::Distance => self.distance(start),
            Shape::Way(thing, ground) => {
                let (thing, ground) = (behind(s, thing), self.ground(ground));
                next = ground.map_or(at + 1, |p| p.end);
                (thing.map(|p| self.end(p)), ground.map(|p| self.end(p)))
            }
            Shape::Toward(word, _) => {
                (self.page.end(), behind(s, word).map(|p| self.end(p)))
            }
            Shape::Bare => self.bare(finding, start),
        };
        self.last = Some((both.0.clone(), next));
        (both, next)
    }

    /// A phrase without its articles.
    fn bared(&self, phrase: Phrase) -> Phrase {
        let s = self.sentence;
        let article = |i: &usize| s.has(*i, Cue::Article) && !s.capital(*i);
        let articles = (phrase.start..phrase.end - 1).take_while(article).count();
        Phrase { start: phrase.start + articles, ..phrase }
    }

    /// Whether an end moves: a front line, a ship.
    pub(super) fn moves(&self, end: Option<&End>) -> bool {
        let s = self.sentence;
        let Some(span) = end.and_then(|end| end.span) else { return false };
        (0..s.len()).any(|i| span.contains(s.words[i].span) && s.has(i, Cue::Moving))
    }

    /// An end made of words of the sentence.
    fn end(&self, phrase: Phrase) -> End {
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
        // "Russia's Novoshakhtinsk"
        let owned = places.len() > 1 && places.first().is_some_and(|at| self.owns(*at));
        let resolution =
            if of || owned { places.last() } else { places.first() }.copied();
        let resolution = resolution.filter(|i| *i < self.resolutions.len());
        End { text: span.of(s.text).to_owned(), span: Some(span), resolution, part }
    }

    /// Whether a possessive ending follows a place's name.
    fn owns(&self, resolution: usize) -> bool {
        let Some(found) = self.resolutions.get(resolution) else { return false };
        let behind = self.sentence.text.get(found.mention.span.end..).unwrap_or_default();
        ["'s ", "’s "].iter().any(|ending| behind.starts_with(ending))
    }

    /// The ground that starts at a word; "the capital, Kananga" and "the next stop at
    /// Visalia" go on to the name.
    fn ground(&self, word: usize) -> Option<Phrase> {
        let s = self.sentence;
        let found = behind(s, word)?;
        let named = (found.start..found.end).any(|i| s.capital(i));
        if named {
            return Some(found);
        }
        let generic = (found.start..found.end).any(|i| s.has(i, Cue::Generic));
        let apposed = generic && s.is(found.end, &[","]) && s.capital(found.end + 1);
        let inside = s.has(found.end, Cue::In) && {
            let name = found.end + 1;
            s.capital(name + s.cue(name, Cue::Article).unwrap_or(0))
        };
        // "the next stop in the other direction, Whitmore's Ferry"
        let turn = (found.end + 1..(found.end + 6).min(s.len()))
            .find(|i| s.is(*i, &[","]))
            .filter(|i| s.has(found.end, Cue::In) && s.capital(i + 1))
            .filter(|i| {
                !(found.end + 1..*i).any(|k| s.capital(k) || s.has(k, Cue::Copula))
            });
        if let Some(comma) = turn {
            let name = behind(s, comma + 1)?;
            return Some(Phrase { start: found.start, end: name.end });
        }
        if apposed || inside {
            let name = behind(s, found.end + 1)?;
            return Some(Phrase { start: found.start, end: name.end });
        }
        Some(found)
    }

    /// The figure of the claim before, where this claim only goes on: "A lies 3 km from B
    /// and 5 km from C".
    #[expect(clippy::option_option, reason = "outer: whether this claim only goes on")]
    fn inherited(&self, start: usize) -> Option<Option<End>> {
        let s = self.sentence;
        let (figure, behind) = self.last.as_ref()?;
        // Words about the ground before may stand between: ", the state capital and".
        let words = *behind..start;
        let joins = [Cue::And, Cue::Copula, Cue::Located, Cue::Color, Cue::About];
        let mut depth = 0_i32;
        let bare = words.clone().all(|i| {
            depth += i32::from(s.is(i, &["("])) - i32::from(s.is(i, &[")"]));
            depth > 0 || !s.words[i].letters || s.any(i, &joins)
        });
        let apposed = words.len() <= 8
            && !words
                .clone()
                .any(|i| s.any(i, &[Cue::Copula, Cue::Relative]) || s.is(i, &[";"]));
        // "Minova, 45 km from Goma, and Masisi, about 80 km from": a figure of its own, as is
        // a town in which something happened: "carried out the attack in Pahalgam, about".
        let back = subject::walk_back(s, start);
        let goes_on = (back.at..start).any(|i| s.has(i, Cue::And));
        let own = in_front(s, back.at).is_some_and(|p| {
            let happened = s.any(p.start - usize::from(p.start > 0), &HAPPENED)
                && !goes_on
                && s.is(back.at, &[","])
                && !self.is_area(p);
            p.start > words.start
                && (s.has(p.start - 1, Cue::And) || happened)
                && (p.start..p.end).any(|i| s.capital(i))
        });
        (bare || apposed && !own).then(|| figure.clone())
    }

    /// The figure of a claim whose ground stands behind it.
    fn figure(&self, start: usize, next: usize, ground: Option<&End>) -> Option<End> {
        if let Some(figure) = self.inherited(start) {
            return figure;
        }
        let s = self.sentence;
        let back = subject::walk_back(s, start);
        let ground_is_page = ground.is_some_and(|g| self.page.is_named(&g.text));
        let floor = self.last.as_ref().map_or(0, |(_, behind)| *behind).min(back.at);
        if back.at == 0 {
            return self.figure_behind(next, ground_is_page);
        }
        if s.has(back.at - 1, Cue::Person) {
            return None;
        }
        if back.verb && !back.relative {
            let subject = subject::subject(s, back.at, floor, back.further);
            return self.of_subject(subject, ground_is_page);
        }
        if !back.relative
            && !self.at_a_town(back.at)
            && let Some(copula) = subject::place_sentence(s, back.at, floor)
        {
            let subject = subject::subject(s, copula, floor, false);
            return self.of_subject(subject, ground_is_page);
        }
        let near = in_front(s, back.at).map(|p| self.past_apposition(p));
        let subject = subject::subject(s, back.at, floor, false);
        // "dissipating 175 miles southwest of": a verb, no noun.
        if let Some(verb) = near.filter(|p| self.is_verb(*p)) {
            let subject = subject::subject(s, verb.start - 1, floor, true);
            return self.of_subject(subject, ground_is_page);
        }
        if self.page.is_known() && !back.relative && !back.close {
            return match subject {
                Subject::Nobody => None,
                Subject::Generic(_) | Subject::Pronoun(_) | Subject::It(_)
                    if !ground_is_page =>
                {
                    self.page.end()
                }
                Subject::Thing(phrase) if self.names_page(phrase) && !ground_is_page => {
                    Some(self.page.at(&self.end(phrase)))
                }
                _ if ground_is_page => near.map(|p| self.end(p)),
                _ => self.page.end(),
            };
        }
        let clause = s.clause_start(back.at).max(back.at.saturating_sub(8));
        let lives = s.within(clause, back.at, Cue::Person);
        let near = near.filter(|_| !lives)?;
        if self.names_page(near) {
            return Some(self.page.at(&self.end(near)));
        }
        let generic = s.has(near.end - 1, Cue::Settlement) && near.end - near.start <= 2;
        if generic
            && self.page.is_known()
            && !(near.start..near.end).any(|i| s.capital(i))
        {
            return self.page.end().filter(|_| !ground_is_page);
        }
        if generic && !self.page.is_known() {
            return self.referring(near);
        }
        // "Cyprus, with its nearest point only 100 km west of": its owner.
        if near.start > 0 && s.is(near.start - 1, &["its", "their"]) {
            let owner = subject::subject(s, near.start, floor, true);
            if let Subject::Thing(owner) = owner
                && owner.end < near.start
                && s.capital(owner.start)
            {
                return Some(self.end(owner));
            }
        }
        Some(self.end(near))
    }

    fn names_page(&self, phrase: Phrase) -> bool {
        let s = self.sentence;
        self.page.is_named(s.words_between(phrase.start, phrase.end).of(s.text))
    }

    /// The end that a subject is.
    fn of_subject(&self, subject: Subject, ground_is_page: bool) -> Option<End> {
        match subject {
            Subject::Thing(phrase) if self.names_page(phrase) => {
                (!ground_is_page).then(|| self.page.at(&self.end(phrase)))
            }
            Subject::Thing(phrase)
                if !self.page.is_known() && self.stands(phrase).is_some() =>
            {
                self.referring(phrase)
            }
            Subject::Thing(phrase) => Some(self.end(phrase)),
            Subject::Generic(phrase) if !self.page.is_known() => self.referring(phrase),
            Subject::Generic(phrase) if ground_is_page => Some(self.end(phrase)),
            Subject::Pronoun(Some(word)) if !self.page.is_known() => Some(self.end(word)),
            Subject::It(word) if !self.page.is_known() => self.referring(word),
            Subject::Generic(_) | Subject::Pronoun(_) | Subject::It(_)
                if !ground_is_page =>
            {
                self.page.end()
            }
            _ => None,
        }
    }

    /// "Located 12 miles east of Fort Worth, Arlington is …".
    fn figure_behind(&self, next: usize, ground_is_page: bool) -> Option<End> {
        let s = self.sentence;
        if self.page.is_known() && !ground_is_page {
            return self.page.end();
        }
        let comma = (next..s.len()).find(|i| s.is(*i, &[","]))?;
        let named = behind(s, comma + 1).filter(|p| s.capital(p.start));
        named.map(|p| self.end(p))
    }

    /// The subject of the clause as an end, for what has a reach.
    fn subject_end(&self, start: usize) -> Option<End> {
        let s = self.sentence;
        let able = |p: Phrase| p.end - p.start == 1 && s.has(p.start, Cue::Able);
        let relative = |p: Phrase| p.start > 0 && s.has(p.start - 1, Cue::Relative);
        let clause = s.clause_start(start);
        let found = match subject::subject(s, start, 0, false) {
            // "coal which allowed her to steam for": what the sentence is about.
            Subject::Thing(phrase) if able(phrase) && relative(phrase) => {
                subject::subject(s, phrase.start - 1, 0, true)
            }
            // "They had three settings: 15,000 metres at 26 knots"
            Subject::Pronoun(None) if clause > 0 && s.is(clause - 1, &[":"]) => {
                subject::subject(s, clause - 1, 0, true)
            }
            found => found,
        };
        match found {
            Subject::Thing(phrase)
            | Subject::Generic(phrase)
            | Subject::It(phrase)
            | Subject::Pronoun(Some(phrase)) => Some(self.end(phrase)),
            _ => None,
        }
    }
}
