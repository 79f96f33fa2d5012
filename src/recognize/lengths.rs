//! Lengths as they are written: number, unit, conversion in brackets.

use crate::model::{Bound, Document, Length, Meters, Span};
use crate::settings::measure::{Cue, Found, Lexicon, Lexicons};
use crate::text::{Numeral, Piece, PieceKind, numeral, pieces};

/// The lengths of a document, in order.
#[must_use]
pub fn lengths(document: &Document) -> Vec<Length> {
    let lexicons = Lexicons::bundled();
    let mut found = Vec::new();
    for sentence in &document.sentences {
        if !has_unit(sentence.of(&document.text), lexicons) {
            continue;
        }
        let cut = pieces(&document.text, *sentence);
        let words: Vec<String> =
            cut.iter().map(|p| p.span.of(&document.text).to_lowercase()).collect();
        let lexicon =
            lexicons.fitting(words.iter().map(String::as_str), document.language);
        let Some(lexicon) = lexicon else { continue };
        let reader = Reader {
            text: &document.text,
            pieces: &cut,
            words: &words,
            lexicon,
            all: lexicons.all(),
        };
        reader.read(&mut found);
    }
    found
}

/// Whether a unit of some language stands in a sentence.
fn has_unit(sentence: &str, lexicons: &Lexicons) -> bool {
    sentence.split(|c: char| !c.is_alphabetic()).any(|word| lexicons.is_unit(word))
}

struct Reader<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    /// The pieces in lower case.
    words: &'a [String],
    lexicon: &'a Lexicon,
    /// Every language: units are looked up there when the sentence's own has none.
    all: &'a [Lexicon],
}

/// A unit at a place.
#[derive(Clone, Copy)]
struct UnitAt {
    meters: f64,
    next: usize,
}

