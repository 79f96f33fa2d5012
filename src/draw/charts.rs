//! Charts of a briefing: stated against measured distances, events over time.

use std::collections::BTreeMap;

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, Circle, DrawingArea, IntoDrawingArea,
    IntoFont, PathElement, RGBAColor, Rectangle, ShapeStyle, Text as Words, TextStyle,
};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::BackendColor;

use super::content::Symbol;
use super::furniture::words;
use super::layers::{grouped, line_style};
use super::panel::{SceneBackend, UNITS};
use super::scene::{Face, Layout, Mark, Point, Rect, Scene};
use super::text;
use crate::model::{Briefing, Meters, Outcome, Resolution};
use crate::settings::{Color, Theme};

/// Width of a chart in pixels.
const WIDTH: u32 = 1000;
/// Space for the title.
const HEAD: u32 = 92;
/// Space for the axis below.
const FOOT: u32 = 46;
/// Height of a row of distances.
const ROW: u32 = 44;
/// Space for the names of rows.
const NAMES: u32 = 290;
/// Size of words.
const SIZE: u32 = 15;
/// Length of the ticks of an axis; its words stand twice as far from it.
const TICK: u32 = 4;
/// The fewest points that make a chart.
const FEWEST: usize = 3;
/// Up to so many days, each gets its own bar; beyond, each month.
const DAYS: i32 = 92;

type Plot<'a, 'b> =
    ChartContext<'a, SceneBackend<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A row of the chart of distances.
struct Row {
    name: String,
    low: f64,
    high: f64,
    measured: f64,
    outcome: Outcome,
}

/// Stated against measured distances, a row each; `None` for fewer than three.
#[must_use]
pub fn distances_chart(briefing: &Briefing, theme: &Theme) -> Option<Scene> {
    let rows = rows(briefing);
    if rows.len() < FEWEST {
        return None;
    }
    let count = u32::try_from(rows.len()).ok()?;
    let height = HEAD + FOOT + 24 + ROW * count;
    let most = rows.iter().flat_map(|r| [r.high, r.measured]).fold(1.0, f64::max);
    let mut marks = heading(
        "Stated and measured distances",
        "Hollow: as stated in the report. Filled: measured center to center on WGS 84.",
        theme,
    );
    {
        let backend = SceneBackend::new(WIDTH, height, &mut marks);
        let root = backend.into_drawing_area();
        let mut plot = plot(&root, NAMES, 1.08 * most, f64::from(count))?;
        mesh(&mut plot, theme, true, &|value| format!("{} km", grouped(*value)), None)?;
        for (at, row) in (1_u32..).zip(&rows) {
            let y = f64::from(count) - f64::from(at) + 0.5;
            drawn_row(&plot, row, y, theme)?;
        }
    }
    Some(scene(marks, height, "Stated and measured distances", theme))
}

fn drawn_row(plot: &Plot<'_, '_>, row: &Row, y: f64, theme: &Theme) -> Option<()> {
    let color = line_style(row.outcome, theme).color;
    let area = plot.plotting_area();
    let between = vec![(f64::midpoint(row.low, row.high), y), (row.measured, y)];
    area.draw(&PathElement::new(between, stroke(color, 0.45, 2 * UNITS))).ok()?;
    if row.high > row.low {
        let span = vec![(row.low, y), (row.high, y)];
        area.draw(&PathElement::new(span, stroke(color, 0.9, 4 * UNITS))).ok()?;
    }
    for stated in [row.low, row.high] {
        area.draw(&Circle::new((stated, y), 6 * UNITS, solid(theme.paper))).ok()?;
        area.draw(&Circle::new((stated, y), 6 * UNITS, stroke(color, 1.0, 2 * UNITS)))
            .ok()?;
    }
    area.draw(&Circle::new((row.measured, y), 6 * UNITS, solid(color))).ok()?;
    let name =
        text::fitted(&row.name, f64::from(SIZE), Face::Regular, f64::from(NAMES - 56));
    let style = lettering(theme.ink).pos(Pos::new(HPos::Right, VPos::Center));
    let label = Words::new(format!("{name}\u{a0}\u{a0}\u{a0}"), (0.0, y), style);
    area.draw(&label).ok()
}

