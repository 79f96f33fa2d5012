//! The own tables of the gazetteer against the packages: every row lies in its country and as
//! near to a settlement as it says. `gazetteer/check_tables.py` checks further, against files
//! that are not committed.

use std::collections::BTreeSet;
use std::path::Path;

use plotroom::gazetteer::Gazetteer;
use plotroom::geodesy::{distance_to_region, inverse};
use plotroom::model::{CountryCode, Position};

/// Kilometers that the simplified outlines may be off the true line.
const SLACK: f64 = 5.0;

struct Row {
    cells: Vec<(String, String)>,
}

impl Row {
    fn cell(&self, name: &str) -> &str {
        let found = self.cells.iter().find(|(column, _)| column == name);
        found.map_or("", |(_, cell)| cell)
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.cell(name).parse().ok()
    }

    fn position(&self) -> Position {
        let of = |name| self.number(name).expect("it is a number");
        Position::new(of("lon"), of("lat")).expect("it is a position")
    }
}

fn rows(table: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer/tables").join(table);
    let text = std::fs::read_to_string(path).expect("the table is there");
    let mut lines = text.lines().filter(|l| !l.starts_with('#'));
    let columns: Vec<&str> = lines.next().expect("it has a header").split('\t').collect();
    let row = |line: &str| {
        let cells = columns.iter().zip(line.split('\t'));
        Row { cells: cells.map(|(c, v)| ((*c).to_owned(), v.to_owned())).collect() }
    };
    lines.map(row).collect()
}

/// What is wrong with a row of any of the tables.
fn failures(row: &Row, gazetteer: &Gazetteer) -> Vec<String> {
    let mut found = Vec::new();
    let how = row.cell("how");
    if !how.starts_with("derived: ") && !how.starts_with("general knowledge 20") {
        found.push("does not say how its value was got".to_owned());
    }
    let radius = row.number("radius_km").unwrap_or(0.0);
    if row.cell("outline").is_empty() && radius <= 0.0 {
        found.push("has neither an outline nor a radius".to_owned());
    }
    let position = row.position();
    // Small islands are not in the outlines of their countries.
    let island = matches!(row.cell("feature"), "T.ISL" | "T.ISLS");
    let country = CountryCode::new(row.cell("country")).filter(|_| !island);
    let area = country
        .and_then(|code| gazetteer.country(code))
        .and_then(|place| gazetteer.outline(place));
    if let Some(nearest) = area.and_then(|area| distance_to_region(position, &area)) {
        let off = nearest.distance.0 / 1000.0;
        // A region on both sides of a disputed line may have its point on the other side.
        if off > radius + SLACK && row.cell("outline").is_empty() {
            found.push(format!("lies {off:.0} km outside {}", row.cell("country")));
        }
    }
    if let Some((name, most)) = row.cell("near").rsplit_once(' ') {
        let most: f64 = most.parse().expect("near ends with kilometers");
        let away = |place| {
            let record = gazetteer.record(place)?;
            Some(inverse(position, record.position).distance.0 / 1000.0)
        };
        let named = gazetteer.named(name);
        let least =
            named.iter().filter_map(|n| away(n.place)).fold(f64::INFINITY, f64::min);
        // A settlement's point and the sphere of the other check differ by a little.
        if least > most * 1.02 + 0.5 {
            found.push(format!("{name} is {least:.0} km away, not {most}"));
        }
    }
    found
}

#[test]
fn every_row_lies_where_other_sources_have_its_country_and_its_neighbor() {
    let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    let mut wrong = Vec::new();
    let mut keys = BTreeSet::new();
    for (table, least) in
        [("regions.tsv", 200), ("waters.tsv", 400), ("supplement.tsv", 600)]
    {
        let all = rows(table);
        assert!(all.len() >= least, "{table} has {} rows", all.len());
        for row in &all {
            let key = row.cell("key");
            assert!(keys.insert(key.to_owned()), "{key} is there twice");
            let found = failures(row, &gazetteer);
            wrong.extend(found.into_iter().map(|what| format!("{table}: {key} {what}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_row_in_the_wrong_place_is_found() {
    let gazetteer = Gazetteer::bundled().expect("the bundled gazetteer opens");
    let cell = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut row = Row {
        cells: vec![
            cell("how", "general knowledge 2026, unverified"),
            cell("country", "UA"),
            cell("lat", "47.447"),
            cell("lon", "35.836"),
            cell("radius_km", "2"),
            cell("near", "Orikhiv 20"),
        ],
    };
    assert_eq!(failures(&row, &gazetteer), Vec::<String>::new(), "Robotyne");
    row.cells[3].1 = "15.836".to_owned();
    assert_eq!(failures(&row, &gazetteer).len(), 2, "far from country and neighbor");
}
