//! Whether the time may be believed. What cannot be taken back (people's signatures deleted on their day, an
//! organisation deleted, an appeal published at its hour) would happen at once where a clock is set years
//! ahead by mistake, so it waits for a while after the clock has gone ahead unseen. Nor does anybody sign
//! or decide something meanwhile, unless another server shows the same time: what is signed for a later
//! time stands above all that is said until then, and no other server takes it in.

mod asking;

use super::clock_watch::{self, LastSeen};
use crate::{FederationError, Instance, clock::Clock, error::Result, peer_clocks::MAX_DIFFERENCE};
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{sync::Mutex as Turns, time::Instant};

/// From here on a clock that was set ahead is doubted, in milliseconds: less does no harm to what is
/// planned for a day or an hour, and NTP corrects as much after a start.
const AHEAD_MILLIS: i64 = 10 * 60 * 1_000;
/// The same for the time between two runs, in which a server may have been away.
const AWAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;
/// How long it is doubted where no other server shows the time: whoever set it wrongly has this long to see what
/// the server says of it. As long as others show another time it is doubted further.
const DOUBTED: Duration = Duration::from_secs(60 * 60);
/// How long nothing is deleted on its day after the clock has gone ahead by a day or more, in milliseconds: a week,
/// unless another server shows the same time. A server without others would else believe any year after an
/// hour, also on a weekend, and what is deleted does not come back.
const NOT_DELETED_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;
/// So many other servers have to show the same time before it is believed sooner.
const FEW: usize = 3;

/// What is thought of the clock. Where nobody [watches](Self::watch) it, as in tests that set it, it is
/// believed.
#[derive(Debug, Default)]
pub(crate) struct ClockDoubt {
    watched: Mutex<Option<Watched>>,
    /// When other servers were asked for the time, and how many. Whoever wants to sign waits for the answers.
    asked: Turns<Option<(Instant, usize)>>,
    /// As of which version of the rules it is known that nothing waits to be signed until the time is believed. Whichever
    /// process keeps something so, the version tells all of them.
    nothing_waits: Mutex<Option<i64>>,
}

#[derive(Debug, Clone, Copy)]
struct Watched {
    looks: Looks,
    until: Option<Instant>,
    /// Before this time by the clock, in milliseconds since 1970, nothing is deleted on its day.
    deletes_from: Option<i64>,
    /// Whether it is known when a server was last here.
    is_told: bool,
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
    /// What is held is never half-done, so a panic elsewhere while locked does no harm.
    fn held(&self) -> MutexGuard<'_, Option<Watched>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether anything may be kept that is to be signed once the time is believed, by the version of the rules now.
    pub(crate) fn may_wait(&self, version: i64) -> bool {
        let known = self.nothing_waits.lock();
        *known.unwrap_or_else(PoisonError::into_inner) != Some(version)
    }

    /// Nothing of what was kept at this version of the rules waits any more.
    pub(crate) fn nothing_waits(&self, version: i64) {
        let known = self.nothing_waits.lock();
        *known.unwrap_or_else(PoisonError::into_inner) = Some(version);
    }

    /// Begins to watch. Until [`Self::last_seen`] says when a server was last here, the time is doubted.
    fn watch(&self, looks: Looks) {
        let until = Some(looks.running + DOUBTED);
        *self.held() = Some(Watched {
            looks,
            until,
            deletes_from: Some(looks.wall.saturating_add(NOT_DELETED_MILLIS)),
            is_told: false,
        });
    }

    /// A server was here at this time, if ever: where that is not long ago, the time is believed. It may have said
    /// when what is due is to be deleted.
    fn last_seen(&self, seen: Option<i64>, deletes_from: Option<i64>) {
        let mut watched = self.held();
        let Some(watched) = watched.as_mut() else {
            return;
        };
        let wall = watched.looks.wall;
        let is_lately = seen.is_none_or(|seen| wall.saturating_sub(seen) < AWAY_MILLIS);
        if is_lately && !watched.is_told {
            watched.until = None;
            // Further away than that it was written by a clock that was set back since.
            let latest = wall.saturating_add(NOT_DELETED_MILLIS);
            watched.deletes_from = deletes_from.map(|from| from.min(latest));
        }
        watched.is_told = true;
    }

    /// The database says that the server doubts this clock, when one was last here that did not, and when what is due is
    /// to be deleted: the doubt goes on.
    fn is_doubted_already(&self, seen: Option<i64>, deletes_from: Option<i64>) {
        if let Some(watched) = self.held().as_mut()
            && !watched.is_told
        {
            let wall = watched.looks.wall;
            // Where the clock went ahead by a day or more the week stays that began with watching: the server may have
            // ended before it noted its own.
            if seen.is_some_and(|seen| wall.saturating_sub(seen) < AWAY_MILLIS) {
                let latest = wall.saturating_add(NOT_DELETED_MILLIS);
                watched.deletes_from = deletes_from.map(|from| from.min(latest));
            }
            watched.is_told = true;
        }
    }

