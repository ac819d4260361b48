//! A state as of one moment, and what follows from it.

use super::Glance;
use crate::{
    dispatches::organiser_keys, error::Result, reconcile::ranges, standing::figures::FOLDS,
};
use negentropy::NegentropyStorageVector;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, OnceLock},
};
use tokio::task::spawn_blocking;
use undersigned_domain::{
    AppealKey, CoSignerList, Digest, Entry, Multikey, Note, State, Statement, StatementType,
    admission::Admission, fold::Folded,
};
use undersigned_store::appeals::Appeal;

/// A state of more statements takes a processor for a while.
const LONG: usize = 1_000;

/// A state as of one moment, with what follows from it.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Goes up with every change, in every process.
    pub version: i64,
    pub(super) last_row: i64,
    state: State,
    /// The list of an earlier moment, from which that of this one follows.
    before: Option<Folded>,
    derived: Arc<Derived>,
}

/// What servers ask one another about a state most, small enough to be kept of each.
#[derive(Debug, Clone)]
pub struct Summary {
    pub(super) version: i64,
    /// Which appeal.
    pub appeal: AppealKey,
    /// The state's digest.
    pub digest: Digest,
    /// How many statements it has.
    pub count: usize,
    /// The actors that the list names as initiators.
    pub initiators: Arc<[String]>,
    /// Whether signers are let in without a person.
    pub open: bool,
    /// Whether somebody endorses who has no place on the list, and never had one.
    pub has_unlisted: bool,
    /// Whether somebody is listed under names that nobody has let in.
    pub has_unconfirmed: bool,
    /// Until when signatures are taken, as the current note says it.
    pub deadline: Option<Arc<str>>,
    /// The organiser's keys that count.
    pub organiser_keys: Arc<[Multikey]>,
    /// What a list of appeals shows of it.
    pub glance: Arc<Glance>,
    /// For which servers the list vouches, once somebody has asked.
    pub(crate) homes: Homes,
}

/// For which servers a list vouches ([`CoSignerList::homes`]): worked out when it is first asked for, and
/// kept where the state is let go of.
pub(crate) type Homes = Arc<OnceLock<BTreeSet<String>>>;

impl Summary {
    /// Whether this is of the state as it is now, by the appeal's row.
    pub fn is_of(&self, appeal: &Appeal) -> bool {
        self.version == appeal.list_version
    }
}

/// What follows from a state, worked out when it is first asked for.
#[derive(Debug, Default)]
struct Derived {
    digest: OnceLock<Digest>,
    folded: OnceLock<Folded>,
    items: OnceLock<NegentropyStorageVector>,
    homes: Homes,
    all_signed_again: OnceLock<BTreeMap<String, Digest>>,
}

impl Snapshot {
    /// One that holds nothing yet.
    pub(super) fn empty(appeal: AppealKey) -> Self {
        Self::of(State::new(appeal))
    }

    /// A state that was kept elsewhere.
    pub(crate) fn of(state: State) -> Self {
        Self {
            version: -1,
            last_row: 0,
            state,
            before: None,
            derived: Arc::default(),
        }
    }

