//! Every doubt in words.

use rustc_hash::FxHashSet;

use crate::model::{
    Briefing, Diagnostic, Language, Outcome, Resolution, Sense, Severity,
};

/// Below this confidence an answer is called uncertain.
const SURE: f64 = 0.6;
/// From this weight on a second candidate is named.
const RIVAL: f64 = 0.2;
/// How the note of a place with a former name starts.
const FORMER: &str = "until ";

/// The languages with words for events of their own.
const TELL_EVENTS: [Language; 3] = [Language::En, Language::Uk, Language::Ru];

/// The doubts about a briefing, in order of the text, those about the whole first; each is
/// said once, where it first arises.
#[must_use]
pub fn diagnostics(briefing: &Briefing) -> Vec<Diagnostic> {
    let text = &briefing.document.text;
    let mut found = Vec::new();
    if let Some(first) = briefing.document.furniture.first() {
        let bytes: usize =
            briefing.document.furniture.iter().map(|f| f.end - f.start).sum();
        let share = (100 * bytes).div_ceil(text.len().max(1));
        found.push(Diagnostic {
            span: Some(*first),
            severity: Severity::Note,
            message: format!(
                "page furniture ({share} % of the text: tickers, credits, log-in notes) was left out; --keep-furniture analyzes it too"
            ),
        });
    }
    if briefing.document.language.is_none() {
        found.push(Diagnostic {
            span: None,
            severity: Severity::Warning,
            message: "the language is none of the nine that are known; only names were looked for"
                .to_owned(),
        });
    }
    let language = briefing.document.language;
    if language.is_some_and(|language| !TELL_EVENTS.contains(&language))
        && briefing.events.is_empty()
        && !briefing.resolutions.is_empty()
    {
        found.push(Diagnostic {
            span: None,
            severity: Severity::Note,
            message: "events are found in English, Ukrainian and Russian only; those of this report are not on the map"
                .to_owned(),
        });
    }
    for resolution in &briefing.resolutions {
        found.extend(about_place(resolution, text));
    }
    for verdict in &briefing.verdicts {
        let claim = briefing.claims.get(verdict.claim);
        let severity = match verdict.outcome {
            Outcome::Supported => continue,
            outcome if outcome.is_contradicted() => Severity::Warning,
            _ => Severity::Note,
        };
        found.push(Diagnostic {
            span: claim.map(|claim| claim.length.span),
            severity,
            message: verdict.reason.clone(),
        });
    }
    found.sort_by_key(|d| d.span.map_or((0, 0), |s| (s.start + 1, s.end)));
    let mut said = FxHashSet::default();
    found.retain(|d| said.insert(d.message.clone()));
    found
}

fn about_place(resolution: &Resolution, text: &str) -> Option<Diagnostic> {
    let span = resolution.mention.span;
    let words = span.of(text);
    let literal = resolution.sense == Sense::Literal;
    let of = |severity, message| Some(Diagnostic { span: Some(span), severity, message });
    let Some(place) = resolution.place() else {
        let why =
            resolution.reasons.first().map_or("it is in no gazetteer", AsRef::as_ref);
        return of(
            if literal { Severity::Warning } else { Severity::Note },
            format!("{words}: place unknown ({why}); add it with --gazetteer FILE"),
        );
    };
    if !literal {
        return None;
    }
    let rival = resolution.candidates.get(1).filter(|c| c.weight >= RIVAL);
    let described = |place: &crate::model::Place| {
        let area = place.admin1.as_deref().unwrap_or_default();
        let country = place.country.map(|c| c.as_str().to_owned()).unwrap_or_default();
        let parts = [place.name.as_str(), area, country.as_str()];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
    };
    if let Some(rival) = rival {
        return of(
            Severity::Warning,
            format!(
                "{words}: taken for {}, but {} is possible too ({:.0} %)",
                described(place),
                described(&rival.place),
                rival.weight * 100.0
            ),
        );
    }
    if resolution.confidence < SURE {
        return of(
            Severity::Warning,
            format!(
                "{words}: taken for {}, uncertain ({:.0} %)",
                described(place),
                resolution.confidence * 100.0
            ),
        );
    }
    let note = place.note.as_deref()?;
    if note.starts_with(FORMER) && words != place.name {
        return of(Severity::Note, format!("{words}: now {}, {note}", place.name));
    }
    of(Severity::Note, format!("{words}: {note}"))
}
