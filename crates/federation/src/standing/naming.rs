//! Whether the proxy in front of this server says for whom it asks. Where it names nobody, or where it is not
//! believed since it stands elsewhere, all clients are one: the limits of a network hold for everybody
//! together, or for nobody.
//!
//! A proxy that names nobody passes on whom a client names, too: requests that name somebody are weighed against those
//! that do not, so that few of the first hide nothing.

use super::figures::Count;
use std::sync::atomic::{
    AtomicBool, AtomicI64,
    Ordering::{AcqRel, Acquire, Relaxed, Release},
};

/// So many requests that name nobody, and that no others make up for, are no trial of whoever looks after the server.
const MANY: i64 = 50;
/// For so many that name nobody one makes up that names somebody: beside a proxy that names, few come from this
/// computer, and few visitors may come to a small server.
const MAKES_UP_FOR: i64 = 20;
/// At most so many are remembered that nothing has made up for: a proxy that names from now on is soon believed.
const MOST_MISSING: i64 = 10 * MANY;
/// At most for so many is made up in advance: a proxy that names nobody any more is soon noticed.
const MOST_AHEAD: i64 = 20 * MANY;
/// Nothing is made up for in advance where nobody was named for so long, in milliseconds. A day: a small server may
/// have no visitor for a night.
const NAMED_FOR_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How exactly it is noted when somebody was named last, in milliseconds.
const NOTED_MILLIS: i64 = 60 * 1_000;

/// What is known of it.
#[derive(Debug, Default)]
pub struct Naming {
    /// Requests that named nobody.
    pub unnamed: Count,
    /// For how many of them nothing has made up; below zero, for how many to come is made up.
    missing: AtomicI64,
    /// Whether nobody is named: from [`MANY`] on, and until others have made up for all of them.
    is_missing: AtomicBool,
    /// When somebody was named last; 0 where nobody ever was.
    named_at: AtomicI64,
    told: AtomicBool,
}

impl Naming {
    /// Notes a request for the public address of this server that came through a proxy. Answers whether nobody is
    /// named any more and that has not been said yet.
    pub fn note(&self, is_named: bool, now: i64) -> bool {
        if is_named {
            self.note_named(now);
            return false;
        }
        self.unnamed.note();
        let is_ahead = self.is_named_lately(now);
        let next = |missing: i64| {
            let missing = if is_ahead { missing } else { missing.max(0) };
            (missing + 1).min(MOST_MISSING)
        };
        if self.change(next) < MANY {
            return false;
        }
        self.is_missing.store(true, Release);
        !self.told.swap(true, Relaxed)
    }

    fn note_named(&self, now: i64) {
        // Most of the time there is nothing to write: all threads come by here.
        let since = now.saturating_sub(self.named_at.load(Relaxed));
        if !(0..NOTED_MILLIS).contains(&since) {
            self.named_at.store(now, Release);
        }
        if self.missing.load(Relaxed) == -MOST_AHEAD {
            return;
        }
        let next = |missing: i64| (missing - MAKES_UP_FOR).max(-MOST_AHEAD);
        let missing = self.change(next);
        if missing <= 0 {
            self.is_missing.store(false, Release);
        }
        // Not sooner: whoever names somebody now and then is not to fill the log.
        if missing == -MOST_AHEAD {
            self.told.store(false, Relaxed);
        }
    }

    /// Answers what it is afterwards.
    fn change(&self, next: impl Fn(i64) -> i64) -> i64 {
        let changed = |missing: i64| Some(next(missing));
        match self.missing.fetch_update(AcqRel, Acquire, changed) {
            Ok(before) | Err(before) => next(before),
        }
    }

    fn is_named_lately(&self, now: i64) -> bool {
        let since = now.saturating_sub(self.named_at.load(Acquire));
        (0..NAMED_FOR_MILLIS).contains(&since)
    }

    /// Whether nobody is named.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.is_missing.load(Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_764_633_600_000;

    impl Naming {
        /// Notes so many requests; answers how often it was to be said that nobody is named.
        fn note_many(&self, many: i64, is_named: bool, now: i64) -> usize {
            (0..many).filter(|_| self.note(is_named, now)).count()
        }
    }

    #[test]
    fn a_proxy_that_names_nobody_is_told_of_once_and_until_it_does() {
        let naming = Naming::default();
        assert_eq!(naming.note_many(2 * MANY, false, NOW), 1);
        assert!(naming.is_missing());
        assert_eq!(naming.note_many(MANY, true, NOW), 0);
        assert!(!naming.is_missing());
        assert_eq!(naming.unnamed.so_far(), 100);
    }

    #[test]
    fn a_few_trials_and_what_comes_beside_a_proxy_that_names_are_nothing() {
        let naming = Naming::default();
        assert_eq!(naming.note_many(MANY - 1, false, NOW), 0);
        assert!(!naming.is_missing());
        // Hour by hour a visitor, and twenty times something on this computer.
        for hour in 0..100 {
            let now = NOW + hour * 60 * NOTED_MILLIS;
            naming.note(true, now);
            assert_eq!(naming.note_many(MAKES_UP_FOR, false, now), 0);
        }
        assert!(!naming.is_missing());
    }

    #[test]
    fn row_699_whoever_names_somebody_once_does_not_hide_that_the_proxy_names_nobody() {
        for unnamed in [MANY, 10 * MANY] {
            let naming = Naming::default();
            assert_eq!(naming.note_many(unnamed, false, NOW), 1);
            assert!(!naming.note(true, NOW));
            assert!(naming.is_missing());
        }
        // Nor before anything was told.
        let naming = Naming::default();
        naming.note(true, NOW);
        assert_eq!(naming.note_many(MANY + MAKES_UP_FOR, false, NOW), 1);
        assert!(naming.is_missing());
    }

    #[test]
    fn a_proxy_that_names_nobody_any_more_is_noticed_and_told_of_again() {
        let naming = Naming::default();
        assert_eq!(naming.note_many(MANY, false, NOW), 1);
        for _ in 0..2 {
            naming.note_many(10_000, true, NOW);
            assert_eq!(naming.note_many(MOST_AHEAD + MANY, false, NOW), 1);
        }
        // Where few come, after a day.
        naming.note_many(10_000, true, NOW);
        let later = NOW + NAMED_FOR_MILLIS;
        assert_eq!(naming.note_many(MANY - 1, false, later - 1), 0);
        assert_eq!(naming.note_many(MANY, false, later), 1);
    }
}