    /// Whether this is of the row that is held now, or of one that was before it. A database that was put
    /// back under this process, which nobody should do, is behind.
    pub(super) fn is_of(&self, key: &AppealKey, appeal: &Appeal) -> bool {
        self.version <= appeal.list_version && self.state.appeal() == key
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Its digest.
    pub fn digest(&self) -> Digest {
        *self.derived.digest.get_or_init(|| self.state.digest())
    }

    /// The list folded from it.
    pub fn list(&self) -> &Arc<CoSignerList> {
        self.folded().list()
    }

    /// The entry under which an actor or attestation stands on the list, if it does.
    pub fn entry(&self, id: &str) -> Option<Arc<Entry>> {
        self.folded().entry(id)
    }

    /// The newest word by which an initiator took an actor or attestation off the list as a signer, with what it says.
    /// None of whoever stands on the list by itself or in an entry that it was joined with, of initiators whose word counts
    /// no longer, nor those that the organiser has set aside. Somebody may wait to be let in once more, or have taken its
    /// name back, all the same: that the state does not say, or not here.
    pub fn removal(&self, id: &str) -> Option<(&Statement, &Admission)> {
        let removals = self.removals(id).into_iter();
        removals.max_by_key(|(statement, _)| statement.seq)
    }

    /// The endorsement that an actor signed after the newest of these words: it waits for a person to let the actor in once
    /// more. None where one of them is about a key alone: whoever took that goes on signing with it.
    pub fn signed_again<'a>(&'a self, id: &'a str) -> Option<&'a Statement> {
        self.signed_since(id, &self.removals(id))
    }

    /// The digests of all such endorsements, by who signed.
    pub fn all_signed_again(&self) -> &BTreeMap<String, Digest> {
        self.derived.all_signed_again.get_or_init(|| {
            let removed = self.removed().into_iter();
            let again = removed
                .filter_map(|(id, words)| Some((id.to_owned(), self.signed_since(id, &words)?)));
            again.map(|(id, said)| (id, said.digest)).collect()
        })
    }

    /// See [`Snapshot::signed_again`].
    fn signed_since<'a>(
        &'a self,
        id: &'a str,
        removals: &[(&Statement, &Admission)],
    ) -> Option<&'a Statement> {
        let newest = newest_of(removals)?;
        let registers = self.state.registers_of_type(id, StatementType::Endorsement);
        let said = registers.filter_map(|(_, register)| register.value());
        let said = &**said.max_by_key(|statement| statement.seq)?;
        (said.endorses() && said.seq > newest).then_some(said)
    }

    /// When an actor was last taken off the list, whatever key it signs with, by [`Statement::seq`]. What it signs after that
    /// waits for a person, also where it waits outside the state for its key to be let in.
    pub fn removed_at(&self, id: &str) -> Option<u64> {
        newest_of(&self.removals(id))
    }

    /// The same of everybody.
    pub fn all_removed_at(&self) -> BTreeMap<String, u64> {
        let removed = self.removed().into_iter();
        let removed = removed.filter_map(|(id, words)| Some((id.to_owned(), newest_of(&words)?)));
        removed.collect()
    }

    /// All such words, by author.
    pub fn removals(&self, id: &str) -> Vec<(&Statement, &Admission)> {
        match self.entry(id) {
            Some(_) => Vec::new(),
            None => self.folded().removals(id),
        }
    }

    /// Everybody whom such words keep off the list, with these.
    pub fn removed(&self) -> BTreeMap<&str, Vec<(&Statement, &Admission)>> {
        let mut removed = self.folded().all_removals();
        removed.retain(|about, _| self.entry(about).is_none());
        removed
    }

    /// Authors of endorsements who have no place on the list, and never had one.
    pub fn unlisted(&self) -> impl Iterator<Item = &str> {
        self.folded().unlisted()
    }

    fn folded(&self) -> &Folded {
        self.derived.folded.get_or_init(|| {
            FOLDS.timed(|| match &self.before {
                Some(before) => before.followed_to(&self.state),
                None => Folded::of(&self.state),
            })
        })
    }

    /// The short of it.
    pub fn summary(&self) -> Summary {
        let list = self.list();
        let initiators = list.initiators.iter();
        let deadline = list
            .current()
            .and_then(|note| note.text.deadline.as_deref());
        Summary {
            version: self.version,
            appeal: self.state.appeal().clone(),
            digest: self.digest(),
            count: self.state.digests().len(),
            initiators: initiators.map(|one| one.actor.clone()).collect(),
            open: list.current().is_some_and(Note::lets_in_by_itself),
            has_unlisted: self.unlisted().next().is_some(),
            has_unconfirmed: !list.unconfirmed.is_empty(),
            deadline: deadline.map(Arc::from),
            organiser_keys: organiser_keys(list).into(),
            glance: Arc::new(Glance::of(list)),
            homes: self.derived.homes.clone(),
        }
    }

    /// For which servers the list vouches.
    pub(crate) fn homes(&self) -> Homes {
        let object = &self.state.appeal().object;
        self.derived.homes.get_or_init(|| self.list().homes(object));
        self.derived.homes.clone()
    }

    /// The same as [`Self::list`]. Of a long state it is folded apart from the threads that answer requests, once for
    /// all who wait.
    ///
    /// # Errors
    /// [`crate::FederationError::Internal`] where that broke off.
    pub(crate) async fn list_apart(&self) -> Result<&Arc<CoSignerList>> {
        if self.derived.folded.get().is_none() {
            self.apart(|snapshot| _ = snapshot.list()).await?;
        }
        Ok(self.list())
    }

    /// The same as [`Self::items`], worked out as [`Self::list_apart`].
    ///
    /// # Errors
    /// [`crate::FederationError::Internal`] where that broke off.
    pub(crate) async fn items_apart(&self) -> Result<&NegentropyStorageVector> {
        if self.derived.items.get().is_none() {
            self.apart(|snapshot| _ = snapshot.items()).await?;
        }
        Ok(self.items())
    }

    async fn apart(&self, work: impl FnOnce(&Self) + Send + 'static) -> Result<()> {
        if self.state.digests().len() > LONG {
            let snapshot = self.clone();
            spawn_blocking(move || work(&snapshot)).await?;
        }
        Ok(())
    }

    /// Its statements in the order of range reconciliation.
    pub fn items(&self) -> &NegentropyStorageVector {
        self.derived
            .items
            .get_or_init(|| ranges::items(&self.state))
    }

    /// Lets go of what the list was made from, if it is made.
    pub(super) fn settle(&mut self) {
        if self.derived.folded.get().is_some() {
            self.before = None;
        }
    }

    /// The state, to be altered: what followed from it is let go of.
    pub(super) fn state_mut(&mut self) -> &mut State {
        if let Some(folded) = self.derived.folded.get() {
            self.before = Some(folded.clone());
        }
        self.derived = Arc::default();
        &mut self.state
    }
}

/// The newest of the words that keep an actor off the list. None where one of them is about a key alone: whoever took that goes
/// on signing with it.
fn newest_of(removals: &[(&Statement, &Admission)]) -> Option<u64> {
    match removals.iter().any(|(_, said)| said.admits.is_some()) {
        true => None,
        false => removals.iter().map(|(statement, _)| statement.seq).max(),
    }
}

#[cfg(test)]
mod tests;
