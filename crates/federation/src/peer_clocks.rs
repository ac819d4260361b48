//! Whether this computer's clock is right, seen by the `Date` of other servers' answers.
//!
//! Signatures on requests hold for minutes and hours, and statements are ordered by the time at
//! which they were signed. One server's clock may be wrong, and an answer may come from a cache;
//! the middle of several servers is neither. Names under one registered domain are one server here:
//! they cost their owner nothing.

use crate::site;
use chrono::{DateTime, TimeDelta, Utc};
use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

/// From this difference on other servers may refuse what we sign, in seconds.
pub const MAX_DIFFERENCE: i64 = 5 * 60;
/// Servers that are remembered.
const SITES: usize = 15;
/// So many have to be heard before anything is said of the clock.
const FEW: usize = 3;
/// How often a wrong clock is complained of.
const PATIENCE: TimeDelta = TimeDelta::hours(1);

/// What the clocks of other servers showed.
#[derive(Debug, Default)]
pub struct PeerClocks {
    /// The site of this server, whose clock is none of another server. Empty where this is no server.
    own: String,
    heard: Mutex<Heard>,
}

#[derive(Debug, Default)]
struct Heard {
    /// Sites, and by how many seconds our clock is ahead of theirs; the newest last.
    ahead: VecDeque<(String, i64)>,
    complained_at: Option<DateTime<Utc>>,
}

impl PeerClocks {
    /// Those beside the clock of the server at this address, which asks itself now and then.
    pub fn beside(own: &str) -> Self {
        Self {
            own: site::of(own),
            heard: Mutex::default(),
        }
    }

    /// Notes the `Date` of an answer from an address, unless it is of our own site, and complains in the log
    /// if our clock is far from the others.
    pub fn note(&self, address: &str, date: &str, now: DateTime<Utc>) {
        let Ok(theirs) = httpdate::parse_http_date(date) else {
            return;
        };
        let ahead = now.signed_duration_since(DateTime::<Utc>::from(theirs));
        let site = site::of(address);
        if site == self.own {
            return;
        }
        // The list holds nothing half-done, so a panic elsewhere while locked does no harm.
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.ahead.retain(|(known, _)| *known != site);
        if heard.ahead.len() == SITES {
            heard.ahead.pop_front();
        }
        heard.ahead.push_back((site, ahead.num_seconds()));
        let Some(seconds) = heard.difference(FEW) else {
            return;
        };
        let patient = heard
            .complained_at
            .is_some_and(|at| now.signed_duration_since(at).abs() < PATIENCE);
        if seconds.abs() > MAX_DIFFERENCE && !patient {
            heard.complained_at = Some(now);
            tracing::warn!(
                seconds,
                "this computer's clock is ahead of other servers' by so many seconds (behind, if \
                 negative); they may refuse what is signed here: switch on NTP"
            );
        }
    }

    /// By how many seconds our clock is ahead of the others, in the middle of at least `few`.
    pub fn difference(&self, few: usize) -> Option<i64> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.difference(few)
    }

    /// Forgets what was heard: our own clock was set since.
    pub fn forget(&self) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.ahead.clear();
    }
}

