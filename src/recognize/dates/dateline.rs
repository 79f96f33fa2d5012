//! The day on which a report says that it was written.

use super::Reader;
use crate::model::{Document, TimePrecision};
use crate::settings::times::Times;
use crate::text::{dateline as opening, tokens};

/// Lines at the start of a text that may hold its dateline.
const LINES: usize = 6;

/// The day in the dateline of a report as `YYYY-MM-DD`: "NAIROBI, 12 March 2025 (Agency) -".
/// `None` where no line at the start opens with one, or where it leaves the year out.
#[must_use]
pub fn dateline(document: &Document) -> Option<String> {
    let words = Times::of_language(document.language);
    let lines = document.text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.take(LINES).filter_map(head).find_map(|head| {
        let reader = Reader { text: head, words, tokens: tokens(head), published: None };
        let end = reader.tokens.len();
        let whole = |at: usize| reader.at(at, end).filter(|(_, next)| *next == end);
        let (when, _) = (0..end).find_map(whole)?;
        when.date.filter(|_| when.precision == TimePrecision::Day)
    })
}

/// What stands in front of the dash that ends a dateline, without the agency in brackets.
fn head(line: &str) -> Option<&str> {
    let head = opening(line)?;
    let head = match head.strip_suffix(')') {
        Some(inner) => inner.rsplit_once('(')?.0.trim_end(),
        None => head,
    };
    (head.starts_with(char::is_uppercase) && head.contains(',')).then_some(head)
}
