//! A sentence with all that the rules of events know of it.

use super::words::Words;
use crate::model::{Claim, ClaimKind, Relative, Sense, Span};
use crate::settings::EventWords;

/// What an event and its place are chosen among.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) settings: &'a EventWords,
    pub(super) relatives: &'a [Relative],
    pub(super) claims: &'a [Claim],
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

    /// Whether a sentence with these words tells how far something reaches.
    pub(super) fn tells_a_range(self, words: Span) -> bool {
        let first = self.claims.partition_point(|c| c.sentence.end < words.end);
        self.claims[first..]
            .iter()
            .take_while(|claim| claim.sentence.start <= words.start)
            .any(|claim| claim.kind == ClaimKind::Capability)
    }

    /// Whether a name only says where a known place of its sentence lies: "Djibo, 200 km north
    /// of Ouagadougou". What happens there does not happen at it.
    pub(super) fn is_reference(self, resolution: usize) -> bool {
        let resolutions = self.words.resolutions;
        let Some(span) = resolutions.get(resolution).map(|r| r.mention.span) else {
            return false;
        };
        let first = self.claims.partition_point(|c| c.sentence.end < span.end);
        let here = self.claims.iter().skip(first);
        here.take_while(|claim| claim.sentence.start <= span.start)
            .filter(|claim| claim.kind != ClaimKind::Capability)
            .filter(|claim| {
                claim.to.as_ref().and_then(|end| end.resolution) == Some(resolution)
            })
            .filter_map(|claim| claim.from.as_ref()?.resolution)
            .filter_map(|figure| resolutions.get(figure))
            .any(|figure| {
                figure.mention.span.end <= span.start
                    && figure.sense == Sense::Literal
                    && figure.place().is_some()
            })
    }
}
