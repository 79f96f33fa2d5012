//! What stands right before a distance: a name, a description of it, a verb.

use super::Ends;
use super::phrase::{Phrase, in_front};
use crate::model::{Feature, Place};
use crate::settings::measure::Cue;

/// The least weight of a place that a name may well stand for.
const LIKELY: f64 = 0.1;

impl Ends<'_> {
    /// Whether the words before a comma name a town in which something happened: "soldiers
    /// were killed near Djibo," does not say where the soldiers lie. A sentence about a place
    /// may still speak of that: "the village is in Djibo,".
    pub(super) fn at_a_town(&self, at: usize) -> bool {
        let s = self.sentence;
        if !s.is(at, &[","]) {
            return false;
        }
        let Some(near) = in_front(s, at).filter(|p| p.start > 0) else { return false };
        let clause = s.clause_start(near.start);
        let about_a_place = (clause..near.start).any(|i| {
            let place = s.words[i].place.and_then(|at| self.place(at));
            place.is_some_and(|place| !place.feature.is_area()) || s.has(i, Cue::Generic)
        });
        // A name that no gazetteer knows behind a subject without one: "five bodies were found
        // near Badiraguato,".
        let unnamed = || {
            let named = |i: usize| s.capital(i) && i > clause;
            let unknown =
                self.end(near).resolution.and_then(|at| self.place(at)).is_none();
            s.capital(near.start) && unknown && !(clause..near.start).any(named)
        };
        (self.is_settlement(near) || unnamed())
            && s.has(near.start - 1, Cue::In)
            && !about_a_place
    }

    fn place(&self, resolution: usize) -> Option<&Place> {
        self.resolutions.get(resolution)?.place()
    }

    /// Whether a phrase names a country or a region.
    pub(super) fn is_area(&self, phrase: Phrase) -> bool {
        let place = self.end(phrase).resolution.and_then(|at| self.place(at));
        place.is_some_and(|place| place.feature.is_area())
    }

    /// Whether a phrase speaks of a place at all: by a mention in it or a word for one.
    fn is_place(&self, phrase: Phrase) -> bool {
        let s = self.sentence;
        let word = |i: usize| s.words[i].place.is_some() || s.has(i, Cue::Generic);
        (phrase.start..phrase.end).any(word)
    }

    /// Whether a phrase may name a settlement: by one of the likelier places of that name.
    fn is_settlement(&self, phrase: Phrase) -> bool {
        let found = self.end(phrase).resolution.and_then(|at| self.resolutions.get(at));
        found.is_some_and(|resolution| {
            let likely = resolution.candidates.iter().filter(|c| c.weight >= LIKELY);
            likely.map(|c| c.place.feature).any(Feature::is_settlement)
        })
    }

    /// Whether a phrase is one lower-case word without an article: a verb, as in "passes 1
    /// mile south of".
    pub(super) fn is_verb(&self, phrase: Phrase) -> bool {
        let s = self.sentence;
        phrase.end - phrase.start == 1
            && !s.capital(phrase.start)
            && s.words[phrase.start].place.is_none()
            && phrase.start > 0
            && s.words[phrase.start - 1].letters
            && !s.any(phrase.start - 1, &[Cue::Article, Cue::In, Cue::Of])
    }

    /// Where up to two lower-case words before a name begin: "in nearby Donetsk".
    fn before_adjectives(&self, start: usize) -> usize {
        let s = self.sentence;
        let ends = [Cue::Stop, Cue::In, Cue::Article, Cue::And, Cue::Of, Cue::Generic];
        let adjective = |i: &usize| {
            s.words[*i].letters
                && !s.capital(*i)
                && s.words[*i].length.is_none()
                && !s.any(*i, &ends)
        };
        let taken = (start.saturating_sub(2)..start).rev().take_while(adjective);
        let first = taken.last().unwrap_or(start);
        if first > 0 && s.has(first - 1, Cue::In) { first } else { start }
    }

    /// The town in front of the country or region that a phrase is: the name before its comma.
    fn inside(&self, found: Phrase) -> Option<Phrase> {
        let s = self.sentence;
        let place = |at: usize| {
            let number = s.words.get(at)?.place?;
            self.resolutions.get(number)?.place()
        };
        let outer = place(found.start)?;
        let comma = found.start.checked_sub(1).filter(|at| s.is(*at, &[","]))?;
        let inner = comma.checked_sub(1).and_then(place)?;
        let wide = outer.feature.is_country() || outer.feature.class() == 'A';
        let town = !inner.feature.is_country() && inner.feature.class() != 'A';
        let holds = inner.country.is_some() && inner.country == outer.country;
        (wide && town && holds).then(|| in_front(s, comma)).flatten()
    }

    /// "X, a town, 30 km from": the name before the description.
    pub(super) fn past_apposition(&self, found: Phrase) -> Phrase {
        let s = self.sentence;
        let named = |p: Phrase| (p.start..p.end).any(|i| s.capital(i));
        let start = self.before_adjectives(found.start).saturating_sub(1);
        let article = s.has(start, Cue::Article);
        let word = if article { start.saturating_sub(1) } else { start };
        // "Kati, ville de garnison située à", "El Obeid, Sheikan locality,"
        let noun = s.has(found.end - 1, Cue::Generic) || s.has(found.start, Cue::Town);
        let described = noun && (article || s.is(start, &[","]));
        let place = s.has(word, Cue::In) && word > 0;
        let comma = if place { word - 1 } else { word };
        let last = s.words[found.end - 1].letters;
        let earlier = if let Some(inner) = self.inside(found) {
            // "Mashhad, Iran": the town, not the country that it lies in.
            Some(inner)
        } else if s.is(comma, &[","]) && (place || described) {
            // "Akuressa, in Matara district", "Daquq, a Kurdish-controlled town"
            in_front(s, comma)
        } else if place
            && last
            && s.capital(comma)
            && !s.has(comma, Cue::Time)
            && named(found)
        {
            // "Millerovo Airfield in Rostov oblast"; of "a frigate in Odesa" the town counts.
            let there = |p: &Phrase| {
                self.is_place(*p) || p.start > 0 && s.has(p.start - 1, Cue::In)
            };
            in_front(s, word).filter(|p| there(p) || !self.is_settlement(found))
        } else {
            None
        };
        earlier.filter(|p| named(*p)).unwrap_or(found)
    }
}
