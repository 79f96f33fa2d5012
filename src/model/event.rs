//! What a report says has happened, where, and who says so.

use serde::{Deserialize, Serialize};

use super::{Meters, Position, Span};

/// An event that a report tells of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The words that tell it.
    pub trigger: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// What happened.
    pub kind: EventKind,
    /// How: "drone", "missile", "partial".
    pub mode: Option<String>,
    /// Who did it.
    pub actors: Vec<String>,
    /// To whom or what.
    pub targets: Vec<String>,
    /// Where.
    pub place: Option<EventPlace>,
    /// Further places of the same event ("strikes on Sumy, Kharkiv and Poltava").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<EventPlace>,
    /// How precisely the place is known.
    pub geo_precision: GeoPrecision,
    /// When, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; "from 9 to 15 September" as two days with
    /// a slash between them.
    pub date: Option<String>,
    /// How precisely the time is known.
    pub time_precision: TimePrecision,
    /// Who says so.
    pub source: Source,
    /// In what mode it is said.
    pub modality: Modality,
    /// Whether it is said to be so or not so.
    pub polarity: Polarity,
}

/// Where an event took place.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct EventPlace {
    /// The words that name it.
    pub text: String,
    /// The resolution that it is, by index.
    pub resolution: Option<usize>,
    /// A position of its own where the text gives one relative to a place.
    pub position: Option<Position>,
    /// Doubt about that position.
    pub radius: Option<Meters>,
    /// The relative place that it is, by index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relative: Option<usize>,
}

/// A time as a report writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The words: "on November 12", "two days ago", "overnight".
    pub span: Span,
    /// The day, month or year meant, as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; as `--MM-DD`
    /// where the year is unknown, and two days with a slash between them from one to the other.
    pub date: Option<String>,
    /// The same of a time to come where the words leave that open: "Monday", "in December".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<String>,
    /// How precise that is.
    pub precision: TimePrecision,
}

/// Who says that an event took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// As named in the text; "author" where nobody else is named.
    pub name: String,
    /// What kind of source it is.
    pub kind: SourceKind,
}

/// A word list whose members print as in INTERFACE.md.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every member.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as it is written out.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// What happened: PLOVER's verbs and a kinetic layer.
    EventKind {
        /// Says something.
        Statement = "STATEMENT",
        /// Refuses.
        Reject = "REJECT",
        /// Agrees.
        Agree = "AGREE",
        /// Is ready under conditions.
        Offer = "OFFER",
        /// Meets or negotiates.
        Consult = "CONSULT",
        /// Breaks off talks.
        SuspendTalks = "SUSPEND_TALKS",
        /// Demands.
        Demand = "DEMAND",
        /// Accuses.
        Accuse = "ACCUSE",
        /// Disapproves.
        Disapprove = "DISAPPROVE",
        /// Announces future harm.
        Threaten = "THREATEN",
        /// Gives aid.
        Aid = "AID",
        /// Hands over goods or people.
        Transfer = "TRANSFER",
        /// Imposes a sanction.
        Sanction = "SANCTION",
        /// Investigates.
        Investigate = "INVESTIGATE",
        /// Arrests.
        Arrest = "ARREST",
        /// Protests.
        Protest = "PROTEST",
        /// Brings forces somewhere.
        Deploy = "DEPLOY",
        /// Raises readiness.
        Mobilize = "MOBILIZE",
        /// Moves forces from somewhere to somewhere.
        Redeploy = "REDEPLOY",
        /// Enters by stealth.
        Infiltrate = "INFILTRATE",
        /// Hits from afar: drone, missile, artillery, air, sabotage.
        Strike = "STRIKE",
        /// Two sides fight.
        Clash = "CLASH",
        /// Control changes.
        Capture = "CAPTURE",
        /// Control lasts.
        Control = "CONTROL",
        /// Leaves.
        Withdraw = "WITHDRAW",
        /// An accident or disaster.
        Accident = "ACCIDENT",
        /// A crime.
        Crime = "CRIME",
    }
}

impl EventKind {
    /// Whether something happens on the ground, rather than in words.
    #[must_use]
    pub fn is_material(self) -> bool {
        self >= Self::Aid
    }
}

words! {
    /// How precisely a place is known (after UCDP GED).
    GeoPrecision {
        /// A settlement or spot.
        Settlement = "settlement",
        /// Near one.
        Near = "near",
        /// So far from one in some direction.
        Offset = "offset",
        /// A line.
        Line = "line",
        /// A second-level area.
        Admin2 = "adm2",
        /// A first-level region.
        Admin1 = "adm1",
        /// Several first-level regions.
        Admin1Group = "adm1_group",
        /// A line that nobody has drawn.
        VagueLine = "vague_line",
        /// A country: never a pin.
        Country = "country",
        /// Nowhere: never a pin.
        None = "none",
    }
}

words! {
    /// How precisely a time is known.
    TimePrecision {
        /// A state that holds as the report is written.
        PresentState = "present_state",
        /// A day.
        Day = "day",
        /// A day without its year.
        DayNoYear = "day_no_year",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
        /// The days before.
        RecentDays = "recent_days",
        /// Going on.
        Ongoing = "ongoing",
        /// Again and again.
        Habitual = "habitual",
        /// Some time in the past.
        PastUndated = "past_undated",
        /// Soon.
        FutureShortTerm = "future_short_term",
        /// Unsaid.
        Undated = "undated",
    }
}

words! {
    /// What kind of source somebody is.
    SourceKind {
        /// Who wrote the report.
        Author = "author",
        /// A side of the conflict.
        Party = "party_to_conflict",
        /// A government that is no side of it.
        Government = "government",
        /// An international organization.
        International = "international",
        /// A think tank.
        ThinkTank = "think_tank",
        /// News media.
        Media = "media",
        /// People who saw it.
        Witness = "witness",
        /// Somebody else.
        Other = "other",
    }
}

words! {
    /// In what mode something is said.
    Modality {
        /// As a fact.
        Asserted = "asserted",
        /// As somebody's claim.
        Claimed = "claimed",
        /// As possible.
        Possible = "possible",
        /// As unlikely.
        Unlikely = "unlikely",
        /// Under a condition.
        Conditional = "conditional",
        /// As planned.
        Planned = "planned",
    }
}

words! {
    /// Whether something is said to be so.
    Polarity {
        /// It is so.
        Positive = "positive",
        /// It is not so.
        Negative = "negative",
    }
}
