//! Which lengths are claims: rules in their order, the first that fits decides.

use super::bearings::{bearing, bearing_before};
use super::sentence::Sentence;
use super::straight_if_weapon;
use crate::model::{ClaimKind, Measure};
use crate::settings::measure::Cue;

mod pair;
mod shapes;

pub(super) use pair::pair_in_front;

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
    /// Both are named together, each from one word to before another: "from A to B".
    Pair((usize, usize), (usize, usize)),
    /// The ground stands before, behind "from" at a word: "ist von B 80 km entfernt".
    Before(usize),
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
            && self.sentence.capital(self.at + 1)
            && self.measure_at(self.at + 1).is_none();
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
            } else if s.is(at, &["both"])
                || s.is(at, &[","]) && self.goes_on(at + 1, &tail)
            {
                tail.next = at + 1;
            } else {
                break;
            }
        }
        tail
    }

    /// Whether words behind a comma still tell of the figure: ", by road, north of".
    fn goes_on(&self, at: usize, tail: &Tail) -> bool {
        let s = self.sentence;
        let direction = bearing(s, at);
        let directed =
            direction.is_some_and(|found| s.any(found.next, &[Cue::Of, Cue::From]));
        let measured = tail.measure.is_some();
        self.measure_at(at).is_some()
            || directed
            || measured && (direction.is_some() || s.has(at, Cue::From))
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
        if let Some(found) = self.pair(tail).or_else(|| self.distance()) {
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
            let around = s.cue(next, Cue::Around).map(|len| next + len);
            if let Some(at) = of.or(ground).or(around) {
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
        if let Some(from) = self.ground_before(tail) {
            return Some((ClaimKind::Between, Shape::Before(from)));
        }
        let weak = self.weak_ground(next).filter(|_| tail.bearing.is_none());
        if let Some(at) = weak.filter(|_| !self.is_way()) {
            return Some((ClaimKind::Between, Shape::Ground(at)));
        }
        if of.is_some() && tail.bearing.is_none() && !tail.away {
            return None;
        }
        if self.is_small_unit() && !tail.away {
            return None;
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
        if self.is_bracketed(tail) {
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

    /// "within" among the hedges.
    fn within_hedge(&self) -> bool {
        self.sentence.within(self.start, self.at, Cue::Within)
    }
}
