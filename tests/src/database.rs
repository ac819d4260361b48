//! A database of its own for each server: a SQLite file, or a fresh database on the PostgreSQL
//! that `UNDERSIGNED_TEST_DATABASE_URL` names.

use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbErr};
use std::sync::Arc;
use url::Url;

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file in the server's data folder.
    Sqlite,
    /// A database of its own on the test server.
    Postgres,
}

impl Backend {
    /// Whether this backend can be used here; PostgreSQL needs the variable.
    pub fn is_available(self) -> bool {
        let available = self.is_there();
        if !available {
            crate::skip("on PostgreSQL: UNDERSIGNED_TEST_DATABASE_URL is not set");
        }
        available
    }

    /// The same, where nothing is left out for want of it.
    pub(crate) fn is_there(self) -> bool {
        self == Self::Sqlite || base().is_some()
    }
}

fn base() -> Option<Url> {
    std::env::var("UNDERSIGNED_TEST_DATABASE_URL")
        .ok()?
        .parse()
        .ok()
}

/// Opens a database beside whoever else has it open.
pub async fn open(url: impl Into<String>) -> DatabaseConnection {
    connect(url.into())
        .await
        .expect("the database can be opened")
}

async fn connect(url: String) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await
}

/// Runs statements on a database, which is made first if it is a file.
pub(crate) async fn fill(url: &str, sql: &str) {
    let is_file = url.starts_with("sqlite:");
    let database = open(format!("{url}{}", if is_file { "?mode=rwc" } else { "" })).await;
    if is_file {
        // As every server leaves it.
        let mode = database
            .execute_unprepared("PRAGMA journal_mode = WAL")
            .await;
        mode.expect("the log can be switched on");
    }
    let filled = database.execute_unprepared(sql).await;
    filled.expect("the database takes what it is filled with");
    database.close().await.expect("the database can be closed");
}

/// A name that nobody else has.
fn unique() -> String {
    let folder = tempfile::Builder::new()
        .prefix("u")
        .rand_bytes(10)
        .tempdir();
    let folder = folder.expect("a temporary folder can be made");
    let name = folder.path().file_name();
    name.map(|name| name.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// What ends all sessions in a database.
fn end_sessions(database: &str) -> String {
    format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
}

/// A PostgreSQL database that is dropped with this value.
#[derive(Debug)]
pub(crate) struct Postgres {
    base: Url,
    name: String,
    /// What this was copied from, and others may be as well: it goes with the last of them.
    pub original: Option<Arc<Postgres>>,
}

impl Postgres {
    /// Makes a fresh database.
    pub fn create(label: &str) -> Self {
        let made = Self::named(label);
        made.sql(&[&format!("CREATE DATABASE \"{}\"", made.name)]);
        made
    }

    fn named(label: &str) -> Self {
        Self {
            base: base().expect("UNDERSIGNED_TEST_DATABASE_URL names a PostgreSQL"),
            name: format!("undersigned_test_{label}_{}", unique()),
            original: None,
        }
    }

    /// Makes a database with everything that this one holds; nobody may be connected to it.
    pub fn copied(&self, label: &str) -> Self {
        let copy = Self::named(label);
        let (made, from) = (&copy.name, &self.name);
        // File by file (since PostgreSQL 15): by way of its log, as it would by itself, costs twice as much.
        let create = format!("CREATE DATABASE \"{made}\" TEMPLATE \"{from}\" STRATEGY file_copy");
        // Of a server that was killed somebody may still be there.
        copy.sql(&[&end_sessions(from), &create]);
        copy
    }

    /// Its address.
    pub fn url(&self) -> String {
        let mut url = self.base.clone();
        url.set_path(&self.name);
        url.to_string()
    }

    /// Lets everybody in, or nobody, not even those who are in.
    pub fn open(&self, open: bool) {
        let name = &self.name;
        let allow = format!("ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS {open}");
        self.sql(&[&allow]);
        if !open {
            // Whoever was just being let in is among them only a moment later.
            for _ in 0..3 {
                self.sql(&[&end_sessions(name), "SELECT pg_sleep(0.2)"]);
            }
        }
    }

    /// Runs statements one after the other, outside of a transaction, from wherever this is called: what goes
    /// with a value cannot wait for anything. (`psql` would be one more program to start for each; Debian's is
    /// a script that looks for the program first.)
    fn sql(&self, statements: &[&str]) {
        let run = || -> anyhow::Result<()> {
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            runtime.enable_all().build()?.block_on(async {
                let database = connect(self.base.to_string()).await?;
                for statement in statements {
                    database.execute_unprepared(statement).await?;
                }
                Ok(database.close().await?)
            })
        };
        // A thread of its own: this one may be in a runtime already.
        let ran = std::thread::scope(|scope| scope.spawn(run).join());
        match ran {
            Ok(Ok(())) => {}
            other => eprintln!("PostgreSQL did not take: {statements:?}: {other:?}"),
        }
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let name = &self.name;
        self.sql(&[&format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")]);
    }
}