fn rows(briefing: &Briefing) -> Vec<Row> {
    let row = |verdict: &crate::model::Verdict| {
        let claim = briefing.claims.get(verdict.claim)?;
        let name = |end: &Option<crate::model::End>| {
            let end = end.as_ref()?;
            let resolution = end.resolution.and_then(|at| briefing.resolutions.get(at));
            let place = resolution.and_then(Resolution::place).map(|p| p.name.clone());
            Some(place.unwrap_or_else(|| end.text.clone()))
        };
        let names = [name(&claim.to), name(&claim.from)];
        let low = claim.length.low;
        Some(Row {
            name: names.into_iter().flatten().collect::<Vec<_>>().join(" – "),
            low: low.km(),
            high: claim.length.high.map_or(low, |h| Meters(h.0.max(low.0))).km(),
            measured: verdict.center?.km(),
            outcome: verdict.outcome,
        })
    };
    briefing.verdicts.iter().filter_map(row).collect()
}

/// Events over time, a bar a day, or a month where they span a quarter and more; `None` for
/// fewer than three with a date.
#[must_use]
pub fn timeline_chart(briefing: &Briefing, theme: &Theme) -> Option<Scene> {
    let dated: Vec<(i32, Symbol)> = briefing
        .events
        .iter()
        .filter_map(|e| Some((day_number(e.date.as_deref()?)?, Symbol::of(e.kind))))
        .collect();
    if dated.len() < FEWEST {
        return None;
    }
    let first = dated.iter().map(|d| d.0).min()?;
    let last = dated.iter().map(|d| d.0).max()?;
    let monthly = last - first > DAYS;
    let slot = |day: i32| if monthly { month_number(day) } else { day };
    let mut bars: BTreeMap<i32, BTreeMap<&'static str, u32>> = BTreeMap::new();
    for (day, symbol) in &dated {
        *bars.entry(slot(*day)).or_default().entry(symbol.group()).or_default() += 1;
    }
    let most = bars.values().map(|groups| groups.values().sum::<u32>()).max()?;
    let height = 420;
    let title = if monthly { "Events by month" } else { "Events by day" };
    let mut marks = heading(title, "Events of the report that have a date.", theme);
    legend(&bars, &mut marks, theme);
    {
        let backend = SceneBackend::new(WIDTH, height, &mut marks);
        let root = backend.into_drawing_area();
        let (from, to) = (f64::from(slot(first)) - 0.7, f64::from(slot(last)) + 0.7);
        let mut chart = ChartBuilder::on(&root);
        chart.margin_top(HEAD * UNITS).margin_right(40 * UNITS).margin_left(40 * UNITS);
        chart.x_label_area_size(FOOT * UNITS).y_label_area_size(36 * UNITS);
        let high = f64::from(most) * 1.1;
        let mut plot = chart.build_cartesian_2d(from..to, 0.0..high).ok()?;
        let name = |slot: &f64| slot_name(*slot, monthly);
        mesh(&mut plot, theme, false, &name, Some(most))?;
        for (slot, groups) in &bars {
            let mut base = 0.0;
            for (group, count) in groups {
                let top = base + f64::from(*count);
                let corners =
                    [(f64::from(*slot) - 0.38, base), (f64::from(*slot) + 0.38, top)];
                let bar = Rectangle::new(corners, solid(theme.event(group)));
                plot.plotting_area().draw(&bar).ok()?;
                base = top;
            }
        }
    }
    Some(scene(marks, height, title, theme))
}

fn legend(
    bars: &BTreeMap<i32, BTreeMap<&'static str, u32>>,
    marks: &mut Vec<Mark>,
    theme: &Theme,
) {
    let mut groups: Vec<&str> = bars.values().flat_map(|g| g.keys().copied()).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut right = f64::from(WIDTH) - 40.0;
    for group in groups.into_iter().rev() {
        right -= text::width(group, f64::from(SIZE), Face::Regular, 0.0);
        let at = Point::new(right, 40.0);
        marks.push(words(at, group, f64::from(SIZE), Face::Regular, theme.ink));
        let rect = Rect::sized(right - 19.0, 28.0, 13.0, 13.0);
        marks.push(Mark::Shape(super::scene::Shape {
            outline: super::scene::Outline::Rect { rect, corner: 0.0 },
            fill: Some(super::scene::Fill::solid(theme.event(group))),
            stroke: None,
        }));
        right -= 40.0;
    }
}

fn plot<'a, 'b>(
    root: &'a DrawingArea<SceneBackend<'b>, Shift>,
    names: u32,
    wide: f64,
    high: f64,
) -> Option<Plot<'a, 'b>> {
    let mut chart = ChartBuilder::on(root);
    chart.margin_top(HEAD * UNITS).margin_right(40 * UNITS).margin_left(8 * UNITS);
    chart.x_label_area_size(FOOT * UNITS).y_label_area_size(names * UNITS);
    chart.build_cartesian_2d(0.0..wide, 0.0..high).ok()
}

