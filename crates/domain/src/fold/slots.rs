//! Slots: everybody who has, or had, a place on the list.

use super::counting::{Counting, Word, Words};
use crate::{
    Content, Names, RegisterName, State, Statement, StatementType,
    attestation::{Attestation, SignerKind},
    endorsement::Pin,
    list::{Entry, Origin, Unconfirmed, Vacancy},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::{Digest, Multikey};

/// A place on the list: an entry, or a number that is kept for one that left.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slot {
    /// The entry; of one that left only `id`, `number`, `since` and `digest` mean anything.
    pub entry: Arc<Entry>,
    /// The printed number, where the organiser gave one.
    pub ordinal: Option<u64>,
    /// What it is ordered by, where it has no printed number.
    pub order: (u64, Digest),
    /// Set for what left the list.
    pub vacancy: Option<Departure>,
    /// The author of an attestation; none for the signer's own word.
    pub attested_by: Option<String>,
}

/// Why and when a place was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Departure {
    /// Why.
    pub why: Vacancy,
    /// When that was signed, where a statement says so.
    pub at: Option<u64>,
    /// The reason that a removal gives.
    pub reason: Option<&'static str>,
}

impl Departure {
    /// Of an entry that is shown with another.
    pub const JOINED: Self = Self {
        why: Vacancy::Joined,
        at: None,
        reason: None,
    };

    fn withdrawn(statement: &Statement) -> Self {
        Self {
            why: Vacancy::Withdrawn,
            at: Some(statement.seq),
            reason: None,
        }
    }

    fn taken_back(statement: &Statement) -> Self {
        Self {
            why: Vacancy::TakenBack,
            ..Self::withdrawn(statement)
        }
    }

    fn removed(word: Option<&Word<'_>>) -> Self {
        let removal = word.and_then(Word::removal);
        Self {
            why: Vacancy::Removed,
            at: removal.map(|(at, _)| at),
            reason: removal.and_then(|(_, reason)| reason),
        }
    }
}

/// What orders slots: since when and by which statement, id, and the author of an attestation.
pub(super) type Rank<'a> = ((u64, Digest), &'a str, Option<&'a str>);

impl Slot {
    /// What tells it from every other: its id, and the author of an attestation.
    pub fn name(&self) -> (&str, Option<&str>) {
        (&self.entry.id, self.attested_by.as_deref())
    }

    /// Its place among those that have no printed number.
    pub fn rank(&self) -> Rank<'_> {
        (self.order, &self.entry.id, self.attested_by.as_deref())
    }

    /// Its place in the list: by number, and where one number is shared, or missing, by rank.
    pub fn place(&self) -> (Option<u64>, Rank<'_>) {
        (self.entry.number, self.rank())
    }

    /// Whether its number does not follow from its rank: a printed one, or, for one of those whom a
    /// printed list names as callers, none.
    pub fn is_printed(&self) -> bool {
        self.ordinal.is_some() || self.entry.initiated
    }

    /// The own word whose names an initiator has still to confirm. Asked of slots, before entries
    /// are joined: names on paper do not confirm what an organisation calls itself.
    pub fn unconfirmed(&self) -> Option<Unconfirmed> {
        let entry = &self.entry;
        let stands = self.attested_by.is_none() && self.vacancy.is_none() && !entry.contested;
        let open = !entry.name_confirmed || entry.admitted_by.is_empty();
        (stands && open).then_some(Unconfirmed {
            digest: entry.digest,
            since: entry.since,
            author: entry.id.clone(),
        })
    }
}

/// Whether an actor has said anything about signing for itself, under whichever key.
pub(super) fn endorses(state: &State, actor: &str) -> bool {
    let mut said = state.registers_of_type(actor, StatementType::Endorsement);
    said.next().is_some()
}

