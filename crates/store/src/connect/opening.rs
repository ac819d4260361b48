//! How the connections of either database are opened, and the file of SQLite made for its owner alone.

use std::num::NonZero;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sea_orm::sqlx::Connection as _;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{ConnectOptions, DatabaseConnection};

use crate::error::{StoreError, StoreResult};

/// How long a write waits for another process's write on SQLite.
const BUSY_TIMEOUT: Duration = Duration::from_secs(15);
/// How long a query waits for a free connection to a file of SQLite: whoever writes may wait for another process.
pub(super) const TURN: Duration = Duration::from_secs(30);
/// How long it waits for one to PostgreSQL: as a crowd may have to, and no longer than leaves most of the thirty seconds
/// that a request has to say that there is none.
const CONNECTION: Duration = Duration::from_secs(8);
/// How long after it was given back a connection to PostgreSQL is lent again without being asked for a sign of life, which
/// is a way there and back for each question, and it gave one just then.
const UNTESTED: Duration = Duration::from_secs(1);

pub(super) async fn open(options: ConnectOptions) -> StoreResult<DatabaseConnection> {
    Ok(sea_orm::Database::connect(options).await?)
}

pub(super) fn options(url: &str, max_connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(max_connections)
        .acquire_timeout(CONNECTION)
        // Statements would put people's data into the log.
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}

/// For connections to PostgreSQL that answer one question each time that they are lent.
pub(super) fn reading_options(url: &str, max_connections: u32) -> ConnectOptions {
    let mut options = options(url, max_connections);
    options.test_before_acquire_if_idle_for(UNTESTED);
    options
}

/// For the one connection that writes; those that read are opened as it was.
pub(super) fn sqlite_options(url: &str) -> ConnectOptions {
    let mut options = options(url, 1);
    options
        .acquire_timeout(TURN)
        // All at the start: one that is opened later would open whatever has the name by then.
        .min_connections(1)
        // A connection to a file does not go stale; closing and opening it again costs its cache.
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(|options: SqliteConnectOptions| {
            options
                // It was made before, for its owner alone, and is not made anew where it is gone.
                .create_if_missing(false)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(BUSY_TIMEOUT)
                .foreign_keys(true)
                .pragma("wal_autocheckpoint", "4000")
                // A name that was withdrawn is not to stay in the file where its row was. The log is emptied beside this.
                .pragma("secure_delete", "ON")
        })
        // On a full disk SQLite ends a transaction by itself. The library does not notice and would
        // begin no other on that connection, which for writing is the only one: it is replaced.
        .map_sqlx_sqlite_pool_opts(|pool| {
            pool.after_release(|connection, _| {
                Box::pin(async move {
                    if connection.is_in_transaction() {
                        // What was dropped is undone before this is answered.
                        connection.ping().await?;
                    }
                    Ok(!connection.is_in_transaction())
                })
            })
        });
    options
}

/// How many connections read a SQLite file. Each is a thread with a copy of the schema and of pages
/// of its own: one for each core, and two for while others wait for the disk.
pub(super) fn most_readers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    u32::try_from(cores).unwrap_or(u32::MAX).saturating_add(2)
}

/// The file that a SQLite URL names, if it is one; a database in memory is not (its connections
/// would each see their own).
pub(super) fn sqlite_path(url: &str) -> Option<PathBuf> {
    if !url.starts_with("sqlite:") || url.contains(":memory:") {
        return None;
    }
    let options: SqliteConnectOptions = url.parse().ok()?;
    Some(options.get_filename().to_path_buf())
}

pub(super) fn make_folder(file: &Path) -> StoreResult<()> {
    let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    else {
        return Ok(());
    };
    std::fs::create_dir_all(folder).map_err(|source| StoreError::File {
        path: folder.display().to_string(),
        source,
    })
}

/// Makes the file of a database that is not there yet: SQLite would let everybody read it. What it
/// puts beside it may be read by nobody else either.
pub(crate) fn make_private(file: &Path) -> StoreResult<()> {
    let made = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file);
    match made {
        Err(source) if source.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::File {
                path: file.display().to_string(),
                source,
            })
        }
        _ => Ok(()),
    }
}
