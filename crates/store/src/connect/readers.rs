//! The connections that read a file of SQLite.
//!
//! The library's pool asks a connection for a sign of life each time that it is given back, in a task of its own: a second
//! way to the connection's thread and back for each question, which takes as long as most answers do. A file does not hang
//! up, so these are kept as they are, and replaced where their thread ended.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sea_orm::sqlx::{self, AssertSqlSafe, ConnectOptions as _, Connection as _};
use sea_orm::{ConnAcquireErr, DbErr, QueryResult, RuntimeErr, Statement, Values};
use sea_query_sqlx::SqlxValues;
use tokio::sync::{Semaphore, SemaphorePermit, TryAcquireError};
use tokio::time::timeout;

/// Some connections to one file, each lent to one question at a time.
pub(super) struct Readers {
    options: Arc<SqliteConnectOptions>,
    count: u32,
    /// How long a question waits for one.
    patience: Duration,
    /// One for each that is not lent.
    places: Semaphore,
    idle: Mutex<Vec<SqliteConnection>>,
}

impl fmt::Debug for Readers {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Readers")
            .field("places", &self.places)
            .finish_non_exhaustive()
    }
}

impl Readers {
    /// Opens so many, all at once: one that is opened later would open whatever has the name by then.
    ///
    /// # Errors
    /// SQLite's.
    pub(super) async fn open(
        options: Arc<SqliteConnectOptions>,
        count: u32,
        patience: Duration,
    ) -> Result<Self, DbErr> {
        let mut idle = Vec::new();
        for _ in 0..count {
            idle.push(options.connect().await.map_err(not_opened)?);
        }
        Ok(Self {
            options,
            count,
            patience,
            places: Semaphore::new(idle.len()),
            idle: Mutex::new(idle),
        })
    }

    /// The first row of an answer, if there is any.
    pub(super) async fn one(&self, asked: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut lent = self.lend().await?;
        let (sql, values) = parts(asked);
        let found = sqlx::query_with(AssertSqlSafe(sql), values)
            .fetch_optional(lent.connection()?)
            .await;
        Ok(lent.seen(found)?.map(QueryResult::from))
    }

    /// All rows of an answer.
    pub(super) async fn all(&self, asked: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut lent = self.lend().await?;
        let (sql, values) = parts(asked);
        let found = sqlx::query_with(AssertSqlSafe(sql), values)
            .fetch_all(lent.connection()?)
            .await;
        let rows = lent.seen(found)?;
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    /// Runs what answers with no rows.
    pub(super) async fn run(&self, done: Statement) -> Result<(), DbErr> {
        let mut lent = self.lend().await?;
        let (sql, values) = parts(done);
        let ran = sqlx::query_with(AssertSqlSafe(sql), values)
            .execute(lent.connection()?)
            .await;
        lent.seen(ran).map(drop)
    }

    /// Asks one of them for a sign of life.
    pub(super) async fn ping(&self) -> Result<(), DbErr> {
        let mut lent = self.lend().await?;
        let answered = lent.connection()?.ping().await;
        lent.seen(answered)
    }

    /// Closes all, once none is lent any more. Nobody gets one after that.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        // Those who wait behind this are told that there are none any more.
        let Ok(all) = self.places.acquire_many(self.count).await else {
            return Ok(());
        };
        self.places.close();
        drop(all);
        let idle = std::mem::take(&mut *self.idle());
        for connection in idle {
            connection.close().await.map_err(not_opened)?;
        }
        Ok(())
    }

    async fn lend(&self) -> Result<Lent<'_>, DbErr> {
        let place = match self.places.try_acquire() {
            Err(TryAcquireError::NoPermits) => timeout(self.patience, self.places.acquire())
                .await
                .map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?
                .ok(),
            place => place.ok(),
        };
        let place = place.ok_or_else(closed)?;
        // Bound to a name: nobody waits for the list meanwhile.
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            // The thread of one that was there has ended.
            None => self.options.connect().await.map_err(not_opened)?,
        };
        Ok(Lent {
            readers: self,
            connection: Some(connection),
            _place: place,
        })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One of them, until its question is answered, or nobody waits for the answer any more.
struct Lent<'a> {
    readers: &'a Readers,
    connection: Option<SqliteConnection>,
    /// Given back after the connection, so that there is one for each place.
    _place: SemaphorePermit<'a>,
}

