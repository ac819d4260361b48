//! Work of which there is one at a time, however many processes share a PostgreSQL; and which of them
//! are there at all.
//!
//! Whose turn it is says a lock of the database's session, so nothing depends on anybody's clock: when
//! a process is killed, its connection closes, and the next that asks has the turn. Where a machine
//! vanishes without a word, the database notices after half a minute and frees its turns.
//!
//! SQLite belongs to one server, which has every turn.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use sea_orm::sqlx::{self, Connection as _, PgConnection, Postgres, query, query_scalar};
use tokio::time::timeout;

use crate::connect::{Database, from_sqlx};
use crate::error::{StoreError, StoreResult};

/// How long the database may take to answer before a turn counts as lost. Shorter than the time
/// after which the database gives it to somebody else.
const PATIENCE: Duration = Duration::from_secs(10);
/// The database looks whether this process is still there when it has said nothing for 15 seconds,
/// and takes it for gone after 3 further looks, 5 seconds apart.
const LOOK_AFTER_US: &str = "SELECT set_config('tcp_keepalives_idle', '15', false), \
     set_config('tcp_keepalives_interval', '5', false), \
     set_config('tcp_keepalives_count', '3', false)";
/// Two servers may have schemas of their own in one database.
const TAKE: &str = "SELECT pg_try_advisory_lock(hashtextextended('undersigned ' \
     || coalesce(current_schema()::text, '') || ' ' || $1::text, 0))";

/// The same for what any number have at a time, which keeps it from whoever wants it alone.
const SHARE: &str = "SELECT pg_try_advisory_lock_shared(hashtextextended('undersigned ' \
     || coalesce(current_schema()::text, '') || ' ' || $1::text, 0))";

/// The turns of one process. They end when this is dropped.
pub struct Turns {
    connection: Option<PgConnection>,
}

impl Turns {
    /// Asks for the turn to do some work; says whether this process has it now. Ask once for each
    /// work: a turn that is held already would be held twice.
    pub async fn take(&mut self, work: &str) -> StoreResult<bool> {
        self.ask(TAKE, work).await
    }

    /// Asks for something that any number of processes have at a time, as [`Turns::take`] does; nobody
    /// takes it then. It is refused while somebody has taken it.
    pub async fn share(&mut self, work: &str) -> StoreResult<bool> {
        self.ask(SHARE, work).await
    }

    async fn ask(&mut self, question: &'static str, work: &str) -> StoreResult<bool> {
        let Some(connection) = &mut self.connection else {
            return Ok(true);
        };
        let asked = query_scalar::<Postgres, bool>(question)
            .bind(work.to_owned())
            .fetch_one(connection);
        in_time(Box::pin(asked)).await
    }

    /// Whether another process may have them.
    #[must_use]
    pub const fn are_shared(&self) -> bool {
        self.connection.is_some()
    }

    /// Makes sure that the turns are held still.
    pub async fn check(&mut self) -> StoreResult<()> {
        match &mut self.connection {
            Some(connection) => in_time(Box::pin(connection.ping())).await,
            None => Ok(()),
        }
    }

    /// Gives every turn back, so that nobody waits for it.
    pub async fn end(self) -> StoreResult<()> {
        match self.connection {
            Some(connection) => in_time(Box::pin(connection.close())).await,
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Turns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Turns").finish_non_exhaustive()
    }
}

impl Database {
    /// Takes part in taking turns. On PostgreSQL this opens a connection of its own, which must not
    /// pass a pool that gives each transaction another one.
    pub async fn turns(&self) -> StoreResult<Turns> {
        let Some(options) = self.postgres_options() else {
            return Ok(Turns { connection: None });
        };
        let mut connection = in_time(Box::pin(PgConnection::connect_with(&options))).await?;
        let asked = query::<Postgres>(LOOK_AFTER_US).execute(&mut connection);
        in_time(Box::pin(asked)).await?;
        Ok(Turns {
            connection: Some(connection),
        })
    }
}

type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T, sqlx::Error>> + Send + 'a>>;

async fn in_time<T>(asked: Asked<'_, T>) -> StoreResult<T> {
    match timeout(PATIENCE, asked).await {
        Ok(answer) => answer.map_err(from_sqlx),
        Err(_) => Err(StoreError::Silent),
    }
}
