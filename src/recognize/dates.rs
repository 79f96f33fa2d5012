//! Times as reports write them, anchored at the day of publication.

use std::cmp::Ordering;

use crate::model::{Document, Span, TimePrecision, When};
use crate::settings::times::{Phrase, TimeWord, Times};
use crate::text::{Token, TokenKind, lower, tokens};

mod calendar;
mod dateline;
mod ranges;

use calendar::Day;

pub use dateline::dateline;

/// Years that a bare number is taken for.
const YEARS: std::ops::RangeInclusive<i64> = 1800..=2100;
/// How far after publication a date without a year may still lie, in days.
const AHEAD: i64 = 31;

/// The times of a document, in order.
///
/// A date without a year, a weekday and words like "yesterday" count from the day of
/// publication; where that is unknown only their precision is told.
#[must_use]
pub fn times(document: &Document) -> Vec<When> {
    let text = document.text.as_str();
    let reader = Reader {
        text,
        words: Times::of_language(document.language),
        tokens: tokens(text),
        published: document.date.as_deref().and_then(Day::parse),
    };
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let first = reader.tokens.partition_point(|t| t.span.start < sentence.start);
        let end = reader.tokens.partition_point(|t| t.span.start < sentence.end);
        let mut at = first;
        while at < end {
            match reader.at(at, end) {
                Some((when, next)) => {
                    found.push(when);
                    at = next.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found
}

struct Reader<'t> {
    text: &'t str,
    words: &'static Times,
    tokens: Vec<Token>,
    published: Option<Day>,
}

impl Reader<'_> {
    fn written(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// What a word says, and the phrases that it opens.
    fn look(&self, at: usize) -> (TimeWord, &'static [Phrase]) {
        if !self.is_word(at) {
            return (TimeWord::default(), &[]);
        }
        let written = self.written(at);
        let dotted = written.as_bytes().last() == Some(&b'.');
        let bare = if dotted { written.trim_end_matches('.') } else { written };
        if !self.words.may_hold(bare) {
            return (TimeWord::default(), &[]);
        }
        self.words.look(&lower(bare))
    }

    fn word(&self, at: usize) -> TimeWord {
        self.look(at).0
    }

    fn number(&self, at: usize) -> Option<i64> {
        let token = self.tokens.get(at)?;
        if token.kind == TokenKind::Symbol {
            return None;
        }
        let digits = self.written(at).trim_end_matches(|c: char| c.is_alphabetic());
        let whole = digits.len() + 2 >= self.written(at).len() && digits.len() <= 4;
        whole.then(|| digits.parse().ok()).flatten()
    }

    fn is_capital(&self, at: usize) -> bool {
        self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    fn month(&self, at: usize) -> Option<u8> {
        let month = self.word(at).month?;
        (!self.words.months_capital || self.is_capital(at)).then_some(month)
    }

    fn when(
        &self,
        first: usize,
        last: usize,
        date: Option<String>,
        precision: TimePrecision,
    ) -> (When, usize) {
        let start = self.tokens.get(first).map_or(0, |token| token.span.start);
        let end = self.tokens.get(last).map_or(start, |token| token.span.end);
        (When { span: Span::new(start, end), date, ahead: None, precision }, last + 1)
    }

    /// The time that starts at a token, and the first token behind it.
    fn at(&self, at: usize, end: usize) -> Option<(When, usize)> {
        let token = self.tokens.get(at)?;
        if token.kind == TokenKind::Symbol {
            return None;
        }
        if token.kind == TokenKind::Number
            || self.written(at).starts_with(|c: char| c.is_ascii_digit())
        {
            return self
                .numeric(at, end)
                .or_else(|| self.days_month(at, end))
                .or_else(|| self.day_month(at, end))
                .or_else(|| self.ago(at, end))
                .or_else(|| self.year(at));
        }
        let (word, phrases) = self.look(at);
        let counts = word.number.is_some() || word.ago_before;
        let month = word.month.and_then(|_| self.month_day(at, end));
        month
            .or_else(|| self.phrase(at, phrases, end))
            .or_else(|| counts.then(|| self.ago(at, end)).flatten())
            .or_else(|| word.weekday.map(|weekday| self.weekday(at, weekday)))
    }

    /// "2024-11-12", "12.11.2024": as tokens of digits and separators or as one.
    fn numeric(&self, at: usize, end: usize) -> Option<(When, usize)> {
        let start = self.tokens.get(at)?.span.start;
        let mut last = at;
        while last + 1 < end
            && last - at < 4
            && self.tokens.get(last)?.span.end == self.tokens.get(last + 1)?.span.start
        {
            last += 1;
        }
        while last > at && self.tokens.get(last)?.kind == TokenKind::Symbol {
            last -= 1;
        }
        let whole = self.text.get(start..self.tokens.get(last)?.span.end)?;
        let parts: Vec<&str> = whole.split(['-', '.']).collect();
        let [a, b, c] = parts.as_slice() else { return None };
        let day = match (a.len(), c.len()) {
            (4, 2) => Day::parse(whole),
            (1 | 2, 4) => Day::parse(&format!("{c}-{b:0>2}-{a:0>2}")),
            _ => None,
        }?;
        Some(self.when(at, last, Some(day.iso()), TimePrecision::Day))
    }

    /// "12 November 2024", "12th of November", "12 листопада".
    fn day_month(&self, at: usize, end: usize) -> Option<(When, usize)> {
        let day = self.number(at).filter(|day| (1..=31).contains(day))?;
        let mut next = at + 1;
        if self.word(next).preposition && self.word(next).month.is_none()
            || self.written(next) == "."
        {
            next += 1;
        }
        let month = (next < end).then(|| self.month(next)).flatten()?;
        let year = self.trailing_year(next + 1, end);
        let last = year.map_or(next, |(_, last)| last);
        self.date(at, last, year.map(|(year, _)| year), month, day)
    }

    /// "November 12, 2024", "November 2024", "November".
    fn month_day(&self, at: usize, end: usize) -> Option<(When, usize)> {
        let month = self.month(at)?;
        if let Some((days, last)) = self.days(at, at + 1, end) {
            let year = self.trailing_year(last + 1, end);
            let last = year.map_or(last, |(_, last)| last);
            return self.range(at, last, year.map(|(year, _)| year), month, days);
        }
        let day = (at + 1 < end).then(|| self.number(at + 1)).flatten();
        if let Some(day) = day.filter(|day| (1..=31).contains(day)) {
            let year = self.trailing_year(at + 2, end);
            let last = year.map_or(at + 1, |(_, last)| last);
            return self.date(at, last, year.map(|(year, _)| year), month, day);
        }
        let year = self.trailing_year(at + 1, end);
        if let Some((year, last)) = year {
            let date = format!("{year:04}-{month:02}");
            return Some(self.when(at, last, Some(date), TimePrecision::Month));
        }
        let before =
            at.checked_sub(1).map(|before| self.word(before)).unwrap_or_default();
        if !before.preposition && !before.last && !before.next {
            return None;
        }
        let year_of = |to_come: bool| {
            self.published.map(|published| {
                let (year, now, _) = published.civil();
                let shift = match i64::from(month).cmp(&now) {
                    Ordering::Greater => -i64::from(!to_come),
                    Ordering::Less => i64::from(to_come),
                    Ordering::Equal => 0,
                };
                format!("{:04}-{month:02}", year + shift)
            })
        };
        let (mut when, next) =
            self.when(at, at, year_of(before.next), TimePrecision::Month);
        if !before.last {
            when.ahead = year_of(true);
        }
        Some((when, next))
    }

    /// The year that starts at a word, and its last word: "2025", ", 2025", "2025 року".
    fn trailing_year(&self, at: usize, end: usize) -> Option<(i64, usize)> {
        let at = if self.written(at) == "," { at + 1 } else { at };
        if at >= end || self.written(at).len() != 4 {
            return None;
        }
        let year = self.number(at).filter(|year| YEARS.contains(year))?;
        // The word for a year stands behind it where months are in the genitive.
        let is_said = at + 1 < end
            && self.word(at + 1).unit.is_some_and(|days| days > 31)
            && !self.word(at + 2).ago_behind;
        Some((year, if is_said { at + 1 } else { at }))
    }

    fn date(
        &self,
        first: usize,
        last: usize,
        year: Option<i64>,
        month: u8,
        day: i64,
    ) -> Option<(When, usize)> {
        let of = |year: i64| Day::new(year, i64::from(month), day);
        if let Some(year) = year {
            let date = of(year)?.iso();
            return Some(self.when(first, last, Some(date), TimePrecision::Day));
        }
        let Some(published) = self.published else {
            let date = format!("--{month:02}-{day:02}");
            return Some(self.when(first, last, Some(date), TimePrecision::DayNoYear));
        };
        let (now, ..) = published.civil();
        let nearest = [now, now - 1, now - 2, now - 3]
            .into_iter()
            .filter_map(of)
            .find(|day| day.since(published) <= AHEAD)?;
        let (mut when, next) =
            self.when(first, last, Some(nearest.iso()), TimePrecision::Day);
        let mut years = (now..now + 9).filter_map(of);
        when.ahead = years.find(|day| day.since(published) >= 0).map(Day::iso);
        Some((when, next))
    }

    /// A bare year behind a preposition: "in 2014".
    fn year(&self, at: usize) -> Option<(When, usize)> {
        let before = at.checked_sub(1).filter(|before| self.word(*before).preposition)?;
        let year = self.number(at).filter(|year| YEARS.contains(year))?;
        let exact = self.written(at).len() == 4 && before < at;
        let counted = self.word(at + 1).unit.is_none();
        let lower = self.tokens.get(at + 1).is_none_or(|next| {
            next.kind == TokenKind::Symbol || self.is_known_plain(at + 1)
        });
        (exact && counted && lower)
            .then(|| self.when(at, at, Some(year.to_string()), TimePrecision::Year))
    }

    /// Whether a word is no noun that a number counts, as far as its ending shows.
    fn is_known_plain(&self, at: usize) -> bool {
        !self.written(at).ends_with('s') || self.is_capital(at)
    }

    /// "two days ago", "vor drei Wochen".
    fn ago(&self, at: usize, end: usize) -> Option<(When, usize)> {
        let figure = |at: usize| {
            let word = self.word(at).number.map(i64::from);
            word.or_else(|| self.number(at)).filter(|count| (1..=999).contains(count))
        };
        let ahead = self.word(at).ago_before;
        let first = if ahead { at + 1 } else { at };
        let count = figure(first)?;
        let unit = i64::from(self.word(first + 1).unit?);
        let last = if ahead { first + 1 } else { first + 2 };
        if last >= end || !ahead && !self.word(last).ago_behind {
            return None;
        }
        let precision = match unit {
            1 => TimePrecision::Day,
            7 => TimePrecision::Week,
            30 => TimePrecision::Month,
            _ => TimePrecision::Year,
        };
        let date = self.published.map(|published| {
            let (year, month, _) = published.civil();
            match unit {
                1 | 7 => published.plus(-count * unit).iso(),
                30 => {
                    let months = year * 12 + month - 1 - count;
                    format!(
                        "{:04}-{:02}",
                        months.div_euclid(12),
                        months.rem_euclid(12) + 1
                    )
                }
                _ => format!("{:04}", year - count),
            }
        });
        Some(self.when(at, last, date, precision))
    }

    /// "yesterday", "overnight", "in recent days".
    fn phrase(&self, at: usize, phrases: &[Phrase], end: usize) -> Option<(When, usize)> {
        let fits = |rest: &[String]| {
            at + rest.len() < end
                && rest.iter().zip(at + 1..).all(|(word, next)| {
                    let written = self.written(next);
                    if self.is_word(next) {
                        lower(written.trim_end_matches('.')) == word.as_str()
                    } else {
                        written == word
                    }
                })
        };
        let phrase = phrases.iter().find(|phrase| fits(&phrase.rest))?;
        let date =
            phrase.days.zip(self.published).map(|(days, day)| day.plus(days).iso());
        Some(self.when(at, at + phrase.rest.len(), date, phrase.precision))
    }

    /// "on Monday": the last one, the day of publication included; "next Monday".
    fn weekday(&self, at: usize, weekday: u8) -> (When, usize) {
        let weekday = i64::from(weekday);
        let before =
            at.checked_sub(1).map(|before| self.word(before)).unwrap_or_default();
        let date = self.published.map(|published| {
            let back = (published.weekday() - weekday).rem_euclid(7);
            let back = if before.last && back == 0 { 7 } else { back };
            let days = if before.next { 7 - back } else { -back };
            published.plus(days).iso()
        });
        let (mut when, next) = self.when(at, at, date, TimePrecision::Day);
        if !before.last && !before.next {
            when.ahead = self.published.map(|published| {
                published.plus((weekday - published.weekday()).rem_euclid(7)).iso()
            });
        }
        (when, next)
    }
}
