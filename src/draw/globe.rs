//! The inset globe that shows where in the world the map is.

use super::furniture::panel;
use super::scene::{Fill, Group, Line, Mark, Outline, Point, Rect, Shape, Stroke};
use super::view::View;
use crate::gazetteer::{Basemap, Detail, Layer};
use crate::model::{Bbox, Position};
use crate::settings::Theme;

/// Side of the inset.
pub(super) const SIDE: f64 = 168.0;
/// A box smaller than this is marked by a square of this size.
const SMALLEST: f64 = 9.0;
/// Vertices closer than this to the one before are not seen.
const FINEST: f64 = 0.5;

/// Orthographic projection of the sphere onto a disc.
struct Globe {
    sin: f64,
    cos: f64,
    lon: f64,
    center: Point,
    radius: f64,
}

impl Globe {
    /// The point on the disc, and whether it is on this side.
    fn at(&self, lon: f64, lat: f64) -> (Point, bool) {
        let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
        let (sin_turn, cos_turn) = (lon - self.lon).to_radians().sin_cos();
        let x = cos_lat * sin_turn;
        let y = self.cos * sin_lat - self.sin * cos_lat * cos_turn;
        let z = self.sin * sin_lat + self.cos * cos_lat * cos_turn;
        // What is behind goes to the rim, so that areas are cut there.
        let long = x.hypot(y).max(1e-9);
        let scale = if z < 0.0 { 1.0 / long } else { 1.0 };
        (self.center.moved(self.radius * x * scale, -self.radius * y * scale), z >= 0.0)
    }
}

/// The globe with the map's frame on it.
pub(super) fn globe(view: &View, basemap: &Basemap, rect: Rect, theme: &Theme) -> Mark {
    let middle =
        view.position(view.frame.center()).unwrap_or_else(|| view.projection.center());
    // A little from the south or north, so that the globe does not look flat at a pole.
    let lat = middle.lat().clamp(-60.0, 60.0);
    let (sin, cos) = lat.to_radians().sin_cos();
    let globe = Globe {
        sin,
        cos,
        lon: middle.lon(),
        center: rect.center(),
        radius: SIDE / 2.0 - 8.0,
    };
    let disc = |fill, stroke| {
        let outline = Outline::Circle { center: globe.center, radius: globe.radius };
        Mark::Shape(Shape { outline, fill, stroke })
    };
    let world = Bbox { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };
    let antipode = (super::projection::turned(globe.lon + 180.0), -lat);
    let mut inverted = false;
    let mut land = Vec::new();
    for shape in basemap.shapes(Layer::Land, Detail::World, world) {
        for ring in &shape.parts {
            // What lies wholly on the far side is not drawn and turns nothing around.
            let Some(line) = seen(ring, &globe) else { continue };
            inverted ^= holds(ring, antipode);
            land.push(line);
        }
    }
    if inverted {
        // A coast that goes around the far side has the near side outside of it: by the
        // even-odd rule the whole disc turns that around.
        let rim = |i: u32| {
            let (sin, cos) = (f64::from(i) * std::f64::consts::TAU / 180.0).sin_cos();
            globe.center.moved(globe.radius * sin, globe.radius * cos)
        };
        land.push(Line { points: (0..180).map(rim).collect(), closed: true });
    }
    let marks = vec![
        panel(rect, theme),
        disc(Some(Fill::solid(theme.water)), None),
        Mark::Shape(Shape {
            outline: Outline::Lines(meridians(&globe)),
            fill: None,
            stroke: Some(Stroke { opacity: 0.25, ..Stroke::solid(theme.graticule, 0.6) }),
        }),
        Mark::Shape(Shape {
            outline: Outline::Lines(land),
            fill: Some(Fill::solid(theme.land.over(theme.muted, 0.62))),
            stroke: Some(Stroke { opacity: 0.6, ..Stroke::solid(theme.coast, 0.5) }),
        }),
        disc(None, Some(Stroke::solid(theme.frame, 1.0))),
        marker(view, &globe, theme),
    ];
    Mark::Group(Group::named("locator", marks))
}

fn seen(ring: &[geo::Coord<f64>], globe: &Globe) -> Option<Line> {
    let mut points: Vec<Point> = Vec::new();
    let mut any = false;
    for c in ring {
        let (point, front) = globe.at(c.x, c.y);
        any |= front;
        if points.last().is_none_or(|last| last.distance(point) > FINEST) {
            points.push(point);
        }
    }
    (any && points.len() > 2).then_some(Line { points, closed: true })
}

/// Whether a ring holds a position, by the even-odd rule in degrees.
fn holds(ring: &[geo::Coord<f64>], (lon, lat): (f64, f64)) -> bool {
    let crossings = ring.windows(2).filter(|edge| {
        let (a, b) = (edge[0], edge[1]);
        (a.y > lat) != (b.y > lat) && lon < a.x + (lat - a.y) / (b.y - a.y) * (b.x - a.x)
    });
    crossings.count() % 2 == 1
}

fn meridians(globe: &Globe) -> Vec<Line> {
    let mut found = Vec::new();
    let mut add = |place: &dyn Fn(f64) -> (f64, f64)| {
        let mut run = Vec::new();
        for i in 0..=72 {
            let (lon, lat) = place(f64::from(i) / 72.0);
            let (point, front) = globe.at(lon, lat);
            if front {
                run.push(point);
            } else if !run.is_empty() {
                found.push(Line { points: std::mem::take(&mut run), closed: false });
            }
        }
        found.push(Line { points: run, closed: false });
    };
    for i in 0..12 {
        add(&|share| (f64::from(i) * 30.0 - 180.0, share * 160.0 - 80.0));
    }
    for i in -2..=2 {
        add(&|share| (globe.lon - 180.0 + share * 360.0, f64::from(i) * 30.0));
    }
    found
}

fn marker(view: &View, globe: &Globe, theme: &Theme) -> Mark {
    let f = view.frame;
    let corners =
        [(f.left, f.top), (f.right, f.top), (f.right, f.bottom), (f.left, f.bottom)];
    let mut points = Vec::new();
    for (at, from) in corners.iter().enumerate() {
        let to = corners[(at + 1) % 4];
        for i in 0..16 {
            let share = f64::from(i) / 16.0;
            let x = from.0 + share * (to.0 - from.0);
            let y = from.1 + share * (to.1 - from.1);
            if let Some(p) = view.position(Point::new(x, y)) {
                points.push(globe.at(p.lon(), p.lat()).0);
            }
        }
    }
    let bounds = super::clip::bounds(&points);
    let color = theme.ring(0);
    let outline = if points.is_empty() || bounds.width().max(bounds.height()) < SMALLEST {
        let middle =
            view.position(f.center()).unwrap_or(Position::folded(globe.lon, 0.0));
        let (at, _) = globe.at(middle.lon(), middle.lat());
        let rect = Rect::around(at, SMALLEST / 2.0, SMALLEST / 2.0);
        Outline::Rect { rect, corner: 0.0 }
    } else {
        Outline::Lines(vec![Line { points, closed: true }])
    };
    Mark::Shape(Shape {
        outline,
        fill: Some(Fill::tint(color, 0.22)),
        stroke: Some(Stroke::solid(color, 1.6)),
    })
}
