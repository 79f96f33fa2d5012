//! The background of the project: land and borders around the layers, written into the
//! project itself so that it opens on a map wherever it goes.

use std::fmt::Write as _;

use geo::{
    BooleanOps as _, Coord, LineString, MultiLineString, MultiPolygon, Polygon, Rect,
};

use super::{ID, WGS84};
use crate::export::geojson::push_geometry;
use crate::export::geometry;
use crate::export::qml::escaped;
use crate::export::table::Geometry;
use crate::gazetteer::{Basemap, Detail, Layer};
use crate::model::Bbox;

/// The sea, as red, green and blue; also behind the map of the print layout.
pub(super) const SEA: [u8; 3] = [0xdb, 0xe7, 0xee];
/// Pixels that a map of the whole extent is taken to be wide.
const PIXELS: f64 = 1600.0;
/// Ground beyond the extent, as a share of it, so that the map can be moved a little.
const AROUND: f64 = 0.6;
/// Meters of a degree along a meridian.
const DEGREE: f64 = 111_320.0;

/// A layer of the background.
pub(super) struct Ground {
    /// The end of its id and the name in the legend.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    geometry: Geometry,
    symbol: &'static str,
}

/// The background of an extent in degrees, from top to bottom; empty layers left out.
pub(super) fn ground(basemap: &Basemap, extent: [f64; 4]) -> Vec<Ground> {
    let [west, south, east, north] = extent;
    let (wide, high) = (AROUND * (east - west), AROUND * (north - south));
    let within = Bbox {
        west: (west - wide).max(-180.0),
        south: (south - high).max(-90.0),
        east: (east + wide).min(180.0),
        north: (north + high).min(90.0),
    };
    let middle = f64::midpoint(south, north).to_radians().cos();
    let meters = (east - west) * DEGREE * middle / PIXELS;
    // The finest shapes are for pictures; here they would make a large project.
    let detail = Detail::at(meters).min(Detail::Region);
    let lines = |layer| Geometry::Lines(lines(basemap, layer, detail, within));
    let layers = [
        ("disputed", "Disputed border", lines(Layer::DisputedBorders), DISPUTED),
        ("borders", "Border", lines(Layer::Borders), BORDER),
        ("land", "Land", Geometry::Polygons(land(basemap, detail, within)), LAND),
    ];
    layers
        .into_iter()
        .map(|(id, title, geometry, symbol)| Ground { id, title, geometry, symbol })
        .filter(|ground| ground.geometry.members() > 0)
        .collect()
}

impl Ground {
    /// The layer with its geometry and style.
    pub(super) fn push(&self, out: &mut String) {
        // One polygon a feature: QGIS takes an island in a lake for a fault of the land.
        let parts: Vec<Geometry> = match &self.geometry {
            Geometry::Polygons(many) => many
                .iter()
                .map(|one| Geometry::Polygons(MultiPolygon(vec![one.clone()])))
                .collect(),
            other => vec![other.clone()],
        };
        let (kind, wkb) = match self.geometry {
            Geometry::Polygons(_) => ("Polygon", "Polygon"),
            _ => ("Line", "MultiLineString"),
        };
        let mut features = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
        for (index, part) in parts.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            let _ = write!(features, "{comma}{{\"type\":\"Feature\",\"geometry\":");
            push_geometry(&mut features, part);
            features.push_str(",\"properties\":{}}");
        }
        features.push_str("]}");
        let _ = writeln!(
            out,
            "<maplayer type=\"vector\" geometry=\"{kind}\" wkbType=\"{wkb}\" \
             labelsEnabled=\"0\" simplifyDrawingHints=\"1\" simplifyDrawingTol=\"1\" \
             autoRefreshEnabled=\"0\" hasScaleBasedVisibilityFlag=\"0\" readOnly=\"1\">\n\
             <id>{ID}{}</id>\n<datasource>{}</datasource>\n\
             <layername>{}</layername>\n<srs>{WGS84}</srs>\n\
             <provider encoding=\"UTF-8\">ogr</provider>\n\
             <renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" forceraster=\"0\" \
             enableorderby=\"0\">\n<symbols>\n{}</symbols>\n</renderer-v2>\n</maplayer>",
            self.id,
            escaped(&features),
            self.title,
            self.symbol
        );
    }
}

/// Land inside a box. The shapes count even-odd, holes as rings among others.
fn land(basemap: &Basemap, detail: Detail, within: Bbox) -> MultiPolygon<f64> {
    let shapes = basemap.shapes(Layer::Land, detail, within);
    let rings = shapes.iter().flat_map(|shape| &shape.parts);
    let parts = rings.map(|ring| clipped(ring, within)).filter(|ring| ring.len() > 2);
    let parts: MultiPolygon<f64> =
        parts.map(|ring| Polygon::new(LineString(ring), Vec::new())).collect();
    let frame = Rect::new(
        Coord { x: within.west, y: within.south },
        Coord { x: within.east, y: within.north },
    );
    // Cutting left edges that run back along the frame; this takes them out.
    geometry::polygons(&parts.intersection(&frame.to_polygon()))
}

