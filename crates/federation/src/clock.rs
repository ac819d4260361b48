//! The time, handed in so that tests can set it.

use chrono::{DateTime, SecondsFormat, Utc};
use std::{fmt, sync::Arc};

/// A clock. Cloning shares it.
#[derive(Clone)]
pub struct Clock {
    now: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    is_system: bool,
}

impl Clock {
    /// The computer's own clock.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the ambient clock"
    )]
    pub fn system() -> Self {
        Self {
            now: Arc::new(Utc::now),
            is_system: true,
        }
    }

    /// Any other clock.
    pub fn new(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self {
            now: Arc::new(now),
            is_system: false,
        }
    }

    /// The time.
    pub fn now(&self) -> DateTime<Utc> {
        (self.now)()
    }

    /// Whether it is the computer's own, which may be set by mistake.
    pub fn is_system(&self) -> bool {
        self.is_system
    }

    /// Milliseconds since 1970.
    pub fn millis(&self) -> i64 {
        self.now().timestamp_millis()
    }

    /// The same as a `seq`, and every other time that is signed, counts them: none is before 1970.
    pub fn seq(&self) -> u64 {
        u64::try_from(self.millis()).unwrap_or_default()
    }

    /// RFC 3339 in UTC, without a fraction: some libraries rewrite fractions that end in 0, and
    /// so break proofs.
    pub fn rfc3339(&self) -> String {
        rfc3339(self.now())
    }
}

/// RFC 3339 in UTC, without a fraction.
pub fn rfc3339(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// A stored time, in milliseconds since 1970, as RFC 3339.
pub fn from_millis(millis: i64) -> String {
    DateTime::from_timestamp_millis(millis)
        .map(rfc3339)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_wrong_by_decades_signs_nothing_from_before_1970() {
        for (millis, seq) in [(1_795_000_000_000, 1_795_000_000_000), (0, 0), (-1, 0)] {
            let time = DateTime::from_timestamp_millis(millis).expect("a time");
            assert_eq!(Clock::new(move || time).seq(), seq);
        }
    }
}
