//! The styles against the columns.

use super::*;
use crate::export::columns;

#[test]
fn every_field_of_a_style_is_a_column() {
    for layer in Layer::ALL {
        let style = qml(layer).replace("&quot;", "\"").replace("&amp;", "&");
        let fields = columns(layer).iter().map(|c| c.name).collect::<Vec<_>>();
        let mut named = 0;
        for quoted in ["fill", "stroke", "marker-color", "kind", "verdict", "type"] {
            if style.contains(&format!("coalesce(\"{quoted}\"")) {
                assert!(fields.contains(&quoted), "{quoted} in {layer:?}");
                named += 1;
            }
        }
        assert!(named > 0, "{layer:?} uses its properties");
    }
}

#[test]
fn what_xml_cannot_hold_is_replaced() {
    assert_eq!(escaped("a<\u{0}&'\"\n"), "a&lt;\u{fffd}&amp;&#39;&quot;\n");
    assert_eq!(rgba("#d55e00", 255), "213,94,0,255");
}
