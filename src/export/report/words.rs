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
    let stated = degrees.map_or(String::new(), |d| format!(" ({})", compass(d)));
    let (tone, words) = match outcome {
        BearingOutcome::Supported => (Tone::Good, "supported"),
        BearingOutcome::Refuted => (Tone::Bad, "refuted"),
        BearingOutcome::Unverifiable => (Tone::Open, "not to be checked"),
    };
    vec![text(format!("; direction{stated}: ")), Inline::Tone(tone, words.to_owned())]
}

/// A direction as reports give it, or in degrees where it is none of the sixteen.
fn compass(degrees: f64) -> String {
    const POINTS: [&str; 16] = [
        "north",
        "north-northeast",
        "northeast",
        "east-northeast",
        "east",
        "east-southeast",
        "southeast",
        "south-southeast",
        "south",
        "south-southwest",
        "southwest",
        "west-southwest",
        "west",
        "west-northwest",
        "northwest",
        "north-northwest",
    ];
    let point = (0_u32..).zip(POINTS).find(|(number, _)| {
        (degrees.rem_euclid(360.0) - 22.5 * f64::from(*number)).abs() < 0.01
    });
    point.map_or_else(|| format!("{degrees:.0}°"), |(_, name)| name.to_owned())
}

/// What stands before and behind the name of a place that is known with a precision.
pub(super) fn around(precision: GeoPrecision) -> (&'static str, &'static str) {
    match precision {
        GeoPrecision::Settlement | GeoPrecision::Offset | GeoPrecision::None => ("", ""),
        GeoPrecision::Near => ("near ", ""),
        GeoPrecision::Line => ("along ", ""),
        GeoPrecision::Admin2
        | GeoPrecision::Admin1
        | GeoPrecision::Admin1Group
        | GeoPrecision::Country => ("somewhere in ", ""),
        GeoPrecision::VagueLine => ("", ", a line that nobody has drawn"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_have_their_names() {
        assert_eq!(compass(225.0), "southwest");
        assert_eq!(compass(360.0), "north");
        assert_eq!(compass(100.0), "100°");
    }
}
