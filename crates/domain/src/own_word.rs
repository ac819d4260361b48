//! Which words an author's own server says again by itself. Decisions only: they look at
//! statements and know neither clock nor keys' private halves.
//!
//! A server may put the author's *last* word above what stands in its way. It never puts a name
//! back where the name was taken away: that is for a person to say.

use crate::{Content, State, Statement, StatementType, Status, admission::AdmissionState};
use std::sync::Arc;
use undersigned_proof::Multikey;

/// Whether a statement takes something back: withdrawn, removed, or two entries set apart.
pub fn takes_back(statement: &Statement) -> bool {
    match &statement.content {
        Content::Note(note) => note.status == Status::Withdrawn,
        Content::Admission(admission) => admission.state != AdmissionState::Admitted,
        Content::Endorsement(endorsement) => !endorsement.endorsed,
        Content::Attestation(attestation) => !attestation.listed,
        Content::Tally(tally) => !tally.counted,
        Content::SameSigner(decision) => !decision.same,
    }
}

/// The contested registers of the keys that `is_mine` knows, as the one statement of each that is
/// to be said again above both: one that takes something back if there is one, else the one with
/// the smaller digest.
///
/// `ended` is for good, whichever of two such statements one reads, so it is left alone. So is a
/// wording that is not the current one: said again, it would become that.
pub fn to_settle(state: &State, is_mine: impl Fn(&str, &Multikey) -> bool) -> Vec<Arc<Statement>> {
    let newest_note = newest_note(state);
    state
        .registers()
        .filter(|(key, register)| register.is_contested() && is_mine(key.author, key.key))
        .filter(|(key, register)| {
            key.kind != StatementType::Note || Some(register.seq()) >= newest_note
        })
        .filter(|(_, register)| !register.statements().any(|said| said.ending().is_some()))
        .map(|(_, register)| {
            // The statements of a register stand in the order of their digests.
            let taken_back = register.statements().find(|one| takes_back(one));
            taken_back.unwrap_or(register.first()).clone()
        })
        .collect()
}

/// Whether a word that was said here, and was answered with a newer one of the same author, may
/// be said again above that. The caller knows that it was said later, by a slower clock.
pub fn may_be_said_again(said: &Statement, held: &Statement) -> bool {
    said.register_name() == held.register_name()
        && said.appeal == held.appeal
        && said.content != held.content
        && held.ending().is_none()
        && (takes_back(said) || !takes_back(held))
}

/// The highest `seq` of any note: the current wording's.
pub fn newest_note(state: &State) -> Option<u64> {
    let notes = state
        .rulings()
        .filter(|(key, _)| key.kind == StatementType::Note);
    notes.map(|(_, register)| register.seq()).max()
}
