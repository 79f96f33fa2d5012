//! A stated figure against measured ones.

use super::measured::Measured;
use crate::model::{Azimuth, BearingOutcome, Bound, Claim, Measure, Meters, Outcome};

/// What a claim states, as an interval.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    /// The figure as written.
    pub(super) figure: Meters,
    /// The interval that it stands for, rounding and hedge taken in.
    pub(super) low: Meters,
    /// Its upper end.
    pub(super) high: Meters,
    bound: Bound,
    measure: Measure,
}

/// A road is up to so much longer than the geodesic (95th percentile 1.63 of 1,065 pairs).
const ROAD: f64 = 1.6;
/// A figure up to so many times the distance is overstated, beyond it refuted.
const OVERSTATED: f64 = 2.2;
/// A figure down to this share of the distance edge to edge is understated, below it
/// refuted.
const UNDERSTATED: f64 = 0.67;
/// Above 10 km a figure is taken edge to edge only down to this share of the distance center
/// to center.
const EDGE_FLOOR: f64 = 0.7;
/// Up to this distance center to center the floor does not hold.
const FLOORLESS: Meters = Meters(10_000.0);
/// Doubt about where a center lies: this share of the distance, at least [`LEAST_DOUBT`].
const DOUBT: f64 = 0.05;
const LEAST_DOUBT: Meters = Meters(1_000.0);
/// How much farther than its circle a town may reach, as a share of the radius.
const SHAPE: f64 = 0.25;
/// "About" widens a figure by at least this share.
const HEDGE: f64 = 0.1;
/// A distance so many times the figure speaks of other places, not of a wrong figure.
const ABSURD: f64 = 8.0;
/// A figure that is off by more than this share of the distance is only about right.
const ROUGH: f64 = 0.1;
/// A stated direction may be off by so many degrees.
const BEARING: f64 = 45.0;

impl Stated {
    pub(super) fn of(claim: &Claim) -> Self {
        let length = &claim.length;
        let high = length.high.unwrap_or(length.low);
        let hedge = if length.approximate { HEDGE } else { 0.0 };
        let below = length.rounding.0.max(hedge * length.low.0);
        let above = length.rounding.0.max(hedge * high.0);
        Self {
            figure: high,
            low: Meters((length.low.0 - below).max(0.0)),
            high: Meters(high.0 + above),
            bound: length.bound,
            measure: claim.measure,
        }
    }

    /// Whether a reading along roads is open: to an island only where the text says so.
    fn may_be_road(&self, measured: &Measured) -> bool {
        match self.measure {
            Measure::Straight => false,
            Measure::Road => true,
            _ => !measured.is_overseas,
        }
    }

    /// What a measured pair of places says about the figure.
    pub(super) fn outcome(&self, measured: &Measured) -> Outcome {
        match measured.center {
            Some(center) => self.between_points(center.0, measured.edge.0, measured),
            None => self.against_region(measured),
        }
    }

    #[expect(clippy::match_same_arms, reason = "each bound has its own row of answers")]
    fn between_points(&self, center: f64, edge: f64, measured: &Measured) -> Outcome {
        let (low, high) = (self.low.0, self.high.0);
        let doubt = LEAST_DOUBT.0.max(DOUBT * center);
        match self.bound {
            Bound::AtMost if center <= high => Outcome::Supported,
            // Towns are no circles: an upper limit gets the doubt about their extent.
            Bound::AtMost if edge - SHAPE * (center - edge) <= high => {
                Outcome::SupportedIfEdgeToEdge
            }
            Bound::AtMost if edge <= 1.5 * high => Outcome::Understated,
            Bound::AtMost => Outcome::Refuted,
            Bound::AtLeast if center + doubt >= low => Outcome::Supported,
            Bound::AtLeast if self.may_be_road(measured) && center * ROAD >= low => {
                Outcome::SupportedIfRoad
            }
            Bound::AtLeast if center * OVERSTATED >= low => Outcome::Overstated,
            Bound::AtLeast => Outcome::Refuted,
            Bound::Exact | Bound::Range => {
                if low <= center + doubt && high >= center - doubt {
                    return Outcome::Supported;
                }
                if high < center {
                    let floor = center <= FLOORLESS.0
                        || measured.edge_said
                        || self.figure.0 >= EDGE_FLOOR * center;
                    return if high >= edge && floor {
                        Outcome::SupportedIfEdgeToEdge
                    } else if high >= UNDERSTATED * edge && high >= center / OVERSTATED {
                        Outcome::Understated
                    } else {
                        Outcome::Refuted
                    };
                }
                self.above(center, measured)
            }
        }
    }

