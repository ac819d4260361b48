//! What the people of a run have said: kept apart from the program, and much simpler. The end of a
//! run is judged by it.
//!
//! Each thing a person says replaces what that person said before on the same matter. A server
//! that is put back to an old backup may take something with it that nobody else had heard yet;
//! then nobody can know it any more, and the matter is unsure.

use std::collections::{BTreeMap, BTreeSet};
use undersigned_domain::{Multikey, Pair, Status};

/// A statement in which something was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its id.
    pub id: String,
    /// Its `seq`.
    pub seq: i64,
}

/// The last word on one matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<T> {
    /// What was said.
    pub what: T,
    /// Where it stands.
    pub written: Vec<Written>,
    /// Whether anybody still knows it.
    pub sure: bool,
}

/// What the organiser last published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The title in English.
    pub title: String,
    /// Where the appeal stands.
    pub status: Status,
    /// Whether it admits by itself.
    pub open: bool,
}

/// A signer attested by an initiator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attested {
    /// The server of the initiator.
    pub by: usize,
    /// The name.
    pub name: String,
}

/// Everything that was said.
#[derive(Debug, Default)]
pub struct Model {
    /// By server: the name its organisation signs with, or `None` after a withdrawal.
    pub endorsements: BTreeMap<usize, Word<Option<String>>>,
    /// Every name an organisation has ever signed with, by server.
    pub names: BTreeMap<usize, Vec<String>>,
    /// By initiator's server and id of the signer: whether it was admitted (or else removed).
    pub decisions: BTreeMap<(usize, String), Word<bool>>,
    /// By id.
    pub attestations: BTreeMap<String, Word<Attested>>,
    /// Ids of attestations in the order in which they were made.
    pub attested: Vec<String>,
    /// Ids that were ever said to be the same signer as another.
    pub grouped: BTreeSet<String>,
    /// The organiser's word on who calls for the appeal: by actor, whether it does.
    pub initiators: BTreeMap<String, Word<bool>>,
    /// Whom the organiser ever invited or named.
    pub invited: BTreeSet<String>,
    /// The note.
    pub published: Option<Word<Published>>,
    /// Hostile hosts that were ever let in as initiators.
    pub hostile_initiators: BTreeSet<usize>,
    /// By hostile host: servers in whose organisations' names it has written.
    pub victims: BTreeMap<usize, BTreeSet<usize>>,
    /// Servers that were put back to a backup.
    pub restored: BTreeSet<usize>,
    /// Servers with a key that is newer than their backup.
    pub rotated: BTreeSet<usize>,
    /// Servers that have lost such a key, with the keys under which they have spoken since:
    /// [`crate::excuses::Excuse::KeyGoneWithABackup`].
    pub keyless: BTreeMap<usize, BTreeSet<Multikey>>,
    /// Those of them one of whose keys had ended before it was used again, as the end of a run shows.
    pub unheard: BTreeSet<usize>,
    /// Keys that the organiser's server did not know any more when it made another.
    pub given_up: BTreeSet<Multikey>,
    /// Servers that changed their key before they knew that it was let in, with actor and new key,
    /// which nobody has admitted since: [`crate::excuses::Excuse::AdmissionCrossesNewKey`].
    pub crossed: BTreeMap<usize, Pair>,
    /// Servers that were put back when their last word was a withdrawal, with the `seq` of that:
    /// [`crate::excuses::Excuse::WithdrawalForgottenWithABackup`].
    pub withdrawn: BTreeMap<usize, i64>,
    /// Which server has ever blocked which: [`crate::excuses::Excuse::BlockedOnesHearNoWithdrawal`].
    pub blocks: BTreeSet<(usize, usize)>,
    /// A number that makes each name different.
    pub spoken: u32,
}

impl Model {
    /// Whether somebody with the right to do so speaks in the name of a server's organisation.
    /// That is a known limit of the protocol: a false initiator can, until people remove it.
    pub fn is_usurped(&self, server: usize) -> bool {
        self.hostile_initiators
            .iter()
            .filter_map(|hostile| self.victims.get(hostile))
            .any(|victims| victims.contains(&server))
    }

    /// Notes that a server has been put back, and whether its people had withdrawn, as others know.
    pub fn put_back(&mut self, server: usize) {
        self.restored.insert(server);
        let last = self.endorsements.get(&server);
        let withdrawal = last.filter(|word| word.sure && word.what.is_none());
        let seqs = withdrawal.into_iter().flat_map(|word| &word.written);
        if let Some(seq) = seqs.map(|written| written.seq).max() {
            self.withdrawn.insert(server, seq);
        }
    }

    /// Whether what a server's people endorsed anew stands below a withdrawal that it had forgotten.
    pub fn is_below_a_withdrawal(&self, server: usize, endorsed: &[Written]) -> bool {
        let withdrawal = self.withdrawn.get(&server);
        withdrawal.is_some_and(|seq| endorsed.iter().all(|written| written.seq <= *seq))
    }

    /// Notes under which keys a server has spoken, if it has lost one.
    pub fn spoke(&mut self, server: usize, keys: impl Iterator<Item = Multikey>) {
        if let Some(spoken) = self.keyless.get_mut(&server) {
            spoken.extend(keys);
        }
    }

    /// A name that nobody has used.
    pub fn new_name(&mut self, of: &str) -> String {
        self.spoken += 1;
        format!("{of} no {}", self.spoken)
    }

    /// Every word that is sure.
    fn words(&mut self) -> Vec<(&[Written], &mut bool)> {
        fn parts<T>(word: &mut Word<T>) -> (&[Written], &mut bool) {
            (&word.written, &mut word.sure)
        }
        let mut words = Vec::new();
        words.extend(self.endorsements.values_mut().map(parts));
        words.extend(self.decisions.values_mut().map(parts));
        words.extend(self.attestations.values_mut().map(parts));
        words.extend(self.initiators.values_mut().map(parts));
        words.extend(self.published.as_mut().map(parts));
        words.retain(|(_, sure)| **sure);
        words
    }

    /// The statements on which words rest that are sure.
    pub fn rests_on(&mut self) -> Vec<Written> {
        self.words()
            .into_iter()
            .flat_map(|(written, _)| written.to_vec())
            .collect()
    }

    /// Makes those words unsure that rest on a statement nobody has any more.
    pub fn forget(&mut self, lost: &[Written]) -> usize {
        let mut forgotten = 0;
        for (written, sure) in self.words() {
            if written.iter().any(|written| lost.contains(written)) {
                *sure = false;
                forgotten += 1;
            }
        }
        forgotten
    }
}

/// The new word on a matter.
pub fn say<T>(what: T, written: Vec<Written>) -> Word<T> {
    Word {
        what,
        written,
        sure: true,
    }
}
