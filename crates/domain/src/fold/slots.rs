//! Slots: everybody who has, or had, a place on the list.

use super::counting::{Counting, Word, first};
use crate::{
    Content, Names, State, Statement, StatementType,
    attestation::{Attestation, SignerKind},
    endorsement::Endorsement,
    list::{Entry, Origin, Vacancy},
};
use std::{collections::BTreeMap, sync::Arc};
use undersigned_proof::{Digest, Multikey};

/// A place on the list: an entry, or a number that is kept for one that left.
pub(super) struct Slot {
    /// The entry; of one that left only `id`, `number`, `since` and `digest` mean anything.
    pub entry: Entry,
    /// The printed number, where the organiser gave one.
    pub ordinal: Option<u64>,
    /// What it is ordered by, where it has no printed number.
    pub order: (u64, Digest),
    /// Set for what left the list.
    pub vacancy: Option<Vacancy>,
    /// An attestation, rather than the signer's own word.
    pub attested: bool,
}

/// Every slot of a state, in no particular order.
pub(super) fn slots(state: &State, counting: &Counting, current: Option<Digest>) -> Vec<Slot> {
    let mut slots: Vec<Slot> = endorsements(state)
        .into_iter()
        .filter_map(|(author, statements)| own_slot(state, counting, current, author, &statements))
        .collect();
    for (key, register) in state.registers() {
        if key.kind == StatementType::Attestation && counting.is_initiator(&key.author, &key.key) {
            slots.push(attested_slot(counting, current, register));
        }
    }
    slots
}

type Signed<'a> = (&'a Arc<Statement>, &'a Endorsement);

fn endorsements(state: &State) -> BTreeMap<&str, Vec<Signed<'_>>> {
    let mut by_author: BTreeMap<&str, Vec<Signed<'_>>> = BTreeMap::new();
    for statement in state.statements() {
        if let Content::Endorsement(endorsement) = &statement.content {
            by_author
                .entry(&statement.author)
                .or_default()
                .push((statement, endorsement));
        }
    }
    by_author
}

/// The slot of an author: the newest word under its keys that count speaks for it.
fn own_slot(
    state: &State,
    counting: &Counting,
    current: Option<Digest>,
    author: &str,
    signed: &[Signed<'_>],
) -> Option<Slot> {
    let word = counting.word(author);
    let initiates = |key: &Multikey| counting.is_initiator(author, key);
    let counts = |key: &Multikey| {
        initiates(key)
            || word.is_some_and(|word| {
                word.keys().any(|let_in| let_in == key) && !state.has_ended(author, Some(key))
            })
    };
    let speaking: Vec<_> = signed.iter().filter(|(s, _)| counts(&s.key)).collect();
    let Some(highest) = speaking.iter().map(|(statement, _)| statement.seq).max() else {
        return removed_slot(author, word?, signed);
    };
    let mut newest: Vec<_> = speaking
        .into_iter()
        .filter(|(statement, _)| statement.seq == highest)
        .collect();
    newest.sort_by_key(|(statement, _)| statement.digest);
    let (statement, endorsement) = newest.first()?;
    let contested = newest.len() > 1;
    let confirmed = initiates(&statement.key)
        || word.is_some_and(|word| {
            let digest = endorsement.names.digest();
            word.admitted.iter().any(|(_, admission)| admission.names_digest == Some(digest))
        });
    let order = word
        .and_then(|word| first(&word.admitted))
        .or_else(|| counting.named(author))
        .unwrap_or((statement.seq, statement.digest));
    let personal = endorsement.names.capacity.as_deref() == Some("personal");
    let entry = Entry {
        id: author.to_owned(),
        statement: statement.id.clone(),
        digest: statement.digest,
        kind: if personal {
            SignerKind::Individual
        } else {
            SignerKind::Organisation
        },
        name_confirmed: confirmed && !contested,
        names: if confirmed && !contested {
            endorsement.names.clone()
        } else {
            Names::default()
        },
        current_wording: endorsement
            .pin
            .as_ref()
            .is_some_and(|pin| Some(pin.text_digest) == current),
        pin: endorsement.pin.clone(),
        origin: Origin::OwnServer,
        admitted_by: admitted_by(word),
        since: order.0,
        contested,
        disputed: word.is_some_and(|word| !word.removed.is_empty()),
        reservations: endorsement
            .reservations
            .iter()
            .map(|reservation| reservation.demand.clone())
            .collect(),
        ..empty_entry(author, statement.digest)
    };
    let withdrawn = !endorsement.endorsed && !contested;
    Some(Slot {
        entry,
        ordinal: organisers_ordinal(counting, word),
        order,
        vacancy: withdrawn.then_some(Vacancy::Withdrawn),
        attested: false,
    })
}

/// The slot of an author that initiators let in once and removed since.
fn removed_slot(author: &str, word: &Word<'_>, signed: &[Signed<'_>]) -> Option<Slot> {
    let order = first(&word.removed)?;
    let digest = signed.iter().map(|(statement, _)| statement.digest).min()?;
    Some(Slot {
        entry: empty_entry(author, digest),
        ordinal: word.removed.iter().filter_map(|(_, removal)| removal.ordinal).min(),
        order,
        vacancy: Some(Vacancy::Removed),
        attested: false,
    })
}

