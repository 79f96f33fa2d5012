//! Which settlements are parts of larger ones.

use std::collections::BTreeMap;

use super::table::Row;
use crate::geodesy::inverse;
use crate::model::{Feature, Position};

/// A settlement this near to one that is more than [`LARGER`] times as large is a part of it:
/// city districts are listed as places, and no source that we have marks them.
const NEAR_METERS: f64 = 9_000.0;
const LARGER: u64 = 8;
/// Below so many people a place has no districts.
const CITY: u64 = 100_000;

/// Marks districts as such. Rows that state what they are are left alone.
pub(super) fn demote(rows: &mut [Row]) {
    let mut cities: BTreeMap<(i32, i32), Vec<(Position, u64)>> = BTreeMap::new();
    for row in rows.iter() {
        let settled = row.feature.is_some_and(Feature::is_settlement);
        if let (true, Some(position)) = (settled && row.population >= CITY, row.position)
        {
            cities.entry(square(position)).or_default().push((position, row.population));
        }
    }
    for row in rows.iter_mut().filter(|r| r.feature == Some(Feature::Settlement)) {
        let Some(position) = row.position else { continue };
        let (column, line) = square(position);
        // A tenth of a degree of latitude is 11 km; of longitude less toward the poles.
        let wide = if position.lat().abs() > 60.0 { 4 } else { 2 };
        let named = row.names.iter().any(|(_, name)| is_district(name));
        let part = (line - 1..=line + 1)
            .flat_map(|l| (column - wide..=column + wide).map(move |c| (c, l)))
            .filter_map(|square| cities.get(&square))
            .flatten()
            .any(|(city, people)| {
                let least = if named { row.population } else { LARGER * row.population };
                *people > least && inverse(*city, position).distance.0 < NEAR_METERS
            });
        if part {
            row.feature = Some(Feature::District);
        }
    }
}

/// Whether a name says that it is a district of a city.
fn is_district(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    last != name
        && matches!(
            last.to_lowercase().as_str(),
            "district" | "rayon" | "raion" | "rajon" | "район" | "qu" | "mahallesi"
        )
}

#[expect(clippy::cast_possible_truncation, reason = "1800 squares at the most")]
fn square(position: Position) -> (i32, i32) {
    ((position.lon() * 10.0).floor() as i32, (position.lat() * 10.0).floor() as i32)
}
