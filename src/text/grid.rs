//! Positions of the UTM and MGRS grids on WGS 84.
//!
//! The inverse transverse Mercator projection is Krueger's series to the fourth order
//! (Krueger 1912; Karney 2011, equations 8 to 36), exact to a millimeter inside a zone; the
//! letters of MGRS are those of NGA.STND.0037.

use super::run;
use crate::model::Position;

/// Letters of the bands of latitude, 8 degrees each from 80 S.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";
/// Letters of the columns of 100 km, in turns of three zones.
const COLUMNS: [&str; 3] = ["STUVWXYZ", "ABCDEFGH", "JKLMNPQR"];
/// Letters of the rows of 100 km, for odd zones; even ones start five later.
const ROWS: &str = "ABCDEFGHJKLMNPQRSTUV";

/// A grid reference that starts at a digit: where it ends, and its position.
pub(super) fn square(text: &str, start: usize) -> Option<(usize, Position)> {
    let bytes = &text.as_bytes()[start..];
    let digits = run(bytes, u8::is_ascii_digit);
    let zone: u32 =
        text[start..start + digits].parse().ok().filter(|z| (1..=60).contains(z))?;
    let band = char::from(*bytes.get(digits)?);
    let row = u8::try_from(BANDS.find(band)?).ok()?;
    let rest = start + digits + 1;
    mgrs(text, rest, zone, row).or_else(|| utm(text, rest, zone, band))
}

/// "36U XV 1234 5678" behind the band.
fn mgrs(text: &str, at: usize, zone: u32, band: u8) -> Option<(usize, Position)> {
    let at = space(text, at);
    let mut letters = text[at..].chars();
    let column =
        u8::try_from(COLUMNS[(zone % 3) as usize].find(letters.next()?)?).ok()?;
    let row = u8::try_from(ROWS.find(letters.next()?)?).ok()?;
    let at = space(text, at + 2);
    let bytes = text.as_bytes();
    let first = run(&bytes[at..], u8::is_ascii_digit);
    let gap = space(text, at + first);
    let second =
        if gap > at + first { run(&bytes[gap..], u8::is_ascii_digit) } else { 0 };
    let (east, north, end) = if first == second {
        (&text[at..at + first], &text[gap..gap + second], gap + second)
    } else if first % 2 == 0 {
        (&text[at..at + first / 2], &text[at + first / 2..at + first], at + first)
    } else {
        return None;
    };
    if !(2..=5).contains(&east.len()) || ends_inside(text, end) {
        return None;
    }
    let unit = 10_f64.powi(5 - i32::try_from(east.len()).ok()?);
    let meters = |digits: &str| digits.parse::<f64>().ok().map(|n| (n + 0.5) * unit);
    let easting = (f64::from(column) + 1.0) * 1e5 + meters(east)?;
    let row = if zone.is_multiple_of(2) { (row + 15) % 20 } else { row };
    let inside = f64::from(row) * 1e5 + meters(north)?;
    // Rows repeat every 2,000 km: the one whose latitude lies in the band, or nearest to it.
    let middle = (f64::from(band) - 10.0) * 8.0 + 4.0;
    let turns = (0..6).map(|turn| f64::from(turn) * 2e6 + inside);
    let best = turns
        .map(|northing| {
            (latitude_of(northing - if band < 10 { 1e7 } else { 0.0 }), northing)
        })
        .min_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs()))?;
    ((best.0 - middle).abs() < 8.0).then_some(())?;
    Some((end, position(zone, band < 10, easting, best.1)?))
}

/// Roughly the latitude of a northing.
fn latitude_of(northing: f64) -> f64 {
    northing / 111_000.0
}

/// "36U 512345 5312345" or "36N 512345E 5312345N" behind the band.
fn utm(text: &str, at: usize, zone: u32, band: char) -> Option<(usize, Position)> {
    let bytes = text.as_bytes();
    let figure = |at: usize, letters: &str| {
        let digits = run(&bytes[at..], u8::is_ascii_digit);
        let value: f64 = text[at..at + digits].parse().ok()?;
        let mut end = at + digits;
        for unit in ["m", letters] {
            let next = space(text, end);
            if text[next..].starts_with(unit) && !ends_inside(text, next + unit.len()) {
                end = next + unit.len();
            }
        }
        Some((value, end))
    };
    let at = space(text, at);
    let (easting, end) = figure(at, "E")?;
    let next = space(text, end + usize::from(text[end..].starts_with(',')));
    let (northing, end) = figure(next, "N")?;
    let sane = (1e5..9e5).contains(&easting) && (1e5..1e7).contains(&northing);
    if !sane || next == end || ends_inside(text, end) {
        return None;
    }
    let south = if matches!(band, 'S' | 'N') { band == 'S' } else { band < 'N' };
    Some((end, position(zone, south, easting, northing)?))
}

