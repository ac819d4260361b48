//! With how much patience a host is met: whether it is a slow one, for how long it is left alone, and when it is lost.

use std::time::Duration;
use undersigned_store::{deliveries, delivery_hosts::DeliveryHost};

/// A host that takes longer than this for each is slow: not all places are for those.
const SLOWLY: Duration = Duration::from_secs(1);
/// First pause after a failure.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
/// Longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_secs(3 * 60 * 60);
// Else what is put off would be taken for what a wrong clock wrote.
const _: () = assert!(LONGEST_PAUSE.as_millis() < deliveries::TOO_FAR_MILLIS as u128);
/// After this time, in milliseconds, a delivery is given up, and a host that took nothing: two weeks.
pub(super) const GIVE_UP_MILLIS: i64 = 14 * 24 * 60 * 60 * 1_000;
/// A host is not given up after fewer failures in a row, however long ago the first was: this server may
/// have been away, or its clock set. In two weeks there are twice as many.
const GIVE_UP_FAILURES: i64 = 60;

/// Whether a host takes its time, by how long it took over what it was sent and, where it `failed`, over that. Who fails at
/// once is no quick one for that, and stays what it was: a slow one would have only to fail now and then.
pub(super) fn takes_its_time(was_slow: bool, took: Duration, sent: u32, failed: bool) -> bool {
    match sent + u32::from(failed) {
        0 => was_slow,
        deliveries => took > SLOWLY * deliveries || (failed && was_slow),
    }
}

/// Whether a host has taken nothing for so long that nothing more is sent to it.
pub(super) fn is_lost(host: &DeliveryHost, now: i64) -> bool {
    let is_long_ago = |since: i64| now - since > GIVE_UP_MILLIS;
    host.failures >= GIVE_UP_FAILURES && host.failing_since.is_some_and(is_long_ago)
}

pub(super) fn millis(pause: Duration) -> i64 {
    i64::try_from(pause.as_millis()).unwrap_or(i64::MAX)
}

/// For how long a host is left alone: twice as long each time, and longer where it asks for that.
/// Not shorter: a proxy says the same `Retry-After` for years on end.
pub(super) fn pause(failures: i64, asked: Option<Duration>) -> Duration {
    let doubled = FIRST_PAUSE.saturating_mul(1 << failures.clamp(0, 20));
    doubled.max(asked.unwrap_or_default()).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_may_ask_for_more_patience_and_not_for_less() {
        let minute = Duration::from_secs(60);
        assert_eq!(pause(0, None), FIRST_PAUSE);
        assert_eq!(pause(0, Some(minute)), minute);
        for asked in [Duration::ZERO, Duration::from_secs(10)] {
            assert_eq!(pause(9, Some(asked)), pause(9, None));
        }
        assert_eq!(pause(3, Some(LONGEST_PAUSE * 9)), LONGEST_PAUSE);
        assert_eq!(pause(60, None), LONGEST_PAUSE);
    }

    #[test]
    fn row_833_who_fails_at_once_is_no_quick_host_for_that() {
        let (soon, long) = (Duration::from_millis(20), Duration::from_secs(9));
        for was_slow in [false, true] {
            assert!(takes_its_time(was_slow, long, 1, false));
            assert!(takes_its_time(was_slow, long, 1, true), "it took something");
            assert!(takes_its_time(was_slow, long, 0, true));
            assert!(!takes_its_time(was_slow, soon, 1, false));
            assert_eq!(takes_its_time(was_slow, soon, 0, true), was_slow);
            assert_eq!(takes_its_time(was_slow, soon, 3, true), was_slow);
            assert_eq!(takes_its_time(was_slow, long, 0, false), was_slow);
        }
    }

    #[test]
    fn a_host_is_lost_after_two_weeks_of_trying() {
        let host = |failures, failing_since| DeliveryHost {
            host: "gone.example".into(),
            next_at: 0,
            failures,
            lease_until: None,
            lease_holder: None,
            last_error: None,
            signature_scheme: None,
            gave_up_at: None,
            failing_since,
            slow: false,
        };
        let now = GIVE_UP_MILLIS + 2;
        assert!(is_lost(&host(GIVE_UP_FAILURES, Some(1)), now));
        assert!(!is_lost(&host(GIVE_UP_FAILURES, Some(2)), now));
        assert!(!is_lost(&host(GIVE_UP_FAILURES - 1, Some(1)), now));
        assert!(!is_lost(&host(GIVE_UP_FAILURES, None), now));
        // There are more tries than that in the time.
        let tried: Duration = (0..GIVE_UP_FAILURES)
            .map(|failures| pause(failures, None))
            .sum();
        assert!(millis(tried) < GIVE_UP_MILLIS);
    }
}
