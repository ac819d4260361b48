//! Opening the database and choosing the right connection for reading and writing.
//!
//! SQLite lets one writer in at a time. A transaction that reads first and writes later cannot
//! wait for its turn (it fails with "database is locked"), so every transaction here asks for the
//! write lock when it begins, and all writes of this process queue, in order, for one connection.
//! Readers have a pool of their own and never wait for the writer, thanks to the write-ahead log.
//! On PostgreSQL there are two pools as well: whoever is inside a transaction also reads outside it,
//! and from one pool all its connections could be taken by transactions that each wait for one more.
//! `synchronous=FULL` because an activity that was answered 202 must survive a power cut.

mod opening;
mod readers;

pub(crate) use opening::make_private;

use std::path::Path;
use std::sync::Arc;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::watch;

use crate::acting;
use crate::error::{StoreError, StoreResult};
use crate::file::{self, Condition, FileId, Lost};
use crate::moment::Lookout;
use crate::presence::{Away, Presence};
use crate::sql;
use crate::transaction::Transaction;
use opening::{
    TURN, make_folder, most_readers, open, options, reading_options, sqlite_options, sqlite_path,
};
use readers::Readers;

/// The database. Cheap to clone; all clones share the same connections.
#[derive(Clone, Debug)]
pub struct Database {
    connection: Arc<Connection>,
    lookout: Arc<Lookout>,
}

/// What queries outside a transaction run on: reads go to the pool, single writes to the writer.
#[derive(Debug)]
pub struct Connection {
    reads: Reads,
    writes: DatabaseConnection,
    condition: Arc<Condition>,
    presence: Arc<Presence>,
}

/// What reads.
#[derive(Debug)]
enum Reads {
    /// From a file of SQLite.
    File(Readers),
    /// From PostgreSQL.
    Pool(DatabaseConnection),
}

impl Database {
    /// Opens `sqlite:///absolute/file.db`, `sqlite://relative/file.db` (the file and its folder
    /// are made if missing, but not beside what another one has left) or `postgres://user@host/name`.
    /// `max_connections` bounds those that read outside transactions; half as many more, on SQLite
    /// one, are opened for writing. On SQLite no more read than the processor has work for.
    pub async fn connect(url: &str, max_connections: u32) -> StoreResult<Self> {
        let max_connections = max_connections.max(1);
        let (mut condition, mut presence) = (Condition::default(), None);
        let (reads, writes) = if let Some(path) = sqlite_path(url) {
            file::no_lone_log(&path)?;
            make_folder(&path)?;
            // A link may lead to where no file is yet.
            make_private(&file::place_of(&path))?;
            // The writer first: it switches on the write-ahead log.
            let writes = open(sqlite_options(url)).await?;
            let options = writes.get_sqlite_connection_pool().connect_options();
            let readers = max_connections.min(most_readers());
            let readers = Readers::open(options, readers, TURN).await?;
            condition = Condition::of(&path);
            (Reads::File(readers), writes)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            let writes = open(options(url, max_connections.div_ceil(2))).await?;
            let reads = open(reading_options(url, max_connections)).await?;
            presence = Some(reads.get_postgres_connection_pool().connect_options());
            (Reads::Pool(reads), writes)
        } else {
            // Never the whole URL: it may hold a password.
            let scheme = url.split_once(':').map_or(url, |(scheme, _)| scheme);
            return Err(StoreError::Address(scheme.to_owned()));
        };
        Ok(Self {
            connection: Arc::new(Connection {
                reads,
                writes,
                condition: Arc::new(condition),
                presence: Presence::of(presence),
            }),
            lookout: Arc::default(),
        })
    }

    /// The address of a file of SQLite, for [`connect`](Self::connect).
    pub fn address_of(file: &Path) -> String {
        // In a URL these three would not be part of the path.
        let path = file.display().to_string();
        let path = path
            .replace('%', "%25")
            .replace('?', "%3F")
            .replace('#', "%23");
        format!("sqlite://{path}")
    }

    /// For queries that need no transaction.
    pub fn conn(&self) -> &Connection {
        &self.connection
    }

