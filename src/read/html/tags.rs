//! A page cut into tags and text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The named characters of HTML 4 with their code points.
static NAMED: LazyLock<BTreeMap<&'static str, char>> = LazyLock::new(|| {
    let rows = include_str!("entities.txt").lines();
    rows.filter_map(|row| {
        let (name, code) = row.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    })
    .collect()
});

/// Elements in which no tag but their own end is one.
const RAW: &[&str] = &["script", "style", "title", "textarea", "noscript", "iframe"];

/// A tag, or what stands between two.
pub(super) enum Piece<'a> {
    Tag(Tag<'a>),
    /// The content of an element that holds no tags.
    Raw(&'static str, &'a str),
    Text(Cow<'a, str>),
}

/// A tag with its attributes.
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    pub(super) closes: bool,
    pub(super) empty: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute; empty where it has none.
    pub(super) fn value(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| c.is_whitespace() || "=/".contains(c));
            // A stray sign at the start would never end.
            let end = end.unwrap_or(rest.len()).max(usize::from(rest.starts_with('=')));
            let (key, behind) = rest.split_at(end);
            let behind = behind.trim_start();
            let (value, next) = match behind.strip_prefix('=') {
                None => ("", behind),
                Some(value) => quoted(value.trim_start()),
            };
            if key.eq_ignore_ascii_case(name) {
                return Some(resolved(value));
            }
            rest = next;
        }
    }
}

/// A value and what stands behind it.
fn quoted(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// The pieces of a page, in order.
pub(super) fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            found.push(text(rest));
            break;
        };
        let (before, markup) = rest.split_at(at);
        if !before.is_empty() {
            found.push(text(before));
        }
        if let Some(comment) = markup.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        if markup.starts_with("<!") || markup.starts_with("<?") {
            rest = markup.split_once('>').map_or("", |(_, behind)| behind);
            continue;
        }
        let Some((tag, behind)) = tag(markup) else {
            found.push(text(&markup[..1]));
            rest = &markup[1..];
            continue;
        };
        rest = behind;
        let raw = RAW.iter().find(|name| **name == tag.name && !tag.closes && !tag.empty);
        found.push(Piece::Tag(tag));
        if let Some(name) = raw {
            let end = ending(rest, name).unwrap_or(rest.len());
            found.push(Piece::Raw(name, &rest[..end]));
            rest = &rest[end..];
        }
    }
    found
}

fn text(text: &str) -> Piece<'_> {
    Piece::Text(resolved(text))
}

fn resolved(text: &str) -> Cow<'_, str> {
    if text.contains('&') { Cow::Owned(decoded(text)) } else { Cow::Borrowed(text) }
}

/// Where the end tag of an element starts.
fn ending(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(at, _)| at).find(|at| {
        let behind = text.get(at + 2..at + 2 + name.len());
        behind.is_some_and(|behind| behind.eq_ignore_ascii_case(name))
    })
}

/// The tag at the start of a text, and what stands behind it.
fn tag(markup: &str) -> Option<(Tag<'_>, &str)> {
    let inner = markup.strip_prefix('<')?;
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |i| (true, i));
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != ':');
    let (name, rest) = inner.split_at(end.unwrap_or(inner.len()));
    // The end of the tag is the first ">" outside of quotes that stand behind "=".
    let mut quote = None;
    let mut before = ' ';
    let end = rest.char_indices().find(|&(_, c)| {
        let found = match quote {
            Some(open) => {
                if c == open {
                    quote = None;
                }
                false
            }
            None if (c == '"' || c == '\'') && before == '=' => {
                quote = Some(c);
                false
            }
            None => c == '>',
        };
        if !c.is_whitespace() {
            before = c;
        }
        found
    });
    let (attributes, behind) = match end {
        Some((at, _)) => (&rest[..at], &rest[at + 1..]),
        None => (rest, ""),
    };
    let empty = attributes.ends_with('/');
    Some((Tag { name: name.to_ascii_lowercase(), closes, empty, attributes }, behind))
}

/// Text with its character references resolved; unknown ones stay as they stand.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
        let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
        let found = match name.strip_prefix('#') {
            Some(number) => numbered(number),
            None => NAMED.get(name).copied(),
        };
        match found {
            Some('\u{ad}') => rest = behind.strip_prefix(';').unwrap_or(behind),
            Some(c) => {
                out.push(c);
                rest = behind.strip_prefix(';').unwrap_or(behind);
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

/// A character by its number; those of Windows-1252 where no character has it
/// (HTML Standard, "Numeric character reference end state").
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9f) => {
            let (text, ..) =
                encoding_rs::WINDOWS_1252.decode(std::slice::from_ref(&byte));
            text.chars().next()
        }
        _ => char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace()),
    }
}
