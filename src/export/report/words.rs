//! Verdicts, places and times in the words of a reader.

use super::super::facts::km;
use super::{Inline, Line, Tone, text};
use crate::model::{
    BearingOutcome, Feature, GeoPrecision, Meters, Outcome, TimePrecision,
};

/// What a place is.
pub(super) fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::Country => "country",
        Feature::Dependency => "dependent territory",
        Feature::Admin1 => "first-level region",
        Feature::Admin2 => "district or county",
        Feature::Capital => "capital",
        Feature::Seat => "regional seat",
        Feature::Settlement => "settlement",
        Feature::District => "part of a settlement",
        Feature::Continent => "continent",
        Feature::Region => "region",
        Feature::DeFacto => "region under a de facto authority",
        Feature::Union => "union or alliance",
        Feature::Ocean => "ocean",
        Feature::Sea => "sea",
        Feature::Gulf => "gulf",
        Feature::Strait => "strait",
        Feature::Lake => "lake",
        Feature::Reservoir => "reservoir",
        Feature::River => "river",
        Feature::Canal => "canal",
        Feature::Island => "island",
        Feature::Islands => "islands",
        Feature::Peninsula => "peninsula",
        Feature::Cape => "cape",
        Feature::Mountains => "mountains",
        Feature::Mountain => "mountain",
        Feature::Pass => "pass",
        Feature::Desert => "desert",
        Feature::Plain => "plain",
        Feature::Airfield => "airfield",
        Feature::Base => "military base",
        Feature::PowerPlant => "power station",
        Feature::NuclearPlant => "nuclear power station",
        Feature::Refinery => "refinery",
        Feature::Factory => "factory",
        Feature::Bridge => "bridge",
        Feature::Dam => "dam",
        Feature::Crossing => "border crossing",
        Feature::Port => "port",
        Feature::Government => "seat of government",
        Feature::Line => "line",
        Feature::Spot => "spot",
        Feature::Hill => "hill",
        Feature::Valley => "valley",
        Feature::Park => "park",
        Feature::University => "university",
        Feature::Former => "former settlement",
    }
}

/// A length with its unit, a dash where there is none.
pub(super) fn length(length: Option<Meters>) -> String {
    length.map_or("–".to_owned(), |length| format!("{} km", km(length)))
}

/// A verdict with its condition, never a bare word.
pub(super) fn outcome(outcome: Outcome) -> Inline {
    let (tone, words) = match outcome {
        Outcome::Supported => (Tone::Good, "supported from center to center"),
        Outcome::SupportedIfEdgeToEdge => {
            (Tone::Conditional, "supported only if measured from edge to edge")
        }
        Outcome::SupportedIfRoad => {
            (Tone::Conditional, "supported only if measured along roads")
        }
        Outcome::Understated => (Tone::Bad, "understated: the ground says more"),
        Outcome::Overstated => (Tone::Bad, "overstated: the ground says less"),
        Outcome::Refuted => (Tone::Bad, "refuted: far from what the ground says"),
        Outcome::Unverifiable => (Tone::Open, "not to be checked on a map"),
    };
    Inline::Tone(tone, words.to_owned())
}

/// The answer about a direction.
pub(super) fn bearing(outcome: BearingOutcome, degrees: Option<f64>) -> Line {
    let stated = degrees.map_or(String::new(), |d| format!(" ({d:.0}°)"));
    let (tone, words) = match outcome {
        BearingOutcome::Supported => (Tone::Good, "supported"),
        BearingOutcome::Refuted => (Tone::Bad, "refuted"),
        BearingOutcome::Unverifiable => (Tone::Open, "not to be checked"),
    };
    vec![text(format!("; direction{stated}: ")), Inline::Tone(tone, words.to_owned())]
}

/// How precisely a place is known.
pub(super) fn geo_precision(precision: GeoPrecision) -> &'static str {
    match precision {
        GeoPrecision::Settlement => "at a settlement or spot",
        GeoPrecision::Near => "near it",
        GeoPrecision::Offset => "at a distance of it",
        GeoPrecision::Line => "along a line",
        GeoPrecision::Admin2 => "somewhere in the district",
        GeoPrecision::Admin1 => "somewhere in the region",
        GeoPrecision::Admin1Group => "somewhere in the regions",
        GeoPrecision::VagueLine => "along a line that nobody has drawn",
        GeoPrecision::Country => "somewhere in the country",
        GeoPrecision::None => "no place given",
    }
}

/// How precisely a time is known, for times without a date.
pub(super) fn time_precision(precision: TimePrecision) -> &'static str {
    match precision {
        TimePrecision::PresentState => "as the report is written",
        TimePrecision::RecentDays => "in the days before",
        TimePrecision::Ongoing => "going on",
        TimePrecision::Habitual => "again and again",
        TimePrecision::PastUndated => "in the past, undated",
        TimePrecision::FutureShortTerm => "soon",
        TimePrecision::DayNoYear => "a day, year not given",
        TimePrecision::Day
        | TimePrecision::Week
        | TimePrecision::Month
        | TimePrecision::Year
        | TimePrecision::Undated => "undated",
    }
}
