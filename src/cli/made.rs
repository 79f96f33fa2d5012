//! What a run is made with: the data, the settings, the day that files are dated.

use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::export::{Ingredient, sha256, sha256_of};
use plotroom::gazetteer::{Basemap, Gazetteer};
use plotroom::settings::{Catalogue, Theme};
use plotroom::{recognize, resolve};
use serde_json::{Map, Value, json};

use super::args;
use super::files;

/// The variable that dates files where the report has no date
/// (reproducible-builds.org).
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// Every file of data that the run uses, in a fixed order.
pub(super) fn ingredients(
    flags: &args::Map,
    data: &args::OwnData,
    gazetteer: &Gazetteer,
    basemap: &Basemap,
) -> Result<Vec<Ingredient>, Error> {
    let mut found = Vec::new();
    let mut add = |what: &str, name: &str, sha256: String| {
        found.push(Ingredient { what: what.to_owned(), name: name.to_owned(), sha256 });
    };
    if let Some(digest) = gazetteer.sha256() {
        add("gazetteer", "world", digest);
    }
    own("gazetteer", &data.gazetteer, &mut add)?;
    own("lexicon", &data.lexicon, &mut add)?;
    let basemaps: Vec<_> = basemap.files().collect();
    for (name, bytes) in ["bundled", "finer"].iter().zip(basemaps.iter().rev()) {
        add("basemap", name, sha256(bytes));
    }
    let (ranks, senses) = resolve::WEIGHTS;
    let weights =
        [("names", recognize::WEIGHTS), ("places", ranks.as_bytes()), ("senses", senses)];
    add("weights", "bundled", sha256_of(weights));
    add("catalogue", "bundled", sha256(Catalogue::BUNDLED.as_bytes()));
    own("catalogue", &flags.catalogue.files, &mut add)?;
    own("layer", &flags.layers.layer, &mut add)?;
    own("front_line", &flags.layers.front_line, &mut add)?;
    match flags.theme.as_deref() {
        None => add("theme", "light", theme("light")),
        Some(name) if Theme::text(name).is_some() => add("theme", name, theme(name)),
        Some(path) => own("theme", &[PathBuf::from(path)], &mut add)?,
    }
    Ok(found)
}

/// Files of the user's, without the folders that they lie in: those are nobody's business.
fn own(
    what: &str,
    paths: &[PathBuf],
    add: &mut impl FnMut(&str, &str, String),
) -> Result<(), Error> {
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        add(what, &name, sha256(&files::bytes(path)?));
    }
    Ok(())
}

fn theme(name: &str) -> String {
    sha256(Theme::text(name).unwrap_or_default().as_bytes())
}

/// What was asked for, as far as it changes the files.
pub(super) fn settings(flags: &args::Map, formats: &[&str]) -> Map<String, Value> {
    let (width, height) = flags.size;
    let theme = flags.theme.as_deref().map(|name| {
        let name = Path::new(name).file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    });
    let asked = json!({
        "formats": formats,
        "rings": flags.rings,
        "keep_furniture": flags.report.keep_furniture,
        "title": flags.title,
        "size": [width, height],
        "scale": flags.scale,
        "theme": theme.unwrap_or_else(|| "light".to_owned()),
        "language": flags.language.as_deref().unwrap_or("en"),
        "projection": flags.projection.map(|p| format!("{p:?}")),
        "extent": flags.extent,
        "basemap": !flags.no_basemap,
        "miles": flags.miles,
    });
    match asked {
        Value::Object(asked) => asked,
        _ => Map::new(),
    }
}

/// The day of [`EPOCH`] as `YYYY-MM-DD`, `None` where it is not set.
pub(super) fn day() -> Result<Option<String>, Error> {
    let Some(value) = std::env::var_os(EPOCH).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let value = value.to_string_lossy();
    let seconds = value.parse::<u64>().ok().filter(|s| *s < 253_402_300_800);
    let seconds = seconds.ok_or_else(|| Error::Settings {
        message: format!(
            "{EPOCH} is \"{value}\"; give it the seconds since 1970 up to the year 9999"
        ),
    })?;
    Ok(Some(day_of(seconds / 86_400)))
}

/// A day counted from 1 January 1970, in the Gregorian calendar: years start in March, so
/// that the leap day comes last.
fn day_of(days: u64) -> String {
    // Days from 1 March of the year 0; 146,097 make 400 years.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{date:02}")
}

#[cfg(test)]
mod tests {
    use super::day_of;

    #[test]
    fn days_are_counted_through_leap_years() {
        for (days, date) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (19_782, "2024-02-29"),
            (20_454, "2026-01-01"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(day_of(days), date);
        }
    }
}
