//! `ranges`: the range catalogue, or what of it bears a name.

use std::fmt::Write as _;

use plotroom::Error;
use plotroom::settings::{Catalogue, System};
use serde_json::{Value, json};

use super::args::Ranges;
use super::files;

/// Prints the catalogue, or the systems that a name fits.
pub(super) fn ranges(flags: &Ranges) -> Result<(), Error> {
    let catalogue = Catalogue::bundled();
    let systems = match &flags.name {
        None => catalogue.systems().iter().collect(),
        Some(name) => chosen(catalogue, name)?,
    };
    let text = if flags.json { as_json(&systems) } else { listed(&systems) };
    files::write(None, text.as_bytes())
}

/// The system of that very name, else those whose names hold its letters.
fn chosen<'c>(catalogue: &'c Catalogue, name: &str) -> Result<Vec<&'c System>, Error> {
    if let Some(system) = catalogue.named(name) {
        return Ok(vec![system]);
    }
    let like = catalogue.like(name);
    if like.is_empty() {
        return Err(Error::UnknownSystem { name: name.to_owned() });
    }
    Ok(like)
}

fn as_json(systems: &[&System]) -> String {
    let list: Vec<Value> = systems
        .iter()
        .map(|system| {
            let mut value = json!(system);
            if let Value::Object(fields) = &mut value {
                fields.insert("unverified".to_owned(), (!system.is_verified()).into());
            }
            value
        })
        .collect();
    let whole = json!({ "systems": list });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn listed(systems: &[&System]) -> String {
    let width = systems.iter().map(|system| system.name.chars().count()).max();
    let width = width.unwrap_or_default();
    let mut text = String::new();
    for system in systems {
        let range = format!("{}-{} km", system.min_km, system.max_km);
        let _ = write!(
            text,
            "{:width$}  {range:>14}  {:20} {}",
            system.name,
            system.class.as_str(),
            system.basis()
        );
        if let Some(note) = &system.note {
            let _ = write!(text, "; {note}");
        }
        text.push('\n');
    }
    if let [system] = systems {
        let names = system.aliases.iter().chain(&system.cautious);
        let names: Vec<&str> = names.map(String::as_str).collect();
        if !names.is_empty() {
            let _ = writeln!(text, "also: {}", names.join(", "));
        }
    }
    text
}
