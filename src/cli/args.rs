//! What was typed. Imports nothing of the library.

mod gazetteer;

use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

use clap::{Args, CommandFactory as _, Parser, Subcommand, ValueEnum};

#[cfg(feature = "fetch")]
pub(crate) use gazetteer::Fetch;
pub(crate) use gazetteer::{Compile, GazetteerCommand, Lookup, Outline};

/// Reads a report and puts it on the map.
///
/// Finds the places a report names, checks the distances it states against the ground, and
/// writes a briefing map, layers for a GIS and a one-page report. Works offline.
#[derive(Debug, Parser)]
#[command(
    name = "plotroom",
    version,
    before_help = "Examples:\n  plotroom report.txt                     map, layers and report into output/report/\n  plotroom verify report.txt              the distances it states, checked\n  plotroom places report.txt              the places it names, and why\n  plotroom distance Tiraspol Odesa        the geodesic between two places\n  plotroom rings Tiraspol --km 25,100 -o rings.geojson",
    max_term_width = 100
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) own: OwnData,
}

/// Data of the user's own, laid over that of the program.
#[derive(Debug, Args)]
pub(crate) struct OwnData {
    /// Your own places: CSV or GeoJSON with name, lat, lon, aliases, radius, kind (polygons and
    /// lines too), laid over the bundled ones; a .gaz file takes their place (repeatable)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) gazetteer: Vec<PathBuf>,
    /// Your own words for a language: a TOML file laid over the words for events, units,
    /// bearings, times, names and so on; a further language too (repeatable)
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Draw the map of a report and write its layers (the default: `plotroom report.txt`)
    Map(Map),
    /// List the places a report mentions and how each was decided
    Places(Places),
    /// Check the distances a report states against the ground
    Verify(Verify),
    /// Measure the geodesic between two places on WGS 84
    Distance(Distance),
    /// Draw range rings and bands around a place as GeoJSON
    Rings(Rings),
    /// List the range catalogue: systems, how far they reach, where that is known from
    Ranges(Ranges),
    /// Answer JSON lines: one document a line in, one answer a line out
    Stream(Stream),
    /// Look up names in the gazetteer, check it, or compile one
    #[command(subcommand)]
    Gazetteer(GazetteerCommand),
}

impl Arguments {
    /// The arguments of the process; where no command is named, the command is `map`.
    pub(crate) fn of(typed: impl Iterator<Item = OsString>) -> Self {
        let mut typed: Vec<OsString> = typed.collect();
        let at = Self::behind_globals(&typed);
        let first = typed.get(at).map(|first| first.to_string_lossy().into_owned());
        let command = Self::command();
        let named = first.is_none_or(|first| {
            let known = command.get_subcommands().any(|c| c.get_name() == first);
            known
                || matches!(first.as_str(), "help" | "-h" | "--help" | "-V" | "--version")
        });
        if !named {
            typed.insert(at, "map".into());
        }
        // With several places a negative latitude looks like a flag: a space tells it apart.
        if typed.get(at).is_some_and(|command| command == "rings") {
            for word in &mut typed[at + 1..] {
                let text = word.to_string_lossy();
                let mut letters = text.chars();
                let minus = letters.next() == Some('-');
                if minus && letters.next().is_some_and(|c| c.is_ascii_digit() || c == '.')
                {
                    *word = format!(" {text}").into();
                }
            }
        }
        Self::parse_from(typed)
    }

    /// Where the command is: behind the flags that every command has and their values.
    fn behind_globals(typed: &[OsString]) -> usize {
        let mut at = 1;
        while let Some(word) = typed.get(at) {
            let word = word.to_string_lossy();
            at += match word.split_once('=') {
                _ if word == "--gazetteer" || word == "--lexicon" => 2,
                Some(("--gazetteer" | "--lexicon", _)) => 1,
                _ => break,
            };
        }
        at
    }
}

