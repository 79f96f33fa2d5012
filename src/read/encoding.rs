//! Bytes to text, whatever encoding they are in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// Bytes that decide whether a file is text at all.
const PROBE: usize = 8192;

/// The text of a file: UTF-8 with or without byte order mark, UTF-16 by its mark, else the
/// legacy encoding that fits best. `Err` says what it is if it is no text.
pub(super) fn text(bytes: &[u8]) -> Result<String, &'static str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return Ok(plain(&text));
    }
    let known = [
        (&b"%PDF"[..], "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive or office document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\x1f\x8b", "a compressed file"),
    ];
    for (magic, what) in known {
        if bytes.starts_with(magic) {
            return Err(what);
        }
    }
    if bytes[..bytes.len().min(PROBE)].contains(&0) {
        return Err("a binary file");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(plain(text));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    Ok(plain(&encoding.decode_without_bom_handling(bytes).0))
}

/// Line ends as `\n`, control characters as spaces.
fn plain(text: &str) -> String {
    let unified = text.replace("\r\n", "\n");
    unified
        .chars()
        .map(|c| match c {
            '\r' | '\u{2028}' | '\u{2029}' => '\n',
            '\n' | '\t' => c,
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legacy_encodings_are_told_apart() {
        let report = "Наводнение в Туве: вода поднялась на два метра, мост закрыт.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(report);
        assert_eq!(text(&bytes).as_deref(), Ok(report));
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode("À Besançon, l’eau a baissé.");
        assert_eq!(text(&bytes).as_deref(), Ok("À Besançon, l’eau a baissé."));
    }

    #[test]
    fn marks_are_taken_off() {
        assert_eq!(text(b"\xef\xbb\xbfOslo").as_deref(), Ok("Oslo"));
        assert_eq!(text(b"\xff\xfeO\0s\0").as_deref(), Ok("Os"));
        assert_eq!(text(b"a\r\nb\rc\x07d").as_deref(), Ok("a\nb\nc d"));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(text(b"%PDF-1.7"), Err("a PDF file"));
        assert_eq!(text(b"ELF\0\x01"), Err("a binary file"));
    }
}
