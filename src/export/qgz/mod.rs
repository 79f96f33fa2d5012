//! A QGIS project that opens the layers of its folder, styled, wherever the folder is moved.
//!
//! The elements are those that QGIS 3.22 reads: relative paths, a reference system with a
//! numeric `srsid` a layer, and the style of each layer in the project itself, because
//! layers of a project take no other.

mod ground;
mod layout;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::facts::Facts;
use super::qml::{escaped, has_labels, symbology};
use super::table::{GeometryKind, Layer, LayerTable};
use crate::error::Error;
use crate::gazetteer::Basemap;
use crate::model::Bbox;

/// The reference system of all layers.
const WGS84: &str = "<spatialrefsys>\
    <proj4>+proj=longlat +datum=WGS84 +no_defs</proj4>\
    <srsid>3452</srsid><srid>4326</srid><authid>EPSG:4326</authid>\
    <description>WGS 84</description><projectionacronym>longlat</projectionacronym>\
    <ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>true</geographicflag>\
    </spatialrefsys>";

/// The reference system that the map is drawn in: shapes as on web maps.
const WEB_MERCATOR: &str = "<spatialrefsys>\
    <proj4>+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m \
    +nadgrids=@null +wktext +no_defs</proj4>\
    <srsid>3857</srsid><srid>3857</srid><authid>EPSG:3857</authid>\
    <description>WGS 84 / Pseudo-Mercator</description>\
    <projectionacronym>merc</projectionacronym>\
    <ellipsoidacronym>EPSG:7030</ellipsoidacronym><geographicflag>false</geographicflag>\
    </spatialrefsys>";

/// Beyond this latitude Mercator maps stretch without end; a map that goes there is drawn in
/// plain degrees.
const MERCATOR_LIMIT: f64 = 80.0;
/// The radius of the sphere of EPSG:3857, in meters.
const SPHERE: f64 = 6_378_137.0;

/// QGIS gives a layer another id, and so loses it from the tree, where the id is short.
const ID: &str = "plotroom_layer_";

/// Legends name the classes of a layer under its group, not the layer once more.
const UNTITLED: &str = "<customproperties><Option type=\"Map\"><Option type=\"QString\" \
    name=\"legend/title-style\" value=\"hidden\"/></Option></customproperties>";

/// The groups of the layer tree from top to bottom, each with its layers.
const GROUPS: [(&str, &[Layer]); 5] = [
    ("Events", &[Layer::Events]),
    ("Places", &[Layer::Places]),
    ("Own layers", &[Layer::UserPoints, Layer::UserLines, Layer::UserAreas]),
    ("Distances and ranges", &[Layer::Links, Layer::RingOutlines, Layer::Rings]),
    ("Areas and uncertainty", &[Layer::Areas]),
];

/// What a project shows and how.
struct View {
    /// What the layers cover with a margin: west, south, east, north in degrees.
    degrees: [f64; 4],
    /// What is seen first: west, south, east, north in the units of the map.
    extent: [f64; 4],
    system: &'static str,
    units: &'static str,
}

/// The bytes of `map.qgz`, which opens the `.geojson` files beside it and has the land and
/// borders of a basemap inside. It shows what the briefing map shows, `shown`.
///
/// # Errors
/// [`Error::Export`] if the archive cannot be packed.
pub(super) fn qgz(
    facts: &Facts<'_>,
    tables: &[LayerTable],
    basemap: Option<&Basemap>,
    shown: Bbox,
) -> Result<Vec<u8>, Error> {
    let failed = |message: String| Error::Export { file: "map.qgz", message };
    let project = project(facts, tables, basemap, shown);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default());
    archive.start_file("map.qgs", options).map_err(|e| failed(e.to_string()))?;
    archive.write_all(project.as_bytes()).map_err(|e| failed(e.to_string()))?;
    let bytes = archive.finish().map_err(|e| failed(e.to_string()))?;
    Ok(bytes.into_inner())
}

/// How hard to look for what repeats: a third of the time of the usual level 6.
const LEVEL: i64 = 3;