/// Flags of `map`.
#[derive(Debug, Args)]
pub(crate) struct Map {
    /// The reports: text, Markdown or HTML files, - for the standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// The folder to write (with several reports: its parent) [default: output/NAME]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) report: ReportFlags,
    /// Draw a range as well: 25-100@Tiraspol (km), 60mi@46.8,29.6, Shahed-136@Tiraspol,
    /// 100@Tiraspol:30-120 for the azimuths from 30 to 120 (repeatable)
    #[arg(long = "ring", value_name = "SPEC")]
    pub(crate) rings: Vec<String>,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueFlag,
    #[command(flatten)]
    pub(crate) layers: LayerFlags,
    /// The headline of the map [default: the report's]
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Width and height of the map in logical pixels
    #[arg(long, value_name = "WxH", value_parser = size, default_value = "1600x1200")]
    pub(crate) size: (f64, f64),
    /// Pixels of map.png a logical pixel: 2 for print
    #[arg(long, value_name = "N", value_parser = scale, default_value = "1")]
    pub(crate) scale: f64,
    /// light, dark, print, or a TOML file of your own
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,
    /// The language of names on the map: en, uk, ru, de, fr, es, it, pl, ro
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    /// The projection instead of the one that suits the extent
    #[arg(long, value_enum)]
    pub(crate) projection: Option<Projection>,
    /// What to show: WEST,SOUTH,EAST,NORTH in degrees
    #[arg(long, value_name = "W,S,E,N", value_parser = extent, allow_hyphen_values = true)]
    pub(crate) extent: Option<Extent>,
    /// Draw no land, borders and towns
    #[arg(long)]
    pub(crate) no_basemap: bool,
    /// Give the scale bar in miles as well
    #[arg(long)]
    pub(crate) miles: bool,
    /// Write only these besides the map: pdf, charts, geojson, csv, geojsonseq, fgb, kml,
    /// qgz, gpkg, md, html, json
    #[arg(long, value_delimiter = ',', value_name = "FORMAT")]
    pub(crate) formats: Vec<String>,
    /// The finer coast for maps of small areas [default: basemap-detail.bin beside the program]
    #[arg(long, value_name = "FILE")]
    pub(crate) basemap_detail: Option<PathBuf>,
}

/// Four edges in degrees.
pub(crate) type Extent = [f64; 4];

/// A kind of projection.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Projection {
    /// Azimuthal equidistant: circles around the center are circles
    Equidistant,
    /// Lambert azimuthal equal-area: continents
    EqualArea,
    /// Equal Earth: the world
    EqualEarth,
}

fn size(typed: &str) -> Result<(f64, f64), String> {
    let parts = typed.split_once(['x', 'X', '×']);
    let sides = parts.and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    let usable = |side: f64| (400.0..=8000.0).contains(&side);
    match sides {
        Some((width, height)) if usable(width) && usable(height) => Ok((width, height)),
        _ => {
            Err("give width x height between 400 and 8000, for example 1600x1200".into())
        }
    }
}

fn scale(typed: &str) -> Result<f64, String> {
    match typed.parse::<f64>() {
        Ok(scale) if (0.5..=4.0).contains(&scale) => Ok(scale),
        _ => Err("give a number between 0.5 and 4".into()),
    }
}

fn extent(typed: &str) -> Result<Extent, String> {
    let edges: Vec<f64> =
        typed.split(',').filter_map(|e| e.trim().parse().ok()).collect();
    let [west, south, east, north] = edges[..] else {
        return Err("give four numbers, for example 27,45,33,49".to_owned());
    };
    Ok([west, south, east, north])
}

/// What is known of a report besides its text.
#[derive(Debug, Args)]
pub(crate) struct ReportFlags {
    /// The day of publication, YYYY-MM-DD; else that of the page or the dateline
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Where it was published
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Analyze tickers, credits and log-in notes like the rest
    #[arg(long)]
    pub(crate) keep_furniture: bool,
}

/// Layers of the user.
#[derive(Debug, Args)]
pub(crate) struct LayerFlags {
    /// Your own lines, areas and points: a GeoJSON file, drawn, and used where the report
    /// measures from a front line or border (repeatable)
    #[arg(long, value_name = "FILE")]
    pub(crate) layer: Vec<PathBuf>,
    /// The same, every line of it being a front line (repeatable)
    #[arg(long, value_name = "FILE")]
    pub(crate) front_line: Vec<PathBuf>,
}

/// Systems of the user.
#[derive(Debug, Args)]
pub(crate) struct CatalogueFlag {
    /// Your own systems and ranges: a TOML file laid over the range catalogue (repeatable)
    #[arg(long = "catalogue", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
}

/// Flags of `places`.
#[derive(Debug, Args)]
pub(crate) struct Places {
    /// The report: a text, Markdown or HTML file, - for the standard input
    pub(crate) input: PathBuf,
    /// Print the object that `stream` prints
    #[arg(long)]
    pub(crate) json: bool,
    /// Print every candidate of the Nth mention with every reason
    #[arg(long, value_name = "N", conflicts_with = "json")]
    pub(crate) explain: Option<usize>,
    #[command(flatten)]
    pub(crate) report: ReportFlags,
}

