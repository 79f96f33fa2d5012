//! The record of a place that a text gives relative to others.

use serde::Serialize;

use crate::model::{Meters, Relative, RelativeShape, Span};

/// A relative place as `stream` writes it: lengths in km, angles in degrees.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Told {
    start: usize,
    end: usize,
    text: String,
    kind: &'static str,
    /// Indexes of the toponyms that it is told from.
    anchors: Vec<usize>,
    distance_km: Option<f64>,
    high_km: Option<f64>,
    bearing_deg: Option<f64>,
    lat: f64,
    lon: f64,
    uncertainty_km: f64,
    shape: &'static str,
    wedge: Option<Sector>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Sector {
    lat: f64,
    lon: f64,
    azimuth_deg: f64,
    half_angle_deg: f64,
    inner_km: f64,
    outer_km: f64,
}

/// The record of a relative place; `at` counts code points, `words` gives those of a span.
pub(super) fn told(
    relative: &Relative,
    at: impl Fn(usize) -> usize,
    words: impl Fn(Span) -> String,
) -> Told {
    let km = |length: Meters| (length.0).round() / 1e3;
    let wedge = match relative.shape {
        RelativeShape::Circle => None,
        RelativeShape::Wedge(wedge) => Some(Sector {
            lat: wedge.from.lat(),
            lon: wedge.from.lon(),
            azimuth_deg: wedge.azimuth.degrees(),
            half_angle_deg: wedge.half_angle,
            inner_km: km(wedge.inner),
            outer_km: km(wedge.outer),
        }),
    };
    Told {
        start: at(relative.span.start),
        end: at(relative.span.end),
        text: words(relative.span),
        kind: relative.kind.as_str(),
        anchors: relative.anchors.clone(),
        distance_km: relative.low.map(km),
        high_km: relative.high.map(km),
        bearing_deg: relative.bearing.map(crate::model::Azimuth::degrees),
        lat: relative.position.lat(),
        lon: relative.position.lon(),
        uncertainty_km: km(relative.uncertainty),
        shape: if wedge.is_some() { "wedge" } else { "circle" },
        wedge,
    }
}
