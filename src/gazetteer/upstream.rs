//! Upstream files of GeoNames, as <https://download.geonames.org/export/dump/readme.txt>
//! describes them: places of a country or the world, alternate names, names of areas.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::table::{LANGUAGES, Row, Rows, Tag};
use crate::error::Error;
use crate::model::{Feature, Position};

/// Largest text inside an archive: all places of the world take 1.7 GB.
const LARGEST: u64 = 4 << 30;

/// Reads the upstream files of a folder, if there are any: `admin1CodesASCII.txt`,
/// `admin2Codes.txt`, places (`UA.zip`, `UA.txt`, `allCountries.zip`), then alternate names
/// (`alternatenames-UA.zip`, `alternateNamesV2.zip`). Places whose identifier is known keep
/// their name and take the rest.
///
/// # Errors
/// [`Error::Io`] or [`Error::Row`], which names the line.
pub(super) fn read(folder: &Path, rows: &mut Rows) -> Result<(), Error> {
    let mut files: Vec<PathBuf> = Vec::new();
    let listed = std::fs::read_dir(folder).map_err(|source| Error::Io {
        action: "read",
        path: folder.to_owned(),
        source,
    })?;
    for entry in listed.flatten() {
        files.push(entry.path());
    }
    files.sort();
    let named = |wanted: fn(&str) -> bool| {
        files.iter().filter(move |path| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(wanted)
        })
    };
    for path in named(|name| name == "admin1CodesASCII.txt") {
        each_line(path, |cells| area(cells, "admin1", rows))?;
    }
    for path in named(|name| name == "admin2Codes.txt") {
        each_line(path, |cells| area(cells, "admin2", rows))?;
    }
    for path in named(is_dump) {
        each_line(path, |cells| place(cells, rows))?;
    }
    for path in named(is_names) {
        each_line(path, |cells| alternate(cells, rows))?;
    }
    Ok(())
}

/// Whether a file holds places: two capital letters or "allCountries", zipped or not.
fn is_dump(name: &str) -> bool {
    let stem = name.strip_suffix(".zip").or_else(|| name.strip_suffix(".txt"));
    stem.is_some_and(|stem| {
        stem == "allCountries"
            || stem.len() == 2 && stem.bytes().all(|b| b.is_ascii_uppercase())
    })
}

/// Whether a file holds alternate names.
fn is_names(name: &str) -> bool {
    name.strip_suffix(".zip").is_some_and(|stem| stem.starts_with("alternat"))
}

