//! The areas that the report names.

use super::clip::area;
use super::content::{Area, Content};
use super::follow::Guides;
use super::land::Land;
use super::layers::{rings, shape};
use super::picture::Picture;
use super::scene::{Fill, Group, Line, Mark, Outline, Pattern, Point, Stroke};
use super::view::View;
use crate::settings::Theme;

/// Side of a cell of the picture in which seams are found, in pixels.
const CELL: f64 = 2.0;
/// A line with the area on both sides at this distance is a seam, in pixels.
const SEAM: f64 = 4.0;
/// What is left of a limit between two seams and is shorter is a crumb, in pixels.
const CRUMB: f64 = 24.0;
/// Width of a limit that lies on a border, in pixels: it is seen on either side.
const BAND: f64 = 4.0;
/// How far lines of the basemap are kept beyond the frame, in pixels.
const BEYOND: f64 = 8.0;

/// How an area is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limits {
    /// Its limits are known.
    Known,
    /// Its status is disputed.
    Disputed,
    /// They are not at hand: a circle that holds it.
    Unknown,
    /// It has none: a circle that holds it.
    Vague,
    /// A circle that holds it, of disputed status.
    Contested,
}

impl Limits {
    pub(super) const ALL: [Self; 5] =
        [Self::Known, Self::Disputed, Self::Contested, Self::Unknown, Self::Vague];

    pub(super) fn of(area: &Area) -> Self {
        match (area.is_vague, area.is_disputed) {
            (true, true) => Self::Contested,
            (true, _) if area.is_administrative => Self::Unknown,
            (true, _) => Self::Vague,
            (_, true) => Self::Disputed,
            _ => Self::Known,
        }
    }

    /// Whether they are lines on the ground, not a circle around it.
    fn are_lines(self) -> bool {
        matches!(self, Self::Known | Self::Disputed)
    }

    /// What the legend says of it.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Known => "Region named in the report",
            Self::Disputed => "Region of disputed status",
            Self::Contested => "Disputed, about where it lies",
            Self::Unknown => "Region, about where it lies",
            Self::Vague => "Region without fixed limits",
        }
    }

    pub(super) fn fill(self, theme: &Theme) -> Fill {
        let even = Fill::tint(theme.area, 0.17);
        let hatched =
            |gap| Fill { opacity: 0.45, pattern: Some(Pattern::Lines { gap }), ..even };
        match self {
            Self::Known if theme.hatched => hatched(14.0),
            Self::Known => even,
            Self::Disputed | Self::Contested if theme.hatched => hatched(5.0),
            Self::Disputed | Self::Contested => {
                Fill { opacity: 0.4, pattern: Some(Pattern::Lines { gap: 8.0 }), ..even }
            }
            Self::Unknown | Self::Vague => {
                Fill { opacity: 0.6, pattern: Some(Pattern::Dots { gap: 8.0 }), ..even }
            }
        }
    }

    pub(super) fn edge(self, theme: &Theme) -> Stroke {
        let dash: &[f64] = match self {
            Self::Vague | Self::Contested => &[1.5, 4.5],
            Self::Disputed => &[6.0, 4.0],
            Self::Unknown => &[9.0, 5.0],
            Self::Known => &[],
        };
        Stroke { opacity: 0.85, ..Stroke::dashed(theme.area, 1.6, dash) }
    }
}

/// The areas of the report: tinted, hatched where the status is disputed, dotted where the
/// limits are vague. Limits that follow lines of the basemap are laid on them.
pub(super) fn areas(
    content: &Content,
    view: &View,
    land: &Land,
    theme: &Theme,
) -> (Mark, Vec<Line>) {
    let mut marks = Vec::new();
    let mut edges = Vec::new();
    let guides = (!content.areas.is_empty()).then(|| {
        let others = land.first_level.iter().chain(&land.coast);
        Guides::new(&land.borders, others, view.frame.grown(BEYOND), view.meters)
    });
    for member in &content.areas {
        let mut drawn = area(rings(&member.outline), view);
        let limits = Limits::of(member);
        let edge = without_seams(&drawn.fill, drawn.edge, view);
        let (mut own, mut shared) = (Vec::new(), Vec::new());
        match guides.as_ref().filter(|_| limits.are_lines()) {
            Some(guides) => {
                for line in &mut drawn.fill {
                    *line = guides.followed(line).line;
                }
                for mut followed in edge.iter().map(|line| guides.followed(line)) {
                    own.append(&mut followed.own);
                    shared.append(&mut followed.shared);
                }
            }
            None => own = edge,
        }
        edges.extend(own.iter().chain(&shared).cloned());
        // The doubt about an event there has dots of its own.
        let mut sites = content.sites.iter().filter(|s| s.doubt.is_some());
        let is_doubted =
            !limits.are_lines() && sites.any(|s| s.id.is_some() && s.id == member.id);
        let fill = (!is_doubted).then(|| limits.fill(theme));
        let stroke = limits.edge(theme);
        // The border is drawn over it.
        let band =
            Stroke { width: BAND, opacity: 0.7, dash: Vec::new(), ..stroke.clone() };
        let group = Group {
            title: Some(member.name.clone()),
            marks: vec![
                shape(Outline::Lines(drawn.fill), fill, None),
                shape(Outline::Lines(shared), None, Some(band)),
                shape(Outline::Lines(own), None, Some(stroke)),
            ],
            ..Group::default()
        };
        marks.push(Mark::Group(group));
    }
    (Mark::Group(Group::named("areas", marks)), edges)
}

/// The edges of an area without those that have it on both sides: what is left between the
/// parts of a union.
fn without_seams(fill: &[Line], edge: Vec<Line>, view: &View) -> Vec<Line> {
    if fill.len() < 2 {
        return edge;
    }
    let picture = Picture::of(fill, view.frame, CELL);
    let is_seam = |a: Point, b: Point| {
        let long = a.distance(b).max(1e-9);
        let (dx, dy) = ((b.y - a.y) / long * SEAM, (a.x - b.x) / long * SEAM);
        let middle = Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
        picture.has(middle.moved(dx, dy)) && picture.has(middle.moved(-dx, -dy))
    };
    let mut kept = Vec::new();
    for line in edge {
        let first = line.points.first().copied().filter(|_| line.closed);
        let points: Vec<Point> = line.points.into_iter().chain(first).collect();
        let mut run: Vec<Point> = Vec::new();
        let (start, mut is_cut) = (kept.len(), false);
        for pair in points.windows(2) {
            if is_seam(pair[0], pair[1]) {
                is_cut = true;
                flush(&mut run, &mut kept);
            } else {
                if run.is_empty() {
                    run.push(pair[0]);
                }
                run.push(pair[1]);
            }
        }
        flush(&mut run, &mut kept);
        if is_cut {
            let rest = kept.split_off(start);
            kept.extend(rest.into_iter().filter(|line| long(line) >= CRUMB));
        }
    }
    kept
}

fn long(line: &Line) -> f64 {
    line.points.windows(2).map(|edge| edge[0].distance(edge[1])).sum()
}

fn flush(run: &mut Vec<Point>, found: &mut Vec<Line>) {
    let points = std::mem::take(run);
    if points.len() > 1 {
        found.push(Line { points, closed: false });
    }
}
