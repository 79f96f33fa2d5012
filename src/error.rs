//! The one error type of the edges. Stages that analyze text never fail.

use std::path::PathBuf;

/// What can go wrong at an edge, with the remedy in the message.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A longitude or latitude is not a position on Earth.
    #[error(
        "{value} is no {axis}; give degrees between -{limit} and {limit}, as lat,lon"
    )]
    Coordinate {
        /// "latitude" or "longitude".
        axis: &'static str,
        /// The offending value.
        value: f64,
        /// The largest absolute value allowed.
        limit: f64,
    },
    /// A length is not usable as a radius.
    #[error(
        "a radius of {} km cannot be drawn; give one above 0 and below {} km",
        km(*meters), km(*limit)
    )]
    Radius {
        /// The offending value, in meters.
        meters: f64,
        /// The open upper limit, in meters.
        limit: f64,
    },
    /// A circle close to half the Earth crosses itself near the antipode.
    #[error(
        "a circle of {} km crosses itself near the antipode of its center; give a radius below {} km, or {} km and more for the whole Earth",
        km(*meters), km(*limit), km(*whole)
    )]
    Antipode {
        /// The offending value, in meters.
        meters: f64,
        /// The largest radius that is drawn as a circle, in meters.
        limit: f64,
        /// From this radius on the whole Earth is inside, in meters.
        whole: f64,
    },
    /// Text that should name a place could not be read as a position.
    #[error(
        "cannot read \"{text}\" as a position; give lat,lon as in 46.84,29.63, degrees and minutes as in 46°50'N 29°38'E, UTM or MGRS"
    )]
    Position {
        /// What was given.
        text: String,
    },
    /// A file or stream could not be read or written.
    #[error("cannot {action} {path}: {source}")]
    Io {
        /// "read" or "write".
        action: &'static str,
        /// The file, or `-` for a standard stream.
        path: PathBuf,
        /// The system's own words.
        source: std::io::Error,
    },
    /// A report cannot be used.
    #[error("cannot use {path}: {message}")]
    Unreadable {
        /// The file, or `-` for the standard input.
        path: PathBuf,
        /// What is wrong with it, and the cure.
        message: String,
    },
    /// No gazetteer holds a place of that name.
    #[error("no place \"{name}\" in the gazetteer{}", hint(suggestions))]
    UnknownPlace {
        /// What was given.
        name: String,
        /// Names like it, best first.
        suggestions: Vec<String>,
    },
    /// A language is none of those that there are names and words in.
    #[error("no language \"{code}\"; give one of en, uk, ru, de, fr, es, it, pl, ro")]
    Language {
        /// What was given.
        code: String,
    },
    /// A format asked for is none that can be written.
    #[error("no format \"{name}\"; give some of {}", known.join(", "))]
    Format {
        /// What was given.
        name: String,
        /// Those there are.
        known: Vec<&'static str>,
    },
    /// A range asked for cannot be read.
    #[error(
        "cannot read the range \"{text}\": {message}; write 25-100@Tiraspol, 60mi@46.8,29.6, Shahed-136@Tiraspol, or 25-100@Tiraspol:30-120 for the azimuths from 30 to 120"
    )]
    Ring {
        /// What was given.
        text: String,
        /// What is wrong with it.
        message: String,
    },
    /// A length is not one.
    #[error(
        "cannot read \"{text}\" as a length; write 25, 100mi, 50nmi or 800m (km where no unit stands)"
    )]
    Length {
        /// What was given.
        text: String,
    },
    /// Directions are not two azimuths, or the place they count from is a region.
    #[error("cannot limit a range to \"{text}\": {message}")]
    Directions {
        /// What was given.
        text: String,
        /// What is wrong with it, with the cure.
        message: String,
    },
    /// Two areas have no line in common.
    #[error(
        "the outlines of {one} and {other} have no line in common; name two neighbors, as in border:Ukraine/Poland, or give the line as FILE.geojson#NAME"
    )]
    Border {
        /// The first area.
        one: String,
        /// The other.
        other: String,
    },
    /// A place without an outline.
    #[error(
        "{name} has no outline; name a country or region, or one of a file of your own"
    )]
    NoOutline {
        /// The place.
        name: String,
    },
    /// A file of the user holds nothing of that name.
    #[error(
        "{path} holds no feature \"{name}\"; it has {}",
        if known.is_empty() { "none with a name or id".to_owned() } else { known.join(", ") }
    )]
    UnknownFeature {
        /// The file.
        path: PathBuf,
        /// What was asked for.
        name: String,
        /// Names in the file, the first few.
        known: Vec<String>,
    },
    /// The range catalogue holds no system of that name.
    #[error(
        "no system \"{name}\" in the range catalogue; {}; plotroom ranges lists them all",
        if suggestions.is_empty() {
            "add it with --catalogue FILE".to_owned()
        } else {
            format!("did you mean {}?", suggestions.join(", "))
        }
    )]
    UnknownSystem {
        /// What was given.
        name: String,
        /// Names like it, best first.
        suggestions: Vec<String>,
    },
    /// A file of settings is not as it should be.
    #[error("cannot use these settings: {message}")]
    Settings {
        /// What is wrong, where.
        message: String,
    },
    /// A mention is asked for that is not there.
    #[error("there is no mention {number}; the report has {count}, counted from 1")]
    Mention {
        /// The number asked for.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// A file does not hold the outline that was asked for.
    #[error(
        "{path} holds no outline: {message}; give a GeoJSON file with a Polygon or MultiPolygon"
    )]
    Outline {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// A file of the output folder could not be made.
    #[error("cannot make {file}: {message}; choose other --formats to do without it")]
    Export {
        /// The file.
        file: &'static str,
        /// What is wrong.
        message: String,
    },
    /// A line of a JSONL file is not the object that was asked for.
    #[error("{path}, line {line}: {message}; each line is one JSON object, {expected}")]
    Line {
        /// The file, or `-` for a standard stream.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
        /// The object that was expected.
        expected: &'static str,
    },
    /// A data file of the program is not usable.
    #[error(
        "the {what} is not usable: {message}; build it again or take the bundled one"
    )]
    Damaged {
        /// "gazetteer" or "basemap".
        what: &'static str,
        /// What is wrong with it.
        message: String,
    },
    /// A download failed.
    #[error("cannot fetch {url}: {message}")]
    Fetch {
        /// What was asked for.
        url: String,
        /// What went wrong, with the cure.
        message: String,
    },
    /// A row of a table is not usable.
    #[error("{path}, line {line}: {message}")]
    Row {
        /// The table.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong with it, with the cure.
        message: String,
    },
    /// A theme cannot be used.
    #[error(
        "the theme cannot be used: {message}; see the themes that come with the program"
    )]
    Theme {
        /// What is wrong with it.
        message: String,
    },
    /// A scene could not be turned into an image.
    #[error("the map cannot be drawn as an image: {message}")]
    Image {
        /// What went wrong, with the cure.
        message: String,
    },
}

/// The cure for an unknown name.
/// Meters in kilometers, to the meter.
fn km(meters: f64) -> f64 {
    meters.round() / 1000.0
}

fn hint(suggestions: &[String]) -> String {
    if suggestions.is_empty() {
        "; give lat,lon, or add it with --gazetteer FILE".to_owned()
    } else {
        format!("; did you mean {}?", suggestions.join(", "))
    }
}
