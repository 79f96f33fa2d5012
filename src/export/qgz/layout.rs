//! The print layout of the project: title, map, legend, scale bar and source line on A4.

use super::View;
use crate::export::facts::Facts;

/// The layout as XML; nothing yet.
pub(super) fn layout(_facts: &Facts<'_>, _view: &View) -> String {
    String::new()
}
