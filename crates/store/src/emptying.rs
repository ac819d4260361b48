//! What is deleted from SQLite goes from its files. A page that changed stands in the log of writes, and its older
//! copies behind it and in the database's file, until others are written over them: on a quiet server, for months.
//! So the log is copied into the file, where what was deleted is written over, and is emptied.

use std::fs;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::{self, Connection as _, Sqlite, SqliteConnection, query_as};

use crate::connect::{Database, from_sqlx};
use crate::error::StoreResult;
use crate::file::{LOG, beside};

/// Copies what nobody needs in the log any more, and keeps nobody from writing.
const COPY: &str = "PRAGMA wal_checkpoint(PASSIVE)";
/// Copies the little that came meanwhile, while nobody writes, and empties the log.
const EMPTY: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
/// How long it is waited for whoever still reads what was. Nobody writes as long.
const PATIENCE: Duration = Duration::from_millis(250);

/// What came of it: whether somebody was in the way, how many pages the log has, and how many of them are copied.
type Outcome = (i64, i64, i64);
type Asked<'a> = Pin<Box<dyn Future<Output = Result<Outcome, sqlx::Error>> + Send + 'a>>;

impl Database {
    /// Leaves nothing of what was deleted in the files of SQLite. False where somebody writes, or reads what was, for
    /// longer than it is waited: then it is to be tried later, and seldom, since trying may keep others from writing. On
    /// PostgreSQL there is nothing to do; its own vacuum frees what was deleted.
    ///
    /// # Errors
    /// The database.
    pub async fn empty_log(&self) -> StoreResult<bool> {
        let (Some(options), Some(place)) = (self.file_options(), self.condition().place()) else {
            return Ok(true);
        };
        let length = fs::metadata(beside(place, LOG)).map_or(0, |found| found.len());
        // Another connection would open whatever has the name by now.
        if length == 0 || self.lost().is_some() {
            return Ok(true);
        }
        let options = Arc::unwrap_or_clone(options)
            .create_if_missing(false)
            .busy_timeout(PATIENCE);
        let connected = SqliteConnection::connect_with(&options).await;
        let mut connection = connected.map_err(from_sqlx)?;
        let mut is_done = true;
        for how in [COPY, EMPTY] {
            let asked: Asked<'_> =
                Box::pin(query_as::<Sqlite, Outcome>(how).fetch_one(&mut connection));
            let (busy, pages, copied) = asked.await.map_err(from_sqlx)?;
            is_done = busy == 0 && pages == copied;
            if !is_done {
                // Whoever reads what was, for minutes perhaps, would be waited for, and nobody could write meanwhile.
                break;
            }
        }
        connection.close().await.map_err(from_sqlx)?;
        Ok(is_done)
    }
}
