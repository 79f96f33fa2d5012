//! A briefing or a scene as bytes of a file format.

mod record;

pub use record::{Record, bytes_of, record};
