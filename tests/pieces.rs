//! The pieces of a page: charts, sectors, the legend of a small page.

use plotroom::draw::{
    Anchor, Group, Mark, Outline, Point, Shape, distances_chart, timeline_chart,
};
use plotroom::settings::Theme;

use crate::scenes::regions;
use crate::support::GAZETTEER;

/// The marks of a scene that are no groups, in their order.
fn flat(marks: &[Mark]) -> Vec<&Mark> {
    let mut found = Vec::new();
    for mark in marks {
        match mark {
            Mark::Group(group) => found.extend(flat(&group.marks)),
            other => found.push(other),
        }
    }
    found
}

#[test]
fn words_of_charts_keep_off_their_axes() {
    let all = regions(&GAZETTEER);
    let (_, briefing) = all.iter().find(|(name, _)| *name == "charts").unwrap();
    let theme = Theme::default();
    for chart in [distances_chart(briefing, &theme), timeline_chart(briefing, &theme)] {
        let chart = chart.unwrap();
        let marks = flat(&chart.marks);
        let axes: Vec<(Point, Point)> = marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Shape(Shape { outline: Outline::Lines(lines), stroke, .. }) => {
                    let axis = stroke.as_ref().is_some_and(|s| s.color == theme.frame);
                    let points = &lines.first()?.points;
                    Some((*points.first()?, *points.last()?)).filter(|_| axis)
                }
                _ => None,
            })
            .filter(|(a, b)| a.distance(*b) > 100.0)
            .collect();
        assert!(!axes.is_empty());
        let mut counted = 0;
        for mark in &marks {
            let Mark::Text(text) = mark else { continue };
            let (top, bottom) = (text.at.y - 0.72 * text.size, text.at.y + 2.0);
            let right = text.at.x; // The words beside the upright axis end there.
            for (a, b) in &axes {
                if a.y == b.y && text.anchor == Anchor::Middle && top > a.y - 20.0 {
                    assert!(top - a.y >= 5.0, "{}: {}", text.text, top - a.y);
                    counted += 1;
                }
                if a.x == b.x && text.anchor == Anchor::End && bottom > a.y.min(b.y) {
                    assert!(a.x - right >= 5.0, "{}: {}", text.text, a.x - right);
                    counted += 1;
                }
            }
        }
        assert!(counted > 3, "{counted}");
    }
}
