//! What has arrived, written down. Many hosts take something at the same time: their rows go in few
//! writes, and each is sent the next only after its own is gone.

use crate::{Instance, error::Result, together::Together};
use std::sync::Arc;
use undersigned_store::{deliveries, delivery_hosts};

/// What waits to be written down.
#[derive(Default)]
pub(crate) struct Settled {
    /// Deliveries that were taken.
    done: Arc<Together<i64, bool>>,
    /// Hosts that took all that they were sent.
    succeeded: Arc<Together<Lease, bool>>,
}

/// A host, and who sends to it.
struct Lease {
    host: String,
    holder: String,
}

impl Instance {
    /// A delivery was taken: its row goes.
    pub(super) async fn delivered(&self, delivery: i64) -> Result<()> {
        let here = self.clone();
        let work = move |some| delete(here.clone(), some);
        let gone = self.settled.done.add(delivery, work).await;
        if gone != Some(true) {
            deliveries::done(self.database.conn(), delivery).await?;
        }
        Ok(())
    }

    /// A host took what it was sent: its lease and its back-off end.
    pub(super) async fn host_took_all(&self, host: &str, holder: &str) -> Result<()> {
        let here = self.clone();
        let work = move |some| end(here.clone(), some);
        let lease = Lease {
            host: host.to_owned(),
            holder: holder.to_owned(),
        };
        let ended = self.settled.succeeded.add(lease, work).await;
        if ended != Some(true) {
            let (db, now) = (self.database.conn(), self.clock.millis());
            delivery_hosts::host_succeeded(db, host, holder, now).await?;
        }
        Ok(())
    }
}

async fn delete(instance: Instance, done: Vec<i64>) -> Vec<bool> {
    let gone = deliveries::done_many(instance.database.conn(), &done).await;
    vec![gone.is_ok(); done.len()]
}

async fn end(instance: Instance, mut leases: Vec<Lease>) -> Vec<bool> {
    // Two processes never wait for each other's rows crosswise.
    leases.sort_unstable_by(|a, b| a.host.cmp(&b.host));
    let ended = end_in_one(&instance, &leases).await;
    vec![ended.is_ok(); leases.len()]
}

async fn end_in_one(instance: &Instance, leases: &[Lease]) -> Result<()> {
    let now = instance.clock.millis();
    if let [Lease { host, holder }] = leases {
        let db = instance.database.conn();
        delivery_hosts::host_succeeded(db, host, holder, now).await?;
        return Ok(());
    }
    let transaction = instance.database.begin().await?;
    for Lease { host, holder } in leases {
        delivery_hosts::host_succeeded(&transaction, host, holder, now).await?;
    }
    transaction.commit().await?;
    Ok(())
}
