//! What keeps strangers from making this server ask others for keys.
//!
//! Whoever sends a request names the key it is signed with, and before that key is here nothing is
//! known of the sender. So a lookup that comes to nothing is paid for, by the sender's address and
//! by the host that was asked; one that leads to a signature that holds is free. A key that its
//! own server does not have is remembered for a while, and a key we hold is asked for again once
//! in that time, however many bad signatures name it. All of it is in memory and bounded.

use crate::{
    FederationError,
    allowance::{self, Allowance},
    bounded,
    error::Result,
    networks,
    signatures::SignatureFault,
    site,
};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{Semaphore, SemaphorePermit};
use undersigned_domain::ids;

/// How long a key that cannot be had is not asked for again, and how long a key that is here is
/// not fetched again because of a bad signature, in milliseconds.
const AGAIN_MILLIS: i64 = 10 * 60 * 1_000;
/// Most entries of each kind that are remembered.
const MANY: usize = 4_096;
/// Lookups in vain that one address may cause at once, and how long each takes to be forgotten.
const CLIENT: Allowance = Allowance {
    at_once: 60,
    each_millis: 10_000,
};
/// The same for a wide network, which may be one owner's.
const WIDE_CLIENT: Allowance = Allowance {
    at_once: 300,
    each_millis: 2_000,
};
/// Actors that nobody here knew before, of one registered domain or by one address: each is a row, whether its
/// signature holds or not. More than any crowd of a large server, and less than what is let go of in an hour.
const STRANGERS: Allowance = Allowance {
    at_once: 20_000,
    each_millis: 50,
};
/// Lookups in vain of keys at one host, whoever causes them. More than for one address: a large
/// server is asked for many keys by right, at once.
const HOST: Allowance = Allowance {
    at_once: 240,
    each_millis: 2_000,
};

/// Questions to the server of an actor that is known, about keys it was not known to have: a change of keys and the
/// next are heard of at once, whatever bad signatures came in the actor's name before.
const NEW_KEYS: Allowance = Allowance {
    at_once: 3,
    each_millis: AGAIN_MILLIS / 3,
};

/// What is owed until a time: never more than the whole of the largest allowance.
fn owed(until: i64, now: i64) -> i64 {
    allowance::owed(until, now, STRANGERS.most_owed())
}

/// Why a key cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Its server says that there is no such document any more.
    Gone,
    /// Its server has something else there, or may not be asked.
    Unusable(SignatureFault),
}

/// When an actor was fetched again, and whether its server said that it is no more.
#[derive(Debug, Clone, Copy)]
struct Again {
    at: i64,
    gone: bool,
}

impl Again {
    fn is_recent(&self, now: i64) -> bool {
        // What is further away was written by a clock that has been set right since.
        (-AGAIN_MILLIS..AGAIN_MILLIS).contains(&now.saturating_sub(self.at))
    }
}

/// Most authors at a time that are asked for their keys because somebody else handed their words over:
/// a part of all questions that this server asks at a time.
const ALONG: usize = 8;

/// What was learnt and spent while looking up keys.
#[derive(Debug)]
pub(crate) struct KeyLookups {
    book: Mutex<Book>,
    along: Semaphore,
}

impl Default for KeyLookups {
    fn default() -> Self {
        Self {
            book: Mutex::default(),
            along: Semaphore::new(ALONG),
        }
    }
}

#[derive(Debug, Default)]
struct Book {
    /// Documents without a usable key, and until when that is believed.
    missing: HashMap<String, (Missing, i64)>,
    /// Actors that were fetched again for a bad signature, or because a day was over.
    again: HashMap<String, Again>,
    /// Actors whose servers were asked about keys that were not known, and when that will be forgotten.
    sought: HashMap<String, i64>,
    /// Keys with an address of their own, and whose they are.
    owners: HashMap<String, String>,
    /// Addresses and hosts, and when what they spent will be forgotten.
    spent: HashMap<String, i64>,
}

