//! This server's copy of an appeal's state: kept in memory, written through to the database,
//! caught up where another process has written. [`Change`] alters it.

mod change;
mod commit;
mod early;
mod glance;
mod mailbox;
mod read_ahead;
mod shelf;
mod snapshot;
mod unwritten;
mod waiting;

pub use change::{Change, Standing};
pub(crate) use commit::describe;
pub(crate) use early::{counts_from, is_early, is_too_early};
pub use glance::Glance;
pub(crate) use snapshot::Homes;
pub use snapshot::{Snapshot, Summary};
pub(crate) use unwritten::must_stand;

use crate::{FederationError, Instance, error::Result, together::Together};
use shelf::Shelf;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use undersigned_domain::{AppealKey, Multikey, Verified};
use undersigned_store::{
    ConnectionTrait, Transaction,
    appeals::{self, Appeal},
    statements,
};

/// Rows read at a time when a state is loaded.
const PAGE: u64 = 1_000;

/// A lock for each appeal.
type Locks = HashMap<i64, Arc<tokio::sync::Mutex<()>>>;

/// States in memory, and for each appeal a lock under which it is changed, and one under which its
/// state is read whole.
#[derive(Default)]
pub(crate) struct Replicas {
    shelf: Mutex<Shelf>,
    locks: Mutex<Locks>,
    readings: Mutex<Locks>,
    arrivals: Mutex<HashMap<i64, Arc<Arrivals>>>,
}

/// Statements that wait to be stored, each with whether its key was seen at its author's origin.
pub(crate) type Arrivals = Together<(Verified, bool), Result<Standing>>;

impl Replicas {
    fn get(&self, appeal: i64) -> Option<Snapshot> {
        self.shelf().get(appeal)
    }

    fn summary(&self, appeal: &Appeal) -> Option<Summary> {
        let shelf = self.shelf();
        let summary = shelf.summary(appeal.id)?;
        summary.is_of(appeal).then(|| summary.clone())
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self, appeal: i64) -> Arc<tokio::sync::Mutex<()>> {
        let mut locks = self.locks.lock().unwrap_or_else(PoisonError::into_inner);
        locks.entry(appeal).or_default().clone()
    }

    fn reading(&self, appeal: i64) -> Arc<tokio::sync::Mutex<()>> {
        let mut readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner);
        readings.entry(appeal).or_default().clone()
    }

    /// Whether the state of an appeal is in memory.
    pub(crate) fn holds(&self, appeal: i64) -> bool {
        self.shelf().holds(appeal)
    }

    /// What waits to be stored of one appeal.
    pub(crate) fn arrivals(&self, appeal: i64) -> Arc<Arrivals> {
        let mut arrivals = self.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
        arrivals.entry(appeal).or_default().clone()
    }
}

/// The (`object`, `root`) of an appeal that has been published.
///
/// # Errors
/// [`FederationError::NotFound`] for a draft.
pub fn appeal_key(appeal: &Appeal) -> Result<AppealKey> {
    let root = appeal
        .root
        .as_deref()
        .and_then(|root| root.parse().ok())
        .ok_or_else(|| FederationError::not_found("appeal_unknown", "not published"))?;
    Ok(AppealKey {
        object: appeal.ap_id.clone(),
        root,
    })
}

impl Instance {
    /// The current state of a published appeal.
    ///
    /// # Errors
    /// The database.
    pub async fn snapshot(&self, appeal: &Appeal) -> Result<Snapshot> {
        if let Some(held) = self.replicas.get(appeal.id) {
            return self.up_to_date(held, self.database.conn(), appeal).await;
        }
        // Many may want one that has left memory: one reads it, the others wait for that.
        let reading = self.replicas.reading(appeal.id);
        let _turn = reading.lock().await;
        if let Some(held) = self.replicas.get(appeal.id) {
            return self.up_to_date(held, self.database.conn(), appeal).await;
        }
        let empty = Snapshot::empty(appeal_key(appeal)?);
        let read = self.up_to_date(empty, self.database.conn(), appeal).await?;
        self.look_at_names_meanwhile(appeal.id, &read);
        Ok(read)
    }

    /// The same for whoever holds the appeal in a transaction, by what that one sees: nobody waits for a
    /// second connection while they keep one from others.
    pub(crate) async fn snapshot_within(
        &self,
        transaction: &Transaction,
        appeal: &Appeal,
    ) -> Result<Snapshot> {
        let held = match self.replicas.get(appeal.id) {
            Some(held) => held,
            None => Snapshot::empty(appeal_key(appeal)?),
        };
        self.up_to_date(held, transaction, appeal).await
    }

