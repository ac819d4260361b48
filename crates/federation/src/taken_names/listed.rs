//! The names of lists by how they look, kept so that a long list is not looked at for each that signs: an index follows its list by
//! the entries that came and went.

use super::{Callers, looks, whose::Who};
use crate::{Instance, error::Result, replica::Snapshot, suggestions, turns::Turns};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::RandomState},
    hash::BuildHasher as _,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
};
use undersigned_domain::{Digest, Entry, Names, Note, Sequence, list::Initiator};

/// So many new entries are looked at where one stands; the first look at a long list takes a processor for a while.
const FEW: usize = 200;
/// Most of whom it is remembered that they wait.
const MOST_WAITING: usize = 10_000;

/// The names of all lists that somebody comes to.
pub(crate) type AllListedNames = Mutex<HashMap<i64, Arc<ListedNames>>>;

/// The names of one list.
#[derive(Debug)]
pub(crate) struct ListedNames {
    index: Mutex<Index>,
    /// For long looks, one at a time: whoever waits for the index takes no thread meanwhile.
    turns: Turns,
}

impl Default for ListedNames {
    fn default() -> Self {
        Self {
            index: Mutex::default(),
            turns: Turns::of(1),
        }
    }
}

#[derive(Debug, Default)]
struct Index {
    /// By hashes of how a name looks and of the entry's digest.
    entries: BTreeMap<(u64, u64), Arc<Entry>>,
    /// What these are hashed with. Nobody knows it, so nobody writes names that have one hash.
    salt: RandomState,
    /// The list that was looked at last: the next one shares most of it.
    list: Sequence<Entry>,
    /// Digests of endorsements that wait because their names are taken, with their authors.
    waiting: HashMap<String, String>,
    /// Who called for the appeal when it was looked at last.
    callers: Callers,
}

/// Who has one of some names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Looks of them by which whoever gives them stands on the list already.
    pub own: BTreeSet<String>,
    /// Entries of others, by the rest.
    pub others: Vec<Arc<Entry>>,
}

impl Named {
    /// Has those stand first who are called the very same: who has the name is told before who forged it.
    pub fn equal_first(&mut self, names: &Names) {
        let wanted: BTreeSet<String> = suggestions::texts(names).map(str::to_lowercase).collect();
        let is_equal = |entry: &Arc<Entry>| {
            suggestions::texts(&entry.names).any(|text| wanted.contains(&text.to_lowercase()))
        };
        self.others.sort_by_cached_key(|entry| !is_equal(entry));
    }
}

impl Instance {
    /// The names of an appeal's list; kept for as long as its state is.
    pub(crate) fn listed_names(&self, appeal: i64) -> Arc<ListedNames> {
        if !self.replicas.holds(appeal) {
            return Arc::default();
        }
        let all = self.listed_names.lock();
        let mut all = all.unwrap_or_else(PoisonError::into_inner);
        all.entry(appeal).or_default().clone()
    }

    /// Looks at the names of a list onto which this server lets in by itself, before whoever comes is compared with them: that is
    /// done while others wait. Where it breaks off, whoever is compared finds out; all that needs no comparison goes on.
    pub(crate) async fn look_at_names(&self, appeal: i64, snapshot: &Snapshot) {
        if let Err(error) = self.look_ahead(appeal, snapshot).await {
            tracing::warn!(appeal, %error, "the names of a list were not looked at");
        }
    }

    /// The same for those who come later: nobody waits for it now. Of a short list it takes no time then.
    pub(crate) fn look_at_names_meanwhile(&self, appeal: i64, snapshot: &Snapshot) {
        if snapshot.state().digests().len() <= FEW {
            return;
        }
        let (instance, snapshot) = (self.clone(), snapshot.clone());
        tokio::spawn(async move { instance.look_at_names(appeal, &snapshot).await });
    }

    async fn look_ahead(&self, appeal: i64, snapshot: &Snapshot) -> Result<()> {
        let list = snapshot.list_apart().await?;
        let is_ours = |one: &Initiator| self.addresses.is_ours(&one.actor);
        let lets_in = list.current().is_some_and(Note::lets_in_by_itself)
            && list.initiators.iter().any(is_ours);
        match lets_in {
            true => self.listed_names(appeal).ask(&list.entries, |_| ()).await,
            false => Ok(()),
        }
    }

    /// Lets go of them.
    pub(crate) fn forget_listed_names(&self, appeal: i64) {
        let all = self.listed_names.lock();
        let mut all = all.unwrap_or_else(PoisonError::into_inner);
        all.remove(&appeal);
    }
}

impl ListedNames {
    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same where nobody else has it just now: a look at a long list may take a while, and nobody waits for that on the threads
    /// that answer requests.
    fn free(&self) -> Option<MutexGuard<'_, Index>> {
        match self.index.try_lock() {
            Ok(index) => Some(index),
            Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Who stands on a list by a name that has one of these looks; of others at most so many.
    ///
    /// # Errors
    /// [`crate::FederationError::Internal`] where the look at a long list broke off.
    pub(super) async fn named(
        self: Arc<Self>,
        list: &Sequence<Entry>,
        (looks, who): (BTreeSet<String>, Who),
        most: usize,
    ) -> Result<Named> {
        let find = move |index: &Index| index.named(&looks, &who, most);
        self.ask(list, find).await
    }

    /// Asks the index of a list: where much of that was not looked at yet, once it was.
    async fn ask<T: Send + 'static>(
        self: Arc<Self>,
        list: &Sequence<Entry>,
        find: impl FnOnce(&Index) -> T + Send + 'static,
    ) -> Result<T> {
        if let Some(mut index) = self.free()
            && index.is_near(list)
        {
            index.follow(list);
            return Ok(find(&index));
        }
        let (names, list) = (self.clone(), list.clone());
        let find = move || {
            let mut index = names.index();
            index.follow(&list);
            find(&index)
        };
        self.turns.work(find).await
    }

