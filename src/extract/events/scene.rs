//! A sentence with all that the rules of events know of it.

use super::words::Words;
use crate::model::Relative;
use crate::settings::EventWords;

/// What an event and its place are chosen among.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) settings: &'a EventWords,
    pub(super) relatives: &'a [Relative],
    pub(super) sentence: (usize, usize),
}

impl<'a> Scene<'a> {
    /// The relative place that is told from a resolution, with its index.
    pub(super) fn relative(self, resolution: usize) -> Option<(usize, &'a Relative)> {
        let span = self.words.resolutions.get(resolution)?.mention.span;
        let first = self.relatives.partition_point(|r| r.span.end < span.end);
        let mut near = self.relatives.iter().enumerate().skip(first).take(2);
        near.rfind(|(_, r)| r.anchors.contains(&resolution))
    }
}
