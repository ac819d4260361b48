//! How fast others may send what costs this server more than them: one actor whatever no proof speaks for, one
//! server its questions, and all of one registered domain together. Addresses are limited in front of this, but
//! not those of this machine, and who signs has but one name, whatever network it comes from; names below a domain
//! cost its owner nothing. All of it is in memory and bounded.

use crate::{
    FederationError, Instance,
    activities::{create, profile},
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
/// Most actors, servers and domains that are remembered.
const MANY: usize = 10_000;
/// Nobody ever owes more than this, in milliseconds.
const MOST_OWED: i64 = DOMAIN.at_once * DOMAIN.each_millis;

#[derive(Clone, Copy)]
struct Allowance {
    at_once: i64,
    each_millis: i64,
}

/// Until when each owes for what it sent; and whether nobody does.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    owing: Mutex<HashMap<String, i64>>,
    lifted: AtomicBool,
}

impl Pace {
    /// Whether one more is within what may be sent.
    fn allows(&self, name: &str, allowance: Allowance, now: i64) -> bool {
        // A time further away was written by a clock that has been set right since.
        let owed = |until: &i64| {
            let owed = until.saturating_sub(now);
            let owed = Some(owed).filter(|owed| (0..=MOST_OWED).contains(owed));
            owed.unwrap_or_default()
        };
        let mut owing = self.owing.lock().unwrap_or_else(PoisonError::into_inner);
        let owes = owing.get(name).map(owed).unwrap_or_default();
        if owes + allowance.each_millis > allowance.at_once * allowance.each_millis {
            return false;
        }
        if !owing.contains_key(name) {
            bounded::forget_past(&mut owing, MANY, |until| owed(until) > 0);
            bounded::forget_least(&mut owing, MANY, owed);
        }
        owing.insert(name.to_owned(), now + owes + allowance.each_millis);
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

    fn within(&self, name: &str, allowance: Allowance) -> Result<()> {
        let now = self.clock.millis();
        match !self.is_limited() || self.pace.allows(name, allowance, now) {
            true => Ok(()),
            false => Err(FederationError::TooMany {
                code: "too_many_requests",
                detail: "that was too much at once; wait as long as Retry-After says".into(),
            }),
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
        let pace = Pace::default();
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
    fn all_of_one_domain_wait_together_and_a_great_server_does_not() {
        let pace = Pace::default();
        let sent = |now: i64| pace.allows("activities below farm.example", DOMAIN, now);
        let allowed = (0..5_000).filter(|_| sent(0)).count();
        assert_eq!(allowed, 2_000);
        let later = (0..1_000).filter(|_| sent(1_000)).count();
        assert_eq!(later, 100);
    }

    #[test]
    fn crowds_make_no_room_for_who_sent_too_much() {
        let pace = Pace::default();
        while pace.allows("a", ACTOR, 0) {}
        for number in 0..MANY + 100 {
            assert!(pace.allows(&number.to_string(), ACTOR, 0));
        }
        assert!(!pace.allows("a", ACTOR, 0));
        let owing = pace.owing.lock().unwrap();
        assert!(owing.len() <= MANY);
    }
}
