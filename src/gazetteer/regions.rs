//! Areas: outlines by name, as unions and hand-drawn, points of areas, regions that are one.

use std::collections::BTreeMap;

use geo::{BooleanOps as _, BoundingRect as _, Coord, LineString, MultiPolygon, Polygon};

use super::table::{Outlines, Row, Tag};
use crate::geodesy::inverse;
use crate::model::{Feature, Meters, Position};

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

/// A region whose outline is that of one country or first-level region is that one: its names
/// and its note go there ("Tibet", listed as a region of its own, is that of China).
pub(super) fn merge(rows: &mut Vec<Row>) {
    let whole = |rule: &str| rule.strip_prefix("outline:").unwrap_or(rule).to_owned();
    let mut by_outline: BTreeMap<String, usize> = BTreeMap::new();
    for (i, row) in rows.iter().enumerate() {
        let area = row.key.starts_with("admin1:") || row.key.starts_with("country:");
        if area && !row.outline.is_empty() {
            by_outline.insert(whole(&row.outline), i);
        }
    }
    for i in 0..rows.len() {
        let listed = rows[i].key.starts_with("region:") && !rows[i].outline.is_empty();
        let same = by_outline.get(&whole(&rows[i].outline)).filter(|_| listed);
        let Some(&target) = same else { continue };
        let name = std::mem::take(&mut rows[i].name);
        let names = std::mem::take(&mut rows[i].names);
        let note = std::mem::take(&mut rows[i].note);
        let area = &mut rows[target];
        area.names.push((Tag::Foreign, name));
        area.names.extend(names);
        if !note.is_empty() {
            area.note = note;
        }
    }
    rows.retain(|row| !(row.key.starts_with("region:") && row.name.is_empty()));
}

/// Gives areas without a position the mean of the positions of their settlements.
pub(super) fn centered(rows: &mut [Row]) {
    let mut members: BTreeMap<String, Vec<Position>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.feature.is_some_and(Feature::is_settlement)) {
        let Some(position) = row.position else { continue };
        for key in [format!("admin1:{}", row.admin1), row.admin2.clone()] {
            members.entry(key).or_default().push(position);
        }
    }
    for row in rows.iter_mut().filter(|row| row.position.is_none()) {
        let Some(inside) = members.get(&row.key) else { continue };
        let Some(first) = inside.first() else { continue };
        #[expect(clippy::cast_precision_loss, reason = "a count of settlements")]
        let count = inside.len() as f64;
        // Longitudes count from the first, so that the antimeridian does not tear them apart.
        let east =
            |p: &Position| (p.lon() - first.lon() + 540.0).rem_euclid(360.0) - 180.0;
        let lon = first.lon() + inside.iter().map(east).sum::<f64>() / count;
        let lat = inside.iter().map(|p| p.lat()).sum::<f64>() / count;
        row.position = Some(Position::folded(lon, lat));
    }
}
