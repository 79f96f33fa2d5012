//! Whether it is seen which symbol a name belongs to.

use super::Names;
use crate::draw::labels::Candidate;
use crate::draw::scene::Rect;

/// Farther than its own by so much no other symbol is mistaken for it, in pixels.
const APART: f64 = 12.0;
/// What it costs to stand nearly as near to another symbol as to the own: more than a line does
/// that leads to the own.
const DOUBTFUL: f64 = 2.4;

/// What it costs to stand as near to another symbol for a number.
const WRONG: f64 = 40.0;

/// How much a name beside its symbol may be taken for that of another, 0 to 1.
fn doubt(name: Rect, own: Rect, others: impl Iterator<Item = Rect>) -> f64 {
    let nearest = others.map(|other| name.gap(other)).fold(f64::INFINITY, f64::min);
    (1.0 - (nearest - name.gap(own)) / APART).clamp(0.0, 1.0)
}

impl Names<'_> {
    /// Makes the places dearer at which a name without a line stands about as near to the
    /// symbol of another place as to its own; where it is no nearer to its own a name is not
    /// set, but a number rather there than nowhere.
    pub(super) fn told_apart(
        &self,
        candidates: &mut Vec<Candidate>,
        own: Rect,
        is_number: bool,
    ) {
        let placed = self.scenery.placed.iter().map(|placed| placed.covers);
        let others: Vec<Rect> = placed.filter(|other| *other != own).collect();
        candidates.retain_mut(|candidate| {
            let name = candidate.boxes.first().filter(|_| candidate.leader.is_none());
            let Some(name) = name else { return true };
            let doubt = doubt(*name, own, others.iter().copied());
            candidate.cost += if doubt < 1.0 { DOUBTFUL * doubt } else { WRONG };
            doubt < 1.0 || is_number
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_between_two_symbols_is_in_doubt() {
        let own = Rect::sized(0.0, 0.0, 20.0, 20.0);
        let name = Rect::sized(22.0, 2.0, 60.0, 16.0);
        let beside = |left: f64, top: f64| Rect::sized(left, top, 20.0, 20.0);
        let of = |others: &[Rect]| doubt(name, own, others.iter().copied());
        let is = |found: f64, wanted: f64| (found - wanted).abs() < 1e-9;
        assert!(is(of(&[]), 0.0));
        assert!(is(of(&[beside(96.0, 0.0)]), 0.0));
        assert!(is(of(&[beside(96.0, 0.0), beside(84.0, 0.0)]), 1.0));
        assert!(is(of(&[beside(40.0, 19.0)]), 1.0));
        assert!(is(of(&[beside(40.0, 26.0)]), 0.5));
    }
}
