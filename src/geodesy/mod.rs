//! Measuring on the WGS 84 ellipsoid: distances, azimuths, range rings, reach of regions.

mod antimeridian;
mod apart;
mod geodesic;
mod locality;
mod region;
mod ring;

pub use apart::{Apart, apart};
pub use geodesic::{Inverse, destination, inverse};
pub use locality::{Locality, between, near, offset, toward};
pub use region::{Nearest, distance_to_region, reach};
pub use ring::{Tolerance, band, disc};
