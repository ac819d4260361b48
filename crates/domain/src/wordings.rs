//! The wordings of an appeal: every text that was published or signed under a revision number.
//!
//! Revisions are registers of their own and stay for ever, so the earlier wording can be read as
//! long as anybody holds the state.

use crate::{
    CoSignerList, Content, Note, State, Statement, StatementType, admission::Role, endorsement::Pin,
};
use std::{
    collections::{BTreeMap, btree_map},
    sync::Arc,
};
use undersigned_proof::Digest;

/// One text under one revision number.
#[derive(Debug, Clone)]
pub struct KnownWording {
    /// `revision`.
    pub revision: u64,
    /// `textDigest`.
    pub text_digest: Digest,
    /// The newest note that carries it; none where only the digest is known, from those who
    /// signed it.
    pub statement: Option<Arc<Statement>>,
}

impl KnownWording {
    /// The note, read.
    pub fn note(&self) -> Option<&Note> {
        match &self.statement.as_ref()?.content {
            Content::Note(note) => Some(note),
            _ => None,
        }
    }

    /// What somebody who signs this wording pins.
    pub fn pin(&self) -> Pin {
        Pin {
            revision: self.revision,
            text_digest: self.text_digest,
        }
    }

    /// Whether a pin is to this wording.
    pub fn is_pinned_by(&self, pin: &Pin) -> bool {
        self.revision == pin.revision && self.text_digest == pin.text_digest
    }
}

/// Every wording of an appeal, first revision first: those in notes of organiser's keys that
/// count, and those that listed signers pinned. More than one under a revision is a conflict: the
/// current text stands first, then what can be read, then by digest.
///
/// `list` is what [`fold`](crate::fold()) makes of `state`.
pub fn wordings(state: &State, list: &CoSignerList) -> Vec<KnownWording> {
    let mut known: BTreeMap<(u64, Digest), Option<Arc<Statement>>> = BTreeMap::new();
    for (statement, note) in notes(state, list) {
        match known.entry((note.revision, note.text_digest)) {
            btree_map::Entry::Vacant(place) => {
                place.insert(Some(statement.clone()));
            }
            btree_map::Entry::Occupied(mut place) => {
                // Of two at one `seq` the smaller digest, as everywhere.
                let rank = |one: &Statement| (std::cmp::Reverse(one.seq), one.digest);
                if place
                    .get()
                    .as_ref()
                    .is_none_or(|held| rank(statement) < rank(held))
                {
                    place.insert(Some(statement.clone()));
                }
            }
        }
    }
    for pin in list.entries.iter().filter_map(|entry| entry.pin.as_ref()) {
        known.entry((pin.revision, pin.text_digest)).or_insert(None);
    }
    let current = list.current();
    let current = current.map(|note| (note.revision, note.text_digest));
    let mut wordings: Vec<KnownWording> = known
        .into_iter()
        .map(|((revision, text_digest), statement)| KnownWording {
            revision,
            text_digest,
            statement,
        })
        .collect();
    wordings.sort_by_key(|one| {
        (
            one.revision,
            Some((one.revision, one.text_digest)) != current,
            one.statement.is_none(),
            one.text_digest,
        )
    });
    wordings
}

/// Notes under organiser's keys whose word counts, as the list says.
fn notes<'a>(
    state: &'a State,
    list: &'a CoSignerList,
) -> impl Iterator<Item = (&'a Arc<Statement>, &'a Note)> {
    state
        .registers()
        .filter(move |(name, _)| {
            name.kind == StatementType::Note
                && list.role_of(name.author, name.key) == Some(Role::Organiser)
        })
        .flat_map(|(_, register)| register.statements())
        .filter_map(|statement| match &statement.content {
            Content::Note(note) => Some((statement, note.as_ref())),
            _ => None,
        })
}
