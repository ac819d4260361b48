//! The fold: from a state to the co-signer list, and nothing but the state.
//!
//! Four steps, one file each: [`counting`] decides whose word counts, [`slots`] who is on the
//! list, [`groups`] which entries are one signer, [`numbers`] in which order they stand.

pub(crate) mod counting;
mod groups;
mod numbers;
mod slots;
mod tallies;

use crate::{
    Content, Note, State, Statement, StatementType, Totals,
    list::{CoSignerList, Entry},
};
use counting::Counting;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::Digest;

/// Folds a state into the list. Pure: equal states give equal lists, to the byte.
pub fn fold(state: &State) -> CoSignerList {
    let counting = Counting::of(state);
    let (note, note_contested) = current_note(state, &counting);
    let current_text = note.as_ref().and_then(|note| match &note.content {
        Content::Note(note) => Some(note.text_digest),
        _ => None,
    });
    let mut slots = slots::slots(state, &counting, current_text);
    let decisions = groups::Decisions::of(state, &counting);
    groups::withdraw_with_signer(&mut slots, &decisions);
    numbers::number(&mut slots);
    let unconfirmed = slots::unconfirmed(&slots);
    let (mut entries, vacated) = groups::join(slots, &decisions);
    numbers::mark_shared(&mut entries);
    let claims = tallies::claims(state, &counting, &entries);
    CoSignerList {
        organiser: note.as_ref().map(|note| note.author.clone()),
        note_digest: note.as_ref().map(|note| note.digest),
        note_contested,
        text_conflicts: text_conflicts(state, &counting, &entries),
        initiators: counting.initiators(),
        totals: Totals::of(&entries, claims),
        entries,
        vacated,
        note,
        decisions: decisions.list(),
        unconfirmed,
    }
}

/// Notes of counting organiser's keys.
fn notes<'a>(
    state: &'a State,
    counting: &'a Counting,
) -> impl Iterator<Item = (&'a Arc<Statement>, &'a Note)> {
    state
        .registers()
        .filter(|(key, _)| key.kind == StatementType::Note)
        .filter(|(key, _)| counting.is_organiser(&key.author, &key.key))
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

/// Revisions under which more than one text stands, in notes or in what was signed.
fn text_conflicts(
    state: &State,
    counting: &Counting,
    entries: &[Entry],
) -> BTreeMap<u64, Vec<Digest>> {
    let published = notes(state, counting).map(|(_, note)| (note.revision, note.text_digest));
    let signed = entries
        .iter()
        .filter_map(|entry| entry.pin.as_ref())
        .map(|pin| (pin.revision, pin.text_digest));
    let mut texts: BTreeMap<u64, BTreeSet<Digest>> = BTreeMap::new();
    for (revision, text) in published.chain(signed) {
        texts.entry(revision).or_default().insert(text);
    }
    texts
        .into_iter()
        .filter(|(_, texts)| texts.len() > 1)
        .map(|(revision, texts)| (revision, texts.into_iter().collect()))
        .collect()
}
