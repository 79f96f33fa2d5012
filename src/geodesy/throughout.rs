//! Where all of a region is within reach: what the discs around its points have in common.

use geo::{BooleanOps, CoordsIter, MultiPolygon};

use super::edges::{SPHERE, unit};
use super::reach::{EQUATOR, outline_corners};
use super::ring::{Tolerance, disc};
use crate::error::Error;
use crate::model::Meters;

/// Everything from which every point of a region is within `radius`.
///
/// Empty where the region is wider than that. The corners of the outline decide, and points
/// along its edges at the spacing of [`reach`](super::reach).
///
/// # Errors
/// As [`disc`].
pub fn reach_of_all(
    region: &MultiPolygon<f64>,
    radius: Meters,
    tolerance: Tolerance,
) -> Result<MultiPolygon<f64>, Error> {
    let corners = outline_corners(region, radius, tolerance);
    // Far corners first: what they leave is mostly within reach of the others.
    let stride = corners.len().isqrt().max(1);
    let order = (0..stride).flat_map(|start| (start..corners.len()).step_by(stride));
    let near =
        (2.0 * (radius.0 * (1.0 - SPHERE) / EQUATOR.0 / 2.0).min(1.5).sin()).powi(2);
    let mut found: Option<MultiPolygon<f64>> = None;
    for corner in order.map(|at| &corners[at]) {
        let Some(common) = &found else {
            found = Some(disc(corner.at, radius, tolerance)?);
            continue;
        };
        let is_near = |c: geo::Coord<f64>| {
            let here = unit(c);
            (0..3).map(|i| (corner.unit[i] - here[i]).powi(2)).sum::<f64>() < near
        };
        // A disc up to a quarter of the Earth holds all that lies between points of it.
        let quarter = radius.0 < EQUATOR.0 * 1.5;
        if quarter && common.coords_iter().all(is_near) {
            continue;
        }
        let common = common.intersection(&disc(corner.at, radius, tolerance)?);
        if common.0.is_empty() {
            return Ok(common);
        }
        found = Some(common);
    }
    Ok(found.unwrap_or_else(|| MultiPolygon(Vec::new())))
}
