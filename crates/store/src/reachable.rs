//! Whether a PostgreSQL takes connections just now. A pool waits for one that does not for as long as its
//! queries may wait, and says nothing meanwhile.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::{self, Connection as _, PgConnection};
use tokio::time::timeout;

use crate::connect::{Database, from_sqlx};
use crate::error::StoreResult;
use crate::presence::Away;

/// What PostgreSQL answers while it starts, and while all its connections are taken (SQLSTATE).
const PASSING: [&str; 2] = ["57P03", "53300"];

type Connecting<'a> = Pin<Box<dyn Future<Output = Result<PgConnection, sqlx::Error>> + Send + 'a>>;

impl Database {
    /// Asks the database at an address once whether it takes connections, for no longer than
    /// `patience`. [`Away`] is what may pass by itself. A SQLite file is always there.
    pub async fn reach(url: &str, patience: Duration) -> StoreResult<()> {
        if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
            return Ok(());
        }
        let options: PgConnectOptions = url.parse().map_err(from_sqlx)?;
        let reason = match connect(&options, patience).await {
            Ok(()) => return Ok(()),
            Err(None) => silence(patience),
            Err(Some(sqlx::Error::Io(error))) => error.to_string(),
            Err(Some(sqlx::Error::Database(error)))
                if error.code().is_some_and(|code| PASSING.contains(&&*code)) =>
            {
                error.message().to_owned()
            }
            Err(Some(error)) => return Err(from_sqlx(error)),
        };
        let host = host(&options);
        Err(Away { host, reason }.into())
    }
}

/// Opens a connection beside all pools, and closes it again. The error is none where nobody answered for so long.
pub(crate) async fn connect(
    options: &PgConnectOptions,
    patience: Duration,
) -> Result<(), Option<sqlx::Error>> {
    let connecting: Connecting<'_> = Box::pin(PgConnection::connect_with(options));
    match timeout(patience, connecting).await {
        Ok(Ok(connection)) => {
            // How it ends says nothing of the next one.
            let _ = timeout(patience, connection.close()).await;
            Ok(())
        }
        Ok(Err(error)) => Err(Some(error)),
        Err(_) => Err(None),
    }
}

/// That nobody answered for so long.
pub(crate) fn silence(patience: Duration) -> String {
    format!("no answer within {} seconds", patience.as_secs())
}

/// Where the database is, without name and password.
pub(crate) fn host(options: &PgConnectOptions) -> String {
    match options.get_socket() {
        Some(socket) => socket.display().to_string(),
        None => format!("{}:{}", options.get_host(), options.get_port()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::StoreError;
    use tokio::net::TcpListener;

    const PATIENCE: Duration = Duration::from_secs(1);

    #[tokio::test]
    async fn who_does_not_answer_is_named_without_a_password() {
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = silent.local_addr().unwrap().port();
        let url = format!("postgres://ana:hidden@127.0.0.1:{port}/coalition");
        // It takes the connection and says nothing; then nobody is there.
        let unanswered = Database::reach(&url, PATIENCE).await.unwrap_err();
        drop(silent);
        let refused = Database::reach(&url, PATIENCE).await.unwrap_err();
        for error in [unanswered, refused] {
            assert!(matches!(error, StoreError::Away(_)), "{error:?}");
            let words = error.to_string();
            assert!(words.contains(&format!("127.0.0.1:{port}")), "{words}");
            assert!(!words.contains("hidden"), "{words}");
        }
    }

    #[tokio::test]
    async fn a_file_is_always_there() {
        let reached = Database::reach("sqlite://nowhere/at/all.db", PATIENCE).await;
        assert!(reached.is_ok(), "{reached:?}");
    }
}