/// Lines inside a box.
fn lines(
    basemap: &Basemap,
    layer: Layer,
    detail: Detail,
    within: Bbox,
) -> MultiLineString<f64> {
    let inside = |c: &Coord<f64>| {
        (within.west..=within.east).contains(&c.x)
            && (within.south..=within.north).contains(&c.y)
    };
    let mut found = Vec::new();
    for line in basemap.shapes(layer, detail, within).iter().flat_map(|s| &s.parts) {
        // Whole edges of which an end is inside: borders have short ones.
        let mut run: Vec<Coord<f64>> = Vec::new();
        for edge in line.windows(2) {
            if inside(&edge[0]) || inside(&edge[1]) {
                if run.is_empty() {
                    run.push(edge[0]);
                }
                run.push(edge[1]);
            } else if !run.is_empty() {
                found.push(std::mem::take(&mut run));
            }
        }
        if run.len() > 1 {
            found.push(run);
        }
    }
    MultiLineString(found.into_iter().flat_map(geometry::open).map(LineString).collect())
}

/// A ring cut to a box (Sutherland and Hodgman, "Reentrant polygon clipping", 1974).
fn clipped(ring: &[Coord<f64>], within: Bbox) -> Vec<Coord<f64>> {
    let Bbox { west, south, east, north } = within;
    let sides: [(bool, f64, f64); 4] = [
        (true, west, 1.0),
        (true, east, -1.0),
        (false, south, 1.0),
        (false, north, -1.0),
    ];
    let mut ring = ring.to_vec();
    for (across, limit, sign) in sides {
        let depth =
            |c: Coord<f64>| sign * (if across { c.x - limit } else { c.y - limit });
        let mut kept = Vec::with_capacity(ring.len());
        for (at, end) in ring.iter().copied().enumerate() {
            let start = ring[(at + ring.len() - 1) % ring.len()];
            let (from, to) = (depth(start), depth(end));
            if (from < 0.0) != (to < 0.0) {
                let share = from / (from - to);
                let mut c = start + (end - start) * share;
                *(if across { &mut c.x } else { &mut c.y }) = limit;
                kept.push(c);
            }
            if to >= 0.0 {
                kept.push(end);
            }
        }
        ring = kept;
    }
    ring
}

const LAND: &str = "<symbol type=\"fill\" name=\"0\" alpha=\"1\" clip_to_extent=\"1\" \
    force_rhr=\"0\"><layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\">\
    <prop k=\"color\" v=\"246,243,235,255\"/><prop k=\"style\" v=\"solid\"/>\
    <prop k=\"outline_style\" v=\"no\"/></layer></symbol>\n";
const BORDER: &str = "<symbol type=\"line\" name=\"0\" alpha=\"1\" clip_to_extent=\"1\" \
    force_rhr=\"0\"><layer class=\"SimpleLine\" enabled=\"1\" locked=\"0\" pass=\"0\">\
    <prop k=\"line_color\" v=\"140,132,126,255\"/><prop k=\"line_width\" v=\"0.3\"/>\
    <prop k=\"line_style\" v=\"solid\"/></layer></symbol>\n";
const DISPUTED: &str = "<symbol type=\"line\" name=\"0\" alpha=\"1\" clip_to_extent=\"1\" \
    force_rhr=\"0\"><layer class=\"SimpleLine\" enabled=\"1\" locked=\"0\" pass=\"0\">\
    <prop k=\"line_color\" v=\"140,132,126,255\"/><prop k=\"line_width\" v=\"0.3\"/>\
    <prop k=\"line_style\" v=\"dash\"/></layer></symbol>\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn land_is_cut_to_the_box() {
        let basemap = Basemap::bundled().unwrap();
        let layers = ground(&basemap, [36.0, 12.0, 46.0, 20.0]);
        let land = layers.iter().find(|layer| layer.id == "land").unwrap();
        let Geometry::Polygons(polygons) = &land.geometry else { panic!("polygons") };
        let corners: Vec<_> = polygons.iter().flat_map(|p| &p.exterior().0).collect();
        assert!(corners.iter().all(|c| c.x >= 29.9 && c.x <= 52.1));
        assert!(corners.len() > 500, "the coasts of the Red Sea");
        assert!(layers.iter().any(|layer| layer.id == "borders"));
    }

    #[test]
    fn borders_around_an_enclave_are_open_lines() {
        let basemap = Basemap::bundled().unwrap();
        for [west, south, east, north] in [
            [33.5, 34.9, 34.0, 35.1],
            [45.0, 40.8, 45.4, 41.1],
            [10.0, -35.0, 60.0, 45.0],
        ] {
            let within = Bbox { west, south, east, north };
            for detail in [Detail::World, Detail::Region] {
                let lines = lines(&basemap, Layer::Borders, detail, within);
                assert!(lines.iter().all(|line| !line.is_closed()), "{within:?}");
            }
        }
        let cyprus = Bbox { west: 33.5, south: 34.9, east: 34.0, north: 35.1 };
        let shapes = basemap.shapes(Layer::Borders, Detail::Region, cyprus);
        let closed = |part: &Vec<Coord<f64>>| part.first() == part.last();
        assert!(shapes.iter().flat_map(|s| &s.parts).any(closed), "an enclave is there");
    }

    #[test]
    fn a_ring_around_the_box_becomes_the_box() {
        let around = [(-9.0, -9.0), (9.0, -9.0), (9.0, 9.0), (-9.0, 9.0)];
        let around = around.map(|(x, y)| Coord { x, y });
        let within = Bbox { west: -1.0, south: -2.0, east: 3.0, north: 4.0 };
        let cut = clipped(&around, within);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|c| [-1.0, 3.0].contains(&c.x)));
    }
}
