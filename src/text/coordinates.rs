//! Coordinates written in a text: decimal degrees, degrees and minutes, seconds, and the
//! grids of UTM and MGRS.

use super::{grid, run};
use crate::model::{Position, Span};

/// How far figures are believed to be coordinates.
#[derive(Clone, Copy, PartialEq)]
enum Trust {
    /// Somewhere in a text: a pair of figures needs signs, letters or many decimals.
    Found,
    /// Typed where a position is asked for.
    Typed,
}

/// The position that a text is, and nothing else: decimal degrees with or without letters,
/// degrees, minutes and seconds, UTM or MGRS.
///
/// # Examples
/// ```
/// use plotroom::text::position;
/// for typed in ["46.4857N 30.7438E", "46°29'09\"N 30°44'38\"E", "36TUS 26936 50503"] {
///     let odesa = position(typed).unwrap();
///     assert!((odesa.lat() - 46.48).abs() < 0.02, "{odesa:?}");
/// }
/// assert!(position("46.4857N 30.7438E or so").is_none());
/// ```
#[must_use]
pub fn position(text: &str) -> Option<Position> {
    let text = text.trim();
    let whole = |text: &str| {
        let written = pair(text, 0, Trust::Typed).or_else(|| {
            let digit = text.starts_with(|c: char| c.is_ascii_digit());
            digit.then(|| grid::square(text, 0)).flatten()
        });
        written.filter(|(end, _)| *end == text.len()).map(|(_, position)| position)
    };
    whole(text).or_else(|| whole(&text.to_ascii_uppercase()))
}

/// The coordinates in a stretch of text, in order.
#[must_use]
pub fn coordinates(text: &str) -> Vec<(Span, Position)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(ahead) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let digit = at + ahead;
        let start = sign(text, at, digit);
        let written = pair(text, start, Trust::Found).or_else(|| {
            let whole = digit == 0 || !is_wordy(text[..digit].chars().next_back());
            whole.then(|| grid::square(text, digit)).flatten()
        });
        if let Some((end, position)) = written {
            found.push((Span::new(start, end), position));
            at = end;
        } else {
            at = digit + run(&bytes[digit..], |b| b.is_ascii_digit() || *b == b'.');
        }
    }
    found
}

/// Where an angle starts whose first digit is known: at its sign or its letter.
fn sign(text: &str, from: usize, digit: usize) -> usize {
    let head = &text[from..digit];
    let bare = head.trim_end_matches(' ');
    let letter = bare.chars().next_back().filter(|c| hemisphere(*c).is_some());
    if let Some(letter) = letter
        && head.len() - bare.len() <= 1
        && !is_wordy(bare[..bare.len() - letter.len_utf8()].chars().next_back())
    {
        return from + bare.len() - letter.len_utf8();
    }
    match head.chars().next_back() {
        Some(sign @ ('-' | '\u{2212}' | '+'))
            if !is_wordy(head[..head.len() - sign.len_utf8()].chars().next_back()) =>
        {
            digit - sign.len_utf8()
        }
        _ => digit,
    }
}

fn is_wordy(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '.' || c == ',')
}

/// One angle of a pair.
#[derive(Debug, Clone, Copy, Default)]
struct Angle {
    degrees: f64,
    /// The letter of a hemisphere, in capitals.
    letter: Option<char>,
    /// Whether a degree sign stands behind the degrees.
    marked: bool,
    /// Digits behind the point of the degrees.
    decimals: usize,
}

/// Two angles that make a position: where they end, and the position.
fn pair(text: &str, start: usize, trust: Trust) -> Option<(usize, Position)> {
    if is_wordy(text[..start].chars().next_back()) {
        return None;
    }
    let (end, first) = angle(text, start, trust)?;
    let rest = &text[end..];
    let between = run(rest.as_bytes(), |b| matches!(b, b',' | b';' | b'/' | b' '));
    let gap = rest.get(..between)?;
    if gap.len() > 3 || gap.bytes().filter(|b| *b != b' ').count() > 1 {
        return None;
    }
    let (end, second) = angle(text, end + between, trust)?;
    if text[end..].chars().next().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let position = placed(first, second, gap, trust)?;
    Some((end, position))
}

