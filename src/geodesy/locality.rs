//! Places that a text gives relative to others ("12 km northeast of X", "between X and Y") as
//! a point and a radius of doubt: the point-radius method of Wieczorek, Guo and Hijmans,
//! International Journal of Geographical Information Science 18 (2004), 745-767.

use super::{destination, inverse};
use crate::model::{Azimuth, Meters, Position};

/// How far "near" and a bare direction reach at least, whatever the extent of the place.
const NEAR: Meters = Meters(10_000.0);

/// A point with the radius of the circle that holds the place meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Locality {
    /// The likeliest point.
    pub position: Position,
    /// The largest distance from it that the words allow.
    pub radius: Meters,
}

/// A place so far from another in a direction.
///
/// `extent` is the radius of the place it is counted from, `doubt` how far the figure may be
/// off, `spread` how many degrees the direction may be off to either side: 45 for one of the
/// four main directions, 22.5 for one of eight, 11.25 for one of sixteen.
///
/// The radius reaches to the corner of the wedge that is furthest from the point: the
/// distance read too small by extent and doubt, in the direction furthest off.
///
/// # Examples
/// ```
/// use plotroom::geodesy::offset;
/// use plotroom::model::{Azimuth, Meters, Position};
/// let pokrovsk = Position::new(37.17644, 48.28195).unwrap();
/// let km = Meters::from_km;
/// let found = offset(pokrovsk, km(4.0), km(12.0), km(0.5), Azimuth::new(45.0), 22.5);
/// assert!(found.radius.km() > 4.5 && found.radius.km() < 8.0);
/// ```
#[must_use]
pub fn offset(
    from: Position,
    extent: Meters,
    distance: Meters,
    doubt: Meters,
    azimuth: Azimuth,
    spread: f64,
) -> Locality {
    let position = destination(from, azimuth, distance);
    let near = distance.0.max(0.0);
    let far = near + extent.0.max(0.0) + doubt.0.max(0.0);
    let cosine = spread.clamp(0.0, 180.0).to_radians().cos();
    let square = near * near + far * far - 2.0 * near * far * cosine;
    Locality { position, radius: Meters(square.max(0.0).sqrt()) }
}

/// A place in a direction from another, no distance said: half of the reach of the words out.
#[must_use]
pub fn toward(from: Position, extent: Meters, azimuth: Azimuth, spread: f64) -> Locality {
    let half = Meters(extent.0.max(NEAR.0));
    offset(from, extent, half, half, azimuth, spread)
}

/// A place between two others: the middle of the geodesic, and as far as the further end.
#[must_use]
pub fn between(first: (Position, Meters), second: (Position, Meters)) -> Locality {
    let line = inverse(first.0, second.0);
    let half = Meters(line.distance.0 / 2.0);
    let position = destination(first.0, line.azimuth, half);
    Locality { position, radius: Meters(half.0 + first.1.0.max(second.1.0).max(0.0)) }
}

/// A place near another: within its extent and as much again, 10 km at least.
#[must_use]
pub fn near(of: Position, extent: Meters) -> Locality {
    let extent = extent.0.max(0.0);
    Locality { position: of, radius: Meters(extent + extent.max(NEAR.0)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> Position {
        Position::new(lon, lat).unwrap()
    }

    #[test]
    fn without_spread_the_radius_is_extent_and_doubt() {
        let km = Meters::from_km;
        let found =
            offset(at(30.0, 50.0), km(3.0), km(20.0), km(2.0), Azimuth::new(0.0), 0.0);
        assert!((found.radius.km() - 5.0).abs() < 1e-9, "{found:?}");
        assert!(
            (inverse(at(30.0, 50.0), found.position).distance.km() - 20.0).abs() < 1e-6
        );
    }

    #[test]
    fn a_coarser_direction_is_more_in_doubt() {
        let km = Meters::from_km;
        let radius = |spread| {
            let from = at(30.0, 50.0);
            offset(from, km(1.0), km(20.0), km(1.0), Azimuth::new(90.0), spread).radius.0
        };
        assert!(radius(11.25) < radius(22.5) && radius(22.5) < radius(45.0));
        // The corner of the wedge: d = 20, d' = 22, 45 degrees.
        let corner =
            (400.0 + 484.0 - 2.0 * 20.0 * 22.0 * 45_f64.to_radians().cos()).sqrt();
        assert!((radius(45.0) / 1000.0 - corner).abs() < 1e-9);
    }

    #[test]
    fn the_middle_is_as_far_from_both_ends() {
        let (izium, lyman) = (at(37.25, 49.21), at(37.81, 48.99));
        let found = between((izium, Meters(2000.0)), (lyman, Meters(3000.0)));
        let (a, b) = (inverse(izium, found.position), inverse(lyman, found.position));
        assert!((a.distance.0 - b.distance.0).abs() < 0.01);
        assert!((found.radius.0 - a.distance.0 - 3000.0).abs() < 0.01);
    }

    #[test]
    fn odd_input_gives_finite_circles() {
        let odd = offset(
            at(0.0, 90.0),
            Meters(-5.0),
            Meters(-1.0),
            Meters(-1.0),
            Azimuth::new(400.0),
            1e9,
        );
        assert!(odd.radius.0.is_finite() && odd.radius.0 >= 0.0);
        assert!(near(at(0.0, 0.0), Meters(-1.0)).radius.0 >= NEAR.0);
        assert!(
            toward(at(0.0, -90.0), Meters(0.0), Azimuth::new(1.0), 45.0).radius.0 > 0.0
        );
    }
}
