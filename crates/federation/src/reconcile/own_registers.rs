//! Reading one's own registers before signing: a server that starts, or was restored, may have
//! said more than it remembers. What it signs must stand above that.
//!
//! Every appeal is read once from every server that holds it, at the start or when it is taken up.
//! Who signs waits for the first reading, for no longer than [`crate::transport::Pace::patience`]; servers that were not
//! reached then are read on the timer of reconciliation.

mod one_server;
mod owed;

pub(super) use one_server::{Missing, digests, some};

use super::{agenda::Errand, worker::PATIENCE};
use crate::{
    Instance,
    actions::{admit, say_again},
    error::Result,
    replica::Change,
};
use futures::{StreamExt as _, stream};
use one_server::read;
use owed::Owed;
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::OnceCell,
    time::{Instant, timeout, timeout_at},
};
use undersigned_domain::Verified;
use undersigned_store::{
    appeals::{self, Appeal},
    organizations,
    replicas::Replica,
    statements,
};

/// How far the reading of each appeal is, in this process.
#[derive(Default)]
pub(crate) struct OwnRegisters(Mutex<HashMap<i64, Arc<Reading>>>);

/// The reading of one appeal.
#[derive(Default)]
struct Reading {
    /// Set once every server was asked that was known at the beginning.
    done: OnceCell<()>,
    /// When somebody first waited for it; none where it could not begin, because the database failed.
    began: Mutex<Option<Instant>>,
    /// Servers that have answered.
    answered: Mutex<BTreeSet<String>>,
    /// Whether this server would have signed something by itself meanwhile.
    held_back: AtomicBool,
}

impl Reading {
    /// Until when whoever signs waits.
    fn until(&self, patience: Duration) -> Instant {
        *self.began().get_or_insert_with(Instant::now) + patience
    }

    fn is_over(&self, patience: Duration) -> bool {
        let is_long_ago = |began: Instant| Instant::now() >= began + patience;
        self.done.initialized() || self.began().is_some_and(is_long_ago)
    }

    fn began(&self) -> MutexGuard<'_, Option<Instant>> {
        self.began.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn has_answered(&self, base_url: &str) -> bool {
        let answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.contains(base_url)
    }

    fn note_answered(&self, base_url: &str) {
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.insert(base_url.to_owned());
    }
}

impl OwnRegisters {
    fn of(&self, appeal_id: i64) -> Arc<Reading> {
        let mut readings = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        readings.entry(appeal_id).or_default().clone()
    }
}

impl Instance {
    /// Begins to change an appeal's state with something that one of our organisations signs:
    /// waits until what others hold of its words has been read.
    ///
    /// # Errors
    /// [`FederationError::Conflict`](crate::FederationError::Conflict) `clock_doubted` where the clock may be
    /// wrong; as [`Instance::change`].
    pub async fn change_to_sign(&self, appeal_id: i64) -> Result<Change> {
        self.check_clock().await?;
        let reading = self.own_registers.of(appeal_id);
        let patience = self.http.pace().patience;
        let until = reading.until(patience);
        if !reading.is_over(patience) {
            match timeout_at(until, read_all(self, appeal_id, &reading)).await {
                Ok(read) => read?,
                Err(_) => {
                    tracing::info!(appeal_id, "signing before every server was asked");
                    self.agenda.add(Errand::ReadOwn(appeal_id));
                }
            }
        }
        self.change(appeal_id).await
    }

    /// Whether this server may sign something by itself now. If not, that is made up for once the
    /// registers are read.
    pub(crate) fn may_sign_by_itself(&self, appeal_id: i64) -> bool {
        let reading = self.own_registers.of(appeal_id);
        let patience = self.http.pace().patience;
        if reading.is_over(patience) {
            return true;
        }
        reading.held_back.store(true, Ordering::Relaxed);
        self.agenda.add(Errand::ReadOwn(appeal_id));
        // It may have ended just now, before it could see that something was held back.
        reading.is_over(patience)
    }

    /// Whether somebody who holds an appeal has said what it has of our words; so it is as well where
    /// nobody else holds it.
    ///
    /// # Errors
    /// The database.
    pub(crate) async fn own_words_were_read(&self, appeal_id: i64) -> Result<bool> {
        let reading = self.own_registers.of(appeal_id);
        let peers = self.replicas_of(appeal_id).await?;
        let mut hosts = peers.iter().map(|peer| &peer.base_url);
        Ok(peers.is_empty() || hosts.any(|host| reading.has_answered(host)))
    }

