//! From the ellipsoid to the plane and back, in meters, y to the north.

use crate::geodesy::{destination, inverse};
use crate::model::{Azimuth, Meters, Position};

/// Semi-major axis of WGS 84, in meters.
const AXIS: f64 = 6_378_137.0;
/// First eccentricity of WGS 84, squared.
const E2: f64 = 0.006_694_379_990_141_316;
/// Coefficients of Equal Earth (Šavrič, Patterson and Jenny 2018).
const EQUAL_EARTH: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
/// Half the square root of three: what the parametric latitude of Equal Earth is scaled by.
const HALF_ROOT_3: f64 = 0.866_025_403_784_438_6;

/// A projection with its center.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Projection {
    /// Azimuthal equidistant on the ellipsoid: distances and bearings from the center are
    /// true, so a ring around it is a circle.
    Equidistant(Position),
    /// Lambert azimuthal equal-area on the ellipsoid (Snyder 1987, chapter 24).
    EqualArea(Position),
    /// Equal Earth on the authalic sphere around a central meridian, in degrees.
    EqualEarth(f64),
}

impl Projection {
    /// The center.
    #[must_use]
    pub fn center(self) -> Position {
        match self {
            Self::Equidistant(center) | Self::EqualArea(center) => center,
            Self::EqualEarth(meridian) => Position::folded(meridian, 0.0),
        }
    }

    /// A position in the plane: meters east and north of the center.
    #[must_use]
    pub fn forward(self, position: Position) -> (f64, f64) {
        match self {
            Self::Equidistant(center) => {
                let way = inverse(center, position);
                let (sin, cos) = way.azimuth.degrees().to_radians().sin_cos();
                (way.distance.0 * sin, way.distance.0 * cos)
            }
            Self::EqualArea(center) => Authalic::around(center).forward(position),
            Self::EqualEarth(meridian) => {
                let turn = turned(position.lon() - meridian).to_radians();
                let theta = (HALF_ROOT_3 * authalic(position.lat()).sin()).asin();
                let (y, slope) = equal_earth(theta);
                let x = turn * theta.cos() / (HALF_ROOT_3 * slope);
                (x * authalic_radius(), y * authalic_radius())
            }
        }
    }

    /// The position at a point of the plane, `None` outside the world.
    #[must_use]
    pub fn backward(self, x: f64, y: f64) -> Option<Position> {
        match self {
            Self::Equidistant(center) => {
                let distance = x.hypot(y);
                (distance < 20_003_000.0).then(|| {
                    let azimuth = Azimuth::new(x.atan2(y).to_degrees());
                    destination(center, azimuth, Meters(distance))
                })
            }
            Self::EqualArea(center) => Authalic::around(center).backward(x, y),
            Self::EqualEarth(meridian) => {
                let (x, y) = (x / authalic_radius(), y / authalic_radius());
                let mut theta = y / EQUAL_EARTH[0];
                for _ in 0..12 {
                    let (at, slope) = equal_earth(theta);
                    theta -= (at - y) / slope;
                }
                let sine = theta.sin() / HALF_ROOT_3;
                let turn = x * HALF_ROOT_3 * equal_earth(theta).1 / theta.cos();
                (sine.abs() <= 1.0 && turn.abs() <= std::f64::consts::PI).then(|| {
                    let lon = turned(meridian + turn.to_degrees());
                    Position::folded(lon, geodetic(sine.asin()))
                })
            }
        }
    }

    /// What the source line calls it.
    #[must_use]
    pub fn name(self) -> String {
        let around = |center: Position| {
            let side = |v: f64, plus, minus| if v < 0.0 { minus } else { plus };
            format!(
                "{:.1}° {}, {:.1}° {}",
                center.lat().abs(),
                side(center.lat(), 'N', 'S'),
                center.lon().abs(),
                side(center.lon(), 'E', 'W')
            )
        };
        match self {
            Self::Equidistant(c) => {
                format!("azimuthal equidistant around {} (WGS 84)", around(c))
            }
            Self::EqualArea(c) => {
                format!("Lambert azimuthal equal-area around {} (WGS 84)", around(c))
            }
            Self::EqualEarth(_) => "Equal Earth".to_owned(),
        }
    }
}

/// Degrees brought into `-180..=180`.
pub(super) fn turned(degrees: f64) -> f64 {
    if degrees.abs() <= 180.0 {
        degrees
    } else {
        (degrees + 180.0).rem_euclid(360.0) - 180.0
    }
}

fn equal_earth(theta: f64) -> (f64, f64) {
    let [a1, a2, a3, a4] = EQUAL_EARTH;
    let t2 = theta * theta;
    let t6 = t2 * t2 * t2;
    let y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
    let slope = a1 + 3.0 * a2 * t2 + t6 * (7.0 * a3 + 9.0 * a4 * t2);
    (y, slope)
}

/// Snyder's q (formula 3-12).
fn q(sine: f64) -> f64 {
    let e = E2.sqrt();
    let es = e * sine;
    (1.0 - E2) * (sine / (1.0 - es * es) - ((1.0 - es) / (1.0 + es)).ln() / (2.0 * e))
}

