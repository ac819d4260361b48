//! The fold: from a state to the co-signer list, and nothing but the state.
//!
//! Four steps, one file each: [`counting`] decides whose word counts, [`slots`] who is on the
//! list, [`groups`] which entries are one signer, [`numbers`] in which order they stand.
//!
//! [`Folded`] keeps a list beside a state that changes.

pub(crate) mod counting;
mod folded;
mod following;
mod groups;
mod joining;
mod numbers;
mod slots;
mod tallies;
mod wordings;

pub use folded::Folded;

use crate::{Content, Note, State, Statement, StatementType, list::CoSignerList};
use counting::Counting;
use std::sync::Arc;
use undersigned_proof::Digest;

/// Folds a state into the list. Pure: equal states give equal lists, to the byte.
pub fn fold(state: &State) -> CoSignerList {
    let folded = Folded::of(state);
    folded.list().as_ref().clone()
}

/// Notes of counting organiser's keys.
fn notes<'a>(
    state: &'a State,
    counting: &'a Counting,
) -> impl Iterator<Item = (&'a Arc<Statement>, &'a Note)> {
    state
        .rulings()
        .filter(|(key, _)| key.kind == StatementType::Note)
        .filter(|(key, _)| counting.is_organiser(key.author, key.key))
        .flat_map(|(_, register)| register.statements())
        .filter_map(|statement| match &statement.content {
            Content::Note(note) => Some((statement, note.as_ref())),
            _ => None,
        })
}

/// The note with the highest `seq`; of two, the one with the smaller digest, marked.
fn current_note(state: &State, counting: &Counting) -> (Option<Arc<Statement>>, bool) {
    let highest = notes(state, counting).map(|(note, _)| note.seq).max();
    let mut newest: Vec<_> = notes(state, counting)
        .map(|(note, _)| note)
        .filter(|note| Some(note.seq) == highest)
        .collect();
    newest.sort_by_key(|note| note.digest);
    (newest.first().map(|note| (*note).clone()), newest.len() > 1)
}

/// A wording: its revision and the digest of its text.
type Wording = (u64, Digest);
