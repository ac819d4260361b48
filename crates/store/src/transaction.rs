//! A change and all that it causes, stored together or not at all.

use std::sync::Arc;

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};

use crate::acting;
use crate::error::StoreResult;
use crate::file::Condition;

/// An open transaction. All query functions take it in place of a connection; dropping it
/// without [`commit`](Self::commit) undoes everything.
#[derive(Debug)]
pub struct Transaction {
    inner: DatabaseTransaction,
    condition: Arc<Condition>,
}

impl Transaction {
    pub(crate) fn new(inner: DatabaseTransaction, condition: Arc<Condition>) -> Self {
        Self { inner, condition }
    }

    pub(crate) fn inner(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// Makes all changes lasting and visible to others. Where somebody [acts](acting), the log's
    /// row is one of them. Of a file that is gone meanwhile nothing would last, and all is undone.
    pub async fn commit(self) -> StoreResult<()> {
        let logged = acting::log(&self).await?;
        self.condition.check()?;
        let committed = self.inner.commit().await;
        acting::came(&committed);
        self.condition.note(committed)?;
        acting::logged(logged);
        Ok(())
    }

    /// The same for what is nobody's act.
    pub(crate) async fn commit_unlogged(self) -> StoreResult<()> {
        self.condition.check()?;
        Ok(self.condition.note(self.inner.commit().await)?)
    }

    /// Undoes all changes, and waits until that is done.
    pub async fn rollback(self) -> StoreResult<()> {
        Ok(self.inner.rollback().await?)
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, stmt: Statement) -> Result<ExecResult, DbErr> {
        self.condition.note(self.inner.execute_raw(stmt).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.condition
            .note(self.inner.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, stmt: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.condition.note(self.inner.query_one_raw(stmt).await)
    }

    async fn query_all_raw(&self, stmt: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.condition.note(self.inner.query_all_raw(stmt).await)
    }
}
