//! QGIS styles that draw a layer in the colors of its own properties, with legend and labels.
//!
//! QGIS applies `x.qml` beside `x.geojson` by itself, and the same text from the table
//! `layer_styles` of a GeoPackage. The shapes of the elements are those that QGIS 3.22 reads.

use std::fmt::Write as _;

use super::table::{GeometryKind, Layer};

/// A class of a legend.
struct Class {
    label: &'static str,
    filter: &'static str,
    color: &'static str,
}

/// The whole style file of a layer.
#[must_use]
pub fn qml(layer: Layer) -> String {
    let geometry = match layer.geometry() {
        GeometryKind::Point => 0,
        GeometryKind::Line => 1,
        GeometryKind::Polygon => 2,
    };
    let labels = u8::from(label(layer).is_some());
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling|MapTips\" \
         labelsEnabled=\"{labels}\">\n{}\
         <layerGeometryType>{geometry}</layerGeometryType>\n</qgis>\n",
        symbology(layer)
    )
}

/// Whether a layer has labels.
pub(super) fn has_labels(layer: Layer) -> bool {
    label(layer).is_some()
}

/// The elements of a style that a project holds too: renderer, labels, map tip.
pub(super) fn symbology(layer: Layer) -> String {
    let classes = classes(layer);
    let mut rules = String::new();
    let mut symbols = String::new();
    for (index, class) in classes.iter().enumerate() {
        let _ = writeln!(
            rules,
            "<rule key=\"{{{0}-{index}}}\" symbol=\"{index}\" label=\"{1}\" filter=\"{2}\"/>",
            layer.as_str(),
            escaped(class.label),
            escaped(class.filter),
        );
        symbols.push_str(&symbol(layer, index, class.color));
    }
    let mut out = format!(
        "<renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" forceraster=\"0\" \
         enableorderby=\"0\">\n<rules key=\"{{{}}}\">\n{rules}</rules>\n\
         <symbols>\n{symbols}</symbols>\n</renderer-v2>\n",
        layer.as_str()
    );
    out.push_str(&label(layer).unwrap_or_default());
    // Angle brackets of the report must not become elements of the tip.
    let shown = |field: &str| {
        format!("[% replace(replace(coalesce(\"{field}\",''),'&','&amp;'),'<','&lt;') %]")
    };
    let tip = format!(
        "<b>{}</b><br>{}<br><i>{}</i>",
        shown("title"),
        shown("description"),
        shown("quote")
    );
    let _ = writeln!(out, "<mapTip>{}</mapTip>", escaped(&tip));
    out.push_str("<blendMode>0</blendMode>\n<featureBlendMode>0</featureBlendMode>\n");
    out.push_str("<layerOpacity>1</layerOpacity>\n");
    out
}

fn classes(layer: Layer) -> &'static [Class] {
    const fn class(
        label: &'static str,
        filter: &'static str,
        color: &'static str,
    ) -> Class {
        Class { label, filter, color }
    }
    const AREAS: &[Class] = &[
        class("Region", "\"kind\" = 'region'", "#5a6b7b"),
        class("Somewhere in here", "ELSE", "#d55e00"),
    ];
    const OWN_AREAS: &[Class] = &[
        class("Area of control", "\"kind\" = 'control'", "#b02a37"),
        class("Own area", "ELSE", "#8a4fbe"),
    ];
    const OWN_LINES: &[Class] = &[
        class("Front line", "\"kind\" = 'front_line'", "#b02a37"),
        class("Border", "\"kind\" = 'border'", "#5a6b7b"),
        class("Own line", "ELSE", "#8a4fbe"),
    ];
    const OWN_POINTS: &[Class] = &[class("Own point", "ELSE", "#8a4fbe")];
    const RINGS: &[Class] = &[class("In range", "ELSE", "#0072b2")];
    const LIMITS: &[Class] = &[class("Limit of a range", "ELSE", "#0072b2")];
    const LINKS: &[Class] = &[
        class("Supported", "\"verdict\" = 'supported'", "#009e73"),
        class(
            "Supported under a condition",
            "\"verdict\" IN ('supported_if_edge_to_edge', 'supported_if_road')",
            "#e69f00",
        ),
        class(
            "Contradicted",
            "\"verdict\" IN ('understated', 'overstated', 'refuted')",
            "#d55e00",
        ),
        class("Not to be checked", "ELSE", "#6b7280"),
    ];
    const PLACES: &[Class] = &[
        class("Place", "\"precision\" = 'point'", "#1d3557"),
        class("Point for an area", "ELSE", "#5a6b7b"),
    ];
    const EVENTS: &[Class] = &[
        class("Strike or clash", "\"type\" IN ('STRIKE', 'CLASH')", "#d55e00"),
        class(
            "Change of control",
            "\"type\" IN ('CAPTURE', 'CONTROL', 'WITHDRAW')",
            "#cc79a7",
        ),
        class(
            "Movement of forces",
            "\"type\" IN ('DEPLOY', 'MOBILIZE', 'REDEPLOY', 'INFILTRATE')",
            "#e69f00",
        ),
        class("Accident or crime", "\"type\" IN ('ACCIDENT', 'CRIME')", "#785ef0"),
        class("Other event", "ELSE", "#009e73"),
    ];
    match layer {
        Layer::UserAreas => OWN_AREAS,
        Layer::UserLines => OWN_LINES,
        Layer::UserPoints => OWN_POINTS,
        Layer::Areas => AREAS,
        Layer::Rings => RINGS,
        Layer::RingOutlines => LIMITS,
        Layer::Links => LINKS,
        Layer::Places => PLACES,
        Layer::Events => EVENTS,
    }
}

