//! `map`: a report becomes a folder of maps, layers and pages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::gazetteer::{Basemap, Gazetteer};
use plotroom::model::{Briefing, Outcome};
use plotroom::settings::Settings;

use super::args::Map;
use super::{files, folder, located, places};

/// Draws every report; a report that fails does not keep the others from being drawn.
pub(super) fn map(flags: &Map, gazetteer: &Gazetteer) -> Result<(), Error> {
    let basemap = Basemap::bundled()?;
    let rings = flags.rings.iter().map(|ring| located::ring(ring, gazetteer));
    let mut settings = Settings::default();
    settings.rings = rings.collect::<Result<_, _>>()?;
    let mut unsaid = None;
    for input in &flags.inputs {
        let failed = one(flags, input, gazetteer, &basemap, &settings).err();
        if let Some(earlier) = failed.and_then(|error| unsaid.replace(error)) {
            eprintln!("plotroom: {earlier}");
        }
    }
    unsaid.map_or(Ok(()), Err)
}

fn one(
    flags: &Map,
    input: &Path,
    gazetteer: &Gazetteer,
    basemap: &Basemap,
    settings: &Settings,
) -> Result<(), Error> {
    let mut briefing = places::briefing(input, &flags.report, gazetteer, settings)?;
    if flags.title.is_some() {
        briefing.document.title.clone_from(&flags.title);
    }
    let folder = folder_of(flags, &briefing.document.name);
    let files = contents(&briefing, gazetteer, basemap);
    folder::write(&folder, &files)?;
    files::write(None, summary(&briefing, &folder).as_bytes())
}

/// The folder to write: `output/NAME` unless `-o` says otherwise.
fn folder_of(flags: &Map, name: &str) -> PathBuf {
    match &flags.output {
        Some(folder) if flags.inputs.len() == 1 => folder.clone(),
        Some(parent) => parent.join(name),
        None => Path::new("output").join(name),
    }
}

fn contents(
    briefing: &Briefing,
    gazetteer: &Gazetteer,
    basemap: &Basemap,
) -> Vec<(String, Vec<u8>)> {
    let _ = (briefing, gazetteer, basemap);
    Vec::new()
}

/// What was found, in a few lines.
fn summary(briefing: &Briefing, folder: &Path) -> String {
    let mut out = String::new();
    let on_map = briefing.resolutions.iter().filter(|r| r.map).count();
    let counted = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let _ = writeln!(
        out,
        "{}: {} on the map of {}, {}, {}, {}",
        folder.display(),
        counted(on_map, "mention", "mentions"),
        briefing.resolutions.len(),
        counted(briefing.events.len(), "event", "events"),
        counted(briefing.claims.len(), "stated distance", "stated distances"),
        counted(briefing.rings.len(), "ring", "rings"),
    );
    for verdict in &briefing.verdicts {
        let Some(claim) = briefing.claims.get(verdict.claim) else { continue };
        let words = claim.length.span.of(&briefing.document.text);
        let _ = writeln!(out, "  {words}: {}", outcome(verdict.outcome));
    }
    out
}

/// A verdict's answer in words.
pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Supported => "supported",
        Outcome::SupportedIfEdgeToEdge => "supported if measured from edge to edge",
        Outcome::SupportedIfRoad => "supported if measured along roads",
        Outcome::Understated => "understated",
        Outcome::Overstated => "overstated",
        Outcome::Refuted => "refuted",
        Outcome::Unverifiable => "unverifiable",
    }
}