    async fn up_to_date(
        &self,
        mut snapshot: Snapshot,
        db: &impl ConnectionTrait,
        appeal: &Appeal,
    ) -> Result<Snapshot> {
        if snapshot.version < appeal.list_version {
            catch_up(&mut snapshot, db, appeal).await?;
            self.keep_snapshot(appeal.id, &snapshot);
        }
        Ok(snapshot)
    }

    /// The short of a published appeal's current state, without reading that where it has not changed
    /// since it was last asked for.
    ///
    /// # Errors
    /// The database.
    pub async fn summary(&self, appeal: &Appeal) -> Result<Summary> {
        if let Some(summary) = self.replicas.summary(appeal) {
            return Ok(summary);
        }
        let summary = self.snapshot(appeal).await?.summary();
        self.replicas
            .shelf()
            .put_summary(appeal.id, summary.clone());
        Ok(summary)
    }

    /// Keeps a state in memory, and lets go of others with all that was made of them.
    fn keep_snapshot(&self, appeal_id: i64, snapshot: &Snapshot) {
        // Bound to a name: what is let go of may be large, and nobody waits at the shelf meanwhile.
        let gone = self.replicas.shelf().put(appeal_id, snapshot.clone());
        for (appeal_id, _) in &gone {
            self.moderation.forget_shown(*appeal_id);
            self.forget_listed_names(*appeal_id);
        }
    }

    /// Begins to change an appeal's state. Others wait until this is committed or dropped.
    ///
    /// # Errors
    /// The database; [`FederationError::NotFound`] where the appeal is gone or a draft.
    pub async fn change(&self, appeal_id: i64) -> Result<Change> {
        self.open_change(appeal_id, None).await
    }

    /// Begins the first change of an appeal that is being published: `root` is its first key.
    ///
    /// # Errors
    /// As [`Instance::change`].
    pub async fn found(&self, appeal_id: i64, root: &Multikey) -> Result<Change> {
        self.open_change(appeal_id, Some(root)).await
    }

    /// The state of an appeal as it was last heard of, if it is published.
    async fn held_or_read(&self, appeal_id: i64) -> Result<Option<Snapshot>> {
        if let Some(held) = self.replicas.get(appeal_id) {
            return Ok(Some(held));
        }
        match appeals::by_id(self.database.conn(), appeal_id).await? {
            Some(appeal) if appeal.root.is_some() => Ok(Some(self.snapshot(&appeal).await?)),
            _ => Ok(None),
        }
    }

    async fn open_change(&self, appeal_id: i64, root: Option<&Multikey>) -> Result<Change> {
        // A transaction keeps all others waiting, so a state is not read whole within it, nor are the names of its list
        // looked at.
        if let Some(snapshot) = self.held_or_read(appeal_id).await? {
            self.look_at_names(appeal_id, &snapshot).await;
        }
        let guard = self.replicas.lock(appeal_id).lock_owned().await;
        let transaction = self.database.begin().await?;
        let mut appeal = appeals::lock(&transaction, appeal_id)
            .await?
            .ok_or_else(|| FederationError::not_found("appeal_unknown", "no such appeal"))?;
        if let (None, Some(root)) = (&appeal.root, root) {
            appeal.root = Some(root.to_string());
            appeal.published_at = Some(self.clock.millis());
            appeals::update(&transaction, appeal.clone()).await?;
        }
        let rules = self.rules_within(&transaction).await?;
        let key = appeal_key(&appeal)?;
        let held = self.replicas.get(appeal_id);
        let mut snapshot = match held.filter(|held| held.is_of(&key, &appeal)) {
            Some(held) => held,
            None => {
                self.replicas.shelf().forget(appeal_id);
                Snapshot::empty(key)
            }
        };
        catch_up(&mut snapshot, &transaction, &appeal).await?;
        Ok(Change::new(
            self.clone(),
            appeal,
            transaction,
            snapshot,
            rules,
            guard,
        ))
    }
}

async fn catch_up(
    snapshot: &mut Snapshot,
    db: &impl ConnectionTrait,
    appeal: &Appeal,
) -> Result<()> {
    if snapshot.version >= appeal.list_version {
        return Ok(());
    }
    let mut waiting = Vec::new();
    loop {
        let rows =
            statements::since(db, appeal.id, statements::MEMBER, snapshot.last_row, PAGE).await?;
        let Some(last) = rows.last().map(|row| row.id) else {
            break;
        };
        for row in rows {
            match Verified::stored(&row.body) {
                Ok(verified) => waiting.push(verified.statement().clone()),
                Err(fault) => {
                    tracing::error!(statement = row.id, %fault, "a stored statement cannot be read")
                }
            }
        }
        snapshot.last_row = last;
    }
    let left = snapshot.state_mut().insert_waiting(waiting);
    if !left.is_empty() {
        tracing::error!(
            appeal = appeal.id,
            count = left.len(),
            "stored members are not let in"
        );
    }
    snapshot.version = appeal.list_version;
    Ok(())
}
