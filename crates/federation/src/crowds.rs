//! How many organisations of one registered domain were let in to an appeal, whether they are on its list
//! still or not: names below a domain cost its owner nothing, so one owner must not fill a list overnight,
//! nor make room for more by leaving it. And how many come within an hour from domains that are new to it: [`newcomers`].

mod newcomers;

use crate::{Instance, replica::Snapshot, site};
use newcomers::Newcomers;
use std::{
    collections::{HashMap, HashSet, hash_map::RandomState},
    hash::BuildHasher as _,
    sync::{Arc, Mutex, PoisonError},
};
use undersigned_domain::{
    CoSignerList, Content, Register, RegisterName, State, StatementType, admission::Role,
};

/// Most organisations of one registered domain that one appeal lets in without a person, from servers of
/// their own and by accounts there together.
pub(crate) const MAX_OF_DOMAIN: u32 = 100;
/// How many others may let in before all are counted anew.
const UNSEEN: usize = 100;

/// The counts of an appeal, kept so that a long list is not counted for each that signs.
#[derive(Debug, Default)]
pub(crate) struct Crowds(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// By a salted hash of the domain: a million names would be ten times as large.
    by_domain: HashMap<u64, u32>,
    salt: RandomState,
    /// How many places the list had when all were counted, with those that were let in here since.
    /// Nothing before that.
    counted: Option<usize>,
    /// Those that came within the hour.
    newcomers: Newcomers,
}

/// The counts of all appeals.
pub(crate) type AllCrowds = Mutex<HashMap<i64, Arc<Crowds>>>;

impl Instance {
    /// The counts of an appeal.
    pub(crate) fn crowds(&self, appeal: i64) -> Arc<Crowds> {
        let mut all = self.crowds.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(appeal).or_default().clone()
    }

    /// Whether an open appeal may let one in by itself that comes by form. Of a domain that is new to the appeal it is
    /// counted with the newcomers that come otherwise; `is_listed` is whether another stands there by form.
    pub(crate) fn has_room_by_form(
        &self,
        appeal: i64,
        snapshot: &Snapshot,
        domain: &str,
        is_listed: bool,
    ) -> bool {
        let (state, list) = (snapshot.state(), snapshot.list());
        let crowds = self.crowds(appeal);
        !self.is_limited()
            || crowds.room_by_form(state, list, (domain, is_listed), self.clock.millis())
    }

    /// Whether so many came to an open appeal within an hour of the last day, from domains that were new to it, that some
    /// of them wait; as far as this process knows.
    #[must_use]
    pub fn were_many_newcomers(&self, appeal: i64) -> bool {
        let crowds = self.crowds(appeal);
        let counts = crowds.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.newcomers.were_many(self.clock.millis())
    }
}

impl Crowds {
    /// Counts anew the next time.
    fn forget(&self) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.by_domain.clear();
        counts.counted = None;
        counts.newcomers.undo();
    }

    /// What was counted is stored.
    fn settle(&self) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.newcomers.settle();
    }

    /// Whether there is room for one that comes by form, of a domain that is on the list by form already or not; where it
    /// is counted, it stays so.
    fn room_by_form(
        &self,
        state: &State,
        list: &CoSignerList,
        (domain, is_listed): (&str, bool),
        now: i64,
    ) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.catch_up(state, list);
        let domain = counts.salt.hash_one(domain);
        let is_known = is_listed || counts.by_domain.contains_key(&domain);
        let room = counts.newcomers.room(domain, !is_known, now);
        counts.newcomers.settle();
        room
    }

    /// Whether there is room for one more of an author's domain, who is then counted, if it is new: `new` says
    /// when.
    fn room(&self, state: &State, list: &CoSignerList, author: &str, new: Option<i64>) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.catch_up(state, list);
        let (domain, count) = counts.of_domain(author);
        let mut room = count < MAX_OF_DOMAIN;
        if room && let Some(now) = new {
            room = counts.newcomers.room(domain, count == 0, now);
        }
        if room && new.is_some() {
            counts.by_domain.insert(domain, count + 1);
            // Whoever is let in has a place on the next list: nobody is counted twice.
            counts.counted = counts.counted.map(|places| places + 1);
        }
        room
    }

    /// Whether there would be room for one more of an author's domain. Nobody is counted.
    fn would_have_room(&self, state: &State, list: &CoSignerList, author: &str, now: i64) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.catch_up(state, list);
        let (domain, count) = counts.of_domain(author);
        count < MAX_OF_DOMAIN && counts.newcomers.has_room(domain, count == 0, now)
    }
}

