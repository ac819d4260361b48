//! Waiting for what must come about.

use chrono::{DateTime, TimeDelta, Utc};
use std::{future::Future, time::Duration};
use tokio::time::{Instant, sleep};
use undersigned_federation::Clock;

/// How long something may take before it counts as not happening. A worker that was killed keeps
/// a host to itself on PostgreSQL for up to 30 s, and whatever was in vain is tried again after
/// pauses that double.
const PATIENCE: Duration = Duration::from_secs(180);
/// How long a connection may lie idle before a new one is made: less than servers keep one, so that
/// nothing is sent on one that is just being closed.
pub const IDLE: Duration = Duration::from_secs(2);
/// Seconds to wait instead, for whoever hunts a failure or has a slow machine.
const PATIENCE_VARIABLE: &str = "UNDERSIGNED_TEST_PATIENCE";

/// How long something may take before it counts as not happening: the one limit of all tests, so that
/// whoever runs them on a slow machine has one to change.
pub fn patience() -> Duration {
    let chosen = std::env::var(PATIENCE_VARIABLE)
        .ok()
        .and_then(|text| text.parse().ok());
    chosen.map_or(PATIENCE, Duration::from_secs)
}

/// How long to wait before asking again, after so long: asking costs the servers time in which they would get
/// there, and an answer that comes a fifth later than it could is soon enough.
fn pause(waited: Duration) -> Duration {
    (waited / 5).clamp(Duration::from_millis(20), Duration::from_millis(500))
}

/// Asks again and again until the answer is `Ok`, and gives what it holds.
///
/// # Panics
/// With the last answer, when patience is at its end.
pub async fn until<T, F, A>(what: &str, mut ask: F) -> T
where
    F: FnMut() -> A,
    A: Future<Output = Result<T, String>>,
{
    let begun = Instant::now();
    let end = begun + patience();
    loop {
        // Asked once more after the end, however long the last answer took.
        let late = Instant::now() > end;
        match ask().await {
            Ok(value) => return value,
            Err(last) if late => panic!("{what} did not come about: {last}"),
            Err(_) => sleep(pause(begun.elapsed())).await,
        }
    }
}

/// The time by the system's clock.
pub fn now() -> DateTime<Utc> {
    Clock::system().now()
}

/// The day in so many days, as a deadline is written.
pub fn in_days(days: i64) -> String {
    let day = now() + TimeDelta::days(days);
    day.format("%Y-%m-%d").to_string()
}

/// Now, in milliseconds since 1970.
pub fn millis() -> u64 {
    u64::try_from(Clock::system().millis()).expect("it is after 1970")
}
