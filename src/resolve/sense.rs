//! In what sense a name is used: the place itself, somebody who acts there, something that
//! belongs to it.

mod dateline;
mod features;
mod lists;
mod model;

pub(super) use features::Kind;
use features::Reading;
#[cfg(feature = "train")]
pub(super) use features::{BUCKETS, LOOSE};
pub(super) use lists::agree;
#[cfg(feature = "train")]
pub(super) use model::{CLASSES, STEP};

use super::reasons::Reason;
use super::window::Window;
use crate::model::{Document, Feature, Mention, MentionKind, Sense};
use crate::settings::measure::{Cue, Lexicons};
use crate::settings::{Link, Names, Senses, WordClass};

impl Kind {
    /// What kind of place a feature is.
    pub(super) fn of(feature: Option<Feature>) -> Self {
        match feature {
            None => Self::Unknown,
            Some(f) if f.is_country() => Self::Country,
            Some(Feature::Capital) => Self::Capital,
            Some(f) if f.is_settlement() => Self::Settlement,
            Some(Feature::Continent | Feature::Union) => Self::Continent,
            Some(f) if matches!(f.class(), 'A' | 'L') => Self::Region,
            Some(_) => Self::Ground,
        }
    }
}

/// A decision about a sense.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Decision {
    /// The sense.
    pub sense: Sense,
    /// How probable it is.
    pub probability: f32,
    /// Why, in a few words; empty for a plain literal one.
    pub reason: Option<Reason>,
}

/// The hashed features of a mention; what training sees.
#[cfg(feature = "train")]
pub(super) fn features(
    document: &Document,
    span: crate::model::Span,
    kind: Kind,
) -> Vec<u32> {
    let senses = Senses::bundled(document.language);
    let window = Window::new(document, span, senses);
    let mut features = Reading::new(&window).features(kind);
    features.sort_unstable();
    features
}

/// The sense of a mention that is taken for a place of a feature.
pub(super) fn decide(
    document: &Document,
    mention: &Mention,
    feature: Option<Feature>,
) -> Decision {
    let sure = |sense, reason: &'static str| Decision {
        sense,
        probability: 0.97,
        reason: (!reason.is_empty()).then_some(reason.into()),
    };
    match mention.kind {
        MentionKind::Demonym => {
            return sure(Sense::Demonym, "names a people or language");
        }
        MentionKind::Coordinates(_) => return sure(Sense::Literal, ""),
        MentionKind::Toponym => {}
    }
    if dateline::is_in_dateline(document, mention.span) {
        return sure(Sense::Literal, "the dateline says where it was written");
    }
    let senses = Senses::bundled(document.language);
    let window = Window::new(document, mention.span, senses);
    let reading = Reading::new(&window);
    let behind_location = reading.governor_classes.has(WordClass::Locative);
    match feature {
        Some(Feature::Union) => {
            return sure(Sense::Metonymic, "a union of states: it acts, it is no place");
        }
        Some(Feature::Government) if !behind_location => {
            return sure(Sense::Metonymic, "a seat of government that stands for it");
        }
        _ => {}
    }
    if let Some(decision) =
        rules(&reading, &window, mention, feature, Names::of(document.language))
    {
        return decision;
    }
    let shares = model::probabilities(&reading.features(Kind::of(feature)));
    learned(&reading, &window, shares)
}

/// What is certain enough not to be left to the learned numbers.
fn rules(
    reading: &Reading<'_>,
    window: &Window<'_>,
    mention: &Mention,
    feature: Option<Feature>,
    names: &Names,
) -> Option<Decision> {
    let kind = Kind::of(feature);
    let next = reading.next_classes();
    let some = |sense, reason: Reason| {
        Some(Decision { sense, probability: 0.9, reason: Some(reason) })
    };
    let called = mention.hint.is_some_and(|hint| {
        !hint.is_country()
            && feature.is_some_and(|feature| hint.class() == feature.class())
    });
    if called && kind != Kind::Country && !window.possessive {
        // "Odesa oblast", "the Danube river": what the words call a place is one.
        return some(Sense::Literal, "the words call it a place".into());
    }
    let comma = window.after.first().is_some_and(|p| p.text == ",");
    if comma && window.after.get(1).is_some_and(|p| names.links(&p.text, Link::Where)) {
        return some(Sense::Literal, "a clause says what is where".into());
    }
    let elects = reading.governor_of_classes.has(WordClass::Ballot);
    if kind == Kind::Capital
        && elects
        && reading.governor_classes.has(WordClass::Locative)
    {
        return some(
            Sense::Metonymic,
            format!(
                "\"{} {}\" a capital: the country chooses",
                reading.governor_of, reading.governor
            )
            .into(),
        );
    }
    if let Some(what) = qualified(window, names) {
        return some(Sense::Associative, format!("it says which \"{what}\"").into());
    }
    let possessed = window.possessive || kind == Kind::Country || kind == Kind::Capital;
    let two = window.after.iter().take(2);
    let beyond = two.filter(|piece| piece.word).any(|p| p.classes.has(WordClass::Matter));
    if kind == Kind::Capital && window.possessive && beyond {
        return some(Sense::Metonymic, "a capital's stance is its government's".into());
    }
    let owner = next.has_any(&[WordClass::Role, WordClass::Matter]) && possessed;
    let plain = !next.has_any(&[WordClass::Be, WordClass::Auxiliary, WordClass::Speech]);
    if owner && plain && matches!(kind, Kind::Country | Kind::Continent) {
        let what = window.after.first().map_or("", |p| p.text.as_ref());
        return some(Sense::Associative, format!("its \"{what}\" is meant").into());
    }
    None
}

/// What a name only tells apart from others of its kind: "the governor of Kherson", "an
/// Athens-based firm".
fn qualified<'w>(window: &'w Window<'_>, names: &Names) -> Option<&'w str> {
    if let [of, role, ..] = &window.before[..]
        && names.links(&of.text, Link::Of)
        && role.classes.has(WordClass::Role)
    {
        return Some(&role.text);
    }
    let [hyphen, based, what, ..] = &window.after[..] else { return None };
    let adjective =
        hyphen.text == "-" && Lexicons::bundled().is_cue(&based.text, Cue::Located);
    adjective.then_some(what.text.as_ref())
}

fn learned(reading: &Reading<'_>, window: &Window<'_>, shares: [f32; 3]) -> Decision {
    let mut best = 0;
    for class in 1..shares.len() {
        if shares[class] > shares[best] {
            best = class;
        }
    }
    let sense = model::CLASSES[best];
    let told = |word: &str| word.starts_with(char::is_alphanumeric);
    let (governor, follower) = (reading.governor, reading.follower);
    let bare = reading.follower_classes.is_empty() && !window.possessive;
    let reason = match sense {
        Sense::Metonymic if bare && told(governor) => {
            Some(format!("acts or is dealt with behind \"{governor}\""))
        }
        Sense::Metonymic if told(follower) => Some(format!("acts: \"{follower}\"")),
        Sense::Metonymic => Some("somebody who acts is meant".to_owned()),
        Sense::Associative if told(follower) => {
            Some(format!("\"{follower}\" belongs to it"))
        }
        Sense::Associative => Some("something that belongs to it is meant".to_owned()),
        _ => None,
    };
    Decision { sense, probability: shares[best], reason: reason.map(Into::into) }
}
