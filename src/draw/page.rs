//! What a page is drawn from, and its words: title, description, notes.

use std::collections::BTreeSet;

use super::content::Content;
use super::scale::Scale;
use super::view::View;
use super::{MapOptions, layers, sites};
use crate::gazetteer::{Basemap, Detail, Gazetteer, Layer};
use crate::model::Briefing;
use crate::text::day_in_words;

/// Who made the coast of maps of small areas.
const COAST: &str = "Coast of detailed maps: GSHHG (soest.hawaii.edu/pwessel/gshhg), \
     LGPL 3.0 or later";
/// The longest that the name of a projection becomes.
const LONGEST: &str = "Lambert azimuthal equal-area around 88.8° N, 188.8° W (WGS 84)";
/// The most symbols that the description speaks of.
const MOST_DESCRIBED: usize = 40;
/// The most rings whose limits are beyond the map that it names.
const MOST_LIMITS: usize = 3;
/// The most places beyond the map that the note names.
const MOST_BEYOND: usize = 12;

/// What a map is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) basemap: &'a Basemap,
    pub(super) options: &'a MapOptions,
    pub(super) content: &'a Content,
    /// Whether the legend goes below the map: where inside it would hide too much.
    pub(super) is_legend_below: bool,
}

impl Page<'_> {
    pub(super) fn title(&self) -> String {
        let document = &self.briefing.document;
        let own = self.options.title.clone().or_else(|| document.title.clone());
        own.filter(|t| !t.trim().is_empty()).unwrap_or_else(|| document.name.clone())
    }

    /// The line below the title, with what is seen on a view.
    pub(super) fn subtitle(&self, view: Option<&View>) -> String {
        let document = &self.briefing.document;
        let mut parts = vec![match &document.date {
            Some(date) => format!("Report of {}", day_in_words(date)),
            None => "Undated report".to_owned(),
        }];
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let content = self.content;
        let shown: Vec<usize> = match view {
            Some(view) => sites::unmoved(content, view).iter().map(|p| p.site).collect(),
            None => Vec::new(),
        };
        let sites = shown.iter().filter_map(|at| content.sites.get(*at));
        // An event at several places is one.
        let marked = sites.flat_map(|s| &s.events).flat_map(|h| &h.events);
        let events: BTreeSet<usize> = marked.copied().collect();
        parts.extend(counted(events.len(), "event on the map", "events on the map"));
        parts.extend(counted(
            content.lines.len(),
            "measured distance",
            "measured distances",
        ));
        parts.extend(counted(content.rings.len(), "range", "ranges"));
        parts.join("  ·  ")
    }

    pub(super) fn scale(&self, view: &View) -> Scale {
        Scale::of(view, self.options.miles)
    }

    /// Whether the coast is that of the finer basemap.
    fn is_fine(&self, view: &View) -> bool {
        self.options.basemap
            && view.detail() == Detail::Fine
            && self.basemap.has(Layer::Land, Detail::Fine)
    }

    /// Whether a disputed border lies in the window of a view.
    pub(super) fn disputes(&self, view: &View) -> bool {
        let window = view.window.bbox();
        let layer = Layer::DisputedBorders;
        self.options.basemap
            && !self.basemap.shapes(layer, view.detail(), window).is_empty()
    }

    /// Who made what is drawn, besides the makers of the bundled data.
    pub(super) fn credits(&self, view: &View) -> Vec<String> {
        self.is_fine(view).then(|| COAST.to_owned()).into_iter().collect()
    }

    /// What the map shows, for those who cannot see it.
    pub(super) fn description(&self, subtitle: &str) -> String {
        let sites = self.content.sites.iter().flat_map(|site| {
            site.events.iter().map(|happening| {
                let (what, how) = (happening.symbol.words(), happening.manner.title());
                format!("{}: {what} ({how})", site.name)
            })
        });
        let told: Vec<String> = sites.take(MOST_DESCRIBED).collect();
        if told.is_empty() {
            return subtitle.to_owned();
        }
        format!("{subtitle}. {}.", told.join("; "))
    }

    /// What of the report lies beyond the map, in words, a line each for places and for
    /// ranges: what is far is told, not drawn.
    pub(super) fn beyond(&self, view: &View) -> String {
        let placed = sites::unmoved(self.content, view);
        let is_seen = |at: usize| placed.iter().any(|p| p.site == at);
        let sites = self.content.sites.iter().enumerate();
        let mut told: Vec<String> = Vec::new();
        for (_, site) in sites.filter(|(at, site)| !is_seen(*at) && !site.is_setting()) {
            let kinds: Vec<String> =
                site.events.iter().map(|h| h.symbol.words().to_lowercase()).collect();
            told.push(if kinds.is_empty() {
                site.name.clone()
            } else {
                format!("{} ({})", site.name, kinds.join("; "))
            });
        }
        let rims = layers::rims(self.content, view, &self.options.theme);
        let rings = self.content.rings.iter().zip(&rims);
        let limits = rings.filter(|(_, rim)| !rim.is_seen());
        let limits: Vec<String> =
            limits.map(|(ring, _)| layers::ring_words(ring)).collect();
        let mut found = listed("Beyond this map", told, ", ", MOST_BEYOND);
        let limits = listed("Limits beyond this map", limits, "; ", MOST_LIMITS);
        if !found.is_empty() && !limits.is_empty() {
            found.push('\n');
        }
        found + &limits
    }

    /// The lines below the map; without a view, as long as they may become.
    pub(super) fn notes(
        &self,
        view: Option<&View>,
        disputed: bool,
        beyond: &str,
    ) -> Vec<String> {
        let mut first = String::new();
        if self.options.basemap {
            let fine = view.is_none_or(|view| self.is_fine(view));
            let coast = if fine { ", coast and lakes GSHHG (LGPL)" } else { "" };
            first =
                format!("Basemap: Natural Earth{coast}. Places: GeoNames (CC BY 4.0). ");
        }
        first.push_str("Projection: ");
        first.push_str(&view.map_or_else(|| LONGEST.to_owned(), |v| v.projection.name()));
        first.push('.');
        let second = if disputed {
            "Dashed borders and lines are disputed; the map takes no position on the \
             status of any territory. Drawn by plotroom."
        } else {
            "Borders do not imply a position on the status of any territory. Drawn by \
             plotroom."
        };
        let beyond = beyond.lines().map(str::to_owned);
        beyond.chain([first, second.to_owned()]).collect()
    }
}

/// A sentence that names the first of many; empty where there are none.
fn listed(what: &str, mut names: Vec<String>, between: &str, most: usize) -> String {
    let rest = names.len().saturating_sub(most);
    names.truncate(most);
    if names.is_empty() {
        return String::new();
    }
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    format!("{what}: {}{more}.", names.join(between))
}
