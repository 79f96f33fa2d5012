//! Words that are written in one: `NewYork`.

use crate::model::Span;

/// The words of what is written in one, one word for most: each starts at a capital behind a
/// small letter, or at the last of several capitals in front of small ones (`DCFerguson`).
pub(crate) fn apart(written: &str) -> Vec<Span> {
    let mut starts = vec![0];
    let mut before = [false; 2];
    for (at, c) in written.char_indices() {
        let [capital, small] = before;
        before = [c.is_uppercase(), c.is_lowercase()];
        let next = written[at + c.len_utf8()..].chars().take(2);
        let opens = next.filter(|next| next.is_lowercase()).count() == 2;
        if c.is_uppercase() && (small || capital && opens) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([written.len()]);
    starts.iter().zip(ends).map(|(start, end)| Span::new(*start, end)).collect()
}

/// What is written in one with spaces between its words.
pub(crate) fn spaced(written: &str) -> String {
    let words = apart(written);
    words.iter().map(|word| word.of(written)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn a_word_starts_at_a_capital() {
        for (written, wanted) in [
            ("PrayForNepal", "Pray For Nepal"),
            ("DCProtest", "DC Protest"),
            ("ÖsterreichWählt", "Österreich Wählt"),
            ("NGOs", "NGOs"),
            ("O'Fallon", "O'Fallon"),
            ("W.Va.", "W.Va."),
            ("Kyiv", "Kyiv"),
            ("", ""),
        ] {
            assert_eq!(spaced(written), wanted);
        }
    }
}