impl KeyLookups {
    /// Why a document was found to hold no usable key, if that was within ten minutes.
    pub fn missing(&self, document: &str, now: i64) -> Option<Missing> {
        let book = self.book();
        let (missing, until) = book.missing.get(document)?;
        is_believed(*until, now).then(|| missing.clone())
    }

    /// When a document was found to hold no usable key and when it is asked for again, as a part of a sentence; nothing
    /// where that is not remembered.
    pub fn when_asked(&self, document: &str, now: i64) -> String {
        let book = self.book();
        let until = book.missing.get(document).map(|(_, until)| *until);
        let Some(until) = until.filter(|until| is_believed(*until, now)) else {
            return String::new();
        };
        let left = until - now;
        let (ago, again) = ((AGAIN_MILLIS - left) / 1_000, (left + 999) / 1_000);
        format!("; this server asked for it {ago} s ago, and asks again after {again} s")
    }

    /// Remembers that a document holds no usable key.
    pub fn note_missing(&self, document: &str, missing: Missing, now: i64) {
        let missing_now = &mut self.book().missing;
        bounded::forget_past(missing_now, MANY, |(_, until)| is_believed(*until, now));
        if missing_now.len() < MANY {
            missing_now.insert(document.to_owned(), (missing, now + AGAIN_MILLIS));
        }
    }

    /// Whether an actor that is known may be fetched again because of a signature that does not
    /// hold: once in ten minutes. Asking uses the leave up, so it is asked after [`Self::pay`].
    ///
    /// Once there are very many, the oldest makes room: whoever has that many actors keeps nobody
    /// else's from being fetched.
    pub fn may_fetch_again(&self, actor: &str, now: i64) -> bool {
        let again = &mut self.book().again;
        let recent = |entry: &Again| entry.is_recent(now);
        if again.get(actor).is_some_and(recent) {
            return false;
        }
        bounded::forget_past(again, MANY, recent);
        bounded::forget_least(again, MANY, |entry| entry.at);
        let entry = Again {
            at: now,
            gone: false,
        };
        again.insert(actor.to_owned(), entry);
        true
    }

    /// Whether the server of an actor that is known may be asked about a key that it was not known to have: three
    /// times in ten minutes, and apart from [`Self::may_fetch_again`], which a bad signature in the actor's name
    /// uses up. Asking uses one up, so it is asked after [`Self::pay`].
    pub fn may_seek_key(&self, actor: &str, now: i64) -> bool {
        let sought = &mut self.book().sought;
        let owes = sought.get(actor).map_or(0, |until| owed(*until, now));
        let Some(owes) = NEW_KEYS.one_more(owes) else {
            return false;
        };
        bounded::forget_past(sought, MANY, |until| owed(*until, now) > 0);
        bounded::forget_least(sought, MANY, |until| *until);
        sought.insert(actor.to_owned(), now + owes);
        true
    }

    /// Whether an actor was fetched again within ten minutes. Asking uses nothing up.
    pub fn was_fetched_again(&self, actor: &str, now: i64) -> bool {
        let book = self.book();
        let entry = book.again.get(actor);
        entry.is_some_and(|entry| entry.is_recent(now))
    }

    /// Remembers that an actor which was fetched again is no more, as its server says.
    pub fn note_gone(&self, actor: &str) {
        if let Some(entry) = self.book().again.get_mut(actor) {
            entry.gone = true;
        }
    }

    /// Whether an actor's server said within ten minutes that it is no more.
    pub fn is_gone(&self, actor: &str, now: i64) -> bool {
        let book = self.book();
        let entry = book.again.get(actor);
        entry.is_some_and(|entry| entry.gone && entry.is_recent(now))
    }

    /// Gives the leave back: the actor's server could not be asked just then.
    pub fn not_fetched_again(&self, actor: &str) {
        self.book().again.remove(actor);
    }

    /// Whose a key with an address of its own is, if that was found out before.
    pub fn owner(&self, key_id: &str) -> Option<String> {
        self.book().owners.get(key_id).cloned()
    }

