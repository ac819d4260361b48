//! The co-signer list, as the fold gives it. Its serialised form is the same, to the byte, on
//! every server that holds the same state.

use crate::{
    Names, Note, Status, Totals,
    admission::Role,
    attestation::{Provenance, SignerKind},
    endorsement::{Pin, Reservation},
    ids,
    mandate::Mandate,
    sequence::Sequence,
};
use imbl::OrdSet;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use undersigned_proof::{Digest, Multikey};

/// What a state says: who called, who signed, how many.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CoSignerList {
    /// The organiser's actor, once a note of it is there.
    pub organiser: Option<String>,
    /// The current note.
    #[serde(skip)]
    pub note: Option<Arc<crate::Statement>>,
    /// Digest of the current note.
    pub note_digest: Option<Digest>,
    /// Whether two notes stand at one `seq`.
    pub note_contested: bool,
    /// Revisions under which different texts were signed or published, with the text digests.
    pub text_conflicts: BTreeMap<u64, Vec<Digest>>,
    /// Organiser, co-initiators and keepers whose word counts.
    pub initiators: Vec<Initiator>,
    /// Who is listed, in the order of the list.
    pub entries: Sequence<Entry>,
    /// Numbers that are taken but not listed any more.
    pub vacated: Sequence<Vacated>,
    /// The sums.
    pub totals: Totals,
    /// Which pairs of entries counting initiators decided to be one signer, or two; for each pair
    /// the word that holds, sorted by the pair.
    #[serde(skip)]
    pub decisions: Arc<[Decision]>,
    /// Signers by their own word whose names are not shown, or whom nobody has let in by name;
    /// also those whose entry was joined with another. In the order of their digests.
    #[serde(skip)]
    pub unconfirmed: OrdSet<Unconfirmed>,
}

/// An endorsement whose names an initiator has still to confirm.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unconfirmed {
    /// Digest of the endorsement.
    pub digest: Digest,
    /// Since when its author has been listed, in milliseconds since 1970.
    pub since: u64,
    /// Its author.
    pub author: String,
}

/// An initiator's word that two entries are one signer, or are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Ids of the two entries, sorted.
    pub entries: [String; 2],
    /// `true`: one signer.
    pub same: bool,
    /// The initiator's actor id.
    pub by: String,
    /// When it was signed, in milliseconds since 1970.
    pub at: u64,
    /// Id of the statement.
    pub statement: String,
}

impl CoSignerList {
    /// The current note, read.
    pub fn current(&self) -> Option<&Note> {
        match &self.note.as_ref()?.content {
            crate::Content::Note(note) => Some(note),
            _ => None,
        }
    }

    /// Whether the organiser has withdrawn the appeal: nobody is let in, and nothing is decided, any more.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        let current = self.current();
        current.is_some_and(|note| note.status == Status::Withdrawn)
    }

    /// As what an actor's key counts among the initiators, if it does.
    #[must_use]
    pub fn role_of(&self, actor: &str, key: &Multikey) -> Option<Role> {
        let mut initiators = self.initiators.iter();
        let held = initiators.find(|one| one.actor == actor && one.keys.contains(key));
        held.map(|one| one.role)
    }

    /// What holds about a pair of entries, if any initiator has decided.
    #[must_use]
    pub fn decision_about(&self, entries: [&str; 2]) -> Option<&Decision> {
        let mut pair = entries;
        pair.sort_unstable();
        self.decisions
            .iter()
            .find(|decision| decision.entries == pair)
    }

    /// When the appeal ended, in milliseconds since 1970, if it did: what is said of it later, such as
    /// that it was handed over, moves that no further. 0 without a note.
    #[must_use]
    pub fn ended_at(&self) -> u64 {
        let seq = self.note.as_ref().map_or(0, |note| note.seq);
        let closed = self.current().and_then(|note| note.closed_at(seq));
        closed.unwrap_or(seq)
    }

    /// Actors of whom one speaks by name when one shows the list: the organiser, the initiators, and
    /// those who count people or unnamed organisations. Few, however long the list is.
    #[must_use]
    pub fn speakers(&self) -> BTreeSet<&str> {
        let initiators = self.initiators.iter().map(|one| one.actor.as_str());
        let claimants = self.totals.claims.iter().map(|claim| claim.by.as_str());
        let organiser = self.organiser.as_deref();
        initiators.chain(organiser).chain(claimants).collect()
    }

    /// Origins of the servers for which the list vouches: that of the appeal (`object`), and those on which an
    /// initiator is at home, or somebody who signs there and counts. What any other server says that it holds,
    /// nobody on the list stands behind.
    #[must_use]
    pub fn homes(&self, object: &str) -> BTreeSet<String> {
        let initiators = self.initiators.iter().map(|one| one.actor.as_str());
        let counted = self.entries.iter().filter(|entry| !entry.contested);
        // Whoever was attested is at home with the initiator who did.
        let own =
            counted.filter(|entry| entry.origin == Origin::OwnServer || !entry.same_as.is_empty());
        let signers = own.flat_map(|entry| [&entry.id].into_iter().chain(&entry.same_as));
        let all = initiators.chain(signers.map(String::as_str));
        all.chain([object])
            .filter_map(|id| Some(ids::origin(id)?.ascii_serialization()))
            .collect()
    }
}

