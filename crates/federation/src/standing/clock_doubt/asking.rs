//! Asking other servers what time it is.

use crate::{Instance, error::Result, site};
use futures::future::join_all;
use std::time::Duration;
use tokio::time::{Instant, timeout};
use undersigned_store::remote_actors;

/// How many servers are asked what time it is, before something is signed.
const ASKED: usize = 5;
/// Among how many they are sought: some may be of our own site.
const HEARD_OF: u64 = 20;
/// How long each of them has to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How soon they are asked again.
const AGAIN: Duration = Duration::from_secs(60);

impl Instance {
    /// Asks other servers for the time, unless that was done just now, and answers how many were asked.
    pub(in crate::standing) async fn asked_just_now(&self) -> Result<usize> {
        let mut asked = self.clock_doubt.asked.lock().await;
        if let Some((at, count)) = *asked
            && at.elapsed() < AGAIN
        {
            return Ok(count);
        }
        let count = self.ask_for_time().await?;
        *asked = Some((Instant::now(), count));
        Ok(count)
    }

    /// Asks servers that were heard of last for anything, and answers how many were asked. Each answer says what
    /// time it is, which the client notes as it comes, for its `clock_difference`.
    ///
    /// # Errors
    /// The database.
    pub async fn ask_for_time(&self) -> Result<usize> {
        let mut origins = remote_actors::newest_origins(self.database.conn(), HEARD_OF).await?;
        // Of our own site the client notes no clock: whoever knows no other is alone.
        let own = site::of(self.addresses.base());
        origins.retain(|origin| site::of(origin) != own);
        origins.truncate(ASKED);
        let ask = origins.iter().map(|origin| async move {
            if let Ok(url) = self.http.parse_url(origin) {
                // Who does not answer says nothing about the time.
                let _ = timeout(PATIENCE, self.http.get(&url, "*/*", None)).await;
            }
        });
        join_all(ask).await;
        Ok(origins.len())
    }
}
