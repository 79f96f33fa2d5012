//! Tokens of a text: letter and digit runs, abbreviations with their dots, single symbols.

use crate::model::Span;

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, inner apostrophes or the dots of an abbreviation.
    Word,
    /// Digits, perhaps with inner separators.
    Number,
    /// A single symbol.
    Symbol,
    /// A web address, a mail address or an @name.
    Handle,
}

/// Abbreviations that keep their dot; those in capitals and initials need no entry.
const DOTTED: &[&str] = &[
    "Adm", "Ala", "Alta", "Apr", "Ariz", "Ark", "Aug", "Ave", "Blvd", "Calif", "Capt",
    "Cmdr", "Co", "Col", "Colo", "Conn", "Corp", "Cpl", "Dec", "Del", "Dem", "Dept",
    "Dr", "Feb", "Fla", "Fr", "Ft", "Ga", "Gen", "Gov", "Hon", "Hwy", "Ill", "Inc",
    "Ind", "Jan", "Jr", "Jul", "Jun", "Kan", "Ky", "La", "Lt", "Ltd", "Maj", "Mar",
    "Mass", "Md", "Messrs", "Mich", "Minn", "Miss", "Mo", "Mont", "Mr", "Mrs", "Ms",
    "Msgr", "Mt", "Neb", "Nev", "Nov", "Oct", "Okla", "Ont", "Ore", "Pa", "Penn", "Ph",
    "Phila", "Pfc", "Pres", "Prof", "Pte", "Pvt", "Que", "Rd", "Rep", "Rev", "Sask",
    "Sen", "Sens", "Reps", "Sep", "Sept", "Sgt", "Sr", "St", "Ste", "Tenn", "Tex", "Va",
    "Vt", "Wash", "Wis", "Wyo",
];

/// Words that lose their last vowel before a name: "l'Ukraine", "dell'Ucraina".
const ELIDED: &[&str] = &[
    "all", "anch", "c", "coll", "d", "dall", "dell", "j", "jusqu", "l", "lorsqu", "m",
    "n", "nell", "puisqu", "qu", "quell", "s", "sull", "t", "un",
];

/// Tails after an apostrophe that are words of their own.
const CLITICS: &[&str] = &["s", "S"];

/// The tokens of a text in order; white space is between them.
///
/// A possessive ending is a token of its own ("'s"), an elided article too ("l'"), hyphens
/// and dashes are symbols, and the dot of an abbreviation belongs to it ("U.S.", "Calif.").
///
/// # Examples
/// ```
/// let text = "Sana\u{2019}a\u{2019}s port";
/// let words: Vec<&str> =
///     plotroom::text::tokens(text).iter().map(|t| t.span.of(text)).collect();
/// assert_eq!(words, ["Sana\u{2019}a", "\u{2019}s", "port"]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5 + 4);
    found.extend(each_token(text));
    found
}

/// As [`tokens`], one by one: for long texts that need no list of them.
pub fn each_token(text: &str) -> impl Iterator<Item = Token> + '_ {
    let mails = text.contains('@');
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let c = char_at(text, at)?;
            if c.is_whitespace() || is_joiner(c) {
                at += c.len_utf8();
                continue;
            }
            let (end, kind) = match plain(text.as_bytes(), at) {
                Some(end) if !mails => (end, TokenKind::Word),
                _ => token(text, at, c, mails),
            };
            let span = Span::new(at, end);
            at = end;
            return Some(Token { span, kind });
        }
    })
}

/// The end of a word of ASCII letters and digits where neither a mark behind it can belong to
/// it nor is it the start of an address: most words of most texts.
fn plain(bytes: &[u8], start: usize) -> Option<usize> {
    let word = bytes.get(start..)?;
    if !word.first()?.is_ascii_alphabetic() {
        return None;
    }
    let length = word.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let ends = word.get(length).is_none_or(|next| {
        next.is_ascii() && !matches!(next, b'.' | b':' | b'\'' | b'`')
    });
    ends.then_some(start + length)
}

