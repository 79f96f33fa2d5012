//! The page as Markdown (`CommonMark` with the tables of GitHub), everything escaped.

use std::fmt::Write as _;

use super::super::manifest::Provenance;
use super::super::{facts::Facts, quote::plain};
use super::{Block, Inline, Page};
use crate::gazetteer::Gazetteer;
use crate::model::Briefing;

/// The charts that a folder may hold, and what they show.
const CHARTS: [(&str, &str); 2] = [
    ("distances.png", "Stated and measured distances"),
    ("timeline.png", "Events over time"),
];

/// The briefing on one page as Markdown; it shows `map.png` and the charts of the folder,
/// those of them that are among the pictures.
#[must_use]
pub fn markdown(
    briefing: &Briefing,
    gazetteer: &Gazetteer,
    provenance: &Provenance,
    pictures: &[&str],
) -> String {
    written(&super::page(&Facts::named(briefing, gazetteer), provenance), pictures)
}

fn written(page: &Page, pictures: &[&str]) -> String {
    let mut out = format!("# {}\n\n", escaped(&page.title));
    for line in &page.about {
        let _ = writeln!(out, "{}  ", inline(line));
    }
    let _ = writeln!(out, "\n{}\n", inline(&page.summary));
    if pictures.contains(&"map.png") {
        let _ = writeln!(out, "![Map of {}](map.png)\n", escaped(&page.title));
    }
    for (file, words) in CHARTS {
        if pictures.contains(&file) {
            let _ = writeln!(out, "![{words}]({file})\n");
        }
    }
    for section in &page.sections {
        let _ = writeln!(out, "## {}\n", section.heading);
        for block in &section.blocks {
            push_block(&mut out, block);
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn push_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph(line) => {
            let _ = writeln!(out, "{}", inline(line));
        }
        Block::List(lines) => {
            for line in lines {
                let _ = writeln!(out, "- {}", inline(line));
            }
        }
        Block::Table { head, rows } => {
            for column in head {
                let _ = write!(out, "| {} ", column.text);
            }
            out.push_str("|\n");
            for column in head {
                out.push_str(if column.numeric { "|---:" } else { "|---" });
            }
            out.push_str("|\n");
            for row in rows {
                for cell in &row.cells {
                    let _ = write!(out, "| {} ", inline(cell));
                }
                out.push_str("|\n");
            }
        }
    }
    out.push('\n');
}

fn inline(line: &[Inline]) -> String {
    let mut out = String::new();
    for part in line {
        match part {
            // Anchors of table rows are no part of Markdown.
            Inline::Text(text) | Inline::Inside(_, text) => out.push_str(&escaped(text)),
            Inline::Strong(text)
            | Inline::Tone(_, text)
            | Inline::Mark(_, text)
            | Inline::OnMap(_, text) => {
                let text = plain(text);
                if !text.is_empty() {
                    let _ = write!(out, "**{}**", escaped(&text));
                }
            }
            Inline::Outside(url) => out.push_str(&address(url)),
        }
    }
    out
}

/// An address as a link where it is one, else as text.
fn address(url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\' | '|');
    if is_web && url.chars().all(is_plain) { format!("<{url}>") } else { escaped(url) }
}

/// Text in which nothing is markup: neither of Markdown nor of HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, c) in text.chars().enumerate() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // "3. May" or "# x" at the start of a line would be a list or a heading.
            '#' | '+' | '-' | '=' if index == 0 => {
                out.push('\\');
                out.push(c);
            }
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' | '\r' => out.push(' '),
            // A bare address or mention would become a link.
            ':' if out.ends_with("http") || out.ends_with("https") => {
                out.push_str("&#58;");
            }
            '@' => out.push_str("&#64;"),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &out.as_bytes()[digits..];
    if (1..=9).contains(&digits)
        && matches!(rest, [b'.' | b')'] | [b'.' | b')', b' ', ..])
    {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let hostile = "# <script>alert(1)</script> **b** [x](javascript:1) ![i](http://e/x) | a\n\n1. b";
        let page = format!("{}\n", escaped(hostile));
        let parser =
            pulldown_cmark::Parser::new_ext(&page, pulldown_cmark::Options::all());
        for event in parser {
            use pulldown_cmark::{Event, Tag, TagEnd};
            let plain = matches!(
                event,
                Event::Text(_)
                    | Event::Start(Tag::Paragraph)
                    | Event::End(TagEnd::Paragraph)
            );
            assert!(plain, "{event:?}");
        }
        assert_eq!(escaped("12. May"), "12\\. May");
    }

    #[test]
    fn only_web_addresses_are_links() {
        assert_eq!(address("https://example.org/a"), "<https://example.org/a>");
        assert!(!address("javascript:alert(1)").starts_with('<'));
        assert!(!address("https://example.org/> <b>").starts_with('<'));
    }
}
