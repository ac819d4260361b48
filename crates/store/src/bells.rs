//! Words between processes that share a PostgreSQL: something was stored that others may want to
//! look at now (`LISTEN`, `NOTIFY`). They say nothing that is not in the database, and may be lost:
//! whoever waits for one also looks by itself now and then.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sea_orm::sqlx::postgres::{PgListener, PgPoolOptions};

use crate::connect::{Database, from_sqlx};
use crate::error::StoreResult;
use crate::sql;

/// How long a connection may take to come about.
const PATIENCE: Duration = Duration::from_secs(10);
/// Two servers may have schemas of their own in one database; a name has at most 63 bytes.
const CHANNEL: &str =
    "SELECT 'undersigned_' || substr(md5(coalesce(current_schema()::text, '')), 1, 16)";

/// Hears what other processes say, and what this one says.
pub struct Listener {
    listener: PgListener,
}

impl Listener {
    /// The next word. Nothing where the connection was lost meanwhile, and with it perhaps words; it
    /// is there again then.
    pub async fn next(&mut self) -> StoreResult<Option<String>> {
        let heard = self.listener.try_recv().await.map_err(from_sqlx)?;
        Ok(heard.map(|heard| heard.payload().to_owned()))
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listener").finish_non_exhaustive()
    }
}

impl Database {
    /// Begins to listen, over a connection of its own; absent on SQLite.
    pub async fn listen(&self) -> StoreResult<Option<Listener>> {
        let Some(options) = self.postgres_options() else {
            return Ok(None);
        };
        let channel = self.channel().await?;
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .max_lifetime(None)
            .idle_timeout(None)
            .connect_lazy_with(Arc::unwrap_or_clone(options));
        let mut listener = PgListener::connect_with(&pool).await.map_err(from_sqlx)?;
        listener.listen(&channel).await.map_err(from_sqlx)?;
        Ok(Some(Listener { listener }))
    }

    /// Says a word to every process that listens; nothing on SQLite. Never within a transaction:
    /// committing ones that do so queue behind each other.
    pub async fn say(&self, word: &str) -> StoreResult<()> {
        if !self.is_postgres() {
            return Ok(());
        }
        let channel = self.channel().await?;
        // The function answers nothing that could be read.
        let say = "SELECT 1 FROM pg_notify($1, $2)";
        sql::value::<i32, 2>(self.conn(), say, [channel.into(), word.into()]).await?;
        Ok(())
    }

    async fn channel(&self) -> StoreResult<String> {
        let name = sql::value::<String, 0>(self.conn(), CHANNEL, []).await?;
        Ok(name.unwrap_or_default())
    }
}