/// The project as XML.
fn project(
    facts: &Facts<'_>,
    tables: &[LayerTable],
    basemap: Option<&Basemap>,
    shown: Bbox,
) -> String {
    let full: Vec<&LayerTable> = tables.iter().filter(|t| !t.rows.is_empty()).collect();
    let title = escaped(&facts.title());
    let view = view(&full, shown);
    let ground = basemap.map(|basemap| ground::ground(basemap, view.degrees));
    let ground = ground.unwrap_or_default();
    let [west, south, east, north] = view.extent;
    let mut out = format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis projectname=\"{title}\" version=\"3.22.0\">\n<title>{title}</title>\n\
         <homePath path=\"\"/>\n<projectCrs>{}</projectCrs>\n",
        view.system
    );
    out.push_str("<layer-tree-group>\n<customproperties/>\n");
    for (group, layers) in GROUPS {
        let shown = || layers.iter().filter(|layer| has(&full, **layer));
        if shown().next().is_none() {
            continue;
        }
        let _ = writeln!(
            out,
            "<layer-tree-group name=\"{group}\" checked=\"Qt::Checked\" expanded=\"1\">\n\
             <customproperties/>"
        );
        for layer in shown() {
            let _ = writeln!(
                out,
                "<layer-tree-layer id=\"{ID}{0}\" name=\"{1}\" source=\"./{0}.geojson\" \
                 providerKey=\"ogr\" checked=\"Qt::Checked\" expanded=\"1\">\
                 {UNTITLED}</layer-tree-layer>",
                layer.as_str(),
                escaped(layer.title())
            );
        }
        out.push_str("</layer-tree-group>\n");
    }
    if !ground.is_empty() {
        out.push_str(
            "<layer-tree-group name=\"Background\" checked=\"Qt::Checked\" \
             expanded=\"0\">\n<customproperties/>\n",
        );
        for layer in &ground {
            let _ = writeln!(
                out,
                "<layer-tree-layer id=\"{ID}{}\" name=\"{}\" source=\"\" \
                 providerKey=\"ogr\" checked=\"Qt::Checked\" expanded=\"1\">\
                 <customproperties/></layer-tree-layer>",
                layer.id, layer.title
            );
        }
        out.push_str("</layer-tree-group>\n");
    }
    out.push_str("</layer-tree-group>\n");
    let _ = writeln!(
        out,
        "<mapcanvas name=\"theMapCanvas\" annotationsVisible=\"1\">\n<units>{}</units>\n\
         <extent><xmin>{west:.6}</xmin><ymin>{south:.6}</ymin><xmax>{east:.6}</xmax>\
         <ymax>{north:.6}</ymax></extent>\n<rotation>0</rotation>\n\
         <destinationsrs>{}</destinationsrs>\n</mapcanvas>",
        view.units, view.system
    );
    out.push_str("<projectlayers>\n");
    for table in &full {
        push_layer(&mut out, table);
    }
    for layer in &ground {
        layer.push(&mut out);
    }
    out.push_str("</projectlayers>\n<layerorder>\n");
    for table in full.iter().rev() {
        let _ = writeln!(out, "<layer id=\"{ID}{}\"/>", table.layer.as_str());
    }
    for layer in &ground {
        let _ = writeln!(out, "<layer id=\"{ID}{}\"/>", layer.id);
    }
    out.push_str("</layerorder>\n");
    let [red, green, blue] = ground::SEA;
    let _ = writeln!(
        out,
        "<properties>\n<Gui><CanvasColorRedPart type=\"int\">{red}</CanvasColorRedPart>\
         <CanvasColorGreenPart type=\"int\">{green}</CanvasColorGreenPart>\
         <CanvasColorBluePart type=\"int\">{blue}</CanvasColorBluePart></Gui>"
    );
    out.push_str(
        "<Paths><Absolute type=\"bool\">false</Absolute></Paths>\n\
         <SpatialRefSys><ProjectionsEnabled type=\"int\">1</ProjectionsEnabled>\
         </SpatialRefSys>\n<Measure><Ellipsoid type=\"QString\">EPSG:7030</Ellipsoid>\
         </Measure>\n<Measurement><DistanceUnits type=\"QString\">km</DistanceUnits>\
         </Measurement>\n<PositionPrecision><DegreeFormat type=\"QString\">D</DegreeFormat>\
         </PositionPrecision>\n</properties>\n",
    );
    let _ = writeln!(
        out,
        "<ProjectViewSettings UseProjectScales=\"0\"><Scales/><DefaultViewExtent \
         xmin=\"{west:.6}\" ymin=\"{south:.6}\" xmax=\"{east:.6}\" ymax=\"{north:.6}\">{}\
         </DefaultViewExtent></ProjectViewSettings>",
        view.system
    );
    out.push_str(&layout::layout(facts, &view));
    out.push_str("</qgis>\n");
    out
}