/// Flags of `ranges`.
#[derive(Debug, Args)]
pub(crate) struct Ranges {
    /// A system, by any of its names or a part of one
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueFlag,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

/// Flags of `stream`.
#[derive(Debug, Args)]
pub(crate) struct Stream {
    /// Threads to work on [default: all cores]
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZero<usize>>,
}

/// Flags of `verify`.
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The report: a text, Markdown or HTML file, - for the standard input
    pub(crate) input: PathBuf,
    #[command(flatten)]
    pub(crate) report: ReportFlags,
    #[command(flatten)]
    pub(crate) layers: LayerFlags,
    /// Print the answer as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// Exit with 1 if a figure or a direction is contradicted
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Flags of `distance`.
#[derive(Debug, Args)]
pub(crate) struct Distance {
    /// Where from: a place name, lat,lon, degrees and minutes, UTM, MGRS, a feature of a
    /// file (FILE.geojson#NAME), or the line between two neighbors (border:Ukraine/Poland)
    #[arg(allow_hyphen_values = true, required_unless_present = "batch")]
    pub(crate) from: Option<String>,
    /// Where to, likewise
    #[arg(allow_hyphen_values = true, required_unless_present_any = ["batch", "outline"])]
    pub(crate) to: Option<String>,
    /// Measure to the nearest point of the polygons of this GeoJSON file instead
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "batch"])]
    pub(crate) outline: Option<PathBuf>,
    /// The unit that the answer starts with: km, m, mi or nmi
    #[arg(long, value_name = "UNIT", default_value = "km")]
    pub(crate) unit: String,
    /// Print the answer as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(long, help = r#"Read {"id","lat1","lon1","lat2","lon2"} lines from a file (- for stdin), write {"id","s12_m","azi1"} lines"#, value_name = "IN.jsonl", conflicts_with_all = ["from", "to"])]
    pub(crate) batch: Option<PathBuf>,
}

/// Flags of `rings`.
#[derive(Debug, Args)]
pub(crate) struct Rings {
    /// The centers, as places of `distance`; a region's reach counts from its outline
    #[arg(
        required_unless_present_any = ["batch", "outline"],
        requires = "radii",
        value_name = "PLACE"
    )]
    pub(crate) places: Vec<String>,
    /// Radii, ascending, in km or with a unit (25,100mi,50nmi): the first is a disc, each
    /// further one a band around it
    #[arg(
        long,
        alias = "radius",
        value_delimiter = ',',
        value_name = "RADII",
        group = "radii"
    )]
    pub(crate) km: Vec<String>,
    /// Only the directions between two azimuths, clockwise: 30-120
    #[arg(long, value_name = "FROM-TO", conflicts_with_all = ["batch", "outline"])]
    pub(crate) azimuth: Option<String>,
    /// Only the points of this region: where in it the place is in reach from
    #[arg(long, value_name = "REGION", conflicts_with = "batch")]
    pub(crate) within: Option<String>,
    /// Of a region: where all of it is in reach from, not only some point
    #[arg(long, conflicts_with_all = ["batch", "azimuth"])]
    pub(crate) every: bool,
    /// Draw what any of several places reaches as one
    #[arg(long, conflicts_with_all = ["batch", "outline"])]
    pub(crate) union: bool,
    /// The range of a system of the catalogue instead of radii
    #[arg(long, value_name = "NAME", group = "radii", conflicts_with = "batch")]
    pub(crate) system: Option<String>,
    #[command(flatten)]
    pub(crate) catalogue: CatalogueFlag,
    /// Draw the reach of a region instead: the polygons of this GeoJSON file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["places", "batch"], requires = "radii")]
    pub(crate) outline: Option<PathBuf>,
    /// Write to this file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How far an edge may stray from the true circle, as a share of the radius
    #[arg(long, default_value_t = 0.0005, value_name = "SHARE")]
    pub(crate) tolerance: f64,
    #[arg(long, help = r#"Read {"id","lat","lon","radius_km"} lines from a file (- for stdin)"#, value_name = "IN.jsonl", conflicts_with_all = ["places", "km"])]
    pub(crate) batch: Option<PathBuf>,
}
