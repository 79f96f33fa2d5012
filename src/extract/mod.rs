//! Claims and events out of resolved text.

mod attribution;
mod claims;
mod events;
mod relative;

pub use claims::claims;
pub use events::events;
pub use relative::relatives;
