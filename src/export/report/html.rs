//! The page as one HTML file: no script, no outside request, the map inside.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::facts::Facts;
use super::super::manifest::Provenance;
use super::super::pictures::Pictures;
use super::{Block, Inline, Mark, Page, Tone};
use crate::gazetteer::Gazetteer;
use crate::model::Briefing;

const STYLE: &str = include_str!("page.css");

/// The briefing on one page as HTML. The map and the charts are put in whole.
#[must_use]
pub fn html(
    briefing: &Briefing,
    gazetteer: &Gazetteer,
    provenance: &Provenance,
    pictures: Pictures<'_>,
) -> String {
    let facts = Facts::named(briefing, gazetteer);
    written(&super::page(&facts, provenance), briefing, pictures)
}

fn written(page: &Page, briefing: &Briefing, pictures: Pictures<'_>) -> String {
    let map = &named(pictures.map.map(inlined).unwrap_or_default());
    let language = "en";
    let title = escaped(&page.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; img-src data:; font-src data:\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n\
         <h1{}>{title}</h1>\n",
        briefing
            .document
            .language
            .map_or(String::new(), |l| format!(" lang=\"{}\"", l.code()))
    );
    for line in &page.about {
        let _ = writeln!(out, "<p class=\"about\">{}</p>", inline(line, map));
    }
    let _ = writeln!(out, "<p class=\"summary\">{}</p>", inline(&page.summary, map));
    out.push_str("<nav><ul>\n");
    for section in &page.sections {
        let _ = writeln!(
            out,
            "<li><a href=\"#list-{}\">{}</a></li>",
            section.id,
            escaped(section.heading)
        );
    }
    out.push_str("</ul></nav>\n</header>\n<main>\n");
    let drawn = pictures.map.into_iter().chain(pictures.charts.iter().copied());
    for picture in drawn.map(inlined).filter(|picture| !picture.is_empty()) {
        let _ = writeln!(out, "<figure>\n{picture}\n</figure>");
    }
    for section in &page.sections {
        let _ = writeln!(
            out,
            "<section id=\"list-{}\">\n<h2>{}</h2>",
            section.id,
            escaped(section.heading)
        );
        for block in &section.blocks {
            push_block(&mut out, block, map);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// An SVG document as an element: without XML declaration and document type.
fn inlined(svg: &str) -> &str {
    svg.find("<svg").map_or("", |at| svg[at..].trim_end())
}

/// What has a name on a map, by its name.
fn named(map: &str) -> BTreeSet<&str> {
    let names = map.split(" id=\"").skip(1);
    names.filter_map(|rest| rest.split_once('"')).map(|(name, _)| name).collect()
}

fn push_block(out: &mut String, block: &Block, map: &BTreeSet<&str>) {
    match block {
        Block::Paragraph(line) => {
            let _ = writeln!(out, "<p>{}</p>", inline(line, map));
        }
        Block::List(lines) => {
            out.push_str("<ul>\n");
            for line in lines {
                let _ = writeln!(out, "<li>{}</li>", inline(line, map));
            }
            out.push_str("</ul>\n");
        }
        Block::Table { head, rows } => {
            out.push_str("<div class=\"wide\"><table>\n<thead><tr>");
            let class = |numeric: bool| if numeric { " class=\"n\"" } else { "" };
            for column in head {
                let _ = write!(
                    out,
                    "<th scope=\"col\"{}>{}</th>",
                    class(column.numeric),
                    escaped(column.text)
                );
            }
            out.push_str("</tr></thead>\n<tbody>\n");
            for row in rows {
                match &row.anchor {
                    Some(id) => {
                        let _ = write!(out, "<tr id=\"{}\">", escaped(id));
                    }
                    None => out.push_str("<tr>"),
                }
                for (column, cell) in head.iter().zip(&row.cells) {
                    let _ = write!(
                        out,
                        "<td{} data-head=\"{}\">{}</td>",
                        class(column.numeric),
                        escaped(column.text),
                        inline(cell, map)
                    );
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table></div>\n");
        }
    }
}

fn inline(line: &[Inline], map: &BTreeSet<&str>) -> String {
    let mut out = String::new();
    for part in line {
        let _ = match part {
            Inline::Text(text) => write!(out, "{}", escaped(text)),
            Inline::Strong(text) => write!(out, "<strong>{}</strong>", escaped(text)),
            Inline::Tone(tone, text) => {
                let class = match tone {
                    Tone::Good => "good",
                    Tone::Conditional => "conditional",
                    Tone::Bad => "bad",
                    Tone::Open => "open",
                };
                write!(out, "<span class=\"tone {class}\">{}</span>", escaped(text))
            }
            Inline::Mark(mark, text) => {
                let class = match mark {
                    Mark::Place => "place",
                    Mark::Distance => "distance",
                    Mark::Event => "event",
                };
                write!(out, "<mark class=\"{class}\">{}</mark>", escaped(text))
            }
            Inline::Inside(anchor, text) => {
                write!(out, "<a href=\"#{}\">{}</a>", escaped(anchor), escaped(text))
            }
            Inline::OnMap(anchor, text) => {
                let text = escaped(text);
                if map.contains(anchor.as_str()) {
                    write!(out, "<a href=\"#{anchor}\"><strong>{text}</strong></a>")
                } else {
                    write!(out, "<strong>{text}</strong>")
                }
            }
            Inline::Outside(url) => {
                let url = escaped(url);
                if url.starts_with("https://") || url.starts_with("http://") {
                    write!(out, "<a href=\"{url}\" rel=\"noreferrer\">{url}</a>")
                } else {
                    write!(out, "{url}")
                }
            }
        };
    }
    out
}

/// Text for HTML, in elements and attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && c != '\n' && c != '\t' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
