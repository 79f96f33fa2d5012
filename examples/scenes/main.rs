//! Draws the scenes of the drawing tests into a folder: `cargo run --release --example
//! scenes -- FOLDER [NAME] [--theme dark] [--scale 2]`; all of them on one sheet with
//! `--sheet docs/scenes.png`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::too_many_lines,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    unreachable_pub,
    reason = "an example writes files and shares the scenes of the tests"
)]

use std::time::Instant;

use plotroom::draw::{MapOptions, distances_chart, map, timeline_chart};
use plotroom::export::{png, svg};
use plotroom::gazetteer::{Basemap, Gazetteer};
use plotroom::settings::Theme;

#[path = "sheet.rs"]
mod sheet;

#[path = "../../tests/scenes/mod.rs"]
#[allow(dead_code, unused_imports)]
mod scenes;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut folder = None;
    let mut only: Vec<String> = Vec::new();
    let mut options = MapOptions::default();
    let mut scale = 1.0;
    let mut sheet = None;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--theme" => {
                let name = words.next().unwrap_or_default();
                options.theme = Theme::named(&name).ok_or("no such theme")?;
            }
            "--sheet" => sheet = words.next(),
            "--scale" => scale = words.next().unwrap_or_default().parse()?,
            _ if folder.is_none() => folder = Some(std::path::PathBuf::from(word)),
            _ => only.push(word),
        }
    }
    if let Some(file) = sheet {
        let gazetteer = Gazetteer::bundled()?;
        std::fs::write(file, sheet::sheet(&gazetteer, &options)?)?;
        return Ok(());
    }
    let folder = folder.ok_or("name a folder")?;
    std::fs::create_dir_all(&folder)?;
    let gazetteer = Gazetteer::bundled()?;
    let basemap = Basemap::bundled()?;
    let real = scenes::regions(&gazetteer).into_iter();
    let real = real.map(|(name, briefing)| (name.to_owned(), briefing));
    for (name, briefing) in real.chain(scenes::hard(&gazetteer)) {
        if !only.is_empty() && !only.contains(&name) {
            continue;
        }
        let start = Instant::now();
        let scene = map(&briefing, &gazetteer, &basemap, &options);
        let drawn = start.elapsed();
        let start = Instant::now();
        let text = svg(&scene);
        let written = start.elapsed();
        let start = Instant::now();
        let bytes = png(&scene, scale)?;
        println!(
            "{name}: drawn {drawn:?}, svg {written:?} ({} kB), png {:?} ({} kB)",
            text.len() / 1000,
            start.elapsed(),
            bytes.len() / 1000
        );
        for (kind, chart) in [
            ("distances", distances_chart(&briefing, &options.theme)),
            ("timeline", timeline_chart(&briefing, &options.theme)),
        ] {
            if let Some(chart) = chart {
                let file = folder.join(format!("{name}-{kind}.png"));
                std::fs::write(file, png(&chart, scale)?)?;
            }
        }
        std::fs::write(folder.join(format!("{name}.svg")), text)?;
        std::fs::write(folder.join(format!("{name}.png")), bytes)?;
    }
    Ok(())
}