/// The token that starts here; `mails` says whether an "@" stands anywhere in the text.
fn token(text: &str, at: usize, c: char, mails: bool) -> (usize, TokenKind) {
    if is_letter(c) {
        let web = matches!(c, 'h' | 'H' | 'w' | 'W');
        if (web || mails)
            && let Some(end) = address(text, at)
        {
            return (end, TokenKind::Handle);
        }
        return (word(text, at), TokenKind::Word);
    }
    if is_digit(c) {
        return (number(text, at), TokenKind::Number);
    }
    if c == '@' {
        let end =
            at + 1 + run(&text[at + 1..], |c| is_letter(c) || is_digit(c) || c == '_');
        if end > at + 1 {
            return (end, TokenKind::Handle);
        }
    }
    if is_apostrophe(c) {
        let start = at + c.len_utf8();
        let end = start + run(&text[start..], |c| is_letter(c) || is_digit(c));
        if CLITICS.contains(&&text[start..end]) {
            return (end, TokenKind::Word);
        }
    }
    (at + c.len_utf8(), TokenKind::Symbol)
}

/// The end of the word that starts here.
fn word(text: &str, start: usize) -> usize {
    let mut end = start + letters(text, start);
    loop {
        let Some(mark) = char_at(text, end) else { return end };
        if mark == '.' {
            return abbreviation(text, start, end);
        }
        if !is_apostrophe(mark) {
            return end;
        }
        let after = end + mark.len_utf8();
        let tail = letters(text, after);
        if tail == 0 || CLITICS.contains(&&text[after..after + tail]) {
            return end;
        }
        let before = &text[start..end];
        if ELIDED.iter().any(|elided| before.eq_ignore_ascii_case(elided)) {
            return after;
        }
        let capital = char_at(text, after).is_some_and(char::is_uppercase);
        if capital && before != "O" {
            return end;
        }
        end = after + tail;
    }
}

/// The end of a word that a dot follows: behind the dot where that belongs to the word.
fn abbreviation(text: &str, start: usize, end: usize) -> usize {
    let part = &text[start..end];
    let single = part.chars().nth(1).is_none();
    let capital = part.chars().next().is_some_and(char::is_uppercase);
    if !capital {
        return dotted_lower(text, start, end).unwrap_or(end);
    }
    let mut last = end;
    if single || part.len() <= 2 {
        // "U.S.", "W.Va.", "Ph.D."
        while char_at(text, last) == Some('.') {
            let next = last + 1;
            let more = letters(text, next);
            let short = text[next..next + more].chars().count();
            let upper = char_at(text, next).is_some_and(char::is_uppercase);
            if (1..=2).contains(&short) && upper && text[next + more..].starts_with('.') {
                last = next + more;
            } else {
                break;
            }
        }
    }
    if last > end || single || DOTTED.contains(&part) {
        return last + 1;
    }
    end
}

/// "p.m.", "e.g.": single small letters with dots.
fn dotted_lower(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut last = end;
    if text[start..end].chars().nth(1).is_some() {
        return None;
    }
    while text[last..].starts_with('.') {
        let more = letters(text, last + 1);
        let next = last + 1 + more;
        if text[last + 1..next].chars().count() == 1 && text[next..].starts_with('.') {
            last = next;
        } else {
            break;
        }
    }
    (last > end).then_some(last + 1)
}

/// The end of a web or mail address that starts here.
fn address(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let web = ["http://", "https://", "www."].iter().any(|head| {
        rest.get(..head.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(head))
    });
    if web {
        let length = run(rest, |c| !c.is_whitespace() && !matches!(c, '"' | '<' | '>'));
        let kept = rest[..length].trim_end_matches(|c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '\'' | '\u{2019}')
        });
        return Some(start + kept.len());
    }
    let local = rest.bytes().take(64).take_while(|b| {
        b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+')
    });
    let local = local.count();
    let host = rest[local..].strip_prefix('@')?;
    let length = run(host, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let kept = host[..length].trim_end_matches(['.', '-']);
    kept.contains('.').then_some(start + local + 1 + kept.len())
}

