//! Names to be set on a map, in all languages.
//!
//! ```text
//! label = kind rank lon lat names name*      name = language text
//! ```

use super::window::{Extent, degrees, sane, units};
use super::{Label, LabelKind};
use crate::gazetteer::varint::{Reader, put, put_signed};
use crate::model::{Language, Position};

/// A label in all its languages.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Names {
    /// What it names.
    pub(super) kind: LabelKind,
    /// Importance: 0 first.
    pub(super) rank: u8,
    /// Where it goes best.
    pub(super) position: Position,
    /// The names, each language at most once.
    pub(super) names: Vec<(Language, String)>,
}

/// The kinds by their code in the file.
pub(super) const KINDS: &[(&str, LabelKind)] = &[
    ("country", LabelKind::Country),
    ("admin1", LabelKind::Admin1),
    ("sea", LabelKind::Sea),
    ("lake", LabelKind::Lake),
];

impl Names {
    /// The label in a language, in English where there is no name in that.
    pub(super) fn label(&self, language: Language) -> Option<Label> {
        let named = |wanted| self.names.iter().find(|(l, _)| *l == wanted);
        let (_, name) = named(language)
            .or_else(|| named(Language::En))
            .or_else(|| self.names.first())?;
        Some(Label {
            name: name.clone(),
            position: self.position,
            kind: self.kind,
            rank: self.rank,
        })
    }
}

/// The bytes of a label and the box around it.
pub(super) fn pack(label: &Names) -> Option<(Extent, Vec<u8>)> {
    let at = units(geo::Coord { x: label.position.lon(), y: label.position.lat() });
    let kind = KINDS.iter().position(|(_, kind)| *kind == label.kind)?;
    let mut bytes = vec![u8::try_from(kind).ok()?, label.rank];
    put_signed(&mut bytes, at.0);
    put_signed(&mut bytes, at.1);
    put(&mut bytes, label.names.len() as u64);
    for (language, name) in &label.names {
        let place = Language::ALL.iter().position(|l| l == language)?;
        put(&mut bytes, place as u64);
        put(&mut bytes, name.len() as u64);
        bytes.extend(name.as_bytes());
    }
    Some((Extent::around([at])?, bytes))
}

/// The labels of a chunk, `None` at damaged bytes.
pub(super) fn unpack(bytes: &[u8]) -> Option<Vec<Names>> {
    let mut reader = Reader::new(bytes);
    let mut found = Vec::new();
    while !reader.rest.is_empty() {
        let &[kind, rank] = reader.take(2)? else { return None };
        let (_, kind) = *KINDS.get(usize::from(kind))?;
        let at = (reader.signed()?, reader.signed()?);
        if !sane(at) {
            return None;
        }
        let at = degrees(at);
        let position = Position::new(at.x, at.y).ok()?;
        let count = reader.count(2)?;
        let mut names = Vec::with_capacity(count);
        for _ in 0..count {
            let language = *Language::ALL.get(usize::try_from(reader.number()?).ok()?)?;
            let name = std::str::from_utf8(reader.block()?).ok()?;
            names.push((language, name.to_owned()));
        }
        found.push(Names { kind, rank, position, names });
    }
    Some(found)
}