    /// Begins a transaction: on SQLite with the write lock taken, on PostgreSQL read-committed.
    /// Dropping it undoes it. On SQLite a second one in the same task would wait for the first.
    ///
    /// # Errors
    /// [`StoreError::Lost`]; [`StoreError::Away`]; the database.
    pub async fn begin(&self) -> StoreResult<Transaction> {
        let Connection {
            condition,
            presence,
            writes,
            ..
        } = &*self.connection;
        condition.check()?;
        presence.check()?;
        let options = self.beginning();
        let begun = writes.begin_with_options(options).await;
        let transaction = condition.written(presence.seen(begun).await)?;
        Ok(Transaction::new(transaction, Arc::clone(condition)))
    }

    /// How a transaction is begun.
    fn beginning(&self) -> TransactionOptions {
        TransactionOptions {
            sqlite_transaction_mode: (!self.is_postgres())
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        }
    }

    /// Why nothing more is written, if the database's file is gone or damaged. Never so on PostgreSQL.
    #[must_use]
    pub fn lost(&self) -> Option<Lost> {
        self.connection.condition.lost()
    }

    /// What was seen of it, where it is known to be away and all that asks it is refused at once. Never so on SQLite.
    #[must_use]
    pub fn away(&self) -> Option<Away> {
        self.connection.presence.away()
    }

    /// Says each time that it went away, and that it is back.
    #[must_use]
    pub fn whereabouts(&self) -> watch::Receiver<Option<Away>> {
        self.connection.presence.watch()
    }

    /// Finds out whether it is away, within a few seconds: for whoever has waited for an answer in vain.
    pub async fn doubt(&self) {
        self.connection.presence.doubt().await;
    }

    /// The files of SQLite that were opened, by what follows the database's name in theirs.
    #[must_use]
    pub fn opened_files(&self) -> Vec<(&'static str, FileId)> {
        self.connection.condition.opened()
    }

    /// Whether this is PostgreSQL, which several processes may share.
    pub fn is_postgres(&self) -> bool {
        self.connection.get_database_backend() == DbBackend::Postgres
    }

    /// How a connection beside the pools is opened; absent on SQLite.
    pub(crate) fn postgres_options(&self) -> Option<Arc<PgConnectOptions>> {
        self.is_postgres().then(|| {
            let pool = self.connection.writes.get_postgres_connection_pool();
            pool.connect_options()
        })
    }

    /// The same; absent on PostgreSQL.
    pub(crate) fn file_options(&self) -> Option<Arc<SqliteConnectOptions>> {
        (!self.is_postgres()).then(|| {
            let pool = self.connection.writes.get_sqlite_connection_pool();
            pool.connect_options()
        })
    }

    /// What is known of the file.
    pub(crate) fn condition(&self) -> &Condition {
        &self.connection.condition
    }

    /// What looks whether others have written to the file.
    pub(crate) fn lookout(&self) -> &Lookout {
        &self.lookout
    }

    /// Asks the database for a sign of life.
    pub async fn ping(&self) -> StoreResult<()> {
        let Connection {
            presence, reads, ..
        } = &*self.connection;
        presence.check()?;
        let answered = match reads {
            Reads::File(readers) => readers.ping().await,
            Reads::Pool(pool) => pool.ping().await,
        };
        Ok(presence.seen(answered).await?)
    }

    /// What time it is at the database, in milliseconds since 1970; absent on SQLite, which has this
    /// computer's clock.
    ///
    /// # Errors
    /// The database.
    pub async fn time(&self) -> StoreResult<Option<i64>> {
        if !self.is_postgres() {
            return Ok(None);
        }
        let now = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
        sql::value::<i64, 0>(self.conn(), now, []).await
    }

    /// Writes one consistent copy of a SQLite database to the new file `to` while others go on
    /// reading and writing. PostgreSQL's own programs copy one there; here that is an error.
    pub async fn copy_to(&self, to: &Path) -> StoreResult<()> {
        let to = to.display().to_string();
        let copy = sql::statement(self.conn(), "VACUUM INTO $1", [to.into()]);
        match &self.connection.reads {
            Reads::File(readers) => Ok(readers.run(copy).await?),
            Reads::Pool(pool) => Ok(pool.execute_raw(copy).await.map(drop)?),
        }
    }

    /// The same of a file that is gone, with all that was ever written to it: whoever writes just now ends
    /// first, and nobody begins meanwhile.
    pub(crate) async fn copy_last_to(&self, to: &Path) -> StoreResult<()> {
        let options = self.beginning();
        let turn = self.connection.writes.begin_with_options(options).await;
        // Where the one that writes is broken, what was committed can be read all the same.
        let copied = self.copy_to(to).await;
        if let Ok(turn) = turn {
            turn.rollback().await?;
        }
        copied
    }

