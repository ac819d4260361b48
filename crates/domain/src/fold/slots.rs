//! Slots: everybody who has, or had, a place on the list.

mod attested;
mod own;

use super::counting::{Counting, Word, Words};
use crate::{
    Names, RegisterName, State, Statement, StatementType,
    attestation::SignerKind,
    endorsement::Pin,
    list::{Entry, Origin, Unconfirmed, Vacancy},
};
use attested::attested_slot;
use own::own_slot;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::Digest;

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
