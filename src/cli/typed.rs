//! Lengths and directions as they are typed.

use plotroom::Error;
use plotroom::model::{Azimuth, LengthUnit, Meters, Sector};

/// A figure with its unit; km where none stands.
pub(super) fn length(typed: &str) -> Result<(Meters, LengthUnit), Error> {
    let unread = || Error::Length { text: typed.to_owned() };
    let (figure, unit) =
        LengthUnit::at_end(typed).unwrap_or((typed, LengthUnit::Kilometer));
    let figure = figure.trim().parse::<f64>().ok().filter(|figure| figure.is_finite());
    let figure = figure.ok_or_else(unread)?;
    Ok((Meters(figure * unit.meters().0), unit))
}

/// A unit to answer in.
pub(super) fn unit(typed: &str) -> Result<LengthUnit, Error> {
    match LengthUnit::at_end(typed) {
        Some(("", unit)) => Ok(unit),
        _ => Err(Error::Length { text: typed.to_owned() }),
    }
}

/// The inner and outer radius of `25-100`, `60mi` or `12-40 nmi`; a unit behind the last
/// figure goes for both.
pub(super) fn radii(typed: &str) -> Result<(Meters, Meters), Error> {
    let Some((inner, outer)) = typed.split_once('-') else {
        return Ok((Meters(0.0), length(typed)?.0));
    };
    let (max, unit) = length(outer)?;
    let min = match LengthUnit::at_end(inner) {
        Some(_) => length(inner)?.0,
        None => length(&format!("{inner}{}", unit.symbol()))?.0,
    };
    Ok((min, max))
}

/// Two azimuths, clockwise: `30-120`, `330-30`; `None` for a whole turn.
pub(super) fn sector(typed: &str) -> Result<Option<Sector>, Error> {
    let wrong = |message: &str| Error::Directions {
        text: typed.to_owned(),
        message: message.to_owned(),
    };
    let unread =
        || wrong("write two azimuths in degrees, clockwise from north, as 30-120");
    let (from, to) = typed.split_once('-').ok_or_else(unread)?;
    let azimuth = |text: &str| {
        let figure = text.trim().trim_end_matches('°').parse::<f64>().ok();
        figure.filter(|degrees| (0.0..=360.0).contains(degrees)).ok_or_else(unread)
    };
    let (from, to) = (azimuth(from)?, azimuth(to)?);
    if from == 0.0 && to >= 360.0 {
        return Ok(None);
    }
    let sector = Sector::new(Azimuth::new(from), Azimuth::new(to));
    sector.map(Some).ok_or_else(|| wrong("its two azimuths are the same"))
}

/// A place with directions behind it: `Tiraspol:30-120`.
pub(super) fn directed(typed: &str) -> Result<(&str, Option<Sector>), Error> {
    match typed.rsplit_once(':') {
        Some((place, directions))
            if directions.starts_with(|c: char| c.is_ascii_digit())
                && directions.contains('-') =>
        {
            Ok((place, sector(directions)?))
        }
        _ => Ok((typed, None)),
    }
}