    /// A figure above the distance: along roads, overstated, or refuted.
    fn above(&self, distance: f64, measured: &Measured) -> Outcome {
        if self.may_be_road(measured) && self.low.0 <= ROAD * distance {
            Outcome::SupportedIfRoad
        } else if self.low.0 <= OVERSTATED * (distance + 1_000.0) {
            Outcome::Overstated
        } else {
            Outcome::Refuted
        }
    }

    /// Against a region: its nearest point counts, and up to its farthest the figure may be
    /// true of some part of it.
    fn against_region(&self, measured: &Measured) -> Outcome {
        let near = measured.edge.0;
        let far = measured.far.map_or(near, |far| far.0);
        let (low, high) = (self.low.0, self.high.0);
        let doubt = LEAST_DOUBT.0.max(DOUBT * near);
        let true_nearest = if measured.edge_said {
            Outcome::Supported
        } else {
            Outcome::SupportedIfEdgeToEdge
        };
        match self.bound {
            Bound::AtMost if near - doubt <= high => true_nearest,
            Bound::AtMost if near <= 1.5 * high => Outcome::Understated,
            Bound::AtMost => Outcome::Refuted,
            Bound::AtLeast if near + doubt >= low => true_nearest,
            Bound::AtLeast if !measured.edge_said && far >= low => Outcome::Unverifiable,
            Bound::AtLeast => self.above(near, measured),
            Bound::Exact | Bound::Range => {
                if low <= near + doubt && high >= near - doubt {
                    true_nearest
                } else if high < near {
                    if high >= UNDERSTATED * near {
                        Outcome::Understated
                    } else {
                        Outcome::Refuted
                    }
                } else if self.may_be_road(measured) && low <= ROAD * near {
                    Outcome::SupportedIfRoad
                } else if !measured.edge_said && low <= far {
                    // Some part of the region is so far away; the text does not say which.
                    Outcome::Unverifiable
                } else {
                    self.above(near, measured)
                }
            }
        }
    }

    /// Whether a figure is true only as a round one: 300 km where 368 km are measured.
    pub(super) fn is_rough(&self, measured: &Measured) -> bool {
        let exact = matches!(self.bound, Bound::Exact);
        let off = |center: Meters| (self.figure.0 - center.0).abs() > ROUGH * center.0;
        exact && measured.center.is_some_and(off)
    }

    /// Whether the places are so far from the figure that they are more likely others.
    pub(super) fn is_absurd(&self, measured: &Measured) -> bool {
        let away = measured.center.unwrap_or(measured.edge).0;
        self.bound != Bound::AtLeast && away > ABSURD * self.high.0
    }
}

/// A stated direction against the measured ones; refuted only where every likely pair of
/// places refutes it.
pub(super) fn bearing(stated: Azimuth, measured: &[Measured]) -> BearingOutcome {
    let off = |m: &Measured| {
        let turn = (m.azimuth?.degrees() - stated.degrees() + 180.0).rem_euclid(360.0);
        Some((turn - 180.0).abs() > BEARING + m.slack)
    };
    let mut all = measured.iter().map(off);
    match measured.first().and_then(off) {
        Some(false) => BearingOutcome::Supported,
        Some(true) if all.all(|off| off == Some(true)) => BearingOutcome::Refuted,
        _ => BearingOutcome::Unverifiable,
    }
}
