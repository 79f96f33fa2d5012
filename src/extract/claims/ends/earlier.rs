//! "It", "the town", "the capital": the place that was spoken of before.

use super::Ends;
use super::phrase::Phrase;
use crate::model::{End, Feature, Part, Place, Resolution, Sense, Span};
use crate::settings::measure::{Cue, Lexicons};
use crate::text::dateline;

/// How many sentences back "it" and "the town" may look.
const BACK: usize = 2;
/// How many words into a sentence its subject stands.
const SUBJECT: usize = 10;

/// What a phrase without a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Any town.
    Town,
    /// The capital of a country.
    Capital,
    /// The seat of a province.
    Seat,
    /// What was called so before: "the shoal" is Second Thomas Shoal.
    Called,
}

impl Ends<'_> {
    /// An end made of words of the sentence; of "the town" and "the capital" the place that
    /// they stand for, of "it" its name. `None` for an "it" that stands for no known place.
    pub(super) fn referring(&self, phrase: Phrase) -> Option<End> {
        self.standing_for(phrase, self.sentence.words[phrase.start].span.start)
    }

    /// As [`Ends::referring`], for a ground: the figure before it in the sentence is not meant.
    pub(super) fn referring_ground(&self, phrase: Phrase) -> Option<End> {
        self.standing_for(phrase, self.sentence.span.start)
    }

    /// The place that "the town" and "the capital" stand for as a ground beside a figure: the
    /// town that the figure is called after, or that the sentence names before it ("X was hit,
    /// and the depot is 8 km south of the town"); the capital of the figure's country.
    pub(super) fn before_figure(
        &self,
        ground: Phrase,
        figure: Option<&End>,
    ) -> Option<usize> {
        let figure = figure?;
        let start = figure.span?.start;
        match self.stands(ground)? {
            Stands::Town => self.called_after(figure).or_else(|| self.town_before(start)),
            Stands::Called => self.called(ground, start),
            stands => {
                let place = self.resolutions.get(figure.resolution?)?.place()?;
                let country = place.country?;
                let own = |p: &Place| p.country == Some(country);
                if stands == Stands::Capital {
                    return self.only(|p| p.feature == Feature::Capital && own(p));
                }
                let region = place.admin1.clone()?;
                let inside = |p: &Place| p.admin1.as_ref() == Some(&region);
                self.only(|p| is_seat(p) && own(p) && inside(p))
            }
        }
    }

    /// The town that a figure is called after: of "Herat airport", Herat.
    fn called_after(&self, figure: &End) -> Option<usize> {
        let resolution = self.resolutions.get(figure.resolution?)?;
        let span = figure.span?;
        let behind = Span::new(resolution.mention.span.end.min(span.end), span.end);
        let more = behind.of(&self.document.text).trim();
        let noun = more.starts_with(char::is_lowercase);
        let town = resolution.place().is_some_and(|p| {
            p.feature.is_settlement()
                || matches!(p.feature, Feature::Admin1 | Feature::Admin2)
        });
        (noun && town).then_some(figure.resolution).flatten()
    }

    /// `at` is where what stands before ends.
    fn standing_for(&self, phrase: Phrase, at: usize) -> Option<End> {
        let s = self.sentence;
        let it = s.is(phrase.start, &["it", "this"]) && phrase.end == phrase.start + 1;
        let mut end = self.end(phrase);
        let stands = if it { Some(Stands::Town) } else { self.stands(phrase) };
        let found =
            stands.filter(|_| end.resolution.is_none()).and_then(|stands| match stands {
                Stands::Town if it && self.speaks_of_a_mover() => None,
                Stands::Town => self.town_before(at),
                Stands::Called => self.called(phrase, at),
                Stands::Capital => self.only(|p| p.feature == Feature::Capital),
                Stands::Seat => self.only(is_seat),
            });
        if it {
            let name = &self.resolutions.get(found?)?.mention.name;
            end.text.clone_from(name);
            end.span = None;
        }
        end.resolution = end.resolution.or(found);
        Some(end)
    }

    /// Whether the sentence before is about a storm or a ship: "it" is that, no town.
    fn speaks_of_a_mover(&self) -> bool {
        let sentences = &self.document.sentences;
        let own = sentences.partition_point(|span| span.start < self.sentence.span.start);
        let Some(before) = own.checked_sub(1).and_then(|at| sentences.get(at)) else {
            return false;
        };
        let words = before.of(&self.document.text).split(|c: char| !c.is_alphanumeric());
        let mut words = words.filter(|word| !word.is_empty()).take(SUBJECT);
        let lexicons = Lexicons::bundled();
        words.any(|word| lexicons.is_cue(word, Cue::Moving))
    }

    /// A figure, unless its words without a name were taken for the ground itself.
    pub(super) fn unless_same(&self, from: Option<End>, to: Option<&End>) -> Option<End> {
        let mut from = from?;
        let place = |end: &End| self.resolutions.get(end.resolution?)?.place();
        let same = place(&from).zip(to.and_then(place)).is_some_and(|(a, b)| {
            a.id == b.id && a.position == b.position && a.name == b.name
        });
        if same && from.span.is_none() {
            return None;
        }
        let named = from.text.chars().any(char::is_uppercase);
        if same && (!named || self.called_after(&from).is_some()) {
            from.resolution = None;
        }
        Some(from)
    }

    /// What a phrase without a name stands for, `None` for any other phrase.
    pub(super) fn stands(&self, phrase: Phrase) -> Option<Stands> {
        let s = self.sentence;
        let last = phrase.end.checked_sub(1)?;
        let short = phrase.end - phrase.start <= 2;
        // "Kansas City" is a name; German writes "die Stadt" with a capital, though.
        let name = |i: usize| s.capital(i) && !s.any(i, &[Cue::Town, Cue::Capital]);
        if !short || (phrase.start..phrase.end).any(name) {
            return None;
        }
        if s.has(last, Cue::Capital) {
            let one = last == phrase.start || s.has(phrase.start, Cue::Capital);
            return Some(if one { Stands::Capital } else { Stands::Seat });
        }
        if s.has(last, Cue::Town) || s.has(phrase.start, Cue::Town) {
            return Some(Stands::Town);
        }
        // "The shoal", with its article or without.
        let (first, more) = (phrase.start, last > phrase.start);
        let has_article = s.has(first, Cue::Article) == more
            && (more || first > 0 && s.has(first - 1, Cue::Article));
        (has_article && self.called(phrase, s.words[phrase.start].span.start).is_some())
            .then_some(Stands::Called)
    }

    /// The last place before a place of the text whose name ends in the noun of a phrase.
    fn called(&self, phrase: Phrase, at: usize) -> Option<usize> {
        let sentences = &self.document.sentences;
        let own = self.sentence.span.start;
        let number = sentences.partition_point(|span| span.start < own);
        let from = sentences.get(number.saturating_sub(BACK))?.start;
        let noun = self.sentence.lower(phrase.end.checked_sub(1)?);
        let ends_so = |name: &str| {
            let last = name.rsplit([' ', '-']).next().unwrap_or_default();
            last.len() < name.len() && last.to_lowercase() == noun
        };
        let upto = self.resolutions.partition_point(|r| r.mention.span.end <= at);
        let before = self.resolutions[..upto].iter().enumerate().rev();
        let near = before.take_while(|(_, r)| r.mention.span.start >= from);
        let mut named = near.filter(|(_, r)| r.place().is_some());
        named.find(|(_, r)| ends_so(&r.mention.name)).map(|(i, _)| i)
    }

    /// The town spoken of before a place of the text: the only one of what stands before in
    /// the sentence, else of the sentences before; among several the one that opens it.
    fn town_before(&self, at: usize) -> Option<usize> {
        let sentences = &self.document.sentences;
        let own = self.sentence.span;
        let number = sentences.partition_point(|span| span.start < own.start);
        let before = sentences[number.saturating_sub(BACK)..number].iter().rev();
        let opening = Span::new(own.start, at.max(own.start));
        for segment in std::iter::once(&opening).chain(before) {
            let told = self.past_dateline(*segment);
            let towns = self.lying(told);
            let Some(first) = towns.first().copied() else { continue };
            let place = |i: usize| self.resolutions[i].place();
            let one = towns.iter().all(|i| is_same(place(*i), place(first)));
            let start = self.resolutions[first].mention.span.start;
            let head = Span::new(told.start, start).of(&self.document.text);
            // "ODESA, May 4 - Drones struck Odesa": the dateline opens it.
            let dateline = self.lying(Span::new(segment.start, told.start));
            let again = dateline.iter().any(|i| is_same(place(*i), place(first)));
            let opens = again || head.split_whitespace().count() <= 2;
            return (one || opens).then_some(first);
        }
        None
    }

    /// A part of a sentence without the dateline in capitals that its line opens with.
    pub(super) fn past_dateline(&self, part: Span) -> Span {
        let text = &self.document.text;
        let line = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
        let whole = Span::new(line, part.end).of(text);
        let Some(head) = dateline(whole) else { return part };
        let word = head.split([' ', ',']).next().unwrap_or_default();
        let shouted =
            word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        let indent = whole.len() - whole.trim_start().len();
        let end = (line + indent + head.len()).clamp(part.start, part.end);
        if shouted { Span::new(end, part.end) } else { part }
    }

    /// The towns that a part of the text names as places, else those whose things it speaks
    /// of ("Herat's mayor"); never who acts, nor what the claim is measured from.
    pub(super) fn lying(&self, part: Span) -> Vec<usize> {
        let place = |i: usize| self.resolutions.get(i)?.place();
        let ground = self.ground.and_then(place);
        let towns: Vec<usize> = self
            .towns(part, |p| p.feature.is_settlement())
            .filter(|i| ground.is_none() || !is_same(place(*i), ground))
            .collect();
        let of = |sense| {
            let fits = |i: &usize| self.resolutions[*i].sense == sense;
            towns.iter().copied().filter(fits).collect::<Vec<usize>>()
        };
        let literal = of(Sense::Literal);
        if literal.is_empty() { of(Sense::Associative) } else { literal }
    }

    /// The one town that the headline of the document names, as the text names it: where
    /// "the blast was felt 40 km away" counts from.
    pub(super) fn headline(&self) -> Option<End> {
        let title = self.document.title.as_deref()?;
        let named = |name: &str| {
            title.match_indices(name).any(|(at, _)| {
                let before = title[..at].chars().next_back();
                let behind = title[at + name.len()..].chars().next();
                !before.is_some_and(char::is_alphanumeric)
                    && !behind.is_some_and(char::is_alphanumeric)
            })
        };
        let all = Span::new(0, self.document.text.len());
        let mut towns = self
            .towns(all, |p| p.feature.is_settlement())
            .filter(|at| named(&self.resolutions[*at].mention.name));
        let first = towns.next()?;
        let place = |at: usize| self.resolutions[at].place();
        if !towns.all(|at| is_same(place(at), place(first))) {
            return None;
        }
        let text = self.resolutions[first].mention.name.clone();
        Some(End { text, span: None, resolution: Some(first), part: Part::Unsaid })
    }

    /// Whether the place of an end is known.
    pub(super) fn is_placed(&self, end: &End) -> bool {
        let resolution = end.resolution.and_then(|at| self.resolutions.get(at));
        resolution.is_some_and(|resolution| resolution.place().is_some())
    }

    /// The last mention of the one place of a kind that the text names.
    fn only(&self, kind: impl Fn(&Place) -> bool) -> Option<usize> {
        let all = Span::new(0, self.document.text.len());
        let found: Vec<usize> = self.towns(all, kind).collect();
        let last = found.last().copied()?;
        let place = |i: usize| self.resolutions[i].place();
        found.iter().all(|i| is_same(place(*i), place(last))).then_some(last)
    }

    /// The places of a kind that a part of the text names.
    fn towns(
        &self,
        part: Span,
        fits: impl Fn(&Place) -> bool,
    ) -> impl Iterator<Item = usize> {
        let first =
            self.resolutions.partition_point(|r| r.mention.span.start < part.start);
        let here = self.resolutions[first..]
            .iter()
            .take_while(move |r: &&Resolution| r.mention.span.end <= part.end);
        here.enumerate()
            .filter(move |(_, r)| {
                r.sense != Sense::Demonym && r.place().is_some_and(&fits)
            })
            .map(move |(i, _)| first + i)
    }
}

/// Whether a place is the seat of a region, as data say or its name does; a capital is one.
fn is_seat(place: &Place) -> bool {
    matches!(place.feature, Feature::Seat | Feature::Capital)
        || place.feature.is_settlement()
            && place.admin1.as_ref().is_some_and(|region| *region == place.name)
}

pub(super) fn is_same(one: Option<&Place>, other: Option<&Place>) -> bool {
    one.zip(other).is_some_and(|(a, b)| a.name == b.name && a.position == b.position)
}
