//! The shapes in which claims are put, one rule each.

use super::super::bearings::{bearing, bearing_before};
use super::{Rule, Shape, Tail};
use crate::model::ClaimKind;
use crate::settings::measure::Cue;

impl Rule<'_> {
    /// "15 km east as a suburb of Luanda": the ground.
    pub(super) fn as_a_suburb_of(&self, at: usize) -> Option<usize> {
        let s = self.sentence;
        let noun = at + s.cue(at, Cue::Article)?;
        let of = noun + s.cue(noun, Cue::Generic)?;
        Some(of + s.cue(of, Cue::Of)?)
    }

    /// What something can reach: "strike 25–100 km behind the lines", "a range of 2,000 km",
    /// "9,000 miles at 10 knots".
    pub(super) fn capability(&self, tail: &Tail) -> Option<Shape> {
        let s = self.sentence;
        let behind = self.at + 1;
        let before = |cue, reach: usize| {
            (self.start.saturating_sub(reach)..self.at).find(|i| s.has(*i, cue))
        };
        if s.has(behind, Cue::Range) && !s.capital(behind) {
            return Some(Shape::Bare);
        }
        if s.within(behind, behind + 5, Cue::Knots) {
            return Some(Shape::Bare);
        }
        if self.is_small_unit() && self.meters() < 500.0 {
            return None;
        }
        let clause = s.clause_start(self.at);
        if let Some(range) = before(Cue::Range, 4)
            && (!s.capital(range) || range == 0)
            && !(range + 1..self.start).any(|i| s.is(i, &[",", "(", ")"]))
            && !s.has(tail.next, Cue::From)
        {
            return Some(Shape::Bare);
        }
        let strikes = (self.start.saturating_sub(6).max(clause)..self.start)
            .any(|i| s.has(i, Cue::Strike));
        // "can reach B, 1,000 km from A": how far B lies.
        let apposed = self.start.checked_sub(1).is_some_and(|i| s.is(i, &[","]))
            && (s.has(tail.next, Cue::From) || tail.bearing.is_some());
        let able = s.within(clause, self.start, Cue::Able) && !apposed;
        if strikes && able {
            let moving = s.has(tail.next, Cue::Behind);
            let line = s.within(tail.next, tail.next + 5, Cue::Moving);
            return Some(if moving && line { Shape::Behind } else { Shape::Bare });
        }
        let alone = tail.next == self.at + 1
            && !s.any(tail.next, &[Cue::From, Cue::FromWeak, Cue::Behind, Cue::In]);
        // "Storm Shadow missiles (250 km)"
        let bracketed = alone
            && s.is(self.at + 1, &[")"])
            && self
                .start
                .checked_sub(2)
                .is_some_and(|i| s.is(i + 1, &["("]) && s.has(i, Cue::Weapon));
        // "the rockets reach 300 km"
        let reaches = alone
            && s.before(self.start, Cue::Strike).is_some()
            && s.within(clause, self.start, Cue::Weapon);
        (bracketed || reaches).then_some(Shape::Bare)
    }

    /// "a radius of N km", "an N-km radius around X".
    pub(super) fn radius(&self, next: usize) -> Option<Shape> {
        let s = self.sentence;
        let ground = |from: usize| {
            let joined = s.any(from, &[Cue::Of, Cue::From]) || s.has(from, Cue::Around);
            if joined { Shape::Ground(from + 1) } else { Shape::Bare }
        };
        if s.has(self.at + 1, Cue::Radius) || s.has(next, Cue::Radius) {
            return Some(ground(self.at + 2));
        }
        let before = self.start.saturating_sub(3)..self.start;
        let near = before.clone().find(|i| s.has(*i, Cue::Radius))?;
        (!(near + 1..self.start).any(|i| s.is(i, &[","]))).then(|| ground(next))
    }

    /// "the distance between A and B is N km", "N km separate A from B".
    pub(super) fn distance(&self) -> Option<Shape> {
        let s = self.sentence;
        let clause = s.clause_start(self.at);
        let word = (clause..self.start).rev().find(|i| s.has(*i, Cue::Distance));
        if let Some(word) = word
            && s.within(word + 1, self.start, Cue::RangeBetween)
        {
            return Some(Shape::Distance);
        }
        None
    }

    /// "leads north 15 miles to Fort Garland", "and west 13 miles to Rome".
    pub(super) fn leads(&self, tail: &Tail) -> Option<Shape> {
        let s = self.sentence;
        let to = s.cue(tail.next, Cue::To)?;
        let clause = s.clause_start(self.at);
        let before = bearing_before(s, self.start).map(|found| found.degrees);
        let leads = s.within(clause, self.start, Cue::Leads);
        let before = before.or_else(|| self.led());
        let directed = tail.bearing.is_some() || before.is_some();
        // The verb may stand in an earlier clause: "and west 13 miles to Rome".
        (directed && leads || before.is_some() && s.capital(tail.next + to))
            .then_some(Shape::Destination(tail.next + to))
    }

    /// The direction that a road leads, words between it and the figure: "leads west from
    /// the borough 21 miles to".
    pub(super) fn led(&self) -> Option<f64> {
        let s = self.sentence;
        let clause = s.clause_start(self.at).max(self.start.saturating_sub(8));
        let verb = (clause..self.start).rev().find(|i| s.has(*i, Cue::Leads))?;
        (verb + 1..self.start).find_map(|i| bearing(s, i)).map(|found| found.degrees)
    }

    /// "covered 109 miles from A to B" is a way, "travel the 250 km to A from B" a claim.
    #[expect(clippy::option_option, reason = "outer: whether the rule fits")]
    pub(super) fn way(&self, next: usize) -> Option<Option<(ClaimKind, Shape)>> {
        let s = self.sentence;
        let stop = (next + 9).min(s.len());
        if let Some(from) = s.cue(next, Cue::From) {
            let to = (next + from..stop).find(|i| s.has(*i, Cue::To));
            return (to.is_some() && self.is_way()).then_some(None);
        }
        let to = s.cue(next, Cue::To)?;
        let from = (next + to..stop).find(|i| s.has(*i, Cue::From))?;
        let clear = !(next + to..from).any(|i| s.is(i, &[",", ";", "."]));
        clear.then_some(Some((ClaimKind::Between, Shape::Way(next + to, from + 1))))
    }

    /// "liegt von B 80 km entfernt": where "from" stands before its ground and the figure.
    pub(super) fn ground_before(&self, tail: &Tail) -> Option<usize> {
        let s = self.sentence;
        if !tail.away || tail.bearing.is_some() {
            return None;
        }
        let from = (self.start.saturating_sub(5)..self.start)
            .rev()
            .find(|i| s.any(*i, &[Cue::From, Cue::Stop]))?;
        let name = from + s.cue(from, Cue::From)?;
        let capital = s.capital(name + s.cue(name, Cue::Article).unwrap_or(0));
        let clear = !(name..self.start).any(|i| s.is(i, &[",", "(", ")"]));
        (from > 0 && capital && clear).then_some(from)
    }

    /// "à 30 km de Kyiv": a weak preposition counts with another in front and a capital
    /// behind.
    pub(super) fn weak_ground(&self, next: usize) -> Option<usize> {
        let s = self.sentence;
        let weak = next + s.cue(next, Cue::FromWeak)?;
        let at = s.before(self.start, Cue::At).is_some();
        let name = weak + s.cue(weak, Cue::Article).unwrap_or(0);
        let noun = s.capital(name)
            || s.any(
                name,
                &[Cue::Border, Cue::Generic, Cue::Moving, Cue::Center, Cue::Edge],
            );
        (at && noun).then_some(weak)
    }

    /// "Lilongwe (130 km)", "Toowoomba, (29 kilometres away)", "Harper (90 km by road)".
    pub(super) fn is_bracketed(&self, tail: &Tail) -> bool {
        let s = self.sentence;
        let open = self.start.checked_sub(1).is_some_and(|i| s.is(i, &["("]));
        let close = s.is(self.at + 1, &[")"])
            || s.has(self.at + 1, Cue::Away)
            || s.is(tail.next, &[")"]);
        let name = self.start.checked_sub(2).is_some_and(|i| {
            s.capital(i) || s.is(i, &[","]) && i > 0 && s.capital(i - 1)
        });
        open && close && name
    }

    /// "До линии фронта - около 65 километров": a ground behind "to" at the head of the
    /// clause.
    pub(super) fn toward(&self) -> Option<(usize, usize)> {
        let s = self.sentence;
        let clause = (0..self.start)
            .rev()
            .find(|i| s.is(*i, &[";", ":", ".", ","]))
            .map_or(0, |i| i + 1);
        let to = s.cue(clause, Cue::To)?;
        let dash = self.start.checked_sub(1)?;
        let joined = s.is(dash, &["-", "–", "—", "−"]) || s.has(dash, Cue::Copula);
        (joined && dash > clause + to).then_some((clause + to, dash))
    }
}
