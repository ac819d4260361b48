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
    CoSignerList, Content, Register, RegisterKey, State, StatementType, admission::Role,
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
        let domain = counts.salt.hash_one(site::of(author));
        let count = counts.by_domain.get(&domain).copied().unwrap_or_default();
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
fn signer<'a>(key: &'a RegisterKey, register: &'a Register) -> Option<&'a str> {
    match key.kind {
        StatementType::Endorsement => Some(key.author.as_str()),
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
mod tests {
    use super::{Counting, Crowds, MAX_OF_DOMAIN, UNSEEN, newcomers::MAX_IN_HOUR};
    use std::sync::Arc;
    use undersigned_domain::{
        AppealKey, CoSignerList, Content, Digest, Multikey, Names, SecretKey, State, Statement,
        admission::{Admission, AdmissionState, Role},
        attestation::{Attestation, Provenance, SignerKind},
        endorsement::Endorsement,
        list::{Vacancy, Vacated},
    };

    const HUB: &str = "https://hub.example/orgs/hub";
    const UNION: &str = "https://union.example/orgs/a";

    fn key(number: u8) -> Multikey {
        SecretKey::from_seed(&[number; 32]).public()
    }

    fn appeal() -> AppealKey {
        AppealKey {
            object: "https://hub.example/appeals/free-them".to_owned(),
            root: key(1),
        }
    }

    /// One of an owner of many names.
    fn farm(number: u32) -> String {
        format!("https://h{number}.farm.example/orgs/a")
    }

    fn say(state: &mut State, author: &str, about: &str, seq: u64, content: Content) {
        let key = if author == HUB { key(1) } else { key(2) };
        let words = format!("{author} {about} {seq} {content:?}");
        let statement = Statement {
            digest: Digest::of(&[words.as_bytes()]),
            id: format!("https://hub.example/said/{about}"),
            author: author.to_owned(),
            key,
            appeal: Arc::new(appeal()),
            about: vec![about.to_owned()],
            seq,
            published: None,
            content,
        };
        state.insert(&Arc::new(statement));
    }

    fn endorse(state: &mut State, author: &str, seq: u64, endorsed: bool) {
        let said = Endorsement {
            endorsed,
            pin: None,
            names: Names::default(),
            reservations: Vec::new(),
            claims: None,
            mandate: None,
        };
        say(state, author, "", seq, Content::Endorsement(said));
    }

    fn decide(state: &mut State, about: &str, removed: bool) {
        let said = Admission {
            role: Role::Signer,
            admits: (!removed).then(|| key(2)),
            state: match removed {
                true => AdmissionState::Removed,
                false => AdmissionState::Admitted,
            },
            names_digest: None,
            ordinal: None,
            since: None,
            reason: None,
            overrules: Vec::new(),
        };
        say(state, HUB, about, 1, Content::Admission(said));
    }

    /// Those who were let in and signed.
    fn signed(state: &mut State, authors: &[String]) {
        for author in authors {
            decide(state, author, false);
            endorse(state, author, 1, true);
        }
    }

    /// A list with so many places.
    fn places(count: usize) -> CoSignerList {
        let numbers = 1..=u64::try_from(count).unwrap();
        let left = numbers.map(|number| Vacated {
            number,
            why: Vacancy::Withdrawn,
        });
        CoSignerList {
            vacated: left.collect(),
            ..CoSignerList::default()
        }
    }

    fn counting() -> Counting {
        Counting::of(Arc::<Crowds>::default())
    }

    #[test]
    fn accounts_count_like_servers() {
        let mut state = State::new(appeal());
        for number in 0..MAX_OF_DOMAIN {
            let said = Attestation {
                listed: true,
                pin: None,
                names: Names::default(),
                kind: SignerKind::Organisation,
                provenance: Provenance::FediverseAccount,
                initiated: false,
                evidence_digest: None,
                signed_at: None,
                ordinal: None,
                since: None,
                account: Some(format!("https://h{number}.farm.example/users/a")),
            };
            let about = format!("{number}");
            say(&mut state, HUB, &about, 1, Content::Attestation(said));
        }
        let (counting, list) = (counting(), CoSignerList::default());
        assert!(!counting.admit(&state, &list, "https://h1000.farm.example/users/a"));
        assert!(counting.admit(&state, &list, "https://hub.example/users/a"));
    }

    #[test]
    fn one_domain_cannot_fill_a_list() {
        let (counting, list) = (counting(), CoSignerList::default());
        let state = State::new(appeal());
        let let_in = (0..5_000).filter(|number| counting.admit(&state, &list, &farm(*number)));
        assert_eq!(let_in.count(), MAX_OF_DOMAIN as usize);
        assert!(counting.admit(&state, &list, UNION));
        assert!(!counting.admit(&state, &list, "https://farm.example/orgs/b"));
    }

    #[test]
    fn row_843_many_new_domains_cannot_fill_a_list_at_once() {
        let (mut counting, list) = (counting(), CoSignerList::default());
        let state = State::new(appeal());
        let of = |number: u32| format!("https://h{number}.farm{}.example/orgs/a", number % 50);
        let let_in = (0..5_000).filter(|number| counting.admit(&state, &list, &of(*number)));
        assert_eq!(let_in.count(), MAX_IN_HOUR);
        assert!(!counting.admit(&state, &list, UNION));
        // An hour later their domains have been there for a while, and others are new.
        counting.now = 60 * 60 * 1_000;
        assert!(counting.admit(&state, &list, UNION));
        assert!(counting.admit(&state, &list, &of(9_000)));
    }

    #[test]
    fn who_comes_by_form_from_a_domain_that_is_there_is_no_newcomer() {
        let (crowds, list) = (Crowds::default(), places(1));
        let mut state = State::new(appeal());
        signed(&mut state, &[UNION.to_owned()]);
        let room = |of: (&str, bool)| crowds.room_by_form(&state, &list, of, 0);
        for number in 0..MAX_IN_HOUR {
            let domain = format!("farm{number}.example");
            assert!(room((domain.as_str(), false)));
        }
        assert!(!room(("nurses.example", false)));
        assert!(room(("nurses.example", true)), "another came by form");
        assert!(room(("union.example", false)), "by its own server");
        // The second of a domain that was new within the hour is new, too.
        assert!(!room(("farm1.example", true)));
    }

    #[test]
    fn a_load_test_has_no_bound() {
        let (mut counting, list) = (counting(), CoSignerList::default());
        counting.is_bounded = false;
        let state = State::new(appeal());
        assert!((0..1_000).all(|number| counting.admit(&state, &list, &farm(number))));
    }

    #[test]
    fn who_leaves_or_was_removed_makes_no_room() {
        let crowd: Vec<String> = (0..MAX_OF_DOMAIN).map(farm).collect();
        for removed in [false, true] {
            let mut state = State::new(appeal());
            signed(&mut state, &crowd);
            for author in &crowd {
                match removed {
                    true => decide(&mut state, author, true),
                    false => endorse(&mut state, author, 2, false),
                }
            }
            // As it is read after a restart.
            let (counting, list) = (counting(), places(crowd.len()));
            assert!(!counting.admit(&state, &list, &farm(1_000)), "{removed}");
            assert!(counting.admit(&state, &list, UNION), "{removed}");
        }
    }

    #[test]
    fn who_comes_back_is_counted_once() {
        let mut state = State::new(appeal());
        let half: Vec<String> = (0..MAX_OF_DOMAIN / 2).map(farm).collect();
        signed(&mut state, &half);
        for seq in 2..8 {
            for author in &half {
                endorse(&mut state, author, seq, seq % 2 == 1);
            }
        }
        let (counting, list) = (counting(), places(half.len()));
        for author in &half {
            assert!(counting.admit_again(&state, &list, author));
        }
        let new = (1_000..2_000).filter(|number| counting.admit(&state, &list, &farm(*number)));
        assert_eq!(new.count(), half.len());
    }

    #[test]
    fn whom_others_let_in_is_counted_once_they_are_many() {
        let mut state = State::new(appeal());
        let (counting, few) = (counting(), places(UNSEEN));
        assert!(counting.admit(&state, &CoSignerList::default(), UNION));
        let crowd: Vec<String> = (0..MAX_OF_DOMAIN).map(farm).collect();
        signed(&mut state, &crowd);
        assert!(counting.admit_again(&state, &few, &farm(1_000)));
        let many = places(UNSEEN + 2);
        assert!(!counting.admit(&state, &many, &farm(1_000)));
    }

    #[test]
    fn what_was_not_stored_does_not_count() {
        let (crowds, list) = (Arc::<Crowds>::default(), CoSignerList::default());
        let state = State::new(appeal());
        for stored in [false, false, true, true] {
            let mut counting = Counting::of(crowds.clone());
            let admitted =
                (0..MAX_OF_DOMAIN).filter(|number| counting.admit(&state, &list, &farm(*number)));
            let admitted = admitted.count();
            assert!(admitted == MAX_OF_DOMAIN as usize || admitted == 0);
            if stored {
                counting.keep();
            }
        }
        let counting = Counting::of(crowds);
        assert!(!counting.admit(&state, &list, "https://farm.example/orgs/b"));
    }
}
