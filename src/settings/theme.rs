//! The colors of a map. Themes are TOML files: three come with the program, a user's own
//! needs to name only what differs from the light one.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer};

use crate::error::Error;

/// A color of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// Red, 0 to 255.
    pub r: u8,
    /// Green, 0 to 255.
    pub g: u8,
    /// Blue, 0 to 255.
    pub b: u8,
}

impl Color {
    /// White.
    pub const WHITE: Self = Self { r: 255, g: 255, b: 255 };

    /// A color written as `#rrggbb`, `None` for anything else.
    ///
    /// # Examples
    /// ```
    /// use plotroom::settings::Color;
    /// assert_eq!(Color::from_hex("#ffffff"), Some(Color::WHITE));
    /// assert_eq!(Color::from_hex("white"), None);
    /// ```
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { r: part(0)?, g: part(2)?, b: part(4)? })
    }

    /// The color that is seen where this one lies over another with an opacity of 0 to 1.
    #[must_use]
    pub fn over(self, below: Self, opacity: f64) -> Self {
        let mix = |a: u8, b: u8| {
            let mixed = f64::from(a) * opacity + f64::from(b) * (1.0 - opacity);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a mean of bytes is a byte"
            )]
            let byte = mixed.round().clamp(0.0, 255.0) as u8;
            byte
        };
        Self { r: mix(self.r, below.r), g: mix(self.g, below.g), b: mix(self.b, below.b) }
    }

    /// Relative luminance, 0 black to 1 white (WCAG 2.2).
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.040_45 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// Contrast ratio with another color, 1 to 21 (WCAG 2.2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let text = String::deserialize(input)?;
        Self::from_hex(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("\"{text}\" is no color; write #rrggbb"))
        })
    }
}

/// The colors of a map.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Around the map.
    pub paper: Color,
    /// Titles and labels.
    pub ink: Color,
    /// Notes and lesser labels.
    pub muted: Color,
    /// Behind labels.
    pub halo: Color,
    /// The line around the map and its boxes.
    pub frame: Color,
    /// Behind legend and inset.
    pub panel: Color,
    /// Land.
    pub land: Color,
    /// Sea and lakes.
    pub water: Color,
    /// Names of waters.
    pub water_ink: Color,
    /// The line between land and sea.
    pub coast: Color,
    /// Rivers.
    pub river: Color,
    /// Country borders.
    pub border: Color,
    /// Disputed borders and lines of control.
    pub disputed: Color,
    /// First-level lines.
    pub admin1: Color,
    /// Meridians and parallels.
    pub graticule: Color,
    /// Regions that the report names.
    pub area: Color,
    /// Rings, one after the other.
    pub rings: Vec<Color>,
    /// A measured line that bears the report out.
    pub supported: Color,
    /// A measured line that bears it out under a condition.
    pub conditional: Color,
    /// A measured line that contradicts it.
    pub contradicted: Color,
    /// A measured line that decides nothing.
    pub undecided: Color,
    /// Whether regions are hatched and rings dashed, for a theme that cannot tell them apart
    /// by color.
    pub hatched: bool,
    /// Event symbols by their group: force, movement, control, politics, society, aid.
    pub events: BTreeMap<String, Color>,
}

const LIGHT: &str = include_str!("theme/light.toml");
const DARK: &str = include_str!("theme/dark.toml");
const PRINT: &str = include_str!("theme/print.toml");

impl Theme {
    /// The names of the themes that come with the program.
    pub const NAMES: &'static [&'static str] = &["light", "dark", "print"];

    /// A theme that comes with the program, `None` for an unknown name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::from_toml(Self::text(name)?).ok()
    }

    /// The file of a theme that comes with the program, `None` for an unknown name.
    #[must_use]
    pub fn text(name: &str) -> Option<&'static str> {
        match name {
            "light" => Some(LIGHT),
            "dark" => Some(DARK),
            "print" => Some(PRINT),
            _ => None,
        }
    }

    /// The theme of a TOML file laid over the light one.
    ///
    /// # Errors
    /// [`Error::Theme`] if it is not TOML, names an unknown entry or holds no color where
    /// one is asked for.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let failed =
            |error: toml::de::Error| Error::Theme { message: error.message().to_owned() };
        let mut table: toml::Table = toml::from_str(LIGHT).map_err(failed)?;
        let own: toml::Table = toml::from_str(text).map_err(failed)?;
        for (name, value) in own {
            match (table.get_mut(&name), value) {
                (Some(toml::Value::Table(below)), toml::Value::Table(above)) => {
                    below.extend(above);
                }
                (_, value) => {
                    table.insert(name, value);
                }
            }
        }
        table.try_into().map_err(failed)
    }

    /// The color of a group of events, ink for one that the theme does not name.
    #[must_use]
    pub fn event(&self, group: &str) -> Color {
        self.events.get(group).copied().unwrap_or(self.ink)
    }

    /// The color of the nth ring.
    #[must_use]
    pub fn ring(&self, index: usize) -> Color {
        let count = self.rings.len().max(1);
        self.rings.get(index % count).copied().unwrap_or(self.ink)
    }
}

impl Default for Theme {
    /// The light theme.
    fn default() -> Self {
        Self::from_toml("").expect("the light theme is complete")
    }
}
