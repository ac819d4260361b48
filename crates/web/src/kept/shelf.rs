//! Where answers lie: so many, and so many bytes. Those that nobody has asked for the longest go
//! first.
//!
//! A stranger can ask for any number of addresses that differ in a query, and would drive out what
//! others read. So nothing is laid down for a request that comes once, and what is asked for all the
//! time is never the oldest.

use super::{answer::Kept, key::Key};
use axum::http::request::Parts;
use std::{
    collections::{HashMap, HashSet},
    mem::take,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use undersigned_federation::together::Together;

/// How long it is remembered at least that something was asked for.
const AGAIN: Duration = Duration::from_secs(5);
/// Most keys of which that is remembered, twice over.
const MOST_ASKED: usize = 4_096;

/// How much is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Answers.
    pub(super) count: usize,
    /// Bytes of all together.
    pub(super) bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            count: 2_048,
            bytes: 16 * 1024 * 1024,
        }
    }
}

/// Those who wait until an answer is made anew, by what each of them asks.
pub(super) type Renewal = Together<Parts, Option<Arc<Kept>>>;

/// Answers by what was asked.
pub(super) struct Shelf {
    bounds: Bounds,
    held: Mutex<Contents>,
}

#[derive(Default)]
struct Contents {
    places: HashMap<Key, Place>,
    bytes: usize,
    /// How often something was looked for: later uses have higher numbers.
    uses: u64,
    asked: Asked,
}

struct Place {
    used: u64,
    kept: Arc<Kept>,
    renewal: Arc<Renewal>,
}

/// What was asked for lately: in this span of time, and in the one before.
#[derive(Default)]
struct Asked {
    since: Option<Instant>,
    now: HashSet<Key>,
    before: HashSet<Key>,
}

impl Shelf {
    pub(super) fn new(bounds: Bounds) -> Self {
        Self {
            bounds,
            held: Mutex::default(),
        }
    }

    /// What lies there, good or not, and those who wait for a better one. What is older than that is
    /// taken away: nobody reads it all the time, and making it anew whole might be more than is asked.
    pub(super) fn find(&self, key: &Key, oldest: Duration) -> Option<(Arc<Kept>, Arc<Renewal>)> {
        let mut held = self.lock();
        held.uses += 1;
        let used = held.uses;
        let place = held.places.get_mut(key)?;
        if place.kept.made.elapsed() > oldest {
            held.take_away(key);
            return None;
        }
        place.used = used;
        Some((place.kept.clone(), place.renewal.clone()))
    }

    /// Whether the same was asked for a short while ago; from now on it was.
    pub(super) fn is_asked_again(&self, key: Key, now: Instant) -> bool {
        self.lock().asked.again(key, now)
    }

    /// Lays an answer down in place of an earlier one.
    pub(super) fn put(&self, key: Key, kept: Arc<Kept>) {
        let mut held = self.lock();
        held.uses += 1;
        let renewal = held.take_away(&key);
        held.bytes += kept.size();
        let place = Place {
            used: held.uses,
            kept,
            renewal: renewal.unwrap_or_default(),
        };
        held.places.insert(key, place);
        while held.places.len() > self.bounds.count || held.bytes > self.bounds.bytes {
            held.make_room();
        }
    }

    /// Takes an answer away: it cannot be kept any longer.
    pub(super) fn remove(&self, key: &Key) {
        self.lock().take_away(key);
    }

    fn lock(&self) -> MutexGuard<'_, Contents> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Contents {
    fn take_away(&mut self, key: &Key) -> Option<Arc<Renewal>> {
        let place = self.places.remove(key)?;
        self.bytes -= place.kept.size();
        Some(place.renewal)
    }

    /// A tenth goes at a time, so that their order is not worked out for each.
    fn make_room(&mut self) {
        let mut keys: Vec<(u64, Key)> = self
            .places
            .iter()
            .map(|(key, place)| (place.used, *key))
            .collect();
        keys.sort_unstable_by_key(|(used, _)| *used);
        for (_, key) in keys.iter().take((keys.len() / 10).max(1)) {
            self.take_away(key);
        }
    }
}

impl Asked {
    fn again(&mut self, key: Key, at: Instant) -> bool {
        let age = self.since.map(|since| at.saturating_duration_since(since));
        if age.is_none_or(|age| age >= AGAIN) || self.now.len() >= MOST_ASKED {
            if age.is_some_and(|age| age >= 2 * AGAIN) {
                self.now.clear();
            }
            self.before = take(&mut self.now);
            self.since = Some(at);
        }
        let again = self.before.contains(&key) || self.now.contains(&key);
        self.now.insert(key);
        again
    }
}

#[cfg(test)]
impl Shelf {
    /// How many lie there, and their bytes.
    pub(super) fn size(&self) -> (usize, usize) {
        let held = self.lock();
        (held.places.len(), held.bytes)
    }
}
