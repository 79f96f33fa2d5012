//! Whether it happened: polarity and modality of a trigger.

use super::clause;
use super::triggers::Trigger;
use super::words::Words;
use crate::model::{Modality, Polarity};
use crate::settings::events::{Form, Tag};

/// Words before a trigger that are searched for what colors it.
const SCOPE: usize = 16;
/// Words before "that" which color the clause behind it ("it is unlikely that").
const MATRIX: usize = 5;

/// How a trigger is told.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mood {
    tags: u64,
    negated: bool,
    /// Whether the trigger is an infinitive of purpose with nothing else around.
    purpose: bool,
}

fn cues() -> u64 {
    Tag::Possible.bit()
        | Tag::Unlikely.bit()
        | Tag::Conditional.bit()
        | Tag::Planned.bit()
        | Tag::Alleged.bit()
        | Tag::Denies.bit()
        | Tag::Factual.bit()
        | Tag::Claims.bit()
}

/// Whether a finite verb of its own: what stands before its subject does not color it.
fn is_finite(words: &Words, trigger: &Trigger, group: usize) -> bool {
    match trigger.form {
        Form::Past => !(group..trigger.first)
            .any(|at| words.any(at, Tag::Be.bit() | Tag::Auxiliary.bit())),
        Form::Third => true,
        _ => false,
    }
}

/// What the words around say about a trigger of a sentence.
pub(super) fn mood(words: &Words, trigger: &Trigger, sentence: (usize, usize)) -> Mood {
    let mut mood = Mood::default();
    let floor = sentence.0.max(trigger.first.saturating_sub(SCOPE));
    let clause = clause::start(words, trigger.first, floor);
    let group = clause::verb_group(words, trigger.first, clause);
    let from = if is_finite(words, trigger, group) { group } else { clause };
    let kept_from = trigger.form == Form::Gerund
        && trigger.first > clause
        && words.is(trigger.first - 1, Tag::From);
    for at in (from..trigger.first).rev() {
        if words.is_comma(at) && opens_clause(words, at, trigger) {
            break;
        }
        mood.read(words, at, group);
        mood.negated |= kept_from && words.is(at, Tag::Failure);
    }
    for at in trigger.first + 1..=trigger.last {
        mood.negated |= words.is(at, Tag::Negation);
    }
    if trigger.form == Form::Verb && words.is(trigger.first, Tag::Planned) {
        mood.tags |= Tag::Planned.bit();
    }
    if trigger.form == Form::Noun && is_denied(words, trigger.last + 1, sentence.1) {
        mood.tags |= Tag::Denies.bit();
    }
    mood.matrix(words, clause, sentence.0);
    mood.purpose = trigger.form == Form::Base
        && trigger.first > sentence.0
        && words.any(trigger.first - 1, Tag::Modal.bit())
        && mood.tags & cues() == 0
        && !mood.negated;
    mood
}

/// Whether a verb of denial stands right behind its object, or behind the name of its place:
/// "the attack (on Shendi) denied by ...", "удар заперечують". One with an object of its own
/// ("the siege denied the town water") denies nothing.
fn is_denied(words: &Words, behind: usize, end: usize) -> bool {
    let mut verb = behind;
    let leads = Tag::In.bit() | Tag::Near.bit() | Tag::Against.bit() | Tag::Of.bit();
    if words.any(behind, leads) {
        let named = |at: &usize| words.resolution(*at).is_some();
        verb = (behind + 1..end).find(|at| !named(at)).unwrap_or(end);
    }
    let next = verb + 1;
    let ends = next >= end || words.is_symbol(next);
    words.is(verb, Tag::Denies)
        && (ends || words.any(next, Tag::By.bit() | Tag::In.bit()))
}

/// Whether a comma ends what colors a finite verb behind it: a subject follows.
fn opens_clause(words: &Words, comma: usize, trigger: &Trigger) -> bool {
    let finite = matches!(trigger.form, Form::Past | Form::Third | Form::Base);
    finite
        && (comma + 1..trigger.first)
            .any(|at| words.is(at, Tag::Pronoun) || clause::is_head(words, at))
}

impl Mood {
    fn read(&mut self, words: &Words, at: usize, group: usize) {
        let Some(entry) = words.entry(at) else { return };
        if words.resolution(at).is_some() || words.is_time(at) {
            return;
        }
        self.tags |= entry.tags & cues();
        let only = words.is(at + 1, Tag::Only);
        if entry.is(Tag::Negation) && !only {
            self.negated = true;
        }
        if entry.is(Tag::Failure)
            && (at >= group || words.any(at + 1, Tag::Modal.bit() | Tag::From.bit()))
        {
            self.negated = true;
        }
    }

    /// Reads what stands before the conjunction that opens the clause.
    fn matrix(&mut self, words: &Words, clause: usize, sentence: usize) {
        let Some(conjunction) = clause.checked_sub(1).filter(|at| *at >= sentence) else {
            return;
        };
        if words.any(conjunction, Tag::Conditional.bit()) {
            self.tags |= Tag::Conditional.bit();
        }
        if !words.is(conjunction, Tag::That) {
            return;
        }
        let from = sentence.max(conjunction.saturating_sub(MATRIX));
        let wide = Tag::Unlikely.bit()
            | Tag::Denies.bit()
            | Tag::Claims.bit()
            | Tag::Alleged.bit();
        for at in from..conjunction {
            let Some(entry) = words.entry(at) else { continue };
            self.tags |= entry.tags & wide;
            let close = conjunction - at <= 2;
            if close && entry.is(Tag::Possible) {
                self.tags |= Tag::Possible.bit();
            }
            if entry.is(Tag::Negation) && words.is(conjunction - 1, Tag::Evidence) {
                self.negated = true;
            }
        }
    }

    fn is(self, tag: Tag) -> bool {
        self.tags & tag.bit() != 0
    }

    /// Whether it is said to be so.
    pub(super) fn polarity(self) -> Polarity {
        if self.negated || self.is(Tag::Denies) {
            Polarity::Negative
        } else {
            Polarity::Positive
        }
    }

    /// The mode it is said in, apart from who says it.
    pub(super) fn modality(self) -> Modality {
        if self.is(Tag::Unlikely) {
            Modality::Unlikely
        } else if self.is(Tag::Conditional) {
            Modality::Conditional
        } else if self.is(Tag::Possible) && !self.is(Tag::Factual) {
            Modality::Possible
        } else if (self.is(Tag::Planned) || self.purpose) && !self.is(Tag::Factual) {
            Modality::Planned
        } else if self.is(Tag::Alleged) || self.is(Tag::Denies) || self.is(Tag::Claims) {
            Modality::Claimed
        } else {
            Modality::Asserted
        }
    }
}
