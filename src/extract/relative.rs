//! Places that a text gives relative to others, as points with their doubt.
//!
//! `grammar` finds the words ("12 km northeast of X", "on the outskirts of X", "between X and
//! Y"), `ground` turns them into a point, a radius and a shape, `border` finds the stretch
//! of a border that is meant.

mod border;
mod grammar;
mod ground;

use crate::extract::claims::sentence::Sentence;
use crate::gazetteer::{Gazetteer, NameForm};
use crate::model::{
    Claim, ClaimKind, Document, End, Feature, Length, Place, Relative, RelativeKind,
    Resolution, Sense, Span,
};
use crate::settings::measure::Lexicons;
use crate::text::floor;

use grammar::{Grammar, Phrase};

/// How far in front of a name a first, quick look goes, in bytes.
const BEFORE: usize = 72;
/// How far behind it.
const BEHIND: usize = 40;

/// The places that a document gives relative to others, in order of the text.
///
/// Only what is meant as a place is an anchor: no government, army or team. Where a stated
/// distance says how far a known place is from another, it is a claim and no relative place.
#[must_use]
pub fn relatives(
    document: &Document,
    lengths: &[Length],
    resolutions: &[Resolution],
    claims: &[Claim],
    gazetteer: &Gazetteer,
) -> Vec<Relative> {
    let lexicons = Lexicons::bundled();
    let mut found = Vec::new();
    let mut names = resolutions;
    let mut rest = lengths;
    for &span in &document.sentences {
        let passed = names.partition_point(|r| r.mention.span.start < span.start);
        let first = resolutions.len() - names.len() + passed;
        names = &names[passed..];
        let count = names.partition_point(|r| r.mention.span.end <= span.end);
        let here = &names[..count];
        let from = rest.partition_point(|l| l.span.start < span.start);
        rest = &rest[from..];
        let upto = rest.partition_point(|l| l.span.end <= span.end);
        let lengths = &rest[..upto];
        let worth = |r: &Resolution| {
            r.place().is_some()
                && is_worth(document, r.mention.span, span, lengths, lexicons)
        };
        if !here.iter().any(worth) {
            continue;
        }
        let read = Sentence::new(document, span, lengths, resolutions, lexicons);
        let Some(sentence) = read else { continue };
        let scene = Scene { resolutions, claims, gazetteer, sentence: &sentence };
        scene.read(first..first + count, &mut found);
    }
    found
}

/// Whether the words around a name may relate a place to it.
fn is_worth(
    document: &Document,
    name: Span,
    sentence: Span,
    lengths: &[Length],
    lexicons: &Lexicons,
) -> bool {
    let text = document.text.as_str();
    let from = floor(text, name.start.saturating_sub(BEFORE).max(sentence.start));
    let upto = floor(text, (name.end + BEHIND).min(sentence.end)).max(name.end);
    if lengths.iter().any(|l| l.span.end <= name.start && l.span.end >= from) {
        return true;
    }
    let around = [text.get(from..name.start), text.get(name.end..upto)];
    let mut words = around
        .into_iter()
        .flatten()
        .flat_map(|part| part.split(|c: char| !c.is_alphabetic()))
        .filter(|word| word.len() > 1);
    words.any(|word| lexicons.relates(word))
}

/// A sentence with all that relative places are made of.
#[derive(Clone, Copy)]
struct Scene<'a> {
    resolutions: &'a [Resolution],
    claims: &'a [Claim],
    gazetteer: &'a Gazetteer,
    sentence: &'a Sentence<'a>,
}

