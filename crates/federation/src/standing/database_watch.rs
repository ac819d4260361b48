//! A database's file that is removed, replaced or damaged while the server runs. Nothing is written to it any
//! more (`undersigned_store::file`); here it is said, and what is in a file that is gone is saved. Of a PostgreSQL it is
//! said that it went away, and that it is back (`undersigned_store::presence`).

use super::Trouble;
use crate::{Instance, error::DATABASE_DOWN};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use tokio::{
    sync::Mutex,
    time::{Instant, sleep},
};
use tokio_util::sync::CancellationToken;
use undersigned_store::file::Lost;

/// How often it is looked whether the file is there.
const INTERVAL: Duration = Duration::from_secs(5);
/// How often it is said that it is not, and tried again to save what is in it.
const SAID_EVERY: Duration = Duration::from_secs(60);

/// Whether what was in a file that is gone is saved.
#[derive(Debug, Default)]
pub(super) struct Rescue {
    /// Held by who does it.
    turn: Mutex<()>,
    done: AtomicBool,
}

/// Looks at the file until stopped.
pub async fn run(instance: Instance, stop: CancellationToken) {
    let mut said: Option<Instant> = None;
    while !stop.is_cancelled() {
        tokio::select! {
            () = stop.cancelled() => return,
            () = sleep(INTERVAL) => {}
        }
        if instance.lost_database().is_none() {
            said = None;
            // Where it was put back, what is written from now on is not saved yet.
            instance.watch.rescue.done.store(false, Ordering::Relaxed);
            continue;
        }
        if said.is_some_and(|at| at.elapsed() < SAID_EVERY) {
            continue;
        }
        said = Some(Instant::now());
        instance.rescue_database().await;
        if let Some(lost) = instance.lost_database() {
            tracing::error!(code = lost.code(), "{}", lost.words());
        }
    }
}

/// Says once that a PostgreSQL went away, and once that it is back, until stopped.
pub async fn tell(instance: Instance, stop: CancellationToken) {
    let mut whereabouts = instance.database.whereabouts();
    let mut since: Option<Instant> = None;
    loop {
        let away = whereabouts.borrow_and_update().clone();
        match (away, since.take()) {
            (Some(away), None) => {
                since = Some(Instant::now());
                tracing::warn!(
                    code = DATABASE_DOWN,
                    host = away.host,
                    reason = away.reason,
                    "the database does not answer; requests are answered 503 until it is back, which is looked for \
                     every second"
                );
            }
            (None, Some(since)) => {
                let seconds = since.elapsed().as_secs();
                tracing::info!(seconds, "the database answers again");
            }
            (_, told) => since = told,
        }
        tokio::select! {
            () = stop.cancelled() => return,
            changed = whereabouts.changed() => if changed.is_err() {
                return;
            },
        }
    }
}

impl Instance {
    /// What has become of the database's file, where it is not what it was.
    pub(super) fn lost_database(&self) -> Option<Trouble> {
        Some(match self.database.lost()? {
            Lost::Gone => Trouble::DatabaseGone(self.watch.rescue.done.load(Ordering::Relaxed)),
            Lost::Damaged(_) => Trouble::DatabaseDamaged,
        })
    }

    /// Saves what is in the database's file, once, where that is gone: for whoever has it open, and may
    /// end. Others would save something else.
    pub async fn rescue_database(&self) {
        let rescue = &self.watch.rescue;
        let _turn = rescue.turn.lock().await;
        if !matches!(self.lost_database(), Some(Trouble::DatabaseGone(false))) {
            return;
        }
        match self.database.rescue(self.clock.millis()).await {
            Ok(file) => {
                rescue.done.store(true, Ordering::Relaxed);
                let file = file.display();
                tracing::error!(
                    %file,
                    "the database's file is gone; all that was taken is saved here"
                );
            }
            Err(error) => tracing::error!(
                %error,
                "the database's file is gone, and what was taken could not be saved beside it"
            ),
        }
    }
}
