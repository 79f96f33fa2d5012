//! Claims and events out of resolved text.

mod attribution;
mod claims;
mod events;

pub use claims::claims;
pub use events::events;
