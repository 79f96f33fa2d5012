//! A briefing or a scene as bytes of a file format.

#[cfg(feature = "png")]
mod png;
mod record;
mod svg;

#[cfg(feature = "png")]
pub use png::png;
pub use record::{Record, bytes_of, record};
pub use svg::svg;
