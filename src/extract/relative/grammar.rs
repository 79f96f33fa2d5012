//! The words that give a place relative to others, read backwards from a name.

use crate::extract::claims::bearings::{bearing, bearing_before};
use crate::extract::claims::sentence::Sentence;
use crate::model::RelativeKind;
use crate::settings::measure::{Cue, Found};

/// Words for a place relative to others.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    /// The first word.
    pub(super) start: usize,
    /// One past the last word.
    pub(super) end: usize,
    pub(super) kind: RelativeKind,
    /// Degrees clockwise from north.
    pub(super) bearing: Option<f64>,
    /// The number of the length in the sentence.
    pub(super) length: Option<usize>,
    /// The resolutions told from, by index.
    pub(super) anchors: Vec<usize>,
}

/// What stands in front of a name.
#[derive(Debug, Clone, Copy)]
struct Lead {
    start: usize,
    kind: RelativeKind,
    bearing: Option<f64>,
    length: Option<usize>,
}

impl Lead {
    fn plain(kind: RelativeKind, start: usize) -> Self {
        Self { start, kind, bearing: None, length: None }
    }
}

/// The reader of a sentence.
pub(super) struct Grammar<'a> {
    pub(super) sentence: &'a Sentence<'a>,
}

/// Words of description before a name that are passed over: "the city of".
const PASSED: usize = 5;

