//! plotroom reads a report and puts it on the map.
//!
//! The library is a row of pure stages over plain data: [`read`] makes a
//! [`model::Document`], the stages from [`recognize`] to [`diagnose`] add what they know, and
//! the writers of [`export`] read the [`model::Briefing`] that comes out.

mod brief;
pub mod diagnose;
pub mod draw;
pub mod error;
pub mod export;
pub mod extract;
pub mod gazetteer;
pub mod geodesy;
pub mod model;
pub mod range;
pub mod read;
pub mod recognize;
pub mod resolve;
pub mod settings;
pub mod text;
pub mod verify;

pub use brief::{brief, brief_of};
pub use error::Error;