    /// Remembers whose a key with an address of its own is. The owner's document is the proof of
    /// it; this only saves asking for the key's.
    pub fn note_owner(&self, key_id: &str, owner: &str) {
        let owners = &mut self.book().owners;
        if owners.len() >= MANY {
            owners.clear();
        }
        owners.insert(key_id.to_owned(), owner.to_owned());
    }

    /// Pays for one lookup at a host on behalf of an address.
    ///
    /// # Errors
    /// [`FederationError::TooMany`] where either has nothing left.
    pub fn pay(&self, client: Option<IpAddr>, host: &str, now: i64) -> Result<()> {
        self.charge(accounts(client, host), now)
    }

    /// Pays for the lookup of an actor whom nobody here knows, and counts it among the strangers. Of that
    /// nothing is given back: it leaves something on the disk, and names below a domain cost its owner nothing.
    /// Who may have nothing looked up uses up nothing of what the domain has.
    ///
    /// # Errors
    /// As [`Self::pay`], and where there were too many of its registered domain, or by this address.
    pub fn meet(&self, client: Option<IpAddr>, actor: &str, now: i64) -> Result<()> {
        let by_client = client.map(|client| format!("strangers by {}", networks::owned(client)));
        let of_site = format!("strangers of {}", site::of(actor));
        let strangers = by_client.into_iter().chain([of_site]);
        let mut all = accounts(client, &ids::host(actor));
        all.extend(strangers.map(|name| (name, STRANGERS)));
        self.charge(all, now)
    }

    /// Has all accounts pay, or none.
    fn charge(&self, accounts: Vec<(String, Allowance)>, now: i64) -> Result<()> {
        let mut book = self.book();
        bounded::forget_past(&mut book.spent, MANY, |until| owed(*until, now) > 0);
        for (account, allowance) in &accounts {
            let until = book.spent.get(book.account(account)).copied();
            let owed = until.map_or(0, |until| owed(until, now));
            if allowance.one_more(owed).is_none() {
                return Err(FederationError::too_many(
                    "key_lookups",
                    "too many keys were looked up for this; try again later",
                ));
            }
        }
        for (account, allowance) in accounts {
            let account = book.account(&account).to_owned();
            let until = book.spent.entry(account).or_insert(now);
            *until = now + owed(*until, now) + allowance.each_millis;
        }
        Ok(())
    }

    /// Gives back what was paid: the signature holds.
    pub fn pay_back(&self, client: Option<IpAddr>, host: &str) {
        let mut book = self.book();
        for (account, allowance) in accounts(client, host) {
            let account = book.account(&account).to_owned();
            if let Some(until) = book.spent.get_mut(&account) {
                *until -= allowance.each_millis;
            }
        }
    }

    /// A place to ask an author for its key because somebody else handed its words over; none while all
    /// are taken.
    pub fn place_along(&self) -> Option<SemaphorePermit<'_>> {
        self.along.try_acquire().ok()
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        // The maps hold nothing half-done, so a panic elsewhere while locked does no harm.
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    /// Where an account is kept. Once there are very many, newcomers share one: a farm of
    /// addresses must not make room for itself.
    fn account<'a>(&self, name: &'a str) -> &'a str {
        if self.spent.len() >= MANY && !self.spent.contains_key(name) {
            return "everybody else";
        }
        name
    }
}

/// Whether it is believed until a time that a document holds no key.
fn is_believed(until: i64, now: i64) -> bool {
    (1..=AGAIN_MILLIS).contains(&until.saturating_sub(now))
}

fn accounts(client: Option<IpAddr>, host: &str) -> Vec<(String, Allowance)> {
    let host = (format!("host {host}"), HOST);
    let wide = client.and_then(networks::wide);
    let wide = wide.map(|wide| (format!("wide client {wide}"), WIDE_CLIENT));
    let client = client.map(|client| (format!("client {client}"), CLIENT));
    client.into_iter().chain(wide).chain([host]).collect()
}

#[cfg(test)]
mod tests;
