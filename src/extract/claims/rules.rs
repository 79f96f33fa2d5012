//! Which lengths are claims: rules in their order, the first that fits decides.

use super::bearings::{bearing, bearing_before};
use super::sentence::Sentence;
use super::straight_if_weapon;
use crate::model::{ClaimKind, Measure};
use crate::settings::measure::Cue;

/// A length that is a claim.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Finding {
    /// The length, by its number in the sentence.
    pub(super) number: usize,
    pub(super) kind: ClaimKind,
    pub(super) measure: Measure,
    /// Degrees clockwise from north.
    pub(super) bearing: Option<f64>,
    pub(super) shape: Shape,
}

/// Where the ends of a claim stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The ground starts at a word behind: "80 km from Odesa".
    Ground(usize),
    /// No ground is named behind: "6 miles to the west".
    Bare,
    /// The thing located starts at a word behind: "leads north 15 miles to Fort Garland".
    Destination(usize),
    /// The ground stands before, in front of a bracket: "Lilongwe (130 km)".
    Bracket,
    /// Both stand before: "A and B are 12 miles apart".
    Apart,
    /// Both stand behind "between" or "from": "the distance between A and B is 12 km".
    Distance,
    /// "to A from B": thing and ground.
    Way(usize, usize),
    /// Behind a line that moves.
    Behind,
    /// The ground stands before, behind "to": "До линии фронта - около 65 километров".
    Toward(usize, usize),
}

/// What stands behind a length.
#[derive(Debug, Clone, Copy, Default)]
struct Tail {
    measure: Option<Measure>,
    bearing: Option<f64>,
    away: bool,
    next: usize,
}

/// The claim that a length makes, `None` if it makes none.
pub(super) fn finding(sentence: &Sentence<'_>, number: usize) -> Option<Finding> {
    let at = sentence.at[number];
    let rule = Rule { sentence, number, at, start: sentence.start_of(number) };
    let steams = sentence.within(rule.at + 1, rule.at + 6, Cue::Knots);
    if rule.is_name() || rule.is_size() && !steams {
        return None;
    }
    let tail = rule.tail();
    let (kind, shape) = rule.decide(&tail)?;
    let before = || {
        let adjacent = bearing_before(sentence, rule.start).map(|found| found.degrees);
        adjacent.or_else(|| rule.led())
    };
    let bearing = match (kind, shape) {
        (ClaimKind::Offset, _) => tail.bearing.or_else(before),
        _ => None,
    };
    let leads = matches!(shape, Shape::Destination(_));
    let measure = match rule.measure(&tail) {
        Measure::Unknown if leads => Measure::Road,
        measure => measure,
    };
    let measure = straight_if_weapon(kind, measure);
    Some(Finding { number, kind, measure, bearing, shape })
}

/// A second direction and ground of the same figure, behind the ground of the first.
pub(super) fn further(
    sentence: &Sentence<'_>,
    finding: &Finding,
    behind: usize,
) -> Option<Finding> {
    finding.bearing.filter(|_| matches!(finding.shape, Shape::Ground(_)))?;
    let comma = behind + usize::from(sentence.is(behind, &[","]));
    let at = comma + sentence.cue(comma, Cue::And)?;
    let found = bearing(sentence, at)?;
    let of = sentence.cue(found.next, Cue::Of)?;
    let shape = Shape::Ground(found.next + of);
    Some(Finding { bearing: Some(found.degrees), shape, ..finding.clone() })
}

struct Rule<'a> {
    sentence: &'a Sentence<'a>,
    number: usize,
    /// The length among the words.
    at: usize,
    /// Its hedge, or itself.
    start: usize,
}