    /// Notes that an endorsement waits because its name is taken on a list: what it says is not read again for each that signs.
    /// Not where somebody of that list is not on the one that was looked at last: they have left since, or that one is older. For
    /// their name it may wait, and nobody would see them leave.
    pub(super) fn note(&self, list: &Sequence<Entry>, digest: Digest, author: &str) {
        let Some(mut index) = self.free() else {
            return;
        };
        if !list.not_in(&index.list).is_empty() {
            return;
        }
        if index.waiting.len() >= MOST_WAITING {
            index.waiting.clear();
        }
        index.waiting.insert(digest.to_string(), author.to_owned());
    }

    /// Which of these are known to wait. Once somebody has left the list, or is called otherwise, none is.
    pub(crate) fn waiting<'a>(
        &self,
        list: &Sequence<Entry>,
        digests: impl Iterator<Item = &'a str>,
    ) -> BTreeSet<&'a str> {
        let index = self.free().filter(|index| !index.waiting.is_empty());
        let Some(mut index) = index.filter(|index| index.is_near(list)) else {
            return BTreeSet::new();
        };
        index.follow(list);
        digests
            .filter(|digest| index.waiting.contains_key(*digest))
            .collect()
    }

    /// Has all looked at again where others call for the appeal than before, or are called otherwise.
    pub(super) fn called_for_by(&self, callers: &Callers) {
        if let Some(mut index) = self.free()
            && index.callers != *callers
        {
            index.callers.clone_from(callers);
            index.waiting.clear();
        }
    }

    /// Has what an author said looked at again.
    pub(crate) fn look_again(&self, author: &str) {
        self.index().waiting.retain(|_, by| *by != author);
    }
}

impl Index {
    /// Whether a list has little that was not looked at yet.
    fn is_near(&self, list: &Sequence<Entry>) -> bool {
        self.list.len().abs_diff(list.len()) <= FEW && list.not_in(&self.list).len() <= FEW
    }

    fn follow(&mut self, list: &Sequence<Entry>) {
        let before = self.list.clone();
        let (mut gone, mut come) = (before.not_in(list), list.not_in(&before));
        if !gone.is_empty() {
            self.waiting.clear();
        }
        if gone.len() > FEW {
            self.renew(&mut gone, &mut come);
        }
        for entry in gone {
            for place in self.places(entry) {
                self.entries.remove(&place);
            }
        }
        for entry in come {
            for place in self.places(entry) {
                self.entries.insert(place, entry.clone());
            }
        }
        self.list = list.clone();
    }

    /// Takes those in who are called as before, each in the place of what it was, and leaves the others: a fold of the whole makes
    /// all entries anew, and to work out how their names look takes most of the time.
    fn renew<'a>(&mut self, gone: &mut Vec<&Arc<Entry>>, come: &mut Vec<&'a Arc<Entry>>) {
        let called: HashMap<Digest, &Names> = gone
            .iter()
            .map(|entry| (entry.digest, &entry.names))
            .collect();
        let stays = |entry: &&Arc<Entry>| called.get(&entry.digest) == Some(&&entry.names);
        let (stay, new): (Vec<&'a Arc<Entry>>, _) = mem::take(come).into_iter().partition(stays);
        *come = new;
        let stay: HashMap<Digest, &Arc<Entry>> = stay
            .into_iter()
            .map(|entry| (entry.digest, entry))
            .collect();
        gone.retain(|entry| !stay.contains_key(&entry.digest));
        for held in self.entries.values_mut() {
            if let Some(now) = stay.get(&held.digest) {
                *held = Arc::clone(now);
            }
        }
    }

    fn places(&self, entry: &Entry) -> Vec<(u64, u64)> {
        let which = self.salt.hash_one(entry.digest);
        let looks = looks(&entry.names);
        let places = looks.iter().map(|look| (self.salt.hash_one(look), which));
        places.collect()
    }

    /// Whoever stands there by a name keeps it, whoever else has it.
    fn named(&self, looks: &BTreeSet<String>, who: &Who, most: usize) -> Named {
        let mut found = Named::default();
        for look in looks {
            let hash = self.salt.hash_one(look);
            let named = || {
                let named = self.entries.range((hash, 0)..=(hash, u64::MAX));
                named.map(|(_, entry)| entry)
            };
            if named().any(|entry| who.stands_in(entry)) {
                found.own.insert(look.clone());
                continue;
            }
            for entry in named().filter(|entry| !who.has(entry)) {
                if found.others.len() >= most {
                    return found;
                }
                if !found.others.iter().any(|other| Arc::ptr_eq(other, entry)) {
                    found.others.push(entry.clone());
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
