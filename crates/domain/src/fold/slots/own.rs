//! The slots of those who sign from their own servers.

use super::{Departure, Slot, admitted_by, empty_entry, newest, organisers_ordinal, signs_current};
use crate::{
    Content, Names, State, Statement,
    attestation::SignerKind,
    endorsement::Endorsement,
    fold::counting::{Counting, Word},
    list::{Entry, Origin},
};
use std::sync::Arc;
use undersigned_proof::{Digest, Multikey};

/// The slot of an author: the newest word under its keys that count speaks for it.
pub(super) fn own_slot(
    state: &State,
    counting: &Counting,
    word: Option<&Word<'_>>,
    current: Option<Digest>,
    author: &str,
    signed: &[&Arc<Statement>],
) -> Option<Slot> {
    let initiates = |key: &Multikey| counting.is_initiator(author, key);
    let counts = |key: &Multikey| {
        initiates(key)
            || word.is_some_and(|word| word.lets_in(key)) && !state.has_ended(author, Some(key))
    };
    let speaking = signed.iter().filter(|said| counts(&said.key)).copied();
    let newest = newest(speaking.collect());
    let Some(statement) = newest.first() else {
        return removed_slot(counting, word, author, signed);
    };
    let Content::Endorsement(endorsement) = &statement.content else {
        return None;
    };
    let contested = newest.len() > 1;
    let confirmed =
        !contested && (initiates(&statement.key) || admits_names(word, &endorsement.names));
    let named = counting.named(author);
    let first = word
        .filter(|word| !word.admitted.is_empty())
        .and_then(Word::first)
        .or(named.map(|named| named.first));
    // Nobody admits the organiser: it stands first, and stays there when it signs anew.
    let order = first.unwrap_or((0, Digest::of(&[author.as_bytes()])));
    let entry = Entry {
        current_wording: signs_current(endorsement.pin.as_deref(), current),
        admitted_by: counting.list(&admitted_by(word)),
        since: first.map_or(statement.seq, |(since, _)| since),
        contested,
        disputed: word.is_some_and(Word::is_disputed),
        ..own_entry(statement, endorsement, confirmed)
    };
    let withdrawn = !endorsement.endorsed && !contested;
    Some(Slot {
        entry: Arc::new(entry),
        ordinal: organisers_ordinal(counting, word).or(named.and_then(|named| named.ordinal)),
        order,
        vacancy: withdrawn.then(|| Departure::withdrawn(statement)),
        attested_by: None,
    })
}

/// Whether an initiator has let in these very names.
fn admits_names(word: Option<&Word<'_>>, names: &Names) -> bool {
    word.is_some_and(|word| {
        let digest = names.digest();
        word.admitted
            .iter()
            .any(|(_, admission)| admission.names_digest == Some(digest))
    })
}

/// What a signer's own word says; of names that nobody has `confirmed` nothing is shown.
fn own_entry(statement: &Statement, endorsement: &Endorsement, confirmed: bool) -> Entry {
    let personal = endorsement.names.capacity.as_deref() == Some("personal");
    let reservations = endorsement.reservations.iter();
    Entry {
        statement: statement.id.clone(),
        kind: if personal {
            SignerKind::Individual
        } else {
            SignerKind::Organisation
        },
        name_confirmed: confirmed,
        names: if confirmed {
            endorsement.names.clone()
        } else {
            Names::default()
        },
        pin: endorsement.pin.clone(),
        origin: Origin::OwnServer,
        said: statement.seq,
        published: statement.published.clone(),
        reservations: reservations
            .map(|reservation| reservation.demand.clone())
            .collect(),
        reserved: if confirmed {
            endorsement.reservations.clone()
        } else {
            Vec::new()
        },
        mandate: endorsement.mandate.filter(|_| confirmed),
        ..empty_entry(&statement.author, statement.digest)
    }
}

/// The slot of an author that initiators let in once and removed since: its number stays.
fn removed_slot(
    counting: &Counting,
    word: Option<&Word<'_>>,
    author: &str,
    signed: &[&Arc<Statement>],
) -> Option<Slot> {
    let word = word.filter(|word| !word.removed.is_empty());
    let named = counting.named(author).filter(|named| named.removed);
    let order = word
        .and_then(Word::first)
        .or(named.map(|named| named.first))?;
    let digest = signed.iter().map(|statement| statement.digest).min()?;
    Some(Slot {
        entry: Arc::new(empty_entry(author, digest)),
        ordinal: organisers_ordinal(counting, word).or(named.and_then(|named| named.ordinal)),
        order,
        vacancy: Some(Departure::removed(word)),
        attested_by: None,
    })
}
