//! This server's copy of an appeal's state: kept in memory, written through to the database,
//! caught up where another process has written. [`Change`] alters it.

mod change;
mod mailbox;

pub use change::{Change, Standing};
pub(crate) use change::{describe, is_early};

use crate::{
    FederationError, Instance, error::Result, reconcile::ranges, standing::figures::FOLDS,
    together::Together,
};
use negentropy::NegentropyStorageVector;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};
use undersigned_domain::{AppealKey, CoSignerList, Digest, Multikey, State, Verified, fold};
use undersigned_store::{
    appeals::{self, Appeal},
    statements,
};

/// Rows read at a time when a state is loaded.
const PAGE: u64 = 1_000;
/// A state as of one moment, with what follows from it.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// Goes up with every change, in every process.
    pub version: i64,
    last_row: i64,
    state: Arc<State>,
    derived: Arc<Derived>,
}

/// What follows from a state, worked out when it is first asked for.
#[derive(Debug, Default)]
struct Derived {
    digest: OnceLock<Digest>,
    list: OnceLock<Arc<CoSignerList>>,
    items: OnceLock<NegentropyStorageVector>,
}

impl Snapshot {
    fn empty(appeal: AppealKey) -> Self {
        Self {
            version: -1,
            last_row: 0,
            state: Arc::new(State::new(appeal)),
            derived: Arc::default(),
        }
    }

    /// A state that was kept elsewhere.
    pub(crate) fn of(state: State) -> Self {
        Self {
            version: -1,
            last_row: 0,
            state: Arc::new(state),
            derived: Arc::default(),
        }
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Its digest.
    pub fn digest(&self) -> Digest {
        *self.derived.digest.get_or_init(|| self.state.digest())
    }

    /// The list folded from it.
    pub fn list(&self) -> &Arc<CoSignerList> {
        self.derived
            .list
            .get_or_init(|| Arc::new(FOLDS.timed(|| fold(&self.state))))
    }

    /// Its statements in the order of range reconciliation.
    pub fn items(&self) -> &NegentropyStorageVector {
        self.derived
            .items
            .get_or_init(|| ranges::items(&self.state))
    }

    fn state_mut(&mut self) -> &mut State {
        self.derived = Arc::default();
        Arc::make_mut(&mut self.state)
    }
}

/// States in memory, and for each appeal a lock under which it is changed.
#[derive(Default)]
pub(crate) struct Replicas {
    snapshots: Mutex<HashMap<i64, Snapshot>>,
    locks: Mutex<HashMap<i64, Arc<tokio::sync::Mutex<()>>>>,
    arrivals: Mutex<HashMap<i64, Arc<Arrivals>>>,
}

/// Statements that wait to be stored, each with whether its key was seen at its author's origin.
pub(crate) type Arrivals = Together<(Verified, bool), Result<Standing>>;

impl Replicas {
    fn get(&self, appeal: i64) -> Option<Snapshot> {
        let held = self
            .snapshots
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        held.get(&appeal).cloned()
    }

    fn put(&self, appeal: i64, snapshot: Snapshot) {
        let mut held = self
            .snapshots
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let newer = held
            .get(&appeal)
            .is_some_and(|held| held.version > snapshot.version);
        if !newer {
            held.insert(appeal, snapshot);
        }
    }

    fn lock(&self, appeal: i64) -> Arc<tokio::sync::Mutex<()>> {
        let mut locks = self.locks.lock().unwrap_or_else(PoisonError::into_inner);
        locks.entry(appeal).or_default().clone()
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
        if let Some(held) = self.replicas.get(appeal.id)
            && held.version == appeal.list_version
        {
            return Ok(held);
        }
        let mut snapshot = match self.replicas.get(appeal.id) {
            Some(held) => held,
            None => Snapshot::empty(appeal_key(appeal)?),
        };
        catch_up(&mut snapshot, self.database.conn(), appeal).await?;
        self.replicas.put(appeal.id, snapshot.clone());
        Ok(snapshot)
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

    async fn open_change(&self, appeal_id: i64, root: Option<&Multikey>) -> Result<Change> {
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
        let mut snapshot = match self.replicas.get(appeal_id) {
            Some(held) => held,
            None => Snapshot::empty(appeal_key(&appeal)?),
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
    db: &impl undersigned_store::ConnectionTrait,
    appeal: &Appeal,
) -> Result<()> {
    if snapshot.version == appeal.list_version {
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