/// The slot of an attestation by a counting initiator.
fn attested_slot(
    counting: &Counting,
    current: Option<Digest>,
    register: &crate::Register,
) -> Slot {
    let statement = register.first();
    let word = counting.word(&statement.id);
    let Content::Attestation(attestation) = &statement.content else {
        // A register of this kind holds nothing else.
        return Slot {
            entry: empty_entry(&statement.id, statement.digest),
            ordinal: None,
            order: (statement.seq, statement.digest),
            vacancy: Some(Vacancy::Removed),
            attested: true,
        };
    };
    let listed_since = (attestation.since.unwrap_or(statement.seq), statement.digest);
    let order = word
        .and_then(|word| first(&word.admitted))
        .map_or(listed_since, |admitted| admitted.min(listed_since));
    let vacancy = if word.is_some_and(|word| word.removes(None)) {
        Some(Vacancy::Removed)
    } else if !attestation.listed && !register.is_contested() {
        Some(Vacancy::Withdrawn)
    } else {
        None
    };
    let by_organiser = counting.is_organiser(&statement.author, &statement.key);
    let printed = attestation.ordinal.filter(|_| by_organiser);
    Slot {
        entry: attested_entry(statement, attestation, word, current, register.is_contested(), order.0),
        ordinal: printed.or_else(|| organisers_ordinal(counting, word)),
        order,
        vacancy,
        attested: true,
    }
}

fn attested_entry(
    statement: &Statement,
    attestation: &Attestation,
    word: Option<&Word<'_>>,
    current: Option<Digest>,
    contested: bool,
    since: u64,
) -> Entry {
    let mut by = admitted_by(word);
    by.push(statement.author.clone());
    by.sort();
    by.dedup();
    Entry {
        statement: statement.id.clone(),
        kind: attestation.kind,
        names: if contested {
            Names::default()
        } else {
            attestation.names.clone()
        },
        name_confirmed: !contested,
        current_wording: attestation
            .pin
            .as_ref()
            .is_some_and(|pin| Some(pin.text_digest) == current),
        pin: attestation.pin.clone(),
        origin: Origin::Attested(attestation.provenance),
        admitted_by: by,
        since,
        signed_at: attestation.signed_at.clone(),
        initiated: attestation.initiated,
        contested,
        disputed: word.is_some_and(|word| !word.removed.is_empty()),
        ..empty_entry(&statement.id, statement.digest)
    }
}

fn admitted_by(word: Option<&Word<'_>>) -> Vec<String> {
    let mut by: Vec<String> = word
        .into_iter()
        .flat_map(|word| &word.admitted)
        .map(|(statement, _)| statement.author.clone())
        .collect();
    by.sort();
    by.dedup();
    by
}

/// The smallest number that an organiser's admission or removal carries.
fn organisers_ordinal(counting: &Counting, word: Option<&Word<'_>>) -> Option<u64> {
    let word = word?;
    word.admitted
        .iter()
        .chain(&word.removed)
        .filter(|(statement, _)| counting.is_organiser(&statement.author, &statement.key))
        .filter_map(|(_, admission)| admission.ordinal)
        .min()
}

fn empty_entry(id: &str, digest: Digest) -> Entry {
    Entry {
        id: id.to_owned(),
        statement: String::new(),
        digest,
        kind: SignerKind::Organisation,
        names: Names::default(),
        name_confirmed: false,
        number: None,
        number_shared: false,
        pin: None,
        current_wording: false,
        origin: Origin::OwnServer,
        admitted_by: Vec::new(),
        since: 0,
        signed_at: None,
        initiated: false,
        contested: false,
        same_as: Vec::new(),
        same_disputed: false,
        disputed: false,
        reservations: Vec::new(),
    }
}