/// An event that is said not to be so, or not said as a fact, is drawn hollow.
const HOLLOW: &str = "\"polarity\" = 'negative' OR \"modality\" IN \
                      ('possible', 'unlikely', 'conditional', 'planned')";

/// A symbol of one layer: fixed properties, and those that a feature overrides.
struct Look {
    kind: &'static str,
    class: &'static str,
    options: Vec<(&'static str, String)>,
    overrides: Vec<(&'static str, String)>,
}

fn look(layer: Layer, index: usize, color: &str) -> Look {
    let rgba = |alpha: u8| rgba(color, alpha);
    let of = |field: &str, alpha: &str| override_of(field, alpha, color);
    let (kind, class, options, overrides) = match layer {
        Layer::Places if index == 0 => (
            "marker",
            "SimpleMarker",
            marker("circle", &rgba(255), "255,255,255,255", "2.6"),
            vec![("fillColor", format!("coalesce(\"marker-color\",'{color}')"))],
        ),
        Layer::Places => (
            "marker",
            "SimpleMarker",
            marker("square", "255,255,255,200", &rgba(255), "2.2"),
            vec![("outlineColor", format!("coalesce(\"marker-color\",'{color}')"))],
        ),
        Layer::Events => (
            "marker",
            "SimpleMarker",
            marker("diamond", &rgba(255), &rgba(255), "3.8"),
            vec![
                (
                    "fillColor",
                    format!(
                        "if({HOLLOW}, '#ffffff', coalesce(\"marker-color\",'{color}'))"
                    ),
                ),
                ("outlineColor", format!("coalesce(\"marker-color\",'{color}')")),
            ],
        ),
        Layer::UserPoints | Layer::UserLines => return own_look(layer, index, color),
        Layer::RingOutlines | Layer::Links => (
            "line",
            "SimpleLine",
            vec![
                ("line_color", rgba(230)),
                (
                    "line_style",
                    if layer == Layer::Links { "dash" } else { "solid" }.into(),
                ),
                ("line_width", "0.5".into()),
                ("line_width_unit", "MM".into()),
                ("capstyle", "round".into()),
                ("joinstyle", "round".into()),
            ],
            vec![("outlineColor", of("stroke", "stroke-opacity"))],
        ),
        Layer::Rings => (
            "fill",
            "SimpleFill",
            vec![
                ("color", rgba(46)),
                ("style", "solid".into()),
                ("outline_style", "no".into()),
            ],
            vec![("fillColor", of("fill", "fill-opacity"))],
        ),
        Layer::Areas | Layer::UserAreas => (
            "fill",
            "SimpleFill",
            vec![
                ("color", rgba(38)),
                ("style", "solid".into()),
                ("outline_color", rgba(178)),
                (
                    "outline_style",
                    if layer == Layer::Areas { "dash" } else { "solid" }.into(),
                ),
                ("outline_width", "0.35".into()),
                ("outline_width_unit", "MM".into()),
                ("joinstyle", "round".into()),
            ],
            vec![
                ("fillColor", of("fill", "fill-opacity")),
                ("outlineColor", of("stroke", "stroke-opacity")),
            ],
        ),
    };
    Look { kind, class, options, overrides }
}

/// The expression of a color that a feature overrides, with its opacity.
fn override_of(field: &str, alpha: &str, color: &str) -> String {
    format!(
        "set_color_part(coalesce(\"{field}\",'{color}'),'alpha',255*coalesce(\"{alpha}\",0.5))"
    )
}

/// The symbols of the user's own points and lines.
fn own_look(layer: Layer, index: usize, color: &str) -> Look {
    let rgba = |alpha: u8| rgba(color, alpha);
    let (kind, class, options, overrides) = match layer {
        Layer::UserPoints => (
            "marker",
            "SimpleMarker",
            marker("triangle", &rgba(255), "255,255,255,255", "3"),
            vec![("fillColor", format!("coalesce(\"marker-color\",'{color}')"))],
        ),
        _ => (
            "line",
            "SimpleLine",
            vec![
                ("line_color", rgba(240)),
                ("line_style", if index == 1 { "dash dot" } else { "solid" }.into()),
                ("line_width", "0.9".into()),
                ("line_width_unit", "MM".into()),
                ("capstyle", "round".into()),
                ("joinstyle", "round".into()),
            ],
            vec![
                ("outlineColor", override_of("stroke", "stroke-opacity", color)),
                // Logical pixels of simplestyle: 96 an inch.
                ("outlineWidth", "0.2646*coalesce(\"stroke-width\",3)".into()),
            ],
        ),
    };
    Look { kind, class, options, overrides }
}

/// A symbol in XML.
fn symbol(layer: Layer, index: usize, color: &str) -> String {
    let Look { kind, class, options, overrides } = look(layer, index, color);
    let mut out = format!(
        "<symbol type=\"{kind}\" name=\"{index}\" alpha=\"1\" clip_to_extent=\"1\" \
         force_rhr=\"0\">\n<layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n\
         <Option type=\"Map\">\n"
    );
    for (name, value) in &options {
        out.push_str(&option(name, value));
    }
    out.push_str(
        "</Option>\n<data_defined_properties><Option type=\"Map\">\n\
         <Option type=\"QString\" name=\"name\" value=\"\"/>\n\
         <Option type=\"Map\" name=\"properties\">\n",
    );
    for (name, expression) in &overrides {
        let _ = writeln!(
            out,
            "<Option type=\"Map\" name=\"{name}\">\
             <Option type=\"bool\" name=\"active\" value=\"true\"/>\
             <Option type=\"QString\" name=\"expression\" value=\"{}\"/>\
             <Option type=\"int\" name=\"type\" value=\"3\"/></Option>",
            escaped(expression)
        );
    }
    out.push_str(
        "</Option>\n<Option type=\"QString\" name=\"type\" value=\"collection\"/>\n\
         </Option></data_defined_properties>\n</layer>\n</symbol>\n",
    );
    out
}

fn marker(
    shape: &str,
    fill: &str,
    stroke: &str,
    size: &str,
) -> Vec<(&'static str, String)> {
    vec![
        ("name", shape.into()),
        ("color", fill.into()),
        ("outline_color", stroke.into()),
        ("outline_style", "solid".into()),
        ("outline_width", "0.4".into()),
        ("outline_width_unit", "MM".into()),
        ("size", size.into()),
        ("size_unit", "MM".into()),
        ("scale_method", "diameter".into()),
    ]
}

fn option(name: &str, value: &str) -> String {
    format!("<Option type=\"QString\" name=\"{name}\" value=\"{}\"/>\n", escaped(value))
}

/// The label of a link: what was measured, and what is stated.
const LENGTHS: &str = "if(\"center_km\" IS NULL, \"stated\", \
                       format_number(\"center_km\", if(\"center_km\" < 200, 1, 0)) || \
                       ' km (stated: ' || \"stated\" || ')')";

/// The labels of a layer: names of places, lengths of links, limits of ranges.
fn label(layer: Layer) -> Option<String> {
    // Placements of QGIS: 2 along a line, 3 curved, 6 around a point.
    let (field, size, placement, priority, color) = match layer {
        Layer::Places => ("name", 9, 6, 9, "29,53,87,255"),
        Layer::Links => (LENGTHS, 8, 3, 5, "64,64,64,255"),
        Layer::RingOutlines => ("title", 8, 3, 3, "0,80,130,255"),
        Layer::UserPoints => ("name", 8, 6, 6, "92,45,138,255"),
        Layer::UserLines => ("name", 8, 3, 4, "120,28,38,255"),
        Layer::UserAreas | Layer::Areas | Layer::Rings | Layer::Events => return None,
    };
    let is_expression = u8::from(field.contains('('));
    let field = escaped(field);
    Some(format!(
        "<labeling type=\"simple\"><settings calloutType=\"simple\">\n\
         <text-style fieldName=\"{field}\" isExpression=\"{is_expression}\" \
         fontSize=\"{size}\" \
         fontSizeUnit=\"Point\" fontFamily=\"Open Sans\" textColor=\"{color}\" \
         textOpacity=\"1\" multilineHeight=\"1\">\n\
         <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" \
         bufferColor=\"255,255,255,230\" bufferOpacity=\"1\" bufferJoinStyle=\"128\"/>\n\
         </text-style>\n\
         <placement placement=\"{placement}\" priority=\"{priority}\" placementFlags=\"10\" dist=\"1\" \
         distUnits=\"MM\" predefinedPositionOrder=\"TR,TL,BR,BL,R,L,TSR,BSR\" \
         maxCurvedCharAngleIn=\"25\" maxCurvedCharAngleOut=\"-25\"/>\n\
         <rendering drawLabels=\"1\" obstacle=\"1\"/>\n</settings></labeling>\n"
    ))
}

/// `#rrggbb` as QGIS writes colors: "r,g,b,a".
fn rgba(hex: &str, alpha: u8) -> String {
    let part = |at: usize| {
        let digits = hex.get(at..at + 2).unwrap_or("00");
        u8::from_str_radix(digits, 16).unwrap_or_default()
    };
    format!("{},{},{},{alpha}", part(1), part(3), part(5))
}

/// Text for XML, in elements and attributes; what XML cannot hold is replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            // Not characters of XML 1.0 (section 2.2).
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
