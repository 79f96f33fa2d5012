//! `gazetteer`: look up, check, describe and compile.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::gazetteer::{Gazetteer, Named, compile, compile_basemap};
use plotroom::model::CountryCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::{Compile, GazetteerCommand, Lookup, Outline};
use super::{files, located};

/// The gazetteer of a run: the bundled one, or a `.gaz` file in its place, with the user's own
/// places laid over it. Rows that cannot be used are named on the standard error.
pub(super) fn opened(files: &[PathBuf]) -> Result<Gazetteer, Error> {
    let mut gazetteer = Gazetteer::bundled();
    let mut above = Vec::new();
    for path in files {
        let compiled = path.extension().is_some_and(|ending| ending == "gaz");
        match if compiled { Some(Gazetteer::open(path)?) } else { None } {
            Some(world) if world.is_world() => gazetteer = Ok(world),
            _ => above.push(path),
        }
    }
    let mut gazetteer = gazetteer?;
    for path in above {
        for warning in gazetteer.lay_over(path)? {
            eprintln!("plotroom: {warning}");
        }
    }
    Ok(gazetteer)
}

/// Runs one of the commands about the gazetteer.
pub(super) fn gazetteer(
    command: &GazetteerCommand,
    opened: impl Fn() -> Result<Gazetteer, Error>,
) -> Result<(), Error> {
    match command {
        GazetteerCommand::Lookup(flags) => lookup(flags, &opened()?),
        GazetteerCommand::Outline(flags) => outline(flags, &opened()?),
        GazetteerCommand::Info(flags) => info(flags.json, &opened()?),
        GazetteerCommand::Check => check(&opened()?),
        GazetteerCommand::Compile(flags) => compiled(flags),
        #[cfg(feature = "fetch")]
        GazetteerCommand::Fetch(flags) => fetched(flags),
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
        let area =
            [place.admin1.as_deref(), place.country.as_ref().map(CountryCode::as_str)];
        let area: Vec<&str> = area.into_iter().flatten().collect();
        let people = match place.population {
            0 => String::new(),
            people => format!(", {people} people"),
        };
        let _ = writeln!(
            text,
            "{:>3.0} %  {} ({}{people}) {:.5},{:.5} {} {}",
            one.prior * 100.0,
            place.name,
            area.join(", "),
            place.position.lat(),
            place.position.lon(),
            place.feature.as_str(),
            one.form.as_str(),
        );
    }
    files::write(None, text.as_bytes())
}

/// The outline of a place as the gazetteer has it, unrounded.
fn outline(flags: &Outline, gazetteer: &Gazetteer) -> Result<(), Error> {
    let place = located::outlined(&flags.name, gazetteer)?;
    let shape = place.id.and_then(|id| gazetteer.outline(id));
    let shape = shape.ok_or_else(|| Error::NoOutline { name: place.name.clone() })?;
    let country = place.country.as_ref().map(CountryCode::as_str);
    let feature = json!({
        "type": "Feature",
        "properties": {
            "name": place.name, "feature": place.feature, "country": country,
            "admin1": place.admin1, "geonameid": place.geonameid, "note": place.note,
        },
        "geometry": geojson::Geometry::new(geojson::GeometryValue::from(&shape)),
    });
    files::write(flags.output.as_deref(), format!("{feature}\n").as_bytes())
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
            let _ = writeln!(text, "{answer}");
            continue;
        }
        let count = |name: &str| meta.get(name).and_then(Value::as_u64).unwrap_or(0);
        let _ = writeln!(
            text,
            "data of {:04}-{:02}-{:02}, {} bytes\n{} places, {} countries, {} outlines, {} names",
            date / 10_000,
            date / 100 % 100,
            date % 100,
            size,
            count("places"),
            count("countries"),
            count("outlines"),
            count("names"),
        );
        for source in meta.get("sources").and_then(Value::as_array).into_iter().flatten()
        {
            let cell =
                |name: &str| source.get(name).and_then(Value::as_str).unwrap_or("");
            let _ = writeln!(
                text,
                "  {} {}: {} ({})",
                cell("name"),
                cell("version"),
                cell("gives"),
                cell("licence")
            );
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

/// Downloads upstream files, with a bar on a terminal.
#[cfg(feature = "fetch")]
fn fetched(flags: &super::args::Fetch) -> Result<(), Error> {
    use plotroom::gazetteer::{GEONAMES, Progress, Request, fetch};
    use plotroom::model::CountryCode;

    let base = flags.base.as_deref().unwrap_or(GEONAMES);
    let country = |code: &String| {
        CountryCode::new(&code.to_uppercase()).ok_or_else(|| Error::Fetch {
            url: base.to_owned(),
            message: format!(
                "\"{code}\" is no country code; write two letters, as in UA"
            ),
        })
    };
    let request = Request {
        base: format!("{}/", base.trim_end_matches('/')),
        countries: flags.country.iter().map(country).collect::<Result<_, _>>()?,
        names: flags.names,
        folder: flags.output.clone(),
        largest: flags.largest << 20,
    };
    // Hidden where the standard error is no terminal.
    let bar = indicatif::ProgressBar::new(0).with_style(
        indicatif::ProgressStyle::with_template(
            "{msg} {bytes}/{total_bytes} {bar:30} {eta}",
        )
        .unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()),
    );
    let show = |progress: Progress<'_>| {
        bar.set_message(progress.file.to_owned());
        bar.set_length(progress.total.unwrap_or(progress.done));
        bar.set_position(progress.done);
    };
    let paths = fetch(&request, show)?;
    bar.finish_and_clear();
    let mut text = String::new();
    for path in paths {
        let _ = writeln!(text, "{}", path.display());
    }
    files::write(None, text.as_bytes())?;
    eprintln!(
        "plotroom: data of GeoNames, CC BY 4.0; now: plotroom gazetteer compile --from {} -o mine.gaz",
        flags.output.display()
    );
    Ok(())
}