fn number(text: &str, start: usize) -> usize {
    let mut end = start + run(&text[start..], is_digit);
    while text[end..].starts_with(['.', ',']) {
        let more = run(&text[end + 1..], is_digit);
        if more == 0 {
            break;
        }
        end += 1 + more;
    }
    end
}

/// The length of the run of letters and digits from here.
fn letters(text: &str, start: usize) -> usize {
    let bytes = &text.as_bytes()[start..];
    let plain = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    match bytes.get(plain) {
        Some(next) if !next.is_ascii() => {
            plain
                + run(&text[start + plain..], |c| {
                    is_letter(c) || is_digit(c) || is_mark(c) || is_joiner(c)
                })
        }
        _ => plain,
    }
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Combining marks: accents, vowel signs.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x591..=0x5bd | 0x610..=0x61a | 0x64b..=0x65f)
}

/// Invisible characters inside words: soft hyphen, zero-width joiners, byte order mark.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Straight and typographic apostrophes, primes and their like.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{2b9}' | '`' | '\u{b4}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_and_symbols() {
        for (text, want) in [
            ("Kyiv-born, 34,", &["Kyiv", "-", "born", ",", "34", ","][..]),
            ("Ukraine's Sana'a", &["Ukraine", "'s", "Sana'a"]),
            ("Turkey 's army", &["Turkey", "'s", "army"]),
            ("residents' O'Fallon", &["residents", "'", "O'Fallon"]),
            ("don’t l’Ukraine", &["don’t", "l’", "Ukraine"]),
            ("dell'Ucraina d'Odessa", &["dell'", "Ucraina", "d'", "Odessa"]),
            ("Слов'янськ, м’яч", &["Слов'янськ", ",", "м’яч"]),
            ("the U.S. and W.Va. too.", &["the", "U.S.", "and", "W.Va.", "too", "."]),
            ("in Calif. He", &["in", "Calif.", "He"]),
            ("J. Doe of St. Paul", &["J.", "Doe", "of", "St.", "Paul"]),
            ("at 5 p.m. on", &["at", "5", "p.m.", "on"]),
            ("the end. Then", &["the", "end", ".", "Then"]),
            ("80km 1,500.5 12th", &["80", "km", "1,500.5", "12", "th"]),
            ("see https://a.org/b. Now", &["see", "https://a.org/b", ".", "Now"]),
            ("@who #Nigeria a.b@c.org", &["@who", "#", "Nigeria", "a.b@c.org"]),
            ("46°28′N", &["46", "°", "28", "′", "N"]),
            ("“Київ”—це", &["“", "Київ", "”", "—", "це"]),
            ("D-Monongalia", &["D", "-", "Monongalia"]),
        ] {
            assert_eq!(words(text), want, "{text}");
        }
    }

    #[test]
    fn kinds() {
        use TokenKind::{Handle, Number, Symbol, Word};
        let text = "Flight MH17 of 2014 @ www.x.org";
        let kinds: Vec<TokenKind> = tokens(text).iter().map(|token| token.kind).collect();
        assert_eq!(kinds, [Word, Word, Word, Number, Symbol, Handle]);
    }

    proptest::proptest! {
        #[test]
        fn every_letter_is_in_a_token(text in "\\PC{0,60}") {
            let found = tokens(&text);
            let mut last = 0;
            for token in &found {
                proptest::prop_assert!(token.span.start >= last);
                proptest::prop_assert!(token.span.end > token.span.start);
                proptest::prop_assert!(text.get(token.span.start..token.span.end).is_some());
                last = token.span.end;
            }
            for (at, _) in text.char_indices().filter(|(_, c)| c.is_alphanumeric() && is_letter(*c)) {
                proptest::prop_assert!(found.iter().any(|t| t.span.start <= at && at < t.span.end));
            }
        }
    }
}
