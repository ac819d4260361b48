//! Jumps of the computer's clock. What waits for a time of day would wait for as long again as a clock
//! is set back, so what was put off is brought nearer by as much.

use super::clock_doubt::Looks;
use crate::{Instance, actions::endorse, error::Result};
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_store::{
    ConnectionTrait, StoreResult, accounts, delivery_hosts, mails, moved_appeals, outage::Outage,
    schedules, settings as facts, webhooks,
};

/// How often the clock is looked at.
const INTERVAL: Duration = Duration::from_secs(5);
/// From this difference on it is a jump, in milliseconds: NTP corrects less without one, and a busy
/// computer may look late.
const JUMP_MILLIS: i64 = 30 * 1_000;
/// The fact that holds the last jump.
const JUMP: &str = "clock_jump";
/// The fact whose row is held by whichever process mends what follows from a jump.
const MENDING: &str = "clock_mending";
/// How soon all processes have noticed one jump, and by how much they differ about it, in milliseconds.
const NOTICED_MILLIS: i64 = 60 * 1_000;
const DIFFERENCE_SECONDS: i64 = 5;
/// The fact that holds when a server was last here and knew the time.
const SEEN: &str = "clock_seen";
/// The fact that holds before which time nothing is deleted on its day.
const DELETES_FROM: &str = "clock_deletes_from";
/// The fact that holds when a server last looked and doubted its clock.
const DOUBTED: &str = "clock_doubted";
/// For how long that is believed, in milliseconds: by then a server that still doubts has said so again.
const DOUBT_MILLIS: i64 = 150 * 1_000;
/// How often that is noted.
const NOTED: Duration = Duration::from_secs(60);
/// How often other servers are asked for the time while it is doubted.
const ASKED: Duration = Duration::from_secs(10 * 60);

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

    /// Whether two processes speak of the same one.
    fn is_same(self, other: Self) -> bool {
        let apart = self.at.saturating_sub(other.at).saturating_abs();
        let differ = self.seconds.saturating_sub(other.seconds).saturating_abs();
        apart < NOTICED_MILLIS && differ <= DIFFERENCE_SECONDS
    }
}

/// By how many milliseconds the clock was set between two looks; 0 where it was not.
fn jumped(now: Looks, earlier: Looks) -> i64 {
    let by = now.set_since(earlier);
    match by.saturating_abs() >= JUMP_MILLIS {
        true => by,
        false => 0,
    }
}

/// Looks at the clock until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let mut before = Looks::now(&instance.clock);
    if let Err(error) = remember_start(&instance).await {
        tracing::warn!(%error, "it is not known when this server last ran");
    }
    let (mut noted, mut asked) = (before.running, None);
    // What the database held, or will hold at the next look.
    let mut kept = None;
    // When it was noted last that the time is doubted.
    let mut said = None;
    // What fails at each look while the database is away: what it is to hold, the doubt, and what waits for its end.
    let (mut unkept, mut unnoted) = (Outage::default(), Outage::default());
    let mut unsigned = Outage::default();
    while !stop.is_cancelled() {
        tokio::select! {
            () = stop.cancelled() => return,
            () = sleep(INTERVAL) => {}
        }
        let now = Looks::now(&instance.clock);
        let by = jumped(now, before);
        before = now;
        let is_in_doubt = instance.is_time_in_doubt();
        // What this look found is noted at once, and before the doubt: whoever starts next believes what is noted.
        let deletes_from = instance.clock_doubt.deletes_from();
        if kept != Some(deletes_from) {
            let went = keep(&instance, deletes_from).await;
            if let Some(error) = unkept.look(&went) {
                tracing::warn!(%error, "the doubt about the time was not noted; it is tried again");
            }
            if went.is_ok() {
                kept = Some(deletes_from);
            }
        }
        let is_long_ago = |at, long| now.running.saturating_duration_since(at) >= long;
        if is_in_doubt {
            // Again at once where the clock was set: what was said before says another time.
            if by != 0 || said.is_none_or(|at| is_long_ago(at, NOTED)) {
                let went = note_doubt(&instance).await;
                if let Some(error) = unnoted.look(&went) {
                    tracing::warn!(%error, "that the time is doubted was not noted");
                }
                if went.is_ok() {
                    said = Some(now.running);
                }
            }
            if asked.is_none_or(|at| is_long_ago(at, ASKED)) {
                asked = Some(now.running);
                if let Err(error) = instance.asked_just_now().await {
                    tracing::warn!(%error, "no other server was asked for the time");
                }
            }
        } else {
            if said.is_some() {
                let went = facts::delete(instance.database.conn(), DOUBTED).await;
                if let Some(error) = unnoted.look(&went) {
                    tracing::warn!(%error, "that the time is believed was not noted");
                }
                if went.is_ok() {
                    said = None;
                }
            }
            let went = Box::pin(endorse::sign_waiting(&instance)).await;
            if let Some(error) = unsigned.look(&went) {
                tracing::warn!(%error, "whatever withdrawals waited for the clock are not signed yet");
            }
            if is_long_ago(noted, NOTED) {
                noted = now.running;
                if let Err(error) = note(&instance).await {
                    tracing::warn!(%error, "the time was not noted");
                }
            }
        }
        if by == 0 {
            continue;
        }
        let jump = Jump {
            at: now.wall,
            seconds: by / 1_000,
        };
        let seconds = jump.seconds.unsigned_abs();
        match by > 0 {
            true => tracing::warn!(
                seconds,
                "this computer's clock was set forward by so many seconds, or it slept"
            ),
            false => tracing::warn!(
                seconds,
                "this computer's clock was set back by so many seconds"
            ),
        }
        if let Err(error) = mend(&instance, jump, by).await {
            tracing::warn!(%error, "what waits was not brought nearer");
        }
    }
}

