//! The print layout of the project: title, map, legend, scale bar and source line on A4.

use std::fmt::Write as _;

use super::View;
use crate::export::facts::Facts;
use crate::export::qml::escaped;

/// Width and height of the map on the page, in millimeters.
const MAP: [f64; 2] = [205.0, 165.0];
/// The number by which QGIS tells the kinds of layout items apart
/// (`QgsLayoutItemRegistry::ItemType`).
const PAGE: u32 = 65638;
const MAP_ITEM: u32 = 65639;
const LABEL: u32 = 65641;
const LEGEND: u32 = 65642;
const SCALE_BAR: u32 = 65646;
/// The mean radius of the Earth, to choose a round length of the scale bar: meters.
const EARTH: f64 = 6_371_000.0;

/// The layout as XML.
pub(super) fn layout(facts: &Facts<'_>, view: &View) -> String {
    let extent = fitted(view.extent);
    let [west, south, east, north] = extent;
    let document = &facts.briefing.document;
    let from = document.url.as_deref().unwrap_or(&document.name);
    let dated = document.date.as_ref().map_or(String::new(), |d| format!(", {d}"));
    let source = format!(
        "Report: {from}{dated}. Places: GeoNames (CC BY 4.0). Map: Natural Earth. Distances and \
         ranges are geodesic (WGS 84). Drawn by {}.",
        env!("CARGO_PKG_NAME")
    );
    let mut out = String::from(
        "<Layouts>\n<Layout name=\"Briefing\" units=\"mm\" printResolution=\"300\" \
         worldFileMap=\"\">\n<Snapper tolerance=\"5\" snapToItems=\"1\" snapToGrid=\"0\" \
         snapToGuides=\"1\"/>\n<PageCollection>\n",
    );
    push_item(&mut out, PAGE, "page", 0, [0.0, 0.0, 297.0, 210.0], "", "");
    out.push_str("</PageCollection>\n");
    let frame = [10.0, 24.0, MAP[0], MAP[1]];
    push_item(
        &mut out,
        MAP_ITEM,
        "map",
        1,
        frame,
        "followPreset=\"false\" keepLayerSet=\"false\" mapRotation=\"0\" \
         drawCanvasItems=\"true\" labelMargin=\"0,mm\" frame=\"true\"",
        &format!(
            "<Extent xmin=\"{west:.6}\" ymin=\"{south:.6}\" xmax=\"{east:.6}\" \
             ymax=\"{north:.6}\"/>\n<LayerSet/>\n"
        ),
    );
    push_label(&mut out, "title", 2, [10.0, 8.0, 277.0, 14.0], &facts.title(), 18);
    push_label(&mut out, "source", 3, [10.0, 192.0, 277.0, 10.0], &source, 8);
    push_item(
        &mut out,
        LEGEND,
        "legend",
        4,
        [220.0, 24.0, 67.0, 165.0],
        "title=\"\" map_uuid=\"{plotroom-map}\" resizeToContents=\"1\" columnCount=\"1\" \
         symbolWidth=\"6\" symbolHeight=\"4\" boxSpace=\"1\" legendFilterByAtlas=\"0\" \
         legendFilterByMap=\"1\"",
        &legend_styles(),
    );
    push_scale_bar(&mut out, view, extent);
    out.push_str("</Layout>\n</Layouts>\n");
    out
}

/// An extent grown to the shape of the map on the page.
fn fitted([west, south, east, north]: [f64; 4]) -> [f64; 4] {
    let (width, height) = (east - west, north - south);
    let wanted = MAP[0] / MAP[1];
    let (width, height) = if width / height < wanted {
        (height * wanted, height)
    } else {
        (width, width / wanted)
    };
    let (x, y) = (f64::midpoint(west, east), f64::midpoint(south, north));
    [x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0]
}

/// An item of the page: `at` is left, top, width and height in millimeters.
fn push_item(
    out: &mut String,
    kind: u32,
    id: &str,
    z: u32,
    at: [f64; 4],
    attributes: &str,
    content: &str,
) {
    let [left, top, width, height] = at;
    let background = kind != LABEL;
    let [red, green, blue] =
        if kind == MAP_ITEM { super::ground::SEA } else { [255, 255, 255] };
    let _ = writeln!(
        out,
        "<LayoutItem type=\"{kind}\" id=\"{id}\" uuid=\"{{plotroom-{id}}}\" \
         templateUuid=\"{{plotroom-{id}}}\" zValue=\"{z}\" \
         position=\"{left},{top},mm\" positionOnPage=\"{left},{top},mm\" \
         size=\"{width},{height},mm\" visibility=\"1\" opacity=\"1\" \
         background=\"{background}\" outlineWidthM=\"0.3,mm\" referencePoint=\"0\" \
         itemRotation=\"0\" excludeFromExports=\"0\" {attributes}>\n\
         <FrameColor red=\"60\" green=\"60\" blue=\"60\" alpha=\"255\"/>\n\
         <BackgroundColor red=\"{red}\" green=\"{green}\" blue=\"{blue}\" alpha=\"255\"/>\n\
         {content}</LayoutItem>"
    );
}

