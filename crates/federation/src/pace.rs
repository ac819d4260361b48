//! How fast others may send what costs this server more than them: one actor whatever no proof speaks for, one
//! server its questions, and all of one registered domain together; and how often names that change are let in and
//! told. Addresses are limited in front of this, but not those of this machine, and who signs has but one name, whatever
//! network it comes from; names below a domain cost its owner nothing. All of it is in memory and bounded.

use crate::{
    FederationError, Instance,
    activities::{create, profile},
    allowance::{self, Allowance},
    bounded,
    error::Result,
    inbox::Incoming,
    site,
};
use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};
use undersigned_domain::proceedings;

/// What one actor may send at once, and how long each takes to be forgotten: fifteen in a second.
const ACTOR: Allowance = Allowance {
    at_once: 200,
    each_millis: 66,
};
/// The same of the questions of one server: as many in a second as one address may send at all.
const SERVER: Allowance = Allowance {
    at_once: 400,
    each_millis: 50,
};
/// The same of everybody, and of all servers, of one registered domain: a hundred in a second. A great server has
/// many accounts, which like and follow at the same time.
const DOMAIN: Allowance = Allowance {
    at_once: 2_000,
    each_millis: 10,
};
/// The same of the changed names of one author that are let in at once on one appeal: six in an hour. Each
/// is signed here and sent to every server that holds the list.
const RENEWALS: Allowance = Allowance {
    at_once: 6,
    each_millis: 10 * 60 * 1_000,
};
/// Of how many whose names are let in anew on one appeal each server that holds the list is told one by one:
/// twenty at once, and one a minute. One request brings a hundred statements, and there may be five hundred servers.
const TOLD: Allowance = Allowance {
    at_once: 20,
    each_millis: 60 * 1_000,
};
/// Most actors, servers and domains that are remembered.
const MANY: usize = 10_000;

/// Until when each owes for what it sent; and whether nobody does.
#[derive(Debug)]
pub(crate) struct Pace {
    owing: Mutex<HashMap<String, i64>>,
    lifted: AtomicBool,
    /// Nobody ever owes more than this, in milliseconds.
    most_owed: i64,
}

impl Pace {
    /// For what actors and servers send.
    pub(crate) fn of_senders() -> Self {
        Self::owed_at_most(SERVER.most_owed().max(DOMAIN.most_owed()))
    }

    /// For names that are let in anew.
    pub(crate) fn of_renewals() -> Self {
        Self::owed_at_most(RENEWALS.most_owed())
    }

    fn owed_at_most(most_owed: i64) -> Self {
        Self {
            owing: Mutex::default(),
            lifted: AtomicBool::default(),
            most_owed,
        }
    }

    /// Whether one more is within what may be sent.
    fn allows(&self, name: &str, allowance: Allowance, now: i64) -> bool {
        let owed = |until: &i64| allowance::owed(*until, now, self.most_owed);
        let mut owing = self.owing.lock().unwrap_or_else(PoisonError::into_inner);
        let owes = owing.get(name).map(owed).unwrap_or_default();
        let Some(owes) = allowance.one_more(owes) else {
            return false;
        };
        if !owing.contains_key(name) {
            bounded::forget_past(&mut owing, MANY, |until| owed(until) > 0);
            bounded::forget_least(&mut owing, MANY, owed);
        }
        owing.insert(name.to_owned(), now + owes);
        true
    }
}

impl Instance {
    /// Has nobody wait for having sent too much, and bounds no crowd of one domain: for load tests.
    pub fn lift_limits(&self) {
        self.pace.lifted.store(true, Ordering::Relaxed);
    }

    /// Whether limits hold.
    pub(crate) fn is_limited(&self) -> bool {
        !self.pace.lifted.load(Ordering::Relaxed)
    }

    /// Counts an activity for its sender.
    ///
    /// # Errors
    /// [`FederationError::TooMany`] `too_many_requests`.
    pub(crate) fn keep_pace(&self, incoming: &Incoming) -> Result<()> {
        match is_counted(incoming) {
            true => self.all_within("activities", &incoming.sender.id, ACTOR),
            false => Ok(()),
        }
    }

    /// Counts a question of another server.
    ///
    /// # Errors
    /// [`FederationError::TooMany`] `too_many_requests`.
    pub(crate) fn keep_pace_of_server(&self, actor: &str) -> Result<()> {
        self.all_within("questions", actor, SERVER)
    }