/// Calls for the cells of each line of a text, or of the texts inside an archive.
fn each_line(
    path: &Path,
    mut each: impl FnMut(&[&str]) -> Result<(), String>,
) -> Result<(), Error> {
    let mut lines = |text: &str| {
        for (line, text) in (1..).zip(text.lines()) {
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = text.split('\t').collect();
            each(&cells).map_err(|message| Error::Row {
                path: path.to_owned(),
                line,
                message,
            })?;
        }
        Ok(())
    };
    if path.extension().is_none_or(|e| e != "zip") {
        return lines(&super::table::text_of(path)?);
    }
    let failed = |source| Error::Io { action: "read", path: path.to_owned(), source };
    let broken = |error: &zip::result::ZipError| {
        failed(std::io::Error::other(format!("{error}; fetch it again")))
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut archive =
        zip::ZipArchive::new(std::io::BufReader::new(file)).map_err(|e| broken(&e))?;
    for i in 0..archive.len() {
        let mut inner = archive.by_index(i).map_err(|e| broken(&e))?;
        let name = inner.name().to_owned();
        if name.strip_suffix(".txt").is_none_or(|stem| stem.starts_with("readme")) {
            continue;
        }
        let mut text = String::new();
        (&mut inner).take(LARGEST).read_to_string(&mut text).map_err(failed)?;
        lines(&text)?;
    }
    Ok(())
}

fn empty(key: String) -> Row {
    Row {
        key,
        geonameid: 0,
        name: String::new(),
        feature: None,
        country: String::new(),
        admin1: String::new(),
        admin2: String::new(),
        position: None,
        radius: None,
        population: 0,
        outline: String::new(),
        names: Vec::new(),
        note: String::new(),
    }
}

/// Adds a row; one that is known keeps its name and takes this one as another.
fn add(mut row: Row, rows: &mut Rows) {
    if rows.knows(&row.key) && !row.name.is_empty() {
        let name = std::mem::take(&mut row.name);
        row.names.insert(0, (Tag::Plain, name));
    }
    rows.add(row);
}

/// A line of `admin1CodesASCII.txt` or `admin2Codes.txt`: code, name, ASCII name, identifier.
fn area(cells: &[&str], kind: &str, rows: &mut Rows) -> Result<(), String> {
    let [code, name, _, id, ..] = cells else {
        return Err("expected code, name, ASCII name and identifier".to_owned());
    };
    let mut parts = code.splitn(3, '.');
    let country = parts.next().unwrap_or_default();
    let first = parts.next().unwrap_or_default();
    let mut row = empty(format!("{kind}:{code}"));
    row.geonameid =
        id.parse().ok().ok_or_else(|| format!("\"{id}\" is no identifier"))?;
    (*name).clone_into(&mut row.name);
    country.clone_into(&mut row.country);
    if kind == "admin1" {
        row.feature = Some(Feature::Admin1);
    } else {
        row.feature = Some(Feature::Admin2);
        row.admin1 = format!("{country}.{first}");
    }
    add(row, rows);
    Ok(())
}

/// A line of a dump: 19 cells. Kinds of places that reports do not name are passed over.
fn place(cells: &[&str], rows: &mut Rows) -> Result<(), String> {
    let [
        id,
        name,
        ascii,
        alternates,
        lat,
        lon,
        class,
        code,
        country,
        _,
        first,
        second,
        _,
        _,
        people,
        ..,
    ] = cells
    else {
        return Err(format!("expected 19 cells, found {}", cells.len()));
    };
    let Some(feature) = feature(class, code) else { return Ok(()) };
    let number = |text: &str| {
        text.parse::<f64>().ok().ok_or_else(|| format!("\"{text}\" is no coordinate"))
    };
    let position =
        Position::new(number(lon)?, number(lat)?).map_err(|error| error.to_string())?;
    let key = match feature {
        Feature::Country | Feature::Dependency => format!("country:{country}"),
        Feature::Admin1 => format!("admin1:{country}.{first}"),
        Feature::Admin2 => format!("admin2:{country}.{first}.{second}"),
        _ => format!("geonames:{id}"),
    };
    let mut row = empty(key);
    row.geonameid =
        id.parse().ok().ok_or_else(|| format!("\"{id}\" is no identifier"))?;
    (*name).clone_into(&mut row.name);
    // What is known of a district or a capital is better than a plain "populated place".
    let known = rows.knows(&row.key) && feature == Feature::Settlement;
    row.feature = if known { None } else { Some(feature) };
    (*country).clone_into(&mut row.country);
    if feature != Feature::Admin1 && !feature.is_country() && !first.is_empty() {
        row.admin1 = format!("{country}.{first}");
    }
    if feature != Feature::Admin2 && !second.is_empty() {
        row.admin2 = format!("admin2:{country}.{first}.{second}");
    }
    // Countries have a point of their own, areas that of their outline.
    let placed = feature.is_country() && rows.knows(&row.key);
    row.position = if placed { None } else { Some(position) };
    row.population = people.parse().unwrap_or(0);
    let spelled = [*ascii].into_iter().chain(alternates.split(','));
    row.names = spelled
        .filter(|other| !other.is_empty() && other != name)
        .map(|other| (Tag::Plain, other.to_owned()))
        .collect();
    add(row, rows);
    Ok(())
}

/// A line of alternate names: identifiers, language, name, then the marks preferred, short,
/// colloquial and historic.
fn alternate(cells: &[&str], rows: &mut Rows) -> Result<(), String> {
    let [_, id, language, name, rest @ ..] = cells else {
        return Err("expected identifier, place, language and name".to_owned());
    };
    let key = format!("geonames:{id}");
    // Codes of airports, postal codes, links and the like are no names.
    let coded = language.len() > 3 || *language == "abbr";
    if !rows.knows(&key) || coded && *language != "abbr" {
        return Ok(());
    }
    let marked = |at: usize| rest.get(at).is_some_and(|mark| *mark == "1");
    let known = LANGUAGES.iter().find(|(tag, _)| tag == language);
    let tag = if *language == "abbr" {
        Tag::Abbreviation
    } else if marked(3) {
        Tag::Old
    } else if marked(2) || language.is_empty() {
        Tag::Plain
    } else {
        known.map_or(Tag::Foreign, |(_, language)| Tag::In(*language))
    };
    let mut row = empty(key);
    row.names.push((tag, (*name).to_owned()));
    // The preferred name of a language is the one that is displayed.
    rows.amendments_first = marked(0);
    rows.add(row);
    rows.amendments_first = false;
    Ok(())
}

/// The feature of a class and code, `None` for kinds that reports do not name.
fn feature(class: &str, code: &str) -> Option<Feature> {
    Some(match (class, code) {
        ("A", "PCLI" | "PCLF" | "PCLS") => Feature::Country,
        ("A", "PCLD" | "TERR") => Feature::Dependency,
        ("A", "ADM1") => Feature::Admin1,
        ("A", "ADM2") => Feature::Admin2,
        ("P", "PPLC") => Feature::Capital,
        ("P", "PPLA") => Feature::Seat,
        ("P", "PPLX") => Feature::District,
        ("P", "PPLQ" | "PPLH" | "PPLW" | "PPLCH") => Feature::Former,
        ("P", _) => Feature::Settlement,
        ("L", "CONT") => Feature::Continent,
        ("L", "RGN" | "AREA" | "RGNH") => Feature::Region,
        ("L", "RGNE") => Feature::DeFacto,
        ("L", "PRT") => Feature::Port,
        ("L", "PRK" | "RESN" | "RESV") => Feature::Park,
        ("H", "OCN") => Feature::Ocean,
        ("H", "SEA") => Feature::Sea,
        ("H", "GULF" | "BAY" | "BAYS" | "LGN" | "ESTY") => Feature::Gulf,
        ("H", "STRT" | "CHN" | "SD") => Feature::Strait,
        ("H", "LK" | "LKS" | "LKN") => Feature::Lake,
        ("H", "RSV") => Feature::Reservoir,
        ("H", "STM" | "STMS" | "STMI") => Feature::River,
        ("H", "CNL") => Feature::Canal,
        ("T", "ISL") => Feature::Island,
        ("T", "ISLS") => Feature::Islands,
        ("T", "PEN") => Feature::Peninsula,
        ("T", "CAPE" | "SPIT" | "PT") => Feature::Cape,
        ("T", "MTS") => Feature::Mountains,
        ("T", "MT" | "PK" | "VLC") => Feature::Mountain,
        ("T", "PASS") => Feature::Pass,
        ("T", "DSRT") => Feature::Desert,
        ("T", "PLN" | "PLAT") => Feature::Plain,
        ("T", "HLL" | "HLLS") => Feature::Hill,
        ("T", "VAL") => Feature::Valley,
        ("S", "AIRP" | "AIRB" | "AIRF") => Feature::Airfield,
        ("S" | "L", "INSM" | "MILB" | "NVB") => Feature::Base,
        ("S", "PS" | "PSH") => Feature::PowerPlant,
        ("S", "PSN") => Feature::NuclearPlant,
        ("S", "OILR") => Feature::Refinery,
        ("S", "MFG") => Feature::Factory,
        ("S", "BDG") => Feature::Bridge,
        ("S", "DAM") => Feature::Dam,
        ("S", "PSTB") => Feature::Crossing,
        ("S", "GOVL") => Feature::Government,
        ("S", "UNIV") => Feature::University,
        _ => return None,
    })
}