/// Counts that hold only if what they count is stored.
#[derive(Debug)]
pub(crate) struct Counting {
    crowds: Arc<Crowds>,
    is_bounded: bool,
    kept: bool,
    now: i64,
}

impl Counting {
    /// Counts for a change.
    pub(crate) fn of(crowds: Arc<Crowds>) -> Self {
        Self {
            crowds,
            is_bounded: true,
            kept: false,
            now: 0,
        }
    }

    /// Counts for a change of an appeal that is held here.
    pub(crate) fn here(instance: &Instance, appeal: i64) -> Self {
        let mut counting = Self::of(instance.crowds(appeal));
        counting.is_bounded = instance.is_limited();
        counting.now = instance.clock.millis();
        counting
    }

    /// Counts one more, unless there are many already: those wait for a person.
    pub(crate) fn admit(&self, state: &State, list: &CoSignerList, author: &str) -> bool {
        !self.is_bounded || self.crowds.room(state, list, author, Some(self.now))
    }

    /// Whether one more would be counted now.
    pub(crate) fn would_admit(&self, state: &State, list: &CoSignerList, author: &str) -> bool {
        !self.is_bounded || self.crowds.would_have_room(state, list, author, self.now)
    }

    /// Whether somebody who was counted before may come back without a person.
    pub(crate) fn admit_again(&self, state: &State, list: &CoSignerList, author: &str) -> bool {
        !self.is_bounded || self.crowds.room(state, list, author, None)
    }

    /// It is stored.
    pub(crate) fn keep(&mut self) {
        self.kept = true;
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        match self.kept {
            true => self.crowds.settle(),
            false => self.crowds.forget(),
        }
    }
}

impl Counts {
    /// The domain of an author, and how many were let in from there.
    fn of_domain(&self, author: &str) -> (u64, u32) {
        let domain = self.salt.hash_one(site::of(author));
        let count = self.by_domain.get(&domain);
        (domain, count.copied().unwrap_or_default())
    }

    /// Counts all anew where others have let in many: this is a bound against crowds, not a sum. Whoever
    /// leaves keeps the place.
    fn catch_up(&mut self, state: &State, list: &CoSignerList) {
        let places = list.entries.len() + list.vacated.len();
        if self
            .counted
            .is_some_and(|counted| places <= counted + UNSEEN)
        {
            return;
        }
        self.by_domain.clear();
        let mut seen = HashSet::new();
        for (key, register) in state.registers() {
            if let Some(signer) = signer(key, register)
                && seen.insert(self.salt.hash_one(signer))
            {
                let domain = self.salt.hash_one(site::of(signer));
                *self.by_domain.entry(domain).or_default() += 1;
            }
        }
        self.counted = Some(places);
    }
}

/// Whom a register shows to have been let in: by the admission of a key, which stays whatever is said
/// later, by an endorsement, or by an account.
fn signer<'a>(key: RegisterName<'a>, register: &'a Register) -> Option<&'a str> {
    match key.kind {
        StatementType::Endorsement => Some(key.author),
        StatementType::Admission if key.role == Some(Role::Signer) && key.admits.is_some() => {
            key.about.first().map(String::as_str)
        }
        StatementType::Attestation => {
            let mut said = register.statements();
            said.find_map(|statement| match &statement.content {
                Content::Attestation(attestation) => attestation.account.as_deref(),
                _ => None,
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
