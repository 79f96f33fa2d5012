//! What is quoted from a report: the sentence that carries something, never more.

use crate::model::{Document, Span};

/// A quotation is at most so many bytes long; more is cut around the words concerned.
const LONGEST: usize = 600;
/// Context reaches so many bytes to either side.
const AROUND: usize = 40;
/// One checkpoint every so many bytes.
const EVERY: usize = 512;

/// Finds sentences and counts code points in a document.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    document: &'a Document,
    /// Code points before byte `i * EVERY`, rounded down to a character boundary.
    points: Vec<usize>,
}

impl<'a> Quotes<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let text = document.text.as_bytes();
        let mut points = Vec::with_capacity(text.len() / EVERY + 1);
        let mut count = 0;
        for chunk in text.chunks(EVERY) {
            points.push(count);
            count += chunk.iter().filter(|b| !is_continuation(**b)).count();
        }
        points.push(count);
        Self { document, points }
    }

    /// The number of code points in front of a byte offset.
    pub(super) fn code_points(&self, byte: usize) -> usize {
        let text = self.document.text.as_bytes();
        let byte = byte.min(text.len());
        let chunk = byte / EVERY;
        let before = self.points.get(chunk).copied().unwrap_or_default();
        let rest = &text[(chunk * EVERY).min(byte)..byte];
        before + rest.iter().filter(|b| !is_continuation(**b)).count()
    }

    /// The words under a span, white space made plain.
    pub(super) fn words(&self, span: Span) -> String {
        plain(span.of(&self.document.text))
    }

    /// The sentence around a span; the span itself where it stands in none.
    pub(super) fn sentence(&self, span: Span) -> Span {
        let sentences = &self.document.sentences;
        let after = sentences.partition_point(|s| s.start <= span.start);
        match after.checked_sub(1).and_then(|at| sentences.get(at)) {
            Some(found) if span.start < found.end => *found,
            _ => span,
        }
    }

    /// The sentence around a span as it is quoted: white space made plain, cut with ellipses
    /// around the words concerned where it is very long.
    pub(super) fn quote(&self, span: Span) -> String {
        let (kept, cut_before, cut_after) = self.kept(span);
        let mut text = String::new();
        if cut_before {
            text.push_str("… ");
        }
        text.push_str(&plain(kept.of(&self.document.text)));
        if cut_after {
            text.push_str(" …");
        }
        text
    }

    /// A few words on either side of a span, inside its sentence.
    pub(super) fn context(&self, span: Span) -> String {
        let sentence = self.sentence(span);
        let text = &self.document.text;
        let start = span.start.saturating_sub(AROUND).max(sentence.start);
        let start = ceiling(text, start).min(span.start);
        let end = ceiling(text, (span.end + AROUND).min(sentence.end)).max(span.end);
        let before = if start > sentence.start { "…" } else { "" };
        let after = if end < sentence.end { "…" } else { "" };
        format!("{before}{}{after}", plain(Span { start, end }.of(text)))
    }

    /// What is quoted of the sentence around a span, and whether something is left out in
    /// front and behind.
    pub(super) fn kept(&self, span: Span) -> (Span, bool, bool) {
        let sentence = self.sentence(span);
        if sentence.end.saturating_sub(sentence.start) <= LONGEST {
            return (sentence, false, false);
        }
        let text = &self.document.text;
        let middle = span.start + (span.end.saturating_sub(span.start)).min(LONGEST) / 2;
        let start = middle.saturating_sub(LONGEST / 2).max(sentence.start);
        let start = ceiling(text, start).min(span.start);
        let end = ceiling(text, (start + LONGEST).min(sentence.end));
        (Span { start, end }, start > sentence.start, end < sentence.end)
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// The next character boundary at or after a byte offset.
fn ceiling(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Runs of white space and control characters as single spaces.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let is_gap = |c: char| c.is_whitespace() || c.is_control();
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, sentences: &[(usize, usize)]) -> Document {
        Document {
            name: "sample".into(),
            title: None,
            text: text.into(),
            url: None,
            date: None,
            language: None,
            sentences: sentences.iter().map(|&(a, b)| Span::new(a, b)).collect(),
            furniture: Vec::new(),
        }
    }

    #[test]
    fn offsets_count_code_points() {
        let text = "Київ — ".repeat(300);
        let document = document(&text, &[]);
        let quotes = Quotes::new(&document);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(quotes.code_points(byte), count);
        }
        assert_eq!(quotes.code_points(usize::MAX), text.chars().count());
    }

    #[test]
    fn a_very_long_sentence_is_cut_around_the_words() {
        let text = format!("{} Kassala {}", "é".repeat(900), "ü".repeat(900));
        let at = text.find("Kassala").unwrap();
        let document = document(&text, &[(0, text.len())]);
        let quote = Quotes::new(&document).quote(Span::new(at, at + 7));
        assert!(quote.contains("Kassala") && quote.len() < 700, "{quote}");
        assert!(quote.starts_with('…') && quote.ends_with('…'));
    }

    #[test]
    fn a_span_outside_all_sentences_is_quoted_alone() {
        let document = document("One. Ticker: Bari", &[(0, 4)]);
        assert_eq!(Quotes::new(&document).quote(Span::new(13, 17)), "Bari");
    }
}
