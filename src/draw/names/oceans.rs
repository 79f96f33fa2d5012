//! Which ocean a position in the open sea belongs to, however far it is from where the name of
//! that ocean goes.
//!
//! Limits in the sea are those of the International Hydrographic Organization (S-23, 1953);
//! on land, lines that leave the coasts of an ocean on its own side. General knowledge 2026,
//! coarse on purpose: an ocean near land has seas with names of their own.

use crate::model::Position;

/// An ocean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ocean {
    Arctic,
    Atlantic,
    Indian,
    Pacific,
    Southern,
}

impl Ocean {
    /// The English name of the whole of it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Arctic => "Arctic Ocean",
            Self::Atlantic => "Atlantic Ocean",
            Self::Indian => "Indian Ocean",
            Self::Pacific => "Pacific Ocean",
            Self::Southern => "Southern Ocean",
        }
    }
}

/// North of this is the Arctic Ocean, south of the second the Southern Ocean.
const POLAR: (f64, f64) = (72.0, -60.0);

/// Latitudes from south to north and the longitudes of a limit at them.
type Limit = &'static [(f64, f64)];

/// From Cape Horn through the Americas to the Bering Strait: Pacific and Atlantic.
const AMERICAS: Limit = &[
    (-60.0, -67.3),
    (-56.0, -67.3),
    (-54.0, -70.0),
    (-50.0, -72.5),
    (-40.0, -71.0),
    (-30.0, -69.5),
    (-18.0, -68.0),
    (-5.0, -78.0),
    (0.0, -78.0),
    (4.0, -76.0),
    (8.0, -77.2),
    (8.8, -78.0),
    (9.0, -83.0),
    (9.6, -83.8),
    (11.0, -85.0),
    (13.0, -86.0),
    (15.0, -90.0),
    (17.0, -95.0),
    (20.0, -100.0),
    (30.0, -104.0),
    (50.0, -110.0),
    (60.0, -125.0),
    (64.0, -155.0),
    (66.0, -169.0),
    (72.0, -169.0),
];
/// From Cape Agulhas through Africa and Asia: Atlantic and Indian.
const AFRICA: Limit = &[
    (-60.0, 20.0),
    (-34.8, 20.0),
    (-30.0, 24.0),
    (0.0, 25.0),
    (10.0, 30.0),
    (30.0, 33.0),
    (40.0, 60.0),
    (72.0, 60.0),
];
/// From Tasmania through Australia, the Sunda Islands and Asia: Indian and Pacific.
const AUSTRALIA: Limit = &[
    (-60.0, 146.9),
    (-43.0, 146.9),
    (-38.0, 146.0),
    (-25.0, 143.0),
    (-12.0, 142.2),
    (-9.0, 126.0),
    (-8.5, 120.0),
    (-7.5, 110.0),
    (-5.5, 105.0),
    (0.0, 102.0),
    (3.0, 101.3),
    (12.0, 99.0),
    (30.0, 95.0),
    (72.0, 95.0),
];

/// Seas between lands, west, south, east, north: what has no name of its own there belongs
/// to none of the oceans in the mind of a reader.
const ENCLOSED: [[f64; 4]; 11] = [
    // The ice shelves of Antarctica, which the basemap has as water.
    [-180.0, -90.0, 180.0, -77.5],
    // The Mediterranean, the Black Sea and the Caspian Sea.
    [-5.5, 29.0, 60.0, 48.0],
    // The North Sea and the Baltic.
    [-3.0, 48.0, 31.0, 66.5],
    // The White Sea.
    [31.0, 62.0, 46.0, 69.0],
    // The Red Sea and the Persian Gulf.
    [32.0, 12.0, 57.0, 31.0],
    // Hudson Bay and the northern islands of Canada.
    [-130.0, 51.0, -62.0, 84.0],
    // The Gulf of Mexico and the Caribbean.
    [-98.0, 18.0, -81.0, 31.0],
    [-88.0, 9.0, -60.0, 22.0],
    // From the Java Sea to the Sea of Japan.
    [99.0, -11.0, 131.0, 42.0],
    [131.0, -11.0, 143.0, 3.0],
    // The Sea of Japan and the Sea of Okhotsk.
    [127.0, 34.0, 156.0, 62.0],
];

/// The longitude of a limit at a latitude.
fn limit(limit: Limit, lat: f64) -> f64 {
    let pair = limit.windows(2).find(|pair| lat <= pair[1].0);
    let Some(&[(south, a), (north, b)]) = pair else {
        return limit.last().map_or(0.0, |last| last.1);
    };
    a + (b - a) * ((lat - south) / (north - south)).clamp(0.0, 1.0)
}

/// The ocean of a position at sea; `None` in seas between lands.
pub(super) fn ocean(at: Position) -> Option<Ocean> {
    let (lon, lat) = (at.lon(), at.lat());
    let is_within = |[west, south, east, north]: &[f64; 4]| {
        (*west..=*east).contains(&lon) && (*south..=*north).contains(&lat)
    };
    if ENCLOSED.iter().any(is_within) {
        return None;
    }
    Some(if lat > POLAR.0 {
        Ocean::Arctic
    } else if lat < POLAR.1 {
        Ocean::Southern
    } else if lon < limit(AMERICAS, lat) || lon >= limit(AUSTRALIA, lat) {
        Ocean::Pacific
    } else if lon < limit(AFRICA, lat) {
        Ocean::Atlantic
    } else {
        Ocean::Indian
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waters_off_known_coasts() {
        for (lon, lat, wanted) in [
            (-77.5, -12.5, Some(Ocean::Pacific)),
            (-55.0, -42.0, Some(Ocean::Atlantic)),
            (-74.5, -42.0, Some(Ocean::Pacific)),
            (-90.0, 12.0, Some(Ocean::Pacific)),
            (-125.0, 45.0, Some(Ocean::Pacific)),
            (-150.0, 58.0, Some(Ocean::Pacific)),
            (-50.0, 45.0, Some(Ocean::Atlantic)),
            (-25.0, 62.0, Some(Ocean::Atlantic)),
            (10.0, -20.0, Some(Ocean::Atlantic)),
            (35.0, -25.0, Some(Ocean::Indian)),
            (55.0, 5.0, Some(Ocean::Indian)),
            (90.0, 5.0, Some(Ocean::Indian)),
            (113.0, -25.0, Some(Ocean::Indian)),
            (156.0, -25.0, Some(Ocean::Pacific)),
            (179.0, 50.0, Some(Ocean::Pacific)),
            (-179.0, -50.0, Some(Ocean::Pacific)),
            (0.0, -65.0, Some(Ocean::Southern)),
            (150.0, 78.0, Some(Ocean::Arctic)),
            (180.0, -81.0, None),
            (50.0, 45.0, None),
            (20.0, 57.0, None),
            (-90.0, 25.0, None),
        ] {
            let at = Position::new(lon, lat).unwrap();
            assert_eq!(ocean(at), wanted, "{lon} {lat}");
        }
    }
}
