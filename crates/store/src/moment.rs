//! Whether anything was stored meanwhile: what was made of the database at one moment is as good at
//! another, if the two are equal.
//!
//! On SQLite a connection of its own asks for `data_version`, which changes whenever any other
//! connection has committed, also one of another process. It never writes, since it would not be told
//! of its own commits.
//!
//! On PostgreSQL it is the snapshot that the database would give a query: which transactions are over
//! and which are under way. The position in the write-ahead log would not do: it has moved on before a
//! commit can be seen, so what is read between the two is old, and the position says that it is new.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use sea_orm::sqlx::{
    self, Connection as _, Sqlite, SqliteConnection, query_scalar, sqlite::SqliteConnectOptions,
};
use tokio::sync::Mutex;

use crate::connect::{Database, from_sqlx};
use crate::error::StoreResult;
use crate::file::Condition;
use crate::sql;

const DATA_VERSION: &str = "PRAGMA data_version";
/// A standby's snapshot does not name what is under way on its primary.
const SNAPSHOT: &str = "SELECT CASE WHEN pg_is_in_recovery() THEN NULL \
     ELSE pg_current_snapshot()::text END";

/// A moment of one database, as one process sees it. Two are equal only if no transaction was
/// committed between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment(String);

impl Moment {
    /// A moment that is equal to those of the same name.
    pub fn named(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

/// The connection that looks whether others have written to a SQLite file.
#[derive(Debug, Default)]
pub(crate) struct Lookout(Mutex<Looking>);

#[derive(Debug, Default)]
struct Looking {
    /// How often it was opened: what one connection counts says nothing about another's.
    opened: u64,
    connection: Option<SqliteConnection>,
    closed: bool,
}

type Asked<'a> = Pin<Box<dyn Future<Output = Result<i64, sqlx::Error>> + Send + 'a>>;

impl Lookout {
    async fn look(
        &self,
        options: Arc<SqliteConnectOptions>,
        condition: &Condition,
    ) -> StoreResult<Option<Moment>> {
        let mut looking = self.0.lock().await;
        if looking.closed {
            return Ok(None);
        }
        // Taken out: where this fails, or nobody waits for it any longer, another one is opened.
        let mut connection = match looking.connection.take() {
            Some(connection) => connection,
            // A database in memory has no file, and another connection would see another one; so it would
            // where the file was replaced.
            None if !options.get_filename().is_file() || condition.is_gone() => return Ok(None),
            None => {
                looking.opened += 1;
                let options = Arc::unwrap_or_clone(options).create_if_missing(false);
                let opened = SqliteConnection::connect_with(&options).await;
                opened.map_err(from_sqlx)?
            }
        };
        let asked: Asked<'_> =
            Box::pin(query_scalar::<Sqlite, i64>(DATA_VERSION).fetch_one(&mut connection));
        let version = asked.await.map_err(from_sqlx)?;
        looking.connection = Some(connection);
        Ok(Some(Moment(format!("{} {version}", looking.opened))))
    }

    /// Looks no more: the last connection that is closed folds the write-ahead log into the file.
    pub(crate) async fn close(&self) -> StoreResult<()> {
        let mut looking = self.0.lock().await;
        looking.closed = true;
        match looking.connection.take() {
            Some(connection) => connection.close().await.map_err(from_sqlx),
            None => Ok(()),
        }
    }
}

impl Database {
    /// The moment of now; nothing where the database cannot tell.
    pub async fn moment(&self) -> StoreResult<Option<Moment>> {
        let Some(options) = self.file_options() else {
            let snapshot = sql::value::<Option<String>, 0>(self.conn(), SNAPSHOT, []).await?;
            return Ok(snapshot.flatten().map(Moment));
        };
        self.lookout().look(options, self.condition()).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings;

    #[tokio::test]
    async fn what_another_connection_counts_is_another_moment() {
        let (_folder, db) = sql::empty().await;
        let first = db.moment().await.unwrap();
        assert!(first.is_some());
        assert_eq!(db.moment().await.unwrap(), first);
        // As if it had broken.
        db.lookout().0.lock().await.connection = None;
        assert_ne!(db.moment().await.unwrap(), first);
        db.close().await.unwrap();
        assert_eq!(db.moment().await.unwrap(), None);
    }

    #[tokio::test]
    async fn what_is_not_committed_is_no_other_moment() {
        let (_folder, db) = sql::empty().await;
        let before = db.moment().await.unwrap();
        let transaction = db.begin().await.unwrap();
        settings::set(&transaction, "name", "value").await.unwrap();
        assert_eq!(db.moment().await.unwrap(), before);
        transaction.commit().await.unwrap();
        let after = db.moment().await.unwrap();
        assert_ne!(after, before);
        settings::get(db.conn(), "name").await.unwrap();
        assert_eq!(db.moment().await.unwrap(), after);
    }
}
