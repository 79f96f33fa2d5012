//! Measuring on the WGS 84 ellipsoid: distances, azimuths, range rings, reach of regions.

mod antimeridian;
mod apart;
mod border;
mod edges;
mod geodesic;
mod ground;
mod locality;
mod reach;
mod region;
mod ring;
mod sector;
mod throughout;
mod told;

pub use apart::{Apart, apart};
pub use border::{common_border, line_outline};
pub use geodesic::{Inverse, destination, inverse};
pub use locality::{Locality, between, near, offset, toward};
pub use reach::reach;
pub use region::{Nearest, distance_to_region, reach_towards};
pub use ring::{Tolerance, band, disc};
pub use sector::sector;
pub use throughout::reach_of_all;
pub use told::{farthest, ground};
