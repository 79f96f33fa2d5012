//! `verify`: each stated distance under its sentence, with what measuring says.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource,
    Report, Severity,
};
use plotroom::Error;
use plotroom::gazetteer::Gazetteer;
use plotroom::model::{
    BearingOutcome, Bound, Briefing, Claim, Measure, Meters, Outcome, Span, Verdict,
};
use plotroom::settings::Settings;

use super::args::Verify;
use super::{files, places, user_layers};

/// Prints the claims of a report; whether one is contradicted.
pub(super) fn verify(flags: &Verify, gazetteer: &Gazetteer) -> Result<bool, Error> {
    let mut settings = Settings::default();
    settings.layers = user_layers::layers(&flags.layers)?;
    let briefing = places::briefing(&flags.input, &flags.report, gazetteer, &settings)?;
    let text = if flags.json { places::as_json(&briefing) } else { shown(&briefing) };
    files::write(None, text.as_bytes())?;
    Ok(briefing.verdicts.iter().any(contradicted))
}

/// Whether measuring contradicts a figure or its direction.
fn contradicted(verdict: &Verdict) -> bool {
    verdict.outcome.is_contradicted() || verdict.bearing == Some(BearingOutcome::Refuted)
}

fn shown(briefing: &Briefing) -> String {
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let theme =
        if color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100);
    let mut out = String::new();
    for (claim, verdict) in briefing.claims.iter().zip(&briefing.verdicts) {
        let report = underlined(&briefing.document.text, claim, verdict);
        if handler.render_report(&mut out, report.as_ref()).is_err() {
            // Never on a string; the words alone then.
            let _ = writeln!(out, "{}", verdict.reason);
        }
        out.push('\n');
    }
    out + &summary(briefing)
}

/// A claim as a report with its words underlined.
fn underlined(text: &str, claim: &Claim, verdict: &Verdict) -> Report {
    let sentence = claim.sentence.of(text);
    let label = |span: Span, words: String| {
        let start = span.start.saturating_sub(claim.sentence.start);
        LabeledSpan::new(Some(words), start, span.end - span.start)
    };
    let mut labels = vec![label(claim.length.span, stated(claim))];
    let ends = [(&claim.from, "what lies there"), (&claim.to, "measured from here")];
    for (end, words) in ends {
        let span = end.as_ref().and_then(|end| end.span);
        labels.extend(span.map(|span| label(span, words.to_owned())));
    }
    labels.sort_by_key(LabeledSpan::offset);
    let severity = match verdict.outcome {
        _ if contradicted(verdict) => Severity::Error,
        Outcome::Supported => Severity::Advice,
        _ => Severity::Warning,
    };
    let diagnostic = MietteDiagnostic::new(verdict.reason.clone())
        .with_code(headline(verdict))
        .with_severity(severity)
        .with_labels(labels)
        .with_help(measured(verdict));
    let line = text[..claim.sentence.start].matches('\n').count() + 1;
    Report::new(diagnostic)
        .with_source_code(NamedSource::new(format!("line {line}"), sentence.to_owned()))
}

/// What the text states, in short.
fn stated(claim: &Claim) -> String {
    let length = &claim.length;
    let mut words = match (length.bound, length.high) {
        (_, Some(high)) => format!("{} to {}", km(length.low), km(high)),
        (Bound::AtMost, None) => format!("at most {}", km(length.low)),
        (Bound::AtLeast, None) => format!("at least {}", km(length.low)),
        _ => km(length.low),
    };
    words.push_str(match claim.measure {
        Measure::Straight => ", straight",
        Measure::Road => ", by road",
        Measure::Travel => ", as a journey",
        Measure::Unknown => "",
    });
    if let Some(bearing) = claim.bearing {
        let _ = write!(words, ", at {:.0}°", bearing.degrees());
    }
    words
}

fn measured(verdict: &Verdict) -> String {
    let part = |name: &str, length: Option<Meters>| {
        length.map(|length| format!("{name} {}", km(length)))
    };
    let parts =
        [part("center to center", verdict.center), part("edge to edge", verdict.edge)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "nothing to measure".to_owned() } else { parts.join(", ") }
}

fn km(length: Meters) -> String {
    if length.km() >= 1000.0 {
        format!("{:.0} km", length.km())
    } else {
        format!("{:.1} km", length.km()).replace(".0 km", " km")
    }
}

fn headline(verdict: &Verdict) -> &'static str {
    match verdict.outcome {
        _ if verdict.bearing == Some(BearingOutcome::Refuted)
            && !verdict.outcome.is_contradicted() =>
        {
            "wrong direction"
        }
        Outcome::Supported => "supported",
        Outcome::SupportedIfEdgeToEdge => "supported if edge to edge",
        Outcome::SupportedIfRoad => "supported if by road",
        Outcome::Understated => "understated",
        Outcome::Overstated => "overstated",
        Outcome::Refuted => "refuted",
        Outcome::Unverifiable => "cannot be checked",
    }
}

fn summary(briefing: &Briefing) -> String {
    let count =
        |fits: fn(&Verdict) -> bool| briefing.verdicts.iter().filter(|v| fits(v)).count();
    if briefing.verdicts.is_empty() {
        return "no distance is stated\n".to_owned();
    }
    let wrong = count(contradicted);
    let open = count(|v| v.outcome == Outcome::Unverifiable && !contradicted(v));
    let plain = count(|v| v.outcome == Outcome::Supported && !contradicted(v));
    let conditional = briefing.verdicts.len() - wrong - open - plain;
    format!(
        "{} stated: {plain} true, {conditional} true under a condition, {wrong} \
         contradicted, {open} that cannot be checked\n",
        briefing.verdicts.len()
    )
}
