//! Tables as CSV (RFC 4180), safe to open in a spreadsheet.

use super::facts::{Facts, reason_unlocated, sense};
use super::layers::full_name;
use crate::model::{Briefing, MentionKind};

/// Every mention that got no point, with the reason, in order of the text.
///
/// Columns: `start`, `end` (code points), `text`, `kind`, `sense`, `place`, `geonameid`,
/// `confidence`, `candidates`, `reason`, `context`.
#[must_use]
pub fn unlocated(briefing: &Briefing) -> String {
    unlocated_of(&Facts::new(briefing))
}

pub(super) fn unlocated_of(facts: &Facts<'_>) -> String {
    let mut out = String::new();
    push_row(
        &mut out,
        [
            "start",
            "end",
            "text",
            "kind",
            "sense",
            "place",
            "geonameid",
            "confidence",
            "candidates",
            "reason",
            "context",
        ],
    );
    for resolution in &facts.briefing.resolutions {
        let Some(reason) = reason_unlocated(resolution) else { continue };
        let mention = &resolution.mention;
        let (start, end) = facts.offsets(mention.span);
        let place = resolution.place();
        let kind = match mention.kind {
            MentionKind::Toponym => "toponym",
            MentionKind::Demonym => "demonym",
            MentionKind::Coordinates(_) => "coordinates",
        };
        let id = place.and_then(|p| p.geonameid);
        push_row(
            &mut out,
            [
                start.to_string(),
                end.to_string(),
                safe(&facts.quotes.words(mention.span)),
                kind.to_owned(),
                sense(resolution.sense).to_owned(),
                safe(&place.map(full_name).unwrap_or_default()),
                id.map(|id| id.0.to_string()).unwrap_or_default(),
                format!("{:.3}", resolution.confidence),
                resolution.considered.to_string(),
                safe(reason),
                safe(&facts.quotes.context(mention.span)),
            ],
        );
    }
    out
}

/// Text that a spreadsheet takes for text: an apostrophe in front of what it would take for
/// a formula (OWASP, "CSV injection").
pub(super) fn safe(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

/// One row, fields quoted where they need it, ended by a line feed.
pub(super) fn push_row<S: AsRef<str>>(
    out: &mut String,
    fields: impl IntoIterator<Item = S>,
) {
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        let field = field.as_ref();
        if field.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_back_as_they_were_and_run_nothing() {
        let hostile = ["=HYPERLINK(\"x\")", "a,b", "\"", "two\nlines", "", "@SUM(A1)"];
        let mut out = String::new();
        push_row(&mut out, hostile.map(safe));
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        let read: Vec<_> = row.iter().collect();
        assert_eq!(read[0], "'=HYPERLINK(\"x\")");
        assert_eq!(&read[1..5], &hostile[1..5]);
        assert_eq!(read[5], "'@SUM(A1)");
    }
}
