//! `ranges`: the range catalogue, or what of it bears a name.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::PathBuf;

use plotroom::Error;
use plotroom::settings::{Catalogue, System};
use serde_json::{Value, json};

use super::args::Ranges;
use super::files;

/// The bundled catalogue with the user's files laid over it.
pub(super) fn catalogue(own: &[PathBuf]) -> Result<Cow<'static, Catalogue>, Error> {
    let mut catalogue = Cow::Borrowed(Catalogue::bundled());
    for path in own {
        let text = files::text(path)?;
        let laid_over = catalogue.into_owned().with(&text).map_err(|error| {
            let message = match error {
                Error::Settings { message } => message,
                other => other.to_string(),
            };
            Error::Settings { message: format!("{}: {message}", path.display()) }
        })?;
        catalogue = Cow::Owned(laid_over);
    }
    Ok(catalogue)
}

/// Prints the catalogue, or the systems that a name fits.
pub(super) fn ranges(flags: &Ranges) -> Result<(), Error> {
    let catalogue = catalogue(&flags.catalogue.files)?;
    let systems = match &flags.name {
        None => catalogue.systems().iter().collect(),
        Some(name) => chosen(&catalogue, name)?,
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
        return catalogue.system(name).map(|system| vec![system]);
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
