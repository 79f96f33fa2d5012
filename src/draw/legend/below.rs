//! The legend below the map, in as many columns as its width has room for.

use super::set::below;
use super::{Legend, Rim};
use crate::draw::scene::{Mark, Rect};
use crate::settings::Theme;

/// The most columns.
const MOST: u8 = 6;
/// Space between the map and the legend.
pub(in crate::draw) const GAP: f64 = 6.0;

impl Legend {
    /// The rows in so many columns that they take least height.
    fn spread(self, width: f64) -> Self {
        let sets = (1..=MOST).map(|columns| Self { set: below(columns), ..self.clone() });
        let sizes = sets.filter_map(|legend| Some((legend.size()?, legend)));
        let fitting = sizes.filter(|(size, _)| size.0 <= width);
        // Of equals that with fewer columns.
        let lowest = fitting.min_by(|(a, _), (b, _)| a.1.total_cmp(&b.1));
        lowest.map_or(self, |(_, legend)| legend)
    }

    /// How much lower the map ends for a legend of this width below it.
    pub(in crate::draw) fn height_below(self, width: f64) -> f64 {
        self.spread(width).size().map_or(0.0, |(_, height)| GAP + height)
    }

    /// The legend below a frame and its height with the gap, `None` where there is nothing to
    /// explain.
    pub(in crate::draw) fn below(
        self,
        frame: Rect,
        rims: &[Rim],
        theme: &Theme,
    ) -> Option<(Mark, f64)> {
        let legend = self.spread(frame.width());
        let (_, height) = legend.size()?;
        let rect = Rect::sized(frame.left, frame.bottom + GAP, frame.width(), height);
        Some((legend.marks(rect, rims, theme), GAP + height))
    }
}
