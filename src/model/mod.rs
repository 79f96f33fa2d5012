//! Plain data that every stage reads and writes. No input or output happens here.

mod briefing;
mod claim;
mod diagnostic;
mod document;
mod event;
mod mention;
mod place;
mod position;
mod relative;
mod resolution;
mod ring;
mod span;
mod units;
mod user;

pub use briefing::Briefing;
pub use claim::{
    BearingOutcome, Claim, ClaimKind, End, Measure, Obstacle, Outcome, Part, Verdict,
};
pub use diagnostic::{Diagnostic, Severity};
pub use document::{Document, Language};
pub use event::{
    Event, EventKind, EventPlace, GeoPrecision, Modality, Polarity, Source, SourceKind,
    TimePrecision, When,
};
pub use mention::{Bound, Length, Mention, MentionKind};
pub use place::{CountryCode, Feature, GeonameId, Place, PlaceId};
pub use position::{Bbox, Position};
pub use relative::{Relative, RelativeKind, RelativeShape, Wedge};
pub use resolution::{Candidate, Resolution, Sense, Settled};
pub use ring::{InRange, Relation, Ring, RingCenter, Sector};
pub use span::Span;
pub use units::{Azimuth, LengthUnit, Meters};
pub use user::{UserFeature, UserKind, UserLayer, UserShape, UserStyle};