fn push_label(out: &mut String, id: &str, z: u32, at: [f64; 4], text: &str, points: u32) {
    // Expressions in brackets and percent signs are not to be run.
    let text = text.replace("[%", "[ %");
    push_item(
        out,
        LABEL,
        id,
        z,
        at,
        &format!(
            "labelText=\"{}\" htmlState=\"0\" halign=\"1\" valign=\"32\" marginX=\"0\" \
             marginY=\"0\"",
            escaped(&text)
        ),
        &format!(
            "<LabelFont description=\"Open Sans,{points},-1,5,50,0,0,0,0,0\" style=\"\"/>\n\
             <FontColor red=\"20\" green=\"30\" blue=\"40\"/>\n"
        ),
    );
}

fn legend_styles() -> String {
    let mut out = String::from("<styles>\n");
    for (name, margin, points) in [
        ("title", "marginBottom=\"3\"", 11),
        ("group", "marginTop=\"3\"", 10),
        ("subgroup", "marginTop=\"2.5\"", 9),
        ("symbol", "marginTop=\"1.5\"", 9),
        ("symbolLabel", "marginTop=\"1.5\" marginLeft=\"2\"", 8),
    ] {
        let _ = writeln!(
            out,
            "<style name=\"{name}\" alignment=\"1\" indent=\"0\" {margin}>\
             <styleFont description=\"Open Sans,{points},-1,5,50,0,0,0,0,0\" style=\"\"/>\
             </style>"
        );
    }
    out.push_str("</styles>\n");
    out
}

/// A scale bar of two round parts, a fifth to a half of the map wide.
fn push_scale_bar(out: &mut String, view: &View, extent: [f64; 4]) {
    let [west, south, east, north] = extent;
    // Units of the map to meters on the ground in the middle of the map.
    let meters = if view.units == "meters" {
        let middle = f64::midpoint(south, north) / super::SPHERE;
        1.0 / middle.cosh()
    } else {
        let middle = f64::midpoint(south, north).clamp(-89.0, 89.0);
        EARTH.to_radians() * middle.to_radians().cos()
    };
    let km_on_page = (east - west) * meters / 1000.0;
    let part = round_length(km_on_page / 8.0);
    let width = MAP[0] * part / km_on_page;
    push_item(
        out,
        SCALE_BAR,
        "scale",
        5,
        [13.0, 173.0, 2.0 * width + 16.0, 13.0],
        &format!(
            "mapUuid=\"{{plotroom-map}}\" style=\"Single Box\" unitType=\"km\" \
             unitLabel=\"km\" numMapUnitsPerScaleBarUnit=\"1\" \
             numUnitsPerSegment=\"{part}\" numSegments=\"2\" numSegmentsLeft=\"0\" \
             segmentMillimeters=\"{width:.4}\" segmentSizeMode=\"0\" height=\"3\" \
             labelBarSpace=\"2\" boxContentSpace=\"1\" outlineWidth=\"0.3\" \
             minBarWidth=\"20\" maxBarWidth=\"60\" alignment=\"0\""
        ),
        "<text-style fontFamily=\"Open Sans\" fontSize=\"8\" fontSizeUnit=\"Point\" \
         textColor=\"20,30,40,255\"><text-buffer bufferDraw=\"0\"/></text-style>\n",
    );
}

/// The largest of 1, 2 and 5 times a power of ten that is no more than a length.
fn round_length(km: f64) -> f64 {
    let ten = 10.0_f64.powf(km.max(1e-6).log10().floor());
    [5.0, 2.0, 1.0].into_iter().map(|n| n * ten).find(|n| *n <= km).unwrap_or(ten)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_bars_are_round() {
        for (km, bar) in [(37.0, 20.0), (512.0, 500.0), (1.4, 1.0), (0.6, 0.5)] {
            assert!((round_length(km) - bar).abs() < 1e-9, "{km}");
        }
    }

    #[test]
    fn extents_take_the_shape_of_the_map() {
        let [west, south, east, north] = fitted([0.0, 0.0, 1.0, 10.0]);
        let shape = (east - west) / (north - south);
        assert!((shape - MAP[0] / MAP[1]).abs() < 1e-9 && west < 0.0 && east > 1.0);
    }
}