impl Reader<'_> {
    fn read(&self, found: &mut Vec<Length>) {
        let mut at = 0;
        while at < self.pieces.len() {
            match self.length_at(at) {
                Some((length, next)) => {
                    found.push(length);
                    at = next;
                }
                None => at = self.past_number(at),
            }
        }
    }

    /// Behind a run of digits and separators, so that no length starts inside a number.
    fn past_number(&self, at: usize) -> usize {
        let mut next = at + 1;
        if self.pieces[at].kind == PieceKind::Digits {
            while self.glued(next)
                && self.glued(next + 1)
                && matches!(self.words.get(next).map(String::as_str), Some("." | ","))
                && self.pieces.get(next + 1).is_some_and(|p| p.kind == PieceKind::Digits)
            {
                next += 2;
            }
        }
        next
    }

    /// Whether a piece follows the one before without a space.
    fn glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i));
        match (before, self.pieces.get(at)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn number(&self, at: usize) -> Option<Numeral> {
        numeral(self.text, self.pieces, at, &self.lexicon.numbers)
    }

    /// The unit at a piece, behind a hyphen too ("4,700-meter").
    fn unit(&self, at: usize) -> Option<UnitAt> {
        let hyphen = matches!(self.word(at), "-" | "‐" | "‑") && self.glued(at);
        let at = at + usize::from(hyphen && self.glued(at + 1));
        let rest = self.words.get(at..)?;
        let known = |lexicon: &Lexicon| {
            let found = lexicon.phrases.at(rest).filter_map(|(found, len)| match found {
                Found::Unit(unit) => Some((len, lexicon.units.get(unit)?.meters)),
                _ => None,
            });
            found.max_by(|a, b| a.0.cmp(&b.0))
        };
        let (len, meters) =
            known(self.lexicon).or_else(|| self.all.iter().find_map(known))?;
        let piece = self.pieces.get(at)?.span.of(self.text);
        let next = at + len;
        // "CH-47M" and "$29M" are no meters, "km²" and "km/h" no lengths.
        let capital_m = piece == "M";
        let power =
            self.glued(next) && matches!(self.word(next), "²" | "³" | "^" | "2" | "3");
        let rate = self.word(next) == "/"
            && matches!(
                self.word(next + 1),
                "h" | "hr"
                    | "hour"
                    | "s"
                    | "sec"
                    | "min"
                    | "day"
                    | "г"
                    | "ч"
                    | "год"
                    | "час"
                    | "годину"
                    | "с"
                    | "l"
                    | "godz"
                    | "oră"
                    | "std"
            );
        (!capital_m && !power && !rate).then_some(UnitAt { meters, next })
    }

    /// The unit behind a number, "a" or "of a" between them where that is how it is said.
    fn unit_of(&self, number: &Numeral) -> Option<UnitAt> {
        use crate::text::NumberWord::{Article, Joint};
        let joined = |at| {
            let joint = self.lexicon.numbers.words.get(self.word(at));
            // Romanian counts "20 de kilometri" from twenty on.
            number.value >= 20.0
                && joint == Some(&Joint)
                && self.cues(at).any(|found| found == (Cue::FromWeak, 1))
        };
        self.unit(number.next).or_else(|| {
            if joined(number.next) {
                return self.unit(number.next + 1);
            }
            let mut at =
                number.next + usize::from(number.open && self.word(number.next) == "-");
            let limit = at + 2;
            while number.open
                && at < limit
                && matches!(
                    self.lexicon.numbers.words.get(self.word(at)),
                    Some(Article | Joint)
                )
            {
                at += 1;
            }
            (at > number.next).then(|| self.unit(at)).flatten()
        })
    }

    /// What joins the two figures of a range at a piece: the piece behind it.
    fn range_joint(&self, at: usize, start: usize) -> Option<usize> {
        if matches!(self.word(at), "-" | "–" | "—" | "−" | "‐" | "‑" | "~" | "÷" | "‒")
        {
            return Some(at + 1);
        }
        let joint = self.cues(at).find_map(|(cue, len)| match cue {
            Cue::RangeTo => Some(len),
            Cue::RangeAnd if self.ends_here(start, |c| c == Cue::RangeBetween) => {
                Some(len)
            }
            _ => None,
        })?;
        Some(at + joint)
    }

    fn cues(&self, at: usize) -> impl Iterator<Item = (Cue, usize)> + '_ {
        let rest = self.words.get(at..).unwrap_or_default();
        self.lexicon.phrases.at(rest).filter_map(|(found, len)| match found {
            Found::Cue(cue) => Some((cue, len)),
            _ => None,
        })
    }

    /// Whether such a phrase ends right before a piece.
    fn ends_here(&self, at: usize, wanted: impl Fn(Cue) -> bool) -> bool {
        self.phrase_before(at, &wanted).is_some()
    }

    /// The longest phrase of such a kind that ends right before a piece: kind and start.
    fn phrase_before(
        &self,
        at: usize,
        wanted: &impl Fn(Cue) -> bool,
    ) -> Option<(Cue, usize)> {
        (1..=4.min(at)).rev().find_map(|len| {
            let mut here =
                self.cues(at - len).filter(|(cue, l)| *l == len && wanted(*cue));
            here.next().map(|(cue, _)| (cue, at - len))
        })
    }

    fn length_at(&self, at: usize) -> Option<(Length, usize)> {
        let first = self.number(at)?;
        if self.is_money(at) || self.is_tail(at) {
            return None;
        }
        let (mut low, mut high, unit, step);
        if let Some(found) = self.unit_of(&first) {
            unit = found;
            low = first.value;
            high = first.high;
            step = first.step;
            let second = self
                .range_joint(found.next, at)
                .and_then(|next| self.number(next))
                .and_then(|n| Some((n, self.unit_of(&n)?)));
            if let Some((second, last)) = second
                && second.value * last.meters > low * found.meters
            {
                let rounding = Meters(step * found.meters / 2.0);
                let low = Meters(low * found.meters);
                let high = Some(Meters(second.value * last.meters));
                return Some(self.finished(at, last.next, (low, high), rounding));
            }
        } else {
            let next = self.range_joint(first.next, at)?;
            let second = self.number(next)?;
            unit = self.unit_of(&second)?;
            low = first.value;
            high = Some(second.value);
            step = first.step;
            if second.value <= first.value {
                return None;
            }
        }
        low *= unit.meters;
        high = high.map(|value| value * unit.meters);
        let rounding = Meters(step * unit.meters / 2.0);
        let figures = (Meters(low), high.map(Meters));
        Some(self.finished(at, unit.next, figures, rounding))
    }

    /// "$29m", "£2.5m": money.
    fn is_money(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |i| self.word(i));
        matches!(before, "$" | "£" | "€" | "¥" | "₴" | "₽")
    }

    /// Whether the number is the end of another number or of a name: "4.5.12 km", "A4 km".
    fn is_tail(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|p| p.kind == PieceKind::Digits)
            && self.glued(at)
            && at.checked_sub(1).and_then(|i| self.pieces.get(i)).is_some_and(|before| {
                before.kind == PieceKind::Letters
                    || at > 1
                        && self.glued(at - 1)
                        && matches!(self.word(at - 1), "." | ",")
                        && self.pieces[at - 2].kind == PieceKind::Digits
            })
    }

    fn finished(
        &self,
        at: usize,
        next: usize,
        (low, high): (Meters, Option<Meters>),
        rounding: Meters,
    ) -> (Length, usize) {
        let next = self.past_conversion(next);
        let mut bound = if high.is_some() { Bound::Range } else { Bound::Exact };
        let vague = rounding.0 == 0.0;
        let mut approximate = vague;
        let mut start = at;
        let hedging = |cue| {
            matches!(
                cue,
                Cue::About
                    | Cue::AtMost
                    | Cue::AtLeast
                    | Cue::Within
                    | Cue::Color
                    | Cue::RangeBetween
            )
        };
        while let Some((cue, from)) = self.phrase_before(start, &hedging) {
            start = from;
            match cue {
                Cue::About => approximate = true,
                Cue::AtMost | Cue::Within if bound == Bound::Exact => {
                    bound = Bound::AtMost;
                }
                Cue::AtMost | Cue::Within if vague => bound = Bound::AtMost,
                Cue::AtLeast if bound == Bound::Exact => bound = Bound::AtLeast,
                _ => {}
            }
        }
        // "примерно в 20 км": the hedge stands before the preposition.
        let preposition = |cue| matches!(cue, Cue::Distant | Cue::At);
        if let Some((_, from)) = self.phrase_before(start, &preposition) {
            approximate |= self.phrase_before(from, &|cue| cue == Cue::About).is_some();
        }
        for (cue, _) in self.cues(next) {
            match cue {
                Cue::OrSo => approximate = true,
                Cue::OrLess if bound == Bound::Exact => bound = Bound::AtMost,
                Cue::OrMore if bound == Bound::Exact => bound = Bound::AtLeast,
                _ => {}
            }
        }
        let hedge = (start < at).then(|| {
            Span::new(self.pieces[start].span.start, self.pieces[at - 1].span.end)
        });
        let end = self.pieces[next - 1].span.end;
        let span = Span::new(self.pieces[at].span.start, end);
        (Length { span, low, high, rounding, bound, approximate, hedge }, next)
    }

    /// Behind "(48 km)", "(9,000 mi; 17,000 km)" or "/30 km", where such a thing follows.
    fn past_conversion(&self, at: usize) -> usize {
        let close = match self.word(at) {
            "(" => ")",
            "[" => "]",
            "/" => "",
            _ => return at,
        };
        let mut next = at + 1;
        loop {
            while let Some(len) = self.cues(next).find_map(|(cue, len)| {
                matches!(cue, Cue::About | Cue::AtMost | Cue::AtLeast | Cue::Color)
                    .then_some(len)
            }) {
                next += len;
            }
            let Some(number) = self.number(next) else { return at };
            let unit = self.unit_of(&number).or_else(|| {
                let second = self.range_joint(number.next, next)?;
                self.unit_of(&self.number(second)?)
            });
            let Some(unit) = unit else { return at };
            next = unit.next;
            if close.is_empty() {
                return next;
            }
            match self.word(next) {
                word if word == close => return next + 1,
                ";" | "," | "/" | "or" => next += 1,
                _ => return at,
            }
        }
    }
}
