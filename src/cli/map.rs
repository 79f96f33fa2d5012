//! `map`: a report becomes a folder of maps, layers and pages.

use std::fmt::Write as _;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};

use plotroom::Error;
use plotroom::draw::{self, MapOptions, ProjectionKind, Scene};
use plotroom::export::{self, Format, Pictures, Provenance, sha256};
use plotroom::gazetteer::{Basemap, Gazetteer};
use plotroom::model::{Bbox, Briefing, Language, Outcome, Position};
use plotroom::read::document;
use plotroom::settings::{Settings, Theme};

use super::args::{self, Map};
use super::{basemap, files, folder, located, made, places, ranges, user_layers};

/// Who made the data that maps and layers show.
const ATTRIBUTIONS: [&str; 2] = [
    "Places: GeoNames (geonames.org), CC BY 4.0, modified",
    "Map: Made with Natural Earth (naturalearthdata.com), public domain",
];

/// What all reports of a run are drawn with.
struct Press<'a> {
    flags: &'a Map,
    gazetteer: &'a Gazetteer,
    basemap: Basemap,
    settings: Settings,
    options: MapOptions,
    formats: Vec<Format>,
    /// What does not differ from report to report; dated as files without a date are.
    provenance: Provenance,
}

/// Draws every report; a report that fails does not keep the others from being drawn.
///
/// `own` are the files that places and words were laid over with.
pub(super) fn map(
    flags: &Map,
    own: &args::OwnData,
    gazetteer: &Gazetteer,
) -> Result<(), Error> {
    let mut settings = Settings::default();
    settings.catalogue = ranges::catalogue(&flags.catalogue.files)?;
    let read = |ring: &String| located::ring(ring, gazetteer, &settings.catalogue);
    settings.rings = flags.rings.iter().map(read).collect::<Result<_, _>>()?;
    settings.layers = user_layers::layers(&flags.layers)?;
    let basemap = basemap::opened(flags.basemap_detail.as_deref())?;
    let options = options(flags)?;
    let formats = formats(&flags.formats)?;
    let mut provenance = Provenance::default();
    provenance.gazetteer_sha256 = gazetteer.sha256();
    provenance.gazetteer_date = data_date(gazetteer);
    provenance.dated = made::day()?;
    let names: Vec<_> = formats.iter().map(|format| format.as_str()).collect();
    provenance.settle(
        made::settings(flags, &names),
        made::ingredients(flags, own, gazetteer, &basemap)?,
    );
    let press =
        Press { flags, gazetteer, basemap, settings, options, formats, provenance };
    let mut unsaid = None;
    let mut taken = Vec::new();
    for input in &flags.inputs {
        let failed = press.report(input, &mut taken).err();
        if let Some(earlier) = failed.and_then(|error| unsaid.replace(error)) {
            eprintln!("plotroom: {earlier}");
        }
    }
    unsaid.map_or(Ok(()), Err)
}

/// Files by their names.
type Files = Vec<(String, Vec<u8>)>;

/// How the map is drawn, as far as flags say.
fn options(flags: &Map) -> Result<MapOptions, Error> {
    let mut options = MapOptions::default();
    options.title.clone_from(&flags.title);
    options.basemap = !flags.no_basemap;
    options.size = flags.size;
    options.miles = flags.miles;
    if let Some(name) = &flags.theme {
        options.theme = theme(name)?;
    }
    if let Some(code) = &flags.language {
        options.language = Language::from_code(code)
            .ok_or_else(|| Error::Language { code: code.clone() })?;
    }
    options.projection = flags.projection.map(|projection| match projection {
        args::Projection::Equidistant => ProjectionKind::Equidistant,
        args::Projection::EqualArea => ProjectionKind::EqualArea,
        args::Projection::EqualEarth => ProjectionKind::EqualEarth,
    });
    if let Some([west, south, east, north]) = flags.extent {
        let corner = Position::new(west, south)?;
        let opposite = Position::new(east, north)?;
        options.extent = Some(Bbox {
            west: corner.lon(),
            south: corner.lat(),
            east: opposite.lon(),
            north: opposite.lat(),
        });
    }
    Ok(options)
}

