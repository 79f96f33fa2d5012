//! The user's own layers as they were used: GeoJSON with the kind that each feature was
//! taken for.

use ::geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject};
use geo::{Coord, MapCoords};
use serde_json::{Value, json};

use super::geometry;
use crate::model::{UserFeature, UserLayer, UserShape, UserStyle};

/// The files of the user's layers: name and text. Equal names are numbered.
pub(super) fn files(layers: &[UserLayer]) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for layer in layers {
        let stem = stem(&layer.name);
        let taken = |name: &str| files.iter().any(|(known, _)| known == name);
        let numbered = (1_u32..).map(|number| match number {
            1 => format!("user_{stem}.geojson"),
            _ => format!("user_{stem}_{number}.geojson"),
        });
        let name = numbered.into_iter().find(|name| !taken(name));
        files.extend(name.map(|name| (name, text(layer))));
    }
    files
}

/// A name as part of a file's: letters and digits, others as a line below.
fn stem(name: &str) -> String {
    let kept = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' });
    let stem: String = kept.take(60).flat_map(char::to_lowercase).collect();
    let stem = stem.trim_matches('_').to_owned();
    if stem.is_empty() { "layer".to_owned() } else { stem }
}

fn text(layer: &UserLayer) -> String {
    let features = layer.features.iter().map(|feature| Feature {
        geometry: Some(shape(&feature.shape)),
        properties: Some(properties(layer, feature)),
        ..Feature::default()
    });
    let all = FeatureCollection {
        bbox: None,
        features: features.collect(),
        foreign_members: None,
    };
    all.to_string() + "\n"
}

fn shape(shape: &UserShape) -> Geometry {
    let rounded = |c: Coord<f64>| {
        let at = |degrees: f64| (degrees * 1e7).round() / 1e7 + 0.0;
        Coord { x: at(c.x), y: at(c.y) }
    };
    match shape {
        UserShape::Points(points) => {
            let points = points.iter().map(|at| geometry::point(*at));
            let points = geo::MultiPoint(points.collect());
            Geometry::new(GeometryValue::from(&points))
        }
        UserShape::Lines(lines) => {
            Geometry::new(GeometryValue::from(&lines.map_coords(rounded)))
        }
        UserShape::Areas(areas) => {
            Geometry::new(GeometryValue::from(&geometry::polygons(areas)))
        }
    }
}

fn properties(layer: &UserLayer, feature: &UserFeature) -> JsonObject {
    let UserStyle {
        stroke,
        stroke_width,
        stroke_opacity,
        fill,
        fill_opacity,
        marker_color,
    } = &feature.style;
    let hex = |color: &Option<[u8; 3]>| {
        color.map(|[r, g, b]| format!("#{r:02x}{g:02x}{b:02x}"))
    };
    let all = json!({
        "layer": layer.name, "name": feature.name, "id": feature.id,
        "kind": feature.kind, "date": layer.date_of(feature),
        "stroke": hex(stroke), "stroke-width": stroke_width,
        "stroke-opacity": stroke_opacity, "fill": hex(fill), "fill-opacity": fill_opacity,
        "marker-color": hex(marker_color),
    });
    match all {
        Value::Object(all) => {
            all.into_iter().filter(|(_, value)| !value.is_null()).collect()
        }
        _ => JsonObject::new(),
    }
}
