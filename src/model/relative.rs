//! Places that a text gives relative to others: "12 km northeast of Pokrovsk".

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{Azimuth, Meters, Position, Span};

/// A place told relative to others, as a point, a radius and a shape of doubt.
///
/// The method is the point-radius one of Wieczorek, Guo and Hijmans, International Journal of
/// Geographical Information Science 18 (2004), 745-767: the radius holds every place that the
/// words allow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relative {
    /// The words that tell it.
    pub span: Span,
    /// How it is told.
    pub kind: RelativeKind,
    /// The resolutions that it is told from, by index.
    pub anchors: Vec<usize>,
    /// The figure, or the lower end of a range.
    pub low: Option<Meters>,
    /// The upper end of a range.
    pub high: Option<Meters>,
    /// The direction from the anchor.
    pub bearing: Option<Azimuth>,
    /// The likeliest point.
    pub position: Position,
    /// Radius of the circle around `position` that holds the doubt.
    pub uncertainty: Meters,
    /// The ground that the words leave open.
    pub shape: RelativeShape,
}

/// How a place is told relative to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RelativeKind {
    /// So far away in a direction: "12 km northeast of X".
    Offset,
    /// So far away: "30 km from X".
    Distance,
    /// In a direction: "south of X".
    Direction,
    /// "near X".
    Near,
    /// "on the outskirts of X".
    Edge,
    /// At sea: "off X", "30 miles off X".
    Off,
    /// "between X and Y".
    Between,
    /// "halfway between X and Y".
    Halfway,
    /// "near the border with X".
    Border,
    /// A part of the place itself: "in the north of X".
    Part,
}

impl RelativeKind {
    /// The word as it is written out.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Offset => "offset",
            Self::Distance => "distance",
            Self::Direction => "direction",
            Self::Near => "near",
            Self::Edge => "edge",
            Self::Off => "off",
            Self::Between => "between",
            Self::Halfway => "halfway",
            Self::Border => "border",
            Self::Part => "part",
        }
    }
}

/// The ground that the words for a relative place leave open.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelativeShape {
    /// The circle of the uncertainty around the position.
    Circle,
    /// A piece of a ring around the anchor.
    Wedge(Wedge),
}

/// A piece of a ring: what lies between two distances of a point, in some directions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Wedge {
    /// The point that distances and directions count from.
    pub from: Position,
    /// The middle direction.
    pub azimuth: Azimuth,
    /// Degrees to either side of it, more than 0 and at most 180.
    pub half_angle: f64,
    /// The least distance.
    pub inner: Meters,
    /// The greatest distance.
    pub outer: Meters,
}

/// A point of doubt wider than this is no mark on a map.
const MARKED: Meters = Meters(100_000.0);

impl Relative {
    /// Whether its point is worth a mark: not for borders and parts of areas, nor where the
    /// doubt is wider than 100 km.
    #[must_use]
    pub fn is_point(&self) -> bool {
        let wide = matches!(self.kind, RelativeKind::Border | RelativeKind::Part);
        !wide && self.uncertainty <= MARKED
    }

    /// What it is called, in English, the anchors named as given: "12 km NE of Pokrovsk".
    #[must_use]
    pub fn label(&self, anchors: &[String]) -> String {
        let name = |at: usize| anchors.get(at).map_or("", String::as_str);
        let (first, second) = (name(0), name(1));
        let wind = self.bearing.map_or("", wind);
        let far = self.figure();
        match self.kind {
            RelativeKind::Offset => format!("{far} {wind} of {first}"),
            RelativeKind::Distance => format!("{far} from {first}"),
            RelativeKind::Direction | RelativeKind::Part => format!("{wind} of {first}"),
            RelativeKind::Near => format!("near {first}"),
            RelativeKind::Edge if wind.is_empty() => format!("outskirts of {first}"),
            RelativeKind::Edge => format!("{wind} outskirts of {first}"),
            RelativeKind::Off if far.is_empty() => format!("off {first}"),
            RelativeKind::Off => format!("{far} off {first}"),
            RelativeKind::Between => format!("between {first} and {second}"),
            RelativeKind::Halfway => format!("halfway between {first} and {second}"),
            RelativeKind::Border if second.is_empty() => format!("border of {first}"),
            RelativeKind::Border => format!("border of {first} and {second}"),
        }
    }

    /// "12 km", "25–30 km"; empty where no distance is told.
    fn figure(&self) -> String {
        let mut text = String::new();
        if let Some(low) = self.low {
            text.push_str(&round(low));
            if let Some(high) = self.high {
                let _ = write!(text, "–{}", round(high));
            }
            text.push_str(" km");
        }
        text
    }
}

/// Kilometers in two or three digits.
fn round(length: Meters) -> String {
    let km = length.km();
    let text = if km < 9.95 { format!("{km:.1}") } else { format!("{km:.0}") };
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// The nearest of the sixteen points of the compass.
fn wind(azimuth: Azimuth) -> &'static str {
    const WINDS: [&str; 16] = [
        "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W",
        "WNW", "NW", "NNW",
    ];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let point = (azimuth.degrees() / 22.5).round() as usize;
    WINDS[point % WINDS.len()]
}
