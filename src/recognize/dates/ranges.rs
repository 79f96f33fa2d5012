//! Days from one to another: "between 9 and 15 September", "20–21 August".

use super::Reader;
use crate::model::When;

/// The first and the last of some days of a month.
pub(super) type Days = (i64, i64);

impl Reader<'_> {
    /// "9 to 15 September 2024".
    pub(super) fn days_month(&self, at: usize, end: usize) -> Option<(When, usize)> {
        let (days, last) = self.days(at, at, end)?;
        let mut next = last + 1;
        if self.word(next).preposition && self.word(next).month.is_none() {
            next += 1;
        }
        let month = (next < end).then(|| self.month(next)).flatten()?;
        let year = self.trailing_year(next + 1, end);
        let last = year.map_or(next, |(_, last)| last);
        self.range(at, last, year.map(|(year, _)| year), month, days)
    }

    /// Two days with what joins them, and their last token: "9 to 15", "9–15", and "9 and 15"
    /// behind "between" or where one follows the other. `opens` is where the time starts.
    pub(super) fn days(
        &self,
        opens: usize,
        at: usize,
        end: usize,
    ) -> Option<(Days, usize)> {
        let day = |at: usize| self.number(at).filter(|day| (1..=31).contains(day));
        if at + 2 >= end {
            return None;
        }
        let (from, to) = (day(at)?, day(at + 2)?);
        let between = opens.checked_sub(1).is_some_and(|at| self.word(at).between);
        let joint = self.word(at + 1);
        let joined = joint.until
            || matches!(self.written(at + 1), "-" | "–" | "—" | "/")
            || joint.joins && (between || to == from + 1);
        (joined && from < to).then_some(((from, to), at + 2))
    }

    /// Days of a month as one time.
    pub(super) fn range(
        &self,
        first: usize,
        last: usize,
        year: Option<i64>,
        month: u8,
        (from, to): Days,
    ) -> Option<(When, usize)> {
        let (mut when, next) = self.date(first, last, year, month, to)?;
        let both = |date: String| {
            let start = date.get(..date.len() - 2).unwrap_or_default();
            format!("{start}{from:02}/{date}")
        };
        when.date = when.date.map(both);
        when.ahead = when.ahead.map(both);
        Some((when, next))
    }
}
