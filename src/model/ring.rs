//! Ranges on the ground.

use geo::MultiPolygon;
use serde::{Deserialize, Serialize};

use super::{Azimuth, Meters, PlaceId, Position, Span};

/// All that lies between two distances of a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ring {
    /// Unique within a briefing: "ring-1".
    pub id: String,
    /// The name of the place it counts from.
    pub origin: String,
    /// Where it counts from.
    pub center: RingCenter,
    /// Inner limit; 0 for a disc.
    pub min: Meters,
    /// Outer limit.
    pub max: Meters,
    /// The directions that it is limited to, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Sector>,
    /// The system whose range it is, if one is named.
    pub system: Option<String>,
    /// Where the figure is known from: the sentence, the catalogue with its date, the user.
    pub basis: String,
    /// The sentence that gives the figure.
    pub sentence: Option<Span>,
    /// The ground it covers: polygons cut at the antimeridian, outer rings
    /// counter-clockwise, holes clockwise (RFC 7946).
    #[serde(skip, default = "nothing")]
    pub footprint: MultiPolygon<f64>,
    /// Which places of the report lie in it.
    pub places: Vec<InRange>,
}

/// Where a ring counts from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RingCenter {
    /// A point.
    Point(Position),
    /// Any point of a region's outline or inside.
    Region {
        /// The region.
        place: PlaceId,
        /// The point that stands for it.
        label: Position,
    },
}

/// Directions from one azimuth clockwise to another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sector {
    /// Where it starts.
    pub from: Azimuth,
    /// Where it ends.
    pub to: Azimuth,
}

impl Sector {
    /// The directions between two azimuths; `None` where they are the same, within a
    /// millionth of a degree.
    ///
    /// # Examples
    /// ```
    /// use plotroom::model::{Azimuth, Sector};
    /// let north = Sector::new(Azimuth::new(330.0), Azimuth::new(30.0)).unwrap();
    /// assert_eq!(north.width(), 60.0);
    /// assert!(north.holds(Azimuth::new(5.0)) && !north.holds(Azimuth::new(90.0)));
    /// ```
    #[must_use]
    pub fn new(from: Azimuth, to: Azimuth) -> Option<Self> {
        let sector = Self { from, to };
        (1e-6..=360.0 - 1e-6).contains(&sector.width()).then_some(sector)
    }

    /// How wide it is, in degrees, above 0 and below 360.
    #[must_use]
    pub fn width(self) -> f64 {
        (self.to.degrees() - self.from.degrees()).rem_euclid(360.0)
    }

    /// Whether a direction lies in it, its sides included.
    #[must_use]
    pub fn holds(self, azimuth: Azimuth) -> bool {
        (azimuth.degrees() - self.from.degrees()).rem_euclid(360.0) <= self.width()
    }
}

/// Whether a place lies in a ring.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InRange {
    /// The place's name.
    pub name: String,
    /// Its resolution, by index.
    pub resolution: usize,
    /// The answer.
    pub relation: Relation,
    /// How far the place is from the origin (0 inside a region).
    pub distance: Meters,
    /// Distance to the nearer limit of the ring, positive inside it.
    pub margin: Meters,
}

/// How a place lies to a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Inside.
    Inside,
    /// On the limit, within the extent of the place and the doubt about both.
    OnEdge,
    /// Outside.
    Outside,
}

fn nothing() -> MultiPolygon<f64> {
    MultiPolygon(Vec::new())
}