fn placed(first: Angle, second: Angle, gap: &str, trust: Trust) -> Option<Position> {
    let turned = match (first.letter, second.letter) {
        (Some(a), Some(b)) => match (is_vertical(a), is_vertical(b)) {
            (true, false) => false,
            (false, true) => true,
            _ => return None,
        },
        (None, None) => {
            let exact =
                first.decimals >= 3 && second.decimals >= 3 && !gap.trim().is_empty();
            let marked = first.marked && second.marked;
            if !exact && !marked && trust == Trust::Found {
                return None;
            }
            false
        }
        _ => return None,
    };
    let (lat, lon) = if turned { (second, first) } else { (first, second) };
    Position::new(lon.degrees, lat.degrees).ok()
}

fn is_vertical(letter: char) -> bool {
    matches!(letter, 'N' | 'S')
}

/// The letter of a hemisphere, and whether it turns the sign.
fn hemisphere(letter: char) -> Option<bool> {
    match letter {
        'N' | 'E' => Some(false),
        'S' | 'W' => Some(true),
        _ => None,
    }
}

/// An angle that starts here, and where it ends.
fn angle(text: &str, start: usize, trust: Trust) -> Option<(usize, Angle)> {
    let mut at = start;
    let mut found = Angle::default();
    let mut negative = false;
    let first = text[at..].chars().next()?;
    if hemisphere(first).is_some() {
        found.letter = Some(first);
        at = blank(text, at + 1);
    } else if matches!(first, '-' | '\u{2212}' | '+') {
        negative = first != '+';
        at += first.len_utf8();
    }
    let (mut end, degrees, decimals) = number(text, at)?;
    found.decimals = decimals;
    found.degrees = degrees;
    if let Some(next) = mark(text, end, &["°", "º", "˚", "deg"]) {
        found.marked = true;
        end = next;
        if let Some((next, minutes)) = part(text, end, &["'", "′", "’", "´", "min"])
        {
            end = next;
            found.degrees += minutes / 60.0;
            if let Some((next, seconds)) =
                part(text, end, &["\"", "″", "”", "''", "′′", "’’"])
            {
                end = next;
                found.degrees += seconds / 3600.0;
            }
        }
    }
    let behind = blank(text, end);
    if found.letter.is_none()
        && let Some(letter) = text[behind..].chars().next()
        && hemisphere(letter).is_some()
        && !text[behind + 1..].chars().next().is_some_and(char::is_alphanumeric)
    {
        found.letter = Some(letter);
        end = behind + 1;
    }
    let turned = found.letter.and_then(hemisphere).unwrap_or(negative);
    let bare = found.letter.is_some() && !found.marked && found.decimals == 0;
    if bare && trust == Trust::Found {
        return None;
    }
    if turned {
        found.degrees = -found.degrees;
    }
    Some((end, found))
}

/// Minutes or seconds behind an angle, below 60, with their mark.
fn part(text: &str, at: usize, marks: &[&str]) -> Option<(usize, f64)> {
    let (end, value, _) = number(text, blank(text, at))?;
    let end = mark(text, end, marks)?;
    (value < 60.0).then_some((end, value))
}

fn mark(text: &str, at: usize, marks: &[&str]) -> Option<usize> {
    let at = blank(text, at);
    marks.iter().find(|mark| text[at..].starts_with(**mark)).map(|mark| at + mark.len())
}

fn blank(text: &str, at: usize) -> usize {
    if text[at..].starts_with([' ', '\u{a0}']) {
        at + text[at..].chars().next().map_or(0, char::len_utf8)
    } else {
        at
    }
}

