//! A briefing or a scene as bytes of a file format.
