//! The slots of those whom initiators list.

use super::{Departure, Slot, admitted_by, empty_entry, newest, organisers_ordinal, signs_current};
use crate::{
    Content, Names, Statement,
    attestation::Attestation,
    fold::counting::{Counting, Word},
    list::{Entry, Origin},
};
use std::sync::Arc;
use undersigned_proof::Digest;

/// The slot of an attestation by a counting initiator: its author's newest word.
pub(super) fn attested_slot(
    counting: &Counting,
    word: Option<&Word<'_>>,
    current: Option<Digest>,
    signed: Vec<&Arc<Statement>>,
) -> Option<Slot> {
    let newest = newest(signed);
    let statement = newest.first()?;
    let Content::Attestation(attestation) = &statement.content else {
        return None;
    };
    let contested = newest.len() > 1;
    let listed_since = (attestation.since.unwrap_or(statement.seq), statement.digest);
    let order = word
        .and_then(Word::first)
        .map_or(listed_since, |admitted| admitted.min(listed_since));
    let vacancy = if word.is_some_and(|word| word.removes(None)) {
        Some(Departure::removed(word))
    } else if !attestation.listed && !contested {
        Some(Departure::taken_back(statement))
    } else {
        None
    };
    let by_organiser = counting.is_organiser(&statement.author, &statement.key);
    let printed = attestation.ordinal.filter(|_| by_organiser);
    let mut by = admitted_by(word);
    by.insert(&statement.author);
    Some(Slot {
        entry: Arc::new(Entry {
            admitted_by: counting.list(&by),
            since: order.0,
            contested,
            ..attested_entry(statement, attestation, word, current, contested)
        }),
        ordinal: printed.or_else(|| organisers_ordinal(counting, word)),
        order,
        vacancy,
        attested_by: Some(statement.author.clone()),
    })
}

fn attested_entry(
    statement: &Statement,
    attestation: &Attestation,
    word: Option<&Word<'_>>,
    current: Option<Digest>,
    contested: bool,
) -> Entry {
    Entry {
        statement: statement.id.clone(),
        kind: attestation.kind,
        names: if contested {
            Names::default()
        } else {
            attestation.names.clone()
        },
        name_confirmed: !contested,
        current_wording: signs_current(attestation.pin.as_deref(), current),
        pin: attestation.pin.clone(),
        origin: Origin::Attested(attestation.provenance),
        signed_at: attestation.signed_at.clone(),
        said: attestation.since.unwrap_or(statement.seq),
        account: attestation.account.clone().filter(|_| !contested),
        initiated: attestation.initiated,
        disputed: word.is_some_and(Word::is_disputed),
        ..empty_entry(&statement.id, statement.digest)
    }
}
