//! Waiting for a database that does not answer: it may be starting as well. Whoever started this sees
//! within a second or two what is waited for.

use super::Unfit;
use anyhow::Context as _;
use std::time::{Duration, Instant};
use tokio::time::sleep;
use undersigned_store::{Database, StoreError, presence::Away};

/// How long it may take to open before it is looked what keeps it.
pub(super) const AT_ONCE: Duration = Duration::from_secs(1);
/// How long it is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);
/// How long one try may take.
const ONE_TRY: Duration = Duration::from_secs(5);
/// Pause before the next one.
const PAUSE: Duration = Duration::from_millis(500);

/// Waits until the database at an address takes connections.
///
/// # Errors
/// [`Unfit`] after `patience`; at once what does not pass by itself, such as a wrong password.
pub(super) async fn wait_for(url: &str, patience: Duration) -> anyhow::Result<()> {
    let begun = Instant::now();
    let mut told = false;
    loop {
        let Away { host, reason } = match Database::reach(url, ONE_TRY).await {
            Err(StoreError::Away(away)) => away,
            reached => return reached.context("the database cannot be opened"),
        };
        if begun.elapsed() >= patience {
            return Err(Unfit(format!(
                "the database at {host} does not answer ({reason}): see whether it runs, and \
                 whether database_url names the right host and port"
            ))
            .into());
        }
        if !told {
            tracing::warn!(
                reason,
                "the database at {host} does not answer; trying again for {} seconds",
                patience.as_secs()
            );
            told = true;
        }
        sleep(PAUSE).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::net::TcpListener;

    #[tokio::test]
    async fn a_database_that_stays_away_is_named_with_what_to_do() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let url = format!("postgres://ana:hidden@127.0.0.1:{port}/coalition");
        let error = wait_for(&url, Duration::ZERO).await.unwrap_err();
        assert!(error.is::<Unfit>(), "{error:?}");
        let words = error.to_string();
        assert!(words.contains(&format!("127.0.0.1:{port}")), "{words}");
        assert!(words.contains("database_url"), "{words}");
        assert!(!words.contains("hidden"), "{words}");
    }
}
