//! plotroom reads a report and puts it on the map.
//!
//! The library is a row of pure stages over plain data. This release holds the ground
//! they stand on: the [`model`] of positions and units, and [`geodesy`], which measures
//! on the WGS 84 ellipsoid and draws ranges as true geodesic rings.

pub mod error;
pub mod geodesy;
pub mod model;

pub use error::Error;
