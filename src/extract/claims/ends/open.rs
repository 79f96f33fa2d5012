//! Ends of claims whose ground does not simply stand behind them.

use super::earlier::is_same;
use super::phrase::{Phrase, behind, in_front};
use super::subject::{self, Subject};
use super::{Both, Ends};
use crate::extract::claims::rules::{Finding, pair_in_front};
use crate::model::{ClaimKind, End, Resolution, Sense};
use crate::settings::measure::Cue;

impl Ends<'_> {
    /// A claim without a ground: "Coventry, 6 miles to the west", "Quebec is 60 miles away".
    pub(super) fn bare(&self, finding: &Finding, start: usize) -> Both {
        let s = self.sentence;
        if finding.kind == ClaimKind::Capability {
            let at = s.at[finding.number] + 1;
            let ranged = s.has(at, Cue::Range) && s.has(at + 1, Cue::Of);
            let owner = if ranged { behind(s, at + 2) } else { None };
            // "the ships' endurance to"
            let range = (start.saturating_sub(4)..start).find(|i| s.has(*i, Cue::Range));
            let possessed = |i: &usize| *i > 0 && s.is(i - 1, &["'", "’"]);
            let owner = owner.or_else(|| in_front(s, range.filter(possessed)?));
            let open = start.checked_sub(1).filter(|i| s.is(*i, &["("]));
            // "sent Storm Shadow missiles (250 km)": from the first capital on.
            let named = |p: Phrase| {
                let start = (p.start..p.end).find(|i| s.capital(*i)).unwrap_or(p.start);
                Phrase { start, ..p }
            };
            let owner = owner.or_else(|| in_front(s, open?).map(named));
            let from = owner.map(|p| self.end(p)).or_else(|| self.subject_end(start));
            return (from, None);
        }
        let back = subject::walk_back(s, start);
        if back.at == 0
            && finding.kind != ClaimKind::Within
            && !self.page.is_known()
            && let Some(place) = self.opened(s.at[finding.number] + 1)
        {
            return (Some(place), None);
        }
        let floor = self.last.as_ref().map_or(0, |(_, behind)| *behind).min(back.at);
        let subject = subject::subject(s, back.at, floor, back.further);
        // "flows into the Rhine 22 km north-west in Mannheim"
        let tail = (s.at[finding.number] + 1..s.len())
            .find(|i| s.cue(*i, Cue::In).is_some_and(|len| s.capital(i + len)))
            .filter(|i| {
                let mut between = s.at[finding.number] + 1..*i;
                *i < s.at[finding.number] + 6
                    && !back.verb
                    && finding.kind != ClaimKind::Within
                    && between.all(|k| !s.is(k, &[",", ".", ";", "and"]))
            });
        let thing = if let Some(tail) = tail {
            behind(s, tail + s.cue(tail, Cue::In).unwrap_or(1))
        } else if back.verb && !back.relative {
            match subject {
                Subject::Thing(phrase) => Some(phrase),
                Subject::Generic(phrase) if !self.page.is_known() => Some(phrase),
                Subject::Pronoun(Some(word)) if !self.page.is_known() => Some(word),
                Subject::It(word) if !self.page.is_known() => {
                    return (self.referring(word), None);
                }
                Subject::Generic(_) | Subject::Pronoun(_) | Subject::It(_) => {
                    return (self.page.end(), None);
                }
                Subject::Nobody => None,
            }
        } else {
            let near = in_front(s, back.at).map(|p| self.past_apposition(p));
            match near.filter(|p| self.is_verb(*p)) {
                Some(verb) => match subject::subject(s, verb.start - 1, floor, true) {
                    Subject::Thing(phrase) if !s.has(verb.start, Cue::Person) => {
                        Some(phrase)
                    }
                    _ => None,
                },
                // "a protection zone of 10 km" surrounds something; it is no end.
                None => near.filter(|p| !s.within(p.start, p.end, Cue::Radius)),
            }
        };
        let from = thing.map(|p| self.end(p));
        if finding.kind == ClaimKind::Within {
            return (from, None);
        }
        match from {
            Some(from) if self.page.is_named(&from.text) => {
                (Some(self.page.at(&from)), None)
            }
            Some(from) if self.page.is_known() => (Some(from), self.page.end()),
            Some(from) => {
                let to = match subject {
                    Subject::Thing(p) | Subject::Generic(p) if !back.verb => Some(p),
                    _ => None,
                };
                let to = to.map(|p| self.end(p)).filter(|to| to.span != from.span);
                // "Paris flew in rescuers from Réunion, 1,400 km away": not from who acts.
                let to = to.filter(|to| !self.acts(to));
                // "his car was found 50 miles away near Yuba City": not from the car.
                let to = to.filter(|to| tail.is_none() || to.resolution.is_some());
                let away = s.has(s.at[finding.number] + 1, Cue::Away);
                let beside = || self.beside(start, &from).filter(|_| !back.verb);
                // "the plant in Enerhodar, 50 km away": not from Enerhodar itself.
                let place = |end: &End| self.resolutions.get(end.resolution?)?.place();
                let to = to.filter(|to| !is_same(place(to), place(&from)));
                let placed = to.as_ref().is_some_and(|to| self.is_placed(to));
                let to = if placed { to } else { beside().or(to) };
                let headline =
                    || self.headline().filter(|_| away && !self.is_placed(&from));
                let to = to.or_else(headline);
                (Some(from), to)
            }
            None => (None, self.page.end()),
        }
    }

    /// The one other town that the sentence names before a figure, from where a distance
    /// without a ground is counted: "fired from A hit B, 6 km away", "to A and to B, 6 km to
    /// the west".
    fn beside(&self, start: usize, figure: &End) -> Option<End> {
        let s = self.sentence;
        let span = figure.span?;
        let first = s.words.iter().position(|word| word.span.start >= span.start)?;
        let clause = s.clause_start(start);
        let opens = (clause..first).rev().find(|i| {
            s.has(*i, Cue::Clause) || s.has(*i, Cue::Relative) && !s.has(*i, Cue::Article)
        });
        let segment = s.words_between(opens.map_or(clause, |i| i + 1), first);
        let place = |i: usize| self.resolutions.get(i)?.place();
        let towns = self.lying(self.past_dateline(segment));
        let own = figure.resolution.and_then(place);
        let mut towns = towns.into_iter().filter(|i| !is_same(place(*i), own));
        let one = towns.next()?;
        let literal = self.resolutions.get(one)?.sense == Sense::Literal;
        if !literal || !towns.all(|i| is_same(place(i), place(one))) {
            return None;
        }
        let word = s.words.iter().position(|word| word.place == Some(one))?;
        let placed = word > 0
            && s.any(word - 1, &[Cue::In, Cue::From, Cue::Outset, Cue::To, Cue::And]);
        placed.then(|| {
            let named = |i: &usize| s.words[*i].place == Some(one);
            let end = (word..s.len()).take_while(named).count() + word;
            self.end(Phrase { start: word, end })
        })
    }

    /// Whether an end is somebody who acts or moves, not a place that lies somewhere.
    fn acts(&self, end: &End) -> bool {
        let acting = |resolution: &Resolution| {
            matches!(resolution.sense, Sense::Metonymic | Sense::Demonym)
        };
        let resolution = end.resolution.and_then(|at| self.resolutions.get(at));
        resolution.is_some_and(acting) || self.moves(Some(end))
    }

    /// "200 miles to the north, two men from Lviv": the first place behind the comma.
    fn opened(&self, next: usize) -> Option<End> {
        let s = self.sentence;
        let comma = (next..(next + 5).min(s.len())).find(|i| s.is(*i, &[","]))?;
        let last = (comma + 12).min(s.len());
        let place = (comma + 1..last).find(|i| s.words[*i].place.is_some())?;
        behind(s, place).map(|p| self.end(p))
    }

    /// "A and B are 12 miles apart"; for "the two are", the places named before.
    pub(super) fn apart(&self, start: usize) -> Both {
        let s = self.sentence;
        // "links Goris with Stepanakert, 60 km apart"
        let end = subject::walk_back(s, start).at;
        if let Some(((a, b), (c, d), _)) = pair_in_front(s, end) {
            let named = |start, end| self.end(Phrase { start, end });
            return (Some(named(a, b)), Some(named(c, d)));
        }
        let clause = s.clause_start(start);
        let and = (clause + 1..start).find(|i| s.has(*i, Cue::And) && s.capital(i + 1));
        if let Some(and) = and {
            let first = in_front(s, and).map(|p| self.end(p));
            return (first, behind(s, and + 1).map(|p| self.end(p)));
        }
        self.named_before(start)
    }

    /// The first two places that the sentence names before a word.
    fn named_before(&self, start: usize) -> Both {
        let s = self.sentence;
        let mut places: Vec<usize> =
            (0..start).filter_map(|i| s.words[i].place).collect();
        places.dedup();
        let mut ends = places.iter().filter_map(|place| {
            let first = (0..start).find(|i| s.words[*i].place == Some(*place))?;
            let last = (0..start).rev().find(|i| s.words[*i].place == Some(*place))?;
            Some(self.end(Phrase { start: first, end: last + 1 }))
        });
        (ends.next().or_else(|| self.page.end()), ends.next())
    }

    /// "the distance between A and B", "the distance from A to B".
    pub(super) fn distance(&self, start: usize) -> Both {
        let s = self.sentence;
        let clause = s.clause_start(start);
        let between = (clause..start).rev().find(|i| s.has(*i, Cue::RangeBetween));
        let Some(between) = between else { return (None, None) };
        let len = s.cue(between, Cue::RangeBetween).unwrap_or(1);
        let first = behind(s, between + len);
        let and = (between + len..start).find(|i| s.any(*i, &[Cue::And, Cue::RangeAnd]));
        let second = and.and_then(|i| behind(s, i + 1));
        if second.is_none()
            && let (Some(from), Some(to)) = self.named_before(between)
        {
            return (Some(from), Some(to));
        }
        (first.map(|p| self.end(p)), second.map(|p| self.end(p)))
    }
}