/// Asks when a server was last here: a clock that has gone ahead since may be wrong.
async fn remember_start(instance: &Instance) -> StoreResult<()> {
    let seen = last_seen(instance).await?;
    instance.clock_was_seen(seen);
    if seen.is_doubted {
        tracing::warn!("this computer's clock was doubted before the start, and still is");
    } else if instance.is_time_in_doubt() {
        if let Some(seen) = seen.at {
            // Told as a jump: who looks at this server learns of it, not only who reads its log.
            let at = instance.clock.millis();
            let seconds = at.saturating_sub(seen) / 1_000;
            let jump = Jump { at, seconds };
            facts::set(instance.database.conn(), JUMP, &jump.written()).await?;
        }
        tracing::warn!(
            "by this computer's clock nobody was here for more than a day: what cannot be taken back waits \
             for an hour, and for as long as other servers show another time, or until three show the same; \
             nothing is deleted on its day for a week, unless another server shows the same time"
        );
    }
    Ok(())
}

/// What a server noted that was here before, in milliseconds since 1970.
#[derive(Debug, Clone, Copy)]
pub(super) struct LastSeen {
    /// When it was last here and knew the time.
    pub(super) at: Option<i64>,
    /// Before which time nothing is deleted on its day.
    pub(super) deletes_from: Option<i64>,
    /// Whether it doubts the time this clock shows.
    pub(super) is_doubted: bool,
}

/// Reads that.
pub(super) async fn last_seen(instance: &Instance) -> StoreResult<LastSeen> {
    let db = instance.database.conn();
    let number = |fact: Option<String>| fact.and_then(|fact| fact.parse().ok());
    let doubted: Option<i64> = number(facts::get(db, DOUBTED).await?);
    let apart = |at: i64| instance.clock.millis().saturating_sub(at).saturating_abs();
    Ok(LastSeen {
        at: number(facts::get(db, SEEN).await?),
        deletes_from: number(facts::get(db, DELETES_FROM).await?),
        is_doubted: doubted.is_some_and(|at| apart(at) <= DOUBT_MILLIS),
    })
}

/// Notes that this server doubts its clock, for commands, which are over before anybody could watch it.
///
/// # Errors
/// The database.
pub async fn note_doubt(instance: &Instance) -> StoreResult<()> {
    let now = instance.clock.millis();
    facts::set(instance.database.conn(), DOUBTED, &now.to_string()).await
}

/// Notes before which time nothing is deleted on its day.
async fn keep(instance: &Instance, deletes_from: Option<i64>) -> StoreResult<()> {
    let db = instance.database.conn();
    match deletes_from {
        Some(from) => facts::set(db, DELETES_FROM, &from.to_string()).await,
        None => facts::delete(db, DELETES_FROM).await,
    }
}

/// Notes that a server is here now.
async fn note(instance: &Instance) -> StoreResult<()> {
    let now = instance.clock.millis();
    facts::set(instance.database.conn(), SEEN, &now.to_string()).await
}

/// Notes a jump, and brings nearer what waits for a time that has moved away: once, however many processes
/// have noticed it.
async fn mend(instance: &Instance, jump: Jump, by: i64) -> Result<()> {
    let db = instance.database.begin().await?;
    facts::set(&db, MENDING, &jump.at.to_string()).await?;
    let last = Jump::last(&db).await?;
    if last.is_some_and(|last| jump.is_same(last)) {
        return Ok(());
    }
    facts::set(&db, JUMP, &jump.written()).await?;
    if by < 0 {
        let back = by.saturating_abs();
        delivery_hosts::set_back(&db, jump.at, back).await?;
        mails::set_back(&db, jump.at, back).await?;
        webhooks::set_back(&db, jump.at, back).await?;
        accounts::set_back(&db, jump.at, back).await?;
        moved_appeals::set_back(&db, jump.at, back).await?;
        schedules::set_back(&db, jump.at).await?;
    }
    db.commit().await?;
    instance.wake_delivery();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::time::Instant;

    #[test]
    fn a_clock_that_runs_has_not_jumped_and_one_that_was_set_has() {
        let running = Instant::now();
        let first = Looks { wall: 0, running };
        let later = |wall: i64| Looks {
            wall,
            running: running + Duration::from_secs(5),
        };
        assert_eq!(jumped(later(5_000), first), 0);
        assert_eq!(jumped(later(20_000), first), 0, "a busy computer");
        assert_eq!(jumped(later(3_605_000), first), 3_600_000);
        assert_eq!(jumped(later(-3_595_000), first), -3_600_000);
        assert_eq!(jumped(later(i64::MIN), first), i64::MIN);
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

    #[test]
    fn several_processes_notice_one_jump() {
        let jump = Jump {
            at: 1_795_000_000_000,
            seconds: -3_600,
        };
        let other = |later: i64, seconds: i64| Jump {
            at: jump.at + later,
            seconds,
        };
        assert!(other(4_000, -3_601).is_same(jump));
        assert!(!other(4_000, -1_800).is_same(jump), "another size");
        assert!(!other(-3_600_000, -3_600).is_same(jump), "set back again");
    }
}
