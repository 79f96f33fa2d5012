//! The display list.

/// A page of marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {}
