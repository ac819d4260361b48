//! How many organisations of one registered domain are on a list: names below a domain cost its
//! owner nothing, so one owner must not fill a list overnight.

use crate::{Instance, site};
use std::{
    collections::{HashMap, hash_map::RandomState},
    hash::BuildHasher as _,
    sync::{Arc, Mutex, PoisonError},
};
use undersigned_domain::{CoSignerList, list::Origin};

/// Most organisations of one registered domain that one appeal lets in without a person, from servers of
/// their own and by accounts there together.
const MAX_OF_DOMAIN: u32 = 100;

/// The counts of an appeal, kept so that a long list is not counted for each that signs.
#[derive(Debug, Default)]
pub(crate) struct Crowds(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// By a salted hash of the domain: a million names would be ten times as large.
    by_domain: HashMap<u64, u32>,
    salt: RandomState,
    /// How long the list was, and how many had left it, when it was counted.
    counted: (usize, usize),
}

/// The counts of all appeals.
pub(crate) type AllCrowds = Mutex<HashMap<i64, Arc<Crowds>>>;

impl Instance {
    /// The counts of an appeal.
    pub(crate) fn crowds(&self, appeal: i64) -> Arc<Crowds> {
        let mut all = self.crowds.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(appeal).or_default().clone()
    }
}

impl Crowds {
    /// Counts anew the next time.
    fn forget(&self) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.by_domain.clear();
        // No list has so many.
        counts.counted = (0, usize::MAX);
    }

    /// Counts one more, unless there are many already: those wait for a person.
    pub(crate) fn admit(&self, list: &CoSignerList, author: &str) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.catch_up(list);
        let domain = counts.salt.hash_one(site::of(author));
        let count = counts.by_domain.entry(domain).or_default();
        let room = *count < MAX_OF_DOMAIN;
        // Whoever is let in stands on the next list, one longer: nobody is counted twice.
        *count += u32::from(room);
        counts.counted.0 += usize::from(room);
        room
    }
}

/// Counts that hold only if what they count is stored.
#[derive(Debug)]
pub(crate) struct Counting {
    crowds: Arc<Crowds>,
    kept: bool,
}

impl Counting {
    /// Counts for a change.
    pub(crate) fn of(crowds: Arc<Crowds>) -> Self {
        Self {
            crowds,
            kept: false,
        }
    }

    /// See [`Crowds::admit`].
    pub(crate) fn admit(&self, list: &CoSignerList, author: &str) -> bool {
        self.crowds.admit(list, author)
    }

    /// It is stored.
    pub(crate) fn keep(&mut self) {
        self.kept = true;
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        if !self.kept {
            self.crowds.forget();
        }
    }
}

impl Counts {
    /// Counts who has come since; all anew where somebody has left. Those who come stand at the end,
    /// all but a few: this is a bound against crowds, not a sum.
    fn catch_up(&mut self, list: &CoSignerList) {
        let (length, left) = (list.entries.len(), list.vacated.len());
        if self.counted.1 != left {
            self.by_domain.clear();
            self.counted = (0, left);
        }
        for index in self.counted.0..length {
            let of = list
                .entries
                .get(index)
                .and_then(|entry| match entry.origin {
                    Origin::OwnServer => Some(entry.id.as_str()),
                    Origin::Attested(_) => entry.account.as_deref(),
                });
            if let Some(of) = of {
                let domain = self.salt.hash_one(site::of(of));
                *self.by_domain.entry(domain).or_default() += 1;
            }
        }
        self.counted.0 = self.counted.0.max(length);
    }
}

#[cfg(test)]
mod tests {
    use super::{Counting, Crowds, MAX_OF_DOMAIN};
    use std::sync::Arc;
    use undersigned_domain::{
        CoSignerList, Digest, Entry, Names,
        attestation::{Provenance, SignerKind},
        list::Origin,
    };

    /// An organisation that signed with an account.
    fn by_account(number: u32) -> Entry {
        Entry {
            id: format!("https://hub.example/attestations/{number}"),
            statement: String::new(),
            digest: Digest::of(&[b"attestation"]),
            kind: SignerKind::Organisation,
            names: Names::default(),
            name_confirmed: true,
            number: None,
            number_shared: false,
            pin: None,
            current_wording: true,
            origin: Origin::Attested(Provenance::FediverseAccount),
            admitted_by: Vec::new(),
            since: 0,
            signed_at: None,
            said: 0,
            account: Some(format!("https://h{number}.farm.example/users/a")),
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

    #[test]
    fn accounts_count_like_servers() {
        let crowds = Crowds::default();
        let list = CoSignerList {
            entries: (0..MAX_OF_DOMAIN).map(by_account).collect(),
            ..CoSignerList::default()
        };
        assert!(!crowds.admit(&list, "https://h1000.farm.example/users/a"));
        assert!(crowds.admit(&list, "https://hub.example/users/a"));
    }

    #[test]
    fn one_domain_cannot_fill_a_list() {
        let (crowds, list) = (Crowds::default(), CoSignerList::default());
        let farm = |number: usize| format!("https://h{number}.farm.example/orgs/a");
        let let_in = (0..5_000).filter(|number| crowds.admit(&list, &farm(*number)));
        assert_eq!(let_in.count(), MAX_OF_DOMAIN as usize);
        assert!(crowds.admit(&list, "https://union.example/orgs/a"));
        assert!(!crowds.admit(&list, "https://farm.example/orgs/b"));
    }

    #[test]
    fn what_was_not_stored_does_not_count() {
        let (crowds, list) = (Arc::<Crowds>::default(), CoSignerList::default());
        for stored in [false, false, true, true] {
            let mut counting = Counting::of(crowds.clone());
            let admitted = (0..MAX_OF_DOMAIN).filter(|number| {
                counting.admit(&list, &format!("https://h{number}.farm.example/orgs/a"))
            });
            let admitted = admitted.count();
            assert!(admitted == MAX_OF_DOMAIN as usize || admitted == 0);
            if stored {
                counting.keep();
            }
        }
        assert!(!crowds.admit(&list, "https://farm.example/orgs/b"));
    }
}
