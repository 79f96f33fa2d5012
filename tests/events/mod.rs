use crate::events::markup::{events, line};

mod cyrillic;
mod days;
mod english;
mod found;
mod lookalikes;
mod markup;
mod parties;
mod properties;
mod times;
mod where_it_is;

/// Checks rows of a marked sentence and its events in one line each, joined by "; ".
fn check(rows: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (marked, wanted) in rows {
        let (_, found) = events(marked, None);
        let found: Vec<String> = found.iter().map(line).collect();
        let found = found.join("; ");
        if found != *wanted {
            wrong.push(format!("{marked}\n  wanted {wanted}\n  found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