    /// Closes all connections; on SQLite this also folds the write-ahead log into the file.
    pub async fn close(&self) -> StoreResult<()> {
        self.connection.condition.close();
        self.lookout.close().await?;
        match &self.connection.reads {
            Reads::File(readers) => readers.close().await?,
            Reads::Pool(pool) => pool.close_by_ref().await?,
        }
        self.connection.writes.close_by_ref().await?;
        Ok(())
    }
}

impl Connection {
    /// The one that writes, unless what it writes would not be kept, or would wait for nobody.
    fn to_write(&self) -> Result<&DatabaseConnection, DbErr> {
        self.condition.check()?;
        self.presence.check()?;
        acting::wrote();
        Ok(&self.writes)
    }

    /// The one that reads, unless it would wait for nobody.
    fn to_read(&self) -> Result<&Reads, DbErr> {
        self.presence.check()?;
        Ok(&self.reads)
    }

    /// What came of reading.
    async fn read<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        self.condition.note(self.presence.seen(outcome).await)
    }

    /// What came of a write, which is a transaction by itself.
    async fn written<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        let outcome = self.presence.seen(outcome).await;
        acting::came(&outcome);
        self.condition.written(outcome)
    }
}

/// Whether a query that returns rows writes, too: `INSERT … RETURNING`.
fn is_write(sql: &str) -> bool {
    let word = sql.split_ascii_whitespace().next().unwrap_or_default();
    ["INSERT", "UPDATE", "DELETE"]
        .iter()
        .any(|verb| word.eq_ignore_ascii_case(verb))
}

#[async_trait::async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        self.writes.get_database_backend()
    }

    async fn execute_raw(&self, stmt: Statement) -> Result<ExecResult, DbErr> {
        let outcome = self.to_write()?.execute_raw(stmt).await;
        let none = matches!(&outcome, Ok(done) if done.rows_affected() == 0);
        match none {
            // It found nothing to change.
            true => self.condition.written(outcome),
            false => self.written(outcome).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let outcome = self.to_write()?.execute_unprepared(sql).await;
        self.written(outcome).await
    }

    async fn query_one_raw(&self, stmt: Statement) -> Result<Option<QueryResult>, DbErr> {
        if is_write(&stmt.sql) {
            let outcome = self.to_write()?.query_one_raw(stmt).await;
            return self.written(outcome).await;
        }
        let outcome = match self.to_read()? {
            Reads::File(readers) => readers.one(stmt).await,
            Reads::Pool(pool) => pool.query_one_raw(stmt).await,
        };
        self.read(outcome).await
    }

    async fn query_all_raw(&self, stmt: Statement) -> Result<Vec<QueryResult>, DbErr> {
        if is_write(&stmt.sql) {
            let outcome = self.to_write()?.query_all_raw(stmt).await;
            return self.written(outcome).await;
        }
        let outcome = match self.to_read()? {
            Reads::File(readers) => readers.all(stmt).await,
            Reads::Pool(pool) => pool.query_all_raw(stmt).await,
        };
        self.read(outcome).await
    }
}

/// What the database says on a connection beside the pools.
pub(crate) fn from_sqlx(error: sea_orm::sqlx::Error) -> StoreError {
    DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error))).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[tokio::test]
    async fn nobody_else_may_read_a_database_in_an_open_folder() {
        let folder = tempfile::tempdir().unwrap();
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder.path(), open).unwrap();
        let folder = folder.path().join("50%25 of?all#");
        let url = Database::address_of(&folder.join("store.db"));
        let db = Database::connect(&url, 1).await.unwrap();
        db.migrate().await.unwrap();
        for name in ["store.db", "store.db-wal", "store.db-shm"] {
            let found = std::fs::metadata(folder.join(name)).unwrap();
            assert_eq!(found.permissions().mode() & 0o777, 0o600, "{name}");
        }
    }

    #[tokio::test]
    async fn a_link_may_lead_to_where_no_file_is_yet() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("there.db");
        let link = folder.path().join("here.db");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let url = Database::address_of(&link);
        let db = Database::connect(&url, 1).await.unwrap();
        db.migrate().await.unwrap();
        assert_eq!(db.lost(), None);
        let found = std::fs::metadata(&file).unwrap();
        assert_eq!(found.permissions().mode() & 0o777, 0o600);
    }
}
