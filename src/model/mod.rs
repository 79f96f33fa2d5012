//! Plain data that every stage reads and writes. No input or output happens here.

mod document;
mod position;
mod span;
mod units;

pub use document::{Document, Language};
pub use position::{Bbox, Position};
pub use span::Span;
pub use units::{Azimuth, LengthUnit, Meters};
