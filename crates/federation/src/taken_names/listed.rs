//! The names of lists by how they look, kept so that a long list is not looked at for each that signs: an index follows its list by
//! the entries that came and went.

use super::{Callers, looks, whose::Who};
use crate::{Instance, error::Result, suggestions, turns::Turns};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, hash_map::RandomState},
    hash::BuildHasher as _,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
};
use undersigned_domain::{Entry, Names, Sequence, Statement};

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
    /// By hashes of how a name looks and of the entry's id.
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
        if let Some(mut index) = self.free()
            && index.is_near(list)
        {
            index.follow(list);
            return Ok(index.named(&looks, &who, most));
        }
        let (names, list) = (self.clone(), list.clone());
        let find = move || {
            let mut index = names.index();
            index.follow(&list);
            index.named(&looks, &who, most)
        };
        self.turns.work(find).await
    }

    /// Notes that an endorsement waits because its name is taken: what it says is not read again for each that signs.
    pub(super) fn note(&self, endorsement: &Statement) {
        let Some(mut index) = self.free() else {
            return;
        };
        if index.waiting.len() >= MOST_WAITING {
            index.waiting.clear();
        }
        let (digest, author) = (endorsement.digest.to_string(), endorsement.author.clone());
        index.waiting.insert(digest, author);
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
        let before = mem::replace(&mut self.list, list.clone());
        for entry in before.not_in(list) {
            for place in self.places(entry) {
                let held = self.entries.get(&place);
                if held.is_some_and(|held| Arc::ptr_eq(held, entry)) {
                    self.entries.remove(&place);
                }
            }
            self.waiting.clear();
        }
        for entry in list.not_in(&before) {
            for place in self.places(entry) {
                self.entries.insert(place, entry.clone());
            }
        }
    }

    fn places(&self, entry: &Entry) -> Vec<(u64, u64)> {
        let id = self.salt.hash_one(&entry.id);
        let looks = looks(&entry.names);
        let places = looks.iter().map(|look| (self.salt.hash_one(look), id));
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
mod tests {
    use super::*;
    use undersigned_domain::{
        Digest,
        attestation::{Provenance, SignerKind},
        list::Origin,
    };

    const AMNESTY: &str = "https://amnesty.example/orgs/a";
    const DOCKERS: &str = "https://dockers.example/orgs/d";
    const STRANGER: &str = "https://stranger.example/orgs/s";
    /// With a Cyrillic first letter.
    const FORGED: &str = "\u{410}mnesty";

    fn names(name: &str) -> Names {
        Names {
            name_map: [("en".to_owned(), name.to_owned())].into(),
            ..Names::default()
        }
    }

    fn entry(id: &str, name: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            statement: format!("{id}/said"),
            digest: Digest::of(&[id.as_bytes()]),
            kind: SignerKind::Organisation,
            names: names(name),
            name_confirmed: true,
            number: None,
            number_shared: false,
            pin: None,
            current_wording: true,
            origin: Origin::OwnServer,
            admitted_by: Arc::default(),
            since: 1,
            signed_at: None,
            said: 1,
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

    /// Ids of the others that have a name, or look like it.
    fn others(index: &Index, who: &str, name: &str) -> Vec<String> {
        let looks = looks(&names(name));
        let found = index.named(&looks, &Who::of(who), 5).others;
        found.iter().map(|entry| entry.id.clone()).collect()
    }

    #[test]
    fn an_index_follows_its_list() {
        let both = [entry(AMNESTY, "Amnesty"), entry(DOCKERS, "Dockers’ Union")];
        let mut list: Sequence<Entry> = both.into_iter().collect();
        let mut index = Index::default();
        index.follow(&list);
        assert_eq!(others(&index, STRANGER, FORGED), [AMNESTY]);
        assert_eq!(others(&index, STRANGER, "AMNESTY"), [AMNESTY]);
        assert_eq!(others(&index, STRANGER, "Dockers Union"), [DOCKERS]);
        assert!(others(&index, STRANGER, "Dockers").is_empty());

        index.waiting.insert("it".to_owned(), STRANGER.to_owned());
        index.follow(&list.clone());
        assert!(!index.waiting.is_empty(), "nothing has changed");
        list[0].names = names("Amity");
        index.follow(&list);
        assert!(index.waiting.is_empty(), "a name is free");
        assert!(others(&index, STRANGER, FORGED).is_empty());
        assert_eq!(others(&index, STRANGER, "Amity"), [AMNESTY]);
        list.remove(1);
        index.follow(&list);
        assert!(others(&index, STRANGER, "Dockers’ Union").is_empty());
    }

    #[test]
    fn whose_the_name_is_comes_before_who_forged_it() {
        let mut others = [entry(STRANGER, FORGED), entry(AMNESTY, "AMNESTY")].map(Arc::new);
        for _ in 0..2 {
            let mut named = Named {
                others: others.to_vec(),
                ..Named::default()
            };
            named.equal_first(&names("Amnesty"));
            assert_eq!(named.others[0].id, AMNESTY);
            named.equal_first(&names(FORGED));
            assert_eq!(named.others[0].id, STRANGER);
            others.reverse();
        }
    }

    #[test]
    fn who_is_looked_at_again_waits_no_longer_and_others_do() {
        let listed = ListedNames::default();
        for (digest, author) in [("one", STRANGER), ("two", DOCKERS)] {
            let waits = (digest.to_owned(), author.to_owned());
            listed.index().waiting.extend([waits]);
        }
        let list = Sequence::default();
        let waiting = || listed.waiting(&list, ["one", "two", "three"].into_iter());
        assert_eq!(waiting(), BTreeSet::from(["one", "two"]));
        listed.look_again(STRANGER);
        assert_eq!(waiting(), BTreeSet::from(["two"]));

        listed.called_for_by(&Callers::new());
        // A list of which much is new is followed where it keeps nobody waiting.
        let many = (0..=FEW).map(|number| entry(&format!("{AMNESTY}{number}"), "Amnesty"));
        let many: Sequence<Entry> = many.collect();
        assert!(listed.waiting(&many, ["two"].into_iter()).is_empty());
        assert_eq!(waiting(), BTreeSet::from(["two"]), "nothing is forgotten");

        let amnesty = (AMNESTY.to_owned(), BTreeSet::new());
        listed.called_for_by(&[amnesty].into());
        assert!(waiting().is_empty(), "somebody else calls for it");
    }

    #[test]
    fn nobody_waits_for_a_name_of_their_own() {
        let at_home = "https://social.amnesty.example/orgs/b";
        let mut on_paper = entry("https://hub.example/attestations/1", "Dockers");
        on_paper.origin = Origin::Attested(Provenance::Paper);
        let both = [entry(AMNESTY, "Amnesty"), on_paper];
        let mut list: Sequence<Entry> = both.into_iter().collect();
        let mut index = Index::default();
        index.follow(&list);
        assert!(others(&index, AMNESTY, FORGED).is_empty());
        // Who calls for the appeal by that name as well has not come before it.
        let looks = looks(&names(FORGED));
        let own = |who: &str| index.named(&looks, &Who::of(who), 5).own;
        assert!(!own(AMNESTY).is_empty() && own(STRANGER).is_empty());
        assert!(others(&index, at_home, "Amnesty").is_empty());
        // What was written down at the hub is of nobody who lives there.
        let neighbour = "https://hub.example/orgs/c";
        assert_eq!(others(&index, neighbour, "Dockers").len(), 1);

        // Joined with it, it is one of those who have the name.
        list[1].same_as.push(DOCKERS.to_owned());
        index.follow(&list);
        assert!(others(&index, DOCKERS, "Dockers").is_empty());
        assert_eq!(others(&index, STRANGER, "Dockers").len(), 1);
    }
}
