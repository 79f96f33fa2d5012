//! Numbers however they are written.
