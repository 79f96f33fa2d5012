//! Measuring on the WGS 84 ellipsoid: distances, azimuths, range rings, reach of regions.

mod antimeridian;
mod geodesic;
mod region;
mod ring;

pub use geodesic::{Inverse, destination, inverse};
pub use region::{Nearest, distance_to_region, reach};
pub use ring::{Tolerance, band, disc};
