//! Page furniture: what stands around a report on its page and is not the report.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Language, Span};
use crate::text::is_function_word;

#[derive(Deserialize)]
struct Words {
    headings: Vec<String>,
    cues: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("furniture.toml")).expect("a test reads the table")
});

/// Words of a line that is short enough for furniture.
const SHORT: usize = 15;
/// Words of a line that may be prose.
const PROSE: usize = 8;
/// Share of function words that prose has at least.
const DENSITY: f64 = 0.15;
/// Furniture never takes more of a text than this.
const MOST: f64 = 0.4;

struct Line {
    span: Span,
    role: Role,
}

/// What a line seems to be.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// Running text.
    Prose,
    /// A credit or call that may go alone: it starts with a cue and is no sentence.
    Credit,
    /// It holds a cue.
    Cue,
    /// It opens a block of furniture.
    Heading,
    /// Anything else: a headline, a list item.
    Other,
}

/// The stretches of a text that are page furniture, in order.
///
/// The tail behind the last line of prose is furniture if it holds a cue; so is all from a
/// heading such as "Related articles" on if little prose follows it; so are single short
/// lines that start with a cue ("Photo: ..."). A text without prose, or one of which more
/// than two fifths would go, keeps everything.
pub(super) fn furniture(text: &str, language: Option<Language>) -> Vec<Span> {
    let lines = lines(text, language);
    let Some(last) = lines.iter().rposition(|line| line.role == Role::Prose) else {
        return Vec::new();
    };
    let mut tail = lines.len();
    let is_cue = |line: &Line| !matches!(line.role, Role::Prose | Role::Other);
    if lines[last + 1..].iter().any(is_cue) {
        tail = last + 1;
    }
    let headings = lines.iter().enumerate().skip(1);
    for (at, _) in headings.filter(|(_, line)| line.role == Role::Heading) {
        let rest = &lines[at..];
        let prose = rest.iter().filter(|line| line.role == Role::Prose).count();
        if at < tail && prose * 3 < rest.len() {
            tail = at;
            break;
        }
    }
    let mut spans: Vec<Span> = lines[..tail]
        .iter()
        .filter(|line| line.role == Role::Credit)
        .map(|line| line.span)
        .collect();
    if let (Some(first), Some(end)) = (lines.get(tail), lines.last()) {
        spans.push(Span::new(first.span.start, end.span.end));
    }
    let taken: usize = spans.iter().map(|s| s.end - s.start).sum();
    let whole: usize = lines.iter().map(|line| line.span.end - line.span.start).sum();
    #[expect(clippy::cast_precision_loss, reason = "lengths of texts fit")]
    let share = taken as f64 / whole as f64;
    if share > MOST { Vec::new() } else { spans }
}

/// The lines that hold something.
fn lines(text: &str, language: Option<Language>) -> Vec<Line> {
    let mut start = 0;
    let mut found = Vec::new();
    for raw in text.split_inclusive('\n') {
        let trimmed = raw.trim();
        if !trimmed.is_empty() {
            let from = start + (raw.len() - raw.trim_start().len());
            found.push(line(trimmed, Span::new(from, from + trimmed.len()), language));
        }
        start += raw.len();
    }
    found
}

fn line(text: &str, span: Span, language: Option<Language>) -> Line {
    let count = text.split_whitespace().count();
    let short = if count <= 2 * SHORT { of_short(text, count) } else { None };
    let closed =
        || text.ends_with(['.', '!', '?', '…', '"', '”', '»', '’', ')', ':', ';']);
    let role = short.unwrap_or_else(|| {
        let prose = count >= PROSE && closed() && is_dense(text, count, language);
        if prose { Role::Prose } else { Role::Other }
    });
    Line { span, role }
}

/// What the words of furniture say of a short line.
fn of_short(text: &str, count: usize) -> Option<Role> {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let opens = lower.trim_start_matches('(');
    let starts = |cue: &String| {
        lower.starts_with(cue.as_str()) || count <= SHORT && lower.contains(cue.as_str())
    };
    if count <= 6 && WORDS.headings.iter().any(|heading| bare == heading) {
        return Some(Role::Heading);
    }
    let credit = count <= SHORT
        && !text.ends_with(['.', '!', '?'])
        && WORDS.cues.iter().any(|cue| opens.starts_with(cue.as_str()));
    if credit {
        return Some(Role::Credit);
    }
    WORDS.cues.iter().any(starts).then_some(Role::Cue)
}

/// Whether a line of so many words has as many function words as prose has.
fn is_dense(text: &str, count: usize, language: Option<Language>) -> bool {
    let Some(language) = language else { return true };
    #[expect(clippy::cast_precision_loss, reason = "words of a line fit")]
    let share = |hits: usize| hits as f64 / count as f64;
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut hits = 0;
    words.filter(|word| is_function_word(word, language)).any(|_| {
        hits += 1;
        share(hits) >= DENSITY
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &str = "Floods in the hills\n\
        Heavy rain in the hills of the north has cut the road to Sylhet, the district said on Monday.\n\
        The army brought boats, and the hospital on the bank of the river was cleared in the night.\n\
        Officials said that the water would fall by the end of the week if the rain stops.\n";

    fn cut(tail: &str) -> String {
        let text = format!("{BODY}{tail}");
        let spans = furniture(&text, Some(Language::En));
        spans.iter().map(|s| s.of(&text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_ticker_behind_the_report_goes() {
        let tail = "LATEST NEWS\nSport 3 hours ago Lyon win the cup\nWeather 5 hours ago Snow in Oslo";
        assert_eq!(cut(tail), tail);
        assert_eq!(
            cut("You must be logged in to comment"),
            "You must be logged in to comment"
        );
    }

    #[test]
    fn a_last_line_without_a_mark_and_without_a_cue_stays() {
        assert_eq!(cut("The road is to open on Friday at noon"), "");
        assert_eq!(cut(""), "");
    }

    #[test]
    fn a_credit_inside_goes_and_the_rest_stays() {
        let text = format!("{BODY}(Photo: R. Khan)\n{}", &BODY[20..]);
        let spans = furniture(&text, Some(Language::En));
        assert_eq!(
            spans.iter().map(|s| s.of(&text)).collect::<Vec<_>>(),
            ["(Photo: R. Khan)"]
        );
    }

    #[test]
    fn a_page_that_is_nothing_but_short_lines_keeps_them() {
        assert!(
            furniture("Photo: Oslo\nSubscribe\nComments", Some(Language::En)).is_empty()
        );
    }

    #[test]
    fn the_words_are_lower_case() {
        assert!(WORDS.headings.iter().chain(&WORDS.cues).all(|w| *w == w.to_lowercase()));
    }
}
