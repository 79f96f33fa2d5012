//! Regions prepared to be measured to.

use std::cell::OnceCell;

use geo::{BoundingRect, Contains, Coord, Intersects, MultiPolygon, Point, Rect};

use super::edges::{Edges, rings};
use super::region::{Nearest, nearest_of};
use crate::model::{Meters, Position};

/// A region prepared so that many positions can be measured to it.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    region: &'a MultiPolygon<f64>,
    boxes: Vec<Option<Rect<f64>>>,
    /// Prepared when something is measured to them first.
    edges: OnceCell<Edges>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(region: &'a MultiPolygon<f64>) -> Self {
        let boxes = region.iter().map(BoundingRect::bounding_rect).collect();
        Self { region, boxes, edges: OnceCell::new() }
    }

    /// Whether a position lies inside.
    pub(super) fn holds(&self, c: Coord<f64>) -> bool {
        let mut parts = self.region.iter().zip(&self.boxes);
        parts.any(|(part, around)| {
            around.is_some_and(|around| around.intersects(&c)) && part.contains(&Point(c))
        })
    }

    /// The nearest point to a position, `None` for a region without an outline.
    pub(super) fn nearest(&self, from: Position) -> Option<Nearest> {
        if self.holds(Coord { x: from.lon(), y: from.lat() }) {
            return Some(Nearest { distance: Meters(0.0), at: from });
        }
        nearest_of(from, self.edges.get_or_init(|| Edges::new(rings(self.region))))
    }
}
