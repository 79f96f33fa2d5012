//! Numbers however they are written: "4 700", "1,5", "2 1⁄2", "½", "twenty-five", "a couple
//! of hundred".

use rustc_hash::FxHashMap;

use super::lower;
use super::pieces::{Piece, PieceKind};

/// What a word means in a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberWord {
    /// Adds: "five", "twenty".
    Value(f64),
    /// Multiplies: "hundred", "thousand".
    Times(f64),
    /// A part of one: "half", "quarter".
    Part(f64),
    /// Somewhere between two figures: "few", "several", "dozens".
    Vague(f64, f64),
    /// Stands for one before a unit or a number word: "a".
    Article,
    /// Joins number words: "and", "of".
    Joint,
}

/// How numbers are written in a language.
#[derive(Debug, Clone, Default)]
pub struct NumberStyle {
    /// Lower-case words that are numbers.
    pub words: FxHashMap<String, NumberWord>,
    /// Whether a comma is the decimal sign.
    pub decimal_comma: bool,
}

/// A number read from a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Numeral {
    /// The value; the lower end of a vague one ("a few").
    pub value: f64,
    /// The upper end of a vague one.
    pub high: Option<f64>,
    /// The last significant place: 80 -> 10, 81 -> 1, 85 -> 5, 2.5 -> 0.1. Bare powers of
    /// ten are taken as rounded to half of themselves: 100 -> 50.
    pub step: f64,
    /// Whether "a", "of a" may stand between it and its unit: "half a mile".
    pub open: bool,
    /// Index of the first piece behind it.
    pub next: usize,
}

/// The number that starts at a piece.
#[must_use]
pub fn numeral(
    text: &str,
    pieces: &[Piece],
    at: usize,
    style: &NumberStyle,
) -> Option<Numeral> {
    let reader = Reader { text, pieces, style };
    let first = pieces.get(at)?;
    match first.kind {
        PieceKind::Digits => reader.figures(at),
        PieceKind::Symbol => reader.vulgar(at).map(|value| Numeral {
            value,
            high: None,
            step: value / 2.0,
            open: true,
            next: at + 1,
        }),
        PieceKind::Letters => reader.words(at),
    }
}

/// The last significant place of a whole number or of one from words.
fn step_of(value: f64) -> f64 {
    let mut place = 1.0;
    if value <= 0.0 || !value.is_finite() || value > 1e12 {
        return 1.0;
    }
    if value.fract() != 0.0 {
        return if (value * 4.0).fract() == 0.0 { 0.5 } else { 0.1 };
    }
    while value % (place * 10.0) == 0.0 && place * 10.0 <= value {
        place *= 10.0;
    }
    if place >= 10.0 && value <= place {
        place / 2.0
    } else if (value % 10.0 - 5.0).abs() < 0.5 {
        5.0
    } else {
        place
    }
}

struct Reader<'a> {
    text: &'a str,
    pieces: &'a [Piece],
    style: &'a NumberStyle,
}

