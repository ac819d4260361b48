//! Slots: everybody who has, or had, a place on the list.

use super::counting::{Counting, Word};
use crate::{
    Content, Names, State, Statement, StatementType,
    attestation::{Attestation, SignerKind},
    list::{Entry, Origin, Unconfirmed, Vacancy},
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
    slots.extend(
        attestations(state, counting)
            .into_values()
            .filter_map(|signed| attested_slot(counting, current, signed)),
    );
    slots
}

/// The own words whose names an initiator has still to confirm. Asked before entries are joined:
/// names on paper do not confirm what an organisation calls itself.
pub(super) fn unconfirmed(slots: &[Slot]) -> Vec<Unconfirmed> {
    slots
        .iter()
        .filter(|slot| !slot.attested && slot.vacancy.is_none() && !slot.entry.contested)
        .map(|slot| &slot.entry)
        .filter(|entry| !entry.name_confirmed || entry.admitted_by.is_empty())
        .map(|entry| Unconfirmed {
            digest: entry.digest,
            since: entry.since,
        })
        .collect()
}

/// Attestations by counting keys, by author and id: an initiator that changes its key signs them
/// again under the new one, and it is still one attestation.
fn attestations<'a>(
    state: &'a State,
    counting: &Counting,
) -> BTreeMap<(&'a str, &'a str), Vec<&'a Arc<Statement>>> {
    let mut by_id: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (key, register) in state.registers() {
        if key.kind == StatementType::Attestation && counting.is_initiator(&key.author, &key.key) {
            for statement in register.statements() {
                by_id
                    .entry((statement.author.as_str(), statement.id.as_str()))
                    .or_default()
                    .push(statement);
            }
        }
    }
    by_id
}

/// What stands at the highest `seq`, the smallest digest first. Two of them are contested.
fn newest(mut statements: Vec<&Arc<Statement>>) -> Vec<&Arc<Statement>> {
    let highest = statements.iter().map(|statement| statement.seq).max();
    statements.retain(|statement| Some(statement.seq) == highest);
    statements.sort_by_key(|statement| statement.digest);
    statements
}

fn endorsements(state: &State) -> BTreeMap<&str, Vec<&Arc<Statement>>> {
    let mut by_author: BTreeMap<&str, Vec<&Arc<Statement>>> = BTreeMap::new();
    for statement in state.statements() {
        if statement.kind() == StatementType::Endorsement {
            by_author
                .entry(&statement.author)
                .or_default()
                .push(statement);
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
    signed: &[&Arc<Statement>],
) -> Option<Slot> {
    let word = counting.word(author);
    let initiates = |key: &Multikey| counting.is_initiator(author, key);
    let counts = |key: &Multikey| {
        initiates(key)
            || word.is_some_and(|word| {
                word.keys().any(|let_in| let_in == key) && !state.has_ended(author, Some(key))
            })
    };
    let speaking = signed.iter().filter(|said| counts(&said.key)).copied();
    let newest = newest(speaking.collect());
    let Some(statement) = newest.first() else {
        return removed_slot(counting, author, signed);
    };
    let Content::Endorsement(endorsement) = &statement.content else {
        return None;
    };
    let contested = newest.len() > 1;
    let confirmed = initiates(&statement.key)
        || word.is_some_and(|word| {
            let digest = endorsement.names.digest();
            word.admitted
                .iter()
                .any(|(_, admission)| admission.names_digest == Some(digest))
        });
    let named = counting.named(author);
    let first = word
        .filter(|word| !word.admitted.is_empty())
        .and_then(Word::first)
        .or(named.map(|named| named.first));
    // Nobody admits the organiser: it stands first, and stays there when it signs anew.
    let order = first.unwrap_or((0, Digest::of(&[author.as_bytes()])));
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
        since: first.map_or(statement.seq, |(since, _)| since),
        said: statement.seq,
        contested,
        disputed: word.is_some_and(Word::is_disputed),
        reservations: endorsement
            .reservations
            .iter()
            .map(|reservation| reservation.demand.clone())
            .collect(),
        reserved: if confirmed && !contested {
            endorsement.reservations.clone()
        } else {
            Vec::new()
        },
        mandate: endorsement.mandate.filter(|_| confirmed && !contested),
        ..empty_entry(author, statement.digest)
    };
    let withdrawn = !endorsement.endorsed && !contested;
    Some(Slot {
        entry,
        ordinal: organisers_ordinal(counting, word).or(named.and_then(|named| named.ordinal)),
        order,
        vacancy: withdrawn.then_some(Vacancy::Withdrawn),
        attested: false,
    })
}

/// The slot of an author that initiators let in once and removed since: its number stays.
fn removed_slot(counting: &Counting, author: &str, signed: &[&Arc<Statement>]) -> Option<Slot> {
    let word = counting
        .word(author)
        .filter(|word| !word.removed.is_empty());
    let named = counting.named(author).filter(|named| named.removed);
    let order = word
        .and_then(Word::first)
        .or(named.map(|named| named.first))?;
    let digest = signed.iter().map(|statement| statement.digest).min()?;
    Some(Slot {
        entry: empty_entry(author, digest),
        ordinal: organisers_ordinal(counting, word).or(named.and_then(|named| named.ordinal)),
        order,
        vacancy: Some(Vacancy::Removed),
        attested: false,
    })
}

/// The slot of an attestation by a counting initiator: its author's newest word.
fn attested_slot(
    counting: &Counting,
    current: Option<Digest>,
    signed: Vec<&Arc<Statement>>,
) -> Option<Slot> {
    let newest = newest(signed);
    let statement = newest.first()?;
    let Content::Attestation(attestation) = &statement.content else {
        return None;
    };
    let contested = newest.len() > 1;
    let word = counting.word(&statement.id);
    let listed_since = (attestation.since.unwrap_or(statement.seq), statement.digest);
    let order = word
        .and_then(Word::first)
        .map_or(listed_since, |admitted| admitted.min(listed_since));
    let vacancy = if word.is_some_and(|word| word.removes(None)) {
        Some(Vacancy::Removed)
    } else if !attestation.listed && !contested {
        Some(Vacancy::Withdrawn)
    } else {
        None
    };
    let by_organiser = counting.is_organiser(&statement.author, &statement.key);
    let printed = attestation.ordinal.filter(|_| by_organiser);
    Some(Slot {
        entry: attested_entry(statement, attestation, word, current, contested, order.0),
        ordinal: printed.or_else(|| organisers_ordinal(counting, word)),
        order,
        vacancy,
        attested: true,
    })
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
        said: attestation.since.unwrap_or(statement.seq),
        account: attestation.account.clone().filter(|_| !contested),
        initiated: attestation.initiated,
        contested,
        disputed: word.is_some_and(Word::is_disputed),
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
    word?
        .said()
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
        said: 0,
        account: None,
        initiated: false,
        contested: false,
        same_as: Vec::new(),
        same_disputed: false,
        disputed: false,
        reservations: Vec::new(),
        reserved: Vec::new(),
        mandate: None,
    }
}