/// Every slot of a state, in no particular order, and the authors of endorsements that have none.
pub(super) fn slots<'a>(
    state: &'a State,
    counting: &Counting,
    words: &Words<'_>,
    current: Option<Digest>,
) -> (Vec<Slot>, Vec<&'a str>) {
    let mut own: BTreeMap<&str, Vec<&Arc<Statement>>> = BTreeMap::new();
    let mut attested: BTreeMap<(&str, &str), Vec<&Arc<Statement>>> = BTreeMap::new();
    for (key, register) in state.registers() {
        match key.kind {
            StatementType::Endorsement => {
                own.entry(key.author)
                    .or_default()
                    .extend(register.statements());
            }
            // By author and id: an initiator that changes its key signs an attestation again under
            // the new one, and it is still one attestation.
            StatementType::Attestation if counting.is_initiator(key.author, key.key) => {
                for said in register.statements() {
                    attested
                        .entry((&said.author, &said.id))
                        .or_default()
                        .push(said);
                }
            }
            _ => {}
        }
    }
    let mut unlisted = Vec::new();
    let own = own.into_iter().filter_map(|(author, said)| {
        let slot = own_slot(state, counting, words.get(author), current, author, &said);
        if slot.is_none() {
            unlisted.push(author);
        }
        slot
    });
    let own: Vec<Slot> = own.collect();
    let attested = attested
        .into_iter()
        .filter_map(|((_, id), said)| attested_slot(counting, words.get(id), current, said));
    (own.into_iter().chain(attested).collect(), unlisted)
}

/// The slots with one id, as [`slots`] gives them. Looks only where that stands.
pub(super) fn slots_of(
    state: &State,
    counting: &Counting,
    current: Option<Digest>,
    id: &str,
) -> Vec<Slot> {
    let word = counting.word(state, id);
    let own: Vec<&Arc<Statement>> = state
        .registers_of_type(id, StatementType::Endorsement)
        .flat_map(|(_, register)| register.statements())
        .collect();
    let own = match own.is_empty() {
        true => None,
        false => own_slot(state, counting, word.as_ref(), current, id, &own),
    };
    let about = [id.to_owned()];
    let mut attested: BTreeMap<&str, Vec<&Arc<Statement>>> = BTreeMap::new();
    for (author, key) in counting.deciders() {
        let register = RegisterName::about(author, key, StatementType::Attestation, &about);
        let held = state.named(register).into_iter();
        let said = held.flat_map(|held| held.statements());
        attested.entry(author).or_default().extend(said);
    }
    let attested = attested
        .into_values()
        .filter_map(|said| attested_slot(counting, word.as_ref(), current, said));
    own.into_iter().chain(attested).collect()
}

/// What stands at the highest `seq`, the smallest digest first. Two of them are contested.
fn newest(mut statements: Vec<&Arc<Statement>>) -> Vec<&Arc<Statement>> {
    let highest = statements.iter().map(|statement| statement.seq).max();
    statements.retain(|statement| Some(statement.seq) == highest);
    statements.sort_by_key(|statement| statement.digest);
    statements
}

/// The slot of an author: the newest word under its keys that count speaks for it.
fn own_slot(
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
    let confirmed = !contested
        && (initiates(&statement.key)
            || word.is_some_and(|word| {
                let digest = endorsement.names.digest();
                word.admitted
                    .iter()
                    .any(|(_, admission)| admission.names_digest == Some(digest))
            }));
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
        name_confirmed: confirmed,
        names: if confirmed {
            endorsement.names.clone()
        } else {
            Names::default()
        },
        current_wording: signs_current(endorsement.pin.as_deref(), current),
        pin: endorsement.pin.clone(),
        origin: Origin::OwnServer,
        admitted_by: counting.list(&admitted_by(word)),
        since: first.map_or(statement.seq, |(since, _)| since),
        said: statement.seq,
        published: statement.published.clone(),
        contested,
        disputed: word.is_some_and(Word::is_disputed),
        reservations: endorsement
            .reservations
            .iter()
            .map(|reservation| reservation.demand.clone())
            .collect(),
        reserved: if confirmed {
            endorsement.reservations.clone()
        } else {
            Vec::new()
        },
        mandate: endorsement.mandate.filter(|_| confirmed),
        ..empty_entry(author, statement.digest)
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

/// The slot of an attestation by a counting initiator: its author's newest word.
fn attested_slot(
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

/// Whether the current wording was signed.
fn signs_current(pin: Option<&Pin>, current: Option<Digest>) -> bool {
    pin.is_some_and(|pin| Some(pin.text_digest) == current)
}

fn admitted_by<'a>(word: Option<&Word<'a>>) -> BTreeSet<&'a str> {
    let admitted = word.into_iter().flat_map(|word| &word.admitted);
    admitted
        .map(|(statement, _)| statement.author.as_str())
        .collect()
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
        admitted_by: Arc::default(),
        since: 0,
        signed_at: None,
        said: 0,
        published: None,
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
