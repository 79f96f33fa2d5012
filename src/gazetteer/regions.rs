//! Outlines of rows: named ones, unions and hand-drawn polygons.

use geo::{BooleanOps as _, BoundingRect as _, Coord, LineString, MultiPolygon, Polygon};

use super::table::{Outlines, Row};
use crate::geodesy::inverse;
use crate::model::{Meters, Position};

/// The outline of a row: `outline:KEY`, `KEY+KEY` for a union, or `poly:lon lat, lon lat`.
pub(super) fn outline(row: &Row, shapes: &Outlines) -> Option<MultiPolygon<f64>> {
    let rule = row.outline.as_str();
    if let Some(corners) = rule.strip_prefix("poly:") {
        let corner = |pair: &str| {
            let (lon, lat) = pair.trim().split_once(' ')?;
            Some(Coord { x: lon.trim().parse().ok()?, y: lat.trim().parse().ok()? })
        };
        let ring: Vec<Coord<f64>> = corners.split(',').filter_map(corner).collect();
        if ring.len() < 3 {
            return None;
        }
        let polygon = Polygon::new(LineString(ring), Vec::new());
        return Some(geo::orient::Orient::orient(
            &MultiPolygon(vec![polygon]),
            geo::orient::Direction::Default,
        ));
    }
    let keys = rule.strip_prefix("outline:").unwrap_or(rule);
    if keys.is_empty() {
        // A region may be listed apart from its outline.
        return shapes.get(&row.key).cloned();
    }
    let shape = |key: &str| match key.trim() {
        key if key.contains(':') => shapes.get(key),
        // The second and further parts may leave the kind out.
        code => shapes.get(&format!("admin1:{code}")),
    };
    let mut parts = keys.split('+').map(shape);
    let Some(first) = parts.next()? else { return shapes.get(&row.key).cloned() };
    parts.try_fold(first.clone(), |all, part| Some(all.union(part?)))
}

/// A point that stands for an outline: its centroid, or a point inside its largest part where
/// the centroid is outside.
pub(super) fn center(outline: &MultiPolygon<f64>) -> Option<Position> {
    use geo::{Area as _, Centroid as _, Contains as _, InteriorPoint as _};
    let centroid = outline.centroid()?;
    let point = if outline.contains(&centroid) {
        centroid
    } else {
        let largest = outline
            .iter()
            .max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
        largest.interior_point()?
    };
    Position::new(point.x(), point.y()).ok()
}

/// The distance from a position to the farthest corner of the outline's box, at most: a
/// circle of this radius holds the outline.
pub(super) fn radius(outline: &MultiPolygon<f64>, from: Position) -> Meters {
    let Some(bounds) = outline.bounding_rect() else { return Meters(0.0) };
    let mut farthest = 0.0_f64;
    for x in [bounds.min().x, bounds.max().x] {
        for y in [bounds.min().y, bounds.max().y] {
            farthest = farthest.max(inverse(from, Position::folded(x, y)).distance.0);
        }
    }
    Meters(farthest)
}
