//! Where the Earth is on the page: projection, scale, frame, and the window of longitudes
//! and latitudes that the frame shows.

use super::projection::{Projection, turned};
use super::scene::{Point, Rect};
use crate::gazetteer::Detail;
use crate::model::{Bbox, Position};

/// Samples along each side of the frame when the window is measured.
const SAMPLES: u32 = 24;
/// How far the window reaches beyond the frame, in pixels.
const BEYOND: f64 = 40.0;

/// A projection placed on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct View {
    pub(super) projection: Projection,
    /// What stands in the middle of the frame, in meters of the plane.
    pub(super) middle: (f64, f64),
    /// Meters of the plane a pixel.
    pub(super) meters: f64,
    pub(super) frame: Rect,
    pub(super) window: Window,
}

/// A range of longitudes relative to a meridian, and of latitudes, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    /// The meridian that longitudes count from.
    pub(super) meridian: f64,
    /// Westernmost, `-180..=180` from the meridian.
    pub(super) west: f64,
    /// Easternmost.
    pub(super) east: f64,
    pub(super) south: f64,
    pub(super) north: f64,
}

impl Window {
    /// Whether all longitudes are in it.
    pub(super) fn is_whole_turn(&self) -> bool {
        self.east - self.west >= 360.0
    }

    /// The window as a box, `west > east` across the antimeridian.
    pub(super) fn bbox(&self) -> Bbox {
        let (west, east) = if self.is_whole_turn() {
            (-180.0, 180.0)
        } else {
            (turned(self.meridian + self.west), turned(self.meridian + self.east))
        };
        Bbox { west, south: self.south, east, north: self.north }
    }
}

impl View {
    pub(super) fn new(
        projection: Projection,
        middle: (f64, f64),
        meters: f64,
        frame: Rect,
    ) -> Self {
        let whole = Window {
            meridian: projection.center().lon(),
            west: -180.0,
            east: 180.0,
            south: -90.0,
            north: 90.0,
        };
        let mut view = Self { projection, middle, meters, frame, window: whole };
        view.window = view.measured(whole);
        view
    }

    /// The same projection at another scale and with the middle moved on the page: what was
    /// at a point is `widened` times nearer to the middle of the frame, then `moved` away.
    pub(super) fn changed(&self, widened: f64, moved: (f64, f64)) -> Self {
        let meters = self.meters * widened;
        let middle = (self.middle.0 - moved.0 * meters, self.middle.1 + moved.1 * meters);
        Self::new(self.projection, middle, meters, self.frame)
    }

    /// Where a position is on the page, in or outside the frame.
    pub(super) fn at(&self, position: Position) -> Point {
        let (x, y) = self.projection.forward(position);
        let center = self.frame.center();
        Point::new(
            center.x + (x - self.middle.0) / self.meters,
            center.y - (y - self.middle.1) / self.meters,
        )
    }

    /// What is at a point of the page, `None` outside the world.
    pub(super) fn position(&self, point: Point) -> Option<Position> {
        let center = self.frame.center();
        let x = self.middle.0 + (point.x - center.x) * self.meters;
        let y = self.middle.1 - (point.y - center.y) * self.meters;
        self.projection.backward(x, y)
    }

    /// Whether it is a map of the whole world.
    pub(super) fn is_world(&self) -> bool {
        matches!(self.projection, Projection::EqualEarth(_))
            && self.window.is_whole_turn()
    }

    pub(super) fn detail(&self) -> Detail {
        Detail::at(self.meters)
    }

    fn measured(&self, whole: Window) -> Window {
        let frame = self.frame.grown(BEYOND);
        let shows = |lat: f64| {
            let pole = self.at(Position::folded(0.0, lat));
            frame.holds(pole)
        };
        let (north, south) = (shows(90.0), shows(-90.0));
        let steps = (0..=SAMPLES).map(|i| f64::from(i) / f64::from(SAMPLES));
        let mut found: Option<Window> = None;
        for share in steps.clone() {
            let x = frame.left + share * frame.width();
            for other in steps.clone() {
                let y = frame.top + other * frame.height();
                let Some(p) = self.position(Point::new(x, y)) else { return whole };
                let lon = turned(p.lon() - whole.meridian);
                let w = found.get_or_insert(Window {
                    west: lon,
                    east: lon,
                    south: p.lat(),
                    north: p.lat(),
                    ..whole
                });
                w.west = w.west.min(lon);
                w.east = w.east.max(lon);
                w.south = w.south.min(p.lat());
                w.north = w.north.max(p.lat());
            }
        }
        let Some(mut window) = found else { return whole };
        // Between two samples the true extreme may lie a little further out.
        let (dx, dy) = (window.east - window.west, window.north - window.south);
        window.west -= 0.02 * dx;
        window.east += 0.02 * dx;
        window.south = (window.south - 0.02 * dy).max(-90.0);
        window.north = (window.north + 0.02 * dy).min(90.0);
        if north || south || dx > 300.0 {
            (window.west, window.east) = (-180.0, 180.0);
        }
        if north {
            window.north = 90.0;
        }
        if south {
            window.south = -90.0;
        }
        window
    }
}