/// The formats asked for, or the usual ones.
fn formats(names: &[String]) -> Result<Vec<Format>, Error> {
    if names.is_empty() {
        return Ok(Format::DEFAULT.to_vec());
    }
    let find = |name: &String| {
        let known = Format::ALL.iter().copied();
        let unknown = || Error::Format {
            name: name.clone(),
            known: Format::ALL.iter().map(|format| format.as_str()).collect(),
        };
        known.clone().find(|format| format.as_str() == name).ok_or_else(unknown)
    };
    names.iter().map(find).collect()
}

/// A theme that comes with the program, or a TOML file.
fn theme(name: &str) -> Result<Theme, Error> {
    match Theme::named(name) {
        Some(theme) => Ok(theme),
        None => Theme::from_toml(&files::text(Path::new(name))?),
    }
}

impl Press<'_> {
    /// Writes the folder of a report; `taken` are the folders of the reports before.
    fn report(&self, input: &Path, taken: &mut Vec<PathBuf>) -> Result<(), Error> {
        let report = places::report(input, &self.flags.report)?;
        let input_sha256 = sha256(report.text.as_bytes());
        let document = document(report);
        let briefing = plotroom::brief(document, self.gazetteer, &self.settings);
        let folder = self.folder_of(&briefing.document.name, taken);
        taken.push(folder.clone());
        let (files, unpainted) = self.contents(&briefing, input_sha256)?;
        folder::write(&folder, &files)?;
        files::write(None, summary(&briefing, &folder).as_bytes())?;
        unpainted.map_or(Ok(()), Err)
    }

    /// The folder to write: `output/NAME` unless `-o` says otherwise, NAME-2 for a second
    /// report of a name.
    fn folder_of(&self, name: &str, taken: &[PathBuf]) -> PathBuf {
        let parent = match &self.flags.output {
            Some(folder) if self.flags.inputs.len() == 1 => return folder.clone(),
            Some(parent) => parent,
            None => Path::new("output"),
        };
        let numbered = (2..).map(|number| parent.join(format!("{name}-{number}")));
        let mut names = std::iter::once(parent.join(name)).chain(numbered);
        names.find(|folder| !taken.contains(folder)).unwrap_or_else(|| parent.join(name))
    }

    /// Every file of the folder, and why it has no pictures but SVG where they fail: nothing
    /// else is lost for that.
    fn contents(
        &self,
        briefing: &Briefing,
        input_sha256: String,
    ) -> Result<(Files, Option<Error>), Error> {
        let ground = self.options.basemap.then_some(&self.basemap);
        // The layers need no map.
        let (layers, scene) = std::thread::scope(|scope| {
            let layers = || {
                export::Folder::layers(briefing, self.gazetteer, ground, &self.formats)
            };
            let layers = scope.spawn(layers);
            let scene = draw::map(briefing, self.gazetteer, &self.basemap, &self.options);
            (layers.join().unwrap_or_else(|panic| resume_unwind(panic)), scene)
        });
        let layers = layers?;
        let mut provenance = self.provenance.clone();
        provenance.input_sha256 = Some(input_sha256);
        provenance.dated = briefing.document.date.clone().or(provenance.dated);
        provenance.attributions = ATTRIBUTIONS.map(str::to_owned).to_vec();
        provenance.attributions.extend(scene.credits.iter().cloned());
        let charts = self.charts(briefing);
        let names = self.picture_names(&charts);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        // Pixels take longest.
        std::thread::scope(|scope| {
            let pictures = scope.spawn(|| self.pictures(&scene, &charts));
            let map = export::svg(&scene);
            let drawn = charts.iter().map(|(_, scene)| export::svg(scene));
            let drawn: Vec<String> = drawn.collect();
            let inside: Vec<&str> = drawn.iter().map(String::as_str).collect();
            let shown =
                Pictures { map: Some(&map), charts: &inside, names: &names, ground };
            let mut files = layers.finished(&provenance, shown)?;
            files.push(("map.svg".into(), map.into_bytes()));
            if self.formats.contains(&Format::Charts) {
                let named = charts.iter().map(|(name, _)| format!("{name}.svg"));
                files.extend(named.zip(drawn.into_iter().map(String::into_bytes)));
            }
            let pictures = pictures.join();
            match pictures.unwrap_or_else(|panic| resume_unwind(panic)) {
                Ok(pictures) => files.extend(pictures),
                Err(error) => return Ok((files, Some(error))),
            }
            Ok((files, None))
        })
    }

    /// The names of all pictures.
    fn picture_names(&self, charts: &[(&str, Scene)]) -> Vec<String> {
        let mut names = vec!["map.png".to_owned(), "map.svg".to_owned()];
        if self.formats.contains(&Format::Charts) {
            let both = |(name, _): &(&str, Scene)| {
                [format!("{name}.png"), format!("{name}.svg")]
            };
            names.extend(charts.iter().flat_map(both));
        }
        #[cfg(feature = "pdf")]
        if self.formats.contains(&Format::Pdf) {
            names.push("map.pdf".to_owned());
        }
        names
    }

    /// The pictures that are no SVG: the map, and the charts where they are asked for.
    fn pictures(&self, map: &Scene, charts: &[(&str, Scene)]) -> Result<Files, Error> {
        let scale = self.flags.scale;
        let mut files = vec![("map.png".to_owned(), export::png(map, scale)?)];
        if self.formats.contains(&Format::Charts) {
            for (name, scene) in charts {
                files.push((format!("{name}.png"), export::png(scene, scale)?));
            }
        }
        #[cfg(feature = "pdf")]
        if self.formats.contains(&Format::Pdf) {
            files.push(("map.pdf".to_owned(), export::pdf(map)?));
        }
        Ok(files)
    }

    /// The charts for which the report has enough to show.
    fn charts(&self, briefing: &Briefing) -> Vec<(&'static str, Scene)> {
        let theme = &self.options.theme;
        let charts = [
            ("distances", draw::distances_chart(briefing, theme)),
            ("timeline", draw::timeline_chart(briefing, theme)),
        ];
        charts.into_iter().filter_map(|(name, scene)| Some((name, scene?))).collect()
    }
}

