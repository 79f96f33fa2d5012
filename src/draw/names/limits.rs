//! Where a sea ends and the next begins: what of the page lies in which of the waters whose
//! limits are known.

use std::sync::LazyLock;

use crate::draw::picture::Picture;
use crate::draw::scene::{Line, Point};
use crate::draw::view::View;
use crate::model::Position;

/// Waters and their limits, a closed ring of longitudes and latitudes each. Limits in the sea
/// are those of the International Hydrographic Organization (S-23, 1953), the Mediterranean
/// with the waters that are parts of it; on land they go where there is no other water. General
/// knowledge 2026, coarse on purpose: a name stands well inside.
const SEAS: &str = include_str!("seas.txt");
/// Degrees of a limit that are drawn as one straight line.
const STEP: f64 = 1.0;
/// Kilometers of a degree of latitude.
const DEGREE: f64 = 111.2;

/// A water with limits.
struct Water {
    /// Its English name.
    name: &'static str,
    /// Longitude and latitude, eastward beyond 180 where it crosses that meridian.
    ring: Vec<(f64, f64)>,
    /// The radius of a circle as large, in meters.
    radius: f64,
}

/// Those of [`SEAS`], the smallest first: where two hold a place, it is in the smaller one.
static WATERS: LazyLock<Vec<Water>> = LazyLock::new(|| {
    let mut waters: Vec<Water> = SEAS.lines().filter_map(water).collect();
    waters.sort_by(|a, b| a.radius.total_cmp(&b.radius));
    waters
});

fn water(line: &'static str) -> Option<Water> {
    let (name, ring) = line.split_once('\t')?;
    let point = |text: &str| {
        let (lon, lat) = text.trim().split_once(' ')?;
        Some((lon.parse().ok()?, lat.parse().ok()?))
    };
    let ring: Vec<(f64, f64)> = ring.split(',').map(point).collect::<Option<_>>()?;
    let next = ring.iter().cycle().skip(1);
    let strip = |(a, b): (&(f64, f64), &(f64, f64))| {
        (b.0 - a.0) * (a.1.to_radians().sin() + b.1.to_radians().sin()) / 2.0
    };
    // Degrees of longitude times the sine of the latitude.
    let area: f64 = ring.iter().zip(next).map(strip).sum();
    let square = area.abs() * DEGREE * DEGREE * 1f64.to_degrees();
    Some(Water { name, ring, radius: 1_000.0 * (square / std::f64::consts::PI).sqrt() })
}

/// Whether the limits of a water, by its English name, are known.
pub(super) fn is_known(name: &str) -> bool {
    WATERS.iter().any(|water| water.name == name)
}

/// Whether a position lies in a water whose limits are known.
pub(super) fn holds(at: Position) -> bool {
    let turns = [at.lon() - 360.0, at.lon(), at.lon() + 360.0];
    WATERS.iter().any(|water| {
        turns.into_iter().any(|lon| {
            let next = water.ring.iter().cycle().skip(1);
            is_inside(water.ring.iter().copied().zip(next.copied()), (lon, at.lat()))
        })
    })
}

/// Whether a longitude and latitude lie inside closed rings, given by their edges: even-odd.
pub(super) fn is_inside(
    edges: impl Iterator<Item = ((f64, f64), (f64, f64))>,
    (lon, lat): (f64, f64),
) -> bool {
    let crossed = edges.filter(|(a, b)| {
        (a.1 > lat) != (b.1 > lat) && lon < a.0 + (lat - a.1) / (b.1 - a.1) * (b.0 - a.0)
    });
    crossed.count() % 2 == 1
}

/// What of the page lies in which water.
pub(super) struct Limits {
    /// The smallest water first.
    seen: Vec<(&'static Water, Picture)>,
}

impl Limits {
    /// Those of the waters that a map may show; none on a map of the world.
    pub(super) fn of(view: &View, cell: f64) -> Self {
        let near = WATERS.iter().filter(|water| !view.is_world() && is_near(water, view));
        let seen = near.filter_map(|water| {
            let picture = Picture::of(&[outline(water, view)], view.frame, cell);
            (picture.count() > 0).then_some((water, picture))
        });
        Self { seen: seen.collect() }
    }

    /// Whether some of a water may be on the page.
    pub(super) fn shows(&self, name: &str) -> bool {
        self.seen.iter().any(|(water, _)| water.name == name)
    }

