//! Whether the time may be believed. What cannot be taken back (people's signatures deleted on their day, an
//! organisation deleted, an appeal published at its hour) would happen at once where a clock is set years
//! ahead by mistake, so it waits for a while after the clock has gone ahead unseen.

use crate::{Instance, clock::Clock, peer_clocks::MAX_DIFFERENCE};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

/// From here on a clock that was set ahead is doubted, in milliseconds: less does no harm to what is
/// planned for a day or an hour, and NTP corrects as much after a start.
const AHEAD_MILLIS: i64 = 10 * 60 * 1_000;
/// The same for the time between two runs, in which a server may have been away.
const AWAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How long it is doubted: whoever set it wrongly has this long to see what the server says of it.
const DOUBTED: Duration = Duration::from_secs(60 * 60);
/// So many other servers have to show the same time before it is believed sooner.
const FEW: usize = 3;

/// What is thought of the clock. Where nobody [watches](Self::watch) it, as in tests that set it, it is
/// believed.
#[derive(Debug, Default)]
pub(crate) struct ClockDoubt(Mutex<Option<Watched>>);

#[derive(Debug, Clone, Copy)]
struct Watched {
    looks: Looks,
    until: Option<Instant>,
}

/// A look at both clocks: one that may be set, and one that only runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looks {
    pub(super) wall: i64,
    pub(super) running: Instant,
}

impl Looks {
    pub(super) fn now(clock: &Clock) -> Self {
        Self {
            wall: clock.millis(),
            running: Instant::now(),
        }
    }

    /// By how many milliseconds the clock was set since an earlier look.
    pub(super) fn set_since(self, earlier: Self) -> i64 {
        let ran = self.running.saturating_duration_since(earlier.running);
        let ran = i64::try_from(ran.as_millis()).unwrap_or(i64::MAX);
        self.wall.saturating_sub(earlier.wall).saturating_sub(ran)
    }
}

impl ClockDoubt {
    /// Begins to watch. Until [`Self::last_seen`] says when a server was last here, the time is doubted.
    fn watch(&self, looks: Looks) {
        let until = Some(looks.running + DOUBTED);
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Watched { looks, until });
    }

    /// A server was here at this time, if ever: where that is not long ago, the time is believed.
    fn last_seen(&self, seen: Option<i64>) {
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(watched) = watched.as_mut()
            && seen.is_none_or(|seen| watched.looks.wall.saturating_sub(seen) < AWAY_MILLIS)
        {
            watched.until = None;
        }
    }

    /// Looks once more; says whether the clock was set ahead since.
    fn look(&self, looks: Looks) -> bool {
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = watched.as_mut() else {
            return false;
        };
        let was_set = looks.set_since(held.looks) >= AHEAD_MILLIS;
        held.looks = looks;
        if was_set {
            held.until = Some(looks.running + DOUBTED);
        }
        was_set
    }

    /// What is thought now. `difference` is by how many seconds the clock is ahead of other servers', where
    /// enough were heard since it was set.
    fn is_in_doubt(&self, now: Instant, difference: Option<i64>) -> bool {
        let is_right = difference.is_some_and(|by| by.abs() <= MAX_DIFFERENCE);
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = watched.as_mut() else {
            return false;
        };
        held.until = held.until.filter(|until| now < *until && !is_right);
        held.until.is_some()
    }
}

impl Instance {
    /// Begins to watch the computer's clock, before anything is done that cannot be taken back. Any other
    /// is set on purpose.
    pub fn watch_clock(&self) {
        if self.clock.is_system() {
            self.clock_doubt.watch(Looks::now(&self.clock));
        }
    }

    /// What the database says of when a server was last here.
    pub(super) fn clock_was_seen(&self, seen: Option<i64>) {
        self.clock_doubt.last_seen(seen);
    }

    /// Whether what cannot be taken back has to wait, because the clock may be ahead.
    pub fn is_time_in_doubt(&self) -> bool {
        let looks = Looks::now(&self.clock);
        if self.clock_doubt.look(looks) {
            self.http.forget_clocks();
        }
        let difference = self.http.clock_difference(FEW);
        self.clock_doubt.is_in_doubt(looks.running, difference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60 * 60 * 1_000;
    const YEARS: i64 = 6 * 365 * 24 * HOUR;

    /// After so many seconds of running, with the clock set ahead by so many milliseconds.
    fn looks(running: Instant, seconds: u64, ahead: i64) -> Looks {
        let ran = Duration::from_secs(seconds);
        Looks {
            wall: i64::try_from(ran.as_millis()).unwrap() + ahead,
            running: running + ran,
        }
    }

    /// Looks, and says what is thought.
    fn thinks(doubt: &ClockDoubt, looks: Looks, told: Option<i64>) -> bool {
        doubt.look(looks);
        doubt.is_in_doubt(looks.running, told)
    }

    #[test]
    fn a_clock_that_was_set_ahead_is_doubted_at_once_and_for_an_hour() {
        let begun = Instant::now();
        let doubt = ClockDoubt::default();
        let is = |seconds, ahead| thinks(&doubt, looks(begun, seconds, ahead), None);
        assert!(!is(0, YEARS), "nobody watches");
        doubt.watch(looks(begun, 0, 0));
        doubt.last_seen(None);
        assert!(!is(1, 0));
        assert!(!is(2, AHEAD_MILLIS - 1), "NTP");
        assert!(is(3, YEARS));
        assert!(is(3_600, YEARS));
        assert!(!is(3_700, YEARS), "it is right after all");
    }

    #[test]
    fn who_was_away_for_long_is_doubted_and_nobody_else() {
        let begun = Instant::now();
        let doubt = ClockDoubt::default();
        doubt.watch(looks(begun, 0, YEARS));
        let is = |seconds| thinks(&doubt, looks(begun, seconds, YEARS), None);
        assert!(is(1), "nothing is known yet");
        doubt.last_seen(Some(0));
        assert!(is(2));
        doubt.last_seen(Some(YEARS - HOUR));
        assert!(!is(3));
    }

    #[test]
    fn other_servers_clocks_end_the_doubt() {
        let begun = Instant::now();
        let doubt = ClockDoubt::default();
        doubt.watch(looks(begun, 0, 0));
        let is = |seconds, told| thinks(&doubt, looks(begun, seconds, YEARS), told);
        assert!(is(1, None));
        assert!(is(2, Some(YEARS / 1_000)), "they show another time");
        assert!(!is(3, Some(2)));
        assert!(!is(4, None));
    }
}