impl Scene<'_> {
    /// Adds the relative places that are told from some resolutions.
    fn read(self, of: std::ops::Range<usize>, found: &mut Vec<Relative>) {
        let mut done: Option<usize> = None;
        for number in of {
            if done.is_some_and(|done| number <= done) {
                continue;
            }
            let Some(resolution) = self.resolutions.get(number) else { continue };
            if resolution.place().is_none() {
                continue;
            }
            let grammar = Grammar { sentence: self.sentence };
            let Some(phrase) = grammar.phrase(number) else { continue };
            if let Some(relative) = self.relative(&phrase) {
                done = relative.anchors.last().copied();
                found.push(relative);
            }
        }
    }

    fn relative(self, phrase: &Phrase) -> Option<Relative> {
        let anchors: Vec<&Place> =
            phrase.anchors.iter().filter_map(|i| self.anchor(*i, phrase.kind)).collect();
        if anchors.len() != phrase.anchors.len() {
            return None;
        }
        let length = phrase.length.and_then(|number| self.sentence.lengths.get(number));
        if let Some(length) = length
            && !self.locates(length, phrase)
        {
            return None;
        }
        let made = match phrase.kind {
            RelativeKind::Border => self.border(&anchors, phrase)?,
            _ => ground::made(phrase, &anchors, length, self.gazetteer)?,
        };
        let span = self.sentence.words_between(phrase.start, phrase.end);
        Some(Relative {
            span,
            kind: phrase.kind,
            anchors: phrase.anchors.clone(),
            low: length.map(|l| l.low),
            high: length.and_then(|l| l.high),
            bearing: phrase.bearing.map(crate::model::Azimuth::new),
            position: made.position,
            uncertainty: made.uncertainty,
            shape: made.shape,
        })
    }

    /// Whether a figure tells where something unknown is: no claim about a known place.
    fn locates(self, length: &Length, phrase: &Phrase) -> bool {
        let sentence = self.sentence.span;
        let first = self.claims.partition_point(|c| c.sentence.start < sentence.start);
        let here = self.claims[first..]
            .iter()
            .take_while(|c| c.sentence == sentence)
            .filter(|c| c.length.span == length.span);
        let mut stated = false;
        for claim in here {
            let figure = claim.from.as_ref();
            let page = figure.is_some_and(|end| end.span.is_none());
            let known = figure.and_then(|end| end.resolution).is_some_and(|number| {
                let known = self.resolutions.get(number);
                let is_place = |r: &Resolution| {
                    // What lies between two places is one, whatever it stands for elsewhere.
                    let lies = claim.kind == ClaimKind::Between;
                    r.place().is_some() && (lies || r.sense == Sense::Literal)
                };
                !phrase.anchors.contains(&number) && known.is_some_and(is_place)
            });
            let known = known || figure.is_some_and(|end| self.is_town(end));
            if claim.kind != ClaimKind::Capability && !page && !known {
                return true;
            }
            stated = true;
        }
        // With a direction the words speak for themselves.
        !stated && phrase.bearing.is_some()
    }

    /// Whether the words of an end that is no name in the text are a town's name all the same.
    fn is_town(self, end: &End) -> bool {
        let is_named = end.text.chars().next().is_some_and(char::is_uppercase);
        is_named
            && end.resolution.is_none()
            && self.gazetteer.named(&end.text).iter().any(|named| {
                let record = self.gazetteer.record(named.place);
                matches!(named.form, NameForm::Current | NameForm::Alternate)
                    && record.is_some_and(|record| record.feature.is_settlement())
            })
    }
}

impl<'a> Scene<'a> {
    /// The place of a resolution, where something may be told from it in this way.
    fn anchor(self, number: usize, kind: RelativeKind) -> Option<&'a Place> {
        let resolution = self.resolutions.get(number)?;
        let place = resolution.place()?;
        let sense = match resolution.sense {
            Sense::Literal => true,
            Sense::Associative => kind != RelativeKind::Near,
            Sense::Demonym => matches!(kind, RelativeKind::Border | RelativeKind::Off),
            // A government has no border: the country is meant.
            Sense::Metonymic => kind == RelativeKind::Border,
        };
        let region = matches!(
            place.feature,
            Feature::Admin1 | Feature::Admin2 | Feature::DeFacto | Feature::Island
        );
        let spot = !place.feature.is_area()
            && !place.feature.is_country()
            && place.feature != Feature::Government;
        let country = place.feature.is_country();
        let fits = match kind {
            RelativeKind::Border => country || region,
            RelativeKind::Off => country || region || spot,
            RelativeKind::Part => {
                country || region || spot || place.feature == Feature::Region
            }
            RelativeKind::Edge | RelativeKind::Between | RelativeKind::Halfway => spot,
            _ => region || spot,
        };
        (sense && fits).then_some(place)
    }
}
