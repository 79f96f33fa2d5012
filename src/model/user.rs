//! Layers of the user's own: lines, areas and points with names.

use geo::{MultiLineString, MultiPolygon};
use serde::{Deserialize, Serialize};

use super::Position;

/// A file of the user's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UserLayer {
    /// What it is called: as the file says, else the file's name without its ending.
    pub name: String,
    /// The day of its data, `YYYY-MM-DD`, if it says one.
    pub date: Option<String>,
    /// What it holds, in the order of the file.
    pub features: Vec<UserFeature>,
}

/// A line, area or point of the user's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UserFeature {
    /// Its id in the file.
    pub id: Option<String>,
    /// Its name, if it has one.
    pub name: Option<String>,
    /// What it stands for.
    pub kind: UserKind,
    /// The day of its data, where it differs from that of the layer.
    pub date: Option<String>,
    /// Where it is.
    #[serde(skip)]
    pub shape: UserShape,
    /// How it is to be drawn, as far as the file says.
    pub style: UserStyle,
    /// What else the file says of it, in one line: "key: value; key: value".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// What a feature of the user stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UserKind {
    /// A front line: reports measure from it.
    FrontLine,
    /// A border: reports measure from it.
    Border,
    /// An area that somebody controls.
    Control,
    /// Something else.
    Other,
}

/// Where a feature of the user is; degrees, longitude before latitude.
#[derive(Debug, Clone, PartialEq)]
pub enum UserShape {
    /// Points.
    Points(Vec<Position>),
    /// Lines, their edges straight in lon/lat.
    Lines(MultiLineString<f64>),
    /// Polygons, their edges straight in lon/lat.
    Areas(MultiPolygon<f64>),
}

impl Default for UserShape {
    fn default() -> Self {
        Self::Points(Vec::new())
    }
}

/// How a feature is to be drawn: the properties of simplestyle-spec 1.1.0
/// (github.com/mapbox/simplestyle-spec) that hold valid values.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct UserStyle {
    /// Red, green, blue of lines.
    pub stroke: Option<[u8; 3]>,
    /// Width of lines in pixels, above 0 to 20.
    pub stroke_width: Option<f64>,
    /// Opacity of lines, 0 to 1.
    pub stroke_opacity: Option<f64>,
    /// Red, green, blue of areas.
    pub fill: Option<[u8; 3]>,
    /// Opacity of areas, 0 to 1.
    pub fill_opacity: Option<f64>,
    /// Red, green, blue of points.
    pub marker_color: Option<[u8; 3]>,
}

impl UserLayer {
    /// What a feature is called: its own name, else the layer's.
    #[must_use]
    pub fn name_of<'a>(&'a self, feature: &'a UserFeature) -> &'a str {
        feature.name.as_deref().unwrap_or(&self.name)
    }

    /// The day of a feature's data.
    #[must_use]
    pub fn date_of<'a>(&'a self, feature: &'a UserFeature) -> Option<&'a str> {
        feature.date.as_deref().or(self.date.as_deref())
    }
}
