//! The only way in: bytes to a [`crate::model::Document`].
