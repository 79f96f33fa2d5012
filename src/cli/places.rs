//! `places`: each mention in its sentence, what it was taken for, how sure, the runner-up.

use std::fmt::Write as _;
use std::path::Path;

use plotroom::Error;
use plotroom::export::record;
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{Briefing, Place, RelativeShape, Resolution, Sense};
use plotroom::read::{self, Input, Report};
use plotroom::settings::Settings;
use serde_json::Value;

use super::args::{Places, ReportFlags};
use super::files;

/// Longest stretch of a sentence that is shown on each side of a mention, in characters.
const CONTEXT: usize = 40;

/// A report named on the command line, with what the flags say of it.
pub(super) fn report(input: &Path, flags: &ReportFlags) -> Result<Report, Error> {
    let mut report = read::report(&Input::named(input))?;
    // A web page states both; a flag knows better.
    report.date = flags.date.clone().or(report.date);
    report.url = flags.url.clone().or(report.url);
    report.keep_furniture = flags.keep_furniture;
    Ok(report)
}

/// The briefing of a report named on the command line.
pub(super) fn briefing(
    input: &Path,
    flags: &ReportFlags,
    gazetteer: &Gazetteer,
    settings: &Settings,
) -> Result<Briefing, Error> {
    let document = read::document(report(input, flags)?);
    Ok(plotroom::brief(document, gazetteer, settings))
}

/// Prints the places of a report.
pub(super) fn places(flags: &Places, gazetteer: &Gazetteer) -> Result<(), Error> {
    let settings = Settings::default();
    let briefing = briefing(&flags.input, &flags.report, gazetteer, &settings)?;
    let text = if flags.json {
        as_json(&briefing)
    } else if let Some(number) = flags.explain {
        let at = number.checked_sub(1).and_then(|at| briefing.resolutions.get(at));
        let missing = || Error::Mention { number, count: briefing.resolutions.len() };
        explained(at.ok_or_else(missing)?, &briefing.document.text)
    } else {
        listed(&briefing)
    };
    files::write(None, text.as_bytes())
}

/// The object of `stream` for one report, with a line end.
pub(super) fn as_json(briefing: &Briefing) -> String {
    let id = Value::String(briefing.document.name.clone());
    let record = serde_json::to_string(&record(id, briefing));
    record.unwrap_or_default() + "\n"
}

fn listed(briefing: &Briefing) -> String {
    let mut out = String::new();
    let text = &briefing.document.text;
    for (at, resolution) in briefing.resolutions.iter().enumerate() {
        let span = resolution.mention.span;
        let (before, after) = context(text, span.start, span.end);
        let answer = resolution.place().map_or_else(|| "unknown".to_owned(), described);
        let on_map = if resolution.map { ", on the map" } else { "" };
        let _ = writeln!(out, "{:3}. …{before}[{}]{after}…", at + 1, span.of(text));
        let _ = writeln!(
            out,
            "     {}{on_map}: {answer}, {:.0} %{}",
            sense(resolution.sense),
            resolution.confidence * 100.0,
            runner_up(resolution)
        );
    }
    for relative in &briefing.relatives {
        let shape = match relative.shape {
            RelativeShape::Circle => "circle",
            RelativeShape::Wedge(_) => "wedge",
        };
        let _ = writeln!(
            out,
            "     “{}”: {:.4},{:.4} ± {:.0} km, a {shape}",
            relative.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
            relative.position.lat(),
            relative.position.lon(),
            relative.uncertainty.km()
        );
    }
    if briefing.resolutions.is_empty() {
        out.push_str("no place is named\n");
    }
    out
}

fn runner_up(resolution: &Resolution) -> String {
    resolution.candidates.get(1).map_or_else(String::new, |second| {
        format!("; else {} ({:.0} %)", described(&second.place), second.weight * 100.0)
    })
}

fn explained(resolution: &Resolution, text: &str) -> String {
    let mut out = String::new();
    let span = resolution.mention.span;
    let _ = writeln!(out, "{} ({})", span.of(text), sense(resolution.sense));
    for reason in &resolution.reasons {
        let _ = writeln!(out, "  {reason}");
    }
    let _ =
        writeln!(out, "{} places bear the name; the likeliest:", resolution.considered);
    for candidate in resolution.candidates.iter() {
        let place = &candidate.place;
        let _ = writeln!(
            out,
            "  {:5.1} %  {}  {:.4},{:.4}",
            candidate.weight * 100.0,
            described(place),
            place.position.lat(),
            place.position.lon()
        );
        for reason in &candidate.reasons {
            let _ = writeln!(out, "           {reason}");
        }
    }
    out
}

fn sense(sense: Sense) -> &'static str {
    match sense {
        Sense::Literal => "the place",
        Sense::Metonymic => "who acts there",
        Sense::Associative => "what belongs to it",
        Sense::Demonym => "its people",
    }
}

/// Name, region, country and feature in one line.
pub(super) fn described(place: &Place) -> String {
    let mut parts = vec![place.name.clone()];
    parts.extend(place.admin1.clone().filter(|a| *a != place.name));
    parts.extend(place.country.map(|c| c.as_str().to_owned()));
    format!("{} ({})", parts.join(", "), place.feature.as_str())
}

/// The words around a stretch on its line.
fn context(text: &str, start: usize, end: usize) -> (String, String) {
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let after = text[end..].split('\n').next().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(CONTEXT);
    (before.chars().skip(skip).collect(), after.chars().take(CONTEXT).collect())
}
