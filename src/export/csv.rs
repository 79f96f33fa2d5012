//! Tables as CSV (RFC 4180), safe to open in a spreadsheet.

use super::facts::Facts;
use super::layers;
use super::table::{Table, Value};
use crate::model::Briefing;

/// Every mention that got no point, with the reason, in order of the text.
///
/// Columns: `start`, `end` (code points), `text`, `kind`, `sense`, `place`, `geonameid`,
/// `confidence`, `candidates`, `reason`, `context`.
#[must_use]
pub fn unlocated(briefing: &Briefing) -> String {
    csv(&layers::unlocated(&Facts::new(briefing)))
}

/// A table with its column names in the first row.
pub(super) fn csv(table: &Table) -> String {
    let mut out = String::new();
    push_row(&mut out, table.columns.iter().map(|column| column.name));
    for row in &table.rows {
        push_row(&mut out, row.iter().map(field));
    }
    out
}

/// A value as a field.
pub(super) fn field(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => safe(text),
        Value::Date(day) => day.clone(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => format!("{number:?}"),
    }
}

/// Text that a spreadsheet takes for text: an apostrophe in front of what it would take for
/// a formula (OWASP, "CSV injection"); no null characters, where GDAL takes a row to end.
pub(super) fn safe(text: &str) -> String {
    let text = text.replace('\0', "\u{fffd}");
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text }
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
        let hostile = ["=HYPERLINK(\"x\")", "a,b", "\"", "two\nlines", "", "@SUM(A1)\0"];
        let mut out = String::new();
        push_row(&mut out, hostile.map(safe));
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).from_reader(out.as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        let read: Vec<_> = row.iter().collect();
        assert_eq!(read[0], "'=HYPERLINK(\"x\")");
        assert_eq!(&read[1..5], &hostile[1..5]);
        assert_eq!(read[5], "'@SUM(A1)\u{fffd}");
    }
}