impl Grammar<'_> {
    /// What the sentence tells relative to a resolution, if anything.
    pub(super) fn phrase(&self, number: usize) -> Option<Phrase> {
        let s = self.sentence;
        let first = s.words.iter().position(|word| word.place == Some(number))?;
        let same = s.words[first..].iter().take_while(|word| word.place == Some(number));
        let end = first + same.count();
        let heads = self.heads(first);
        for &head in &heads {
            if let Some(found) = self.between(head, number, end) {
                return Some(found);
            }
            if let Some(found) = self.behind(head, number, end) {
                return Some(found);
            }
        }
        let lead = heads.iter().find_map(|head| self.lead(*head))?;
        let Lead { start, kind, bearing, length } = lead;
        Some(Phrase { start, end, kind, bearing, length, anchors: vec![number] })
    }

    /// Where a name begins, and where its description does: "the besieged city of X".
    fn heads(&self, first: usize) -> Vec<usize> {
        let s = self.sentence;
        let mut heads = vec![first];
        let mut at = first;
        for _ in 0..PASSED {
            let quoted = at > 0 && s.is(at - 1, &["\"", "“", "«", "„", "‘", "'"]);
            let article = s.before(at, Cue::Article);
            let next = if quoted {
                at - 1
            } else if let Some(generic) = self.described(at) {
                generic
            } else if let Some(article) = article {
                article
            } else {
                break;
            };
            at = next;
            heads.push(at);
        }
        heads
    }

    /// The start of "city of" or "city" that ends at a word, its adjective passed over.
    fn described(&self, at: usize) -> Option<usize> {
        let s = self.sentence;
        let of = s.before(at, Cue::Of).or_else(|| s.before(at, Cue::FromWeak));
        let end = of.unwrap_or(at);
        let plural = s.before(end, Cue::Plural);
        let generic = plural.or_else(|| s.before(end, Cue::Generic))?;
        let besides = [Cue::Outskirts, Cue::Frontier, Cue::Coast, Cue::Near];
        if s.any(generic, &besides) {
            return None;
        }
        let adjective = generic.checked_sub(1).filter(|word| {
            let stops = [
                Cue::Stop,
                Cue::Of,
                Cue::In,
                Cue::And,
                Cue::Near,
                Cue::Off,
                Cue::Article,
            ];
            s.words[*word].letters
                && s.words[*word].place.is_none()
                && !s.any(*word, &stops)
                && point(s, *word).is_none()
                && s.before(*word, Cue::Article).is_some()
        });
        Some(adjective.unwrap_or(generic))
    }

    /// What ends right before the description of a name.
    fn lead(&self, head: usize) -> Option<Lead> {
        let s = self.sentence;
        // "off" is a word for "from" too.
        if let Some(start) = s.before(head, Cue::Off) {
            return Some(self.off(start));
        }
        let of = [Cue::Of, Cue::FromWeak, Cue::From];
        let governed = of.iter().find_map(|cue| {
            let from = s.before(head, *cue)?;
            self.governed(from)
        });
        governed.or_else(|| self.direct(head))
    }

    /// What a preposition like "of" joins to a name.
    fn governed(&self, of: usize) -> Option<Lead> {
        let s = self.sentence;
        let stop = s.before(of, Cue::Away).unwrap_or(of);
        if let Some(found) = self.direction(stop) {
            return Some(found);
        }
        if let Some(start) = s.before(of, Cue::Outskirts) {
            return Some(self.edge(start));
        }
        if let Some(start) = s.before(of, Cue::Coast) {
            return self.offshore(start);
        }
        if let Some(start) = s.before(of, Cue::Frontier) {
            return self.frontier(start);
        }
        let length = self.length_before(stop)?;
        let start = s.start_of(length);
        let length = Some(length);
        Some(Lead { start, kind: RelativeKind::Distance, bearing: None, length })
    }

    /// A direction that ends right before a word, with its distance: "12 km to the north".
    fn direction(&self, end: usize) -> Option<Lead> {
        let s = self.sentence;
        let found = bearing_before(s, end)?;
        // The first word that is a point of the compass itself.
        let points = (end.saturating_sub(4)..end)
            .find(|at| {
                bearing(s, *at).is_some_and(|b| b.next == end) && point(s, *at).is_some()
            })
            .unwrap_or(end - 1);
        let start = (end.saturating_sub(4)..=points)
            .find(|at| bearing(s, *at).is_some_and(|b| b.next == end))
            .unwrap_or(points);
        let bearing = Some(found.degrees);
        let placed = s.before(start, Cue::Distant).unwrap_or(start);
        let length = [start, placed, s.before(start, Cue::Away).unwrap_or(start)]
            .into_iter()
            .find_map(|at| self.length_before(at));
        if let Some(number) = length {
            let start = s.start_of(number);
            let kind = RelativeKind::Offset;
            return Some(Lead { start, kind, bearing, length });
        }
        let part = s.before(points, Cue::PartOf);
        let toward = s.before(points, Cue::ToThe);
        match (part, toward) {
            (Some(part), toward) if toward.is_none_or(|toward| part <= toward) => {
                Some(Lead { start: part, kind: RelativeKind::Part, bearing, length })
            }
            _ => {
                let kind = RelativeKind::Direction;
                Some(Lead { start: toward.unwrap_or(start), kind, bearing, length })
            }
        }
    }

    /// What stands right before a name without a preposition like "of".
    fn direct(&self, head: usize) -> Option<Lead> {
        let s = self.sentence;
        if let Some(with) = s.before(head, Cue::With)
            && let Some(start) = s.before(with, Cue::Frontier)
        {
            return self.frontier(start);
        }
        if let Some(start) = s.before(head, Cue::Outskirts) {
            return Some(self.edge(start));
        }
        if let Some(start) = s.before(head, Cue::Coast)
            && let Some(found) = self.offshore(start)
        {
            return Some(found);
        }
        if let Some(start) = s.before(head, Cue::Frontier)
            && let Some(found) = self.frontier(start)
        {
            return Some(found);
        }
        if let Some(start) = s.before(head, Cue::Beside)
            && let Some(found) = self.direction(start + 1).filter(|_| start + 1 == head)
        {
            return Some(found);
        }
        if let Some(found) = self.part(head) {
            return Some(found);
        }
        let start = s.before(head, Cue::Near)?;
        Some(Lead::plain(RelativeKind::Near, start))
    }

    /// "in northern X", "на севере X".
    fn part(&self, head: usize) -> Option<Lead> {
        let s = self.sentence;
        let found = bearing_before(s, head)?;
        let points = (head.saturating_sub(4)..head).find(|at| {
            point(s, *at).is_some() && bearing(s, *at).is_some_and(|b| b.next == head)
        })?;
        if s.any(points, &[Cue::ShortBearing]) {
            return None;
        }
        let start = s.before(points, Cue::PartBare)?;
        let bearing = Some(found.degrees);
        Some(Lead { start, kind: RelativeKind::Part, bearing, length: None })
    }

    /// "the northern outskirts of", the word given, with a distance in front: "5 km from".
    fn edge(&self, start: usize) -> Lead {
        let s = self.sentence;
        let article = s.before(start, Cue::Article).unwrap_or(start);
        for from in [Cue::Of, Cue::From, Cue::FromWeak] {
            let away = s.before(article, from).and_then(|of| self.governed(of));
            let measured = away.filter(|lead| {
                matches!(lead.kind, RelativeKind::Offset | RelativeKind::Distance)
            });
            if let Some(measured) = measured {
                return measured;
            }
        }
        let found = bearing_before(s, start);
        let points = (start.saturating_sub(4)..start).find(|at| {
            point(s, *at).is_some() && bearing(s, *at).is_some_and(|b| b.next == start)
        });
        Lead {
            start: points.unwrap_or(start),
            kind: RelativeKind::Edge,
            bearing: found.map(|b| b.degrees).filter(|_| points.is_some()),
            length: None,
        }
    }

    /// "off the coast", the last word given.
    fn offshore(&self, coast: usize) -> Option<Lead> {
        let s = self.sentence;
        let mut at = coast;
        for _ in 0..2 {
            // "off the western coast of"
            let adjective = at.checked_sub(1).filter(|word| point(s, *word).is_some());
            at = adjective.unwrap_or(at);
            at = s.before(at, Cue::Article).unwrap_or(at);
        }
        let off = s.before(at, Cue::Off).or_else(|| s.before(at, Cue::Near))?;
        Some(self.off(off))
    }

    /// "off", with a distance in front.
    fn off(&self, off: usize) -> Lead {
        let length = self.length_before(off);
        let start = length.map_or(off, |number| self.sentence.start_of(number));
        Lead { start, kind: RelativeKind::Off, bearing: None, length }
    }

    /// "near the border", the word for border given; of other borders nothing is told.
    fn frontier(&self, border: usize) -> Option<Lead> {
        let s = self.sentence;
        let article = s.before(border, Cue::Article).unwrap_or(border);
        let cues = [Cue::Near, Cue::Along, Cue::In];
        let start = cues.iter().find_map(|cue| s.before(article, *cue));
        // In "5 km from the border with X" the distance is from the line.
        Some(Lead::plain(RelativeKind::Border, start?))
    }

    /// What stands behind a name: "X's northern outskirts", "the X border", "the X coast".
    fn behind(&self, head: usize, number: usize, end: usize) -> Option<Phrase> {
        let s = self.sentence;
        let mut anchors = vec![number];
        let mut at = end;
        if s.is(at, &["'", "’"]) {
            at += 1;
            at += usize::from(s.is(at, &["s"]));
        } else if s.is(at, &["'s", "’s"]) {
            at += 1;
        } else if s.is(at, &["-", "–"])
            && s.joins(at)
            && let Some(other) = s.words.get(at + 1).and_then(|word| word.place)
            && other != number
        {
            anchors.push(other);
            at += 1;
            at +=
                s.words[at..].iter().take_while(|word| word.place == Some(other)).count();
        }
        let towards = bearing(s, at).filter(|_| point(s, at).is_some());
        let noun = towards.map_or(at, |found| found.next);
        let near = |cues: &[Cue]| cues.iter().find_map(|cue| s.before(head, *cue));
        let made = |start, kind, len: usize, bearing| Phrase {
            start,
            end: noun + len,
            kind,
            bearing,
            length: None,
            anchors: anchors.clone(),
        };
        let alone = |len: usize| !s.any(noun + len, &[Cue::Of, Cue::With]);
        if let Some(len) = s.cue(noun, Cue::Frontier).filter(|len| alone(*len)) {
            let start = near(&[Cue::Near, Cue::Along, Cue::In])?;
            return Some(made(start, RelativeKind::Border, len, None));
        }
        if anchors.len() > 1 {
            return None;
        }
        if let Some(len) = s.cue(noun, Cue::Coast).filter(|len| alone(*len)) {
            let lead = self.off(near(&[Cue::Off])?);
            let phrase = made(lead.start, RelativeKind::Off, len, None);
            return Some(Phrase { length: lead.length, ..phrase });
        }
        if let Some(len) = s.cue(noun, Cue::Outskirts).filter(|len| alone(*len)) {
            let start = near(&[Cue::In, Cue::Near, Cue::Along])?;
            let bearing = towards.map(|found| found.degrees);
            return Some(made(start, RelativeKind::Edge, len, bearing));
        }
        None
    }

    /// "between X and Y", X given.
    fn between(&self, head: usize, number: usize, end: usize) -> Option<Phrase> {
        let s = self.sentence;
        let between = s.before(head, Cue::Between)?;
        if s.before(between, Cue::NotBetween).is_some() {
            return None;
        }
        let mut at = end + s.cue(end, Cue::And).or_else(|| s.cue(end, Cue::RangeAnd))?;
        let mut passed = 0;
        while s.words.get(at)?.place.is_none() {
            let described =
                [Cue::Article, Cue::Generic, Cue::Of, Cue::FromWeak, Cue::Between];
            at += described.iter().find_map(|cue| s.cue(at, *cue))?;
            passed += 1;
            if passed > PASSED {
                return None;
            }
        }
        let other = s.words[at].place.filter(|other| *other != number)?;
        let same = s.words[at..].iter().take_while(|word| word.place == Some(other));
        let halfway = s.before(between, Cue::Halfway);
        Some(Phrase {
            start: halfway.unwrap_or(between),
            end: at + same.count(),
            kind: if halfway.is_some() {
                RelativeKind::Halfway
            } else {
                RelativeKind::Between
            },
            bearing: None,
            length: None,
            anchors: vec![number, other],
        })
    }

    /// The length that ends right before a word, by number.
    fn length_before(&self, at: usize) -> Option<usize> {
        self.sentence.words.get(at.checked_sub(1)?)?.length
    }
}

/// A point of the compass that starts at a word.
fn point(s: &Sentence<'_>, at: usize) -> Option<u8> {
    s.found(at).iter().find_map(|(found, _)| match found {
        Found::Bearing(point) => Some(*point),
        _ => None,
    })
}
