//! Meridians and parallels.

use super::clip::{bounds, clipped_line};
use super::scene::{Line, Point};
use super::view::View;
use crate::model::Position;

/// Steps of meridians and parallels, in degrees.
const STEPS: [f64; 11] = [0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0];
/// How far a line may stray from its chord on the page, in pixels.
const SAG: f64 = 0.05;
/// Chords that a line is cut into before it is looked at more closely.
const CHORDS: u32 = 24;
/// How often such a chord is halved at most.
const HALVINGS: u32 = 8;

/// Meridians and parallels, about five each way.
pub(super) fn graticule(view: &View) -> Vec<Line> {
    let window = &view.window;
    let step = |span: f64| {
        let fits = STEPS.iter().copied().find(|s| span / s <= 7.0);
        fits.unwrap_or(45.0)
    };
    let lat_step = step(window.north - window.south);
    let lon_step = step(window.east - window.west);
    let mut found = Vec::new();
    let frame = view.frame.grown(2.0);
    let mut draw = |ends: (f64, f64), place: &dyn Fn(f64) -> Position| {
        clipped_line(&curve(ends, view, place), frame, &mut found);
    };
    let inset = |rel: f64| window.meridian + rel.clamp(-179.999_9, 179.999_9);
    let first = ((window.meridian + window.west) / lon_step).ceil();
    let mut at = first * lon_step - window.meridian;
    // At the poles meridians would run together.
    let (south, north) = (window.south.max(-85.0), window.north.min(85.0));
    while at <= window.east && south < north {
        draw((south, north), &|lat| Position::folded(inset(at), lat));
        at += lon_step;
    }
    let mut lat = (window.south / lat_step).ceil() * lat_step;
    while lat <= window.north {
        if lat.abs() < 89.0 {
            draw((window.west, window.east), &|rel| Position::folded(inset(rel), lat));
        }
        lat += lat_step;
    }
    found
}

/// The points of a line of the graticule, as close together as its bend on the page asks.
fn curve(ends: (f64, f64), view: &View, place: &dyn Fn(f64) -> Position) -> Vec<Point> {
    let at = |degrees: f64| view.at(place(degrees));
    let width = (ends.1 - ends.0) / f64::from(CHORDS);
    let mut found = vec![at(ends.0)];
    for chord in 0..CHORDS {
        let from = ends.0 + width * f64::from(chord);
        halved((from, from + width), HALVINGS, view, &at, &mut found);
    }
    found
}

/// Adds the points of a line after the first of its ends.
fn halved(
    ends: (f64, f64),
    halvings: u32,
    view: &View,
    at: &dyn Fn(f64) -> Point,
    found: &mut Vec<Point>,
) {
    let middle = f64::midpoint(ends.0, ends.1);
    let (from, half, to) = (at(ends.0), at(middle), at(ends.1));
    let chord = Point::new(f64::midpoint(from.x, to.x), f64::midpoint(from.y, to.y));
    let near = bounds(&[from, half, to]).grown(from.distance(to)).overlaps(view.frame);
    if halvings > 0 && near && half.distance(chord) > SAG {
        halved((ends.0, middle), halvings - 1, view, at, found);
        halved((middle, ends.1), halvings - 1, view, at, found);
    } else {
        found.push(to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::projection::Projection;
    use crate::draw::scene::Rect;

    /// The sharpest bend from one chord to the next, in degrees, and the chords counted.
    fn sharpest(lines: &[Line]) -> (f64, usize) {
        let turn = |p: &[Point]| {
            let way = |a: Point, b: Point| (b.y - a.y).atan2(b.x - a.x).to_degrees();
            let turn = way(p[1], p[2]) - way(p[0], p[1]);
            (turn - 360.0 * (turn / 360.0).round()).abs()
        };
        let bends = lines.iter().flat_map(|l| l.points.windows(3)).map(turn);
        (bends.fold(0.0, f64::max), lines.iter().map(|l| l.points.len()).sum())
    }

    #[test]
    fn parallels_have_no_corners_near_the_pole() {
        let frame = Rect { left: 0.0, top: 0.0, right: 1500.0, bottom: 1000.0 };
        let pole = Position::new(15.0, 89.0).unwrap();
        for meters in [500.0, 3_000.0] {
            let view = View::new(Projection::EqualArea(pole), (0.0, 0.0), meters, frame);
            let lines = graticule(&view);
            let (bend, count) = sharpest(&lines);
            assert!(lines.len() >= 4 && count < 20_000, "{} {count}", lines.len());
            // A circle of 100 pixels in chords that stray a twentieth of one.
            assert!(bend < 4.0, "{meters} m: {bend} degrees");
        }
    }

    #[test]
    fn chords_stray_less_than_a_fifth_of_a_pixel() {
        let frame = Rect { left: 0.0, top: 0.0, right: 1500.0, bottom: 1000.0 };
        let svalbard = Position::new(15.6, 78.2).unwrap();
        let view = View::new(Projection::EqualArea(svalbard), (0.0, 0.0), 3_000.0, frame);
        let place = |lon: f64| Position::folded(lon, 85.0);
        let points = curve((-179.9, 179.9), &view, &place);
        let inside = points.windows(2).filter(|p| frame.holds(p[0]) && frame.holds(p[1]));
        let mut seen = 0;
        for pair in inside {
            let middle = Point::new(
                f64::midpoint(pair[0].x, pair[1].x),
                f64::midpoint(pair[0].y, pair[1].y),
            );
            let true_lat = view.position(middle).unwrap().lat();
            let off = (true_lat - 85.0).abs() * 111_600.0 / view.meters;
            assert!(off < 0.2, "{off} px");
            seen += 1;
        }
        assert!(seen > 40, "{seen}");
    }
}