fn authalic_radius() -> f64 {
    AXIS * (q(1.0) / 2.0).sqrt()
}

/// The authalic latitude in radians of a geodetic one in degrees.
fn authalic(lat: f64) -> f64 {
    (q(lat.to_radians().sin()) / q(1.0)).clamp(-1.0, 1.0).asin()
}

/// The geodetic latitude in degrees of an authalic one in radians (Snyder 3-18).
fn geodetic(beta: f64) -> f64 {
    let (e4, e6) = (E2 * E2, E2 * E2 * E2);
    let two = (E2 / 3.0 + 31.0 * e4 / 180.0 + 517.0 * e6 / 5040.0) * (2.0 * beta).sin();
    let four = (23.0 * e4 / 360.0 + 251.0 * e6 / 3780.0) * (4.0 * beta).sin();
    let six = 761.0 * e6 / 45360.0 * (6.0 * beta).sin();
    (beta + two + four + six).to_degrees()
}

/// The constants of the equal-area projection around a center.
struct Authalic {
    center: Position,
    beta: f64,
    stretch: f64,
}

impl Authalic {
    fn around(center: Position) -> Self {
        // At a pole the stretch is the limit of 0/0.
        let lat = center.lat().clamp(-89.999, 89.999);
        let sine = lat.to_radians().sin();
        let m = lat.to_radians().cos() / (1.0 - E2 * sine * sine).sqrt();
        let stretch = AXIS * m / (authalic_radius() * authalic(lat).cos());
        Self { center, beta: authalic(center.lat()), stretch }
    }

    fn forward(&self, position: Position) -> (f64, f64) {
        let turn = (position.lon() - self.center.lon()).to_radians();
        let (sin1, cos1) = self.beta.sin_cos();
        let (sin2, cos2) = authalic(position.lat()).sin_cos();
        let below = 1.0 + sin1 * sin2 + cos1 * cos2 * turn.cos();
        let b = authalic_radius() * (2.0 / below.max(1e-9)).sqrt();
        let x = b * self.stretch * cos2 * turn.sin();
        let y = b / self.stretch * (cos1 * sin2 - sin1 * cos2 * turn.cos());
        (x, y)
    }

    fn backward(&self, x: f64, y: f64) -> Option<Position> {
        let d = self.stretch;
        let rho = (x / d).hypot(d * y);
        if rho < 1e-9 {
            return Some(self.center);
        }
        let half = rho / (2.0 * authalic_radius());
        if half > 1.0 {
            return None;
        }
        let (sin_c, cos_c) = (2.0 * half.asin()).sin_cos();
        let (sin1, cos1) = self.beta.sin_cos();
        let beta = (cos_c * sin1 + d * y * sin_c * cos1 / rho).clamp(-1.0, 1.0).asin();
        let turn = (x * sin_c)
            .atan2(d * rho * cos1 * cos_c - d * d * y * sin1 * sin_c)
            .to_degrees();
        Some(Position::folded(turned(self.center.lon() + turn), geodetic(beta)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(lon: f64, lat: f64) -> Position {
        Position::new(lon, lat).unwrap()
    }

    #[test]
    fn backward_undoes_forward() {
        for center in
            [position(29.63, 46.84), position(178.4, -18.1), position(15.0, 89.9)]
        {
            for projection in [
                Projection::Equidistant(center),
                Projection::EqualArea(center),
                Projection::EqualEarth(center.lon()),
            ] {
                for (lon, lat) in
                    [(30.74, 46.49), (-179.5, -20.0), (15.6, 78.2), (0.0, 0.0)]
                {
                    let (x, y) = projection.forward(position(lon, lat));
                    let back = projection.backward(x, y).expect("it is in the world");
                    let off = inverse(position(lon, lat), back).distance.0;
                    assert!(off < 1.0, "{projection:?} {lon} {lat}: {off} m");
                }
            }
        }
    }

    #[test]
    fn equal_area_agrees_with_snyder() {
        // Snyder 1987, page 333, on the Clarke 1866 ellipsoid: here only the sphere-free
        // property is checked: a degree cell has its true area wherever it lies.
        let projection = Projection::EqualArea(position(-100.0, 40.0));
        let area = |lon: f64, lat: f64| {
            let corner =
                |dx: f64, dy: f64| projection.forward(position(lon + dx, lat + dy));
            let ring =
                [corner(0.0, 0.0), corner(0.1, 0.0), corner(0.1, 0.1), corner(0.0, 0.1)];
            let doubled: f64 = (0..4)
                .map(|i| {
                    let (a, b) = (ring[i], ring[(i + 1) % 4]);
                    a.0 * b.1 - b.0 * a.1
                })
                .sum();
            doubled / 2.0
        };
        assert!((area(-110.0, 30.0) / area(-60.0, 30.0) - 1.0).abs() < 1e-4);
        let band = q(30.1_f64.to_radians().sin()) - q(30.0_f64.to_radians().sin());
        let truth = AXIS * AXIS * band / 2.0 * 0.1_f64.to_radians();
        assert!((area(-110.0, 30.0) / truth - 1.0).abs() < 1e-4);
    }
}