    /// An appeal that is published for the first time: nobody can hold anything of it yet.
    pub(crate) fn nothing_to_read(&self, appeal_id: i64) {
        // Somebody else may be setting it, which is as good.
        let _ = self.own_registers.of(appeal_id).done.set(());
    }
}

/// Reads an appeal if that has not been done, and goes on with what waited for it.
///
/// # Errors
/// The database.
pub async fn settle(instance: &Instance, appeal_id: i64) -> Result<()> {
    let reading = instance.own_registers.of(appeal_id);
    let first = !reading.done.initialized();
    reading.until(instance.http.pace().patience);
    read_all(instance, appeal_id, &reading).await?;
    if let Some(owed) = Owed::take(&reading, first) {
        let mut change = instance.change(appeal_id).await?;
        say_again::settle_contested(&mut change).await?;
        admit::by_itself(&mut change).await?;
        change.commit().await?;
        owed.paid();
        instance.wake_delivery();
    }
    Ok(())
}

/// Reads from every server that is known now, at once; whoever comes later waits for the same. Where the database fails
/// nobody was asked: that is begun anew, and nothing is signed before.
async fn read_all(instance: &Instance, appeal_id: i64, reading: &Reading) -> Result<()> {
    let read = || async {
        let appeal = appeals::by_id(instance.database.conn(), appeal_id).await?;
        let Some(appeal) = appeal.filter(|appeal| appeal.root.is_some()) else {
            return Ok(());
        };
        let peers = instance.replicas_of(appeal_id).await?;
        let failed = OnceLock::new();
        stream::iter(&peers)
            .for_each_concurrent(instance.http.pace().at_a_time, |peer| async {
                // Whoever answers without end does not keep the timer from everything else.
                match timeout(PATIENCE, read_once(instance, &appeal, peer)).await {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => {
                        let _ = failed.set(error);
                    }
                    Err(_) => {
                        tracing::debug!(
                            peer = peer.base_url,
                            "own registers not read to their end"
                        );
                    }
                }
            })
            .await;
        failed.into_inner().map_or(Ok(()), Err)
    };
    let read: Result<&()> = reading.done.get_or_try_init(read).await;
    if read.is_err() {
        *reading.began() = None;
    }
    read.copied()
}

/// Reads from one server, unless that has been done.
///
/// # Errors
/// The database; not what the server answers.
pub(super) async fn read_once(instance: &Instance, appeal: &Appeal, peer: &Replica) -> Result<()> {
    let reading = instance.own_registers.of(appeal.id);
    if reading.has_answered(&peer.base_url) {
        return Ok(());
    }
    match read(instance, appeal, &peer.base_url).await {
        Ok(()) => reading.note_answered(&peer.base_url),
        Err(error) if error.is_of_database() => return Err(error),
        // Whoever answers that it knows nothing of the appeal, or of such questions, is asked
        // again on the timer, which asks it for the state in any case.
        Err(error) => tracing::debug!(peer = peer.base_url, %error, "own registers not read"),
    }
    Ok(())
}

/// The actors whose registers are this server's.
pub(super) async fn own_authors(instance: &Instance) -> Result<Vec<String>> {
    let organizations = organizations::all(instance.database.conn()).await?;
    Ok(organizations.into_iter().map(|one| one.ap_id).collect())
}

/// What of our own words was handed over and answered with something newer: said again above that
/// where a person said it later.
pub(super) async fn answered_stale(instance: &Instance, said: &[Value], newer: &[Value]) {
    for held in newer {
        let said = said.iter().find(|said| said["id"] == held["id"]);
        let author = held["attributedTo"].as_str().unwrap_or_default();
        let (Some(said), true) = (said, instance.addresses.is_ours(author)) else {
            continue;
        };
        let outcome = async {
            let digest = digest_of(said).unwrap_or_default();
            let object = said["object"].as_str().or_else(|| said["id"].as_str());
            let db = instance.database.conn();
            let Some(appeal) = appeals::by_ap_id(db, object.unwrap_or_default()).await? else {
                return Ok(());
            };
            let rows = statements::by_digests(db, appeal.id, &[digest.as_str()]).await?;
            let row = rows.first().map_or(0, |row| row.id);
            let later = instance.is_later_statement(row).await?;
            say_again::answered_stale(instance, said, held, later).await
        };
        let outcome: Result<()> = outcome.await;
        if let Err(error) = outcome {
            tracing::debug!(%error, "the newer statement was not taken");
        }
    }
}

fn digest_of(document: &Value) -> Option<String> {
    let verified = Verified::stored(&document.to_string()).ok()?;
    Some(verified.statement().digest.to_string())
}
