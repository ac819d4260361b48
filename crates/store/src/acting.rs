//! Who is acting just now, so that whatever they change carries its row of the log.
//!
//! The frame around a request or a command [begins](Acting::run) an act; whoever finds out who it is
//! [says so](known). The first transaction that commits within writes the row, so that nothing lasts
//! that the log does not know. [`Acting::end`] corrects the outcome where more was to come and did not,
//! and writes the row of what needed no transaction. Background work acts for nobody.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use sea_orm::{ConnectionTrait, DbErr, sqlx};

use crate::audit::{self, DONE, NewAuditEntry};
use crate::error::{StoreResult, below};
use crate::presence::Away;
use crate::transaction::Transaction;

tokio::task_local! {
    static ACTING: Acting;
}

/// An act that goes on. Cloning shares it.
#[derive(Clone, Debug, Default)]
pub struct Acting(Arc<Mutex<Act>>);

#[derive(Debug, Default)]
struct Act {
    entry: Option<NewAuditEntry>,
    row: Option<i64>,
    wrote: bool,
    /// Whether something of it may last, whatever is answered.
    may_last: bool,
}

impl Acting {
    /// Runs something within this act.
    pub async fn run<T>(&self, work: impl Future<Output = T>) -> T {
        ACTING.scope(self.clone(), work).await
    }

    /// Writes how it ended: `done`, `refused` or `failed`. Nothing is written of what changed nothing.
    pub async fn end(&self, db: &impl ConnectionTrait, outcome: &str) -> StoreResult<()> {
        self.finish(db, outcome, false).await
    }

    /// The same where it is to be known as well that it was not done.
    pub async fn end_known(&self, db: &impl ConnectionTrait, outcome: &str) -> StoreResult<()> {
        self.finish(db, outcome, outcome != DONE).await
    }

    /// Whether something of it may last: a transaction was committed, or nobody knows whether it was.
    #[must_use]
    pub fn may_last(&self) -> bool {
        self.lock().may_last
    }

    async fn finish(
        &self,
        db: &impl ConnectionTrait,
        outcome: &str,
        known: bool,
    ) -> StoreResult<()> {
        let (row, entry) = {
            let mut act = self.lock();
            let told = known || act.wrote && outcome == DONE;
            (act.row, act.entry.take().filter(|_| told))
        };
        match (row, entry) {
            (Some(row), _) if outcome != DONE => audit::set_outcome(db, row, outcome).await,
            (None, Some(mut entry)) => {
                outcome.clone_into(&mut entry.outcome);
                audit::insert(db, entry).await.map(|_| ())
            }
            _ => Ok(()),
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Act> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The act that goes on here, for work that goes on in a task of its own: what that commits is part of it.
#[must_use]
pub fn inherit() -> Acting {
    ACTING.try_with(Clone::clone).unwrap_or_default()
}

/// Says who acts, and what they do. Outside an act it says nothing.
pub fn known(entry: NewAuditEntry) {
    with(|act| {
        act.entry = Some(entry);
        // What was written to find out who it is, such as when a session was last used, is no act.
        act.wrote = false;
        act.may_last &= act.row.is_some();
    });
}

/// Whether somebody is known to act.
#[must_use]
pub fn is_known() -> bool {
    ACTING
        .try_with(|acting| acting.lock().entry.is_some())
        .unwrap_or(false)
}

/// The row of the act that goes on here, as far as it is known.
#[must_use]
pub fn current() -> Option<NewAuditEntry> {
    let entry = ACTING.try_with(|acting| acting.lock().entry.clone());
    entry.ok().flatten()
}

/// Says more of the act: nothing changes once the row is written.
pub fn more(change: impl FnOnce(&mut NewAuditEntry)) {
    with(|act| {
        if let Some(entry) = &mut act.entry {
            change(entry);
        }
    });
}

/// Whether something of the act that goes on here may last, also where it fails now.
#[must_use]
pub fn may_last() -> bool {
    ACTING
        .try_with(|acting| acting.lock().may_last)
        .unwrap_or(false)
}

/// Notes that something may last that belongs to this act as well: what was done within in an act of its own.
pub fn lasts() {
    with(|act| act.may_last = true);
}

/// Notes a write outside transactions.
pub(crate) fn wrote() {
    with(|act| act.wrote = true);
}

/// Notes what came of a commit, or of a write that is one by itself. Where the database's answer was lost, nobody knows.
pub(crate) fn came<T>(of: &Result<T, DbErr>) {
    if !of.as_ref().is_err_and(is_undone) {
        lasts();
    }
}

/// Whether an error says that nothing of a commit lasts: the database refused it, or was never asked.
pub(crate) fn is_undone(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(_))
        || matches!(
            below(error),
            Some(sqlx::Error::Database(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed)
        )
        || Away::seen_in(error).is_some()
}

/// Writes the row of the act within a transaction, unless it is written.
pub(crate) async fn log(transaction: &Transaction) -> StoreResult<Option<i64>> {
    let due = ACTING.try_with(|acting| {
        let act = acting.lock();
        act.entry.clone().filter(|_| act.row.is_none())
    });
    match due {
        Ok(Some(entry)) => audit::insert(transaction, entry).await.map(Some),
        _ => Ok(None),
    }
}

/// Notes that the row has become lasting.
pub(crate) fn logged(row: Option<i64>) {
    if row.is_some() {
        with(|act| act.row = row);
    }
}

fn with(change: impl FnOnce(&mut Act)) {
    // Outside an act there is nothing to note.
    let _ = ACTING.try_with(|acting| change(&mut acting.lock()));
}