    /// Counts something for an actor, and where that may send it, for its domain: whoever sends too much takes nothing
    /// from its neighbours.
    fn all_within(&self, what: &str, actor: &str, allowance: Allowance) -> Result<()> {
        self.within(&format!("{what} of {actor}"), allowance)?;
        self.within(&format!("{what} below {}", site::of(actor)), DOMAIN)
    }

    /// Whether changed names of an author are let in at once on an appeal, which is counted. Else they wait for
    /// the timer, which finds the newest alone.
    pub(crate) fn renews_at_once(&self, appeal: i64, author: &str) -> bool {
        let now = self.clock.millis();
        let name = format!("{appeal} {author}");
        !self.is_limited() || self.renewals.allows(&name, RENEWALS, now)
    }

    /// Whether the servers that hold an appeal's list are told one by one of one more whose names are let in anew,
    /// which is counted.
    pub(crate) fn tells_of_renewal(&self, appeal: i64) -> bool {
        let now = self.clock.millis();
        !self.is_limited() || self.renewals.allows(&appeal.to_string(), TOLD, now)
    }

    fn within(&self, name: &str, allowance: Allowance) -> Result<()> {
        let now = self.clock.millis();
        match !self.is_limited() || self.pace.allows(name, allowance, now) {
            true => Ok(()),
            false => Err(FederationError::too_many(
                "too_many_requests",
                "that was too much at once; wait as long as Retry-After says",
            )),
        }
    }
}

/// Whether an activity is counted: follows, moves, reports, boosts, posts and what undoes them. Whoever has a thousand
/// statements sends them one by one, and a proof speaks for each.
fn is_counted(incoming: &Incoming) -> bool {
    match incoming.kind.as_str() {
        "Follow" | "Move" | "Undo" | "Block" | "Flag" | "Announce" | "Like" | "EmojiReact"
        | "QuoteRequest" => true,
        "Create" | "Update" => {
            let of_proceedings = incoming.object().is_some_and(proceedings::is_proceeding);
            !of_proceedings && !create::proves_itself(incoming) && !profile::is_own(incoming)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_actor_waits_and_others_do_not() {
        let pace = Pace::of_senders();
        let sent = |name: &str, now: i64| pace.allows(name, ACTOR, now);
        let allowed = (0..1_000).filter(|_| sent("a", 0)).count();
        assert_eq!(allowed, 200);
        assert!(sent("b", 0));
        // Fifteen a second for as long as it likes, once it has waited.
        let later = (1..=600).map(|second| 20_000 + second * 1_000);
        for now in later {
            let allowed = (0..15).filter(|part| sent("a", now + part * 66)).count();
            assert_eq!(allowed, 15);
        }
    }

    #[test]
    fn row_830_names_of_one_author_are_let_in_at_once_a_few_times_an_hour() {
        let pace = Pace::of_renewals();
        let let_in = |name: &str, now: i64| pace.allows(name, RENEWALS, now);
        let at_once = (0..100).filter(|_| let_in("1 a", 0)).count();
        assert_eq!(at_once, 6);
        assert!(let_in("2 a", 0) && let_in("1 b", 0));
        let minutes = (1..=120).filter(|minute| let_in("1 a", minute * 60_000));
        assert_eq!(minutes.count(), 12);
        // However many change theirs, those who hold the list are not told of each.
        let told = (0..100).filter(|_| pace.allows("1", TOLD, 0));
        assert_eq!(told.count(), 20);
    }

    #[test]
    fn all_of_one_domain_wait_together_and_a_great_server_does_not() {
        let pace = Pace::of_senders();
        let sent = |now: i64| pace.allows("activities below farm.example", DOMAIN, now);
        let allowed = (0..5_000).filter(|_| sent(0)).count();
        assert_eq!(allowed, 2_000);
        let later = (0..1_000).filter(|_| sent(1_000)).count();
        assert_eq!(later, 100);
    }

    #[test]
    fn crowds_make_no_room_for_who_sent_too_much() {
        let pace = Pace::of_senders();
        while pace.allows("a", ACTOR, 0) {}
        for number in 0..MANY + 100 {
            assert!(pace.allows(&number.to_string(), ACTOR, 0));
        }
        assert!(!pace.allows("a", ACTOR, 0));
        let owing = pace.owing.lock().unwrap();
        assert!(owing.len() <= MANY);
    }
}
