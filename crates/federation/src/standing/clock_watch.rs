//! Jumps of the computer's clock. What waits for a time of day would wait for as long again as a clock
//! is set back, so what was put off is brought nearer by as much.

use crate::{Instance, error::Result};
use std::time::Duration;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    ConnectionTrait, StoreResult, delivery_hosts, mails, settings as facts, webhooks,
};

/// How often the clock is looked at.
const INTERVAL: Duration = Duration::from_secs(5);
/// From this difference on it is a jump, in milliseconds: NTP corrects less without one, and a busy
/// computer may look late.
const JUMP_MILLIS: i64 = 30 * 1_000;
/// The fact that holds the last jump.
const JUMP: &str = "clock_jump";

/// A jump of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// When it was noticed, in milliseconds since 1970 by the clock as it was then.
    pub at: i64,
    /// By how many seconds the clock was set forward; back, where negative.
    pub seconds: i64,
}

impl Jump {
    /// The last one that was noted.
    ///
    /// # Errors
    /// The database.
    pub async fn last(db: &impl ConnectionTrait) -> StoreResult<Option<Self>> {
        let noted = facts::get(db, JUMP).await?;
        Ok(noted.as_deref().and_then(Self::read))
    }

    fn read(text: &str) -> Option<Self> {
        let (at, seconds) = text.split_once(' ')?;
        Some(Self {
            at: at.parse().ok()?,
            seconds: seconds.parse().ok()?,
        })
    }

    fn written(self) -> String {
        format!("{} {}", self.at, self.seconds)
    }
}

/// Two looks at both clocks: one that may be set, and one that only runs.
#[derive(Debug, Clone, Copy)]
struct Looks {
    wall: i64,
    running: Instant,
}

impl Looks {
    fn now(instance: &Instance) -> Self {
        Self {
            wall: instance.clock.millis(),
            running: Instant::now(),
        }
    }

    /// By how many milliseconds the clock was set since an earlier look; 0 where it was not.
    fn jumped(self, earlier: Self) -> i64 {
        let ran = self.running.saturating_duration_since(earlier.running);
        let ran = i64::try_from(ran.as_millis()).unwrap_or(i64::MAX);
        let by = self.wall.saturating_sub(earlier.wall).saturating_sub(ran);
        match by.saturating_abs() >= JUMP_MILLIS {
            true => by,
            false => 0,
        }
    }
}

/// Looks at the clock until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let mut before = Looks::now(&instance);
    while !stop.is_cancelled() {
        tokio::select! {
            () = stop.cancelled() => return,
            () = sleep(INTERVAL) => {}
        }
        let now = Looks::now(&instance);
        let by = now.jumped(before);
        before = now;
        if by == 0 {
            continue;
        }
        let jump = Jump {
            at: now.wall,
            seconds: by / 1_000,
        };
        tracing::warn!(
            seconds = jump.seconds,
            "this computer's clock was set forward by so many seconds (back, if negative), or it slept"
        );
        if let Err(error) = mend(&instance, jump, by).await {
            tracing::warn!(%error, "what waits was not brought nearer");
        }
    }
}

/// Notes a jump, and brings nearer what waits for a time that has moved away.
async fn mend(instance: &Instance, jump: Jump, by: i64) -> Result<()> {
    let db = instance.database.begin().await?;
    facts::set(&db, JUMP, &jump.written()).await?;
    if by < 0 {
        let back = by.saturating_abs();
        delivery_hosts::set_back(&db, jump.at, back).await?;
        mails::set_back(&db, jump.at, back).await?;
        webhooks::set_back(&db, jump.at, back).await?;
    }
    db.commit().await?;
    instance.wake_delivery();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_runs_has_not_jumped_and_one_that_was_set_has() {
        let running = Instant::now();
        let first = Looks { wall: 0, running };
        let later = |wall: i64| Looks {
            wall,
            running: running + Duration::from_secs(5),
        };
        assert_eq!(later(5_000).jumped(first), 0);
        assert_eq!(later(20_000).jumped(first), 0, "a busy computer");
        assert_eq!(later(3_605_000).jumped(first), 3_600_000);
        assert_eq!(later(-3_595_000).jumped(first), -3_600_000);
        assert_eq!(later(i64::MIN).jumped(first), i64::MIN);
    }

    #[test]
    fn what_was_noted_of_a_jump_is_read_again() {
        let jump = Jump {
            at: 1_795_000_000_000,
            seconds: -3_600,
        };
        assert_eq!(Jump::read(&jump.written()), Some(jump));
        assert_eq!(Jump::read("soon"), None);
    }
}
