//! Whether the proxy in front of this server says for whom it asks. Where it names nobody, or where it is not
//! believed since it stands elsewhere, all clients are one: the limits of a network hold for everybody
//! together, or for nobody.

use super::figures::Count;
use std::sync::atomic::{
    AtomicBool, AtomicI64, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};

/// So many requests in a row that name nobody are no trial of whoever looks after the server.
const MANY: u64 = 50;
/// A proxy that named somebody within this time, in milliseconds, names whom it speaks for: what comes beside it
/// without a name is from this computer. A day: a small server may have no visitor for a night.
const NAMED_FOR_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How exactly it is noted when somebody was named last, in milliseconds.
const NOTED_MILLIS: i64 = 60 * 1_000;

/// What is known of it.
#[derive(Debug, Default)]
pub struct Naming {
    /// Requests that named nobody.
    pub unnamed: Count,
    in_a_row: AtomicU64,
    /// When somebody was named last; 0 where nobody ever was.
    named_at: AtomicI64,
    told: AtomicBool,
}

impl Naming {
    /// Notes a request for the public address of this server that came through a proxy. Answers whether nobody is
    /// named any more and that has not been said yet.
    pub fn note(&self, is_named: bool, now: i64) -> bool {
        if is_named {
            // Most of the time there is nothing to write: all threads come by here.
            let since = now.saturating_sub(self.named_at.load(Relaxed));
            if !(0..NOTED_MILLIS).contains(&since) {
                self.named_at.store(now, Release);
            }
            if self.in_a_row.load(Relaxed) > 0 {
                self.in_a_row.store(0, Relaxed);
            }
            return false;
        }
        self.unnamed.note();
        self.in_a_row.fetch_add(1, Relaxed);
        self.is_missing(now) && !self.told.swap(true, Relaxed)
    }

    /// Whether nobody is named.
    #[must_use]
    pub fn is_missing(&self, now: i64) -> bool {
        let since = now.saturating_sub(self.named_at.load(Acquire));
        self.in_a_row.load(Relaxed) >= MANY && !(0..NAMED_FOR_MILLIS).contains(&since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_764_633_600_000;

    #[test]
    fn a_proxy_that_names_nobody_is_told_of_once_and_until_it_does() {
        let naming = Naming::default();
        let told = (0..2 * MANY).filter(|_| naming.note(false, NOW));
        assert_eq!(told.count(), 1);
        assert!(naming.is_missing(NOW));
        assert!(!naming.note(true, NOW));
        assert!(!naming.is_missing(NOW));
        assert_eq!(naming.unnamed.so_far(), 2 * MANY);
    }

    #[test]
    fn a_few_trials_and_what_comes_beside_a_proxy_that_names_are_nothing() {
        let naming = Naming::default();
        for _ in 1..MANY {
            assert!(!naming.note(false, NOW));
        }
        assert!(!naming.is_missing(NOW));
        naming.note(true, NOW);
        for _ in 0..2 * MANY {
            assert!(!naming.note(false, NOW + NAMED_FOR_MILLIS - 1));
        }
        assert!(!naming.is_missing(NOW + NAMED_FOR_MILLIS - 1));
        assert!(naming.is_missing(NOW + NAMED_FOR_MILLIS));
    }
}
