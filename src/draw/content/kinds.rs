//! What happened: the kinds of events that have a symbol, and the manner in which they are
//! told.

use crate::model::{Event, EventKind, Modality, Polarity};

/// Events of one kind, told in one manner, at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::draw) struct Happening {
    pub(in crate::draw) symbol: Symbol,
    pub(in crate::draw) manner: Manner,
    /// Which of the briefing's events these are, in their order.
    pub(in crate::draw) events: Vec<usize>,
}

/// What a symbol stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::draw) enum Symbol {
    Strike,
    Clash,
    Capture,
    Control,
    Infiltrate,
    Deploy,
    Withdraw,
    Threat,
    Talks,
    Statement,
    Aid,
    Law,
    Protest,
    Crime,
    Accident,
}

impl Symbol {
    pub(in crate::draw) const ALL: [Self; 15] = [
        Self::Strike,
        Self::Clash,
        Self::Capture,
        Self::Control,
        Self::Infiltrate,
        Self::Deploy,
        Self::Withdraw,
        Self::Threat,
        Self::Talks,
        Self::Statement,
        Self::Aid,
        Self::Law,
        Self::Protest,
        Self::Crime,
        Self::Accident,
    ];

    pub(in crate::draw) fn of(kind: EventKind) -> Self {
        use EventKind as E;
        match kind {
            E::Strike => Self::Strike,
            E::Clash => Self::Clash,
            E::Capture => Self::Capture,
            E::Control => Self::Control,
            E::Infiltrate => Self::Infiltrate,
            E::Deploy | E::Mobilize => Self::Deploy,
            E::Withdraw | E::Redeploy => Self::Withdraw,
            E::Threaten => Self::Threat,
            E::Consult | E::Agree | E::Offer | E::SuspendTalks => Self::Talks,
            E::Aid | E::Transfer => Self::Aid,
            E::Sanction | E::Investigate | E::Arrest => Self::Law,
            E::Protest => Self::Protest,
            E::Crime => Self::Crime,
            E::Accident => Self::Accident,
            _ => Self::Statement,
        }
    }
}

/// In what manner an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::draw) enum Manner {
    Asserted,
    Claimed,
    Possible,
    Denied,
}

impl Manner {
    pub(super) fn of(event: &Event) -> Self {
        match (event.polarity, event.modality) {
            (Polarity::Negative, _) => Self::Denied,
            (Polarity::Positive, Modality::Asserted) => Self::Asserted,
            (Polarity::Positive, Modality::Claimed) => Self::Claimed,
            _ => Self::Possible,
        }
    }
}

/// Adds to what happened at a site.
pub(super) fn happened(events: &mut Vec<Happening>, new: Happening) {
    let same = |h: &&mut Happening| h.symbol == new.symbol && h.manner == new.manner;
    match events.iter_mut().find(same) {
        Some(known) => known.events.extend(new.events),
        None => events.push(new),
    }
}