/// An actor whose word lets others in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Initiator {
    /// The actor's id.
    pub actor: String,
    /// As what.
    pub role: Role,
    /// Its keys whose word counts.
    #[serde(serialize_with = "keys")]
    pub keys: Vec<Multikey>,
}

/// How an entry came onto the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A statement from the signer's own server.
    OwnServer,
    /// An initiator's word.
    #[serde(untagged)]
    Attested(Provenance),
}

impl Origin {
    /// The word by which pages and the API name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::OwnServer => "own-server",
            Self::Attested(provenance) => provenance.name(),
        }
    }
}

/// One signer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// The actor's or the attestation's id.
    pub id: String,
    /// Where the statement is served.
    pub statement: String,
    /// Digest of the statement.
    pub digest: Digest,
    /// Organisation, or an individual in personal capacity.
    #[serde(serialize_with = "signer_kind")]
    pub kind: SignerKind,
    /// Names that may be shown; empty where they are not confirmed or the entry is contested.
    pub names: Names,
    /// Whether the names are those that an initiator let in.
    pub name_confirmed: bool,
    /// The number on the list. Those whom a printed list names as callers have none.
    pub number: Option<u64>,
    /// Whether another entry has the same number.
    pub number_shared: bool,
    /// Which wording it signed.
    #[serde(serialize_with = "pin")]
    pub pin: Option<Arc<Pin>>,
    /// Whether that is the current wording.
    pub current_wording: bool,
    /// How it came onto the list.
    pub origin: Origin,
    /// Which initiators let it in, sorted. Those whom one initiator let in alone share that.
    pub admitted_by: Arc<[String]>,
    /// When it was first let in, in milliseconds since 1970.
    pub since: u64,
    /// When it was signed, where the attestation says so.
    pub signed_at: Option<String>,
    /// When its own statement was signed, in milliseconds since 1970; of an attestation the first. No
    /// rule looks at it.
    #[serde(skip)]
    pub said: u64,
    /// When its own statement says that it was published, as written there; none of an attestation.
    /// No rule looks at it.
    #[serde(skip)]
    pub published: Option<Arc<str>>,
    /// The account with which it was signed, where the attestation says so. No rule looks at it.
    #[serde(skip)]
    pub account: Option<String>,
    /// Whether a printed list names it as one who called for the appeal.
    pub initiated: bool,
    /// Its author signed two things at once: shown, counted by nobody.
    pub contested: bool,
    /// Ids of further entries that are this same signer.
    pub same_as: Vec<String>,
    /// Initiators disagree whether this is the same as another entry.
    pub same_disputed: bool,
    /// Initiators disagree whether this belongs on the list: some removed it, others keep it.
    pub disputed: bool,
    /// Ids of demands under reservation.
    pub reservations: Vec<String>,
    /// The reservations with the signer's own words; empty where its names are. No rule looks at it.
    #[serde(skip)]
    pub reserved: Vec<Reservation>,
    /// On what its own endorsement rests; none where its names are empty. No rule looks at it.
    #[serde(skip)]
    pub mandate: Option<Mandate>,
}

impl Entry {
    /// The address by which it is told from others of its name: the account that signed, else its id.
    #[must_use]
    pub fn address(&self) -> &str {
        self.account.as_deref().unwrap_or(&self.id)
    }

    /// The same, where it is the signer's own: of whom somebody else wrote down, the id is an address at that one's server.
    #[must_use]
    pub fn own_address(&self) -> Option<&str> {
        let is_own = self.account.is_some() || self.origin == Origin::OwnServer;
        is_own.then(|| self.address())
    }

    /// Takes away everything that says who it is, except its ids, its number and how it came: what a
    /// server shows of those whom it blocks.
    pub fn hide(&mut self) {
        self.names = Names::default();
        self.reservations.clear();
        self.reserved.clear();
        self.mandate = None;
        self.account = None;
        self.same_as.clear();
    }
}

/// A number whose entry is not listed any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Vacated {
    /// The number.
    pub number: u64,
    /// Why.
    pub why: Vacancy,
    /// When its signer, or the first who removed it, signed that, in milliseconds since 1970, where a statement says
    /// it. No rule looks at it.
    #[serde(skip)]
    pub at: Option<u64>,
    /// Why it was removed, by the code of the signed removal. No rule looks at it.
    #[serde(skip)]
    pub reason: Option<&'static str>,
}

/// Why a number is not listed any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vacancy {
    /// The signer took its name back, by a statement of its own.
    Withdrawn,
    /// Whoever had entered it took it back, whether the signer had asked for that or not: it signed nothing itself. The rules
    /// tell this from no other withdrawal.
    #[serde(rename = "withdrawn")]
    TakenBack,
    /// An initiator removed it.
    Removed,
    /// It is shown with another entry of the same signer.
    Joined,
}

fn keys<S: serde::Serializer>(keys: &[Multikey], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(keys.iter().map(Multikey::as_str))
}

fn signer_kind<S: serde::Serializer>(kind: &SignerKind, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(kind.name())
}

fn pin<S: serde::Serializer>(pin: &Option<Arc<Pin>>, serializer: S) -> Result<S::Ok, S::Error> {
    match pin {
        Some(pin) => (pin.revision, pin.text_digest).serialize(serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A long list has a million of each.
    #[cfg(target_pointer_width = "64")]
    #[test]
    fn statements_and_entries_are_no_larger_than_they_must_be() {
        assert!(size_of::<crate::Statement>() <= 304);
        assert!(size_of::<Entry>() <= 368);
    }
}
