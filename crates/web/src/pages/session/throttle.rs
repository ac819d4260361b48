//! Counting failures to sign in, and other things that one address may do so often only.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Failures after which nobody gets another try for a while.
pub const MAX_FAILURES: usize = 5;
/// How long a failure counts, in milliseconds.
const WINDOW_MILLIS: i64 = 10 * 60 * 1_000;
/// So many names are remembered before old ones are looked through, and again at each doubling.
const FEW_NAMES: usize = 1_000;

/// Failures by name: an e-mail address, a network. Lost when the server starts anew. Whoever tries passwords does not
/// bring that about by memory: two are hashed at a time, also where those who sent them go away.
#[derive(Debug, Default)]
pub struct Throttle {
    held: Mutex<Held>,
}

#[derive(Debug)]
struct Held {
    times: HashMap<String, Vec<i64>>,
    /// With so many names the old ones are let go of.
    looked_through_at: usize,
}

impl Default for Held {
    fn default() -> Self {
        Self {
            times: HashMap::new(),
            looked_through_at: FEW_NAMES,
        }
    }
}

impl Held {
    /// Lets go of names whose failures no longer count. Seldom enough that a flood of names costs each
    /// of them little.
    fn look_through(&mut self, now: i64) {
        if self.times.len() < self.looked_through_at {
            return;
        }
        self.times
            .retain(|_, times| times.iter().any(|at| counts(*at, now)));
        self.looked_through_at = FEW_NAMES.max(self.times.len() * 2);
    }
}

/// Whether a failure counts still. One of a time to come was noted by a clock that was ahead.
fn counts(at: i64, now: i64) -> bool {
    (0..WINDOW_MILLIS).contains(&now.saturating_sub(at))
}

impl Throttle {
    /// Counts a try under all names, unless [`MAX_FAILURES`] were under one of them. The try counts
    /// from its beginning, so that many at once do not slip through.
    pub fn begin(&self, names: &[String], now: i64) -> bool {
        self.begin_each(names.iter().map(|name| (name, MAX_FAILURES)), now)
    }

    /// The same where so many pass under one name, and so many under another.
    fn begin_each<'a>(
        &self,
        names: impl Iterator<Item = (&'a String, usize)> + Clone,
        now: i64,
    ) -> bool {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.look_through(now);
        for (name, most) in names.clone() {
            if let Some(times) = held.times.get_mut(name) {
                times.retain(|at| counts(*at, now));
                if times.len() >= most {
                    return false;
                }
            }
        }
        for (name, _) in names {
            held.times.entry(name.clone()).or_default().push(now);
        }
        true
    }

    /// The same for names that come with how many pass under each.
    pub fn begin_counted(&self, names: &[(String, usize)], now: i64) -> bool {
        self.begin_each(names.iter().map(|(name, most)| (name, *most)), now)
    }

    /// Lets go of all failures under a name.
    pub fn forget(&self, name: &str) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.times.remove(name);
    }

    /// Until when nobody gets another try under a name under which so many pass; none where they do now.
    pub fn closed_until(&self, name: &str, most: usize, now: i64) -> Option<i64> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let times = held.times.get(name)?.iter().copied();
        let mut times: Vec<i64> = times.filter(|at| counts(*at, now)).collect();
        times.sort_unstable();
        let at = times.len().checked_sub(most)?;
        times.get(at).map(|at| at.saturating_add(WINDOW_MILLIS))
    }

    /// Takes a try back: it was no failure.
    pub fn succeeded<'a>(&self, names: impl IntoIterator<Item = &'a String>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        for name in names {
            if let Some(times) = held.times.get_mut(name) {
                times.pop();
                if times.is_empty() {
                    held.times.remove(name);
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
    fn strangers_keep_nobody_out_under_a_name_that_may_fail_more_often() {
        let throttle = Throttle::default();
        let from = |network: &str| [("ana@x.example".to_owned(), 50), (network.to_owned(), 5)];
        let begin = |network: &str| {
            let names = from(network);
            let each = names.iter().map(|(name, most)| (name, *most));
            throttle.begin_each(each, 0)
        };
        for _ in 0..5 {
            assert!(begin("192.0.2.1"));
        }
        // What is refused counts under no name.
        for _ in 0..50 {
            assert!(!begin("192.0.2.1"));
        }
        for at in 0..45 {
            assert!(begin(&format!("198.51.100.{at}")));
        }
        assert!(!begin("198.51.100.45"));
    }

    #[test]
    fn it_is_known_until_when_a_name_waits_and_forgotten_failures_count_no_more() {
        let throttle = Throttle::default();
        let ana = ["ana@x.example".to_owned()];
        let until = |now| throttle.closed_until(&ana[0], MAX_FAILURES, now);
        assert_eq!(until(0), None);
        for at in 1..=5 {
            assert_eq!(until(at), None);
            assert!(throttle.begin(&ana, at));
        }
        let opens = WINDOW_MILLIS + 1;
        assert_eq!(until(5), Some(opens));
        assert!(!throttle.begin(&ana, opens - 1));
        assert_eq!(until(opens), None);
        assert!(throttle.begin(&ana, opens));
        assert_eq!(until(opens), Some(opens + 1));
        throttle.forget(&ana[0]);
        assert_eq!(until(opens), None);
        assert!(throttle.begin(&ana, opens));
    }

    #[test]
    fn a_clock_that_was_ahead_locks_nobody_out() {
        let throttle = Throttle::default();
        let ana = ["ana@x.example".to_owned()];
        for _ in 0..5 {
            assert!(throttle.begin(&ana, 100 * WINDOW_MILLIS));
        }
        assert!(!throttle.begin(&ana, 100 * WINDOW_MILLIS));
        assert!(throttle.begin(&ana, 5));
    }

    #[test]
    fn names_that_failed_long_ago_are_not_kept() {
        let throttle = Throttle::default();
        let held = || throttle.held.lock().unwrap().times.len();
        for (round, most) in [
            (0_i64, 3 * FEW_NAMES),
            (1, 4 * FEW_NAMES),
            (2, 4 * FEW_NAMES),
        ] {
            for one in 0..3 * FEW_NAMES {
                let name = format!("{round} {one}");
                assert!(throttle.begin(&[name], round * 2 * WINDOW_MILLIS));
            }
            assert!(held() <= most, "{} in round {round}", held());
        }
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
