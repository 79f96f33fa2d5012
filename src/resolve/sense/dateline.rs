//! Datelines: "KYIV, Ukraine, Dec. 3 (Agency) -".

use crate::model::{Document, Span};
use crate::text::{dateline, floor};

/// The longest dateline with what the line starts with, in bytes.
const FARTHEST: usize = 180;
/// The most that stands behind its name where that is in small letters, in bytes.
const BEHIND: usize = 40;

/// Whether a mention stands in the dateline of a report, which says where it was written: a
/// name in capitals opens the line, behind it come a comma, a bracket or a dash, and the line
/// goes on after a dash.
pub(super) fn is_in_dateline(document: &Document, span: Span) -> bool {
    let text = document.text.as_str();
    // Whatever goes on for longer before the name is no dateline.
    let from = floor(text, span.start.saturating_sub(FARTHEST));
    let Some(before) = text.get(from..span.start) else { return false };
    let start = match before.rfind('\n') {
        Some(at) => from + at + 1,
        None if from == 0 => 0,
        None => return false,
    };
    let line = text[start..].lines().next().unwrap_or_default();
    let line = &line[..floor(line, FARTHEST)];
    let start = start + line.len() - line.trim_start().len();
    let head = match dateline(line) {
        Some(head) => head,
        None => match stopped(line) {
            Some(head) => head,
            None => return false,
        },
    };
    let name = head.split([',', '(', '/', '.']).next().unwrap_or_default().trim_end();
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 2 && letters().all(char::is_uppercase);
    // One name in capitals, not a headline: of more words than a name has, or none behind it.
    let one = name.split_whitespace().count() <= 3;
    let inside = span.start >= start && span.end <= start + head.len();
    let whole = span.start > start || span.end >= start + name.len();
    inside && one && whole && (capitals || is_dated(name, head))
}

/// Whether a name in small letters opens what else can only be a dateline: a day or an agency
/// in brackets is all that stands behind it ("Bogotá, 9 ago. (EFE) -").
fn is_dated(name: &str, head: &str) -> bool {
    let behind = head.get(name.len()..).unwrap_or_default().trim_end_matches('.');
    let agency = behind.ends_with(')') && behind.contains('(');
    let date = behind.split('(').next().unwrap_or_default();
    let day = date.starts_with(',')
        && date.contains(|c: char| c.is_ascii_digit())
        && date.split_whitespace().count() <= 3;
    let word = |word: &str| word.starts_with(char::is_uppercase);
    name.split_whitespace().all(word) && behind.len() <= BEHIND && (agency || day)
}

/// A name in capitals, perhaps with an agency in brackets, that a full stop ends: "КИЇВ.",
/// "MADRID (EFE).". None in a line that has no small letters.
fn stopped(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let (head, rest) = line.split_once(". ")?;
    let name = match head.strip_suffix(')') {
        Some(inner) => inner.split_once(" (")?.0,
        None => head,
    };
    let capitals = name.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
    let goes_on = rest.contains(char::is_lowercase) && head.len() <= BEHIND;
    (capitals && goes_on && name.chars().count() > 2).then_some(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Report, document};

    #[test]
    fn the_place_of_writing_is_told_from_a_headline() {
        for (text, name, wanted) in [
            ("NAIROBI, Kenya, March 14 (Agency) - The army left.", "NAIROBI", true),
            ("NAIROBI, Kenya, March 14 (Agency) - The army left.", "Kenya", true),
            ("News\nMAE SOT (AP) — The army left.", "MAE SOT", true),
            ("KYIV — The army left.", "KYIV", true),
            ("KYIV — The army left Kherson.", "Kherson", false),
            ("MOSCOW REJECTS PLAN FOR TALKS — OFFICIALS", "MOSCOW", false),
            ("Moscow, which was silent - as ever - said no.", "Moscow", false),
            ("NAIROBI, Kenya, is a city. It lies high.", "NAIROBI", false),
            ("MOSCOW. Sept 3 (Agency) - The army left.", "MOSCOW", true),
            ("ATHENS/ADEN (Desk) — A ship was hit.", "ATHENS", true),
            ("ATHENS/ADEN (Desk) — A ship was hit.", "ADEN", true),
            ("КИЇВ. Міністр виступив у парламенті.", "КИЇВ", true),
            ("MADRID (AG). El ministro habló.", "MADRID", true),
            ("Bogotá, 9 ago. (AG) - El ministro habló.", "Bogotá", true),
            ("Bern (AG) - Der Minister sprach.", "Bern", true),
            ("Moscow, as 3 others did - said no.", "Moscow", false),
            ("Moscow said no. It was late.", "Moscow", false),
        ] {
            let document =
                document(Report { text: text.to_owned(), ..Report::default() });
            let start = document.text.find(name).expect("the name is there");
            let span = Span::new(start, start + name.len());
            assert_eq!(is_in_dateline(&document, span), wanted, "{name} in {text}");
        }
    }
}