impl Lent<'_> {
    fn connection(&mut self) -> Result<&mut SqliteConnection, DbErr> {
        self.connection.as_mut().ok_or_else(closed)
    }

    /// What came of a question. A connection whose thread has ended answers no other.
    fn seen<T>(&mut self, outcome: Result<T, sqlx::Error>) -> Result<T, DbErr> {
        if matches!(outcome, Err(sqlx::Error::WorkerCrashed)) {
            self.connection = None;
        }
        outcome.map_err(|error| DbErr::Query(RuntimeErr::SqlxError(Arc::new(error))))
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        // What is still being answered to nobody ends at its next row.
        self.readers.idle().extend(self.connection.take());
    }
}

/// A statement as the library below takes it. Its values are not copied.
fn parts(statement: Statement) -> (String, SqlxValues) {
    let values = statement.values.unwrap_or_else(|| Values(Vec::new()));
    (statement.sql, SqlxValues(values))
}

fn not_opened(error: sqlx::Error) -> DbErr {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
}

fn closed() -> DbErr {
    DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::DbBackend;

    async fn readers(folder: &tempfile::TempDir, count: u32) -> Readers {
        let options = SqliteConnectOptions::new()
            .filename(folder.path().join("store.db"))
            .create_if_missing(true);
        let patience = Duration::from_secs(30);
        let opened = Readers::open(Arc::new(options), count, patience).await;
        opened.unwrap()
    }

    fn number(sql: &str, values: Vec<sea_orm::Value>) -> Statement {
        Statement::from_sql_and_values(DbBackend::Sqlite, sql, values)
    }

    async fn answer(readers: &Readers, asked: i64) -> i64 {
        let row = readers.one(number("SELECT $1 AS n", vec![asked.into()]));
        row.await.unwrap().unwrap().try_get("", "n").unwrap()
    }

    #[tokio::test]
    async fn many_ask_few_connections_and_each_hears_its_own_answer() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(&folder, 2).await;
        let asked = (0..50).map(|n| answer(&readers, n));
        let heard = futures::future::join_all(asked).await;
        assert_eq!(heard, (0..50).collect::<Vec<i64>>());
        let all = readers.all(number("VALUES ($1), (2)", vec![1.into()]));
        assert_eq!(all.await.unwrap().len(), 2);
        let none = readers.one(number("SELECT 1 WHERE 0", Vec::new())).await;
        assert!(none.unwrap().is_none());
        readers.ping().await.unwrap();
    }

    #[tokio::test]
    async fn who_gives_up_waiting_leaves_the_connection_to_others() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(&folder, 1).await;
        let endless =
            "WITH RECURSIVE t (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t) SELECT n FROM t";
        let mut asked = Box::pin(readers.all(number(endless, Vec::new())));
        for _ in 0..50 {
            assert!(futures::poll!(&mut asked).is_pending());
            tokio::task::yield_now().await;
        }
        drop(asked);
        assert_eq!(answer(&readers, 7).await, 7);
    }

    #[tokio::test]
    async fn a_fault_of_one_question_is_none_of_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(&folder, 1).await;
        let nowhere = readers.one(number("SELECT 1 FROM nowhere", Vec::new()));
        assert!(matches!(nowhere.await, Err(DbErr::Query(_))));
        assert_eq!(answer(&readers, 7).await, 7);
    }

    #[tokio::test]
    async fn where_a_thread_has_ended_another_connection_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(&folder, 1).await;
        let mut lent = readers.lend().await.unwrap();
        assert!(lent.seen::<()>(Err(sqlx::Error::WorkerCrashed)).is_err());
        drop(lent);
        assert!(readers.idle().is_empty());
        assert_eq!(answer(&readers, 7).await, 7);
        assert_eq!(readers.idle().len(), 1);
    }

    #[tokio::test]
    async fn closing_waits_for_what_is_lent_and_refuses_all_after_it() {
        let folder = tempfile::tempdir().unwrap();
        let readers = readers(&folder, 2).await;
        let lent = readers.lend().await.unwrap();
        let mut closing = Box::pin(readers.close());
        assert!(futures::poll!(&mut closing).is_pending());
        let mut late = Box::pin(readers.ping());
        assert!(futures::poll!(&mut late).is_pending());
        drop(lent);
        closing.await.unwrap();
        for refused in [late.await, readers.ping().await] {
            let closed = DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed);
            assert_eq!(refused, Err(closed));
        }
        readers.close().await.unwrap();
    }
}
