//! Whether a PostgreSQL is there. A pool asks one that is away again and again, for as long as a query may wait, and
//! would have everybody wait as long for the same answer. So whoever got no connection looks here whether one is to be
//! had beside the pool; where none is, all others are refused at once, and one look a second finds it again.

use std::fmt;
use std::sync::{Arc, Weak};
use std::time::Duration;

use sea_orm::sqlx::{self, postgres::PgConnectOptions};
use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};
use tokio::sync::{Mutex, watch};
use tokio::time::{Instant, sleep};

use crate::error::below;
use crate::reachable::{connect, host, silence};

/// How long it may take to answer a look.
const PATIENCE: Duration = Duration::from_secs(2);
/// How soon it is looked again.
const PAUSE: Duration = Duration::from_secs(1);
/// What PostgreSQL answers while all its connections are taken (SQLSTATE): it is there, and those of the pools may be
/// among them.
const ALL_TAKEN: &str = "53300";
/// With what the codes begin by which it says that it, or somebody who runs it, ends a connection or takes none.
const ENDED: &str = "57P";

/// What was seen of a database that takes no connection.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the database at {host} does not answer: {reason}")]
pub struct Away {
    /// Where it is, without name and password.
    pub host: String,
    /// What was seen of it.
    pub reason: String,
}

impl Away {
    /// What an error says of that, if anything.
    pub(crate) fn seen_in(error: &DbErr) -> Option<Self> {
        match below(error)? {
            // As it was put there by `refused` below.
            sqlx::Error::Configuration(inner) => inner.downcast_ref::<Self>().cloned(),
            _ => None,
        }
    }

    /// The same as an error of the library below us, which is all that it lets through.
    fn refused(self) -> DbErr {
        let error = sqlx::Error::Configuration(Box::new(self));
        DbErr::Conn(RuntimeErr::SqlxError(Arc::new(error)))
    }
}

/// What is known of a database that runs by itself: nothing of a SQLite file, which is always there.
pub(crate) struct Presence {
    options: Option<Arc<PgConnectOptions>>,
    away: watch::Sender<Option<Away>>,
    /// When it was last seen to be there. Held by who looks: whoever doubts meanwhile takes what is found.
    seen_at: Mutex<Option<Instant>>,
}

/// Without how it is opened, in which its password is.
impl fmt::Debug for Presence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Presence")
            .field("away", &self.away)
            .finish_non_exhaustive()
    }
}

impl Presence {
    /// Of a database that was just opened; none where it is a file.
    pub(crate) fn of(options: Option<Arc<PgConnectOptions>>) -> Arc<Self> {
        Arc::new(Self {
            options,
            away: watch::Sender::new(None),
            seen_at: Mutex::default(),
        })
    }

    /// What was seen of it, where it is away.
    pub(crate) fn away(&self) -> Option<Away> {
        self.away.borrow().clone()
    }

    /// Says each time that it went, and that it is back.
    pub(crate) fn watch(&self) -> watch::Receiver<Option<Away>> {
        self.away.subscribe()
    }

    /// Refuses what would wait for it in vain.
    pub(crate) fn check(&self) -> Result<(), DbErr> {
        self.away().map_or(Ok(()), |away| Err(away.refused()))
    }

    /// What came of a query. Where that shows no connection, it is found out whether there is any.
    pub(crate) async fn seen<T>(self: &Arc<Self>, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        let error = match outcome {
            Err(error) if self.options.is_some() && is_unconnected(&error) => error,
            other => return other,
        };
        self.doubt().await;
        match self.away() {
            // It was never asked, and knows nothing of it.
            Some(away) if !is_broken_off(&error) => Err(away.refused()),
            _ => Err(error),
        }
    }

    /// Finds out whether it is there, unless that is known.
    pub(crate) async fn doubt(self: &Arc<Self>) {
        let Some(options) = &self.options else {
            return;
        };
        let mut seen_at = self.seen_at.lock().await;
        if self.away().is_some() || seen_at.is_some_and(|at| at.elapsed() < PAUSE) {
            return;
        }
        match look(options).await {
            Ok(()) => *seen_at = Some(Instant::now()),
            Err(reason) => {
                let host = host(options);
                self.away.send_replace(Some(Away { host, reason }));
                tokio::spawn(until_back(Arc::downgrade(self), Arc::clone(options)));
            }
        }
    }
}

