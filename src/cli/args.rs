//! What was typed. Imports nothing of the library.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Measures distances on the ellipsoid and draws ranges as true geodesic rings.
#[derive(Debug, Parser)]
#[command(
    name = "plotroom",
    version,
    before_help = "Examples:\n  plotroom distance 46.84,29.63 46.49,30.74\n  plotroom rings 46.84,29.63 --km 25,100 -o rings.geojson\n  plotroom rings --outline region.geojson --km 100 -o reach.geojson\n  plotroom rings --batch circles.jsonl > rings.geojson",
    max_term_width = 100
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Measure the geodesic between two positions on WGS 84
    Distance(Distance),
    /// Draw range rings and bands around a position as GeoJSON
    Rings(Rings),
}

/// Flags of `distance`.
#[derive(Debug, Args)]
pub(crate) struct Distance {
    /// Where from, as lat,lon in decimal degrees
    #[arg(allow_hyphen_values = true, required_unless_present = "batch")]
    pub(crate) from: Option<String>,
    /// Where to, as lat,lon in decimal degrees
    #[arg(allow_hyphen_values = true, required_unless_present_any = ["batch", "outline"])]
    pub(crate) to: Option<String>,
    /// Measure to the nearest point of the polygons of this GeoJSON file instead
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "batch"])]
    pub(crate) outline: Option<PathBuf>,
    /// Print the answer as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(long, help = r#"Read {"id","lat1","lon1","lat2","lon2"} lines from a file (- for stdin), write {"id","s12_m","azi1"} lines"#, value_name = "IN.jsonl", conflicts_with_all = ["from", "to"])]
    pub(crate) batch: Option<PathBuf>,
}

/// Flags of `rings`.
#[derive(Debug, Args)]
pub(crate) struct Rings {
    /// The center, as lat,lon in decimal degrees
    #[arg(
        allow_hyphen_values = true,
        required_unless_present_any = ["batch", "outline"],
        requires = "km"
    )]
    pub(crate) place: Option<String>,
    /// Radii in km, ascending: the first is a disc, each further one a band around it
    #[arg(long, value_delimiter = ',', value_name = "KM")]
    pub(crate) km: Vec<f64>,
    /// Draw the reach of a region instead: the polygons of this GeoJSON file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["place", "batch"], requires = "km")]
    pub(crate) outline: Option<PathBuf>,
    /// Write to this file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How far an edge may stray from the true circle, as a share of the radius
    #[arg(long, default_value_t = 0.0005, value_name = "SHARE")]
    pub(crate) tolerance: f64,
    #[arg(long, help = r#"Read {"id","lat","lon","radius_km"} lines from a file (- for stdin)"#, value_name = "IN.jsonl", conflicts_with_all = ["place", "km"])]
    pub(crate) batch: Option<PathBuf>,
}