    /// The name of the water that a point of the page lies in, and how large it is: the radius
    /// of a circle as large, in meters.
    pub(super) fn holder(&self, at: Point) -> Option<(&'static str, f64)> {
        let (water, _) = self.seen.iter().find(|(_, picture)| picture.has(at))?;
        Some((water.name, water.radius))
    }
}

/// Whether the box of a water and that of the map have something in common.
fn is_near(water: &Water, view: &View) -> bool {
    let lons = || water.ring.iter().map(|at| at.0);
    let lats = || water.ring.iter().map(|at| at.1);
    let window = view.window;
    let (south, north) = (lats().fold(90.0, f64::min), lats().fold(-90.0, f64::max));
    if north < window.south || south > window.north {
        return false;
    }
    let (west, east) = (lons().fold(720.0, f64::min), lons().fold(-720.0, f64::max));
    [-360.0, 0.0, 360.0].into_iter().any(|turn| {
        let from = west + turn - window.meridian;
        window.is_whole_turn() || from < window.east && from + east - west > window.west
    })
}

/// The limits of a water on the page.
fn outline(water: &Water, view: &View) -> Line {
    let next = water.ring.iter().cycle().skip(1);
    let mut points = Vec::new();
    for (a, b) in water.ring.iter().zip(next) {
        let steps = ((b.0 - a.0).abs().max((b.1 - a.1).abs()) / STEP).ceil().max(1.0);
        let mut at = 0.0;
        while at < steps {
            let share = at / steps;
            let (lon, lat) = (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1));
            points.push(view.at(Position::folded(lon, lat)));
            at += 1.0;
        }
    }
    Line { points, closed: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::projection::Projection;
    use crate::draw::scene::Rect;

    /// The water at a place, as a map of 2,000 km around it has it.
    fn at(lon: f64, lat: f64) -> &'static str {
        let middle = Position::new(lon, lat).expect("it is on the Earth");
        let frame = Rect { left: 0.0, top: 0.0, right: 400.0, bottom: 400.0 };
        let view = View::new(Projection::Equidistant(middle), (0.0, 0.0), 5_000.0, frame);
        let limits = Limits::of(&view, 4.0);
        limits.holder(frame.center()).map_or("", |found| found.0)
    }

    #[test]
    fn each_sea_holds_what_is_known_to_lie_in_it() {
        assert_eq!(WATERS.len(), SEAS.lines().count());
        for (lon, lat, name) in [
            (18.6, 41.4, "Adriatic Sea"),
            (13.5, 44.6, "Adriatic Sea"),
            (17.3, 40.0, "Ionian Sea"),
            (19.2, 38.0, "Ionian Sea"),
            (18.0, 34.0, "Mediterranean Sea"),
            (25.0, 38.5, "Aegean Sea"),
            (26.2, 40.5, "Aegean Sea"),
            (25.2, 35.8, "Sea of Crete"),
            (10.3, 58.3, "Skagerrak"),
            (11.3, 57.0, "Kattegat"),
            (4.0, 56.5, "North Sea"),
            (72.0, 75.0, "Kara Sea"),
            (62.0, 77.0, "Barents Sea"),
            (38.0, 65.8, "White Sea"),
            (178.0, 58.0, "Bering Sea"),
            (-170.0, 60.0, "Bering Sea"),
            (-175.0, 70.0, "Chukchi Sea"),
            (124.0, 22.5, "Philippine Sea"),
            (119.0, 21.5, "South China Sea"),
            (123.0, 27.0, "East China Sea"),
            (124.0, 35.5, "Yellow Sea"),
            (33.4, 45.9, "Black Sea"),
            (36.5, 46.1, "Sea of Azov"),
            (-80.0, 11.0, "Caribbean Sea"),
            // The Sea of Marmara, the Atlantic, the Gulf of Panama, the Pacific.
            (28.2, 40.7, ""),
            (-20.0, 45.0, ""),
            (-79.2, 8.0, ""),
            (-175.0, 49.0, ""),
        ] {
            assert_eq!(at(lon, lat), name, "{lon} {lat}");
        }
        assert!(is_known("Skagerrak") && !is_known("Pacific Ocean"));
        assert!(holds(Position::folded(-178.0, 58.0)));
        assert!(!holds(Position::folded(-178.0, 40.0)));
        // The antipode of this map lies in the Yellow Sea.
        assert_eq!(at(-56.0, -36.0), "");
        let radius = |name| WATERS.iter().find(|w| w.name == name).map(|w| w.radius);
        let black = radius("Black Sea").expect("it is listed");
        assert!((330_000.0..450_000.0).contains(&black), "{black}");
    }
}