impl Heard {
    /// Of an even number there are two in the middle: the one that is nearer to our clock. Two clocks that show the
    /// same time are hardly wrong alike, while one that shows another may be wrong itself; half-way between them is
    /// the time of nobody, and between one that is behind and one that is ahead it would look right.
    fn difference(&self, few: usize) -> Option<i64> {
        let mut ahead: Vec<i64> = self.ahead.iter().map(|(_, seconds)| *seconds).collect();
        ahead.sort_unstable();
        if ahead.len() < few {
            return None;
        }
        let upper = ahead.len() / 2;
        let lower = ahead.len().checked_sub(1)? / 2;
        let middle = ahead.get(lower..=upper)?.iter().copied();
        middle.min_by_key(|seconds| seconds.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> DateTime<Utc> {
        format!("2026-11-20T{hour:02}:00:00Z").parse().unwrap()
    }

    const TEN: &str = "Fri, 20 Nov 2026 10:00:00 GMT";
    const YESTERDAY: &str = "Thu, 19 Nov 2026 10:00:00 GMT";

    #[test]
    fn the_middle_of_three_servers_is_believed_and_not_one_of_them() {
        let clocks = PeerClocks::default();
        clocks.note("https://wrong.example", YESTERDAY, at(10));
        assert_eq!(clocks.difference(FEW), None);
        for name in ["a", "b", "a"] {
            clocks.note(&format!("https://{name}.example"), TEN, at(10));
        }
        assert_eq!(clocks.difference(FEW), Some(0));
        clocks.note("https://nonsense.example", "tomorrow", at(10));
        assert_eq!(
            clocks.difference(4),
            None,
            "three servers, whatever they said how often"
        );
    }

    #[test]
    fn of_two_in_the_middle_the_nearer_one_is_believed() {
        const TOMORROW: &str = "Sat, 21 Nov 2026 10:00:00 GMT";
        const DAY: i64 = 86_400;
        for (shown, difference) in [
            ([TEN, YESTERDAY].as_slice(), 0),
            (&[TEN, TOMORROW], 0),
            (&[YESTERDAY, YESTERDAY], DAY),
            (&[TEN, YESTERDAY, YESTERDAY], DAY),
            (&[TEN, TEN, YESTERDAY, YESTERDAY], 0),
            (&[TEN, YESTERDAY, YESTERDAY, YESTERDAY], DAY),
        ] {
            let clocks = PeerClocks::default();
            for (number, date) in shown.iter().enumerate() {
                clocks.note(&format!("https://{number}.example"), date, at(10));
            }
            assert_eq!(clocks.difference(1), Some(difference), "{shown:?}");
        }
        let clocks = PeerClocks::default();
        clocks.note("https://a.example", YESTERDAY, at(10));
        clocks.note("https://b.example", TOMORROW, at(10));
        let apart = clocks.difference(1).expect("two were heard");
        assert_eq!(apart.abs(), DAY, "nobody shows this time");
    }

    #[test]
    fn what_our_own_site_answers_is_no_voice() {
        let clocks = PeerClocks::beside("https://hub.example/");
        for own in [
            "https://hub.example/.well-known/webfinger",
            "https://www.hub.example",
        ] {
            clocks.note(own, TEN, at(10));
        }
        assert_eq!(clocks.difference(1), None, "it is alone");
        clocks.note("https://a.example", YESTERDAY, at(10));
        assert_eq!(clocks.difference(1), Some(86_400), "still in doubt");
    }

    #[test]
    fn all_names_of_one_owner_are_one_voice() {
        let clocks = PeerClocks::default();
        for name in ["a", "b", "c"] {
            clocks.note(&format!("https://{name}.example"), TEN, at(10));
        }
        for number in 0..SITES {
            let address = format!("https://{number}.evil.example/keys");
            clocks.note(&address, YESTERDAY, at(10));
        }
        assert_eq!(clocks.difference(FEW), Some(0));
    }

    #[test]
    fn a_clock_that_is_a_day_ahead_is_found_out_and_complained_of_once_an_hour() {
        let clocks = PeerClocks::default();
        let tomorrow = at(10) + TimeDelta::days(1);
        for number in 0..2 * SITES {
            clocks.note(&format!("https://{number}.example"), TEN, tomorrow);
        }
        assert_eq!(clocks.difference(FEW), Some(86_400));
        let heard = clocks.heard.lock().unwrap();
        assert_eq!(heard.ahead.len(), SITES);
        assert_eq!(heard.complained_at, Some(tomorrow));
        drop(heard);
        clocks.forget();
        assert_eq!(clocks.difference(1), None);
    }
}