/// The day of the bundled data, as `YYYY-MM-DD`.
fn data_date(gazetteer: &Gazetteer) -> Option<String> {
    let (day, ..) = gazetteer.info().into_iter().next()?;
    Some(format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100))
}

/// What was found, in a few lines.
fn summary(briefing: &Briefing, folder: &Path) -> String {
    let mut out = String::new();
    let on_map = briefing.resolutions.iter().filter(|r| r.map).count();
    let counted = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let _ = writeln!(
        out,
        "{}: {} on the map of {}, {}, {}, {}",
        folder.display(),
        counted(on_map, "mention", "mentions"),
        briefing.resolutions.len(),
        counted(briefing.events.len(), "event", "events"),
        counted(briefing.claims.len(), "stated distance", "stated distances"),
        counted(briefing.rings.len(), "ring", "rings"),
    );
    for verdict in &briefing.verdicts {
        let Some(claim) = briefing.claims.get(verdict.claim) else { continue };
        let words = claim.length.span.of(&briefing.document.text);
        let _ = writeln!(out, "  {words}: {}", outcome(verdict.outcome));
    }
    out
}

/// A verdict's answer in words.
pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Supported => "supported",
        Outcome::SupportedIfEdgeToEdge => "supported if measured from edge to edge",
        Outcome::SupportedIfRoad => "supported if measured along roads",
        Outcome::Understated => "understated",
        Outcome::Overstated => "overstated",
        Outcome::Refuted => "refuted",
        Outcome::Unverifiable => "unverifiable",
    }
}
