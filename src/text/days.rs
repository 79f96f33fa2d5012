//! Days in words.

/// The months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day, month or year in English words: "2025-03-12" is "12 March 2025", "2025-03" is
/// "March 2025", "--03-12" is "12 March"; as it is where it is no date.
#[must_use]
pub fn day_in_words(date: &str) -> String {
    if let Some((from, to)) = date.split_once('/') {
        return format!("{} to {}", day_in_words(from), day_in_words(to));
    }
    let (year, rest) = match date.strip_prefix("--") {
        Some(rest) => ("", rest),
        None => date.split_once('-').unwrap_or((date, "")),
    };
    let (month, day) = rest.split_once('-').unwrap_or((rest, ""));
    let month =
        month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = day.trim_start_matches('0');
    let parts = [day, month.copied().unwrap_or_default(), year];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    match month {
        None if !rest.is_empty() => date.to_owned(),
        _ => parts.collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_of_a_day_is_said() {
        for (date, words) in [
            ("2025-03-12", "12 March 2025"),
            ("2025-03", "March 2025"),
            ("2025", "2025"),
            ("--03-02", "2 March"),
            ("soon-ish", "soon-ish"),
            ("2025-13-01", "2025-13-01"),
            ("2025-00-01", "2025-00-01"),
        ] {
            assert_eq!(day_in_words(date), words);
        }
    }
}