fn ends_inside(text: &str, end: usize) -> bool {
    text[end..].chars().next().is_some_and(char::is_alphanumeric)
}

fn space(text: &str, at: usize) -> usize {
    if text[at..].starts_with(' ') { at + 1 } else { at }
}

/// The position of easting and northing, in meters, of a zone of UTM.
fn position(zone: u32, south: bool, easting: f64, northing: f64) -> Option<Position> {
    const FLATTENING: f64 = 1.0 / 298.257_223_563;
    const EQUATOR: f64 = 6_378_137.0;
    const SCALE: f64 = 0.9996;
    let n = FLATTENING / (2.0 - FLATTENING);
    let rectifying = EQUATOR / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0);
    let beta = [
        n / 2.0 - 2.0 / 3.0 * n.powi(2) + 37.0 / 96.0 * n.powi(3) - n.powi(4) / 360.0,
        n.powi(2) / 48.0 + n.powi(3) / 15.0 - 437.0 / 1440.0 * n.powi(4),
        17.0 / 480.0 * n.powi(3) - 37.0 / 840.0 * n.powi(4),
        4397.0 / 161_280.0 * n.powi(4),
    ];
    let xi = (northing - if south { 1e7 } else { 0.0 }) / (SCALE * rectifying);
    let eta = (easting - 5e5) / (SCALE * rectifying);
    let (mut xi1, mut eta1) = (xi, eta);
    for (order, beta) in (1..).zip(beta) {
        let turn = 2.0 * f64::from(order);
        xi1 -= beta * (turn * xi).sin() * (turn * eta).cosh();
        eta1 -= beta * (turn * xi).cos() * (turn * eta).sinh();
    }
    let conformal = xi1.sin() / (eta1.sinh().powi(2) + xi1.cos().powi(2)).sqrt();
    let lon = eta1.sinh().atan2(xi1.cos()).to_degrees() + f64::from(zone) * 6.0 - 183.0;
    let lat = geodetic(conformal, (FLATTENING * (2.0 - FLATTENING)).sqrt());
    Position::wrapped(lon, lat.to_degrees()).ok()
}

/// The geodetic latitude, in radians, whose conformal latitude has this tangent (Karney
/// 2011, equations 7 and 21, by Newton's method).
fn geodetic(conformal: f64, eccentricity: f64) -> f64 {
    let mut tangent = conformal;
    for _ in 0..5 {
        let root = (1.0 + tangent * tangent).sqrt();
        let sigma = (eccentricity * (eccentricity * tangent / root).atanh()).sinh();
        let reached = tangent * (1.0 + sigma * sigma).sqrt() - sigma * root;
        let e2 = eccentricity * eccentricity;
        let slope = (1.0 + (1.0 - e2) * tangent * tangent)
            / ((1.0 - e2) * root * (1.0 + reached * reached).sqrt());
        tangent += (conformal - reached) * slope;
    }
    tangent.atan()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<(f64, f64)> {
        square(text, 0).map(|(_, position)| (position.lat(), position.lon()))
    }

    #[test]
    fn utm_of_known_points() {
        // On the central meridian, at the equator, the false easting is the meridian.
        let (lat, lon) = at("31N 500000 4649776").expect("a reference");
        assert!((lon - 3.0).abs() < 1e-9, "{lon}");
        assert!((lat - 42.0).abs() < 1e-4, "{lat}");
        let (lat, lon) = at("36U 512345m E, 5312345m N").unwrap_or_default();
        assert!(lat > 47.0 && lat < 48.5 && lon > 33.0 && lon < 33.4, "{lat} {lon}");
    }

    #[test]
    fn mgrs_agrees_with_utm() {
        let grid = at("31TEG 00000 49776").expect("a reference");
        let plain = at("31T 500000 4649776").expect("a reference");
        assert!(
            (grid.0 - plain.0).abs() < 2e-5 && (grid.1 - plain.1).abs() < 2e-5,
            "{grid:?}"
        );
        assert!(at("36UXV1234").is_some());
        assert!(at("36UXV123").is_none(), "an odd count of digits");
        assert!(at("61UXV1234").is_none(), "no such zone");
    }

    #[test]
    fn ordinary_figures_are_no_grid() {
        for text in
            ["12 people", "5G networks", "24H service 1234", "31T 12 34", "50S 3000 2000"]
        {
            assert!(at(text).is_none(), "{text}");
        }
    }
}
