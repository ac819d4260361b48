//! Counting failures to sign in, and other things that one address may do so often only.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Failures after which nobody gets another try for a while.
const MAX_FAILURES: usize = 5;
/// How long a failure counts, in milliseconds.
const WINDOW_MILLIS: i64 = 10 * 60 * 1_000;
/// So many names are remembered before old ones are looked through.
const MAX_NAMES: usize = 10_000;

/// Failures by name: an e-mail address, a network. Lost when the server starts anew, which an
/// attacker cannot cause.
#[derive(Debug)]
pub struct Throttle {
    most: usize,
    held: Mutex<HashMap<String, Vec<i64>>>,
}

impl Default for Throttle {
    fn default() -> Self {
        Self::of(MAX_FAILURES)
    }
}

impl Throttle {
    /// One that lets so many pass in ten minutes.
    #[must_use]
    pub fn of(most: usize) -> Self {
        Self {
            most,
            held: Mutex::default(),
        }
    }

    /// Counts a try under all names, unless there were too many under one of them. The try counts
    /// from its beginning, so that many at once do not slip through.
    pub fn begin(&self, names: &[String], now: i64) -> bool {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() > MAX_NAMES {
            held.retain(|_, times| times.iter().any(|at| now - at < WINDOW_MILLIS));
        }
        for name in names {
            if let Some(times) = held.get_mut(name) {
                times.retain(|at| now - at < WINDOW_MILLIS);
                if times.len() >= self.most {
                    return false;
                }
            }
        }
        for name in names {
            held.entry(name.clone()).or_default().push(now);
        }
        true
    }

    /// Takes a try back: it was no failure.
    pub fn succeeded(&self, names: &[String]) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for name in names {
            if let Some(times) = held.get_mut(name) {
                times.pop();
                if times.is_empty() {
                    held.remove(name);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_failure_in_ten_minutes_is_one_too_many() {
        let throttle = Throttle::default();
        let ana = ["ana@x.example".to_owned(), "192.0.2.1".to_owned()];
        for at in 0..5 {
            assert!(throttle.begin(&ana, at));
        }
        assert!(!throttle.begin(&ana, 5));
        let same_network = ["bo@x.example".to_owned(), "192.0.2.1".to_owned()];
        assert!(!throttle.begin(&same_network, 5));
        let same_account = ["ana@x.example".to_owned(), "192.0.2.9".to_owned()];
        assert!(!throttle.begin(&same_account, 5));
        assert!(throttle.begin(&["bo@x.example".to_owned()], 5));
        assert!(throttle.begin(&ana, WINDOW_MILLIS + 5));
    }

    #[test]
    fn success_does_not_count() {
        let throttle = Throttle::default();
        let names = ["ana@x.example".to_owned()];
        for at in 0..20 {
            assert!(throttle.begin(&names, at));
            throttle.succeeded(&names);
        }
    }
}
