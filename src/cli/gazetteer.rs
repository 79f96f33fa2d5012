//! `gazetteer`: look up, check, describe and compile.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::gazetteer::{Gazetteer, Named, compile, compile_basemap};
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::{Compile, GazetteerCommand, Lookup};
use super::files;

/// Runs one of the commands about the gazetteer.
pub(super) fn gazetteer(command: &GazetteerCommand) -> Result<(), Error> {
    match command {
        GazetteerCommand::Lookup(flags) => lookup(flags, &Gazetteer::bundled()?),
        GazetteerCommand::Info(flags) => info(flags.json, &Gazetteer::bundled()?),
        GazetteerCommand::Check => check(&Gazetteer::bundled()?),
        GazetteerCommand::Compile(flags) => compiled(flags),
    }
}

#[derive(Deserialize)]
struct Query {
    id: Value,
    name: String,
}

fn lookup(flags: &Lookup, gazetteer: &Gazetteer) -> Result<(), Error> {
    if let Some(path) = &flags.batch {
        let failed = |source| Error::Io { action: "write", path: "-".into(), source };
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        files::each_line(path, r#"{"id","name"}"#, |query: Query| {
            let found = candidates(&gazetteer.named(&query.name), gazetteer);
            let answer = json!({ "id": query.id, "candidates": found });
            writeln!(out, "{answer}").map_err(failed)
        })?;
        return out.flush().map_err(failed);
    }
    let name = flags.name.as_deref().unwrap_or_default();
    let named = gazetteer.named(name);
    if flags.json {
        let found = candidates(&named, gazetteer);
        let answer = json!({ "query": name, "candidates": found });
        return files::write(None, format!("{answer}\n").as_bytes());
    }
    if named.is_empty() {
        return Err(Error::UnknownPlace {
            name: name.to_owned(),
            suggestions: gazetteer.suggestions(name, 3),
        });
    }
    let mut text = String::new();
    for one in &named {
        let Some(place) = gazetteer.place(one.place) else { continue };
        let area = [place.admin1.as_deref(), place.country.as_ref().map(|c| c.as_str())];
        let area: Vec<&str> = area.into_iter().flatten().collect();
        let people = match place.population {
            0 => String::new(),
            people => format!(", {people} people"),
        };
        text.push_str(&format!(
            "{:>3.0} %  {} ({}{people}) {:.5},{:.5} {} {}\n",
            one.prior * 100.0,
            place.name,
            area.join(", "),
            place.position.lat(),
            place.position.lon(),
            place.feature.as_str(),
            one.form.as_str(),
        ));
    }
    files::write(None, text.as_bytes())
}

fn candidates(named: &[Named], gazetteer: &Gazetteer) -> Vec<Value> {
    let one = |one: &Named| {
        let place = gazetteer.place(one.place)?;
        Some(json!({
            "name": place.name,
            "lat": place.position.lat(),
            "lon": place.position.lon(),
            "geonameid": place.geonameid,
            "feature": place.feature,
            "country": place.country,
            "admin1": place.admin1,
            "population": place.population,
            "match": one.form.as_str(),
        }))
    };
    named.iter().filter_map(one).collect()
}

fn info(as_json: bool, gazetteer: &Gazetteer) -> Result<(), Error> {
    let mut text = String::new();
    for (date, size, meta) in gazetteer.info() {
        if as_json {
            let answer = json!({ "date": date, "bytes": size, "content": meta });
            text.push_str(&format!("{answer}\n"));
            continue;
        }
        let count = |name: &str| meta.get(name).and_then(Value::as_u64).unwrap_or(0);
        text.push_str(&format!(
            "data of {:04}-{:02}-{:02}, {} bytes\n{} places, {} countries, {} outlines, {} names\n",
            date / 10_000,
            date / 100 % 100,
            date % 100,
            size,
            count("places"),
            count("countries"),
            count("outlines"),
            count("names"),
        ));
        for source in meta.get("sources").and_then(Value::as_array).into_iter().flatten()
        {
            let cell =
                |name: &str| source.get(name).and_then(Value::as_str).unwrap_or("");
            text.push_str(&format!(
                "  {} {}: {} ({})\n",
                cell("name"),
                cell("version"),
                cell("gives"),
                cell("licence")
            ));
        }
    }
    files::write(None, text.as_bytes())
}

/// Places that any gazetteer of the world knows, and where they are.
const KNOWN: [(&str, f64, f64); 5] = [
    ("Tiraspol", 46.84, 29.63),
    ("Kyiv", 50.45, 30.52),
    ("Nairobi", -1.28, 36.82),
    ("Lima", -12.04, -77.03),
    ("Tokyo", 35.69, 139.69),
];

fn check(gazetteer: &Gazetteer) -> Result<(), Error> {
    gazetteer.check()?;
    for (name, lat, lon) in KNOWN {
        let position =
            gazetteer.named(name).first().and_then(|n| gazetteer.record(n.place));
        let near = position.is_some_and(|record| {
            (record.position.lat() - lat).abs() < 0.2
                && (record.position.lon() - lon).abs() < 0.2
        });
        if !near {
            return Err(Error::Damaged {
                what: "gazetteer",
                message: format!("{name} is not where it should be"),
            });
        }
    }
    let count = gazetteer.places();
    files::write(None, format!("sound: {count} places, checksum holds\n").as_bytes())
}

fn compiled(flags: &Compile) -> Result<(), Error> {
    if let Some(layers) = &flags.basemap {
        return files::write(Some(&flags.output), &compile_basemap(layers)?);
    }
    let folders: Vec<PathBuf> = if flags.from.is_empty() {
        ["gazetteer/build", "gazetteer/tables"].iter().map(PathBuf::from).collect()
    } else {
        flags.from.clone()
    };
    let sources = sources(&flags.sources)?;
    let built = compile(&folders, flags.date, &sources)?;
    for warning in &built.warnings {
        eprintln!("plotroom: {warning}");
    }
    files::write(Some(&flags.output), &built.bytes)
}

/// The list of sources, as it goes into the file; empty where there is none.
fn sources(path: &Path) -> Result<Value, Error> {
    if !path.exists() {
        return Ok(json!([]));
    }
    let text = files::text(path)?;
    let table: toml::Value = toml::from_str(&text).map_err(|error| Error::Row {
        path: path.to_owned(),
        line: 1,
        message: error.to_string(),
    })?;
    let listed = table.get("source").cloned();
    Ok(serde_json::to_value(listed).unwrap_or_default())
}