impl Reader<'_> {
    fn piece(&self, at: usize) -> Option<(&str, PieceKind)> {
        self.pieces.get(at).map(|p| (p.span.of(self.text), p.kind))
    }

    fn digits(&self, at: usize) -> Option<&str> {
        self.piece(at)
            .filter(|(_, kind)| *kind == PieceKind::Digits)
            .map(|(text, _)| text)
    }

    fn symbol(&self, at: usize) -> Option<char> {
        let (text, kind) = self.piece(at)?;
        (kind == PieceKind::Symbol).then(|| text.chars().next()).flatten()
    }

    /// Bytes between a piece and the one before.
    fn gap(&self, at: usize) -> &str {
        let before = at.checked_sub(1).and_then(|i| self.pieces.get(i));
        let (Some(a), Some(b)) = (before, self.pieces.get(at)) else { return "" };
        self.text.get(a.span.end..b.span.start).unwrap_or_default()
    }

    /// The value of a fraction in one character.
    fn vulgar(&self, at: usize) -> Option<f64> {
        Some(match self.symbol(at)? {
            '½' => 0.5,
            '⅓' => 1.0 / 3.0,
            '⅔' => 2.0 / 3.0,
            '¼' => 0.25,
            '¾' => 0.75,
            '⅕' => 0.2,
            '⅛' => 0.125,
            '⅜' => 0.375,
            '⅝' => 0.625,
            '⅞' => 0.875,
            _ => return None,
        })
    }

    /// "1/2" at a piece, with a denominator that people use.
    fn fraction(&self, at: usize) -> Option<f64> {
        let above: u32 = self.digits(at)?.parse().ok()?;
        let slash = matches!(self.symbol(at + 1)?, '/' | '⁄' | '∕');
        let below: u32 = self.digits(at + 2)?.parse().ok()?;
        let usual = matches!(below, 2 | 3 | 4 | 5 | 8 | 10 | 16) && above < below;
        let glued = self.gap(at + 1).is_empty() && self.gap(at + 2).is_empty();
        let apart = self.symbol(at + 3).is_none_or(|c| !matches!(c, '/' | '⁄'));
        (slash && usual && above > 0 && glued && apart)
            .then(|| f64::from(above) / f64::from(below))
    }

    fn figures(&self, at: usize) -> Option<Numeral> {
        if let Some(value) = self.fraction(at) {
            let step = value / 2.0;
            return Some(Numeral { value, high: None, step, open: true, next: at + 3 });
        }
        let mut whole = self.digits(at)?.to_owned();
        let mut next = at + 1;
        let first = whole.len();
        let mut grouped_by = None;
        let mut decimals = 0_i32;
        while first <= 3 || grouped_by.is_none() && first > 0 {
            let (sign, behind) = match self.symbol(next) {
                Some(sign) if self.gap(next).is_empty() => (sign, next + 1),
                Some(_) => break,
                None => match self.gap(next).chars().next() {
                    Some(blank) => (blank, next),
                    None => break,
                },
            };
            let blank = behind == next;
            let Some(more) = self.digits(behind) else { break };
            let glued = if blank {
                self.gap(behind).chars().count() == 1 && sign != '\n'
            } else {
                self.gap(behind).is_empty()
            };
            let three = more.len() == 3 && first <= 3 && whole != "0";
            let comma = self.style.decimal_comma;
            let groups = three
                && glued
                && grouped_by.is_none_or(|by| by == sign)
                && match sign {
                    ',' => !comma || grouped_by.is_some(),
                    '.' => comma,
                    '\'' | '’' => true,
                    _ => blank && !self.is_fraction_or_date(behind),
                };
            if groups {
                whole.push_str(more);
                grouped_by = Some(sign);
                next = behind + 1;
                continue;
            }
            let decimal = glued && !blank && matches!(sign, '.' | ',');
            if decimal && grouped_by != Some(sign) && more.len() <= 6 {
                decimals = i32::try_from(more.len()).unwrap_or(1);
                whole.push('.');
                whole.push_str(more);
                next = behind + 1;
            }
            break;
        }
        if whole.len() > 15 {
            return None;
        }
        let mut value: f64 = whole.parse().ok()?;
        let mut step = if decimals > 0 { 10_f64.powi(-decimals) } else { step_of(value) };
        if decimals == 0 {
            if let Some(part) = self.vulgar(next) {
                value += part;
                step = 0.5;
                next += 1;
            } else {
                let dash = usize::from(self.symbol(next) == Some('-'));
                if let Some(part) = self.fraction(next + dash) {
                    value += part;
                    step = 0.5;
                    next += dash + 3;
                }
            }
        }
        let number = Numeral { value, high: None, step, open: false, next };
        Some(self.multiplied(number))
    }

    /// Whether digits behind a blank are the start of something of their own.
    fn is_fraction_or_date(&self, at: usize) -> bool {
        self.symbol(at + 1).is_some_and(|c| matches!(c, '/' | '⁄' | ':'))
            && self.gap(at + 1).is_empty()
    }

    /// "2.5 thousand", "10 тыс.", "2 and a half".
    fn multiplied(&self, mut number: Numeral) -> Numeral {
        if let Some(NumberWord::Times(times)) = self.word(number.next) {
            number.value *= times;
            number.step *= times;
            number.next += 1;
            if self.symbol(number.next) == Some('.')
                && self.piece(number.next + 1).is_some_and(|(text, _)| {
                    text.chars().next().is_some_and(char::is_lowercase)
                })
            {
                number.next += 1;
            }
        } else if let Some((part, next)) = self.and_part(number.next) {
            number.value += part;
            number.step = 0.5;
            number.next = next;
        }
        number
    }

    /// "and a half" at a piece: its value and what is behind it.
    fn and_part(&self, at: usize) -> Option<(f64, usize)> {
        let at = self.past_dash(at);
        if self.word(at)? != NumberWord::Joint {
            return None;
        }
        let mut next = self.past_dash(at + 1);
        if self.word(next)? == NumberWord::Article {
            next = self.past_dash(next + 1);
        }
        match self.word(next)? {
            NumberWord::Part(part) => Some((part, next + 1)),
            _ => None,
        }
    }

    fn past_dash(&self, at: usize) -> usize {
        let dash = matches!(self.symbol(at), Some('-' | '‐' | '‑'));
        at + usize::from(dash && self.gap(at).is_empty() && self.gap(at + 1).is_empty())
    }

    fn word(&self, at: usize) -> Option<NumberWord> {
        let (text, kind) = self.piece(at)?;
        if kind != PieceKind::Letters || text.len() > 40 {
            return None;
        }
        let known = &self.style.words;
        known.get(text).or_else(|| known.get(lower(text).as_ref())).copied()
    }

    fn words(&self, at: usize) -> Option<Numeral> {
        let (mut total, mut current) = (0.0, 0.0);
        let mut range: Option<(f64, f64)> = None;
        let (mut any, mut open, mut joined) = (false, false, false);
        let (mut next, mut end) = (at, at);
        while let Some(word) = self.word(next) {
            match word {
                NumberWord::Article if !any => {}
                NumberWord::Article if joined => {}
                NumberWord::Joint if any && !joined => joined = true,
                NumberWord::Article | NumberWord::Joint => break,
                NumberWord::Value(value) => {
                    if any && !joined && !fits_behind(current, value) || range.is_some() {
                        break;
                    }
                    current += value;
                }
                NumberWord::Times(times) => {
                    if let Some((low, high)) = range {
                        range = Some((low * times, high * times));
                    } else if times >= 1000.0 {
                        total += f64::max(current, 1.0) * times;
                        current = 0.0;
                    } else {
                        current = f64::max(current, 1.0) * times;
                    }
                }
                NumberWord::Part(part) => {
                    current = if joined || current == 0.0 {
                        current + part
                    } else {
                        current * part
                    };
                }
                NumberWord::Vague(low, high) => {
                    if any {
                        break;
                    }
                    range = Some((low, high));
                }
            }
            let counts = !matches!(word, NumberWord::Article | NumberWord::Joint);
            next += 1;
            if counts {
                any = true;
                joined = false;
                open = matches!(word, NumberWord::Part(_) | NumberWord::Vague(..));
                end = next;
            }
            next = self.past_dash(next);
        }
        if !any {
            // "a mile": an article alone is one.
            let article = self.word(at) == Some(NumberWord::Article);
            return article.then_some(Numeral {
                value: 1.0,
                high: None,
                step: 1.0,
                open: false,
                next: at + 1,
            });
        }
        let (value, high) = match range {
            Some((low, high)) => (low, Some(high)),
            None => (total + current, None),
        };
        (value > 0.0 && value < 1e12).then(|| Numeral {
            value,
            high,
            step: if high.is_some() { 0.0 } else { step_of(value) },
            open,
            next: end,
        })
    }
}

/// "twenty" takes "five", "hundred" takes "fifty": a smaller number fits behind a larger.
fn fits_behind(current: f64, value: f64) -> bool {
    current == 0.0
        || current >= 20.0 && value < 10.0 && current % 10.0 == 0.0
        || current >= 100.0 && value < 100.0 && current % 100.0 == 0.0
}

#[cfg(test)]
mod tests;
