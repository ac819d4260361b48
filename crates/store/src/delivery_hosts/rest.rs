//! For how long quick hosts are not looked for again where none was due. To find none, all hosts are passed for which anything
//! waits, and where thousands of them are slow, one has had its turn, and would have them passed once more, every few
//! milliseconds.
//!
//! No index tells at once that there is none: one of the quick hosts that are known goes through all for which nothing waits,
//! and those are more as a rule; and in an index of what waits, whether its host is quick would be written with each delivery.

use std::time::{Duration, Instant};

/// The rest lasts so many times as long as it took to find none: a quarter of the time at most is spent on that.
const TIMES: u32 = 3;
/// But no longer than this, however long the database took, so that none that is quick waits long: over tens of thousands of
/// hosts more than a quarter of the time is spent.
const LONGEST: Duration = Duration::from_millis(250);

/// A rest from looking.
#[derive(Debug, Default)]
pub(super) struct Rest {
    until: Option<Instant>,
    was_kept: bool,
}

impl Rest {
    /// Somebody begins to take hosts.
    pub(super) fn begin(&mut self) {
        self.was_kept = false;
    }

    /// Whether it lasts, so that whoever would look does not.
    pub(super) fn lasts(&mut self, now: Instant) -> bool {
        self.was_kept = self.until.is_some_and(|until| now < until);
        self.was_kept
    }

    /// It was looked from a time until `now`; where there was none, the rest begins.
    pub(super) fn looked(&mut self, from: Instant, now: Instant, was_none: bool) {
        let took = now.duration_since(from);
        let rest = took.saturating_mul(TIMES).min(LONGEST);
        self.until = was_none.then(|| now + rest);
    }

    /// What is left of it, where whoever began last did not look for its sake: it may be that one is due now.
    pub(super) fn left(&self, now: Instant) -> Option<Duration> {
        let until = self.until.filter(|_| self.was_kept)?;
        Some(until.saturating_duration_since(now))
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Rest};
    use std::time::{Duration, Instant};

    const MILLI: Duration = Duration::from_millis(1);

    #[test]
    fn finding_none_takes_a_quarter_of_the_time_at_most() {
        let mut rest = Rest::default();
        let began = Instant::now();
        assert!(!rest.lasts(began), "nobody has looked yet");
        let ended = began + 14 * MILLI;
        rest.looked(began, ended, true);
        for (after, lasts) in [(0, true), (41, true), (42, false)] {
            rest.begin();
            assert_eq!(rest.lasts(ended + after * MILLI), lasts, "{after}");
        }
        // Whoever finds one goes on at once, and a database that is slow for once keeps nobody for long.
        rest.looked(began, ended, false);
        assert!(!rest.lasts(ended));
        rest.looked(began, began + 9_000 * MILLI, true);
        let ended = began + 9_000 * MILLI;
        assert!(rest.lasts(ended) && !rest.lasts(ended + LONGEST));
    }

    #[test]
    fn only_whoever_did_not_look_comes_back_before_its_time() {
        let mut rest = Rest::default();
        let began = Instant::now();
        let ended = began + 10 * MILLI;
        rest.looked(began, ended, true);
        assert_eq!(rest.left(ended), None, "it has looked just now");
        assert!(rest.lasts(ended + 5 * MILLI));
        assert_eq!(rest.left(ended + 6 * MILLI), Some(24 * MILLI));
        assert_eq!(rest.left(ended + 60 * MILLI), Some(Duration::ZERO));
        // There was no place to look for, or it has looked.
        rest.begin();
        assert_eq!(rest.left(ended + 6 * MILLI), None);
        assert!(!rest.lasts(ended + 60 * MILLI));
        assert_eq!(rest.left(ended + 60 * MILLI), None);
    }
}
