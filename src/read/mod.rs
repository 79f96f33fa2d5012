//! The only way in: a path, the standard input or a text becomes a [`Document`].
//!
//! ```
//! use plotroom::{model::Language, read::{Report, document}};
//! let report = document(Report { text: "Floods in Sylhet\n\nThe river rose in the night.".into(), ..Report::default() });
//! assert_eq!(report.title.as_deref(), Some("Floods in Sylhet"));
//! assert_eq!(report.sentences.len(), 2);
//! ```

mod encoding;
mod furniture;
mod html;
mod markdown;

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::model::{Document, Language, Span};
use crate::text;

/// The largest report that is read, in bytes. Longer texts are collections: `stream` takes
/// them a document at a time.
pub const LARGEST: u64 = 16 << 20;

/// Longest first line that is taken for a headline, in characters.
const HEADLINE: usize = 200;

/// Where a report comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// A file of plain text, Markdown or HTML.
    Path(PathBuf),
    /// The standard input.
    Stdin,
}

impl Input {
    /// `-` is the standard input, anything else a path.
    #[must_use]
    pub fn named(name: &Path) -> Self {
        if name == Path::new("-") { Self::Stdin } else { Self::Path(name.to_owned()) }
    }
}

/// A text with what came with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What to call it.
    pub name: String,
    /// The text.
    pub text: String,
    /// Its headline, if given apart.
    pub title: Option<String>,
    /// The day of publication, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language, if known.
    pub language: Option<Language>,
    /// Whether page furniture is analyzed like the rest.
    pub keep_furniture: bool,
}

/// Reads a report.
///
/// # Errors
/// [`Error::Io`] if it cannot be read, [`Error::Unreadable`] if it is empty, no text, or
/// larger than [`LARGEST`].
pub fn read(input: &Input) -> Result<Document, Error> {
    report(input).map(document)
}

/// Reads a report's text, before anything is made of it.
///
/// # Errors
/// As [`read()`].
pub fn report(input: &Input) -> Result<Report, Error> {
    let path = match input {
        Input::Path(path) => path.as_path(),
        Input::Stdin => Path::new("-"),
    };
    let unreadable =
        |message: String| Error::Unreadable { path: path.to_owned(), message };
    let bytes = bytes(input, path)?;
    if bytes.len() as u64 > LARGEST {
        let limit = LARGEST >> 20;
        return Err(unreadable(format!(
            "it is larger than {limit} MB; split it, or give its documents to `plotroom stream`"
        )));
    }
    let decoded = encoding::text(&bytes).map_err(|what| {
        unreadable(format!(
            "it is {what}; convert it to plain text, Markdown or HTML first"
        ))
    })?;
    let suffix = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let read = match suffix.as_deref() {
        Some("md" | "markdown") => {
            Report { text: markdown::prose(&decoded), ..Report::default() }
        }
        Some("html" | "htm" | "xhtml") => html::article(&decoded),
        _ if html::is_page(&decoded) => html::article(&decoded),
        _ => Report { text: decoded, ..Report::default() },
    };
    if read.text.trim().is_empty() {
        return Err(unreadable("it is empty; give a text that names places".to_owned()));
    }
    let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned());
    let name = match input {
        Input::Stdin => "report".to_owned(),
        Input::Path(_) => stem.unwrap_or_else(|| "report".to_owned()),
    };
    Ok(Report { name, ..read })
}

fn bytes(input: &Input, path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io { action: "read", path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let most = LARGEST + 1;
    match input {
        Input::Stdin => {
            std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(failed)?;
        }
        Input::Path(path) => {
            if path.is_dir() {
                return Err(Error::Unreadable {
                    path: path.clone(),
                    message: "it is a folder; name the files in it".to_owned(),
                });
            }
            let file = std::fs::File::open(path).map_err(failed)?;
            file.take(most).read_to_end(&mut bytes).map_err(failed)?;
        }
    }
    Ok(bytes)
}

/// The document of a text: language, furniture and sentences found.
#[must_use]
pub fn document(report: Report) -> Document {
    let Report { name, text, title, date, url, language, keep_furniture } = report;
    let language = language.or_else(|| text::language(&text));
    let furniture =
        if keep_furniture { Vec::new() } else { furniture::furniture(&text, language) };
    let mut sentences = Vec::new();
    let mut start = 0;
    let ends = furniture.iter().map(|f| (f.start, f.end));
    for (end, next) in ends.chain([(text.len(), text.len())]) {
        sentences.extend(text::sentences(&text, Span::new(start, end), language));
        start = next;
    }
    let title = title.or_else(|| headline(&text));
    Document { name, title, text, url, date, language, sentences, furniture }
}

/// The first line, if it stands alone and reads like a headline.
fn headline(text: &str) -> Option<String> {
    let mut lines = text.trim_start().lines();
    let first = lines.next()?.trim();
    let followed = lines.any(|line| !line.trim().is_empty());
    let short = first.chars().count() <= HEADLINE;
    let open = !first.ends_with(['.', ',', ';', ':']);
    (followed && short && open).then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_the_headline_only_if_it_stands_alone() {
        assert_eq!(headline("Rain in Oslo\nIt rained.").as_deref(), Some("Rain in Oslo"));
        assert_eq!(headline("It rained in Oslo.\nAnd then?"), None);
        assert_eq!(headline("Rain in Oslo"), None);
    }

    #[test]
    fn sentences_leave_furniture_out() {
        let body = "The river Surma rose by two meters in the night, and the road to Sylhet was cut.\n";
        let text = format!("{body}{body}{body}LATEST NEWS\nSport 3 hours ago Lyon win\n");
        let read = document(Report { text, ..Report::default() });
        assert_eq!(read.sentences.len(), 3);
        assert_eq!(read.furniture.len(), 1);
        assert_eq!(read.language, Some(Language::En));
    }
}
