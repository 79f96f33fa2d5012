//! Days of the Gregorian calendar, counted from 1 January 1970
//! (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(i64);

impl Day {
    /// A day of the calendar, `None` where there is no such day.
    pub(super) fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let within = (0..=9999).contains(&year) && (1..=12).contains(&month);
        if !within || !(1..=31).contains(&day) {
            return None;
        }
        let shifted = if month <= 2 { year - 1 } else { year };
        let era = shifted.div_euclid(400);
        let of_era = shifted.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        let made = Self(era * 146_097 + days - 719_468);
        (made.civil() == (year, month, day)).then_some(made)
    }

    /// Reads `YYYY-MM-DD`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
        Self::new(parts.next()??, parts.next()??, parts.next()??)
    }

    /// Year, month, day.
    pub(super) fn civil(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (year + era * 400 + i64::from(month <= 2), month, day)
    }

    /// The day of the week, Monday 0.
    pub(super) fn weekday(self) -> i64 {
        (self.0 + 3).rem_euclid(7)
    }

    /// So many days later.
    pub(super) fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Days from another day to this one.
    pub(super) fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }

    /// As `YYYY-MM-DD`.
    pub(super) fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let day = Day::parse("2024-02-29").expect("2024 is a leap year");
        assert_eq!(day.weekday(), 3);
        assert_eq!(day.plus(1).iso(), "2024-03-01");
        assert_eq!(day.plus(-366).iso(), "2023-02-28");
        assert_eq!(Day::new(1970, 1, 1).map(|day| day.0), Some(0));
        assert_eq!(Day::parse("2023-02-29"), None);
        assert_eq!(Day::parse("2024-13-01"), None);
    }
}