/// Axes and grid. `most` is the highest count on a vertical axis; without it the rows have
/// names of their own.
fn mesh(
    plot: &mut Plot<'_, '_>,
    theme: &Theme,
    vertical: bool,
    name: &dyn Fn(&f64) -> String,
    most: Option<u32>,
) -> Option<()> {
    let faint = stroke(theme.graticule, 0.35, UNITS);
    let none = stroke(theme.graticule, 0.0, UNITS);
    let count = |value: &f64| format!("{value:.0}");
    let labels = usize::try_from(most.unwrap_or(1).min(5)).ok()?;
    let mut mesh = plot.configure_mesh();
    mesh.axis_style(stroke(theme.frame, 1.0, UNITS))
        .bold_line_style(faint)
        .light_line_style(none)
        .label_style(lettering(theme.muted))
        .set_all_tick_mark_size(TICK * UNITS)
        .x_labels(7)
        .x_label_formatter(name)
        .y_label_formatter(&count)
        .y_labels(labels);
    if vertical {
        mesh.disable_y_axis().disable_y_mesh();
    } else {
        mesh.disable_x_mesh();
    }
    mesh.draw().ok()
}

fn rgba(color: Color, alpha: f64) -> RGBAColor {
    RGBAColor(color.r, color.g, color.b, alpha)
}

fn stroke(color: Color, alpha: f64, width: u32) -> ShapeStyle {
    ShapeStyle { color: rgba(color, alpha), filled: false, stroke_width: width }
}

fn solid(color: Color) -> ShapeStyle {
    ShapeStyle { color: rgba(color, 1.0), filled: true, stroke_width: UNITS }
}

fn lettering(color: Color) -> TextStyle<'static> {
    let font = (text::FAMILY, SIZE * UNITS).into_font();
    let color = BackendColor { alpha: 1.0, rgb: (color.r, color.g, color.b) };
    TextStyle { color, ..TextStyle::from(font) }
}

fn heading(title: &str, below: &str, theme: &Theme) -> Vec<Mark> {
    vec![
        words(Point::new(40.0, 44.0), title, 24.0, Face::Bold, theme.ink),
        words(Point::new(40.0, 70.0), below, 15.0, Face::Regular, theme.muted),
    ]
}

fn scene(marks: Vec<Mark>, height: u32, title: &str, theme: &Theme) -> Scene {
    Scene {
        width: f64::from(WIDTH),
        height: f64::from(height),
        unit: 1.0,
        background: theme.paper,
        title: title.to_owned(),
        description: String::new(),
        credits: Vec::new(),
        marks,
        layout: Layout::default(),
    }
}

/// Days since 1970-01-01 of a date `YYYY-MM-DD`, `None` for anything coarser (Hinnant,
/// "chrono-compatible low-level date algorithms").
fn day_number(date: &str) -> Option<i32> {
    let mut parts = date.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if !(1..=9999).contains(&year) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Year, month and day of a number of days since 1970-01-01.
fn civil(days: i32) -> (i32, i32, i32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days - era * 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i32::from(month <= 2), month, day)
}

/// Months since year 0 of a day.
fn month_number(day: i32) -> i32 {
    let (year, month, _) = civil(day);
    year * 12 + month - 1
}

/// What is written under a bar: nothing between two bars.
fn slot_name(slot: f64, monthly: bool) -> String {
    if (slot - slot.round()).abs() > 1e-6 {
        return String::new();
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of days or months"
    )]
    let slot = slot.round() as i32;
    let short = |month: i32| {
        let at = usize::try_from(month - 1).unwrap_or(0);
        crate::text::MONTHS.get(at).map_or("", |name| &name[..3])
    };
    if monthly {
        format!("{} {}", short(slot.rem_euclid(12) + 1), slot.div_euclid(12))
    } else {
        let (_, month, day) = civil(slot);
        format!("{day} {}", short(month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        assert_eq!(day_number("1970-01-01"), Some(0));
        assert_eq!(day_number("2000-03-01"), Some(11_017));
        assert_eq!(day_number("2024-02"), None);
        for day in (-800_000..800_000).step_by(997) {
            let (year, month, of_month) = civil(day);
            if (1..=9999).contains(&year) {
                let date = format!("{year:04}-{month:02}-{of_month:02}");
                assert_eq!(day_number(&date), Some(day), "{date}");
            }
        }
    }

    #[test]
    fn bars_are_named_after_their_days() {
        let day = f64::from(day_number("2025-11-25").unwrap());
        assert_eq!(slot_name(day, false), "25 Nov");
        assert_eq!(slot_name(day + 0.5, false), "");
        assert_eq!(slot_name(f64::from(2025 * 12 + 10), true), "Nov 2025");
    }
}