/// A number of up to three digits with decimals: its end, value and count of decimals.
fn number(text: &str, at: usize) -> Option<(usize, f64, usize)> {
    let bytes = text.as_bytes().get(at..)?;
    let whole = run(bytes, u8::is_ascii_digit);
    if whole == 0 || whole > 3 {
        return None;
    }
    let point = bytes.get(whole) == Some(&b'.');
    let decimals = if point { run(&bytes[whole + 1..], u8::is_ascii_digit) } else { 0 };
    let length = if decimals > 0 { whole + 1 + decimals } else { whole };
    let value = text[at..at + length].parse().ok()?;
    Some((at + length, value, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Option<(String, f64, f64)> {
        let found = coordinates(text);
        let [(span, at)] = &found[..] else { return None };
        Some((span.of(text).to_owned(), at.lat(), at.lon()))
    }

    #[test]
    fn every_way_of_writing() {
        for (text, span, lat, lon) in [
            ("hit at 48.0159, 37.8028 today", "48.0159, 37.8028", 48.0159, 37.8028),
            ("(-33.9249,18.4241)", "-33.9249,18.4241", -33.9249, 18.4241),
            ("at 46.48° N, 30.73° E.", "46.48° N, 30.73° E", 46.48, 30.73),
            ("N46.4857 E30.7438", "N46.4857 E30.7438", 46.4857, 30.7438),
            ("46°29′09″N 30°44′38″E", "46°29′09″N 30°44′38″E", 46.485_833, 30.743_889),
            ("at 12°30'S, 45°15'W", "12°30'S, 45°15'W", -12.5, -45.25),
            (
                "46° 29.15' N, 30° 44.63' E",
                "46° 29.15' N, 30° 44.63' E",
                46.485_833,
                30.743_833,
            ),
            ("30.74°E / 46.48°N", "30.74°E / 46.48°N", 46.48, 30.74),
            ("−22.9068, −43.1729", "−22.9068, −43.1729", -22.9068, -43.1729),
        ] {
            let (name, found_lat, found_lon) =
                only(text).unwrap_or_else(|| panic!("nothing in {text}"));
            assert_eq!(name, span);
            assert!((found_lat - lat).abs() < 1e-5, "{text}: {found_lat}");
            assert!((found_lon - lon).abs() < 1e-5, "{text}: {found_lon}");
        }
    }

    #[test]
    fn figures_that_are_no_coordinates() {
        for text in [
            "fell 12.5, 13.7 percent",
            "a score of 21, 19",
            "temperatures of 31° and 35°",
            "from 60–90 days",
            "version 1.234.567, 2.345",
            "95.1234, 12.3456",
            "sizes 7.125, 8.250m",
            "9 N 5 E",
        ] {
            assert!(coordinates(text).is_empty(), "{text}: {:?}", coordinates(text));
        }
    }
    #[test]
    fn what_is_typed_is_believed() {
        for (text, lat, lon) in [
            ("46.84N 29.63E", 46.84, 29.63),
            ("46.84n, 29.63e", 46.84, 29.63),
            ("46N 29E", 46.0, 29.0),
            ("33.9S,18.4E", -33.9, 18.4),
            ("-33.9 18.4", -33.9, 18.4),
            (" 46°30'N 29°38'W ", 46.5, -29.633_333),
            ("29.63E 46.84N", 46.84, 29.63),
        ] {
            let found = position(text).unwrap_or_else(|| panic!("{text} is none"));
            assert!((found.lat() - lat).abs() < 1e-5, "{text}: {found:?}");
            assert!((found.lon() - lon).abs() < 1e-5, "{text}: {found:?}");
        }
        assert_eq!(position("36uxv12345678"), position("36U XV 1234 5678"));
        assert!(position("36UXV12345678").is_some());
        for text in ["", "46.84", "Tiraspol", "9 de Julio", "91N 0E", "46N 29N", "°", "é"]
        {
            assert!(position(text).is_none(), "{text}");
        }
    }
}