/// Looks for it until it is back, or nobody has it open any more.
async fn until_back(presence: Weak<Presence>, options: Arc<PgConnectOptions>) {
    while presence.strong_count() > 0 {
        sleep(PAUSE).await;
        let found = look(&options).await;
        if found.is_ok()
            && let Some(presence) = presence.upgrade()
        {
            presence.away.send_replace(None);
            return;
        }
    }
}

/// Asks for a connection beside the pools, once; else says what came of it.
async fn look(options: &PgConnectOptions) -> Result<(), String> {
    match connect(options, PATIENCE).await {
        Ok(()) => Ok(()),
        Err(None) => Err(silence(PATIENCE)),
        Err(Some(sqlx::Error::Database(error))) => {
            let is_taken = error.code().is_some_and(|code| code == ALL_TAKEN);
            match is_taken {
                true => Ok(()),
                false => Err(error.message().to_owned()),
            }
        }
        Err(Some(sqlx::Error::Io(error))) => Err(error.to_string()),
        Err(Some(error)) => Err(error.to_string()),
    }
}

/// Whether an error says that there was no connection, or that it broke off: the next query may find none either.
pub(crate) fn is_unconnected(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(why) => *why == ConnAcquireErr::Timeout,
        DbErr::Conn(_) => true,
        _ => is_broken_off(error),
    }
}

/// Whether it was asked something, and its connection ended before it answered.
fn is_broken_off(error: &DbErr) -> bool {
    match error {
        DbErr::Conn(_) => false,
        asked => match below(asked) {
            Some(sqlx::Error::Io(_)) => true,
            Some(sqlx::Error::Database(said)) => {
                said.code().is_some_and(|code| code.starts_with(ENDED))
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::StoreError;
    use std::io;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    fn timed_out() -> Result<(), DbErr> {
        Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
    }

    /// Answers whoever comes as PostgreSQL does while all its connections are taken.
    async fn all_taken(listener: TcpListener) {
        let said = b"SFATAL\0C53300\0Mtoo many clients\0\0";
        let length = u32::try_from(said.len() + 4).unwrap();
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut hello = [0; 1024];
            let read = stream.read(&mut hello).await;
            assert!(read.is_ok_and(|read| read > 0));
            let answer = [&b"E"[..], &length.to_be_bytes(), said].concat();
            stream.write_all(&answer).await.unwrap();
        }
    }

    #[tokio::test]
    async fn who_asks_while_it_is_known_to_be_away_does_not_wait_and_it_is_found_again() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        drop(listener);
        let url = format!("postgres://ana:hidden@{at}/coalition?sslmode=disable");
        let presence = Presence::of(Some(Arc::new(url.parse().unwrap())));
        assert!(presence.check().is_ok(), "nobody has asked");

        // What the first one meets is what all others are told.
        let first = StoreError::from(presence.seen(timed_out()).await.unwrap_err());
        let next = StoreError::from(presence.check().unwrap_err());
        for error in [first, next] {
            assert!(matches!(error, StoreError::Away(_)), "{error:?}");
            assert!(error.is_away() && !error.leaves_open());
            let words = error.to_string();
            assert!(words.contains(&at.to_string()), "{words}");
            assert!(!words.contains("hidden"), "{words}");
        }
        assert!(!format!("{presence:?}").contains("hidden"));
        // What broke off may have been done.
        let broken = sqlx::Error::Io(io::Error::other("reset by peer"));
        let broken = DbErr::Exec(RuntimeErr::SqlxError(Arc::new(broken)));
        let broken = presence.seen(Err::<(), _>(broken)).await.unwrap_err();
        let broken = StoreError::from(broken);
        assert!(broken.is_away() && broken.leaves_open(), "{broken:?}");

        let mut watch = presence.watch();
        let listener = TcpListener::bind(at).await.unwrap();
        let answers = tokio::spawn(all_taken(listener));
        watch.changed().await.unwrap();
        assert_eq!(presence.away(), None);
        // It is there, though it has no connection to give.
        let busy = presence.seen(timed_out()).await.unwrap_err();
        assert!(matches!(busy, DbErr::ConnectionAcquire(_)), "{busy:?}");
        assert!(presence.check().is_ok());
        answers.abort();
    }

    #[tokio::test]
    async fn a_file_is_never_away() {
        let presence = Presence::of(None);
        assert!(presence.seen(timed_out()).await.is_err());
        presence.doubt().await;
        assert!(presence.check().is_ok());
    }
}