impl Rule<'_> {
    fn text(&self) -> &str {
        self.sentence.lengths[self.number].span.of(self.sentence.text)
    }

    fn meters(&self) -> f64 {
        self.sentence.lengths[self.number].low.0
    }

    /// Whether the unit is shorter than a hundred meters: heights and sizes, mostly.
    fn is_small_unit(&self) -> bool {
        self.meters() < 1000.0 && !self.text().contains(['k', 'K', 'к']) && {
            let lower = self.text().to_lowercase();
            !lower.contains("mi") && !lower.contains("ми")
        }
    }

    /// "Ten Mile", "The Three Mile Scrub", and the scale bar of a map: "25 MILES".
    fn is_name(&self) -> bool {
        let words: Vec<&str> =
            self.text().split([' ', '-', '\u{a0}']).filter(|w| !w.is_empty()).collect();
        let capital = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
        let letters =
            || words.iter().filter(|w| w.chars().all(char::is_alphabetic)).count();
        let caps = words.iter().filter(|w| capital(w)).count();
        let shouted = |w: &&str| w.len() > 2 && w.chars().all(char::is_uppercase);
        let named = words.len() == 2 && caps == 2 && letters() == 2;
        let numbered_name = words.len() == 2
            && capital(&words[1])
            && words[1].len() > 2
            && !words[1].ends_with(['s', 'S'])
            && self.sentence.capital(self.at + 1);
        named || numbered_name || words.iter().any(shouted)
    }

    /// Lengths, heights, speeds, areas, ways gone.
    fn is_size(&self) -> bool {
        let s = self.sentence;
        let behind = self.at + 1;
        if s.has(behind, Cue::NotAfter) && !self.is_range_word(behind) {
            // "about 6 km up the coast from X" stays a claim.
            if !s.any(behind, &[Cue::Road, Cue::Away]) {
                return true;
            }
        }
        (1..=3.min(self.start)).any(|back| {
            let i = self.start - back;
            let gap =
                (i + 1..self.start).all(|k| s.any(k, &[Cue::Of, Cue::Be, Cue::Article]));
            gap && s.has(i, Cue::NotBefore)
        })
    }

    fn is_range_word(&self, at: usize) -> bool {
        self.sentence.any(at, &[Cue::Radius, Cue::Range])
    }

    /// "11-mile diversion": the length is an adjective.
    fn is_attribute(&self) -> bool {
        let text = self.text();
        let before = text.split('(').next().unwrap_or(text).trim_end();
        let digits_hyphen = before.char_indices().any(|(i, c)| {
            matches!(c, '-' | '‑') && {
                let rest = &before[i + c.len_utf8()..];
                rest.chars().next().is_some_and(char::is_alphabetic)
                    && rest.chars().all(char::is_alphabetic)
                    && before[..i]
                        .chars()
                        .last()
                        .is_some_and(|p| p.is_ascii_digit() || p.is_alphabetic())
                    && !rest.starts_with("half")
            }
        });
        digits_hyphen && self.sentence.words.get(self.at + 1).is_some_and(|w| w.letters)
    }

    fn tail(&self) -> Tail {
        let s = self.sentence;
        let mut tail = Tail { next: self.at + 1, ..Tail::default() };
        for _ in 0..6 {
            let at = tail.next;
            if let Some((measure, next)) = self.measure_at(at) {
                tail.measure = Some(measure);
                tail.next = next;
            } else if tail.bearing.is_none()
                && let Some(found) = bearing(s, at)
            {
                tail.bearing = Some(found.degrees);
                tail.next = found.next;
            } else if let Some(len) = s.cue(at, Cue::Away)
                && !s.has(at, Cue::From)
            {
                tail.away = true;
                tail.next = at + len;
            } else if let Some(len) =
                s.cue(at, Cue::OrSo).or_else(|| s.cue(at, Cue::OrLess))
            {
                tail.next = at + len;
            } else if s.is(at, &[","])
                && (self.measure_at(at + 1).is_some()
                    || bearing(s, at + 1)
                        .is_some_and(|b| s.any(b.next, &[Cue::Of, Cue::From])))
            {
                tail.next = at + 1;
            } else if s.is(at, &[","])
                && tail.measure.is_some()
                && (bearing(s, at + 1).is_some() || s.has(at + 1, Cue::From))
            {
                tail.next = at + 1;
            } else if s.is(at, &["both"]) {
                tail.next = at + 1;
            } else {
                break;
            }
        }
        tail
    }

    /// "by road", "(as the crow flies)" at a word.
    fn measure_at(&self, at: usize) -> Option<(Measure, usize)> {
        let s = self.sentence;
        let inner = at + usize::from(s.is(at, &["("]));
        let (measure, len) = [
            (Cue::Straight, Measure::Straight),
            (Cue::Road, Measure::Road),
            (Cue::Travel, Measure::Travel),
        ]
        .into_iter()
        .find_map(|(cue, measure)| Some((measure, s.cue(inner, cue)?)))?;
        let next = inner + len;
        Some((measure, next + usize::from(inner > at && s.is(next, &[")"]))))
    }

    fn measure(&self, tail: &Tail) -> Measure {
        let s = self.sentence;
        if let Some(measure) = tail.measure {
            return measure;
        }
        let near = self.start.saturating_sub(6)..(self.at + 14).min(s.len());
        let mut found = near.filter_map(|i| {
            if s.has(i, Cue::Straight) {
                return Some(Measure::Straight);
            }
            let road = s.cue(i, Cue::Road).is_some_and(|len| len > 1);
            road.then_some(Measure::Road)
        });
        let first = found.next().unwrap_or(Measure::Unknown);
        let journey = self.start.saturating_sub(4)..self.start;
        let travel = s.within(journey.start, journey.end, Cue::Travel);
        if first == Measure::Unknown && travel { Measure::Travel } else { first }
    }

    /// A way gone: a verb of movement shortly before the figure.
    fn is_way(&self) -> bool {
        let s = self.sentence;
        let from = self.start.saturating_sub(4);
        (from..self.start).any(|i| {
            s.has(i, Cue::Movement)
                && !(i + 1..self.start).any(|k| s.is(k, &[",", ";", ")"]) || s.capital(k))
        })
    }

    fn decide(&self, tail: &Tail) -> Option<(ClaimKind, Shape)> {
        let s = self.sentence;
        let next = tail.next;
        let ground = s.cue(next, Cue::From).map(|len| next + len);
        let of = s.cue(next, Cue::Of).map(|len| next + len);
        if let Some(found) = self.capability(tail) {
            return Some((ClaimKind::Capability, found));
        }
        if let Some(found) = self.radius(next) {
            return Some((ClaimKind::Within, found));
        }
        if self.is_attribute() && tail.measure != Some(Measure::Travel) {
            return None;
        }
        if s.has(next, Cue::Apart) || s.has(self.at + 1, Cue::Apart) {
            return (!self.is_small_unit()).then_some((ClaimKind::Between, Shape::Apart));
        }
        if let Some(found) = self.distance() {
            return Some((ClaimKind::Between, found));
        }
        if let Some(found) = self.leads(tail) {
            return Some((ClaimKind::Offset, found));
        }
        // "north to south": an extent.
        if tail.bearing.is_some()
            && s.has(next, Cue::To)
            && bearing(s, next + 1).is_some()
        {
            return None;
        }
        if let Some(found) = self.way(next) {
            return found;
        }
        if let Some(at) = of.filter(|at| s.has(*at, Cue::Relative)) {
            return Some((ClaimKind::Within, Shape::Ground(at)));
        }
        let hedged_within = self.within_hedge();
        if hedged_within && tail.bearing.is_none() {
            if let Some(at) = of.or(ground) {
                return Some((ClaimKind::Within, Shape::Ground(at)));
            }
            if !self.is_way() && !self.is_small_unit() {
                return Some((ClaimKind::Within, Shape::Bare));
            }
        }
        if tail.bearing.is_some() {
            if let Some(at) = of.or(ground) {
                return Some((ClaimKind::Offset, Shape::Ground(at)));
            }
        } else if let Some(at) = ground {
            if self.is_way() && !tail.away {
                return None;
            }
            return Some((ClaimKind::Between, Shape::Ground(at)));
        }
        if of.is_some() && tail.bearing.is_none() && !tail.away {
            return None;
        }
        if self.is_small_unit() && !tail.away {
            return None;
        }
        if let Some(at) = self.weak_ground(next) {
            let kind = if tail.bearing.is_some() {
                ClaimKind::Offset
            } else {
                ClaimKind::Between
            };
            return Some((kind, Shape::Ground(at)));
        }
        if self.is_way() {
            return None;
        }
        if tail.bearing.is_some() {
            let suburb =
                s.is(next, &["as"]).then(|| self.as_a_suburb_of(next + 1)).flatten();
            let shape = suburb.map_or(Shape::Bare, Shape::Ground);
            return Some((ClaimKind::Offset, shape));
        }
        if self.is_bracketed() {
            return Some((ClaimKind::Between, Shape::Bracket));
        }
        if tail.away {
            return Some((ClaimKind::Between, Shape::Bare));
        }
        if let Some((from, to)) = self.toward() {
            return Some((ClaimKind::Between, Shape::Toward(from, to)));
        }
        let distant = s.before(self.start, Cue::Distant).is_some();
        distant.then_some((ClaimKind::Between, Shape::Bare))
    }

    /// "15 km east as a suburb of Luanda": the ground.
    fn as_a_suburb_of(&self, at: usize) -> Option<usize> {
        let s = self.sentence;
        let noun = at + s.cue(at, Cue::Article)?;
        let of = noun + s.cue(noun, Cue::Generic)?;
        Some(of + s.cue(of, Cue::Of)?)
    }

    /// "within" among the hedges.
    fn within_hedge(&self) -> bool {
        self.sentence.within(self.start, self.at, Cue::Within)
    }

    /// What something can reach: "strike 25–100 km behind the lines", "a range of 2,000 km",
    /// "9,000 miles at 10 knots".
    fn capability(&self, tail: &Tail) -> Option<Shape> {
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
        let able = s.within(clause, self.start, Cue::Able);
        if strikes && able {
            let moving = s.has(tail.next, Cue::Behind);
            let line = s.within(tail.next, tail.next + 5, Cue::Moving);
            return Some(if moving && line { Shape::Behind } else { Shape::Bare });
        }
        None
    }

    /// "a radius of N km", "an N-km radius around X".
    fn radius(&self, next: usize) -> Option<Shape> {
        let s = self.sentence;
        let ground = |from: usize| {
            let joined = s.any(from, &[Cue::Of, Cue::From]) || s.is(from, &["around"]);
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
    fn distance(&self) -> Option<Shape> {
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
    fn leads(&self, tail: &Tail) -> Option<Shape> {
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
    fn led(&self) -> Option<f64> {
        let s = self.sentence;
        let clause = s.clause_start(self.at).max(self.start.saturating_sub(8));
        let verb = (clause..self.start).rev().find(|i| s.has(*i, Cue::Leads))?;
        (verb + 1..self.start).find_map(|i| bearing(s, i)).map(|found| found.degrees)
    }

    /// "covered 109 miles from A to B" is a way, "travel the 250 km to A from B" a claim.
    #[expect(clippy::option_option, reason = "outer: whether the rule fits")]
    fn way(&self, next: usize) -> Option<Option<(ClaimKind, Shape)>> {
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

    /// "à 30 km de Kyiv": a weak preposition counts with another in front and a capital
    /// behind.
    fn weak_ground(&self, next: usize) -> Option<usize> {
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

    /// "Lilongwe (130 km)", "Toowoomba, (29 kilometres away)".
    fn is_bracketed(&self) -> bool {
        let s = self.sentence;
        let open = self.start.checked_sub(1).is_some_and(|i| s.is(i, &["("]));
        let close = s.is(self.at + 1, &[")"]) || s.has(self.at + 1, Cue::Away);
        let name = self.start.checked_sub(2).is_some_and(|i| {
            s.capital(i) || s.is(i, &[","]) && i > 0 && s.capital(i - 1)
        });
        open && close && name
    }

    /// "До линии фронта - около 65 километров": a ground behind "to" at the head of the
    /// clause.
    fn toward(&self) -> Option<(usize, usize)> {
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
