//! Flags of `gazetteer`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to do with the gazetteer.
#[derive(Debug, Subcommand)]
pub(crate) enum GazetteerCommand {
    /// List the places that bear a name, likeliest first
    Lookup(Lookup),
    /// Print the outline of a region or country as GeoJSON
    Outline(Outline),
    /// Say what is in the gazetteer, from which sources, under which licences
    Info(Info),
    /// Check every byte and a few known positions
    Check,
    /// Build a gazetteer from tables and upstream files
    Compile(Compile),
    /// Download upstream files of GeoNames for `compile --from`
    #[cfg(feature = "fetch")]
    Fetch(Fetch),
}

/// Flags of `gazetteer lookup`.
#[derive(Debug, Args)]
pub(crate) struct Lookup {
    /// The name, in any language and script
    #[arg(required_unless_present = "batch")]
    pub(crate) name: Option<String>,
    /// Print the answer as one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    #[arg(
        long,
        help = r#"Read {"id","name"} lines from a file (- for stdin), write {"id","candidates"} lines"#,
        value_name = "IN.jsonl",
        conflicts_with = "name"
    )]
    pub(crate) batch: Option<PathBuf>,
}

/// Flags of `gazetteer outline`.
#[derive(Debug, Args)]
pub(crate) struct Outline {
    /// The region or country, as places of `distance`
    pub(crate) name: String,
    /// Write to this file instead of the standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Flags of `gazetteer info`.
#[derive(Debug, Args)]
pub(crate) struct Info {
    /// Print the answer as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// Flags of `gazetteer compile`.
#[derive(Debug, Args)]
pub(crate) struct Compile {
    /// Pack the layers of this folder as a basemap instead
    #[arg(long, value_name = "DIR")]
    pub(crate) basemap: Option<PathBuf>,
    /// A folder of tables (repeatable) [default: gazetteer/build and gazetteer/tables]
    #[arg(long, value_name = "DIR")]
    pub(crate) from: Vec<PathBuf>,
    /// The file to write [default: gazetteer/world.gaz, or gazetteer/basemap.bin]
    #[arg(
        short,
        long,
        value_name = "FILE",
        default_value = "gazetteer/world.gaz",
        default_value_if(
            "basemap",
            clap::builder::ArgPredicate::IsPresent,
            "gazetteer/basemap.bin"
        ),
        hide_default_value = true
    )]
    pub(crate) output: PathBuf,
    /// The date of the data, as yyyymmdd: the day the packages were taken
    #[arg(long, value_name = "DATE", default_value_t = 20_261_125)]
    pub(crate) date: u32,
    /// The list of sources that goes into the file
    #[arg(long, value_name = "FILE", default_value = "gazetteer/sources.toml")]
    pub(crate) sources: PathBuf,
}

/// Flags of `gazetteer fetch`.
#[cfg(feature = "fetch")]
#[derive(Debug, Args)]
pub(crate) struct Fetch {
    /// Countries by their ISO codes: UA,MD
    #[arg(long, value_delimiter = ',', value_name = "CODES", required = true)]
    pub(crate) country: Vec<String>,
    /// Fetch alternate names with their languages and histories too
    #[arg(long)]
    pub(crate) names: bool,
    /// The folder to write
    #[arg(short, long, value_name = "DIR", default_value = "gazetteer/upstream")]
    pub(crate) output: PathBuf,
    /// Where the files are, https only [default: that of GeoNames]
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    /// The largest file that is taken, in MB
    #[arg(long, value_name = "MB", default_value_t = 2000)]
    pub(crate) largest: u64,
}
