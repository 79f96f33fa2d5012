//! The mentions that got no point, with the reason.

use super::super::facts::{Facts, reason_unlocated, sense};
use super::super::table::{Column, Table, Value};
use super::{END, START, full_name, integer, real, text};
use crate::model::MentionKind;

pub(in super::super) const COLUMNS: [Column; 11] = [
    START,
    END,
    text("text", "The words of the mention."),
    text("kind", "toponym, demonym or coordinates."),
    text("sense", "How the name is used: literal, metonymic, associative, demonym."),
    text("place", "The place that the name belongs to, where it is known."),
    integer("geonameid", "", "Identifier of that place in GeoNames."),
    real("confidence", "0 to 1", "How sure the decision is."),
    integer("candidates", "", "How many places of the name were weighed."),
    text("reason", "Why it got no point."),
    text("context", "A few words on either side."),
];

/// Every mention without a point, in order of the text.
pub(in super::super) fn unlocated(facts: &Facts<'_>) -> Table {
    let resolutions = facts.briefing.resolutions.iter();
    let rows = resolutions.filter_map(|resolution| {
        let reason = reason_unlocated(resolution)?;
        let mention = &resolution.mention;
        let [start, end] = super::offsets(facts, mention.span);
        let place = resolution.place();
        let kind = match mention.kind {
            MentionKind::Toponym => "toponym",
            MentionKind::Demonym => "demonym",
            MentionKind::Coordinates(_) => "coordinates",
        };
        let values: [Value; COLUMNS.len()] = [
            start,
            end,
            Value::text(facts.quotes.words(mention.span)),
            Value::text(kind),
            Value::text(sense(resolution.sense)),
            Value::maybe(place.map(full_name)),
            place
                .and_then(|p| p.geonameid)
                .map_or(Value::Null, |id| Value::Integer(id.0.into())),
            Value::real(Some(resolution.confidence), 3),
            Value::count(resolution.considered),
            Value::text(reason),
            Value::text(facts.quotes.context(mention.span)),
        ];
        Some(values.into())
    });
    Table {
        name: "unlocated",
        title: "Mentions without a point",
        columns: &COLUMNS,
        rows: rows.collect(),
    }
}
