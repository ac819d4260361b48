//! A newer version that brings the database up to date under a process that still runs. Whoever starts looks
//! for others first ([`alone`](crate::alone)); this is for whom nobody could see, such as one that was halted, or
//! cut off from the database, meanwhile.

use std::{future::pending, time::Duration};
use tokio::time::sleep;
use undersigned_store::{Database, StoreError};

/// How often it is looked: for so long one may go on with what it does not know.
const LOOK: Duration = Duration::from_secs(10);

/// Waits until the database has a step of the schema that this program does not know, and says which. On SQLite,
/// which one server has at a time, that never comes.
pub async fn by_a_newer_version(database: &Database) -> StoreError {
    if !database.is_postgres() {
        return pending().await;
    }
    loop {
        sleep(LOOK).await;
        // Whether it answers at all is seen elsewhere.
        if let Err(error @ StoreError::Newer(_)) = database.schema().await {
            tracing::error!(%error, "this process ends at once, before it breaks what it does not know");
            return error;
        }
    }
}
