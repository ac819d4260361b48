//! Mails that became files, since there was no mail server, go like those that could not be sent. Every process that sends
//! mails looks after its own folder: on PostgreSQL each may have another.

use super::{DOUBT_INTERVAL, GIVEN_UP_MILLIS};
use std::{path::PathBuf, time::Duration};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use undersigned_federation::Instance;
use undersigned_mail::files;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Deletes them until stopped; not while this server's clock is doubted.
pub(super) async fn run((instance, folder): (Instance, PathBuf), stop: CancellationToken) {
    while !stop.is_cancelled() {
        let nap = if instance.is_deleting_in_doubt() {
            DOUBT_INTERVAL
        } else {
            let before = instance.clock.millis() - GIVEN_UP_MILLIS;
            if let Err(error) = files::prune(&folder, before).await {
                tracing::warn!(%error, "old mails in the folder of mails were not deleted");
            }
            HOUR
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = sleep(nap) => {}
        }
    }
}