    /// Whether [`Self::last_seen`] has said so.
    fn is_told(&self) -> bool {
        self.held().is_some_and(|watched| watched.is_told)
    }

    /// Looks once more; says whether the clock was set since, ahead or back: what others showed before was compared with
    /// another time.
    fn look(&self, looks: Looks) -> bool {
        let mut watched = self.held();
        let Some(held) = watched.as_mut() else {
            return false;
        };
        // Another task looked later and was here sooner: after a clock was set back this look would seem ahead.
        if looks.running < held.looks.running {
            return false;
        }
        let by = looks.set_since(held.looks);
        held.looks = looks;
        if by >= AHEAD_MILLIS {
            held.until = Some(looks.running + DOUBTED);
        }
        // Less than a day hardly matters to what is kept for weeks, and a computer that slept at night goes on.
        // Whoever sets it back may not have set it right.
        let was_set_back = by <= -AHEAD_MILLIS;
        if by >= AWAY_MILLIS || (was_set_back && held.deletes_from.is_some()) {
            held.deletes_from = Some(looks.wall.saturating_add(NOT_DELETED_MILLIS));
        }
        by >= AHEAD_MILLIS || was_set_back
    }

    /// Before which time by the clock nothing is deleted on its day, if there is one.
    pub(super) fn deletes_from(&self) -> Option<i64> {
        self.held().and_then(|watched| watched.deletes_from)
    }

    /// What is thought now. The differences are by how many seconds the clock is ahead of other servers': of
    /// `enough` that were heard since it was set, and of however `few`.
    fn is_in_doubt(&self, now: Instant, enough: Option<i64>, few: Option<i64>) -> bool {
        let is_right = enough.is_some_and(|by| by.abs() <= MAX_DIFFERENCE);
        let is_wrong = few.is_some_and(|by| by.abs() > MAX_DIFFERENCE);
        let mut watched = self.held();
        let Some(held) = watched.as_mut() else {
            return false;
        };
        held.until = held
            .until
            .filter(|until| !is_right && (is_wrong || now < *until));
        if held.until.is_none() && few.is_some() && !is_wrong {
            held.deletes_from = None;
        }
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

    /// Looks at the clock once, for a command, which ends before anybody could watch it: what the server thinks of the
    /// time stands in the database, and when one was last here.
    ///
    /// # Errors
    /// The database.
    pub async fn look_at_clock(&self) -> Result<()> {
        if self.clock.is_system() {
            self.watch_clock();
            self.clock_was_seen(clock_watch::last_seen(self).await?);
        }
        Ok(())
    }

    /// What the database says of when a server was last here.
    pub(super) fn clock_was_seen(&self, seen: LastSeen) {
        match seen.is_doubted {
            true => self
                .clock_doubt
                .is_doubted_already(seen.at, seen.deletes_from),
            false => self.clock_doubt.last_seen(seen.at, seen.deletes_from),
        }
    }

    /// Whether nothing may be deleted on its day: while the time is in doubt, and for a week after the clock went
    /// ahead by a day or more, or whoever ran this server was away for as long, unless another server shows
    /// the same time.
    pub fn is_deleting_in_doubt(&self) -> bool {
        let is_later = |from| self.clock.millis() < from;
        self.is_time_in_doubt() || self.clock_doubt.deletes_from().is_some_and(is_later)
    }

    /// Whether what cannot be taken back has to wait, because the clock may be ahead.
    pub fn is_time_in_doubt(&self) -> bool {
        let looks = Looks::now(&self.clock);
        if self.clock_doubt.look(looks) {
            self.http.forget_clocks();
        }
        let (enough, few) = (
            self.http.clock_difference(FEW),
            self.http.clock_difference(1),
        );
        self.clock_doubt.is_in_doubt(looks.running, enough, few)
    }

    /// Looks whether something may be signed now: while the time is in doubt only where other servers show
    /// the same. One that knows no other may sign, for nobody could tell it better.
    ///
    /// # Errors
    /// [`FederationError::Conflict`] `clock_doubted`; the database.
    pub(crate) async fn check_clock(&self) -> Result<()> {
        if !self.is_time_in_doubt() {
            return Ok(());
        }
        if !self.clock_doubt.is_told() {
            self.clock_was_seen(clock_watch::last_seen(self).await?);
            if !self.is_time_in_doubt() {
                return Ok(());
            }
        }
        let asked = self.asked_just_now().await?;
        let is_right = match self.http.clock_difference(1) {
            Some(by) => by.abs() <= MAX_DIFFERENCE,
            None => asked == 0,
        };
        if is_right {
            return Ok(());
        }
        Err(FederationError::conflict(
            "clock_doubted",
            "by this server's clock nobody was here for long, or it was set ahead not long ago (also where it was \
             set back before or after that), and no other server shows the same time; what is signed now could be \
             refused everywhere: set the clock right, or try again in an hour",
        ))
    }
}

#[cfg(test)]
mod tests;
