//! Colors of marks by what they mean: told apart by readers with any color vision
//! (Okabe and Ito, "Color Universal Design", 2008), and taking no side.

use crate::model::{Event, EventKind, Outcome, UserKind};

/// A color, opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color(u32);

impl Color {
    /// Places that are points.
    pub(super) const PLACE: Self = Self(0x1d_3557);
    /// Places that are areas, and their outlines.
    pub(super) const AREA: Self = Self(0x5a_6b7b);

    /// `#rrggbb`.
    pub(super) fn hex(self) -> String {
        format!("#{:06x}", self.0)
    }

    /// By what happened: force, control, movement, harm, the rest.
    pub(super) fn of_event(event: &Event) -> Self {
        match event.kind {
            EventKind::Strike | EventKind::Clash => Self(0xd5_5e00),
            EventKind::Capture | EventKind::Control | EventKind::Withdraw => {
                Self(0xcc_79a7)
            }
            EventKind::Deploy
            | EventKind::Mobilize
            | EventKind::Redeploy
            | EventKind::Infiltrate => Self(0xe6_9f00),
            EventKind::Accident | EventKind::Crime => Self(0x78_5ef0),
            _ => Self(0x00_9e73),
        }
    }

    /// By what measuring says: supported, supported under a condition, contradicted, open.
    pub(super) fn of_outcome(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Supported => Self(0x00_9e73),
            Outcome::SupportedIfEdgeToEdge | Outcome::SupportedIfRoad => Self(0xe6_9f00),
            Outcome::Understated | Outcome::Overstated | Outcome::Refuted => {
                Self(0xd5_5e00)
            }
            Outcome::Unverifiable => Self(0x6b_7280),
        }
    }

    /// By what a feature of the user's own stands for.
    pub(super) fn of_user(kind: UserKind) -> Self {
        match kind {
            UserKind::FrontLine | UserKind::Control => Self(0xb0_2a37),
            UserKind::Border => Self(0x5a_6b7b),
            UserKind::Other => Self(0x8a_4fbe),
        }
    }

    /// A color for each of the first rings of a briefing.
    pub(super) fn ring(index: usize) -> Self {
        const RINGS: [Color; 4] =
            [Color(0x00_72b2), Color(0xd5_5e00), Color(0x00_9e73), Color(0xcc_79a7)];
        RINGS[index % RINGS.len()]
    }
}