fn has(tables: &[&LayerTable], layer: Layer) -> bool {
    tables.iter().any(|table| table.layer == layer)
}

/// A layer with where it is, what it is and how it is drawn.
fn push_layer(out: &mut String, table: &LayerTable) {
    let layer = table.layer;
    let name = layer.as_str();
    let (geometry, kind) = match layer.geometry() {
        GeometryKind::Point => ("Point", "Point"),
        GeometryKind::Line => ("Line", "LineString"),
        GeometryKind::Polygon => ("Polygon", "Polygon"),
    };
    let _ = write!(
        out,
        "<maplayer type=\"vector\" geometry=\"{geometry}\" wkbType=\"{kind}\" \
         labelsEnabled=\"{}\" simplifyDrawingHints=\"1\" simplifyDrawingTol=\"1\" \
         autoRefreshEnabled=\"0\" hasScaleBasedVisibilityFlag=\"0\" readOnly=\"0\">\n\
         <id>{ID}{name}</id>\n<datasource>./{name}.geojson</datasource>\n\
         <layername>{}</layername>\n<srs>{WGS84}</srs>\n\
         <provider encoding=\"UTF-8\">ogr</provider>\n",
        u8::from(has_labels(layer)),
        escaped(layer.title()),
    );
    out.push_str(&symbology(layer));
    let _ = writeln!(
        out,
        "<previewExpression>&quot;title&quot;</previewExpression>\n</maplayer>"
    );
}

/// What the map shows, drawn as on web maps where that works.
fn view(tables: &[&LayerTable], shown: Bbox) -> View {
    let boxes: Vec<Bbox> = tables.iter().filter_map(|t| t.bbox()).collect();
    let mut found = boxes.iter().fold([180.0_f64, 90.0, -180.0, -90.0], |all, next| {
        // Where the antimeridian lies inside, the whole width is shown.
        let (west, east) =
            if next.west > next.east { (-180.0, 180.0) } else { (next.west, next.east) };
        [
            all[0].min(west),
            all[1].min(next.south),
            all[2].max(east),
            all[3].max(next.north),
        ]
    });
    if boxes.is_empty() {
        found = [-180.0, -75.0, 180.0, 80.0];
    }
    // A lone point gets some ground around it.
    let margin = (0.08 * (found[2] - found[0]).max(found[3] - found[1])).max(0.25);
    let wide = [
        (found[0] - margin).max(-180.0),
        (found[1] - margin).max(-90.0),
        (found[2] + margin).min(180.0),
        (found[3] + margin).min(90.0),
    ];
    // Across the antimeridian a flat map has no box: it shows all layers.
    let part = [shown.west, shown.south, shown.east, shown.north];
    let first = if shown.west < shown.east && !boxes.is_empty() { part } else { wide };
    if [wide, first].iter().any(|b| b[1] < -MERCATOR_LIMIT || b[3] > MERCATOR_LIMIT) {
        return View { degrees: wide, extent: first, system: WGS84, units: "degrees" };
    }
    let x = |lon: f64| SPHERE * lon.to_radians();
    let y = |lat: f64| SPHERE * lat.to_radians().tan().asinh();
    View {
        degrees: wide,
        extent: [x(first[0]), y(first[1]), x(first[2]), y(first[3])],
        system: WEB_MERCATOR,
        units: "meters",
    }
}
